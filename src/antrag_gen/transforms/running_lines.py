"""Cut what stands at the top and foot of pages to its line: a document in, the same with lines that have room out."""

from collections.abc import Sequence
from dataclasses import replace

from antrag_gen.measure.advances import width_of
from antrag_gen.measure.sheet import Setting
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Block, Document, Paragraph, Region, RegionRole, Text

POINTS = 9.0  # as both layouts set them
MORE = " …"
# What a validator (outloud, TAG-002) takes for a sentence that stands on no other page and is kept from readers.
WORD = compile_late(r"\w+")
WORDS_OF_PROSE, SMALL_WORDS = 8, 4


def fit_running(document: Document, setting: Setting | None = None) -> Document:
    """The document, each line of the head of its pages cut at the end of the line, behind a word.

    A second line, or a whole sentence, would read like text that each page lacks.
    """
    room = (setting or Setting()).upright / POINTS
    return replace(document, children=tuple(_fitted(block, room) for block in document.children))


def _fitted(block: Block, room: float) -> Block:
    if not isinstance(block, Region) or block.role is not RegionRole.KOPFZEILE:
        return block
    return replace(block, children=tuple(_cut(inner, room) for inner in block.children))


def _cut(block: Block, room: float) -> Block:
    match block:
        case Paragraph(children=(Text(text=text) as only,)) if width_of(text) > room or _is_prose(text):
            return replace(block, children=(replace(only, text=_shortened(text.split(" "), room)),))
        case _:
            return block


def _shortened(words: Sequence[str], room: float) -> str:
    """As many words as have room with a sign that there were more; a first word that is too long is cut."""
    kept = [*words]
    while len(kept) > 1 and (width_of(" ".join(kept) + MORE) > room or _is_prose(" ".join(kept))):
        kept.pop()
    line = " ".join(kept)
    while width_of(line + MORE) > room:
        line = line[:-1]
    return line.rstrip(" :,;–-") + MORE


def _is_prose(text: str) -> bool:
    words = WORD.findall(text)
    return len(words) >= WORDS_OF_PROSE and sum(word[0].islower() for word in words) >= SMALL_WORDS
