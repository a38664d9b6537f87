"""Draw charts: the numbers of a chart in, the bytes of a picture out, the same on every run.

Nothing is told by colour alone: bars differ in brightness and hatching, lines in markers and dashes. All words are
outlines of one font, that of the paper, so that the settings of a machine don't matter.
"""

import gc
import logging
import math
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from antrag_gen.collector import without_collector
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.tree import Chart, ChartKind, Series
from antrag_gen.writers.lettering import FEWEST_CATEGORIES, Words, words_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

CM = 1 / 2.54
WIDTH = 16 * CM
LOWEST, HIGHEST = 4.5 * CM, 7 * CM  # with a line of words above and below
MARK = 0.25 * CM  # by which each bar or point more than FEWEST_MARKS adds to the height
FEWEST_MARKS = 2
LINE = 0.45 * CM  # of words, each more adds to the height, too
DPI = 200
DRAWN = 2048  # pictures that are kept, of some 8 kB each
POINTS = 9
BARS_WIDTH = 0.8  # of the room that a category has
TICKS = 5
STEPS = (1, 2, 5, 10)
SCALES = ((Decimal(10) ** 9, "Mrd. "), (Decimal(10) ** 6, "Mio. "))
LOOK: Any = {  # matplotlib has a type for the names of its settings
    "svg.fonttype": "path",
    "text.parse_math": False,  # a dollar is a dollar
    "svg.hashsalt": "antrag-gen",  # names in the file are hashes; without a salt each run has others
    "hatch.linewidth": 0.7,
    "axes.linewidth": 0.8,
}
NO_METADATA: Mapping[str, Mapping[str, None]] = {
    "svg": dict.fromkeys(("Creator", "Date", "Format", "Type")),
    "png": {"Software": None},
}


class Style(NamedTuple):
    """How a series looks as bars (`fill`, `hatch`) and as a line (`line`, `marker`, `dashes`)."""

    fill: str
    hatch: str
    line: str
    marker: str
    dashes: str


# Colours after Okabe and Ito, which the colour-blind can tell apart; lines with 3 : 1 on white (WCAG 2.2, 1.4.11).
STYLES = (
    Style("#0072b2", "", "#0072b2", "o", "-"),
    Style("#f5c242", "////", "#b34700", "s", "--"),
    Style("#ffffff", "", "#000000", "^", ":"),
    Style("#009e73", "xxxx", "#007256", "D", "-."),
)
TARGET: Mapping[str, Any] = {"color": "#000000", "linewidth": 1.5, "linestyle": (0, (6, 2)), "zorder": 5}
HALO: Mapping[str, Any] = {"color": "#ffffff", "linewidth": 4, "zorder": 2.2}  # sets a target off from bars


def draw(chart: Chart, suffix: Literal["svg", "png"]) -> bytes:
    """The picture, 16 cm wide, as high as what it shows needs. ValueError where no looks tell its series apart.

    That of a PDF is kept: a page is laid out again to be mended, and all those of a book when they are painted.
    """
    return zlib.decompress(_kept(chart)) if suffix == "svg" else _draw(chart, suffix)


@lru_cache(maxsize=DRAWN)
def _kept(chart: Chart) -> bytes:
    return zlib.compress(_draw(chart, "svg"))


def _draw(chart: Chart, suffix: Literal["svg", "png"]) -> bytes:
    of = sum(not series.target for series in chart.series)
    if of > len(STYLES):
        raise ValueError(f"{of} series in a chart, but only {len(STYLES)} looks to tell them apart")
    with _own_settings(), _let_go():
        return _save(_figure(chart, of), suffix)


def _save(figure: "Figure", suffix: Literal["svg", "png"]) -> bytes:
    written = BytesIO()
    figure.savefig(written, format=suffix, dpi=DPI, metadata=NO_METADATA[suffix])
    return written.getvalue()


@contextmanager
def _let_go() -> Iterator[None]:
    """A figure holds megabytes and itself; in a book the garbage collector would come by when there are a hundred."""
    with without_collector():
        try:
            yield
        finally:
            gc.collect(0)


