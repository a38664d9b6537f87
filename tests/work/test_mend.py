"""What `antrag pruefen --korrigieren` changes in content files: the slips, and no other byte."""

import re
from pathlib import Path

import pytest
from commands import run
from proofing.proofed import HEAD, REQUEST, opened

from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile, ProjectFolder
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.work.mend import diff, mend

ROOT = Path(__file__).parents[2]
FILE = ContentFile("content/antrag.md", "content/antrag.md")
BODY = f"{HEAD}{REQUEST}# Begründung\n\n"


@pytest.fixture(scope="module")
def project() -> OpenedProject:
    return opened()


def mended(data: bytes, project: OpenedProject) -> bytes:
    return mend(FILE, _Holding(project, data)).after


class _Holding:
    """A project in which the file has these bytes."""

    def __init__(self, project: OpenedProject, data: bytes) -> None:
        self._project, self._data = project, data

    def __getattr__(self, name: str) -> object:
        return getattr(self._project, name)

    def content(self, file: ContentFile) -> Content:
        return Content(file, self._data, self._project.folder.read, self._project.einstellungen.listen)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Das gilt z.B. für 50Euro.", "Das gilt z. B. für 50 Euro."),
        ("Zeile eins\nz.B. zwei , drei.", "Zeile eins\nz. B. zwei, drei."),
        ("1. Punkt\n   z.B. mit Einzug", "1. Punkt\n   z. B. mit Einzug"),
        ("Ein \\*Stern\\* und z.B. mehr.", "Ein \\*Stern\\* und z. B. mehr."),
        ("Ein **fetter z.B.** Satz.", "Ein **fetter z. B.** Satz."),
        ("| A | B |\n|---|---|\n| z.B. | 50Euro |", "| A | B |\n|---|---|\n| z. B. | 50 Euro |"),
        ('Das „*Wort*" ist klar.', "Das „*Wort*“ ist klar."),
        ("Satz[^1].\n\n[^1]: Das gilt z.B. hier.", "Satz[^1].\n\n[^1]: Das gilt z. B. hier."),
    ],
)
def test_slips_are_mended_where_they_stand(written: str, meant: str, project: OpenedProject) -> None:
    assert mended(f"{BODY}{written}\n".encode(), project).decode() == f"{BODY}{meant}\n"


@pytest.mark.parametrize(
    "written",
    [
        "Er sagte: „z.B. 50Euro“.",
        "> Wörtlich z.B. 50Euro.",
        "Der [Bericht z.B. hier](https://musterstadt.de/z.B.) und www.musterstadt.de/5%.html liegen vor.",
        "Ein Wort &amp; dahinter z.B. noch eines.",
        "Das **ist,**so.",
        "Die Bank kostet 1,250 Euro, am 01.02.24.",
        "Und\nund so weiter.",
        "Die Feier ist am . September 2023 um . Uhr, sie kostet rund  Euro im Jahr.",
        "Es kamen ca. ... Gäste, das steht auf Seite ? des Berichts.",
        "Der Rat hat in der . Sitzung am .05.2023 zugestimmt, es kostet um  % mehr.",
        "Die Gruppe ...But Alive spielt.",
    ],
)
def test_what_is_not_sure_stays(written: str, project: OpenedProject) -> None:
    data = f"{BODY}{written}\n".encode()
    assert mended(data, project) == data


def test_the_head_is_mended_in_each_way_of_writing_it(project: OpenedProject) -> None:
    for value in (
        '"Bänke z.B. am Ufer"',
        "'Bänke z.B. am \"Ufer'",
        "Bänke z.B. am Ufer  # z.B.",
        ">-\n  Bänke\n  z.B. hier",
    ):
        data = BODY.replace("Bänke am Ufer", value, 1).encode()
        assert mended(data, project) == data.replace(b"z.B.", b"z. B.", 1), value


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_the_mark_at_the_beginning_stay(ending: str, project: OpenedProject) -> None:
    text = f"{BODY}Zeile  eins\nz.B. zwei".replace("\n", ending)
    assert mended(f"\ufeff{text}".encode(), project).decode() == "\ufeff" + text.replace("  ", " ").replace(
        "z.B.", "z. B."
    )


