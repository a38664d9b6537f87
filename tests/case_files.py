"""Cases in Markdown files that anyone can add to: a title, what goes in, what must come out."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    path: Path
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path.stem}: {self.title}"

    def renew(self, found: str) -> None:
        """Write what came out as what is expected."""
        whole = self.path.read_text(encoding="utf-8")
        before, heading, after = whole.partition(f"## {self.title}\n")
        blocks = re.compile(r"(^~~~~ \w+\n)(.*?)(^~~~~$)", re.MULTILINE | re.DOTALL)
        given, expected = list(blocks.finditer(after))[:2]
        assert given[2] == f"{self.given}\n"
        self.path.write_text(
            before + heading + after[: expected.start(2)] + found + after[expected.end(2) :], encoding="utf-8"
        )


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; none is overlooked, whatever its blocks are called."""
    text = path.read_text(encoding="utf-8")
    pattern = r"^## (.+)\n+~~~~ \w+\n((?:.|\n)*?)\n~~~~\n+~~~~ \w+\n((?:.|\n)*?)~~~~$"
    cases = [Case(path, *match) for match in re.findall(pattern, text, re.MULTILINE)]
    assert 2 * len(cases) == len(re.findall(r"^~~~~ \w+$", text, re.MULTILINE)) > 0
    return cases
