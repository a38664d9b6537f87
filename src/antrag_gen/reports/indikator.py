"""An indicator of a progress report: where it began, where it shall get to, and its value in each year."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from antrag_gen.errors import Path, Problem
from antrag_gen.fields.felder import Modell, Zeile
from antrag_gen.fields.messwert import MesswertFeld
from antrag_gen.reports.mittelverwendung import JahrFeld
from antrag_gen.visible import visible


@visible("in_jahr")
class Indikator(Modell):
    """`grund` says why there is no value for the year of the report."""

    name: Zeile
    einheit: Zeile
    ausgangswert: MesswertFeld | None = None
    zielwert: MesswertFeld | None = None
    ist: Mapping[JahrFeld, MesswertFeld] = Field(default_factory=dict)
    quelle: Zeile = ""
    grund: Zeile = ""

    def in_jahr(self, jahr: int) -> str:
        """The value of a year as it is printed; a dash where there is none."""
        return self.ist[jahr].text if jahr in self.ist else "–"

    def befunde(self, path: Path, berichtsjahr: int) -> Iterator[Problem]:
        """No year after that of the report, and a value for that year or the reason why there is none."""
        for year in self.ist:
            if year > berichtsjahr:
                yield Problem(
                    (*path, "ist", str(year)),
                    f"{year} liegt nach dem Berichtsjahr {berichtsjahr}.",
                    "Was erreicht werden soll, steht unter „zielwert“.",
                    "indikator-zukunft",
                )
        if berichtsjahr not in self.ist and not self.grund:
            yield Problem(
                (*path, "ist"),
                f"Zu „{self.name}“ fehlt der Wert für {berichtsjahr}.",
                f"„{berichtsjahr}: …“ ergänzen oder mit „grund: …“ sagen, warum es keinen gibt.",
                "indikator-fehlt",
            )


def years_of(indikatoren: list[Indikator]) -> list[int]:
    """All years that one of them has a value for, in order."""
    return sorted({year for indikator in indikatoren for year in indikator.ist})
