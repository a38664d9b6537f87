"""More and less of spending and income in one table: worked examples, every sum written out."""

from decimal import Decimal

import pytest

from antrag_gen.fields.bedarfstabelle import Bedarfsposten, lay_out_need
from antrag_gen.fields.geldart import Geldart, angaben_of
from antrag_gen.fields.jahrestabelle import Geldwert, Jahrestabelle
from antrag_gen.german.betrag import Betrag, parse_betrag, parse_jahresbetraege
from antrag_gen.german.jahre import Haushalt, Planung
from antrag_gen.german.takt import Genauigkeit

PLANUNG = Planung(Haushalt(2024, 2025))
MAP = {"2024": "-500.000", "2025": "500.000"}


Amount = str | dict[str, str]


def read(amount: Amount) -> Betrag:
    return parse_betrag(amount) if isinstance(amount, str) else parse_jahresbetraege(list(amount.items()))


def need(amount: Amount, kind: str = "aufwand", ganzes: int | None = None, teil: str = "") -> Bedarfsposten:
    betrag = read(amount)
    bedarf = Geldart(kind).bedarf(betrag.verteilt(PLANUNG))
    return Bedarfsposten("Zweck", bedarf, Geldart(kind), betrag.genauigkeiten(PLANUNG), ganzes, teil)


def shown(table: Jahrestabelle) -> list[str]:
    """Each row as it is printed: its kind, its amounts, its sum."""
    lines = []
    for gruppe in table.gruppen:
        lines += [line(f"{row.zusatz}{' davon' * row.teil}", row.werte, row.summe) for row in gruppe.zeilen]
        lines += [line(f"Summe {gruppe.name}", gruppe.summen, gruppe.summe)] if gruppe.name else []
    assert table.ergebnis
    lines.append(line(f"{table.wort}{' (Saldo)' * table.saldo}", table.ergebnis.summen, table.ergebnis.summe))
    return [*lines, *(line(f"davon {row.zweck}", row.werte, row.summe) for row in table.teile)]


def line(name: str, values: tuple[Geldwert | None, ...], total: Geldwert | None) -> str:
    words = [name or "–", *("·" if value is None else str(value) for value in values)]
    return " | ".join([*words, *([str(total)] if total else [])]).replace("\u00a0", " ")


def test_savings_alone_are_printed_without_a_minus_under_their_own_word() -> None:
    table = lay_out_need([need("-120.000 Euro p. a. für 2 Jahre"), need("-5.000 Euro p. a. für 2 Jahre")])
    assert shown(table) == [
        "– | 120.000 | 120.000 | 240.000",
        "– | 5.000 | 5.000 | 10.000",
        "Minderaufwand | 125.000 | 125.000 | 250.000",
    ]
    assert (table.einzusparen, table.worte) == (True, ("Minderaufwand",))


def test_more_income_alone_is_called_so() -> None:
    table = lay_out_need([need("80.000 Euro", "ertrag")])
    assert shown(table) == ["– | 80.000", "Mehrertrag | 80.000"]
    assert not table.einzusparen


def test_both_sides_have_a_sum_and_the_balance_is_their_difference() -> None:
    table = lay_out_need(
        [
            need("150.000 Euro p. a. für 2 Jahre"),
            need("80.000 Euro p. a. für 2 Jahre", "ertrag"),
            need("-20.000 Euro p. a. für 2 Jahre"),
            need("-5.000 Euro p. a. für 2 Jahre", "ertrag"),
        ]
    )
    assert shown(table) == [
        "Mehraufwand | 150.000 | 150.000 | 300.000",
        "Minderertrag | 5.000 | 5.000 | 10.000",
        "Summe Mehrbedarf | 155.000 | 155.000 | 310.000",
        "Mehrertrag | 80.000 | 80.000 | 160.000",
        "Minderaufwand | 20.000 | 20.000 | 40.000",
        "Summe Entlastung | 100.000 | 100.000 | 200.000",
        "Mehrbedarf (Saldo) | 55.000 | 55.000 | 110.000",
    ]


def test_a_balance_that_relieves_is_printed_as_relief() -> None:
    table = lay_out_need([need("20.000 Euro"), need("-50.000 Euro")])
    assert shown(table)[-1] == "Entlastung (Saldo) | 30.000"


def test_a_balance_that_changes_its_sign_keeps_it() -> None:
    table = lay_out_need([need("70.000 Euro"), need("-50.000 Euro p. a. für 2 Jahre")])
    assert shown(table)[-1] == "Saldo (Saldo) | 20.000 | −50.000 | −30.000"
    assert table.wechselnd


def test_what_is_covered_to_the_cent_leaves_nothing() -> None:
    table = lay_out_need([need("50.000,50 Euro"), need("-50.000,50 Euro")])
    assert shown(table)[-1] == "Saldo (Saldo) | 0,00"
    assert not table.wechselnd


def test_money_that_moves_from_one_year_to_another_stands_on_both_sides() -> None:
    table = lay_out_need([need(MAP, "auszahlung")])
    assert shown(table) == [
        "Mehrauszahlung | · | 500.000 | 500.000",
        "Summe Mehrbedarf | 0 | 500.000 | 500.000",
        "Minderauszahlung | 500.000 | · | 500.000",
        "Summe Entlastung | 500.000 | 0 | 500.000",
        "Saldo (Saldo) | −500.000 | 500.000 | 0",
    ]


