"""What stands behind `betrag:`: every notation of years with its columns or with the message that it must give."""

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import pytest
from german.refusals import check_refused
from hypothesis import given
from hypothesis import strategies as st

from antrag_gen.errors import AntragError
from antrag_gen.german.betrag import FORMEN, Einzelbetrag, Jahresreihe, parse_betrag, parse_jahresbetraege
from antrag_gen.german.geld import Einheit, Geld
from antrag_gen.german.jahre import Haushalt, Planung, Zeitraum
from antrag_gen.german.takt import Genauigkeit, Takt

PLANUNG = Planung(Haushalt(2024, 2025))
PERIOD = "betrag-zeitraum"
EIGENE_ZEILE = "zusammen: jedes Jahr mit seinem Teil in einer eigenen Zeile angeben."

ACCEPTED = [
    ("50.000", "50.000 Euro", {"2024": 50000}),
    (
        "50.000 Euro p. a. für 4 Jahre",
        "50.000 Euro p. a. für 4 Jahre",
        dict.fromkeys(("2024", "2025", "2026", "2027"), 50000),
    ),
    ("50.000\u00a0Euro p.\u202fa. für\u00a02 Jahre", "50.000 Euro p. a. für 2 Jahre", {"2024": 50000, "2025": 50000}),
    ("30.000 Euro p.a. für 1 Jahr", "30.000 Euro p. a. für 1 Jahr", {"2024": 30000}),
    ("30.000 Euro p.a. für 1 Jahre", "30.000 Euro p. a. für 1 Jahr", {"2024": 30000}),
    ("5 TEUR pro Jahr für 2 Jahre", "5 TEUR p. a. für 2 Jahre", {"2024": 5000, "2025": 5000}),
    ("5.000 jährlich ab 2028", "5.000 Euro p. a. ab 2028 ff.", {"2028": 5000, "2029 ff.": 5000}),
    ("40.000 EUR/Jahr ab 2029 ff.", "40.000 Euro p. a. ab 2029 ff.", {"2029 ff.": 40000}),
    (
        "50.000 Euro p. a. für 3 Jahre ab 2025",
        "50.000 Euro p. a. für 3 Jahre ab 2025",
        {"2025": 50000, "2026": 50000, "2027": 50000},
    ),
    ("50.000 Euro p. a. ab 2025 für 1 Jahr", "50.000 Euro p. a. für 1 Jahr ab 2025", {"2025": 50000}),
    (
        "50.000 p. a. für 3 Jahre ab 2028",
        "50.000 Euro p. a. für 3 Jahre ab 2028",
        {"2028": 50000, "2029": 50000, "2030": 50000},
    ),
    ("90 TEUR ab 2028 ff.", "90 TEUR ab 2028 ff.", {"2028": 90000, "2029 ff.": 90000}),
    ("90 TEUR ab 2028ff.", "90 TEUR ab 2028 ff.", {"2028": 90000, "2029 ff.": 90000}),
    ("-1,7 Mio. Euro", "−1,7 Mio. Euro", {"2024": -1700000}),
]

REFUSED = [
    (
        "50.000 Euro p. a.",
        "„50.000 Euro p. a.“: von wann bis wann?",
        "Die Dauer ergänzen: „für n Jahre“ oder „ab JJJJ ff.“.",
    ),
    (
        "50.000 Euro für 4 Jahre",
        "„50.000 Euro für 4 Jahre“: in jedem Jahr oder zusammen?",
        f"In jedem Jahr: „50.000 Euro p. a. für 4 Jahre“; {EIGENE_ZEILE}",
    ),
    (
        "50.000 Euro ab 2024",
        "„50.000 Euro ab 2024“: einmal oder in jedem Jahr?",
        "In jedem Jahr: „50.000 Euro ab 2024 ff.“; einmal: „2024: 50.000 Euro“.",
    ),
    (
        "50.000 p. a. für 3 Jahre ab 2025 ff.",
        "„50.000 p. a. für 3 Jahre ab 2025 ff.“ ist zugleich befristet und fortlaufend.",
        "Befristet: „50.000 Euro p. a. für 3 Jahre ab 2025“; fortlaufend: „50.000 Euro p. a. ab 2025 ff.“.",
    ),
    *(
        (text, f"Die Dauer in „{text}“ kann nicht stimmen.", "Möglich sind 1 bis 99 Jahre.")
        for text in ("5.000 p. a. für 0 Jahre", "5.000 p. a. für 04 Jahre", "5.000 p. a. für 100 Jahre")
    ),
    *(
        (f"5.000 Euro {rest}", f"„{rest}“ in „5.000 Euro {rest}“ ist nicht lesbar.", FORMEN)
        for rest in ("p. a", "für vier Jahre", "(2024)", "in 2024", "ab 24 ff.", "ab", "für Personal")
    ),
    ("5.000 p. a. p. a.", "„p. a.“ in „5.000 p. a. p. a.“ ist nicht lesbar.", FORMEN),
]


