"""What keeps a Gesamtbericht from being complete, counted."""

from dataclasses import dataclass

from antrag_gen.visible import visible


@visible()
@dataclass(frozen=True, slots=True)
class Maengel:
    """Mistakes in decisions and motions (`fehler`), and `berichte` of which nobody knows what follows from them.

    Those are not among the reports of the year, whose mistakes are told where they stand.
    """

    fehler: int = 0
    berichte: int = 0

    @property
    def alle(self) -> int:
        return self.fehler + self.berichte


KEINE = Maengel()
