"""How far something is: the statuses and lights of progress reports, in words, and what each status needs."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from antrag_gen.errors import Level, Path, Place, Problem
from antrag_gen.fields.nummern import Drucksachennummer
from antrag_gen.patterns import compile_late
from antrag_gen.visible import visible

NBSP = "\u00a0"
EXPECTED = compile_late(r"\b[Vv]oraussichtlich(?P<endung>\w+|\s+\w+e[mnrs]?\s+[A-ZÄÖÜ]\w*)?(?!\w)")
SENTENCE = compile_late(r"(?<=[.!?;])\s+")
# What became of what was expected: „Die voraussichtlichen Kosten wurden unterschritten.“
BECAME = compile_late(
    r"(?i)\b(?:wurden?|war(?:en)?|lag(?:en)?|blieb(?:en)?|betrug(?:en)?|hat(?:ten?)?|haben|gab|konnten?|worden|als|anders|statt"
    r"|gegenüber|unter|über|\w*(?:schritten|gehalten|troffen|reicht|fallen|stiegen|sunken))\b"
)


@visible("text", "laeuft")
class Umsetzung(StrEnum):
    OFFEN = "offen"
    IN_UMSETZUNG = "in_umsetzung"
    ABGESCHLOSSEN = "abgeschlossen"
    ZURUECKGESTELLT = "zurueckgestellt"
    ENTFAELLT = "entfaellt"
    NICHT_BESTIMMBAR = "nicht_bestimmbar"

    @property
    def text(self) -> str:
        return STATUS_WORDS[self]

    @property
    def laeuft(self) -> bool:
        """Whether there is still something to do."""
        return self not in (Umsetzung.ABGESCHLOSSEN, Umsetzung.ENTFAELLT)


STATUS_WORDS = {
    Umsetzung.OFFEN: "offen",
    Umsetzung.IN_UMSETZUNG: "in Umsetzung",
    Umsetzung.ABGESCHLOSSEN: "abgeschlossen",
    Umsetzung.ZURUECKGESTELLT: "zurückgestellt",
    Umsetzung.ENTFAELLT: "entfällt",
    Umsetzung.NICHT_BESTIMMBAR: "nicht bestimmbar",
}
UNCLEAR = (Umsetzung.ZURUECKGESTELLT, Umsetzung.ENTFAELLT, Umsetzung.NICHT_BESTIMMBAR)


@visible("text", "worte")
class Ampel(StrEnum):
    """Never printed as a colour alone (WCAG 2.2, 1.4.1): a sign of another shape for each, and the word once."""

    GRUEN = "gruen"
    GELB = "gelb"
    ROT = "rot"

    @property
    def text(self) -> str:
        """`▲ gelb: verzögert oder verändert`."""
        return f"{LIGHT_SIGNS[self]}{NBSP}{self.worte}"

    @property
    def worte(self) -> str:
        return LIGHT_WORDS[self]


# Shapes that a print in black and white keeps apart, and that Liberation Sans, Arimo and Arial have.
LIGHT_SIGNS = {Ampel.GRUEN: "●", Ampel.GELB: "▲", Ampel.ROT: "■"}
LIGHT_WORDS = {
    Ampel.GRUEN: "grün: im Plan",
    Ampel.GELB: "gelb: verzögert oder verändert",
    Ampel.ROT: "rot: gefährdet",
}


def check_end(
    status: Umsetzung, ended: dt.date | None, follow_up: Drucksachennummer | None, at: tuple[Path, Path]
) -> Iterator[Problem]:
    """What is done has a day or a paper that goes on with it; what is not done has no such day.

    `at` are the paths to the status and to the day.
    """
    status_at, day_at = at
    key = day_at[-1]
    if status is Umsetzung.ABGESCHLOSSEN and ended is None and follow_up is None:
        yield Problem(
            status_at,
            f"Zum Stand „{status.text}“ fehlt der Tag.",
            f"„{key}: TT.MM.JJJJ“ ergänzen oder unter „folgedrucksache“ das Papier nennen, das die Sache fortführt.",
            "abgeschlossen-datum",
        )
    elif status is not Umsetzung.ABGESCHLOSSEN and ended is not None:
        yield Problem(
            day_at,
            f"Hier steht ein Tag des Abschlusses, der Stand ist aber „{status.text}“.",
            f"Die Zeile „{key}“ löschen oder „{status_at[-1]}: abgeschlossen“ schreiben.",
            "abgeschlossen-zuviel",
        )


def check_reason(status: Umsetzung, reason: str | None, status_at: Path) -> Iterator[Problem]:
    """What nobody can say, is put off or comes to nothing has a reason."""
    if status in UNCLEAR and not reason:
        yield Problem(
            status_at,
            f"Zum Stand „{status.text}“ fehlt der Grund.",
            "Eine Zeile „grund: …“ ergänzen.",
            "status-grund",
        )


def check_expected(status: Umsetzung, text: str, problem: Problem) -> Iterator[Problem]:
    """What is done is not expected any more; `problem` is what there is to say where it is."""
    if status is Umsetzung.ABGESCHLOSSEN and any(map(_is_ahead, SENTENCE.split(text))):
        yield problem


def _is_ahead(sentence: str) -> bool:
    return any(not match["endung"] or not BECAME.search(sentence) for match in EXPECTED.finditer(sentence))


def expected_at(at: Place | Path) -> Problem:
    return Problem(
        at,
        "„voraussichtlich“ passt nicht zu „abgeschlossen“.",
        "Schreiben, was geschehen ist, oder einen anderen Stand angeben.",
        "abgeschlossen-voraussichtlich",
        Level.WARNUNG,
    )