@contextmanager
def _own_settings() -> Iterator[None]:
    """The settings that matplotlib was made with, whatever the user has set, and without a word about its caches."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(LOOK)
        yield


def _figure(chart: Chart, of: int) -> "Figure":
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    scale, prefix = _scale(chart)
    words = words_of(chart, f"{prefix}{chart.unit}")
    font = FontProperties(fname=words.letters.path, size=POINTS)
    figure = Figure((WIDTH, _height(chart, of) + LINE * words.further_lines), layout="constrained")
    axes = figure.add_subplot()
    places = count()
    marks: list[Artist] = []
    for series in chart.series:
        numbers = _numbers(series, scale)
        if series.target:
            marks.append(_target(axes, numbers))
        elif chart.kind is ChartKind.SAEULEN:
            marks.append(_bars(axes, numbers, next(places), of))
        else:
            marks.append(_line(axes, numbers, next(places)))
    _set_axes(axes, chart, scale, words.labels, font)
    axes.set_title(words.unit, loc="left", font=font, pad=7)
    _legend(figure, marks, words, font)
    return figure


def _height(chart: Chart, of: int) -> float:
    """Inches, with a line of words above and below: two bars are not drawn as high as twelve."""
    return min(HIGHEST, LOWEST + MARK * max(0, len(chart.categories) * of - FEWEST_MARKS))


def _all_values(chart: Chart) -> list[Decimal]:
    return [value for series in chart.series for value in series.values if value is not None]


def _scale(chart: Chart) -> tuple[Decimal, str]:
    """What the numbers at the axis count in, and what that is called before the unit."""
    most = max(map(abs, _all_values(chart)), default=Decimal(0))
    return next((scale for scale in SCALES if most >= scale[0]), (Decimal(1), ""))


def _numbers(series: Series, scale: Decimal) -> list[float]:
    return [math.nan if value is None else float(value / scale) for value in series.values]


def _bars(axes: "Axes", numbers: Sequence[float], number: int, of: int) -> "Artist":
    style, width = STYLES[number], BARS_WIDTH / of
    left = [at - BARS_WIDTH / 2 + number * width for at in range(len(numbers))]
    look: dict[str, Any] = {"color": style.fill, "hatch": style.hatch, "edgecolor": "#000000", "linewidth": 0.8}
    return axes.bar(left, numbers, width, align="edge", zorder=2, clip_on=False, **look).patches[0]


def _line(axes: "Axes", numbers: Sequence[float], number: int) -> "Artist":
    """Each line is thinner than those below it, so that lines with the same values can be seen."""
    style = STYLES[number]
    look: dict[str, Any] = {
        "color": style.line,
        "linestyle": style.dashes,
        "marker": style.marker,
        "markeredgecolor": "#ffffff",
    }
    size: dict[str, Any] = {"linewidth": 3.2 - 0.6 * number, "markersize": 9 - 1.5 * number}
    return axes.plot(range(len(numbers)), numbers, zorder=3, clip_on=False, **look, **size)[0]


def _target(axes: "Axes", numbers: Sequence[float]) -> "Artist":
    """A line over the whole width of each category, so that a target for one year is seen, too."""
    across = [at + side for at in range(len(numbers)) for side in (-0.5, 0.5)]
    heights = [number for number in numbers for _ in range(2)]
    axes.plot(across, heights, clip_on=False, **HALO)
    return axes.plot(across, heights, clip_on=False, **TARGET)[0]


def _set_axes(axes: "Axes", chart: Chart, scale: Decimal, labels: Mapping[int, str], font: "FontProperties") -> None:
    ticks = _ticks([value / scale for value in _all_values(chart)])
    axes.set_ylim(float(ticks[0]), float(ticks[-1]))
    decimals = max(max(0, -int(tick.normalize().as_tuple().exponent)) for tick in ticks)
    axes.set_yticks([*map(float, ticks)], [format_zahl(tick, decimals=decimals) for tick in ticks], font=font)
    many = len(chart.categories)
    spare = max(0, FEWEST_CATEGORIES - many) / 2
    axes.set_xlim(-0.5 - spare, many - 0.5 + spare)
    axes.set_xticks([*labels], [*labels.values()], font=font)
    axes.tick_params(length=0)
    axes.grid(axis="y", color="#cccccc", linewidth=0.6, zorder=0, clip_on=False)
    axes.spines[["left", "right", "top", "bottom"]].set_visible(False)
    axes.axhline(0, color="#000000", linewidth=0.8, zorder=2.5, clip_on=False)


def _ticks(values: Sequence[Decimal]) -> list[Decimal]:
    """Round numbers at even distances, from the lowest value or zero to the highest value or zero, at least two."""
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    if low == high:
        return [Decimal(0), Decimal(1)]
    step = _step((high - low) / TICKS)
    return [step * at for at in range(math.floor(low / step), math.ceil(high / step) + 1)]


def _step(least: Decimal) -> Decimal:
    """The next 1, 2 or 5 times a power of ten."""
    power = Decimal(10) ** least.adjusted()
    return next(power * step for step in STEPS if power * step >= least)


def _legend(figure: "Figure", marks: Sequence["Artist"], words: Words, font: "FontProperties") -> None:
    """Above the drawing: in one line where there is room, else one below the other."""
    figure.legend(
        marks,
        words.names,
        loc="outside upper left",
        ncols=max(1, len(words.names)) if words.in_line else 1,
        prop=font,
        frameon=False,
        handlelength=3.5,
        borderpad=0,
        borderaxespad=0.2,
    )
