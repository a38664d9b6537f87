"""What was decided on the budget of a year, granted or not: a project and a year go in, decisions come out."""

from collections.abc import Iterator
from itertools import chain

from antrag_gen.decisions.entscheidung import Entscheidung, counting
from antrag_gen.errors import AntragError, Place
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.library.folder import shown
from antrag_gen.library.project import OpenedProject

DECISIONS = "beschluesse"


def check_decided(jahr: int, project: OpenedProject) -> None:
    """Raises AntragError where no decision is about a year: there is nothing to report on, or it is the wrong year."""
    decisions = chain.from_iterable(project.katalog.beschluesse.values())
    if not project.decision_errors and all(jahr < entscheidung.haushalt.erstes for entscheidung in decisions):
        raise AntragError.of(
            Place(shown(project.folder.content / DECISIONS)),
            f"Über {jahr} ist nichts zu berichten: Kein Beschluss betrifft dieses oder ein früheres Jahr.",
            f"Das Jahr prüfen, oder die Beschlüsse in content/{DECISIONS}/JAHR/ eintragen.",
            id="jahr-ohne-beschluss",
        )


def find_not_granted(jahr: int, project: OpenedProject) -> list[Entscheidung]:
    """What was decided on the budget of a year and not granted, by the numbers of the motions."""
    return [entscheidung for entscheidung in _decided(jahr, project) if not entscheidung.ergebnis.bewilligt]


def find_granted(jahr: int, project: OpenedProject) -> list[Entscheidung]:
    """As `find_not_granted`, what was granted."""
    return [entscheidung for entscheidung in _decided(jahr, project) if entscheidung.ergebnis.bewilligt]


def _decided(jahr: int, project: OpenedProject) -> Iterator[Entscheidung]:
    for kennung in sorted(project.katalog.beschluesse, key=_by_year):
        for entscheidung in counting(project.decisions(kennung)):
            if entscheidung.haushalt.erstes <= jahr <= entscheidung.haushalt.letztes:
                yield entscheidung


def _by_year(kennung: Kennung) -> tuple[int, int]:
    return kennung.jahr, kennung.nummer
