"""Papers bound into a book: one title, a chapter for each paper, and contents that lead to the right pages."""

import io
import itertools
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import docx
import pikepdf
import pytest
from buecher import AT_A_TIME, MANY, SETTINGS, SOME, TEMPLATES, TWICE, book, written
from papers import NAMES, PAPERS, tree_of
from programs import output_of
from writers.docx.read_back import read_contents, read_lines
from writers.pdf.read_back import Tag, read_tag_tree, words_of

from antrag_gen.compose.book import bind
from antrag_gen.errors import AntragError
from antrag_gen.transforms.contents import fill_contents
from antrag_gen.tree import (
    Contents,
    Document,
    Footnote,
    Heading,
    Metadata,
    Node,
    Pairs,
    Paragraph,
    ParagraphRole,
    Region,
    RegionRole,
    Text,
    plain_text,
    walk,
)
from antrag_gen.work.build import write_all
from antrag_gen.writers.docx.styles import NEEDED_BY_BOOKS
from antrag_gen.writers.docx.write import write as write_docx
from antrag_gen.writers.pdf.mend import sections
from antrag_gen.writers.pdf.mend.sections import sections_of
from antrag_gen.writers.pdf.numbered import number_nodes
from antrag_gen.writers.pdf.write import write

BOOKS = {"some": SOME, "many": MANY}


@pytest.fixture(params=[pytest.param(each, id=id, marks=pytest.mark.langsam) for id, each in BOOKS.items()])
def papers(request: pytest.FixtureRequest) -> tuple[Path, ...]:
    return request.param


@cache
def tags(papers: tuple[Path, ...]) -> Tag:
    return read_tag_tree(written(papers).files["pdf"])


@cache
def pages(papers: tuple[Path, ...]) -> list[str]:
    """The words of each page, in one line."""
    printed = output_of("pdftotext", "-", "-", data=written(papers).files["pdf"])
    return [" ".join(page.split()) for page in printed.split("\f")]


def all_of(kind: type, node: Node) -> list:
    return [each for each in walk(node) if isinstance(each, kind)]


def chapters(bound: Document) -> list[Region]:
    return [block for block in bound.children if isinstance(block, Region) and block.role is RegionRole.PAPIER]


def small(*children: Node, title: str = "Antrag Nr. 1/2024: Radweg", status: str = "") -> Document:
    return Document(Metadata(title, status=status), children)


def front(*children: Node) -> Document:
    return Document(Metadata("Buch", art="buch"), (Heading(1, (Text("Buch"),)), Contents(), *children))


# The tree


def test_a_book_has_one_title_and_skips_no_level(papers: tuple[Path, ...]) -> None:
    levels = [heading.level for heading in all_of(Heading, book(papers))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert levels.count(2) == len(papers) + 1


def test_a_chapter_is_called_what_the_file_of_the_paper_is_called() -> None:
    bound = bind(front(), [small(Heading(1, (Text("Radweg"),)), Paragraph((Text("Text"),)))], SETTINGS, TEMPLATES)
    ((heading, text),) = (chapter.children for chapter in chapters(bound))
    assert plain_text(heading) == "Antrag Nr.\u00a01/2024: Radweg"
    assert text == Paragraph((Text("Text"),))


def test_what_says_the_title_again_is_left_out_but_a_draft_is_called_one() -> None:
    kind = Paragraph((Text("Antrag Nr. 1/2024 (Entwurf)"),), ParagraphRole.ART)
    ((only,),) = (
        chapter.children
        for chapter in chapters(bind(front(), [small(kind, Heading(1, ()), status="entwurf")], SETTINGS, TEMPLATES))
    )
    assert plain_text(only) == "Antrag Nr.\u00a01/2024: Radweg (Entwurf)"


def test_heads_and_feet_of_papers_go_but_what_a_letterhead_gives_stays() -> None:
    given = Pairs(())
    letterhead = Region(RegionRole.BRIEFKOPF, (Paragraph((Text("Stadt"),)), given))
    running = [Region(role, (Paragraph((Text("x"),)),)) for role in (RegionRole.KOPFZEILE, RegionRole.FUSSZEILE)]
    ((heading, *rest),) = (
        chapter.children for chapter in chapters(bind(front(), [small(*running, letterhead)], SETTINGS, TEMPLATES))
    )
    assert isinstance(heading, Heading)
    assert rest == [given]


def test_headings_go_down_a_level_and_stay_on_the_last_one() -> None:
    headings = [Heading(level, (Text(str(level)),)) for level in range(2, 7)]
    turned = Region(RegionRole.QUERFORMAT, (Heading(3, (Text("quer"),)),))
    bound = bind(front(), [small(Heading(1, ()), *headings, turned)], SETTINGS, TEMPLATES)
    assert [heading.level for heading in all_of(Heading, chapters(bound)[0])] == [2, 3, 4, 5, 6, 6, 4]


@pytest.mark.langsam
def test_no_source_of_a_paper_is_put_into_the_book(papers: tuple[Path, ...]) -> None:
    assert any(tree_of(path).attachments for path in papers)
    assert book(papers).attachments == ()
    with pikepdf.open(io.BytesIO(written(papers).files["pdf"])) as pdf:
        assert not pdf.attachments


def test_the_contents_list_what_follows_them_each_with_an_anchor_of_its_own() -> None:
    before, after, deep = Heading(2, (Text("Vorwort"),)), Heading(2, (Text("Danach"),)), Heading(3, (Text("Tief"),))
    note = Footnote((Paragraph((Text("Anmerkung"),)),))
    noted = Heading(2, (Text("Mit Anmerkung"), note))
    document = Document(Metadata(""), (before, Contents(), after, deep, Region(RegionRole.PAPIER, (noted,))))
    filled = fill_contents(document)
    (entries,) = (contents.entries for contents in all_of(Contents, filled))
    assert [plain_text(entry) for entry in entries] == ["Danach", "Mit Anmerkung"]
    anchors = [heading.anchor for heading in all_of(Heading, filled)]
    assert anchors == ["", entries[0].anchor, "", entries[1].anchor]
    assert len({entry.anchor for entry in entries}) == 2


def test_a_paper_without_contents_stays_as_it_is() -> None:
    document = small(Heading(1, (Text("Titel"),)))
    assert fill_contents(document) is document


# The files


def test_only_so_many_papers_are_laid_out_at_a_time() -> None:
    bound = bind(front(), [small(Heading(1, (Text("Titel"),)))] * 33, SETTINGS, TEMPLATES)
    assert [len(section.root.parts["children"]) for section in sections_of(number_nodes(bound))] == [2, *[4] * 8, 1]


@pytest.mark.langsam
def test_many_papers_are_more_than_that_in_these_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "PAPERS", AT_A_TIME)
    assert len(sections_of(number_nodes(book(MANY)))) == 4


