"""Check rows of a table that are part of another („davon“): a table comes in, what doesn't add up goes out."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.errors import Path, Problem
from antrag_gen.fields.glied import Glied, Wert
from antrag_gen.fields.spalten import Spalte, Spaltenart
from antrag_gen.fields.summenzeilen import says_part
from antrag_gen.fields.tabellen import Tabelle
from antrag_gen.fields.tabelleneintrag import Tabelleneintrag, Werte
from antrag_gen.fields.tabellenzellen import NOTHING
from antrag_gen.fields.teile import read_name
from antrag_gen.fields.teilepruefung import Teilepruefung
from antrag_gen.german.notation import quote


def check_table_parts(tabelle: Tabelle, path: Path) -> Iterator[Problem]:
    """What is wrong with the parts of a table whose cells can all be read."""
    rows: list[Glied] = []
    for index, entry in enumerate(tabelle.zeilen):
        at = (*path, "zeilen", index)
        if entry.werte is not None:
            rows.append(_row(tabelle, at, entry.werte))
            yield from _check_column(tabelle, at, entry.werte)
            continue
        for number, row in enumerate(entry.zeilen):
            yield from _check_column(tabelle, (*at, "zeilen", number), row)
        inner = [_row(tabelle, (*at, "zeilen", number), row) for number, row in enumerate(entry.zeilen)]
        yield from _checked(tabelle, inner, summiert=True)
        rows.append(_sum(tabelle, at, entry))
    yield from _checked(tabelle, rows, summiert=tabelle.summe != "nein")


def _checked(tabelle: Tabelle, rows: Sequence[Glied], *, summiert: bool) -> Iterator[Problem]:
    numbers = _columns(tabelle)
    names = list(tabelle.spalten)
    return Teilepruefung(
        rows,
        lambda column: f"in Spalte „{names[numbers[column]]}“",
        lambda column, wert: tabelle.computed(wert, _spalte(tabelle, numbers[column])).text,
        summiert,
    ).befunde()


def _columns(tabelle: Tabelle) -> list[int]:
    return [column for column, spalte in enumerate(tabelle.spalten.values()) if spalte.is_added]


def _spalte(tabelle: Tabelle, column: int) -> Spalte:
    return list(tabelle.spalten.values())[column]


def _row(tabelle: Tabelle, path: Path, row: Werte) -> Glied:
    columns = _columns(tabelle)
    werte = tuple(_value(tabelle, row[column], _spalte(tabelle, column)) for column in columns)
    stellen = tuple((*path, column) for column in columns)
    return Glied((*path, 0), tabelle.zeilenname(row), werte, stellen, tuple(tabelle.namen(row)))


def _value(tabelle: Tabelle, text: str, spalte: Spalte) -> Wert:
    """A dash says that there is none, which is a number; an empty cell says nothing."""
    cell = tabelle.zelle(text, spalte)
    if cell.wert is not None or not cell.text:
        return cell.wert
    return Decimal(0) if cell.text in NOTHING else cell.text


def _sum(tabelle: Tabelle, path: Path, gruppe: Tabelleneintrag) -> Glied:
    """The sum of a group, which the rows below it can be parts of."""
    columns = _columns(tabelle)
    sums = tabelle.summen(tabelle.gezaehlt_in(gruppe))
    werte = tuple(cell.wert if (cell := sums[column]) is not None else None for column in columns)
    return Glied(path, f"Zwischensumme {gruppe.gruppe}", werte, tuple((*path, "gruppe") for _ in columns), gruppe=True)


def _check_column(tabelle: Tabelle, path: Path, row: Werte) -> Iterator[Problem]:
    """„davon“ in another column than that which names the row may be a remark: nobody knows whether it is added."""
    name = tabelle.zeilenname(row)
    if read_name(name).wort:
        return
    for column, text in enumerate(tabelle.namen(row)):
        if text != name and read_name(text).wort:
            yield Problem(
                (*path, column),
                f"Ob diese Zeile ein Teil einer anderen ist, ist nicht eindeutig: {quote(text)} steht hinter "
                f"{quote(name)}.",
                "Ein Teil beginnt in der ersten Spalte mit „davon“ und zählt in der Summe nicht; "
                "eine Bemerkung anders beginnen oder hinter die Zahlen stellen.",
                "teil-spalte",
            )
    if tabelle.summe != "nein":
        yield from _check_remarks(tabelle, path, row, name)


def _check_remarks(tabelle: Tabelle, path: Path, row: Werte, name: str) -> Iterator[Problem]:
    """A remark behind the numbers that says nothing but „davon“ is no remark."""
    for column, spalte in enumerate(tabelle.spalten.values()):
        if column >= len(tabelle.namen(row)) and spalte.art is Spaltenart.TEXT and says_part(row[column]):
            yield Problem(
                (*path, column),
                f"{quote(row[column])}: Ob {quote(name)} in einer Zeile darüber schon enthalten ist, "
                "ist nicht eindeutig; so zählt es mit.",
                "Ist es enthalten, „davon“ oder „darunter“ vor den Namen schreiben, sonst die Bemerkung löschen.",
                "teil-spalte",
            )
