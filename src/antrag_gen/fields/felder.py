"""Types of fields: each reads the text that was written and says in German what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.freitext import Freitext
from antrag_gen.german.betrag import Betrag, parse_betrag, parse_jahresbetraege
from antrag_gen.german.datum import parse_datum
from antrag_gen.german.geld import Einheit
from antrag_gen.german.jahre import Haushalt, parse_haushalt
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Block
from antrag_gen.visible import visible

T = TypeVar("T")

GERMAN_QUOTES = compile_late(r"[„“”‚‘’»«›‹]([^„“”‚‘’»«›‹]*)[„“”‚‘’»«›‹]")
EINHEITEN = {"Euro": Einheit.EURO, "EUR": Einheit.EURO, "TEUR": Einheit.TEUR}


@visible()
class Modell(BaseModel):
    """What every model agrees on: nothing unknown, nothing changed afterwards.

    `fremd` are keys of other models that are written here by mistake, with what to say of each and what to do instead.
    """

    fremd: ClassVar[Mapping[str, tuple[str, str]]] = {}

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


def reading(parse: Callable[[str], T]) -> BeforeValidator:
    """Read a text by `parse`, whose AntragError is the field's error."""
    return BeforeValidator(lambda value: read_text_by(parse, value))


def read_text_by(parse: Callable[[str], T], value: object) -> object:
    """What `parse` makes of a text; what is no text any more stays. Raises the field's error."""
    if isinstance(value, (dict, list)):
        raise no_text(value)
    if isinstance(value, str) and parse not in PRINTED:
        check_quotes(value)
    return parse(value) if isinstance(value, str) else value


def check_quotes(text: str) -> None:
    """Raises the error of a value in German quotation marks, which are part of it, unlike those of YAML."""
    if match := GERMAN_QUOTES.fullmatch(text):
        raise AntragError.of(
            HERE,
            "Diese Anführungszeichen gehörten zum Wert.",
            f'Ohne sie schreiben: „{match[1]}“; nur gerade (") gehören nicht dazu.',
            "anfuehrung-typografisch",
        )


def no_text(value: object) -> AntragError:
    """What is wrong with a list or a group where a text belongs; most often a colon has made the group."""
    if isinstance(value, dict) and len(value) <= 1:
        words = next((f"{key}: {inner}" for key, inner in value.items() if isinstance(inner, str)), "…: …")
        return AntragError.of(
            HERE,
            "Der Doppelpunkt macht aus diesem Wert eine eigene Angabe.",
            f'Den Wert in Anführungszeichen setzen: „"{words}"“.',
            "kein-einzelwert",
        )
    kind = "eine Liste" if isinstance(value, list) else "eine Gruppe von Angaben"
    return AntragError.of(
        HERE,
        f"Hier steht {kind} statt eines einzelnen Wertes.",
        'Einen einzelnen Wert schreiben; gehören Klammern dazu, in Anführungszeichen: „"[…]"“.',
        "kein-einzelwert",
    )


def _as_written(text: str) -> str:
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise AntragError.of(HERE, "Der Wert geht über mehrere Zeilen.", "In eine Zeile schreiben.", "mehrzeilig")
    return re.sub(r"[ \t]+", " ", text)


def _sign_of_office(text: str) -> str:
    return _one_line(text)


def _yes_or_no(text: str) -> bool:
    if text not in ("ja", "nein"):
        raise AntragError.of(
            HERE, f"„{text}“ ist weder „ja“ noch „nein“.", "Klein schreiben: „ja“ oder „nein“.", "ja-nein"
        )
    return text == "ja"


def _unit(text: str) -> Einheit:
    if text not in EINHEITEN:
        raise AntragError.of(HERE, f"Die Einheit „{text}“ gibt es nicht.", "Erlaubt sind „Euro“ und „TEUR“.", "einheit")
    return EINHEITEN[text]


def _entry(text: str) -> str:
    """A line of a list, which would be printed as an empty one."""
    if not text.strip():
        raise AntragError.of(HERE, "Dieser Eintrag ist leer.", "Ausfüllen oder samt dem „-“ löschen.", "eintrag-leer")
    return text


# What is printed as it is written, and may be a quotation.
PRINTED = (_one_line, _as_written)
TEXT = WithJsonSchema({"type": "string"})
Zeile = Annotated[str, reading(_one_line), Freitext()]
Eintrag = Annotated[Zeile, AfterValidator(_entry)]
# Numbers and signs of offices, which are no quotations.
Kennzeichen = Annotated[str, reading(_sign_of_office), Freitext()]
Kopfzelle = Annotated[str, reading(_one_line), Freitext(zelle=True)]
Zelltext = Annotated[str, reading(_as_written), Freitext(zelle=True)]
JaNein = Annotated[bool, reading(_yes_or_no), WithJsonSchema({"enum": ["ja", "nein"]})]
Datum = Annotated[date, reading(parse_datum), TEXT]
HaushaltFeld = Annotated[Haushalt, reading(parse_haushalt), TEXT]
EinheitFeld = Annotated[Einheit, reading(_unit), WithJsonSchema({"enum": ["Euro", "TEUR"]})]


def read_amount(value: object, unit: Einheit | None) -> Betrag:
    """The amount behind `betrag:`, a text or a map of years, in the unit of its entry.

    Raises the field's error, at the faulty pair of a map.
    """
    if isinstance(value, str):
        check_quotes(value)
        return parse_betrag(value, unit)
    if not isinstance(value, dict) or not all(isinstance(amount, str) for amount in value.values()):
        raise AntragError.of(
            HERE,
            "Ein Betrag ist eine Zahl oder eine Gruppe von Jahren mit je einer Zahl.",
            "Beispiele: „50.000 Euro“ oder darunter eingerückt „2024: 50.000“.",
            "betrag-form",
        )
    return parse_jahresbetraege([(str(year), str(amount)) for year, amount in value.items()], unit)


@visible()
@dataclass(frozen=True, slots=True)
class Prosa:
    """What the author wrote below a heading: tree nodes, which templates place but never print as text."""

    blocks: tuple[Block, ...]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 – pydantic's protocol
        return core_schema.is_instance_schema(cls)


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """Marks a field as the section below the level-1 heading `titel`."""

    titel: str
