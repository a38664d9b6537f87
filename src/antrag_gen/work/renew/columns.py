"""What a column of a list of papers is: its heading and a schema come in, where its values belong goes out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from antrag_gen.errors import Path, Problem
from antrag_gen.german.notation import clean
from antrag_gen.german.spelling import nearest
from antrag_gen.readers.finance.grid import FinanceCell, Row
from antrag_gen.readers.yaml.head import Value

FILE = "datei"
SUBJECT = "betreff"
ID = "liste-spalte"


@dataclass(frozen=True, slots=True)
class Column:
    """`path` leads into the head; of a section it is empty, and `section` its field. `listed` is a list of words."""

    head: FinanceCell
    path: Path = ()
    section: str = ""
    listed: bool = False

    @property
    def name(self) -> str:
        return clean(self.head.text)


def find_columns(
    heads: Row, schema: Mapping[str, Any], sections: Mapping[str, str]
) -> tuple[list[Column], list[Problem]]:
    """The columns below the headings, and what is wrong with these; `sections` are titles with their fields."""
    columns: list[Column] = []
    problems: list[Problem] = []
    for head in heads:
        if head.fault is not None:
            problems.append(_told(head, head.fault.what, head.fault.hint))
        elif (made := _column(head, schema, sections) if head.text else None) is not None:
            columns.append(made)
        elif head.text:
            problems.append(_unknown(head, schema, sections))
    for at, column in enumerate(columns):
        if any((column.path, column.section) == (other.path, other.section) for other in columns[:at]):
            problems.append(_told(column.head, f"Die Spalte „{column.name}“ gibt es zweimal.", "Eine davon löschen."))
    return columns, problems


def _column(head: FinanceCell, schema: Mapping[str, Any], sections: Mapping[str, str]) -> Column | None:
    name = clean(head.text)
    if name == FILE:
        return Column(head, section=FILE)
    if (title := name.removeprefix("# ")) in sections:
        return Column(head, section=sections[title])
    found = _resolve(name.split("."), schema, schema)
    return Column(head, found[0], listed=found[1]) if found else None


def _unknown(head: FinanceCell, schema: Mapping[str, Any], sections: Mapping[str, str]) -> Problem:
    name = clean(head.text)
    known = [*_names(schema, schema), *sections, FILE]
    meant = nearest(name, known)
    hint = f"Ist „{meant}“ gemeint?" if meant else f"Möglich sind: {', '.join(known)}."
    return _told(head, f"Die Spalte „{name}“ ist weder eine Angabe noch ein Abschnitt.", hint)


def _told(cell: FinanceCell, what: str, hint: str) -> Problem:
    return Problem(cell.place, f"{cell.address}: {what}", hint, ID)


def _resolve(steps: Sequence[str], schema: Mapping[str, Any], root: Mapping[str, Any]) -> tuple[Path, bool] | None:
    """The path that the steps of a heading mean, and whether a list of words is there; None where there is none.

    An entry of a list without its number is the first.
    """
    parts = list(_alternatives(schema, root))
    if not steps:
        words = any(_is_text(part) for part in parts)
        lists = any("items" in part and any(map(_is_text, _alternatives(part["items"], root))) for part in parts)
        return ((), lists and not words) if words or lists else None
    step, *rest = steps
    for part in parts:
        if "items" in part:
            number = int(step) - 1 if step.isdecimal() and step != "0" else 0
            if found := _resolve(rest if step.isdecimal() else steps, part["items"], root):
                return (number, *found[0]), found[1]
            continue
        inner = part.get("properties", {}).get(step) or part.get("additionalProperties")
        if isinstance(inner, dict) and (found := _resolve(rest, inner, root)):
            return (step, *found[0]), found[1]
    return None


def _is_text(part: Mapping[str, Any]) -> bool:
    return "string" in part.get("type", ()) or "enum" in part or "const" in part


def _alternatives(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What a part of a schema can be, without nothing."""
    if reference := schema.get("$ref"):
        yield from _alternatives(root["$defs"][reference.rpartition("/")[2]], root)
    elif parts := schema.get("anyOf"):
        for part in parts:
            yield from _alternatives(part, root)
    elif schema.get("type") != "null":
        yield schema


def _names(schema: Mapping[str, Any], root: Mapping[str, Any], depth: int = 2) -> Iterator[str]:
    """The headings that are possible, down to the keys of entries."""
    for part in _alternatives(schema, root):
        inner = part.get("items", {})
        for name, value in part.get("properties", {}).items():
            below = list(_names(value, root, depth - 1)) if depth > 1 else []
            yield from (f"{name}.{each}" for each in below) if below else (name,)
        if inner:
            yield from _names(inner, root, depth)


def put(values: dict[str, Value], path: Path, value: Value) -> None:
    """Put a value at a path; entries of lists before it that are not there are empty."""
    step, *rest = path
    at: Any = values
    for following in rest:
        below: Any = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            at.extend({} for _ in range(len(at), step + 1))
            at[step] = at[step] or below
            at = at[step]
        else:
            at = at.setdefault(step, below)
        step = following
    if isinstance(step, int):
        at.extend("" for _ in range(len(at), step + 1))
    at[step] = value
