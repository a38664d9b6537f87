"""Read a number format of Excel: its code and a number come in, how the number looks in it goes out.

A code has up to four sections (ECMA-376, 18.8.31): for positive numbers, negative ones, zero and text, or with
conditions of their own.
"""

import operator
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from antrag_gen.patterns import compile_late

# What a format shows is not what the cell holds: per cent, or thousands by a comma behind the digits.
QUOTED = compile_late(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
SCALED = compile_late(r"%|[0#?],+(?![0#?,])")
TOKEN = compile_late(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]|.', re.DOTALL)
CONDITION = compile_late(r"\[(<=|>=|<>|=|<|>)(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)\]")
CURRENCY = compile_late(r"\[\$([^\[\]-]+)(?:-[0-9A-Fa-f]*)?\]")
RED = compile_late(r"(?:red|rot|color ?3)", re.IGNORECASE)
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


class _Section(NamedTuple):
    """A part of a code: the numbers it is for, where it says so, and how they look in it."""

    compare: str
    bound: Decimal
    red: bool
    negative: bool


def shown(code: str, number: Decimal) -> Shown:
    """What a format makes of a number; what is wrong with its sign is said of positive ones alone."""
    section = _choose(_sections(code), number)
    if section is None:
        return Shown(scaled=is_scaled(code))
    return Shown(section.red, is_scaled(code), number > 0 and section.negative)


@lru_cache(maxsize=256)
def is_scaled(code: str) -> bool:
    return SCALED.search(QUOTED.sub("", code)) is not None


@lru_cache(maxsize=256)
def currency_of(code: str) -> str:
    """The currency that a format names, empty where it names none."""
    match = CURRENCY.search(code)
    return match[1].strip() if match else ""


def _choose(sections: Sequence[_Section], number: Decimal) -> _Section | None:
    for section in sections:
        if section.compare and COMPARE[section.compare](number, section.bound):
            return section
    plain = [section for section in sections if not section.compare]
    if len(plain) < len(sections):
        return plain[0] if plain else None
    at = 0 if number > 0 else 1 if number < 0 else 2
    return plain[at] if at < len(plain) else plain[0]


@lru_cache(maxsize=256)
def _sections(code: str) -> Sequence[_Section]:
    """Those for numbers; the fourth is for text."""
    parts: list[list[str]] = [[]]
    for mark in TOKEN.findall(code):
        if mark == ";":
            parts.append([])
        else:
            parts[-1].append(mark)
    return tuple(map(_read_section, parts[:3]))


def _read_section(marks: Sequence[str]) -> _Section:
    brackets = [mark for mark in marks if mark.startswith("[")]
    condition = next((match for mark in brackets if (match := CONDITION.fullmatch(mark))), None)
    return _Section(
        condition[1] if condition else "",
        Decimal(condition[2]) if condition else Decimal(0),
        any(RED.fullmatch(mark[1:-1]) for mark in brackets),
        _begins_negative(marks),
    )


def _begins_negative(marks: Sequence[str]) -> bool:
    """Whether a minus or a bracket stands in front of the digits."""
    for mark in marks:
        if mark in "0#?":
            return False
        said = "" if mark[0] in "_*[" else mark.strip('"').removeprefix("\\")
        if re.search(r"[-−–(]", said):
            return True
    return False
