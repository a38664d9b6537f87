"""What is imported stays out of the garbage collector's sight, in a process of our own alone."""

import gc
from collections.abc import Iterator

import pytest

from antrag_gen.collector import kept, own_process


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_the_collector_of_a_script_is_as_it_was_afterwards() -> None:
    gc.unfreeze()
    with kept():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_in_a_process_of_our_own_it_looks_at_nothing_that_is_there() -> None:
    own_process()
    before = gc.get_freeze_count()
    with kept():
        imported = [[] for _ in range(1000)]
    assert gc.get_freeze_count() >= before + len(imported)
    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_switched_off() -> None:
    gc.disable()
    try:
        with kept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
