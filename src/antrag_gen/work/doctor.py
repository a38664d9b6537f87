"""What this machine lacks for building papers, and where a project may not be written to: findings out."""

import io
import os
import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pikepdf

from antrag_gen import __version__
from antrag_gen.errors import AntragError, Problem
from antrag_gen.files import said_of
from antrag_gen.fonts.shipped import ARIMO, DEJAVU
from antrag_gen.library.dictionary import find_dictionary, has_package, tell_missing
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.tree import Document, Metadata, Paragraph, Text
from antrag_gen.windows import own_pango, packaged_libraries
from antrag_gen.writers.formats import FORMATS
from antrag_gen.writers.pdf.own_fonts import look_for_families

PACKAGES = (
    "weasyprint",
    "python-docx",
    "matplotlib",
    "fontpkg-arimo",
    "jinja2",
    "pydantic",
    "pikepdf",
    "pyyaml",
    "markdown-it-py",
    "babel",
    "click",
)
FONTS = ("Liberation", "Arimo", "Arial")
INSTALL_FONTS = "Debian und Ubuntu: „apt install fontconfig fonts-liberation“; Windows und macOS bringen Arial mit."
STANDING_IN = (Text("ễ", ARIMO), Text("☒", DEJAVU))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `hint` says what to do where it is not fine."""

    what: str
    fine: bool
    hint: str = ""


def examine(layout: bytes, sheets: Mapping[str, bytes]) -> Iterator[Finding]:
    """Look at versions, Pango and fonts; `layout` is the style sheet that a PDF is tried with.

    `sheets` are those of a project by their names; the fonts that they name are looked for.
    """
    yield Finding(f"antrag-gen {__version__}, Python {platform.python_version()}, {platform.system()}", fine=True)
    for package in PACKAGES:
        try:
            yield Finding(f"{package} {version(package)}", fine=True)
        except PackageNotFoundError:
            yield Finding(f"{package} fehlt", fine=False, hint=f"„pip install {package}“")
    if sys.platform == "win32":
        yield libraries_of_windows(packaged_libraries(), own_pango(os.environ))
    yield spelling(os.environ)
    try:
        used = _fonts_of(layout, Text("Probe"))
    except AntragError as error:
        yield _no_pdf(error.problems[0])
        return
    yield Finding("Pango: ein PDF lässt sich erzeugen", fine=True)
    yield _usual(used)
    yield _standing_in(_fonts_of(layout, *STANDING_IN))
    for sheet, data in sheets.items():
        for family, installed in look_for_families(data).items():
            yield _named(family, sheet, installed=installed)


def spelling(environment: Mapping[str, str]) -> Finding:
    """The dictionary that `pruefen` looks words up in; papers are built without one as well."""
    where = find_dictionary(environment)
    if where is not None and has_package():
        return Finding(f"Wörterbuch für die Rechtschreibung: {where.files[-1]}", fine=True)
    _, hint = tell_missing(environment)
    return Finding("Rechtschreibung: nicht eingerichtet (freiwillig)", fine=True, hint=f"Wer es wünscht: {hint}")


def places_of(folder: ProjectFolder) -> Iterator[Finding]:
    """Whether papers may be written, and what is built of them; a file is made for it and goes away."""
    output = folder.output if os.path.lexists(folder.output) else folder.root
    for place in (folder.content, output):
        probe = place / f".antrag-probe-{os.getpid()}"
        try:
            probe.touch(exist_ok=False)
            probe.unlink()
        except OSError as error:
            yield Finding(
                f"In {shown(place)} lässt sich nichts schreiben: {said_of(error)}.",
                fine=False,
                hint="Die Rechte des Ordners ändern, oder einen anderen Projektordner nehmen.",
            )
            return
    yield Finding(f"Projekt: in {shown(folder.root)} lässt sich schreiben", fine=True)


def libraries_of_windows(packaged: Sequence[Path], own: Path | None) -> Finding:
    """Where Pango comes from on Windows: a folder of MSYS2 that somebody set up, or packages."""
    if own is not None:
        return Finding(f"Bibliotheken für PDF: {own}", fine=True)
    if packaged:
        return Finding(f"Bibliotheken für PDF: {packaged[0]}", fine=True)
    return Finding(
        "Bibliotheken für PDF (gstreamer-libs) fehlen.",
        fine=False,
        hint="„pip install gstreamer-libs“; dazu muss Python das für 64 Bit (x64) sein.",
    )


def _no_pdf(problem: Problem) -> Finding:
    """Why no PDF can be tried: there is no Pango, or nothing that letters could be drawn with."""
    if problem.id == "pango-fehlt":
        return Finding(
            "Pango fehlt: PDF lassen sich nicht erzeugen, Word-Dateien schon.", fine=False, hint=problem.hint
        )
    if problem.id == "pdf-unvollstaendig":
        return Finding("Keine Schrift ist da; ein PDF bleibt leer.", fine=False, hint=INSTALL_FONTS)
    return Finding(f"Ein PDF zur Probe misslingt: {problem.what}", fine=False, hint=problem.hint)


def _fonts_of(layout: bytes, *texts: Text) -> list[str]:
    """The fonts in a PDF of these texts."""
    return fonts_in(FORMATS["pdf"].load_writer()(Document(Metadata("Probe"), (Paragraph(texts),)), layout))


def _usual(used: Sequence[str]) -> Finding:
    expected = [font for font in used if any(name in font for name in FONTS)]
    if expected:
        return Finding(f"Schrift: {', '.join(expected)}", fine=True)
    return Finding(
        f"Keine der Schriften Liberation Sans, Arimo und Arial ist da (benutzt würde {', '.join(used)}).",
        fine=False,
        hint=INSTALL_FONTS,
    )


def _standing_in(used: Sequence[str]) -> Finding:
    """Whether letters that the usual fonts lack are printed in those that come as packages."""
    lacking = [name for name in (ARIMO, DEJAVU) if name.replace(" ", "-") not in used]
    shown = ", ".join(name.removeprefix("Antrag ") for name in lacking or (ARIMO, DEJAVU))
    if lacking:
        return Finding(f"Mit {shown} lässt sich nicht drucken.", fine=False, hint="antrag-gen neu installieren.")
    return Finding(f"Schriften für weitere Zeichen: {shown}", fine=True)


def _named(family: str, sheet: str, *, installed: bool) -> Finding:
    if installed:
        return Finding(f"Schrift: {family} ({sheet})", fine=True)
    return Finding(
        f"Die Schrift „{family}“, die {sheet} nennt, ist auf diesem Rechner nicht da.",
        fine=False,
        hint="Die Schrift einrichten; sonst wird mit der nächsten gedruckt, und Seiten brechen anders um.",
    )


def fonts_in(data: bytes) -> list[str]:
    """The names of the fonts embedded in a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return sorted(
            {
                str(item["/FontName"]).removeprefix("/").partition("+")[2]
                for item in pdf.objects
                if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
            }
        )
