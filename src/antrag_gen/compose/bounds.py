"""Put into a template what counts the work it does: the tree that Jinja made of it comes in, and is changed.

Loops, macros and blocks are counted by how much they hold, before they run; slices and comparisons by the texts they
are given. The filters that do so have names that no template can write.
"""

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import TemplateRuntimeError, TemplateSyntaxError, Undefined, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from antrag_gen.compose.effort import letters_of, spend
from antrag_gen.compose.views import SPELLED, View, behind

PART = 10
# How many things of a template stand inside of one another.
DEEPEST = 60
DEEPEST_LOOP = 12
DEEPEST_BRACKET = 20
OPENED, CLOSED = frozenset({"lparen", "lbracket", "lbrace"}), frozenset({"rparen", "rbracket", "rbrace"})
TOO_DEEP = "Hier steckt zu viel ineinander.", "Auf mehrere Vorlagen und Makros verteilen."
LISTS = (tuple, list)


class BracketDepth(Extension):
    """Refuses brackets inside of brackets inside of …, before they are taken apart."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        depth = 0
        for token in stream:
            depth += (token.type in OPENED) - (token.type in CLOSED)
            if depth > DEEPEST_BRACKET:
                raise RefusedError((stream.filename, token.lineno), *TOO_DEEP)
            yield token


class RefusedError(TemplateSyntaxError):
    """What Jinja can do and a template of ours cannot; `hint` says what it can do instead."""

    def __init__(self, place: tuple[str | None, int], what: str, hint: str) -> None:
        filename, line = place
        super().__init__(what, line, filename=filename)
        self.what = what
        self.hint = hint


def put_counters(source: nodes.Template) -> None:
    """Count all that is run more than once, and all that takes longer the longer its values are."""
    repeated: list[Any] = [source, *source.find_all((nodes.Macro, nodes.CallBlock, nodes.Block))]
    weights = [_weight(part) for part in repeated]
    for loop in list(source.find_all(nodes.For)):
        loop.iter = _counted(loop.iter, EACH, _weight(loop))  # type: ignore[arg-type]  # Jinja: any node
    compared: list[nodes.Compare | nodes.Operand] = [*source.find_all(nodes.Compare), *source.find_all(nodes.Operand)]
    for node in compared:
        node.expr = _counted(node.expr, COMPARED)
    for item in list(source.find_all(nodes.Getitem)):
        if isinstance(item.arg, nodes.Slice):
            item.node = _counted(item.node, CUT)
    for part, weight in zip(repeated, weights, strict=True):
        counter = _counted(nodes.Const(weight, lineno=part.lineno), RUN)
        part.body.insert(0, nodes.ExprStmt(counter, lineno=part.lineno))


def _weight(node: nodes.Node) -> int:
    """How many parts there are in it, and how many letters."""
    letters = sum(letters_of(part.data) for part in node.find_all(nodes.TemplateData))
    return letters + sum(PART for _ in node.find_all(nodes.Node))


def _counted(node: nodes.Expr, name: str, *values: int) -> nodes.Filter:
    arguments: list[nodes.Expr] = [nodes.Const(value, lineno=node.lineno) for value in values]
    return nodes.Filter(node, name, arguments, [], None, None, lineno=node.lineno)


def find_too_deep(source: nodes.Template) -> nodes.Node | None:
    """The first thing that stands too deep inside of others."""
    rest: list[tuple[nodes.Node, int, int]] = [(source, 0, 0)]
    while rest:
        node, depth, loops = rest.pop()
        loops += isinstance(node, nodes.For)
        if depth > DEEPEST or loops > DEEPEST_LOOP:
            return node
        rest += [(child, depth + 1, loops) for child in node.iter_child_nodes()]
    return None


def _each(value: object, weight: int) -> object:
    """What a loop goes over, counted before it starts."""
    if isinstance(value, Undefined):
        return str(value)  # raises, naming what is unknown
    if not isinstance(value, (*LISTS, dict, str)):
        raise TemplateRuntimeError("Das ist keine Liste.")
    spend(len(value) * weight)
    return value


def _cut(value: object) -> object:
    if isinstance(value, (*LISTS, str)):
        spend(len(value))
    return value


def _compared(value: object) -> object:
    spend(_size(value))
    return value


def _size(value: object) -> int:
    """The letters of what is compared: texts, numbers and days, and lists of these."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, LISTS) and not any(isinstance(part, (*LISTS, dict)) for part in value):
        return sum(map(_size, value))
    if isinstance(value, (*LISTS, dict)) or (isinstance(value, View) and type(behind(value)) not in SPELLED):
        raise TemplateRuntimeError("Vergleichen lassen sich nur Texte, Zahlen und Tage.")
    return PART


EACH, COMPARED, CUT, RUN = "each loop", "compared value", "cut value", "run part"
COUNTERS: dict[str, Callable[..., object]] = {EACH: _each, COMPARED: _compared, CUT: _cut, RUN: spend}
