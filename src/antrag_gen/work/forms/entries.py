"""Values in a head, and entries of its lists: a head's values and paths come in, what stands there goes out."""

from collections.abc import Iterable

from antrag_gen.errors import Path
from antrag_gen.readers.yaml.head import Value
from antrag_gen.work.forms.fields import ORDERS, Feld


def value_at(values: Value, path: Path) -> Value | None:
    """What stands at the path; None where nothing does."""
    node: Value | None = values
    for key in path:
        if isinstance(node, dict) and isinstance(key, str):
            node = node.get(key)
        elif isinstance(node, list) and isinstance(key, int) and key < len(node):
            node = node[key]
        else:
            return None
    return node


def new_entry(name: str, answers: Iterable[tuple[Feld, str]]) -> dict[str, Value]:
    """A new entry of the list of that name, its keys in their order."""
    values: dict[str, Value] = {}
    for feld, text in answers:
        *way, last = feld.path[2:]
        values |= {str(way[0]): {str(last): text}} if way else {str(last): text}
    return {key: values[key] for key in ORDERS[name] if key in values}
