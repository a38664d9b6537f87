"""Cases of proofreading in Markdown files: a rule by its id, sentences that it finds (+), and such as are right (-).

A sentence stands as a paragraph in the Begründung of a sound paper. Where a case needs a head, or several lines, it is
a block (`~~~~ +`, `~~~~ -`): without a head of its own all below the head of that paper, in place of its sections.
Behind a block `~~~~ rahmen NAME`, or `= NAME` later in the file, sentences stand in that paper, where it says SATZ.
What a rule finds beside one of others' is allowed; a sentence that is right has no finding of any rule.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.german.vocabulary import Vocabulary
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile, ProjectFolder
from antrag_gen.library.load import check_content
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.library.vocabulary import make_vocabulary
from antrag_gen.proofing.proof import proofread

FOLDER = Path(__file__).parent
HEAD = """---
art: antrag
betreff: Bänke am Ufer
datum: 12.09.2024
---
"""
REQUEST = "# Wir beantragen\n\nAm Ufer werden Bänke aufgestellt.\n\n"
FRAME = re.compile(r"^~~~~ rahmen ([a-z-]+)\n(.*?)^~~~~$\n", re.MULTILINE | re.DOTALL)
WRITING = "schreibung-"
BLOCK = re.compile(r"^~~~~ ([+-])\n(.*?)^~~~~$", re.MULTILINE | re.DOTALL)
SENTENCE = re.compile(r"^([+-]) (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """`found` says whether the rule is to find something in `text`, a whole file."""

    rule: str
    found: bool
    text: str

    def __str__(self) -> str:
        body = self.text.split("---\n", 2)[2].removeprefix(REQUEST).removeprefix("# Begründung\n\n")
        return f"{self.rule}: {'+-'[not self.found]} {body.strip().splitlines()[-1]}"


@dataclass(frozen=True)
class Sheet:
    """Sentences of a frame, as parts of one paper; a rule is to find something in those with a +.

    They are written in many ways, which in one paper is told.
    """

    rule: str
    name: str
    frame: str
    lines: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"

    def judge(self, project: OpenedProject) -> list[str]:
        """The sentences in which nothing is found though something is wrong, and what is found in the others."""
        parts = "\n\n".join(f"## Punkt {number}\n\n{line}" for number, (_, line) in enumerate(self.lines))
        before = self.frame[: self.frame.index("SATZ")].count("\n")
        found = defaultdict(list)
        for problem in proofed(self.frame.replace("SATZ", parts), project):
            found[(problem.where.line - before - 1) // 4].append(problem)
        return [
            *(line for number, (sign, line) in enumerate(self.lines) if sign == "+" and not self._has(found[number])),
            *(
                str(told)
                for number, (sign, _) in enumerate(self.lines)
                for told in found[number]
                if sign == "-" and not told.id.startswith(WRITING)
            ),
        ]

    def _has(self, found: list[Problem]) -> bool:
        return self.rule in {problem.id for problem in found}


def read_parts() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Each rule by its id, what stands below its heading, and the frames of its file that stand above or in it."""
    for path in sorted((FOLDER / "faelle").glob("*.md")):
        frames: dict[str, str] = {}
        for part in re.split(r"^## (?=[a-z][a-z-]*$)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            rule, _, below = part.partition("\n")
            frames |= {match[1]: match[2] for match in FRAME.finditer(below)}
            yield rule.strip(), FRAME.sub(r"= \1\n", below), frames


def read_cases() -> list[Case]:
    """The cases of `faelle/` that are papers of their own; a rule is a heading of level 2."""
    cases = []
    for rule, below, _ in read_parts():
        first = re.split(r"^= ", BLOCK.sub("", below), flags=re.MULTILINE)[0]
        lines = [(sign, f"{REQUEST}# Begründung\n\n{line}\n") for sign, line in SENTENCE.findall(first)]
        for sign, text in (*lines, *((match[1], match[2]) for match in BLOCK.finditer(below))):
            cases.append(Case(rule, sign == "+", text if text.startswith("---\n") else HEAD + text))
    return cases


def read_sheets() -> list[Sheet]:
    """The sentences that stand in frames."""
    sheets = []
    for rule, below, frames in read_parts():
        for part in re.split(r"^= ", BLOCK.sub("", below), flags=re.MULTILINE)[1:]:
            name = part.splitlines()[0]
            sheets.append(Sheet(rule, name, frames[name], tuple(SENTENCE.findall(part))))
    return sheets


def opened() -> OpenedProject:
    """The project of the cases, with the papers that they may name."""
    return open_project(ProjectFolder(FOLDER / "projekt"))


class KnownWords:
    """A dictionary of the words of a file, also with a capital letter, as at the beginning of a sentence."""

    def __init__(self, path: Path) -> None:
        self.words = frozenset(path.read_text(encoding="utf-8").split())

    def knows(self, word: str) -> bool:
        return word in self.words or word[:1].lower() + word[1:] in self.words


def words(project: OpenedProject) -> Vocabulary:
    """The vocabulary of the cases on spelling."""
    return make_vocabulary(project.folder, project.katalog, KnownWords(FOLDER / "wortschatz.txt"))


def proofed(text: str, project: OpenedProject, vocabulary: Vocabulary | None = None) -> list[Problem]:
    """What is found in a file with this text; one with errors is no case."""
    file = ContentFile("content/antrag.md", "antrag.md")
    content = Content(file, text.encode(), project.folder.read, project.einstellungen.listen)
    try:
        paper = check_content(content, project).paper
    except AntragError as error:
        raise AssertionError([str(problem) for problem in error.problems if problem.level is Level.FEHLER]) from error
    return proofread(content, paper, project, vocabulary)
