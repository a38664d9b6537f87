"""Answers are held against the motion that they answer."""

from pathlib import Path

import pytest
from commands import run
from paper_text import paper

from antrag_gen.fields.ziffern import is_answered, steps_of

MOTION = paper(
    "art: antrag\nbetreff: Trinkbrunnen\nnummer: 112/2023",
    "# Wir beantragen\n\n1. Brunnen.\n2. Wartung\n"
    "   1. im Sommer,\n   2. im Winter\n      1. bei Frost,\n      2. sonst.",
)
ANSWER = "art: stellungnahme\nbetreff: Trinkbrunnen\nzu:\n  nummer: 112/2023\n  datum: 16.10.2023"


@pytest.fixture
def answered(projekt: Path):
    def answer(*headings: str, head: str = ANSWER) -> str:
        (projekt / "content/antrag.md").write_text(MOTION, encoding="utf-8")
        body = "# Beantwortung/Stellungnahme\n\n" + "\n\n".join(f"## {heading}\n\nText." for heading in headings)
        (projekt / "content/antwort.md").write_text(paper(head, body), encoding="utf-8")
        result = run("pruefen", "content/antwort.md")
        assert result.exit_code == (": Fehler: " in result.stderr)
        return result.stderr

    return answer


@pytest.mark.parametrize(
    "headings",
    [
        ["Zu Ziffer 1", "Zu Ziffer 2"],
        ["Zu 1.:", "Zu 2.1", "Zu 2.2:"],
        ["Zu Ziffern 1 und 2"],
        ["Zu 1", "Zu Ziffern 2.1, 2.2 a und 2.2 b)"],
        ["Zu Ziffern 1 – 2"],
        ["Zu Ziffer 1 des Antrags", "Zu 2.1 – Sommer", "Zu 2.2 a) und b):"],
        ["Zu Ziffer 1 u. 2.1", "Zu Ziffern 2.2 a) bis b)"],
        ["Zu 1.: Brunnen mit 2 Becken", "Zu Ziffern 2.1-2.2"],
    ],
)
def test_an_answer_to_every_ziffer_is_fine(answered, headings: list[str]) -> None:
    assert answered(*headings) == ""


def test_a_heading_that_only_begins_like_an_answer_answers_nothing(answered) -> None:
    assert answered("Zu Ziffer 1", "Zu 2 Anträgen").startswith(
        "content/antwort.md:5:11: Warnung: Unbeantwortet bleiben die Ziffern 2, 2.1, 2.2, 2.2 a und b.\n"
    )


def test_a_range_that_cannot_be_is_told_once(answered) -> None:
    for heading in ("Zu Ziffern 2.2 – 2.1", "Zu Ziffer 2.2-2.1", "Zu Ziffer 2.2 – 2.1", "Zu 2.2 bis 2.1"):
        told = answered("Zu 1", heading)
        assert told.count("„2.2 bis 2.1“ läuft rückwärts.") == 1


def test_a_ziffer_that_is_left_out_is_a_warning(answered) -> None:
    assert answered("Zu 1", "Zu 2.2") == (
        "content/antwort.md:5:11: Warnung: Unbeantwortet bleibt Ziffer 2.1.\n"
        "    Für jede Ziffer eine Überschrift „## Zu Ziffer …“ schreiben.\n"
    )


def test_a_zwischennachricht_may_leave_all_open(answered) -> None:
    assert answered("Sachstand", head=f"{ANSWER}\nantwortart: zwischennachricht") == ""


def test_a_ziffer_that_the_motion_does_not_have_is_an_error(answered) -> None:
    assert answered("Zu 1", "Zu 2", "Zu Ziffer 3").startswith(
        "content/antwort.md:18:1: Fehler: Der Antrag Nr. 112/2023 hat keine Ziffer 3.\n"
        "    Möglich sind: 1, 2, 2.1, 2.2, 2.2 a oder 2.2 b.\n"
    )


def test_a_ziffer_that_is_answered_twice_is_an_error(answered) -> None:
    assert "Fehler: Ziffer 1 wird zweimal beantwortet." in answered("Zu 1", "Zu Ziffern 1 und 2")


def test_what_asks_and_moves_has_two_answers_to_a_ziffer(projekt: Path) -> None:
    head = "art: antrag\nantragsart: antrag_und_anfrage\nbetreff: Brunnen\nnummer: 112/2023\ndatum: 16.10.2023"
    motion = paper(head, "# Wir beantragen\n\n1. Brunnen.\n\n# Wir fragen\n\n1. Wann?\n2. Wo?")
    (projekt / "content/antrag.md").write_text(motion, encoding="utf-8")
    asked = ["Zu Ziffer 1 des Antrags", "Zu Ziffer 1 der Anfrage", "Zu Ziffer 2 der Anfrage"]
    for headings, told in ((asked, 0), ([*asked, "Zu Ziffer 2"], 1), ([*asked, "Zu Ziffer 1"], 1)):
        body = "# Beantwortung/Stellungnahme\n\n" + "\n\n".join(f"## {heading}\n\nJa." for heading in headings)
        (projekt / "content/antwort.md").write_text(paper(ANSWER, body), encoding="utf-8")
        assert run("pruefen", "content/antwort.md").stderr.count("wird zweimal beantwortet") == told


def test_what_stands_under_an_answered_ziffer_is_answered() -> None:
    assert is_answered(steps_of("2.1 a"), {steps_of("2")}, ())
    assert not is_answered(steps_of("21"), {steps_of("2")}, ())
