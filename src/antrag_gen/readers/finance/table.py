"""Read a grid of cells as a table: the row with the names of the columns is found, the rows below follow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.german.notation import clean
from antrag_gen.german.zahlen import join

LETTERS = 26
DEEPEST_HEADER = 50
CUT = (
    "Steht in der Zeile ein Betrag mit Komma, gehört er in einer CSV-Datei mit Kommas in Anführungszeichen; "
    "am einfachsten die Liste mit Semikolon als Trennzeichen speichern."
)


@dataclass(frozen=True, slots=True)
class FinanceCell:
    """One cell: its words, those of a number in plain digits; `number` where the file holds one.

    `fault` says, without a place, why it holds neither.
    `uncut` is `31.500,40` where the cell and the next one may be a single amount that its comma cut in two.
    """

    path: str
    line: int
    row: int
    column: int
    text: str = ""
    number: Decimal | None = None
    fault: Problem | None = None
    uncut: str = ""

    @property
    def place(self) -> Place:
        # Made when it is asked for: a list may have a million cells.
        return Place(self.path, self.line, self.column)

    @property
    def name(self) -> str:
        """`C7`, as Excel names it; in a CSV file it is the same cell."""
        return f"{letters(self.column)}{self.row}"

    @property
    def empty(self) -> bool:
        return not self.text and self.fault is None


Row = Sequence[FinanceCell]


@dataclass(frozen=True, slots=True)
class FinanceTable:
    """The rows below the header, the cells of the wanted columns by their names, and what is worth a note.

    `others` are the cells of a row in columns that nobody asked for.
    """

    rows: tuple[Mapping[str, FinanceCell], ...]
    others: tuple[tuple[FinanceCell, ...], ...]
    notes: tuple[Problem, ...] = field(default=())


def letters(column: int) -> str:
    """`A` to `Z`, then `AA`: the name of the column that counts from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def find_header(grid: Sequence[Row], wanted: Sequence[str]) -> int:
    """Which row has most of the wanted names; the first one of equals. -1 where none has any."""
    counts = [sum(name in _names(row) for name in wanted) for row in grid[:DEEPEST_HEADER]]
    best = max(counts, default=0)
    return counts.index(best) if best else -1


def has_all(row: Row, wanted: Sequence[str]) -> bool:
    return set(wanted) <= set(_names(row))


def make_table(
    grid: Sequence[Row], wanted: Sequence[str], where: str, notes: Sequence[Problem] = (), *, commas: bool = False
) -> FinanceTable:
    """The table in a grid; `where` names the sheet in messages, or is empty; `commas` separate the cells.

    Raises AntragError where columns are missing or named twice, where cells lie beside all columns, empty ones too
    if a comma may have moved them there, and where nothing stands below the header.
    """
    at = find_header(grid, wanted)
    header = grid[at] if grid else ()
    problems = list(_check_header(header, wanted, where, has_header=at >= 0))
    if problems:
        raise AntragError(problems)
    columns = {name: cell.column for cell in header if (name := clean(cell.text)) in wanted}
    below = [row for row in grid[at + 1 :] if any(not cell.empty for cell in row)]
    problems = [problem for row in below for problem in _check_width(row, header, commas=commas)]
    if not below:
        place, what = header[0].place, f"Unter den Spaltennamen steht nichts{where}."
        hint = "Das richtige Tabellenblatt nennen." if where else "Die Liste mit ihren Zeilen noch einmal speichern."
        problems.append(Problem(place, what, hint, "tabelle-leer"))
    if problems:
        raise AntragError(problems)
    return FinanceTable(
        tuple({name: _cell(row, column) for name, column in columns.items()} for row in below),
        tuple(tuple(cell for cell in row if cell.column not in columns.values()) for row in below),
        tuple(notes),
    )


def _names(row: Row) -> list[str]:
    return [clean(cell.text) for cell in row if cell.text]


def _cell(row: Row, column: int) -> FinanceCell:
    """The cell of a column; rows of a CSV file may be shorter than the header."""
    if column <= len(row):
        return row[column - 1]
    first = row[0]
    return FinanceCell(first.path, first.line, first.row, column)


def _check_header(header: Row, wanted: Sequence[str], where: str, *, has_header: bool) -> Iterator[Problem]:
    names = _names(header) if has_header else []
    place = header[0].place if header else Place("")
    there = f"Es gibt: {join([f'„{name}“' for name in names])}." if names else "Keine der Spalten wurde gefunden."
    hint = f"{there} Wie die Spalten heißen, steht unter „ist_daten“ in content/projekt.yaml."
    for name in wanted:
        if name not in names:
            yield Problem(place, f"Die Spalte „{name}“ fehlt{where}.", hint, "spalte-fehlt")
        elif names.count(name) > 1:
            cells = [cell for cell in header if clean(cell.text) == name]
            what = f"Zwei Spalten heißen „{name}“ ({cells[0].name} und {cells[1].name})."
            yield Problem(cells[1].place, what, "Eine der beiden umbenennen.", "spalte-doppelt")
    for cell in header if names else ():
        if cell.fault is not None and clean(cell.text) in wanted:
            what = f"{cell.name} (Spalte „{clean(cell.text)}“): {cell.fault.what}"
            yield replace(cell.fault, at=cell.place, what=what)


def _check_width(row: Row, header: Row, *, commas: bool) -> Iterator[Problem]:
    """A cell to the right of all columns: mostly an amount whose comma was taken for a separator."""
    extra = next((cell for cell in row[len(header) :] if commas or not cell.empty), None)
    if extra is not None:
        what = f"{extra.name}: Diese Zelle steht rechts von allen Spalten{', auch wenn sie leer ist' * extra.empty}."
        yield Problem(extra.place, what, CUT, "zelle-daneben")
