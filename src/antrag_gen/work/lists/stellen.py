"""The posts in the list of motions: motions by Referat in, a row for each that asks for posts and sums by kind out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from antrag_gen.fields.stellen import Anzahl, Stellenvorhaben, sum_of
from antrag_gen.fields.stellenplan import balance, group_posts
from antrag_gen.fields.tabellen import heads_fit
from antrag_gen.library.access import Access
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.visible import visible
from antrag_gen.work.lists.select import is_secret

TEXT_COLUMNS = 2  # beside the subject
Zahlen = dict[Stellenvorhaben, Anzahl]


@visible()
@dataclass(frozen=True, slots=True)
class Stellenzahlen:
    """Numbers of posts by column (None prints nothing), and the balance where there is a column for it."""

    werte: tuple[Anzahl | None, ...]
    saldo: Anzahl | None = None


@visible()
@dataclass(frozen=True, slots=True)
class Antragsstellen:
    """The posts that a motion asks for."""

    betreff: str
    antrag: str
    fraktionen: str
    zahlen: Stellenzahlen
    nichtoeffentlich: bool


@visible()
@dataclass(frozen=True, slots=True)
class Stellenreferat:
    """The motions of a Referat and their sums; without a name those that are of none."""

    name: str
    zeilen: tuple[Antragsstellen, ...]
    summen: Stellenzahlen


@visible("gruppiert", "zeilenkoepfe")
@dataclass(frozen=True, slots=True)
class Stellenliste:
    """The posts that motions on one budget ask for, a column for each kind that there is.

    `mit_saldo` says whether there is a column for the balance: where posts are created and cut.
    """

    vorhaben: tuple[Stellenvorhaben, ...]
    mit_saldo: bool
    gruppen: tuple[Stellenreferat, ...]
    summen: Stellenzahlen

    @property
    def gruppiert(self) -> bool:
        return any(gruppe.name for gruppe in self.gruppen)

    @property
    def zeilenkoepfe(self) -> bool:
        rows = sum(len(gruppe.zeilen) + 2 for gruppe in self.gruppen)
        return heads_fit(TEXT_COLUMNS + len(self.vorhaben) + self.mit_saldo, rows + 1)


def list_posts(referate: Iterable[tuple[str, Sequence[Haushaltsantrag]]], access: Access) -> Stellenliste | None:
    """The posts of these motions, by the name of their Referat; None where none asks for any."""
    asking = [
        (name, [(motion, _numbers(motion)) for motion in motions if motion.stellen]) for name, motions in referate
    ]
    alle = [numbers for _, rows in asking for _, numbers in rows]
    if not alle:
        return None
    kinds = tuple(kind for kind in Stellenvorhaben if any(kind in numbers for numbers in alle))
    columns = _Columns(kinds, {Stellenvorhaben.SCHAFFUNG, Stellenvorhaben.STREICHUNG} <= set(kinds))
    return Stellenliste(
        kinds,
        columns.balance,
        tuple(
            Stellenreferat(
                name,
                tuple(_row(motion, columns.row(numbers), access) for motion, numbers in rows),
                columns.total([numbers for _, numbers in rows]),
            )
            for name, rows in asking
            if rows
        ),
        columns.total(alle),
    )


def _numbers(motion: Haushaltsantrag) -> Zahlen:
    return {gruppe.vorhaben: gruppe.summe for gruppe in group_posts(motion.stellen).gruppen}


def _row(motion: Haushaltsantrag, zahlen: Stellenzahlen, access: Access) -> Antragsstellen:
    fraktionen = ", ".join(fraktion.name for fraktion in motion.fraktionen)
    return Antragsstellen(motion.betreff, motion.kennung or "–", fraktionen, zahlen, is_secret(motion, access))


@dataclass(frozen=True, slots=True)
class _Columns:
    kinds: tuple[Stellenvorhaben, ...]
    balance: bool

    def row(self, numbers: Zahlen) -> Stellenzahlen:
        created, cut = numbers.get(Stellenvorhaben.SCHAFFUNG), numbers.get(Stellenvorhaben.STREICHUNG)
        saldo = balance(created, cut) if self.balance and (created or cut) else None
        return Stellenzahlen(tuple(numbers.get(kind) for kind in self.kinds), saldo)

    def total(self, rows: Sequence[Zahlen]) -> Stellenzahlen:
        sums = {kind: sum_of([row[kind] for row in rows if kind in row]) for kind in self.kinds}
        return self.row(sums)
