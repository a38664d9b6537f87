"""What is read as money and what is refused: every spelling with its sum or with the message that it must give."""

import pickle
from decimal import Decimal

import pytest
from german.refusals import check_refused
from hypothesis import given
from hypothesis import strategies as st

from antrag_gen.errors import AntragError
from antrag_gen.german.geld import FORMEN, Einheit, Geld, parse_geld

EURO, TEUR, MIO, MRD = Einheit
LIMIT = 10**15
ZU_GROSS = "Ein Betrag hat in Euro höchstens 15 Ziffern vor dem Komma."

ACCEPTED = [
    ("50.000", "50000", EURO, "50.000 Euro"),
    ("50000", "50000", EURO, "50.000 Euro"),
    ("50.000,00 €", "50000", EURO, "50.000 Euro"),
    ("50.000,50 €", "50000.50", EURO, "50.000,50 Euro"),
    ("50.000 Euro", "50000", EURO, "50.000 Euro"),
    ("50.000€", "50000", EURO, "50.000 Euro"),
    ("197.550 EUR", "197550", EURO, "197.550 Euro"),
    ("2.570.852.077,09 EUR", "2570852077.09", EURO, "2.570.852.077,09 Euro"),
    ("0,50 Euro", "0.50", EURO, "0,50 Euro"),
    ("0", "0", EURO, "0 Euro"),
    ("-0", "0", EURO, "0 Euro"),
    ("-5.000", "-5000", EURO, "−5.000 Euro"),
    ("−5.000", "-5000", EURO, "−5.000 Euro"),
    ("50.000\u00a0Euro", "50000", EURO, "50.000 Euro"),
    ("50.000\u202fEuro", "50000", EURO, "50.000 Euro"),
    ("999.999.999.999.999,99", "999999999999999.99", EURO, "999.999.999.999.999,99 Euro"),
    ("90 TEUR", "90000", TEUR, "90 TEUR"),
    ("1.250 TEUR", "1250000", TEUR, "1.250 TEUR"),
    ("90,5 TEUR", "90500", TEUR, "90,5 TEUR"),
    ("90,50 TEUR", "90500", TEUR, "90,5 TEUR"),
    ("90 T€", "90000", TEUR, "90 TEUR"),
    ("90 Tsd. Euro", "90000", TEUR, "90 TEUR"),
    ("50,1250 TEUR", "50125", TEUR, "50,1250 TEUR"),
    ("1,7 Mio. Euro", "1700000", MIO, "1,7 Mio. Euro"),
    ("1,7 Mio. EUR", "1700000", MIO, "1,7 Mio. Euro"),
    ("1,7 Mio. €", "1700000", MIO, "1,7 Mio. Euro"),
    ("1,7 Mio.", "1700000", MIO, "1,7 Mio. Euro"),
    ("1,7\u00a0Mio.\u00a0€", "1700000", MIO, "1,7 Mio. Euro"),
    ("1250 Mio. Euro", "1250000000", MIO, "1250 Mio. Euro"),
    ("1.250,5 Mio. Euro", "1250500000", MIO, "1250,5 Mio. Euro"),
    ("2,5 Mrd. Euro", "2500000000", MRD, "2,5 Mrd. Euro"),
]


def oder(*readings):
    *first, last = [f"„{reading} Euro“" for reading in readings]
    return f"Gemeint sein kann {', '.join(first)}{' oder ' if first else ''}{last}; bitte ausschreiben."


MEHRDEUTIG = [
    ("120.0", oder("120", "1.200", "120.000")),
    ("-120.0", oder("−120", "−1.200", "−120.000")),
    ("50.00", oder("50", "5.000", "50.000")),
    ("50.0000", oder("50", "50.000", "500.000")),
    ("0.500", oder("0,50", "500")),
    ("1.15 Mio.", oder("1.150.000", "115.000.000", "1.150.000.000")),
    ("1.250 Mio.", oder("1.250.000", "1.250.000.000")),
    ("1.250 Mrd. Euro", oder("1.250.000.000", "1.250.000.000.000")),
    ("50,000 Euro", oder("50", "50.000")),
    ("50,005 Euro", oder("50.005")),
    ("1.250,500 Euro", oder("1.250,50", "1.250.500")),
    ("1,250 TEUR", oder("1.250", "1.250.000")),
    ("1,125 Mio. Euro", oder("1.125.000", "1.125.000.000")),
    ("1,250.50", oder("1.250,50")),
    ("1,250,000", oder("1.250.000")),
]

