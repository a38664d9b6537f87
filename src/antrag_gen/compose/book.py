"""Bind papers into a book: its front and the composed papers in, one document out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from antrag_gen.compose.document import compose, environment_of, set_words
from antrag_gen.compose.language import render
from antrag_gen.compose.views import Funktion
from antrag_gen.errors import AntragError, Problem
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.library.templates import Templates
from antrag_gen.papers.papier import Status
from antrag_gen.readers.markup.nodes import read_markup
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.transforms.contents import fill_contents
from antrag_gen.transforms.notes import count_notes_on
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
)
from antrag_gen.visible import visible

P = TypeVar("P")
TEMPLATE = "gemeinsam/kapitel.html.j2"
CHAPTER = 2
DEEPEST = 6


@visible()
@dataclass(frozen=True, slots=True)
class Kapitel:
    """What the template of the heading of a chapter is given."""

    titel: str
    entwurf: bool


def compose_book(
    front: Zusammenstellung,
    papers: Iterable[P],
    make: Callable[[P], Document],
    templates: Templates,
    settings: Einstellungen,
) -> Document:
    """A book: what the template of `front` says, then each paper, of which `make` makes the tree, as a chapter.

    Raises AntragError with the problems of all parts.
    """
    composed: list[Document] = []
    problems: list[Problem] = []
    made = (partial(compose, front, templates, settings), *(partial(make, paper) for paper in papers))
    for part in made:
        try:
            composed.append(part())
        except AntragError as error:
            problems.extend(error.problems)
    if problems:
        raise AntragError(problems)
    return bind(composed[0], composed[1:], settings, templates)


def bind(front: Document, parts: Sequence[Document], settings: Einstellungen, templates: Templates) -> Document:
    """The book: what `front` has, and each part as a region that begins on a new page; contents are filled.

    Head and foot of the pages are those of the front. Attachments of the parts are left out: a source is put into
    no other file than that of its paper.
    """
    chapters = (
        Region(RegionRole.PAPIER, (*_heading(part.metadata, settings, templates), *_rest(part)), place=part.place)
        for part in parts
    )
    return fill_contents(count_notes_on(replace(front, children=(*front.children, *chapters))))


def _rest(part: Document) -> Iterator[Block]:
    """What follows the heading of a chapter: all but the title and what says the same above it.

    What a letterhead gives (date, file number) is said below the heading; the address is that of the book.
    """
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


def _heading(metadata: Metadata, settings: Einstellungen, templates: Templates) -> tuple[Block, ...]:
    """What the file of the paper is called; a draft says so, as it does in its own head."""
    paper = Kapitel(metadata.title, metadata.status == Status.ENTWURF)
    rendered = render(environment_of(templates), TEMPLATE, {"papier": paper, "titel": Funktion(settings.titel)})
    return tuple(set_words(block, settings) for block in read_markup(rendered.markup, rendered.placed))


def _lower(block: Block) -> Block:
    """The block with its headings a level lower; what is on the last level (PDF/UA-1 knows six) stays there."""
    match block:
        case Heading():
            return replace(block, level=min(block.level + CHAPTER - 1, DEEPEST))
        case Region():
            return replace(block, children=tuple(map(_lower, block.children)))
        case _:
            return block
