"""What is handed to WeasyPrint as a tree is what its own parser would make of the page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from papers import SEED, tree_of
from weasyprint import HTML
from writers.pdf.pdf_papers import every_node, paper, paragraph

from antrag_gen.tree import Document, Text
from antrag_gen.writers.pdf.numbered import number_nodes
from antrag_gen.writers.pdf.parsed import read_page, set_closer
from antrag_gen.writers.pdf.write import _fetcher, _page

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "every node": every_node,
    "seed": lambda: tree_of(SEED),
    "signs": lambda: paper(paragraph("Zeichen: < & > \" ' \u00a0 \u00ad \U0001f600 \ufb01")),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_tree_is_that_of_weasyprints_parser(name: str) -> None:
    document = DOCUMENTS[name]()
    page = _page(document.metadata, number_nodes(document), 1)
    assert list(elements(read_page(page, _fetcher()).etree_element)) == list(elements(HTML(string=page).etree_element))


def elements(element: Any, level: int = 0) -> Iterator[tuple[object, ...]]:
    yield level, element.tag, element.attrib, element.text or "", element.tail or ""
    for child in element:
        yield from elements(child, level + 1)


def test_a_page_that_is_no_xml_is_left_to_weasyprints_parser() -> None:
    document = paper(paragraph(Text("vor\ufffe")))
    page = read_page(_page(document.metadata, number_nodes(document)), _fetcher())
    assert page.etree_element.find("body/p").text == "vor\ufffe"


def test_a_page_is_set_closer_and_back() -> None:
    page = read_page('<html lang="de"><head></head><body><p>Wort</p></body></html>', _fetcher())
    assert set_closer(page, "eng").etree_element.find("body").get("class") == "eng"
    assert set_closer(page, "").etree_element.find("body").attrib == {}
