"""Check a file of decisions: its own mistakes, those against the motions, and what was decided twice."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from antrag_gen.decisions.antragsbeschluss import check_against_motion
from antrag_gen.decisions.beschlusslage import check_sum, check_together
from antrag_gen.decisions.entscheidung import Entscheidung
from antrag_gen.decisions.files import ENTRIES, read_decisions
from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.projekt import Umfeld
from antrag_gen.fields.verzeichnis import Kennung
from antrag_gen.library.funding import OpenPaper, find_motion
from antrag_gen.library.load import load_bytes
from antrag_gen.library.project import ContentFile, Reader
from antrag_gen.papers.papier import Papier


def check_decisions(file: ContentFile, read: Reader, surroundings: Umfeld) -> list[Problem]:
    """Every problem of the file, in the order of their places."""

    def open_paper(name: str, place: Place, umfeld: Umfeld) -> Papier:
        return load_bytes(read(name, place), ContentFile(name, name), read, umfeld).paper

    found = read_decisions(file.name, file.shown, partial(read, file.name, Place(file.shown)), surroundings)
    problems = list(found.problems)
    for number, decision in found.decisions.items():
        place = found.head.place((ENTRIES, number, "antrag"))
        findings = _check_motion(decision, place, surroundings, open_paper)
        problems.extend(finding.under(ENTRIES, number).placed(found.head.place) for finding in findings)
    return sorted(problems, key=lambda problem: problem.where)


def _check_motion(
    decision: Entscheidung, place: Place, surroundings: Umfeld, open_paper: OpenPaper
) -> Iterator[Problem]:
    """The decision fits the others, and the motion is there and fits; of one that is elsewhere nothing can be said."""
    kennung = Kennung.of(decision.antrag)
    alle = surroundings.beschluesse.get(kennung, (decision,))
    ziffern = surroundings.verzeichnis.ziffern(kennung)
    elsewhere = kennung in surroundings.verzeichnis.anderswo
    yield from check_together(decision, alle, None if elsewhere else ziffern or ())
    if elsewhere:
        return
    try:
        motion = find_motion(kennung, place, surroundings, open_paper)
    except AntragError as error:
        for problem in error.problems:
            level = Level.WARNUNG if problem.id == "antrag-fehler" else problem.level
            yield replace(problem, at=("antrag",), level=level)
        return
    yield from check_against_motion(decision, motion, ziffern, surroundings.projekt.planungsjahre)
    yield from check_sum(decision, alle, motion, surroundings.projekt.planungsjahre)
