"""What other papers a paper cites, as rules see it: a manuscript goes in, papers of the project with places go out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from antrag_gen.errors import HERE, Path, Place
from antrag_gen.fields.kennungen import Kennung, Papiereintrag
from antrag_gen.fields.nummern import Antragsnummer, Drucksachennummer, name_of
from antrag_gen.fields.verweise import Verweis, find_references
from antrag_gen.german.sentences import NO_END, SENTENCE_END
from antrag_gen.library.verweispruefung import references_in_head
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where

AROUND = 400  # characters before and behind a citation that may say something of it


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper of the project, where it is cited and how messages call it.

    `words` are those that cite it, from `start` of their passage on, `before` and `behind` what stands around them; all
    are empty, and `passage` is None, where a number is a value of the head. `path` leads to a value of the head.
    """

    entry: Papiereintrag
    place: Place
    name: str
    path: Path = HERE
    passage: Passage | None = None
    start: int = 0
    words: str = ""
    before: str = ""
    behind: str = ""
    ziffern: tuple[str, ...] = ()

    @property
    def is_literal(self) -> bool:
        """Whether somebody else's words cite it."""
        return self.passage is not None and self.passage.is_literal(self.start)

    @property
    def sentence(self) -> tuple[str, str]:
        """The words before and behind it, as far as its sentence goes."""
        text, begin = f"{self.before}{self.words}{self.behind}", len(self.before)
        ends = [end for end in SENTENCE_END.finditer(text) if not NO_END.search(text[: end.start()][-AROUND:])]
        first = max((end.end() for end in ends if end.end() <= begin), default=0)
        last = min((end.start() for end in ends if end.start() > begin), default=len(text))
        return self.before[first:], text[begin + len(self.words) : last]


@lru_cache(maxsize=1)
def find_citations(manuscript: Manuscript) -> tuple[Citation, ...]:
    """The papers of the project that head and text name by their numbers, but for the paper itself."""
    return (*_in_head(manuscript), *_in_words(manuscript))


def _in_head(manuscript: Manuscript) -> Iterator[Citation]:
    if manuscript.paper is None:
        return
    told = {passage.path for passage in manuscript.passages if passage.where is Where.KOPF}
    for path, verweis in manuscript.once(references_of_head):
        if path not in told:
            for entry, name in _known(manuscript, verweis):
                yield Citation(entry, manuscript.at(*path), name, path)


def references_of_head(manuscript: Manuscript) -> tuple[tuple[Path, Verweis], ...]:
    """What the values of its head refer to, each behind the path to its value."""
    paper, nummern = manuscript.paper, manuscript.access.einstellungen.nummern
    return tuple((path, verweis) for path, _, verweis in references_in_head(paper, nummern)) if paper else ()


def _in_words(manuscript: Manuscript) -> Iterator[Citation]:
    nummern = manuscript.access.einstellungen.nummern
    for passage in manuscript.with_figures:
        text = passage.text
        for verweis in find_references(text, nummern):
            for entry, name in _known(manuscript, verweis):
                start, end = verweis.start, verweis.end
                around = text[start:end], text[max(start - AROUND, 0) : start], text[end : end + AROUND]
                where = passage.path, passage, start
                yield Citation(entry, passage.place(start), name, *where, *around, verweis.ziffern)


def _known(manuscript: Manuscript, verweis: Verweis) -> Iterator[tuple[Papiereintrag, str]]:
    number = verweis.wert
    if isinstance(number, (Drucksachennummer, Antragsnummer)):
        for entry in manuscript.access.find(Kennung.of(number)):
            if entry.nummer == number and entry.path != manuscript.content.file.name:
                yield entry, name_of(number)
