"""The posts of many reports in one year: what was granted and done by motion in, a row for each kind out.

As with money, what is not reported is not nothing: what is granted without a word in a report is told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from antrag_gen.decisions.bewilligung import posts_by_kind
from antrag_gen.fields.stellen import Anzahl, Stellenvorhaben, sum_of
from antrag_gen.reports.stellenstand import Stellenstand
from antrag_gen.reports.stellenzeilen import count_reached
from antrag_gen.together.vorhaben import Vorhaben
from antrag_gen.visible import visible

FALLEN = "Wegfall nach KW-Vermerk"


@visible("name")
@dataclass(frozen=True, slots=True)
class Stellensumme:
    """The posts to which the same was to happen; what is None nobody reports, and only created ones are filled.

    Without `vorhaben` they are those whose KW mark is reached, of whatever was created or changed.
    """

    vorhaben: Stellenvorhaben | None
    bewilligt: Anzahl
    ohne_bericht: Anzahl
    getan: Anzahl | None
    besetzt: Anzahl | None

    @property
    def name(self) -> str:
        return self.vorhaben.text if self.vorhaben else FALLEN


def add_up_posts(alle: Sequence[Vorhaben]) -> list[Stellensumme]:
    """A row for each kind that is granted or reported, and one for what falls away."""
    rows = [*(_sum(kind, alle) for kind in Stellenvorhaben), _fallen(alle)]
    return [row for row in rows if row.bewilligt.wert or (row.getan and row.getan.wert)]


def _sum(kind: Stellenvorhaben, alle: Sequence[Vorhaben]) -> Stellensumme:
    granted = [vorhaben.foerderung.stellen_bewilligt.get(kind) for vorhaben in alle]
    told = [stand for vorhaben in alle if (stand := _told(vorhaben)) and stand.getan(kind)]
    done = [anzahl for stand in told if (anzahl := stand.getan(kind))]
    filled = [stand.besetzt for stand in told if stand.besetzt] if kind is Stellenvorhaben.SCHAFFUNG else []
    return Stellensumme(
        kind,
        sum_of([anzahl for anzahl in granted if anzahl]),
        sum_of([anzahl for vorhaben in alle if not _says(vorhaben, kind) and (anzahl := _running(vorhaben, kind))]),
        sum_of(done) if done else None,
        sum_of(filled) if filled else None,
    )


def _running(vorhaben: Vorhaben, kind: Stellenvorhaben) -> Anzahl | None:
    """Of the granted posts those on which there can be a report: what ended before the year needs none."""
    return posts_by_kind(vorhaben.foerderung.stellen_im(vorhaben.jahr)).get(kind)


def _fallen(alle: Sequence[Vorhaben]) -> Stellensumme:
    reached = [(vorhaben, count_reached(vorhaben.foerderung.stellen, vorhaben.ende)) for vorhaben in alle]
    told = {id(vorhaben): stand.weggefallen for vorhaben in alle if (stand := _told(vorhaben)) and stand.weggefallen}
    return Stellensumme(
        None,
        sum_of([anzahl for _, anzahl in reached]),
        sum_of([anzahl for vorhaben, anzahl in reached if id(vorhaben) not in told]),
        sum_of(list(told.values())) if told else None,
        None,
    )


def _told(vorhaben: Vorhaben) -> Stellenstand | None:
    return vorhaben.bericht.stellen if vorhaben.bericht else None


def _says(vorhaben: Vorhaben, kind: Stellenvorhaben) -> bool:
    stand = _told(vorhaben)
    return stand is not None and stand.getan(kind) is not None
