"""Tables of contents: entries in, a field of Word that shows them, and bookmarks for what they lead to, out."""

from docx.oxml.ns import qn

from antrag_gen.tree import Contents, Entry, Heading, Node
from antrag_gen.writers.docx.fields import begin_field, bookmark_name, field_mark
from antrag_gen.writers.docx.markup import Xml, make, make_text
from antrag_gen.writers.docx.spot import Render, Spot
from antrag_gen.writers.docx.styles import CONTENTS, gap

# The bookmark around all that follows the table: Word keeps to it when it is asked to list the headings anew.
LISTED, LISTED_ID = "_Inhalt", 0


def contents(node: Contents, spot: Spot) -> list[Xml]:
    """The entries as Word would write them, with the pages that are known: it asks nothing when it opens the file."""
    entries = spot.write_all(node.entries)
    if entries:
        levels = sorted({entry.level for entry in node.entries})
        field = f'TOC \\o "{levels[0]}-{levels[-1]}" \\b {LISTED} \\h \\z'
        for run in reversed(begin_field(field)):
            entries[0].insert(1, run)
        entries[-1].append(field_mark("end"))
        entries[-1].append(make("w:bookmarkStart", id=LISTED_ID, name=LISTED))
    return entries


def entry(node: Entry, spot: Spot) -> list[Xml]:
    words = spot.write_all(node.children)
    link = make("w:hyperlink", *words, make("w:r", make("w:tab")), anchor=bookmark_name(node.anchor), history=1)
    if node.page is not None:
        link.extend([*begin_field(f"PAGEREF {bookmark_name(node.anchor)} \\h"), make("w:r", make_text(str(node.page)))])
        link.append(field_mark("end"))
    style = spot.paper.styles.id(CONTENTS[min(node.level, len(CONTENTS)) - 1])
    return [make("w:p", make("w:pPr", make("w:pStyle", val=style)), link)]


def bookmarked(node: Heading, words: Xml, spot: Spot) -> Xml:
    """The paragraph of a heading, whose words have a bookmark where a table of contents leads to it."""
    if node.anchor:
        number = next(spot.paper.bookmark_ids)
        words.insert(1, make("w:bookmarkStart", id=number, name=bookmark_name(node.anchor)))
        words.append(make("w:bookmarkEnd", id=number))
    return words


def end_listed(written: list[Xml], spot: Spot) -> None:
    """Let what is listed end with the text."""
    if written[-1].tag != qn("w:p"):
        written.append(gap(spot.paper.styles))
    written[-1].append(make("w:bookmarkEnd", id=LISTED_ID))


CONTENTS_TABLE: dict[type[Node], Render] = {Contents: contents, Entry: entry}