@pytest.mark.parametrize(("text", "canonical", "columns"), ACCEPTED)
def test_a_notation_fills_its_years(text, canonical, columns):
    betrag = parse_betrag(text)
    assert (betrag.text, columns_of(betrag)) == (canonical, columns)


@pytest.mark.parametrize(("text", "what", "hint"), REFUSED)
def test_years_that_are_unclear_are_refused_with_their_readings(text, what, hint):
    check_refused(parse_betrag, text, what, hint, PERIOD)


@pytest.mark.parametrize("text", ["p. a.", "jährlich 50.000 Euro", "für 4 Jahre", "/Jahr"])
def test_an_amount_must_come_first(text):
    hint = "Erst der Betrag, dann die Jahre: „50.000 Euro p. a. für 4 Jahre“."
    check_refused(parse_betrag, text, f"„{text}“ beginnt nicht mit einem Betrag.", hint, "betrag-unlesbar")


def test_a_faulty_sum_is_refused_before_its_years():
    hint = "Der Betrag ist genau anzugeben: „66.000 Euro“."
    what = "„knapp 66.000 EUR“ ist kein lesbarer Betrag."
    check_refused(parse_betrag, "knapp 66.000 EUR p. a.", what, hint, "betrag-unlesbar")


@pytest.mark.parametrize(
    ("text", "printed", "columns"),
    [
        (
            "2.500 Euro monatlich ab 2024 für 2 Jahre",
            "2.500 Euro monatlich für 2 Jahre ab 2024, im Jahr 30.000 Euro",
            {"2024": 30000, "2025": 30000},
        ),
        ("2.500 je Monat für 1 Jahr", "2.500 Euro monatlich für 1 Jahr, im Jahr 30.000 Euro", {"2024": 30000}),
        ("2.500 Euro pro Monat für 1 Jahr", "2.500 Euro monatlich für 1 Jahr, im Jahr 30.000 Euro", {"2024": 30000}),
        ("2.500 Euro/Monat für 1 Jahr", "2.500 Euro monatlich für 1 Jahr, im Jahr 30.000 Euro", {"2024": 30000}),
        ("2.500 Euro im Monat für 1 Jahr", "2.500 Euro monatlich für 1 Jahr, im Jahr 30.000 Euro", {"2024": 30000}),
        (
            "7,5 TEUR pro Quartal ab 2028 ff.",
            "7,5 TEUR vierteljährlich ab 2028 ff., im Jahr 30 TEUR",
            {"2028": 30000, "2029 ff.": 30000},
        ),
        ("0,10 Euro vierteljährlich für 1 Jahr", None, {"2024": Decimal("0.40")}),
        ("5.000 je Vierteljahr für 1 Jahr", None, {"2024": 20000}),
        ("5.000 Euro halbjährlich für 1 Jahr", None, {"2024": 10000}),
        ("5.000 Euro je Halbjahr für 1 Jahr", None, {"2024": 10000}),
        (
            "rund 2.500 Euro monatlich für 1 Jahr",
            "rund 2.500 Euro monatlich für 1 Jahr, im Jahr rund 30.000 Euro",
            None,
        ),
    ],
)
def test_an_amount_per_month_or_quarter_is_computed_to_years(text, printed, columns):
    betrag = parse_betrag(text)
    assert printed in (None, betrag.gedruckt)
    assert columns in (None, columns_of(betrag))
    assert parse_betrag(betrag.text) == betrag


def test_a_month_can_stand_behind_a_single_year():
    betrag = parse_jahresbetraege([("2024", "2.500 Euro monatlich"), ("2025 ff.", "1.000 Euro je Quartal")])
    assert betrag.gedruckt == (
        "2.500 Euro monatlich (2024, im Jahr 30.000 Euro), 1.000 Euro vierteljährlich ab 2025 ff., im Jahr 4.000 Euro"
    )
    assert (columns_of(betrag)["2024"], columns_of(betrag)["2029 ff."]) == (30000, 4000)


