"""Posts of the Stellenplan: numbers with their decimals, KW marks, and the lines of „Änderung Stellenplan“."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated

from antrag_gen.errors import HERE, AntragError, Problem
from antrag_gen.fields.felder import TEXT, Modell, Zeile, reading
from antrag_gen.fields.glied import Glied
from antrag_gen.fields.teile import find_parts
from antrag_gen.fields.teilepruefung import Teilepruefung
from antrag_gen.german.jahre import Haushalt
from antrag_gen.german.zahlen import format_zahl

POSTS = re.compile(r"(-?)(\d{1,4})(?:,(\d+))?")
MOST_DECIMALS = 4
KW = re.compile(r"(?:KW\s*)?(0[1-9]|1[0-2])/(\d{4})")


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


class Stelle(Modell):
    """A line of „Änderung Stellenplan“: posts to be created, or whose KW mark is to be changed."""

    anzahl: Annotated[Anzahl, reading(parse_anzahl), TEXT]
    funktion: Zeile
    amt: Zeile | None = None
    besoldung: Zeile | None = None
    kw: Annotated[KwVermerk, reading(parse_kw), TEXT] | None = None


def counted_posts(stellen: Sequence[Stelle]) -> list[Stelle]:
    """Those that a sum adds: none that is part of the line above („davon“)."""
    parts = find_parts([stelle.funktion for stelle in stellen])
    return [stelle for stelle, part in zip(stellen, parts, strict=True) if part is None]


def check_posts(stellen: Sequence[Stelle], haushalt: Haushalt) -> Iterator[Problem]:
    """A post that falls away before the budget begins is a mistake, most often last year's date; parts add up."""
    lines = [
        Glied(("stellen", index, "funktion"), stelle.funktion, (stelle.anzahl.wert,), (("stellen", index, "anzahl"),))
        for index, stelle in enumerate(stellen)
    ]
    decimals = max((stelle.anzahl.stellen for stelle in stellen), default=0)
    yield from Teilepruefung(lines, lambda _: "", lambda _, wert: format_zahl(wert, decimals=decimals)).befunde()
    for index, stelle in enumerate(stellen):
        if stelle.kw is not None and stelle.kw.jahr < haushalt.erstes:
            yield Problem(
                ("stellen", index, "kw"),
                f"„{stelle.kw}“ liegt vor dem Haushalt {haushalt.text}.",
                "Die Stelle fiele weg, bevor es sie gibt: das Jahr prüfen.",
                "kw-vergangen",
            )
