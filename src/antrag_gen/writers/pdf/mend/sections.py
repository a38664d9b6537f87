"""Lay a document out section by section: a document in, pages in their order out.

WeasyPrint keeps some two megabytes of boxes for each page that it has laid out, and lays all pages out again to put
numbers into a table of contents. A book has a thousand pages. So its papers, which begin on new pages anyway, are laid
out one by one: first to see how many pages they have, then again when these are painted. What counts through the book
(pages, their sum, notes) is set at the beginning of each.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate
from typing import Any

from antrag_gen.collector import without_collector
from antrag_gen.errors import AntragError, Problem
from antrag_gen.tree import Contents, Document, Entry, Footnote, Region, RegionRole, is_running
from antrag_gen.writers.pdf.mend.density import AS_IT_IS, lay_out_closely
from antrag_gen.writers.pdf.mend.drawn import link_number, seat_nodes
from antrag_gen.writers.pdf.mend.pages import lay_out
from antrag_gen.writers.pdf.mend.record import Leaf, Rendered
from antrag_gen.writers.pdf.numbered import Numbered, number_nodes, walk_numbered

ROUNDS = 5
PAPERS = 4  # of a section: to begin a section costs as much as a page, and its pages are in memory together
ALL_PAGES = "seitenzahl"
RenderSection = Callable[["PagedSection", str], Rendered]
"""Lays out a section with one more style sheet."""


@dataclass(slots=True)
class PagedSection:
    """What is laid out at a time: the document with the blocks of one paper, or with those before the first.

    `whole`: there is no other. `first` is the number of its first page, `notes` counts the notes before it, `density`
    says how close it is set.
    """

    root: Numbered
    whole: bool
    notes: int
    first: int = 1
    rules: str = ""
    density: str = ""
    leaves: list[Leaf] = field(default_factory=list)
    opened: list[Any] = field(default_factory=list)

    @property
    def pages_before(self) -> int:
        """Empty pages that are laid out with it: it is no first page of the file, and a left or right one."""
        return 0 if self.first == 1 else 1 + self.first % 2

    @property
    def has_contents(self) -> bool:
        return any(isinstance(at.node, Contents) for at in walk_numbered(self.root))

    def counts(self, pages: int) -> str:
        """The style sheet by which it goes on counting; the only section counts by itself."""
        if self.whole:
            return ""
        first = self.first - self.pages_before
        return (
            f"@page :first {{ counter-set: page {first} {ALL_PAGES} {pages} !important }}\n"
            f"body {{ counter-set: footnote {self.notes} }}\n"
            ".leer { break-after: page }\n"
        )


def sections_of(root: Numbered) -> list[PagedSection]:
    """The sections of a document: each paper of a book begins one."""
    running = [at for at in root.parts["children"] if is_running(at.node)]
    groups: list[list[Numbered]] = [[]]
    papers = most = 0
    for at in root.parts["children"]:
        papers += isinstance(at.node, Region) and at.node.role is RegionRole.PAPIER
        if papers > most and groups[-1]:
            groups.append([])
            papers, most = 1, PAPERS
        if not is_running(at.node):
            groups[-1].append(at)
    roots = [replace(root, parts={**root.parts, "children": (*running, *group)}) for group in groups]
    notes = accumulate((_count_notes(section) for section in roots), initial=0)
    return [PagedSection(section, len(roots) == 1, before) for section, before in zip(roots, notes, strict=False)]


def _count_notes(root: Numbered) -> int:
    return sum(isinstance(at.node, Footnote) for at in walk_numbered(root))


def lay_out_sections(render: RenderSection, document: Document) -> tuple[Numbered, Rendered]:
    """The document, numbered, and its pages; tables of contents have the numbers of the pages that they lead to.

    Raises AntragError for what cannot be laid out so that all is read.
    """
    book = _Book(render, document)
    for _ in range(ROUNDS):
        rendered = book.lay_out()
        if not book.tell_pages():
            return book.root, rendered
    raise RuntimeError("the table of contents changes the pages that it leads to")


@contextmanager
def _garbage_gone() -> Iterator[None]:
    """Lay out a section of a book without the garbage collector, and have it look once, before that.

    It would go through the boxes of the section, of which nearly all are in use, again and again; and through what is
    kept of the sections before, which is put aside until the book is done.
    """
    gc.collect()
    gc.freeze()
    with without_collector():
        yield


class _Book:
    """The sections of a document while their pages are being found out."""

    def __init__(self, render: RenderSection, document: Document) -> None:
        self.render = render
        self.told: Mapping[str, int] = {}
        self.root = number_nodes(document)
        self.sections = sections_of(self.root)
        self.seats = seat_nodes(self.root)
        self.rendered: Rendered = None

    @property
    def leaves(self) -> list[Leaf]:
        return [leaf for section in self.sections for leaf in section.leaves]

    def lay_out(self) -> Rendered:
        """Lay out the sections that have not been, or that begin on another side of the sheet than they did."""
        problems: list[Problem] = []
        first = 1
        for section in self.sections:
            moved, section.first = first % 2 != section.first % 2, first
            if not section.leaves or moved:
                try:
                    self.lay_out_section(section)
                except AntragError as error:
                    problems.extend(error.problems)
            first += len(section.leaves)
        if problems:
            raise AntragError(problems)
        return self.rendered.copy(self.leaves)

    def lay_out_section(self, section: PagedSection) -> None:
        def render(density: str, rules: str) -> Rendered:
            section.density = density
            return self.render(section, section.counts(0) + rules)

        seats = seat_nodes(section.root)
        if section.whole:
            rendered, section.rules, section.density = lay_out_closely(render, seats)
        else:
            with _garbage_gone():
                rendered, section.rules = lay_out(partial(render, AS_IT_IS), seats)
        pages = rendered.pages[section.pages_before :]
        section.leaves = [
            Leaf(page, partial(self.open_page, section, number), partial(link_number, seats=self.seats))
            for number, page in enumerate(pages)
        ]
        section.opened = pages if section.whole else []
        if self.rendered is None:
            self.rendered = rendered.copy([])

    def open_page(self, section: PagedSection, number: int) -> Any:  # noqa: ANN401 – weasyprint.document.Page
        """The page to paint; its section is laid out again for its first page, and forgotten after its last."""
        if not section.opened:
            with _garbage_gone():
                rendered = self.render(section, section.counts(len(self.leaves)) + section.rules)
            section.opened = rendered.pages[section.pages_before :]
            if len(section.opened) != len(section.leaves):
                raise RuntimeError("a section has other pages when it is painted")
        page = section.opened[number]
        if number == len(section.leaves) - 1:
            section.opened = []
        return page

    def tell_pages(self) -> bool:
        """Put the pages into tables of contents; False where they have been told already."""
        pages = pages_of(self.leaves)
        if pages == self.told:
            return False
        self.told = pages
        with_contents = [section for section in self.sections if section.has_contents]
        for section in with_contents:
            section.root, section.leaves = _with_pages(section.root, pages), []
        return bool(with_contents)


def pages_of(leaves: Sequence[Leaf]) -> Mapping[str, int]:
    """The pages on which anchors stand first, counted from 1."""
    return {anchor: number for number, leaf in reversed([*enumerate(leaves, 1)]) for anchor in leaf.anchors}


def _with_pages(at: Numbered, pages: Mapping[str, int]) -> Numbered:
    node = replace(at.node, page=pages.get(at.node.anchor)) if isinstance(at.node, Entry) else at.node
    parts = {name: tuple(_with_pages(child, pages) for child in part) for name, part in at.parts.items()}
    return replace(at, node=node, parts=parts)
