"""What a decision in the running budget forgets of the one that it takes the place of."""

from dataclasses import replace

import pytest
from decisions.test_entscheidung import decision
from papers import PROJECT

from antrag_gen.decisions.entscheidung import Entscheidung, Posten
from antrag_gen.decisions.ersetzt import check_left_out
from antrag_gen.errors import Level, Place
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.nummern import Antragsnummer
from antrag_gen.fields.stellen import Stelle, parse_anzahl
from antrag_gen.german.betrag import parse_betrag, parse_jahresbetraege
from antrag_gen.library.foerderung import find_motion

MOTION = find_motion(Kennung.of(Antragsnummer(4123, 2023)), Place("lesung.yaml"), PROJECT)
YEARS = {"2024": "20.000 Euro", "2025": "30.000 Euro"}


def granting(day: str, *, lesung: int | None = None, nachtrag: int = 0, **mittel: dict[str, str] | str) -> Entscheidung:
    posten = tuple(
        Posten(zweck, parse_betrag(said) if isinstance(said, str) else parse_jahresbetraege([*said.items()]))
        for zweck, said in mittel.items()
    )
    made = decision(ergebnis="geaendert", lesung=lesung, day=day)
    return replace(made, mittel=posten, nachtrag=nachtrag, place=Place("lesung.yaml", 9))


BEFORE = replace(
    granting("2023-12-15", lesung=3, Honorare=YEARS, Sachmittel="7.500 Euro"), place=Place("lesung.yaml", 3)
)


@pytest.mark.parametrize(
    ("later", "gone"),
    [
        (granting("2024-11-20", Honorare={"2025": "10.000 Euro"}, Sachmittel="7.500 Euro"), "„Honorare“ für 2024"),
        (granting("2024-11-20", Honorare=YEARS), "„Sachmittel“ 7.500 Euro"),
        (granting("2023-12-20", lesung=1, nachtrag=1, Honorare=YEARS), "„Sachmittel“ 7.500 Euro"),
        # What falls away is said.
        (granting("2024-11-20", Honorare={"2024": "0", "2025": "10.000 Euro"}, Sachmittel="0 Euro"), ""),
        (granting("2024-11-20", Honorare="50.000 Euro p. a. ab 2024 ff.", Sachmittel="7.500 Euro"), ""),
        # Before the budget runs it is one more reading.
        (granting("2023-12-20", Honorare=YEARS), ""),
        (granting("2024-02-01", lesung=3, Honorare=YEARS), ""),
    ],
)
def test_purposes_and_years_that_are_not_named_any_more_are_told(later: Entscheidung, gone: str) -> None:
    found = [problem.what for problem in check_left_out(later, [BEFORE, later], MOTION, 5)]
    said = "Dieser Beschluss gilt statt dessen vom 15.12.2023 (lesung.yaml:3:1) und nennt nicht, was dort bewilligt ist"
    assert found == ([f"{said}: {gone}."] if gone else [])


def test_posts_that_are_not_named_any_more_are_told() -> None:
    post = Stelle(anzahl=parse_anzahl("0,5"), funktion="Beratung")
    before = replace(BEFORE, stellen=(post,))
    later = granting("2024-11-20", Honorare=YEARS, Sachmittel="7.500 Euro")
    (problem,) = check_left_out(later, [before, later], MOTION, 5)
    assert problem.what.endswith("bewilligt ist: 0,5 Beratung.")
    same = replace(later, stellen=(post,))
    assert list(check_left_out(same, [before, same], MOTION, 5)) == []


def test_what_a_decision_says_besides_amounts_is_asked_about_where_it_is_not_repeated() -> None:
    before = replace(BEFORE, bedingung="Jährlicher Bericht.", amt="Tiefbauamt")
    later = granting("2024-11-20", Honorare=YEARS, Sachmittel="7.500 Euro")
    (problem,) = check_left_out(later, [before, later], MOTION, 5)
    assert problem.level is Level.HINWEIS
    assert problem.what.endswith("und wiederholt nicht: Bedingung „Jährlicher Bericht.“ und Amt Tiefbauamt.")
    same = replace(later, bedingung="Ein Bericht im Jahr.", amt="Tiefbauamt")
    assert list(check_left_out(same, [before, same], MOTION, 5)) == []
