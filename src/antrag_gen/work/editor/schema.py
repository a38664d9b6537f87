"""Stage schema: models and the lists of a city come in, JSON Schemas for editors go out, in German.

They say what may stand where, as an editor's YAML reads it: `ja` is a text there, `2024` and `50.000` are numbers. What
a value must look like is said by `antrag pruefen` alone; a schema that refused what the program reads would be worse.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from antrag_gen.decisions.beschluss import Beschluesse
from antrag_gen.fields.einstellungen import Einstellungen, Stammdaten, key_of
from antrag_gen.fields.tabelleneintrag import Tabelleneintrag
from antrag_gen.fields.validate import sections_of
from antrag_gen.library.arten import ARTEN, kind_of
from antrag_gen.papers.papier import Papier
from antrag_gen.proofing.proof import RULES
from antrag_gen.work.editor.meanings import meaning_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SETTINGS, DECISIONS = "projekt", "beschluesse"
NAMES = (*ARTEN, SETTINGS, *Stammdaten.model_fields, DECISIONS)
# Models that papers and decisions name by a key of the list that they stand in.
BY_KEY = {"Fraktion": "fraktionen", "Referat": "referate", "Gremium": "gremien"}
# Texts that may name an entry of a list, or say it in words.
NAMED = {"referat": "referate", "amt": "aemter", "amt_neu": "aemter"}
SCALAR = ["string", "number"]
# A row of a table is written without a key, too.
ROW = {"type": "array", "items": {"type": "string"}}

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class City:
    """What a schema takes from a project; `worte` are those that `bezeichnungen` may have others for."""

    einstellungen: Einstellungen = field(default_factory=lambda: Einstellungen(stadt=""))
    stammdaten: Stammdaten = field(default_factory=Stammdaten)
    worte: tuple[str, ...] = ()


def make_schema(name: str, city: City) -> Schema:
    """The schema of that name, one of `NAMES`."""
    if name in ARTEN:
        return _finish(name, kind_of(name, city.einstellungen), city)
    if name == SETTINGS:
        return _finish(name, Einstellungen, city)
    if name == DECISIONS:
        return _finish(name, Beschluesse, city)
    whole = _finish(name, Stammdaten, city)
    (entries,) = (each for each in whole["properties"][name]["anyOf"] if each.get("type") == "object")
    used = entries["additionalProperties"]["$ref"].rpartition("/")[2]
    return {"$schema": DIALECT, "title": name, **entries, "$defs": {used: whole["$defs"][used]}}


def _finish(name: str, model: type[BaseModel], city: City) -> Schema:
    made = model.model_json_schema(schema_generator=_InGerman)
    definitions = made.get("$defs", {})
    if model is not Stammdaten:
        for entry, key in BY_KEY.items():
            if entry in definitions:
                definitions[entry] = _keys_of_list(key, city)
    for part in (made, *definitions.values()):
        _fill_in(part.get("properties", {}), city)
    loosened = {key: _as_editors_see(value) for key, value in made.items()}
    return {"$schema": DIALECT, **loosened, "title": name}


def _keys_of_list(key: str, city: City) -> Schema:
    """An entry of a list as papers write it: its key, one of those that the city has."""
    known = list(getattr(city.stammdaten, key))
    return {"type": "string", **({"enum": known} if known else {})}


def _fill_in(properties: Schema, city: City) -> None:
    """What the city has at the keys that name it."""
    for key, words in _suggested(city).items():
        if key in properties and words and "$ref" not in str(properties[key]):
            _offer(properties[key], words)
    names = {"ohne_pruefung": [rule.id for rule in RULES], "eigenes": list(ARTEN), "bezeichnungen": list(city.worte)}
    for key, known in names.items():
        for part in properties.get(key, {}).get("anyOf", ()):
            if part.get("type") == "object" and known:
                part["propertyNames"] = {"enum": known}


def _suggested(city: City) -> dict[str, list[str]]:
    rows = city.einstellungen.beratungsfolge
    named = {key: list(getattr(city.stammdaten, of_list)) for key, of_list in NAMED.items()}
    return {
        **named,
        "zur": [key_of(word) for word in rows.zur],
        "sitzungsart": [key_of(row) for row in rows.sitzungsart],
    }


def _offer(property: Schema, words: list[str]) -> None:
    """Offer words beside what else can be written there."""
    parts = property.setdefault("anyOf", [{"type": property.pop("type")}] if "type" in property else [])
    if any(part.get("type") == "string" for part in parts):
        parts.insert(0, {"enum": words})


class _InGerman(GenerateJsonSchema):
    """pydantic's schemas of our models: without the sections, with what each key means."""

    def is_instance_schema(self, schema: core_schema.IsInstanceSchema) -> JsonSchemaValue:  # noqa: ARG002 – pydantic's
        """A section, which `model_schema` leaves out."""
        return {}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """No defaults: ours are values, not what is written."""
        return self.generate_inner(schema["schema"])

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Without what our comments say of it."""
        return {key: value for key, value in super().enum_schema(schema).items() if key not in ("title", "description")}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        hidden = set(sections_of(model).values())
        required = [key for key in made.pop("required", ()) if key not in hidden]
        properties = {
            key: _explained(model, key, value, may_be_empty=key not in required)
            for key, value in made["properties"].items()
            if key not in hidden
        }
        whole = {
            "type": "object",
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }
        return {"anyOf": [ROW, whole]} if model is Tabelleneintrag else whole


def _explained(model: type[BaseModel], key: str, value: Schema, *, may_be_empty: bool) -> Schema:
    """A key with its title, what it means, and examples; one that may be left out may stand there without a value."""
    value = {name: inner for name, inner in value.items() if name not in ("title", "description")}
    if may_be_empty and {"type": "null"} not in value.get("anyOf", ()):
        value = {"anyOf": [*value.get("anyOf", [value]), {"type": "null"}]}
    meaning = meaning_of(model, key)
    if meaning is None:
        label = model.eigene.get(key, key) if issubclass(model, Papier) else key
        return {"title": label, "description": "Eigene Angabe Ihrer Stadt.", **value}
    examples = {"examples": meaning.values} if meaning.examples else {}
    return {"title": meaning.title, "description": meaning.description, **examples, **value}


def _as_editors_see(value: Any) -> Any:  # noqa: ANN401 – JSON
    """Where a text is read, editors may see a number; where one of some texts is, those that are numbers as well."""
    if isinstance(value, list):
        return [_as_editors_see(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    made = {key: inner if key in KEPT else _as_editors_see(inner) for key, inner in value.items()}
    if "enum" in made:
        made["enum"] = [*made["enum"], *(int(word) for word in made["enum"] if str(word).isdecimal())]
        made.pop("type", None)
    elif made.get("type") == "string" and "const" not in made and "pattern" not in made:
        made["type"] = SCALAR
    if made.get("anyOf") == [{"type": SCALAR}, {"type": "null"}]:
        made["type"] = [*SCALAR, "null"]
        del made["anyOf"]
    return made


KEPT = ("examples", "required", "title", "description")
