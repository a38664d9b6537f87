"""Say how far each report of a year is: what is due comes in, a state of each with what is left to do goes out."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.datenwerte import Tag, Zahl
from antrag_gen.german.datum import format_datum_kurz, parse_datum
from antrag_gen.library.access import Access
from antrag_gen.library.load import TO_FILL_IN
from antrag_gen.library.project import OpenedProject
from antrag_gen.together.bearbeitung import Bearbeitung, Standzeile
from antrag_gen.together.vorhaben import Berichtslage, Vorhaben
from antrag_gen.work.yearly.draft import draft_due
from antrag_gen.work.yearly.due import Faellig
from antrag_gen.work.yearly.office import amt_named, due_day
from antrag_gen.work.yearly.untouched import is_as_prepared

LAGEN = {
    Bearbeitung.NICHT_BEGONNEN: Berichtslage.FEHLT,
    Bearbeitung.IN_ARBEIT: Berichtslage.FEHLT,
    Bearbeitung.FEHLERHAFT: Berichtslage.FEHLERHAFT,
    Bearbeitung.FERTIG: Berichtslage.ENTWURF,
    Bearbeitung.ABGEGEBEN: Berichtslage.EINGEGANGEN,
    Bearbeitung.KEINER_NOETIG: Berichtslage.ERLEDIGT,
}


@dataclass(frozen=True, slots=True)
class Berichtsstand:
    """How far a report is; `offen` are its blanks, `fehler` its mistakes, both with their places.

    `stichtag` is the day that its file says it is as of; None where there is none.
    """

    faellig: Faellig
    bearbeitung: Bearbeitung
    offen: tuple[Problem, ...] = ()
    fehler: tuple[Problem, ...] = ()
    stichtag: dt.date | None = None


def find_states(faellige: Sequence[Faellig], project: OpenedProject) -> list[Berichtsstand]:
    """The state of each report, in the same order."""
    return [replace(_state(faellig, project), stichtag=_stichtag(faellig, project)) for faellig in faellige]


def check_stichtage(staende: Sequence[Berichtsstand], stichtag: dt.date, project: Access) -> Iterator[Problem]:
    """A warning at each report that says another day."""
    for stand in staende:
        if stand.stichtag not in (None, stichtag) and stand.faellig.bericht:
            content = project.content(stand.faellig.bericht.file)
            place = content.head.place(("stichtag",)) if content.head else Place(stand.faellig.bericht.file.shown)
            what = f"Der Stichtag ist nicht der {format_datum_kurz(stichtag)}."
            hint = "Den Bericht auf diesen Tag bringen, samt „stichtag“ und dem neuesten Stand unter „# Sachstand“."
            yield Problem(place, what, hint, "stichtag-anders", Level.WARNUNG)


def describe(stand: Berichtsstand, project: Access) -> Vorhaben:
    """What the council sees of a report; one that has blanks has not come in."""
    faellig = stand.faellig
    bericht = faellig.bericht.bericht if faellig.bericht and stand.bearbeitung.liegt_vor else None
    referat = project.liste("referate")[faellig.referat].name if faellig.referat else ""
    return Vorhaben(
        faellig.jahr,
        faellig.foerderung,
        bericht,
        LAGEN[stand.bearbeitung],
        referat,
        faellig.amt,
        faellig.geblieben,
        _said_public(faellig, project),
    )


def _said_public(faellig: Faellig, project: Access) -> str:
    """What the report says, which may have blanks and mistakes elsewhere; where there is none yet, the last one."""
    datei = faellig.bericht or faellig.letzter
    return str(project.content(datei.file).said.get("oeffentlich", "")).strip() if datei else ""


def row_of(stand: Berichtsstand, project: Access) -> Standzeile:
    """What the office that runs the year sees of a report."""
    faellig = stand.faellig
    amt = amt_named(faellig.amt, project)
    frist = due_day(amt, faellig.jahr, halbjahr=faellig.halbjahr)
    return Standzeile(
        describe(stand, project),
        stand.bearbeitung,
        Zahl(Decimal(len(stand.offen))),
        Zahl(Decimal(len(stand.fehler))),
        faellig.bericht.file.shown if faellig.bericht else "",
        ", ".join(filter(None, (amt.kontakt, amt.email, amt.telefon))) if amt else "",
        Tag(frist) if frist else None,
        stand.stichtag,
    )


def _state(faellig: Faellig, project: OpenedProject) -> Berichtsstand:
    datei = faellig.bericht
    if datei is None:
        return Berichtsstand(faellig, Bearbeitung.NICHT_BEGONNEN if faellig.verlangt else Bearbeitung.KEINER_NOETIG)
    offen = tuple(problem for problem in datei.problems if problem.id == TO_FILL_IN)
    fehler = tuple(problem for problem in datei.problems if problem.level is Level.FEHLER and problem.id != TO_FILL_IN)
    if fehler:
        return Berichtsstand(faellig, Bearbeitung.FEHLERHAFT, offen, fehler)
    if offen:
        begun = not _is_as_prepared(faellig, project)
        return Berichtsstand(faellig, Bearbeitung.IN_ARBEIT if begun else Bearbeitung.NICHT_BEGONNEN, offen)
    handed_in = datei.bericht is not None and not datei.bericht.entwurf
    return Berichtsstand(faellig, Bearbeitung.ABGEGEBEN if handed_in else Bearbeitung.FERTIG)


def _stichtag(faellig: Faellig, project: Access) -> dt.date | None:
    """As the head of the file says it, which may have mistakes elsewhere."""
    if faellig.bericht is None:
        return None
    try:
        return parse_datum(str(project.content(faellig.bericht.file).said.get("stichtag", "")))
    except AntragError:
        return None


def _is_as_prepared(faellig: Faellig, project: OpenedProject) -> bool:
    """Whether nobody has written anything but actual amounts into the file as it was prepared, of whatever day."""
    if faellig.bericht is None:
        return True
    try:
        prepared = draft_due(faellig, faellig.bericht.file.name, project, _stichtag(faellig, project))
        return is_as_prepared(project.content(faellig.bericht.file), prepared)
    except AntragError:
        # Last year's report has mistakes by now, or the template; the file was prepared before.
        return False
