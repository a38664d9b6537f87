"""Columns of the year before in a report: what last year's and this year's say in, values beside each other out."""

from dataclasses import dataclass

from antrag_gen.fields.stellen import Anzahl
from antrag_gen.reports.stellenstand import TOLD, Stellenstand
from antrag_gen.reports.umsetzung import Ampel, Umsetzung
from antrag_gen.reports.vorjahr import Vorjahr
from antrag_gen.visible import visible


@visible()
@dataclass(frozen=True, slots=True)
class Stellenzeile:
    """How many posts each year's report tells of; None where it does not."""

    name: str
    vorher: Anzahl | None
    jetzt: Anzahl | None


@visible("jahr", "umsetzung", "ampel", "stellen", "mit_ampeln", "ampel_zu")
@dataclass(frozen=True)
class Vorjahresspalten:
    """`jetzt` are the posts of this year's report."""

    vorjahr: Vorjahr
    jetzt: Stellenstand | None

    @property
    def jahr(self) -> int:
        return self.vorjahr.jahr

    @property
    def umsetzung(self) -> Umsetzung:
        return self.vorjahr.umsetzung

    @property
    def ampel(self) -> Ampel:
        return self.vorjahr.ampel

    @property
    def stellen(self) -> list[Stellenzeile]:
        """What both reports tell of posts; nothing where last year's tells nothing."""
        before, now = self.vorjahr.stellen, self.jetzt
        if before is None or now is None:
            return []
        rows = [Stellenzeile(word, getattr(before, key), getattr(now, key)) for key, word in TOLD.items()]
        return [row for row in rows if row.vorher or row.jetzt]

    @property
    def mit_ampeln(self) -> bool:
        """Whether a measure had a light a year before."""
        return any(massnahme.ampel for massnahme in self.vorjahr.massnahmen)

    def ampel_zu(self, massnahme: str) -> Ampel | None:
        """The light that a measure had a year before."""
        return next((told.ampel for told in self.vorjahr.massnahmen if told.massnahme == massnahme), None)
