"""What comes out for some papers, to be read: tree, parts of the Word file, text of the PDF.

`pytest --neu-golden` writes them anew; read the difference before you commit it.
"""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from dump import dump
from lxml import etree
from papers import ROOT, SEED, built, tree_of
from programs import output_of

GOLDEN = Path(__file__).parent / "golden"
CHOSEN = {
    "seed": SEED,
    "beispiel": ROOT / "templates/haushaltsantrag/beispiel.md",
    "antwort": ROOT / "templates/stellungnahme/beispiel.md",
    "bericht": ROOT / "templates/fortschrittsbericht/beispiel.md",
}
PARTS = ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml")


def docx_part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        if name not in package.namelist():
            return ""
        return str(etree.tostring(etree.fromstring(package.read(name)), pretty_print=True, encoding="unicode"))


def outcome(paper: Path) -> dict[str, str]:
    files = built(paper).files
    return {
        "tree.txt": "\n".join(dump(tree_of(paper))) + "\n",
        "pdf.txt": output_of("pdftotext", "-layout", "-", "-", data=files["pdf"]),
        **{f"docx-{Path(name).stem}.xml": docx_part(files["docx"], name) for name in PARTS},
    }


@pytest.mark.parametrize("name", [pytest.param(n, marks=[pytest.mark.langsam] * (n == "bericht")) for n in CHOSEN])
def test_a_paper_comes_out_as_it_was_read_last(name: str, renew: bool) -> None:
    for part, text in outcome(CHOSEN[name]).items():
        path = GOLDEN / f"{name}.{part}"
        if renew:
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{path.name}: --neu-golden writes it anew"
