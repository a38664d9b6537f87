"""What goes with a paper: numbered, named, and put into its file where that is asked for."""

from pathlib import Path

import pytest
from anlagen import HEAD, MOTION, TEXT, answer_with_anlagen, pdf
from commands import run
from paper_text import paper
from PIL import Image as Picture

from antrag_gen.errors import AntragError
from antrag_gen.library.beilagen import name_inside
from antrag_gen.readers.built.attached import AttachedPdf, read_attached
from antrag_gen.tree import Document, Heading, Image, Paragraph, Region, RegionRole, plain_text, walk


@pytest.fixture
def tree(projekt: Path) -> Document:
    return answer_with_anlagen(projekt)


def test_the_list_numbers_and_names_what_goes_with_a_paper(tree: Document) -> None:
    lines = [" ".join(line.split()) for line in plain_text(tree).split("\n")]
    begin = lines.index("Anlagen")
    assert lines[begin + 1 : begin + 8] == [
        "Anlage 1: Dringlichkeitsantrag Nr. 112/2023 vom 16. Oktober 2023: Trinkbrunnen",
        "Anlage 2: Lageplan",
        "Anlage 3: Gutachten (liegt als Datei bei: Anlage-3-Gutachten-fuer-Plaetze.pdf, 1 Seite, nicht barrierefrei)",
        "Anlagen 7 bis 8: Pläne",
        "• Anlage 7: Nord",
        "• Anlage 8: Antrag dazu (Antrag Nr. 113/2023)",
        "Anlagen 9 bis 11: Alle Pläne",
    ]


def test_papers_and_pictures_follow_on_pages_of_their_own(tree: Document) -> None:
    behind = [node for node in tree.children if isinstance(node, Region) and node.role is RegionRole.PAPIER]
    headings = [plain_text(region.children[0]).replace("\u00a0", " ") for region in behind]
    assert headings == [
        "Anlage 1: Dringlichkeitsantrag Nr. 112/2023 vom 16. Oktober 2023: Trinkbrunnen (Entwurf)",
        "Anlage 2: Lageplan",
    ]
    assert [node.level for node in walk(behind[0]) if isinstance(node, Heading)] == [2, 3, 3]
    assert any(isinstance(node, Paragraph) and plain_text(node).startswith("Zehn Brunnen.") for node in walk(behind[0]))
    (picture,) = (node for node in walk(behind[1]) if isinstance(node, Image))
    assert picture.alt == "Zehn Punkte auf fünf Plätzen."


def test_a_pdf_lies_in_the_papers_file(tree: Document) -> None:
    (file,) = tree.attachments
    assert (file.name, file.media_type, file.relationship) == (
        "Anlage-3-Gutachten-fuer-Plaetze.pdf",
        "application/pdf",
        "Supplement",
    )
    assert file.description == "Anlage 3: Gutachten"
    assert file.data == pdf(tagged=False)


def test_a_pdf_is_read_before_it_is_put_in() -> None:
    assert read_attached(pdf(), "a.pdf") == AttachedPdf(1, tagged=True)
    assert read_attached(pdf(tagged=False), "a.pdf") == AttachedPdf(1, tagged=False)
    assert read_attached(pdf(action="GoTo"), "a.pdf") == AttachedPdf(1, tagged=True)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (pdf(action="JavaScript"), "„a.pdf“ tut beim Lesen etwas (JavaScript) und wird nicht aufgenommen."),
        (
            pdf(action="ABCDEFGHIJKL").replace(b"ABCDEFGHIJKL", b"Java#53cript"),
            "„a.pdf“ tut beim Lesen etwas (JavaScript) und wird nicht aufgenommen.",
        ),
        (pdf(action="Launch"), "„a.pdf“ tut beim Lesen etwas (Launch) und wird nicht aufgenommen."),
        (pdf(key="geheim"), "„a.pdf“ ist mit einem Kennwort verschlüsselt."),
        (pdf()[:300], "„a.pdf“ ist beschädigt, oder es ist zu viel darin."),
        (b"%PDF-" + b"0" * 20_000_000, "„a.pdf“ hat 20 MB; höchstens 20 MB sind möglich."),
    ],
    ids=["script", "spelled", "launch", "locked", "torn", "large"],
)
def test_a_pdf_that_does_something_or_cannot_be_read_is_not_put_in(data: bytes, told: str) -> None:
    with pytest.raises(AntragError) as caught:
        read_attached(data, "a.pdf")
    assert caught.value.problem.what == told


def test_what_a_pdf_is_called_inside_is_the_same_on_all_systems() -> None:
    assert name_inside("pläne/Übersicht (neu).pdf", "7 bis 11") == "Anlage-7-bis-11-Uebersicht-neu-.pdf"
    assert name_inside("Kraków.pdf", "3") == "Anlage-3-Krakow.pdf"


def test_only_pdfs_and_pictures_with_words_are_put_in(projekt: Path) -> None:
    content = projekt / "content"
    (content / "antrag.md").write_text(MOTION, encoding="utf-8")
    (content / "liste.txt").write_text("Liste", encoding="utf-8")
    Picture.new("RGB", (40, 30)).save(content / "plan.png")
    entries = "".join(
        f"  - titel: Plan {name}\n    datei: {name}\n    aufnehmen: ja\n" for name in ("liste.txt", "plan.png")
    )
    (content / "antwort.md").write_text(paper(HEAD + entries, TEXT), encoding="utf-8")
    assert run("pruefen", "content/antwort.md").stderr == (
        "content/antwort.md:9:12: Fehler: „liste.txt“ ist weder ein PDF noch ein Bild (PNG oder JPEG); anderes wird "
        "nicht aufgenommen.\n"
        "    Als PDF speichern oder „aufnehmen“ löschen; dann wird die Datei nur genannt.\n"
        "content/antwort.md:12:12: Fehler: Zu diesem Bild fehlt „alt“: was darauf zu sehen ist, für alle, die es nicht "
        "sehen.\n"
        "    Eine Zeile „alt: …“ ergänzen.\n"
    )


def test_a_paper_whose_number_another_has_as_well_is_not_said_to_be_missing(projekt: Path) -> None:
    for name in ("antrag.md", "kopie.md"):
        (projekt / "content" / name).write_text(MOTION, encoding="utf-8")
    entry = "  - antrag: 112/2023\n    aufnehmen: ja\n"
    (projekt / "content/antwort.md").write_text(paper(HEAD + entry, TEXT.replace("Anlage 2", "oben")), encoding="utf-8")
    assert run("pruefen", "content/antwort.md").stderr == (
        "content/antwort.md:8:13: Fehler: Antrag Nr. 112/2023 haben in diesem Projekt mehrere Papiere; "
        "niemand weiß, welches gemeint ist.\n"
        "    Jedem Papier seine eigene Nummer geben.\n"
    )
