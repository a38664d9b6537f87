"""Every paper that ships with the project, and those of the second city, through all stages."""

from functools import cache
from pathlib import Path

from antrag_gen.build import Built, build, build_tree
from antrag_gen.load import load
from antrag_gen.models.projekt import Umfeld
from antrag_gen.project import Project, find_project
from antrag_gen.surroundings import load_surroundings
from antrag_gen.tree import Document
from antrag_gen.writers.formats import FORMATS

ROOT = Path(__file__).parents[1]
# A city with other numbers, committees, words and looks: what papers of ours must not take for granted.
MUSTERSTADT = ROOT / "tests/musterstadt"
OTHER_CITY = sorted(MUSTERSTADT.glob("content/**/*.md"))
PAPERS = sorted([*ROOT.glob("content/**/*.md"), *ROOT.glob("templates/*/beispiel.md"), *OTHER_CITY])
NAMES = [path.relative_to(ROOT).as_posix() for path in PAPERS]
SEED = ROOT / "content/antraege/2023/finanzielle-mittel-kulturwandel-sozialamt.md"

PROJECT = find_project(ROOT)
SURROUNDINGS = load_surroundings(PROJECT)


def project_of(path: Path) -> tuple[Project, Umfeld]:
    """The project that a paper lies in, with its settings and lists."""
    return _project(find_project(path))


@cache
def _project(project: Project) -> tuple[Project, Umfeld]:
    return (PROJECT, SURROUNDINGS) if project == PROJECT else (project, load_surroundings(project))


@cache
def tree_of(path: Path) -> Document:
    project, surroundings = project_of(path)
    return build_tree(load(path, project, surroundings), project, surroundings)


@cache
def built(path: Path) -> Built:
    return build(path, *project_of(path), tuple(FORMATS))
