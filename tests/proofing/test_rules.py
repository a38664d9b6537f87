"""Each rule of proofreading: what it finds, what it leaves alone, and its entry in the handbook."""

import re
from pathlib import Path

import pytest
from proofing.proofed import Case, Sheet, opened, proofed, read_cases, read_sheets, words

from antrag_gen.german.vocabulary import Vocabulary
from antrag_gen.library.project import OpenedProject
from antrag_gen.proofing.proof import RULES

CASES = read_cases()
SHEETS = read_sheets()
HANDBOOK = Path(__file__).parents[2] / "docs" / "handbuch" / "durchsicht.md"
OTHER = "ohne-pruefung"
SPELLING = "rechtschreibung"


@pytest.fixture(scope="module")
def project() -> OpenedProject:
    return opened()


@pytest.fixture(scope="module")
def vocabulary(project: OpenedProject) -> Vocabulary:
    return words(project)


@pytest.mark.auswahl(100)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_what_is_wrong_and_nothing_else(
    case: Case, project: OpenedProject, vocabulary: Vocabulary
) -> None:
    found = proofed(case.text, project, vocabulary if case.rule == SPELLING else None)
    found = [problem for problem in found if problem.id != OTHER]
    if case.found:
        assert case.rule in {problem.id for problem in found}
    else:
        assert [str(problem) for problem in found] == []


@pytest.mark.auswahl(20)
@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_of_many_sentences_a_rule_finds_those_that_are_wrong(sheet: Sheet, project: OpenedProject) -> None:
    assert sheet.judge(project) == []


def test_each_rule_has_cases_of_both_sorts() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    signs = {(sheet.rule, sign) for sheet in SHEETS for sign, _ in sheet.lines}
    signs |= {(case.rule, "+" if case.found else "-") for case in CASES}
    assert signs == {(id, sign) for id in ids for sign in "+-"}


def test_the_handbook_lists_the_rules_and_no_others() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \|", HANDBOOK.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(rule.id for rule in RULES)


PUBLIC = """---
art: mitteilungsvorlage
betreff: Bänke am Ufer
datum: 12.09.2024
oeffentlich: ja
---
# Bericht

{}
"""


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Es sind 12.000 qm.", "„12.000 qm“ schreibt man anders."),
        ("Frau Muster, Tulpenstraße 14 im Ort.", "„Tulpenstraße 14“ ist wohl die Anschrift eines Menschen."),
        ("Frau Muster, Tulpenstraße 14 b.", "„Tulpenstraße 14 b“ ist wohl die Anschrift eines Menschen."),
        ("Siehe Anlage 3.", "Anlage 3 ist genannt, aber das Papier hat keine Anlagen."),
        ("Siehe Anlage 3, 4 und 5.", "Anlage 3, 4 und 5 sind genannt, aber das Papier hat keine Anlagen."),
    ],
)
def test_what_is_told_quotes_what_stands_there(sentence: str, what: str, project: OpenedProject) -> None:
    assert [problem.what for problem in proofed(PUBLIC.format(sentence), project)] == [what]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Am Di., 13.10.2025, wird beraten.", ["Der 13.10.2025 ist ein Montag, kein Dienstag."]),
        ("Das Gespräch war am 05/13/2023.", ["„05/13/2023“ ist kein Datum, wie es hier geschrieben wird."]),
        ("Zuständig ist [Name einsetzen].", ["Hier ist noch etwas auszufüllen: „[Name einsetzen]“."]),
        (
            "Bei zwei Dritteln von 1,2 Mio. Euro, also 600.000 Euro, endet der Zuschuss.",
            ["Zwei Drittel von 1,2 Mio. Euro sind 800.000 Euro, nicht „600.000 Euro“."],
        ),
        (
            "Das Amt hat 14,5 Stellen, davon 8,0 innen, 4,0 außen und 1,5 am Tor.",
            ["8,0 + 4,0 + 1,5 sind 13,5 Stellen, 1 Stelle weniger als „14,5 Stellen“."],
        ),
    ],
)
def test_a_mistake_is_told_once_and_in_whole_words(sentence: str, what: list[str], project: OpenedProject) -> None:
    assert [problem.what for problem in proofed(PUBLIC.format(sentence), project)] == what


BUDGET = """---
art: haushaltsantrag
betreff: Mehr für die Stadt
haushalt: 2024/2025
mittel:
  - {zweck: Sonntagsöffnung, betrag: 42.000 Euro p. a. ab 2024 ff.}
  - {zweck: Selbstverbuchung, betrag: {2024: 68.000}}
---
# Begründung/Erläuterung

Der Bedarf ist anerkannt.

# Wir beantragen

Die Bücherei öffnet auch sonntags. Dafür werden jährlich 45.000 Euro bereitgestellt.
"""


def test_of_purposes_the_one_that_leads_to_a_sum_is_told(project: OpenedProject) -> None:
    what = "„45.000 Euro“ passt nicht zu den Mitteln im Kopf: „Sonntagsöffnung“ 42.000 Euro p. a. ab 2024 ff."
    assert [problem.what for problem in proofed(BUDGET, project)] == [what]
