"""Pictures of strangers: what cannot be printed as it is meant is told at its line, the rest keeps its bytes."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from commands import run
from fremde.bilder import (
    CAMERA,
    COLOURS,
    END,
    GOOD_JPEG,
    GOOD_PNG,
    GREY,
    LONG,
    ORIENTATION,
    PALETTE,
    ROWS,
    SCAN,
    SHORT,
    SIGNATURE,
    chunk,
    exif,
    header,
    jpeg,
    packed,
    png,
    turned,
    with_chunk,
)
from paper_text import paper
from PIL import Image, ImageFile

from antrag_gen.errors import AntragError
from antrag_gen.readers.pictures.read import read_picture

pytestmark = pytest.mark.auswahl(10)

DAMAGED = "„plan.png“ ist beschädigt oder unvollständig."
NO_PICTURE = "„plan.png“ ist kein Bild im Format PNG oder JPEG."
CIRCLE = "„plan.png“ hat beschädigte Angaben der Kamera (EXIF); wie herum es steht, ist nicht zu lesen."
DISTORTED = "„plan.png“ hat Bildpunkte, die nicht so hoch wie breit sind; gedruckt wäre es verzerrt."
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
HTML = b"<!DOCTYPE html><img src=x onerror=alert(1)>"
JFIF = GOOD_JPEG.index(b"JFIF") + 7  # the unit, then the dots across and down

HOSTILE = {
    "empty": (b"", "„plan.png“ ist leer."),
    "the signature alone": (SIGNATURE, DAMAGED),
    "half of the signature": (SIGNATURE[:5], NO_PICTURE),
    "SVG": (SVG, NO_PICTURE),
    "HTML": (HTML, NO_PICTURE),
    "SVG behind the signature of a PNG": (SIGNATURE + SVG, DAMAGED),
    "HTML behind the signature of a PNG": (SIGNATURE + HTML, DAMAGED),
    "SVG behind the signature of a JPEG": (b"\xff\xd8\xff\xe0" + SVG, DAMAGED),
    "a GIF": (b"GIF89a" + bytes(20), NO_PICTURE),
    "a WebP": (b"RIFF\x24\0\0\0WEBPVP8 " + bytes(20), NO_PICTURE),
    "a HEIC of a phone": (b"\0\0\0\x18ftypheic" + bytes(20), NO_PICTURE),
    "a TIFF": (b"II*\0" + bytes(20), NO_PICTURE),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n", NO_PICTURE),
    "a PNG that breaks off in its pixels": (GOOD_PNG[:50], DAMAGED),
    "a PNG without its end": (GOOD_PNG[: -len(END)], DAMAGED),
    "a PNG without pixels": (png(header(), END), DAMAGED),
    "a PNG without a head": (png(packed(ROWS), END), DAMAGED),
    "a PNG of width 0": (png(header(width=0), packed(ROWS), END), DAMAGED),
    "a PNG of height 0": (png(header(height=0), packed(ROWS), END), DAMAGED),
    "a PNG with half of its rows": (png(header(), packed(ROWS[:100]), END), DAMAGED),
    "a PNG with more rows than it says": (png(header(), packed(ROWS * 2), END), DAMAGED),
    "a PNG that unpacks to 20 MB": (png(header(), packed(bytes(20_000_000)), END), DAMAGED),
    "garbage for pixels": (png(header(), chunk(b"IDAT", bytes(range(200))), END), DAMAGED),
    "a filter that there is not": (png(header(), packed((b"\x09" + bytes(24)) * 8), END), DAMAGED),
    "colours that there are not": (png(header(colour=5), packed(ROWS), END), DAMAGED),
    "bits that there are not": (png(header(depth=7), packed(ROWS), END), DAMAGED),
    "a palette that is missing": (png(header(colour=PALETTE), packed((b"\0" + bytes(8)) * 8), END), DAMAGED),
    "a wrong check sum": (png(header(), chunk(b"IDAT", zlib.compress(ROWS), check=1), END), DAMAGED),
    "a part larger than the file": (png(header(), struct.pack(">L", 2**31 - 1) + b"IDAT"), DAMAGED),
    "a text that unpacks to 20 MB": (with_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(20_000_000), 1)), DAMAGED),
    "a picture that moves": (with_chunk(b"acTL", struct.pack(">LL", 2, 0)), DAMAGED),
    "13,000 × 13,000 dots": (
        png(header(width=13_000, height=13_000), packed(ROWS), END),
        "„plan.png“ hat 13.000 × 13.000 Bildpunkte; höchstens 16 Millionen sind möglich.",
    ),
    "the largest size that can be said": (
        png(header(width=2**31 - 1, height=2**31 - 1), packed(ROWS), END),
        "„plan.png“ hat 2.147.483.647 × 2.147.483.647 Bildpunkte; höchstens 16 Millionen sind möglich.",
    ),
    "a photo of 13 MB": (
        png(header(), chunk(b"prIv", bytes(13_000_000)), packed(ROWS), END),
        "„plan.png“ hat 13 MB; ein PNG kann höchstens 12 MB haben.",
    ),
    "narrower than a hair": (
        png(header(width=1, height=2000, colour=GREY), packed(bytes(4000)), END),
        "„plan.png“ hat 1 × 2.000 Bildpunkte; so schmal ist davon gedruckt nichts zu sehen.",
    ),
    "dots higher than wide": (with_chunk(b"pHYs", struct.pack(">LLB", 8000, 4000, 1)), DISTORTED),
    "dots higher than wide, without a unit": (with_chunk(b"pHYs", struct.pack(">LLB", 2, 1, 0)), DISTORTED),
    "16 bits with a clear colour": (
        png(
            header(depth=16, colour=COLOURS),
            chunk(b"tRNS", bytes(6)),
            packed((b"\0" + bytes(48)) * 8),
            END,
        ),
        "„plan.png“ hat 16 Bit je Farbe und eine Farbe, die durchsichtig ist.",
    ),
    "a JPEG that breaks off in its head": (GOOD_JPEG[:100], DAMAGED),
    "a JPEG that breaks off in its pixels": (GOOD_JPEG[: SCAN + 40], DAMAGED),
    "a JPEG without its end": (GOOD_JPEG[:-2], DAMAGED),
    "a JPEG without pixels": (GOOD_JPEG[: SCAN - 14] + b"\xff\xd9", DAMAGED),
    "garbage in a JPEG": (GOOD_JPEG[:SCAN] + bytes(reversed(range(256))) * 4 + b"\xff\xd9", DAMAGED),
    "words in a JPEG": (GOOD_JPEG[:SCAN] + b"garbage" * 40 + b"\xff\xd9", DAMAGED),
    "a JPEG that breaks off and is closed": (GOOD_JPEG[: SCAN + 300] + b"\xff\xd9", DAMAGED),
    "a JPEG of height 0": (GOOD_JPEG.replace(struct.pack(">HH", 48, 64), struct.pack(">HH", 0, 64), 1), DAMAGED),
    "a JPEG of 65,500 × 65,500 dots": (
        GOOD_JPEG.replace(struct.pack(">HH", 48, 64), struct.pack(">HH", 65_500, 65_500), 1),
        "„plan.png“ hat 65.500 × 65.500 Bildpunkte; höchstens 50 Millionen sind möglich.",
    ),
    "a JPEG that few programs read": (GOOD_JPEG.replace(b"\xff\xc0", b"\xff\xc3", 1), DAMAGED),
    "a JPEG whose tables are missing": (GOOD_JPEG[:2] + GOOD_JPEG[GOOD_JPEG.index(b"\xff\xc0") :], DAMAGED),
    "EXIF that leads to itself": (jpeg(exif=exif((ORIENTATION, SHORT, 6), following=8)), CIRCLE),
    "EXIF of the camera that leads back": (jpeg(exif=exif((CAMERA, LONG, 8))), CIRCLE),
    "EXIF that leads out of the file": (jpeg(exif=exif((CAMERA, LONG, 2**31))), CIRCLE),
    "EXIF that breaks off": (jpeg(exif=exif((ORIENTATION, SHORT, 6), (CAMERA, LONG, 8))[:24]), DAMAGED),
    "EXIF without an order of bytes": (jpeg(exif=exif((ORIENTATION, SHORT, 6), order=b"XX*\0")), CIRCLE),
    "EXIF with 60,000 entries": (jpeg(exif=exif()[:14] + b"\x60\xea" + bytes(200)), DAMAGED),
    "CMYK with a profile that is none": (
        jpeg("CMYK", icc_profile=b"kein Profil"),
        "„plan.png“ hat Druckfarben (CMYK) und ein Farbprofil, das nicht zu lesen ist.",
    ),
}


@pytest.mark.parametrize(("data", "message"), HOSTILE.values(), ids=HOSTILE)
def test_a_picture_that_cannot_be_printed_is_told(data: bytes, message: str) -> None:
    with pytest.raises(AntragError) as caught:
        read_picture(data, "plan.png")
    problem = caught.value.problem
    assert (problem.path, problem.what) == ((), message)
    assert problem.hint.endswith(".")


@pytest.mark.parametrize("data", [GOOD_PNG[:60], GOOD_JPEG[: SCAN + 40]])
def test_a_picture_that_breaks_off_is_told_where_weasyprint_passes_over_it(data: bytes, monkeypatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(AntragError, match="unvollständig"):
        read_picture(data, "plan.png")
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


GOOD = {
    "a PNG": GOOD_PNG,
    "a PNG with something behind its end": GOOD_PNG + b"\0",
    "one dot": png(header(width=1, height=1, colour=GREY), packed(b"\0\x80"), END),
    "resolution 0": with_chunk(b"pHYs", bytes(8) + b"\1"),
    "resolution 1": with_chunk(b"pHYs", struct.pack(">LLB", 1, 1, 1)),
    "an interlaced PNG": png(
        header(width=3, height=2, colour=GREY, interlaced=1), packed(b"\0\1\0\2\0\3\0\4\5\6"), END
    ),
    "four greys": png(header(depth=2, colour=GREY), packed(b"\0\x1b\xb1" * 8), END),
    "a JPEG": GOOD_JPEG,
    "greys": jpeg("L"),
    "a progressive JPEG": jpeg(progressive=True),
    "a JPEG with further pictures behind it": GOOD_JPEG + GOOD_JPEG,
    "dots to the inch 0": GOOD_JPEG[:JFIF] + b"\1\0\0\0\0" + GOOD_JPEG[JFIF + 5 :],
    "a JPEG without JFIF": GOOD_JPEG[:2] + GOOD_JPEG[20:],
    "a turn that there is not": jpeg(exif=exif((ORIENTATION, SHORT, 77))),
    "an upright picture of a camera": turned(1),
}


@pytest.mark.parametrize("data", GOOD.values(), ids=GOOD)
def test_a_picture_that_needs_no_change_keeps_its_bytes(data: bytes) -> None:
    assert read_picture(data, "plan.png").data == data


CORNERS = {
    1: ((0, 0), (40, 20)),
    2: ((39, 0), (40, 20)),
    3: ((39, 19), (40, 20)),
    4: ((0, 19), (40, 20)),
    5: ((0, 0), (20, 40)),
    6: ((19, 0), (20, 40)),
    7: ((19, 39), (20, 40)),
    8: ((0, 39), (20, 40)),
}


@pytest.mark.parametrize("turn", CORNERS)
def test_a_picture_stands_as_its_camera_says(turn: int) -> None:
    where, size = CORNERS[turn]
    made = read_picture(turned(turn), "plan.jpg")
    picture = Image.open(BytesIO(made.data))
    red, green, _ = picture.getpixel(where)
    assert (made.media_type, picture.size, red > 240, green < 30) == ("image/jpeg", size, True, True)
    assert picture.getexif().get(ORIENTATION, 1) == 1


def test_printing_colours_become_those_of_the_screen() -> None:
    saved = BytesIO()
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(saved, "JPEG", dpi=(300, 300))
    picture = Image.open(BytesIO(read_picture(saved.getvalue(), "plan.jpg").data))
    red, green, blue = picture.getpixel((8, 8))
    assert (picture.mode, picture.info["dpi"], red > 240, green < 10, blue < 10) == (
        "RGB",
        (300, 300),
        True,
        True,
        True,
    )


@pytest.mark.parametrize("colour", [GREY, COLOURS])
def test_sixteen_bits_become_eight(colour: int) -> None:
    row = b"\0" + struct.pack(">3H", 0x1234, 0x8001, 0xFFFF) * (8 if colour == COLOURS else 1)
    width = 8 if colour == COLOURS else 3
    data = png(header(width=width, height=1, depth=16, colour=colour), packed(row), END)
    picture = Image.open(BytesIO(read_picture(data, "plan.png").data))
    levels = picture.getpixel((0, 0)) if colour == COLOURS else tuple(picture.getpixel((x, 0)) for x in range(3))
    assert levels == (0x12, 0x80, 0xFF)


def test_what_is_changed_has_the_same_bytes_again() -> None:
    assert read_picture(turned(6), "a.jpg").data == read_picture(turned(6), "a.jpg").data


def test_a_broken_picture_is_told_at_its_line(projekt: Path) -> None:
    (projekt / "content/plan.png").write_bytes(SIGNATURE + SVG)
    text = paper() + "\n\n![Der Plan](plan.png)\n"
    (projekt / "content/antrag.md").write_text(text, encoding="utf-8")
    line = text.splitlines().index("![Der Plan](plan.png)") + 1
    assert f"content/antrag.md:{line}:1: Fehler: {DAMAGED}\n" in run("pruefen").stderr


@pytest.mark.parametrize("data", [turned(6), jpeg("CMYK"), GOOD["a JPEG without JFIF"], GOOD["dots to the inch 0"]])
def test_pictures_of_cameras_and_printers_are_built_in_both_files(projekt: Path, data: bytes) -> None:
    (projekt / "content/plan.jpg").write_bytes(data)
    text = paper() + "\n\n![Der Plan](plan.jpg)\n"
    (projekt / "content/antrag.md").write_text(text, encoding="utf-8")
    done = run("erzeugen")
    assert (done.exit_code, "Fehler" in done.stderr) == (0, False)
