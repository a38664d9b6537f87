"""Files of a year that nothing stands behind any more: what was written comes in, what is left or was removed goes out.

Only what the program has written is looked at, and what somebody has changed since is never removed.
"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from antrag_gen.errors import AntragError, Problem
from antrag_gen.files import remove
from antrag_gen.library.folder import shown
from antrag_gen.library.project import OpenedProject
from antrag_gen.work.batch.manifest import GoneLine, Output, YearLine
from antrag_gen.work.batch.output import OutputFolder, find_orphans, remove_orphans
from antrag_gen.work.events import Event, Noticed, Removed
from antrag_gen.work.yearly.due import Faellig
from antrag_gen.work.yearly.part import file_word

NOBODY = "ohne Amt"


def write_of_year(  # noqa: PLR0913 – what is written, and what it is of
    output: OutputFolder, path: Path, data: bytes, folder: str, part: str, *, report: str = ""
) -> list[Problem]:
    """Write a file of a year, and take down that it is ours; AntragError with the old one untouched.

    It is made from many reports, or asks for one `report`, the name of a content file.
    """
    made = output.write(path, data)
    return output.manifest.add(YearLine(made.path, output.way, folder, part, made, report))


def forms_of(output: OutputFolder, folder: str) -> dict[str, str]:
    """The names of the forms that were written of reports and are still there, by their content files."""
    ours = (line for line in output.manifest.years.values() if (line.way, line.folder) == (output.way, folder))
    return {line.report: Path(line.name).name for line in ours if line.report and output.has(line.output)}


def parts_of(faellige: Iterable[Faellig], project: OpenedProject) -> set[str]:
    """The Referate and offices that reports are due from, and both together, as names of files have them."""
    referate = project.liste("referate")
    names = ((referate[each.referat].name if each.referat else "", each.amt) for each in faellige)
    return {file_word(word) for referat, amt in names for word in (referat, amt, f"{referat}, {amt}", NOBODY)}


class Leftovers:
    """What is left in the folder of a year (`berichte/2025`).

    The parts are None where mistakes keep anybody from knowing which there are. Of a run for some parts alone only
    their own files are (`only`); of a report that is gone nobody knows whose it was.
    """

    def __init__(
        self, output: OutputFolder, folder: str, parts: Collection[str] | None, only: Collection[str] | None = None
    ) -> None:
        self.output = output
        orphans = find_orphans(output) if only is None else []
        self.orphans = [(paper, file) for paper, file in orphans if file.path.startswith(f"{folder}/")]
        ours = [line for line in output.manifest.years.values() if (line.way, line.folder) == (output.way, folder)]
        gone = [line for line in ours if parts is not None and line.part and line.part not in parts]
        gone += [line for line in ours if line.report and not output.source(f"{line.way}/{line.report}").exists()]
        gone = [line for line in gone if only is None or line.part in only]
        self.of_year = sorted(gone, key=lambda line: line.name)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Those that are there."""
        files: list[Output] = [*(file for _, file in self.orphans), *(line.output for line in self.of_year)]
        return tuple(sorted(self.output.path / file.path for file in files if self.output.has(file)))

    def remove(self) -> Iterator[Event]:
        """Remove what is as it was written."""
        for one in remove_orphans(self.output, self.orphans):
            yield Noticed(one) if isinstance(one, Problem) else Removed(one)
        for line in self.of_year:
            path = self.output.path / line.name
            if self.output.is_as_written(line.output):
                try:
                    remove(path, shown(path))
                    yield Removed(path)
                except AntragError as error:
                    yield from map(Noticed, error.problems)
            if not self.output.has(line.output):
                yield from map(Noticed, self.output.manifest.add(GoneLine(line.name)))
