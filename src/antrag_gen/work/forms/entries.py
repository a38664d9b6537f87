"""Entries of the lists of a head: the name of a list and what an office wrote come in, an entry goes out."""

from collections.abc import Iterable

from antrag_gen.readers.yaml.head import Value
from antrag_gen.work.forms.fields import ORDERS, Feld


def new_entry(name: str, answers: Iterable[tuple[Feld, str]]) -> dict[str, Value]:
    """A new entry of the list of that name, its keys in their order."""
    values: dict[str, Value] = {}
    for feld, text in answers:
        *way, last = feld.path[2:]
        values |= {str(way[0]): {str(last): text}} if way else {str(last): text}
    return {key: values[key] for key in ORDERS[name] if key in values}
