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
from antrag_gen.fields.validate import validate
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
