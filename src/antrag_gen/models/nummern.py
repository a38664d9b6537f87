"""The number spaces of a council: read as written, each a type of its own, printed in one spelling."""

import re
from dataclasses import dataclass

from antrag_gen.german.notation import NotationError

FIRST_YEAR, LAST_YEAR = 1945, 2100
DRUCKSACHE = re.compile(
    r"(?:GRDrs|GRDRs|GRDs|Drucksache)\.?\s*(?P<nummer>\d{1,4})/(?P<jahr>\d{4})(?P<art> [A-Z]{2})?"
    r"(?:,?\s+(?P<zusatz>\d+\. Ergänzung|Ergänzung|mit Ergänzung|Neufassung))?"
)
ANTRAG = re.compile(r"(?:Antrag\s+)?(?:Nr\.\s*)?(?P<nummer>\d{1,2}\.\d{3}|\d{1,5})/(?P<jahr>\d{4})")
LFD_NR = re.compile(r"(?:lfd\.\s*Nrn?\.\s*)?(?P<von>[1-9]\d{0,4})(?:\s*(?:bis|-|–)\s*(?P<bis>[1-9]\d{0,4}))?")


@dataclass(frozen=True, slots=True)
class Drucksachennummer:
    """`GRDrs 424/2023`, with its suffix; the year belongs to the number, not to the date of the paper."""

    nummer: str
    jahr: int
    art: str = ""
    zusatz: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (f"GRDrs {self.nummer}/{self.jahr}", self.art, self.zusatz) if part)


@dataclass(frozen=True, slots=True)
class Antragsnummer:
    """`Nr. 4123/2023`: the same digits may exist as a Drucksache, which is another paper."""

    nummer: int
    jahr: int

    def __str__(self) -> str:
        return f"Nr. {self.nummer}/{self.jahr}"


@dataclass(frozen=True, slots=True)
class LfdNr:
    """A running number, or a range of them; unique only within its list."""

    von: int
    bis: int

    @property
    def nummern(self) -> range:
        return range(self.von, self.bis + 1)


def parse_drucksachennummer(text: str) -> Drucksachennummer:
    """Raises NotationError for anything but `GRDrs n/JJJJ` with an optional suffix."""
    match = DRUCKSACHE.fullmatch(text if not text[:1].isdigit() else f"GRDrs {text}")
    if match is None:
        raise NotationError(
            f"„{text}“ ist keine Nummer einer Gemeinderatsdrucksache.",
            "Beispiele: „GRDrs 424/2023“, „GRDrs 1181/2017 2. Ergänzung“.",
            "nummer-drucksache",
        )
    return Drucksachennummer(
        match["nummer"], _year(match["jahr"], text), (match["art"] or "").strip(), match["zusatz"] or ""
    )


def parse_antragsnummer(text: str) -> Antragsnummer:
    """Raises NotationError for anything but `n/JJJJ`, and for a number of the other number space."""
    if text.startswith(("GRD", "Drucksache")):
        raise NotationError(
            f"„{text}“ ist die Nummer einer Drucksache, nicht die eines Antrags.",
            "Anträge haben eine eigene Zählung; Beispiel: „4123/2023“.",
            "nummer-raum",
        )
    match = ANTRAG.fullmatch(text)
    if match is None:
        raise NotationError(f"„{text}“ ist keine Antragsnummer.", "Beispiel: „4123/2023“.", "nummer-antrag")
    return Antragsnummer(int(match["nummer"].replace(".", "")), _year(match["jahr"], text))


def parse_lfd_nr(text: str) -> LfdNr:
    """Raises NotationError for anything but a whole number or a range `88 bis 91`."""
    match = LFD_NR.fullmatch(text)
    von = int(match["von"]) if match else 0
    bis = int(match["bis"] or von) if match else 0
    if match is None or bis < von:
        raise NotationError(
            f"„{text}“ ist keine laufende Nummer.", "Beispiele: „64“ oder „88 bis 91“.", "nummer-laufend"
        )
    return LfdNr(von, bis)


def _year(digits: str, text: str) -> int:
    if not FIRST_YEAR <= int(digits) <= LAST_YEAR:
        raise NotationError(
            f"In „{text}“ stimmt die Jahreszahl nicht.",
            "Das Jahr steht vierstellig hinter dem Schrägstrich.",
            "nummer-jahr",
        )
    return int(digits)
