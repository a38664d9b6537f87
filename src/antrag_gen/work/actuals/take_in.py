"""Take in the finance office's list: a file and a project come in, the reports with its figures go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.files import read_bytes, remove_leftovers
from antrag_gen.library.folder import SETTINGS, ProjectFolder, shown
from antrag_gen.library.project import OpenedProject
from antrag_gen.readers.finance.read import read_table
from antrag_gen.replace_all import Replacement, replace_all
from antrag_gen.work.actuals.enter import Entered, enter
from antrag_gen.work.actuals.match import match
from antrag_gen.work.actuals.one_run import record_of
from antrag_gen.work.actuals.reports import Report, find_motions, find_reports
from antrag_gen.work.actuals.rows import Figures, read_rows


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What the list changes: reports, what matched nothing, and what is worth a note or a warning."""

    reports: tuple[Entered, ...]
    without_report: tuple[str, ...]
    without_row: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def changed(self) -> tuple[Entered, ...]:
        return tuple(entered for entered in self.reports if entered.changes)


def take_in(path: Path, project: OpenedProject, *, handed_in: bool = False, halbjahr: bool = False) -> TakenIn:
    """The reports with the figures of the list, nothing written yet.

    Reports that were handed in are changed only if that is asked for (`handed_in`): the council has them. With
    `halbjahr` they are those on half a year.
    Raises AntragError with every problem of the list: of its cells and of rows that fit no report, in one go.
    """
    settings = project.einstellungen
    layout = settings.ist_daten
    if layout is None:
        raise AntragError.of(
            Place(shown(project.folder.root / SETTINGS)),
            "Wie die Liste mit den Ist-Zahlen aufgebaut ist, ist noch nicht angegeben.",
            "Unter „ist_daten“ Einheit und Spalten nennen; ein Beispiel steht im Handbuch unter „Ist-Zahlen“.",
            id="ist-daten-fehlen",
        )
    name = shown(path)
    table = read_table(read_bytes(path, name), name, layout.blatt, list(layout.spalten.namen.values()))
    rows, problems = read_rows(table, layout, settings.nummern)
    try:
        reports, warnings = find_reports(project, halbjahr=halbjahr)
    except AntragError as error:
        raise AntragError([*problems, *error.problems]) from error
    matched = match(rows, reports, find_motions(project))
    problems += (*warnings, *matched.problems)
    if any(problem.level is Level.FEHLER for problem in problems):
        raise AntragError(problems)
    entered = _enter_all(matched.pairs)
    if not handed_in and (refused := [_refuse(each) for each in entered if each.changes and each.report.handed_in]):
        raise AntragError(refused)
    problems += (warning for each in entered for warning in each.warnings)
    problems.sort(key=lambda problem: problem.where)
    return TakenIn(entered, tuple(matched.without_report), tuple(matched.without_row), tuple(problems))


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


def _enter_all(pairs: Sequence[tuple[Report, Figures]]) -> tuple[Entered, ...]:
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
    if problems:
        raise AntragError(problems)
    return tuple(entered)


def save(taken: TakenIn, folder: ProjectFolder) -> None:
    """Write all reports that changed, or none; raises AntragError with those that cannot be written."""
    remove_leftovers(folder.content)
    contents = (entered.report.content for entered in taken.changed)
    files = [Replacement(folder.root / each.file.name, each.data, each.file.shown) for each in contents]
    if files:
        replace_all(files, record_of(folder))