def test_a_part_stands_below_its_whole_and_counts_in_no_sum() -> None:
    table = lay_out_need([need("50.000"), need("-20.000"), need("-15.000", ganzes=1)])
    assert shown(table) == [
        "Mehraufwand | 50.000",
        "Summe Mehrbedarf | 50.000",
        "Minderaufwand | 20.000",
        " davon | 15.000",
        "Summe Entlastung | 20.000",
        "Mehrbedarf (Saldo) | 30.000",
    ]


def test_the_sums_by_part_of_the_budget_add_up_to_the_whole() -> None:
    table = lay_out_need(
        [
            need("180.000 Euro", teil="Ergebnishaushalt"),
            need("1,2 Mio. Euro", "auszahlung", teil="Finanzhaushalt"),
            need("300.000 Euro", "einzahlung", teil="Finanzhaushalt"),
            need("5.000 Euro"),
        ]
    )
    assert shown(table)[-4:] == [
        "Mehrbedarf (Saldo) | 1.085.000",
        "davon Ergebnishaushalt | 180.000",
        "davon Finanzhaushalt | 900.000",
        "davon  | 5.000",
    ]


def test_rows_without_groups_and_words_keep_the_minus_and_add_up() -> None:
    table = lay_out_need([need("20.000 Euro"), need("80.000 Euro", "ertrag"), need(MAP)])
    assert [line("", row.werte, row.summe) for row in table.zeilen] == [
        "– | 20.000 | · | 20.000",
        "– | −80.000 | · | −80.000",
        "– | −500.000 | 500.000 | 0",
    ]
    assert line("", table.summen, table.gesamt) == "– | −560.000 | 500.000 | −60.000"


def test_what_goes_on_has_a_total_of_the_years_before_and_what_follows() -> None:
    table = lay_out_need([need("90 TEUR ab 2024 ff."), need("808.000 Euro")], PLANUNG.spalten, teur=True)
    assert (str(table.bis_dahin), table.zeitraum_bis, str(table.danach)) == ("1.258", "2024–2028", "90")
    assert table.gesamt is None


def test_what_goes_on_and_is_saved_elsewhere_still_has_a_total() -> None:
    table = lay_out_need([need("20.000 ab 2024 ff."), need("-20.000 ab 2024 ff."), need("-60.000")])
    assert (str(table.bis_dahin), table.zeitraum_bis, str(table.danach)) == ("60.000", "2024–2028", "0")


def test_what_goes_on_after_a_gap_says_from_which_year() -> None:
    amounts = {"2024": "50.000", "2025 bis 2027": "20.000 p. a.", "2029 ff.": "5.000"}
    table = lay_out_need([need(amounts)], PLANUNG.spalten)
    assert (str(table.bis_dahin), table.zeitraum_bis, table.danach_ab) == ("110.000", "2024–2027", 2029)
    assert lay_out_need([need("90 TEUR ab 2024 ff.")]).danach_ab is None


def test_what_only_goes_on_after_the_planning_has_no_total() -> None:
    table = lay_out_need([need({"2029 ff.": "5.000"})], PLANUNG.spalten)
    assert (table.bis_dahin, str(table.danach)) == (None, "5.000")


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        (["rund 5.000", "1.000"], "rd. 6.000"),
        (["bis zu 5.000", "1.000"], "bis 6.000"),
        (["bis zu 5.000", "rund 1.000"], "bis rd. 6.000"),
        (["bis zu 5.000", "-1.000"], "bis 4.000"),
        (["5.000", "bis zu -1.000"], "mind. 4.000"),
        (["bis zu 5.000", "bis zu -1.000"], "rd. 4.000"),
        (["1.000", "bis zu -5.000"], "bis 4.000"),
        (["rund 5.000", "-1.000"], "rd. 4.000"),
    ],
)
def test_a_sum_is_as_exact_as_its_parts(amounts: list[str], total: str) -> None:
    assert shown(lay_out_need([need(text) for text in amounts]))[-1].rpartition("| ")[2] == total


def test_only_the_years_with_a_mark_are_marked() -> None:
    table = lay_out_need([need({"2024": "rund 5.000", "2025": "1.000"})])
    assert shown(table) == ["– | rd. 5.000 | 1.000 | rd. 6.000", "Finanzbedarf | rd. 5.000 | 1.000 | rd. 6.000"]
    assert table.summen[0] == Geldwert(Decimal(5000), genauigkeit=Genauigkeit.RUND)


@pytest.mark.parametrize(
    ("kind", "amount", "words"),
    [
        ("aufwand", "-120.000 Euro p. a. ab 2024 ff.", ["Minderaufwand 120.000 Euro jährlich ab 2024"]),
        ("aufwand", "90 TEUR ab 2024 ff.", ["Mehraufwand 90 TEUR jährlich ab 2024"]),
        ("ertrag", "80.000 Euro p. a. für 2 Jahre", ["Mehrertrag 80.000 Euro jährlich für 2 Jahre"]),
        ("ertrag", "rund -5.000", ["Minderertrag rund 5.000 Euro"]),
        ("einzahlung", "30 TEUR", ["Mehreinzahlung 30 TEUR"]),
        ("einzahlung", "-30 TEUR", ["Mindereinzahlung 30 TEUR"]),
        (
            "aufwand",
            "-2.500 Euro monatlich ab 2024 ff.",
            ["Minderaufwand 2.500 Euro monatlich ab 2024, im Jahr 30.000 Euro"],
        ),
        ("auszahlung", MAP, ["Mehrauszahlung 500.000 Euro (2025)", "Minderauszahlung 500.000 Euro (2024)"]),
    ],
)
def test_kind_and_sign_make_the_word(kind: str, amount: Amount, words: list[str]) -> None:
    assert [f"{angabe.wort} {angabe.text}" for angabe in angaben_of(Geldart(kind), read(amount))] == words
