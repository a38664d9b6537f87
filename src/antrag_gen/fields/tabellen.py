"""Tables as data: typed columns, rows in groups, sums that are computed and stated sums that are checked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from antrag_gen.errors import HERE, AntragError, Path, Place, Problem
from antrag_gen.fields.felder import EinheitFeld, Modell, Zeile
from antrag_gen.fields.stellen import parse_anzahl
from antrag_gen.fields.teile import find_parts
from antrag_gen.german.geld import Einheit, parse_geld
from antrag_gen.german.zahlen import CENT_STELLEN, TAUSEND, count_decimals, format_euro, format_teur, format_zahl
from antrag_gen.tree import Block, Paragraph, Text, walk

PLACED = re.compile(r"\[Tabelle:? ([\w-]+)\]")
NOTE = re.compile(r"\s*\[\^([\w-]+)\]$")
NOTHING = frozenset({"", "-", "–"})
# Words that stand for an amount without being one, and former totals in brackets.
WORDS = re.compile(r"(?i:wie oben)|\((?P<former>.+)\)")
# What names a row has words; „1.1“ before it only counts them.
NAME = re.compile(r"[^\W\d]{2}")


class Spaltenart(StrEnum):
    TEXT = "text"
    BETRAG = "betrag"
    STELLEN = "stellen"


@dataclass(frozen=True, slots=True)
class Zelle:
    """What a cell prints, the number behind it (Euro or posts), the name of its note, and how the number is printed.

    The text says how many times `unit` the number is, with `decimals`.
    """

    text: str
    wert: Decimal | None = None
    anmerkung: str = ""
    unit: int = 1
    decimals: int = 0


def _entry(value: object) -> object:
    """A row is written as a list, a group as keys."""
    return {"werte": value} if isinstance(value, list) else value


def _columns(columns: Mapping[str, Spaltenart]) -> Mapping[str, Spaltenart]:
    if not columns:
        raise AntragError.of(
            HERE, "Die Tabelle hat keine Spalten.", "Unter „spalten“ je Zeile „Name: art“ schreiben.", "tabelle-spalten"
        )
    if not all(name.strip() for name in columns):
        raise AntragError.of(
            HERE,
            "Eine Spalte der Tabelle hat keinen Namen.",
            "Sagen, was in ihr steht, zum Beispiel „Merkmal“: Vorlesegeräte nennen es bei jeder Zelle.",
            "tabelle-kopf-leer",
        )
    return columns


Werte = list[str]


class Tabelleneintrag(Modell):
    """A row (`werte`), or a group of rows with a sum that may be stated to be checked."""

    werte: Werte | None = None
    gruppe: Zeile | None = None
    zeilen: list[Werte] = Field(default_factory=list)
    zwischensumme: Werte | None = None

    @model_validator(mode="after")
    def _check_kind(self) -> Self:
        if (self.werte is None) == (self.gruppe is None) or bool(self.zeilen) != (self.gruppe is not None):
            raise AntragError.of(
                HERE,
                "Das ist weder eine Zeile noch eine Gruppe.",
                "Eine Zeile ist eine Liste ihrer Werte; eine Gruppe hat „gruppe: Name“ und darunter „zeilen“.",
                "tabelle-eintrag",
            )
        if self.werte is not None and self.zwischensumme is not None:
            raise AntragError.of(
                HERE,
                "Eine einzelne Zeile hat keine Zwischensumme.",
                "„zwischensumme“ löschen oder die Zeilen unter „gruppe“ und „zeilen“ schreiben.",
                "tabelle-eintrag",
            )
        return self


class Tabelle(Modell):
    """A table of the head; `summe` is `ja` or a list of stated sums to be checked."""

    titel: Zeile
    einheit: EinheitFeld = Einheit.EURO
    spalten: Annotated[Mapping[str, Spaltenart], AfterValidator(_columns)]
    zeilen: list[Annotated[Tabelleneintrag, BeforeValidator(_entry)]]
    summe: Literal["ja", "nein"] | Werte = "nein"
    anmerkungen: Mapping[str, Zeile] = Field(default_factory=dict)

    def befunde(self, path: Path) -> Iterator[Problem]:
        """What is wrong in the cells, each at its place, and stated sums that are not the computed ones."""
        found = list(self._check_first_column((*path, "spalten")))
        for row_path, row in self._rows((*path, "zeilen")):
            found.extend(self._check_row(row_path, row))
        yield from found
        if found:
            return
        for index, entry in enumerate(self.zeilen):
            if entry.zwischensumme is not None:
                yield from self._check_sums(
                    (*path, "zeilen", index, "zwischensumme"), entry.zwischensumme, self.gezaehlt_in(entry)
                )
        if isinstance(self.summe, list):
            yield from self._check_sums((*path, "summe"), self.summe, self.gezaehlt)
        yield from self._check_notes((*path, "anmerkungen"))

    def _rows(self, path: Path) -> Iterator[tuple[Path, Werte]]:
        for index, entry in enumerate(self.zeilen):
            if entry.werte is not None:
                yield (*path, index), entry.werte
            for number, row in enumerate(entry.zeilen):
                yield (*path, index, "zeilen", number), row

    def _check_first_column(self, path: Path) -> Iterator[Problem]:
        """Names of groups and sums stand in the first column, where they would take the place of a number."""
        name, kind = next(iter(self.spalten.items()))
        if kind is not Spaltenart.TEXT and (self.summe != "nein" or any(entry.gruppe for entry in self.zeilen)):
            yield Problem(
                (*path, name),
                f"In der ersten Spalte „{name}“ stehen Zahlen, dort steht aber, was eine Summe oder Gruppe ist.",
                "Als erste eine Spalte mit der Art „text“ ergänzen.",
                "tabelle-erste-spalte",
            )

    def _check_row(self, path: Path, row: Werte) -> Iterator[Problem]:
        if len(row) != len(self.spalten):
            yield Problem(
                path,
                f"Werte in dieser Zeile: {len(row)}, Spalten der Tabelle: {len(self.spalten)}.",
                'Werte mit Komma in Anführungszeichen setzen: "0,5". Ein leerer Wert ist "".',
                "tabelle-zeile",
            )
            return
        for column, (text, kind) in enumerate(zip(row, self.spalten.values(), strict=True)):
            try:
                cell = self.zelle(text, kind)
            except AntragError as error:
                yield error.problem.under(*path, column)
                continue
            if cell.anmerkung and cell.anmerkung not in self.anmerkungen:
                yield Problem(
                    (*path, column),
                    f"Die Anmerkung „{cell.anmerkung}“ gibt es nicht.",
                    f"Unter „anmerkungen“ eine Zeile „{cell.anmerkung}: …“ ergänzen.",
                    "tabelle-anmerkung",
                )

    def _check_sums(self, path: Path, stated: Werte, rows: Sequence[Werte]) -> Iterator[Problem]:
        computed = self.summen(rows)
        problems = list(self._check_row(path, stated))
        yield from problems
        if problems:
            return
        for column, (text, kind) in enumerate(zip(stated, self.spalten.values(), strict=True)):
            wanted, cell = computed[column], self.zelle(text, kind)
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
                    "tabelle-anmerkung",
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
        return next((text for text in self.namen(row) if NAME.search(text)), "")

    def namen(self, row: Werte) -> list[str]:
        """The texts before the numbers of a row; none where the table has no numbers."""
        kinds = list(self.spalten.values())
        first = next((column for column, kind in enumerate(kinds) if kind is not Spaltenart.TEXT), 0)
        return [NOTE.sub("", text) for text in row[:first]]

    def zelle(self, text: str, kind: Spaltenart) -> Zelle:
        """What a cell of this kind of column says; AntragError for what can't be read."""
        note = NOTE.search(text)
        bare, name = (text[: note.start()], note[1]) if note else (text, "")
        if kind is Spaltenart.TEXT:
            return Zelle(bare, None, name)
        if bare in NOTHING:
            return Zelle("–" if bare else "", None, name)
        if words := WORDS.fullmatch(bare):
            former = words["former"]
            return Zelle(f"({self._number(former, kind).text})" if former else bare, None, name)
        return replace(self._number(bare, kind), anmerkung=name)

    def _number(self, text: str, kind: Spaltenart) -> Zelle:
        if kind is Spaltenart.STELLEN:
            posts = parse_anzahl(text)
            return Zelle(str(posts), posts.wert, decimals=posts.stellen)
        return self._amount(parse_geld(text, self.einheit if self.einheit is Einheit.TEUR else None).euro)

    def _amount(self, euro: Decimal) -> Zelle:
        if self.einheit is Einheit.EURO:
            return Zelle(format_euro(euro), euro, decimals=CENT_STELLEN if count_decimals(euro) else 0)
        if euro % TAUSEND:
            raise AntragError.of(
                HERE,
                f"{format_euro(euro)} Euro sind kein volles Tausend, die Tabelle zählt aber in TEUR.",
                "Auf volle Tausend bringen oder „einheit: Euro“ angeben.",
                "betrag-teur",
            )
        return Zelle(format_teur(euro), euro, unit=int(TAUSEND))

    def summen(self, rows: Sequence[Werte]) -> list[Zelle | None]:
        """The sum of each column of numbers, empty where there are none; None for the others.

        Exact, with the decimals of the values.
        """
        sums: list[Zelle | None] = []
        for column, kind in enumerate(self.spalten.values()):
            if kind is Spaltenart.TEXT:
                sums.append(None)
                continue
            values = [wert for row in rows if (wert := self.zelle(row[column], kind).wert) is not None]
            total = sum(values, Decimal(0))
            decimals = max(map(count_decimals, values), default=0)
            sums.append(self.computed(total, kind, decimals) if values else Zelle(""))
        return sums

    def computed(self, wert: Decimal, kind: Spaltenart, decimals: int = 0) -> Zelle:
        """A computed number as a column of this kind prints it."""
        if kind is Spaltenart.BETRAG:
            return self._amount(wert)
        return Zelle(format_zahl(wert, decimals=decimals), wert, decimals=decimals)


def find_placed_tables(blocks: Sequence[Block]) -> Iterator[tuple[str, Place]]:
    """The names of tables that stand in the text as a paragraph of their own, `[Tabelle kosten]`."""
    for block in blocks:
        for node in walk(block):
            if isinstance(node, Paragraph) and (name := placed_table(node)):
                yield name, node.place or Place("")


def placed_table(paragraph: Paragraph) -> str:
    """The name of the table that a paragraph stands for; empty for any other paragraph."""
    match paragraph.children:
        case (Text(text=words),) if found := PLACED.fullmatch(words.strip()):
            return found[1]
    return ""


def heads_fit(columns: int, rows: int) -> bool:
    """Whether the first of the cells of each row can be its head, beside that many columns of values.

    A table with more heads than values is not read as one of data by checkers (WCAG 2.2, 1.3.1).
    """
    return columns + 1 + rows <= columns * rows
