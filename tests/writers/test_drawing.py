"""Charts are drawn the same everywhere, and are legible without colours."""

import gc
import hashlib
import io
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from charts import BARS, CHARTS, LINES, chart, each_chart, series
from PIL import Image
from stadtschrift import font_file

from antrag_gen.collector import without_collector
from antrag_gen.fonts.shipped import COMMON
from antrag_gen.fonts.typefaces import typeface_of_drawing
from antrag_gen.tree import Chart, ChartKind
from antrag_gen.writers.drawing import BARS_WIDTH, STYLES, _figure, _own_settings, _ticks, draw
from antrag_gen.writers.lettering import lettering_of

TESTS = Path(__file__).parents[1]
SCRIPT = "import sys; sys.path[:0] = sys.argv[1:]; from writers.test_drawing import digests; print(digests())"
WHITE = 255


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_a_chart_is_gone_when_it_is_drawn(suffix: str) -> None:
    """Each holds megabytes: the collector must not have to come by, which it does when there are a hundred of them."""
    drawn = CHARTS["line with a target"]
    draw(drawn, suffix)
    gc.collect()
    with without_collector():
        draw(replace(drawn, unit="Ämter"), suffix)
        assert not any(type(found).__name__ == "Figure" for found in gc.get_objects())


@cache
def digests() -> str:
    """Of bars and a line in both formats."""
    some = (CHARTS[name] for name in ("grouped bars", "line with a target"))
    drawings = (draw(each, suffix) for each in some for suffix in ("svg", "png"))
    return hashlib.sha256(b"".join(drawings)).hexdigest()


@pytest.mark.langsam
def test_other_settings_and_caches_of_matplotlib_change_no_byte_and_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nlines.linewidth: 9\naxes.facecolor: red\ngibt.es.nicht: 1\n")
    environment = {"PYTHONHASHSEED": "7", "MPLCONFIGDIR": str(tmp_path), "TZ": "UTC+5", "LC_ALL": "C"}
    assert run_elsewhere(tmp_path, environment) == (f"{digests()}\n", "")


@pytest.mark.langsam
def test_a_home_that_cannot_be_written_changes_no_byte_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    environment = {"HOME": str(tmp_path / "home"), "MPLCONFIGDIR": str(tmp_path / "home" / "matplotlib")}
    assert run_elsewhere(tmp_path, environment) == (f"{digests()}\n", "")


def run_elsewhere(folder: Path, environment: dict[str, str]) -> tuple[str, str]:
    command = [sys.executable, "-c", SCRIPT, str(TESTS), str(TESTS.parent / "src")]
    done = subprocess.run(command, env=os.environ | environment, cwd=folder, capture_output=True, check=True)
    return done.stdout.decode(), done.stderr.decode()


def test_drawing_leaves_the_settings_of_matplotlib_as_they_were() -> None:
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 31}):
        draw(CHARTS["lines"], "png")  # which is not kept
        assert mpl.rcParams["font.size"] == 31


@pytest.mark.auswahl(1)
@each_chart("each")
def test_a_drawing_has_its_size_and_no_text_and_no_date(each: Chart) -> None:
    root = ET.fromstring(drawn(each, "svg"))  # noqa: S314 – our own
    width, height = (float(root.get(side, "").removesuffix("pt")) / 72 * 2.54 for side in ("width", "height"))
    assert round(width, 2) == 16
    assert 4.5 <= round(height, 2) <= 7 or each in (CHARTS["much longer names"], CHARTS["names in capitals"])
    tags = {element.tag.partition("}")[2] for element in root.iter()}
    assert not tags & {"text", "image", "metadata", "font"}
    picture = Image.open(io.BytesIO(drawn(each, "png")))
    sides = [side / picture.info["dpi"][0] * 2.54 for side in picture.size]
    assert sides == pytest.approx([width, height], abs=0.02)
    assert set(picture.info) == {"dpi"}


@pytest.mark.auswahl(1)
@each_chart("each")
def test_nothing_is_cut_off_at_the_edges(each: Chart) -> None:
    pixels = grey(each)
    for edge in (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]):
        assert edge.min() == WHITE


@cache
def drawn(each: Chart, suffix: str) -> bytes:
    return draw(each, suffix)


def grey(each: Chart) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(drawn(each, "png"))).convert("L"), dtype=float)


