"""Numbers in words and in figures, as sentences have them."""

import re
from decimal import Decimal

import pytest

from antrag_gen.german.zahlwort import NUMBER, parse_zahlwort

KNOWN = {
    "2,5": "2.5",
    "12": "12",
    "0,7500": "0.75",
    "eine": "1",
    "Einen": "1",
    "zwei": "2",
    "Zwölf": "12",
    "zwanzig": "20",
    "halbe": "0.5",
    "halben": "0.5",
    "anderthalb": "1.5",
    "zweieinhalb": "2.5",
}


@pytest.mark.parametrize("text", KNOWN)
def test_a_number_is_found_and_read(text: str) -> None:
    assert re.fullmatch(NUMBER, text)
    assert parse_zahlwort(text) == Decimal(KNOWN[text])


@pytest.mark.parametrize("text", ["1.000", "Eintritt", "dreizehnte", "zweiter", "achtsam", "1,5,2"])
def test_what_is_no_such_number(text: str) -> None:
    assert not re.fullmatch(NUMBER, text)


def test_another_word_is_refused() -> None:
    with pytest.raises(ValueError, match="keine"):
        parse_zahlwort("keine")
