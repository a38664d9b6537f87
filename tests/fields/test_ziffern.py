"""Ziffern of motions: how they are written, expanded and printed in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antrag_gen.errors import AntragError
from antrag_gen.fields.ziffern import cite, in_order, print_ziffern
from antrag_gen.fields.ziffernfelder import parse_ziffer, parse_ziffern

LABELS = st.builds(
    lambda part, number, below, letter, double: (
        f"{part}{number}{below}{letter and f' {letter}'}{double if letter else ''}"
    ),
    st.sampled_from(["", "", "I.", "IV.", "B."]),
    st.integers(1, 12),
    st.sampled_from(["", ".1", ".2", ".3", ".10"]),
    st.sampled_from(["", "a", "b", "c", "d", "h"]),
    st.sampled_from(["", "", " aa", " bb"]),
)


@pytest.mark.parametrize(
    ("written", "labels", "printed"),
    [
        ("2 h", "2 h", "Ziffer 2 h"),
        ("2h", "2 h", "Ziffer 2 h"),
        ("2 h)", "2 h", "Ziffer 2 h"),
        ("2 (h)", "2 h", "Ziffer 2 h"),
        ("Ziffer 2 Buchst. h", "2 h", "Ziffer 2 h"),
        ("2 Buchstabe h", "2 h", "Ziffer 2 h"),
        ("2 lit. h", "2 h", "Ziffer 2 h"),
        ("Ziffern 2.1 bis 2.3", "2.1, 2.2, 2.3", "Ziffern 2.1 bis 2.3"),
        ("2.1-2.3", "2.1, 2.2, 2.3", "Ziffern 2.1 bis 2.3"),
        ("2 a) bis c)", "2 a, 2 b, 2 c", "Ziffer 2 a bis c"),
        ("2 a) – 2 c)", "2 a, 2 b, 2 c", "Ziffer 2 a bis c"),
        ("2a-c", "2 a, 2 b, 2 c", "Ziffer 2 a bis c"),
        ("2.1 a, b und d", "2.1 a, 2.1 b, 2.1 d", "Ziffer 2.1 a, b und d"),
        ("2 a) aa) bis cc) und 2 b)", "2 a aa, 2 a bb, 2 a cc, 2 b", "Ziffern 2 a aa bis cc und 2 b"),
        ("1 u. 2", "1, 2", "Ziffern 1 und 2"),
        ("1 & 2", "1, 2", "Ziffern 1 und 2"),
        ("1. und 2.", "1, 2", "Ziffern 1 und 2"),
        ("1 und 3 – 8", "1, 3, 4, 5, 6, 7, 8", "Ziffern 1 und 3 bis 8"),
        ("7, 9 – 11", "7, 9, 10, 11", "Ziffern 7 und 9 bis 11"),
        ("1, 2 und 4 bis 6", "1, 2, 4, 5, 6", "Ziffern 1, 2 und 4 bis 6"),
        ("1,2,3", "1, 2, 3", "Ziffern 1 bis 3"),
        ("1 bis 2", "1, 2", "Ziffern 1 und 2"),
        ("3 sowie 1", "3, 1", "Ziffern 1 und 3"),
        ("2 a) bis c) und 4 b), d)", "2 a, 2 b, 2 c, 4 b, 4 d", "Ziffern 2 a bis c, 4 b und d"),
        ("I.2", "I.2", "Ziffer I.2"),
        ("Ziffern I. 1 und II. 3 a", "I.1, II.3 a", "Ziffern I.1 und II.3 a"),
        ("I.1 bis I.3", "I.1, I.2, I.3", "Ziffern I.1 bis I.3"),
        ("I und II", "I, II", "Ziffern I und II"),
        ("II bis IV", "II, III, IV", "Ziffern II bis IV"),
        ("A.2, B.1", "A.2, B.1", "Ziffern A.2 und B.1"),
        ("IX.1, V.1", "IX.1, V.1", "Ziffern V.1 und IX.1"),
        ("9 bis 11 und 10.9 bis 10.11", "9, 10, 11, 10.9, 10.10, 10.11", "Ziffern 9, 10, 10.9 bis 10.11 und 11"),
    ],
)
def test_ziffern_are_read_as_offices_write_them_and_printed_short(written: str, labels: str, printed: str) -> None:
    found = parse_ziffern(written)
    assert ", ".join(found) == labels
    assert cite(found) == printed


@given(st.lists(LABELS, min_size=1, max_size=8))
def test_what_is_printed_is_read_as_the_same(labels: list[str]) -> None:
    assert list(parse_ziffern(print_ziffern(labels))) == in_order(labels)
    assert list(parse_ziffern(cite(labels))) == in_order(labels)


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("8 bis 3", "„8 bis 3“ läuft rückwärts."),
        ("1, 2.3 - 2.1", "„2.3 bis 2.1“ läuft rückwärts."),
        ("2 c) bis a)", "„2 c bis 2 a“ läuft rückwärts."),
        ("2 bis 2", "„2 bis 2“ ist nur eine Ziffer."),
        ("2 bis 2.3", "„2 bis 2.3“ reicht über mehrere Ebenen oder Ziffern."),
        ("2.1 bis 3", "„2.1 bis 3“ reicht über mehrere Ebenen oder Ziffern."),
        ("2.1 bis 3.2", "„2.1 bis 3.2“ reicht über mehrere Ebenen oder Ziffern."),
        ("2 a bis 3 b", "„2 a bis 3 b“ reicht über mehrere Ebenen oder Ziffern."),
        ("2 a bis 4", "„2 a bis 4“ reicht über mehrere Ebenen oder Ziffern."),
        ("1 bis drei", "„1 bis drei“ ist keine Ziffer."),
        ("1, zwei und 3", "„zwei“ ist keine Ziffer."),
        ("2 bis c", "„2 bis c“ ist keine Ziffer."),
        ("2 ff.", "„2 ff.“ ist keine Ziffer."),
        ("1 2", "„1 2“ ist keine Ziffer."),
        ("1 und", "„1 und“ ist keine Ziffer."),
        ("2 u. a.", "„2 u. a.“ ist keine Ziffer."),
        ("alle", "„alle“ ist keine Ziffer."),
    ],
)
def test_what_is_no_ziffer_or_no_range_is_refused(written: str, what: str) -> None:
    with pytest.raises(AntragError) as refused:
        parse_ziffern(written)
    assert refused.value.problem.what == what


def test_one_ziffer_alone_is_one() -> None:
    assert parse_ziffer("2 Buchst. a") == "2 a"
    with pytest.raises(AntragError, match="„1 und 2“ sind mehrere Ziffern"):
        parse_ziffer("1 und 2")
