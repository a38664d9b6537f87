"""Read a picture before any writer sees it: bytes of a file in, bytes of a PNG or JPEG that every writer can print out.

What needs no change keeps its bytes. EXIF's turn is made, CMYK becomes RGB, 16 bits become 8: else the PDF and the Word
file would show another picture.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import NoReturn

from PIL import Image, ImageCms, ImageFile

from antrag_gen.errors import HERE, AntragError
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.readers.pictures.exif import orientation_of
from antrag_gen.readers.pictures.jpeg import check_jpeg
from antrag_gen.readers.pictures.png import check_png

PNG, JPEG = "image/png", "image/jpeg"
SIGNATURES = ((b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
# The pixels of a PNG are packed anew for the PDF, for seconds where it is a photo; a JPEG is taken as it is.
MOST_BYTES = 12_000_000
MOST_PIXELS = {PNG: 16_000_000, JPEG: 50_000_000}
LONGEST = 1000  # times the other side
SQUARE = 1.1  # how many times as high as wide the dots of a picture may be
FORMATS = {PNG: "PNG", JPEG: "JPEG"}
# What Pillow raises for bytes that are no picture, beside warnings, which are errors here.
UNREADABLE = (
    *(OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, Warning, NotImplementedError),
    *(TypeError, KeyError, IndexError, OverflowError, ZeroDivisionError, AttributeError, Image.DecompressionBombError),
)
# What undoes the turns of EXIF (CIPA DC-008, 4.6.5).
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
DAMAGED = "ist beschädigt oder unvollständig."
SAVE = "Das Bild in einem Bildprogramm öffnen und als PNG oder JPEG neu speichern."


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it is printed."""

    data: bytes
    media_type: str


def read_picture(data: bytes, name: str) -> PictureFile:
    """The picture; raises AntragError, without a place, for what is none, is damaged or too large to be printed."""
    if not data:
        _refuse(name, "ist leer.", "Das Bild noch einmal kopieren.", "bild-beschaedigt")
    media_type = next((kind for signature, kind in SIGNATURES if data.startswith(signature)), None)
    if media_type is None:
        _refuse(name, "ist kein Bild im Format PNG oder JPEG.", "Das Bild als PNG speichern.", "bild-format")
    if media_type == PNG and len(data) > MOST_BYTES:
        what = f"hat {len(data) // 1_000_000} MB; ein PNG kann höchstens {MOST_BYTES // 1_000_000} MB haben."
        _refuse(name, what, "Fotos als JPEG speichern, anderes mit weniger Bildpunkten.", "bild-gross")
    try:
        with _strictly():
            return _read(data, media_type, name)
    except AntragError:
        raise
    except UNREADABLE as error:
        raise AntragError.of(HERE, f"„{name}“ {DAMAGED}", SAVE, "bild-beschaedigt") from error


def _read(data: bytes, media_type: str, name: str) -> PictureFile:
    with Image.open(BytesIO(data), formats=["PNG", "JPEG", "MPO"]) as picture:
        _check_size(picture, media_type, name)
        deep = _check_pixels(picture, data, media_type)
        turn = TURNS.get(_orientation(picture, name))
        if turn is None and not deep and picture.mode != "CMYK":
            return PictureFile(data, media_type)
        changed = _without_depth(picture, name) if deep else picture
        changed = _in_rgb(changed, name) if changed.mode == "CMYK" else changed
        return PictureFile(_save(changed if turn is None else changed.transpose(turn), picture), media_type)


@contextmanager
def _strictly() -> Iterator[None]:
    """Pillow tells what is wrong: WeasyPrint lets it pass over the end of pictures that break off."""
    before, most = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = before, most


def _check_size(picture: Image.Image, media_type: str, name: str) -> None:
    """Before a pixel is decoded."""
    across, down = picture.size
    shown = f"{format_zahl(Decimal(across))} × {format_zahl(Decimal(down))} Bildpunkte"
    if across * down > MOST_PIXELS[media_type]:
        most = f"höchstens {MOST_PIXELS[media_type] // 1_000_000} Millionen"
        hint = "Das Bild verkleinern: Für eine ganze Seite genügen 2.500 × 3.500 Bildpunkte."
        _refuse(name, f"hat {shown}; {most} sind möglich.", hint, "bild-gross")
    if max(across, down) > LONGEST * min(across, down):
        hint = "Das Bild zuschneiden: Eine Seite darf höchstens 1.000-mal so lang sein wie die andere."
        _refuse(name, f"hat {shown}; so schmal ist davon gedruckt nichts zu sehen.", hint, "bild-schmal")
    wide, high = picture.info.get("aspect") or picture.info.get("dpi") or (1, 1)
    if wide > 0 and high > 0 and not 1 / SQUARE < wide / high < SQUARE:
        what = "hat Bildpunkte, die nicht so hoch wie breit sind; gedruckt wäre es verzerrt."
        _refuse(name, what, "Das Bild in einem Bildprogramm mit gleicher Auflösung in beiden Richtungen speichern.")


def _orientation(picture: Image.Image, name: str) -> int:
    try:
        return orientation_of(picture.info.get("exif", b""))
    except (ValueError, struct.error) as error:
        what = f"„{name}“ hat beschädigte Angaben der Kamera (EXIF); wie herum es steht, ist nicht zu lesen."
        raise AntragError.of(HERE, what, SAVE, "bild-exif") from error


def _check_pixels(picture: Image.Image, data: bytes, media_type: str) -> bool:
    """Whether there are 16 bits for each colour; raises one of UNREADABLE where a pixel is missing."""
    if media_type == JPEG:
        check_jpeg(data)
        return False
    deep = check_png(data)
    picture.load()  # what it says of its turn may stand behind its pixels
    return deep


def _without_depth(picture: Image.Image, name: str) -> Image.Image:
    """The same with 8 bits for each colour; Pillow reads colours so, but greys as they are."""
    if "transparency" in picture.info:
        what = "hat 16 Bit je Farbe und eine Farbe, die durchsichtig ist."
        _refuse(name, what, "Das Bild mit 8 Bit je Farbe speichern.")
    if picture.mode in {"I;16", "I"}:
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture


def _in_rgb(picture: Image.Image, name: str) -> Image.Image:
    """By the picture's own profile where it has one."""
    profile = picture.info.get("icc_profile")
    if not profile:
        return picture.convert("RGB")
    try:
        srgb = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(BytesIO(profile)), srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError) as error:
        what = f"„{name}“ hat Druckfarben (CMYK) und ein Farbprofil, das nicht zu lesen ist."
        raise AntragError.of(HERE, what, "Das Bild in RGB speichern.", "bild-farben") from error
    if made is None:
        raise ValueError("profileToProfile changes in place only where it is told to")
    return made


def _save(picture: Image.Image, source: Image.Image) -> bytes:
    saved = BytesIO()
    said = {"dpi": source.info["dpi"]} if "dpi" in source.info else {}
    profile = source.info.get("icc_profile") if source.mode != "CMYK" else None
    more = {} if source.format == "PNG" else {"quality": 95, "subsampling": 0}
    kind = "PNG" if source.format == "PNG" else "JPEG"
    picture.save(saved, kind, icc_profile=profile, exif=b"", **said, **more)
    return saved.getvalue()


def _refuse(name: str, what: str, hint: str, id: str = "bild-art") -> NoReturn:
    raise AntragError.of(HERE, f"„{name}“ {what}", hint, id)
