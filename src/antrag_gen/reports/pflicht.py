"""Say whether a report is due: what was granted and the last report come in, yes or no goes out."""

from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.umsetzung import Umsetzung


def is_due(foerderung: Foerderung, letzter: Fortschrittsbericht | None, jahr: int) -> bool:
    """Whether there is money, a post, or money carried over or bound; of what is done, only the last two count.

    They stay to be reported on until a report says what became of them. What is granted after it was done begins anew.
    """
    if letzter is not None and leaves_money(letzter):
        return True
    if (
        letzter is not None
        and letzter.umsetzung is Umsetzung.ABGESCHLOSSEN
        and not _is_granted_anew(foerderung, letzter)
    ):
        return False
    return has_money(foerderung, jahr) or bool(foerderung.stellen_im(jahr))


def _is_granted_anew(foerderung: Foerderung, letzter: Fortschrittsbericht) -> bool:
    """Whether something was granted after the day that the last report tells of."""
    return any(each.datum > letzter.stichtag for each in foerderung.beschluesse if each.ergebnis.bewilligt)


def leaves_money(bericht: Fortschrittsbericht) -> bool:
    """Whether money, carried over or bound, goes on into the year after that of a report."""
    return any(stand.jahr == bericht.berichtsjahr and stand.geht_weiter for stand in bericht.mittel)


def has_money(foerderung: Foerderung, jahr: int) -> bool:
    return foerderung.ansatz(jahr) > 0
