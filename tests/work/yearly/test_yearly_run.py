"""`antrag jahreslauf JAHR`: all that can be built is built, and what is missing or wrong is said."""

from functools import partial
from pathlib import Path

import openpyxl
import pytest
from commands import run
from paper_text import GRANTED, MOTION, SESSION, funded_motion, paper
from programs import output_of

REPORT = """art: fortschrittsbericht
betreff: Dach der Turnhalle
referate: [si]
amt: Hochbauamt
antrag: 112/2024
berichtsjahr: 2024
stichtag: 31.12.2024
umsetzung: in_umsetzung
ampel: gruen
mittel:
  - jahr: 2024
    ist: 20.000,50
    verwendung: Der Rest fließt zurück."""
TEXT = """# Ziele

Ein dichtes Dach.

# Sachstand

## Stand 31. Dezember 2024

Es wird gebaut.

# Wirkung

Noch keine.

# Probleme

Keine.

# Ausblick

2025 ist es fertig."""
SECOND = """  - antrag: 113/2024
    ergebnis: wie_beantragt
"""
FILES = ["gesamtbericht.docx", "gesamtbericht.pdf", "stand.html", "stand.xlsx", "uebersicht.csv", "uebersicht.xlsx"]


SCREEN = """Über 2024 sind 2 Berichte fällig.

                                              fertig  nicht begonnen
Sozialreferat                                      1               –
  Hochbauamt                                       1               –
Ohne Referat                                       –               1
  Amt noch offen                                   –               1
Zusammen                                           1               1

Als Nächstes:
  1 Bericht anlegen: antrag jahreslauf 2024 --vorbereiten
  1 Bericht bei den Ämtern anmahnen: antrag jahreslauf 2024 --mahnen
  1 Bericht auf den Stichtag 30.09.2024 bringen: content/berichte/2024/turnhalle.md
  1 Bericht durchsehen und mit „status: eingereicht“ abgeben: content/berichte/2024/turnhalle.md
"""


def report(projekt: Path, head: str = REPORT) -> None:
    folder = projekt / "content/berichte/2024"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "turnhalle.md").write_text(paper(head, TEXT), encoding="utf-8")


jahreslauf = partial(run, "jahreslauf", "2024", "--stand", "01.04.2025")


def written(projekt: Path) -> list[str]:
    return sorted(path.name for path in (projekt / "output/berichte/2024").iterdir())


@pytest.fixture(autouse=True)
def motion(projekt: Path) -> None:
    funded_motion(projekt)


def words_of(path: Path) -> str:
    return " ".join(path.read_text(encoding="utf-8").replace("\u00ad", "").split())


@pytest.mark.langsam
def test_a_year_with_all_its_reports_is_complete(projekt: Path) -> None:
    report(projekt)
    result = jahreslauf()
    assert result.exit_code == 0, result.stderr
    assert written(projekt) == sorted([*FILES, "turnhalle.docx", "turnhalle.pdf"])
    assert "output/berichte/2024/gesamtbericht.pdf" in result.stdout
    assert "Fortschrittsberichte 2024\n" in output_of("pdftotext", "output/berichte/2024/gesamtbericht.pdf", "-")
    overview = (projekt / "output/berichte/2024/uebersicht.csv").read_text(encoding="utf-8-sig").splitlines()
    assert overview[-1].split(";")[3:16] == [
        "Sozialreferat",
        "Hochbauamt",
        "50000,00",
        "50000,00",
        "0,00",
        "0,00",
        "0,00",
        "50000,00",
        "20000,50",
        "0,00",
        "29999,50",
        "0,00",
        "40,0",
    ]


