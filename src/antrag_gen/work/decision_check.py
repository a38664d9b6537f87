"""Check a file of decisions: its own mistakes, those against the motions, and what was decided twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from antrag_gen.decisions.antragsbeschluss import check_against_motion
from antrag_gen.decisions.beschlusslage import check_sum, check_together
from antrag_gen.decisions.entscheidung import Entscheidung, replacing
from antrag_gen.decisions.ersetzt import check_left_out
from antrag_gen.decisions.files import ENTRIES
from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.ziffern import steps_of
from antrag_gen.german.zahlen import join
from antrag_gen.library.foerderung import find_decided
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.head_marks import find_file_marks
from antrag_gen.library.project import OpenedProject
from antrag_gen.papers.bewilligbar import is_grantable
from antrag_gen.readers.source import read_text
from antrag_gen.work.blame import find_in_yaml

# The kind of paper that prints decisions.
REPORT = "fortschrittsbericht"


def check_decisions(file: ContentFile, project: OpenedProject) -> list[Problem]:
    """Every problem of the file, in the order of their places."""
    decision_file = project.decision_file(file)
    problems = list(dict.fromkeys([*decision_file.problems, *project.decision_errors.get(file.name, ())]))
    for number, decisions in decision_file.decisions.items():
        place = decision_file.head.place((ENTRIES, number, "antrag"))
        told: dict[str, Problem] = {}
        for decision in decisions:
            for finding in _check_motion(decision, place, project):
                # What is wrong with several Ziffern of an entry is told once.
                key = finding.id if len(decisions) > 1 else f"{finding.id} {len(told)}"
                told.setdefault(key, finding)
        problems.extend(finding.under(ENTRIES, number).placed(decision_file.head.place) for finding in told.values())
    if decision_file.head.values:
        text = read_text(project.read(file.name, Place(file.shown)), file.shown)
        places = {problem.where for problem in problems}
        problems.extend(mark for mark in find_file_marks(decision_file.head) if mark.where not in places)
        problems.extend(find_in_yaml(text, Place(file.shown), project.templates, REPORT))
    return sorted(problems, key=lambda problem: problem.where)


def _check_motion(decision: Entscheidung, place: Place, project: OpenedProject) -> Iterator[Problem]:
    """The decision fits the others, and the motion is there and fits; of one that is elsewhere nothing can be said."""
    kennung = Kennung.of(decision.antrag)
    alle = project.decisions(kennung) or (decision,)
    ziffern = project.ziffern(kennung)
    elsewhere = project.is_elsewhere(kennung)
    yield from check_together(decision, alle, None if elsewhere else ziffern or ())
    yield from _check_replaced(decision, alle, project)
    if elsewhere:
        return
    try:
        motion = find_decided(kennung, place, project)
    except AntragError as error:
        for problem in error.problems:
            level = Level.WARNUNG if problem.id == "antrag-fehler" else problem.level
            yield replace(problem, at=("antrag",), level=level)
        return
    yield from check_against_motion(decision, motion, ziffern, project.einstellungen.planungsjahre)
    if is_grantable(motion):
        yield from check_sum(decision, alle, motion, project.einstellungen.planungsjahre)
        yield from check_left_out(decision, alle, motion, project.einstellungen.planungsjahre)


def _check_replaced(decision: Entscheidung, alle: Sequence[Entscheidung], project: OpenedProject) -> Iterator[Problem]:
    """What was decided on a Ziffer, and later on more than it, is told where a report is on that Ziffer."""
    later = replacing(alle, decision.ziffer) if decision.ziffer and decision.ergebnis.bewilligt else None
    kennung = Kennung.of(decision.antrag)
    if later is None:
        return
    reports = [
        name
        for key, names in project.katalog.berichte.items()
        if key.antrag == kennung and steps_of(key.ziffer) == decision.schritte
        for name in names
    ]
    if reports:
        wider = f"Ziffer {later.ziffer}" if later.ziffer else "den ganzen Antrag"
        yield Problem(
            ("ziffer",),
            f"Später ist über {wider} beschlossen ({later.ergebnis.text}, {later.place}); das gilt statt dieses "
            f"Beschlusses, und in keiner Summe zählt {join(reports)}.",
            "Ist nach Ziffern berichtet, den späteren Beschluss für jede von ihnen eintragen; sonst „ziffer“ im "
            "Bericht berichtigen.",
            "beschluss-ueberholt",
            Level.WARNUNG,
        )
