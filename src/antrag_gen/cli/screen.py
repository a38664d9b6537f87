"""The events of a run on the terminal: what was written on stdout, problems and progress on stderr."""

from collections.abc import Iterable
from contextlib import ExitStack, nullcontext

import click

from antrag_gen.cli.output import tell
from antrag_gen.cli.progress import Progress, follow
from antrag_gen.errors import Level, Problem, visible
from antrag_gen.library.folder import shown
from antrag_gen.work.events import Ended, Event, Finished, LeftOut, Noticed, Outcome, Planned, Removed, Written


def show_run(events: Iterable[Event], *, brief: bool = False) -> Ended:
    """Show each event; the last one comes back.

    `brief` leaves out warnings, what was written for single papers, and what is wrong with reports that are left out:
    for a run that ends with an overview.
    """
    with _Screen(brief=brief) as screen:
        for event in events:
            if isinstance(event, Ended):
                return event
            screen.show(event)
    raise RuntimeError("a run ends with Ended")


class _Screen:
    """Shows one event after the other; the bar is there while papers are built."""

    def __init__(self, *, brief: bool) -> None:
        self._least = Level.FEHLER if brief else Level.WARNUNG
        self._brief = brief
        self._stack = ExitStack()
        self._progress: Progress | None = None
        self._told: set[Problem] = set()

    def __enter__(self) -> "_Screen":
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def show(self, event: Event) -> None:
        """Tell of an event; hints are for those who revise the text, and `pruefen` tells them."""
        match event:
            case Planned(papers):
                self._progress = self._stack.enter_context(follow(papers))
            case Finished(outcome):
                self._finish(outcome)
            case LeftOut(_, problems) if not self._brief:
                tell(self._worth_telling(problems))
            case Noticed(problem):
                self._close()
                tell(self._worth_telling([problem]))
            case Written(path):
                self._close()
                click.echo(visible(shown(path)))
            case Removed(path):
                self._close()
                click.echo(f"gelöscht: {visible(shown(path))}", err=True)

    def _finish(self, outcome: Outcome) -> None:
        # What is wrong in the settings is found in every paper.
        problems = [problem for problem in self._worth_telling(outcome.problems) if problem not in self._told]
        self._told.update(problem for problem in problems if problem.where.path != outcome.file.shown)
        if problems or outcome.crash:
            with self._progress.aside() if self._progress else nullcontext():
                tell(problems)
                click.echo(outcome.crash, err=True, nl=False)
        if self._progress:
            if self._progress.list_files and not self._brief:
                for path in outcome.written:
                    click.echo(visible(shown(path)))
            self._progress.advance(outcome.file.shown)

    def _close(self) -> None:
        self._progress = None
        self._stack.close()

    def _worth_telling(self, problems: Iterable[Problem]) -> list[Problem]:
        levels = (Level.FEHLER, self._least)
        return [problem for problem in problems if problem.level in levels]
