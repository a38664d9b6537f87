"""Find what a layout cannot print: a tree, the templates and a kind in, problems out."""

from antrag_gen.errors import AntragError, Problem
from antrag_gen.library.templates import Templates
from antrag_gen.transforms.glyphs import find_missing_glyphs
from antrag_gen.tree import Node
from antrag_gen.writers.pdf.own_fonts import typefaces_of


def find_unprintable(tree: Node, templates: Templates, kind: str) -> list[Problem]:
    """A problem for each letter that neither the fonts of the layout for this kind have nor those that stand in."""
    problems = [*find_missing_glyphs(tree)]
    if not problems:
        return []
    try:
        # To ask for the fonts of a layout takes a moment; they only add to what any layout prints.
        return [*find_missing_glyphs(tree, typefaces_of(templates.layout(kind, "css")))]
    except AntragError:  # a layout that is not there is told where it is printed with
        return problems
