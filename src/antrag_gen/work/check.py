"""Stage check: content files are read and composed, nothing is written; out go their problems."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from antrag_gen.errors import Problem
from antrag_gen.fields.projekt import Umfeld
from antrag_gen.library.project import Project
from antrag_gen.library.templates import read_templates
from antrag_gen.work.build import build
from antrag_gen.work.decision_check import check_decisions


def check(paths: Sequence[Path], project: Project, surroundings: Umfeld) -> Iterator[Problem]:
    """The problems of each file in the order of the files: all that building it would say, but for the writers'.

    Files of decisions are held against the motions.
    """
    templates = read_templates(project)
    for path in paths:
        file = project.content_file(path)
        if file.is_decisions:
            yield from check_decisions(file, project.read, surroundings)
        else:
            yield from build(file, project.read, surroundings, templates, formats=()).problems
