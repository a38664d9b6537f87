"""What a head gives and names below a paper stand in two columns; the tags have the order of the tree."""

import re
from itertools import pairwise
from typing import NamedTuple

import pytest
from programs import output_of
from writers.docx.docx_papers import bullets, document, given, item, signed, words
from writers.pdf.pdf_papers import BASE_CSS, LOW_CSS
from writers.pdf.read_back import read_tag_tree

from antrag_gen.tree import Cell, ColumnKind, Footnote, Heading, Link, Pair, Pairs, Row, Strong, Table, Text
from antrag_gen.writers.pdf.write import write

TITLE = Heading(1, (Text("Titel"),))
WORD = re.compile(r'<page |<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</word>')


class Word(NamedTuple):
    page: int
    left: float
    top: float
    right: float
    text: str


def pdf_of(*blocks, layout: bytes = BASE_CSS) -> bytes:
    return write(document(TITLE, *blocks), layout)


def printed(data: bytes) -> list[Word]:
    page, found = 0, []
    for match in WORD.finditer(output_of("pdftotext", "-bbox", "-", "-", data=data)):
        page += match[0] == "<page "
        if match[4]:
            found.append(Word(page, float(match[1]), float(match[2]), float(match[3]), match[4]))
    return found


def places(data: bytes) -> list[dict[str, Word]]:
    """For each person where name and function stand, in the order of their numbers."""
    found: dict[int, dict[str, Word]] = {}
    for word, number in pairwise(printed(data)):
        if word.text in {"Person", "Amt"}:
            found.setdefault(int(number.text), {})[word.text] = word
    return [found[number] for number in sorted(found)]


def test_pairs_are_a_list_whose_labels_are_the_terms() -> None:
    (found,) = read_tag_tree(pdf_of(given(("Gz:", "SI / 50"), ("Datum:", "")))).all("L")
    assert str(found.attributes["ListNumbering"]) == "/None"
    assert [[(kid.type, kid.words) for kid in li.tags] for li in found.tags] == [
        [("Lbl", ["Gz:"]), ("LBody", ["SI", "/", "50"])],
        [("Lbl", ["Datum:"]), ("LBody", [])],
    ]


def test_what_stands_in_the_lines_of_a_pair_is_tagged_where_it_stands() -> None:
    note = Footnote((words("Anmerkung"),))
    link = Link("https://example.org/", (Text("dort"),))
    pair = Pair((Strong((Text("Gz"),)), Text(":"), note), (Text("siehe "), link, note))
    (li,) = read_tag_tree(pdf_of(Pairs((pair,)))).all("LI")
    term, value = li.tags
    assert [getattr(kid, "type", kid) for kid in term.kids] == ["Strong", ":", "Reference", "Note"]
    assert [getattr(kid, "type", kid) for kid in value.kids] == ["siehe ", "Link", "Reference", "Note"]


def test_values_begin_at_one_place_and_long_ones_stay_in_their_column() -> None:
    data = pdf_of(
        given(("Gz:", "SI / 50"), ("Zum Antrag:", "Nummer " * 60), ("Antrag des Bezirksbeirats mit Nummer:", "12/2023"))
    )
    found = printed(data)
    (left,) = {word.left for word in found if word.text == "SI"}
    lines = {word.top: word for word in reversed(found) if word.text == "Nummer"}
    assert len(lines) > 3
    assert {word.left for word in lines.values()} == {left}
    assert all(word.right < left for word in found if word.text in {"Gz:", "Antrag:", "Bezirksbeirats"})


@pytest.mark.auswahl(1)
@pytest.mark.parametrize("names", [2, 3, 8, 30])
def test_names_stand_in_two_columns_and_are_read_from_above(names: int) -> None:
    data = pdf_of(signed(names, words("Gezeichnet")), words("Ende."))
    said = read_tag_tree(data).words
    assert said == [
        "Titel",
        "Gezeichnet",
        *(w for n in range(1, names + 1) for w in f"Person {n} Amt {n}".split()),
        "Ende.",
    ]
    people = [at["Person"] for at in places(data)]
    middle = (names + 1) // 2
    for column in (people[:middle], people[middle:]):
        assert len({word.left for word in column}) == 1
        assert [word.top for word in column] == sorted(word.top for word in column)
    assert [word.top for word in people[: names // 2]] == [word.top for word in people[middle:]]
    assert people[0].left < people[middle].left


def test_one_name_stands_below_the_line() -> None:
    found = {word.text: word for word in printed(pdf_of(signed(1, words("Gezeichnet"))))}
    assert found["Person"].left == found["Amt"].left == found["Gezeichnet"].left


@pytest.mark.auswahl(3)
@pytest.mark.parametrize("lines", range(1, 13))
def test_names_stay_together_with_the_line_above(lines: int) -> None:
    blocks = [*(words("Zeile.") for _ in range(lines)), signed(4, words("Gezeichnet"))]
    found = printed(pdf_of(*blocks, layout=LOW_CSS))
    assert len({word.page for word in found if word.text in {"Gezeichnet", "Person", "Amt"}}) == 1


@pytest.mark.langsam
def test_more_names_than_a_page_holds_are_all_printed_and_none_is_cut() -> None:
    data = pdf_of(signed(50, words("Gezeichnet")), layout=LOW_CSS)
    pages = [(at["Person"].page, at["Amt"].page) for at in places(data)]
    assert len(pages) == 50
    assert len({name for name, _ in pages}) > 1
    assert all(name == function for name, function in pages)


@pytest.mark.langsam
def test_names_within_a_list_are_read_there() -> None:
    (body,) = read_tag_tree(pdf_of(bullets(item("•", "x", signed(2))))).all("LBody")
    assert body.words == ["x", "Person", "1", "Amt", "1", "Person", "2", "Amt", "2"]


def test_a_long_note_to_an_amount_is_set_as_other_notes_are() -> None:
    note = Footnote((words("Nach Auskunft des Amts. " * 20),))
    cell = Cell((Text("wie oben"), note))
    table = Table((), (ColumnKind.BETRAG,), (Row((Cell((Text("Betrag"),), header=True),)),), (Row((cell,)),))
    found = [word for word in printed(pdf_of(table)) if word.text == "Auskunft"]
    assert len({word.top for word in found}) > 3
    assert max(word.right for word in found) < 540
