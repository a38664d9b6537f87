"""The book of motions: what was selected in, what stands on its cover out."""

from collections.abc import Sequence

from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.together.buch import Buch
from antrag_gen.work.lists.liste import Angaben
from antrag_gen.work.lists.select import Listed, title_of


def cover_of(motions: Sequence[Listed], settings: Einstellungen, angaben: Angaben) -> Buch:
    """The cover of a book of these motions."""
    return Buch(
        projekt=settings,
        betreff=title_of(motions),
        stand=angaben.stand,
        auswahl=angaben.auswahl,
        anzahl=angaben.anzahl,
        fehlend=angaben.fehlend,
        nichtoeffentlich=angaben.nichtoeffentlich,
        ausgelassen=angaben.ausgelassen,
    )
