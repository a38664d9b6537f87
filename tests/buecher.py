"""A book of papers of the project, through all stages: of some with notes, a wide table and signatures, laid out in one
go, or of more in several.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from unittest.mock import patch

from papers import PROJECT, ROOT, load_in, tree_of
from shared import shared

from antrag_gen.compose.book import bind, compose_book
from antrag_gen.compose.document import compose
from antrag_gen.german.datum import parse_datum
from antrag_gen.together.buch import Buch
from antrag_gen.tree import Document
from antrag_gen.work.build import Built, with_anlagen, write_all
from antrag_gen.writers.pdf.mend import sections

SOME = tuple(
    ROOT / "content" / name
    for name in (
        "antraege/2023/finanzielle-mittel-kulturwandel-sozialamt.md",
        "antraege/2023/sanierung-klinikum.md",
        "antworten/2023/antwort-schulwege.md",
        "vorlagen/2023/unterlage-1-lesung-ganztag.md",
    )
)
ONE = (ROOT / "content/antraege/2023/winterdienst-auf-radwegen.md",)
# Three sections behind the front, as so few of them are laid out at a time; there are notes in each.
AT_A_TIME = 3
MANY = tuple(
    ROOT / "content" / name
    for name in (
        "antraege/2023/finanzielle-mittel-kulturwandel-sozialamt.md",
        "antraege/2023/radwege-im-westen.md",
        "antraege/2023/sanierung-klinikum.md",
        "antworten/2023/antwort-schulwege.md",
        "berichte/2024/trinkbrunnen.md",
        "vorlagen/2023/haushalt-ganztag-und-schulwege.md",
        "vorlagen/2023/unterlage-1-lesung-ganztag.md",
    )
)
SETTINGS = PROJECT.einstellungen
TEMPLATES = PROJECT.templates
TWICE = ("pdf", "docx")


def cover(papers: Sequence[Path] = MANY) -> Buch:
    return Buch(
        projekt=SETTINGS,
        betreff="Anträge zum Doppelhaushalt 2024/2025",
        stand=parse_datum("20.12.2023"),
        auswahl="alle Papiere",
        anzahl=len(papers),
    )


@cache
def book(papers: tuple[Path, ...] = MANY) -> Document:
    return bind(compose(cover(papers), TEMPLATES, SETTINGS), [tree_of(path) for path in papers], SETTINGS, TEMPLATES)


@cache
def written(papers: tuple[Path, ...] = MANY) -> Built:
    def make() -> Built:
        loaded = [load_in(path, PROJECT) for path in papers]
        made = compose_book(cover(papers), loaded, lambda each: with_anlagen(each, PROJECT), TEMPLATES, SETTINGS)
        with patch.object(sections, "PAPERS", AT_A_TIME if papers == MANY else sections.PAPERS):
            return write_all(made, TEMPLATES, TWICE)

    return shared(f"book of {len(papers)}", make)
