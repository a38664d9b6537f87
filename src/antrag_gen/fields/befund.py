"""What rules across fields find: said by models, put at its place in the file by the loading stage."""

from dataclasses import dataclass

from antrag_gen.errors import Level, Place

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Befund:
    """A rule across fields that a paper breaks; `path` leads to the field it is said at, unless there is a `place`."""

    path: Path
    what: str
    hint: str
    id: str
    level: Level = Level.FEHLER
    place: Place | None = None
