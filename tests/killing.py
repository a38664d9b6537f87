"""A program that is killed before it touches the files below a folder for the n-th time, or in the middle of what it
writes after that.
"""

import os
import signal
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

PROLOGUE = """
import os, resource, signal, sys
steps, in_the_middle, folder = int(sys.argv[1]), sys.argv[2] == "True", sys.argv[3]
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
TOUCHES = ("open", "os.link", "os.rename", "os.remove", "os.chmod", "os.mkdir")
def count(event, arguments):
    global steps
    if event in TOUCHES and any(folder in str(each) for each in arguments):
        steps -= 1
        if steps < 0 and in_the_middle:
            resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))
        elif steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
"""
KILLED = (-signal.SIGKILL, -signal.SIGXFSZ)


def run_killed(script: str, folder: Path, steps: int, *, in_the_middle: bool = False, more: Sequence[str] = ()) -> int:
    """The exit code of a program that finds `folder` as a word; one of KILLED unless it ends before that many steps.

    It is forked from this process, which has imported all that it needs.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of other threads here, with which it has nothing to do
        child = os.fork()
    if child == 0:
        try:
            sys.argv = ["-c", str(steps), str(in_the_middle), str(folder), *more]
            exec(PROLOGUE + script, {})  # noqa: S102 – a program of the tests
            os._exit(0)
        except BaseException:  # noqa: BLE001 – nothing of the tests may go on in this process
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def age_leftovers(folder: Path) -> list[str]:
    """Make what killed programs have left below a folder so old that the next one removes it; its names."""
    left = list(folder.rglob(".*.antrag-tmp"))
    for path in left:
        os.utime(path, (0, 0))
    return [path.name for path in left]
