"""What a layout does to words that nobody can read: causes, and the rules of the style sheet that are one.

Problems of nodes that are not seen come in; out come those of the rules, once each, at their line of the style sheet.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import tinycss2
import tinycss2.color4
from tinycss2.ast import Node

from antrag_gen.errors import Place, Problem
from antrag_gen.writers.pdf.html import NUMBER

LAYOUT = "Layout"  # the path of places in the style sheet, until somebody knows its files
SHOWN = 40  # characters of the words that are cited
ID = "layout-unlesbar"
HINT = "Die Zeile ändern oder löschen: Was ein Papier sagt, muss im PDF zu lesen sein."
Colour = tuple[float, float, float]
WHITE: Colour = (1.0, 1.0, 1.0)
FAINT = 1.5  # contrast of two colours that look alike


class Cause(StrEnum):
    """Why a text cannot be read, in words that go on after „macht Text unlesbar:“."""

    UNPRINTED = "Er wird nicht gedruckt"
    VISIBILITY = "Er ist unsichtbar"
    COLOUR = "Seine Farbe hebt sich nicht vom Grund ab"
    FONT_SIZE = "Er ist kleiner als 4 pt"
    OVERLAP = "Er steht über anderem Text"
    OVERFLOW = "Er wird abgeschnitten"
    CLIP = "Er wird beschnitten"
    TRANSFORM = "Er ist zu klein oder steht neben dem Papier"
    OPACITY = "Er ist durchsichtig, und Vorlesegeräte finden ihn nicht"
    SPACING = "Seine Buchstaben stehen übereinander"


@dataclass(frozen=True, slots=True)
class Unseen(Problem):
    """A problem of words that are not seen on the pages: of which node, and why."""

    number: int = -1
    words: str = ""
    cause: Cause = Cause.UNPRINTED


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours by WCAG 2: from 1 for none to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """As WCAG 2 has it, with the power that sRGB comes near to."""
    red, green, blue = (part**2.2 for part in colour)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


class _Way(NamedTuple):
    """The elements of a node: its own with those inside of it, and its own with those around it, the nearest first."""

    below: Sequence[Any]
    above: Sequence[Any]


Test = Callable[[list[Node]], bool]


def _is(*words: str) -> Test:
    return lambda tokens: any(token.type == "ident" and token.lower_value in words for token in tokens)


def _any(_: list[Node]) -> bool:
    return True


def _negative(tokens: list[Node]) -> bool:
    return any(getattr(token, "value", 0) < 0 for token in tokens if token.type in NUMERIC)


def _tight(tokens: list[Node]) -> bool:
    """Whether lines so high lie over each other; a length may."""
    return any(
        token.type == "dimension" or token.value < (70 if token.type == "percentage" else 0.7)
        for token in tokens
        if token.type in NUMERIC
    )


def _small(tokens: list[Node]) -> bool:
    """Whether type may be so small: of what other type it is a part is not known."""
    return any(
        token.value < SIZES.get(getattr(token, "lower_unit", token.type), 0.5)
        for token in tokens
        if token.type in NUMERIC
    )


def _pale(tokens: list[Node]) -> bool:
    """Whether a colour is not seen on white paper."""
    parsed = [tinycss2.color4.parse_color(token) for token in tokens]
    colours = [colour for colour in parsed if colour and colour != "currentcolor"]
    return any(colour.alpha < 1 or contrast(tuple(colour.to("srgb").coordinates), WHITE) < FAINT for colour in colours)


NUMERIC = ("number", "percentage", "dimension")
SIZES = {"number": 0.5, "percentage": 50, "pt": 4, "px": 5.34, "mm": 1.42, "cm": 0.142, "in": 0.056}
INHERITED = ("color", "visibility", "line-height", "letter-spacing", "word-spacing", "text-indent")
NONE, MOVED = _is("none"), _is("absolute", "fixed", "relative")
MARGINS = dict.fromkeys(("margin", "margin-top", "margin-bottom", "margin-left", "margin-right"), _negative)
# Property → whether a value of it can be the cause; the first that is found is told.
TESTS: dict[Cause, dict[str, Test]] = {
    Cause.UNPRINTED: {"display": NONE, "font-size": _small, "text-indent": _any, "position": MOVED, **MARGINS},
    Cause.VISIBILITY: {"visibility": _is("hidden", "collapse")},
    Cause.COLOUR: {"color": _pale, "background-color": _any, "background": _any},
    Cause.FONT_SIZE: {"font-size": _small, "font": _small},
    Cause.OVERLAP: {
        "line-height": _tight,
        "height": _any,
        "max-height": _any,
        "position": MOVED,
        **MARGINS,
        "word-spacing": _negative,
        "text-indent": _any,
    },
    Cause.OVERFLOW: {"overflow": _any},
    Cause.CLIP: {"clip": _any},
    Cause.TRANSFORM: {"transform": _any},
    Cause.OPACITY: {"opacity": _any},
    Cause.SPACING: {"letter-spacing": _negative},
}


def tell_rules(problems: Sequence[Problem], css: str, html: Any) -> list[Problem]:  # noqa: ANN401 – weasyprint.HTML
    """The problems, those of words that are not seen at the rules that hide them; each rule and cause is told once."""
    if not any(isinstance(problem, Unseen) for problem in problems):
        return list(problems)
    ways = dict(_ways(html.wrapper_element))
    rules = list(_rules(css))
    told: dict[object, Problem] = {}
    for problem in problems:
        if not isinstance(problem, Unseen):
            told[problem] = problem
            continue
        rule = _rule(problem.cause, ways.get(problem.number, _Way((), ())), rules)
        if rule is None and problem.cause is Cause.UNPRINTED:
            told[problem] = problem
        else:
            told.setdefault(rule or problem.cause, _problem(problem, rule))
    return list(told.values())


def _problem(unseen: Unseen, rule: Node | None) -> Problem:
    words = " ".join(unseen.words.split())
    words = words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()} …"
    if rule is None:
        what = f"Das Layout macht Text unlesbar: „{words}“. {unseen.cause}."
        return Problem(unseen.where, what, HINT, ID)
    value = tinycss2.serialize(rule.value).strip()
    what = f"„{rule.lower_name}: {value}“ macht Text unlesbar: „{words}“. {unseen.cause}."
    return Problem(Place(LAYOUT, rule.source_line, rule.source_column), what, HINT, ID)


def _ways(root: Any) -> Iterator[tuple[int, _Way]]:  # noqa: ANN401 – cssselect2.ElementWrapper
    for element in root.iter_subtree():
        if (number := element.etree_element.get(NUMBER)) is not None:
            yield int(number), _Way(list(element.iter_subtree()), [element, *reversed(list(element.ancestors))])


def _rules(css: str) -> Iterator[tuple[Any, list[Node]]]:
    """Each rule for elements: what matches them, and its declarations."""
    from weasyprint import CSS

    for rule in _qualified(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        matcher = CSS(string=f"{tinycss2.serialize(rule.prelude)} {{ color: red }}").matcher
        yield matcher, [part for part in parts if part.type == "declaration"]


def _qualified(rules: Sequence[Node]) -> Iterator[Node]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media":
            yield from _qualified(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def _rule(cause: Cause, way: _Way, rules: Sequence[tuple[Any, list[Node]]]) -> Node | None:
    """The declaration that is the cause: the last one for the nearest element, then of parts of elements."""
    for of_parts in (False, True):
        for name, is_cause in TESTS[cause].items():
            for element in [*way.below, *way.above] if name == "display" else way.above:
                said = [node for node in _said(element, rules, of_parts=of_parts) if node.lower_name == name]
                if said and is_cause(said[-1].value):
                    return said[-1]
                if said and name in INHERITED:
                    break
    return None


def _said(
    element: Any,  # noqa: ANN401 – cssselect2.ElementWrapper
    rules: Sequence[tuple[Any, list[Node]]],
    *,
    of_parts: bool,
) -> Iterator[Node]:
    """The declarations for an element, or for parts of it as its first line."""
    for matcher, said in rules:
        if any(bool(part) == of_parts for _, _, part, _ in matcher.match(element)):
            yield from said
