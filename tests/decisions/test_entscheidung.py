"""Which decisions count, where a motion was decided on more than once."""

import datetime as dt
from dataclasses import replace

import pytest

from antrag_gen.decisions.entscheidung import Entscheidung, Ergebnis, counting
from antrag_gen.errors import Place
from antrag_gen.fields.nummern import Antragsnummer
from antrag_gen.german.jahre import Haushalt
from antrag_gen.work.batch.digests import canonical

DAYS = {1: dt.date(2023, 11, 15), 2: dt.date(2023, 12, 4), 3: dt.date(2023, 12, 15)}


def decision(ziffer: str = "", lesung: int | None = 3, ergebnis: str = "wie_beantragt", day: str = "") -> Entscheidung:
    return Entscheidung(
        antrag=Antragsnummer(112, 2023),
        ziffer=ziffer,
        gremium="Gemeinderat",
        datum=dt.date.fromisoformat(day) if day else DAYS[lesung or 3],
        lesung=lesung,
        niederschrift="",
        haushalt=Haushalt(2024, 2025),
        ergebnis=Ergebnis(ergebnis),
        abstimmung="",
        mittel=(),
        stellen=(),
        befristet_bis=None,
        kw=None,
        bedingung="",
        amt="",
        place=Place("lesung.yaml"),
    )


def test_nothing_counts_where_nothing_was_decided() -> None:
    assert counting([]) == ()


def test_the_last_reading_counts_in_whatever_order_they_stand() -> None:
    first, second, third = decision(lesung=1, ergebnis="vertagt"), decision(lesung=2, ergebnis="abgelehnt"), decision()
    assert counting([third, first, second]) == (third,)
    assert counting([second, first]) == (second,)


def test_the_reading_counts_and_not_the_day() -> None:
    second, third = decision(lesung=2, day="2023-12-20"), decision(lesung=3)
    assert counting([second, third]) == (third,)


def test_a_session_after_the_readings_counts_by_its_day() -> None:
    third, later = decision(), decision(lesung=None, day="2024-05-16", ergebnis="zurueckgezogen")
    assert counting([later, third]) == (later,)


def test_a_motion_decided_by_its_ziffern_is_all_of_them_in_order() -> None:
    ten, two, part = decision("10"), decision("2 b"), decision("2 a")
    assert counting([ten, two, part]) == (part, two, ten)
    assert counting([ten, two, part], "2") == (part, two)
    assert counting([ten, two, part], "2 b") == (two,)


def test_a_later_decision_on_the_whole_takes_the_place_of_those_on_its_ziffern() -> None:
    whole, early = decision(), decision("1", lesung=1, ergebnis="abgelehnt")
    assert counting([early, whole]) == (whole,)


def test_later_decisions_on_ziffern_take_the_place_of_the_one_on_the_whole() -> None:
    whole, one, two = decision(lesung=1), decision("1"), decision("2", ergebnis="abgelehnt")
    assert counting([whole, one, two]) == (one, two)


@pytest.mark.parametrize("ziffer", ["1", "1 a"])
def test_a_decision_on_the_whole_says_nothing_of_a_part(ziffer: str) -> None:
    assert counting([decision()], ziffer) == ()


def test_a_decision_is_told_in_words() -> None:
    assert decision(ergebnis="geaendert").sitzung == "Gemeinderat, 15. Dezember 2023, 3. Lesung"
    assert decision(ergebnis="geaendert").ergebnis_text == "mit Änderungen beschlossen"


def test_where_a_decision_stands_makes_it_no_other_one() -> None:
    moved = replace(decision(), place=Place("lesung.yaml", 12))
    assert canonical(moved) == canonical(decision())
    assert canonical(decision("1")) != canonical(decision())


def test_of_two_readings_on_one_day_beside_a_session_without_one_the_higher_counts() -> None:
    second, third = decision(lesung=2, day="2023-12-15"), decision(lesung=3)
    assert counting([second, third, decision(lesung=None, day="2023-11-01")]) == (third,)


def test_the_decision_on_the_last_nachtrag_counts_whatever_its_reading() -> None:
    third, amended = decision(), replace(decision(lesung=1, day="2024-11-20"), nachtrag=1)
    assert counting([amended, third]) == (amended,)
    assert amended.sitzung == "Gemeinderat, 20. November 2024, 1. Nachtrag, 1. Lesung"


@pytest.mark.parametrize("ergebnis", ["vertagt", "zurueckgezogen"])
def test_a_change_that_did_not_come_about_lets_stand_what_was_granted(ergebnis: str) -> None:
    third, put_off = decision(), replace(decision(lesung=1, ergebnis=ergebnis, day="2024-11-20"), nachtrag=1)
    assert counting([third, put_off]) == (third,)
    assert counting([put_off]) == (put_off,)


def test_what_was_decided_on_ziffern_before_the_whole_counts_no_more() -> None:
    old, whole, new = decision("2", lesung=1, ergebnis="vertagt"), decision(lesung=2), decision("1")
    assert counting([old, whole, new]) == (new,)
