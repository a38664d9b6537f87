"""Stage load: a content file becomes a checked paper, or every problem of the file at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.files import read_bytes
from antrag_gen.models.arten import ARTEN
from antrag_gen.models.felder import Prosa
from antrag_gen.models.papier import Papier, Status
from antrag_gen.models.projekt import Projekt, Stammdaten, Umfeld
from antrag_gen.models.validate import nearest, raise_if, sections_of, validate
from antrag_gen.project import SETTINGS, Project, shown
from antrag_gen.readers.head import Head, read_head
from antrag_gen.readers.markdown import Section, read_markdown
from antrag_gen.readers.source import Source, read_text, split_source
from antrag_gen.tree import Image

M = TypeVar("M", bound=BaseModel)
# What `antrag neu` leaves to fill in, and what people type for „later“.
BLANK = re.compile(r"‹[^›\n]*›|\?\?\?|\bXXX+\b|\bTODO\b|\[…\]|_{3,}")
SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A paper, the file it comes from and the problems that did not keep it from being read."""

    paper: Papier
    path: str
    source: bytes
    problems: tuple[Problem, ...]


def load_surroundings(project: Project) -> Umfeld:
    """The settings and lists of a project; raises AntragError with the problems of its YAML files."""
    return Umfeld(projekt=_load_yaml(project.root / SETTINGS, Projekt), stammdaten=_load_lists(project))


def _load_lists(project: Project) -> Stammdaten:
    path = project.content / "stammdaten" / "fraktionen.yaml"
    return _load_yaml(path, Stammdaten, key="fraktionen") if path.is_file() else Stammdaten()


def _load_yaml(path: Path, model: type[M], key: str = "") -> M:
    """A YAML file as a model; with `key`, the whole file is the value of that key."""
    name = shown(path)
    head = read_head(read_text(read_bytes(path, name), name), name)
    values = {key: head.values} if key else head.values
    loaded, problems = validate(model, values, lambda loc: head.place(loc[1:] if key else loc))
    raise_if(problems)
    if loaded is None:
        raise AssertionError("a model that is not valid has problems")
    return loaded


def load(path: Path, project: Project, surroundings: Umfeld) -> Loaded:
    """Read and check one content file.

    Raises AntragError with every problem of the file where one of them is an error.
    """
    name = shown(path)
    data = project.read_inside(path, Place(name))
    source = split_source(read_text(data, name), name)
    problems: list[Problem] = []
    head, sections = _read_parts(source, path, project, problems)
    paper = None
    if head is not None:
        paper = _build(head, sections, surroundings, problems, source)
        blanks = list(_blanks(source, draft=paper is None or paper.status is Status.ENTWURF))
        problems[:] = _merge_blanks(problems, blanks)
    if paper is None or any(problem.level is Level.FEHLER for problem in problems):
        raise AntragError(problems)
    return Loaded(paper, name, data, tuple(problems))


def _read_parts(
    source: Source, path: Path, project: Project, problems: list[Problem]
) -> tuple[Head | None, tuple[Section, ...] | None]:
    """Head and sections; None for the one that could not be read, its problems being added."""
    head, sections = None, None
    try:
        head = read_head(source.head, source.path, source.head_line)
    except AntragError as error:
        problems.extend(error.problems)
    try:
        sections = read_markdown(
            source.body, source.path, source.body_line, lambda name, place: _open_image(name, place, path, project)
        )
    except AntragError as error:
        problems.extend(error.problems)
    return head, sections


def _open_image(name: str, place: Place, path: Path, project: Project) -> Image:
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", name):
        raise AntragError.of(
            place,
            f"Das Bild „{name}“ liegt nicht im Projekt.",
            "Bilder werden nie aus dem Netz geladen: die Datei neben den Antrag legen.",
            id="bild-netz",
        )
    data = project.read_inside(path.parent / name, place)
    media_type = next((kind for signature, kind in SIGNATURES if data.startswith(signature)), None)
    if media_type is None:
        raise AntragError.of(
            place, f"„{name}“ ist kein Bild im Format PNG oder JPEG.", "Das Bild als PNG speichern.", id="bild-format"
        )
    return Image(data, media_type, alt="", place=place)


