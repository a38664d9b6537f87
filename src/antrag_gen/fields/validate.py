"""Validate what was read: a model, or every problem in German at its place in the file.

pydantic's errors are told apart by their type, never by their English words.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache
from itertools import repeat
from typing import Any, Protocol, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from antrag_gen.errors import AntragError, Path, Place, Problem
from antrag_gen.fields.felder import Abschnitt, Modell
from antrag_gen.fields.kontext import Kontext
from antrag_gen.german.spelling import nearest

MOST_SHOWN = 2
M = TypeVar("M", bound=BaseModel)


class Where(Protocol):
    """The place of a value by its path, or of its key."""

    def __call__(self, path: Path, *, key: bool = False) -> Place: ...


def validate(
    model: type[M],
    values: Mapping[str, Any],
    where: Where,
    context: Kontext | None = None,
    *,
    told: Set[Path] = frozenset(),
) -> tuple[M | None, list[Problem]]:
    """The model, where there is one in spite of unknown keys, and the problems found.

    What is missing or wrong at the paths `told` has been said already.
    """
    try:
        return model.model_validate(dict(values), context=context), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    # A key that is only misspelt is not missing as well.
    misspelt = {(*path[:-1], _meant(model, path)) for path in unknown}
    titles = {name: title for title, name in sections_of(model, context.einstellungen.titel).items()} if context else {}

    def tell(details: list[ErrorDetails]) -> list[Problem]:
        return [
            problem
            for detail in details
            if not (detail["type"] == "missing" and detail["loc"] in misspelt)
            and not any(detail["loc"][: len(path)] == path for path in told)
            for problem in _problems(model, detail, where, titles)
        ]

    problems = tell(details)
    if len(unknown) < len(details):
        return None, problems
    # Rules across fields can be judged without the unknown keys: all problems of a file at once.
    try:
        return model.model_validate(_without(dict(values), unknown), context=context), problems
    except ValidationError as error:
        # What holds an unknown key may break a rule only because that is left out.
        rest = [detail for detail in error.errors(include_url=False) if not _holds(detail["loc"], unknown)]
        return None, problems + tell(rest)


def _holds(path: Path, others: Iterable[Path]) -> bool:
    return any(other[: len(path)] == path for other in others)


def sections_of(model: type[BaseModel], titel: Callable[[str], str] = str) -> dict[str, str]:
    """The section titles of a kind as the city has them and the fields they fill, in the order of the model."""
    return {titel(ours): name for name, ours in _own_sections(model).items()}


@cache
def _own_sections(model: type[BaseModel]) -> dict[str, str]:
    fields = {}
    for name, info in model.model_fields.items():
        marks = [mark for mark in (*info.metadata, *_inner_metadata(info.annotation)) if isinstance(mark, Abschnitt)]
        if marks:
            fields[name] = marks[0].titel
    return fields


def _inner_metadata(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 – an annotation can be any object
    return tuple(mark for part in get_args(annotation) for mark in getattr(part, "__metadata__", ()))


def _problems(
    model: type[BaseModel], detail: ErrorDetails, where: Where, titles: Mapping[str, str]
) -> Iterator[Problem]:
    path = tuple(detail["loc"])
    raised = detail.get("ctx", {}).get("error")
    if path and path[0] in titles:
        yield _section_problem(titles[str(path[0])], path, detail, where)
    elif isinstance(raised, AntragError):
        yield from (problem.placed(where) for problem in raised.under(*path).problems)
    else:
        what, hint, id = WORDS.get(detail["type"], _unexpected)(model, path, detail)
        yield Problem(where(path, key=detail["type"] in ABOUT_THE_KEY), what, hint, id)


def tell_unknown(model: type[BaseModel], path: Path, where: Where) -> Problem:
    """The problem of a key that a model does not know."""
    what, hint, id = _unknown_key(model, path, None)
    return Problem(where(path, key=True), what, hint, id)


Words = tuple[str, str, str]
ABOUT_THE_KEY = frozenset({"extra_forbidden"})


def _unknown_key(model: type[BaseModel], path: Path, _: ErrorDetails | None) -> Words:
    key = str(path[-1])
    holder = _model_at(model, path[:-1])
    if issubclass(holder, Modell) and key in holder.fremd:
        return (*holder.fremd[key], "schluessel-fremd")
    known = _keys(model, path)
    meant = _meant(model, path)
    if any(letter in "äöüßÄÖÜ" for letter in key) and meant:
        return (
            f"Die Angabe „{key}“ gibt es nicht.",
            f"Schlüssel ohne Umlaute schreiben: „{meant}“.",
            "schluessel-umlaut",
        )
    hint = f"Ist „{meant}“ gemeint?" if meant else f"Möglich sind: {', '.join(known)}."
    return f"Die Angabe „{key}“ gibt es nicht.", hint, "schluessel-unbekannt"


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that are possible where `path` ends."""
    holder = _model_at(model, path[:-1])
    return [name for name in holder.model_fields if name not in _own_sections(holder)]


