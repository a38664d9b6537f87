"""Choose the sheets of a book: its titles and the names that were asked for come in, their tables go out.

Where the sheet that is read does not fit and another one does, that one is proposed; it is never taken unasked. What
is hidden is read where it is asked for by its name, and proposed to nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.german.zahlen import join
from antrag_gen.readers.finance.grid import Book
from antrag_gen.readers.finance.header import DEEPEST_HEADER, TALLEST_HEADER, find_header
from antrag_gen.readers.finance.table import FinanceTable, make_table

IN_SETTINGS = "Welches gilt, steht unter „ist_daten: blatt“ in content/projekt.yaml."
# Said of a sheet that is no list; a list with mistakes in it is one.
NO_LIST = ("spalte-fehlt", "tabelle-leer")


def read_book(book: Book, asked: Sequence[str], wanted: Sequence[str]) -> list[FinanceTable]:
    """The tables with the `wanted` columns in the sheets asked for that there are, else in the first visible one.

    Raises AntragError where there is none of them, and with every problem of their tables.
    """
    named = [title for title in book.titles if title in asked]
    if asked and not named:
        missing = join([f"„{name}“" for name in asked])
        what = f"{'Das Blatt' if len(asked) == 1 else 'Die Blätter'} {missing} gibt es nicht."
        raise AntragError.of(Place(book.path), what, _known(book, wanted), id="blatt-fehlt")
    if not book.titles:
        what = f"Die {book.kind} enthält kein Tabellenblatt."
        raise AntragError.of(Place(book.path), what, "Die Liste als Tabelle speichern.", id="blatt-fehlt")
    chosen = named or [[*book.visible, *book.titles][0]]
    tables: list[FinanceTable] = []
    problems: list[Problem] = []
    for title in chosen:
        try:
            tables.append(_read(book, title, wanted, f"{title}!" if len(chosen) > 1 else ""))
        except AntragError as error:
            problems += _propose(book, title, wanted, error)
    if problems:
        raise AntragError(problems)
    return tables if named else [replace(tables[0], notes=(*_name_others(book, chosen[0], wanted), *tables[0].notes))]


def _read(book: Book, title: str, wanted: Sequence[str], within: str) -> FinanceTable:
    grid = book.grid(title, within=within)
    if not grid.rows:
        raise AntragError.of(Place(book.path), f"Das Blatt „{title}“ ist leer.", _known(book, ()), id="tabelle-leer")
    return make_table(grid, wanted)


def _fitting(book: Book, titles: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    """Those of the sheets that have all columns."""
    for title in titles:
        try:
            rows = book.grid(title, DEEPEST_HEADER + TALLEST_HEADER).rows
        except AntragError:
            continue  # nothing to propose
        if find_header(rows, wanted) is not None:
            yield title


def _propose(book: Book, title: str, wanted: Sequence[str], error: AntragError) -> Sequence[Problem]:
    """The problems of a sheet; that another one fits, where it is no list."""
    if not all(problem.id in NO_LIST for problem in error.problems):
        return error.problems
    others = list(_fitting(book, [other for other in book.visible if other != title], wanted))
    if not others:
        return error.problems
    fit = f"das Blatt {_quoted(others)} hat sie" if len(others) == 1 else f"die Blätter {_quoted(others)} haben sie"
    what = f"Im Blatt „{title}“ steht keine Liste mit den Spalten aus „ist_daten“; {fit}."
    which = "Dieses lesen" if len(others) == 1 else "Das richtige nennen, oder alle"
    hint = f"{which}: {_options(others)}. {IN_SETTINGS}"
    return [Problem(Place(book.path), what, hint, "blatt-anderes")]


def _name_others(book: Book, title: str, wanted: Sequence[str]) -> Iterator[Problem]:
    """Other visible sheets that nobody asked for, nor against."""
    others = list(_fitting(book, [other for other in book.visible if other != title], wanted))
    if others:
        one = len(others) == 1
        which = f"{'das Blatt' if one else 'die Blätter'} {_quoted(others)}"
        what = f"Gelesen wird nur das Blatt „{title}“; auch {which} {'hat' if one else 'haben'} alle Spalten."
        hint = f"Gehören sie dazu, alle nennen: {_options([title, *others])}; sonst das eine: {_options([title])}."
        yield Problem(Place(book.path), what, hint, "blatt-auch", Level.HINWEIS)


def _known(book: Book, wanted: Sequence[str]) -> str:
    there = f"Die Datei enthält {'das Blatt' if len(book.titles) == 1 else 'die Blätter'} {_quoted(book.titles)}."
    fitting = list(_fitting(book, book.visible, wanted)) if wanted else []
    if not fitting:
        return f"{there} {IN_SETTINGS}"
    have = "hat" if len(fitting) == 1 else "haben"
    return f"{there} Alle Spalten {have} {_quoted(fitting)}: {_options(fitting[:1])}. {IN_SETTINGS}"


def _quoted(titles: Sequence[str]) -> str:
    return join([f"„{title}“" for title in titles])


def _options(titles: Sequence[str]) -> str:
    return " ".join(f'--blatt "{title}"' for title in titles)
