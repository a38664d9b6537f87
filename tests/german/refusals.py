"""What a notation is refused with, held against the words that are expected."""

from collections.abc import Callable
from typing import Any

import pytest

from antrag_gen.errors import AntragError, Path


def check_refused(
    function: Callable[[Any], object], argument: object, what: str, hint: str, id: str, path: Path = ()
) -> None:
    """`path` leads to the faulty value where `argument` is several."""
    with pytest.raises(AntragError) as refusal:
        function(argument)
    problem = refusal.value.problem
    assert (problem.what, problem.hint) == (what, hint)
    assert (problem.id, problem.path) == (id, path)
