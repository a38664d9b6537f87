"""Fields of Word, which it computes, and the bookmarks that they lead to: names and instructions in, runs out."""

from antrag_gen.writers.docx.markup import Xml, make, make_text


def bookmark_name(anchor: str) -> str:
    """Word hides bookmarks whose names begin with a line."""
    return f"_{anchor}"


def begin_field(instruction: str) -> list[Xml]:
    """The runs before what a field shows; `field_mark("end")` stands behind it."""
    return [field_mark("begin"), make("w:r", make_text(f" {instruction} ", "w:instrText")), field_mark("separate")]


def field_mark(kind: str) -> Xml:
    """One of the marks of a field: `begin`, `separate` or `end`."""
    return make("w:r", make("w:fldChar", fldCharType=kind))
