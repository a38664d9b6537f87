"""The words that a model knows, from its fields: keys, values that it allows, titles of its sections."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from antrag_gen.fields.felder import Abschnitt, Modell, Prosa


def keys_of(model: type[Modell]) -> set[str]:
    """What may stand at the left margin of a head."""
    return {name for name, field in model.model_fields.items() if Prosa not in _parts(field.annotation)}


def titles_of(model: type[Modell]) -> set[str]:
    """The headings that a paper of this kind has."""
    marks = [mark for field in model.model_fields.values() for mark in (*field.metadata, *_parts(field.annotation))]
    return {mark.titel for mark in marks if isinstance(mark, Abschnitt)}


def words_of(model: type[Modell]) -> set[str]:
    """Keys and values that can be written anywhere in it."""
    return keys_of(model) | {
        word for field in model.model_fields.values() for part in _parts(field.annotation) for word in _words(part)
    }


def _words(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif part is bool:
        yield from ("ja", "nein")
    elif isinstance(part, type) and issubclass(part, StrEnum):
        yield from part
    elif isinstance(part, type) and issubclass(part, Modell):
        yield from words_of(part)


def _parts(annotation: Any) -> Iterator[Any]:
    """The types that a type is made of, what marks it, and the words of a Literal."""
    yield annotation
    if get_origin(annotation) is Literal or get_args(annotation):
        for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
            yield from _parts(part)
