"""Lend a font to a library that reads files only: the bytes of the font in, a file that goes with this process out."""

import shutil
import tempfile
from functools import cache, lru_cache
from multiprocessing.util import Finalize
from pathlib import Path


@lru_cache(maxsize=16)
def lend(data: bytes) -> Path:
    """A file with these bytes, the same for the same bytes."""
    with tempfile.NamedTemporaryFile(suffix=".ttf", dir=_folder(), delete=False) as file:
        file.write(data)
    return Path(file.name)


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="antrag-"))
    # Workers end without what `atexit` knows.
    Finalize(None, shutil.rmtree, args=(folder,), kwargs={"ignore_errors": True}, exitpriority=0)
    return folder