def test_the_book_has_no_problems(papers: tuple[Path, ...]) -> None:
    assert written(papers).problems == []
    assert set(written(papers).files) == set(TWICE)


def test_the_entries_are_the_chapters_in_both_files(papers: tuple[Path, ...]) -> None:
    titles = [plain_text(chapter.children[0]).split() for chapter in chapters(book(papers))]
    assert len(titles) == len(papers)
    assert [words_of(entry.title) for entry in tags(papers).all("TOCI")] == titles
    assert [words.split() for words, _, _ in read_contents(written(papers).files["docx"])] == titles


def test_the_page_of_an_entry_is_the_one_where_its_chapter_begins(papers: tuple[Path, ...]) -> None:
    for entry in tags(papers).all("TOCI"):
        assert " ".join(words_of(entry.title))[:40] in pages(papers)[entry.page - 1]
    assert [entry.page for entry in tags(papers).all("TOCI")] == [
        tag.pages[0] + 1 for tag in tags(papers).all("H2")[1:]
    ]


def test_word_shows_the_pages_of_the_pdf_and_leads_to_the_headings(papers: tuple[Path, ...]) -> None:
    found = read_contents(written(papers).files["docx"])
    assert [page for _, _, page in found] == [entry.page for entry in tags(papers).all("TOCI")]
    document = docx.Document(io.BytesIO(written(papers).files["docx"]))
    named = {
        mark.get(docx.oxml.ns.qn("w:name")): paragraph.text.split()
        for paragraph in document.paragraphs
        for mark in paragraph._p.findall(docx.oxml.ns.qn("w:bookmarkStart"))
        if paragraph.style is not None and paragraph.style.name == "Heading 2"
    }
    assert {anchor: words.split() for words, anchor, _ in found} == named


