"""Patterns that are compiled late: each is one, and answers like what re.compile makes of its text."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages

import pytest

import antrag_gen
from antrag_gen import patterns
from antrag_gen.patterns import compile_late

FEWEST = 500


def test_all_patterns_of_the_program_can_be_compiled() -> None:
    modules = [import_module(module.name) for module in walk_packages(antrag_gen.__path__, "antrag_gen.")]
    late = list(_late_in([vars(module) for module in modules]))
    assert len(late) > FEWEST
    for pattern in late:
        assert pattern.pattern


def _late_in(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns among the constants of modules, in tables of them as well."""
    if type(value) is patterns._LatePattern:
        yield value
    elif isinstance(value, dict):
        yield from _late_in([each for name, each in value.items() if name != "__builtins__"])
    elif isinstance(value, (list, tuple, frozenset)):
        yield from (pattern for each in value for pattern in _late_in(each))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _late_in([getattr(value, field.name) for field in fields(value)])


def test_it_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    real = re.compile
    monkeypatch.setattr(patterns.re, "compile", lambda text, flags: compiled.append(text) or real(text, flags))
    years = compile_late(r"20(?P<kurz>\d\d)")
    assert compiled == []
    assert [match["kurz"] for match in years.finditer("2024 und 2025")] == ["24", "25"]
    assert years.sub("x", "2024") == "x"
    assert years.search("19") is None
    assert years.groups == 1
    assert compiled == [r"20(?P<kurz>\d\d)"]


def test_a_mistake_is_told_at_the_first_use() -> None:
    broken = compile_late("(")
    with pytest.raises(re.error):
        broken.search("")


def test_it_can_be_copied_and_travel() -> None:
    pattern = compile_late("ä", re.IGNORECASE)
    assert pattern.search("Ä")
    assert deepcopy(pattern).search("Ä")
