"""What is put together from many papers (a list, a book, the report on a year): composed by a template like a paper."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from antrag_gen.fields.diagrammangabe import Diagrammangabe
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.fields.tabellen import Tabelle
from antrag_gen.visible import visible


@visible("art", "bezeichnung", "kennung", "status", "entwurf", "verfasser", "datum")
@dataclass(frozen=True, kw_only=True)
class Zusammenstellung:
    """What its head says; `stand` is the day that the papers were read. A kind adds what its template prints.

    Its template says what it is called, and what it is about where `betreff` is empty.
    """

    projekt: Einstellungen
    betreff: str = ""
    stand: dt.date
    tabellen: Mapping[str, Tabelle] = field(default_factory=dict)
    diagramme: Mapping[str, Diagrammangabe] = field(default_factory=dict)

    # The folder of its templates.
    art: ClassVar[str]

    bezeichnung: ClassVar[str] = ""
    # It has no number of its own, and is laid before nobody as a draft.
    kennung: ClassVar[str] = ""
    status: ClassVar[str] = ""
    entwurf: ClassVar[bool] = False

    @property
    def verfasser(self) -> str:
        """Nobody but the city itself."""
        return ""

    @property
    def datum(self) -> dt.date:
        return self.stand