@pytest.mark.parametrize(
    "text",
    [
        "2.500 Euro monatlich ab 7/2024",
        "2.500 Euro monatlich ab Juli 2024 für 2 Jahre",
        "2.500 Euro ab 1. April 2024",
        "2.500 Euro monatlich ab 01.04.2024 ff.",
        "2.500 Euro monatlich für 6 Monate",
        "5.000 Euro je Quartal für 3 Quartale",
    ],
)
def test_what_begins_or_ends_within_a_year_is_refused(text):
    hint = "Was in jedem Jahr anfällt, ausrechnen und untereinander schreiben, zum Beispiel "
    hint += "„2024: 15.000 Euro“ und darunter „2025 ff.: 30.000 Euro“."
    what = f"„{text}“ beginnt oder endet innerhalb eines Jahres."
    check_refused(parse_betrag, text, what, hint, PERIOD)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        *((f"{word} 66.000 EUR", "rund 66.000 Euro") for word in ("rund", "rd.", "ca.", "circa", "etwa", "ungefähr")),
        *((f"{word} 66.000 EUR", "bis zu 66.000 Euro") for word in ("bis zu", "höchstens", "maximal", "max.")),
        ("bis zu ca. 66 TEUR", "bis zu rund 66 TEUR"),
        ("rund -66.000", "rund −66.000 Euro"),
    ],
)
def test_a_mark_on_an_exact_amount_is_kept(text, canonical):
    assert parse_betrag(text).text == canonical


@pytest.mark.parametrize("text", ["knapp 5.000 Euro", "gut 5.000 Euro", "mindestens 5.000 Euro"])
def test_words_that_make_an_amount_inexact_are_refused(text):
    hint = "Der Betrag ist genau anzugeben: „5.000 Euro“."
    check_refused(parse_betrag, text, f"„{text}“ ist kein lesbarer Betrag.", hint, "betrag-unlesbar")


def test_a_year_that_no_budget_has_is_refused():
    hint = "Möglich sind die Jahre 1990 bis 2100, mit vier Ziffern."
    check_refused(parse_betrag, "5.000 ab 1889 ff.", "„1889“ ist kein Haushaltsjahr.", hint, "jahr-unplausibel")


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        (
            "5 p. a. für 2 Jahre ab 2023",
            "„2023 bis 2024“ beginnt vor dem Haushalt 2024/2025.",
            "Das erste mögliche Jahr ist 2024.",
        ),
        ("5 ab 2023 ff.", "„2023 ff.“ beginnt vor dem Haushalt 2024/2025.", "Das erste mögliche Jahr ist 2024."),
        (
            "5 ab 2030 ff.",
            "„2030 ff.“ beginnt nach der letzten Spalte „2029 ff.“.",
            "Fortlaufend geht es spätestens „ab 2029 ff.“; Jahre danach sind einzeln anzugeben.",
        ),
    ],
)
def test_years_outside_of_the_planning_are_refused(text, what, hint):
    check_refused(parse_betrag(text).verteilt, PLANUNG, what, hint, PERIOD)


def test_a_map_of_years_keeps_each_year_and_the_unit_of_the_entry():
    betrag = parse_jahresbetraege([("2025", "30"), ("2024", "50"), ("2028 ff.", "5 TEUR")], Einheit.TEUR)
    assert betrag.text == "50 TEUR (2024), 30 TEUR (2025), 5 TEUR p. a. ab 2028 ff."
    assert columns_of(betrag) == {"2024": 50000, "2025": 30000, "2028": 5000, "2029 ff.": 5000}
    assert not betrag.ohne_einheit_klein


@pytest.mark.parametrize("key", ["2024 bis 2026", "2024-2026", "2024–2026", "2024 – 2026"])
def test_a_span_of_years_spends_its_amount_in_each(key):
    betrag = parse_jahresbetraege([(key, "50 p.a.")])
    assert betrag.text == "50 Euro p. a. (2024 bis 2026)"
    assert columns_of(betrag) == {"2024": 50, "2025": 50, "2026": 50}
    assert betrag.ohne_einheit_klein


MAPS_REFUSED = [
    ([("2024", "5"), ("2024", "6")], 1, "„2024“ kommt zweimal vor.", "Jedes Jahr nur einmal angeben."),
    (
        [("2024", "5"), ("2024 bis 2025", "6 p. a.")],
        1,
        "„2024 bis 2025“ überschneidet sich mit „2024“.",
        "Jedes Jahr nur einmal angeben.",
    ),
    (
        [("2029 ff.", "5"), ("2030", "6")],
        1,
        "„2030“ überschneidet sich mit „2029 ff.“.",
        "Jedes Jahr nur einmal angeben.",
    ),
    ([("2029 ff.", "5"), ("2024", "6")], 1, "„2024“ steht hinter „2029 ff.“.", "„2029 ff.“ muss am Ende stehen."),
    (
        [("2027-2024", "5 p. a.")],
        0,
        "Der Zeitraum „2027-2024“ endet nicht nach seinem Beginn.",
        "Das spätere Jahr steht hinten: „2024 bis 2027“.",
    ),
    (
        [("2024", "5"), ("2025 bis 2026", "50")],
        1,
        "50 Euro für „2025 bis 2026“: in jedem Jahr oder zusammen?",
        f"In jedem Jahr: „2025 bis 2026: 50 Euro p. a.“; {EIGENE_ZEILE}",
    ),
    (
        [("2024", "5 p. a.")],
        0,
        "„p. a.“ bei dem einzelnen Jahr 2024 ist nicht eindeutig.",
        "Nur 2024: „2024: 5 Euro“; jedes Jahr von da an: „2024 ff.: 5 Euro“.",
    ),
    (
        [("2024", "5 p. a. für 2 Jahre")],
        0,
        "„5 p. a. für 2 Jahre“ bei „2024“ nennt nochmals Jahre.",
        "Die Jahre stehen schon vor dem Betrag: „2024: 5 Euro“.",
    ),
]


