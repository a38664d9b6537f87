"""Take in the finance office's lists: files and a project come in, the reports with their figures go out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.istdaten import IstDaten
from antrag_gen.files import read_bytes, remove_leftovers
from antrag_gen.german.zahlen import join
from antrag_gen.library.folder import SETTINGS, ProjectFolder, shown
from antrag_gen.library.project import OpenedProject
from antrag_gen.readers.finance.read import read_tables
from antrag_gen.readers.finance.table import FinanceTable
from antrag_gen.replace_all import Replacement, replace_all
from antrag_gen.work.actuals.as_of import find_other_days
from antrag_gen.work.actuals.came_back import tell_came_back
from antrag_gen.work.actuals.empty import in_order, tell_empty
from antrag_gen.work.actuals.ended import find_end
from antrag_gen.work.actuals.enter import Eintrag, Entered, enter, find_below_zero
from antrag_gen.work.actuals.match import match
from antrag_gen.work.actuals.not_granted import set_apart
from antrag_gen.work.actuals.one_run import record_of
from antrag_gen.work.actuals.reports import Report, find_motions, find_reports
from antrag_gen.work.actuals.rows import EMPTY, Figures, ReadList, find_duplicates, find_wrong_sums, read_rows
from antrag_gen.work.actuals.tell_too_much import tell_too_much


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What the lists change: reports, rows that matched nothing, reports without a row, and what is worth a note."""

    reports: tuple[Entered, ...]
    unmatched: tuple[Figures, ...]
    without_report: tuple[str, ...]
    without_row: tuple[str, ...]
    not_needed: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def changed(self) -> tuple[Entered, ...]:
        return tuple(entered for entered in self.reports if entered.changes)

    @property
    def unchanged(self) -> tuple[Eintrag, ...]:
        """The amounts that the reports had already."""
        return tuple(each for entered in self.reports for each in entered.eintraege if each.new is None)


def take_in(
    paths: Sequence[Path],
    project: OpenedProject,
    sheets: Sequence[str] = (),
    *,
    handed_in: bool = False,
    halbjahr: bool = False,
) -> TakenIn:
    """The reports with the figures of the lists, nothing written yet; `sheets` instead of that in the settings.

    Reports that were handed in are changed only if that is asked for (`handed_in`): the council has them. With
    `halbjahr` they are those on half a year.
    Raises AntragError with every problem of the lists: of their cells and of rows that fit no report, in one go.
    """
    layout = _layout(project)
    tables, lists = _read(paths, layout, project, sheets)
    rows = [row for each in lists for row in each.rows]
    try:
        reports, warnings = find_reports(project, halbjahr=halbjahr)
    except AntragError as error:
        raise AntragError([*_problems(lists, layout), *error.problems]) from error
    matched = match(rows, reports, find_motions(project), partial(find_end, project=project))
    set_apart(matched, project)
    problems = [*_problems(_without_empty(lists, matched.ended), layout), *warnings, *matched.problems]
    problems += (problem for row in matched.wrong for problem in find_below_zero(row, row.betraege))
    entered, refused = _enter_all(matched.pairs)
    problems += refused
    if not handed_in:
        problems += (_refuse(each) for each in entered if each.changes and each.report.handed_in)
    if any(problem.level is Level.FEHLER for problem in problems):
        raise AntragError(problems)
    problems += tell_empty(cell for each in entered for cell in each.empty)
    problems += tell_too_much(entered, project)
    problems += tell_came_back(entered)
    problems += find_other_days(tables, matched.pairs, halbjahr=halbjahr)
    return TakenIn(
        entered,
        (*matched.unmatched, *matched.ended),
        tuple(matched.without_report),
        tuple(matched.without_row),
        tuple(matched.not_needed),
        tuple(in_order(problems)),
    )


def _layout(project: OpenedProject) -> IstDaten:
    layout = project.einstellungen.ist_daten
    if layout is None:
        raise AntragError.of(
            Place(shown(project.folder.root / SETTINGS)),
            "Wie die Liste mit den Ist-Zahlen aufgebaut ist, ist noch nicht angegeben.",
            "Unter „ist_daten“ Einheit und Spalten nennen; ein Beispiel steht im Handbuch unter „Ist-Zahlen“.",
            id="ist-daten-fehlen",
        )
    return layout


