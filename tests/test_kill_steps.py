"""Commands that are killed at any of their steps: files stay whole, the next run ends as an undisturbed one."""

import pytest
from kill_steps import kill_all


@pytest.mark.langsam
def test_whatever_step_a_command_is_killed_at_the_next_run_ends_with_the_same_files() -> None:
    assert kill_all(12, seed=0) == (12, [])
