"""Every paper that ships with the project, through all stages."""

from functools import cache
from pathlib import Path

from antrag_gen.build import Built, build, build_tree
from antrag_gen.load import load
from antrag_gen.project import find_project
from antrag_gen.surroundings import load_surroundings
from antrag_gen.tree import Document
from antrag_gen.writers.formats import FORMATS

ROOT = Path(__file__).parents[1]
PAPERS = sorted([*ROOT.glob("content/**/*.md"), *ROOT.glob("templates/*/beispiel.md")])
NAMES = [path.relative_to(ROOT).as_posix() for path in PAPERS]
SEED = ROOT / "content/antraege/2023/finanzielle-mittel-kulturwandel-sozialamt.md"

PROJECT = find_project(ROOT)
SURROUNDINGS = load_surroundings(PROJECT)


@cache
def tree_of(path: Path) -> Document:
    return build_tree(load(path, PROJECT, SURROUNDINGS), PROJECT, SURROUNDINGS)


@cache
def built(path: Path) -> Built:
    return build(path, PROJECT, SURROUNDINGS, tuple(FORMATS))
