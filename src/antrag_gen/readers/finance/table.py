"""Read a grid of cells as a table: the head is found, the rows below follow with what is worth a note."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.german.zahlen import number_ranges
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.grid import FinanceCell, Grid, RedArea, Row, letters
from antrag_gen.readers.finance.header import Header, check_row, find_header, find_row, lies_in_one_row

# A word, as no number has it.
SAYS = compile_late(r"[^\W\d_]{2}")
CUT = (
    "Steht in der Zeile ein Betrag mit Komma, gehört er in einer CSV-Datei mit Kommas in Anführungszeichen; "
    "am einfachsten die Liste mit Semikolon als Trennzeichen speichern."
)


@dataclass(frozen=True, slots=True)
class FinanceTable:
    """The rows below the head, the cells of the wanted columns by their names, and what is worth a note.

    `others` are the cells of a row in columns that nobody asked for, `titles` those above the head, `words` what the
    head says of each wanted column, in the cell of `heads` and around it; `sheet` is the title of the sheet, empty in a
    CSV file; `reds` are cells that a conditional format may show in red.
    """

    rows: tuple[Mapping[str, FinanceCell], ...]
    others: tuple[tuple[FinanceCell, ...], ...]
    notes: tuple[Problem, ...] = ()
    sheet: str = ""
    titles: tuple[FinanceCell, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heads: Mapping[str, FinanceCell] = field(default_factory=dict)
    reds: Sequence[RedArea] = ()


def make_table(grid: Grid, wanted: Sequence[str], *, commas: bool = False) -> FinanceTable:
    """The table in a grid; `commas` separate the cells.

    Raises AntragError where columns are missing or named twice, where cells lie beside all columns, empty ones too
    if a comma may have moved them there, and where nothing stands below the head.
    """
    where = f" im Blatt „{grid.title}“" if grid.title else ""
    rows = grid.rows
    header = find_header(rows, wanted)
    if header is None:
        at = find_row(rows, wanted)
        row = rows[at] if at >= 0 else ()
        problems = list(check_row(row, wanted, where, rows[0][0].place))
        raise AntragError(problems or check_row(row, wanted, where, tall=False))
    below = [_parted(row) for row in rows[header.bottom + 1 :] if any(not cell.empty for cell in row)]
    width = max(len(row) for row in rows[header.top : header.bottom + 1])
    problems = [problem for row in below for problem in _check_width(row, width, commas=commas)]
    if not below:
        place, what = rows[header.bottom][0].place, f"Unter den Spaltennamen steht nichts{where}."
        hint = "Das richtige Tabellenblatt nennen." if where else "Die Liste mit ihren Zeilen noch einmal speichern."
        problems.append(Problem(place, what, hint, "tabelle-leer"))
    if problems:
        raise AntragError(problems)
    columns = {name: cell.column for name, cell in header.cells.items()}
    return FinanceTable(
        tuple({name: _cell(row, column) for name, column in columns.items()} for row in below),
        tuple(tuple(cell for cell in row if cell.column not in columns.values()) for row in below),
        tuple(_notes(grid, header)),
        grid.title,
        tuple(cell for row in rows[: header.top] for cell in row if cell.text),
        header.words,
        header.cells,
        grid.reds,
    )


def _parted(row: Row) -> Row:
    """A heading over a group of rows is mostly merged over all columns: it reads as if only its first cell were there.

    So does no row in which a number is merged, or anything stands beside the merged cells.
    """
    areas = {cell.look.merged for cell in row if not cell.empty}
    first = next(cell for cell in row if not cell.empty)
    if areas == {""} or len(areas) > 1 or not lies_in_one_row(first.look.merged) or not SAYS.search(first.text):
        return row
    words = FinanceCell(first.path, first.line, first.row, first.column, first.text, within=first.within)
    others = (FinanceCell(cell.path, cell.line, cell.row, cell.column, within=cell.within) for cell in row)
    return [words if cell.column == first.column else cell for cell in others]


def _cell(row: Row, column: int) -> FinanceCell:
    """The cell of a column; rows of a CSV file may be shorter than the header."""
    if column <= len(row):
        return row[column - 1]
    first = row[0]
    return FinanceCell(first.path, first.line, first.row, column)


def _check_width(row: Row, width: int, *, commas: bool) -> Iterator[Problem]:
    """A cell to the right of all columns: mostly an amount whose comma was taken for a separator."""
    extra = next((cell for cell in row[width:] if commas or not cell.empty), None)
    if extra is not None:
        what = f"{extra.name}: Diese Zelle steht rechts von allen Spalten{', auch wenn sie leer ist' * extra.empty}."
        yield Problem(extra.place, what, CUT, "zelle-daneben")


def _notes(grid: Grid, header: Header) -> Iterator[Problem]:
    """Rows and wanted columns that are hidden are read all the same; whoever looks at the sheet should know."""
    rows = [row[0] for row in grid.rows[header.bottom + 1 :] if row and row[0].row in grid.hidden_rows]
    if rows:
        numbers = number_ranges([cell.row for cell in rows])
        which = f"{numbers} im Blatt „{grid.title}“" if rows[0].within else numbers
        what = "ist die Zeile" if len(rows) == 1 else "sind die Zeilen"
        yield _note(rows[0].place, f"Ausgeblendet {what} {which}.")
    for name, cell in sorted(header.cells.items(), key=lambda item: item[1].column):
        if grid.hides_column(cell.column):
            yield _note(cell.place, f"Ausgeblendet ist die Spalte {cell.within}{letters(cell.column)} („{name}“).")


def _note(place: Place, what: str) -> Problem:
    return Problem(place, what, "Sie wird trotzdem gelesen.", "ausgeblendet", Level.HINWEIS)
