"""Types of fields that hold numbers of papers: read by the city's own patterns."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, ValidationInfo

from antrag_gen.fields.felder import TEXT, read_text_by, reading
from antrag_gen.fields.kontext import kontext
from antrag_gen.fields.nummern import (
    Antragsnummer,
    Drucksachennummer,
    LfdNr,
    Nummern,
    parse_antragsnummer,
    parse_drucksachennummer,
    parse_lfd_nr,
)

T = TypeVar("T")


def _numbered(parse: Callable[[str, Nummern], T]) -> BeforeValidator:
    def read(value: object, info: ValidationInfo) -> object:
        return read_text_by(lambda text: parse(text, kontext(info).einstellungen.nummern), value)

    return BeforeValidator(read)


DrucksachennummerFeld = Annotated[Drucksachennummer, _numbered(parse_drucksachennummer), TEXT]
AntragsnummerFeld = Annotated[Antragsnummer, _numbered(parse_antragsnummer), TEXT]
LfdNrFeld = Annotated[LfdNr, reading(parse_lfd_nr), TEXT]
