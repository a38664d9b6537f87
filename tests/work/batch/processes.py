"""Processes that tests start: waiting for their end, however busy the machine is."""

import os
import select
from collections.abc import Iterable

MAIN_WITHOUT_PDF = """
from dataclasses import replace
from antrag_gen.work.batch import build_all
build_all.BUILDING = replace(build_all.BUILDING, preloaded="antrag_gen.work.batch.task")
from antrag_gen.cli.main import main
main()
"""
"""The command, for Word files alone: its workers do not import WeasyPrint, which takes more than a second."""
HANGS = 600
"""Seconds after which a process is taken to hang; no measure of how quick it should be."""


def still_there(pids: Iterable[int]) -> list[int]:
    """Those that do not end; waits for each to do so."""
    return [pid for pid in pids if not _ends(pid)]


def _ends(pid: int) -> bool:
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], HANGS)[0])
    finally:
        os.close(watched)
