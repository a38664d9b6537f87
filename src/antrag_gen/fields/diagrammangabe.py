"""A chart of the head: its table as it was written in, what is wrong with it and the chart that is printed out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from pydantic import BeforeValidator

from antrag_gen.errors import HERE, AntragError, Path, Problem
from antrag_gen.fields.diagramm import Diagramm
from antrag_gen.fields.felder import Kopfzelle, Modell, Zeile, Zelltext
from antrag_gen.fields.messwert import parse_messwert
from antrag_gen.fields.vergleich import Vergleich
from antrag_gen.patterns import compile_late
from antrag_gen.tree import ChartKind, Series

YEAR = compile_late(r"(?:19|20)\d\d")
NOTHING = frozenset({"", "-", "–"})
MOST_SERIES = 4  # that can be told apart
MOST_ROWS = 40


def _row(value: object) -> object:
    if not isinstance(value, list):
        raise AntragError.of(
            HERE,
            "Das ist keine Zeile des Diagramms.",
            "Ihre Werte in Klammern schreiben: „- [2024, 1.200, 1.100]“.",
            "diagramm-zeile",
        )
    return value


class Diagrammangabe(Modell):
    """A chart and its table: what is compared stands in the first column, a series in each other one.

    `ziel` names the column that the others are held against.
    """

    titel: Zeile
    einheit: Zeile = ""
    form: ChartKind = ChartKind.SAEULEN
    spalten: list[Kopfzelle]
    zeilen: list[Annotated[list[Zelltext], BeforeValidator(_row)]]
    ziel: Zeile | None = None

    @property
    def bild(self) -> Diagramm | Vergleich:
        """What is printed; by years where all rows are years in their order."""
        kopf, *names = self.spalten
        kategorien = tuple(row[0] for row in self.zeilen)
        values = [tuple(map(_value, column)) for column in zip(*(row[1:] for row in self.zeilen), strict=True)]
        reihen = tuple(Series(name, row, name == self.ziel) for name, row in zip(names, values, strict=True))
        years = _years(kategorien)
        if years and all(before < after for before, after in pairwise(years)):
            return Diagramm(self.form, self.titel, self.einheit, years, reihen, kopf=kopf)
        return Vergleich(self.titel, self.einheit, kopf, kategorien, reihen, art=self.form)

    def befunde(self, path: Path) -> Iterator[Problem]:
        """What is wrong with the columns and in the cells, each at its place."""
        yield from self._check_columns(path)
        if not 1 <= len(self.zeilen) <= MOST_ROWS:
            what = f"Zeilen des Diagramms: {len(self.zeilen)}; möglich sind 1 bis {MOST_ROWS}."
            yield Problem((*path, "zeilen"), what, "Mehr lässt sich nicht ablesen: zusammenfassen.", "diagramm-zeilen")
        for number, row in enumerate(self.zeilen):
            yield from self._check_row((*path, "zeilen", number), row)
        yield from self._check_names((*path, "zeilen"))

    def _check_columns(self, path: Path) -> Iterator[Problem]:
        names = self.spalten[1:]
        if not 1 <= sum(name != self.ziel for name in names) <= MOST_SERIES:
            yield Problem(
                (*path, "spalten"),
                f"Das Diagramm hat {len(names)} Spalten mit Zahlen; möglich sind 1 bis {MOST_SERIES}, dazu das Ziel.",
                "In die erste Spalte gehört, was verglichen wird, in die anderen je eine Reihe von Zahlen.",
                "diagramm-spalten",
            )
        for number, name in enumerate(self.spalten):
            if not name.strip() or name in self.spalten[:number]:
                what = "Eine Spalte des Diagramms hat keinen Namen." if not name.strip() else f"„{name}“ steht zweimal."
                hint = "Jeder Spalte einen eigenen Namen geben: er steht in der Legende und im Kopf der Tabelle."
                yield Problem((*path, "spalten", number), what, hint, "diagramm-spalten")
        if self.ziel is not None and self.ziel not in names:
            what = f"Eine Spalte „{self.ziel}“ mit Zahlen hat das Diagramm nicht."
            hint = f"Möglich sind: {', '.join(names) or 'noch keine'}."
            yield Problem((*path, "ziel"), what, hint, "diagramm-ziel")

    def _check_row(self, path: Path, row: Sequence[str]) -> Iterator[Problem]:
        if len(row) != len(self.spalten):
            yield Problem(
                path,
                f"Werte in dieser Zeile: {len(row)}, Spalten des Diagramms: {len(self.spalten)}.",
                'Werte mit Komma in Anführungszeichen setzen: "0,5". Ein leerer Wert ist "".',
                "diagramm-zeile",
            )
            return
        for column, text in enumerate(row[1:], 1):
            try:
                _value(text)
            except AntragError as error:
                yield error.problem.under(*path, column)

    def _check_names(self, path: Path) -> Iterator[Problem]:
        """Each row has a name of its own, and years on a line are as far from each other as they are drawn."""
        names = [row[0].strip() if row else "" for row in self.zeilen]
        twice = Counter(names)
        for number, name in enumerate(names):
            if not name or (twice[name] > 1 and name in names[:number]):
                what = f"„{name}“ steht zweimal." if name else "Die Zeile hat keinen Namen."
                hint = "In die erste Spalte gehört, wofür die Zahlen der Zeile stehen, jedes nur einmal."
                yield Problem((*path, number, 0), what, hint, "diagramm-zeile")
        years = _years(names) if self.form is ChartKind.LINIEN else ()
        steps = [after - before for before, after in pairwise(years)]
        wrong = next((number for number, step in enumerate(steps, 1) if step <= 0 or step != steps[0]), None)
        if wrong is not None:
            yield Problem(
                (*path, wrong, 0),
                f"Von {years[wrong - 1]} bis {years[wrong]} ist es nicht so weit wie von {years[0]} bis {years[1]}, "
                "auf der Linie aber schon.",
                'Die Jahre nach der Zeit ordnen und fehlende ergänzen, ohne Wert als „""“; '
                "oder „form: saeulen“ angeben.",
                "diagramm-jahre",
            )


def _years(names: Sequence[str]) -> tuple[int, ...]:
    """The rows as years; empty where one of them is none."""
    return tuple(map(int, names)) if all(map(YEAR.fullmatch, names)) else ()


def _value(text: str) -> Decimal | None:
    return None if text in NOTHING else parse_messwert(text).wert
