"""What a problem knows of where it is, from the path of a parser to the place in a file."""

import pickle
import re

import pytest

from antrag_gen.errors import HERE, AntragError, Level, Place, Problem, naming

PLACE = Place("content/a.md", 3, 7)


def place_of(path):
    return {(): Place("content/a.md", 2), ("mittel", 0, "betrag"): PLACE}[path]


def test_a_problem_is_told_without_a_place_until_it_has_one():
    problem = Problem(HERE, "Das ist kein Betrag.", "Eine Zahl schreiben.")
    assert str(problem) == "Das ist kein Betrag. Eine Zahl schreiben."
    assert str(problem.placed(place_of)) == ("content/a.md:2:1: Fehler: Das ist kein Betrag.\n    Eine Zahl schreiben.")


def test_a_path_grows_from_the_inside_and_leads_to_a_place_once():
    problem = Problem(HERE, "Das ist kein Betrag.", id="betrag", level=Level.WARNUNG).under("betrag")
    outer = problem.under("mittel", 0)
    assert outer.path == ("mittel", 0, "betrag")
    placed = outer.placed(place_of)
    assert (placed.where, placed.id, placed.level) == (PLACE, "betrag", Level.WARNUNG)
    assert placed.under("mittel").placed(place_of) == placed


def test_what_a_problem_does_not_know_is_not_made_up():
    with pytest.raises(TypeError, match="no place is known"):
        _ = Problem(HERE, "Das ist kein Betrag.").where
    with pytest.raises(TypeError, match="has a place"):
        _ = Problem(PLACE, "Das ist kein Betrag.").path


def test_problems_come_in_the_order_of_their_places_and_before_them_those_without_one_as_they_were_said():
    later, first = Problem(PLACE, "c"), Problem(Place("content/a.md", 1), "b")
    unplaced = [Problem(("z",), "z"), Problem(("a",), "a")]
    assert AntragError([later, unplaced[0], first, unplaced[1]]).problems == (*unplaced, first, later)


def test_an_error_survives_the_way_between_two_processes():
    error = AntragError([Problem(PLACE, "Das ist kein Betrag.", "Eine Zahl schreiben."), Problem(("ziffer",), "Nein.")])
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 – our own bytes
    assert copy.problems == error.problems
    assert str(copy) == str(error)


def test_the_problem_of_an_error_with_several_is_not_one_of_them():
    error = AntragError([Problem(HERE, "Nein."), Problem(HERE, "Auch nicht.")])
    with pytest.raises(ValueError, match="unpack"):
        _ = error.problem


def test_what_a_terminal_would_obey_is_spelt_where_a_problem_is_told() -> None:
    what = "Ein \x1b[2J, ein \x9b und ein \udce4 in\teiner Zeile."
    assert str(Problem(Place("b\udce4nke.md"), what, "Eine\nzweite.")) == (
        "b\\xe4nke.md:1:1: Fehler: Ein \\x1b[2J, ein \\x9b und ein \\xe4 in\teiner Zeile.\n    Eine\nzweite."
    )


def test_a_mistake_of_the_program_is_told_with_the_file_and_the_line_of_the_program() -> None:
    with pytest.raises(AntragError) as raised, naming(Place("a.md")):
        {}["fehlt"]
    assert re.fullmatch(
        r"a\.md:1:1: Fehler: An dieser Datei ist das Programm gescheitert "
        r"\(KeyError in test_errors\.py, Zeile \d+\)\.\n"
        r"    Bitte mit dieser Meldung und der Datei melden\.",
        str(raised.value),
    )


def test_what_is_told_already_is_told_as_it_is() -> None:
    problem = Problem(Place("b.md", 3), "Falsch.")
    with pytest.raises(AntragError) as raised, naming(Place("a.md")):
        raise AntragError([problem])
    assert raised.value.problems == (problem,)
