"""The table of mistakes in lists: each case in `tests/fehler/ist/` is an Excel file and all that is said of it."""

from pathlib import Path

import pytest
from case_files import Case, read_cases
from commands import run
from work.actuals.finance_lists import excel, ods, set_up

from antrag_gen.errors import AntragError
from antrag_gen.readers.finance.read import read_tables

COLUMNS = ("Antrag", "Jahr", "Ist", "Gebunden", "HAR")
CASES = read_cases(Path(__file__).parents[2] / "fehler/ist/liste.md")


@pytest.mark.auswahl(10)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_mistake_is_told_with_its_cell_and_nothing_is_written(case: Case, projekt: Path, renew: bool) -> None:
    report = set_up(projekt) / "bericht.md"
    before = report.read_bytes()
    (projekt / "ist.xlsx").write_bytes(excel(case.given + "\n"))
    result = run("ist-einlesen", "ist.xlsx")
    told = result.stderr + result.stdout
    if renew:
        case.renew(told)
    else:
        assert told == case.expected
    if ": Fehler: " in told:
        assert result.exit_code == 1
        assert report.read_bytes() == before
    else:
        assert result.exit_code == ("Keine Zeile gehört zu einem Bericht." in told)


def read(data: bytes) -> object:
    """Each cell that is asked for, or what is wrong with the list; the programs have no names."""
    try:
        [table] = read_tables(data, "ist", (), COLUMNS)
    except AntragError as error:
        return str(error).replace("LibreOffice", "Excel")
    cells = [cell for row in table.rows for cell in row.values()]
    said = [(cell.name, cell.fault.what if cell.fault else cell.text, cell.number, cell.look) for cell in cells]
    return str(said).replace("LibreOffice", "Excel"), table.notes, table.words


@pytest.mark.auswahl(10)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_same_list_in_ods_is_read_alike(case: Case) -> None:
    assert read(ods(case.given + "\n")) == read(excel(case.given + "\n"))
