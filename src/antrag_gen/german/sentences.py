"""Where sentences end: a German text comes in, its sentences and where each begins come out."""

from collections.abc import Iterator
from functools import lru_cache

from antrag_gen.german.in_prose import MOST_KEPT
from antrag_gen.patterns import compile_late

# A full stop ends no sentence behind a number, a single letter, or these.
SENTENCE_END = compile_late(r"(?<=[.!?…])[“”«)]*\s+(?=[„»(]?[A-ZÄÖÜ§0-9])")
NO_END = compile_late(
    r"(?:^|[\s(„])(?:\d{1,2}|\d{1,2}\.\d{1,2}|[A-Za-zÄÖÜäöü]|[Nn]rn?|[Aa]bs|[Aa]rt|[Bb]zw|[Cc]a|[Vv]gl|[Ss]og|[Gg]gf|"
    r"[Ee]vtl|[Ii]nkl|[Zz]zgl"
    r"|[Aa]bzgl|Mio|Mrd|Tsd|Dr|Prof|St|Str|lfd|max|min|mind|rd|usw|etc|ff|f|Hr|Fr|geb|gest|Tel|Bd|Kap|Ziff|Anm|Verf|"
    r"Hrsg|insb|einschl|bspw|gem|Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez)\.$"
)
# „60. Die Polizei“: behind what is counted stands what only begins a sentence; „14. Sitzung“ is one of several.
COUNTED = compile_late(r"[^\s(„]\s(?:\d{1,2}|\d{1,2}\.\d{1,2})\.$")
BEGINS = compile_late(
    r"(?:Die|Der|Das|Den|Dem|Im|In|Ein|Eine|Einen|Davon|Damit|Dazu|Dafür|Das|Dies|Diese|Es|Sie|Er|Wir|Bei|Für|Gegenüber|Vor|Nach|"
    r"Mit|Von|Zum|Zur|Auf|Auch|Am|An|Seit|Bis|Hinzu|Hierzu|Zusammen|Insgesamt|Somit|Also|Darüber|Nur|Nun|Weil|Wenn)\s"
)
# No end of a sentence that one of these knows is longer.
LONGEST_END = 12


@lru_cache(MOST_KEPT)
def sentences_of(text: str) -> tuple[tuple[int, str], ...]:
    """The sentences, each behind the offset at which it begins."""
    return tuple(_split(text))


def _split(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in SENTENCE_END.finditer(text):
        said = text[start : end.start()]
        near = max(0, len(said) - LONGEST_END)
        if not NO_END.search(said, near) or (COUNTED.search(said, near) and BEGINS.match(text, end.end())):
            yield start, said
            start = end.end()
    if text[start:].strip():
        yield start, text[start:]
