"""What the administration answers to a motion or question: by Ziffer, or for the time being."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from antrag_gen.german.zahlen import join
from antrag_gen.models.befund import Befund
from antrag_gen.models.felder import Abschnitt, Datum, Modell, Prosa, Zeile
from antrag_gen.models.nummernfelder import AntragsnummerFeld
from antrag_gen.models.papier import FraktionFeld, Papier
from antrag_gen.tree import Heading, plain_text


class Antwortart(StrEnum):
    STELLUNGNAHME = "stellungnahme"
    BEANTWORTUNG = "beantwortung"
    BEANTWORTUNG_UND_STELLUNGNAHME = "beantwortung_und_stellungnahme"
    ZWISCHENNACHRICHT = "zwischennachricht"


NAMES = {
    Antwortart.STELLUNGNAHME: "Stellungnahme zum Antrag",
    Antwortart.BEANTWORTUNG: "Beantwortung zur Anfrage",
    Antwortart.BEANTWORTUNG_UND_STELLUNGNAHME: "Beantwortung und Stellungnahme zu Anfrage und Antrag",
    Antwortart.ZWISCHENNACHRICHT: "Zwischennachricht zum Antrag",
}
# `Zu 1.`, `Zu Ziffer 2.1:`, `Zu 2 a)`, `Zu 1. und 2.` – what a heading answers
ANSWERS = re.compile(r"Zu (?:Ziffern? )?(?P<ziffern>\d.*?):?")
ZIFFER = re.compile(r"\d+(?:\.\d+)*(?: ?[a-z]{1,2}\)?(?!\w))?")


class Beantwortet(Modell):
    """The motion that is answered."""

    nummer: AntragsnummerFeld
    datum: Datum
    fraktionen: list[FraktionFeld] = Field(default_factory=list)


class Stellungnahme(Papier):
    """An answer to the motion `zu`; the headings of its text name the Ziffern that they answer."""

    art: Literal["stellungnahme"]
    antwortart: Antwortart = Antwortart.STELLUNGNAHME
    zu: Beantwortet
    gz: Zeile | None = None
    referat: Zeile = "Der Oberbürgermeister"
    antworttext: Annotated[Prosa, Abschnitt("Beantwortung/Stellungnahme")]

    @property
    def bezeichnung(self) -> str:
        return NAMES[self.antwortart]

    @property
    def kennung(self) -> str:
        return str(self.zu.nummer)

    @property
    def verfasser(self) -> str:
        return self.referat

    @property
    def antragsteller(self) -> str:
        return join([fraktion.name for fraktion in self.zu.fraktionen])

    @property
    def beantwortete_ziffern(self) -> list[tuple[str, Heading]]:
        """Each Ziffer that a heading names, with the heading, in the order of the text."""
        headings = [block for block in self.antworttext.blocks if isinstance(block, Heading)]
        return [
            (_normal(ziffer), heading)
            for heading in headings
            if (match := ANSWERS.fullmatch(plain_text(heading)))
            for ziffer in ZIFFER.findall(match["ziffern"])
        ]

    def befunde(self) -> Iterator[Befund]:
        """Adds: an answer comes after its motion, and answers each Ziffer once."""
        yield from super().befunde()
        if self.datum is not None and self.datum < self.zu.datum:
            yield Befund(
                ("datum",),
                "Die Antwort trägt ein früheres Datum als der Antrag.",
                "Beide Daten vergleichen; der Antrag steht unter „zu“.",
                "datum-reihenfolge",
            )
        seen: set[str] = set()
        for ziffer, heading in self.beantwortete_ziffern:
            if ziffer in seen:
                yield Befund(
                    (),
                    f"Ziffer {ziffer} wird zweimal beantwortet.",
                    "Die Antworten zusammenfassen.",
                    "ziffer-doppelt",
                    place=heading.place,
                )
            seen.add(ziffer)


def _normal(ziffer: str) -> str:
    return ziffer.replace(" ", "").rstrip(").")
