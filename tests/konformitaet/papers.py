"""Which papers the conformance tests check, and how the product is called."""

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAPERS = sorted([*ROOT.glob("content/*/**/*.md"), *ROOT.glob("templates/*/beispiel.md")])
PATTERN = ROOT / "content/antraege/2023/finanzielle-mittel-kulturwandel-sozialamt.md"  # what the planted defects spoil
each_paper = pytest.mark.parametrize("paper", PAPERS, ids=[str(path.relative_to(ROOT)) for path in PAPERS])

Build = Callable[..., dict[str, bytes]]


def product() -> Build:
    """A content file and formats (`pdf`, `docx`) → the paper in each. Only this knows how the product is called."""
    # here, because `make test-quick` reads this module and should not wait for WeasyPrint
    from antrag_gen.build import build  # noqa: PLC0415
    from antrag_gen.project import find_project  # noqa: PLC0415

    return lambda path, *formats: build(path, find_project(path), formats)
