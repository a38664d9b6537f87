"""Amounts with a comma in quotes, inside of braces and brackets: every kind of key reads them, papers print them."""

from pathlib import Path

from commands import run
from paper_text import SESSION, funded_motion, paper
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import plain_text

MOTION = """art: haushaltsantrag
betreff: Turnhalle
haushalt: 2024/2025
mittel:
  - {zweck: Dach, betrag: "47,5 TEUR"}
  - {zweck: Wand, betrag: '1,7 Mio. Euro p. a. für 2 Jahre', summe: "3,4 Mio. Euro"}
  - {zweck: Boden, einheit: TEUR, betrag: {2024: "12,5", "2025": "0,5 TEUR"}}
stellen: [{anzahl: "0,5", funktion: Leitung}]
summe: "3.460,5 TEUR"
tabellen:
  kosten:
    titel: Kosten
    spalten: {Posten: text, Kosten: betrag}
    zeilen: [[Dach, "47,5 TEUR"], [Wand, "1,7 Mio. Euro"]]
    summe: ja"""
BODY = "# Begründung/Erläuterung\n\n[Tabelle kosten]"


def words(projekt: Path, head: str, body: str) -> str:
    path = projekt / "content/antrag.md"
    path.write_text(paper(head, body), encoding="utf-8")
    told = run("pruefen", "content/antrag.md")
    assert ": Fehler: " not in told.stderr, told.stderr
    project = open_project(find_folder(path))
    return plain_text(tree_in(path, project)).replace("\u00a0", " ")


def test_a_motion_reads_and_prints_amounts_with_a_comma(projekt: Path) -> None:
    said = words(projekt, MOTION, BODY).split("\n")
    for line in (
        "Mittelbedarf „Dach“: 47,5 TEUR",
        "Mittelbedarf „Wand“: 1,7 Mio. Euro p. a. für 2 Jahre",
        "Mittelbedarf „Boden“: 12,5 TEUR (2024), 0,5 TEUR (2025)",
        "Dach 47.500",
        "Wand 1.700.000 1.700.000 3.400.000",
        "Boden 12.500 500 13.000",
        "Finanzbedarf (gesamt) 1.760.000 1.700.500 3.460.500",
        "Summe 1.747.500",
        " 0,5  Leitung ",
    ):
        assert line in said


def test_decisions_and_reports_read_them_too(projekt: Path) -> None:
    entry = '  - {antrag: 112/2024, ergebnis: geaendert, mittel: [{zweck: Dach, betrag: {2024: "47,5 TEUR"}}]}\n'
    funded_motion(projekt, decisions=SESSION + entry)
    report = (
        "art: fortschrittsbericht\nbetreff: Turnhalle\namt: Hochbauamt\nantrag: 112/2024\nberichtsjahr: 2024\n"
        "stichtag: 31.12.2024\numsetzung: in_umsetzung\nampel: gruen\n"
        'mittel: [{jahr: 2024, ist: "12,5 TEUR", gebunden: "0,03 Mio. Euro", uebertragen: "5.000,00 Euro"}]'
    )
    sections = ("Ziele", "Sachstand\n\n## Stand 31. Dezember 2024", "Wirkung", "Probleme", "Ausblick")
    text = "\n\n".join(f"# {title}\n\nZu {title.split()[0]}." for title in sections)
    said = words(projekt, report, text)
    for line in ("bewilligt 47.500", "Ist 12.500", "gebunden 30.000", "übertragen 5.000"):
        assert line in said
