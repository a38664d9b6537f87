"""Find the comments of a YAML text: its lines and the texts in it come in, the marks of the `#` go out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from antrag_gen.readers.yaml.lines import COMMENT, Lines
from antrag_gen.readers.yaml.nodes import Mark, Scalar


def find_comments(lines: Lines, scalars: Sequence[Scalar]) -> Iterator[Mark]:
    """A `#` after a blank begins a comment, unless it stands in a text."""
    texts = sorted((scalar.start, scalar.end) for scalar in scalars)
    for number, line in enumerate(lines.lines):
        for match in COMMENT.finditer(line):
            mark = Mark(number, match.start())
            before = bisect_right(texts, mark, key=lambda text: text[0])
            if not before or mark >= texts[before - 1][1]:
                yield mark
                break
