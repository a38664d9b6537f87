"""Keys without a value: those that a model knows are not there, any other would be passed over without a word."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from antrag_gen.errors import Path, Problem
from antrag_gen.fields.validate import Where, tell_unknown

EMPTY = "wert-fehlt"


def check_empty(model: type[BaseModel], empty: Iterable[Path], where: Where, *above: str) -> Iterator[Problem]:
    """The keys without a value that this model does not know, where the keys `above` lead to what was read."""
    for inner in empty:
        path = (*above, *inner)
        holder = next(_holders(model, path[:-1]), None)
        if holder is None:
            yield Problem(
                where(path, key=True),
                f"„{path[-1]}“ hat keinen Wert.",
                "Den Wert ergänzen oder die Zeile löschen.",
                EMPTY,
            )
        elif path[-1] not in holder.model_fields:
            yield tell_unknown(model, path, where)


def _holders(annotation: Any, path: Path) -> Iterator[type[BaseModel]]:  # noqa: ANN401 – an annotation can be any object
    """The model whose key stands at the end of a path; nothing where any key can stand there."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not path:
            yield annotation
        elif (info := annotation.model_fields.get(str(path[0]))) is not None:
            yield from _holders(info.annotation, path[1:])
        return
    kind, args = get_origin(annotation), get_args(annotation)
    if kind is Annotated:
        yield from _holders(args[0], path)
    elif isinstance(kind, type) and issubclass(kind, (list, tuple, Mapping)):
        if path and isinstance(path[0], int) is not issubclass(kind, Mapping):
            yield from _holders(args[-1] if issubclass(kind, Mapping) else args[0], path[1:])
    else:
        for part in args:
            yield from _holders(part, path)
