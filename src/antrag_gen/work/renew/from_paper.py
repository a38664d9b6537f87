"""A new paper from an old one: its content file comes in, a draft with the same text goes out.

What is of last year is a blank in it.
The kind may be another one: keys that both know and sections that say the same are taken over, the others are told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.fields.validate import sections_of
from antrag_gen.files import write_new
from antrag_gen.library.arten import ARTEN, kind_of
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.library.settings import load_settings
from antrag_gen.papers.papier import Papier
from antrag_gen.patterns import compile_late
from antrag_gen.readers.source import Source, read_text, split_source
from antrag_gen.readers.yaml.head import read_head
from antrag_gen.work.renew.head import RenewedHead, renew_head
from antrag_gen.work.renew.numbers import mark_numbers
from antrag_gen.work.scaffold import path_of_new

TITLE = compile_late(r"^# +(.*?):?\s*$")


@dataclass(frozen=True, slots=True)
class Renewed:
    """The text of the new file, and what of the old one is not in it."""

    text: str
    notes: tuple[Problem, ...]


def renew_paper(data: bytes, shown: str, art: str, settings: Einstellungen) -> Renewed:
    """A draft of the kind `art` from the bytes of a content file.

    Raises AntragError where that cannot be read, or is of no kind.
    """
    source = split_source(read_text(data, shown), shown)
    kind = kind_of(art, settings)
    titles = {name: title for title, name in sections_of(kind, settings.titel).items()}
    head = renew_head(source, kind, art, frozenset(kind.model_fields) - frozenset(titles))
    before, _ = read_head(source.head, shown, source.head_line)
    values = before.values if before else {}
    old = ARTEN.get(str(values.get("art")), Papier)
    old_titles = sections_of(kind_of(str(values["art"]), settings), settings.titel) if old is not Papier else {}
    body = _Body(source, old_titles, titles)
    text = f"---\n{_with_missing(head, kind, titles)}---\n{body.text(kind.fehlende_abschnitte(values), kind)}"
    return Renewed(text, (*_tell_keys(head, art), *body.notes))


def renew_into(target: Path, old: Path, art: str, folder: ProjectFolder) -> tuple[Path, tuple[Problem, ...]]:
    """Write the draft to a new file; its path, and what of the old paper is not in it.

    Raises AntragError as `renew_paper`, and where the file exists already.
    """
    settings, file = load_settings(folder), folder.content_file(old)
    renewed = renew_paper(folder.read(file.name, Place(file.shown)), file.shown, art, settings)
    path = path_of_new(target, folder)
    write_new(path, renewed.text.encode(), shown(path))
    return path, renewed.notes


def _with_missing(head: RenewedHead, kind: type[Papier], titles: Mapping[str, str]) -> str:
    """The head with a blank for each key that the kind needs besides."""
    needed = [key for key, info in kind.model_fields.items() if info.is_required() and key not in titles]
    return head.text + "".join(f"{key}: ‹{key}›\n" for key in needed if key not in head.keys)


def _tell_keys(head: RenewedHead, art: str) -> Iterator[Problem]:
    for key, place in head.left_out.items():
        yield Problem(
            place, f"„{key}“ gibt es bei „{art}“ nicht und fehlt im neuen Papier.", "", "neu-ohne", Level.HINWEIS
        )


@dataclass(slots=True)
class _Body:
    """The sections of the old paper under the titles of the new kind."""

    source: Source
    old: Mapping[str, str]
    new: Mapping[str, str]
    above: list[str] = field(init=False)
    parts: list[list[str]] = field(init=False)
    places: list[Place] = field(init=False)

    def __post_init__(self) -> None:
        lines = self.source.body.split("\n")
        starts = [number for number, line in enumerate(lines) if TITLE.match(line)]
        self.parts = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
        self.above = lines[: starts[0]] if starts else lines
        self.places = [Place(self.source.path, self.source.body_line + start) for start in starts]

    def _field(self, part: list[str]) -> str | None:
        match = TITLE.match(part[0])
        return self.old.get(match[1]) if match else None

    @property
    def notes(self) -> Iterator[Problem]:
        for part, place in zip(self.parts, self.places, strict=True):
            name = self._field(part)
            if name is not None and name not in self.new:
                what = f"Den Abschnitt „{part[0]}“ gibt es bei dieser Art nicht; sein Text fehlt im neuen Papier."
                yield Problem(place, what, "Aus dem alten Papier übernehmen, was noch gilt.", "neu-ohne", Level.HINWEIS)

    def text(self, unknown: frozenset[str], kind: type[Papier]) -> str:
        """What stands below the head; a section that is needed and was not there is a blank."""
        made = [mark_numbers(line) for line in self.above]
        there = set()
        for part in self.parts:
            name = self._field(part)
            if name is not None and name not in self.new:
                continue
            there.add(name)
            made += [f"# {self.new[name]}" if name else part[0], *map(mark_numbers, part[1:])]
        needed = [name for name in self.new if kind.model_fields[name].is_required() and name not in unknown]
        blanks = [f"\n# {self.new[name]}\n\n‹Text›\n" for name in needed if name not in there]
        return "\n".join(made).rstrip("\n") + "\n" + "".join(blanks)
