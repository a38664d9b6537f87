"""Two decisions of one reading on two days: what they grant decides whether that is a mistake or only told."""

from dataclasses import replace

import pytest
from decisions.test_entscheidung import decision

from antrag_gen.decisions.beschlusslage import check_together
from antrag_gen.decisions.entscheidung import Entscheidung, Posten
from antrag_gen.errors import Level, Place
from antrag_gen.german.betrag import parse_betrag

FIRST, SECOND = "2023-12-17", "2023-12-19"


def granting(betrag: str, day: str, gremium: str = "Gemeinderat") -> Entscheidung:
    posten = (Posten("Dach", parse_betrag(betrag)),)
    return replace(decision(ergebnis="geaendert", day=day), mittel=posten, gremium=gremium)


def told(*alle: Entscheidung) -> list[tuple[Level, str]]:
    """What is said at the last of them."""
    placed = [replace(each, place=Place("lesung.yaml", line)) for line, each in enumerate(alle, 1)]
    return [(problem.level, problem.what) for problem in check_together(placed[-1], placed, ())]


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        (
            granting("75.000 Euro", FIRST),
            granting("24.000 Euro", SECOND),
            "hier mit Änderungen beschlossen (Dach 24.000 Euro), dort mit Änderungen beschlossen (Dach 75.000 Euro).",
        ),
        (
            decision(ergebnis="abgelehnt", day=FIRST),
            decision(day=SECOND),
            "hier wie beantragt beschlossen, dort abgelehnt.",
        ),
    ],
)
def test_what_grants_something_else_two_days_later_is_an_error_that_says_both(
    earlier: Entscheidung, later: Entscheidung, words: str
) -> None:
    ((level, what),) = told(earlier, later)
    assert level is Level.FEHLER
    assert what == (
        "Der Antrag Nr. 112/2023 ist in der 3. Lesung zweimal und verschieden beschlossen, auch in lesung.yaml:1:1: "
        + words
    )


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (granting("75.000 Euro", FIRST), granting("75.000 Euro", SECOND)),
        # Neither grants anything.
        (decision(ergebnis="abgelehnt", day=FIRST), decision(ergebnis="zurueckgezogen", day=SECOND)),
        # A committee and the council.
        (granting("75.000 Euro", FIRST, "Finanzausschuss"), granting("24.000 Euro", SECOND)),
    ],
)
def test_what_grants_the_same_or_was_decided_elsewhere_is_a_warning(earlier: Entscheidung, later: Entscheidung) -> None:
    assert [level for level, _ in told(earlier, later)] == [Level.WARNUNG]


def test_what_was_put_off_and_decided_later_in_the_reading_is_no_mistake() -> None:
    assert told(decision(ergebnis="vertagt", day=FIRST), decision(day=SECOND)) == []


def test_decisions_that_neither_reading_counts_of_are_only_told() -> None:
    alle = [granting("75.000 Euro", FIRST), granting("24.000 Euro", SECOND)]
    second = [replace(each, lesung=2) for each in alle]
    assert [level for level, _ in told(decision(day="2023-12-20"), *second)] == [Level.WARNUNG]


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (granting("20.000 Euro", "2024-11-20"), ["beschluss-reihenfolge"]),
        # In a Nachtragshaushalt the readings begin anew.
        (replace(granting("20.000 Euro", "2024-11-20"), nachtrag=1), []),
        (granting("75.000 Euro", "2024-11-20"), []),
    ],
)
def test_an_earlier_reading_on_a_later_day_leaves_open_which_decision_counts(
    later: Entscheidung, said: list[str]
) -> None:
    alle = [
        replace(granting("75.000 Euro", SECOND), place=Place("lesung.yaml", 1)),
        replace(later, lesung=1, place=Place("lesung.yaml", 2)),
    ]
    assert [problem.id for problem in check_together(alle[-1], alle, ())] == said


def test_a_reading_of_a_nachtrag_is_no_second_one_of_the_budget() -> None:
    assert told(granting("75.000 Euro", SECOND), replace(granting("20.000 Euro", "2024-11-20"), nachtrag=1)) == []


@pytest.mark.parametrize(("earlier", "later"), [(1, 0), (2, 1)])
def test_an_earlier_nachtrag_on_a_later_day_leaves_open_which_decision_counts(earlier: int, later: int) -> None:
    alle = [
        replace(granting("31.000 Euro", "2024-11-25"), nachtrag=earlier, place=Place("lesung.yaml", 1)),
        replace(granting("40.000 Euro", "2025-05-20"), nachtrag=later, lesung=None, place=Place("lesung.yaml", 2)),
    ]
    (problem,) = check_together(alle[-1], alle, ())
    assert (problem.id, problem.level) == ("beschluss-reihenfolge", Level.FEHLER)
    assert f"„nachtrag: {earlier + 1}“" in problem.hint
