"""A book: many papers in one file, behind a cover and a table of contents."""

from dataclasses import dataclass
from typing import ClassVar

from antrag_gen.together.zusammenstellung import Zusammenstellung


@dataclass(frozen=True, kw_only=True)
class Buch(Zusammenstellung):
    """What stands on the cover: `auswahl` says in words which papers were chosen, `anzahl` how many those are.

    `fehlend` papers of them have errors and are not in it.
    """

    auswahl: str = ""
    anzahl: int
    fehlend: int = 0

    art: ClassVar[str] = "buch"
