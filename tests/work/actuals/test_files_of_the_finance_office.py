"""The file as a file: what kind it is, how it is encoded and divided, and what is broken."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from examples import EXAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st
from work.actuals.finance_lists import ODS_KIND, REPORT, SETTINGS, changes, excel, ods, set_up, take

from antrag_gen.errors import AntragError, Level
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.readers.finance.read import read_tables
from antrag_gen.work.actuals.take_in import take_in

CSV = "Antrag;Jahr;Ist;Gebunden;HAR\r\n4123/2023;2024;1.234,56;;\r\n"
EXCEL = excel("Antrag | Jahr | Ist | Gebunden | HAR\n4123/2023 | 2024 | 1234.56 | |\n")
ENTERED = ["bericht.md: 2024 ist: 0 → 1.234,56"]
WANTED = ["Antrag", "Jahr", "Ist"]


def refusal(projekt: Path, data: bytes | str, name: str = "ist.csv") -> str:
    with pytest.raises(AntragError) as raised:
        take(projekt, data, name)
    return str(raised.value)


def packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(autouse=True)
def reports(projekt: Path) -> None:
    set_up(projekt)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_that_excel_writes_are_recognised(projekt: Path, encoding: str) -> None:
    set_up(projekt, SETTINGS.replace("HAR", "Übertrag €"))
    assert changes(take(projekt, CSV.replace("HAR", "Übertrag €").encode(encoding))) == ENTERED


def test_utf_16_is_refused_and_the_right_way_to_save_is_told(projekt: Path) -> None:
    assert refusal(projekt, CSV.encode("utf-16")) == (
        "ist.csv:1:1: Fehler: Die Datei ist in UTF-16 gespeichert („Unicode-Text“).\n"
        "    In Excel „Speichern unter“ wählen: „CSV UTF-8 (durch Trennzeichen getrennt)“."
    )


def test_bytes_of_no_known_encoding_are_refused(projekt: Path) -> None:
    assert "weder in UTF-8 noch in Windows-1252" in refusal(projekt, CSV.encode() + "für".encode("cp437"))


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_separator_is_the_one_that_gives_the_columns(projekt: Path, separator: str) -> None:
    assert changes(take(projekt, CSV.replace(";", separator))) == ENTERED


def test_amounts_with_commas_are_quoted_where_commas_separate(projekt: Path) -> None:
    assert changes(take(projekt, 'Antrag,Jahr,Ist,Gebunden,HAR\n4123/2023,2024,"1.234,56",,\n')) == ENTERED


def test_an_amount_that_a_comma_cut_in_two_is_found_out(projekt: Path) -> None:
    told = refusal(projekt, "Antrag,Jahr,Ist,Gebunden,HAR\n4123/2023,2024,1.234,56,,0\n")
    assert told.startswith("ist.csv:2:6: Fehler: F2: Diese Zelle steht rechts von allen Spalten.")


@pytest.mark.parametrize("extra", ["", "0"])
def test_an_amount_that_a_comma_cut_in_two_is_found_out_behind_empty_cells_too(projekt: Path, extra: str) -> None:
    told = refusal(projekt, f"Antrag,Jahr,HAR,Ist,Gebunden\n4123/2023,2024,,31.500,40,{extra}\n")
    assert told.startswith("ist.csv:2:6: Fehler: F2: Diese Zelle steht rechts von allen Spalten")
    assert "am einfachsten die Liste mit Semikolon als Trennzeichen speichern." in told


@pytest.mark.parametrize(
    ("row", "cell", "amount"),
    [
        ("4123/2023,,2024,31.500,40,0", "D2", "31.500,40"),
        ("4123/2023,,2024,31500,40", "D2", "31500,40"),
        ("4123/2023,,2024,-31.500,40 €,0", "D2", "-31.500,40 €"),
        ("4123/2023,,2024,5000,31.500,40", "E2", "31.500,40"),
        ("4123/2023,x,2024,0,00,", "D2", "0,00"),
    ],
)
def test_two_cells_that_may_be_one_amount_are_refused(projekt: Path, row: str, cell: str, amount: str) -> None:
    told = refusal(projekt, f"Antrag,Amt,Jahr,Ist,Gebunden,HAR\n{row}\n")
    assert f"Fehler: {cell}: Das können zwei Angaben sein oder ein Betrag, „{amount}“." in told


def test_an_amount_of_another_column_that_moves_those_behind_it_is_found_out(projekt: Path) -> None:
    told = refusal(projekt, "Antrag,Jahr,Ansatz,Ist,Gebunden,HAR\n4123/2023,2024,31.500,40,1.000\n")
    assert told.startswith("ist.csv:2:3: Fehler: C2: Das können zwei Angaben sein oder ein Betrag, „31.500,40“.")


@pytest.mark.parametrize(
    "row", ['"1234","56",0,2024', "1234,56.000,0,2024", "1234,5,0,2024", '1234,"56",0,2024', "1234,,10,2024"]
)
def test_whole_amounts_between_commas_are_read(projekt: Path, row: str) -> None:
    data = f"Ist,Gebunden,HAR,Jahr,Antrag\n{row},4123/2023\n"
    assert "bericht.md: 2024 ist: 0 → 1.234" in changes(take(projekt, data))


def test_a_year_and_a_small_amount_are_no_amount_and_semicolons_leave_no_doubt(projekt: Path) -> None:
    assert changes(take(projekt, "Antrag,Jahr,Ist,Gebunden,HAR\n4123/2023,2024,40,0\n")) == [
        "bericht.md: 2024 ist: 0 → 40,00"
    ]
    assert changes(take(projekt, "Antrag;Jahr;Ist;Gebunden;HAR\n4123/2023;2024;5000;40;0;;\n"))[0] == (
        "bericht.md: 2024 ist: 0 → 5.000"
    )


def test_a_header_alone_has_no_rows_and_a_csv_file_has_no_sheets(projekt: Path) -> None:
    assert refusal(projekt, "Antrag;Jahr;Ist;Gebunden;HAR\n") == (
        "ist.csv:1:1: Fehler: Unter den Spaltennamen steht nichts.\n"
        "    Die Liste mit ihren Zeilen noch einmal speichern."
    )


def test_another_separator_is_refused(projekt: Path) -> None:
    told = refusal(projekt, "Antrag|Jahr|Ist|Gebunden|HAR\n4123/2023|2024|5||\n")
    assert "nicht in Spalten geteilt; als Trennzeichen erkannt werden Semikolon, Komma, Tabulator." in told


def test_missing_columns_of_a_csv_file_are_named_with_those_that_exist(projekt: Path) -> None:
    assert refusal(projekt, "Antrag;HHJ;Ist;Gebunden;HAR\n4123/2023;2024;5;;\n").startswith(
        "ist.csv:1:1: Fehler: Die Spalte „Jahr“ fehlt.\n    Es gibt: „Antrag“, „HHJ“, „Ist“, „Gebunden“ und „HAR“. "
    )


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_cell_may_be_in_quotes(projekt: Path, separator: str) -> None:
    rows = [["Antrag", "Jahr", "Ist", "Gebunden", "HAR"], ["4123/2023", "2024", "1.234,56", "", ""]]
    assert changes(take(projekt, "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows))) == ENTERED


def test_a_quote_that_is_not_closed_is_told_where_it_begins(projekt: Path) -> None:
    assert refusal(projekt, CSV + '"4123/2023;2023;5;;\n').startswith(
        "ist.csv:3:1: Fehler: Ab dieser Zeile ist die Datei keine lesbare CSV-Datei."
    )


def test_places_count_the_lines_of_the_file_and_names_the_rows_of_the_table(projekt: Path) -> None:
    told = refusal(projekt, 'Antrag;"Jahr";Ist;Gebunden;HAR;"Be-\nmerkung"\n4123/2023;2024;x;;;\n')
    assert told.startswith("ist.csv:3:3: Fehler: C2 (Spalte „Ist“): „x“ ist kein lesbarer Betrag.")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(projekt: Path, data: bytes) -> None:
    assert refusal(projekt, data).startswith("ist.csv:1:1: Fehler: Die Datei ist leer.")


def test_a_file_is_what_it_holds_and_not_what_it_is_called(projekt: Path) -> None:
    assert changes(take(projekt, EXCEL, "ist.csv")) == ENTERED
    assert changes(take(projekt, CSV, "ist.xlsx")) == ENTERED


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Das ist eine Datei im alten Excel-Format (.xls)."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "Die Excel-Datei ist mit einem Kennwort geschützt.",
        ),
        (packed({"mimetype": ODS_KIND}), "Die ODS-Datei ist beschädigt."),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "Das ist eine Datei von LibreOffice, aber"),
        (packed({"mimetype": ODS_KIND, "encrypted-package": b""}), "Die Datei ist mit einem Kennwort geschützt."),
        (packed({"xl/workbook.bin": b""}), "Das ist eine binäre Excel-Arbeitsmappe (.xlsb)."),
        (packed({"word/document.xml": b""}), "Das ist keine Excel-Datei."),
        (b"<html><table><tr><td>5</td></tr></table>", "Das ist weder eine Excel- noch eine CSV-Datei"),
        (b"%PDF-1.7", "Das ist weder eine Excel- noch eine CSV-Datei"),
        (EXCEL[: len(EXCEL) // 2], "Die Excel-Datei ist beschädigt."),
        (EXCEL.replace(b"PK\x01\x02", b"PK\x01\x03"), "Die Excel-Datei ist beschädigt."),
        (packed({"xl/workbook.xml": b"<a/>"}), "Die Excel-Datei ist beschädigt."),
    ],
)
def test_other_files_are_told_apart(projekt: Path, data: bytes, told: str) -> None:
    message = refusal(projekt, data, "ist.xlsx")
    assert message.startswith(f"ist.xlsx:1:1: Fehler: {told}")
    assert "\n    " in message


@pytest.mark.langsam
def test_a_file_that_unpacks_to_any_size_is_refused_before_it_does(projekt: Path) -> None:
    bomb = packed(unpacked(EXCEL) | {"xl/media/bild.bin": b"\0" * 60_000_000})
    assert len(bomb) < 100_000
    assert "ausgepackt größer als 50 MB" in refusal(projekt, bomb, "ist.xlsx")


def with_sheet(old: bytes, new: bytes) -> bytes:
    parts = unpacked(EXCEL)
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert old in sheet
    return packed(parts | {"xl/worksheets/sheet1.xml": sheet.replace(old, new)})


def test_a_merged_area_as_large_as_the_sheet_is_refused(projekt: Path) -> None:
    data = with_sheet(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert "zu viele Zellen verbunden" in refusal(projekt, data, "ist.xlsx")


def test_a_cell_at_the_far_end_of_the_sheet_is_refused(projekt: Path) -> None:
    data = with_sheet(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    assert "Das Blatt „Ist“ geht bis Zelle XFD1048576." in refusal(projekt, data, "ist.xlsx")


def test_a_document_type_is_refused(projekt: Path) -> None:
    data = with_sheet(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet')
    assert "Die Excel-Datei ist beschädigt." in refusal(projekt, data, "ist.xlsx")


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(projekt: Path) -> None:
    set_up(projekt, SETTINGS.replace("  einheit", "  blatt: Ist 2024\n  einheit"))
    data = excel("Antrag | Jahr | Ist | Gebunden | HAR\n---\nBlatt Soll\n")
    assert refusal(projekt, data, "ist.xlsx") == (
        "ist.xlsx:1:1: Fehler: Das Blatt „Ist 2024“ gibt es nicht.\n"
        '    Die Datei enthält die Blätter „Ist“ und „Soll“. Alle Spalten hat „Ist“: --blatt "Ist". '
        "Welches gilt, steht unter „ist_daten: blatt“ in content/projekt.yaml."
    )


def test_a_hidden_sheet_is_proposed_to_nobody(projekt: Path) -> None:
    set_up(projekt)
    data = excel("Deckblatt\n---\nBlatt Alt\nAntrag | Jahr | Ist | Gebunden | HAR\nblende Blatt aus\n")
    told = refusal(projekt, data, "ist.xlsx")
    assert "fehlt" in told
    assert "--blatt" not in told


def test_the_sheet_that_is_named_is_read(projekt: Path) -> None:
    set_up(projekt, SETTINGS.replace("  einheit", "  blatt: Ist 2024\n  einheit"))
    data = excel("Antrag | Jahr | Ist | Gebunden | HAR\n4123/2023 | 2024 | 1234.56 | |\n", "Ist 2024")
    assert changes(take(projekt, data, "ist.xlsx")) == ENTERED


SHEETS = """\
Antrag | Jahr | Ist | Gebunden | HAR
4123/2023 | 2024 | 5 | |
---
Blatt Zweites
Antrag | Jahr | Ist | Gebunden | HAR
4123/2023 | 2023 | 7 | |
4123/2023 | 2024 | 5 | |
"""


def test_several_sheets_and_files_are_read_as_one_list(projekt: Path) -> None:
    (projekt / "a.ods").write_bytes(ods(SHEETS.rpartition("4123")[0]))
    (projekt / "b.csv").write_bytes(CSV.replace("4123", "4124").encode())
    set_up(projekt, bericht=REPORT, anderer=REPORT.replace("4123", "4124"))
    files = [Path("a.ods"), Path("b.csv")]
    taken = take_in(files, open_project(find_folder(projekt)), ("Ist", "Zweites"))
    assert changes(taken) == [
        "anderer.md: 2024 ist: 0 → 1.234,56",
        "bericht.md: 2023 ist: 10.000 → 7,00",
        "bericht.md: 2024 ist: 0 → 5,00",
    ]
    with pytest.raises(AntragError, match="Das Blatt „Drittes“ gibt es nicht"):
        take_in(files, open_project(find_folder(projekt)), ("Ist", "Drittes"))


def test_the_same_motion_in_two_sheets_is_an_error_with_both_rows(projekt: Path) -> None:
    (projekt / "a.xlsx").write_bytes(excel(SHEETS))
    with pytest.raises(AntragError) as raised:
        take_in([Path("a.xlsx")], open_project(find_folder(projekt)), ("Ist", "Zweites"))
    assert str(raised.value) == (
        "a.xlsx:3:1: Fehler: Antrag Nr. 4123/2023, 2024 steht zweimal: in Zeile 2 im Blatt „Ist“ und in Zeile 3 "
        "im Blatt „Zweites“.\n    Die Zeilen zusammenfassen; hier wird nichts addiert."
    )


@pytest.mark.parametrize(("said", "amount"), [("negativ", "-5,00"), ("hervorgehoben", "5,00")])
def test_the_city_says_what_red_means(projekt: Path, said: str, amount: str) -> None:
    set_up(projekt, SETTINGS.replace("  einheit", f"  rote_zahlen: {said}\n  einheit"))
    taken = take(projekt, excel("Antrag | Jahr | Ist | Gebunden | HAR\n4123/2023 | 2024 | 5 | |\n---\nrot C2\n"))
    assert changes(taken) == [f"bericht.md: 2024 ist: 0 → {amount}"]
    assert [problem.id for problem in taken.problems] == ["betrag-negativ", "ist-negativ"] * (said == "negativ")


@pytest.mark.parametrize("make", [excel, ods])
def test_red_by_a_condition_is_told_unless_it_is_that_of_amounts_below_zero(
    projekt: Path, make: Callable[[str], bytes]
) -> None:
    lines = "Antrag | Jahr | Ist | Gebunden | HAR\n4123/2023 | 2024 | 5 | |\n---\n"
    rules = "rot C2:C9 wenn > 0\nrot D2:D9 wenn > 0\nrot C2 wenn < 0\n"
    problems = take(projekt, make(lines + rules)).problems
    assert [(str(problem.where), problem.what) for problem in problems] == [
        ("ist.csv:2:3", "C2:C9: Eine bedingte Formatierung kann Beträge rot färben; als Minus gilt das nicht.")
    ]
    set_up(projekt, SETTINGS.replace("  einheit", "  rote_zahlen: hervorgehoben\n  einheit"))
    assert take(projekt, make(lines + rules)).problems == ()


def test_a_sum_may_be_that_of_all_sheets_or_of_a_year_in_all_of_them(projekt: Path) -> None:
    lines = SHEETS.rpartition("4123")[0] + "Summe | | 7 | |\nSumme 2024 | | 5 | |\nGesamtsumme | | 12 | |\n"
    (projekt / "a.xlsx").write_bytes(excel(lines))
    project = open_project(find_folder(projekt))
    assert [each.id for each in take_in([Path("a.xlsx")], project, ("Ist", "Zweites")).problems] == (
        ["zeile-ausgelassen"]
    )
    (projekt / "a.xlsx").write_bytes(excel(lines.replace("12", "13")))
    (wrong,) = (
        each for each in take_in([Path("a.xlsx")], project, ("Ist", "Zweites")).problems if each.level is Level.WARNUNG
    )
    assert wrong.what == (
        "Zweites!C5 (Spalte „Ist“): Die Summe ist 13 Euro, die Zeilen davor ergeben 0 Euro, alle 7 Euro, "
        "die aller Listen 12 Euro."
    )


def test_an_amount_in_another_currency_is_refused(projekt: Path) -> None:
    rows = "Antrag | Jahr | Ist | Gebunden | HAR\n4123/2023 | 2024 | 5 | 5 |\n---\n"
    told = refusal(projekt, excel(f"{rows}Format C2 #,##0 [$DM-407]\nFormat D2 #,##0 [$€-407]\n"), "ist.xlsx")
    assert told.startswith(
        "ist.xlsx:2:3: Fehler: C2 (Spalte „Ist“): Hier steht ein Betrag in einer anderen Währung (DM)."
    )
    assert told.count("Fehler") == 1


def test_a_formula_with_its_result_is_read(projekt: Path) -> None:
    parts = unpacked(EXCEL)
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"<v>1234.56</v>", b"<f>1000+234.56</f><v>1234.5599999999999</v>")
    assert changes(take(projekt, packed(parts | {"xl/worksheets/sheet1.xml": sheet}), "ist.xlsx")) == ENTERED


@settings(max_examples=2 * EXAMPLES)
@given(st.data())
def test_any_damage_to_an_excel_file_is_told_or_leaves_a_table(data: st.DataObject) -> None:
    damaged = bytearray(EXCEL)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    _read(bytes(damaged))


@pytest.mark.langsam
@settings(max_examples=2 * EXAMPLES)
@given(st.data())
def test_any_damage_to_a_sheet_is_told_or_leaves_a_table(data: st.DataObject) -> None:
    parts = unpacked(EXCEL)
    name = data.draw(st.sampled_from(sorted(parts)))
    text = parts[name]
    at = data.draw(st.integers(0, len(text)))
    bits = st.sampled_from([b"", b"x", b"-1", b'"', b"<", b">", b"1e999", b"NaN", b't="d"', b't="b"', b"\xff"])
    parts[name] = text[:at] + data.draw(bits) + text[at + data.draw(st.integers(0, 5)) :]
    _read(packed(parts))


@settings(max_examples=3 * EXAMPLES)
@given(st.lists(st.sampled_from([*"Antrag;Jahr;Ist;,\t\"'\n\r", "Antrag;Jahr;Ist\n", "5", "\x00", "ä"])).map("".join))
def test_any_text_is_refused_or_a_table(text: str) -> None:
    _read(text.encode())


def _read(data: bytes) -> None:
    problems, rows = (), ()
    try:
        rows = read_tables(data, "ist", (), WANTED)[0].rows
    except AntragError as error:
        problems = error.problems
    assert rows or problems
    assert all(set(row) == set(WANTED) for row in rows)
    assert all(problem.where.line > 0 and problem.hint for problem in problems)
