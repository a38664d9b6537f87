"""What one paper can ask a project for: numbers, decisions and other files; whoever wants to is told what was asked."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from antrag_gen.decisions.entscheidung import Entscheidung
from antrag_gen.errors import Place
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.fields.kennungen import Berichtskennung, Kennung, Papiereintrag
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.katalog import Katalog
from antrag_gen.library.loaded import Loaded

K = TypeVar("K")
V = TypeVar("V")
# The name of a mapping of the Katalog and the key asked for, as `repr` gives it; or the whole.
LookUp = tuple[str, str]
WHOLE = "*"


class Access(ABC):
    """A project from the side of a paper: the `Kontext` that it is validated with, and where it finds others."""

    def __init__(self, katalog: Katalog, note: Callable[[LookUp], None]) -> None:
        self._einstellungen = katalog.einstellungen
        self._mappings = {name: _Noted(name, mapping, note) for name, mapping in katalog.mappings.items()}

    @property
    def einstellungen(self) -> Einstellungen:
        """The city's settings; every paper depends on them."""
        return self._einstellungen

    def liste(self, name: str) -> Mapping[str, Any]:
        """A list of the Stammdaten: `fraktionen`, `referate`, `aemter` or `gremien`."""
        return self._mappings[name]

    def find(self, kennung: Kennung) -> tuple[Papiereintrag, ...]:
        """The papers with this number: those of an Ergänzung have it as well."""
        return self._tuple("papiere", kennung)

    def is_elsewhere(self, kennung: Kennung) -> bool:
        """Whether the city says that this paper exists, but not in this project."""
        return kennung in self._mappings["anderswo"]

    def ziffern(self, kennung: Kennung) -> tuple[str, ...] | None:
        """The numbered requests of the papers with this number; None where they cannot be known."""
        listed = [entry.ziffern for entry in self.find(kennung)]
        if not listed or self.is_elsewhere(kennung) or None in listed:
            return None
        return tuple(dict.fromkeys(label for labels in listed for label in labels or ()))

    def answered(self, kennung: Kennung) -> tuple[str, ...]:
        """The Ziffern of a motion that the Unterlagen of the project answer; an empty one is the whole motion."""
        return self._tuple("antworten", kennung)

    def reports(self, key: Berichtskennung) -> tuple[str, ...]:
        """The names of the files that report on this."""
        return self._tuple("berichte", key)

    def decisions(self, kennung: Kennung) -> tuple[Entscheidung, ...]:
        """What was decided on a motion, by entries without mistakes."""
        return self._tuple("beschluesse", kennung)

    def unreadable(self, kennung: Kennung) -> tuple[str, ...]:
        """The names of the files of decisions whose entries with mistakes name this motion."""
        return self._tuple("unlesbar", kennung)

    def _tuple(self, name: str, key: object) -> tuple[Any, ...]:
        values: tuple[Any, ...] = self._mappings[name].get(key, ())
        return values

    @abstractmethod
    def read(self, name: str, place: Place) -> bytes:
        """The bytes of a file of the project, asked for at a place; raises AntragError where there is none."""

    @abstractmethod
    def content(self, file: ContentFile) -> Content:
        """A content file; raises AntragError where it cannot be read."""

    @abstractmethod
    def open(self, file: ContentFile) -> Loaded:
        """A checked paper; raises AntragError with every problem of the file where one of them is an error."""

    @abstractmethod
    def file(self, name: str) -> ContentFile:
        """The content file of that name, as messages show it here."""


class _Noted(Mapping[K, V]):
    """A mapping that tells what is asked of it."""

    def __init__(self, name: str, mapping: Mapping[K, V], note: Callable[[LookUp], None]) -> None:
        self._name, self._mapping, self._note = name, mapping, note

    def __getitem__(self, key: K) -> V:
        self._note((self._name, repr(key)))
        return self._mapping[key]

    def __contains__(self, key: object) -> bool:
        self._note((self._name, repr(key)))
        return key in self._mapping

    def __iter__(self) -> Iterator[K]:
        self._note((self._name, WHOLE))
        return iter(self._mapping)

    def __len__(self) -> int:
        self._note((self._name, WHOLE))
        return len(self._mapping)
