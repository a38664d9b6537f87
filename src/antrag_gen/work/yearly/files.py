"""Lay out what is put together from the reports of a year: its trees come in, files by their names go out."""

from collections.abc import Iterator, Sequence

from antrag_gen.errors import Problem
from antrag_gen.library.templates import Templates
from antrag_gen.tree import Document
from antrag_gen.work.build import write_all
from antrag_gen.work.yearly.together import Jahresband
from antrag_gen.writers.formats import FORMATS

NAMES = ("gesamtbericht", "uebersicht", "stand")
STANDING = NAMES[-1]
# Behind the names of those that have only what is public.
PUBLIC = "-oeffentlich"


def lay_out(band: Jahresband, standing: Document, templates: Templates) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes by name and suffix (`stand.xlsx`), and what keeps others from being laid out."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, document, formats in _wanted(band, standing):
        built = write_all(document, templates, formats)
        problems += built.problems
        files |= {f"{name}.{suffix}": data for suffix, data in built.files.items()}
    return files, problems


def _wanted(band: Jahresband, standing: Document) -> Iterator[tuple[str, Document, Sequence[str]]]:
    report, overview, stand = NAMES
    yield report, band.gesamtbericht, tuple(FORMATS)
    yield overview, band.uebersicht, ("xlsx",)
    yield overview, band.zeilen, ("csv",)
    yield stand, standing, ("xlsx", "html")
