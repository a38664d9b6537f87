"""`antrag liste` as users meet it: what it prints, what it writes, and what it says of mistakes."""

import csv
import io
from functools import partial
from pathlib import Path

import pytest
from commands import run
from programs import output_of
from work.lists.motions import motions_in, write_four, write_motion

from antrag_gen.papers.haushaltsantrag import Haushaltsantrag

STAND = ("--stand", "31.01.2024")


liste = partial(run, "liste")


def words_of(path: Path) -> str:
    return " ".join(output_of("pdftotext", "-layout", str(path), "-").split())


def test_the_terminal_shows_a_line_for_each_motion(projekt: Path) -> None:
    write_four(projekt)
    result = liste(*STAND)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:6] == [
        "Musterstadt",
        "Gemeinderat",
        "Liste",
        "Stand: 31. Januar 2024",
        "Auswahl: alle Anträge",
        "Umfang: 4 Anträge",
    ]
    (total,) = (line for line in lines if line.startswith("Summe"))
    assert total.split() == ["Summe", "270.000", "140.000", "145.000", "140.000", "90.000", "90.000", "785.000"]
    assert "/Zwischensumme" not in result.stdout
    assert not any(line != line.rstrip() for line in lines)


def test_markup_of_the_terminal_in_a_subject_is_printed_as_it_stands(projekt: Path) -> None:
    write_motion(projekt, "a", betreff='"[red]Rathaus[/red] [1]"')
    assert "[red]Rathaus[/red] [1]" in liste().stdout


@pytest.mark.langsam
def test_files_are_named_by_the_selection_and_the_same_call_writes_the_same_bytes(projekt: Path) -> None:
    write_four(projekt)
    call = ("--haushalt", "2024/2025", "--fraktion", "linde", "--format", "xlsx", "--format", "csv", *STAND)
    result = liste(*call)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"output/listen/antraege-2024-2025-linde.{end}" for end in ("xlsx", "csv")]
    paths = [projekt / path for path in result.stdout.splitlines()]
    written = [path.read_bytes() for path in paths]
    liste(*call)
    assert [path.read_bytes() for path in paths] == written


@pytest.mark.auswahl(1)
@pytest.mark.parametrize(
    ("options", "name"),
    [
        (("--einheit", "TEUR"), "antraege-teur"),
        (("--lfd-nr", "--referat", "si"), "laufende-nummern-si"),
        (("--status", "entwurf"), "antraege-entwurf"),
        (("content/Tafel.md",), "antraege-tafel"),
        (("content",), "antraege"),
    ],
)
def test_another_selection_has_another_name(projekt: Path, options: tuple[str, ...], name: str) -> None:
    write_four(projekt)
    result = liste(*options, "--format", "csv", "--ausgabe", "hier")
    assert result.stdout == f"hier/{name}.csv\n"


