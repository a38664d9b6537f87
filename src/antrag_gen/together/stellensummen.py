"""The posts of many reports in one year: what was granted and done by motion in, a row for each kind out.

As with money, what is not reported is not nothing: what is granted without a word in a report is told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from antrag_gen.fields.stellen import Anzahl, Stellenvorhaben, sum_of
from antrag_gen.reports.stellenstand import Stellenstand
from antrag_gen.together.vorhaben import Vorhaben
from antrag_gen.visible import visible


@visible("name")
@dataclass(frozen=True, slots=True)
class Stellensumme:
    """The posts to which the same was to happen; what is None nobody reports, and only created ones are filled."""

    vorhaben: Stellenvorhaben
    bewilligt: Anzahl
    ohne_bericht: Anzahl
    getan: Anzahl | None
    besetzt: Anzahl | None

    @property
    def name(self) -> str:
        return self.vorhaben.text


def add_up_posts(alle: Sequence[Vorhaben]) -> list[Stellensumme]:
    """A row for each kind that is granted or reported."""
    rows = [_sum(kind, alle) for kind in Stellenvorhaben]
    return [row for row in rows if row.bewilligt.wert or (row.getan and row.getan.wert)]


def _sum(kind: Stellenvorhaben, alle: Sequence[Vorhaben]) -> Stellensumme:
    granted = [(vorhaben, vorhaben.foerderung.stellen_bewilligt.get(kind)) for vorhaben in alle]
    told = [stand for vorhaben in alle if (stand := _told(vorhaben)) and stand.getan(kind)]
    done = [anzahl for stand in told if (anzahl := stand.getan(kind))]
    filled = [stand.besetzt for stand in told if stand.besetzt] if kind is Stellenvorhaben.SCHAFFUNG else []
    return Stellensumme(
        kind,
        sum_of([anzahl for _, anzahl in granted if anzahl]),
        sum_of([anzahl for vorhaben, anzahl in granted if anzahl and not _says(vorhaben, kind)]),
        sum_of(done) if done else None,
        sum_of(filled) if filled else None,
    )


def _told(vorhaben: Vorhaben) -> Stellenstand | None:
    return vorhaben.bericht.stellen if vorhaben.bericht else None


def _says(vorhaben: Vorhaben, kind: Stellenvorhaben) -> bool:
    stand = _told(vorhaben)
    return stand is not None and stand.getan(kind) is not None
