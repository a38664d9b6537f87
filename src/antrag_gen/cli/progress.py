"""How a long run is followed: a bar on a terminal, a line now and then elsewhere, and the counts at its end."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

import click

# So many lines tell of a run whose messages go into a file.
LINES = 20
# Keys for programs have no umlauts.
PRINTED = {"unveraendert": "unverändert"}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `advance` is called with each paper that is finished, `aside` is where else is written."""

    advance: Callable[[str], None]
    aside: Callable[[], AbstractContextManager[None]] = nullcontext
    # A list of files that runs over the screen would hide the bar.
    list_files: bool = True


@contextmanager
def follow(total: int) -> Iterator[Progress]:
    """Tell on stderr how far a run over so many papers is."""
    if sys.stderr.isatty() and total > 1:
        with _bar(total) as progress:
            yield progress
    elif total >= LINES:
        yield Progress(_lines(total))
    else:
        yield Progress(lambda name: None)


@contextmanager
def _bar(total: int) -> Iterator[Progress]:
    from rich import progress
    from rich.console import Console
    from rich.table import Column

    whole, rest = Column(no_wrap=True), Column(no_wrap=True, ratio=1)
    columns = (
        progress.BarColumn(bar_width=20, table_column=whole),
        progress.MofNCompleteColumn(table_column=whole.copy()),
        progress.TextColumn("{task.fields[rate]}", table_column=whole.copy()),
        progress.TimeRemainingColumn(table_column=whole.copy()),
        progress.TextColumn("{task.description}", markup=False, table_column=rest),
    )
    # rich would send to stderr what is for stdout, and wrap lines.
    bar = progress.Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        expand=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = bar.add_task("", total=total, rate="")

    def advance(name: str) -> None:
        bar.update(task, advance=1, description=name)
        speed = bar.tasks[0].speed
        bar.update(task, rate=f"{_number(speed)}/s" if speed else "")

    @contextmanager
    def aside() -> Iterator[None]:
        bar.stop()
        yield
        bar.start()

    with bar:
        yield Progress(advance, aside, list_files=not sys.stdout.isatty())


def _lines(total: int) -> Callable[[str], None]:
    began, done = time.perf_counter(), 0

    def advance(name: str) -> None:
        nonlocal done
        done += 1
        if done * LINES // total > (done - 1) * LINES // total:
            rate = done / max(time.perf_counter() - began, 0.001)
            left = int((total - done) / rate)
            words = f"{done} von {total} ({_number(rate)}/s, noch {left // 60}:{left % 60:02} min): {name}"
            click.echo(words, err=True)

    return advance


def tell_counts(counts: Mapping[str, int], seconds: float) -> None:
    """The closing table."""
    rows = [(PRINTED.get(word, word), str(number)) for word, number in counts.items()]
    rows.append(("Sekunden", _number(seconds)))
    width = max(len(number) for _, number in rows)
    for word, number in rows:
        click.echo(f"{word:<11} {number:>{width}}", err=True)


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
