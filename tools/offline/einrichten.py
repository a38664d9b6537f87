"""Set antrag-gen up from the folder of this file: without the network, in the user's own folder.

    einrichten.py [--ziel ORDNER] [--projekt ORDNER]

It is part of the package for IT, runs with any Python 3.11 to 3.13 and needs nothing else. Run again, it makes the
program anew and keeps the project that was named before; papers stay.
"""

import argparse
import ctypes
import importlib.util
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
WINDOWS = sys.platform == "win32"
# Python says no more than these where Windows is asked for its folders (shlobj.h).
DESKTOP, DOCUMENTS = 0x0010, 0x0005
# cmd reads each line in the code page of the console, which the first one sets to UTF-8.
START = """@chcp 65001 >nul
@echo off
set "PATH={scripts};%PATH%"
set "MPLCONFIGDIR={caches}"
set "PYTHONPATH="
{enter} "{project}"
title antrag-gen
echo Sie sind im Projektordner. Zum Erzeugen: antrag erzeugen     Hilfe: antrag --hilfe
cmd /k
popd
"""
START_SH = """#!/bin/sh
PATH={scripts}:"$PATH"; export PATH
cd {project} && exec "${{SHELL:-/bin/sh}}"
"""
# `antrag` alone keeps its caches in the program's folder, so that nothing is left elsewhere.
STARTER_SH = """#!/bin/sh
unset PYTHONPATH
export XDG_CACHE_HOME={caches} MPLCONFIGDIR={caches}/matplotlib
{libraries}exec {antrag} "$@"
"""
# Where the system has no Pango of its own: `antrag` sees the libraries of the package, other programs don't.
LIBRARIES_SH = """here={libraries}
export LD_LIBRARY_PATH="$here${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}" FONTCONFIG_FILE="$here/fonts.conf"
"""
PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1")
LINK = "[InternetShortcut]\nURL={address}\n"
NEXT = "Auf dem Desktop liegen „antrag-gen“ (Eingabeaufforderung im Projekt; dort: antrag erzeugen) und das Handbuch."
NEXT_SH = """Weiter mit: sh {prompt}
und darin: antrag erzeugen
Das Handbuch im Browser öffnen: {handbook}"""
HANDBOOK = Path("handbuch") / "index.html"
CACHES = "zwischenspeicher"
NOTE = "projekt.txt"


PROJECT = Path("content") / "projekt.yaml"
# What earlier packages wrote into the prompt was all that told which project it was.
OF_A_PROMPT = re.compile(r'^cd (?:/d )?"(.*?)"', re.MULTILINE)
HELP = """antrag-gen einrichten oder erneuern: ohne Netz, im eigenen Benutzerordner.

    {starter} [--ziel ORDNER] [--projekt ORDNER]

--projekt ORDNER  der Ordner für die Papiere; sonst der vom letzten Mal, beim ersten Mal
                  {project}
--ziel ORDNER     wohin das Programm kommt; sonst
                  {target}
--hilfe           diese Zeilen"""


