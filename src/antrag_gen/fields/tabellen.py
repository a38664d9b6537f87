"""Tables as data: typed columns, rows in groups, sums that are computed and stated sums that are checked."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from antrag_gen.errors import HERE, AntragError, Path, Problem
from antrag_gen.fields.felder import EinheitFeld, Modell, Zeile, no_text
from antrag_gen.fields.spalten import Spalte, Spaltenart, SpaltenFeld
from antrag_gen.fields.tabelleneintrag import EintragFeld, Tabelleneintrag, Werte
from antrag_gen.fields.tabellenzellen import (
    AS_ABOVE,
    NOTE,
    NOTHING,
    Zelle,
    check_words,
    print_amount,
    read_zelle,
)
from antrag_gen.fields.teile import find_parts
from antrag_gen.german.geld import Einheit
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.patterns import compile_late

NOTE_ID = "tabelle-anmerkung"
# What names a row has words, or a letter behind a dash („– A“); „1.1“ before it only counts them.
NAME = compile_late(r"[^\W\d]{2}|^\s*[-–—•]\s*[^\W\d]")
SHORT_NAME = compile_late(r"\w")


def _sum(value: object) -> object:
    """`ja`, `nein` or a list of cells; of a list only its cells can be wrong."""
    if isinstance(value, list):
        problems = [no_text(cell).under(at).problem for at, cell in enumerate(value) if not isinstance(cell, str)]
        if problems:
            raise AntragError(problems)
    elif value not in ("ja", "nein"):
        small = isinstance(value, str) and value.lower() in ("ja", "nein")
        raise AntragError.of(
            HERE,
            "„summe“ ist weder „ja“ noch „nein“ noch eine Liste von Werten.",
            f"Klein schreiben: „summe: {str(value).lower()}“."
            if small
            else 'Die Summen rechnet „summe: ja“ aus; angegebene prüft „summe: [Summe, "12", …]“.',
            "tabelle-summe",
        )
    return value


class Tabelle(Modell):
    """A table of the head; `summe` is `ja` or a list of stated sums to be checked."""

    titel: Zeile
    einheit: EinheitFeld = Einheit.EURO
    spalten: SpaltenFeld
    zeilen: list[EintragFeld]
    summe: Annotated[Literal["ja", "nein"] | Werte, BeforeValidator(_sum)] = "nein"
    anmerkungen: Mapping[str, Zeile] = Field(default_factory=dict)

    def befunde(self, path: Path) -> Iterator[Problem]:
        """What is wrong in the cells, each at its place, and stated sums that are not the computed ones."""
        findings = list(self.check_cells(path))
        yield from findings
        yield from self._check_notes((*path, "anmerkungen"))
        if findings:
            return
        yield from self._check_above((*path, "zeilen"))
        for index, entry in enumerate(self.zeilen):
            if entry.zwischensumme is not None:
                yield from self._check_sums(
                    (*path, "zeilen", index, "zwischensumme"), entry.zwischensumme, self.gezaehlt_in(entry)
                )
        if isinstance(self.summe, list):
            yield from self._check_sums((*path, "summe"), self.summe, self.gezaehlt)

    def check_cells(self, path: Path) -> Iterator[Problem]:
        """What is wrong in each cell and name by itself."""
        yield from self._check_first_column((*path, "spalten"))
        yield from self._check_names(path)
        for row_path, row in self._rows((*path, "zeilen")):
            yield from self._check_row(row_path, row)

    def _rows(self, path: Path) -> Iterator[tuple[Path, Werte]]:
        for index, entry in enumerate(self.zeilen):
            if entry.werte is not None:
                yield (*path, index), entry.werte
            for number, row in enumerate(entry.zeilen):
                yield (*path, index, "zeilen", number), row

    def _check_first_column(self, path: Path) -> Iterator[Problem]:
        """Names of groups and sums stand in the first column, where they would take the place of a number."""
        name, spalte = next(iter(self.spalten.items()))
        if spalte.art is not Spaltenart.TEXT and (self.summe != "nein" or any(entry.gruppe for entry in self.zeilen)):
            yield Problem(
                (*path, name),
                f"In der ersten Spalte „{name}“ stehen Zahlen, dort steht aber, was eine Summe oder Gruppe ist.",
                "Als erste eine Spalte mit der Art „text“ ergänzen.",
                "tabelle-erste-spalte",
            )

    def _check_names(self, path: Path) -> Iterator[Problem]:
        """What is wrong in the words around the values."""
        yield from check_words((*path, "titel"), self.titel)
        for name in self.spalten:
            yield from check_words((*path, "spalten", name), name)
        for index, entry in enumerate(self.zeilen):
            yield from check_words((*path, "zeilen", index, "gruppe"), entry.gruppe or "")
        for name, text in self.anmerkungen.items():
            yield from check_words((*path, "anmerkungen", name), text)

    def _check_row(self, path: Path, row: Werte) -> Iterator[Problem]:
        if len(row) != len(self.spalten):
            yield Problem(
                path,
                f"Werte in dieser Zeile: {len(row)}, Spalten der Tabelle: {len(self.spalten)}.",
                'Werte mit Komma in Anführungszeichen setzen: "0,5". Ein leerer Wert ist "".',
                "tabelle-zeile",
            )
            return
        for column, (text, spalte) in enumerate(zip(row, self.spalten.values(), strict=True)):
            try:
                cell = self.zelle(text, spalte)
            except AntragError as error:
                yield error.problem.under(*path, column)
                continue
            yield from check_words((*path, column), cell.text)
            if cell.anmerkung and cell.anmerkung not in self.anmerkungen:
                yield Problem(
                    (*path, column),
                    f"Die Anmerkung „{cell.anmerkung}“ gibt es nicht, oder sie ist leer.",
                    f"Unter „anmerkungen“ muss eine Zeile „{cell.anmerkung}: …“ mit ihren Worten stehen.",
                    NOTE_ID,
                )

    def _check_sums(self, path: Path, stated: Werte, rows: Sequence[Werte]) -> Iterator[Problem]:
        computed = self.summen(rows)
        problems = list(self._check_row(path, stated))
        yield from problems
        if problems:
            return
        for column, (text, spalte) in enumerate(zip(stated, self.spalten.values(), strict=True)):
            wanted, cell = computed[column], self.zelle(text, spalte)
            # „–“ says that there is nothing; words like „wie oben“ are no sum.
            said = Decimal(0) if cell.text in NOTHING else cell.wert
            if wanted is not None and cell.text and said != (wanted.wert or Decimal(0)):
                name = list(self.spalten)[column]
                yield Problem(
                    (*path, column),
                    f"Die Summe {cell.text} in Spalte „{name}“ stimmt nicht: es sind {wanted.text or 0}.",
                    "Die Werte der Spalte prüfen; berechnete Summen brauchen keine Angabe.",
                    "summe-falsch",
                )

    def _check_above(self, path: Path) -> Iterator[Problem]:
        """„wie oben“ needs a number above it, in a column of words something that is said."""
        said: set[int] = set()
        for row_path, row in self._rows(path):
            for column, (name, spalte) in enumerate(self.spalten.items()):
                cell = self.zelle(row[column], spalte)
                words = spalte.art is Spaltenart.TEXT
                if not AS_ABOVE.fullmatch(cell.text):
                    said.update([column] if (cell.text.strip() if words else cell.wert is not None) else [])
                elif column not in said:
                    what = f"„{cell.text}“: In Spalte „{name}“ steht darüber {'nichts' if words else 'keine Zahl'}."
                    hint = "Die Worte selbst schreiben." if words else "Die Zahl selbst schreiben."
                    yield Problem((*row_path, column), what, hint, "tabelle-wie-oben")

    def _check_notes(self, path: Path) -> Iterator[Problem]:
        """A note that no cell calls would not be printed."""
        stated = [entry.zwischensumme for entry in self.zeilen if entry.zwischensumme is not None]
        rows = [*(row for _, row in self._rows(())), *stated, *([self.summe] if isinstance(self.summe, list) else [])]
        called = {note[1] for row in rows for text in row if (note := NOTE.search(text))}
        for name in self.anmerkungen:
            if name not in called:
                yield Problem(
                    (*path, name),
                    f"Die Anmerkung „{name}“ steht bei keinem Wert der Tabelle und würde nicht gedruckt.",
                    f"Hinter den Wert, zu dem sie gehört, „[^{name}]“ schreiben oder sie löschen.",
                    NOTE_ID,
                )

    @property
    def gezaehlt(self) -> list[Werte]:
        """The rows that the sum of the table adds."""
        added = self.zaehlt([entry.werte for entry in self.zeilen])
        return [
            row
            for entry, counts in zip(self.zeilen, added, strict=True)
            for row in ([entry.werte] * counts if entry.werte is not None else self.gezaehlt_in(entry))
        ]

    def gezaehlt_in(self, gruppe: Tabelleneintrag) -> list[Werte]:
        """The rows that the sum of a group adds."""
        return [row for row, counts in zip(gruppe.zeilen, self.zaehlt(gruppe.zeilen), strict=True) if counts]

    def zaehlt(self, rows: Sequence[Werte | None]) -> list[bool]:
        """Whether each of rows that follow one another is added: not where it is part of another („davon“).

        None stands for a group.
        """
        return [teil is None for teil in find_parts([self.zeilenname(row) if row else "" for row in rows])]

    def zeilenname(self, row: Werte) -> str:
        """What a row is about: the first words before its numbers."""
        names = self.namen(row)
        return next((text for look in (NAME, SHORT_NAME) for text in names if look.search(text)), "")

    def namen(self, row: Werte) -> list[str]:
        """The texts before the numbers of a row; none where the table has no numbers."""
        arten = [spalte.art for spalte in self.spalten.values()]
        first = next((column for column, art in enumerate(arten) if art is not Spaltenart.TEXT), 0)
        return [NOTE.sub("", text) for text in row[:first]]

    def zelle(self, text: str, spalte: Spalte) -> Zelle:
        """What a cell of this column says; AntragError for what can't be read."""
        return read_zelle(text, spalte, self.einheit)

    def summen(self, rows: Sequence[Werte]) -> list[Zelle | None]:
        """The sum of each column that is added, empty where it has no numbers; None for the others.

        Exact, with the decimals that the values are written with.
        """
        sums: list[Zelle | None] = []
        for column, spalte in enumerate(self.spalten.values()):
            if not spalte.is_added:
                sums.append(None)
                continue
            cells = [cell for row in rows if (cell := self.zelle(row[column], spalte)).wert is not None]
            total = sum((cell.wert for cell in cells if cell.wert is not None), Decimal(0))
            decimals = max((cell.decimals for cell in cells), default=0)
            sums.append(self.computed(total, spalte, decimals) if cells else Zelle(""))
        return sums

    def computed(self, wert: Decimal, spalte: Spalte, decimals: int = 0) -> Zelle:
        """A computed number as this column prints it."""
        if spalte.art is Spaltenart.BETRAG:
            return print_amount(wert, self.einheit)
        return Zelle(format_zahl(wert, decimals=decimals), wert, decimals=decimals)


def heads_fit(columns: int, rows: int) -> bool:
    """Whether the first of the cells of each row can be its head, beside that many columns of values.

    A table with more heads than values is not read as one of data by checkers (WCAG 2.2, 1.3.1).
    """
    return columns + 1 + rows <= columns * rows
