"""An Unterlage lists what it answers, motions and decisions, in the words of the city."""

from pathlib import Path

import pytest
from paper_text import paper
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Table, plain_text, walk

HEAD = """art: unterlage
betreff: Trinkbrunnen
haushalt: 2024/2025
lesung: 1
gremium: va
sitzung: 15.11.2023
beantwortet:
"""
MOTION = "  - {nummer: 112/2023, fraktionen: [linde], ziffern: 1}\n"
DECISION = "  - {gremium: va, datum: 18.10.2023, beschluss: 47/HH}\n"
ANSWERED = """\
  - {nummer: 112/2023, fraktionen: [linde], antwort: ab 2025}
  - {gremium: va, datum: 18.10.2023, antwort: wie oben}
  - {nummer: 113/2023, ziffern: 2, antwort: Wie oben}"""
OUR_WORDS = (
    "Beantwortete Anträge und Beschlüsse",
    "Antrag oder Beschluss",
    "Fraktion oder Gremium",
    "Ziffern",
    "Antwort",
    "Beschluss",
    "Wie oben",
)


def listed(projekt: Path, entries: str) -> list[str]:
    path = projekt / "content/unterlage.md"
    path.write_text(paper(HEAD + entries.rstrip(), "# Beantwortung/Stellungnahme\n\nSie kommen."), encoding="utf-8")
    tree = tree_in(path, open_project(find_folder(path)))
    return plain_text(next(node for node in walk(tree) if isinstance(node, Table))).replace("\u00a0", " ").split("\n")


@pytest.mark.parametrize(
    ("entries", "lines"),
    [
        (MOTION, ["Beantwortete Anträge", "Antrag Fraktion Ziffern", "Nr. 112/2023 Fraktion Linde 1"]),
        (
            DECISION,
            [
                "Beantwortete Beschlüsse",
                "Beschluss Gremium Ziffern",
                "Beschluss 47/HH vom 18. Oktober 2023 Verwaltungsausschuss alle",
            ],
        ),
        (
            ANSWERED,
            [
                "Beantwortete Anträge und Beschlüsse",
                "Antrag oder Beschluss Fraktion oder Gremium Ziffern Antwort",
                "Nr. 112/2023 Fraktion Linde alle ab 2025",
                "Beschluss vom 18. Oktober 2023 Verwaltungsausschuss alle Wie oben",
                "Nr. 113/2023  2 Wie oben",
            ],
        ),
    ],
)
def test_what_is_answered_is_listed(projekt: Path, entries: str, lines: list[str]) -> None:
    assert listed(projekt, entries) == lines


def test_a_city_has_its_own_words_for_the_list(projekt: Path) -> None:
    settings = projekt / "content/projekt.yaml"
    own = "".join(f"  {word}: W{number}\n" for number, word in enumerate(OUR_WORDS))
    settings.write_text(f"{settings.read_text(encoding='utf-8')}bezeichnungen:\n{own}", encoding="utf-8")
    entries = f"  - {{nummer: 112/2023, antwort: ja}}\n{DECISION.rstrip()[:-1]}, antwort: wie oben}}"
    assert listed(projekt, entries) == [
        "W0",
        "W1 W2 W3 W4",
        "Nr. 112/2023  alle ja",
        "W5 47/HH vom 18. Oktober 2023 Verwaltungsausschuss alle W6",
    ]
