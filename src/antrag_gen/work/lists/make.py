"""Stage list: motions of a project come in; the tree of a list, of their running numbers or of a book goes out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from antrag_gen.compose.book import compose_book
from antrag_gen.compose.document import compose
from antrag_gen.errors import AntragError, Place
from antrag_gen.german.geld import Einheit
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.library.project import OpenedProject
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.tree import Document
from antrag_gen.work.build import with_anlagen
from antrag_gen.work.lists.book import cover_of
from antrag_gen.work.lists.files import file_name
from antrag_gen.work.lists.liste import Angaben, list_motions
from antrag_gen.work.lists.register import list_numbers
from antrag_gen.work.lists.select import Auswahl, Listed


class Form(StrEnum):
    """What is made of motions; the value names its files."""

    LISTE = "antraege"
    NUMMERN = "laufende-nummern"
    BUCH = "buch"


@dataclass(frozen=True, slots=True)
class ListOrder:
    """A list of the motions below `paths` (without any: of all) that `auswahl` asks for, as of `stand`."""

    form: Form
    auswahl: Auswahl
    paths: Sequence[Path]
    einheit: Einheit
    stand: dt.date

    def words(self, project: OpenedProject) -> str:
        """What is listed: `Haushalt 2024/2025; Fraktion Linde`."""
        fraktionen, referate = project.liste("fraktionen"), project.liste("referate")
        parts = [
            *(f"Haushalt {haushalt.text}" for haushalt in self.auswahl.haushalte),
            *(fraktionen[key].name for key in self.auswahl.fraktionen),
            *(referate[key].name for key in self.auswahl.referate),
            *(f"Status {status}" for status in self.auswahl.status),
            *(["nur öffentliche"] if self.auswahl.nur_oeffentliche else []),
            *map(shown, self.paths),
        ]
        return "; ".join(parts) or "alle Anträge"

    def name(self, folder: ProjectFolder) -> str:
        """The name of its files: the same for the same selection, another one for another."""
        roots = (folder.content.resolve(), folder.root.resolve())
        paths = [path.resolve().with_suffix("") for path in self.paths]
        below = [next((path.relative_to(root) for root in roots if path.is_relative_to(root)), path) for path in paths]
        in_teur = self.einheit is Einheit.TEUR and self.form is Form.LISTE
        return file_name(
            [
                self.form,
                *(haushalt.text for haushalt in self.auswahl.haushalte),
                *self.auswahl.fraktionen,
                *self.auswahl.referate,
                *self.auswahl.status,
                *(["nur-oeffentliche"] if self.auswahl.nur_oeffentliche else []),
                *(path.as_posix() for path in below),
                *(["TEUR"] if in_teur else []),
            ]
        )


def make_list(
    order: ListOrder, motions: Sequence[Listed], failed: int, project: OpenedProject, left_out: int = 0
) -> Document:
    """The tree of what was ordered; it says that so many papers are missing as they have errors.

    Where only what is public is asked for, so many (`left_out`) are not.

    Raises AntragError for mistakes in the templates or in what they print, and for a book without motions.
    """
    secret = tuple(each.motion.kennung or each.motion.betreff for each in motions if each.nichtoeffentlich)
    public = order.auswahl.nur_oeffentliche
    angaben = Angaben(
        order.words(project), order.stand, len(motions), failed, secret, ausgelassen=left_out if public else None
    )
    settings, templates = project.einstellungen, project.templates
    if order.form is Form.BUCH:
        return _bind(motions, angaben, project)
    made: Zusammenstellung = (
        list_numbers(motions, settings, angaben)
        if order.form is Form.NUMMERN
        else list_motions(motions, project, angaben, order.einheit)
    )
    return compose(made, templates, settings)


def _bind(motions: Sequence[Listed], angaben: Angaben, project: OpenedProject) -> Document:
    if not motions:
        raise AntragError.of(
            Place(shown(project.folder.content)),
            "Zu dieser Auswahl gibt es keine Anträge, also auch kein Buch.",
            "Die Auswahl prüfen.",
            id="buch-leer",
        )
    settings = project.einstellungen
    return compose_book(
        cover_of(motions, settings, angaben),
        motions,
        lambda listed: _chapter(listed, project),
        project.templates,
        settings,
    )


def _chapter(listed: Listed, project: OpenedProject) -> Document:
    document = with_anlagen(listed.loaded, project)
    return replace(document, metadata=replace(document.metadata, nichtoeffentlich=listed.nichtoeffentlich))
