"""Each case of pasted text, mended as its hints say, is read without a further message."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from case_files import Case, read_cases

from antrag_gen.errors import Place, Problem
from antrag_gen.readers.markdown.blocks import read_markdown
from antrag_gen.readers.markdown.indents import widen_indents
from antrag_gen.readers.markdown.pasted import report_pasted
from antrag_gen.readers.markdown.rules import Reporter, parse
from antrag_gen.tree import Image

FOLDER = Path(__file__).parents[1] / "fehler"
FILES = ("eingefuegt", "zeilen", "text", "verschluckt", "fremd")
# What is said beside: of what stands in the lines, of blanks that are to be filled in, of notes.
BESIDE = frozenset({"fussnote-inhalt", "fussnote-fehlt", "ueberschrift-leer", "ueberschrift-ebene", "tabulator"})


@dataclass
class Told(Reporter):
    """Keeps which lines each problem with a finished Markdown is about."""

    blocks: list[tuple[int, int]] = field(default_factory=list)
    found: list[tuple[int, int, Problem]] = field(default_factory=list)

    def claim(self, first: int, last: int) -> None:
        super().claim(first, last)
        self.blocks.append((first, last))

    def lines_of(self, problem: Problem) -> tuple[int, int]:
        first = problem.where.line - self.first_line
        return next((block for block in self.blocks if block[0] == first), (first, first + 1))


def no_image(name: str, place: Place) -> Image:
    return Image(b"", "image/png", "", place=place)


def pasted_in(body: str) -> tuple[Told, list[Problem]]:
    told = Told("fall.md", 1, body.split("\n"))
    report_pasted(parse(widen_indents(body))[0], told)
    return told, [problem for problem in told.problems if "\n" in problem.hint]


def mended(body: str) -> str:
    """The body with each such block replaced by the Markdown in its hint."""
    told, problems = pasted_in(body)
    lines = body.split("\n")
    for problem in sorted(problems, key=lambda each: -each.where.line):
        first, last = told.lines_of(problem)
        words, _, markdown = problem.hint.partition("\n")
        empty = ">" if lines[first].startswith(">") else ""
        before = [empty] if "davor" in words.replace("davor entfernen", "") else []
        after = [empty] if "danach eine Leerzeile" in words else []
        lines[first:last] = [*before, *markdown.split("\n"), *after]
    return "\n".join(lines)


def body_of(case: Case) -> str:
    return case.given.partition("\n---\n")[2]


@cache
def cases_of(name: str) -> list[Case]:
    return [case for case in read_cases(FOLDER / f"{name}.md") if pasted_in(body_of(case))[1]]


def test_there_are_cases() -> None:
    assert sum(len(cases_of(name)) for name in FILES) > 40


@pytest.mark.parametrize("name", FILES)
def test_what_is_written_as_the_hints_say_is_right(name: str) -> None:
    for case in cases_of(name):
        body = mended(body_of(case))
        assert pasted_in(body)[1] == [], body
        _, problems = read_markdown(body, "fall.md", 1, no_image)
        before = read_markdown(body_of(case), "fall.md", 1, no_image)[1]
        kept = {problem.id for problem in before if "\n" not in problem.hint}
        assert [problem for problem in problems if problem.id not in kept | BESIDE] == [], body
