"""Take over from an earlier report: its file comes in, its head as written and its texts word for word go out."""

import os.path
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from antrag_gen.library.contents import Content, title_of
from antrag_gen.library.loaded import Loaded
from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.head import Value

NOTE = compile_late(r"^\[\^(?P<name>[^\]\s]+)\]:.*\n?(?:(?:[ \t]*\n)*[ \t]+\S.*\n?|(?!\[\^)\S.*\n?)*", re.MULTILINE)
CALL = compile_late(r"\[\^([^\]\s]+)\]")
PICTURE = compile_late(r"(?P<vor>!\[[^\]]*\]\(<?)(?P<ziel>[^)>\s]+)")


@dataclass(frozen=True, slots=True)
class Earlier:
    """The values as they were written; the texts of the sections by their titles, and the notes that they call."""

    name: str
    values: dict[str, Value]
    sections: dict[str, str]
    notes: dict[str, str]

    def taken_over(self, titel: Callable[[str], str]) -> tuple[str, str]:
        """The goals, and what was told in earlier years."""
        return self.sections.get(titel("Ziele"), ""), self.sections.get(titel("Sachstand"), "")

    def notes_called_in(self, texts: Iterable[str]) -> str:
        """The notes below these texts, with those that notes call, each once and in their order."""
        wanted: set[str] = set()
        todo = [name for text in texts for name in CALL.findall(text)]
        while todo:
            name = todo.pop()
            if name in self.notes and name not in wanted:
                wanted.add(name)
                todo += CALL.findall(self.notes[name].partition(":")[2])
        return "\n\n".join(note.strip() for name, note in self.notes.items() if name in wanted)


def read_earlier(loaded: Loaded) -> Earlier:
    """What stands in a file that was loaded, so that it has no mistakes."""
    content = loaded.content
    notes = {match["name"]: match[0] for match in NOTE.finditer(content.source.body)}
    return Earlier(content.file.name, content.head.values if content.head else {}, _sections(content), notes)


def _sections(content: Content) -> dict[str, str]:
    lines = content.source.body.split("\n")
    starts = [section.place.line - content.source.body_line for section in content.sections]
    ends = [*starts[1:], len(lines)]
    return {
        title_of(section): NOTE.sub("", "\n".join(lines[start + 1 : end])).strip()
        for section, start, end in zip(content.sections, starts, ends, strict=True)
    }


def with_pictures(text: str, old: str, new: str) -> str:
    """The same text in another file: pictures stay where they are, and are named from there."""

    def point(match: re.Match[str]) -> str:
        target = os.path.relpath(PurePosixPath(old).parent / match["ziel"], PurePosixPath(new).parent)
        return match["vor"] + target.replace(os.sep, "/")

    return PICTURE.sub(point, text)
