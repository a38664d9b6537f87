"""Ground floor: how any stage tells a user that something is wrong, and where.

In comes nothing but plain values; out go `Problem`s, alone or bundled in an `AntragError`.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from antrag_gen.patterns import compile_late

# Leads to a value inside of what is read, by keys and numbers; a rule or a parser knows no more.
Path = tuple[str | int, ...]
HERE: Path = ()
# What a terminal would obey and no XML may hold; halves of characters are bytes of a file name that are no UTF-8.
INVISIBLE = compile_late("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
BYTES_OF_NAMES = 0xDC00


class Level(StrEnum):
    """How bad a problem is: only `FEHLER` stops the paper concerned."""

    FEHLER = "fehler"
    WARNUNG = "warnung"
    HINWEIS = "hinweis"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; line and column count from 1, the column in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def __reduce__(self) -> tuple[type["Place"], tuple[str, int, int]]:
        # Each node of a tree has one: what dataclasses do by themselves is most of what it takes to send a paper.
        return Place, (self.path, self.line, self.column)

    def after(self, words: str) -> "Place":
        """Where it goes on after `words` that begin here; line feeds in them are those of the file."""
        feeds = words.count("\n")
        column = len(words) - words.rfind("\n") if feeds else self.column + len(words)
        return Place(self.path, self.line + feeds, column)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the user: where, what is wrong, how to mend it.

    Who finds it gives its place, or the path to it inside of what was given to read, which is placed once by whoever
    knows the file. `what` and `hint` are German sentences for people; `id` is a stable word for programs. `causes` are
    the names of the files whose own problems this one follows from: who tells these needs not tell it as well.
    """

    at: Place | Path
    what: str
    hint: str = ""
    id: str = "allgemein"
    level: Level = Level.FEHLER
    causes: tuple[str, ...] = ()

    @property
    def where(self) -> Place:
        """The place in a file; TypeError while only the path is known."""
        if isinstance(self.at, Place):
            return self.at
        raise TypeError(f"no place is known of {self!r}")

    @property
    def path(self) -> Path:
        """The path inside of what was read; TypeError once the place is known."""
        if isinstance(self.at, Place):
            raise TypeError(f"{self!r} has a place")
        return self.at

    def under(self, *steps: str | int) -> Self:
        """The same inside of something larger, where `steps` lead to what was read."""
        return self if isinstance(self.at, Place) else replace(self, at=(*steps, *self.at))

    def placed(self, place_of: Callable[[Path], Place]) -> Self:
        """The same at its place in the file, which `place_of` tells of a path; a known place stays."""
        return self if isinstance(self.at, Place) else replace(self, at=place_of(self.at))

    def as_dict(self) -> dict[str, str | int]:
        """For programs, under the keys datei, zeile, spalte, stufe, id, meldung and hinweis."""
        return {
            "datei": self.where.path,
            "zeile": self.where.line,
            "spalte": self.where.column,
            "stufe": self.level.value,
            "id": self.id,
            "meldung": self.what,
            "hinweis": self.hint,
        }

    def __str__(self) -> str:
        if not isinstance(self.at, Place):
            return f"{self.what} {self.hint}" if self.hint else self.what
        line = f"{self.at}: {self.level.capitalize()}: {self.what}"
        return visible(f"{line}\n    {self.hint}" if self.hint else line)


class AntragError(ValueError):
    """Every problem that kept a stage from doing its work, in the order of their places; those without one come first.

    It is a ValueError so that a pydantic validator may raise it; `fields/validate` places what it tells.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_order))
        # They are its `args`, so that it survives the way between two processes.
        super().__init__(self.problems)

    @classmethod
    def of(cls, at: Place | Path, what: str, hint: str = "", id: str = "allgemein") -> Self:
        return cls([Problem(at, what, hint, id)])

    @property
    def problem(self) -> Problem:
        """The only problem, of a parser that raises one; ValueError where there are more."""
        [problem] = self.problems
        return problem

    def under(self, *steps: str | int) -> Self:
        """The same, said of something larger, where `steps` lead to what was read."""
        return type(self)(problem.under(*steps) for problem in self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def visible(text: str) -> str:
    r"""The text with control characters spelt: `\x1b`; line feeds and tabs stay."""
    return INVISIBLE.sub(lambda match: _spell(ord(match[0])), text)


def _spell(code: int) -> str:
    return f"\\x{code - BYTES_OF_NAMES:02x}" if code >= BYTES_OF_NAMES else f"\\x{code:02x}"


@contextmanager
def naming(place: Place) -> Iterator[None]:
    """Around what is done with one of many files: a mistake of the program names that file, and the rest goes on."""
    try:
        yield
    except AntragError:
        raise
    except Exception as error:  # a net catches whatever it is
        raise AntragError([_crash(place, error)]) from error


def _crash(place: Place, error: Exception) -> Problem:
    if isinstance(error, RecursionError):
        what, hint = "In dieser Datei ist zu vieles ineinander geschachtelt.", "Die Stelle einfacher schreiben."
        return Problem(place, what, hint, "verschachtelung")
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {frame.filename.replace(chr(92), '/').rpartition('/')[2]}, Zeile {frame.lineno}"
    what = f"An dieser Datei ist das Programm gescheitert ({where})."
    return Problem(place, what, "Bitte mit dieser Meldung und der Datei melden.", "programmfehler")


def _order(problem: Problem) -> tuple[bool, Place]:
    return (True, problem.at) if isinstance(problem.at, Place) else (False, Place(""))
