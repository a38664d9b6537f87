"""Boxes to be ticked at the beginning of list items: an item's syntax comes in, its label goes out."""

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.patterns import compile_late
from antrag_gen.readers.list_labels import BOXES

BOX = compile_late(r"(\[[ xX]\])(?:\s+|$)")


def take_box(item: SyntaxTreeNode) -> str:
    """The label of an item that begins `[ ]` or `[x]`, which is taken out of its text; empty for any other."""
    paragraph = item.children[0] if item.children else None
    inline = paragraph.children[0] if paragraph is not None and paragraph.type == "paragraph" else None
    if inline is None or not inline.children or inline.children[0].type != "text":
        return ""
    first = inline.children[0].token
    match = BOX.match(first.content) if first else None
    if first is None or match is None:
        return ""
    first.content = first.content[match.end() :]
    after = inline.children[1].token if len(inline.children) > 1 else None
    if not first.content and after and after.type == "softbreak":
        after.type = "text"
    return BOXES[match[1].lower()]
