"""Papers of the administration are held against the other papers of the project."""

from collections.abc import Callable
from pathlib import Path

import pytest
from commands import run
from paper_text import paper

MOTION = paper(
    "art: antrag\nbetreff: Trinkbrunnen\nnummer: 112/2023",
    "# Wir beantragen\n\n1. Brunnen.\n2. Wartung\n   1. im Sommer,\n   2. im Winter.\n3. Bericht.",
)
UNTERLAGE = """art: unterlage
betreff: Trinkbrunnen
nummer: 1207/2023
haushalt: 2024/2025
lesung: 1
gremium: va
sitzung: 15.11.2023
beantwortet:
  - nummer: 112/2023
    ziffern: """
VORLAGE = "art: beschlussvorlage\nbetreff: Trinkbrunnen\nnummer: 87/2024"
DECISION = "# Beschlussantrag\n\nDie Brunnen werden gebaut.\n\n# Begründung\n\nEs wird heiß."

Check = Callable[..., str]


@pytest.fixture
def check(projekt: Path) -> Check:
    """Write files of a project and say what `antrag pruefen` says of all of them."""

    def write_and_check(**files: str) -> str:
        for name, text in files.items():
            (projekt / "content" / f"{name}.md").write_text(text, encoding="utf-8")
        result = run("pruefen")
        assert result.exit_code == (": Fehler: " in result.stderr)
        return result.stderr

    return write_and_check


def unterlage(ziffern: str) -> str:
    return paper(UNTERLAGE + ziffern, "# Beantwortung/Stellungnahme\n\nDie Brunnen kommen.")


@pytest.mark.auswahl(2)
@pytest.mark.parametrize(
    "ziffern", ["1 bis 3", "1, 2 und 3", "1, 2.1, 2.2 und 3", "1, 2.1 – 2.2 u. 3", '"1,2,3"', "Ziffern 1 - 3"]
)
def test_an_unterlage_that_answers_every_ziffer_is_fine(check: Check, ziffern: str) -> None:
    assert check(antrag=MOTION, unterlage=unterlage(ziffern)) == ""


def test_a_motion_that_is_answered_in_whole_is_fine(check: Check) -> None:
    whole = unterlage("").replace("\n    ziffern: ", "")
    assert check(antrag=MOTION, unterlage=whole) == ""


def test_a_ziffer_that_an_unterlage_leaves_out_is_a_warning(check: Check) -> None:
    assert check(antrag=MOTION, unterlage=unterlage("1 und 2")) == (
        "content/unterlage.md:11:14: Warnung: Von Antrag Nr. 112/2023 bleibt Ziffer 3 unbeantwortet.\n"
        "    Unter „ziffern“ ergänzen; steht die Antwort in einem Papier, das anderswo liegt, ist nichts zu tun.\n"
    )


def test_what_another_unterlage_answers_is_not_left_out(check: Check) -> None:
    other = unterlage("2, 3").replace("1207/2023", "1208/2023")
    assert check(antrag=MOTION, unterlage=unterlage("1 und 2"), zweite=other) == ""


def test_a_part_of_a_ziffer_that_is_left_out_is_a_warning_too(check: Check) -> None:
    assert check(antrag=MOTION, unterlage=unterlage("1 und 2.1")).startswith(
        "content/unterlage.md:11:14: Warnung: Von Antrag Nr. 112/2023 bleiben die Ziffern 2.2 und 3 unbeantwortet.\n"
    )


def test_a_ziffer_that_the_motion_does_not_have_is_an_error(check: Check) -> None:
    assert check(antrag=MOTION, unterlage=unterlage("1 bis 4")) == (
        "content/unterlage.md:11:14: Fehler: Antrag Nr. 112/2023 hat keine Ziffer 4.\n"
        "    Möglich sind: 1, 2, 2.1, 2.2 oder 3.\n"
    )


def test_two_papers_with_one_number_are_a_warning_at_the_first_of_those_checked(check: Check) -> None:
    twice = paper(VORLAGE, DECISION)
    assert check(eins=twice, zwei=twice) == (
        "content/eins.md:4:9: Warnung: Diese Nummer hat auch content/zwei.md.\n    Eine der beiden Nummern ändern.\n"
    )


def test_a_paper_its_neufassung_and_a_motion_may_have_the_same_digits(check: Check) -> None:
    new = VORLAGE.replace("87/2024", "87/2024 Neufassung\nfassung_vom: 12.01.2024")
    motion = MOTION.replace("112/2023", "87/2024")
    assert check(eins=paper(VORLAGE, DECISION), zwei=paper(new, DECISION), drei=motion) == ""


@pytest.mark.langsam
def test_every_paper_of_the_project_itself_has_no_mistake_and_no_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    result = run("pruefen", "content")
    assert result.exit_code == 0
    assert ": Warnung: " not in result.stderr
