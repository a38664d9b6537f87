"""Each part of a paper has its tag, and what is not read is an artifact."""

import pytest
from trees import PNG
from writers.pdf.pdf_papers import (
    BASE_CSS,
    LONG,
    every_node_written,
    heading,
    nested_list,
    note,
    on_low_pages,
    paper,
    paragraph,
    pdf_of,
    row,
    table,
)
from writers.pdf.read_back import Tag, read_artifacts, read_tag_tree

from antrag_gen.errors import AntragError
from antrag_gen.tree import (
    Cell,
    ColumnKind,
    Footnote,
    Image,
    Item,
    ItemList,
    Link,
    NoteCall,
    Paragraph,
    Quote,
    Row,
    Script,
    Strong,
    Struck,
    Table,
    Text,
)
from antrag_gen.writers.pdf.write import write

FAR = paragraph(LONG * 30)  # leaves a few lines on the first page


def types(tag: Tag) -> list[str]:
    return [kid.type for kid in tag.tags]


def test_head_and_foot_of_the_pages_are_artifacts_without_links() -> None:
    data = pdf_of(FAR, paragraph(LONG * 25))
    printed = [(piece.page, piece.kind, piece.text) for piece in read_artifacts(data) if piece.text]
    assert (1, "/Pagination/Header", "Kopf mit ") in printed
    assert (0, "/Pagination/Footer", "Stuttgart, Gemeinderat") in printed
    assert (1, "/Pagination/Footer", "Seite 2 von 2") in printed
    assert not read_tag_tree(data).all("Link")


@pytest.mark.auswahl(1)
@pytest.mark.parametrize(
    ("block", "type_"),
    [
        (paragraph(LONG * 25), "P"),
        (nested_list(2), "L"),
        (Quote((paragraph(LONG * 12), paragraph(LONG * 12))), "BlockQuote"),
        (table(40), "Table"),
    ],
)
def test_what_a_page_break_cuts_is_one_element(block, type_: str) -> None:
    tags = read_tag_tree(pdf_of(FAR, block)).tags
    assert [tag.type for tag in tags] == ["H1", "P", type_]
    pages = {page for tag in tags[2].all("P", "Lbl", "TD", "TH") for page in tag.pages}
    assert len(pages) > 1


@pytest.mark.langsam
def test_a_table_over_many_pages_is_one_with_its_heads_read_once() -> None:
    data = on_low_pages(table(80))
    (found,) = read_tag_tree(data).all("Table")
    assert types(found) == ["Caption", "THead", "TBody", "TFoot"]
    assert [len(part.tags) for part in found.tags[1:]] == [1, 80, 1]
    pages = {page for cell in found.all("TD") for page in cell.pages}
    assert pages == set(range(len(pages)))
    assert len(pages) > 5
    repeated = [piece.text for piece in read_artifacts(data) if piece.kind == "/Pagination"]
    assert repeated == ["Zweck", "2024", "2025"] * (len(pages) - 1)


def test_headings_of_tables_say_what_they_head() -> None:
    cells = read_tag_tree(pdf_of(table(2))).all("TH")
    scopes = [(cell.text.strip(), str(cell.attributes["Scope"])) for cell in cells]
    assert scopes == [
        *[("Zweck", "/Column"), ("2024", "/Column"), ("2025", "/Column")],
        *[("Posten 0", "/Row"), ("Posten 1", "/Row"), ("Summe", "/Row")],
    ]


def test_rows_keep_their_empty_cells() -> None:
    empty = Table((), (ColumnKind.TEXT,) * 2, (row("", "Kopf", header=2),), (row("", ""), row("", "1")))
    (found,) = read_tag_tree(pdf_of(empty)).all("Table")
    assert [[cell.type for cell in tr.tags] for tr in found.all("TR")] == [["TH", "TH"], ["TD", "TD"], ["TD", "TD"]]


def test_a_table_without_rows_has_no_groups() -> None:
    head = Table((), (ColumnKind.TEXT,), (row("Kopf", header=1),), ())
    with_foot = Table((), (ColumnKind.TEXT,), (row("Kopf", header=1),), (), (row("Summe"),))
    tables = read_tag_tree(pdf_of(head, with_foot)).all("Table")
    assert [types(found) for found in tables] == [["TR"], ["THead", "TBody"]]


