"""The same input gives the same bytes, whatever the process: of papers, books and lists.

Of the Gesamtbericht and the lists, which are long, the tree is compared: they are written as papers are. Of a paper of
each kind there is the Word file, and the PDF of some in which all nodes stand.
"""

import hashlib
import os
import sys
from collections.abc import Iterator

import pytest
import test_zeichen
from buecher import SOME
from buecher import written as book_written
from dump import dump
from papers import FEW, MUSTERSTADT, ROOT, SEED, build_in, built, project_of
from programs import output_of
from work.lists.list_papers import NAMES as LISTS
from work.lists.list_papers import list_file, list_tree
from work.yearly.year_papers import band, uebersicht
from writers.docx.docx_papers import BASE, long_document, sample_document
from writers.pdf.pdf_papers import BASE_CSS, every_node_written

from antrag_gen.fonts.typefaces import ANY_LAYOUT
from antrag_gen.transforms.fonts import set_fonts
from antrag_gen.tree import Document, Emphasis, Heading, Metadata, Paragraph, Strong, Text
from antrag_gen.writers.docx.write import write as write_docx
from antrag_gen.writers.formats import FORMATS, LIST_FORMATS

PRINTED = {SEED, MUSTERSTADT / "content/vorlagen/radstation.md"}
SCRIPT = """
import sys
sys.path.insert(0, "tests")
from test_same_bytes import digests
print(*digests(), sep="\\n")
"""


def digests() -> list[str]:
    return [f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in files()]


def files() -> Iterator[tuple[str, bytes]]:
    """What the program can make, by names."""
    for path in sorted(FEW):
        made = built(path) if path in PRINTED else build_in(path, project_of(path), ("docx",))
        yield from sorted((f"{path.relative_to(ROOT)} {suffix}", data) for suffix, data in made.files.items())
    yield from sorted((f"book {suffix}", data) for suffix, data in book_written(SOME).files.items())
    yield "gesamtbericht", "\n".join(dump(band().gesamtbericht)).encode()
    yield from ((f"uebersicht {suffix}", uebersicht(suffix)) for suffix in ("xlsx", "csv"))
    yield from ((name, "\n".join(dump(list_tree(name))).encode()) for name in LISTS)
    yield from ((f"{LISTS[-1]} {suffix}", list_file(LISTS[-1], suffix)) for suffix in LIST_FORMATS)
    yield "letters docx", test_zeichen.written("docx")
    yield "names pdf", FORMATS["pdf"].load_writer()(set_fonts(names(), ANY_LAYOUT), BASE_CSS)
    yield "every node pdf", every_node_written()
    yield "every node docx", write_docx(sample_document(), BASE)


def names() -> Document:
    """Letters that Liberation Sans lacks, in all of its faces."""
    name = (Text(test_zeichen.NAME),)
    looks = (name, (Strong(name),), (Emphasis(name),), (Strong((Emphasis(name),)),))
    return Document(Metadata("Namen"), (Heading(1, name), *(Paragraph(look) for look in looks)))


@pytest.mark.langsam
def test_another_process_writes_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """With another order of sets: that of this process is random, or what its environment says."""
    monkeypatch.setenv("PYTHONHASHSEED", "0" if os.environ.get("PYTHONHASHSEED") == "4711" else "4711")
    monkeypatch.setenv("TZ", "UTC+4")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.chdir(ROOT)
    assert output_of(sys.executable, "-c", SCRIPT).splitlines() == digests()


@pytest.mark.langsam
def test_the_same_paper_gives_the_same_bytes_again() -> None:
    assert write_docx(long_document(), BASE) == write_docx(long_document(), BASE)
