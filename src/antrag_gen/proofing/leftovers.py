"""Rules on what was to be filled in later and was forgotten: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator

from antrag_gen.proofing.manuscript import Manuscript, Where
from antrag_gen.proofing.rule import Finding, Rule

FOLLOWS = re.compile(
    r"\b(?:(?:Text|Begründung|Tabelle|Angaben?|Zahlen|Betrag|Datum|Anlage|Wortlaut|Näheres|Ausführungen)\s+)?"
    r"(?:folgen|folgt)(?:\s+(?:noch|später|nach))?(?=\s*[.…!)]*$)"
)
MOST_WORDS = 5


def find_announced(manuscript: Manuscript) -> Iterator[Finding]:
    """„Text folgt.“ as all that a paragraph, an item or a cell says."""
    for passage in manuscript.passages:
        found = FOLLOWS.search(passage.text)
        if found and len(passage.text.split()) <= MOST_WORDS and passage.where is not Where.UEBERSCHRIFT:
            yield Finding(
                passage.place(found.start()),
                f"Hier ist ein Text nur angekündigt: „{passage.text.strip()}“",
                "Den Text ergänzen oder die Zeile löschen.",
            )


RULES = (Rule("reste-folgt", find_announced),)
