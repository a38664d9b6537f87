"""Bound what a style sheet may ask for: its text in, out a problem for each thing that would be laid out without end.

A style sheet is read as a stranger's. WeasyPrint knows no bounds: it repeats a gradient of 0.00001 px until the end of
the page, and makes a page of 0 mm again and again. What only a whole paper shows is bounded in `effort`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import tinycss2
from tinycss2.ast import Node

from antrag_gen.errors import Place, Problem
from antrag_gen.patterns import compile_late
from antrag_gen.writers.pdf.embedded import SCHEME, check_embedded

LARGEST_SHEET, MOST_WORDS = 3_000_000, 200_000  # characters, with what is embedded and without
EMBEDDED = compile_late(r"data:[^\s\"'()]*")
DEEPEST = 20
MOST_RULES, MOST_SELECTORS, MOST_TOKENS, MOST_EXPANDED = 2_000, 200, 600, 200
LONGEST_TEXT = 1_000
MILLIMETRES = {
    "mm": 1.0,
    "cm": 10.0,
    "q": 0.25,
    "in": 25.4,
    "pt": 25.4 / 72,
    "pc": 25.4 / 6,
    "px": 25.4 / 96,
}
LONGEST, SHORTEST = 5_000.0, 0.003  # millimetres: what a PDF can have, and what can be seen
MOST = {"%": 10_000.0, "": 10_000.0, "deg": 3_600.0}
MOST_OF_OTHER_UNITS = 1_000.0  # em and the like
COUNTS = compile_late(r"columns|column-count|grid-.*|grid|tab-size|order|hyphenate-.*")
MOST_COUNTED = 100
SMALLEST_PAGE = 20.0
REPEATING = "repeating-"  # how far it is from the first colour to the last is known only when it is drawn
NOTES = ".fussnote"  # whose float the style sheet of the package says
OPEN, CLOSE = "([{", ")]}"
# Strings and comments, in which brackets don't count.
SKIPPED = compile_late(r"/\*.*?(?:\*/|\Z)|\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?", re.DOTALL)
NAMED = compile_late(r"--[\w-]+")
SIMPLER = "Die Regel einfacher schreiben oder löschen."


class Bounded(NamedTuple):
    """A declaration with the rule that it stands in."""

    declaration: Node
    selector: str


def check_bounds(css: str, shown: str) -> list[Problem]:
    """The problems, those that keep the style sheet from being read first and alone."""
    if problem := _check_text(css, shown):
        return [problem]
    rules = list(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))
    if len(rules) > MOST_RULES:
        what = f"Die Formatvorlage hat mehr als {MOST_RULES} Regeln.".replace("2000", "2.000")
        return [_problem(_place(rules[MOST_RULES], shown), what)]
    problems = [problem for rule in rules for problem in _check_selector(rule, shown)]
    problems += [problem for rule in rules if not problems for problem in _check_nested(rule, shown)]
    said = [each for rule in rules for each in _declarations(rule)]
    problems += [problem for each in said for problem in _check_declaration(each, shown)]
    return [*problems, *_check_variables(said, shown)]


def _check_text(css: str, shown: str) -> Problem | None:
    """What can be counted before anything is parsed: readers of CSS go down into brackets by calling themselves."""
    if len(css) > LARGEST_SHEET:
        return _problem(Place(shown), "Die Formatvorlage ist größer als 3 MB.", "Eingebettete Bilder verkleinern.")
    if len(EMBEDDED.sub("", css)) > MOST_WORDS:
        return _problem(Place(shown), "Die Formatvorlage hat mehr als 200.000 Zeichen.")
    depth, bare = 0, SKIPPED.sub(lambda match: "\n" * match[0].count("\n"), css)
    for number, line in enumerate(bare.splitlines(), 1):
        for column, letter in enumerate(line, 1):
            depth += (letter in OPEN) - (letter in CLOSE and depth > 0)
            if depth > DEEPEST:
                what = f"Hier stecken mehr als {DEEPEST} Klammern ineinander."
                return _problem(Place(shown, number, column), what)
    return None


def _rules(nodes: Iterable[Node]) -> Iterator[Node]:
    """The rules, those of @media as well."""
    for node in nodes:
        if node.type == "qualified-rule" or (node.type == "at-rule" and node.lower_at_keyword != "media"):
            yield node
        elif node.type == "at-rule" and node.content is not None:
            yield from _rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))


def _declarations(rule: Node) -> Iterator[Bounded]:
    if rule.content is None:
        return
    selector = _selector(rule)
    for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if part.type == "declaration":
            yield Bounded(part, selector)
        elif part.type in {"at-rule", "qualified-rule"}:
            yield from (each._replace(selector=selector) for each in _declarations(part))


def _selector(rule: Node) -> str:
    prefix = f"@{rule.lower_at_keyword} " if rule.type == "at-rule" else ""
    return prefix + str(tinycss2.serialize(rule.prelude)).strip()


def _check_selector(rule: Node, shown: str) -> Iterator[Problem]:
    if rule.prelude.count(",") > MOST_SELECTORS or sum(1 for _ in _tokens(rule.prelude)) > MOST_TOKENS:
        yield _problem(_place(rule, shown), "Der Anfang dieser Regel ist zu lang: Er hat mehr als 600 Teile.")


def _check_nested(rule: Node, shown: str, before: int = 1) -> Iterator[Problem]:
    """Rules in rules: what a `&` stands for is put in anew for each, so that beginnings multiply."""
    selectors = before * max(1 + rule.prelude.count(","), sum(1 for part in _tokens(rule.prelude) if part == "&"))
    if selectors > MOST_SELECTORS:
        what = f"Regeln in Regeln: Dieser Anfang steht mit denen darüber für mehr als {MOST_SELECTORS} Anfänge."
        yield _problem(_place(rule, shown), what)
        return
    for part in tinycss2.parse_blocks_contents(rule.content or (), skip_comments=True, skip_whitespace=True):
        if part.type in {"at-rule", "qualified-rule"}:
            yield from _check_nested(part, shown, selectors)


def _check_declaration(each: Bounded, shown: str) -> Iterator[Problem]:
    declaration, tokens = each.declaration, list(_tokens(each.declaration.value))
    name, place = declaration.lower_name, _place(declaration, shown)
    if len(tokens) > MOST_TOKENS:
        yield _problem(place, f"Der Wert von „{name}“ ist zu lang: Er hat mehr als 600 Teile.")
        return
    yield from _check_tokens(tokens, name, place)
    if name == "float" and _words(tokens) == ["footnote"] and each.selector != NOTES:
        what = "„float: footnote“ macht aus diesem Text eine Fußnote; das Papier hat nur seine eigenen."
        yield _problem(place, what, "Die Zeile löschen.")
    if each.selector.startswith("@page") and name == "size" and any(map(_is_small_page, tokens)):
        yield _problem(place, "Eine Seite muss mindestens 2 cm breit und hoch sein.", "Zum Beispiel: size: A4.")


def _check_tokens(tokens: Sequence[Node], name: str, place: Place) -> Iterator[Problem]:
    counted = COUNTS.fullmatch(name) is not None
    for token in tokens:
        at = Place(place.path, token.source_line, token.source_column)
        if token.type in {"string", "url"} and token.value.casefold().startswith(SCHEME):
            if what := check_embedded(token.value):
                yield _problem(at, f"{what}.", "Ein anderes Bild oder eine andere Schrift einbetten.")
        elif token.type == "function" and token.lower_name.startswith(REPEATING):
            what = f"„{token.lower_name}“ wiederholt sich, so oft der Platz reicht, und nimmt kein Ende."
            yield _problem(at, what, "Einen Verlauf ohne „repeating-“ schreiben, die Größe mit „background-size“.")
        elif token.type in {"string", "ident"} and len(token.value) > LONGEST_TEXT:
            yield _problem(at, f"Der Wert von „{name}“ hat mehr als 1.000 Zeichen am Stück.")
        elif what := _too_much(token, counted=counted):
            what = f"„{name}“ kann nicht „{token.serialize()}“ sein: {what}."
            yield _problem(at, what, "Einen Wert wählen, der auf eine Seite passt.")


def _too_much(token: Node, *, counted: bool) -> str:
    """Why a number is none that can be laid out, empty where it can."""
    if token.type not in {"number", "percentage", "dimension"}:
        return ""
    value = abs(token.value)
    unit = token.lower_unit if token.type == "dimension" else "%" if token.type == "percentage" else ""
    if unit in MILLIMETRES:
        if value * MILLIMETRES[unit] > LONGEST:
            return "Mehr als 5 m kann nichts im PDF lang sein"
        return "So klein ist nichts zu sehen" if 0 < value * MILLIMETRES[unit] < SHORTEST else ""
    if counted and not unit and value > MOST_COUNTED:
        return f"Höchstens {MOST_COUNTED} sind möglich"
    most = MOST.get(unit, MOST_OF_OTHER_UNITS)
    if not value <= most:
        return f"Höchstens {most:.0f}{unit} sind möglich"
    return "So klein ist nichts zu sehen" if unit and 0 < value < SHORTEST else ""


def _is_small_page(token: Node) -> bool:
    if token.type == "dimension":
        return bool(token.value * MILLIMETRES.get(token.lower_unit, SMALLEST_PAGE) < SMALLEST_PAGE)
    return bool(token.type == "number" and token.value <= 0)


def _check_variables(said: Sequence[Bounded], shown: str) -> Iterator[Problem]:
    """One for the first name that stands for more than can be read, and for names that lead to themselves."""
    named: dict[str, list[Node]] = {}
    for each in said:
        if each.declaration.name.startswith("--"):
            named.setdefault(each.declaration.name, []).append(each.declaration)
    uses = {
        name: [match for one in declarations for match in NAMED.findall(tinycss2.serialize(one.value))]
        for name, declarations in named.items()
    }
    lengths: dict[str, int] = {}
    for name in named:
        if _expanded(name, uses, lengths) > MOST_EXPANDED:
            what = f"„{name}“ führt über andere Namen zu sich selbst oder steht für zu vieles."
            yield _problem(_place(named[name][0], shown), what)
            return


def _expanded(name: str, uses: Mapping[str, Sequence[str]], lengths: dict[str, int], depth: int = 0) -> int:
    """How many values a name stands for; more than MOST_EXPANDED for one that leads to itself, or too deep."""
    if depth > DEEPEST:
        return MOST_EXPANDED + 1
    if name not in lengths:
        lengths[name] = MOST_EXPANDED + 1  # until it is known: who comes here again has been led in a circle
        lengths[name] = 1 + sum(_expanded(used, uses, lengths, depth + 1) for used in uses.get(name, ()))
    return lengths[name]


def _tokens(nodes: Iterable[Node]) -> Iterator[Node]:
    """All but blanks, those in brackets as well."""
    for node in nodes:
        if node.type not in {"whitespace", "comment"}:
            yield node
            yield from _tokens(getattr(node, "content", None) or getattr(node, "arguments", None) or ())


def _words(tokens: Sequence[Node]) -> list[str]:
    return [token.lower_value for token in tokens if token.type == "ident"]


def _place(node: Node, shown: str) -> Place:
    return Place(shown, node.source_line, node.source_column)


def _problem(place: Place, what: str, hint: str = SIMPLER) -> Problem:
    return Problem(place, what, hint, "layout-grenze")
