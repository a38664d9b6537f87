"""One run at a time, and what a killed one began is taken back: a project comes in, what there is to say goes out."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.files import clear_name
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.replace_all import Record, take_back

NAME = ".ist-einlesen.begonnen"
LOCK = ".ist-einlesen.lock"


def record_of(folder: ProjectFolder) -> Record:
    path = folder.content / NAME
    return Record(path, folder.root, shown(path))


@contextmanager
def one_run(folder: ProjectFolder) -> Iterator[list[Problem]]:
    """Have the reports of a project to oneself, as they were before a run that was killed.

    Raises AntragError where another run has them, and where they cannot be as they were.
    """
    lock = FileLock(folder.output / LOCK)
    try:
        folder.output.mkdir(parents=True, exist_ok=True)
        clear_name(folder.output / LOCK)
        lock.acquire(blocking=False)
    except Timeout as error:
        raise AntragError.of(
            Place(shown(folder.content)),
            "Ist-Zahlen oder Formulare werden hier gerade schon eingelesen.",
            "Warten, bis das fertig ist.",
            id="einlesen-belegt",
        ) from error
    except (OSError, NotImplementedError):
        pass  # where no file can be locked nobody else can lock it, either
    try:
        yield take_back(record_of(folder))
    finally:
        lock.release()


def interrupted(folder: ProjectFolder) -> list[Problem]:
    """What to say of a run that was killed, or of one that is at it just now."""
    record = record_of(folder)
    if not record.path.is_file():
        return []
    what = "Ein Einlesen ist nicht zu Ende: einige Berichte können geändert sein und andere nicht."
    hint = "„antrag ist-einlesen“ oder „antrag einlesen“ noch einmal aufrufen; das stellt den Stand davor wieder her."
    return [Problem(Place(record.shown), what, hint, "unterbrochen", Level.WARNUNG)]
