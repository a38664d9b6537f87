"""Type what the handbook's page says for Linux, in a fresh Debian without the network: a zip in, a first paper out.

    debootstrap --variant=minbase --include=python3,python3-venv bookworm FOLDER
    python tools/offline/try_package.py FOLDER dist/antrag-gen-0.1.0-linux.zip

As root. The zip is laid into the home of a user who is not root, and the lines of the page are typed by that user, none
left out and none added. Says how long it took to the first paper, and ends with 1 where there is none.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "handbuch" / "paket.md"
SECTION = "## Unter Linux"
USER = 1000
HOME = "home/probe"


def typed_lines(page: str) -> list[str]:
    """The lines that the section for Linux says to type."""
    section = page.partition(f"\n{SECTION}\n")[2].partition("\n## ")[0]
    return [line.strip() for block in re.findall(r"```\n(.*?)```", section, re.DOTALL) for line in block.splitlines()]


def lay(zip_file: Path, home: Path) -> None:
    """A home of the user with nothing but the zip in it."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    shutil.copy(zip_file, home)
    for path in (home, *home.iterdir()):
        os.chown(path, USER, USER)


def type_in(folder: Path, lines: list[str]) -> None:
    """A shell of the user that reads these lines one by one, with no network, and nothing set but what a login sets."""
    login = [f"HOME=/{HOME}", "PATH=/usr/local/bin:/usr/bin:/bin", "SHELL=/bin/bash", "LANG=C.UTF-8"]
    inside = ["chroot", f"--userspec={USER}:{USER}", str(folder), "env", "-i", *login, "sh", "-c", "cd && exec bash"]
    text = "".join(f"{line}\n" for line in lines)
    subprocess.run(["unshare", "--net", *inside], input=text, text=True, check=False)


def papers(home: Path) -> Iterator[Path]:
    """The papers in the folder of the user's project."""
    return (path for suffix in ("pdf", "docx") for path in sorted(home.glob(f"Anträge/output/**/*.{suffix}")))


def main() -> int:
    """0 where there is a paper in both formats."""
    folder, zip_file = (Path(argument).resolve() for argument in sys.argv[1:3])
    lay(zip_file, folder / HOME)
    lines = typed_lines(PAGE.read_text(encoding="utf-8"))
    print(*(f"$ {line}" for line in lines), sep="\n", flush=True)
    began = time.time()
    type_in(folder, lines)
    ended = {path: path.stat().st_mtime for path in papers(folder / HOME)}
    for suffix in (".pdf", ".docx"):
        times = [when - began for path, when in ended.items() if path.suffix == suffix]
        print(f"{suffix}: {len(times)} papers" + (f", the first after {min(times):.0f} s" if times else ""))
    return 0 if {path.suffix for path in ended} == {".pdf", ".docx"} else 1


if __name__ == "__main__":
    sys.exit(main())
