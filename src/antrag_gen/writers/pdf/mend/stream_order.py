"""Bring the labels of list items to where they are read: a painted page in, its content stream in that order out.

WeasyPrint draws them after all the text of a page; text that is copied comes in the order of the stream.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from antrag_gen.writers.pdf.mend.marks import spans_of
from antrag_gen.writers.pdf.mend.record import PaintedPage

LABEL = "::marker"
SAVE, RESTORE = b"q", b"Q"
SETTINGS = (b"rg", b"g", b"k", b"gs", b"Tr")  # what letters look like; said again where a label comes to stand
FIXED = (b"cm", b"W", b"W*", b"cs", b"scn")  # where they stand, are cut off or get a pattern


class State(NamedTuple):
    """What is in force at a place: the last of each setting, and the places of what is fixed."""

    settings: dict[bytes, bytes]
    fixed: tuple[int, ...]


def move_labels(sheet: PaintedPage) -> None:
    """Put each label before what follows it on the page; it stays where that is drawn under another clip or matrix."""
    if not any((box.element_tag or "").endswith(LABEL) for box, margin in sheet.boxes if not margin):
        return
    content, spans = sheet.content, spans_of(sheet.content)
    states = _states(content)
    moved: dict[int, list[Any]] = {}
    gone: set[int] = set()
    waiting: list[tuple[int, int]] = []
    for box, margin in sheet.boxes:
        if margin or sheet.mcids.get(box) not in spans:
            continue
        begin, end = spans[sheet.mcids[box]][0] - 1, spans[sheet.mcids[box]][1] + 1
        if box.element_tag.endswith(LABEL):
            waiting.append((begin, end))
            continue
        for first, last in waiting:
            if first > begin and states[first].fixed == states[begin].fixed:
                settings = states[first].settings.values()
                moved.setdefault(begin, []).extend([SAVE, *settings, *content[first:last], RESTORE])
                gone.update(range(first, last))
        waiting = []
    kept = ([] if at in gone else [part] for at, part in enumerate(content))
    content[:] = [part for at, parts in enumerate(kept) for part in (*moved.get(at, ()), *parts)]


def _states(content: Sequence[Any]) -> list[State]:
    """The state before each part of a content stream."""
    states = []
    state = State({}, ())
    saved: list[State] = []
    for at, part in enumerate(content):
        states.append(state)
        operator = part.rpartition(b" ")[2] if isinstance(part, bytes) else b""
        if operator == SAVE:
            saved.append(state)
        elif operator == RESTORE:
            state = saved.pop()
        elif operator in SETTINGS:
            state = State({**state.settings, operator: part}, state.fixed)
        elif operator in FIXED:
            state = State(state.settings, (*state.fixed, at))
    return states