class Arguments(argparse.ArgumentParser):
    """What was asked for; where it can't be understood, the help in German."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 – what argparse gives
        """End with the help; what argparse says is English."""
        print(f"Diese Angaben passen nicht: {' '.join(sys.argv[1:])}\n\n{help_text()}", file=sys.stderr)
        sys.exit(2)


def main() -> int:
    """0 where the program is set up and says itself that nothing is missing."""
    parser = Arguments(add_help=False, allow_abbrev=False)
    parser.add_argument("--ziel", type=folder, default=own_folder())
    parser.add_argument("--projekt", type=folder, default=None)
    parser.add_argument("--hilfe", "--help", "-h", action="store_true")
    asked = parser.parse_args()
    if asked.hilfe:
        print(help_text())
        return 0
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        print(f"Python {sys.version.split()[0]} passt nicht; gebraucht wird 3.11, 3.12 oder 3.13.")
        return 1
    if importlib.util.find_spec("ensurepip") is None:
        print("Diesem Python fehlt „venv“. Bitten Sie die IT, es zu installieren (Debian: „apt install python3-venv“).")
        return 1
    os.environ.pop("PYTHONPATH", None)  # packages of another program would count as installed
    try:
        return set_up(asked.ziel.absolute(), asked.projekt and asked.projekt.absolute())
    except OSError as error:
        print(
            f"Das geht nicht: {error}\nSind alle Fenster von antrag-gen zu, und darf in den Ordner geschrieben werden?"
        )
        return 1


def folder(said: str) -> Path:
    r"""A folder as it was typed; after a „\“ at its end, Windows takes the quote for a part of the name."""
    return Path(said.removesuffix('"') if WINDOWS else said)


def help_text() -> str:
    """What may be given."""
    starter = "einrichten.cmd" if WINDOWS else "sh einrichten.sh"
    return HELP.format(starter=starter, project=documents() / "Anträge", target=own_folder())


def set_up(target: Path, named: Path | None) -> int:
    """Program, handbook, project and prompt, one after the other."""
    before = None if named else project_before(target)
    if before and not (before / PROJECT).exists():
        print(f"Das Projekt vom letzten Mal ist nicht da: {before}")
        print("Liegt es auf einem Netzlaufwerk, dieses verbinden. Liegt es jetzt woanders: „--projekt ORDNER“ angeben.")
        return 1
    project = named or before or documents() / "Anträge"
    print(f"antrag-gen wird eingerichtet in {target}. Das dauert etwa eine Minute.", flush=True)
    target.mkdir(parents=True, exist_ok=True)
    antrag = command(target, install(target))
    for part in ("handbuch", "lizenzen"):
        copy(HERE / part, target / part)
    os.environ["MPLCONFIGDIR"] = str(target / CACHES / "matplotlib")
    if not (project / PROJECT).exists():
        run([antrag, "neu", "projekt", project], target, quiet=True)
    (target / NOTE).write_text(str(project), encoding="utf-8")
    prompt = add_shortcuts(target, project, antrag.parent)
    said = subprocess.run([antrag, "--projekt", project, "doktor"], check=False)
    print(f"\nDie Papiere liegen in {project}." if said.returncode == 0 else "\nNoch nicht fertig: siehe „FEHLT“.")
    print(NEXT if WINDOWS else NEXT_SH.format(prompt=shlex.quote(str(prompt)), handbook=target / HANDBOOK))
    return said.returncode


def project_before(target: Path) -> Path | None:
    """The project that was set up the last time, if there was one."""
    if (note := target / NOTE).exists():
        return Path(note.read_text(encoding="utf-8").strip("\n"))
    prompt = prompt_of(target)
    said = OF_A_PROMPT.search(prompt.read_text(encoding="utf-8")) if prompt.exists() else None
    return Path(said[1].replace("%%", "%") if WINDOWS else said[1]) if said else None


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
    """Make an environment anew and install the wheels beside this file into it; the command out.

    An environment that is there is put aside and comes back where a step fails.
    """
    environment, old = target / "programm", target / "programm-alt"
    scripts = environment / ("Scripts" if WINDOWS else "bin")
    python = scripts / ("python.exe" if WINDOWS else "python")
    if environment.exists() and not old.exists():
        environment.rename(old)
    remove(environment)
    with ExitStack() as undo:
        undo.callback(put_back, old, environment)
        run([sys.executable, "-m", "venv", environment], target)
        from_here = ["--no-index", "--find-links", HERE / "wheels", "--require-hashes", "-r", HERE / "requirements.txt"]
        quiet = ["--quiet", "--no-cache-dir", "--disable-pip-version-check", "--no-warn-script-location"]
        quickly = ["--no-compile"]  # Python does so with what it uses, when it does
        run([python, "-m", "pip", "--isolated", "install", *quiet, *quickly, *from_here], target)
        undo.pop_all()
    remove(old)
    return scripts / ("antrag.exe" if WINDOWS else "antrag")


def put_back(old: Path, place: Path) -> None:
    """What was there before, if something was."""
    if old.exists():
        remove(place)
        old.rename(place)
        print("Das bisherige Programm bleibt, wie es war.", flush=True)


def copy(source: Path, place: Path) -> None:
    """A folder of the package in place of what is there; its files may be changed, even where the package's may not."""
    remove(place)
    place.mkdir()
    for path in sorted(source.rglob("*")):
        there = place / path.relative_to(source)
        if path.is_dir():
            there.mkdir()
        else:
            shutil.copyfile(path, there)


def remove(folder: Path) -> None:
    """A folder with all that is in it, also what is only to be read."""
    if not folder.exists():
        return
    folder.chmod(stat.S_IRWXU)
    for place, folders, files in os.walk(folder):
        for path in (Path(place, name) for name in (*folders, *files)):
            if not path.is_symlink():
                path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder)


def command(target: Path, antrag: Path) -> Path:
    """The command; on Linux one around it, with the libraries of the package where the system lacks them."""
    if WINDOWS:
        return antrag
    starter, libraries = target / "start" / "antrag", target / "bibliotheken"
    remove(libraries)
    remove(starter.parent)
    said = ""
    if (HERE / libraries.name).is_dir() and not all(opens(name) for name in PANGO):  # never some of each
        copy(HERE / libraries.name, libraries)
        said = LIBRARIES_SH.format(libraries=shlex.quote(str(libraries)))
    starter.parent.mkdir()
    words = {"caches": shlex.quote(str(target / CACHES)), "antrag": shlex.quote(str(antrag))}
    starter.write_text(STARTER_SH.format(libraries=said, **words), encoding="utf-8")
    starter.chmod(0o755)
    return starter


def opens(library: str) -> bool:
    """Whether the system has a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def prompt_of(target: Path) -> Path:
    """Where the prompt lies: on the desktop, or in the program's folder where it is not Windows."""
    return (folder_of_windows(DESKTOP) or target) / ("antrag-gen.cmd" if WINDOWS else "antrag-gen.sh")


def add_shortcuts(target: Path, project: Path, scripts: Path) -> Path:
    """A prompt in the project, and on Windows the handbook beside it."""
    prompt = prompt_of(target)
    if WINDOWS:
        places = [str(place).replace("%", "%%") for place in (scripts, project, target / CACHES / "matplotlib")]
        enter = "pushd" if str(project).startswith("\\\\") else "cd /d"  # cd leads to no share of the network
        start = START.format(scripts=places[0], project=places[1], caches=places[2], enter=enter)
        link = LINK.format(address=(target / HANDBOOK).as_uri())
        (prompt.parent / "antrag-gen Handbuch.url").write_text(link, encoding="utf-8")
    else:
        start = START_SH.format(scripts=shlex.quote(str(scripts)), project=shlex.quote(str(project)))
    prompt.write_text(start, encoding="utf-8")
    prompt.chmod(0o755)
    return prompt


def run(command: list[str | Path], folder: Path, *, quiet: bool = False) -> None:
    """Run a step in a folder where no module of somebody else lies; where it fails, say which and end."""
    output = subprocess.DEVNULL if quiet else None
    said = subprocess.run([str(each) for each in command], cwd=folder, check=False, stdout=output)
    if said.returncode != 0:
        sys.exit(f"Dieser Schritt ist fehlgeschlagen: {' '.join(str(each) for each in command)}")


if __name__ == "__main__":
    sys.exit(main())
