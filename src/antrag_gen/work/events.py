"""What a long run tells while it goes on, for whoever follows it: a terminal, a web page, a script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from antrag_gen.errors import Problem
from antrag_gen.library.folder import ContentFile

if TYPE_CHECKING:
    from antrag_gen.together.bearbeitung import Standzeile


class State(StrEnum):
    """What became of a paper in a run."""

    ERZEUGT = "erzeugt"
    UNVERAENDERT = "unveraendert"
    FEHLERHAFT = "fehlerhaft"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one content file: the paths written, every problem, and the seconds it took to build.

    `crash` is the traceback of a mistake in the program.
    """

    file: ContentFile
    state: State
    written: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    seconds: float = 0
    crash: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """So many papers are to be built; those that are left out have been told before."""

    papers: int


@dataclass(frozen=True, slots=True)
class Begun:
    """A paper is on its way."""

    file: ContentFile


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A report that cannot be built yet: it has blanks or mistakes, which are the problems."""

    file: ContentFile
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A paper is built, left as it is, or has errors."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Noticed:
    """A problem that belongs to no paper of the run."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is put together from many papers."""

    path: Path


@dataclass(frozen=True, slots=True)
class Removed:
    """A file whose source is gone."""

    path: Path


@dataclass(frozen=True, slots=True)
class Ended:
    """The last event: the papers by what became of them, the seconds that all took, and whether anything failed.

    `staende` are the reports of a year, of a run over one; nothing stands behind the files `ueberzaehlig` any more.
    `nichtoeffentlich` are the numbers of other motions in its Gesamtbericht that are not public, `veraltet`
    the names of reports that were prepared with another sum than is granted by now, `ungezaehlt` of those on the year
    that are in no sum, `verschoben` of those that take over other sums than last year's leave. `alt` are files of
    the year that were not made anew, as only what is public was asked for.
    """

    counts: Mapping[str, int]
    seconds: float
    failed: bool
    staende: "tuple[Standzeile, ...]" = ()
    ueberzaehlig: tuple[Path, ...] = ()
    nichtoeffentlich: tuple[str, ...] = ()
    veraltet: tuple[str, ...] = ()
    ungezaehlt: tuple[str, ...] = ()
    verschoben: tuple[str, ...] = ()
    alt: tuple[Path, ...] = ()


Event = Planned | Begun | LeftOut | Finished | Noticed | Written | Removed | Ended


def count(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """The papers by what became of them."""
    return {state.value: sum(outcome.state is state for outcome in outcomes) for state in State}
