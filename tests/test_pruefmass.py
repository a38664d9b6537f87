"""The cases of pruefmass can be trusted: each changes what it says it changes, in papers that are free of findings."""

from collections import Counter

import pruefmass
import pytest
from pruefmassfaelle import read_cases


def test_every_case_finds_its_place_once_changes_something_and_says_which_line_is_meant():
    assert pruefmass.wrong_cases() == []


def test_no_case_is_there_twice():
    texts = Counter((case.planted, tuple(sorted(case.files().items()))) for case in read_cases())
    assert [count for count in texts.values() if count > 1] == []


@pytest.mark.langsam
@pytest.mark.parametrize("project", pruefmass.projects())
def test_a_project_without_a_patch_has_no_findings(project):
    assert pruefmass.find(project, {}) == []
