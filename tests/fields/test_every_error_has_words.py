"""Whatever stands where something else belongs, there are German words for it, and none of Python's."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from antrag_gen.decisions.beschluss import Beschluesse
from antrag_gen.errors import Path, Place
from antrag_gen.fields.einstellungen import Einstellungen, Stammdaten
from antrag_gen.fields.stellen import Anzahl, KwVermerk
from antrag_gen.fields.validate import WORDS, sections_of, validate
from antrag_gen.library.arten import ARTEN

SHAPES = (
    "",
    "x",
    "1,5",
    [],
    {},
    ["x"],
    ["x", ""],
    [["x"]],
    [[["x"]]],
    [{"a": "b"}],
    [{"a": ["b"]}],
    [[{"a": "b"}, "x"]],
    {"a": "b"},
    {"a": ["b"]},
    {"a": {"b": "c"}},
    {"a": {"b": ["c"]}},
    {"a": [{"b": "c"}]},
    {"2024": {"b": "c"}},
    {"a": [["b"]]},
)
PYTHON = re.compile(r"\{'|\['|\[\]|\{\}|None|„\d+“ ist|Input|str\b|dict\b")


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for info in annotation.model_fields.values():
            yield from models_in(info.annotation)
    else:
        for part in get_args(annotation):
            yield from models_in(part)


ROOTS = [*ARTEN.values(), Einstellungen, Stammdaten, Beschluesse]
# What a field reads from its text is never written as a group.
READ = {Anzahl, KwVermerk}
MODELS = [model for model in dict.fromkeys(model for root in ROOTS for model in models_in(root)) if model not in READ]


class Nothing:
    """A city without lists."""

    einstellungen = Einstellungen(stadt="Musterstadt")

    def liste(self, key: str) -> dict[str, object]:
        return {}


def where(path: Path, *, key: bool = False) -> Place:
    return Place("x")


@pytest.mark.auswahl(11)
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_shape_of_every_value_is_told_in_german(model: type[BaseModel]) -> None:
    context: Any = Nothing()
    assert isinstance(context.einstellungen, Einstellungen)
    for key in model.model_fields:
        for shape in SHAPES:
            _, problems = validate(model, {key: shape}, where, context)
            for problem in problems:
                assert problem.what, (key, shape)
                assert not PYTHON.search(f"{problem.what} {problem.hint}"), (key, shape, problem)


def test_a_group_that_is_none_at_all_is_told_in_german() -> None:
    tables: Any = {"art": "antrag", "tabellen": {"a": "b", "c": ["d"]}, "gezeichnet": ["Ida Muster", ["x"]]}
    context: Any = Nothing()
    hints = [problem.hint for problem in validate(ARTEN["antrag"], tables, where, context)[1]]
    assert hints[1:] == [
        "Beispiel: „- name: Ida Muster“.",
        "Beispiel: „- name: …“.",
        "Darunter eingerückt schreiben: „titel: …“.",
        "Darunter eingerückt schreiben: „titel: …“.",
    ]


# What pydantic says of a value of that schema; of what is in it, other schemas say.
REFUSALS = {
    "model": {"model_type", "model_attributes_type", "missing", "extra_forbidden"},
    "list": {"list_type"},
    "tuple": {"tuple_type"},
    "dict": {"dict_type", "mapping_type"},
    "enum": {"enum"},
    "literal": {"literal_error"},
}
AROUND = {"nullable", "default", "function-after", "definitions"}
BEFORE = {"function-before", "function-wrap"}


def parts_of(schema: Any, *, read: bool) -> list[tuple[Any, bool]]:
    """The schemas of what a value is made of, each with whether a function of ours has read that.

    Keys of YAML are always text, and a section is what stands below its title.
    """
    kind = schema["type"]
    if kind == "model":
        sections = set(sections_of(schema["cls"]).values())
        return [(field["schema"], False) for name, field in schema["schema"]["fields"].items() if name not in sections]
    if kind == "tuple":
        return [(item, read) for item in schema["items_schema"]]
    inside = schema.get("items_schema") or schema.get("values_schema")
    return [(inside, False)] if inside else []


def judged_by_pydantic(schema: Any, defs: dict[str, Any], *, read: bool) -> Iterator[str]:
    """The types of schemas whose values pydantic judges itself."""
    kind = schema["type"]
    defs = defs | {part["ref"]: part for part in schema.get("definitions", ())}
    if kind == "definition-ref":
        yield from judged_by_pydantic(defs[schema["schema_ref"]], defs, read=read)
    elif kind in AROUND | BEFORE:
        yield from judged_by_pydantic(schema["schema"], defs, read=read or kind in BEFORE)
    elif schema.get("cls") not in READ and (kind in REFUSALS or not read):
        yield kind
        for part, is_read in parts_of(schema, read=read):
            yield from judged_by_pydantic(part, defs, read=is_read)


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.__name__)
def test_for_every_type_of_error_that_pydantic_can_raise_there_are_words(root: type[BaseModel]) -> None:
    kinds = set(judged_by_pydantic(root.__pydantic_core_schema__, {}, read=False))
    assert kinds <= REFUSALS.keys()
    assert {refusal for kind in kinds for refusal in REFUSALS[kind]} <= WORDS.keys()
    assert "model" in kinds
