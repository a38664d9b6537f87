"""The file of a report as the yearly run sees it: read as a report, or what keeps it from being one."""

from dataclasses import dataclass

from antrag_gen.errors import Level, Problem
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.load import TO_FILL_IN
from antrag_gen.library.loaded import Loaded
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.pflicht import leaves_money


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

    @property
    def geht_weiter(self) -> bool:
        """Whether money, carried over or bound, goes on into the year after its own; False for a broken one."""
        return self.bericht is not None and leaves_money(self.bericht)
