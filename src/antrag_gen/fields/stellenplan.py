"""Change of the Stellenplan: posts in, groups by what happens to them with their sums and the balance out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.fields.stellen import Anzahl, KwVermerk, Stelle, Stellenvorhaben, add_posts, counted_posts
from antrag_gen.fields.teile import find_parts
from antrag_gen.visible import visible


@visible("kw_bisher", "kw_neu")
@dataclass(frozen=True, slots=True)
class Stellenzeile:
    """A line of a table of posts; a `teil` is part of the one above („davon“), which no sum adds."""

    stelle: Stelle
    teil: bool

    @property
    def kw_bisher(self) -> KwVermerk | None:
        """None where nobody says it: a single mark of a change is the new one."""
        return self.stelle.kw if self.stelle.kw_neu else None

    @property
    def kw_neu(self) -> KwVermerk | str | None:
        return self.stelle.kw_neu or self.stelle.kw


@visible("name", "summe", "eine", "addiert", "einzeln", "mit_kw", "mit_kw_neu", "mit_befristung")
@dataclass(frozen=True, slots=True)
class Stellengruppe:
    """The posts to which the same happens, in the order of the paper."""

    vorhaben: Stellenvorhaben
    zeilen: tuple[Stellenzeile, ...]

    @property
    def name(self) -> str:
        """`Schaffung`."""
        return self.vorhaben.text

    @property
    def stellen(self) -> list[Stelle]:
        return [zeile.stelle for zeile in self.zeilen]

    @property
    def summe(self) -> Anzahl:
        return add_posts(self.stellen)

    @property
    def eine(self) -> bool:
        """Whether it is said as of one post."""
        return is_one(self.summe)

    @property
    def einzeln(self) -> bool:
        """Whether it is about one line alone."""
        return len(counted_posts(self.stellen)) == 1

    @property
    def addiert(self) -> bool:
        """Whether there is more than one number to be added."""
        return len(counted_posts(self.stellen)) > 1

    @property
    def mit_kw(self) -> bool:
        return any(stelle.kw for stelle in self.stellen)

    @property
    def mit_kw_neu(self) -> bool:
        return any(stelle.kw_neu for stelle in self.stellen)

    @property
    def mit_befristung(self) -> bool:
        return any(stelle.befristet_bis for stelle in self.stellen)


@visible("saldo", "saldo_eine", "nur_ermaechtigung")
@dataclass(frozen=True, slots=True)
class Stellenplan:
    """What is to be changed, a group for each kind that there is; false where nothing is."""

    gruppen: tuple[Stellengruppe, ...]

    def __bool__(self) -> bool:
        return bool(self.gruppen)

    @property
    def nur_ermaechtigung(self) -> bool:
        """Whether the Stellenplan itself stays as it is."""
        return all(gruppe.vorhaben is Stellenvorhaben.ERMAECHTIGUNG for gruppe in self.gruppen)

    @property
    def saldo(self) -> Anzahl | None:
        """By how many posts the Stellenplan grows; None where one sum says it, or where it stays as it is.

        Upgrades, transfers and marks don't change their number, and Ermächtigungen stand outside of it.
        """
        if len(self.gruppen) < 2 or self.nur_ermaechtigung:  # noqa: PLR2004 – one group says it by its sum
            return None
        sums = {gruppe.vorhaben: gruppe.summe for gruppe in self.gruppen}
        return balance(sums.get(Stellenvorhaben.SCHAFFUNG), sums.get(Stellenvorhaben.STREICHUNG))

    @property
    def saldo_eine(self) -> bool:
        return self.saldo is not None and is_one(self.saldo)


def is_one(anzahl: Anzahl) -> bool:
    """Whether a number is said as of one post: „0,5 Stelle“, „−1,0 Stelle“, but „0,0 Stellen“."""
    return 0 < abs(anzahl.wert) <= 1


def balance(created: Anzahl | None, cut: Anzahl | None) -> Anzahl:
    """Creation minus cuts, with the decimals of the more exact one."""
    nothing = Anzahl(wert=Decimal(0), stellen=0)
    plus, minus = created or nothing, cut or nothing
    return Anzahl(wert=plus.wert - minus.wert, stellen=max(plus.stellen, minus.stellen))


def group_posts(stellen: Sequence[Stelle]) -> Stellenplan:
    """The groups of these posts, parts behind what they are part of."""
    parts = find_parts([stelle.funktion for stelle in stellen])
    rows = [Stellenzeile(stelle, part is not None) for stelle, part in zip(stellen, parts, strict=True)]
    groups = (
        Stellengruppe(kind, tuple(row for row in rows if row.stelle.vorhaben is kind)) for kind in Stellenvorhaben
    )
    return Stellenplan(tuple(group for group in groups if group.zeilen))
