"""Commands are killed at one of their steps: a step's number comes in, what the next run does not put right goes out.

A step is what a command does to a file of the project: it opens it to write, renames, links or removes it. It is killed
before the step, or while it writes more than so many bytes after it. One process imports the program and is forked.

python tests/kill_steps.py SCENE STEP [BYTES] tries one kill again; with two numbers, so many kills by that seed.
"""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from commands import run
from killing import age_leftovers
from paper_text import GRANTED, MOTION, REQUESTS, SESSION, paper
from work.actuals.finance_lists import REPORT, set_up

STEPS = ("open", "os.link", "os.rename", "os.remove", "os.chmod", "os.mkdir", "os.truncate")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
BYTES = (None, None, 0, 60, 900)
"""After how many bytes of a file who writes it is killed; None for one who is killed before the step."""
OF_THE_RUN = (".erzeugt.jsonl", ".erzeugt.lock", ".ist-einlesen.lock", "protokoll.json")
"""What says how a run went is not the same after two."""
ENDED = 99


@dataclass(frozen=True)
class Kill:
    scene: str
    step: int
    limit: int | None = None

    def __str__(self) -> str:
        return f"{self.scene} {self.step}{'' if self.limit is None else f' {self.limit}'}"


@dataclass(frozen=True)
class Scene:
    """A project before a command and after it, and the steps between them."""

    words: tuple[str, ...]
    folder: Path
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]
    steps: int


def batch() -> None:
    """The command that is killed has papers of an earlier run to replace."""
    Path("content/eins.md").write_text(paper(), encoding="utf-8")
    Path("content/zwei.md").write_text(paper(MOTION, REQUESTS), encoding="utf-8")
    good("erzeugen", "--format", "docx")
    Path("content/projekt.yaml").write_text("stadt: Musterstadt\nort: Musterstadt-Nord\n", encoding="utf-8")


def clearing() -> None:
    """One of two papers is gone."""
    batch()
    Path("content/zwei.md").unlink()


def listing() -> None:
    Path("content/eins.md").write_text(paper(), encoding="utf-8")
    good("liste", "--format", "csv", "--stand", "1.2.2024")
    Path("content/zwei.md").write_text(paper(MOTION, REQUESTS), encoding="utf-8")


def preparing() -> None:
    folder = Path("content/beschluesse/2023")
    folder.mkdir(parents=True)
    numbers = ("112/2024", "113/2024", "114/2024")
    for name in numbers:
        motion = MOTION.replace(numbers[0], name)
        Path(f"content/antrag-{name[:3]}.md").write_text(paper(motion, REQUESTS), encoding="utf-8")
    decided = "".join(GRANTED.replace(numbers[0], name) for name in numbers)
    (folder / "lesung.yaml").write_text(SESSION + decided, encoding="utf-8")


def entering() -> None:
    set_up(Path(), **{f"bericht-{n}": REPORT.replace("4123", f"412{n}") for n in range(3)})
    rows = "".join(f"412{n}/2023;2024;43.210,55;2.000;0\n" for n in range(3))
    Path("ist.csv").write_text(f"Antrag;Jahr;Ist;Gebunden;HAR\n{rows}", encoding="utf-8")


SCENES: dict[str, tuple[Callable[[], None], tuple[str, ...]]] = {
    "erzeugen": (batch, ("erzeugen", "--format", "docx")),
    "aufraeumen": (clearing, ("erzeugen", "--format", "docx", "--aufraeumen")),
    "liste": (listing, ("liste", "--format", "csv", "--stand", "1.2.2024")),
    "vorbereiten": (preparing, ("jahreslauf", "2024", "--vorbereiten")),
    "ist-einlesen": (entering, ("ist-einlesen", "ist.csv")),
}


def good(*words: str) -> None:
    result = run(*words)
    assert result.exit_code == 0, result.output


@cache
def scene(name: str, above: Path) -> Scene:
    prepare, words = SCENES[name]
    folder = above / name
    (folder / "content/stammdaten").mkdir(parents=True)
    os.chdir(folder)
    Path("content/projekt.yaml").write_text("stadt: Musterstadt\n", encoding="utf-8")
    Path("content/stammdaten/fraktionen.yaml").write_text("linde:\n  name: Fraktion Linde\n", encoding="utf-8")
    Path("content/stammdaten/gremien.yaml").write_text("va:\n  name: Verwaltungsausschuss\n", encoding="utf-8")
    prepare()
    after = copy(folder)
    good(*words)
    counted = copy(folder)
    steps = in_a_child(counted, words, Kill(name, 10**6))[1]
    return Scene(words, folder, files_in(folder), files_in(after), steps)


