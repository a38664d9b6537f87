"""Stage batch: many content files, one after the other, to files in the output folder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.build import build
from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.files import write_atomically
from antrag_gen.models.projekt import Umfeld
from antrag_gen.project import Project, shown
from antrag_gen.template_set import read_templates


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one content file: the paths written, and every problem."""

    path: Path
    written: tuple[Path, ...]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        return any(problem.level is Level.FEHLER for problem in self.problems)


def run(
    paths: Sequence[Path], project: Project, surroundings: Umfeld, formats: Sequence[str], folder: Path | None
) -> Iterator[Outcome]:
    """Build each file into `folder`, or the project's output/; a bad one leaves its old output as it was."""
    templates = read_templates(project)
    for path in paths:
        built = build(project.content_file(path), project.read, surroundings, templates, formats)
        problems = list(built.problems)
        written = []
        for suffix, data in built.files.items():
            target = project.output_path(path, suffix, folder)
            try:
                write_atomically(target, data, shown(target))
                written.append(target)
            except AntragError as error:
                problems.extend(error.problems)
        yield Outcome(path, tuple(written), tuple(problems))
