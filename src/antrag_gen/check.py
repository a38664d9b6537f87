"""Stage check: content files are read and composed, nothing is written; out go their problems."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from antrag_gen.build import build
from antrag_gen.errors import Problem
from antrag_gen.models.projekt import Umfeld
from antrag_gen.project import Project
from antrag_gen.template_set import read_templates


def check(paths: Sequence[Path], project: Project, surroundings: Umfeld) -> Iterator[Problem]:
    """The problems of each file in the order of the files: all that building it would say, but for the writers'."""
    templates = read_templates(project)
    for path in paths:
        yield from build(project.content_file(path), project.read, surroundings, templates, formats=()).problems
