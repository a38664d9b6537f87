"""Every paper that ships with the project, and those of the second city, through all stages."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from shared import shared

from antrag_gen.library.folder import ProjectFolder, find_folder
from antrag_gen.library.loaded import Loaded
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.tree import Document
from antrag_gen.work.build import Built, build, build_tree
from antrag_gen.writers.formats import FORMATS

ROOT = Path(__file__).parents[1]
# A city with other numbers, committees, words and looks: what papers of ours must not take for granted.
MUSTERSTADT = ROOT / "tests/musterstadt"
OTHER_CITY = sorted(MUSTERSTADT.glob("content/**/*.md"))
PAPERS = sorted([*ROOT.glob("content/**/*.md"), *ROOT.glob("templates/*/beispiel.md"), *OTHER_CITY])
NAMES = [path.relative_to(ROOT).as_posix() for path in PAPERS]
SEED = ROOT / "content/antraege/2023/finanzielle-mittel-kulturwandel-sozialamt.md"
# What the inner loop builds: a paper of each kind, one of the other city, and the motion that all began with.
FEW = {*ROOT.glob("templates/*/beispiel.md"), MUSTERSTADT / "content/vorlagen/radstation.md", SEED}
# What validators and all other tests look at: of the other city a paper of each kind. The words and pages of the others
# are looked at in `test_seiten.py`.
OF_EACH_KIND = ("frage-baeume", "haushalt-eintritt", "radstation", "baeume-2025")
WRITTEN = sorted({*FEW, *(path for path in OTHER_CITY if path.stem in OF_EACH_KIND)})

PROJECT = open_project(find_folder(ROOT))


def each_paper(argument: str, papers: Sequence[Path] = WRITTEN) -> pytest.MarkDecorator:
    """Papers for the argument of a test; most are slow, as each is built."""
    marked = [
        pytest.param(path, id=path.relative_to(ROOT).as_posix(), marks=[pytest.mark.langsam] if path not in FEW else [])
        for path in papers
    ]
    return pytest.mark.parametrize(argument, marked)


def project_of(path: Path) -> OpenedProject:
    """The project that a paper lies in."""
    return _project(find_folder(path))


@cache
def _project(folder: ProjectFolder) -> OpenedProject:
    return PROJECT if folder == PROJECT.folder else open_project(folder)


@cache
def tree_of(path: Path) -> Document:
    return tree_in(path, project_of(path))


def tree_in(path: Path, project: OpenedProject) -> Document:
    """The tree of a paper of a project, as it was when that was opened."""
    return build_tree(load_in(path, project), project)


def load_in(path: Path, project: OpenedProject) -> Loaded:
    return project.open(project.folder.content_file(path))


def build_in(path: Path, project: OpenedProject, formats: tuple[str, ...]) -> Built:
    return build(project.folder.content_file(path), project, formats)


@cache
def built(path: Path) -> Built:
    return shared(str(path), lambda: build_in(path, project_of(path), tuple(FORMATS)))
