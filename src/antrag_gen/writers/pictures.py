"""Say how large a picture is printed: its bytes in, millimetres out, the same in every format."""

from io import BytesIO

import PIL.Image

from antrag_gen.tree import Image

SCREEN = 96.0  # dots to the inch where a file does not say
PLAUSIBLE = (50.0, 2400.0)  # what else a file says of it is none of a print
INCH = 25.4
HIGHEST = 150.0  # leaves room on the first page of a paper for what stands above its first heading


def size_of(image: Image) -> tuple[float, float] | None:
    """Width and height in millimetres as the text says, else as the file does; None for what is no picture."""
    size = size_of_picture(image.data)
    if size is None or not image.width:
        return size
    width = float(image.width)
    return width, size[1] * width / size[0]


def size_of_picture(data: bytes) -> tuple[float, float] | None:
    """Width and height in millimetres, at most `HIGHEST` high; None for what is no picture."""
    try:
        with PIL.Image.open(BytesIO(data)) as picture:
            across, down = picture.size
            resolution = picture.info.get("dpi", (SCREEN, SCREEN))
    except (OSError, PIL.Image.DecompressionBombError):
        return None
    dots = float(resolution[0])
    dots = dots if PLAUSIBLE[0] <= dots <= PLAUSIBLE[1] else SCREEN
    width = min(across / dots * INCH, HIGHEST * across / down)
    return width, width * down / across