def test_the_csv_holds_the_motions_that_were_asked_for(projekt: Path) -> None:
    write_four(projekt)
    liste("--fraktion", "linde", "--format", "csv", *STAND)
    text = (projekt / "output/listen/antraege-linde.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[0] for row in rows if row[1].startswith("Nr.")] == ["Kulturwandel", "Brunnen"]
    assert rows[-1][5:11] == ["170000", "50000", "50000", "50000", "0", "320000"]


def test_papers_with_errors_are_told_missing_in_the_list_and_end_with_1(projekt: Path) -> None:
    write_four(projekt)
    write_motion(projekt, "falsch", "50.00")
    result = liste(*STAND)
    assert result.exit_code == 1
    assert "1 Papier fehlt wegen Fehlern." in result.stdout
    assert "content/falsch.md:5:33: Fehler:" in result.stderr
    assert result.stderr.endswith("1 Papier fehlt wegen Fehlern.\n")
    assert "Kulturwandel" in result.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--fraktion", "lind"), "„lind“ gibt es nicht. Ist „linde“ gemeint? Bekannt sind: linde, ahorn."),
        (("--referat", "x"), "„x“ gibt es nicht. Bekannt sind: si, jb."),
        (("--haushalt", "2030"), "Bekannt sind: 2024/2025."),
        (("--haushalt", "24/25"), "„24/25“ ist kein Haushalt."),
        (("--stand", "gestern"), "„gestern“"),
        (("--status", "fertig"), "„fertig“"),
        (("--einheit", "Mark"), "„Mark“"),
        (("--format", "odt"), "„odt“"),
    ],
)
def test_what_nobody_knows_is_wrong_usage_and_what_is_known_is_named(
    projekt: Path, options: tuple[str, ...], said: str
) -> None:
    write_four(projekt)
    result = liste(*options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_budget_may_be_that_of_a_paper_with_errors(projekt: Path) -> None:
    write_motion(projekt, "falsch", "50.00", haushalt="2026/2027")
    result = liste("--haushalt", "2026/2027")
    assert result.exit_code == 1
    assert "1 Papier fehlt wegen Fehlern." in result.stdout


def test_thousands_that_would_be_rounded_end_with_1_and_write_nothing(projekt: Path) -> None:
    write_motion(projekt, "Cent", '"50.500,50"')
    result = liste("--einheit", "TEUR", "--format", "csv")
    assert result.exit_code == 1
    assert result.stderr.startswith("content/Cent.md:5:33: ")
    assert "Die Liste mit „--einheit Euro“ ausgeben." in result.stderr
    assert not (projekt / "output").exists()


def test_numbers_that_do_not_fit_are_told_by_the_register_and_by_pruefen(projekt: Path) -> None:
    write_motion(projekt, "a", anmeldung="thh: 500, lfd_nr: 64, grdrs: 128/2023")
    write_motion(projekt, "b", anmeldung="thh: 500, lfd_nr: 64, grdrs: 145/2023")
    result = liste("--lfd-nr")
    assert result.exit_code == 0
    assert result.stdout.count("andere Drucksache") == 2
    checked = run("pruefen")
    for told in (result.stderr, checked.stderr):
        assert told.count("einen anderen Bedarf an") == 1
    assert checked.exit_code == 0
    assert run("pruefen", "--streng").exit_code == 1


def test_an_empty_project_has_an_empty_list(projekt: Path) -> None:
    assert "Zu dieser Auswahl gibt es keine Anträge." in liste().stdout
    assert liste("--lfd-nr").exit_code == 0


@pytest.mark.langsam
def test_a_book_has_all_selected_motions_in_one_file_with_a_table_of_contents(projekt: Path) -> None:
    write_four(projekt)
    result = liste("--buch", "--fraktion", "linde", *STAND)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == ["output/listen/buch-linde.pdf", "output/listen/buch-linde.docx"]
    words = words_of(projekt / "output/listen/buch-linde.pdf")
    assert "Papiere: 2 Stand: 31. Januar 2024" in words
    assert words.count("Haushaltsantrag Nr. 10/2023: Kulturwandel (Entwurf)") == 2  # in the contents, above the motion
    assert "Tafel" not in words


@pytest.mark.langsam
def test_a_book_names_how_many_motions_are_missing_for_their_mistakes(projekt: Path) -> None:
    write_four(projekt)
    write_motion(projekt, "kaputt", "1.15 Mio.", nummer="11/2023")
    result = liste("--buch", "--format", "pdf", *STAND)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "1 Papier fehlt wegen Fehlern."
    assert "1 Papier fehlt wegen Fehlern." in words_of(projekt / "output/listen/buch.pdf")


def test_there_is_no_book_of_nothing(projekt: Path) -> None:
    write_four(projekt)
    result = liste("--buch", "--status", "abgelehnt")
    assert result.exit_code == 1
    assert "Zu dieser Auswahl gibt es keine Anträge, also auch kein Buch." in result.stderr
    assert not (projekt / "output").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [(("--lfd-nr",), "gehen nicht zusammen"), (("--format", "xlsx"), "Ein Buch gibt es als pdf und docx.")],
)
def test_what_a_book_cannot_be_is_wrong_usage(projekt: Path, options: tuple[str, ...], told: str) -> None:
    result = liste("--buch", *options)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_the_key_of_a_referat_is_printed_as_its_name(projekt: Path) -> None:
    write_four(projekt)
    (motion,) = (each.motion for each in motions_in(projekt) if each.motion.betreff == "Tafel")
    assert isinstance(motion, Haushaltsantrag)
    assert motion.anmeldeliste[0].thh_und_referat == "Sozialreferat"


@pytest.mark.langsam
def test_a_protected_file_keeps_only_itself_from_being_written(projekt: Path) -> None:
    write_four(projekt)
    call = ("--format", "xlsx", "--format", "csv", *STAND)
    liste(*call)
    workbook, table = (projekt / f"output/listen/antraege.{suffix}" for suffix in ("xlsx", "csv"))
    workbook.chmod(0o444)
    table.write_bytes(b"alt")
    result = liste(*call)
    assert result.exit_code == 1
    assert "antraege.xlsx:1:1: Fehler: Die Datei lässt sich nicht schreiben" in result.stderr
    assert result.stdout == "output/listen/antraege.csv\n"
    assert table.read_bytes() != b"alt"
