"""What Windows does otherwise: names, paths and libraries in, what it makes of them out.

The libraries that a PDF is set with come as packages (`gstreamer-libs`), whose folders nothing searches by itself. cffi
looks a library up by `PATH`, Windows what that library needs in the folders that WeasyPrint adds
(`WEASYPRINT_DLL_DIRECTORIES`); both are read when WeasyPrint is imported, so they are set when this package is, in each
process.
"""

import errno
import os
import re
import time
from collections.abc import Iterator, MutableMapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from antrag_gen.patterns import compile_late

PACKAGES = ("gstreamer_libs", "gstreamer_ext_runtime")
ADDED = "WEASYPRINT_DLL_DIRECTORIES"
# Where WeasyPrint 70 looks when nobody names a folder.
USUAL = (r"C:\msys64\ucrt64\bin", r"C:\msys64\mingw64\bin", r"C:\Program Files\GTK3-Runtime Win64\bin")
PANGO = "libpango-1.0-0.dll"  # as MSYS2 calls it; that of the package has another name
SEPARATOR = ";"

# learn.microsoft.com/windows/win32/fileio/naming-a-file; with any ending they are the device all the same.
DEVICES = compile_late(r"(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(\..*)?", re.IGNORECASE)
FORBIDDEN = compile_late(r'[<>:"|?*\\]')
# A path has up to 259 characters, one of a folder 247, unless the machine is told otherwise.
LONGEST_FOLDER = 247
# What Windows says while another program looks at a file: access denied, in use. Scanners and OneDrive do for a moment.
IN_USE = (5, 32)
ATTEMPTS, SECONDS = 5, 0.1
IS_HERE = os.name == "nt"


def why_no_name(name: str) -> str:
    """Why no file or folder of Windows can have this name; empty where one can."""
    if DEVICES.fullmatch(name):
        return f"„{name.partition('.')[0]}“ ist dort ein Gerät"
    if found := FORBIDDEN.search(name):
        return f"das Zeichen {found[0]} ist dort nicht erlaubt"
    return "am Ende ist dort weder Punkt noch Leerzeichen erlaubt" if name.endswith((".", " ")) else ""


def is_everywhere(name: str) -> bool:
    """Whether this machine says of a name in any folder that a file of it is there: it is a device of Windows."""
    return IS_HERE and DEVICES.fullmatch(name) is not None


def is_too_long(error: OSError) -> bool:
    """Whether Windows did not find a path because of its length, which it does not say."""
    name = str(error.filename or "")
    return IS_HERE and error.errno == errno.ENOENT and len(os.path.abspath(name)) > LONGEST_FOLDER  # noqa: PTH100 – as said


def replace(new: Path, old: Path) -> None:
    """Rename a file over another; where Windows says that it is in use, it is tried for half a second.

    Raises OSError like Path.replace.
    """
    for left in reversed(range(ATTEMPTS)):
        try:
            new.replace(old)
        except PermissionError as error:
            if not left or getattr(error, "winerror", None) not in IN_USE:
                raise
            time.sleep(SECONDS)
        else:
            return


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
