"""Ground floor: how any stage tells a user that something is wrong, and where.

In comes nothing but plain values; out go `Problem`s, alone or bundled in an `AntragError`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


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

    def after(self, words: str) -> "Place":
        """Where it goes on after `words` that begin here; line feeds in them are those of the file."""
        feeds = words.count("\n")
        column = len(words) - words.rfind("\n") if feeds else self.column + len(words)
        return Place(self.path, self.line + feeds, column)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the user: the place, what is wrong, how to mend it.

    `what` and `hint` are German sentences for people; `id` is a stable word for programs.
    """

    where: Place
    what: str
    hint: str = ""
    id: str = "allgemein"
    level: Level = Level.FEHLER

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
        line = f"{self.where}: {self.level.capitalize()}: {self.what}"
        return f"{line}\n    {self.hint}" if self.hint else line


class AntragError(Exception):
    """Every problem that kept a stage from doing its work, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.where))
        super().__init__("\n".join(map(str, self.problems)))

    @classmethod
    def of(cls, where: Place, what: str, hint: str = "", *, id: str = "allgemein") -> Self:
        return cls([Problem(where, what, hint, id)])
