"""What editors are told: every file of ours is right by its schema, every key has its meaning, every example is one."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator
from papers import MUSTERSTADT, PAPERS, ROOT
from pydantic import BaseModel, create_model

from antrag_gen.decisions.beschluss import Beschluesse
from antrag_gen.fields.bedarf import Mittel
from antrag_gen.fields.einstellungen import Einstellungen, Stammdaten
from antrag_gen.fields.validate import sections_of
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.work.editor.city import city_of
from antrag_gen.work.editor.meanings import all_meanings, as_editors_read, meaning_of, read_example
from antrag_gen.work.editor.schema import NAMES, City, make_schema

PROJECT = ROOT / "templates/projekt"


class CoreLoader(yaml.CSafeLoader):
    """YAML as editors read it (1.2): only true and false are such, and a date is a text."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("float", "int", "null")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor(text: str) -> Any:
    """Keys are texts in JSON."""
    return with_texts_as_keys(yaml.load(text, CoreLoader))  # noqa: S506 – a safe one with fewer types


def with_texts_as_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): with_texts_as_keys(inner) for key, inner in value.items()}
    return [with_texts_as_keys(inner) for inner in value] if isinstance(value, list) else value


def head_of(path: Path) -> dict[str, Any]:
    return as_an_editor(path.read_text(encoding="utf-8").split("---\n", 2)[1])


@cache
def validator(name: str, folder: Path | None) -> Draft202012Validator:
    return Draft202012Validator(make_schema(name, city(folder) if folder else City()))


@cache
def city(folder: Path) -> City:
    return city_of(find_folder(folder))


@pytest.mark.parametrize("name", ["haushaltsantrag", "projekt", "aemter"])
def test_a_schema_is_one_of_the_draft_that_it_names(name: str) -> None:
    Draft202012Validator.check_schema(make_schema(name, city(ROOT)))


def wrong(name: str, folder: Path | None, value: Any) -> list[str]:
    errors = validator(name, folder).iter_errors(value)
    return [each.message for error in errors for each in (error.context or [error]) if "'null'" not in each.message]


@pytest.mark.langsam
def test_every_content_file_is_right_by_the_schema_of_its_kind_and_project() -> None:
    papers = [*PAPERS, *PROJECT.rglob("*.md"), *ROOT.glob("templates/*/neu.md")]
    found = {}
    for path in papers:
        head = head_of(path)
        # The examples name Fraktionen of a new project, the blank papers one that is to be replaced.
        folder = None if "templates" in path.parts and PROJECT not in path.parents else find_folder(path).root
        if errors := wrong(head["art"], folder, head):
            found[path.name] = errors
    assert found == {}
    assert len(papers) > 60


@pytest.mark.parametrize("folder", [ROOT, MUSTERSTADT, PROJECT])
def test_settings_lists_and_decisions_are_right_by_their_schemas(folder: Path) -> None:
    files = {
        "projekt": [folder / "content/projekt.yaml"],
        "beschluesse": [*folder.glob("content/beschluesse/**/*.yaml")],
    }
    files |= {name: [*folder.glob(f"content/stammdaten/{name}.yaml")] for name in Stammdaten.model_fields}
    assert sum(map(len, files.values())) > 3
    for name, paths in files.items():
        for path in paths:
            assert wrong(name, folder, as_an_editor(path.read_text(encoding="utf-8"))) == [], path


@pytest.mark.parametrize("name", NAMES)
def test_a_key_that_the_program_does_not_know_is_wrong(name: str) -> None:
    entry = {"eintrag": {"name": "x", "unbekannt": 1}} if name in Stammdaten.model_fields else {"unbekannt": 1}
    assert any("unbekannt" in message for message in wrong(name, None, entry))


def test_keys_of_the_city_are_offered_and_others_are_wrong() -> None:
    head = {"art": "antrag", "betreff": "x"}
    assert wrong("antrag", ROOT, head | {"fraktionen": ["linde"]}) == []
    assert wrong("antrag", ROOT, head | {"fraktionen": ["lnde"]}) != []
    own = make_schema("beschlussvorlage", city(MUSTERSTADT))["properties"]["raeumlicher_bezug"]
    assert own["title"] == "Räumlicher Bezug"
    settings = {"stadt": "Musterstadt", "eigenes": {"antragg": {}}, "bezeichnungen": {"Begründung": "Sachverhalt"}}
    assert any("'antragg' is not one of" in message for message in wrong("projekt", ROOT, settings))
    assert wrong("projekt", ROOT, settings | {"eigenes": {"antrag": {}}}) == []


def models_in(annotation: Any, seen: dict[type[BaseModel], None]) -> dict[type[BaseModel], None]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in seen:
        seen[annotation] = None
        for info in annotation.model_fields.values():
            models_in(info.annotation, seen)
    for part in get_args(annotation):
        models_in(part, seen)
    return seen


READ = ("Anzahl", "KwVermerk")  # models of values, which are written as texts
MODELS = [
    model
    for model in models_in(tuple[(*ARTEN.values(), Einstellungen, Stammdaten, Beschluesse)], {})
    if model.__name__ not in READ
]


def keys() -> Iterator[tuple[type[BaseModel], str]]:
    for model in MODELS:
        yield from ((model, key) for key in model.model_fields if key not in sections_of(model).values())


def test_every_key_has_a_meaning_and_every_meaning_a_key() -> None:
    assert [f"{model.__name__}.{key}" for model, key in keys() if meaning_of(model, key) is None] == []
    known = {base.__name__: base for model in MODELS for base in model.__mro__ if issubclass(base, BaseModel)}
    unused = [
        f"{name}.{key}" for name, each in all_meanings().items() for key in each if key not in known[name].model_fields
    ]
    assert unused == []


@pytest.mark.langsam
def test_every_example_is_read_by_the_program() -> None:
    project = open_project(find_folder(ROOT))
    for model, key in keys():
        meaning, info = meaning_of(model, key), model.model_fields[key]
        amount = issubclass(model, Mittel) and key == "betrag"
        field = create_model("Feld", **{key: (info.annotation, info)}) if meaning and not amount else model
        for example in meaning.examples if meaning else ():
            values = {"zweck": "Turnhalle"} if amount else {}
            field.model_validate({**values, key: read_example(example)}, context=project)


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_schema_are_right_by_it(name: str) -> None:
    schema = make_schema(name, City())
    for part in (schema, *schema.get("$defs", {}).values()):
        for key, property in part.get("properties", {}).items():
            check = Draft202012Validator({"$defs": schema.get("$defs", {}), **property})
            assert [
                error.message for value in property.get("examples", ()) for error in check.iter_errors(value)
            ] == [], key
            assert property["title"], key


def test_a_number_in_an_example_is_one_where_it_is_written_as_one() -> None:
    assert as_editors_read(["2024", "0712", "50.000", {"2024": "1"}]) == [2024, "0712", "50.000", {"2024": 1}]
