"""One paper in a process that is warm: a motion and how often in, medians of both files and of a bare PDF out, as JSON.

python benchmarks/warm.py MOTION HOW_OFTEN
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from schlicht import seiten

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.work.build import build


def main() -> None:
    path, times = Path(sys.argv[1]).resolve(), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        ways: dict[str, Callable[[], object]] = {
            "beide": lambda: _save(path, Path(folder)),
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


def _save(path: Path, target: Path) -> None:
    """What happens when an editor saves: the project is opened, the file is read, checked and built."""
    project = open_project(find_folder(path))
    file = project.folder.content_file(path)
    for suffix, data in build(file, project, ("pdf", "docx")).files.items():
        (target / f"papier.{suffix}").write_bytes(data)


if __name__ == "__main__":
    main()
