"""A picture has one size, whatever it is printed with: by its pixels and what the file says of them."""

from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from antrag_gen import tree
from antrag_gen.writers.pictures import size_of, size_of_picture


def picture(width: int, height: int, dots: float | None = None, form: str = "PNG") -> bytes:
    made = BytesIO()
    said = {} if dots is None else {"dpi": (dots, dots)}
    Image.new("L", (width, height), 200).save(made, form, **said)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "millimetres"),
    [
        (picture(96, 10), 25.4),
        (picture(300, 10, 300), 25.4),
        (picture(300, 10, 300, "JPEG"), 25.4),
        (picture(96, 10, 1), 25.4),
        (picture(900, 1600, 96), 150 * 9 / 16),
        (picture(4000, 500), 4000 / 96 * 25.4),
    ],
)
def test_a_picture_is_as_wide_as_it_says_but_not_too_high(data: bytes, millimetres: float) -> None:
    assert size_of_picture(data)[0] == pytest.approx(millimetres, rel=0.001)


def test_what_is_no_picture_has_no_size() -> None:
    assert size_of_picture(b"kein Bild") is None


def test_a_picture_whose_text_says_its_width_is_as_wide_and_keeps_its_shape() -> None:
    wide = tree.Image(picture(400, 100, 300), "image/png", "Plan", Decimal(80))
    assert size_of(wide) == (80, 20)
