"""Measure antrag-gen beside what an office would use instead: the same motions in turns, medians with their spread out.

What is not there is named and left out: docxtpl and typst in an environment of their own (`--nachbarn ORDNER`), soffice
and pandoc on the path.
"""

import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prozess import Lauf, run

HERE = Path(__file__).parent
PACKAGES = ("docxtpl", "typst", "pyyaml", "markdown-it-py", "mdit-py-plugins")
CORES = 2
WARM = 1.3


@dataclass(frozen=True, slots=True)
class Nachbar:
    """One way to make all papers: a line of a shell for each process at a time, and what it needs that is not here."""

    name: str
    lines: tuple[str, ...]
    missing: str = ""
    most: float | None = None  # of the time of ours to that of theirs


@dataclass(frozen=True, slots=True)
class Verhaeltnis:
    """A line of the table: ours to theirs, by the clock and by processor time, with the spread of the rounds."""

    nachbar: Nachbar
    wir: Sequence[Lauf]
    dort: Sequence[Lauf]

    def __str__(self) -> str:
        clock, cpu = (
            [getattr(ours, what) / getattr(theirs, what) for ours, theirs in zip(self.wir, self.dort, strict=True)]
            for what in ("sekunden", "cpu")
        )
        middle = statistics.median(cpu)
        name = f"antrag to {self.nachbar.name}, processor time"
        aim = self.nachbar.most
        said = "" if aim is None else f"≤ {aim:g} ×: {'met' if middle <= aim else '**missed**'}"
        first = f"| {name} | {_spread(cpu, '×')} | {said} |"
        return f"{first}\n| … by the clock | {_spread(clock, '×')} | |"


@dataclass(frozen=True, slots=True)
class Fehlt:
    """A line of the table for what is not there."""

    was: str
    grund: str

    def __str__(self) -> str:
        return f"| {self.was} | left out: {self.grund} | |"


def _spread(values: Sequence[float], unit: str) -> str:
    return f"{statistics.median(values):.2f} {unit} ({min(values):.2f}–{max(values):.2f})"


def find_environment(named: str | None, folder: Path) -> Path | None:
    """The environment with docxtpl and typst: the one named, or a new one; None where its packages cannot be had."""
    if named:
        return Path(named) / "bin/python"
    place = folder / "nachbarn"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    got = subprocess.run([place / "bin/pip", "install", "--quiet", *PACKAGES], check=False, capture_output=True)
    return None if got.returncode else place / "bin/python"


def neighbours(folder: Path, antrag: Path, python: Path | None) -> list[Nachbar]:
    """All ways; `folder` is the project, whose motions all of them take."""
    motions, fremd, schlicht = folder / "content/antraege", HERE / "fremd.py", HERE / "schlicht.py"
    parts = [f"{number}/{CORES}" for number in range(CORES)]
    office = "soffice" if shutil.which("soffice") else ""
    no_python = "" if python else "docxtpl and typst cannot be installed"
    to_word = tuple(f"{python} {fremd} docxtpl {motions} {folder}/d{at} {part}" for at, part in enumerate(parts))
    to_pdf = tuple(
        f"{line} && {office} -env:UserInstallation=file://{folder}/lo{at} --headless --convert-to pdf"
        f" --outdir {folder}/d{at} {folder}/d{at}/*.docx >/dev/null"
        for at, line in enumerate(to_word)
    )
    typeset = tuple(
        f"{python} {fremd} typst {motions} {folder}/t{at} {part} && "
        f"{sys.executable} {fremd} pandoc {motions} {folder}/t{at} {part}"
        for at, part in enumerate(parts)
    )
    bare = tuple(f"{sys.executable} {schlicht} nackt {motions} {folder}/n{at} {part}" for at, part in enumerate(parts))
    return [
        Nachbar("", (f"{antrag} erzeugen --alles-neu --jobs {CORES}",)),
        Nachbar("docxtpl + LibreOffice", to_pdf, no_python or ("" if office else "soffice is missing"), 0.4),
        Nachbar("pandoc + typst", typeset, no_python or ("" if shutil.which("pandoc") else "pandoc is missing"), 1.25),
        Nachbar("bare WeasyPrint + python-docx", bare, "", 1.1),
    ]


def compare(folder: Path, ways: Sequence[Nachbar], rounds: int) -> Iterator[Verhaeltnis | Fehlt]:
    """Each way in turns, so that what else the machine does meets all of them."""
    there = [way for way in ways if not way.missing]
    runs: dict[str, list[Lauf]] = {way.name: [] for way in there}
    for _ in range(rounds):
        for way in there:
            line = " & ".join(f"({each})" for each in way.lines)
            lauf = run(["sh", "-c", f"set -e; {line} & wait"], folder)
            runs[way.name].append(lauf)
    for way in ways[1:]:
        yield Fehlt(way.name, way.missing) if way.missing else Verhaeltnis(way, runs[""], runs[way.name])


def compare_one(folder: Path, motion: Path, antrag: Path, rounds: int) -> Iterator[Verhaeltnis | Fehlt]:
    """One paper in a cold process, beside one conversion of its Word file."""
    if not shutil.which("soffice"):
        yield Fehlt("one paper in a cold process", "soffice is missing")
        return
    one = Nachbar("", (f"{antrag} erzeugen --alles-neu {motion}",))
    word = folder / "output" / motion.relative_to(folder / "content").with_suffix(".docx")
    convert = (
        f"soffice -env:UserInstallation=file://{folder}/lo --headless --convert-to pdf --outdir {folder}/eines {word}"
    )
    office = Nachbar("one `soffice --convert-to pdf`, one paper each, cold", (convert,), "", 1.0)
    yield from compare(folder, [one, office], rounds)


def warm(motion: Path, times: int) -> str:
    """The line of one paper that is saved to both files in a warm process: what it takes, and that to a bare PDF."""
    said = subprocess.run(
        [sys.executable, HERE / "warm.py", motion, str(times)], capture_output=True, text=True, check=True
    )
    taken = json.loads(said.stdout)
    (ours, _), (theirs, _) = taken["beide"], taken["seiten"]
    met = "met" if ours / theirs <= WARM else "**missed**"
    first = f"| one paper in a warm process, saved to both files, processor time | {ours * 1000:.0f} ms | |"
    return f"{first}\n| … to a bare PDF of the same HTML | {ours / theirs:.2f} × | ≤ {WARM:g} ×: {met} |"


def beside_neighbours(folder: Path, antrag: Path, python: Path | None, rounds: int) -> Iterator[object]:
    """All lines of the section, on the motions of a fresh project."""
    motions = folder / "content/antraege"
    subprocess.run([sys.executable, HERE / "schlicht.py", "html", motions, folder / "html"], check=True)
    yield from compare(folder, neighbours(folder, antrag, python), rounds)
    motion = min(motions.rglob("*.md"))
    yield from compare_one(folder, motion, antrag, rounds)
    yield warm(motion, 5 * rounds)
