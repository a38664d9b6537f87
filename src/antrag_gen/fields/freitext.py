"""Which values are words that the author is free to choose: a model and a path come in, its mark goes out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from antrag_gen.errors import Path, Problem
from antrag_gen.readers.yaml.nodes import Doubt

# Paths of the papers of a run: most have the same keys.
MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Freitext:
    """Marks words that could hold any sign; `zelle`, that they are a cell, whose number in its row is checked."""

    zelle: bool = False


def judge_doubts(model: type[BaseModel], doubts: Iterable[Doubt], *above: str) -> Iterator[Problem]:
    """The doubts about values that are free text in this model, where the keys `above` lead to what was read."""
    for doubt in doubts:
        mark = find_freitext(model, (*above, *doubt.path))
        if mark and not (doubt.listed and mark.zelle):
            yield doubt.problem


@lru_cache(MOST_KEPT)
def find_freitext(model: type[BaseModel], path: Path) -> Freitext | None:
    """The mark of the value at `path`, or None where it is a number, a key of a list or the like."""
    return next(_marks(model, path), None)


def _marks(annotation: Any, path: Path) -> Iterator[Freitext]:  # noqa: ANN401 – an annotation can be any object
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _marks_in_model(annotation, path)
        return
    kind, args = get_origin(annotation), get_args(annotation)
    if kind is Annotated:
        yield from _marks_of_parts(args, path)
    elif isinstance(kind, type) and path and issubclass(kind, (list, tuple, Mapping)):
        is_entry = isinstance(path[0], int)
        if is_entry is not issubclass(kind, Mapping):
            yield from _marks(args[0] if is_entry else args[1], path[1:])
    else:
        for part in args:
            yield from _marks(part, path)


def _marks_of_parts(parts: tuple[Any, ...], path: Path) -> Iterator[Freitext]:
    yield from (part for part in parts if isinstance(part, Freitext) and not path)
    yield from _marks(parts[0], path)


def _marks_in_model(model: type[BaseModel], path: Path) -> Iterator[Freitext]:
    if not path:
        return
    # A model that can be written as a list is read from one of its fields.
    names = list(model.model_fields) if isinstance(path[0], int) else [path[0]]
    rest = path if isinstance(path[0], int) else path[1:]
    for name in names:
        if isinstance(name, str) and (info := model.model_fields.get(name)):
            yield from _marks_of_parts((info.annotation, *info.metadata), rest)
