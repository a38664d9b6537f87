"""Any stage: imports that the garbage collector stays out of, as they leave no garbage and are there to the end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def own_process() -> None:
    """Say that this process is a run of the program: what it imports may be kept out of the collector's sight."""
    gc.freeze()


@contextmanager
def kept() -> Iterator[None]:
    """Around imports that take long: the collector would go through all of them again and again.

    In a process of our own it never looks at them, nor at anything else that is there by then; in one that belongs to
    a script, whose objects are not ours to keep, it does so later.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_freeze_count():
            gc.freeze()
        if collects:
            gc.enable()