@pytest.mark.parametrize(("pairs", "index", "what", "hint"), MAPS_REFUSED)
def test_a_map_that_is_unclear_is_refused_at_its_pair(pairs, index, what, hint):
    check_refused(parse_jahresbetraege, pairs, what, hint, PERIOD, (pairs[index][0],))


def test_a_faulty_sum_or_year_in_a_map_is_refused_at_its_pair():
    with pytest.raises(AntragError, match="nicht eindeutig") as refusal:
        parse_jahresbetraege([("2024", "5"), ("2025", "120.0")])
    assert (refusal.value.problem.id, refusal.value.problem.path) == ("betrag-mehrdeutig", ("2025",))
    with pytest.raises(AntragError, match="kein Zeitraum") as refusal:
        parse_jahresbetraege([("Jahr", "5")])
    assert (refusal.value.problem.id, refusal.value.problem.path) == ("zeitraum-unlesbar", ("Jahr",))


def test_an_empty_map_is_refused():
    what = "Es ist kein Jahr mit einem Betrag angegeben."
    check_refused(parse_jahresbetraege, [], what, "Zum Beispiel „2024: 50.000 Euro“.", "betrag-unlesbar")


def test_a_year_of_a_map_outside_of_the_planning_is_refused():
    betrag = parse_jahresbetraege([("2024", "5"), ("2023", "5")])
    what = "„2023“ beginnt vor dem Haushalt 2024/2025."
    check_refused(betrag.verteilt, PLANUNG, what, "Das erste mögliche Jahr ist 2024.", PERIOD)


geld = st.builds(
    Geld, st.integers(-(10**15) + 1, 10**15 - 1).map(lambda cents: Decimal(cents).scaleb(-2)), st.sampled_from(Einheit)
)
jahr = st.integers(1990, 2100)
written = [Genauigkeit.GENAU, Genauigkeit.RUND, Genauigkeit.BIS_ZU, Genauigkeit.BIS_ZU_RUND]
marked = st.builds(lambda value, genauigkeit: replace(value, genauigkeit=genauigkeit), geld, st.sampled_from(written))
often = st.builds(lambda value, takt: replace(value, takt=takt), marked, st.sampled_from(Takt))
einzelbetraege = st.one_of(
    st.builds(Einzelbetrag, marked),
    st.builds(Einzelbetrag, often, st.just(True), st.integers(1, 99), st.none() | jahr),
    st.builds(Einzelbetrag, often, st.just(True), st.none(), jahr),
    st.builds(Einzelbetrag, marked, st.just(False), st.none(), jahr),
)


@given(einzelbetraege)
def test_every_amount_is_read_back_from_its_text(betrag):
    assert parse_betrag(betrag.text) == betrag


@given(st.dictionaries(jahr, geld, min_size=1))
def test_every_map_is_read_back_from_its_pairs(sums):
    betrag = Jahresreihe(tuple((Zeitraum.jahr(year), value) for year, value in sums.items()))
    assert parse_jahresbetraege([(zeitraum.text, value.text) for zeitraum, value in betrag.nach_jahren]) == betrag


@given(geld, st.integers(1, 99), st.integers(2024, 2100), st.integers(1, 9))
def test_n_years_add_up_to_n_times_the_amount(value, jahre, ab, planned):
    planung = Planung(Haushalt(2024, 2024), planned)
    assert Einzelbetrag(value, jaehrlich=True, jahre=jahre, ab=ab).verteilt(planung).summe == jahre * value.euro


@given(st.text(st.sampled_from("0123456789.,- €pafürJhbundziosmtlchMQe/"), max_size=30))
def test_no_text_raises_anything_but_a_refusal(text):
    with suppress(AntragError):
        betrag = parse_betrag(text)
        assert parse_betrag(betrag.text) == betrag


def columns_of(betrag):
    return {zeitraum.text: euro for zeitraum, euro in betrag.verteilt(PLANUNG).items()}
