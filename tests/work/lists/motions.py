"""Motions for tests of lists: content files of a project, and what becomes of them."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from antrag_gen.compose.document import compose
from antrag_gen.german.geld import Einheit
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.library.templates import read_templates
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.tree import Document, Row, Table, plain_text, walk
from antrag_gen.work.lists.liste import Angaben, Liste, list_motions
from antrag_gen.work.lists.register import Nummernverzeichnis, list_numbers
from antrag_gen.work.lists.select import Auswahl, Listed, read_motions, select

STAND = dt.date(2024, 1, 31)
LISTS = {
    "fraktionen": {"linde": "Fraktion Linde", "ahorn": "Fraktion Ahorn"},
    # Neither by key nor by name in the order of the alphabet: it is the city's.
    "referate": {"si": "Sozialreferat", "jb": "Referat Jugend"},
}


def write_lists(projekt: Path) -> None:
    """The city's lists of Fraktionen and Referate."""
    for key, names in LISTS.items():
        text = "".join(f"{short}:\n  name: {name}\n" for short, name in names.items())
        (projekt / "content/stammdaten" / f"{key}.yaml").write_text(text, encoding="utf-8")


def write_motion(projekt: Path, name: str, betrag: str = "1.000", **head: str) -> None:
    """A budget motion; what is given stands in its head, „anmeldung“ as one entry of its Anmeldeliste."""
    keys: Mapping[str, str] = {
        "art": "haushaltsantrag",
        "betreff": name,
        "haushalt": "2024/2025",
        **head,
        "mittel": f"[{{zweck: Zweck, betrag: {betrag}}}]",
    }
    lines = [f"anmeldeliste: [{{{value}}}]" if key == "anmeldung" else f"{key}: {value}" for key, value in keys.items()]
    text = "\n".join(["---", *lines, "---", "# Begründung/Erläuterung", "", "Text.", ""])
    (projekt / "content" / f"{name}.md").write_text(text, encoding="utf-8")


def write_four(projekt: Path) -> None:
    """Motions of two Referate and of none; the sums of their list are computed by hand in the tests."""
    write_lists(projekt)
    write_motion(
        projekt, "Kulturwandel", "50.000 Euro p. a. für 4 Jahre",
        nummer="10/2023", fraktionen="[linde]", anmeldung="thh: 500, referat: Sozialreferat, lfd_nr: 64",
    )  # fmt: skip
    write_motion(projekt, "Ganztag", "90 TEUR ab 2024 ff.", nummer="9/2023", anmeldung="thh: 400, referat: JB")
    write_motion(projekt, "Brunnen", "120.000", nummer="2/2023", fraktionen="[linde, ahorn]")
    write_motion(
        projekt,
        "Tafel",
        "{2024: 10.000, 2026: 5.000}",
        nummer="100/2023",
        fraktionen="[ahorn]",
        anmeldung="referat: si",
    )


def motions_in(projekt: Path, auswahl: Auswahl | None = None) -> list[Listed]:
    project = open_project(find_folder(projekt))
    read = read_motions(list(project.folder.content_files(())), project)
    return select(read.listed, auswahl or Auswahl(), project)


def list_in(projekt: Path, einheit: Einheit = Einheit.EURO, fehlend: int = 0) -> Liste:
    motions = motions_in(projekt)
    angaben = Angaben("alle Anträge", STAND, len(motions), fehlend)
    return list_motions(motions, open_project(find_folder(projekt)), angaben, einheit)


def register_in(projekt: Path) -> Nummernverzeichnis:
    motions = motions_in(projekt)
    angaben = Angaben("alle Anträge", STAND, len(motions))
    return list_numbers(motions, open_project(find_folder(projekt)).einstellungen, angaben)


def tree_in(projekt: Path, made: Zusammenstellung) -> Document:
    return compose(made, read_templates(find_folder(projekt)), made.projekt)


def rows_of(document: Document) -> list[str]:
    """The words of the rows of all tables."""
    rows = (row for node in walk(document) if isinstance(node, Table) for row in (*node.head, *node.body, *node.foot))
    return [_one_line(row) for row in rows]


def _one_line(row: Row) -> str:
    return " | ".join(plain_text(cell).replace("\u00a0", " ") for cell in row.cells)
