"""Every example of the README and of the handbook is run as it is printed, and says what is printed below it."""

from pathlib import Path

import pytest
from ablauf import PARTS, Part
from raum import Raum
from seiten import PAGES, Example, examples_of


def examples_in(part: Part) -> list[Example]:
    """Those that a part runs: what parts before it have left of the page."""
    before = sum(len(each.steps) for each in PARTS[: PARTS.index(part)] if each.page == part.page)
    return examples_of(part.page)[before : before + len(part.steps)]


@pytest.mark.parametrize("page", PAGES)
def test_every_example_of_a_page_is_run(page: str) -> None:
    run = [heading for part in PARTS if part.page == page for heading, _ in part.steps]
    assert run == [example.heading for example in examples_of(page)]


@pytest.mark.auswahl(2)
@pytest.mark.parametrize(
    "part", [pytest.param(part, marks=[pytest.mark.langsam] if part.slow else []) for part in PARTS], ids=str
)
def test_the_examples_do_what_the_page_says(part: Part, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raum = Raum(tmp_path, monkeypatch)
    part.start(raum)
    for (_, step), example in zip(part.steps, examples_in(part), strict=True):
        step(raum, example.text)
