"""A city's own font counts: what it has is printed in its layouts, and refused in others."""

from pathlib import Path

import pytest
from charts import CHARTS
from commands import run
from paper_text import HEAD, paper
from stadtschrift import face_rule, font_file
from writers.docx.read_back import Part

from antrag_gen.transforms.fonts import set_fonts
from antrag_gen.tree import Chart, Document, Metadata
from antrag_gen.writers.pdf.own_fonts import typefaces_of

REFUSED = (
    "turnhalle.md:11:18: Fehler: Das Zeichen „中“ (U+4E2D, Cjk Unified Ideograph-4E2D) gibt es in der Schrift nicht."
)


@pytest.fixture
def written(projekt: Path) -> Path:
    text = paper(HEAD, "# Begründung/Erläuterung\n\nDie Partnerstadt 中 und Nguyễn ☒.")
    (projekt / "content/turnhalle.md").write_text(text, encoding="utf-8")
    return projekt


def set_layout(projekt: Path, kind: str) -> None:
    layout = projekt / f"templates/{kind}/layout.css"
    layout.parent.mkdir(parents=True)
    css = face_rule(font_file("中")) + "html { font-family: Stadtschrift, sans-serif }"
    layout.write_text(css, encoding="utf-8")


def test_without_it_the_letter_is_refused(written: Path) -> None:
    assert REFUSED in run("pruefen", "content/turnhalle.md").stderr


@pytest.mark.langsam
def test_with_it_the_letter_is_printed(written: Path) -> None:
    set_layout(written, "haushaltsantrag")
    result = run("erzeugen", "content/turnhalle.md")
    assert result.exit_code == 0, result.output
    data = (written / "output/turnhalle.docx").read_bytes()
    runs = {
        "".join(run.xpath("w:t/text()", namespaces=run.nsmap)): run.xpath(
            "w:rPr/w:rFonts/@w:ascii", namespaces=run.nsmap
        )
        for run in Part(data, "word/document.xml").find("//w:r[w:t]")
    }
    assert runs["Die Partnerstadt 中 und Nguy"] == []
    assert (runs["ễ"], runs["☒"]) == (["Arial"], ["Segoe UI Symbol"])


def test_the_font_of_another_kind_does_not_count(written: Path) -> None:
    set_layout(written, "antrag")
    assert run("pruefen", "content/turnhalle.md").exit_code == 1


@pytest.mark.langsam
def test_a_drawing_has_the_font_of_the_text() -> None:
    file = font_file("中")
    css = face_rule(file) + "h1 { font-family: Arial } html { font-family: Fehlt, Stadtschrift, sans-serif }"
    assert typefaces_of(css.encode()).file_for("Partnerstadt 中") == file
    assert typefaces_of(css.encode()).file_for("Partnerstadt ☒") == b""
    assert typefaces_of(css.replace("Fehlt", "Arial").encode()).file_for("Partnerstadt") == b""
    (drawn,) = set_fonts(Document(Metadata("Papier"), (CHARTS["lines"],)), typefaces_of(css.encode())).children
    assert isinstance(drawn, Chart)
    assert drawn.font == file


@pytest.mark.langsam
def test_a_list_prints_the_subjects_that_its_own_layout_can_print(written: Path) -> None:
    file = written / "content/turnhalle.md"
    file.write_text(paper(HEAD.replace("Turnhalle", "Halle 中")), encoding="utf-8")
    set_layout(written, "haushaltsantrag")
    assert "gibt es in der Schrift nicht" in run("liste", "--stand", "31.01.2024").output
    set_layout(written, "liste")
    assert "Halle 中" in run("liste", "--stand", "31.01.2024").output
