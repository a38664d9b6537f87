"""Write YAML: texts, lists and mappings become lines that read back as the same."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from antrag_gen.errors import HERE, Path
from antrag_gen.patterns import compile_late
from antrag_gen.readers.source import CONTROL
from antrag_gen.readers.yaml.head import Value, read_head

NOT_ASCII = compile_late(r"[^\x20-\x7e]")
BEYOND_BMP = 0xFFFF


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text may stand: lines that try it there, and what they say where YAML reads it as it is."""

    lines: str
    values: Callable[[str], Mapping[str, Value]]


# A value and an entry of a list, each with a comment behind it; both between brackets; a key.
VALUE = Setting("wert: {0}  # x\nliste:\n  - {0}  # x\n", lambda text: {"wert": text, "liste": [text]})
BRACKETS = Setting("{{wert: {0}, liste: [{0}, x]}}\n", lambda text: {"wert": text, "liste": [text, "x"]})
KEY = Setting("{0}: x\n", lambda text: {text: "x"})

# What is said behind a value, after „#“, by the path of the value.
Notes = Mapping[Path, str]


def yaml_lines(values: Mapping[str, Value], notes: Notes, path: Path = HERE) -> Iterator[str]:
    """The lines of a mapping, indented by two blanks a level."""
    for key, value in values.items():
        inner = (*path, key)
        if isinstance(value, str):
            yield f"{yaml_text(key, KEY)}: {yaml_text(value)}{_note(notes, inner)}"
            continue
        yield f"{yaml_text(key, KEY)}:{_note(notes, inner)}"
        below = yaml_lines(value, notes, inner) if isinstance(value, dict) else _items(value, notes, inner)
        yield from (f"  {line}" for line in below)


def _items(values: list[Value], notes: Notes, path: Path) -> Iterator[str]:
    for number, value in enumerate(values):
        inner = (*path, number)
        if isinstance(value, str):
            yield f"- {yaml_text(value)}{_note(notes, inner)}"
            continue
        lines = yaml_lines(value, notes, inner) if isinstance(value, dict) else _items(value, notes, inner)
        for first, line in enumerate(lines):
            yield f"{'  ' if first else '- '}{line}"


def _note(notes: Notes, path: Path) -> str:
    note = " ".join(CONTROL.sub(" ", notes.get(path, "")).split())
    return f"  # {note}" if note else ""


def yaml_in_brackets(values: Mapping[str, str]) -> str:
    """The pairs of a mapping in one line, as they stand between brackets."""
    return ", ".join(f"{yaml_text(key, BRACKETS)}: {yaml_text(value, BRACKETS)}" for key, value in values.items())


def yaml_text(text: str, spot: Setting = VALUE) -> str:
    """The text as it stands where YAML reads it so, else in double quotes, with escapes where a file can't hold it."""
    return text if _is_plain(text, spot) else _quote(text)


def _is_plain(text: str, spot: Setting) -> bool:
    if "\n" in text or CONTROL.search(text) or unicodedata.normalize("NFC", text) != text:
        return False
    head, problems = read_head(spot.lines.format(text), "")
    return head is not None and not problems and head.values == spot.values(text)


def _quote(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    if unicodedata.normalize("NFC", text) != text or CONTROL.search(text):
        return NOT_ASCII.sub(_escape, quoted)
    return quoted


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= BEYOND_BMP else f"\\U{code:08x}"
