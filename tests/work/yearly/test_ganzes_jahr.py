"""A whole year of an invented city as its offices play it, command by command, with the figures computed by hand."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from commands import run
from work.forms.filled import filled
from work.yearly.invented_city import REPORTED, Row, reported, write_city
from work.yearly.invented_lists import decimal, write_actuals
from work.yearly.year_papers import put_together

from antrag_gen.cli.jahresstand import Aufruf, overview
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.tree import Document, Table, plain_text, walk
from antrag_gen.tree import Row as TableRow
from antrag_gen.work.batch.output import open_output
from antrag_gen.work.events import Ended, Removed
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.states import find_states, row_of
from antrag_gen.work.yearly.tidy import Leftovers
from antrag_gen.work.yearly.together import Jahresband

AMOUNTS = ("ist: ‹Betrag", "gebunden: ‹Betrag", "uebertragen: ‹Betrag")
DRAFT = "status: entwurf  # nach der Herausgabe: eingereicht"
LIST = Path("ist-2026.xlsx")
HALF = Path("content/berichte/2026/halbjahr/204.md")
WITH_WORD = ("sozialamt", "gruenamt")
LETTERS = Path("output/berichte/2026/mahnungen/2027-03-01")
# beantragt, bewilligt, davon ohne Bericht, aus Vorjahr, verfügbar, Ist, gebunden, Rest, Mittelabfluss; by hand.
# Bauen: the 12.000 of motion 207, which was done in 2025.
BY_REFERAT = [
    ["250900", "196400", "0", "26912.91", "223312.91", "205285.58", "6499.99", "11527.34", "91,9 %"],
    ["519500", "517000", "12000", "531055.57", "1036055.57", "664750.73", "249761.60", "121543.24", "64,2 %"],
    ["248200", "220200", "0", "13549.50", "233749.50", "230600.50", "500", "2649.00", "98,7 %"],
    ["1018600", "933600", "12000", "571517.98", "1493117.98", "1100636.81", "256761.59", "135719.58", "73,7 %"],
]
# Of the Referate and all: verfügbar, Ist and Abfluss, each in 2025 and 2026.
BESIDE_2025 = [
    ["Dezernat Soziales und Jugend", "225.400,00", "223.312,91", "197.182,91", "205.285,58", "87,5 %", "91,9 %"],
    ["Dezernat Bauen und Grün", "856.000,00", "1.036.055,57", "322.576,63", "664.750,73", "37,7 %", "64,2 %"],
    ["Dezernat Kultur und Sport", "200.200,00", "233.749,50", "186.650,49", "230.600,50", "93,2 %", "98,7 %"],
    ["Summe", "1.281.600,00", "1.493.117,98", "706.410,03", "1.100.636,81", "55,1 %", "73,7 %"],
]
# bewilligt, davon ohne Bericht, ausgeführt and besetzt, each in 2025 and 2026
POSTS = {
    "Schaffung": ["3,0", "0", "3,0", "3,0", "2,5", "1,0"],
    "Wegfall nach KW-Vermerk": ["2,0", "0", "–", "2,0", "–", "–"],
}
# beantragt, bewilligt, davon ohne Bericht, Übertrag, gebunden aus Vorjahr, verfügbar, Ist, gebunden, Rest, übertragen,
# Mittelabfluss
BY_HAND = {
    # 60.000 + 5.489,45 + 6.300 = 71.789,45; − 62.111,11 − 4.000 = 5.678,34; 62.111,11 / 71.789,45
    "Nr. 201/2024": [
        "60000",
        "60000",
        "0",
        "5489,45",
        "6300",
        "71789,45",
        "62111,11",
        "4000",
        "5678,34",
        "5678,34",
        "86,5",
    ],
    # 30.000 − 31.250,40
    "Nr. 202/2024": ["80000", "30000", "0", "0", "0", "30000", "31250,40", "0", "-1250,40", "0", "104,2"],
    # 25.000 + 7.000 = 32.000; − 30.000,01 − 1.999,99 = 0; Ziffer 2 was refused
    "Nr. 203/2024, Ziffer 1": ["25000", "25000", "0", "7000", "0", "32000", "30000,01", "1999,99", "0", "0", "93,8"],
    "Nr. 203/2024, Ziffer 3": ["10000", "8000", "0", "0", "0", "8000", "4000", "0", "4000", "0", "50,0"],
    # posts only
    "Nr. 204/2024": ["0", "0", "0", "", "", "", "", "", "", "", ""],
    # a motion outside the budget asks for no amount; 28.000 of 2025 − 27.999,99
    "Nr. 205/2024, Ziffer 1": ["", "0", "0", "28000", "0", "28000", "27999,99", "0", "0,01", "0", "100,0"],
    # 250.000 + 376.543,22 = 626.543,22; − 400.000 − 200.000 = 26.543,22; 400.000 / 626.543,22
    "Nr. 206/2024": [
        "250000",
        "250000",
        "0",
        "0",
        "376543,22",
        "626543,22",
        "400000",
        "200000",
        "26543,22",
        "26543,22",
        "63,8",
    ],
    # done in 2025: no report is needed, its money is granted all the same
    "Nr. 207/2024": ["12000", "12000", "12000", "", "", "", "", "", "", "", ""],
    # the order of 30.000 was given up
    "Nr. 208/2024": ["0", "0", "0", "0", "30000", "30000", "0", "0", "30000", "0", "0,0"],
    # the proceeds of 20.000 are no money to spend; 45.000 − 44.100,50
    "Nr. 209/2024": ["45000", "45000", "0", "0", "0", "45000", "44100,50", "0", "899,50", "0", "98,0"],
    # 70.000 + 10.000 − 79.500,50; 79.500,50 / 80.000
    "Nr. 210/2024": ["70000", "70000", "0", "10000", "0", "80000", "79500,50", "0", "499,50", "0", "99,4"],
}
LATE = """\