def destinations_of(pdf: bytes) -> Mapping[str, int]:
    """The pages that links inside of a PDF lead to, by name (ISO 32000-1, 12.3.2.3)."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
        names = pikepdf.NameTree(opened.Root["/Names"]["/Dests"])
        return {str(name): numbers[target[0].objgen] for name, target in names.items()}


def test_an_entry_is_one_link_in_its_tag_and_leads_to_its_page(papers: tuple[Path, ...]) -> None:
    destinations = destinations_of(written(papers).files["pdf"])
    for entry in tags(papers).all("TOCI"):
        (link,) = entry.all("Link")
        targets = {target for _, target in link.links}
        assert len(targets) == 1
        assert destinations[targets.pop().removeprefix("#")] == entry.page


def test_word_is_not_told_to_ask_when_it_opens_the_book(papers: tuple[Path, ...]) -> None:
    settings = docx.Document(io.BytesIO(written(papers).files["docx"])).settings.element
    assert settings.find(docx.oxml.ns.qn("w:updateFields")) is None


def test_tree_pdf_and_word_say_the_same_words(papers: tuple[Path, ...]) -> None:
    words = plain_text(book(papers)).split()
    assert " ".join(read_lines(written(papers).files["docx"])).split() == words
    assert tags(papers).words == words_of(plain_text(book(papers)))


def test_pages_are_counted_through_and_named_on_each(papers: tuple[Path, ...]) -> None:
    count = len(pages(papers)) - 1
    assert count > len(papers)
    for number, page in enumerate(pages(papers)[:-1], 1):
        assert f"Seite {number} von {count}" in page


def test_notes_are_counted_through(papers: tuple[Path, ...]) -> None:
    notes = tags(papers).all("Note")
    assert len(notes) > 3
    numbers = ["".join(kid for kid in note.tags[0].kids if isinstance(kid, str)).strip() for note in notes]
    assert numbers == [str(number) for number in range(1, len(notes) + 1)]


def test_every_paper_begins_on_a_page_of_its_own_and_is_a_section(papers: tuple[Path, ...]) -> None:
    firsts = [entry.page for entry in tags(papers).all("TOCI")]
    assert len(set(firsts)) == len(firsts)
    regions = all_of(Region, book(papers))
    assert len(tags(papers).all("Sect")) == sum(region.role is RegionRole.PAPIER for region in regions) >= len(papers)


def test_the_head_of_the_pages_is_that_of_the_book(papers: tuple[Path, ...]) -> None:
    for page in pages(papers)[1:-1]:
        assert "Anträge zum Doppelhaushalt" in page
        assert "Landeshauptstadt Stuttgart" in page


def test_landscape_pages_are_turned_in_both_files() -> None:
    words = Paragraph((Text("Text"),))
    paper = small(words, Region(RegionRole.QUERFORMAT, (words,)), words)
    files = write_all(bind(front(), [paper] * 2, SETTINGS, TEMPLATES), TEMPLATES, ("pdf", "docx")).files
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        turned = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    assert turned == [False, *[False, True, False] * 2]
    sections = docx.Document(io.BytesIO(files["docx"])).sections
    assert sum(section.orientation == docx.enum.section.WD_ORIENT.LANDSCAPE for section in sections) == 2


def test_every_heading_is_a_bookmark(papers: tuple[Path, ...]) -> None:
    def titles(items: list[pikepdf.OutlineItem]) -> list[str]:
        return [title for item in items for title in (" ".join(str(item.title).split()), *titles(item.children))]

    with pikepdf.open(io.BytesIO(written(papers).files["pdf"])) as pdf, pdf.open_outline() as outline:
        assert titles(list(outline.root)) == [
            " ".join(plain_text(each).split()) for each in all_of(Heading, book(papers))
        ]


@pytest.mark.langsam
def test_the_same_book_in_word_alone_has_the_same_bytes() -> None:
    assert write_all(book(SOME), TEMPLATES, ("docx",)).files == {"docx": written(SOME).files["docx"]}


def test_word_alone_has_the_pages_too() -> None:
    bound = bind(front(), [small(Paragraph((Text("Text"),)))] * 2, SETTINGS, TEMPLATES)
    alone = write_all(bound, TEMPLATES, ("docx",))
    assert list(alone.files) == ["docx"]
    assert [page for _, _, page in read_contents(alone.files["docx"])] == [2, 3]


@pytest.mark.langsam
def test_contents_longer_than_a_page_count_their_own_pages() -> None:
    parts = [
        small(Paragraph((Text("Text"),)), title=f"Antrag Nr. {number}/2024: " + "Radweg " * 60) for number in range(20)
    ]
    made = write_all(bind(front(), parts, SETTINGS, TEMPLATES), TEMPLATES, ("pdf",)).files["pdf"]
    entries = read_tag_tree(made).all("TOCI")
    first = entries[0].page
    assert first > 3
    assert [entry.page for entry in entries] == list(range(first, first + 20))


def test_what_cannot_be_printed_of_a_chapter_is_named() -> None:
    layout = TEMPLATES.layout("buch", "css") + b".bedarf { display: none }"
    hidden = small(Paragraph((Text("Verborgen"),), ParagraphRole.BEDARF))
    with pytest.raises(AntragError, match="Verborgen"):
        write(bind(front(), [small(), hidden], SETTINGS, TEMPLATES), layout)


@pytest.mark.langsam
@pytest.mark.parametrize("path", PAPERS, ids=NAMES)
def test_every_paper_can_be_a_chapter(path) -> None:
    (chapter,) = chapters(bind(front(), [tree_of(path)], SETTINGS, TEMPLATES))
    assert next(heading.level for heading in all_of(Heading, chapter)) == 2
    assert not any(isinstance(each, Region) and each.role is RegionRole.BRIEFKOPF for each in walk(chapter))


def test_a_layout_without_the_styles_of_books_does_for_papers_alone() -> None:
    needed = set(NEEDED_BY_BOOKS)
    layout = docx.Document(io.BytesIO(TEMPLATES.layout("buch", "docx")))
    for style in [style for style in layout.styles if style.name in needed]:
        style.delete()
    stream = io.BytesIO()
    layout.save(stream)
    assert write_docx(small(Heading(1, (Text("Titel"),))), stream.getvalue())
    with pytest.raises(AntragError) as caught:
        write_docx(front(), stream.getvalue())
    assert {name for problem in caught.value.problems for name in needed if f"„{name}“" in problem.what} == needed
