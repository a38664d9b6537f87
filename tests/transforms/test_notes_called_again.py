"""A note that is called several times is one note: where the paper is read first."""

from buecher import TEMPLATES

from antrag_gen.compose.book import bind
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.transforms.contents import fill_contents
from antrag_gen.transforms.notes import call_notes_once
from antrag_gen.tree import (
    Cell,
    ColumnKind,
    Contents,
    Document,
    Emphasis,
    Entry,
    Footnote,
    Heading,
    Metadata,
    Node,
    NoteCall,
    Paragraph,
    Row,
    Script,
    Struck,
    Table,
    Text,
    walk,
)


def note(words: str, name: str = "") -> Footnote:
    return Footnote((Paragraph((Text(words),)),), name)


def document(*inlines: Node) -> Document:
    return Document(Metadata("x"), (Heading(1, (Text("Titel"),)), Paragraph((Text("Text"), *inlines))))  # type: ignore[arg-type]


def notes_in(tree: Node) -> list[Node]:
    return [node for node in walk(tree) if isinstance(node, (Footnote, NoteCall))]


def test_the_first_call_keeps_the_note_and_the_others_have_its_mark() -> None:
    found = notes_in(call_notes_once(document(note("A", "a"), note("B", "b"), note("A", "a"), note("B", "b"))))
    assert found == [note("A", "1"), note("B", "2"), NoteCall("1", "1"), NoteCall("2", "2")]


def test_what_is_called_once_counts_and_has_no_name() -> None:
    found = notes_in(call_notes_once(document(note("ohne"), note("A", "a"), note("B", "b"), note("B", "b"))))
    assert found == [note("ohne"), note("A"), note("B", "3"), NoteCall("3", "3")]


def test_cells_come_in_the_order_in_which_they_are_read() -> None:
    head = Row((Cell((Text("Kopf"),), header=True),))
    table = Table((), (ColumnKind.TEXT,), (head,), (Row((Cell((note("A", "a"),)),)), Row((Cell((note("A", "a"),)),))))
    tree = document(note("A", "a"))
    found = notes_in(call_notes_once(Document(tree.metadata, (table, *tree.children))))
    assert found == [note("A", "1"), NoteCall("1", "1"), NoteCall("1", "1")]


def test_a_book_counts_the_notes_of_its_papers_through() -> None:
    paper = call_notes_once(document(note("erste"), note("A", "a"), note("A", "a")))
    front = Document(Metadata("Buch"), (Heading(1, (Text("Buch"),)), Paragraph((note("vorn"),))))
    found = notes_in(bind(front, [paper, paper], Einstellungen(stadt="Musterstadt"), TEMPLATES))
    marks = [node.name for node in found if isinstance(node, Footnote)]
    assert marks == ["", "", "3", "", "5"]
    assert [node for node in found if isinstance(node, NoteCall)] == [NoteCall("3", "3"), NoteCall("5", "5")]


def test_a_table_of_contents_keeps_looks_that_change_what_is_said() -> None:
    squared = Script((Text("2"),))
    words = (Text("Fläche in "), Emphasis((Text("m"), squared)), note("n"), Text(" "), Struck((Text("alt"),)))
    tree = Document(Metadata("x"), (Heading(1, (Text("Titel"),)), Contents(), Heading(2, words)))
    (entry,) = [node for node in walk(fill_contents(tree)) if isinstance(node, Entry)]
    assert entry.children == (Text("Fläche in m"), squared, Text(" "), Struck((Text("alt"),)))


def test_a_raised_comma_stands_between_marks_side_by_side() -> None:
    comma = Script((Text(",\u00a0"),))
    inlines = (note("A", "a"), note("B", "b"), Text(" und "), Emphasis((Text("C"), note("A", "a"))), note("D", "d"))
    (_, paragraph) = call_notes_once(document(*inlines)).children
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children == (
        Text("Text"),
        note("A", "1"),
        comma,
        note("B"),
        Text(" und "),
        Emphasis((Text("C"), NoteCall("1", "1"))),
        comma,
        note("D"),
    )
