"""Gather the licences of all that a package carries: wheels in, their licence files and a list of them out, by name."""

import re
import zipfile
from collections.abc import Iterable
from email.parser import HeaderParser
from pathlib import Path

TEXTS = Path(__file__).parent / "lizenzen"
LICENCE_FILE = re.compile(r"(^|/)(licen[cs]es?/.+|[^/]*(licen[cs]e|copying|notice|copyright)[^/]*)$", re.IGNORECASE)
NO_TEXT = """{name}
    Lizenz: {licence}
    Das Paket bringt keinen Lizenztext mit. Im Ordner „texte“ liegen {texts};
    die Texte der übrigen stehen in seinem Quelltext, siehe: {home}
"""
INTRODUCTION = """Lizenzen

antrag-gen steht unter der MIT-Lizenz. Dieses Paket bringt Programme anderer mit; jedes steht unter seiner eigenen
Lizenz. In dieser Liste steht zu jedem, wie es seine Lizenz nennt und in welchem Ordner ihr Text liegt.

gstreamer_libs (nur Windows) enthält GLib, Pango, Cairo, HarfBuzz, Fontconfig, FreeType und andere Bibliotheken,
unverändert. Wie die LGPL es verlangt, darf jede durch eine eigene ersetzt werden: die Datei im Ordner
„programm\\Lib\\site-packages\\gstreamer_libs\\bin“ austauschen. gstreamer_ext_runtime enthält die
Laufzeitbibliotheken von Microsoft Visual C++ (Redistributable), die mit Programmen weitergegeben werden dürfen.

chunspell enthält Hunspell, das wahlweise unter MPL 1.1, GPL 2.0 oder LGPL 2.1 steht (Texte im Ordner „texte“), und als
Beispiel ein englisches Wörterbuch, das nicht benutzt wird. Ein deutsches ist nicht dabei.

Das Paket für Linux bringt diese Bibliotheken und die Schrift Liberation Sans so mit, wie Debian sie ausliefert, im
Ordner „bibliotheken“; was Debian zu ihren Lizenzen und ihrem Quelltext sagt, liegt hier unter „bibliotheken“.

"""


def gather(wheels: Iterable[Path]) -> dict[str, bytes]:
    """`LIZENZEN.txt` and the texts it names."""
    files = {f"texte/{path.name}": path.read_bytes() for path in TEXTS.glob("*.txt")}
    known = ", ".join(sorted(path.stem for path in TEXTS.glob("*.txt")))
    listed = []
    for wheel in sorted(wheels):
        name, said, texts = licence_of(wheel)
        folder = "-".join(wheel.name.split("-")[:2])
        files |= {f"{folder}/{place}": data for place, data in texts.items()}
        listed.append(
            f"{name}\n    Lizenz: {said['licence']}\n    Text: {folder}\n"
            if texts
            else NO_TEXT.format(name=name, texts=known, **said)
        )
    return files | {"LIZENZEN.txt": (INTRODUCTION + "\n".join(dict.fromkeys(listed))).encode()}


def licence_of(wheel: Path) -> tuple[str, dict[str, str], dict[str, bytes]]:
    """Name with version, what the wheel says of its licence and home, and the files that hold it."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (name for name in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        about = HeaderParser().parsestr(archive.read(metadata).decode())
        texts = {
            name: archive.read(name) for name in names if LICENCE_FILE.search(name) and not name.endswith((".py", "/"))
        }
    classified = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier", []) if line.startswith("License")]
    licence = about["License-Expression"] or first_line(about["License"]) or ", ".join(classified)
    if not licence and not texts:
        raise SystemExit(f"{wheel.name} says nothing of its licence")
    home = about["Home-page"] or "; ".join(about.get_all("Project-URL", [])) or "siehe das Paket"
    return f"{about['Name']} {about['Version']}", {"licence": licence or "siehe Text", "home": home}, texts


def first_line(text: str | None) -> str:
    """The name of a licence where a package gives all of its text there."""
    return (text or "").strip().split("\n")[0].strip()
