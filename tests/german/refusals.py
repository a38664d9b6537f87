"""What a notation is refused with, held against the words that are expected."""

from collections.abc import Callable
from typing import Any

import pytest

from antrag_gen.german.notation import NotationError


def check_refused(
    function: Callable[[Any], object], argument: object, what: str, hint: str, id: str, index: int | None = None
) -> None:
    """`index` is that of the faulty pair where `argument` is several."""
    with pytest.raises(NotationError) as refusal:
        function(argument)
    assert (refusal.value.what, refusal.value.hint) == (what, hint)
    assert (refusal.value.id, refusal.value.index) == (id, index)
