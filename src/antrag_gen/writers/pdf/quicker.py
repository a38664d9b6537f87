"""Let WeasyPrint look styles up quicker: nothing comes in or goes out, each value is the one that it would compute.

A box asks for some hundred properties, most of which no rule names: they are those of the box around it, or the same
in all papers. WeasyPrint 70 goes through all that could be otherwise for each (a seventh of a paper's time). Here is
asked first whether it can be; what can goes WeasyPrint's way. Private names, of the version that pyproject.toml pins;
a test compares the styles of a paper with and without.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

# What WeasyPrint computes together with others, or by rules of its own.
APART = ("float", "display", "position", "page")
PROPAGATED = "text_decoration_"
DIRECTIONS = ("ltr", "rtl")


class _Plain(NamedTuple):
    """A property that is inherited or initial where no rule names it, or what it is called by the way of the text."""

    inherited: bool
    computed: bool
    logical: tuple[str, ...]


@contextmanager
def quicker_styles() -> Iterator[None]:
    """Around laying out."""
    from weasyprint.css import ComputedStyle

    before = ComputedStyle.__missing__
    ComputedStyle.__missing__ = _quick()
    try:
        yield
    finally:
        ComputedStyle.__missing__ = before


@cache
def _quick() -> Callable[[Any, str], Any]:
    from weasyprint.css import ComputedStyle, check_math
    from weasyprint.css.properties import INITIAL_VALUES, Dimension

    properties, compute = _plain_properties(), ComputedStyle.__missing__
    whole = {str, int, float, Dimension}  # no terms that are still to be added up

    def missing(style: Any, key: str) -> Any:  # noqa: ANN401 – theirs
        plain = properties.get(key)
        cascaded, around = style.cascaded, style.parent_style
        if plain is None or key in cascaded or any(name in cascaded for name in plain.logical):
            return compute(style, key)
        if plain.inherited and around is not None:
            value = around[key]
            if type(value) not in whole and check_math(value):
                return compute(style, key)
        elif plain.computed:
            return compute(style, key)
        else:
            value = INITIAL_VALUES[key]
        style[key] = value
        return value

    return missing


def _plain_properties() -> Mapping[str, _Plain]:
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    return {
        key: _Plain(
            key in INHERITED,
            key in INITIAL_NOT_COMPUTED,
            tuple({PHYSICAL_FUNCTIONS[key](block="ttb", inline=way) for way in DIRECTIONS})
            if key in PHYSICAL_FUNCTIONS
            else (),
        )
        for key in INITIAL_VALUES
        if key not in APART and not key.startswith(PROPAGATED)
    }
