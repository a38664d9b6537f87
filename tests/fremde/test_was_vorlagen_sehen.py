"""All that a template can reach from the values it is given, by the rules that hold for it: what is listed, no more."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from jinja2 import Undefined
from papers import FEW, PROJECT, load_in, project_of
from work.lists.list_papers import list_tree
from work.yearly.year_papers import put_together
from work.yearly.yearly_content import copy_content

from antrag_gen.compose import language
from antrag_gen.compose.document import environment_of
from antrag_gen.compose.tables import Tabellenzelle
from antrag_gen.compose.views import Funktion, Hidden, View, behind, show
from antrag_gen.library.project import open_project
from antrag_gen.work.actuals.protocol import protocol
from antrag_gen.work.actuals.take_in import take_in
from antrag_gen.work.build import build_tree
from antrag_gen.work.yearly.prepare import prepare

ENV = environment_of(PROJECT.templates)
PLAIN = (str, int, bool, Decimal, dt.date, type(None))
CALLED = {"titel", "Indikator.in_jahr", "Jahresvergleich.stellen", "Vorjahresspalten.ampel_zu"}
SEEN = Path(__file__).with_name("sichtbar.txt")
# What Python, pydantic and Jinja have on their own values.
OF_PYTHON = sorted({name for kind in (str, int, dict, tuple, Decimal, dt.date, View, Funktion) for name in dir(kind)})


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """The namespaces of all templates that are printed, as they are printed."""
    spaces: list[dict[str, object]] = []
    shown = language._shown

    def spy(values: dict[str, object]) -> dict[str, object]:
        spaces.append(shown(values))
        return spaces[-1]

    monkeypatch.setattr(language, "_shown", spy)
    return spaces


def print_all(folder: Path) -> None:
    """A paper of each kind, the lists, the reports on a year with what is missing, a report that is prepared, and what
    was read from the finance office's list.
    """
    for path in sorted(FEW):
        project = project_of(path)
        build_tree(load_in(path, project), project)
    for name in ("stuttgart Euro", "musterstadt Euro", "stuttgart Nummern"):
        list_tree.__wrapped__(name)
    put_together(2024, PROJECT)
    put_together(2025, PROJECT)
    copy = copy_content(folder)
    next((copy.content / "berichte/2024").glob("*.md")).unlink()
    prepare(2024, open_project(copy))
    taken = take_in([copy.content / "finanzdaten/ist-2024.csv"], PROJECT)
    protocol(taken, PROJECT, dt.date(2025, 3, 1), trial=True)


class Walk:
    """Goes on from a value by each name that it, or what is behind it, has; `found` are those that lead on."""

    def __init__(self) -> None:
        self.found: dict[str, set[str]] = {}
        self.walked: dict[object, object] = {}

    def reach(self, where: str, value: object) -> None:
        if isinstance(value, tuple):
            for each in value:
                self.reach(where, each)
            return
        assert type(value) in PLAIN or isinstance(value, (View, Funktion, StrEnum)), (where, type(value))
        if isinstance(value, Funktion):
            assert where in CALLED
        inside = behind(value) if isinstance(value, View) else type(value)
        # The note of a note is the same again, made anew.
        key = inside if isinstance(inside, Tabellenzelle) else id(inside)
        if key not in self.walked:
            self.walked[key] = inside
            self.go_on(value, inside if isinstance(value, View) else value)

    def go_on(self, value: object, inside: object) -> None:
        kind = type(inside).__name__
        for name in {*dir(value), *dir(inside), *OF_PYTHON}:
            seen = ENV.getattr(value, name)
            assert isinstance(seen, Undefined) == isinstance(ENV.getitem(value, name), Undefined)
            if not isinstance(seen, Undefined):
                self.found.setdefault(kind, set()).add(name)
                self.reach(f"{kind}.{name}", seen)


@pytest.mark.langsam
def test_a_template_reaches_what_is_listed_and_nothing_else(
    given: list[dict[str, object]], tmp_path: Path, renew: bool
) -> None:
    print_all(tmp_path)
    walk = Walk()
    for space in given:
        for name, value in space.items():
            walk.reach(name, value)
    told = "".join(f"{kind}: {', '.join(sorted(walk.found[kind]))}\n" for kind in sorted(walk.found))
    if renew:
        SEEN.write_text(told, encoding="utf-8")
    assert told == SEEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("value", [open, print, Path, dt, Path(), [].append, (each for each in ()), {}, object(), b"x"])
def test_what_is_not_made_for_templates_cannot_be_given_to_them(value: object) -> None:
    with pytest.raises(Hidden):
        show(value)
    with pytest.raises(Hidden):
        show([value])
