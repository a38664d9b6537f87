"""What a paper asks for, in figures: a manuscript goes in; its purposes and posts, and the sums they make, go out.

Sums have no sign: „40.000 Euro weniger“ and „40.000 Euro“ are the same here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, reduce
from itertools import accumulate, combinations, groupby

from antrag_gen.fields.bedarf import Mittel, kinds_of
from antrag_gen.fields.stellen import Stelle
from antrag_gen.german.betrag import Einzelbetrag
from antrag_gen.german.geld import Geld
from antrag_gen.german.jahre import Haushalt, Jahresbetraege, Planung, Zeitraum
from antrag_gen.german.spelling import fold
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.papers.vorlage import Beschlussvorlage
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript

MOST_COMBINED = 6
SHORTEST_WORD = 5
SHORTEST_STEM = 5
LONG_STEM = 7
WORD = compile_late(r"[^\W\d_]{5,}")
ENDING = compile_late(r"(?<=.{5})(?:innen|ungen|ern|en|er|es|em|e|n|s)$")
# Words that many purposes have, whatever they are about.
COMMON = compile_late(
    r"(?:zuschuss|zuschusse|forder|finanz|beitrag|kosten|mittel|ausgabe|aufwand|aufwendung|auszahlung|massnahm|projekt|zusatzlich"
    r"|weiter|neue|einer|eines|einem|einen|jahr|stadt|bereich|gesamt|stelle|unter(?:$|stutz|schied)|zwischen|wahrend|durch|gegen|ihrer"
    r"|laufend|einmalig|verschieden|erhohung|aufstockung|allgemein|sonstig)"
)
Spalte = tuple[int, bool]


def stems_of(text: str) -> tuple[str, ...]:
    """The words of a text without endings and umlauts, but for those of less than five letters."""
    return tuple(ENDING.sub("", fold(word)) for word in WORD.findall(text))


@dataclass(frozen=True)
class Posten:
    """One purpose, with its amounts by column as they are written, and as the budget needs them."""

    eintrag: Mittel
    betraege: Jahresbetraege
    bedarf: Jahresbetraege

    @property
    def text(self) -> str:
        return f"„{self.eintrag.zweck}“ {self.eintrag.betrag.text}"

    @property
    def geschrieben(self) -> tuple[Geld, ...]:
        betrag = self.eintrag.betrag
        return (betrag.geld,) if isinstance(betrag, Einzelbetrag) else tuple(geld for _, geld in betrag.nach_jahren)

    @cached_property
    def spannen(self) -> frozenset[Zeitraum]:
        """The years without a gap, and those of them that have the same amount."""
        columns = [(column, euro) for column, euro in self.betraege.betraege if euro]
        numbered = [(column.von - index, column, euro) for index, (column, euro) in enumerate(columns)]
        spans = set()
        for _, run in groupby(numbered, key=lambda entry: entry[0]):
            together = [(column, euro) for _, column, euro in run]
            alike = [[column for column, _ in same] for _, same in groupby(together, key=lambda entry: entry[1])]
            for years in ([column for column, _ in together], *alike):
                spans.add(Zeitraum(years[0].von, years[-1].bis))
        return frozenset(spans)

    @property
    def ohne_vorzeichen(self) -> Jahresbetraege:
        return Jahresbetraege(tuple((column, abs(euro)) for column, euro in self.betraege.betraege))

    @property
    def offen(self) -> bool:
        return any(span.ff for span in self.spannen)

    def has(self, year: int) -> bool:
        """Whether there is money in that year."""
        return any(span.von <= year and (span.bis is None or year <= span.bis) for span in self.spannen)

    def euro_in(self, year: int) -> Decimal:
        return next(
            (
                euro
                for column, euro in self.betraege.betraege
                if column.von == year or (column.ff and column.von < year)
            ),
            Decimal(0),
        )


class Summen:
    """The sums that purposes make, any of them together; none of them has a sign."""

    def __init__(self, posten: Sequence[Posten], stated: Sequence[Geld]) -> None:
        self._posten, self._stated = posten, stated

    @cached_property
    def jaehrlich(self) -> frozenset[Decimal]:
        """In one column."""
        return _unsigned(euro for columns in self._columns for euro in columns.values())

    @cached_property
    def gesamt(self) -> frozenset[Decimal]:
        """In all columns, where none goes on, and what the author states as such a sum."""
        totals = (
            sum(columns.values(), Decimal(0)) for columns in self._columns if len(_ending(columns)) == len(columns)
        )
        return _unsigned([*totals, *(geld.euro for geld in self._stated)])

    @cached_property
    def laeufe(self) -> frozenset[Decimal]:
        """In some columns that follow one another."""
        runs = (
            list(accumulate(_ending(columns)[first:])) for columns in self._columns for first in range(len(columns))
        )
        return _unsigned(euro for run in runs for euro in run[1:])

    @cached_property
    def alle(self) -> frozenset[Decimal]:
        """All but those of some years, with those that are written for less than a year."""
        once = _unsigned(geld.euro for entry in self._posten for geld in entry.geschrieben)
        return self.jaehrlich | self.gesamt | once

    @cached_property
    def _columns(self) -> list[dict[Spalte, Decimal]]:
        return list(_added_up(self._posten))


def _unsigned(sums: Iterable[Decimal]) -> frozenset[Decimal]:
    return frozenset(abs(euro) for euro in sums if euro)


def _ending(columns: dict[Spalte, Decimal]) -> list[Decimal]:
    return [euro for (_, is_open), euro in columns.items() if not is_open]


class Namen:
    """Names of rows by the words that tell them from one another."""

    def __init__(self, names: Sequence[str]) -> None:
        stems = [[word for word in stems_of(name) if not COMMON.match(word)] for name in names]
        everywhere = set.intersection(*map(set, stems)) if len(stems) > 1 else set()
        rows = Counter(word for words in stems for word in set(words))
        self._telling = [
            sorted((word for word in words if word not in everywhere), key=lambda word: rows[word] > 1)
            for words in stems
        ]
        self._found: dict[str, tuple[list[int], list[int]]] = {}

    def find(self, text: str) -> tuple[list[int], list[int]]:
        """The numbers of those that a text says: first what it says clearly, then all that it may mean.

        Clear is the first word that only one name has, or all words that tell it from others.
        """
        if text not in self._found:
            self._found[text] = self._find(stems_of(text))
        return self._found[text]

    def begun_in(self, text: str) -> list[int]:
        """The numbers of those of which a text says the first part of a word that no other name has."""
        said = [word for word in stems_of(text) if len(word) >= LONG_STEM and not COMMON.match(word)]
        own = [
            [word for word in words if sum(word in other for other in self._telling) == 1] for words in self._telling
        ]
        return [
            index for index, words in enumerate(own) if any(word.startswith(part) for word in words for part in said)
        ]

    def _find(self, said: Sequence[str]) -> tuple[list[int], list[int]]:
        clear, perhaps = [], []
        # „Wohngeldstelle“ is not „Wohngeld“ where another row is called so.
        whole = {word for words in self._telling for word in words if word in said}
        for index, words in enumerate(self._telling):
            hits = [
                any(_is_said(word, other) for other in said if other == word or other not in whole) for word in words
            ]
            if any(hits):
                perhaps.append(index)
                if hits[0] or all(hits):
                    clear.append(index)
        return clear, perhaps


def _is_said(stem: str, other: str) -> bool:
    """Whether a word of a text is one with this stem, or begins with it: „schul“ is not „schuldnerberatung“."""
    return other == stem or (len(stem) > SHORTEST_STEM and other.startswith(stem))


@dataclass(frozen=True)
class Bedarf:
    """What a paper asks for, and the years of its budget."""

    ist_vorlage: bool
    haushalt: Haushalt
    posten: tuple[Posten, ...]
    stellen: tuple[Stelle, ...]
    summe: Geld | None

    @cached_property
    def zwecke(self) -> Namen:
        return Namen([entry.eintrag.zweck for entry in self.posten])

    @cached_property
    def funktionen(self) -> Namen:
        return Namen([stelle.funktion for stelle in self.stellen])

    @cached_property
    def aemter(self) -> Namen:
        return Namen([f"{stelle.amt or ''} {stelle.amt_neu or ''}" for stelle in self.stellen])

    def is_about(self, word: str) -> bool:
        """Whether a purpose is called so, or nearly."""
        return any(word.lower()[:SHORTEST_WORD] in entry.eintrag.zweck.lower() for entry in self.posten)

    def sums_of(self, posten: Sequence[Posten]) -> Summen:
        """All sums of these purposes, which are some of the paper's."""
        key = tuple(map(id, posten))
        if key not in self._sums:
            stated = [
                *(entry.eintrag.summe for entry in posten),
                self.summe if len(posten) == len(self.posten) else None,
            ]
            self._sums[key] = Summen(posten, [geld for geld in stated if geld])
        return self._sums[key]

    @cached_property
    def _sums(self) -> dict[tuple[int, ...], Summen]:
        return {}

    def sums_in_budget(self, posten: Sequence[Posten]) -> frozenset[Decimal]:
        """What some of these purposes cost in both years of a budget for two."""
        years = range(self.haushalt.erstes, self.haushalt.letztes + 1)
        both = [
            sum((entry.euro_in(year) for entry in some for year in years), Decimal(0)) for some in _combined(posten)
        ]
        return _unsigned(both if len(years) > 1 else [])

    def fits_years(self, posten: Sequence[Posten], euro: Decimal, years: Sequence[int], *, each: bool = False) -> bool:
        """Whether a sum is what some of these purposes cost in each of the years, or, where it may be, in all."""
        for some in _combined(posten):
            amounts = [sum((entry.euro_in(year) for entry in some), Decimal(0)) for year in years]
            if (not each and euro == abs(sum(amounts, Decimal(0)))) or all(euro == abs(amount) for amount in amounts):
                return True
        return False


