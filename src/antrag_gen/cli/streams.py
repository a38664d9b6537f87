"""Where the program writes to: what the shell gave it, closed, full or broken, and how a run ends without it."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from antrag_gen.files import said_of

STANDARD = (0, 1, 2)
# A full disk, a pipe that nobody reads any more, a broken device, something closed meanwhile.
UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EPIPE, errno.EIO, errno.EBADF)


def open_closed_streams() -> None:
    """Let what the shell has closed (`>&-`) lead nowhere: else the next file that is opened would take its place.

    Consoles that lack a character get a substitute instead of a crash.
    """
    for number in STANDARD:
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 – for as long as the program runs
    sys.stdout = sys.stdout or nowhere
    sys.stderr = sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@contextmanager
def told_when_full() -> Iterator[None]:
    """Around the program: an output that takes no more ends it with a sentence and exit code 1."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as error:
        # One with a name is of a file.
        if error.filename is not None or error.errno not in UNWRITABLE:
            raise
        with suppress(OSError):
            click.echo(f"Fehler: Die Ausgabe lässt sich nicht schreiben ({said_of(error)}).", err=True)
        _give_up()
        sys.exit(1)


def _give_up() -> None:
    """What is still to be written would fail again when Python ends."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
