"""Show Windows where the libraries are that a PDF is set with: the environment in, changed in place.

They come as packages (`gstreamer-libs`), whose folders nothing searches by itself. cffi looks a library up by `PATH`,
Windows what that library needs in the folders that WeasyPrint adds (`WEASYPRINT_DLL_DIRECTORIES`); both are read when
WeasyPrint is imported, so this runs when the package is, in each process.
"""

import os
from collections.abc import Iterator, MutableMapping, Sequence
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("gstreamer_libs", "gstreamer_ext_runtime")
ADDED = "WEASYPRINT_DLL_DIRECTORIES"
# Where WeasyPrint 70 looks when nobody names a folder.
USUAL = (r"C:\msys64\ucrt64\bin", r"C:\msys64\mingw64\bin", r"C:\Program Files\GTK3-Runtime Win64\bin")
PANGO = "libpango-1.0-0.dll"  # as MSYS2 calls it; that of the package has another name
SEPARATOR = ";"


def packaged_libraries() -> list[Path]:
    """The folders of libraries that came as packages; none where one of the packages is missing."""
    found = [find_spec(name) for name in PACKAGES]
    origins = [spec.origin for spec in found if spec is not None and spec.origin is not None]
    return [Path(origin).parent / "bin" for origin in origins] if len(origins) == len(PACKAGES) else []


def own_pango(environment: MutableMapping[str, str]) -> Path | None:
    """A folder of MSYS2's libraries that somebody has set up: it is in `PATH`, and WeasyPrint adds it."""
    added = {_same(folder) for folder in environment.get(ADDED, SEPARATOR.join(USUAL)).split(SEPARATOR)}
    folders = (folder for folder in environment.get("PATH", "").split(SEPARATOR) if folder and _same(folder) in added)
    return next((Path(folder) for folder in folders if (Path(folder) / PANGO).is_file()), None)


def show_libraries(environment: MutableMapping[str, str], folders: Sequence[Path]) -> None:
    """Put the folders of packaged libraries first, and alone, unless MSYS2's are set up: never some of each."""
    if folders and own_pango(environment) is None:
        shown = [str(folder) for folder in folders]
        environment["PATH"] = SEPARATOR.join([*shown, *_others(environment.get("PATH", ""), shown)])
        environment[ADDED] = SEPARATOR.join(shown)


def show_packaged_libraries() -> None:
    """The same for this process."""
    show_libraries(os.environ, packaged_libraries())


def _others(path: str, shown: Sequence[str]) -> Iterator[str]:
    """What else is in `PATH`: a worker inherits what its parent has set."""
    return (folder for folder in path.split(SEPARATOR) if folder and folder not in shown)


def _same(folder: str) -> str:
    return folder.strip('"').replace("/", "\\").rstrip("\\").casefold()
