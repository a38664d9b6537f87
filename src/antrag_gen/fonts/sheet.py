"""Read the fonts that a style sheet names: its text in, lists of families and the fonts that it brings along out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize
from tinycss2.ast import AtRule, Declaration, FunctionBlock, IdentToken, Node, QualifiedRule, StringToken

GENERIC = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math", "emoji"})
NO_FAMILY = frozenset({"inherit", "initial", "unset", "revert"})
# What ends the part of `font` that stands before the families: its size, and the height of lines.
SIZES = frozenset({"dimension", "percentage", "number"})
SIZE_WORDS = frozenset({"xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger"})


# What is said of one of these is said of the whole text.
WHOLE = frozenset({"html", "body", ":root", "*"})


@dataclass(frozen=True, slots=True)
class NamedFonts:
    """Each list of families that a style sheet prints with, in its order, and that of the whole text.

    `faces` are its rules @font-face.
    """

    lists: tuple[tuple[str, ...], ...]
    faces: str
    text: tuple[str, ...] = ()


def read_named_fonts(css: str) -> NamedFonts:
    """The fonts of a style sheet. What cannot be read is left out, as it is when the sheet is printed with.

    Later rules replace earlier ones for the same elements. In the margins of pages stand words of the layout, and
    those of head and foot look as they do in the text: @page is left out.
    """
    rules = parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    faces = [rule for rule in rules if isinstance(rule, AtRule) and rule.lower_at_keyword == "font-face"]
    declarations = [said for rule in rules if rule not in faces for said in _declarations(rule, "")]
    variables = {
        declaration.name: declaration.value for _, declaration in declarations if declaration.name.startswith("--")
    }
    lists = {
        selector: families
        for selector, declaration in declarations
        if declaration.lower_name in {"font", "font-family"} and (families := _families(declaration, variables))
    }
    return NamedFonts(tuple(dict.fromkeys(lists.values())), serialize(faces), lists.get("*", ()))


def _declarations(rule: Node, selector: str) -> Iterator[tuple[str, Declaration]]:
    """The declarations in a rule and in those inside of it, each with the selector that it is made for."""
    if isinstance(rule, Declaration):
        yield selector, rule
    elif isinstance(rule, QualifiedRule):
        for inner in parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            for part in serialize(rule.prelude).split(","):
                yield from _declarations(inner, "*" if part.strip() in WHOLE else part.strip())
    elif isinstance(rule, AtRule) and rule.content is not None and rule.lower_at_keyword != "page":
        for inner in parse_stylesheet(rule.content, skip_comments=True, skip_whitespace=True):
            yield from _declarations(inner, selector)


def _families(declaration: Declaration, variables: Mapping[str, Sequence[Node]]) -> tuple[str, ...]:
    tokens = list(_replaced(declaration.value, variables))
    parts = [list(part) for comma, part in groupby(tokens, _is_comma) if not comma]
    if parts and declaration.lower_name == "font":
        sizes = [n for n, token in enumerate(parts[0]) if token.type in SIZES or _word(token) in SIZE_WORDS]
        # Without a size `font` names none of its families: „inherit“, the font of a button.
        parts = [parts[0][sizes[-1] + 1 :], *parts[1:]] if sizes else []
    names = (_family(part) for part in parts)
    return tuple(name for name in names if name and name.casefold() not in NO_FAMILY)


def _replaced(tokens: Sequence[Node], variables: Mapping[str, Sequence[Node]]) -> Iterator[Node]:
    """The tokens with the values of variables, `var(--schrift)`, in their place."""
    for token in tokens:
        if isinstance(token, FunctionBlock) and token.lower_name == "var":
            named = next((_word(argument) for argument in token.arguments if _word(argument)), "")
            yield from variables.get(named, ())
        else:
            yield token


def _family(tokens: Sequence[Node]) -> str:
    """The name that stands in quotes, or the words of one without."""
    quoted = next((token.value for token in tokens if isinstance(token, StringToken)), None)
    return quoted if quoted is not None else " ".join(filter(None, map(_word, tokens)))


def _is_comma(token: Node) -> bool:
    return bool(token.type == "literal" and token.value == ",")


def _word(token: Node) -> str:
    return str(token.value) if isinstance(token, IdentToken) else ""
