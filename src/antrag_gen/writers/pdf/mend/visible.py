"""Whether the words of a laid out box can be seen: a layout may hide them and still keep their room."""

from antrag_gen.writers.pdf.mend.record import Box

SMALLEST = 1.0  # CSS pixels: type of less than that is none


def is_visible(box: Box) -> bool:
    """Whether a box of text is painted, in a colour that is there and in type that has a size."""
    style = box.style
    return bool(style["visibility"] == "visible" and style["color"].alpha > 0 and style["font_size"] >= SMALLEST)