@pytest.mark.auswahl(2)
@pytest.mark.parametrize("place", ["p", "li", "td", "blockquote", "strong"])
def test_a_note_follows_its_reference(place: str) -> None:
    call = note("Erstens.", "Zweitens.")
    block = {
        "p": paragraph("vor", call, "nach"),
        "li": ItemList((Item("•", (paragraph("vor", call, "nach"),)),)),
        "td": Table((), (ColumnKind.TEXT,), (row("Kopf"),), (type(row())((Cell((Text("vor"), call, Text("nach"))),)),)),
        "blockquote": Quote((paragraph("vor", call, "nach"),)),
        "strong": paragraph(Strong((Text("vor"), call, Text("nach")))),
    }[place]
    tags = read_tag_tree(pdf_of(block))
    (holder,) = [tag for tag in tags._walk() if "Note" in types(tag)]
    before, reference, found, after = holder.kids
    assert (before, reference.type, found.type, after) == ("vor", "Reference", "Note", "nach")
    assert [kid.type for kid in found.tags] == ["Lbl", "P", "P"]
    assert reference.kids == found.tags[0].kids == ["1"]


@pytest.mark.langsam
def test_notes_have_ids_of_their_own() -> None:
    ids = [tag.id for tag in read_tag_tree(every_node_written()).all("Note")]
    assert all(ids)
    assert len(set(ids)) == len(ids) > 30


def test_links_say_their_words_and_have_one_annotation_for_each_line() -> None:
    link = Link("https://example.org/", (Text("weit "), Strong((Text("fett"),)), Text(" weg" * 30)))
    (found,) = read_tag_tree(pdf_of(paragraph("Ein ", link))).all("Link")
    assert found.links == [("weit fett" + " weg" * 30, "https://example.org/")] * 2
    assert found.words == ["weit", "fett"] + ["weg"] * 30


@pytest.mark.langsam
def test_a_link_over_two_pages_is_one() -> None:
    link = Link("https://example.org/", (Text(LONG * 6),))
    (found,) = read_tag_tree(pdf_of(FAR, paragraph(LONG, link), FAR)).all("Link")
    assert set(found.pages) == {0, 1}


def test_strong_and_emphasis_nest_with_links_as_in_the_tree() -> None:
    inner = Strong((Text("a"), Link("https://example.org", (Text("b"), Strong((Text("c"),)), Text("d"))), Text("e")))
    (strong, _) = read_tag_tree(pdf_of(paragraph(inner))).all("Strong")
    assert strong.kids[0] == "a"
    assert [getattr(kid, "kids", kid) for kid in strong.kids[1].kids][::2] == ["b", "d"]
    assert strong.kids[2] == "e"


def test_items_have_a_label_and_a_body_with_all_their_blocks() -> None:
    item = Item("1.", (paragraph("Eins."), Quote((paragraph("Zwei."),)), table(1), nested_list(1, (1,))))
    (outer, _) = read_tag_tree(pdf_of(ItemList((item,), ordered=True))).all("L")
    (li,) = outer.tags
    assert types(li) == ["Lbl", "LBody"]
    assert types(li.tags[1]) == ["P", "BlockQuote", "Table", "L"]
    assert li.tags[0].words == ["1."]


@pytest.mark.langsam
def test_lists_say_how_they_count() -> None:
    lists = read_tag_tree(pdf_of(nested_list(3), nested_list(1, ordered=False))).all("L")
    kinds = [(tag.all("Lbl")[0].words[0], str(tag.attributes["ListNumbering"])) for tag in lists]
    assert set(kinds) == {
        ("1.", "/Decimal"),
        ("1.1", "/Decimal"),
        ("2.1", "/Decimal"),
        ("a)", "/LowerAlpha"),
        ("•", "/Disc"),
    }


def test_labels_may_have_any_character() -> None:
    items = tuple(Item(label, (paragraph("Text"),)) for label in ("'", '"', "\\", "<b>", "–"))
    assert [tag.words for tag in read_tag_tree(pdf_of(ItemList(items))).all("Lbl")] == [[item.label] for item in items]


def test_a_picture_says_what_it_shows_and_where_it_is() -> None:
    (figure,) = read_tag_tree(pdf_of(Image(PNG, "image/png", "Plan „A“"))).all("Figure")
    assert figure.alt == "Plan „A“"
    left, bottom, right, top = map(float, figure.attributes["BBox"])
    assert left == pytest.approx(25 / 25.4 * 72, abs=0.1)
    assert (right - left, top - bottom) == pytest.approx((6, 6), abs=0.02)
    assert 700 < bottom < 760


def test_a_picture_with_nothing_to_say_is_an_artifact() -> None:
    data = pdf_of(Image(PNG, "image/png", ""))
    assert not read_tag_tree(data).all("Figure")
    assert "/Layout" in [piece.kind for piece in read_artifacts(data)]


def test_a_picture_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(AntragError, match="Das Bild „Plan“ lässt sich nicht lesen"):
        pdf_of(Image(b"kein Bild", "image/png", "Plan"))


