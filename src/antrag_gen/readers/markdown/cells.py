"""Read one value that may hold emphasis, line breaks and addresses, as the cells of tables do: text in, inlines out."""

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.doubts import report_doubts
from antrag_gen.readers.markdown.inlines import InlineReader
from antrag_gen.readers.markdown.rules import Reporter, parser
from antrag_gen.tree import Block, Image, Inline

NOTE = compile_late(r"\[\^([^\]\s]+)\]")


def read_cell(text: str) -> tuple[tuple[Inline, ...], list[Problem]]:
    """The inlines of a value, whose line feeds are line breaks, and what is wrong in it, at places for the caller."""
    text = text.strip()
    report = Reporter("", 1, text.split("\n"))
    for note in NOTE.finditer(text):
        report.say(
            Place("", 1, note.start() + 1),
            f"Die Anmerkung „{note[0]}“ steht nicht am Ende.",
            "Anmerkungen stehen am Ende einer Zelle, jede Zelle hat höchstens eine.",
            "tabelle-anmerkung",
        )
    root = SyntaxTreeNode(parser().parseInline(text))
    report_doubts(root, report)
    (inline,) = root.children
    return InlineReader(report, {}, _no_note, _no_image).read(inline, in_cell=True), report.problems


def _no_note(_: SyntaxTreeNode) -> tuple[Block, ...]:
    raise AssertionError("no notes are defined in a cell")


def _no_image(name: str, place: Place) -> Image:
    raise AntragError.of(place, f"Das Bild „{name}“ steht in einer Zelle.", "Bilder stehen allein.", id="bild-im-text")