def copy(folder: Path) -> Path:
    """The project as it is, in another folder, which becomes the current one."""
    other = Path(tempfile.mkdtemp(dir=folder.parent)) / "projekt"
    shutil.copytree(folder, other)
    os.chdir(other)
    return other


def files_in(folder: Path) -> dict[str, bytes]:
    """The files that are the same after each run, by their names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in OF_THE_RUN
    }


def in_a_child(folder: Path, words: Sequence[str], kill: Kill) -> tuple[int, int]:
    """What ended the command, as a signal or ENDED, and how many steps it had taken."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            be_killed(folder, kill, lambda: os.write(writing, b"."))
            run(*words)
        finally:
            os._exit(ENDED)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        steps = len(file.read())
    status = os.waitpid(child, 0)[1]
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status), steps


def be_killed(folder: Path, kill: Kill, tell: Callable[[], object]) -> None:
    """From now on this process counts its steps in that folder."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    left = kill.step

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event not in STEPS or (event == "open" and not arguments[2] & WRITING):
            return
        paths = [os.path.abspath(each) for each in arguments[:2] if isinstance(each, (str, os.PathLike))]  # noqa: PTH100 – asks for nothing
        if any(path.startswith(str(folder)) for path in paths):
            left -= 1
            if left < 0 and kill.limit is None:
                os.kill(os.getpid(), signal.SIGKILL)
            elif left < 0:
                resource.setrlimit(resource.RLIMIT_FSIZE, (kill.limit, kill.limit))
            tell()

    sys.addaudithook(count)


def attempt(kill: Kill, above: Path) -> str:
    """What is wrong after the command was killed, and after the next one; nothing where all is as it must be."""
    made = scene(kill.scene, above)
    folder = copy(made.folder)
    ended, _ = in_a_child(folder, made.words, kill)
    if ended not in (signal.SIGKILL, signal.SIGXFSZ) and (kill.limit is None or ended != ENDED):
        return f"was not killed, but ended with {ended}"
    left = files_in(folder)
    torn = [name for name, data in left.items() if is_torn(name, data, made)]
    age_leftovers(folder)
    result = run(*made.words)
    found = files_in(folder)
    wrong = [name for name in {*found, *made.new} if found.get(name) != made.new.get(name)]
    shutil.rmtree(folder)
    if torn or wrong or result.exit_code or result.exception:
        return f"torn: {torn}, other after the next run: {wrong}, exit code {result.exit_code}: {result.output}"
    return ""


def is_torn(name: str, data: bytes, made: Scene) -> bool:
    hidden = name.endswith((".antrag-tmp", ".begonnen"))
    return not hidden and data not in (made.old.get(name), made.new.get(name))


def spread(kills: int, chance: random.Random, above: Path) -> Iterator[Kill]:
    """So many kills, over all steps of all commands."""
    steps = [(name, step) for name in SCENES for step in range(scene(name, above).steps)]
    for number in range(kills):
        name, step = steps[int((number + chance.random()) * len(steps) / kills)]
        yield Kill(name, step, chance.choice(BYTES))


def kill_all(kills: int, seed: int) -> tuple[int, list[str]]:
    """How many kills were tried in a process of their own, and for each that left something wrong what that is."""
    command = [sys.executable, __file__, str(kills), str(seed)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=Path(__file__).parents[1])
    tried: list[list[str]] = json.loads(done.stdout)
    return len(tried), [f"{kill}: {said}" for kill, said in tried if said]


def main() -> None:
    first, *others = sys.argv[1:]
    os.fsync = lambda _: None  # it matters to who loses power, not to who is killed
    numbers = [int(each) for each in others]
    with tempfile.TemporaryDirectory() as folder:
        above = Path(folder).resolve()
        kills = [Kill(first, *numbers)] if first in SCENES else spread(int(first), random.Random(numbers[0]), above)
        print(json.dumps([(str(kill), attempt(kill, above)) for kill in kills], ensure_ascii=False))
        os.chdir("/")


if __name__ == "__main__":
    main()
