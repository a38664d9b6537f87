"""A book: many papers in one file, behind a cover and a table of contents."""

from dataclasses import dataclass
from typing import ClassVar

from antrag_gen.together.zusammenstellung import Zusammenstellung


@dataclass(frozen=True, kw_only=True)
class Buch(Zusammenstellung):
    """What stands on the cover: `auswahl` says in words which papers were chosen, `anzahl` how many those are.

    `fehlend` papers of them have errors and are not in it. `nichtoeffentlich` are the numbers of those that are not
    public, `ausgelassen` how many were left out as only public ones were asked for; None where all were.
    """

    auswahl: str = ""
    anzahl: int
    fehlend: int = 0
    nichtoeffentlich: tuple[str, ...] = ()
    ausgelassen: int | None = None

    art: ClassVar[str] = "buch"
