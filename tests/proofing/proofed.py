"""Cases of proofreading in Markdown files: a rule by its id, sentences that it finds (+), and such as are right (-).

A sentence stands as a paragraph in the Begründung of a sound paper. Where a case needs a head, or several lines, it is
a block (`~~~~ +`, `~~~~ -`): without a head of its own all below the head of that paper, in place of its sections.
What a rule finds beside one of others' is allowed; a sentence that is right has no finding of any rule.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile, ProjectFolder
from antrag_gen.library.load import check_content
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.proofing.proof import proofread

FOLDER = Path(__file__).parent
HEAD = """---
art: antrag
betreff: Bänke am Ufer
datum: 12.09.2024
---
"""
REQUEST = "# Wir beantragen\n\nAm Ufer werden Bänke aufgestellt.\n\n"
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


def read_cases() -> list[Case]:
    """All cases of `faelle/`; a rule is a heading of level 2."""
    cases = []
    for path in sorted((FOLDER / "faelle").glob("*.md")):
        for part in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            rule, _, below = part.partition("\n")
            blocks = [(match[1], match[2]) for match in BLOCK.finditer(below)]
            lines = SENTENCE.findall(BLOCK.sub("", below))
            for sign, text in (*((sign, f"{REQUEST}# Begründung\n\n{line}\n") for sign, line in lines), *blocks):
                cases.append(Case(rule.strip(), sign == "+", text if text.startswith("---\n") else HEAD + text))
    return cases


def opened() -> OpenedProject:
    """The project of the cases, with the papers that they may name."""
    return open_project(ProjectFolder(FOLDER / "projekt"))


def proofed(text: str, project: OpenedProject) -> list[Problem]:
    """What is found in a file with this text; one with errors is no case."""
    file = ContentFile("content/antrag.md", "antrag.md")
    content = Content(file, text.encode(), project.folder.read, project.einstellungen.listen)
    try:
        paper = check_content(content, project).paper
    except AntragError as error:
        raise AssertionError([str(problem) for problem in error.problems if problem.level is Level.FEHLER]) from error
    return proofread(content, paper, project)
