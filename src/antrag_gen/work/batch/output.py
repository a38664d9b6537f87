"""The output folder of a run, ours alone while it lasts: a folder comes in, its manifest and leftovers go out."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.files import (
    clear_name,
    is_below,
    read_bytes,
    real_path,
    remove,
    remove_leftovers,
    said_of,
    stamp_of,
    write_below,
)
from antrag_gen.library.folder import ContentFile, ProjectFolder, shown
from antrag_gen.work.batch.digests import digest_of
from antrag_gen.work.batch.manifest import GoneLine, Manifest, Output, PaperLine, read_manifest

LOCK = ".erzeugt.lock"


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """A folder that is locked, its manifest, and what there is to say about that.

    `way` leads from the folder to the project, so that two projects can write into one folder. The folder itself may
    be a link, and the way is that on the disk; links in it are replaced, and nothing outside of it is touched. Another
    one than the project's own was `asked` for.
    """

    path: Path
    way: str
    manifest: Manifest
    problems: tuple[Problem, ...]
    asked: bool = False

    def key(self, file: ContentFile) -> str:
        """The name of a content file in the manifest: the way to it from here."""
        return f"{self.way}/{file.name}"

    def known(self, file: ContentFile) -> PaperLine | None:
        """What became of a content file when it was last built."""
        return self.manifest.papers.get(self.key(file))

    def source(self, name: str) -> Path:
        """Where the content file of that name in the manifest lies."""
        return Path(os.path.normpath(real_path(self.path) / name))

    def write(self, target: Path, data: bytes) -> Output:
        """Write a file in one step; raises AntragError with the old one untouched."""
        write_below(self.path, target, data, shown(target))
        return Output(self._below(target), digest_of(data), stamp_of(target), fresh=True)

    def has(self, output: Output) -> bool:
        """Whether the file is there, and no link leads to it."""
        path = self.path / output.path
        return is_below(path, self.path) and stamp_of(path) is not None

    def is_as_written(self, output: Output) -> bool:
        """Whether the file is there and says what was written; it is read only where its size or time has changed."""
        path = self.path / output.path
        stamp = stamp_of(path) if is_below(path, self.path) else None
        if stamp is None or stamp == output.stamp:
            return stamp is not None
        try:
            return digest_of(read_bytes(path, shown(path))) == output.digest
        except AntragError:
            return False

    def outdated(self, target: Path, known: Output | None, changed: str) -> Output | None:
        """A file that is there, but not made from what there is now; None where there is no file.

        What had changed for the first time stays what is told of it.
        """
        if stamp_of(target) is None:
            return None
        if known is None:
            return Output(self._below(target), changed=changed)
        return Output(self._below(target), known.digest, known.stamp, changed=known.changed or changed)

    def _below(self, target: Path) -> str:
        return target.relative_to(self.path).as_posix()


@contextmanager
def open_output(folder: Path, project: ProjectFolder) -> Iterator[OutputFolder]:
    """Have an output folder of a project to oneself, cleared of what killed runs have left half-written.

    Raises AntragError where another run has it, or where it cannot be written to.
    """
    lock = _lock(folder)
    try:
        remove_leftovers(folder)
        manifest, problems = read_manifest(folder)
        asked = folder != project.output
        yield OutputFolder(folder, _way(folder, project.root), manifest, tuple(problems), asked)
    finally:
        lock.release()


def _way(folder: Path, root: Path) -> str:
    # Only between real folders does „..“ on the way lead where the words say.
    root, folder = real_path(root), real_path(folder)
    try:
        return Path(os.path.relpath(root, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return root.as_posix()


def _lock(folder: Path) -> FileLock:
    """The lock is the operating system's: it ends with the process, however that ends."""
    lock = FileLock(folder / LOCK)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        clear_name(folder / LOCK)
        lock.acquire(blocking=False)
    except Timeout as error:
        raise AntragError.of(
            Place(shown(folder)),
            "In diesen Ordner erzeugt gerade schon ein anderer Lauf.",
            "Warten, bis er fertig ist, oder mit „--ausgabe“ einen anderen Ordner nennen.",
            id="ausgabe-belegt",
        ) from error
    except (OSError, NotImplementedError) as error:  # the latter where the file system knows no locks
        if (folder / LOCK).is_dir():
            what, hint = "Ein Ordner hat den Namen einer Datei des Programms.", "Den Ordner umbenennen oder löschen."
            raise AntragError.of(Place(shown(folder / LOCK)), what, hint, id="ausgabe-nicht-schreibbar") from error
        raise AntragError.of(
            Place(shown(folder)),
            f"In diesen Ordner lässt sich nicht schreiben ({said_of(error) if isinstance(error, OSError) else error}).",
            "Zugriffsrechte prüfen oder mit „--ausgabe“ einen anderen Ordner nennen.",
            id="ausgabe-nicht-schreibbar",
        ) from error
    return lock


def find_orphans(output: OutputFolder) -> list[tuple[PaperLine, Output]]:
    """What was written from content files that are gone, and is no other paper's file by now."""
    gone = [paper for name, paper in sorted(output.manifest.papers.items()) if not output.source(name).exists()]
    names = {paper.name for paper in gone}
    kept = {
        file.path
        for name, paper in output.manifest.papers.items()
        if name not in names
        for file in paper.outputs.values()
    }
    return [
        (paper, file) for paper in gone for file in paper.outputs.values() if file.path not in kept and output.has(file)
    ]


def name_orphan(output: OutputFolder, paper: PaperLine, file: Output) -> Problem:
    """What to say of a file whose source is gone and that stays."""
    into = f' --ausgabe "{shown(output.path)}"' if output.asked else ""
    return Problem(
        Place(shown(output.path / file.path)),
        f"Diese Datei ist überzählig: ihre Quelle {_source(output, paper)} gibt es nicht mehr.",
        f"Mit „antrag erzeugen --aufraeumen{into}“ löschen.",
        "ausgabe-ueberzaehlig",
        Level.WARNUNG,
    )


def _source(output: OutputFolder, paper: PaperLine) -> str:
    return shown(output.source(paper.name))


def remove_orphans(output: OutputFolder, orphans: list[tuple[PaperLine, Output]]) -> Iterator[Path | Problem]:
    """Remove them, and say what was removed; what somebody has changed since stays, and is named."""
    for paper, file in orphans:
        path = output.path / file.path
        if not output.is_as_written(file):
            what = f"Diese Datei ist überzählig ({_source(output, paper)} fehlt), wurde aber geändert; sie bleibt."
            yield Problem(Place(shown(path)), what, "Selbst löschen.", "ausgabe-geaendert", Level.WARNUNG)
            continue
        try:
            remove(path, shown(path))
            yield path
        except AntragError as error:
            yield from error.problems
    for name in sorted({paper.name for paper, _ in orphans}):
        if not any(output.has(file) for file in output.manifest.papers[name].outputs.values()):
            yield from output.manifest.add(GoneLine(name))
