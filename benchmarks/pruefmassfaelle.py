"""Reads the cases of pruefmass: text files of patches come in, out go cases with their files and the lines meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "pruefmass"
SECOND = "zweite"  # a folder of FOLDER: cases that no check was written against
GRUNDLAGEN = FOLDER / "grundlagen"
WANTED = {"fehler": True, "richtig": False}  # folder: whether its cases hold a mistake
SIGNS = "+!?-~%"
CODE = re.compile(r"\{U\+([0-9A-F]{4})\}")


class FallError(Exception):
    """A case that is not written as README.md says."""


@dataclass(slots=True)
class Hunk:
    """A change of one file: `old` becomes `new`; `meant` are the marked lines of `new`, the first being 0."""

    path: str
    anchor: str = ""
    whole: bool = False
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    meant: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not self.old and not self.new

    def changed(self, text: str) -> tuple[str, int]:
        """The changed text, and the line where the new text begins."""
        new = "\n".join(self.new)
        if self.whole:
            return new + "\n", 1
        if self.old:
            start = _only(text, "\n".join(self.old))
            return text[:start] + new + text[start + len("\n".join(self.old)) :], text.count("\n", 0, start) + 1
        at = text.find("\n", _only(text, self.anchor))
        at = len(text) if at < 0 else at
        return text[:at] + "\n\n" + new + text[at:], text.count("\n", 0, at) + 3


@dataclass(slots=True)
class Fall:
    """One case: what stands there (`note`), and the patches that make it from a project that is right."""

    art: str
    planted: bool
    note: str
    place: str
    second: bool = False  # of the second set
    hunks: list[Hunk] = field(default_factory=list)
    at_most: int = 0  # how many findings the mistake may bring in the whole project; 0: as many as there are

    @property
    def project(self) -> str:
        return self.hunks[0].path.split("/", 1)[0]

    @property
    def name(self) -> str:
        return f"{self.place}: {self.note}"

    def files(self) -> dict[str, str]:
        """The text of each file that the case changes or adds."""
        return self._made()[0]

    def meant(self) -> frozenset[tuple[str, int]]:
        """Files and lines where the mistake is rightly told; marks stand for all, else the first new line of all."""
        return self._made()[1]

    def _made(self) -> tuple[dict[str, str], frozenset[tuple[str, int]]]:
        texts: dict[str, str] = {}
        marked: set[tuple[str, int]] = set()
        default: list[tuple[str, int]] = []
        # from the end of the file, so that the lines of a hunk stay where they are
        for hunk in sorted(self.hunks, key=self._position, reverse=True):
            text = "" if hunk.whole else texts.get(hunk.path) or (GRUNDLAGEN / hunk.path).read_text(encoding="utf-8")
            try:
                texts[hunk.path], line = hunk.changed(text)
            except FallError as error:
                raise FallError(f"{self.name}: {error}") from error
            if texts[hunk.path] == text and hunk.added:
                raise FallError(f"{self.name}: changes nothing")
            grown = texts[hunk.path].count("\n") - text.count("\n")
            marked = {(path, at + grown if path == hunk.path and at >= line else at) for path, at in marked}
            default = [(path, at + grown if path == hunk.path and at >= line else at) for path, at in default]
            marked |= {(hunk.path, line + at) for at in hunk.meant}
            default += [(hunk.path, line + at) for at in hunk.added[:1]]
        return texts, frozenset(marked or default[-1:])

    def _position(self, hunk: Hunk) -> tuple[str, int]:
        if hunk.whole:
            return hunk.path, 0
        text = (GRUNDLAGEN / hunk.path).read_text(encoding="utf-8")
        return hunk.path, text.find("\n".join(hunk.old) or hunk.anchor)


def _only(text: str, wanted: str) -> int:
    if (count := text.count(wanted)) != 1:
        raise FallError(f"„{wanted}“ stands {count} times in the file")
    return text.index(wanted)


def read_cases() -> list[Fall]:
    return [
        case
        for folder in (FOLDER, FOLDER / SECOND)
        for kind, planted in WANTED.items()
        for file in sorted((folder / kind).glob("*.txt"))
        for case in _Reader(file, planted).read()
    ]


@dataclass(slots=True)
class _Reader:
    """Goes through a file line by line; file and anchor hold until the next ones are named."""

    file: Path
    planted: bool
    cases: list[Fall] = field(default_factory=list)
    path: str = ""
    anchor: str = ""
    hunk: Hunk = field(default_factory=lambda: Hunk(""))

    def read(self) -> list[Fall]:
        for number, line in enumerate(self.file.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{self.file.relative_to(FOLDER).as_posix()}:{number}"
            self._line(line[:1], CODE.sub(lambda code: chr(int(code[1], 16)), line[2:]), line, place)
        return list(map(_whole, self.cases))

    def _line(self, sign: str, rest: str, line: str, place: str) -> None:
        match sign:
            case "":
                self.hunk = Hunk(self.path, self.anchor)
            case "=":
                second = self.file.parent.parent.name == SECOND
                self.cases.append(Fall(self.file.stem, self.planted, rest, place, second))
                self.hunk = Hunk(self.path, self.anchor)
            case "@" if line.startswith("@+"):
                self.hunk = Hunk(line[2:].strip(), whole=True)
            case "@":
                self.path, self.anchor = rest, ""
                self.hunk = Hunk(rest)
            case "&":
                self.anchor = rest
                self.hunk = Hunk(self.path, rest)
            case "*" if self.cases:
                self.cases[-1].at_most = int(rest)
            case "#":
                pass
            case _ if sign in SIGNS and self.cases:
                if self.hunk.empty:
                    self.cases[-1].hunks.append(self.hunk)
                _take(self.hunk, sign, rest)
            case _:
                raise FallError(f"{place}: unknown sign „{sign}“")


def _take(hunk: Hunk, sign: str, text: str) -> None:
    if sign in "!?%":
        hunk.meant.append(len(hunk.new))
    if sign in "+!?":
        hunk.added.append(len(hunk.new))
    if sign in "-~%":
        hunk.old.append(text)
    if sign in "+!?~%":
        hunk.new.append(text)


def _whole(case: Fall) -> Fall:
    if not case.hunks:
        raise FallError(f"{case.name}: says no change")
    if len({hunk.path.split("/", 1)[0] for hunk in case.hunks}) > 1:
        raise FallError(f"{case.name}: more than one project")
    return case


def by_kind(cases: list[Fall]) -> Mapping[str, list[Fall]]:
    kinds: dict[str, list[Fall]] = {}
    for case in cases:
        kinds.setdefault(case.art, []).append(case)
    return kinds
