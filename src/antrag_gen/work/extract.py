"""The source of a paper taken out of its PDF or Word file, and held against what the file shows."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from antrag_gen.errors import AntragError, Place, visible
from antrag_gen.files import read_bytes, write_new
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.library.load import check_content
from antrag_gen.library.project import OpenedProject
from antrag_gen.readers.built.embedded import Embedded, read_embedded
from antrag_gen.readers.built.printed import printed_lines
from antrag_gen.work.build import build_tree, write

CONTEXT_LINES = 1
# Pairs of paragraphs that may have to be looked at: 5,000 in each of both files, between what is the same.
MOST_COMPARED = 25_000_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """A paper's file and the source that lies in it."""

    path: Path
    data: bytes
    source: Embedded


def extract(path: Path) -> Extracted:
    """The source in a file; raises AntragError where there is none, or where the file cannot be read."""
    data = read_bytes(path, shown(path))
    return Extracted(path, data, read_embedded(data, shown(path)))


def save(extracted: Extracted, folder: Path) -> Path:
    """Write the source into a folder under its own name; raises AntragError where another file has that name."""
    target = folder / extracted.source.name
    if not target.exists():
        write_new(target, extracted.source.data, shown(target))
    elif read_bytes(target, shown(target)) != extracted.source.data:
        raise AntragError.of(
            Place(shown(target)),
            "Eine andere Datei mit diesem Namen liegt schon da; sie bleibt, wie sie ist.",
            "Einen anderen Ordner nennen.",
            id="datei-vorhanden",
        )
    return target


def compare(extracted: Extracted, project: OpenedProject) -> list[str]:
    """Lines of a unified diff from what the source says to what the file shows; empty where they agree.

    The source is built anew with the templates of `project`. Raises AntragError where that fails.
    """
    origin = project.folder.content_file(_origin(extracted.source, project.folder))
    content = Content(origin, extracted.source.data, project.read, project.einstellungen.listen)
    loaded = check_content(content, project)
    suffix = "pdf" if extracted.data.startswith(b"%PDF-") else "docx"
    anew = write(build_tree(loaded, project), project.templates, suffix)
    names = (extracted.source.name, shown(extracted.path))
    said, printed = printed_lines(anew, names[0]), printed_lines(extracted.data, names[1])
    if said != printed and _unlike(said, printed) * _unlike(printed, said) > MOST_COMPARED:
        raise AntragError.of(
            Place(names[1]),
            "Es stehen zu viele Absätze darin, um sie mit der Quelle zu vergleichen "
            f"({len(printed)}, in der Quelle {len(said)}).",
            "Ohne „--pruefen“ auslesen und neu erzeugen.",
            id="auslesen-vergleich",
        )
    return list(map(visible, difflib.unified_diff(said, printed, *names, n=CONTEXT_LINES, lineterm="")))


def _unlike(one: list[str], other: list[str]) -> int:
    """How many lines there are between the beginning and the end that both have."""
    pairs = list(zip(one, other, strict=False))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    back = zip(reversed(one[same:]), reversed(other[same:]), strict=False)
    return len(one) - same - sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], back))


def _origin(source: Embedded, folder: ProjectFolder) -> Path:
    """Where the content file probably lies, so that its pictures are found beside it."""
    return next(_files_named(source.name, folder.content), folder.content / source.name)


def _files_named(name: str, folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.name == name)
