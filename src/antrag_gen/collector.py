"""Any stage: what the garbage collector stays out of: imports, which are there to the end, and much work at once."""

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
    with without_collector():
        try:
            yield
        finally:
            if gc.get_freeze_count():
                gc.freeze()


@contextmanager
def without_collector() -> Iterator[None]:
    """Around what makes many objects, nearly all of them in use as long as it takes."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
