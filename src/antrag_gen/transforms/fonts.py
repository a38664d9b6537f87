"""Give words the fonts that they need: a document and what the fonts of its layout have in, the same document out.

Both writers obey the name that a text has then, so that the PDF and the Word file agree which letters are set apart.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from antrag_gen.errors import AntragError
from antrag_gen.fonts.typefaces import Typefaces
from antrag_gen.transforms.glyphs import find_missing_glyphs
from antrag_gen.transforms.texts import N
from antrag_gen.tree import Chart, Document, Node, Text


def set_fonts(document: Document, typefaces: Typefaces) -> Document:
    """The document, where the letters that the layout's own font lacks are texts of their own, with their font.

    Charts get the file of the font that the text is in.

    Raises AntragError for letters that no font has.
    """
    if problems := [*find_missing_glyphs(document, typefaces)]:
        raise AntragError(problems)
    return _set(document, typefaces)


def _set(node: N, typefaces: Typefaces) -> N:
    """The node itself where nothing in it is changed."""
    changed: dict[str, Any] = {}
    for member in fields(node):
        value = getattr(node, member.name)
        if isinstance(value, tuple):
            made = tuple(part for child in value for part in _parts(child, typefaces))
            if len(made) != len(value) or any(new is not old for new, old in zip(made, value, strict=True)):
                changed[member.name] = made
    return replace(node, **changed) if changed else node


def _parts(child: object, typefaces: Typefaces) -> Iterator[object]:
    if isinstance(child, Chart):
        file = typefaces.file_for(child.words)
        yield replace(child, font=file) if file else child
    elif not isinstance(child, Text):
        yield _set(child, typefaces) if isinstance(child, Node) else child
    elif typefaces.own.issuperset(child.text):
        yield child
    else:
        yield from _runs(child, typefaces)


def _runs(text: Text, typefaces: Typefaces) -> Iterator[Text]:
    begin = 0
    for words, font in typefaces.runs(text.text):
        place = text.place and text.place.after(text.text[:begin])
        yield replace(text, text=words, font=font, place=place)
        begin += len(words)
