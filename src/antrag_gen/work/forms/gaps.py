"""Fill the gaps of a report for rules to look at the rest: a content file comes in, one that can be read goes out.

What is to be filled in yet, or can't be read, keeps a report from being one, and rules from looking at it. Of what
they say then is left out whatever may come of what was filled in here.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from antrag_gen.errors import AntragError, Path, Problem
from antrag_gen.library.contents import Content
from antrag_gen.readers.yaml.edit import Drop, Put, edit_head
from antrag_gen.readers.yaml.head import Value
from antrag_gen.reports.umsetzung import Ampel, Umsetzung
from antrag_gen.work.forms.fields import AMOUNTS, BLANK, ORDERS, value_at

LISTS = ("mittel", "massnahmen", "indikatoren")
# Keys that are no words, by the list that they stand in, and what may stand there; nothing where they may be missing.
KEYS: dict[str, dict[str, str]] = {
    "": {"umsetzung": Umsetzung.IN_UMSETZUNG, "ampel": Ampel.GELB, "abgeschlossen_am": "", "folgedrucksache": ""},
    "mittel": {**dict.fromkeys(AMOUNTS, ""), "ist": "0,00 Euro"},
    "massnahmen": {
        # A measure that comes to nothing stands against no report that is done.
        "status": Umsetzung.ENTFAELLT,
        **dict.fromkeys(("ampel", "termin_soll", "termin_ist", "folgedrucksache"), ""),
    },
    "indikatoren": dict.fromkeys(("ausgangswert", "zielwert", "ist"), ""),
}
NEEDED = {"massnahmen": {"status": Umsetzung.ENTFAELLT.value}, "indikatoren": {"einheit": "Zahl"}}
_END = ("umsetzung", "abgeschlossen_am", "status", "termin_ist", "folgedrucksache")
# What a problem may come of, beside the value that it stands at.
CAUSES = {
    "abgeschlossen-datum": _END,
    "abgeschlossen-zuviel": _END,
    "status-grund": ("umsetzung", "status"),
    "indikator-fehlt": ("ist",),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """The file, and the paths of what was filled in or taken out."""

    content: Content
    paths: tuple[Path, ...]

    def hides(self, problem: Problem) -> bool:
        """Whether a problem of the file may come of what was filled in."""
        path = self._path(problem)
        if path is None:
            return False
        first, owner = path[:1], path[:2] if path[:1] and path[0] in LISTS else ()
        near = [other for other in self.paths if other[: len(owner)] == owner]
        if first == ("mittel",):  # a year goes on into the next one
            return any(other[:1] == first and (len(path) == 1 or other[1:2] <= path[1:2]) for other in self.paths)
        if first == ("stellen",):
            return any(other[:1] == first for other in self.paths)
        causes = CAUSES.get(problem.id, ())
        return path in self.paths or any(key in other[len(owner) : len(owner) + 1] for other in near for key in causes)

    def _path(self, problem: Problem) -> Path | None:
        """Where it stands in the head; None below it."""
        places = self.content.head.places if self.content.head else {}
        exact = [path for path, place in places.items() if place == problem.where]
        near = [path for path, place in places.items() if place.line == problem.where.line]
        return max(exact or near, key=len, default=None)


def fill_gaps(content: Content, wrong: Sequence[Path] = ()) -> Filled:
    """The file with something in the stead of each blank that is no text, of what is `wrong` and of what is missing."""
    filled: list[Path] = []
    values = content.head.values if content.head else {}
    for path, text in (*((path, _stead(path)) for path in wrong), *_blanks(values), *_missing(values)):
        head = content.head
        there = head.values if head else {}
        order = ORDERS.get(str(path[0]) if len(path) > 1 else "", ())
        with suppress(AntragError):  # written in a way that cannot be cut; then rules see the report when it is whole
            edit = Put(path, text, order) if text else Drop(droppable(there, path))
            if text or value_at(there, path) is not None:
                content = content.rewritten(edit_head(content.data, content.source, edit))
                filled.append(path)
    return Filled(content, tuple(filled))


def droppable(values: Value, path: Path) -> Path:
    """The path of a value, or of what would be empty without it."""
    around = value_at(values, path[:-1])
    return path[:-1] if isinstance(around, dict) and len(around) == 1 else path


def _stead(path: Path) -> str:
    """What may stand at a path; empty for nothing."""
    if path[0] == "stellen":
        return "" if path[-1] == "befristet_bis" else "0"
    owner, key = (str(path[0]), str(path[2])) if len(path) > 2 else ("", str(path[0]))  # noqa: PLR2004 – list, place, key
    return str(KEYS.get(owner, {}).get(key, ""))


def _blanks(values: Value) -> Iterator[tuple[Path, str]]:
    """Those of values that are read, and what stands there instead."""
    for path in _leaves(values):
        owner = str(path[0]) if len(path) > 1 else ""
        key = str(path[0]) if len(path) == 1 else str(path[2:3] and path[2])
        read = path[0] == "stellen" or key in KEYS.get(owner, {})
        value = value_at(values, path)
        if read and isinstance(value, str) and BLANK.fullmatch(value):
            yield path, _stead(path)


def _leaves(values: Value, path: Path = ()) -> Iterator[Path]:
    pairs = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for key, value in pairs:
        if isinstance(value, (dict, list)):
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key)


def _missing(values: Value) -> Iterator[tuple[Path, str]]:
    """What an entry must have and does not."""
    for name, needed in NEEDED.items():
        entries = value_at(values, (name,))
        for at, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                yield from (((name, at, key), text) for key, text in needed.items() if key not in entry)
