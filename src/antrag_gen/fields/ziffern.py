"""Ziffern of motions: how heads name them comes in, single labels and the steps that lead to them go out."""

import re
from collections.abc import Iterable, Set
from typing import Annotated, TypeAlias

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.felder import TEXT, reading

Schritte: TypeAlias = tuple[str, ...]

RANGE = re.compile(r"(?P<von>\d+)(?:\s*(?:bis|-|–)\s*(?P<bis>\d+))?|(?P<genau>\d+(?:\.\d+)*(?: ?[a-z]{1,2})?)")
SEPARATORS = re.compile(r"\s*,\s*|\s+und\s+")
LETTER = re.compile(r"(?<=\d)(?=[a-z])")


def parse_ziffern(text: str) -> tuple[str, ...]:
    """`1 und 3 bis 8`, `2.1`, `2 h` as single labels; AntragError for anything else."""
    found: list[str] = []
    for part in SEPARATORS.split(text.removeprefix("Ziffern ").removeprefix("Ziffer ")):
        match = RANGE.fullmatch(part.strip())
        if match is None:
            raise AntragError.of(
                HERE, f"„{part}“ ist keine Ziffer.", "Beispiele: „2“, „2.1“, „1 und 3 bis 8“.", "ziffer-form"
            )
        if match["bis"]:
            if int(match["bis"]) <= int(match["von"]):
                raise AntragError.of(HERE, f"„{part}“ läuft rückwärts.", "Die kleinere Ziffer zuerst.", "ziffer-form")
            found += map(str, range(int(match["von"]), int(match["bis"]) + 1))
        else:
            found.append(LETTER.sub(" ", part.strip()))
    return tuple(found)


def parse_ziffer(text: str) -> str:
    """One label, `2 a` for `2a`; AntragError for several."""
    found = parse_ziffern(text)
    if len(found) != 1:
        raise AntragError.of(
            HERE, f"„{text}“ sind mehrere Ziffern.", "Für jede Ziffer einen eigenen Eintrag schreiben.", "ziffer-form"
        )
    return found[0]


ZifferFeld = Annotated[str, reading(parse_ziffer), TEXT]


def steps_of(ziffer: str) -> Schritte:
    """`2.1 a)` as the steps that lead to it: `2`, `1`, `a`."""
    return tuple(re.findall(r"\d+|[a-z]+", ziffer))


def is_answered(ziffer: Schritte, seen: Set[Schritte], known: Iterable[Schritte]) -> bool:
    """Answered itself, with what it stands under, or by the answers to all that stands under it."""
    if any(ziffer[:length] in seen for length in range(1, len(ziffer) + 1)):
        return True
    below = [each for each in known if each[:-1] == ziffer]
    return bool(below) and all(is_answered(each, seen, known) for each in below)
