"""Set antrag-gen up from the folder of this file: without the network, in the user's own folder.

    einrichten.py [--ziel ORDNER] [--projekt ORDNER]

It is part of the package for IT, runs with any Python 3.11 to 3.13 and needs nothing else. Run again, it renews what it
set up; papers stay.
"""

import argparse
import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
WINDOWS = sys.platform == "win32"
# Python says no more than these where Windows is asked for its folders (shlobj.h).
DESKTOP, DOCUMENTS = 0x0010, 0x0005
# cmd reads each line in the code page of the console, which the first one sets to UTF-8.
START = """@chcp 65001 >nul
@echo off
set "PATH={scripts};%PATH%"
cd /d "{project}"
title antrag-gen
echo Sie sind im Projektordner. Zum Erzeugen: antrag erzeugen     Hilfe: antrag --hilfe
cmd /k
"""
START_SH = """#!/bin/sh
PATH="{scripts}:$PATH"; export PATH
cd "{project}" && exec "${{SHELL:-/bin/sh}}"
"""
# Where the system has no Pango of its own: `antrag` sees the libraries of the package, other programs don't.
STARTER_SH = """#!/bin/sh
here={libraries}
LD_LIBRARY_PATH="$here${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}" FONTCONFIG_FILE="$here/fonts.conf" exec {antrag} "$@"
"""
PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1")
LINK = "[InternetShortcut]\nURL={address}\n"


def main() -> int:
    """0 where the program is set up and says itself that nothing is missing."""
    parser = argparse.ArgumentParser(description="antrag-gen einrichten: ohne Netz, im eigenen Benutzerordner")
    parser.add_argument("--ziel", type=Path, default=own_folder(), metavar="ORDNER", help="wohin das Programm kommt")
    parser.add_argument("--projekt", type=Path, default=None, metavar="ORDNER", help="der Ordner für die Papiere")
    asked = parser.parse_args()
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        print(f"Python {sys.version.split()[0]} passt nicht; gebraucht wird 3.11, 3.12 oder 3.13.")
        return 1
    if importlib.util.find_spec("ensurepip") is None:
        print("Diesem Python fehlt „venv“. Bitte die IT, es zu installieren (Debian: „apt install python3-venv“).")
        return 1
    target, project = asked.ziel.absolute(), (asked.projekt or documents() / "Anträge").absolute()
    print(f"antrag-gen wird eingerichtet in {target}. Das dauert etwa eine Minute.", flush=True)
    antrag = with_libraries(target, install(target))
    for part in ("handbuch", "lizenzen"):
        shutil.rmtree(target / part, ignore_errors=True)
        shutil.copytree(HERE / part, target / part)
    if not (project / "content" / "projekt.yaml").exists():
        run([antrag, "neu", "projekt", project])
    add_shortcuts(target, project, antrag.parent)
    said = subprocess.run([antrag, "doktor"], check=False)
    print(f"\nDie Papiere liegen in {project}." if said.returncode == 0 else "\nNoch nicht fertig: siehe „FEHLT“.")
    return said.returncode


def own_folder() -> Path:
    """Where programs of the user alone are kept."""
    if WINDOWS:
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "antrag-gen"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "antrag-gen"


def documents() -> Path:
    """The user's folder of documents, wherever IT has put it (OneDrive, a drive of the network)."""
    return folder_of_windows(DOCUMENTS) or Path.home()


def folder_of_windows(which: int) -> Path | None:
    """A folder that Windows knows of; None on other systems, and where Windows says none."""
    if not WINDOWS:
        return None
    said = ctypes.create_unicode_buffer(1024)
    ctypes.windll.shell32.SHGetFolderPathW(None, which, None, 0, said)
    return Path(said.value) if said.value else None


def install(target: Path) -> Path:
    """Make an environment and install the wheels beside this file into it; the command out."""
    environment = target / "programm"
    scripts = environment / ("Scripts" if WINDOWS else "bin")
    run([sys.executable, "-m", "venv", environment])
    from_here = ["--no-index", "--find-links", HERE / "wheels", "--require-hashes", "-r", HERE / "requirements.txt"]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-warn-script-location"]
    run([scripts / ("python.exe" if WINDOWS else "python"), "-m", "pip", "--isolated", "install", *quiet, *from_here])
    return scripts / ("antrag.exe" if WINDOWS else "antrag")


def with_libraries(target: Path, antrag: Path) -> Path:
    """The command, on Linux with the libraries of the package where the system lacks them; never some of each."""
    if not (HERE / "bibliotheken").is_dir() or all(opens(name) for name in PANGO):
        return antrag
    shutil.rmtree(target / "bibliotheken", ignore_errors=True)
    libraries = shutil.copytree(HERE / "bibliotheken", target / "bibliotheken")
    starter = target / "start" / "antrag"
    starter.parent.mkdir(exist_ok=True)
    words = {"libraries": shlex.quote(str(libraries)), "antrag": shlex.quote(str(antrag))}
    starter.write_text(STARTER_SH.format(**words), encoding="utf-8")
    starter.chmod(0o755)
    return starter


def opens(library: str) -> bool:
    """Whether the system has a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def add_shortcuts(target: Path, project: Path, scripts: Path) -> None:
    """A prompt in the project, and the handbook: on the desktop, or in the program's folder where it is not Windows."""
    desktop = folder_of_windows(DESKTOP) or target
    places = [str(place).replace("%", "%%") if WINDOWS else str(place) for place in (scripts, project)]
    start = (START if WINDOWS else START_SH).format(scripts=places[0], project=places[1])
    prompt = desktop / ("antrag-gen.cmd" if WINDOWS else "antrag-gen.sh")
    prompt.write_text(start, encoding="utf-8")
    prompt.chmod(0o755)
    link = LINK.format(address=(target / "handbuch" / "index.html").as_uri())
    (desktop / "antrag-gen Handbuch.url").write_text(link, encoding="utf-8")
    print(f"Verknüpfungen: {prompt} (Eingabeaufforderung im Projekt) und „antrag-gen Handbuch“ daneben.")


def run(command: list[str | Path]) -> None:
    """Run a step; where it fails, say which and end."""
    said = subprocess.run([str(each) for each in command], check=False)
    if said.returncode != 0:
        sys.exit(f"Dieser Schritt ist fehlgeschlagen: {' '.join(str(each) for each in command)}")


if __name__ == "__main__":
    sys.exit(main())