@pytest.mark.langsam
@pytest.mark.usefixtures("pdf_of_words")
def test_what_is_missing_is_named_with_its_office_and_all_else_is_built(projekt: Path) -> None:
    report(projekt)
    other = MOTION.replace("112/2024", "113/2024").replace("Turnhalle", "Schwimmhalle")
    (projekt / "content/schwimmhalle.md").write_text(paper(other), encoding="utf-8")
    (projekt / "content/beschluesse/2023/lesung.yaml").write_text(SESSION + GRANTED + SECOND, encoding="utf-8")
    result = jahreslauf("--stichtag", "30.09.2024")
    assert result.exit_code == 1
    assert result.stdout.split("\n\n", 1)[1] == SCREEN
    sheet = openpyxl.load_workbook(projekt / "output/berichte/2024/stand.xlsx").worksheets[0]
    rows = [row[4:6] for row in sheet.iter_rows(values_only=True)]
    assert rows[-2:] == [("fertig", "31.12.2024"), ("nicht begonnen", None)]
    assert set(FILES) < set(written(projekt))


@pytest.mark.langsam
@pytest.mark.usefixtures("pdf_of_words")
def test_a_report_with_errors_is_told_once_and_the_year_is_built_without_it(projekt: Path) -> None:
    report(projekt, REPORT.replace("ampel: gruen", "ampel: lila"))
    result = jahreslauf()
    assert result.exit_code == 1
    assert result.stderr == ""
    assert "  1 Bericht berichtigen: antrag pruefen content/berichte/2024/turnhalle.md" in result.stdout
    told = jahreslauf("--ausfuehrlich").stderr
    assert told.count("content/berichte/2024/turnhalle.md:10") == 1
    assert written(projekt) == FILES


@pytest.mark.langsam
@pytest.mark.usefixtures("pdf_of_words")
def test_half_a_year_has_its_own_book_and_sums(projekt: Path) -> None:
    report(projekt)
    half = projekt / "content/berichte/2024/halbjahr/turnhalle.md"
    half.parent.mkdir()
    head = REPORT.replace("stichtag: 31.12", "zeitraum: halbjahr\nstichtag: 30.06").replace(
        "ist: 20.000,50", "ist: 700,50"
    )
    half.write_text(paper(head, TEXT.replace("31. Dezember", "30. Juni")), encoding="utf-8")
    result = jahreslauf("--halbjahr")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Über das erste Halbjahr 2024 ist 1 Bericht fällig." in result.stdout
    assert written(projekt) == ["halbjahr"]
    made = projekt / "output/berichte/2024/halbjahr"
    assert sorted(path.name for path in made.iterdir()) == sorted([*FILES, "turnhalle.docx", "turnhalle.pdf"])
    row = ";50000,00;50000,00;0,00;0,00;0,00;50000,00;{};0,00;{};0,00;{};in Umsetzung;● grün: im Plan;im Entwurf"
    overview = (made / "uebersicht.csv").read_text(encoding="utf-8-sig").splitlines()
    assert overview[-1].endswith(row.format("700,50", "49299,50", "1,4"))
    assert "Halbjahresbericht 2024" in (made / "gesamtbericht.pdf").read_text(encoding="utf-8").splitlines()
    assert "zu ihrem Stichtag in der Mitte des Jahres sagen." in words_of(made / "gesamtbericht.pdf")
    assert jahreslauf().exit_code == 0
    overview = (made.parent / "uebersicht.csv").read_text(encoding="utf-8-sig").splitlines()
    assert overview[-1].endswith(row.format("20000,50", "29999,50", "40,0"))


@pytest.mark.parametrize("options", [(), ("--vorbereiten",), ("--mahnen",)])
def test_a_year_before_all_decisions_is_a_mistake(options: tuple[str, ...]) -> None:
    result = run("jahreslauf", "2019", *options)
    assert result.exit_code == 1
    assert "Fehler: Über 2019 ist nichts zu berichten" in result.stderr


