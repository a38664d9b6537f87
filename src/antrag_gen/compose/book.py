"""Bind papers into a book: its front and the composed papers in, one document out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from antrag_gen.compose.document import compose, set_words
from antrag_gen.errors import AntragError, Problem
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.library.templates import Templates
from antrag_gen.papers.papier import Papier, Status
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.transforms.contents import fill_contents
from antrag_gen.tree import (
    RUNNING,
    Block,
    Document,
    Heading,
    Metadata,
    Pairs,
    Paragraph,
    ParagraphRole,
    Region,
    RegionRole,
    Text,
)

CHAPTER = 2
DEEPEST = 6


def compose_book(
    front: Zusammenstellung, papers: Iterable[Papier], templates: Templates, settings: Einstellungen
) -> Document:
    """A book: what the template of `front` says, then each paper as a chapter.

    Raises AntragError with the problems of all parts.
    """
    composed: list[Document] = []
    problems: list[Problem] = []
    parts: list[Zusammenstellung | Papier] = [front, *papers]
    for part in parts:
        try:
            composed.append(compose(part, templates, settings))
        except AntragError as error:
            problems.extend(error.problems)
    if problems:
        raise AntragError(problems)
    return bind(composed[0], composed[1:], settings)


def bind(front: Document, parts: Sequence[Document], settings: Einstellungen) -> Document:
    """The book: what `front` has, and each part as a region that begins on a new page; contents are filled.

    Head and foot of the pages are those of the front. Attachments of the parts are left out: a source is put into
    no other file than that of its paper.
    """
    chapters = (Region(RegionRole.PAPIER, tuple(_chapter(part, settings)), place=part.place) for part in parts)
    return fill_contents(replace(front, children=(*front.children, *chapters)))


def _chapter(part: Document, settings: Einstellungen) -> Iterator[Block]:
    """The heading of the chapter instead of the title and of what says the same above it, then all else.

    What a letterhead gives (date, file number) is said below the heading; the address is that of the book.
    """
    yield Heading(CHAPTER, (Text(_title(part.metadata, settings)),), place=part.place)
    for block in part.children:
        match block:
            case Region(role=RegionRole.BRIEFKOPF):
                yield from (child for child in block.children if isinstance(child, Pairs))
            case Region(role=role) if role in RUNNING:
                continue
            case Heading(level=1) | Paragraph(role=ParagraphRole.ART):
                continue
            case _:
                yield _lower(block)


def _title(metadata: Metadata, settings: Einstellungen) -> str:
    """What the file of the paper is called; a draft says so, as it does in its own head."""
    draft = " (Entwurf)" if metadata.status == Status.ENTWURF else ""
    return set_words(Text(f"{metadata.title}{draft}"), settings).text


def _lower(block: Block) -> Block:
    """The block with its headings a level lower; what is on the last level (PDF/UA-1 knows six) stays there."""
    match block:
        case Heading():
            return replace(block, level=min(block.level + CHAPTER - 1, DEEPEST))
        case Region():
            return replace(block, children=tuple(map(_lower, block.children)))
        case _:
            return block
