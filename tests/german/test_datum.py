"""Dates as people write them, and as they are printed."""

import datetime as dt

import pytest
from german.refusals import check_refused
from hypothesis import given
from hypothesis import strategies as st

from antrag_gen.german.datum import FORMEN, format_datum, format_datum_kurz, parse_datum

TAG = dt.date(2023, 10, 18)
dates = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-18",
        "18.10.2023",
        "18. 10. 2023",
        "18. Oktober 2023",
        "18.\u00a0Oktober 2023",
        " 18.\u202fOktober\u00a02023 ",
    ],
)
def test_a_date_is_read_in_every_usual_form(text):
    assert parse_datum(text) == TAG


def test_a_month_is_read_however_its_umlaut_is_encoded():
    assert parse_datum("1. Ma\u0308rz 2024") == parse_datum("1.3.2024") == dt.date(2024, 3, 1)


def unlesbar(text, hint):
    return (text, f"„{text}“ ist kein lesbares Datum.", hint, "datum-unlesbar")


SLASHES = "Ein Datum hat Punkte, und der Tag steht zuerst; gemeint sein kann"
REFUSED = [
    ("30.02.2024", "Den Tag „30.02.2024“ gibt es nicht.", "Der Februar 2024 hat 29 Tage.", "datum-ungueltig"),
    ("2023-02-29", "Den Tag „2023-02-29“ gibt es nicht.", "Der Februar 2023 hat 28 Tage.", "datum-ungueltig"),
    ("00.10.2023", "Den Tag „00.10.2023“ gibt es nicht.", "Der Oktober 2023 hat 31 Tage.", "datum-ungueltig"),
    (
        "10.18.2023",
        "Den Monat in „10.18.2023“ gibt es nicht.",
        "Die Monate gehen von 01 bis 12; erst steht der Tag, dann der Monat (in „2023-10-18“ umgekehrt).",
        "datum-ungueltig",
    ),
    (
        "18.10.0203",
        "Das Jahr in „18.10.0203“ kann nicht stimmen.",
        "Das Jahr muss zwischen 1900 und 2100 liegen.",
        "datum-jahr",
    ),
    unlesbar("11/14/2023", f"{SLASHES} „14.11.2023“."),
    unlesbar("03/04/2023", f"{SLASHES} „03.04.2023“ oder „04.03.2023“."),
    unlesbar("13/14/2023", FORMEN),
    unlesbar("18.10.23", "Das Jahr hat vier Ziffern: „18.10.JJJJ“."),
    unlesbar("18. Oktober 23", "Das Jahr hat vier Ziffern: „18. Oktober JJJJ“."),
    unlesbar("18. Okt. 2023", FORMEN),
    unlesbar("1８.10.2023", FORMEN),
    unlesbar("2023", FORMEN),
    unlesbar("gestern", FORMEN),
    unlesbar("", FORMEN),
]


@pytest.mark.parametrize(("text", "what", "hint", "id"), REFUSED)
def test_what_is_no_date_is_refused_with_the_mend(text, what, hint, id):
    check_refused(parse_datum, text, what, hint, id)


def test_a_date_is_printed_long_and_short():
    assert format_datum(TAG) == "18. Oktober 2023"
    assert format_datum(dt.date(2024, 3, 1)) == "1. März 2024"
    assert format_datum_kurz(dt.date(2024, 3, 1)) == "01.03.2024"


@given(dates)
def test_every_date_is_read_back_from_its_text(date):
    assert parse_datum(format_datum(date)) == parse_datum(format_datum_kurz(date)) == date
    assert parse_datum(date.isoformat()) == date