def only(kind: ChartKind, number: int, *values: int) -> np.ndarray:
    """In grey, what one of four series looks like below the legend: the others have no values."""
    given = [values if at == number else (None,) * len(values) for at in range(len(STYLES))]
    pixels = grey(chart(kind, *(series(f"Haus {at}", *each) for at, each in enumerate(given))))
    return pixels[pixels.shape[0] // 4 :]


@pytest.mark.langsam
def test_bars_differ_without_colours_by_brightness_or_hatching() -> None:
    looks = []
    for number in range(len(STYLES)):
        pixels = only(BARS, number, 5, 5, 5, 5)
        zero = np.flatnonzero(pixels[(pixels < 50).sum(axis=1).argmax()] < 50)
        left = zero[np.flatnonzero(np.diff(zero) > 1)[-1] + 1]  # right of the figure at the axis
        year = (zero[-1] - left) / 4
        middle = round(left + year * (0.5 - BARS_WIDTH / 2 + (number + 0.5) * BARS_WIDTH / 4))
        inside = pixels[20:-80, middle - 15 : middle + 15]
        looks.append((inside.mean(), inside.std()))
    for (bright, hatched), (other_bright, other_hatched) in combinations(looks, 2):
        assert abs(bright - other_bright) > 40 or abs(hatched - other_hatched) > 20, looks


@pytest.mark.langsam
def test_lines_differ_without_colours_by_markers_and_dashes() -> None:
    masks = [only(LINES, number, 3, 2, 4, 5) < 200 for number in range(len(STYLES))]
    for one, other in combinations(masks, 2):
        assert (one ^ other).sum() > 0.1 * min(one.sum(), other.sum())


@pytest.mark.langsam
def test_lines_that_lie_on_each_other_are_all_seen() -> None:
    colours = Image.open(io.BytesIO(drawn(CHARTS["lines that lie on each other"], "png"))).convert("RGB")
    shown = {colour for _, colour in colours.crop((0, 80, *colours.size)).getcolors(10**6)}
    assert {(0x00, 0x72, 0xB2), (0xB3, 0x47, 0x00)} <= shown


@pytest.mark.parametrize("colour", [style.line for style in STYLES])
def test_lines_stand_out_from_the_page(colour: str) -> None:
    """WCAG 2.2, 1.4.11: 3 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    assert 1.05 / (luminance + 0.05) >= 3


def test_more_series_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="5 series"):
        draw(chart(BARS, *(series(f"Haus {number}", 1) for number in range(5))), "svg")


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([], ["0", "1"]),
        (["0"], ["0", "1"]),
        (["43210.55", "60000"], ["0", "20000", "40000", "60000"]),
        (["104", "86.4"], ["0", "50", "100", "150"]),
        (["-8000.5", "3000"], ["-10000", "-5000", "0", "5000"]),
        (["-3"], ["-3", "-2", "-1", "0"]),
        (["0.0025"], ["0", "0.0005", "0.0010", "0.0015", "0.0020", "0.0025"]),
    ],
)
def test_the_axis_has_round_numbers_from_zero(values: list[str], ticks: list[str]) -> None:
    assert _ticks([Decimal(value) for value in values]) == [Decimal(tick) for tick in ticks]


def test_the_font_of_drawings_has_all_that_papers_may_say() -> None:
    assert COMMON - {"\n", "\u00ad", "♬"} <= typeface_of_drawing("").characters


def test_words_are_drawn_in_the_font_of_papers_or_one_that_has_all_their_letters() -> None:
    plain, marked, signs = (replace(CHARTS["lines"], unit=unit) for unit in ("O", "O\u0308\u0323", "☒"))
    assert [lettering_of(each).path.name for each in (plain, marked, signs)] == [
        "Arimo[wght].ttf",
        "Arimo[wght].ttf",
        "DejaVuSans.ttf",
    ]


def test_a_city_s_own_font_is_that_of_its_drawings() -> None:
    own = replace(CHARTS["lines"], unit="Stück", font=font_file())
    assert lettering_of(own).path.read_bytes() == own.font
    assert draw(own, "svg") != draw(replace(own, font=b""), "svg")
    assert lettering_of(replace(own, font=b"none")).path.name == "Arimo[wght].ttf"


def test_two_bars_are_drawn_lower_than_twelve() -> None:
    def height(bars: int) -> float:
        with _own_settings():
            return float(_figure(chart(BARS, series("Ist", *range(bars))), 1).get_figheight() * 2.54)

    assert [round(height(bars), 2) for bars in (1, 2, 6, 12, 13)] == [4.5, 4.5, 5.5, 7, 7]


def test_names_below_the_axis_are_broken_between_words() -> None:
    names = ("Referat Soziales und gesellschaftliche Integration", "Referat Jugend", "Amt 1", "Amt 2", "Amt 3")
    values = series("Ist", 1, 2, 3, 4, 5)
    drawn = Chart(BARS, "Euro", names, (values,), "Diagramm: was zu sehen ist.")
    with _own_settings():
        labels = [label.get_text() for label in _figure(drawn, 1).axes[0].get_xticklabels()]
    assert labels[:2] == ["Referat Soziales\nund\ngesellschaftliche\nIntegration", "Referat Jugend"]
