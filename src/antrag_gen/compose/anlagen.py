"""Put Anlagen behind a paper: its tree, pictures and the trees of other papers in, one tree out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from antrag_gen.compose.book import bind
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.library.templates import Templates
from antrag_gen.tree import Document, Image


@dataclass(frozen=True, slots=True)
class Teil:
    """What is put behind a paper: its number and title as the list has them, a picture or a paper."""

    nummer: str
    titel: str
    inhalt: Image | Document


def add_anlagen(paper: Document, parts: Sequence[Teil], templates: Templates, settings: Einstellungen) -> Document:
    """The paper with a page, or pages, for each part, below a heading that is its line of the list."""
    if not parts:
        return paper
    return bind(paper, [_as_paper(part, paper, settings) for part in parts], settings, templates)


def _as_paper(part: Teil, around: Document, settings: Einstellungen) -> Document:
    title = name_anlage(part.nummer, part.titel, settings)
    if isinstance(part.inhalt, Document):
        return replace(part.inhalt, metadata=replace(part.inhalt.metadata, title=title))
    metadata = replace(around.metadata, title=title, status="")
    return Document(metadata, (part.inhalt,), place=part.inhalt.place)


def name_anlage(number: str, title: str, settings: Einstellungen) -> str:
    """`Anlage 3: Lageplan`, in the city's words."""
    return f"{settings.titel('Anlagen' if ' ' in number else 'Anlage')} {number}: {title}"