Über 2026 sind 4 Berichte fällig.

                                              nicht begonnen
Dezernat Kultur und Sport                                  4
  Sportamt                                                 4
Zusammen                                                   4

Als Nächstes:
  4 Berichte bei den Ämtern anmahnen: antrag jahreslauf 2026 --amt sportamt --mahnen"""
REST = "Der Rest fällt an den Haushalt zurück."


def content_of(row: Row, year: int) -> Path:
    name = f"{row.number}-ziffer-{row.ziffer}" if row.ziffer else f"{row.number}"
    return Path(f"content/berichte/{year}/{name}.md")


def write_by_hand(row: Row, year: int, path: Path | None = None) -> None:
    """What an office writes that has no Word: each blank in the content file."""
    path = path or content_of(row, year)
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        lines += _answer(line, row, year)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _answer(line: str, row: Row, year: int) -> list[str]:
    key, _, blank = line.partition("‹")
    if not blank or line.startswith("#"):
        bound = "# wofür: " in line and ": 0 " not in line and row.amt not in WITH_WORD
        return [line, f"    gebunden_fuer: Auftrag {row.number}"] if bound else [line]
    for at, amount in enumerate(AMOUNTS):
        if amount in line:
            value = row.figures[year][at]
            why = ["    gebunden_fuer: Auftrag, der noch läuft"] if key.strip() == "gebunden:" else []
            return [f"{key}{value} Euro", *why] if value != "0" or at == 0 else []
    done = year in row.finished
    words = {
        "umsetzung": "abgeschlossen" if done else "in_umsetzung",
        "ampel": "gruen",
        "verwendung": REST,
        "geschaffen": "3,0",
        "besetzt": "2,5" if year == 2025 else "1,0",
        "weggefallen": "2,0",
    }
    answer = words.get(key.strip().removesuffix(":"), f"Das ist im Jahr {year + ('geschieht' in blank)} so.")
    return [f"{key}{answer}", *([f"abgeschlossen_am: 30.11.{year}"] if done and key == "umsetzung: " else [])]


def hand_in(paths: list[Path], year: int, first: int = 500) -> None:
    """What the office that leads the run writes before the reports are given to the council."""
    head = f"""\
datum: 20.03.{year + 1}
beratungsfolge:
  - {{gremium: rat, zur: kenntnisnahme, termin: 27.03.{year + 1}}}
