"""Which papers the conformance tests check, and how the product is called."""

from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAPERS = sorted([*ROOT.glob("content/*/**/*.md"), *ROOT.glob("templates/*/beispiel.md")])
PATTERN = ROOT / "content/antraege/2023/finanzielle-mittel-kulturwandel-sozialamt.md"  # what the planted defects spoil

Build = Callable[[Path], dict[str, bytes]]


def product() -> Build:
    """A content file → the bytes of its paper in each format. The one place that knows how the product is called."""
    # here, because `make test-quick` reads this module and should not wait for WeasyPrint
    from antrag_gen.build import build
    from antrag_gen.load import load_surroundings
    from antrag_gen.project import find_project

    project = find_project(ROOT)
    surroundings = load_surroundings(project)
    return lambda path: build(path, project, surroundings, ("pdf", "docx")).files