def test_what_the_layout_adds_is_not_read() -> None:
    css = BASE_CSS + "p::before { content: '§§' } h1::after { content: 'neu' }".encode()
    data = pdf_of(paragraph("Text"), layout=css)
    assert read_tag_tree(data).words == ["Titel", "Text"]
    assert {"§§", "neu"} <= {piece.text for piece in read_artifacts(data)}


def test_a_layout_that_draws_text_apart_is_an_error() -> None:
    with pytest.raises(AntragError, match="opacity"):
        pdf_of(paragraph("Text"), layout=BASE_CSS + b"p { opacity: 0.5 }")


def test_headings_have_their_levels() -> None:
    tags = read_tag_tree(pdf_of(*(heading(level, f"Ebene {level}") for level in range(2, 7)), paragraph("Text")))
    assert types(tags) == ["H1", "H2", "H3", "H4", "H5", "H6", "P"]


def test_a_note_inside_a_link_is_read_there() -> None:
    link = Link("https://example.org", (Text("vor "), Footnote((Paragraph((Text("Note"),)),)), Text(" nach")))
    assert read_tag_tree(pdf_of(paragraph(link))).words == ["Titel", "vor", "Note", "nach"]


def test_the_file_is_written_for_the_words_of_any_paper() -> None:
    assert read_tag_tree(write(paper(), BASE_CSS)).words == ["Titel"]


def test_struck_words_have_a_line_and_a_word_for_those_who_hear_them() -> None:
    struck = Struck((Text("5 Euro "), Strong((Text("je Tag"),))))
    linked = Struck((Text("siehe "), Link("https://example.org", (Text("dort"),))))
    tags = read_tag_tree(pdf_of(paragraph("Gebühr ", struck, " und ", linked)))
    first, second = tags.all("Span")
    assert [str(tag.attributes["TextDecorationType"]) for tag in (first, second)] == ["/LineThrough"] * 2
    assert (first.alt, second.alt) == ("gestrichen: 5 Euro je Tag", "")
    assert second.all("Link")[0].links == [("dort", "https://example.org")]


def test_what_is_raised_or_lowered_says_so() -> None:
    squared, two = Script((Text("2"),)), Script((Text("2"),), raised=False)
    tags = read_tag_tree(pdf_of(paragraph("m", squared, " CO", two)))
    assert [(tag.type, tag.text) for tag in tags.all("Sup", "Sub")] == [("Sup", "2"), ("Sub", "2")]


def test_a_note_that_is_called_again_is_one_note_and_each_call_leads_to_it() -> None:
    held = Cell((Text("62.101"), NoteCall("1", "1")))
    head = row("Jahr", "Betrag", header=2)
    cells = Table((), (ColumnKind.TEXT, ColumnKind.BETRAG), (head,), (Row((Cell((Text("2023"),)), held)),))
    tags = read_tag_tree(pdf_of(paragraph("Text", note("Vorläufig.", name="1"), " und", NoteCall("1", "1")), cells))
    (only,) = tags.all("Note")
    first, *others = tags.all("Reference")
    assert (first.kids, first.refers_to) == (["1"], [])
    assert [other.refers_to for other in others] == [[only.id]] * 2
    for other in others:
        (link,) = other.tags
        assert (link.type, link.kids, link.links) == ("Link", ["1"], [("Fußnote 1", "#fussnote-1")])


def test_a_layout_that_counts_notes_otherwise_than_those_called_again_is_refused() -> None:
    called = paragraph("Text", note("Vorläufig.", name="1"), " und", NoteCall("1", "1"))
    css = BASE_CSS + b"::footnote-call { content: counter(footnote, lower-alpha) }"
    with pytest.raises(AntragError) as caught:
        pdf_of(called, layout=css)
    assert "Statt 1 druckt es „a“" in caught.value.problems[0].what


def test_boxes_are_labels_that_say_whether_they_are_ticked() -> None:
    boxes = ItemList(tuple(Item(label, (paragraph("x"),)) for label in "☒☐•"))
    labels = read_tag_tree(pdf_of(boxes)).all("Lbl")
    assert [(label.kids[0].strip(), label.alt) for label in labels] == [  # type: ignore[union-attr]
        ("☒", "angekreuzt"),
        ("☐", "nicht angekreuzt"),
        ("•", ""),
    ]


def test_a_picture_that_only_adorns_is_an_artifact() -> None:
    data = pdf_of(Image(PNG, "image/png", ""), Image(PNG, "image/png", "Plan"))
    assert [figure.alt for figure in read_tag_tree(data).all("Figure")] == ["Plan"]


def test_a_picture_that_only_adorns_must_be_readable_as_well() -> None:
    with pytest.raises(AntragError) as caught:
        pdf_of(Image(PNG[:30], "image/png", ""))
    assert caught.value.problems[0].what == "Das Bild lässt sich nicht lesen."
