"""Requests in parts (I. Konsumtiv, II. Investiv) are numbered through or in each part, and cited as they are."""

from pathlib import Path

import pytest
from commands import run
from paper_text import MOTION, paper
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Item, walk

ANEW = """# Begründung/Erläuterung

Undicht.

# Wir beantragen

## I. Konsumtiv

1. Die Halle wird gereinigt.
2. Es wird gelüftet
   1. am Morgen,
   2. am Abend.

## II. Investiv

1. Das Dach wird erneuert.
2. Die Wand wird gestrichen."""
ON = ANEW.replace("1. Das Dach", "3. Das Dach").replace("2. Die Wand", "4. Die Wand")
IN_PARTS = "I, I.1, I.2, I.2.1, I.2.2, II, II.1 oder II.2"
ANSWER = "art: stellungnahme\nbetreff: Halle\nzu: {nummer: 112/2024, datum: 18.10.2023}"


def labels(projekt: Path, head: str, body: str, settings: str = "") -> list[str]:
    if settings:
        (projekt / "content/projekt.yaml").write_text(f"stadt: Musterstadt\n{settings}\n", encoding="utf-8")
    (projekt / "content/antrag.md").write_text(paper(head, body), encoding="utf-8")
    tree = tree_in(projekt / "content/antrag.md", open_project(find_folder(projekt)))
    return [node.label for node in walk(tree) if isinstance(node, Item)]


def answered(projekt: Path, *headings: str) -> str:
    """What is said of an answer to the motion, or nothing."""
    body = "# Beantwortung/Stellungnahme\n\n" + "\n\n".join(f"## {heading}\n\nText." for heading in headings)
    (projekt / "content/antwort.md").write_text(paper(ANSWER, body), encoding="utf-8")
    return run("pruefen", "content/antwort.md").stderr


@pytest.mark.parametrize(
    ("head", "body", "settings", "printed"),
    [
        (MOTION, ANEW, "", ["1.", "2.", "2.1", "2.2", "1.", "2."]),
        (MOTION, ON, "", ["1.", "2.", "2.1", "2.2", "3.", "4."]),
        (f"{MOTION}\nzaehlung: durchlaufend", ANEW, "", ["1.", "2.", "2.1", "2.2", "3.", "4."]),
        (f"{MOTION}\nzaehlung: durchlaufend", ON, "", ["1.", "2.", "2.1", "2.2", "3.", "4."]),
        (MOTION, ANEW, "zaehlung: durchlaufend", ["1.", "2.", "2.1", "2.2", "3.", "4."]),
        (f"{MOTION}\nzaehlung: je_teil", ANEW, "zaehlung: durchlaufend", ["1.", "2.", "2.1", "2.2", "1.", "2."]),
    ],
)
def test_a_paper_or_its_city_says_how_parts_count(
    projekt: Path, head: str, body: str, settings: str, printed: list[str]
) -> None:
    assert labels(projekt, head, body, settings) == printed


@pytest.mark.parametrize(
    ("head", "body", "known"),
    [
        (MOTION, ANEW, IN_PARTS),
        (f"{MOTION}\nzaehlung: durchlaufend", ANEW, "1, 2, 2.1, 2.2, 3 oder 4"),
        (MOTION, ON, "1, 2, 2.1, 2.2, 3 oder 4"),
        (f"{MOTION}\nzaehlung: je_teil", ON, "I, I.1, I.2, I.2.1, I.2.2, II, II.3 oder II.4"),
        (
            MOTION,
            ANEW.replace("## I.", "## A.").replace("## II.", "## B."),
            IN_PARTS.replace("II", "B").replace("I", "A"),
        ),
    ],
)
def test_a_request_is_cited_as_it_is_numbered(projekt: Path, head: str, body: str, known: str) -> None:
    labels(projekt, head, body)
    assert f"    Möglich sind: {known}.\n" in answered(projekt, "Zu Ziffer 9")


def test_an_answer_can_name_requests_of_parts_and_whole_parts(projekt: Path) -> None:
    labels(projekt, MOTION, ANEW)
    assert answered(projekt, "Zu Ziffern I.1 und I.2", "Zu II.1: Dach", "Zu Ziffer II.2") == ""
    assert answered(projekt, "Zu Ziffer I", "Zu Ziffer II") == ""
    assert "Unbeantwortet bleibt Ziffer II.2.\n" in answered(projekt, "Zu Ziffer I", "Zu Ziffer II.1")


def test_a_decision_can_name_requests_of_parts(projekt: Path) -> None:
    labels(projekt, MOTION.replace("mittel:\n  - zweck: Dach\n    betrag: 50.000 Euro p. a. für 2 Jahre", ""), ANEW)
    (projekt / "content/beschluesse/2023").mkdir(parents=True)
    text = "gremium: va\ndatum: 15.12.2023\nhaushalt: 2024/2025\nbeschluesse:\n"
    entries = "".join(
        f"  - {{antrag: 112/2024, ziffer: {ziffer}, ergebnis: abgelehnt}}\n" for ziffer in ("I", "II.2", "III.1")
    )
    (projekt / "content/beschluesse/2023/lesung.yaml").write_text(text + entries, encoding="utf-8")
    stderr = run("pruefen", "content/beschluesse").stderr
    assert [line.split(": ", 1)[1] for line in stderr.splitlines() if " keine Ziffer " in line] == [
        "Fehler: Der Antrag Nr. 112/2024 hat keine Ziffer III.1."
    ]


def test_a_way_to_count_parts_says_nothing_where_there_are_none(projekt: Path) -> None:
    body = "# Begründung/Erläuterung\n\nUndicht.\n\n# Wir beantragen\n\n1. Das Dach.\n\n## In Kürze\n\nFertig."
    (projekt / "content/antrag.md").write_text(paper(f"{MOTION}\nzaehlung: je_teil", body), encoding="utf-8")
    assert run("pruefen").stderr.startswith("content/antrag.md:14:11: Hinweis: Ohne Teile bleibt „zaehlung“")
