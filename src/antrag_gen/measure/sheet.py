"""Read from a style sheet how much room tables have and how they are set: its text in, points out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize
from tinycss2.ast import AtRule, Declaration, DimensionToken, IdentToken, Node, NumberToken, QualifiedRule

from antrag_gen.tree import TableSize

MM = 72 / 25.4
UNITS = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0, "px": 0.75}
PAPERS = {"a3": (297 * MM, 420 * MM), "a4": (210 * MM, 297 * MM), "a5": (148 * MM, 210 * MM)}
SMALLEST = 7.0  # points that still can be read
TURNED = "querformat"  # the name of the pages in landscape
Values = dict[str, Sequence[Node]]
Edges = tuple[float, float]
"""Left and right, in points."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How large the letters of a table are, and what the padding takes of a column, in points.

    Of a font wider than the usual ones the size is that at which those are as wide.
    """

    points: float
    padding: float


@dataclass(frozen=True, slots=True)
class Setting:
    """The widths that margins leave of upright and of turned pages, and the sizes that tables can have there."""

    upright: float = 165 * MM
    turned: float = 252 * MM
    letters: Mapping[TableSize, Letters] = field(
        default_factory=lambda: {
            TableSize.NORMAL: Letters(10, 4 * MM),
            TableSize.KLEIN: Letters(9, 3 * MM),
            TableSize.KLEINER: Letters(8, 2 * MM),
            TableSize.KLEINSTE: Letters(7, 2 * MM),
        }
    )


@lru_cache(maxsize=16)
def read_setting(css: str, wider: float = 1.0) -> Setting:
    """What a style sheet says; what it does not say, or in a way that is not known here, is as in ours.

    A size of letters that it does not have, or that is no smaller than the one before, is left out. `wider` says how
    many times as wide as usual its font is.
    """
    pages, rules = _read(css)
    usual = Setting()
    upright = _width(pages.get("", {}), usual.upright)
    turned = _width({**pages.get("", {}), **pages.get(TURNED, {})}, usual.turned)
    normal = usual.letters[TableSize.NORMAL]
    cells = _edges(rules.get("td", {}), "padding", (normal.padding / 2,) * 2)
    letters = {TableSize.NORMAL: Letters(_size(rules.get("table", {})) or normal.points, sum(cells))}
    for size in list(TableSize)[1:]:
        points = _size(rules.get(f".{size}", {}))
        if points is not None and SMALLEST <= points < min(larger.points for larger in letters.values()):
            letters[size] = Letters(points, sum(_edges(rules.get(f".{size} td", {}), "padding", cells)))
    return Setting(
        upright,
        turned,
        {size: Letters(measured.points * wider, measured.padding) for size, measured in letters.items()},
    )


def _read(css: str) -> tuple[dict[str, Values], dict[str, Values]]:
    """What is said of pages by their names, and of elements by their selectors; what is said later counts."""
    pages: dict[str, Values] = {}
    rules: dict[str, Values] = {}
    for rule in parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, AtRule) and rule.lower_at_keyword == "page" and rule.content is not None:
            _add(pages, serialize(rule.prelude), rule)
        elif isinstance(rule, QualifiedRule):
            for selector in serialize(rule.prelude).split(","):
                _add(rules, selector, rule)
    return pages, rules


def _add(said: dict[str, Values], name: str, rule: AtRule | QualifiedRule) -> None:
    values = said.setdefault(" ".join(name.split()), {})
    for declaration in parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if isinstance(declaration, Declaration):
            values.update(
                _longhand(declaration.lower_name, [part for part in declaration.value if part.type != "whitespace"])
            )


def _longhand(name: str, values: Sequence[Node]) -> Iterator[tuple[str, Sequence[Node]]]:
    """`margin` and `padding` as those of the left and right."""
    if name not in ("margin", "padding"):
        yield name, values
    elif values:
        right = values[1 if len(values) > 1 else 0]
        left = values[3] if len(values) == len(("top", "right", "bottom", "left")) else right
        yield from ((f"{name}-left", [left]), (f"{name}-right", [right]))


def _width(page: Values, usual: float) -> float:
    size = page.get("size", ())
    lengths = [length for part in size if (length := _length(part)) is not None]
    names = [part.lower_value for part in size if isinstance(part, IdentToken)]
    sides = tuple(lengths) if lengths else next((PAPERS[name] for name in names if name in PAPERS), PAPERS["a4"])
    wide = max(sides) if "landscape" in names else min(sides) if not lengths else sides[0]
    left, right = _edges(page, "margin", (-1.0, -1.0))
    return wide - left - right if left >= 0 and right >= 0 else usual


def _edges(values: Values, name: str, usual: Edges) -> Edges:
    left, right = (_first(values.get(f"{name}-{side}", ())) for side in ("left", "right"))
    return (usual[0] if left is None else left, usual[1] if right is None else right)


def _size(values: Values) -> float | None:
    return _first(values.get("font-size", ()))


def _first(values: Sequence[Node]) -> float | None:
    return _length(values[0]) if values else None


def _length(value: Node) -> float | None:
    """Points; None for what depends on something else."""
    if isinstance(value, NumberToken):
        return 0.0 if value.value == 0 else None
    if isinstance(value, DimensionToken) and value.lower_unit in UNITS:
        return float(value.value) * UNITS[value.lower_unit]
    return None
