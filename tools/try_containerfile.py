"""Play the steps of the Containerfile in a folder with a fresh Debian (debootstrap), where there is no engine.

    python tools/try_containerfile.py FOLDER COMMAND…

As root: each RUN in a chroot, each COPY from the checkout; both stages share the folder, so COPY --from has nothing to
do. Then COMMAND as the container would run it (`doktor`, `neu projekt probe`), as its user and without the network.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = re.compile(r"(https?_proxy|no_proxy|pip_.*)$", re.IGNORECASE)


def steps(text: str) -> Iterator[tuple[str, str]]:
    """The instructions of a Containerfile: name and rest, lines that go on put together."""
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for line in lines.replace("\\\n", " ").splitlines():
        if line.strip():
            name, _, rest = line.strip().partition(" ")
            yield name, " ".join(rest.split())


class Container:
    """What the steps have set up so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = "/"
        self.user = "root"
        self.environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
        self.entry: list[str] = []

    def take(self, name: str, rest: str) -> None:
        """Carry out a step; one that is not known here fails."""
        if name == "FROM":
            self.place = "/"
        elif name == "RUN":
            self.run(["sh", "-c", rest], network=True)
        elif name == "COPY":
            self.copy(shlex.split(rest))
        elif name == "ENV":
            self.environment |= dict(each.split("=", 1) for each in shlex.split(rest))
        elif name == "WORKDIR":
            self.place = rest
            (self.folder / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
        elif name == "USER":
            self.user = rest
        elif name == "ENTRYPOINT":
            self.entry = json.loads(rest)
        elif name != "CMD":
            raise SystemExit(f"{name} is not played here")

    def copy(self, words: list[str]) -> None:
        """COPY of files into a folder, or of a folder's content."""
        if words[0].startswith("--from"):
            return
        *sources, target = words
        place = self.folder / self.place.lstrip("/") / target
        for source in sources:
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, place, dirs_exist_ok=True)
            else:
                place.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / source, place)

    def run(self, command: list[str], *, network: bool) -> None:
        """A command in the chroot; ends the program where it fails."""
        kept = {name: value for name, value in os.environ.items() if network and KEPT.match(name)}
        set_up = [f"{name}={value}" for name, value in (kept | self.environment).items()]
        inside = ["chroot", f"--userspec={self.user}", str(self.folder), "env", "-i", *set_up]
        there = ["sh", "-c", f'cd {shlex.quote(self.place)} && exec "$@"', "sh", *command]
        alone = [] if network else ["unshare", "--net"]
        print("+", shlex.join(command), flush=True)
        if said := subprocess.run([*alone, *inside, *there], check=False).returncode:
            sys.exit(said)


def main() -> None:
    """Play all steps, then the command."""
    container = Container(Path(sys.argv[1]).resolve())
    for name, rest in steps((ROOT / "Containerfile").read_text(encoding="utf-8")):
        container.take(name, rest)
    container.run([*container.entry, *sys.argv[2:]], network=False)


if __name__ == "__main__":
    main()
