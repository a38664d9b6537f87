"""Lend a font to a library that reads files only: the bytes of the font in, a file that goes with this process out."""

import atexit
import shutil
import tempfile
from functools import cache, lru_cache
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
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
