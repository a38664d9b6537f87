"""What a progress report rests on: the motion, what the council decided on it, and last year's report."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from antrag_gen.decisions.bewilligung import (
    asked_for,
    count_posts,
    granted,
    granted_posts,
    posts_are_known,
    posts_asked_for,
    posts_by_kind,
)
from antrag_gen.decisions.entscheidung import Entscheidung, Posten, by_words, exactness_by_words, to_spend
from antrag_gen.fields.geldart import GEWOEHNLICH, WORTE
from antrag_gen.fields.jahrestabelle import Jahrestabelle, Tabellenzeile, lay_out
from antrag_gen.fields.stellen import Anzahl, Stelle, Stellenvorhaben
from antrag_gen.fields.stellenplan import Stellenplan, group_posts
from antrag_gen.german.jahre import Haushalt, Jahresbetraege, Planung, Zeitraum
from antrag_gen.german.takt import Genauigkeit, of_sum
from antrag_gen.german.zahlen import format_euro
from antrag_gen.papers.bewilligbar import Bewilligbar
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.reports.vorjahr import Vorjahr
from antrag_gen.visible import visible

NONE = Jahresbetraege()
JANUARY = 1


@visible(
    "haushalt",
    "je_beschluss",
    "beschlossen_am",
    "beziffert",
    "tabelle",
    "beantragte_stellen",
    "bewilligte_stellen",
    "stellenplan",
)
@dataclass(frozen=True)
class Foerderung:
    """The decisions that count, of which one grants something at least; of a motion or, with `ziffer`, a part of it.

    `zuerst` are those that counted before the running budget was changed.
    """

    antrag: Bewilligbar
    ziffer: str
    beschluesse: tuple[Entscheidung, ...]
    planungsjahre: int
    vorjahr: Vorjahr | None = None
    zuerst: tuple[Entscheidung, ...] = ()

    @property
    def haushalt(self) -> Haushalt:
        return self.beschluesse[0].haushalt

    @property
    def beschlossen_am(self) -> dt.date:
        """The day from which there is something to be done."""
        alle = (*self.zuerst, *self.beschluesse)
        return min(beschluss.datum for beschluss in alle if beschluss.ergebnis.bewilligt)

    @property
    def beziffert(self) -> bool:
        """Whether the motion names the amounts it asks for; one on no budget says them in its text, if at all."""
        return isinstance(self.antrag, Haushaltsantrag)

    @property
    def oeffentlich(self) -> bool | None:
        """Whether it is public: the decisions say it before the motion; None where nobody does."""
        said = [beschluss.oeffentlich for beschluss in self.beschluesse if beschluss.oeffentlich is not None]
        if said:
            return all(said)
        return self.antrag.oeffentlich if "oeffentlich" in self.antrag.model_fields_set else None

    @cached_property
    def beantragt(self) -> Jahresbetraege:
        """Euro to be spent by year; of a Ziffer what belongs to the purposes that the decisions name."""
        return self._spread(self._asked)

    @cached_property
    def bewilligt(self) -> Jahresbetraege:
        """Euro to be spent by year, of all decisions together."""
        return self._spread(self._granted)

    @property
    def _asked(self) -> list[Posten]:
        return list(asked_for(self.antrag, self.ziffer, self.beschluesse))

    @property
    def _granted(self) -> list[Posten]:
        return [entry for _, posten in self.je_beschluss for entry in posten]

    @property
    def je_beschluss(self) -> tuple[tuple[Entscheidung, tuple[Posten, ...]], ...]:
        """Each decision with the money that it grants."""
        return tuple((beschluss, granted(beschluss, self.antrag)) for beschluss in self.beschluesse)

    def _spread(self, posten: Iterable[Posten]) -> Jahresbetraege:
        return to_spend(posten, self._planung)

    @property
    def _planung(self) -> Planung:
        return Planung(self.haushalt, self.planungsjahre)

    def ansatz(self, jahr: int) -> Decimal:
        """The Euro granted for a year; what goes on without end is granted for every year up to that of its limit."""
        return sum(
            (_in_year(row, jahr) for end, row in self._je_befristung if end is None or jahr <= end.year), Decimal(0)
        )

    def genauigkeit(self, jahr: int) -> Genauigkeit:
        """How exact what is granted for a year is: `bis zu` where a part of it is."""
        year = Zeitraum.jahr(jahr)
        return of_sum(
            exact
            for beschluss, posten in self.je_beschluss
            if beschluss.befristet_bis is None or jahr <= beschluss.befristet_bis.year
            for word, known in exactness_by_words(posten, self._planung).items()
            if word in GEWOEHNLICH
            for column, exact in known.items()
            if column.overlaps(year)
        )

    def in_worten(self, jahr: int) -> str:
        """`bis zu 15.000 Euro`, what is granted for a year."""
        return f"{self.genauigkeit(jahr)} {format_euro(self.ansatz(jahr))} Euro".lstrip()

    @cached_property
    def _je_befristung(self) -> tuple[tuple[dt.date | None, Jahresbetraege], ...]:
        """How long each decision holds, and its Euro by year."""
        return tuple((beschluss.befristet_bis, self._spread(posten)) for beschluss, posten in self.je_beschluss)

    @property
    def geld_bis(self) -> dt.date | None:
        """The last day on which any of the money may be spent; None where a part of it has no such day."""
        ends = [end for end, row in self._je_befristung if row]
        limited = [end for end in ends if end is not None]
        return max(limited) if limited and len(limited) == len(ends) else None

    def beantragt_fuer(self, jahr: int) -> Decimal | None:
        """The Euro asked for for a year, counted as `ansatz`; None where the motion names no amounts."""
        return _in_year(self.beantragt, jahr) if self.beziffert else None

    @property
    def tabelle(self) -> Jahrestabelle | None:
        """Asked for and granted, a row each, and so for all but spending; None where it was never about money."""
        asked, given = by_words(self._asked, self._planung), by_words(self._granted, self._planung)
        words = [word for word in WORTE if word not in GEWOEHNLICH and (word in asked or word in given)]
        rows = [("beantragt", "", self.beantragt), ("bewilligt", "", self.bewilligt)]
        if words and not (self.beantragt or self.bewilligt):
            rows = []
        for word in words:
            rows += [("beantragt", word, asked.get(word, NONE)), ("bewilligt", word, given.get(word, NONE))]
        rows = [row for row in rows if self.beziffert or row[0] != "beantragt"]
        if not any(euro for _, _, row in rows for euro in row.values()):
            return None
        table = lay_out([(name, row) for name, _, row in rows])
        marks = {"beantragt": self._exactness(self._asked), "bewilligt": self._exactness(self._granted)}
        named = zip(table.zeilen, rows, strict=True)
        return replace(
            table,
            zeilen=tuple(
                replace(_marked(zeile, table.spalten, marks[name].get(word, {})), zusatz=word)
                for zeile, (name, word, _) in named
            ),
        )

    def _exactness(self, posten: Sequence[Posten]) -> dict[str, dict[Zeitraum, Genauigkeit]]:
        """How exact the amounts of the rows are, by word; what is to be spent has none."""
        marks = exactness_by_words(posten, self._planung)
        spent = [marks[word] for word in marks if word in GEWOEHNLICH]
        columns = {column for known in spent for column in known}
        return marks | {"": {column: of_sum(known[column] for known in spent if column in known) for column in columns}}

    @property
    def beantragte_stellen(self) -> str:
        """The numbers of posts; empty where there are none, or where nobody knows those of the Ziffer."""
        if not posts_are_known(self.antrag, self.ziffer):
            return ""
        return count_posts(posts_asked_for(self.antrag, self.ziffer), self.antrag.titel)

    @property
    def bewilligte_stellen(self) -> str:
        """The numbers of posts by what is granted to happen to them; empty where there are none."""
        return count_posts(self.stellen, self.antrag.titel)

    @property
    def stellen_bewilligt(self) -> dict[Stellenvorhaben, Anzahl]:
        """How many posts are granted, by what is to happen to them."""
        return posts_by_kind(self.stellen)

    @property
    def stellenplan(self) -> Stellenplan:
        """The granted posts by what is to happen to them."""
        return group_posts(self.stellen)

    @property
    def stellen(self) -> list[Stelle]:
        """The granted posts, of all decisions together."""
        return [stelle for _, stelle in self._stellen_je_beschluss]

    def stellen_am(self, tag: dt.date) -> list[Stelle]:
        """The posts granted by that day: before the running budget was changed, those of its first decisions."""
        if not self.zuerst or any(beschluss.datum <= tag for beschluss in self.beschluesse):
            return self.stellen
        return [stelle for beschluss in self.zuerst for stelle in granted_posts(beschluss, self.antrag)]

    def stellen_im(self, jahr: int) -> list[Stelle]:
        """The granted posts whose time covers a year, or a part of it: none before the budget, none after their end."""
        if jahr < self.haushalt.erstes:
            return []
        return [
            stelle
            for beschluss, stelle in self._stellen_je_beschluss
            if jahr <= min(_last_years(stelle, beschluss), default=jahr)
        ]

    @property
    def _stellen_je_beschluss(self) -> Iterator[tuple[Entscheidung, Stelle]]:
        for beschluss in self.beschluesse:
            posts = granted_posts(beschluss, self.antrag)
            yield from ((beschluss, stelle) for stelle in posts if stelle.anzahl.wert)


def _last_years(stelle: Stelle, entscheidung: Entscheidung) -> Iterator[int]:
    """The last years of a post; with `KW 01/2027` there is nothing of it in 2027."""
    for kw in (stelle.kw_danach, entscheidung.kw):
        if kw is not None:
            yield kw.jahr - 1 if kw.monat == JANUARY else kw.jahr
    for end in (stelle.befristet_bis, entscheidung.befristet_bis):
        if end is not None:
            yield end.year


def _marked(row: Tabellenzeile, spalten: Sequence[Zeitraum], marks: Mapping[Zeitraum, Genauigkeit]) -> Tabellenzeile:
    values = tuple(
        value and replace(value, genauigkeit=marks.get(column, Genauigkeit.GENAU))
        for value, column in zip(row.werte, spalten, strict=True)
    )
    return replace(row, werte=values, summe=row.summe and replace(row.summe, genauigkeit=of_sum(marks.values())))


def _in_year(betraege: Jahresbetraege, jahr: int) -> Decimal:
    year = Zeitraum.jahr(jahr)
    return sum((euro for column, euro in betraege.items() if column.overlaps(year)), Decimal(0))
