"""Ziffern of motions as they are cited (`2.1 a`, `I.2`): labels and the steps to them, ranges, short lists."""

import re
from collections.abc import Collection, Iterable, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from antrag_gen.errors import HERE, AntragError
from antrag_gen.german.zahlen import SHORTEST_RANGE, join
from antrag_gen.readers.list_labels import ROMAN

Schritte: TypeAlias = tuple[str, ...]
OF_PART = 10  # what stands for a part of the text has no letters like those below a number


@lru_cache(maxsize=4096)
def steps_of(ziffer: str) -> Schritte:
    """`2.1 a` as the steps that lead to it: `2`, `1`, `a`."""
    return tuple(re.findall(r"\d+|[a-z]+|[A-Z]+", ziffer))


def label_of(steps: Schritte) -> str:
    """The one spelling of a Ziffer: `2.1 a`."""
    text = steps[0] if steps else ""
    for above, step in pairwise(steps):
        text += f"{'.' if step.isdecimal() and not above.islower() else ' '}{step}"
    return text


def expand(first: str, last: str) -> tuple[str, ...]:
    """All labels from the first to the last, which stand under the same Ziffer; AntragError for any other range."""
    begin, end = steps_of(first), steps_of(last)
    if begin[:-1] != end[:-1] or _kind(begin[-1]) != _kind(end[-1]):
        raise AntragError.of(
            HERE,
            f"„{first} bis {last}“ reicht über mehrere Ebenen oder Ziffern.",
            "Beide Enden stehen unter derselben Ziffer wie in „2.1 bis 2.3“ oder „2 a bis c“; andere einzeln nennen.",
            "ziffer-spanne",
        )
    low, high = _rank(begin[-1]), _rank(end[-1])
    if low >= high:
        raise AntragError.of(
            HERE,
            f"„{first} bis {last}“ {'läuft rückwärts' if low > high else 'ist nur eine Ziffer'}.",
            "Die kleinere Ziffer zuerst." if low > high else f"Nur „{first}“ schreiben.",
            "ziffer-spanne",
        )
    return tuple(label_of((*begin[:-1], _step(begin[-1], rank))) for rank in range(low, high + 1))


def in_order(labels: Iterable[str]) -> list[str]:
    """Each label once, in the order of the paper."""
    return [label_of(steps) for steps in sorted({steps_of(label) for label in labels}, key=_order)]


def print_ziffern(labels: Iterable[str]) -> str:
    """`1 und 3 bis 8`, `2 a bis c und 3`: in order, each once, three or more in a row as a range."""
    parts: list[str] = []
    last: Schritte = ()
    for run in _runs(map(steps_of, in_order(labels))):
        if len(run) < SHORTEST_RANGE:
            for steps in run:
                parts.append(_beside(last, steps))
                last = steps
        else:
            parts.append(f"{_beside(last, run[0])} bis {_beside(run[0], run[-1])}")
            last = run[-1]
    return join(parts)


def cite(labels: Sequence[str]) -> str:
    """The same with its word: `Ziffer 2 a bis c`, `Ziffern 1 und 3 bis 8`."""
    one = len({steps_of(label)[:-1] if label[-1:].islower() else steps_of(label) for label in labels}) == 1
    return f"{'Ziffer' if one else 'Ziffern'} {print_ziffern(labels)}"


def missing_in(known: Sequence[str] | None, labels: Iterable[str]) -> list[str]:
    """Those that a motion does not have; none where nobody knows what it has."""
    there = {steps_of(label) for label in known or ()}
    return [] if known is None else [label for label in labels if steps_of(label) not in there]


def beside(label: str, letters: str) -> str:
    """The label that letters alone mean behind another one: `c` behind `2 a` is `2 c`; empty where there is none."""
    steps = steps_of(label)
    while steps and _kind(steps[-1]) != _kind(letters):
        steps = steps[:-1]
    return label_of((*steps[:-1], letters)) if steps else ""


def unanswered(seen: Set[Schritte], known: Collection[Schritte]) -> list[Schritte]:
    """The Ziffern without an answer; of one that is answered in part only the parts that are left."""
    left = [ziffer for ziffer in known if not is_answered(ziffer, seen, known)]
    return [ziffer for ziffer in left if all(part in left for part in known if part[:-1] == ziffer)]


def is_answered(ziffer: Schritte, seen: Set[Schritte], known: Collection[Schritte]) -> bool:
    """Answered itself, with what it stands under, or by the answers to all that stands under it."""
    if any(ziffer[:length] in seen for length in range(1, len(ziffer) + 1)):
        return True
    below = [other for other in known if other[:-1] == ziffer]
    return bool(below) and all(is_answered(part, seen, known) for part in below)


def _kind(step: str) -> int:
    """What can stand in one range: numbers, single letters, double letters, parts by roman numbers or by letters."""
    if step.isupper():
        return OF_PART + (step in ROMAN)
    return 0 if step.isdecimal() else len(step)


def _rank(step: str) -> int:
    if step in ROMAN:
        return ROMAN.index(step) + 1
    return int(step) if step.isdecimal() else ord(step[0])


def _step(like: str, rank: int) -> str:
    if like in ROMAN:
        return ROMAN[rank - 1] if rank <= len(ROMAN) else ""
    return str(rank) if like.isdecimal() else chr(rank) * len(like)


def _order(steps: Schritte) -> tuple[tuple[int, int, str], ...]:
    return tuple((_kind(step), _rank(step), step) for step in steps)


def _runs(ordered: Iterable[Schritte]) -> list[list[Schritte]]:
    """The labels that follow one another put together."""
    runs: list[list[Schritte]] = []
    for steps in ordered:
        before = runs[-1][-1] if runs else ()
        if before and steps == (*before[:-1], _step(before[-1], _rank(before[-1]) + 1)):
            runs[-1].append(steps)
        else:
            runs.append([steps])
    return runs


def _beside(before: Schritte, steps: Schritte) -> str:
    """A letter alone where the number before it is the same."""
    alone = before[:-1] == steps[:-1] and _kind(steps[-1]) == _kind(before[-1]) > 0 if before else False
    return steps[-1] if alone else label_of(steps)