def test_what_a_rule_is_switched_off_for_stays(project: OpenedProject) -> None:
    head = HEAD.replace("---\nart", "---\nohne_pruefung: {schreibung-abkuerzung: Hausregel}\nart")
    text = f"{head}{REQUEST}# Begründung\n\nDas gilt z.B. für  50Euro.\n"
    assert mended(text.encode(), project).decode() == text.replace("  ", " ").replace("50Euro", "50 Euro")


def test_a_diff_is_that_of_git_and_writes_nothing(projekt: Path) -> None:
    file = projekt / "content" / "antrag.md"
    file.write_bytes(f"{BODY}Das gilt z.B. hier.".encode())
    assert run("pruefen", "--diff", "--korrigieren", "content/antrag.md").stdout.splitlines()[:2] == [
        "--- a/content/antrag.md",
        "+++ b/content/antrag.md",
    ]
    assert file.read_bytes() == f"{BODY}Das gilt z.B. hier.".encode()


def test_what_is_changed_is_told_and_mending_twice_changes_nothing(projekt: Path) -> None:
    file = projekt / "content" / "antrag.md"
    file.write_bytes(f"{BODY}Das gilt z.B. hier.\n".encode())
    told = run("pruefen", "--korrigieren", "content/antrag.md").stdout.splitlines()
    assert told[0] == "content/antrag.md:12:10: korrigiert: „z.B.“ → „z. B.“"
    once = file.read_bytes()
    assert once == f"{BODY}Das gilt z. B. hier.\n".encode()
    assert "korrigiert" not in run("pruefen", "--korrigieren", "content/antrag.md").stdout
    assert file.read_bytes() == once


def test_a_file_that_cannot_be_read_stays(projekt: Path) -> None:
    file = projekt / "content" / "antrag.md"
    file.write_bytes(b"---\nart: [\n---\n# Wir beantragen\n\nz.B. hier \xff\n")
    before = file.read_bytes()
    assert run("pruefen", "--korrigieren").exit_code == 1
    assert file.read_bytes() == before


PAPERS = sorted((ROOT / "content").rglob("*.md"))
PLAIN = re.compile(r"^(?![|>#~]|---|\s*\[\^)(?!.*[„“\"»\[<@]|.*www\.)(?=.*[.,]$).{30,}$", re.MULTILINE)
SLIPS = (
    (r"(?<=[a-z]{3})\. (?=(?:Die|Der|Das) )", "."),
    (r"(?<=[a-z]{3}), (?=[a-z]{2})", " , "),
    (r"(?<=[a-z]{3}), (?=[a-z]{2})", ","),
    (r"(?<=\d) (?=Euro)", ""),
    (r"z\. B\.", "z.B."),
    (r"(?<=[a-z]) (?=[a-z])", "  "),
    (r" und (?=[a-z])", " und und "),
    (r"(?<=[a-z]) – (?=[a-z])", " - "),
    (r"§ (?=\d)", "§"),
)


def _plant(text: str) -> str:
    """The paper with each slip once, each in another line of plain words below the head."""
    head, fence, body = text.partition("\n---\n")
    lines = body.split("\n")
    taken: set[int] = set()
    for pattern, slip in SLIPS:
        free = [
            at for at, line in enumerate(lines) if at not in taken and PLAIN.match(line) and re.search(pattern, line)
        ]
        for at in free[:1]:
            lines[at] = re.sub(pattern, slip, lines[at], count=1)
            taken.add(at)
    return head + fence + "\n".join(lines)


@pytest.fixture(scope="module")
def shipped() -> OpenedProject:
    return open_project(ProjectFolder(ROOT))


@pytest.mark.auswahl(6)
@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_planted_slips_are_taken_out_again_and_nothing_else_changes(path: Path, shipped: OpenedProject) -> None:
    file = shipped.folder.content_file(path)
    data = shipped.content(file).data
    once = mend(file, _Holding(shipped, _plant(data.decode()).encode()))
    assert once.after == data, diff(once)
    assert mend(file, _Holding(shipped, data)).corrections == ()