gezeichnet:
  - {{name: Dr. Rita Sander, funktion: Bürgermeisterin}}"""
    for number, path in enumerate(paths, first):
        text = path.read_text(encoding="utf-8")
        assert DRAFT in text
        path.write_text(
            text.replace(DRAFT, f"status: eingereicht\nnummer: {number}/{year + 1}\n{head}"), encoding="utf-8"
        )


def texts() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path("content").rglob("*.md"))}


def play_2025() -> None:
    """The first year, whose reports are all there and handed in."""
    result = run("jahreslauf", "2025", "--vorbereiten")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith(
        "29 Berichte über 2025 vorbereitet, 0 waren schon da.\n"
        "Es liefern:\n"
        "  Dezernat Soziales und Jugend: Sozialamt (5) und Jugendamt (6)\n"
        "  Dezernat Bauen und Grün: Tiefbauamt (5) und Grünflächenamt (5)\n"
        "  Dezernat Kultur und Sport: Kulturamt (5) und Sportamt (3)\n"
    )
    for row in reported(2025):
        write_by_hand(row, 2025)
    hand_in(sorted(Path("content/berichte/2025").glob("*.md")), 2025)
    checked = run("pruefen", "content/berichte/2025")
    assert (checked.exit_code, checked.stderr) == (0, "")


def play_lists() -> None:
    """The list of the finance office for 2026: first with mistakes, then without."""
    assert run("jahreslauf", "2026", "--vorbereiten").exit_code == 0
    rows, before = reported(2026), texts()
    mistakes = {(201, "Ist"): "1234.50", (221, "Ist"): None, (206, "Gebunden"): "#REF!"}
    write_actuals(LIST, 2026, rows, mistakes, again=[218])
    result = run("ist-einlesen", str(LIST))
    assert [line for line in result.stderr.splitlines() if " Fehler: " in line] == [
        "ist-2026.xlsx:3:4: Fehler: D3 (Spalte „Ist“): „1234.50“ ist nicht eindeutig.",
        "ist-2026.xlsx:14:1: Fehler: Antrag Nr. 218/2024, 2026 steht schon in Zeile 13.",
        "ist-2026.xlsx:16:4: Fehler: D16 (Spalte „Ist“): Der Betrag fehlt.",
        "ist-2026.xlsx:19:5: Fehler: E19 (Spalte „Gebunden“): Hier steht der Fehler #REF!.",
    ]
    assert (result.exit_code, texts()) == (1, before)
    write_actuals(LIST, 2026, rows, {(201, "Ist"): decimal("62.211,11"), (201, "Übertragen"): decimal("5.578,34")})
    result = run("ist-einlesen", str(LIST))
    # The sums of the office are right, two amounts of motion 201 are not: nobody sees it yet.
    assert result.exit_code == 0
    assert [line for line in result.stderr.splitlines() if " Warnung: " in line] == [
        (
            "ist-2026.xlsx:9:4: Warnung: D9 (Spalte „Ist“): Die Summe ist 140.484,87 Euro, die Zeilen davor ergeben"
            " 140.584,87 Euro, alle 1.100.736,81 Euro."
        ),
        (
            "ist-2026.xlsx:9:6: Warnung: F9 (Spalte „Übertragen“): Die Summe ist 5.678,34 Euro, die Zeilen davor"
            " ergeben 5.578,34 Euro, alle 101.420,81 Euro."
        ),
    ]
    assert result.stdout.endswith("\n31 Berichte geändert.\n")
    assert "Ohne Zeile" not in result.stdout  # 204 has posts alone


def play_half_year() -> None:
    """One office reports on the first half of 2026, too: beside the year, of which nothing changes."""
    before = texts()
    result = run("jahreslauf", "2026", "--halbjahr", "--vorbereiten", "--amt", "jugendamt")
    assert (result.exit_code, result.stdout.count("content/berichte/2026/halbjahr/")) == (0, 7)
    Path("halbjahr.csv").write_text("Antrag;Ziffer;Jahr;Ist;Gebunden;Übertragen\n218/2024;;2026;3.000,10;;\n")
    result = run("ist-einlesen", "halbjahr.csv", "--halbjahr")
    assert result.exit_code == 0
    assert {name: data for name, data in texts().items() if "halbjahr" not in name} == before
    half = HALF.with_name("218.md").read_text(encoding="utf-8")
    assert "\nzeitraum: halbjahr\nstichtag: 30.06.2026\n" in half
    assert "    uebertrag: 2.000 Euro\n    ist: 3.000,10 Euro\n" in half
    # The posts with KW 01/2027 are there until the end of the year.
    assert "weggefallen" not in HALF.read_text(encoding="utf-8")
    write_by_hand(next(row for row in reported(2026) if row.posts), 2026, HALF)
    result = run("jahreslauf", "2026", "--halbjahr", "--amt", "jugendamt", "--stand", "01.08.2026", "--jobs", "1")
    assert (result.exit_code, "Fehler" in result.stderr) == (1, False)
    assert "\nÜber das erste Halbjahr 2026 sind 7 Berichte fällig.\n" in result.stdout
    assert result.stdout.endswith(
        "  6 Berichte bei den Ämtern anmahnen: antrag jahreslauf 2026 --halbjahr --amt jugendamt --mahnen\n"
        "  1 Bericht durchsehen und mit „status: eingereicht“ abgeben: content/berichte/2026/halbjahr/204.md\n"
    )


def play_forms() -> None:
    """Two offices work with Word: one fills in all of its forms, one all but one; the others write by hand."""
    for amt, count in (("sozialamt", 6), ("gruenamt", 5)):
        result = run("jahreslauf", "2026", "--formulare", "--amt", amt)
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, f"{count} Formulare zu Berichten über 2026.")
    for row in reported(2026):
        if row.amt not in (*WITH_WORD, "sportamt"):
            write_by_hand(row, 2026)
    forms = {row.number: answer_form(row) for row in reported(2026) if row.amt in WITH_WORD}
    before = texts()
    result = run("einlesen", str(forms[201]), str(forms[202]))
    assert result.stderr.splitlines() == [
        (
            "antworten/zurück 202.docx:1:1: Fehler: Mit diesen Angaben hätte content/berichte/2026/202.md einen Fehler:"
            " 2026 ist um 1.250,40 Euro mehr ausgegeben und gebunden als verfügbar."
        ),
        "    Die Beträge prüfen oder eine Zeile „grund: …“ ergänzen.",
    ]
    assert (result.exit_code, texts()) == (1, before)
    words = {"mittel.2026.verwendung": "–", "mittel.2026.grund": "Es kamen mehr Familien."}
    forms[202].write_bytes(filled(forms[202].read_bytes(), words))
    result = run("einlesen", *map(str, forms.values()))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("11 Berichte geändert.\n")
    assert "content/berichte/2026/201.md: 2026: gebunden für: bisher leer → Auftrag 201\n" in result.stdout


def answer_form(row: Row) -> Path:
    """The form of a report as its office sends it back, under a name of its own."""
    name = content_of(row, 2026).stem
    answers = {
        "umsetzung": "in Umsetzung",
        "ampel": "grün: im Plan",
        "abschnitt.kurzfassung": "Das Jahr 2026 verlief wie geplant.",
        "abschnitt.ziele": "Bis 2027 ist es geschafft.",
        "abschnitt.sachstand": "Im Jahr 2026 ging es weiter.",
        "abschnitt.wirkung": "2026 kamen mehr.",
        "abschnitt.probleme": "Auch 2026 keine.",
        "abschnitt.ausblick": "Im Jahr 2027 geht es weiter.",
    }
    answers["mittel.2026.verwendung"] = REST
    if row.figures[2026][1] != "0":
        answers["mittel.2026.gebunden_fuer"] = f"Auftrag {row.number}"
    if row.number == 231:
        del answers["ampel"], answers["abschnitt.wirkung"]
    path = Path("antworten") / f"zurück {name}.docx"
    path.parent.mkdir(exist_ok=True)
    form = Path(f"output/berichte/2026/formulare/{name}.docx").read_bytes()
    path.write_bytes(filled(form, answers))
    return path


def play_reminders() -> None:
    """Only the two that are late are reminded: one of what is open in a report, the other of all of its."""
    result = run("jahreslauf", "2026", "--mahnen", "--stand", "01.03.2027")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "2 Schreiben zu Berichten über 2026.")
    letters = {path.name: path.read_text(encoding="utf-8-sig") for path in LETTERS.glob("*.txt")}
    assert sorted(letters) == ["gruenflaechenamt.txt", "sportamt.txt"]
    assert (
        "1. Haushaltsantrag Nr. 231/2024: Wege im Stadtwald\n"
        "   Stand: in Arbeit\n"
        "   Formular: 231.docx\n"
        "   - Feld „Ampel“: Ampel im Ganzen\n"
        "   - Feld „Wirkung“: Was sich im Jahr 2026 verändert hat.\n"
        "\n"
        "Der Bericht war bis zum 15. Februar 2027 abzugeben.\n"
        "Im Formular ist auszufüllen, was in ‹…› steht; was nicht zutrifft, bekommt einen Strich (–), ein"
        " Abschnitt etwa „Keine“. Bitte schicken Sie es als Word-Datei zurück.\n"
    ) in letters["gruenflaechenamt.txt"]
    assert letters["gruenflaechenamt.txt"].count("Haushaltsantrag Nr.") == 1
    asked_of_all = letters["sportamt.txt"]
    assert [asked_of_all.count(f"Nr. {number}/2024") for number in (210, 237, 238, 240)] == [1, 1, 1, 1]
    assert asked_of_all.count("   Stand: nicht begonnen\n") == 4
    assert "Guten Tag Frau Lauf," in asked_of_all


def play_handing_in() -> None:
    """What is there is handed in; then the finance office corrects itself."""
    hand_in([content_of(row, 2026) for row in reported(2026) if row.amt != "sportamt" and row.number != 231], 2026)
    before = texts()
    write_actuals(LIST, 2026, reported(2026))
    result = run("ist-einlesen", str(LIST))
    assert "content/berichte/2026/201.md" in result.stderr
    assert "--auch-abgegebene" in result.stderr
    assert (result.exit_code, texts()) == (1, before)
    result = run("ist-einlesen", str(LIST), "--auch-abgegebene")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "content/berichte/2026/201.md: 2026 ist: 62.211,11 Euro → 62.111,11 Euro",
        "content/berichte/2026/201.md: 2026 uebertragen: 5.578,34 Euro → 5.678,34 Euro",
        "1 Bericht geändert. 91 Beträge stimmten schon.",
    ]
    changed = [name for name, data in texts().items() if data != before[name]]
    assert changed == ["content/berichte/2026/201.md"]


def play_late() -> None:
    """The year while one office still owes its reports: its money counts in no sum of what was spent."""
    project = open_project(find_folder(Path()))
    rows = [row_of(stand, project) for stand in find_states(find_due(2026, project)[0], project)]
    late = [row for row in rows if row.vorhaben.amt == "Sportamt"]
    assert "\n".join(overview(Aufruf(2026, amt="sportamt"), Ended({}, 0, failed=True, staende=tuple(late)))) == LATE
    made = put_together(2026, project, whole=False)
    assert table_by_referat(made)[-2:] == [
        # Kultur without the Sportamt: 70.000 + 14.000 + 9.900 + 20.000 without report, 10.000 + 900 carried over
        ["248200", "220200", "113900", "10900", "2649.50", "108949.50", "106300.00", "500", "2149.50", "97,6 %"],
        # all without that, and without the 12.000 of motion 207, done in 2025, and the 33.000 of motion 231
        [
            "1018600",
            "933600",
            "158900",
            "10900",
            "560617.98",
            "1335317.98",
            "965336.31",
            "234761.59",
            "135220.08",
            "72,3 %",
        ],
    ]


def play_all_there() -> None:
    """The late ones deliver, too; a form and a report on the half year that are gone leave nothing behind."""
    late = [row for row in reported(2026) if row.amt == "sportamt" or row.number == 231]
    for row in late:
        write_by_hand(row, 2026)
    hand_in([content_of(row, 2026) for row in late], 2026, first=600)
    checked = run("pruefen", *(str(content_of(row, 2026)) for row in reported(2026) if row.number > 230))
    assert (checked.exit_code, checked.stderr) == (0, "")
    HALF.unlink()
    content_of(REPORTED[0], 2026).rename("content/berichte/2026/schuldnerberatung.md")
    command = ("jahreslauf", "2026", "--amt", "sportamt", "--stand", "01.04.2027", "--jobs", "1", "--aufraeumen")
    result = run(*command)
    # Other offices have left files behind, which a run for all removes.
    assert (result.exit_code, "gelöscht" in result.stderr) == (0, False)
    assert result.stdout.endswith("Alle Berichte sind abgegeben; der Gesamtbericht kann in den Rat.\n")
    folder = find_folder(Path())
    with open_output(folder.output, folder) as output:
        events = [*Leftovers(output, "berichte/2026", None).remove()]
    removed = [event.path for event in events if isinstance(event, Removed)]
    assert [path.relative_to(folder.output).as_posix() for path in removed] == [
        "berichte/2026/halbjahr/204.pdf",
        "berichte/2026/halbjahr/204.docx",
        "berichte/2026/formulare/201.docx",
    ]
    assert not list(Path("output/berichte/2026/halbjahr").glob("204.*"))
    assert Path("output/berichte/2026/formulare/202.docx").exists()


def table_by_referat(made: Jahresband) -> list[list[str]]:
    """As the Gesamtbericht has it: beantragt to Rest, and the Mittelabfluss."""
    table = next(node for node in walk(made.gesamtbericht) if isinstance(node, Table))
    return [
        [*(str(cell.value) for cell in row.cells[1:-1]), plain_text(row.cells[-1]).replace("\u00a0", " ")]
        for row in (*table.body, *table.foot)
    ]


def play_figures() -> None:
    """The figures of the year, by hand: of all, of ten motions, of one Referat in its files, and of the posts."""
    project = open_project(find_folder(Path()))
    check_referat(project)
    made = put_together(2026, project)
    assert table_by_referat(made) == BY_REFERAT
    tables = [node for node in walk(made.gesamtbericht) if isinstance(node, Table)]
    assert [words_of(row) for row in (*tables[1].body, *tables[1].foot)] == BESIDE_2025
    assert [words_of(row) for table in tables for row in table.body if words_of(row)[0] in POSTS] == [
        [words, *numbers] for words, numbers in POSTS.items()
    ]
    rows = {words_of(row)[1]: row for row in tables_of(made.zeilen)[0].body}
    amounts = {number: [cell.value for cell in rows[number].cells[5:15]] for number in BY_HAND}
    assert amounts == {number: [as_decimal(each) for each in row[:-1]] for number, row in BY_HAND.items()}
    assert {number: words_of(rows[number])[15].removesuffix(" %") for number in BY_HAND} == {
        number: row[-1] for number, row in BY_HAND.items()
    }
    of_office = Path("output/berichte/2026/uebersicht-sportamt.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[5:16] for line in of_office if "Nr. 210/2024" in line] == [
        ["70000,00", "70000,00", "0,00", "10000,00", "0,00", "80000,00", "79500,50", "0,00", "499,50", "0,00", "99,4"]
    ]
    sheet = openpyxl.load_workbook("output/berichte/2026/uebersicht-sportamt.xlsx").worksheets[0]
    assert [row[5:15] for row in sheet.iter_rows(values_only=True) if "210/2024" in str(row[1])] == [
        (70000, 70000, 0, 10000, 0, 80000, 79500.5, 0, 499.5, 0)
    ]


def check_referat(project: OpenedProject) -> None:
    """One Referat has its own figures, and what was refused to it."""
    of_referat = put_together(2026, project, referat="kultur", whole=False)
    assert table_by_referat(of_referat) == [BY_REFERAT[2], BY_REFERAT[2]]
    refused = [words_of(row)[0] for table in tables_of(of_referat.gesamtbericht) for row in table.body]
    assert [words for words in refused if words in ("Nr. 220/2024", "Nr. 235/2024", "Nr. 239/2024")] == [
        "Nr. 235/2024",
        "Nr. 239/2024",
    ]


def as_decimal(euro: str) -> Decimal | None:
    return Decimal(euro.replace(",", ".")) if euro else None


def tables_of(document: Document) -> list[Table]:
    return [node for node in walk(document) if isinstance(node, Table)]


def words_of(row: TableRow) -> list[str]:
    return [plain_text(cell).replace("\u00a0", " ").replace("\u00ad", "") for cell in row.cells]


def play_2027() -> None:
    """What was bound or carried over is due in the year after, with its amount and what it is for."""
    result = run("jahreslauf", "2027", "--vorbereiten")
    assert (result.exit_code, result.stderr) == (0, "")
    made = sorted(path.stem for path in Path("content/berichte/2027").iterdir())
    numbers = ["204", "206", "218", "221", "222", "224", "226", "227", "231", "232", "236"]
    assert made == ["203-ziffer-1", *numbers, "schuldnerberatung"]
    bridge = Path("content/berichte/2027/206.md").read_text(encoding="utf-8")
    assert (
        "  - jahr: 2027  # bewilligt: 0 Euro, aus dem Vorjahr gebunden: 200.000 Euro (Auftrag 206)\n"
        "    uebertrag: 26.543,22 Euro\n"
    ) in bridge
    assert "    ist: 400.000 Euro\n    gebunden: 200.000 Euro\n    gebunden_fuer: Auftrag 206\n" in bridge


STEPS = [
    play_2025,
    play_lists,
    play_half_year,
    play_forms,
    play_reminders,
    play_handing_in,
    play_late,
    play_all_there,
    play_figures,
    play_2027,
]


@pytest.mark.langsam
@pytest.mark.usefixtures("pdf_of_words", "in_this_process")
def test_a_whole_year_of_a_city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_city(tmp_path)
    for step in STEPS:
        step()
