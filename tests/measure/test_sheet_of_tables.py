"""What a style sheet leaves for tables: the margins of pages, letters and padding of cells."""

import pytest
from papers import ROOT

from antrag_gen.measure.sheet import Letters, Setting, read_setting
from antrag_gen.tree import TableSize

MM = 72 / 25.4
BASE = (ROOT / "templates/gemeinsam/base.css").read_text(encoding="utf-8")
LIST = (ROOT / "templates/liste/layout.css").read_text(encoding="utf-8")


def points(setting: Setting) -> list[float]:
    return [letters.points for letters in setting.letters.values()]


def test_without_a_word_in_the_sheet_it_is_as_in_ours() -> None:
    usual, ours = Setting(), read_setting(BASE)
    assert (ours.upright, ours.turned) == pytest.approx((usual.upright, usual.turned))
    assert list(ours.letters) == list(usual.letters)
    for size, letters in usual.letters.items():
        assert (ours.letters[size].points, ours.letters[size].padding) == pytest.approx(
            (letters.points, letters.padding)
        )
    assert read_setting("").upright == usual.upright


def test_lists_have_wider_pages_and_no_smaller_letters() -> None:
    setting = read_setting(f"{BASE}\n{LIST}")
    assert setting.upright == setting.turned == pytest.approx((297 - 24) * MM)
    assert setting.letters == {TableSize.NORMAL: Letters(7.0, pytest.approx(1.6 * MM))}


@pytest.mark.parametrize(
    ("css", "width"),
    [
        ("@page { margin: 20mm }", 170),
        ("@page { margin: 20mm 1cm 20mm 3cm }", 170),
        ("@page { margin: 20mm; margin-left: 0 }", 190),
        ("@page { size: 200mm 300mm; margin: 10mm }", 180),
        ("@page { size: landscape; margin: 10mm }", 277),
        ("@page { size: A3; margin: 1in 10mm }", 277),
        ("@page { margin: 10% }", 165),
        ("@page { margin: 20mm } @page breit { margin: 1mm } @media print { @page { margin: 2mm } }", 170),
    ],
)
def test_a_page_is_as_wide_as_its_margins_leave_it(css: str, width: float) -> None:
    assert read_setting(css).upright == pytest.approx(width * MM)


def test_turned_pages_have_the_margins_of_the_others_or_their_own() -> None:
    turned = "@page querformat { size: A4 landscape%s }"
    assert read_setting("@page { margin: 20mm }" + turned % "").turned == pytest.approx(257 * MM)
    assert read_setting("@page { margin: 20mm }" + turned % "; margin: 10mm").turned == pytest.approx(277 * MM)


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("table { font-size: 11pt } .klein { font-size: 9.5pt }", [11, 9.5]),
        ("th, td { padding: 1mm } table { font-size: 4mm }", [4 * MM]),
        (".klein { font-size: 10pt } .kleiner { font-size: 8pt }", [10, 8]),
        (".kleinste { font-size: 6pt }", [10]),
        ("table { font-size: 0.9em }", [10]),
    ],
)
def test_sizes_that_are_not_there_not_smaller_or_not_readable_are_left_out(css: str, found: list[float]) -> None:
    assert points(read_setting(css)) == pytest.approx(found)


def test_a_table_in_a_wider_font_has_less_room() -> None:
    assert read_setting("table { font-size: 10pt }", 1.3).letters == {TableSize.NORMAL: Letters(13, 4 * MM)}
