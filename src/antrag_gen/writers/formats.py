"""The table of formats: suffix of a file → the writer of its bytes and the layout it needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from antrag_gen.tree import Document

Writer = Callable[[Document, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """`load_writer` imports the writer when it is first needed: its libraries are large, and may be missing.

    `layout` is the suffix of the layouts that it needs; empty where it writes data, which have no looks.
    """

    layout: str
    load_writer: Callable[[], Writer]


def _pdf() -> Writer:
    from antrag_gen.writers.pdf.write import write

    return write


def _docx() -> Writer:
    from antrag_gen.writers.docx.write import write

    return write


def _xlsx() -> Writer:
    from antrag_gen.writers.xlsx.write import write

    return write


def _csv() -> Writer:
    from antrag_gen.writers.csv_file import write

    return write


def _html() -> Writer:
    from antrag_gen.writers.page import write

    return write


# Papers are read; lists are computed with as well.
FORMATS: Mapping[str, Format] = {"pdf": Format("css", _pdf), "docx": Format("docx", _docx)}
LIST_FORMATS: Mapping[str, Format] = {**FORMATS, "xlsx": Format("", _xlsx), "csv": Format("", _csv)}
# What can be written at all: a page for the browser is made of what an office looks up.
ALL_FORMATS: Mapping[str, Format] = {**LIST_FORMATS, "html": Format("", _html)}
