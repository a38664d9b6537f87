"""Rules on what readers who see no picture are told: a manuscript goes in, findings come out.

Source: BITV 2.0 and WCAG 2.1, 1.1.1: the text says what the picture says.
"""

import re
from collections.abc import Iterator

from antrag_gen.errors import Place
from antrag_gen.german.datum import MONATE
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Where
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.tree import Image, walk

NOUNS = (
    r"(?:ein(?:e|es|er)? |das |die |der )?(?:Bild(?:er)?|Foto(?:s|grafie)?|Grafik|Abbildung|Abb\.?|Diagramm|Logo|Skizze"
    r"|Plan|Karte|Screenshot|Bildschirmfoto|Image|Picture|Photo|Scan|Tabelle|Schaubild|Illustration|Zeichnung|Icon"
    r"|Symbolbild|Beispielbild)"
)
SAYS_NOTHING = compile_late(
    rf"{NOUNS}(?:\s*(?:Nr\.?\s*)?\d+)?[.:]?|[\w -]+\.(?:png|jpe?g|gif|svg|tiff?|bmp|webp|heic)"
    r"|(?:IMG|DSC[NF]?|P|PICT|WhatsApp)[ _-]?\w*\d{3,}\w*|alt(?:text)?|Alternativtext"
    r"|Bild(?:beschreibung|unterschrift)?|Beschreibung(?: des Bildes)?|.*Automatisch generierte Beschreibung.*"
    r"|siehe (?:Bild|oben|unten|Text)|\W*|\d+",
    re.IGNORECASE,
)
# Of what programs and cameras call a picture, and of who saves it: words that say nothing, with numbers and dates.
WORD = compile_late(r"[^\W\d_]+")
NAMES = frozenset(
    WORD.findall(
        "abb abbildung alt am anlage arbeitskopie at aufnahme bearbeitet bild bilder bildschirmaufnahme"
        " bildschirmausschnitt bildschirmfoto bis capture clipboard copy datei der die diagramm draft dsc dscf dscn"
        " ein eine endfassung entwurf exif export final foto fotos grafik heic icon illustration image img jpeg jpg"
        " karte kopie logo mov neu new nr ohne photo picture pict pm png pxl scan schaubild screen screenshot seite"
        " shot skizze snap symbolbild tabelle tif tiff titel uhr um und unbenannt untitled v version vom von"
        " whatsapp webp zeichnung zwischenablage"
    )
)
MONTHS = frozenset(month.lower() for month in MONATE)
HINT = "Sagen, was zu sehen ist und worauf es ankommt: „Der Weg am Ufer, drei Meter breit, ohne Geländer“."


def find_empty_words(manuscript: Manuscript) -> Iterator[Finding]:
    """Alternative texts that only say that there is a picture, or what its file is called."""
    for alt, place in _alts(manuscript):
        if alt and (SAYS_NOTHING.fullmatch(alt.strip()) or _is_a_name(alt)):
            yield Finding(place, f"„{alt}“ sagt nicht, was auf dem Bild zu sehen ist.", HINT)


def _is_a_name(alt: str) -> bool:
    """Whether nothing is said but what a program or a camera calls it: „Screenshot 2024-01-15 um 09.33.12“."""
    words = {word.lower() for word in WORD.findall(alt)}
    return bool(words - MONTHS) and words - MONTHS <= NAMES


def _alts(manuscript: Manuscript) -> Iterator[tuple[str, Place]]:
    for passage in manuscript.passages:
        if passage.where is Where.KOPF and passage.path[-1] == "alt":
            yield passage.text, passage.place()
    for section in manuscript.content.sections:
        for node in (node for block in section.blocks for node in walk(block)):
            if isinstance(node, Image) and node.place:
                yield node.alt, node.place


RULES = (Rule("bild-nichtssagend", find_empty_words),)
