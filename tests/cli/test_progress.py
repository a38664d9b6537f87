"""A long run is followed on a terminal by a bar, elsewhere by a few lines; results stay alone on stdout."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from work.batch.batch_papers import PLAIN, WRONG, write
from work.batch.processes import MAIN_WITHOUT_PDF

from antrag_gen.cli.progress import LINES, follow, tell_counts

PAPERS = 2  # so few are built without processes


def write_papers() -> None:
    for number in range(PAPERS):
        write(f"ein-papier-mit-einem-ziemlich-langen-namen-{number}.md", PLAIN)
    write("falsch.md", WRONG)


def on_a_terminal(*, list_files: bool) -> tuple[str, str]:
    """What the command shows on a terminal of 80 columns, and what it prints."""
    terminal, end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN_WITHOUT_PDF, "erzeugen", "--format", "docx", "--jobs", "1"],
        stdout=subprocess.PIPE if list_files else end,
        stderr=end,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )
    os.close(end)
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 65536)
        except OSError:  # what Linux says when nobody writes any more
            break
    printed, _ = process.communicate()
    os.close(terminal)
    return shown.decode(), (printed or b"").decode()


@pytest.mark.langsam
@pytest.mark.parametrize("list_files", [True, False])
def test_on_a_terminal_there_is_a_bar_with_count_and_paper_and_messages_are_whole(
    projekt: Path, *, list_files: bool
) -> None:
    write_papers()
    shown, printed = on_a_terminal(list_files=list_files)
    assert f"{PAPERS + 1}/{PAPERS + 1}" in shown
    assert "ein-papier-mit-einem" in shown
    assert "…/" not in shown
    assert "content/falsch.md:7:13: Fehler: „50.00 Euro“ ist nicht eindeutig.\r\n" in shown
    assert re.search(rf"erzeugt +{PAPERS}\r\n", shown)  # as wide as the seconds are
    assert len(printed.splitlines()) == (PAPERS if list_files else 0)
    assert "output/" not in shown


def test_elsewhere_a_long_run_says_now_and_then_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with follow(1400) as progress:
        for number in range(1400):
            progress.advance(f"content/p{number}.md")
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert (out, len(lines)) == ("", LINES)
    assert lines[0].startswith("70 von 1400 (")
    assert lines[-1].endswith(" noch 0:00 min): content/p1399.md")


def test_a_short_run_says_nothing_on_its_way(capsys: pytest.CaptureFixture[str]) -> None:
    with follow(3) as progress:
        progress.advance("content/p.md")
    assert capsys.readouterr() == ("", "")


def test_the_counts_stand_below_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    tell_counts({"erzeugt": 1398, "unveraendert": 0, "fehlerhaft": 2}, 168.25)
    assert capsys.readouterr().err == ("erzeugt      1398\nunverändert     0\nfehlerhaft      2\nSekunden    168,2\n")