def _build(
    head: Head, sections: tuple[Section, ...] | None, surroundings: Umfeld, problems: list[Problem], source: Source
) -> Papier | None:
    model = _kind(head, problems)
    if model is None:
        return None
    values = {**head.values, **_fields(model, head, sections or (), problems)}
    where_sections = Place(source.path, source.body_line)
    places: dict[tuple[str | int, ...], Place] = {
        (name,): where_sections for name in sections_of(model).values() if (name,) not in head.keys
    }
    paper, found = validate(model, values, lambda loc: places.get(loc) or head.place(loc), surroundings)
    # A body that could not be read lacks all of its sections: its own problems say enough.
    problems.extend(problem for problem in found if sections is not None or problem.id != "abschnitt-fehlt")
    if paper is not None:
        problems.extend(
            Problem(head.place(finding.path), finding.what, finding.hint, finding.id, finding.level)
            for finding in paper.befunde()
        )
    return paper


def _kind(head: Head, problems: list[Problem]) -> type[Papier] | None:
    art = head.values.get("art")
    if isinstance(art, str) and art in ARTEN:
        return ARTEN[art]
    known = ", ".join(ARTEN)
    if art is None:
        problems.append(
            Problem(
                head.place(()),
                "Die Angabe „art“ fehlt.",
                f"Eine Zeile „art: …“ ergänzen. Möglich sind: {known}.",
                "angabe-fehlt",
            )
        )
    else:
        meant = nearest(str(art), list(ARTEN))
        problems.append(
            Problem(
                head.place(("art",)),
                f"Die Art „{art}“ gibt es nicht.",
                f"Ist „{meant}“ gemeint?" if meant else f"Möglich sind: {known}.",
                "art-unbekannt",
            )
        )
    return None


def _fields(
    model: type[Papier], head: Head, sections: tuple[Section, ...], problems: list[Problem]
) -> dict[str, Prosa]:
    """The sections by the fields they fill."""
    titles = sections_of(model)
    fields: dict[str, Prosa] = {}
    for section in sections:
        title = section.title.removesuffix(":").strip()
        if title not in titles:
            meant = nearest(title, list(titles))
            problems.append(
                Problem(
                    section.place,
                    f"Den Abschnitt „{section.title}“ gibt es bei „{head.values['art']}“ nicht.",
                    f"Ist „# {meant}“ gemeint?"
                    if meant
                    else f"Möglich sind: {', '.join(f'„# {known}“' for known in titles)}.",
                    "abschnitt-unbekannt",
                )
            )
        elif titles[title] in fields:
            problems.append(
                Problem(
                    section.place,
                    f"Den Abschnitt „{title}“ gibt es schon.",
                    "Die Texte unter einer Überschrift zusammenfassen.",
                    "abschnitt-doppelt",
                )
            )
        else:
            fields[titles[title]] = Prosa(section.blocks)
    return fields


def _merge_blanks(problems: list[Problem], blanks: list[Problem]) -> list[Problem]:
    """Both, but where a blank keeps a value from being read only that it is to be filled in."""
    unread = {problem.where for problem in problems}
    empty = {blank.where for blank in blanks}
    kept = [problem for problem in problems if problem.where not in empty]
    return kept + [replace(blank, level=Level.FEHLER) if blank.where in unread else blank for blank in blanks]


def _blanks(source: Source, *, draft: bool) -> Iterator[Problem]:
    """What was left to fill in: fine in a draft, an error in a paper that is handed in."""
    level = Level.WARNUNG if draft else Level.FEHLER
    for first, text, comments in ((source.head_line, source.head, True), (source.body_line, source.body, False)):
        for number, line in enumerate(text.split("\n")):
            end = line.find(" #") if comments and " #" in line else len(line)
            if comments and line.lstrip().startswith("#"):
                continue
            for match in BLANK.finditer(line, 0, end):
                yield Problem(
                    Place(source.path, first + number, match.start() + 1),
                    f"Hier ist noch etwas auszufüllen: „{match[0]}“.",
                    "Durch den richtigen Text ersetzen.",
                    "platzhalter",
                    level,
                )
