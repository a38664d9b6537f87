"""The number spaces of a council: read as the city writes them, each a type of its own, printed in one spelling."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Annotated, Literal, Self

from pydantic import Field, WithJsonSchema, model_validator

from antrag_gen.errors import HERE, AntragError, Problem
from antrag_gen.fields.felder import Modell, Zeile, reading
from antrag_gen.fields.muster import Muster, parse_muster
from antrag_gen.patterns import compile_late
from antrag_gen.visible import visible

FIRST_YEAR, LAST_YEAR = 1945, 2100
ZUSATZ = r"\d{1,2}\.\s+Ergänzung|Ergänzung|mit\s+Ergänzung|Neufassung"
LFD_NR = compile_late(r"(?:lfd\.\s*Nrn?\.\s*)?(?P<von>[1-9]\d{0,4})(?:\s*(?:bis|-|–)\s*(?P<bis>[1-9]\d{0,4}))?")

Kreis = Literal["drucksache", "antrag"]
MusterFeld = Annotated[Muster, reading(parse_muster), WithJsonSchema({"type": "string"})]


class Nummernkreis(Modell):
    """How a city writes one kind of number; `anderswo` are numbers of papers that are not in this project."""

    kuerzel: Zeile
    varianten: tuple[Zeile, ...] = ()
    muster: MusterFeld = Muster("{nummer}/{jahr}")
    anderswo: tuple[Zeile, ...] = ()

    @property
    def labels(self) -> str:
        """A regular expression for what may stand before a number; the dot of an abbreviation may be missing."""
        return any_label((self.kuerzel, *self.varianten))


class Drucksachenkreis(Nummernkreis):
    kuerzel: Zeile = "GRDrs"
    varianten: tuple[Zeile, ...] = ("GRDRs", "GRDs", "Drucksache")


class Antragskreis(Nummernkreis):
    kuerzel: Zeile = "Nr."


class Nummern(Modell):
    """The number spaces of the papers of a city."""

    drucksache: Drucksachenkreis = Field(default_factory=Drucksachenkreis)
    antrag: Antragskreis = Field(default_factory=Antragskreis)

    def __hash__(self) -> int:
        """What is found in a text is remembered by it: to go through all values each time takes long."""
        return hash((self.drucksache.kuerzel, self.antrag.kuerzel))

    @model_validator(mode="after")
    def _check_anderswo(self) -> Self:
        _ = self.anderswo
        return self

    @property
    def anderswo(self) -> tuple["Drucksachennummer | Antragsnummer", ...]:
        """The numbers of papers that exist, but not in this project."""
        return (
            *(parse_drucksachennummer(text, self) for text in self.drucksache.anderswo),
            *(parse_antragsnummer(text, self) for text in self.antrag.anderswo),
        )


SEVERAL = compile_late(r"\s*[,;]\s*(?:und\s+)?|\s+(?:und|sowie)\s+")
ONE_EACH = "Hier steht eine Nummer oder ein Bereich; für jede weitere einen eigenen Eintrag schreiben."


@visible("ohne_zusatz")
@dataclass(frozen=True, slots=True)
class Drucksachennummer:
    """`GRDrs 424/2023`, with its suffix; the year belongs to the number, not to the date of the paper."""

    nummer: str
    jahr: int
    art: str = ""
    zusatz: str = ""
    kreis: Nummernkreis = field(default_factory=Drucksachenkreis, compare=False, repr=False)

    @property
    def ohne_zusatz(self) -> str:
        """The number of the paper that an Ergänzung or Neufassung belongs to."""
        return str(replace(self, zusatz=""))

    def __str__(self) -> str:
        number = self.kreis.muster.print(self.nummer, self.jahr)
        return " ".join(part for part in (self.kreis.kuerzel, number, self.art, self.zusatz) if part)


@visible()
@dataclass(frozen=True, slots=True)
class Antragsnummer:
    """`Nr. 4123/2023`: the same digits may exist as a Drucksache, which is another paper."""

    nummer: int
    jahr: int
    kreis: Nummernkreis = field(default_factory=Antragskreis, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.kreis.kuerzel} {self.kreis.muster.print(self.nummer, self.jahr)}"


UMLAUTS = str.maketrans("äöü", "aou")
SHORTEST_WORD = 3  # letters: „Nr.“ is no word for a paper


def label_behind(word: str, label: str) -> str:
    """What stands behind a word for a paper: the label of its number without what the word says already."""
    first, _, rest = label.partition(" ")
    said = first.rstrip(".").casefold().translate(UMLAUTS)
    return rest if len(said) >= SHORTEST_WORD and said in word.casefold().translate(UMLAUTS) else label


def put_behind(word: str, number: str) -> str:
    """`Haushaltsantrag Nr. 12/2023`, or `Haushaltsantrag 12/2023` where a city calls its numbers „Antrag 12/2023“."""
    return f"{word} {label_behind(word, number)}".strip()


def name_of(number: Drucksachennummer | Antragsnummer | None) -> str:
    """The number with the word before it, as texts and messages cite it: `Antrag Nr. 12/2023`, `GRDrs 12/2023`."""
    return str(number) if isinstance(number, Drucksachennummer) else put_behind("Antrag", str(number))


@visible()
@dataclass(frozen=True, slots=True)
class LfdNr:
    """A running number, or a range of them; unique only within its list."""

    von: int
    bis: int

    @property
    def nummern(self) -> range:
        return range(self.von, self.bis + 1)


def thh_number(text: str) -> str:
    """The number of a Teilhaushalt; `500 Sozialamt` and `THH 500` are the same; words without one come back."""
    number = re.search(r"\d+", text)
    return number[0] if number else text


def parse_drucksachennummer(text: str, nummern: Nummern) -> Drucksachennummer:
    """Raises AntragError for anything but the city's pattern with an optional suffix."""
    kreis = nummern.drucksache
    match = _written(kreis, after=rf"(?P<art>\s[A-Z]{{2}})?(?:,?\s+(?P<zusatz>{ZUSATZ}))?").fullmatch(text)
    if match is None and len(several := SEVERAL.split(text)) > 1 and all(_is_one(one, nummern) for one in several):
        raise AntragError.of(HERE, f"„{text}“ sind mehrere Nummern.", ONE_EACH, "nummer-drucksache")
    if match is None:
        examples = (
            Drucksachennummer("424", 2023, kreis=kreis),
            Drucksachennummer("1181", 2017, "", "2. Ergänzung", kreis),
        )
        raise AntragError.of(
            HERE,
            f"„{text}“ ist keine Nummer einer Gemeinderatsdrucksache.",
            f"Beispiele: {', '.join(f'„{example}“' for example in examples)}.",
            "nummer-drucksache",
        )
    return Drucksachennummer(
        match["nummer"].replace(".", ""),
        _year(match["jahr"], text, kreis),
        (match["art"] or "").strip(),
        " ".join((match["zusatz"] or "").split()),
        kreis,
    )


