"""Entries of the lists of the city, by their keys: a key in a head comes in, the entry with it goes out."""

from pydantic import BeforeValidator, ValidationInfo

from antrag_gen.errors import HERE, AntragError
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
