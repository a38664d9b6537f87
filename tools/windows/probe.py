"""Try the Windows libraries of gstreamer-libs under wine: what they say out, compared with `probe.txt`.

    python tools/windows/probe.py [--neu] [WINE…]

Needs `gcc-mingw-w64-x86-64` and `wine64` (Debian), pip with the network, and WeasyPrint here. With --neu the expected
output is written anew. The width of the line is the one that Pango on Debian measures with the same font. What this
cannot show is a PDF: no Python runs in it (`try_package.py` has one).
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# Which library of the package has the functions that begin so; the first that fits. As WeasyPrint 70 asks for them.
LIBRARIES = {
    "hb_subset_": "harfbuzz-subset",
    "hb_vector_": "harfbuzz-vector",
    "hb_": "harfbuzz",
    "Fc": "fontconfig-1",
    "pango_ft2_": "pangoft2-1.0-0",
    "pango_fc_": "pangoft2-1.0-0",
    "pango_": "pango-1.0-0",
    "g_": "gobject-2.0-0",
}


def declared() -> list[tuple[str, str]]:
    """Library and name of each function that WeasyPrint declares."""
    import weasyprint

    source = (Path(weasyprint.__file__).parent / "text" / "ffi.py").read_text(encoding="utf-8")
    declarations = "\n".join(re.findall(r"ffi\.cdef\('''(.*?)'''", source, re.DOTALL))
    plain = re.sub(r"//.*|/\*.*?\*/", "", declarations)
    names = re.findall(r"\b((?:hb|pango|g|Fc)_?\w+)\s*\(", plain)
    called = [name for name in dict.fromkeys(names) if not name.endswith("_t")]
    return [(next(LIBRARIES[start] for start in LIBRARIES if name.startswith(start)), name) for name in called]


def requirement() -> str:
    """The release that the project asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (line,) = (each for each in project["dependencies"] if each.startswith("gstreamer-libs"))
    return str(line.partition(";")[0])


def unpack(folder: Path) -> list[Path]:
    """The folders of the libraries, fetched for Windows and unpacked as pip would."""
    version = requirement().partition("==")[2]
    wanted = [requirement(), f"gstreamer-ext-runtime=={version}"]
    options = ["--no-deps", "--only-binary", ":all:", "--platform", "win_amd64", "--python-version", "3.11"]
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", *options, "-d", folder, *wanted], check=True)
    for wheel in folder.glob("*.whl"):
        zipfile.ZipFile(wheel).extractall(folder)
    return sorted(folder.glob("*.data/purelib/*/bin"), reverse=True)


def run(folder: Path, wine: list[str]) -> str:
    """What the probe says."""
    font = find_spec("fontpkg_arimo")
    if font is None or font.origin is None:
        raise SystemExit("fontpkg-arimo is missing")
    shutil.copy(Path(font.origin).parent / "files" / "Arimo[wght].ttf", folder / "arimo.ttf")
    shutil.copy(HERE / "probe.c", folder)
    (folder / "functions.txt").write_text("".join(f"{library} {name}\n" for library, name in declared()))
    subprocess.run(["x86_64-w64-mingw32-gcc", "-O1", "-o", folder / "probe.exe", folder / "probe.c"], check=True)
    windows = [
        f"Z:{path}".replace("/", "\\") for path in (folder / "functions.txt", folder / "arimo.ttf", *unpack(folder))
    ]
    said = subprocess.run([*wine, folder / "probe.exe", *windows], check=False, capture_output=True)
    return said.stdout.decode().replace("\r\n", "\n")


def main() -> int:
    """0 where the probe says what is expected."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--neu", action="store_true")
    parser.add_argument("wine", nargs="*", default=["wine"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        said = run(Path(folder), asked.wine)
    expected = HERE / "probe.txt"
    if asked.neu:
        expected.write_text(said, encoding="utf-8")
    print(said, end="")
    return 0 if said == expected.read_text(encoding="utf-8") else 1


if __name__ == "__main__":
    sys.exit(main())
