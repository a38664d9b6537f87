"""Find decisions on another budget than their motion's: a project goes in; a mistake for each comes out.

What such a decision grants would be looked for in other years, and missing in these.
"""

from collections.abc import Iterator

from antrag_gen.decisions.antragsbeschluss import OTHER_BUDGET, check_against_motion
from antrag_gen.errors import AntragError, Problem
from antrag_gen.library.foerderung import find_decided
from antrag_gen.library.project import OpenedProject


def check_budgets(project: OpenedProject) -> Iterator[Problem]:
    """At each of these decisions; of a motion that is not there, or has mistakes, others tell."""
    years = project.einstellungen.planungsjahre
    for kennung, decisions in project.katalog.beschluesse.items():
        if not decisions or project.is_elsewhere(kennung):
            continue
        try:
            motion = find_decided(kennung, decisions[0].place, project)
        except AntragError:
            continue
        for decision in decisions:
            for finding in check_against_motion(decision, motion, None, years):
                if finding.id == OTHER_BUDGET:
                    yield Problem(decision.place, finding.what, finding.hint, finding.id)
