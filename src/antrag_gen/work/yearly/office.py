"""Say which office reports on a motion: reports, decisions and the lists of the city come in, names go out."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.fields.amtspruefung import check_office
from antrag_gen.fields.einstellungen import Amt, find_referat
from antrag_gen.library.access import Access
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.load import BLANK
from antrag_gen.papers.bewilligbar import Bewilligbar
from antrag_gen.papers.haushaltspapier import Haushaltspapier
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.work.yearly.report_file import Berichtsdatei


def find_office(foerderung: Foerderung, dateien: Sequence[Berichtsdatei | None], project: Access) -> tuple[str, str]:
    """The name of the office and the key of the Referat; each is empty where nothing tells it.

    The first that says so counts: the reports (`dateien`, this year's before the last one), the decisions, the heads of
    reports with mistakes or blanks, and the office of the Teilhaushalt that the motion is booked in; for the Referat
    the reports, the motion and the office, at last one that the motion names.
    """
    there = [datei for datei in dateien if datei]
    reports = [datei.bericht for datei in there if datei.bericht]
    named = [report.amt for report in reports] + [each.amt for each in foerderung.beschluesse]
    named += [amt_in_head(datei.file, project) for datei in there]
    told = [referat.name for report in reports for referat in report.referate]
    return office_of_motion(foerderung.antrag, project, next(filter(None, named), ""), told)


def office_of_motion(
    antrag: Bewilligbar | Haushaltspapier, project: Access, amt: str = "", told: Sequence[str] = ()
) -> tuple[str, str]:
    """As `find_office`, where nothing but the motion says it, or the office (`amt`) and Referate (`told`) are known."""
    aemter, referate = project.liste("aemter"), project.liste("referate")
    on_budget = antrag if isinstance(antrag, Haushaltspapier) else None
    amt = amt or (on_budget.amt_des_haushalts if on_budget else "")
    key = find_referat(amt, aemter) if amt else None
    wanted = [*told, *(entry.referat for entry in antrag.anmeldeliste if entry.referat)]
    wanted += [aemter[key].referat] if key and aemter[key].referat else []
    wanted += [on_budget.referat] if on_budget and on_budget.referat else []
    referat = next((found for text in wanted if (found := find_referat(text, referate))), "")
    return aemter[key].name if key else amt, referat


def find_office_doubts(amt: str, file: str, foerderung: Foerderung, project: Access) -> Iterator[Problem]:
    """Warnings where a report that is prepared (`file`) is of an office that has changed since the last one.

    The last report knows it better than the decision; but the list or the decision may have been changed for it.
    """
    aemter = project.liste("aemter")
    hint = f"Hat das Amt gewechselt, „amt“ in {file} ändern."
    yield from (replace(problem, at=Place(file), hint=hint) for problem in check_office((), amt, aemter))
    for beschluss in foerderung.beschluesse:
        key = find_referat(beschluss.amt, aemter) if beschluss.amt else None
        said = aemter[key].name if key else beschluss.amt
        if said and amt and said != amt:
            what = f"Hier berichtet „{said}“, im letzten Bericht „{amt}“; vorbereitet ist der neue für „{amt}“."
            yield Problem(beschluss.place, what, hint, "amt-anders", Level.WARNUNG)


def amt_in_head(file: ContentFile, project: Access) -> str:
    """The office that a report says it is of; empty while that is still to be filled in."""
    amt = str(project.content(file).said.get("amt", "")).strip()
    return "" if BLANK.search(amt) else amt


def amt_named(name: str, project: Access) -> Amt | None:
    """The office of the city's list with this name; None for one that is not in it."""
    return next((amt for amt in project.liste("aemter").values() if amt.name == name), None)


def due_day(amt: Amt | None, jahr: int, *, halbjahr: bool) -> dt.date | None:
    """The day by which an office hands in what it reports on a year, or on the first half of it; None for no day."""
    if amt is None:
        return None
    if halbjahr:
        return amt.frist_halbjahr.im_jahr(jahr) if amt.frist_halbjahr else None
    return amt.frist.im_jahr(jahr + 1) if amt.frist else None
