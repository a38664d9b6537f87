"""Makes `templates/liste/layout.docx` from the common Word layout: landscape pages, tables in smaller type.

From then on the file itself is the truth: the office edits it in Word. Run this only to start over; it overwrites.
"""

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

TEMPLATES = Path(__file__).parents[1] / "templates"
BASE = TEMPLATES / "gemeinsam/base.docx"
TARGET = TEMPLATES / "liste/layout.docx"
SIDE, END = Mm(12), Mm(18)


def make() -> None:
    """Write the layout."""
    document = Document(str(BASE))
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, page.page_height, page.page_width
    page.left_margin = page.right_margin = SIDE
    page.top_margin = page.bottom_margin = END
    for tab in document.styles["Footer"].paragraph_format.tab_stops:  # the page number stands at the right margin
        tab.position = page.page_width - 2 * SIDE
    text = document.styles["Antrag Tabellentext"]
    text.font.size = Pt(7)
    text.paragraph_format.space_before = text.paragraph_format.space_after = Pt(1.2)
    document.styles["Caption"].font.size = Pt(9)
    packed = io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as made, zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as target:
        for name in made.namelist():  # python-docx writes the time into the archive
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), made.read(name), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    make()