UNLESBAR = [
    ("", "Es ist kein Betrag angegeben.", FORMEN),
    (" \u00a0 ", "Es ist kein Betrag angegeben.", FORMEN),
    ("50,5 Euro", "Cent haben zwei Ziffern, anders als in „50,5 Euro“.", "Mit zwei Ziffern: „50,50 Euro“."),
    ("50,1234 Euro", "Cent haben zwei Ziffern, anders als in „50,1234 Euro“.", "Zum Beispiel „50,50 Euro“."),
    *(
        (
            text,
            f"„{text}“ enthält Bruchteile von Cent.",
            "Ein Betrag in Euro hat hinter dem Komma zwei Ziffern, die Cent: zum Beispiel „50,50 Euro“.",
        )
        for text in ("66.000,005", "66000,005 Euro", "0,005 €", "-0,125", "0.005")
    ),
    ("007", "„007“ beginnt mit einer Null.", "Die führenden Nullen streichen."),
    (
        "1,123456789 Mio.",
        "„1,123456789 Mio.“ enthält Bruchteile von Cent.",
        "Ein Betrag hat höchstens ganze Cent; am besten in Euro ausschreiben.",
    ),
    *(
        (text, f"„{text}“ ist kein lesbarer Betrag.", hint)
        for text, hint in [
            ("600.000,- €", "Hinter dem Betrag stehen keine Striche: „600.000 Euro“."),
            ("600.000,– €", "Hinter dem Betrag stehen keine Striche: „600.000 Euro“."),
            ("14.175.-- €", "Hinter dem Betrag stehen keine Striche: „14.175 Euro“."),
            ("850.000,-- EUR", "Hinter dem Betrag stehen keine Striche: „850.000 Euro“."),
            ("200 000 €", "Tausender trennt ein Punkt: „200.000 Euro“."),
            ("€ 70.000", "Die Einheit steht hinter der Zahl: „70.000 Euro“."),
            ("EUR 70.000", "Die Einheit steht hinter der Zahl: „70.000 Euro“."),
            ("rd. 66.000 EUR", "Der Betrag ist genau anzugeben: „66.000 Euro“."),
            ("rd. 120.0", f"Der Betrag ist genau anzugeben. {FORMEN}"),
            ("einmalig 50.000 Euro", "Ein Betrag ohne Dauer gilt einmal: „50.000 Euro“."),
            ("– 5.000 Euro", "Das Minus ist ein „-“ unmittelbar vor der Zahl: „-5.000 Euro“."),
            ("50.000 bis 60.000 Euro", FORMEN),
            ("fünfzigtausend", FORMEN),
            ("٥٠", FORMEN),
            ("５０", FORMEN),
        ]
    ),
]

UNBEKANNT = "Möglich sind Euro, TEUR, Mio. Euro und Mrd. Euro (auch EUR, €, T€)."


@pytest.mark.parametrize(("text", "euro", "einheit", "canonical"), ACCEPTED)
def test_a_sum_is_read_exactly_and_keeps_its_unit(text, euro, einheit, canonical):
    geld = parse_geld(text)
    assert (geld.euro, geld.einheit, geld.text) == (Decimal(euro), einheit, canonical)


@pytest.mark.parametrize(("text", "hint"), MEHRDEUTIG)
def test_what_can_be_read_in_two_ways_is_refused_with_its_readings(text, hint):
    check_refused(parse_geld, text, f"„{text}“ ist nicht eindeutig.", hint, "betrag-mehrdeutig")


@pytest.mark.parametrize(("text", "what", "hint"), UNLESBAR)
def test_what_is_not_written_as_money_is_refused_with_the_mend(text, what, hint):
    check_refused(parse_geld, text, what, hint, "betrag-unlesbar")


def test_marks_that_never_end_do_not_recurse():
    check_refused(
        parse_geld, "€" * 50 + "0" * 50, f"„{'€' * 50}{'0' * 9}…“ ist kein lesbarer Betrag.", FORMEN, "betrag-unlesbar"
    )


def test_one_decimal_without_a_unit_may_be_cents_or_thousands():
    what = "Cent haben zwei Ziffern, anders als in „50,5“."
    check_refused(parse_geld, "50,5", what, "Gemeint sein kann „50,50 Euro“ oder „50,5 TEUR“.", "betrag-mehrdeutig")


@pytest.mark.parametrize("text", ["1.25.000", "1250.000,00", "50.00,00", "1,2,3", "1.000,0.0"])
def test_points_and_commas_out_of_place_are_refused(text):
    hint = "Punkte trennen Gruppen von drei Ziffern, das Komma steht vor den Cent: „1.250.000,50 Euro“."
    check_refused(
        parse_geld, text, f"In „{text}“ stehen Punkt oder Komma an falscher Stelle.", hint, "betrag-mehrdeutig"
    )


@pytest.mark.parametrize("text", ["1.000.000.000.000.000", "1234567890123456", "9999999 Mrd.", "1234567890123456.5"])
def test_more_than_fifteen_digits_are_refused(text):
    check_refused(parse_geld, text, f"„{text}“ ist zu groß.", ZU_GROSS, "betrag-zu-gross")


def test_endless_digits_are_refused_with_a_short_message():
    check_refused(parse_geld, "9" * 100_000, f"„{'9' * 59}…“ ist zu groß.", ZU_GROSS, "betrag-zu-gross")


@pytest.mark.parametrize("word", ["Dollar", "Mio", "euro", "Prozent", "²"])
def test_an_unknown_unit_is_refused(word):
    what = f"„{word}“ in „50 {word}“ ist keine bekannte Einheit."
    check_refused(parse_geld, f"50 {word}", what, UNBEKANNT, "betrag-einheit")


