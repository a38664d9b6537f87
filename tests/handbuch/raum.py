"""A project in which the examples of a page are run one after the other: what is typed, said and printed."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import run
from papers import tree_in

from antrag_gen.errors import Level
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Document, plain_text
from antrag_gen.work.check import check

ROOT = Path(__file__).parents[2]
SETTINGS = "content/projekt.yaml"
SECONDS = re.compile(r"^(Sekunden +)\d+,\d$", re.M)


class Raum:
    """The current folder, and what the last command said there."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said = ""
        self._monkeypatch = monkeypatch
        self.enter(folder)

    def enter(self, folder: str | Path) -> None:
        self._monkeypatch.chdir(folder)

    def run(self, *words: str, ends: int = 0) -> str:
        """`antrag WORDS`; what it says, whichever way, with the seconds taken out."""
        result = run(*words)
        self.said = SECONDS.sub(r"\1…", result.output)
        assert result.exit_code == ends, self.said
        return self.said

    def check(self, *names: str) -> None:
        """No error and no warning."""
        self.run("pruefen", "--streng", *names)

    def read(self, name: str) -> str:
        return Path(name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")

    def put(self, name: str, keys: str) -> None:
        """Put keys in the place of those that a content file has in its head, or a YAML file at all."""
        _, head, body = self.read(name).split("---\n", 2) if name.endswith(".md") else ("", self.read(name), "")
        head = "".join((_by_key(head) | _by_key(keys)).values())
        self.write(name, f"---\n{head}---\n{body}" if name.endswith(".md") else head)

    def drop(self, name: str, *keys: str) -> None:
        _, head, body = self.read(name).split("---\n", 2)
        head = "".join(chunk for key, chunk in _by_key(head).items() if key not in keys)
        self.write(name, f"---\n{head}---\n{body}")

    def put_body(self, name: str, body: str) -> None:
        _, head, _ = self.read(name).split("---\n", 2)
        self.write(name, f"---\n{head}---\n{body}")

    def tree(self, name: str) -> Document:
        """The paper as it is printed; no error and no warning in it."""
        project = open_project(find_folder(Path.cwd()))
        told = [str(each) for each in check([Path(name).resolve()], project) if each.level is not Level.HINWEIS]
        assert told == []
        return tree_in(Path(name).resolve(), project)

    def printed(self, name: str) -> str:
        """Its words, blanks all alike."""
        lines = plain_text(self.tree(name)).replace("\N{WORD JOINER}", "").splitlines()
        return "\n".join(" ".join(line.split()) for line in lines)

    def type(self, lines: str, ends: int) -> None:
        """Each line at the prompt; what the last one says stays."""
        for line in lines.splitlines():
            command, *words = shlex.split(line, comments=True)
            if command == "cd":
                self.enter(words[0])
            else:
                assert command == "antrag", line
                self.run(*words, ends=ends)


Step = Callable[[Raum, str], None]


def _by_key(head: str) -> dict[str, str]:
    """The lines of each key on the left margin; comments on top are left out."""
    chunks = re.split(r"^(?=\w)", head, flags=re.M)
    return {chunk.partition(":")[0]: chunk if chunk.endswith("\n") else f"{chunk}\n" for chunk in chunks[1:]}


def typed(ends: int = 0) -> Step:
    """Commands as they stand there."""
    return lambda raum, text: raum.type(text, ends)


def said(raum: Raum, text: str) -> None:
    """What the last command said, word for word."""
    assert raum.said == text, f"\n{raum.said}\n{text}"


def saved(name: str, *checked: str) -> Step:
    """A file as it stands there; then these are right."""

    def step(raum: Raum, text: str) -> None:
        raum.write(name, text)
        if checked:
            raum.check(*checked)

    return step


def added(name: str) -> Step:
    """Lines at the end of a YAML file of the project, which is right after that."""

    def step(raum: Raum, text: str) -> None:
        raum.write(name, raum.read(name) + text)
        raum.check()

    return step


def head(name: str, *words: str) -> Step:
    """Keys of a content file; the paper is right, and prints these words."""

    def step(raum: Raum, text: str) -> None:
        raum.put(name, text)
        assert_printed(raum, name, words)

    return step


def body(name: str, title: str, *words: str) -> Step:
    """Text below a heading of a content file; the paper is right, and prints these words."""

    def step(raum: Raum, text: str) -> None:
        raum.put_body(name, f"# {title}\n\n{text}")
        assert_printed(raum, name, words)

    return step


def assert_printed(raum: Raum, name: str, words: tuple[str, ...]) -> None:
    printed = raum.printed(name).replace("\n", " ")
    assert [word for word in words if word not in printed] == [], printed
