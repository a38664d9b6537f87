"""What this machine lacks for building papers: findings out, nothing changed."""

import io
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import pikepdf

from antrag_gen import __version__
from antrag_gen.errors import AntragError
from antrag_gen.tree import Document, Metadata, Paragraph, Text
from antrag_gen.writers.formats import FORMATS

PACKAGES = (
    "weasyprint",
    "python-docx",
    "matplotlib",
    "jinja2",
    "pydantic",
    "pikepdf",
    "pyyaml",
    "markdown-it-py",
    "babel",
    "click",
)
FONTS = ("Liberation", "Arimo", "Arial")
INSTALL_FONTS = "Debian und Ubuntu: „apt install fonts-liberation“; Windows und macOS bringen Arial mit."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `hint` says what to do where it is not fine."""

    what: str
    fine: bool
    hint: str = ""


def examine(layout: bytes) -> Iterator[Finding]:
    """Look at versions, Pango and fonts; `layout` is the style sheet that a PDF is tried with."""
    yield Finding(f"antrag-gen {__version__}, Python {platform.python_version()}, {platform.system()}", fine=True)
    for package in PACKAGES:
        try:
            yield Finding(f"{package} {version(package)}", fine=True)
        except PackageNotFoundError:
            yield Finding(f"{package} fehlt", fine=False, hint=f"„pip install {package}“")
    try:
        data = FORMATS["pdf"].load_writer()(Document(Metadata("Probe"), (Paragraph((Text("Probe"),)),)), layout)
    except AntragError as error:
        yield Finding(
            "Pango fehlt: PDF lassen sich nicht erzeugen, Word-Dateien schon.", fine=False, hint=error.problems[0].hint
        )
        return
    yield Finding("Pango: ein PDF lässt sich erzeugen", fine=True)
    used = fonts_in(data)
    expected = [font for font in used if any(name in font for name in FONTS)]
    if expected:
        yield Finding(f"Schrift: {', '.join(expected)}", fine=True)
    else:
        yield Finding(
            f"Keine der Schriften Liberation Sans, Arimo und Arial ist da (benutzt würde {', '.join(used)}).",
            fine=False,
            hint=INSTALL_FONTS,
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
