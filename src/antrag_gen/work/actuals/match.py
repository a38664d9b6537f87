"""Bring rows and reports together: each row finds its report, or the problem or the line that says why not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from antrag_gen.errors import Problem
from antrag_gen.german.zahlen import join
from antrag_gen.work.actuals.reports import Motion, Report
from antrag_gen.work.actuals.rows import Bedarf, Figures, ziffer_text


@dataclass(slots=True)
class Matched:
    """The rows of each report, the rows that no report is about, and the reports of these years without a row."""

    pairs: list[tuple[Report, Figures]] = field(default_factory=list)
    without_report: list[str] = field(default_factory=list)
    without_row: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def match(rows: Sequence[Figures], reports: Sequence[Report], motions: Sequence[Motion]) -> Matched:
    """A row of a year belongs to the report on that year; where there is none, to the next later one.

    A row for a year before the budget or after the last report is a problem, and so are two rows or two reports for
    the same figures.
    """
    matched = Matched()
    for row in rows:
        about, problems = _reports_about(row, reports, motions)
        own = [report for report in about if report.ziffer == row.ziffer]
        matched.problems += problems
        if problems:
            continue
        if not own:
            matched.without_report.append(_unmatched(row, about))
            continue
        year = min((report.berichtsjahr for report in own if report.berichtsjahr >= row.jahr), default=None)
        chosen = [report for report in own if report.berichtsjahr == year]
        matched.problems += _check_budget(row, own[0], motions)
        matched.problems += _check_choice(row, own, chosen, matched.pairs)
        matched.pairs += [(report, row) for report in chosen[:1]]
    used = {report.name for report, _ in matched.pairs}
    years = {row.jahr for row in rows}
    matched.without_row += [
        f"{report.name} ({report.about}, {report.berichtsjahr})"
        for report in reports
        if report.berichtsjahr in years and report.name not in used
    ]
    return matched


def _reports_about(
    row: Figures, reports: Sequence[Report], motions: Sequence[Motion]
) -> tuple[list[Report], list[Problem]]:
    """The reports on the row's motion. A need that several motions name is that of the one reported on."""
    if not isinstance(row.about, Bedarf):
        return [report for report in reports if report.antrag == row.about], []
    naming = {motion.antrag: motion for motion in motions if row.about in motion.bedarfe}
    found = [report for report in reports if report.antrag in naming]
    reported = list(dict.fromkeys(report.antrag for report in found))
    if len(reported) > 1:
        what = f"Zu {row.about} gibt es Berichte über mehrere Anträge: {join([str(antrag) for antrag in reported])}."
    elif reported and len(set(naming[reported[0]].bedarfe)) > 1:
        what = f"Der Antrag {reported[0]} nennt außer {row.about} noch weitere Einträge der Anmeldeliste."
    else:
        return found, []
    hint = "Hier ist nur die Antragsnummer eindeutig: in der Liste eine Spalte dafür führen, oder von Hand eintragen."
    return [], [Problem(row.place, what, hint, "zeile-mehrdeutig")]


def _unmatched(row: Figures, about: Sequence[Report]) -> str:
    others = list(dict.fromkeys(" ".join(ziffer_text(report.ziffer)) or "den ganzen Antrag" for report in about))
    suffix = f"; Berichte gibt es über {join(others)}" if others else ""
    return f"Zeile {row.place.line} ({row}{suffix})"


def _check_budget(row: Figures, report: Report, motions: Sequence[Motion]) -> Iterator[Problem]:
    """No money of a motion can be spent before the budget that it is about."""
    budgets = {motion.haushalt for motion in motions if motion.antrag == report.antrag}
    first = min(budgets, key=lambda haushalt: haushalt.erstes, default=None)
    if first is not None and row.jahr < first.erstes:
        what = f"Zeile {row.place.line} ist für {row.jahr}; das liegt vor dem Haushalt {first.text} ({report.about})."
        yield Problem(row.place, what, "Das Jahr oder den Antrag in der Liste richtigstellen.", "zeile-jahr")


def _check_choice(
    row: Figures, own: Sequence[Report], chosen: Sequence[Report], pairs: Sequence[tuple[Report, Figures]]
) -> Iterator[Problem]:
    if not chosen:
        last = max(own, key=lambda report: report.berichtsjahr)
        what = f"Zeile {row.place.line} ist für {row.jahr}, der letzte Bericht ({last.name}) für {last.berichtsjahr}."
        hint = f"Zuerst den Bericht für {row.jahr} anlegen, oder das Jahr in der Liste richtigstellen."
        yield Problem(row.place, what, hint, "zeile-jahr")
    elif len(chosen) > 1:
        what = f"Für {row} gibt es mehrere Berichte: {join([report.name for report in chosen])}."
        yield Problem(row.place, what, "Einen der Berichte löschen oder ändern.", "bericht-doppelt")
    for report, earlier in pairs:
        # The same words in both rows were said when the list was read.
        if report in chosen and earlier.jahr == row.jahr and earlier.about != row.about:
            what = f"{row} gehört zu demselben Eintrag in {report.name} wie Zeile {earlier.place.line}."
            hint = "Die Zeilen zusammenfassen; hier wird nichts addiert."
            yield Problem(row.place, what, hint, "zeile-doppelt")
