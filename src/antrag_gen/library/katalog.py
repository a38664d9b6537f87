"""What a project holds, as plain values: settings, lists, papers by number, reports, decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from antrag_gen.decisions.entscheidung import Entscheidung
from antrag_gen.fields.einstellungen import Einstellungen, Stammdaten
from antrag_gen.fields.kennungen import Berichtskennung, Kennung, Papiereintrag


@dataclass(frozen=True, slots=True)
class Katalog:
    """Self-contained, so that it can be sent to where a paper is built.

    `papiere` are all papers by their numbers, `anderswo` the numbers that are known to be in no file here, `berichte`
    the names of the files of progress reports, `antworten` the Ziffern of a motion that Unterlagen answer.
    `beschluesse` has the decisions on a motion, `unlesbar` the files whose entries with errors name it.
    """

    einstellungen: Einstellungen
    stammdaten: Stammdaten = field(default_factory=Stammdaten)
    papiere: Mapping[Kennung, tuple[Papiereintrag, ...]] = field(default_factory=dict)
    anderswo: Mapping[Kennung, bool] = field(default_factory=dict)
    berichte: Mapping[Berichtskennung, tuple[str, ...]] = field(default_factory=dict)
    beschluesse: Mapping[Kennung, tuple[Entscheidung, ...]] = field(default_factory=dict)
    unlesbar: Mapping[Kennung, tuple[str, ...]] = field(default_factory=dict)
    antworten: Mapping[Kennung, tuple[str, ...]] = field(default_factory=dict)

    @property
    def mappings(self) -> dict[str, Mapping[Any, Any]]:
        """All that things are looked up in, by name."""
        lists = {name: getattr(self.stammdaten, name) for name in type(self.stammdaten).model_fields}
        own = ("papiere", "anderswo", "berichte", "beschluesse", "unlesbar", "antworten")
        return {**lists, **{name: getattr(self, name) for name in own}}

    def without_source(self) -> "Katalog":
        """The same, but no paper carries its content file."""
        return replace(self, einstellungen=self.einstellungen.model_copy(update={"quelle_einbetten": False}))