def test_words_behind_a_known_unit_are_told_apart_from_an_unknown_one():
    words = "„p. a. für 4 Jahre“ und „monatlich ab 2024 ff.“"
    hint = f"Hinter „TEUR“ können {words} stehen; ohne Dauer gilt der Betrag einmal."
    what = "„TEUR einmalig“ in „50 TEUR einmalig“ ist keine bekannte Einheit."
    check_refused(parse_geld, "50 TEUR einmalig", what, hint, "betrag-einheit")


def test_the_unit_of_the_entry_holds_where_the_value_has_none():
    assert parse_geld("90,5", TEUR) == Geld(Decimal(90500), TEUR)


@pytest.mark.parametrize(
    ("text", "entry", "here"),
    [("90 Euro", TEUR, "Euro"), ("1 Mio.", TEUR, "Mio. Euro"), ("90 TEUR", EURO, "TEUR")],
)
def test_a_value_with_another_unit_than_its_entry_is_refused(text, entry, here):
    what = f"„{text}“ nennt eine andere Einheit als der Eintrag ({entry})."
    hint = f"Entweder „{here}“ beim Betrag oder „einheit: {entry}“ streichen."
    check_refused(lambda value: parse_geld(value, entry), text, what, hint, "betrag-einheit")


@pytest.mark.parametrize("text", ["90", "-90", "999", "0,01"])
def test_a_small_amount_without_a_unit_is_worth_a_question(text):
    assert parse_geld(text).ohne_einheit_klein


@pytest.mark.parametrize(
    ("text", "entry"), [("90 Euro", None), ("1.000", None), ("0", None), ("90", TEUR), ("90", EURO)]
)
def test_large_amounts_and_written_units_are_not(text, entry):
    assert not parse_geld(text, entry).ohne_einheit_klein


def test_whether_a_unit_was_written_takes_no_part_in_equality():
    assert parse_geld("50.000") == parse_geld("50.000 Euro")


def test_a_refusal_survives_pickling():
    with pytest.raises(AntragError) as refusal:
        parse_geld("120.0")
    copy = pickle.loads(pickle.dumps(refusal.value.under("betrag", 3)))  # noqa: S301 – our own bytes
    problem = copy.problem
    assert (problem.what, problem.id) == (refusal.value.problem.what, "betrag-mehrdeutig")
    assert problem.path == ("betrag", 3)
    assert str(copy) == f"{problem.what} {problem.hint}"


@given(
    st.integers(-LIMIT * 100 + 1, LIMIT * 100 - 1).map(lambda cents: Decimal(cents).scaleb(-2)),
    st.sampled_from(Einheit),
)
def test_every_sum_is_read_back_from_its_text(euro, einheit):
    geld = Geld(euro, einheit)
    assert parse_geld(geld.text) == geld


@given(st.from_regex(r"\A[0-9]{1,7}[.,][0-9]{1,7}\Z"), st.sampled_from(["", " Euro", "€", " EUR"]))
def test_one_mark_between_digits_has_the_documented_reading_or_none(digits, unit):
    mark = "." if "." in digits else ","
    front, back = digits.split(mark)
    expected = None
    if mark == "." and len(back) == 3 and len(front) <= 3 and front[0] != "0":
        expected = Decimal(front + back)
    if mark == "," and len(back) == 2 and (front == "0" or front[0] != "0"):
        expected = Decimal(f"{front}.{back}")
    assert read_or_none(digits + unit) == expected


@given(st.from_regex(r"\A[0-9]{1,7}[.,][0-9]{1,7}\Z"), st.sampled_from([TEUR, MIO, MRD]))
def test_one_mark_before_a_larger_unit_too(digits, einheit):
    mark = "." if "." in digits else ","
    front, back = digits.split(mark)
    expected = None
    if mark == "." and einheit is TEUR and len(back) == 3 and len(front) <= 3 and front[0] != "0":
        expected = Decimal(front + back) * 1000
    fits = len(back) <= {TEUR: 5, MIO: 8, MRD: 11}[einheit]
    if mark == "," and len(back) != 3 and fits and (front == "0" or front[0] != "0"):
        euro = Decimal(f"{front}.{back}") * einheit.faktor
        expected = euro if euro < LIMIT else None
    assert read_or_none(f"{digits} {einheit}") == expected


@given(st.text(st.sampled_from("0123456789.,-−€ ETURMio\u00a0\u202f"), max_size=12))
def test_no_text_of_money_marks_raises_anything_but_a_refusal(text):
    if (euro := read_or_none(text)) is not None:
        assert parse_geld(parse_geld(text).text).euro == euro


@given(st.text(min_size=1))
def test_only_digits_from_zero_to_nine_are_money(text):
    if read_or_none(text) is not None:
        assert set("".join(text.split())) <= set("0123456789.,-−€EURuroTsdMi")


def read_or_none(text):
    try:
        return parse_geld(text).euro
    except AntragError:
        return None
