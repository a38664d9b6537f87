"""Gather what stands in on Linux for what Windows has: this machine's libraries and font in, files with licences out.

Windows gets Pango from `gstreamer-libs` and has Arial; there are no such wheels for Linux. So the package for Linux
carries the libraries that WeasyPrint opens, all that they need but the C library, and Liberation Sans, as Debian has
them.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER = "bibliotheken"
OPENED = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)
# Each system has one C library, and programs take that of their own system.
OF_THE_C_LIBRARY = frozenset({"libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1"})
FACES = ("", ":bold", ":italic", ":bold:italic")
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def gather_libraries() -> dict[str, bytes]:
    """The files by their names in the package, with what Debian says of the licence of each."""
    there = dict(sorted({*libraries(), *faces()}))
    packages = sorted(packages_of(there.values()))
    return {
        f"{FOLDER}/fonts.conf": FONTS.encode(),
        **{f"{FOLDER}/{name}": path.read_bytes() for name, path in there.items()},
        **{
            f"lizenzen/{FOLDER}/{package}.txt": Path("/usr/share/doc", package, "copyright").read_bytes()
            for package in packages
        },
    }


def libraries() -> Iterator[tuple[str, Path]]:
    """The names that libraries are opened by, and where they are."""
    known = dict(re.findall(r"^\s+(\S+) \(libc6,x86-64.*\) => (\S+)$", said_by("/sbin/ldconfig", "-p"), re.MULTILINE))
    if missing := [name for name in OPENED if name not in known]:
        raise SystemExit(f"this machine has no {', '.join(missing)} to put into the package (tools/system_packages)")
    for name in OPENED:
        yield name, Path(known[name])
        for needed, path in re.findall(r"^\s+(\S+) => (/\S+)", said_by("ldd", known[name]), re.MULTILINE):
            if needed not in OF_THE_C_LIBRARY:
                yield needed, Path(path)


def faces() -> Iterator[tuple[str, Path]]:
    """The four files of the font that stands in for Arial."""
    for face in FACES:
        path = Path(said_by("fc-match", "--format", "%{file}", f"Liberation Sans{face}"))
        if not path.name.startswith("LiberationSans-"):
            raise SystemExit("this machine has no Liberation Sans to put into the package (tools/system_packages)")
        yield path.name, path


def packages_of(paths: Iterable[Path]) -> set[str]:
    """The Debian packages that files came with; dpkg may know a file by its place before /lib became /usr/lib."""
    names = {os.path.realpath(path) for path in paths}
    asked = sorted(names | {name.removeprefix("/usr") for name in names})
    found = subprocess.run(["dpkg", "-S", *asked], check=False, capture_output=True, text=True).stdout
    owners = {
        place: owner.partition(":")[0] for owner, _, place in (line.partition(": ") for line in found.split("\n"))
    }
    if unknown := [name for name in sorted(names) if not {name, name.removeprefix("/usr")} & owners.keys()]:
        raise SystemExit(f"{unknown[0]} is of no Debian package, so its licence is not known")
    return set(owners.values()) - {""}


def said_by(*command: str) -> str:
    """What a program says."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