@pytest.mark.langsam
@pytest.mark.usefixtures("pdf_of_words")
def test_a_report_with_blanks_is_no_mistake_and_not_before_the_council(projekt: Path) -> None:
    report(projekt, REPORT.replace("ampel: gruen", "ampel: ‹Ampel›") + "\nstatus: eingereicht")
    result = jahreslauf()
    assert (result.exit_code, result.stderr) == (1, "")
    # Of it stands there whose it is, and nothing else.
    overview = (projekt / "output/berichte/2024/uebersicht.csv").read_text(encoding="utf-8-sig")
    assert ";Hochbauamt;50000;50000;50000;;;;;;;;;;;nicht eingegangen" in overview
    assert "1 Bericht bei den Ämtern anmahnen" in result.stdout
    words = words_of(projekt / "output/berichte/2024/gesamtbericht.pdf")
    assert "Kein Bericht eingegangen" in words
    assert "mit Fehlern" not in words


@pytest.mark.parametrize(
    "options",
    [
        ("--stand", "31.02.2025"),
        ("--stichtag", "30.09.2025"),  # not in 2024
        ("--stichtag", "30.09.2024", "--mahnen"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(options: tuple[str, ...]) -> None:
    assert jahreslauf(*options).exit_code == 2


@pytest.mark.usefixtures("pdf_of_words")
@pytest.mark.parametrize("options", [(), ("--vorbereiten",)])
@pytest.mark.parametrize(
    ("old", "new", "encoding"),
    [
        ("gremium: va", "gremium: va  # Bürger", "cp1252"),  # no text at all
        ("antrag: 112/2024", "antrag: 112-2024", "utf-8"),  # a number that nobody can read
        ("beschluesse:", "beschluesse: [", "utf-8"),
    ],
)
def test_decisions_that_cannot_be_read_are_not_taken_for_none(
    projekt: Path, old: str, new: str, encoding: str, options: tuple[str, ...]
) -> None:
    text = (SESSION + GRANTED).replace(old, new)
    (projekt / "content/beschluesse/2023/lesung.yaml").write_bytes(text.encode(encoding))
    result = jahreslauf(*options)
    assert result.exit_code == 1
    assert "content/beschluesse/2023/lesung.yaml:" in result.stderr
    assert "Fehler: " in result.stderr
    assert "2024/2025" not in result.stderr  # the budget is no motion


@pytest.mark.usefixtures("pdf_of_words")
def test_the_files_of_the_year_say_that_mistakes_in_decisions_leave_them_incomplete(projekt: Path) -> None:
    funded_motion(projekt, decisions=(SESSION + GRANTED).replace("antrag: 112/2024", "antrag: 112-2024"))
    assert jahreslauf().exit_code == 1
    words = words_of(projekt / "output/berichte/2024/gesamtbericht.pdf")
    assert words.count("Was davon abhängt, fehlt hier und in allen Summen.") == 2  # on the cover and above the sums


@pytest.mark.parametrize("name", ["gesamtbericht", "uebersicht"])
def test_a_report_by_the_name_of_a_file_of_the_year_is_refused_before_anything_is_written(
    projekt: Path, name: str
) -> None:
    report(projekt)
    path = projekt / "content/berichte/2024/turnhalle.md"
    path.rename(path.with_stem(name))
    result = jahreslauf()
    assert result.exit_code == 1
    assert f"content/berichte/2024/{name}.md:1:1: Fehler: So heißt schon eine Datei" in result.stderr
    assert not (projekt / "output/berichte").exists()


@pytest.mark.langsam
@pytest.mark.usefixtures("pdf_of_words")
def test_a_protected_file_keeps_only_itself_from_being_written(projekt: Path) -> None:
    report(projekt)
    jahreslauf()
    folder = projekt / "output/berichte/2024"
    for name in FILES:
        (folder / name).write_bytes(b"alt")
    (folder / "gesamtbericht.pdf").chmod(0o444)
    result = jahreslauf()
    assert result.exit_code == 1
    assert "gesamtbericht.pdf:1:1: Fehler: Die Datei lässt sich nicht schreiben" in result.stderr
    assert [name for name in FILES if (folder / name).read_bytes() == b"alt"] == ["gesamtbericht.pdf"]
