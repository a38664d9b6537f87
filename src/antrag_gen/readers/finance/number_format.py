"""Read a number format of Excel: its code and a number come in, how the number looks in it goes out.

A code has up to four sections (ECMA-376, 18.8.31): for positive numbers, negative ones, zero and text, or with
conditions of their own.
"""

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

# What a format shows is not what the cell holds: per cent, or thousands by a comma behind the digits.
QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
SCALED = re.compile(r"%|[0#?],+(?![0#?,])")
TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]|.', re.DOTALL)
CONDITION = re.compile(r"\[(<=|>=|<>|=|<|>)(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)\]")
RED = re.compile(r"(?:red|rot|color ?3)", re.IGNORECASE)
COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "!=": operator.ne,
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
}


class Shown(NamedTuple):
    """How a number looks: in red, in another size, with a minus or brackets that it doesn't have."""

    red: bool = False
    scaled: bool = False
    negative: bool = False


def shown(code: str, number: Decimal) -> Shown:
    """What a format makes of a number; what is wrong with its sign is said of positive ones alone."""
    section = _section(code, number)
    return Shown(
        red=any(RED.fullmatch(token[1:-1]) for token in section if token.startswith("[")),
        scaled=is_scaled(code),
        negative=number > 0 and _begins_negative(section),
    )


@lru_cache(maxsize=256)
def is_scaled(code: str) -> bool:
    return SCALED.search(QUOTED.sub("", code)) is not None


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[tuple[str, ...], ...]:
    sections: list[list[str]] = [[]]
    for mark in TOKEN.findall(code):
        if mark == ";":
            sections.append([])
        else:
            sections[-1].append(mark)
    return tuple(map(tuple, sections))


def _section(code: str, number: Decimal) -> tuple[str, ...]:
    sections = _sections(code)[:3]
    for section in sections:
        condition = next((match for token in section if (match := CONDITION.fullmatch(token))), None)
        if condition is not None and COMPARE[condition[1]](number, Decimal(condition[2])):
            return section
    plain = [section for section in sections if not any(CONDITION.fullmatch(token) for token in section)]
    if len(plain) < len(sections):
        return plain[0] if plain else ()
    at = 0 if number > 0 else 1 if number < 0 else 2
    return sections[at] if at < len(sections) else sections[0]


def _begins_negative(section: tuple[str, ...]) -> bool:
    """Whether a minus or a bracket stands in front of the digits."""
    for mark in section:
        if mark in "0#?":
            return False
        said = "" if mark[0] in "_*[" else mark.strip('"').removeprefix("\\")
        if re.search(r"[-−–(]", said):
            return True
    return False
