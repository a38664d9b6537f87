"""What the short form of the budget motion says of the Anmeldeliste and of accounts, in words."""

from pathlib import Path

import pytest
from paper_text import paper
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import plain_text

HEAD = "art: haushaltsantrag\nbetreff: Lesepaten\nhaushalt: 2024/2025\n"
ONE = "mittel:\n  - {zweck: Honorare, betrag: 40.000}\n"
TWO = f"{ONE}  - {{zweck: Bücher, betrag: 5.000}}\n"
FULL = "anmeldeliste:\n  - {lfd_nr: 21, seite: 12, thh: 400, referat: si, grdrs: 301/2023}\n"
SAID = "Anmeldeliste (Rote Liste): lfd. Nr. 21, Seite 12, THH 400, Sozialreferat, GRDrs 301/2023"


def lines(projekt: Path, head: str) -> list[str]:
    path = projekt / "content/antrag.md"
    path.write_text(paper(HEAD + head.rstrip(), "# Begründung/Erläuterung\n\nText."), encoding="utf-8")
    project = open_project(find_folder(path))
    words = plain_text(tree_in(path, project)).replace("\u00a0", " ").split("\n")
    return words[words.index("Wir beantragen") + 1 :]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (FULL + ONE, ["Mittelbedarf 40.000 Euro (lfd. Nr. 21)", "Finanzielle Auswirkungen", SAID]),
        (
            "anmeldeliste: [{lfd_nr: 21}]\n" + ONE,
            ["Mittelbedarf 40.000 Euro (lfd. Nr. 21)", "Finanzielle Auswirkungen", "Zusätzlich zu veranschlagen sind"],
        ),
        (
            FULL + "  - {lfd_nr: 88 bis 91, seite: S. 40, thh: THH 510}\n  - {lfd_nr: 5}\n" + ONE,
            [
                "Mittelbedarf 40.000 Euro (lfd. Nrn. 5, 21 und 88 bis 91)",
                "Finanzielle Auswirkungen",
                SAID,
                "Anmeldeliste (Rote Liste): lfd. Nrn. 88 bis 91, S. 40, THH 510",
                "Zusätzlich zu veranschlagen sind",
            ],
        ),
        (
            FULL + "  - {lfd_nr: 5}\n" + TWO,
            [
                "Mittelbedarf „Honorare“: 40.000 Euro",
                "Mittelbedarf „Bücher“: 5.000 Euro",
                "Finanzielle Auswirkungen",
                SAID,
                "Anmeldeliste (Rote Liste): lfd. Nr. 5",
            ],
        ),
        (
            "anmeldeliste: [{lfd_nr: 21}, {lfd_nr: 22}]\n" + TWO,
            [
                "Mittelbedarf „Honorare“: 40.000 Euro",
                "Mittelbedarf „Bücher“: 5.000 Euro",
                "Anmeldeliste: lfd. Nrn. 21 und 22",
            ],
        ),
        (
            FULL + "stellen: [{anzahl: 1, funktion: Leitung}]\n",
            [
                "Zu beschließen ist, was unter „Änderung Stellenplan“ steht.",
                SAID,
                "Änderung Stellenplan",
                "Im Zusammenhang mit diesem Antrag wird die Schaffung von 1 Stelle beantragt:",
            ],
        ),
    ],
)
def test_every_need_is_named_once_with_all_that_is_given(projekt: Path, head: str, said: list[str]) -> None:
    found = lines(projekt, head)
    assert [line.split(" (in Euro)")[0] for line in found[: len(said)]] == said


def test_a_purpose_names_where_it_is_booked(projekt: Path) -> None:
    mittel = (
        "mittel:\n  - {zweck: Bau, thh: 400, kontengruppe: KGr. 787, projekt: 7.123, fhh: ja, betrag: 40.000}\n"
        "  - {zweck: Strom, ehh: ja, betrag: 5.000}\n  - {zweck: Wasser, betrag: 5.000}\n"
    )
    names = [line.rsplit(" ", 1)[0] for line in lines(projekt, mittel)[-5:-1]]
    assert names == [
        "Zweck",
        "Bau (THH 400, KGr. 787, Projekt 7.123, Finanzhaushalt)",
        "Strom (Ergebnishaushalt)",
        "Wasser",
    ]
