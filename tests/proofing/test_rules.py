"""Each rule of proofreading: what it finds, what it leaves alone, and its entry in the handbook."""

import re
from pathlib import Path

import pytest
from proofing.proofed import Case, opened, proofed, read_cases

from antrag_gen.library.project import OpenedProject
from antrag_gen.proofing.proof import RULES

CASES = read_cases()
HANDBOOK = Path(__file__).parents[2] / "docs" / "handbuch" / "durchsicht.md"
OTHER = "ohne-pruefung"


@pytest.fixture(scope="module")
def project() -> OpenedProject:
    return opened()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_what_is_wrong_and_nothing_else(case: Case, project: OpenedProject) -> None:
    found = [problem for problem in proofed(case.text, project) if problem.id != OTHER]
    if case.found:
        assert case.rule in {problem.id for problem in found}
    else:
        assert [str(problem) for problem in found] == []


def test_each_rule_has_cases_of_both_sorts() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert {case.rule for case in CASES if case.found} == set(ids)
    assert {case.rule for case in CASES if not case.found} == set(ids)


def test_the_handbook_lists_the_rules_and_no_others() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \|", HANDBOOK.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(rule.id for rule in RULES)
