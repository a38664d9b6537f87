"""Learn what the fonts of a layout have: the bytes of a style sheet in, what WeasyPrint prints with, how wide, out."""

from functools import lru_cache
from typing import Any

from antrag_gen.fonts.sheet import GENERIC, NamedFonts, read_named_fonts
from antrag_gen.fonts.shipped import ALIKE, COMMON, Typeface, characters_of, font_alone, width_in_font
from antrag_gen.fonts.typefaces import ANY_LAYOUT, Typefaces
from antrag_gen.measure.advances import width_of
from antrag_gen.writers.pdf.engine import load_weasyprint

LETTERS = frozenset("AZaz09")  # what a font for text has, one of symbols has not
MEASURED = ("0123456789", "Falsches Üben von Xylophonmusik quält jeden größeren Zwerg")


@lru_cache(maxsize=16)
def typefaces_of(layout: bytes) -> Typefaces:
    """What the fonts that a style sheet names have on this machine, read from their files.

    Of Liberation Sans, Arimo and Arial it is what all have, whichever is there. Without Pango, which finds fonts, there
    is no PDF, and what is said of any layout is said of this one.
    """
    named = read_named_fonts(layout.decode("utf-8", "replace"))
    if all(families[0].casefold() in ALIKE and not _further(families) for families in named.lists):
        return ANY_LAYOUT
    try:
        fonts = _configure(named)
        characters = _find(named, fonts)
    except OSError:
        return ANY_LAYOUT
    own = frozenset.intersection(*(_first(families, characters) for families in named.lists))
    further = dict.fromkeys(family for families in named.lists for family in _further(families))
    further_ones = tuple(Typeface(family, characters[family]) for family in further if family in characters)
    file = _file_of_text(named, fonts)
    return Typefaces(own, further_ones, file, characters_of(file) if file else frozenset())


def look_for_families(layout: bytes) -> dict[str, bool]:
    """The fonts that a style sheet names first in its lists, and whether each is on this machine.

    Liberation Sans and those alike are not looked for. Raises OSError without Pango.
    """
    named = read_named_fonts(layout.decode("utf-8", "replace"))
    firsts = dict.fromkeys(first for first, *_ in named.lists if _further((first,)))
    present = _find(named, _configure(named)) if firsts else {}
    return {first: first in present for first in firsts}


@lru_cache(maxsize=16)
def wider_than_usual(layout: bytes) -> float:
    """How many times as wide as Liberation Sans the widest font is that a style sheet prints with; 1 for none.

    Numbers and words are measured apart: fonts differ in either. Without Pango there is no PDF to be made wrong.
    """
    named = read_named_fonts(layout.decode("utf-8", "replace"))
    lists = [families for families in named.lists if families[0].casefold() not in ALIKE]
    try:
        fonts = _configure(named) if lists else None
    except OSError:
        return 1.0
    return max((1.0, *(_width(families, fonts) for families in lists)))


def _width(families: tuple[str, ...], fonts: Any) -> float:  # noqa: ANN401 – weasyprint's FontConfiguration
    """How many times as wide as usual the first font of a list is that is there."""
    for family in families:
        if family.casefold() in ALIKE:
            break
        if faces := _faces(family, fonts):
            return max(
                width_in_font(text, data, number) / width_of(text, bold=bold)
                for data, number, bold in faces
                for text in MEASURED
            )
    return 1.0


def _further(families: tuple[str, ...]) -> list[str]:
    """Those that the layout has chosen: not the usual ones, and no kinds of fonts."""
    return [family for family in families if family.casefold() not in (ALIKE | GENERIC)]


def _first(families: tuple[str, ...], characters: dict[str, frozenset[str]]) -> frozenset[str]:
    """What the first font of a list that is there has; of the others letters are taken only where it lacks them."""
    for family in (*families, "sans-serif"):
        if family.casefold() in ALIKE:
            return COMMON
        if characters.get(family, frozenset()) >= LETTERS:
            return characters[family]
    return COMMON


def _file_of_text(named: NamedFonts, fonts: Any) -> bytes:  # noqa: ANN401 – as above
    """The upright font of the whole text; empty where that is one of the usual ones, or is not there."""
    for family in named.text:
        if family.casefold() in ALIKE:
            break
        if faces := _faces(family, fonts):
            data, number, _ = faces[0]
            return font_alone(data, number)
    return b""


def _find(named: NamedFonts, fonts: Any) -> dict[str, frozenset[str]]:  # noqa: ANN401 – as above
    """What each of the fonts has that are on this machine, or in the style sheet itself."""
    families = dict.fromkeys(family for families in (*named.lists, ("sans-serif",)) for family in families)
    characters = {family: _characters(family, fonts) for family in families}
    return {family: letters for family, letters in characters.items() if letters is not None}


def _configure(named: NamedFonts) -> Any:  # noqa: ANN401 – weasyprint's FontConfiguration
    """The fonts of this machine and of the style sheet itself."""
    load_weasyprint()
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    fonts = FontConfiguration()
    CSS(string=named.faces, font_config=fonts, url_fetcher=URLFetcher(allowed_protocols=("data",)))
    return fonts


def _characters(family: str, fonts: Any) -> frozenset[str] | None:  # noqa: ANN401 – as above
    """The characters in all four faces of a font, None where there is no such font."""
    faces = _faces(family, fonts)
    return frozenset.intersection(*(characters_of(data, number) for data, number, _ in faces)) if faces else None


def _faces(family: str, fonts: Any) -> list[tuple[bytes, int, bool]]:  # noqa: ANN401 – as above
    """The four faces of a font: its file, its number in that, whether it is bold; none where there is no such font."""
    from weasyprint.text.constants import PANGO_STYLE

    faces = []
    for weight, bold in ((400, False), (700, True)):
        for style in ("normal", "italic"):
            name, data, number = _load(family, weight, PANGO_STYLE[style], fonts)
            if (family not in GENERIC and name.casefold() != family.casefold()) or not _is_font(data, number):
                return []
            faces.append((data, number, bold))
    return faces


def _is_font(data: bytes, number: int) -> bool:
    try:
        return bool(characters_of(data, number))
    except ValueError:
        return False


def _load(family: str, weight: int, style: int, fonts: Any) -> tuple[str, bytes, int]:  # noqa: ANN401 – as above
    """The font that Pango takes for a description: its name, its file, and its number in that."""
    from weasyprint.text.ffi import ffi, gobject, harfbuzz, pango, unicode_to_char_p
    from weasyprint.text.fonts import get_hb_object_data, get_pango_font_hb_face

    wanted = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    name, _kept = unicode_to_char_p(family)
    pango.pango_font_description_set_family(wanted, name)
    pango.pango_font_description_set_weight(wanted, weight)
    pango.pango_font_description_set_style(wanted, style)
    pango.pango_font_description_set_absolute_size(wanted, 1000)
    context = ffi.gc(pango.pango_font_map_create_context(fonts.font_map), gobject.g_object_unref)
    font = ffi.gc(pango.pango_font_map_load_font(fonts.font_map, context, wanted), gobject.g_object_unref)
    taken = ffi.gc(pango.pango_font_describe_with_absolute_size(font), pango.pango_font_description_free)
    face = get_pango_font_hb_face(font)
    number = harfbuzz.hb_face_get_index(face) & 0xFFFF  # above it the number of an instance of a variable font
    taken_family = ffi.string(pango.pango_font_description_get_family(taken)).decode()
    return taken_family, get_hb_object_data(face), number
