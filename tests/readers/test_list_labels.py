"""The labels of numbered lists, as a city sets them for each level."""

import pytest

from antrag_gen.errors import AntragError
from antrag_gen.readers.list_labels import form_of, ordered_label, parse_gliederung


@pytest.mark.parametrize(
    ("forms", "labels"),
    [
        (["1.", "1.1", "a)"], ["3.", "3.2", "b)", "cc)", "aaa)"]),
        (["1."], ["3.", "b)", "bb)", "ccc)", "aaaa)"]),
        (["1.", "a)", "aa)"], ["3.", "b)", "bb)", "ccc)", "aaaa)"]),
        (["(1)", "(a)", "(aa)"], ["(3)", "(b)", "(bb)", "(ccc)", "(aaaa)"]),
        (["1)", "1.1.", "1.1.1.", "a."], ["3)", "3.2.", "3.2.2.", "c.", "aa."]),
    ],
)
def test_each_level_has_its_form_and_those_below_go_on_with_letters(forms: list[str], labels: list[str]) -> None:
    gliederung = parse_gliederung(forms)
    numbers = (3, 2, 2, 3, 1)
    assert [gliederung.label(numbers[:level]) for level in range(1, 6)] == labels


def test_an_item_with_a_bullet_takes_no_part() -> None:
    assert ordered_label((2, 0, 3)) == "2.3"


def test_letters_go_on_after_z_as_word_counts() -> None:
    assert [ordered_label((1, 1, number)) for number in (26, 27, 28)] == ["z)", "aa)", "bb)"]


@pytest.mark.parametrize("label", ["1.", "(12)", "4.13", "c)", "(dd)", "zzz)"])
def test_the_form_is_known_by_a_label(label: str) -> None:
    form = form_of(label)
    assert form.number(label) >= 1
    assert form.label((4, form.number(label))[-1 - form.outer :]) == label


@pytest.mark.parametrize("label", ["•", "I.", "0.", "1", "a", "ab)", ""])
def test_what_is_no_label_has_no_form(label: str) -> None:
    with pytest.raises(ValueError, match="labels like"):
        form_of(label)


@pytest.mark.parametrize(
    ("forms", "what"),
    [
        ([], "Hier steht keine Ebene."),
        (["I."], "„I.“ ist keine Form, in der sich Listen zählen lassen."),
        (["(1."], "„(1.“ ist keine Form, in der sich Listen zählen lassen."),
        (["1.", "1.a)"], "„1.a)“ ist keine Form, in der sich Listen zählen lassen."),
        (["1"], "„1“ hat am Ende weder Punkt noch Klammer."),
        (["a)"], "„a)“ kann nicht die oberste Ebene sein; die zählt mit Zahlen."),
        (["1.1"], "„1.1“ kann nicht die oberste Ebene sein; die zählt mit Zahlen."),
        (["1.", "aa)"], "„aa)“ wäre hier nicht eindeutig; an dieser Stelle zählt „a“."),
        (["1.", "a)", "a)"], "„a)“ wäre hier nicht eindeutig; an dieser Stelle zählt „aa“."),
        (
            ["1.", "1)"],
            "„1)“ wäre darunter nicht eindeutig; möglich sind die Nummern aller Ebenen darüber oder Buchstaben.",
        ),
        (
            ["1.", "a)", "1.1"],
            "„1.1“ wäre darunter nicht eindeutig; möglich sind die Nummern aller Ebenen darüber oder Buchstaben.",
        ),
    ],
)
def test_what_could_not_be_cited_is_refused(forms: list[str], what: str) -> None:
    with pytest.raises(AntragError) as caught:
        parse_gliederung(forms)
    assert caught.value.problem.what == what
    assert caught.value.problem.hint == "Beispiele: „[1., 1.1, a)]“, „[1., a), aa)]“, „[(1), a), aa)]“."
