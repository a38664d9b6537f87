"""The reports of one year of a project, put together."""

import datetime as dt
from functools import cache

from papers import PROJECT
from shared import shared

from antrag_gen.library.project import OpenedProject
from antrag_gen.together.vorhaben import Vorhaben
from antrag_gen.tree import Document, Heading, Metadata, Text
from antrag_gen.work.build import Built, write, write_all
from antrag_gen.work.yearly.decided import find_not_granted
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.part import find_part
from antrag_gen.work.yearly.states import Berichtsstand, describe, find_states
from antrag_gen.work.yearly.together import Jahresband, Year, find_motions

STAND = dt.date(2025, 4, 1)


class Front(Year):
    """With a title in the stead of each report, which nobody has to compose."""

    def chapter(self, stand: Berichtsstand) -> tuple[Vorhaben, Document]:
        vorhaben = describe(stand, self.project)
        title = Heading(1, (Text(vorhaben.betreff),))
        return vorhaben, Document(Metadata(vorhaben.betreff), (title,))


class Short(Front):
    """With one report as it is, the longest."""

    def chapter(self, stand: Berichtsstand) -> tuple[Vorhaben, Document]:
        report = stand.faellig.bericht
        whole = report is not None and report.file.name.endswith("/kulturwandel-sozialamt.md")
        return Year.chapter(self, stand) if whole else super().chapter(stand)


def put_together(
    jahr: int, project: OpenedProject, referat: str | None = None, *, whole: bool = True, public: bool = False
) -> Jahresband:
    """Of all, or of a Referat alone; only what stands before the reports where not the `whole` is asked for.

    Where only what is `public` is asked for, without the rest.
    """
    return _put_together(Year if whole else Front, jahr, project, referat, public=public)


def _put_together(
    year: type[Year], jahr: int, project: OpenedProject, referat: str | None = None, *, public: bool = False
) -> Jahresband:
    teil = find_part(referat, None, project)
    refused, _ = find_motions(find_not_granted(jahr, project), project)
    refused = [entry for entry in refused if teil.has_motion(entry.antrag, project)]
    staende, vorjahr = (
        find_states([due for due in find_due(each, project)[0] if teil.has(due)], project) for each in (jahr, jahr - 1)
    )
    made = year(jahr, STAND, project, teil.name, nur_oeffentliche=public)
    return made.put_together(staende, refused, vorjahr=vorjahr)


@cache
def band(jahr: int = 2024) -> Jahresband:
    """Of the content of this repository."""
    return put_together(jahr, PROJECT)


@cache
def short_band() -> Jahresband:
    """The same with all that stands before the reports, but one of these alone: each is laid out as a paper anyway."""
    return _put_together(Short, 2024, PROJECT)


@cache
def gesamtbericht() -> Built:
    tree, formats = short_band().gesamtbericht, ("pdf", "docx")
    return shared("gesamtbericht", lambda: write_all(tree, PROJECT.templates, formats))


@cache
def uebersicht(suffix: str) -> bytes:
    return write(band().zeilen if suffix == "csv" else band().uebersicht, PROJECT.templates, suffix)
