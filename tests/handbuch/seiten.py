"""The README and the pages of the handbook: examples in fences, tables, words in backticks and headings out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs/handbuch"
README = "README des Projekts"
PAGES = {README: ROOT / "README.md"} | {path.name: path for path in sorted(HANDBOOK.glob("*.md"))}
FENCE = re.compile(r"^(?P<blanks> *)(?P<fence>`{3,}|~{3,})(?P<language>\w*)\n(?P<text>.*?)^ *(?P=fence)$", re.M | re.S)
HEADING = re.compile(r"^#+ (.+)$", re.M)


@dataclass(frozen=True)
class Example:
    """A block in a fence: the heading it stands below, its language, its text."""

    heading: str
    language: str
    text: str


@dataclass(frozen=True)
class PageTable:
    """A table of a page: the heading it stands below, its rows as texts, the first one names the columns."""

    heading: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return self.rows[0]

    def column(self, name: str) -> list[str]:
        """What stands in a column below its name."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows[1:]]


def text_of(page: str) -> str:
    return PAGES[page].read_text(encoding="utf-8")


def examples_of(page: str) -> list[Example]:
    text = text_of(page)
    fences = list(FENCE.finditer(text))
    assert 2 * len(fences) == len(re.findall(r"^ *(?:`{3,}|~{3,})\w*$", text, re.M)), page
    return [
        Example(HEADING.findall(without_fences(text[: fence.start()]))[-1], fence["language"], _moved_left(fence))
        for fence in fences
    ]


def _moved_left(fence: re.Match[str]) -> str:
    """The text of a block that stands in a point of a list."""
    return re.sub(f"^{fence['blanks']}", "", fence["text"], flags=re.M)


def without_fences(text: str) -> str:
    return FENCE.sub("", text)


def tables_of(page: str) -> Iterator[PageTable]:
    heading = ""
    for is_row, lines in groupby(without_fences(text_of(page)).splitlines(), lambda line: line.startswith("|")):
        if not is_row:
            heading = ([heading] + [found for line in lines for found in HEADING.findall(line)])[-1]
            continue
        rows = [tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]) for line in lines]
        yield PageTable(heading, (rows[0], *rows[2:]))


def code_of(text: str) -> list[str]:
    """What stands in backticks; a blank at each end belongs to the marks."""
    return [code for _, code in re.findall(r"(?<!`)(`+)([^`\n]+)\1(?!`)", without_fences(text))]


def anchors_of(path: Path) -> set[str]:
    """What links to a heading of a page end with, as GitHub makes it of the heading."""
    headings = HEADING.findall(without_fences(path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
