"""What an editor suggests in a content file: blank papers and schemas come in, snippets of VS Code go out.

No YAML extension looks into the head of a Markdown file; so each key is a snippet, with the words of the city.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from antrag_gen.patterns import compile_late
from antrag_gen.work.editor.schema import Schema

BLANK = compile_late(r"‹(?!…›)([^›\n]*)›")
SPECIAL = compile_late(r"[\\$}]")
CHOICE = compile_late(r"[\\,|]")
MOST_SHOWN = 2


def make_snippets(papers: Mapping[str, str], schemas: Mapping[str, Schema]) -> dict[str, Any]:
    """One for each kind of paper (`papers` are blank ones), one for each key that a kind has."""
    made: dict[str, Any] = {}
    for art, text in papers.items():
        made[f"Papier: {art}"] = {
            "scope": "markdown",
            "isFileTemplate": True,
            "prefix": art,
            "body": _paper(text),
            "description": f"Ein neues Papier: {art}",
        }
    for schema in schemas.values():
        for key, property in schema["properties"].items():
            if key == "art":
                continue  # whoever changes the kind has another paper
            made.setdefault(f"Angabe: {key}", _key(key, property, schema))
    return made


def _paper(text: str) -> list[str]:
    """The lines of a blank paper, whose blanks can be jumped to."""
    number = iter(range(1, text.count("‹") + 1))
    made = [
        f"${{{next(number)}:‹{_escape(part)}›}}" if at % 2 else _escape(part)
        for at, part in enumerate(BLANK.split(text.rstrip("\n")))
    ]
    return "".join(made).split("\n")


def _escape(text: str) -> str:
    return SPECIAL.sub(lambda match: f"\\{match[0]}", text)


def _key(key: str, property: Schema, root: Schema) -> dict[str, Any]:
    return {
        "scope": "markdown",
        "prefix": key,
        "body": list(_Body(root).lines(key, property)),
        "description": f"{property['title']}: {property['description']}",
    }


class _Body:
    """The lines of one key, with stops counted through."""

    def __init__(self, root: Schema) -> None:
        self.root = root
        self.stop = 0

    def lines(self, key: str, property: Schema) -> Iterator[str]:
        """`betreff: …`, or a list or group with what an entry needs, indented below."""
        parts = list(self._parts(property))
        words = next((part for part in parts if "properties" not in part and "items" not in part), None)
        if words is not None and "additionalProperties" not in words:
            yield f"{key}: {self._stop(parts, property)}"
            return
        yield f"{key}:"
        part = parts[0]
        if "items" in part:
            examples = [value[0] for value in property.get("examples", ()) if isinstance(value, list)]
            first, *rest = self._entry({**part["items"], "examples": examples})
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)
        else:
            yield from (f"  {line}" for line in self._entry(part))

    def _entry(self, schema: Schema) -> list[str]:
        """What an entry needs, else the first keys that it can have; a word where it has none."""
        parts = list(self._parts(schema))
        if "items" in parts[0]:
            self.stop += 1
            row = next((value for value in schema.get("examples", ()) if isinstance(value, list)), ["…"])
            return [f"[${{{self.stop}:{_escape(', '.join(map(str, row)))}}}]"]
        group = next((part for part in parts if "properties" in part), None)
        if group is None:
            named = next((part for part in parts if "additionalProperties" in part), None)
            return [self._stop(parts, schema)] if named is None else self._named(named)
        needed = group.get("required", list(group["properties"])[:MOST_SHOWN])
        return [line for key in needed for line in self.lines(key, group["properties"][key])]

    def _stop(self, parts: list[Schema], property: Schema) -> str:
        words: list[object] = next((part["enum"] for part in parts if part.get("enum")), [])
        fixed = next((part["const"] for part in parts if "const" in part), "")
        if fixed:
            return str(fixed)
        self.stop += 1
        if words:
            choices = ",".join(CHOICE.sub(r"\\\g<0>", word) for word in dict.fromkeys(map(str, words)))
            return f"${{{self.stop}|{choices}|}}"
        example = next((str(value) for value in property.get("examples", ()) if isinstance(value, (str, int))), "…")
        return f"${{{self.stop}:{_escape(example)}}}"

    def _named(self, named: Schema) -> list[str]:
        """An entry with a name of its own, or one of a list."""
        name = self._stop([named.get("propertyNames", {})], {"examples": ["name"]})
        return list(self.lines(name, named["additionalProperties"]))

    def _parts(self, schema: Schema) -> Iterator[Schema]:
        """What a part of a schema can be, without nothing."""
        if reference := schema.get("$ref"):
            yield from self._parts(self.root["$defs"][reference.rpartition("/")[2]])
        elif parts := schema.get("anyOf"):
            for part in parts:
                yield from self._parts(part)
        elif schema.get("type") != "null":
            yield schema
