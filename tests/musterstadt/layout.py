"""Make Musterstadt's Word layout: base.docx with other margins and styles, as an editor would do it in Word."""

from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

HERE = Path(__file__).parent
BASE = HERE.parents[1] / "templates/gemeinsam/base.docx"
LAYOUT = HERE / "templates/beschlussvorlage/layout.docx"
LIGHT_GREEN = "D8F3DC"
GREEN = RGBColor(0x1B, 0x43, 0x32)
SIZES = {"Heading 1": 20, "Heading 2": 12, "Antrag Art": 11, "Antrag Absender": 12}


def make() -> None:
    """Write the layout; run by hand, since the package's ZIP carries the time."""
    document = Document(str(BASE))
    page = document.sections[0]
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(30), Mm(22), Mm(28), Mm(30)
    for name, size in SIZES.items():
        font = document.styles[name].font
        font.size, font.color.rgb = Pt(size), GREEN
    for name in ("Footer", "Header"):  # the page number stands at the right margin
        for tab in document.styles[name].paragraph_format.tab_stops:
            tab.position = page.page_width - page.left_margin - page.right_margin
    (shading,) = document.styles["Antrag Tabelle"].element.iter(qn("w:shd"))
    shading.set(qn("w:fill"), LIGHT_GREEN)
    document.save(str(LAYOUT))


if __name__ == "__main__":
    make()
