"""Fill a table of contents: a document in, the same with entries for its headings, and with their pages, out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from antrag_gen.tree import (
    Block,
    Contents,
    Document,
    Emphasis,
    Entry,
    Footnote,
    Heading,
    Inline,
    Link,
    NoteCall,
    Region,
    Script,
    Strong,
    Struck,
    Text,
    plain_text,
)

DEPTH = 2


def fill_contents(document: Document, depth: int = DEPTH) -> Document:
    """The document, where the table of contents lists the headings that follow it, down to this level.

    What stands before it (the title, and the heading of the table itself) is not listed: Word, too, is told so.
    """
    namer = _Namer(depth)
    children = _map_blocks(document.children, namer.name)
    if not namer.begun:
        return document
    filled = _map_blocks(
        children, lambda block: replace(block, entries=tuple(namer.entries)) if isinstance(block, Contents) else block
    )
    return replace(document, children=filled)


def set_pages(document: Document, pages: Mapping[str, int]) -> Document:
    """The document, where the entries of tables of contents know the pages of these anchors."""

    def paged(block: Block) -> Block:
        if not isinstance(block, Contents):
            return block
        return replace(block, entries=tuple(replace(entry, page=pages.get(entry.anchor)) for entry in block.entries))

    return replace(document, children=_map_blocks(document.children, paged))


def has_contents(document: Document) -> bool:
    """Whether pages are to be told to a table of contents."""
    return any(isinstance(block, Contents) for block in _blocks(document.children))


@dataclass(slots=True)
class _Namer:
    """Gives anchors to the headings that follow a table of contents, and keeps an entry for each."""

    depth: int
    begun: bool = False
    entries: list[Entry] = field(default_factory=list)

    def name(self, block: Block) -> Block:
        self.begun = self.begun or isinstance(block, Contents)
        if not (self.begun and isinstance(block, Heading) and block.level <= self.depth):
            return block
        named = replace(block, anchor=f"inhalt{len(self.entries) + 1}")
        self.entries.append(Entry(block.level, _words(block.children), named.anchor, place=block.place))
        return named


def _words(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words without notes, and without looks but those that change what is said.

    An entry is a link itself and holds no other.
    """
    made: list[Inline] = []
    for part in _parts(inlines):
        if made and isinstance(part, Text) and isinstance(before := made[-1], Text):
            made[-1] = Text(before.text + part.text)
        else:
            made.append(part)
    return tuple(made)


def _parts(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Footnote() | NoteCall():
                continue
            case Script() | Struck():
                yield replace(inline, children=_words(inline.children))
            case Emphasis() | Strong() | Link():
                yield from _parts(inline.children)
            case _:
                yield Text(plain_text(inline))


def _map_blocks(blocks: tuple[Block, ...], change: Callable[[Block], Block]) -> tuple[Block, ...]:
    """The blocks, changed in reading order, with those in regions."""
    return tuple(
        replace(block, children=_map_blocks(block.children, change)) if isinstance(block, Region) else change(block)
        for block in blocks
    )


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Region):
            yield from _blocks(block.children)
