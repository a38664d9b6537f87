"""Say whether a report is due: what was granted and the last report come in, yes or no goes out."""

from dataclasses import dataclass

from antrag_gen.errors import Level, Problem
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.load import TO_FILL_IN
from antrag_gen.library.loaded import Loaded
from antrag_gen.reports import pflicht
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht


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
    """Whether there is anything to report; see `pflicht`."""
    return pflicht.is_due(foerderung, letzter.bericht if letzter else None, jahr)


def carries_over(datei: Berichtsdatei) -> bool:
    """Whether money, carried over or bound, goes on into the year after that of a report; False for a broken one."""
    return datei.bericht is not None and pflicht.leaves_money(datei.bericht)


def has_money(foerderung: Foerderung, jahr: int) -> bool:
    """Whether money is granted for a year."""
    return pflicht.has_money(foerderung, jahr)
