"""How long checking takes: a command in a fresh process, without and with what an earlier run knows."""

import shutil
import sys
from pathlib import Path

from prozess import Lauf, least, run

ANTRAG = Path(sys.executable).with_name("antrag")


def start(command: list[str], folder: Path, times: int) -> tuple[float, float]:
    """Seconds of processor time that a command takes, and those of an empty program; of each the least."""
    ours, empty = [], []
    for _ in range(times):
        ours.append(run([ANTRAG, *command], folder).cpu)
        empty.append(run([sys.executable, "-c", "pass"], folder).cpu)
    return min(ours), min(empty)


def check(folder: Path, times: int = 1) -> tuple[Lauf, Lauf]:
    """The best of some runs that know nothing, and the next one."""
    anew = []
    for _ in range(times):
        shutil.rmtree(folder / "output", ignore_errors=True)
        anew.append(run([ANTRAG, "pruefen"], folder))
    return least(anew), run([ANTRAG, "pruefen"], folder)
