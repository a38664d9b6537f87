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
from antrag_gen.models.validate import nearest, sections_of, validate
from antrag_gen.project import SETTINGS, Project, shown
from antrag_gen.readers.head import Head, read_head
from antrag_gen.readers.markdown.blocks import Section, read_markdown
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
    skip = 1 if key else 0
    head, problems = read_head(read_text(read_bytes(path, name), name), name)
    loaded = None
    if head is not None:
        values = {key: head.values} if key else head.values
        loaded, found = validate(model, values, lambda at, *, key=False: head.place(at[skip:], key=key))
        problems.extend(found)
    if loaded is None or problems:
        raise AntragError(problems)
    return loaded


def load(path: Path, project: Project, surroundings: Umfeld) -> Loaded:
    """Read and check one content file.

    Raises AntragError with every problem of the file where one of them is an error.
    """
    return load_bytes(project.read_inside(path, Place(shown(path))), path, project, surroundings)


def load_bytes(data: bytes, path: Path, project: Project, surroundings: Umfeld) -> Loaded:
    """Check the bytes of a content file that stands, or stood, at `path`; raises as `load` does."""
    name = shown(path)
    source = split_source(read_text(data, name), name)
    head, problems = read_head(source.head, source.path, source.head_line)
    sections, found = read_markdown(
        source.body, source.path, source.body_line, lambda image, place: _open_image(image, place, path, project)
    )
    problems.extend(found)
    paper = _build(head, sections, surroundings, problems, source) if head is not None else None
    problems = _merge_blanks(
        problems, list(_blanks(source, head, draft=paper is None or paper.status is Status.ENTWURF))
    )
    if head is not None and surroundings.projekt.quelle_einbetten:
        problems.extend(_comments(head))
    if paper is None or any(problem.level is Level.FEHLER for problem in problems):
        raise AntragError(problems)
    return Loaded(paper, name, data, tuple(problems))


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
    head: Head, sections: tuple[Section, ...], surroundings: Umfeld, problems: list[Problem], source: Source
) -> Papier | None:
    model = _kind(head, problems)
    if model is None:
        return None
    fields, meant = _fields(model, head, sections, problems)
    titles = sections_of(model)
    below = Place(source.path, source.body_line)

    def where(path: tuple[str | int, ...], *, key: bool = False) -> Place:
        is_section = path and path[0] in titles.values() and path not in head.keys
        return below if is_section else head.place(path, key=key)

    # A section that is only misspelt is not missing as well.
    values: dict[str, object] = {**head.values, **fields}
    paper, found = validate(model, values, where, surroundings, told={(titles[title],) for title in meant})
    problems.extend(found)
    if paper is not None:
        problems.extend(
            Problem(where(finding.path), finding.what, finding.hint, finding.id, finding.level)
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
) -> tuple[dict[str, Prosa], set[str]]:
    """The sections by the fields they fill, and the titles that misspelt ones probably mean."""
    titles = sections_of(model)
    fields: dict[str, Prosa] = {}
    misspelt: set[str] = set()
    for section in sections:
        title = section.title.removesuffix(":").strip()
        if title not in titles:
            meant = nearest(title, list(titles))
            misspelt.update([meant] if meant else [])
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
    return fields, misspelt


def _merge_blanks(problems: list[Problem], blanks: list[Problem]) -> list[Problem]:
    """Both, but where a blank keeps a value from being read only that it is to be filled in."""
    unread = {problem.where for problem in problems}
    empty = {blank.where for blank in blanks}
    kept = [problem for problem in problems if problem.where not in empty]
    return kept + [replace(blank, level=Level.FEHLER) if blank.where in unread else blank for blank in blanks]


def _blanks(source: Source, head: Head | None, *, draft: bool) -> Iterator[Problem]:
    """What was left to fill in: fine in a draft, an error in a paper that is handed in."""
    comments = {place.line: place.column - 1 for place in head.comments} if head else {}
    level = Level.WARNUNG if draft else Level.FEHLER
    for first, text in ((source.head_line, source.head), (source.body_line, source.body)):
        for number, line in enumerate(text.split("\n"), first):
            for match in BLANK.finditer(line, 0, comments.get(number, len(line))):
                yield Problem(
                    Place(source.path, number, match.start() + 1),
                    f"Hier ist noch etwas auszufüllen: „{match[0]}“.",
                    "Durch den richtigen Text ersetzen.",
                    "platzhalter",
                    level,
                )


def _comments(head: Head) -> Iterator[Problem]:
    """Comments that readers of the paper will find in the source that lies in it."""
    for place in head.comments:
        yield Problem(
            place,
            "Diese Anmerkung steht mit der Quelle in PDF und Word-Datei, jeder kann sie dort lesen.",
            "Löschen, was nicht nach außen soll, oder mit „--ohne-quelle“ erzeugen.",
            "quelle-anmerkung",
            Level.HINWEIS,
        )
