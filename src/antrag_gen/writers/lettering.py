"""Set the words of a drawing: a chart in, the file of their font and the lines that they are broken into out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from antrag_gen.fonts.lent import lend
from antrag_gen.fonts.shipped import ARIMO, face_path, width_in_font
from antrag_gen.fonts.typefaces import typeface_of_drawing
from antrag_gen.measure.advances import Font, break_lines, width_of
from antrag_gen.tree import Chart
from antrag_gen.writers.pdf.own_fonts import MEASURED

MOST_LABELS = 13  # years below the axis that don't touch
FEWEST_CATEGORIES = 4  # that share the width: a single year has no bars as wide as the page
# In ems:
LABELS_ROOM = 40  # below the axis
SHORTEST_LABEL = 5
LINE_ROOM = 44  # of a line of words
LEGEND_MARK = 6.3  # a mark of the legend, and what parts it from the next


@dataclass(frozen=True, slots=True)
class Lettering:
    """A font, and how wide its words are: as those of `measured`, `wider` times."""

    path: Path
    measured: Font = Font.PAPER
    wider: float = 1.0

    def fill(self, text: str, room: float) -> str:
        return "\n".join(break_lines(text, room / self.wider, font=self.measured))

    def width(self, text: str) -> float:
        return width_of(text, font=self.measured) * self.wider


@dataclass(frozen=True, slots=True)
class Words:
    """What a drawing says: above the axis, in the legend, and below the axis by the number of the category."""

    letters: Lettering
    unit: str
    names: tuple[str, ...]
    labels: Mapping[int, str]

    @property
    def in_line(self) -> bool:
        """Whether the names of the legend have room beside each other."""
        return sum(self.letters.width(name) + LEGEND_MARK for name in self.names) <= LINE_ROOM

    @property
    def further_lines(self) -> int:
        """How many lines there are more than one each above the axis, in the legend and below the axis."""
        stacked = "\n".join(self.names) if not self.in_line else ""
        longest = max((label.count("\n") for label in self.labels.values()), default=0)
        return self.unit.count("\n") + stacked.count("\n") + longest


def words_of(chart: Chart, unit: str) -> Words:
    """The words of a chart whose numbers count in `unit`; of many categories some are named."""
    letters = lettering_of(chart)
    many = len(chart.categories)
    # Names are longer than years: each stays in the room below its bars.
    room = max(SHORTEST_LABEL, LABELS_ROOM / max(many, FEWEST_CATEGORIES))
    shown = range(0, many, math.ceil(many / MOST_LABELS) or 1)
    return Words(
        letters,
        letters.fill(unit, LINE_ROOM),
        tuple(letters.fill(series.name, LINE_ROOM) for series in chart.series),
        {at: letters.fill(chart.categories[at], room) for at in shown},
    )


def lettering_of(chart: Chart) -> Lettering:
    """The city's own font, that of papers, or where this lacks a letter the one that stands in."""
    if chart.font and _is_drawn(path := lend(chart.font)):
        return Lettering(path, wider=_wider(chart.font))
    name = typeface_of_drawing(chart.words).name
    return Lettering(face_path(name), Font.PAPER if name == ARIMO else Font.CHART)


@lru_cache(maxsize=16)
def _is_drawn(path: Path) -> bool:
    """Whether matplotlib reads a font that Pango does."""
    from matplotlib.font_manager import get_font

    try:
        get_font(path)
    except RuntimeError:
        return False
    return True


@lru_cache(maxsize=16)
def _wider(data: bytes) -> float:
    return max(1.0, *(width_in_font(text, data) / width_of(text) for text in MEASURED))
