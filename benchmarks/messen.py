"""Measure antrag-gen on a whole budget: ratios within one run, as a table on stdout and in benchmarks/ergebnisse.md.

python benchmarks/messen.py [stapel] [pruefen] [liste] [buch] [jahreslauf] [groesse] [vergleich] [nachbarn]
       [--klein] [--pandoc PROGRAMM] [--nachbarn ORDNER] [--papiere N]
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from antraege import TURN
from groesse import write_project
from korpus import ANTRAEGE, motions_for, write_corpus
from nachbarn import beside_neighbours, find_environment
from prozess import Lauf, best, run
from pruefzeit import check, start

HERE = Path(__file__).parent
RESULTS = HERE / "ergebnisse.md"
ANTRAG = Path(sys.executable).with_name("antrag")
WORKER_MB = 300
BOOK_MB = 700
LINEAR = 1.1  # cost of a paper in the large run to that in the small one


@dataclass(frozen=True, slots=True)
class Zeile:
    """A line of the table; `ziel` is the highest value that is good enough."""

    was: str
    wert: float
    einheit: str = ""
    ziel: float | None = None

    def __str__(self) -> str:
        digits = 0 if self.wert >= 100 else 1 if self.wert >= 20 else 3 if self.wert < 0.1 else 2
        value = f"{self.wert:.{digits}f} {self.einheit}".strip()
        if self.ziel is None:
            return f"| {self.was} | {value} | |"
        met = "met" if self.wert <= self.ziel else "**missed**"
        return f"| {self.was} | {value} | ≤ {self.ziel:g} {self.einheit}".rstrip() + f": {met} |"


class NichtDaError(Exception):
    """The command is not part of this version, or a run ended with an error."""


@dataclass(frozen=True, slots=True)
class Messung:
    """What all sections are given: where to write, how large, with how many processes at a time."""

    ordner: Path
    klein: bool
    jobs: int
    pandoc: str | None
    nachbarn: str | None = None
    papiere: int = 300

    def groessen(self, full: Sequence[int], small: Sequence[int]) -> Sequence[int]:
        return small if self.klein else full

    def mal(self, times: int) -> int:
        """How often a run is repeated; the best counts."""
        return 1 if self.klein else times

    def korpus(self, antraege: int, **settings: int) -> Path:
        """A fresh project of that many motions."""
        folder = Path(tempfile.mkdtemp(dir=self.ordner))
        write_corpus(folder, antraege, **settings)
        return folder


def stapel(messung: Messung) -> Iterator[Zeile]:
    """`antrag erzeugen` cold, a second time, and after one change."""
    few, many = messung.groessen((100, 1400), (TURN, 2 * TURN))
    anew, jobs = _known("erzeugen", "--alles-neu"), _known("erzeugen", "--jobs", str(messung.jobs))
    small = messung.korpus(few)
    base = _good(best([ANTRAG, "erzeugen", *anew, *jobs], small, messung.mal(2)))
    shutil.rmtree(small)
    folder = messung.korpus(many)
    full = _good(run([ANTRAG, "erzeugen", *jobs], folder))
    yield Zeile(f"{many} papers, PDF and DOCX, cold", full.sekunden, "s")
    yield Zeile(f"cost of a paper at {many} to that at {few}", full.cpu / many / (base.cpu / few), "×", LINEAR)
    yield Zeile("… by the clock", full.sekunden / many / (base.sekunden / few), "×")
    yield from _memory(full, WORKER_MB)
    yield Zeile("growth of that process after the first third", full.wachstum, "×")
    yield from _again(messung, folder, full, (anew, jobs))


def _again(messung: Messung, folder: Path, full: Lauf, options: tuple[Sequence[str], Sequence[str]]) -> Iterator[Zeile]:
    anew, jobs = options
    again = _good(best([ANTRAG, "erzeugen", *jobs], folder, messung.mal(3)))
    yield Zeile("nothing changed", again.sekunden, "s")
    yield Zeile("nothing changed to full run", again.sekunden / full.sekunden, "×", 0.01)
    paper, other = sorted((folder / ANTRAEGE).glob("*.md"))[:2]
    changed = []
    for _ in range(messung.mal(3)):
        paper.write_text(f"{paper.read_text(encoding='utf-8')}\nNachtrag.\n", encoding="utf-8")
        changed.append(_good(run([ANTRAG, "erzeugen", *jobs], folder)).sekunden)
    single = _good(best([ANTRAG, "erzeugen", *anew, other], folder, messung.mal(3)))
    yield Zeile("one paper changed", min(changed), "s")
    yield Zeile("a single paper, cold", single.sekunden, "s")
    expected = again.sekunden + single.sekunden
    yield Zeile("one changed to (nothing changed + single)", min(changed) / expected, "×", 1.2)


def pruefen(messung: Messung) -> Iterator[Zeile]:
    """`antrag pruefen` on all papers, again with nothing changed, against building them; and the start of a command."""
    (many,) = messung.groessen((1400,), (3 * TURN,))
    folder = messung.korpus(many)
    checked, again = map(_good, check(folder, messung.mal(3)))
    one = next((folder / ANTRAEGE).glob("*.md"))
    alone = _good(run([ANTRAG, "pruefen", one], folder))
    jobs = _known("erzeugen", "--jobs", str(messung.jobs))
    built = _good(run([ANTRAG, "erzeugen", *jobs], messung.korpus(many)))
    for name, lauf in ((f"{many} papers checked, nothing known", checked), (f"{many} papers built", built)):
        yield Zeile(name, lauf.sekunden, "s")
        yield Zeile("… processor time", lauf.cpu, "s")
    yield Zeile("checked, nothing known, to built", checked.sekunden / built.sekunden, "×", 0.1)
    yield Zeile("… by processor time", checked.cpu / built.cpu, "×")
    yield Zeile("nothing changed", again.sekunden, "s")
    yield Zeile("… to built", again.sekunden / built.sekunden, "×", 0.02)
    yield Zeile("… by processor time", again.cpu / built.cpu, "×")
    yield Zeile(f"one of the {many} by its name, all known", alone.sekunden, "s")
    yield Zeile("… processor time", alone.cpu, "s")
    single = messung.korpus(1)
    paper = next((single / ANTRAEGE).glob("*.md"))
    for command, most in ((["--help"], 0.15), (["pruefen", str(paper)], 0.5)):
        ours, empty = start(command, single, messung.mal(5))
        yield Zeile(f"`antrag {command[0]}`, processor time", ours, "s", most)
        yield Zeile("… to an empty program", ours / empty, "×")


def _reckon_built(messung: Messung, sizes: tuple[int, int, int]) -> float:
    """Seconds of processor time that building the third size takes, by those of the first two.

    Each more paper takes what it took from the first size to the second.
    """
    few, more, many = sizes
    options = (*_known("erzeugen", "--alles-neu"), *_known("erzeugen", "--jobs", str(messung.jobs)))
    small, large = (
        _good(best([ANTRAG, "erzeugen", *options], messung.korpus(size), messung.mal(3))).cpu for size in (few, more)
    )
    return large + (many - more) / (more - few) * (large - small)


def liste(messung: Messung) -> Iterator[Zeile]:
    """The list of all motions with nine columns of amounts (eight planning years and ff.)."""
    sizes = messung.groessen((300, 600, 1211), (TURN, 2 * TURN, 3 * TURN))
    few, more = messung.groessen((40, 100), (TURN, 2 * TURN))
    built = _reckon_built(messung, (few, more, sizes[-1]))
    yield Zeile(f"{sizes[-1]} papers built, reckoned from {few} and {more}, processor time", built, "s")
    for suffix in ("csv", "xlsx", "docx", "pdf"):
        name, command = f"list as {suffix.upper()}", ["liste", "--format", suffix]
        largest = yield from _growing(messung, sizes, command, name, planungsjahre=8, most=None)
        if suffix in ("csv", "xlsx"):
            yield Zeile(f"{name} to building the papers, processor time", largest.cpu / built, "×", 0.05)


def buch(messung: Messung) -> Iterator[Zeile]:
    """All motions of a Fraktion as one book."""
    sizes = messung.groessen((94, 187, 374), (5, 10, TURN))
    few, more = messung.groessen((40, 100), (TURN, 2 * TURN))
    built = _reckon_built(messung, (few, more, sizes[-1]))
    command = ["liste", "--buch", "--format", "pdf", "--format", "docx"]
    largest = yield from _growing(messung, sizes, command, "book", most=BOOK_MB)
    yield Zeile("book to its papers one by one, both files, processor time", largest.cpu / built, "×", 1.3)


def jahreslauf(messung: Messung) -> Iterator[Zeile]:
    """The yearly run: every report, and all of them in one Gesamtbericht."""
    sizes = messung.groessen((100, 200, 400), (5, 10, TURN))
    few = sizes[0]
    alone = _good(run([ANTRAG, "erzeugen", "content/berichte"], messung.korpus(motions_for(few), berichte=2024)))
    whole = _good(run([ANTRAG, "jahreslauf", "2024"], messung.korpus(motions_for(few), berichte=2024)), lacks=True)
    together = (whole.cpu - alone.cpu) / alone.cpu
    yield Zeile(f"Gesamtbericht of {few} to its reports one by one, processor time", together, "×", 1.3)
    yield from _growing(messung, sizes, ["jahreslauf", "2024"], "reports", most=BOOK_MB, berichte=2024)


GROWING: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("rows of a table", ("erzeugen", "--format", "docx"), 1000),
    ("rows of a table", ("erzeugen", "--format", "pdf"), 400),
    ("footnotes", ("erzeugen", "--format", "docx"), 1000),
    ("footnotes", ("erzeugen", "--format", "pdf"), 200),
    ("decisions on a motion", ("pruefen",), 300),
    ("kB of a picture", ("erzeugen", "--format", "pdf"), 11_500),
    ("cells of a workbook", ("ist-einlesen", "ist.xlsx"), 149_000),
)
"""What there is too much of, the command, and a size; those with a bound are just below it."""


def groesse(messung: Messung) -> Iterator[Zeile]:
    """Much of one thing: what twice as much costs, in processor time and without what the program takes to start."""
    start = _good(best([ANTRAG, "pruefen"], _project(messung, "rows of a table", 1), messung.mal(2))).cpu
    for kind, command, most in GROWING:
        size = most // 10 if messung.klein else most
        half, full = (
            _good(run([ANTRAG, *command], _project(messung, kind, each)), lacks="ist.xlsx" in command)
            for each in (size // 2, size)
        )
        name = f"{size} {kind}, `{' '.join(command)}`"
        yield Zeile(name, full.cpu, "s")
        yield Zeile("… to half as many", (full.cpu - start) / max(half.cpu - start, 0.01), "×", 2.3)
        yield Zeile("… memory", full.spitze, "MB", 500)


def _project(messung: Messung, kind: str, size: int) -> Path:
    folder = Path(tempfile.mkdtemp(dir=messung.ordner))
    write_project(folder, kind, size)
    return folder


def _growing(
    messung: Messung,
    sizes: Sequence[int],
    command: Sequence[str],
    name: str,
    *,
    most: int | None = None,
    **settings: int,
) -> Generator[Zeile, None, Lauf]:
    """Time at each size, whether the later ones cost more than the earlier ones, and the memory of the largest run,
    which is returned.

    Each is run once: a second run would know what the first one has built, at the sizes that are run twice alone.
    """
    _known(command[0])
    costs = []
    for size in sizes:
        folder = messung.korpus(motions_for(size) if "berichte" in settings else size, **settings)
        lauf = _good(run([ANTRAG, *command], folder), lacks="berichte" in settings)
        shutil.rmtree(folder)
        costs.append(lauf.cpu)
        yield Zeile(f"{name}, {size}", lauf.sekunden, "s")
    first, second = (
        (late - early) / (larger - smaller)
        for early, late, smaller, larger in zip(costs, costs[1:], sizes, sizes[1:], strict=False)
    )
    # What the start takes falls away: one more from the first size to the second, and from there to the third.
    yield Zeile(f"{name}: one more in the upper half to one more in the lower", second / first, "×", LINEAR)
    yield from _memory(lauf, most)
    return lauf


def _memory(lauf: Lauf, most: int | None) -> Iterator[Zeile]:
    yield Zeile("highest peak memory of one process", lauf.spitze, "MB", most)
    yield Zeile("peak memory of all processes together", lauf.baum, "MB")


def vergleich(messung: Messung) -> Iterator[Zeile]:
    """The same motions made with what a user would pick instead, one process each; processor time."""
    (count,) = messung.groessen((3 * TURN,), (TURN,))
    folder, alone = messung.korpus(count), _known("erzeugen", "--jobs", "1")
    anew, times = _known("erzeugen", "--alles-neu"), messung.mal(3)
    for suffix, ways in (("pdf", ("weasyprint", "seiten")), ("docx", ("python-docx",))):
        ours = _good(best([ANTRAG, "erzeugen", "--format", suffix, *anew, *alone], folder, times))
        yield Zeile(f"{suffix.upper()}: antrag erzeugen, {count} papers", ours.cpu, "s")
        for way in ways:
            plain = [sys.executable, HERE / "schlicht.py", way, folder / ANTRAEGE, folder / way]
            yield from _compare(ours, _good(best(plain, folder, times)), WAYS[way])
        if messung.pandoc:
            yield from _pandoc(messung.pandoc, suffix, folder, ours, times)


def nachbarn(messung: Messung) -> Iterator[object]:
    """PDF and DOCX of the same motions by antrag-gen and by others in turns, two processes each: medians (spread)."""
    (count,) = messung.groessen((messung.papiere,), (4,))
    yield Zeile("papers", count)
    python = find_environment(messung.nachbarn, messung.ordner)
    yield from beside_neighbours(messung.korpus(count), ANTRAG, python, messung.mal(3))


WAYS = {
    "weasyprint": "a script of markdown-it and WeasyPrint, no tags, no checks",
    "seiten": "our HTML and style sheet, WeasyPrint as it comes, no tags",
    "python-docx": "a script of markdown-it and python-docx, no checks",
}


def _compare(ours: Lauf, other: Lauf, name: str) -> Iterator[Zeile]:
    yield Zeile(f"… {name}", other.cpu, "s")
    yield Zeile("… antrag to that", ours.cpu / other.cpu, "×")
    yield Zeile("… memory, antrag to that", ours.spitze / other.spitze, "×")


def _pandoc(program: str, suffix: str, folder: Path, ours: Lauf, times: int) -> Iterator[Zeile]:
    """One start for each file, as its users have it; its PDF goes through the same WeasyPrint."""
    target = folder / "pandoc"
    target.mkdir(exist_ok=True)
    engine = f" --pdf-engine={Path(sys.executable).with_name('weasyprint')}" if suffix == "pdf" else ""
    loop = f'for f in *.md; do "{program}" "$f"{engine} -o "{target}/${{f%.md}}.{suffix}" || exit 1; done'
    yield from _compare(
        ours, _good(best(["sh", "-c", loop], folder / ANTRAEGE, times)), "pandoc, a start for each paper"
    )


def _known(command: str, *option: str) -> tuple[str, ...]:
    """The option where this version has it, else nothing; raises NichtDaError where there is no such command."""
    asked = subprocess.run([ANTRAG, command, "--help"], capture_output=True, text=True, check=False)
    if asked.returncode:
        raise NichtDaError(f"`antrag {command}` is not part of this version.")
    return option if option and re.search(rf"{option[0]}\b", asked.stdout) else ()


def _good(lauf: Lauf, *, lacks: bool = False) -> Lauf:
    """The run; NichtDaError where it failed. One that `lacks` a report ends with 1, and tells no mistake."""
    if lauf.exit_code and not (lacks and lauf.exit_code == 1 and "Fehler: " not in lauf.meldung):
        raise NichtDaError(f"`{lauf.befehl}` ended with {lauf.exit_code}:\n\n```\n{lauf.meldung}```")
    return lauf


SECTIONS: dict[str, Callable[[Messung], Iterator[object]]] = {
    "stapel": stapel,
    "pruefen": pruefen,
    "liste": liste,
    "buch": buch,
    "jahreslauf": jahreslauf,
    "groesse": groesse,
    "vergleich": vergleich,
    "nachbarn": nachbarn,
}


def _measure(name: str, messung: Messung) -> str:
    """One section of the page, written to the screen as it grows."""
    text = f"## {name}\n\n{SECTIONS[name].__doc__} {_machine()}\n\n"
    print(text, end="", flush=True)
    try:
        for number, line in enumerate(SECTIONS[name](messung)):
            shown = f"{'' if number else '| what | value | target |' + chr(10) + '|---|---:|---|' + chr(10)}{line}\n"
            print(shown, end="", flush=True)
            text += shown
    except NichtDaError as reason:
        print(reason, flush=True)
        text += f"\n{reason}\n"
    print(flush=True)
    return text


def _machine() -> str:
    processor = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    names = (processor[1] if processor else platform.machine(), f"{os.cpu_count()} CPUs", f"{memory:.0f} GB")
    return f"Measured on: {', '.join(names)}, {platform.system()}, Python {platform.python_version()}."


def _save(measured: dict[str, str]) -> None:
    """The new sections take the place of their old ones; the others stay."""
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    kept = {part.split("\n", 1)[0]: f"## {part.rstrip()}\n" for part in old.split("\n## ")[1:]}
    parts = {**kept, **measured}
    sections = "\n".join(parts[name].rstrip() + "\n" for name in SECTIONS if name in parts)
    RESULTS.write_text(
        f"# Results\n\nWritten by `make benchmarks`; what is measured: README.md.\n\n{sections}", "utf-8"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure antrag-gen on invented motions.")
    parser.add_argument("abschnitte", nargs="*", choices=[[], *SECTIONS], metavar="ABSCHNITT", help=", ".join(SECTIONS))
    parser.add_argument("--klein", action="store_true", help="a try-out of everything; nothing is saved")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes of the batch")
    parser.add_argument("--pandoc", default=shutil.which("pandoc"), help="the program, where it is not on the path")
    parser.add_argument("--nachbarn", help="the environment with docxtpl and typst; else a new one is made")
    parser.add_argument("--papiere", type=int, default=300, help="how many papers `nachbarn` makes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="antrag-benchmarks-") as folder:
        messung = Messung(Path(folder), asked.klein, asked.jobs, asked.pandoc, asked.nachbarn, asked.papiere)
        measured = {name: _measure(name, messung) for name in asked.abschnitte or SECTIONS}
    if not asked.klein:
        _save(measured)


if __name__ == "__main__":
    main()
