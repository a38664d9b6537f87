"""Fields that name an entry of the city's lists, and lists that must hold something."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.einstellungen import Fraktion
from antrag_gen.fields.felder import check_quotes, no_text
from antrag_gen.fields.kontext import kontext


def named_in(key_of_list: str, noun: str) -> BeforeValidator:
    """Read a key as the entry that it has in a list of the Stammdaten; `noun` names it with its article."""

    def read(key: object, info: ValidationInfo) -> object:
        known = kontext(info).liste(key_of_list)
        if isinstance(key, str) and key in known:
            return known[key]
        if isinstance(key, (dict, list)):
            raise no_text(key)
        check_quotes(str(key))
        raise AntragError.of(
            HERE,
            f"{noun} „{key}“ steht nicht in den Stammdaten.",
            f"Bekannt sind: {', '.join(known) or 'noch keine'} (content/stammdaten/{key_of_list}.yaml).",
            f"{key_of_list}-unbekannt",
        )

    return BeforeValidator(read)


def _not_empty(items: Sequence[object]) -> Sequence[object]:
    if not items:
        raise AntragError.of(
            HERE, "Die Liste ist leer.", "Einen Eintrag ergänzen oder die Angabe löschen.", "liste-leer"
        )
    return items


FraktionFeld = Annotated[Fraktion, named_in("fraktionen", "Die Fraktion")]
NichtLeer = AfterValidator(_not_empty)
