"""Every paper that ships with the project, and those of the second city, through all stages."""

from functools import cache
from pathlib import Path

from antrag_gen.fields.einstellungen import Umfeld
from antrag_gen.library.load import Loaded, load
from antrag_gen.library.folder import Project, find_project
from antrag_gen.library.settings import load_surroundings
from antrag_gen.library.templates import read_templates
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
    return tree_in(path, *project_of(path))


def tree_in(path: Path, project: Project, surroundings: Umfeld) -> Document:
    """The tree of a paper of a project at hand, as it stands now."""
    return build_tree(load_in(path, project, surroundings), read_templates(project), surroundings)


def load_in(path: Path, project: Project, surroundings: Umfeld) -> Loaded:
    return load(project.content_file(path), project.read, surroundings)


def build_in(path: Path, project: Project, surroundings: Umfeld, formats: tuple[str, ...]) -> Built:
    return build(project.content_file(path), project.read, surroundings, read_templates(project), formats)


@cache
def built(path: Path) -> Built:
    return build_in(path, *project_of(path), tuple(FORMATS))