def _meant(model: type[BaseModel], path: Path) -> str:
    return nearest(str(path[-1]), _keys(model, path))


def _missing(_: type[BaseModel], path: Path, __: ErrorDetails) -> Words:
    key = str(path[-1])
    return f"Die Angabe „{key}“ fehlt.", f"Eine Zeile „{key}: …“ ergänzen.", "angabe-fehlt"


def _section_problem(title: str, path: Path, detail: ErrorDetails, where: Where) -> Problem:
    """What is wrong with a section: it is missing, or its text stands in the head."""
    if detail["type"] == "missing":
        hint = "Unter dem Kopf die Überschrift und den Text ergänzen."
        return Problem(where(path), f"Der Abschnitt „# {title}“ fehlt.", hint, "abschnitt-fehlt")
    hint = f"Unter dem Kopf als Abschnitt „# {title}“ schreiben."
    return Problem(where(path, key=True), f"„{path[-1]}“ gehört nicht in den Kopf.", hint, "abschnitt-im-kopf")


def _no_list(_: type[BaseModel], path: Path, __: ErrorDetails) -> Words:
    return (
        f"„{path[-1]}“ ist eine Liste." if isinstance(path[-1], str) else "Hier wird eine Liste erwartet.",
        "Jeden Eintrag in eine eigene Zeile schreiben, die mit „- “ beginnt.",
        "keine-liste",
    )


def _no_group(model: type[BaseModel], path: Path, detail: ErrorDetails) -> Words:
    """An example with the keys that are needed there; what was written is most often the value of the first."""
    entry = bool(path) and isinstance(path[-1], int)
    written = detail["input"] if isinstance(detail["input"], str) and detail["input"] else "…"
    values = [written, *repeat("…", MOST_SHOWN - 1)] if entry else list(repeat("…", MOST_SHOWN))
    first, *rest = [f"{key}: {value}" for key, value in zip(_needed(model, path, detail), values, strict=False)]
    below = f", darunter eingerückt „{rest[0]}“" if rest else ""
    hint = f"Beispiel: „- {first}“{below}." if entry else f"Darunter eingerückt schreiben: „{first}“."
    return "Hier werden Angaben „schlüssel: wert“ erwartet.", hint, "keine-gruppe"


def _needed(model: type[BaseModel], path: Path, detail: ErrorDetails) -> list[str]:
    """The first keys that a group at `path` needs, or that it can have; where any key can stand „schlüssel“."""
    if detail["type"] in ("dict_type", "mapping_type"):
        return ["schlüssel"]
    fields = _model_at(model, path).model_fields
    return ([key for key, info in fields.items() if info.is_required()] or list(fields))[:MOST_SHOWN]


def _not_allowed(_: type[BaseModel], path: Path, detail: ErrorDetails) -> Words:
    allowed = [word.strip("'") for word in str(detail["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
    known = f"Möglich sind: {', '.join(allowed)}."
    if not isinstance(detail["input"], str):
        return f"Zu „{path[-1]}“ gehört genau ein Wort.", known, "kein-einzelwert"
    meant = nearest(detail["input"], allowed)
    hint = f"Ist „{meant}“ gemeint? " if meant else ""
    return f"„{detail['input']}“ ist bei „{path[-1]}“ nicht möglich.", f"{hint}{known}", "wert-unbekannt"


def _unexpected(_: type[BaseModel], path: Path, detail: ErrorDetails) -> Words:
    raise AssertionError(f"no German words for pydantic's error type {detail['type']} at {path}")


WORDS: Mapping[str, Callable[[type[BaseModel], Path, ErrorDetails], Words]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "list_type": _no_list,
    "tuple_type": _no_list,
    "dict_type": _no_group,
    "mapping_type": _no_group,
    "model_type": _no_group,
    "model_attributes_type": _no_group,
    "enum": _not_allowed,
    "literal_error": _not_allowed,
}


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model that holds the key at the end of a path through `model`."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 – an annotation can be any object
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((inner for part in get_args(annotation) if (inner := _model_in(part))), None)


def _without(values: Any, paths: list[tuple[str | int, ...]]) -> Any:  # noqa: ANN401 – nested YAML values
    if isinstance(values, dict):
        return {
            key: _without(value, [path[1:] for path in paths if path[0] == key])
            for key, value in values.items()
            if (key,) not in paths
        }
    if isinstance(values, list):
        return [_without(value, [path[1:] for path in paths if path[0] == index]) for index, value in enumerate(values)]
    return values
