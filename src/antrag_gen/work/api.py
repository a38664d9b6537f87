"""What scripts and other programs use: a project that is opened once, and all that can be done with it.

The package gives these names on; docs/api.md says what of them is stable.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from antrag_gen.errors import Problem
from antrag_gen.fields.felder import EINHEITEN
from antrag_gen.german.jahre import parse_haushalt
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import OpenedProject
from antrag_gen.library.project import open_project as open_folder
from antrag_gen.papers.papier import Status
from antrag_gen.tree import Document
from antrag_gen.work.batch.build_all import Wanted, build_all
from antrag_gen.work.build import build_tree, write
from antrag_gen.work.check import check_paths
from antrag_gen.work.events import Event
from antrag_gen.work.lists.make import Form, ListOrder, make_list
from antrag_gen.work.lists.select import Auswahl, read_motions, select
from antrag_gen.work.yearly.run import run_year
from antrag_gen.writers.formats import FORMATS

Named = str | PathLike[str]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which motions: budgets (`2024/2025`), Fraktionen and Referate by their keys, status; what is empty asks for all.

    `paths` are files and folders; without any, all of content/.
    """

    paths: Sequence[Named] = ()
    haushalt: Sequence[str] = ()
    fraktion: Sequence[str] = ()
    referat: Sequence[str] = ()
    status: Sequence[str] = ()
    nur_oeffentliche: bool = False

    @property
    def auswahl(self) -> Auswahl:
        """Raises AntragError for what is no budget, ValueError for what is no status."""
        haushalte = tuple(map(parse_haushalt, self.haushalt))
        return Auswahl(
            haushalte, tuple(self.fraktion), tuple(self.referat), tuple(map(Status, self.status)), self.nur_oeffentliche
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """The tree of a list or book, and the problems of the papers it was made from; those with errors are missing."""

    tree: Document
    problems: tuple[Problem, ...]


class Project:
    """A project as it was when it was opened: what was read is not read again, and files that change are not noticed.

    Paths are taken as they are, from the current folder. Each method raises AntragError, with every problem at its
    place, where nothing can be done.
    """

    def __init__(self, opened: OpenedProject) -> None:
        self._opened = opened

    @property
    def root(self) -> Path:
        """The folder that holds `content/projekt.yaml`."""
        return self._opened.folder.root

    def check(self, paths: Sequence[Named] = ()) -> Iterator[Problem]:
        """Every problem of the files named and those below the folders named; without any, of all of content/."""
        return check_paths(_paths(paths), self._opened)

    def build(
        self,
        paths: Sequence[Named] = (),
        formats: Sequence[str] = tuple(FORMATS),
        *,
        output: Named | None = None,
        jobs: int | None = None,
        everything: bool = False,
    ) -> Iterator[Event]:
        """Write papers into the output folder, those that have changed, or `everything`.

        The run goes on while the events are taken; `Ended` is the last one. Problems are in `Finished` and `Noticed`.
        """
        wanted = Wanted(tuple(formats), _target(output), jobs, everything)
        return build_all(self._opened.folder, _paths(paths), wanted, self._opened)

    def run_year(  # noqa: PLR0913 – what is asked for, and of whom
        self,
        year: int,
        on: dt.date,
        *,
        output: Named | None = None,
        jobs: int | None = None,
        everything: bool = False,
        referat: str | None = None,
        amt: str | None = None,
        stichtag: dt.date | None = None,
        halbjahr: bool = False,
        nur_oeffentliche: bool = False,
    ) -> Iterator[Event]:
        """Write the progress reports of a year, the Gesamtbericht and the overview, dated `on`; events as `build`.

        Those of a Referat or an office alone where its key or name is given; with `halbjahr` those on the first half of
        the year. Reports as of another day than `stichtag` are told. Gesamtbericht and overview leave out what
        is not public with `nur_oeffentliche`.
        """
        wanted = Wanted(target=_target(output), jobs=jobs, everything=everything)
        return run_year(
            self._opened.folder,
            year,
            on,
            wanted,
            self._opened,
            referat=referat,
            amt=amt,
            stichtag=stichtag,
            halbjahr=halbjahr,
            nur_oeffentliche=nur_oeffentliche,
        )

    def list(self, on: dt.date, selection: Selection | None = None, einheit: str = "Euro") -> Listing:
        """The list of motions with their amounts in `Euro` or `TEUR`, dated `on`."""
        return self._make(Form.LISTE, on, selection, einheit)

    def numbers(self, on: dt.date, selection: Selection | None = None) -> Listing:
        """The register of running numbers, dated `on`."""
        return self._make(Form.NUMMERN, on, selection)

    def book(self, on: dt.date, selection: Selection | None = None) -> Listing:
        """The motions themselves behind a cover, dated `on`."""
        return self._make(Form.BUCH, on, selection)

    def compose(self, path: Named) -> Document:
        """The document tree of a paper; raises AntragError with every problem of the file where one is an error."""
        return build_tree(self._opened.open(self._opened.folder.content_file(Path(path))), self._opened)

    def write(self, tree: Document, format: str) -> bytes:
        """The bytes of a tree as `pdf` or `docx`, its tables as `xlsx` or `csv`, in the layout of the project."""
        return write(tree, self._opened.templates, format)

    def _make(self, form: Form, on: dt.date, selection: Selection | None, einheit: str = "Euro") -> Listing:
        wanted = selection or Selection()
        paths = _paths(wanted.paths)
        order = ListOrder(form, wanted.auswahl, paths, EINHEITEN[einheit], on)
        read = read_motions(list(self._opened.folder.content_files(paths)), self._opened)
        motions = select(read.listed, order.auswahl, self._opened)
        return Listing(make_list(order, motions, read.failed, self._opened), read.problems)


def open_project(folder: Named = ".") -> Project:
    """The project that a folder or file lies in.

    Raises AntragError where there is none, or with the problems of its settings and lists.
    """
    return Project(open_folder(find_folder(Path(folder))))


def _paths(paths: Sequence[Named]) -> tuple[Path, ...]:
    return tuple(map(Path, paths))


def _target(output: Named | None) -> Path | None:
    return None if output is None else Path(output)
