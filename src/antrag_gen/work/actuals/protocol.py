"""Write down what was read: what the lists change comes in, a table of every figure with its cell goes out."""

import datetime as dt
from collections.abc import Iterator

from antrag_gen.compose.document import compose
from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.library.project import OpenedProject
from antrag_gen.together.istprotokoll import Eintragung, Istangabe, Istprotokoll
from antrag_gen.tree import Document
from antrag_gen.work.actuals.enter import Eintrag, euro_of
from antrag_gen.work.actuals.reports import BLANK, Report
from antrag_gen.work.actuals.take_in import TakenIn

NAME = "ist-einlesen"


def protocol(taken: TakenIn, project: OpenedProject, stand: dt.date, *, trial: bool) -> Document:
    """Every figure in the order of the lists; those that no report is about among them.

    Raises AntragError for mistakes in the template.
    """
    found = sorted(_figures(taken), key=lambda pair: _order(pair[1]))
    made = Istprotokoll(
        projekt=project.einstellungen,
        stand=stand,
        probe=trial,
        angaben=tuple(_figure(report, each) for report, each in found),
    )
    return compose(made, project.templates, project.einstellungen)


def _figures(taken: TakenIn) -> Iterator[tuple[Report | None, Eintrag]]:
    for entered in taken.reports:
        for each in entered.eintraege:
            yield entered.report, each
    for row in taken.unmatched:
        for key in row.betraege:
            yield None, Eintrag(row, key, None, None)


def _order(each: Eintrag) -> tuple[str, str, int, int]:
    cell = each.row.cells[each.key]
    return cell.path, each.row.sheet, cell.row, cell.column


def _figure(report: Report | None, each: Eintrag) -> Istangabe:
    row, cell = each.row, each.row.cells[each.key]
    old = None if each.old is None else euro_of(each.old)
    euro = row.betraege[each.key]
    return Istangabe(
        bericht=report.name if report else "",
        antrag=report.about if report else str(row).removesuffix(f", {row.jahr}"),
        betreff=report.said("betreff") if report else "",
        jahr=row.jahr,
        angabe=each.key,
        betrag=Geldwert(euro, cents=True),
        datei=cell.path,
        blatt=row.sheet,
        zelle=cell.address,
        bisher=None if old is None else Geldwert(old, cents=True),
        bisher_worte=each.old if each.old and old is None and not BLANK.fullmatch(each.old.strip()) else "",
        neu=Geldwert(euro, cents=True) if each.new is not None or old is not None else None,
        eintragung=_state(report, each, known=old is not None),
        nichtoeffentlich=bool(report and report.said("oeffentlich") == "nein"),
    )


def _state(report: Report | None, each: Eintrag, *, known: bool) -> Eintragung:
    if report is None:
        return Eintragung.OHNE_BERICHT
    if each.new is None:
        return Eintragung.GLEICH
    return Eintragung.GEAENDERT if known else Eintragung.NEU
