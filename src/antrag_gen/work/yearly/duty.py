"""Say whether a report is due: what was granted and the last report come in, yes or no goes out."""

from dataclasses import dataclass

from antrag_gen.errors import Level, Problem
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.load import TO_FILL_IN
from antrag_gen.library.loaded import Loaded
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.umsetzung import Umsetzung


@dataclass(frozen=True, slots=True)
class Berichtsdatei:
    """The file of a report: loaded, or the problems that keep it from being read."""

    file: ContentFile
    jahr: int
    loaded: Loaded | None
    problems: tuple[Problem, ...]

    @property
    def bericht(self) -> Fortschrittsbericht | None:
        paper = self.loaded.paper if self.loaded else None
        return paper if isinstance(paper, Fortschrittsbericht) else None

    @property
    def nur_offen(self) -> bool:
        """Whether nothing keeps it from being read but what is still to be filled in."""
        wrong = [problem for problem in self.errors if problem.level is Level.FEHLER]
        return bool(wrong) and all(problem.id == TO_FILL_IN for problem in wrong)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps it from being read."""
        return () if self.loaded else self.problems


def is_due(foerderung: Foerderung, letzter: Berichtsdatei | None, jahr: int) -> bool:
    """Whether there is money, a post, or money carried over or bound; of what is done, only the last two count.

    They stay to be reported on until a report says what became of them.
    """
    bericht = letzter.bericht if letzter else None
    if letzter and carries_over(letzter):
        return True
    if bericht is not None and bericht.umsetzung is Umsetzung.ABGESCHLOSSEN:
        return False
    return has_money(foerderung, jahr) or bool(foerderung.stellen_im(jahr))


def carries_over(datei: Berichtsdatei) -> bool:
    """Whether money, carried over or bound, goes on into the year after that of a report; False for a broken one."""
    staende = datei.bericht.mittel if datei.bericht else []
    return any(stand.jahr == datei.jahr and stand.geht_weiter for stand in staende)


def has_money(foerderung: Foerderung, jahr: int) -> bool:
    return foerderung.ansatz(jahr) > 0
