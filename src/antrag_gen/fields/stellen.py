"""Posts of the Stellenplan: numbers with their decimals, KW marks, and what happens to the posts of each line."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, ValidationInfo

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.felder import TEXT, Datum, Modell, Zeile, reading
from antrag_gen.fields.teile import find_parts
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.patterns import compile_late

POSTS = compile_late(r"(-?)(\d{1,4})(?:,(\d+))?")
MOST_DECIMALS = 4
KW = compile_late(r"(?:KW\s*)?(0[1-9]|1[0-2])/(\d{4})")
NO_KW = ("entfällt", "entfaellt")


class Anzahl(Modell):
    """A number of posts, with the decimals that it was written with."""

    wert: Decimal
    stellen: int

    def __str__(self) -> str:
        return format_zahl(self.wert, decimals=self.stellen)


class KwVermerk(Modell):
    """The month in which a post is to fall away (künftig wegfallend)."""

    monat: int
    jahr: int

    def __str__(self) -> str:
        return f"KW {self.monat:02}/{self.jahr}"


def parse_anzahl(text: str) -> Anzahl:
    """`0,5`, `2`, `9,440`; AntragError for more than four decimals, as the Stellenplan has no more."""
    match = POSTS.fullmatch(text.replace("\u2212", "-"))
    if match is None:
        raise AntragError.of(
            HERE, f"„{text}“ ist keine Zahl von Stellen.", "Mit Komma schreiben: „0,5“ oder „2,0“.", "stellen-zahl"
        )
    decimals = len(match[3] or "")
    if decimals > MOST_DECIMALS:
        raise AntragError.of(
            HERE,
            f"„{text}“ hat {decimals} Stellen hinter dem Komma.",
            "Der Stellenplan kennt höchstens vier.",
            "stellen-genau",
        )
    return Anzahl(wert=Decimal(f"{match[1]}{match[2]}.{match[3] or 0}"), stellen=decimals)


def parse_kw(text: str) -> KwVermerk:
    """`KW 01/2027`; AntragError for anything but a month and a year."""
    match = KW.fullmatch(text)
    if match is None:
        raise AntragError.of(
            HERE, f"„{text}“ ist kein KW-Vermerk.", "Monat und Jahr schreiben: „KW 01/2027“.", "kw-form"
        )
    return KwVermerk(monat=int(match[1]), jahr=int(match[2]))


def parse_new_kw(text: str) -> KwVermerk | str:
    """`KW 01/2027`, or `entfällt` where a mark is taken away."""
    if text in NO_KW:
        return NO_KW[0]
    if KW.fullmatch(text) is None:
        hint = "Monat und Jahr schreiben: „KW 01/2027“; fällt er weg: „entfällt“."
        raise AntragError.of(HERE, f"„{text}“ ist kein KW-Vermerk.", hint, "kw-form")
    return parse_kw(text)


def _no_minus(anzahl: Anzahl) -> Anzahl:
    if anzahl.wert < 0:
        raise AntragError.of(
            HERE,
            f"„{anzahl}“: Eine Anzahl von Stellen hat kein Minus.",
            f'Fallen Stellen weg, „vorhaben: streichung“ und „anzahl: "{str(anzahl)[1:]}"“ schreiben.',
            "stellen-minus",
        )
    return anzahl


class Stellenvorhaben(StrEnum):
    """What happens to posts, in the order in which papers tell it; an Ermächtigung stands outside the Stellenplan."""

    SCHAFFUNG = "schaffung"
    STREICHUNG = "streichung"
    HEBUNG = "hebung"
    UMSETZUNG = "umsetzung"
    KW_AENDERUNG = "kw_aenderung"
    ERMAECHTIGUNG = "ermaechtigung"

    @property
    def text(self) -> str:
        return WORDS[self]


WORDS = {
    Stellenvorhaben.SCHAFFUNG: "Schaffung",
    Stellenvorhaben.STREICHUNG: "Streichung",
    Stellenvorhaben.HEBUNG: "Hebung",
    Stellenvorhaben.UMSETZUNG: "Umsetzung",
    Stellenvorhaben.KW_AENDERUNG: "KW-Änderung",
    Stellenvorhaben.ERMAECHTIGUNG: "Ermächtigung",
}


class Stelle(Modell):
    """A line of „Änderung Stellenplan“; the keys with `_neu` say what their namesakes become."""

    anzahl: Annotated[Anzahl, reading(parse_anzahl), AfterValidator(_no_minus), TEXT]
    funktion: Zeile
    vorhaben: Stellenvorhaben = Stellenvorhaben.SCHAFFUNG
    amt: Zeile | None = None
    amt_neu: Zeile | None = None
    besoldung: Zeile | None = None
    besoldung_neu: Zeile | None = None
    kw: Annotated[KwVermerk, reading(parse_kw), TEXT] | None = None
    kw_neu: Annotated[KwVermerk | Literal["entfällt"], reading(parse_new_kw), TEXT] | None = None
    befristet_bis: Datum | None = None

    @property
    def kw_danach(self) -> KwVermerk | None:
        """The mark that holds when all is done as the line says."""
        if self.vorhaben is Stellenvorhaben.STREICHUNG or isinstance(self.kw_neu, str):
            return None
        return self.kw_neu or self.kw


def with_kinds(stellen: Sequence[Stelle], default: Stellenvorhaben) -> list[Stelle]:
    """Each with what happens to it: as it says itself, as the post says that it is part of, or the default."""
    made: list[Stelle] = []
    for stelle, part in zip(stellen, find_parts([stelle.funktion for stelle in stellen]), strict=True):
        if "vorhaben" in stelle.model_fields_set:
            made.append(stelle)
            continue
        kind = default if part is None or part.ganzes is None else made[part.ganzes].vorhaben
        made.append(stelle.model_copy(update={"vorhaben": kind}))
    return made


def as_the_paper_says(stellen: list[Stelle], info: ValidationInfo) -> list[Stelle]:
    """What happens to each, where its paper says it for all (`stellen_vorhaben`)."""
    return with_kinds(stellen, info.data.get("stellen_vorhaben", Stellenvorhaben.SCHAFFUNG))


# Of a paper, which may say before them what happens to all posts that don't say it themselves.
StellenFeld = Annotated[list[Stelle], AfterValidator(as_the_paper_says)]


def counted_posts(stellen: Sequence[Stelle]) -> list[Stelle]:
    """Those that a sum adds: none that is part of the line above („davon“)."""
    parts = find_parts([stelle.funktion for stelle in stellen])
    return [stelle for stelle, part in zip(stellen, parts, strict=True) if part is None]


def add_posts(stellen: Sequence[Stelle]) -> Anzahl:
    """The sum of posts, of which nothing is added that is part of another."""
    return sum_of([stelle.anzahl for stelle in counted_posts(stellen)])


def sum_of(anzahlen: Sequence[Anzahl]) -> Anzahl:
    """The sum, with the decimals of the most exact number; 0 of none."""
    return Anzahl(
        wert=sum((anzahl.wert for anzahl in anzahlen), Decimal(0)),
        stellen=max((anzahl.stellen for anzahl in anzahlen), default=0),
    )