def _read(
    paths: Sequence[Path], layout: IstDaten, project: OpenedProject, sheets: Sequence[str]
) -> tuple[list[tuple[str, FinanceTable]], list[ReadList]]:
    """The lists by the names of their files, and what was read in each.

    Raises AntragError with these where one of the files can't be read.
    """
    asked = sheets or ([layout.blatt] if layout.blatt else [])
    wanted = list(layout.spalten.namen.values())
    tables: list[tuple[str, FinanceTable]] = []
    refused: list[Problem] = []
    for name, path in {shown(path): path for path in paths}.items():
        try:
            tables += ((name, table) for table in read_tables(read_bytes(path, name), name, asked, wanted))
        except AntragError as error:
            refused += error.problems
    refused += _check_sheets(sheets, tables) if not refused else ()
    nummern = project.einstellungen.nummern
    lists = [
        read_rows(table, layout, nummern, within) for (_, table), within in zip(tables, _within(tables), strict=True)
    ]
    if refused:
        problems = [problem for each in lists for problem in each.problems]
        raise AntragError([*refused, *problems, *find_duplicates([row for each in lists for row in each.rows])])
    return tables, lists


def _problems(lists: Sequence[ReadList], layout: IstDaten) -> list[Problem]:
    """Those of each list, of sums and of rows that stand there twice."""
    problems = [problem for each in lists for problem in each.problems]
    rows = [row for each in lists for row in each.rows]
    return [*problems, *find_wrong_sums(lists, layout), *find_duplicates(rows)]


def _without_empty(lists: Sequence[ReadList], ended: Sequence[Figures]) -> list[ReadList]:
    """The lists without the problem that a cell is empty where nobody needs an amount."""
    cells = {cell.place for row in ended for cell in row.cells.values() if cell.empty}
    return [
        replace(each, problems=[told for told in each.problems if told.id != EMPTY or told.where not in cells])
        for each in lists
    ]


def _within(tables: Sequence[tuple[str, FinanceTable]]) -> Iterator[str]:
    """How each table is told from the others: ` im Blatt „Ist“ von ist.xlsx`; empty where it is the only one."""
    files = Counter(name for name, _ in tables)
    for name, table in tables:
        sheet = f" im Blatt „{table.sheet}“" if files[name] > 1 else ""
        yield f"{sheet} {'von' if sheet else 'in'} {name}" if len(files) > 1 else sheet


def _check_sheets(sheets: Sequence[str], tables: Sequence[tuple[str, FinanceTable]]) -> Iterator[Problem]:
    """A sheet that no file has; those that one file lacks may be in another."""
    there = dict.fromkeys(table.sheet for _, table in tables if table.sheet)
    for sheet in sheets:
        if sheet not in there:
            known = f"Gelesen sind: {join([f'„{title}“' for title in there])}." if there else "CSV-Dateien haben keine."
            yield Problem(Place(tables[0][0]), f"Das Blatt „{sheet}“ gibt es nicht.", known, "blatt-fehlt")


def _refuse(entered: Entered) -> Problem:
    report = entered.report
    number = f" als {report.said('nummer')}" if report.said("nummer") else ""
    date = f" vom {report.said('datum')}" if report.said("datum") else ""
    changes = "; ".join(change.partition(": ")[2] for change in entered.changes)
    return Problem(
        report.head.place(("status",)),
        f"Dieser Bericht ist schon abgegeben ({report.said('status')}{number}{date}); "
        f"die Liste würde ihn ändern: {changes}.",
        "Soll er geändert werden, „--auch-abgegebene“ angeben; sonst die Liste prüfen. Geschrieben wurde nichts.",
        "bericht-abgegeben",
    )


def _enter_all(pairs: Sequence[tuple[Report, Figures]]) -> tuple[tuple[Entered, ...], list[Problem]]:
    """The reports with their figures, and why there is none of the others."""
    rows: dict[str, list[Figures]] = {}
    reports = {report.name: report for report, _ in pairs}
    for report, row in pairs:
        rows.setdefault(report.name, []).append(row)
    entered: list[Entered] = []
    problems: list[Problem] = []
    for name in sorted(reports):
        try:
            entered.append(enter(reports[name], rows[name]))
        except AntragError as error:
            problems.extend(error.problems)
    return tuple(entered), problems


def save(taken: TakenIn, folder: ProjectFolder) -> None:
    """Write all reports that changed, or none; raises AntragError with those that cannot be written."""
    remove_leftovers(folder.content)
    contents = (entered.report.content for entered in taken.changed)
    files = [Replacement(folder.root / each.file.name, each.data, each.file.shown) for each in contents]
    if files:
        replace_all(files, record_of(folder))