def _combined(posten: Sequence[Posten]) -> Iterator[tuple[Posten, ...]]:
    sizes: Iterable[int] = range(1, len(posten) + 1) if len(posten) <= MOST_COMBINED else sorted({1, len(posten)})
    for size in sizes:
        yield from combinations(posten, size)


def _added_up(posten: Sequence[Posten]) -> Iterator[dict[Spalte, Decimal]]:
    """The columns of each combination, with the signs that are written, and as the budget needs them."""
    for some in _combined(posten):
        yield reduce(_add, (entry.betraege for entry in some), {})
        if len(some) > 1:
            yield reduce(_add, (entry.bedarf for entry in some), {})
            yield reduce(
                _add, (Jahresbetraege(tuple((c, abs(e)) for c, e in entry.betraege.items())) for entry in some), {}
            )


def _add(columns: dict[Spalte, Decimal], amounts: Jahresbetraege) -> dict[Spalte, Decimal]:
    """By column; open columns of other first years stand beside one another."""
    added = dict(columns)
    for column, euro in amounts.betraege:
        key = (column.von, column.ff)
        added[key] = added.get(key, Decimal(0)) + euro
    return dict(sorted(added.items()))


def read_need(manuscript: Manuscript) -> Bedarf | None:
    """What a budget motion or a Vorlage asks for; None for other papers, and for those that ask for nothing."""
    paper = manuscript.paper
    if not isinstance(paper, (Haushaltsantrag, Beschlussvorlage)) or not (paper.mittel or paper.stellen):
        return None
    if paper.haushalt is None:
        return None
    planung = Planung(paper.haushalt, manuscript.access.einstellungen.planungsjahre)
    posten = []
    for entry, kind in zip(paper.mittel, kinds_of(paper.mittel), strict=True):
        amounts = entry.betrag.verteilt(planung)
        posten.append(Posten(entry, amounts, kind.bedarf(amounts)))
    stated = paper.summe if isinstance(paper, Haushaltsantrag) else None
    return Bedarf(isinstance(paper, Beschlussvorlage), paper.haushalt, tuple(posten), tuple(paper.stellen), stated)
