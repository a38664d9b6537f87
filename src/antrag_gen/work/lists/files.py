"""Put a list into files: the bytes of its formats come in, files under a name that says what was selected go out."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from antrag_gen.errors import AntragError, Problem
from antrag_gen.files import remove_leftovers_beside, write_below
from antrag_gen.library.folder import shown

FOLDER = "listen"
PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LONGEST_NAME = 80


def save(files: Mapping[str, bytes], target: Path, folder: Path) -> Iterator[Path]:
    """Write the bytes of each format beside `target`, below the output folder, and yield its path.

    Raises AntragError with the files that could not be written, when all others are.
    """
    remove_leftovers_beside(target)
    problems: list[Problem] = []
    for suffix, data in files.items():
        path = target.with_name(f"{target.name}.{suffix}")
        try:
            write_below(folder, path, data, shown(path))
        except AntragError as error:
            problems.extend(error.problems)
        else:
            yield path
    if problems:
        raise AntragError(problems)


def file_name(parts: Sequence[str]) -> str:
    """A name that any system takes, the same for the same parts: `antraege-2024-2025-linde`."""
    words = "-".join(parts).casefold().translate(PLAIN)
    name = re.sub("[^a-z0-9]+", "-", words).strip("-")
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:LONGEST_NAME]}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
