"""Bring the fonts along that stand in for the layout's own: a document in, the rules @font-face that it needs out."""

import base64
from collections import defaultdict
from functools import lru_cache

from antrag_gen.fonts.cut import cut_face
from antrag_gen.fonts.shipped import FACES, Face
from antrag_gen.tree import Document, Text, walk


def faces_of(document: Document) -> str:
    """The style sheet that has the fonts of packages in it, as far as the document has texts in them.

    They are not fetched from their files: nothing that a style sheet names is.
    """
    used: defaultdict[str, set[str]] = defaultdict(set)
    for node in walk(document):
        if isinstance(node, Text) and node.font:
            # A layout may print in capitals.
            used[node.font].update(node.text, node.text.upper(), node.text.lower())
    return "\n".join(_rule(face, frozenset(used[face.font])) for face in FACES if face.font in used)


@lru_cache(maxsize=64)
def _rule(face: Face, characters: frozenset[str]) -> str:
    data = base64.b64encode(cut_face(face, characters)).decode("ascii")
    return (
        f"@font-face {{ font-family: '{face.font}'; font-weight: {face.weight}; font-style: {face.style}; "
        f"src: url('data:font/ttf;base64,{data}') }}"
    )
