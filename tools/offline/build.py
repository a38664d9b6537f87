"""Build the package for IT: the checkout and locked wheels in, one zip out that installs without the network.

    python tools/offline/build.py windows|linux [--python 3.12]… [--wheels ORDNER]

The zip for Linux stands in for that of Windows in tests. The same input gives the same bytes: names are sorted, times
are fixed, and what comes from elsewhere has its hash in the lock file, or for Linux is what the building machine has.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from handbook import render_handbook
from libraries import gather_libraries
from licences import gather
from wheels import PYTHONS, TARGETS, Locked, Target, fetch, locked

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STARTERS = {"windows": "einrichten.cmd", "linux": "einrichten.sh"}
AFTERWARDS = {
    "windows": "liegen auf dem Desktop „antrag-gen“ (Eingabeaufforderung im Projektordner) und „antrag-gen Handbuch“.",
    "linux": "sagt das Programm, wo „antrag-gen.sh“ (Eingabeaufforderung im Projektordner) und das Handbuch liegen.",
}
TIME = (2020, 1, 1, 0, 0, 0)


def own_wheel(folder: Path) -> Path:
    """The wheel of this checkout."""
    run = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.iterdir()
    return wheel


def requirements_of(ours: Path, entries: Iterable[Locked], wheels: Iterable[Path]) -> str:
    """Ours and the locked ones, each with the hashes of the wheels that are there, as pip installs them."""
    hashes = {f"--hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}" for wheel in (ours, *wheels)}
    name, version = ours.name.split("-")[:2]
    own = f"--hash=sha256:{hashlib.sha256(ours.read_bytes()).hexdigest()}"
    lines = [Locked(f"{name.replace('_', '-')}=={version}", "", (own,), frozenset())]
    for entry in entries:
        there = tuple(each for each in entry.hashes if each in hashes)
        lines += [Locked(entry.pin, entry.marker, there, frozenset())] if there else []
    return "".join(line.line(marked=True) for line in lines)


def contents(target: str, ours: Path, entries: Iterable[Locked], wheels: Iterable[Path]) -> dict[str, bytes]:
    """All files of the package by their names."""
    wheels = sorted(set(wheels))
    starter, version = STARTERS[target], ours.name.split("-")[1]
    line_end = "\r\n" if target == "windows" else "\n"
    about = (HERE / "LIESMICH.txt").read_text(encoding="utf-8")
    about = about.format(starter=starter, version=version, afterwards=AFTERWARDS[target])
    return {
        "LIESMICH.txt": about.replace("\n", line_end).encode("utf-8-sig"),
        starter: (HERE / starter).read_text(encoding="utf-8").replace("\n", line_end).encode(),
        "einrichten.py": (HERE / "einrichten.py").read_bytes(),
        "requirements.txt": requirements_of(ours, entries, wheels).encode(),
        **{f"wheels/{wheel.name}": wheel.read_bytes() for wheel in (ours, *wheels)},
        **{f"handbuch/{name}": data for name, data in render_handbook(ROOT / "docs" / "handbuch").items()},
        **{f"lizenzen/{name}": data for name, data in gather((ours, *wheels)).items()},
        **(gather_libraries() if target == "linux" else {}),
    }


def write_zip(path: Path, folder: str, files: Mapping[str, bytes]) -> None:
    """One zip with everything in a folder, the same bytes each time."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", TIME)
            entry.create_system = 3  # Unix, whoever builds it: with the rights below
            entry.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith((".whl", ".png")) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])


def fetched(target: Target, pythons: Iterable[str], entries: list[Locked], folder: Path) -> list[Path]:
    """The wheels for several Pythons, from the network unless they are in the folder already."""
    return [wheel for python in pythons for wheel in fetch(entries, target, python, folder)]


def main() -> None:
    """Build the zip that was asked for and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--python", action="append", choices=PYTHONS)
    parser.add_argument("--wheels", type=Path, default=ROOT / "dist" / "wheels")
    asked = parser.parse_args()
    (dist := ROOT / "dist").mkdir(exist_ok=True)
    (folder := asked.wheels / asked.target).mkdir(parents=True, exist_ok=True)
    entries = locked()
    wheels = fetched(TARGETS[asked.target], asked.python or PYTHONS, entries, folder)
    with tempfile.TemporaryDirectory() as aside:
        ours = own_wheel(Path(aside))
        name = f"antrag-gen-{ours.name.split('-')[1]}-{asked.target}"
        write_zip(dist / f"{name}.zip", name, contents(asked.target, ours, entries, wheels))
    print(f"dist/{name}.zip: {(dist / f'{name}.zip').stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
