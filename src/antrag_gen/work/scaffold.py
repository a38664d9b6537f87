"""New papers and new projects, copied from the templates with blanks to fill in."""

import re
from collections.abc import Callable
from pathlib import Path

from antrag_gen.errors import AntragError, Place
from antrag_gen.fields.validate import sections_of
from antrag_gen.files import read_bytes, write_atomically
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import SETTINGS, default_templates, shown
from antrag_gen.papers.papier import Papier

BLANK_PAPER = "neu.md"
EXAMPLE = "beispiel.md"
NEW_PROJECT = "projekt"
SECTION = re.compile(r"(?P<vor>^|„)# (?P<titel>[^“\n]+)", re.MULTILINE)


def new_paper(art: str, target: Path, templates: tuple[Path, ...], titel: Callable[[str], str] = str) -> Path:
    """Write a commented content file of that kind, its sections by the city's titles.

    Raises AntragError where the file exists already.
    """
    path = target if target.suffix == ".md" else target.with_name(f"{target.name}.md")
    source = next((file for folder in templates if (file := folder / art / BLANK_PAPER).is_file()), None)
    if source is None:
        raise AntragError.of(
            Place(f"templates/{art}/{BLANK_PAPER}"),
            "Dieses Muster fehlt.",
            "antrag-gen neu installieren.",
            id="muster-fehlt",
        )
    _write(path, _entitle(read_bytes(source, shown(source)), ARTEN[art], titel))
    return path


def _entitle(data: bytes, kind: type[Papier], titel: Callable[[str], str]) -> bytes:
    ours = sections_of(kind)
    return SECTION.sub(
        lambda match: f"{match['vor']}# {titel(match['titel'])}" if match["titel"] in ours else match[0], data.decode()
    ).encode()


def new_project(folder: Path) -> list[Path]:
    """Write a project that builds at once; raises AntragError where there is a project already."""
    if (folder / SETTINGS).exists():
        raise AntragError.of(
            Place(shown(folder / SETTINGS)),
            "In diesem Ordner liegt schon ein Projekt.",
            "Einen anderen Ordner nennen.",
            id="projekt-vorhanden",
        )
    skeleton = default_templates() / NEW_PROJECT
    copies = {
        source: folder / source.relative_to(skeleton) for source in sorted(skeleton.rglob("*")) if source.is_file()
    }
    copies |= {
        default_templates() / art / EXAMPLE: folder / "content" / "antraege" / f"beispiel-{art}.md" for art in ARTEN
    }
    for source, target in copies.items():
        _write(target, read_bytes(source, shown(source)))
    return list(copies.values())


def _write(target: Path, data: bytes) -> None:
    if target.exists():
        raise AntragError.of(
            Place(shown(target)),
            "Diese Datei gibt es schon; sie bleibt, wie sie ist.",
            "Einen anderen Namen nennen.",
            id="datei-vorhanden",
        )
    write_atomically(target, data, shown(target))
