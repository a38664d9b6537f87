"""What other papers a paper cites, as rules see it: a manuscript goes in, papers of the project with places go out."""

from collections.abc import Iterator
from dataclasses import dataclass

from antrag_gen.errors import Place
from antrag_gen.fields.kennungen import Kennung, Papiereintrag
from antrag_gen.fields.nummern import Antragsnummer, Drucksachennummer
from antrag_gen.fields.verweise import Verweis, find_references
from antrag_gen.library.verweispruefung import name_of, references_in_head
from antrag_gen.proofing.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper of the project, where it is cited and how messages call it.

    `before` and `behind` are the words around it in its passage, empty in the head.
    """

    entry: Papiereintrag
    place: Place
    name: str
    before: str = ""
    behind: str = ""


def find_citations(manuscript: Manuscript) -> Iterator[Citation]:
    """The papers of the project that head and text name by their numbers, but for the paper itself."""
    nummern = manuscript.access.einstellungen.nummern
    if manuscript.paper is not None:
        for path, _, verweis in references_in_head(manuscript.paper, nummern):
            for entry, name in _known(manuscript, verweis):
                yield Citation(entry, manuscript.at(*path), name)
    for passage in manuscript.passages:
        for verweis in () if passage.path else find_references(passage.text, nummern):
            for entry, name in _known(manuscript, verweis):
                around = passage.text[: verweis.start], passage.text[verweis.end :]
                yield Citation(entry, passage.place(verweis.start), name, *around)


def _known(manuscript: Manuscript, verweis: Verweis) -> Iterator[tuple[Papiereintrag, str]]:
    number = verweis.wert
    if isinstance(number, (Drucksachennummer, Antragsnummer)):
        for entry in manuscript.access.find(Kennung.of(number)):
            if entry.nummer == number and entry.path != manuscript.content.file.name:
                yield entry, name_of(number)
