"""A book of all papers of the project, through all stages: it has drafts, notes, wide tables and signatures."""

from functools import cache

from papers import PAPERS, PROJECT, ROOT, load_in, tree_of

from antrag_gen.compose.book import bind, compose_book
from antrag_gen.compose.document import compose
from antrag_gen.german.datum import parse_datum
from antrag_gen.together.buch import Buch
from antrag_gen.tree import Document
from antrag_gen.work.build import Built, write_all

OURS = [path for path in PAPERS if path.is_relative_to(ROOT / "content")]
SETTINGS = PROJECT.einstellungen
TEMPLATES = PROJECT.templates
TWICE = ("pdf", "docx")


def cover() -> Buch:
    return Buch(
        projekt=SETTINGS,
        betreff="Anträge zum Doppelhaushalt 2024/2025",
        stand=parse_datum("20.12.2023"),
        auswahl="alle Papiere",
        anzahl=len(OURS),
    )


@cache
def book() -> Document:
    return bind(compose(cover(), TEMPLATES, SETTINGS), [tree_of(path) for path in OURS], SETTINGS, TEMPLATES)


@cache
def written() -> Built:
    papers = [load_in(path, PROJECT).paper for path in OURS]
    return write_all(compose_book(cover(), papers, TEMPLATES, SETTINGS), TEMPLATES, TWICE)
