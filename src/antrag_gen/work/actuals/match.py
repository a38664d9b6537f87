"""Bring rows and reports together: each row finds its report, or the problem or the line that says why not."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from antrag_gen.errors import Problem
from antrag_gen.fields.nummern import Antragsnummer, name_of
from antrag_gen.german.jahre import Haushalt
from antrag_gen.german.zahlen import join
from antrag_gen.work.actuals.ended import Ende
from antrag_gen.work.actuals.reports import Motion, Report
from antrag_gen.work.actuals.rows import Bedarf, Figures, ziffer_text

# The first row for a report and a year, by the words for what it is about.
_Taken = dict[tuple[str, int], dict[Antragsnummer | Bedarf, Figures]]


@dataclass(slots=True)
class Matched:
    """The rows of each report, the rows that no report is about, and the reports of these years without a row.

    Of the rows that are `wrong` nobody knows the report. Those that have `ended` have no amounts, and no report is
    needed; `not_needed` says why.
    """

    pairs: list[tuple[Report, Figures]] = field(default_factory=list)
    wrong: list[Figures] = field(default_factory=list)
    unmatched: list[Figures] = field(default_factory=list)
    without_report: list[str] = field(default_factory=list)
    ended: list[Figures] = field(default_factory=list)
    not_needed: list[str] = field(default_factory=list)
    without_row: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def match(
    rows: Sequence[Figures],
    reports: Sequence[Report],
    motions: Sequence[Motion],
    find_end: Callable[[Report, Figures], Ende | None],
) -> Matched:
    """A row of a year belongs to the report on that year; where there is none, to the next later one.

    A row for a year before the budget or after the last report is a problem, and so are two rows or two reports for
    the same figures. Where no report is due any more (`find_end`), one without amounts is none.
    """
    matched = Matched()
    index = _Index(reports, motions)
    taken: _Taken = defaultdict(dict)
    for row in rows:
        about, problems = index.reports_about(row)
        own = [report for report in about if report.ziffer == row.ziffer]
        matched.problems += problems
        if problems:
            matched.wrong.append(row)
            continue
        if not own:
            matched.unmatched.append(row)
            matched.without_report.append(_unmatched(row, about))
            continue
        year = min((report.berichtsjahr for report in own if report.berichtsjahr >= row.jahr), default=None)
        chosen = [report for report in own if report.berichtsjahr == year]
        last = max(own, key=lambda report: report.berichtsjahr)
        ende = None if chosen else find_end(last, row)
        if ende and not any(row.betraege.values()):
            matched.ended.append(row)
            matched.not_needed.append(f"{row.zeile} ({row}; {ende.words})")
            continue
        matched.problems += _check_budget(row, own[0], index.budgets[own[0].antrag])
        matched.problems += [ende.refuse(row)] if ende else _check_after(row, last) if not chosen else []
        matched.problems += _check_choice(row, chosen, taken)
        matched.wrong += [] if chosen else [row]
        for report in chosen[:1]:
            matched.pairs.append((report, row))
            taken[report.name, row.jahr].setdefault(row.about, row)
    used = {report.name for report, _ in matched.pairs}
    years = {row.jahr for row in rows}
    matched.without_row += [
        f"{report.name} ({report.about}, {report.berichtsjahr})"
        for report in reports
        if report.berichtsjahr in years and report.name not in used and report.tells_of_money
    ]
    return matched


class _Index:
    """The reports by their motion, and the motions by the needs that they name."""

    def __init__(self, reports: Sequence[Report], motions: Sequence[Motion]) -> None:
        self.reports: dict[Antragsnummer, list[Report]] = defaultdict(list)
        self.naming: dict[Bedarf, dict[Antragsnummer, Motion]] = defaultdict(dict)
        self.budgets: dict[Antragsnummer, set[Haushalt]] = defaultdict(set)
        self.order = {report.name: at for at, report in enumerate(reports)}
        for report in reports:
            self.reports[report.antrag].append(report)
        for motion in motions:
            self.budgets[motion.antrag].add(motion.haushalt)
            for need in motion.bedarfe:
                self.naming[need][motion.antrag] = motion

    def reports_about(self, row: Figures) -> tuple[list[Report], list[Problem]]:
        """The reports on the row's motion. A need that several motions name is that of the one reported on."""
        if not isinstance(row.about, Bedarf):
            return self.reports.get(row.about, []), []
        naming = self.naming.get(row.about, {})
        found = [report for antrag in naming for report in self.reports.get(antrag, [])]
        found.sort(key=lambda report: self.order[report.name])
        reported = list(dict.fromkeys(report.antrag for report in found))
        if len(reported) > 1:
            numbers = join([str(antrag) for antrag in reported])
            what = f"Zu {row.about} gibt es Berichte über mehrere Anträge: {numbers}."
        elif reported and len(set(naming[reported[0]].bedarfe)) > 1:
            what = f"Der {name_of(reported[0])} nennt außer {row.about} noch weitere Einträge der Anmeldeliste."
        else:
            return found, []
        hint = (
            "Hier ist nur die Antragsnummer eindeutig: in der Liste eine Spalte dafür führen, oder von Hand eintragen."
        )
        return [], [Problem(row.place, what, hint, "zeile-mehrdeutig")]


def _unmatched(row: Figures, about: Sequence[Report]) -> str:
    others = list(dict.fromkeys(" ".join(ziffer_text(report.ziffer)) or "den ganzen Antrag" for report in about))
    suffix = f"; Berichte gibt es über {join(others)}" if others else ""
    return f"{row.zeile} ({row}{suffix})"


def _check_budget(row: Figures, report: Report, budgets: Collection[Haushalt]) -> Iterator[Problem]:
    """No money of a motion can be spent before the budget that it is about."""
    first = min(budgets, key=lambda haushalt: haushalt.erstes, default=None)
    if first is not None and row.jahr < first.erstes:
        what = f"{row.zeile} ist für {row.jahr}; das liegt vor dem Haushalt {first.text} ({report.about})."
        yield Problem(row.place, what, "Das Jahr oder den Antrag in der Liste richtigstellen.", "zeile-jahr")


def _check_after(row: Figures, last: Report) -> Iterator[Problem]:
    what = f"{row.zeile} ist für {row.jahr}, der letzte Bericht ({last.name}) für {last.berichtsjahr}."
    hint = f"Zuerst den Bericht für {row.jahr} anlegen, oder das Jahr in der Liste richtigstellen."
    yield Problem(row.place, what, hint, "zeile-jahr")


def _check_choice(row: Figures, chosen: Sequence[Report], taken: _Taken) -> Iterator[Problem]:
    if len(chosen) > 1:
        what = f"Für {row} gibt es mehrere Berichte: {join([report.name for report in chosen])}."
        yield Problem(row.place, what, "Einen der Berichte löschen oder ändern.", "bericht-doppelt")
    for report in chosen:
        # The same words in both rows were said when the list was read.
        others = taken[report.name, row.jahr]
        earlier = next((each for about, each in others.items() if about != row.about), None)
        if earlier is not None:
            what = f"{row} gehört zu demselben Eintrag in {report.name} wie {earlier.zeile}."
            hint = "Die Zeilen zusammenfassen; hier wird nichts addiert."
            yield Problem(row.place, what, hint, "zeile-doppelt")
