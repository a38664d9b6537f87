"""Find words that a line end divides, as lines copied from a PDF have them: the blocks of a body in, problems out."""

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.errors import Level, Place
from antrag_gen.german.zahlen import join
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.rules import Reporter

ENDS = compile_late(r"(?P<head>\w+(?:-\w+)*)(?P<sign>[-‐¬\u00ad])\s*$")
GOES_ON = compile_late(r"[^\W\d_]\w*")
NUMBER = compile_late(r"\d+(?![\w-])")
ADDRESS = compile_late(r"(?:\w+://|www\.|\S+@)\S*-$")
REST_OF_ADDRESS = compile_late(r"[^\s,;)\]>“\"]*[^\s,;)\]>“\".:!?]")
# „Haupt- und Nebengebäude“: the hyphen stands for the rest of the word.
WORDS = """
    aber als bis bzw beziehungsweise doch durch e entweder für gegen im in mit noch oder ohne plus respektive sondern
    sowie statt u und vs von vor wie zu
"""
LEFT_OUT = frozenset(WORDS.split())
MOST_SHOWN = 3


def report_divided_words(root: SyntaxTreeNode, report: Reporter) -> None:
    """A warning for each paragraph in which words are divided, with these words as they are meant."""
    for node in root.walk():
        if node.type == "paragraph" and node.map is not None:
            lines = node.children[0].content.split("\n")
            found = [(at, parts) for at, pair in enumerate(pairwise(lines)) if (parts := _divided(*pair))]
            if found:
                at, (head, rest, _) = found[0]
                _tell(report, report.place(node, at), head, rest, [whole for _, (*_, whole) in found])


def _divided(above: str, below: str) -> tuple[str, str, str] | None:
    """The end of one line, the beginning of the next, and the word that both are."""
    end, start = ENDS.search(above), GOES_ON.match(below.strip())
    if end is not None and end["sign"] == "-":
        joined = _joined(above.rsplit(maxsplit=1)[-1], below.strip(), end["head"])
        if joined:
            return joined
    if end is None or start is None:
        return None
    head, sign, rest = end["head"], end["sign"], start[0]
    if sign in "¬\u00ad":
        return f"{head}{sign}".rstrip("\u00ad"), rest, head + rest
    if rest in LEFT_OUT:
        return None
    keeps = rest[0].isupper() or head[-1].isdigit() or head.rpartition("-")[2].isupper()
    return f"{head}{sign}", rest, f"{head}{'-' if keeps else ''}{rest}"


def _joined(last: str, below: str, head: str) -> tuple[str, str, str] | None:
    """An address, whose hyphen stays, or the numbers from one to another: „S. 12-“ and „14“."""
    rest = REST_OF_ADDRESS.match(below)
    if (address := ADDRESS.search(last)) and rest and rest[0] not in LEFT_OUT:
        return address[0], rest[0], address[0] + rest[0]
    number = NUMBER.match(below)
    return (f"{head}-", number[0], f"{head}–{number[0]}") if head.isdigit() and number else None


def _tell(report: Reporter, place: Place, head: str, rest: str, wholes: Sequence[str]) -> None:
    words = [f"„{whole}“" for whole in dict.fromkeys(wholes)]
    more = [f"{len(words) - MOST_SHOWN} weitere"] if len(words) > MOST_SHOWN else []
    report.say(
        place,
        f"„{head}“ am Ende der Zeile und „{rest}“ darunter würden als zwei Wörter gedruckt.",
        f"Ist es eines, in einer Zeile schreiben: {join([*words[:MOST_SHOWN], *more])}.",
        "trennstrich",
        Level.WARNUNG,
    )
