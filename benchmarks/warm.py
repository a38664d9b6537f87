"""One paper in a process that is warm: a motion and how often in, medians of both files and of a bare PDF out, as JSON.

python benchmarks/warm.py MOTION HOW_OFTEN
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from schlicht import seiten

from antrag_gen.library.folder import find_folder
from antrag_gen.work.batch.build_all import Wanted, build_all
from antrag_gen.work.events import Ended, State


def main() -> None:
    path, times = Path(sys.argv[1]).resolve(), int(sys.argv[2])
    words = path.read_bytes()
    # The same paper each time, in a file that is another one.
    changed = cycle([words + b"\n", words])
    with tempfile.TemporaryDirectory() as folder:
        ways: dict[str, Callable[[], object]] = {
            "beide": lambda: _save(path, next(changed)),
            "seiten": lambda: seiten(path, Path(folder) / "seiten"),
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for _ in range(times + 1):
            for name, way in ways.items():
                cpu, clock = time.process_time(), time.perf_counter()
                way()
                taken[name].append((time.process_time() - cpu, time.perf_counter() - clock))
    # The first of each is what it takes to get warm.
    medians = {name: [statistics.median(each) for each in zip(*runs[1:], strict=True)] for name, runs in taken.items()}
    print(json.dumps(medians))


def _save(path: Path, words: bytes) -> None:
    """What `antrag erzeugen PFAD --beobachten` does on saving: it looks for what has changed, and builds that."""
    path.write_bytes(words)
    for event in build_all(find_folder(path), [path], Wanted(jobs=1)):
        if isinstance(event, Ended) and (event.failed or event.counts[State.ERZEUGT] != 1):
            raise SystemExit(f"{path} was not built")


if __name__ == "__main__":
    main()
