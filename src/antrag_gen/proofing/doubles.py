"""Rules on what stands twice in one paper: a manuscript goes in, the second of each comes out."""

from collections.abc import Iterator

from antrag_gen.papers.papier import Fraktionspapier
from antrag_gen.proofing.manuscript import Manuscript, Where
from antrag_gen.proofing.rule import Finding, Rule

FEWEST_WORDS = 8
# One answer can do for several requests.
ANSWERS = ("stellungnahme", "unterlage")
# What stays from year to year, or says in short what is said again.
REPEATING = ("sachstand", "kurzfassung")
SHOWN = 6  # words of a paragraph that a message quotes


def find_paragraphs(manuscript: Manuscript) -> Iterator[Finding]:
    """A paragraph or an item that stands a second time, word for word."""
    seen: dict[str, int] = {}
    if manuscript.paper is not None and manuscript.paper.art in ANSWERS:
        return
    for passage in manuscript.passages:
        if passage.where not in (Where.ABSATZ, Where.PUNKT) or passage.quoted or passage.section in REPEATING:
            continue
        words = passage.text.split()
        text = " ".join(words)
        if len(words) >= FEWEST_WORDS and text in seen:
            what = f"„{' '.join(words[:SHOWN])} …“ steht wörtlich schon in Zeile {seen[text]}."
            yield Finding(passage.place(), what, "Eine der beiden Stellen löschen.")
        elif len(words) >= FEWEST_WORDS:
            seen[text] = passage.place().line


def find_names(manuscript: Manuscript) -> Iterator[Finding]:
    """A person that stands a second time under `gezeichnet`."""
    seen: set[str] = set()
    for index, person in enumerate(manuscript.paper.gezeichnet if manuscript.paper else ()):
        name = " ".join(person.name.casefold().split())
        if name in seen:
            what = f"„{person.name}“ steht unter „gezeichnet“ zweimal."
            yield Finding(manuscript.at("gezeichnet", index, "name"), what, "Einen der Einträge löschen.")
        seen.add(name)


def find_fraktionen(manuscript: Manuscript) -> Iterator[Finding]:
    """A Fraktion that stands a second time under `fraktionen`."""
    paper = manuscript.paper
    seen: set[str] = set()
    for index, fraktion in enumerate(paper.fraktionen if isinstance(paper, Fraktionspapier) else ()):
        if fraktion.name in seen:
            what = f"„{fraktion.name}“ steht unter „fraktionen“ zweimal."
            yield Finding(manuscript.at("fraktionen", index), what, "Einen der Einträge löschen.")
        seen.add(fraktion.name)


RULES = (
    Rule("doppelt-absatz", find_paragraphs),
    Rule("doppelt-gezeichnet", find_names),
    Rule("doppelt-fraktion", find_fraktionen),
)
