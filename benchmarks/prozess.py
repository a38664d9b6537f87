"""Run a command in a fresh process and watch it: seconds, memory of each of its processes. Linux only (/proc)."""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PERIOD = 0.02  # seconds between two looks
MB = 1024  # /proc counts in kB
# As where it is installed: Python keeps what it has compiled.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "antrag-benchmarks-bytecode"),
}


@dataclass(slots=True)
class Lauf:
    """What a run took; memory in MB.

    `cpu` is the processor time of all its processes: other load on the machine makes it hardly longer.
    `verlauf` has the resident memory of each process at each look.
    """

    befehl: str
    sekunden: float = 0.0
    cpu: float = 0.0
    exit_code: int = 0
    meldung: str = ""
    spitzen: dict[int, float] = field(default_factory=dict)
    verlauf: dict[int, list[float]] = field(default_factory=dict)
    zeiten: dict[int, float] = field(default_factory=dict)
    baum: float = 0.0

    @property
    def spitze(self) -> float:
        """The peak of the process that had the highest one."""
        return max(self.spitzen.values(), default=0.0)

    @property
    def wachstum(self) -> float:
        """How much that process grew: its memory in the last tenth of the run to that at the end of the first third."""
        seen = self.verlauf.get(max(self.spitzen, key=lambda pid: self.spitzen[pid], default=0), [])
        if len(seen) < 30:
            return 1.0
        return max(seen[-len(seen) // 10 :]) / max(seen[: len(seen) // 3])


def run(command: Sequence[str | Path], folder: Path) -> Lauf:
    """The finished run; what the command printed is thrown away but for the end of its messages."""
    lauf = Lauf(" ".join(map(str, command)))
    with tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        while not ended:
            _look(process.pid, lauf)
            time.sleep(PERIOD)
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        lauf.sekunden = time.perf_counter() - begin
        # The system counts what was waited for; a process that outlives its parent is seen in /proc alone.
        lauf.cpu = max(usage.ru_utime + usage.ru_stime, sum(lauf.zeiten.values()))
        lauf.exit_code = process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        lauf.meldung = errors.read().decode("utf-8", "replace")[-2000:]
    return lauf


def best(command: Sequence[str | Path], folder: Path, times: int) -> Lauf:
    """The run of several that took least."""
    return least([run(command, folder) for _ in range(times)])


def least(runs: Sequence[Lauf]) -> Lauf:
    """That of them that took least: what else the machine does only ever makes one slower."""
    fastest = min(runs, key=lambda lauf: lauf.sekunden)
    fastest.cpu = min(lauf.cpu for lauf in runs)
    return fastest


def _look(root: int, lauf: Lauf) -> None:
    now = {pid: memory for pid in _tree(root) if (memory := _memory(pid))}
    for pid, (resident, peak) in now.items():
        lauf.spitzen[pid] = max(peak, lauf.spitzen.get(pid, 0.0))
        lauf.verlauf.setdefault(pid, []).append(resident)
        lauf.zeiten[pid] = _cpu(pid) or lauf.zeiten.get(pid, 0.0)
    lauf.baum = max(lauf.baum, sum(resident for resident, _ in now.values()))


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        # A process may end between two looks; threads can have children of their own.
        with suppress(OSError):
            for thread in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (thread / "children").read_text(encoding="ascii").split())
    return found


def _memory(pid: int) -> tuple[float, float] | None:
    """Resident memory now and at its peak."""
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace").splitlines()
        values = {name: text for name, _, text in (line.partition(":") for line in lines)}
        if "VmRSS" in values:  # a process that has ended has none
            return int(values["VmRSS"].split()[0]) / MB, int(values["VmHWM"].split()[0]) / MB
    return None


def _cpu(pid: int) -> float:
    """Seconds of processor time so far, without children; 0 for a process that has ended."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0
