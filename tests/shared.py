"""What takes long to make and comes out the same for all: made once in a run, by the first process that asks for it."""

import pickle
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

Made = TypeVar("Made")
FOLDER: list[Path] = []
"""Where the processes of a run keep what they share; empty where there is one process."""


def shared(name: str, make: Callable[[], Made]) -> Made:
    if not FOLDER:
        return make()
    path = FOLDER[0] / sha256(name.encode()).hexdigest()
    with FileLock(f"{path}.lock"):
        if not path.exists():
            made = make()
            path.write_bytes(pickle.dumps(made))
            return made
    return pickle.loads(path.read_bytes())  # noqa: S301 – our own