def _is_one(text: str, nummern: Nummern) -> bool:
    try:
        parse_drucksachennummer(text, nummern)
    except AntragError:
        return False
    return True


def parse_antragsnummer(text: str, nummern: Nummern) -> Antragsnummer:
    """Raises AntragError for anything but the city's pattern, and for a number of the other number space."""
    kreis = nummern.antrag
    example = kreis.muster.example()
    if re.match(rf"(?:{nummern.drucksache.labels})(?!\w)", text):
        raise AntragError.of(
            HERE,
            f"„{text}“ ist die Nummer einer Drucksache, nicht die eines Antrags.",
            f"Anträge haben eine eigene Zählung; Beispiel: „{example}“.",
            "nummer-raum",
        )
    match = _written(kreis, before=r"(?:Antrag\s+)?").fullmatch(text)
    if match is None:
        raise AntragError.of(HERE, f"„{text}“ ist keine Antragsnummer.", f"Beispiel: „{example}“.", "nummer-antrag")
    return Antragsnummer(int(match["nummer"].replace(".", "")), _year(match["jahr"], text, kreis), kreis)


def parse_lfd_nr(text: str) -> LfdNr:
    """Raises AntragError for anything but a whole number or a range `88 bis 91`."""
    match = LFD_NR.fullmatch(text)
    von = int(match["von"]) if match else 0
    bis = int(match["bis"] or von) if match else 0
    if match is None and len(several := SEVERAL.split(text)) > 1 and all(map(LFD_NR.fullmatch, several)):
        raise AntragError.of(HERE, f"„{text}“ sind mehrere Nummern.", ONE_EACH, "nummer-laufend")
    if match is None or bis < von:
        raise AntragError.of(
            HERE, f"„{text}“ ist keine laufende Nummer.", "Beispiele: „64“ oder „88 bis 91“.", "nummer-laufend"
        )
    return LfdNr(von, bis)


def any_label(labels: Iterable[str]) -> str:
    """A regular expression for one of these abbreviations or words, with or without the dot at the end."""
    stems = sorted({label.rstrip(".") for label in labels}, key=len, reverse=True)
    return "|".join(rf"{re.escape(stem)}\.?" for stem in stems)


def wrong_year(text: str, kreis: Nummernkreis) -> Problem:
    """What to say of a number whose year cannot be."""
    return Problem(
        HERE,
        f"In „{text}“ stimmt die Jahreszahl nicht.",
        "Das Jahr steht vierstellig hinter dem Schrägstrich."
        if kreis.muster.text.endswith("/{jahr}")
        else f"Das Jahr steht vierstellig; Beispiel: „{kreis.muster.example('424')}“.",
        "nummer-jahr",
    )


@lru_cache(maxsize=32)
def _written(kreis: Nummernkreis, *, before: str = "", after: str = "") -> re.Pattern[str]:
    """What the head of a file may say: the number alone, or with the words before it."""
    return re.compile(rf"{before}(?:(?:{kreis.labels})\s*)?{kreis.muster.regex()}{after}")


def _year(digits: str, text: str, kreis: Nummernkreis) -> int:
    if not FIRST_YEAR <= int(digits) <= LAST_YEAR:
        raise AntragError([wrong_year(text, kreis)])
    return int(digits)
