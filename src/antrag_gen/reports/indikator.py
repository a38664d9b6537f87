"""An indicator of a progress report: where it began, where it shall get to, and its value in each year."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from antrag_gen.errors import HERE, AntragError, Path, Problem
from antrag_gen.fields.felder import TEXT, Modell, Zeile, reading
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.reports.mittelverwendung import JahrFeld
from antrag_gen.visible import visible

NUMBER = re.compile(r"(?P<minus>[-−]?)(?P<ganz>[1-9]\d{0,2}(?:\.\d{3})+|\d{1,12})(?:,(?P<teil>\d{1,6}))?")


@visible("text")
@dataclass(frozen=True, slots=True)
class Messwert:
    """A number with the decimals that it was written with."""

    wert: Decimal
    stellen: int

    @property
    def text(self) -> str:
        return format_zahl(self.wert, decimals=self.stellen)


def parse_messwert(text: str) -> Messwert:
    """`80`, `1.200`, `3,5`; AntragError for a point before decimals, units and anything else."""
    match = NUMBER.fullmatch(text)
    if match is None:
        raise AntragError.of(
            HERE,
            f"„{text}“ ist keine Zahl.",
            "Tausender mit Punkt, Nachkommastellen mit Komma schreiben: „1.200“, „3,5“; die Einheit steht unter "
            "„einheit“.",
            "messwert-form",
        )
    decimals = match["teil"] or ""
    whole = match["ganz"].replace(".", "")
    return Messwert(Decimal(f"{'-' if match['minus'] else ''}{whole}.{decimals or 0}"), len(decimals))


MesswertFeld = Annotated[Messwert, reading(parse_messwert), TEXT]


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
