"""A program that is killed before it touches the files below a folder for the n-th time, or in the middle of what it
writes after that.
"""

import os
import signal
import subprocess
import sys
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
    """The exit code of a program that finds `folder` as a word; one of KILLED unless it ends before that many steps."""
    arguments = [str(steps), str(in_the_middle), str(folder), *more]
    return subprocess.run([sys.executable, "-c", PROLOGUE + script, *arguments], check=False).returncode


def age_leftovers(folder: Path) -> list[str]:
    """Make what killed programs have left below a folder so old that the next one removes it; its names."""
    left = list(folder.rglob(".*.antrag-tmp"))
    for path in left:
        os.utime(path, (0, 0))
    return [path.name for path in left]
