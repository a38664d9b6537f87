"""The reports of one year of a project, put together."""

import datetime as dt
from functools import cache

from papers import PROJECT, SURROUNDINGS

from antrag_gen.fields.einstellungen import Umfeld
from antrag_gen.library.folder import Project
from antrag_gen.library.settings import load_surroundings
from antrag_gen.library.templates import read_templates
from antrag_gen.work.build import Built, write, write_all
from antrag_gen.work.yearly.due import find_due, find_not_granted
from antrag_gen.work.yearly.together import Jahresband, Year, find_motions

STAND = dt.date(2025, 4, 1)
YEARS = (2024, 2025)
TEMPLATES = read_templates(PROJECT)


def put_together(jahr: int, project: Project, surroundings: Umfeld | None = None) -> Jahresband:
    umfeld = surroundings or load_surroundings(project)
    refused, _ = find_motions(find_not_granted(jahr, umfeld), project, umfeld)
    return Year(jahr, STAND, umfeld, read_templates(project)).put_together(find_due(jahr, project, umfeld)[0], refused)


@cache
def band(jahr: int = 2024) -> Jahresband:
    """Of the content of this repository."""
    return put_together(jahr, PROJECT, SURROUNDINGS)


@cache
def gesamtbericht(jahr: int = 2024) -> Built:
    return write_all(band(jahr).gesamtbericht, "gesamtbericht", TEMPLATES, ("pdf", "docx"))


@cache
def uebersicht(suffix: str) -> bytes:
    return write(band().uebersicht, "uebersicht", TEMPLATES, suffix)
