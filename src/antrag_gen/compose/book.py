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
    entwurf: bool = False
    nichtoeffentlich: bool = False


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


def bind(
    front: Document,
    parts: Sequence[Document],
    settings: Einstellungen,
    templates: Templates,
    gruppen: Sequence[str] = (),
) -> Document:
    """The book: what `front` has, and each part as a region that begins on a new page; contents are filled.

    `gruppen` names the group of each part: parts one after the other that are of the same one stand under its heading,
    a level deeper than without groups.

    Head and foot of the pages are those of the front. Attachments of the parts are left out: a source is put into
    no other file than that of its paper.
    """
    level = CHAPTER + bool(gruppen)
    names = gruppen or [""] * len(parts)
    chapters: list[Block] = []
    for part, gruppe, before in zip(parts, names, ["", *names], strict=False):
        begun = _begin(gruppe, settings, templates) if gruppe != before else ()
        said = part.metadata
        kapitel = Kapitel(said.title, said.status == Status.ENTWURF, said.nichtoeffentlich)
        title = (_lower(block, level - CHAPTER) for block in _heading(kapitel, settings, templates))
        chapters.append(Region(RegionRole.PAPIER, (*begun, *title, *_rest(part, level - 1)), place=part.place))
    return fill_contents(count_notes_on(replace(front, children=(*front.children, *chapters))), level)


def _begin(gruppe: str, settings: Einstellungen, templates: Templates) -> tuple[Block, ...]:
    return (Region(RegionRole.KAPITELGRUPPE, _heading(Kapitel(gruppe), settings, templates)),)


def _rest(part: Document, deeper: int) -> Iterator[Block]:
    """What follows the heading of a chapter, so many levels deeper: all but the title and what says the same above it.

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
                yield _lower(block, deeper)


def _heading(kapitel: Kapitel, settings: Einstellungen, templates: Templates) -> tuple[Block, ...]:
    """What the file of the paper is called, a draft with the word for it as in its own head; or the name of a group."""
    rendered = render(environment_of(templates), TEMPLATE, {"papier": kapitel, "titel": Funktion(settings.titel)})
    return tuple(set_words(block, settings) for block in read_markup(rendered.markup, rendered.placed))


def _lower(block: Block, by: int) -> Block:
    """The block with its headings so many levels lower; what is on the last (PDF/UA-1 knows six) stays there."""
    match block:
        case Heading():
            return replace(block, level=min(block.level + by, DEEPEST))
        case Region():
            return replace(block, children=tuple(_lower(child, by) for child in block.children))
        case _:
            return block
