"""Fetch the wheels of the locked requirements for another machine: the lock file in, wheels and their requirements out.

    python tools/offline/wheels.py [--neu]

proves that all of them are there as wheels for Windows and each Python: it prints their names and compares them with
`wheels.txt`, which --neu writes anew. pip itself reads the markers of a lock file as those of the machine it runs on,
whatever platform it is asked for; here they are read as those of the target.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker

HERE = Path(__file__).parent
REQUIREMENTS = HERE.parents[1] / "requirements"
LOCK, LOCK_OF_TESTS = REQUIREMENTS / "laufzeit.txt", REQUIREMENTS / "entwicklung.txt"
SPELLING = "chunspell"  # the extra `rechtschreibung`: an office without a network can't install it later
PYTHONS = ("3.11", "3.12", "3.13")
BUILD_GROUP = "antrag-gen (pyproject.toml:bau)"
OURS = "antrag-gen (pyproject.toml)"
LINUX = ("manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux_2_27_x86_64", "manylinux_2_28_x86_64")


@dataclass(frozen=True, slots=True)
class Target:
    """A machine that wheels are fetched for."""

    name: str
    platforms: tuple[str, ...]
    markers: dict[str, str]

    def environment(self, python: str) -> dict[str, str]:
        """What markers are read with."""
        same = {"implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": ""}
        return {**same, **self.markers, "python_version": python, "python_full_version": f"{python}.0"}


TARGETS = {
    "windows": Target(
        "windows",
        ("win_amd64",),
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    ),
    "linux": Target(
        "linux",
        LINUX,
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    ),
}


@dataclass(frozen=True, slots=True)
class Locked:
    """An entry of a lock file: `name==version`, its marker, the lines of its hashes, and who asked for it."""

    pin: str
    marker: str
    hashes: tuple[str, ...]
    asked_by: frozenset[str]

    @property
    def name(self) -> str:
        """The name as indexes spell it."""
        return self.pin.partition("==")[0]

    def is_for(self, environment: dict[str, str]) -> bool:
        """Whether a machine needs it."""
        return not self.marker or Marker(self.marker).evaluate(environment)

    def line(self, *, marked: bool) -> str:
        """The entry as pip reads it, with its marker or without."""
        marker = f" ; {self.marker}" if marked and self.marker else ""
        return " \\\n    ".join((self.pin + marker, *self.hashes)) + "\n"


def locked() -> list[Locked]:
    """What is in the packages: what the program needs, and what reads a dictionary where an office has one."""
    spelling = [entry for entry in read_entries(LOCK_OF_TESTS.read_text(encoding="utf-8")) if entry.name == SPELLING]
    return [*read_lock(LOCK.read_text(encoding="utf-8")), *spelling]


def read_lock(text: str) -> list[Locked]:
    """The entries that the program needs, in the order of the file, without those that only build it."""
    entries = read_entries(text)
    needed: set[str] = {OURS}
    while more := {entry.name for entry in entries if entry.asked_by & needed} - needed:
        needed |= more
    return [entry for entry in entries if entry.name in needed]


def read_entries(text: str) -> list[Locked]:
    """All entries of a lock file."""
    entries = []
    for block in re.split(r"\n(?=[a-z])", text.strip()):
        head, *rest = block.splitlines()
        pin, _, marker = head.rstrip("\\ ").partition(";")
        hashes = tuple(line.strip(" \\") for line in rest if "--hash=" in line)
        asked_by = frozenset(re.sub(r"^\s*#( via)?\s*", "", line) for line in rest if line.lstrip().startswith("#"))
        entries.append(Locked(pin.strip(), marker.strip(), hashes, asked_by - {""}))
    return entries


def fetch(entries: list[Locked], target: Target, python: str, folder: Path) -> list[Path]:
    """The wheels that a machine needs; they are looked up by pip, which checks their hashes."""
    wanted = [entry for entry in entries if entry.is_for(target.environment(python))]
    with tempfile.TemporaryDirectory() as aside:
        lines = Path(aside) / "requirements.txt"
        lines.write_text("".join(entry.line(marked=False) for entry in wanted))
        for_target = [part for platform in target.platforms for part in ("--platform", platform)]
        exactly = ["--no-deps", "--only-binary", ":all:", "--implementation", "cp", "--python-version", python]
        run = [sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes", *exactly, *for_target]
        subprocess.run([*run, "--dest", str(folder), "--requirement", str(lines)], check=True)
    return [one_wheel(folder, entry, python) for entry in wanted]


def one_wheel(folder: Path, entry: Locked, python: str) -> Path:
    """The wheel of an entry for a Python among those of others."""
    name, _, version = entry.pin.partition("==")
    start = f"{name.replace('-', '_')}-{version}-"
    found = [path for path in folder.glob("*.whl") if path.name.lower().startswith(start)]
    fitting = [path for path in found if fits(path.name, python)]
    if not fitting:
        raise SystemExit(f"no wheel of {entry.pin} for Python {python}")
    return sorted(fitting)[-1]


def fits(wheel: str, python: str) -> bool:
    """Whether a wheel is for this Python, by its name."""
    tag, abi, _ = wheel.removesuffix(".whl").split("-")[-3:]
    own = f"cp{python.replace('.', '')}"
    earlier = abi == "abi3" and any(int(each.removeprefix("cp3")) <= int(own[3:]) for each in tag.split("."))
    return own in tag.split(".") or earlier or "py3" in tag.split(".")


def main() -> int:
    """0 where all wheels are there and are those that are expected."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--neu", action="store_true")
    renew = parser.parse_args().neu
    entries = locked()
    said = ""
    with tempfile.TemporaryDirectory() as folder:
        for python in PYTHONS:
            names = sorted(path.name for path in fetch(entries, TARGETS["windows"], python, Path(folder)))
            said += f"Python {python}, {len(names)} wheels\n" + "".join(f"    {name}\n" for name in names)
    expected = HERE / "wheels.txt"
    if renew:
        expected.write_text(said, encoding="utf-8")
    print(said, end="")
    return 0 if said == expected.read_text(encoding="utf-8") else 1


if __name__ == "__main__":
    sys.exit(main())
