"""What papers say of posts: sentences, tables with the columns that fit, sums with their decimals, the balance."""

from pathlib import Path

import pytest
from paper_text import paper
from papers import tree_in
from writers.docx.docx_papers import BASE, document
from writers.docx.read_back import NAMES, Part
from writers.pdf.test_pdf_columns import pdf_of, printed

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Cell, ColumnKind, Row, Table, Text, plain_text, walk
from antrag_gen.writers.docx.write import write as write_docx

MOTION = "art: haushaltsantrag\nbetreff: Stellen\nhaushalt: 2024/2025\n"
VORLAGE = "art: beschlussvorlage\nbetreff: Stellen\nhaushalt: 2024/2025\n"
TWO = """stellen:
  - {amt: Jugendamt, anzahl: "2,5", besoldung: S 15, funktion: Schulsozialarbeit}
  - {amt: Schulamt, anzahl: "0,5000", funktion: Mensen}
"""
CUT = '  - {vorhaben: streichung, amt: Hauptamt, anzahl: "1,0", besoldung: EG 6, funktion: Botendienst}\n'
RAISED = '  - {vorhaben: hebung, anzahl: "1,0", besoldung: EG 9a, besoldung_neu: EG 10, funktion: Wohngeld}\n'
MOVED = '  - {vorhaben: umsetzung, anzahl: "0,25", amt: Jugendamt, amt_neu: Schulamt, funktion: Ganztag}\n'
MARKED = """  - {vorhaben: kw_aenderung, anzahl: 2, funktion: Sucht, kw: KW 01/2025, kw_neu: KW 01/2027}
  - {vorhaben: kw_aenderung, anzahl: "1,5", funktion: Schulden, kw: KW 01/2025, kw_neu: entfällt}
"""
OUTSIDE = '  - {vorhaben: ermaechtigung, anzahl: "2,0", funktion: Betreuung, befristet_bis: 31.12.2026}\n'


def read(projekt: Path, head: str, body: str = "# Begründung/Erläuterung\n\nText.") -> list[str]:
    path = projekt / "content/antrag.md"
    path.write_text(paper(head.rstrip(), body), encoding="utf-8")
    tree = tree_in(path, open_project(find_folder(path)))
    rows = ["\t".join(plain_text(cell) for cell in node.cells) for node in walk(tree) if isinstance(node, Row)]
    return "\n".join([plain_text(tree), *rows]).replace("\u00a0", " ").split("\n")


OUTSIDE_SAID = "die Ermächtigung zur Beschäftigung von 2,0 Vollzeitkräften außerhalb des Stellenplans"
SENTENCES = [
    (TWO, "wird die Schaffung von 3,0000 Stellen"),
    ("stellen:\n" + CUT, "wird die Streichung von 1,0 Stelle"),
    ("stellen:\n" + MARKED, "wird die Änderung von KW-Vermerken an 3,5 Stellen"),
    (
        'stellen_vorhaben: kw_aenderung\nstellen:\n  - {anzahl: "2,0", funktion: Sucht, kw: KW 01/2027}\n',
        "wird die Änderung des KW-Vermerks an 2,0 Stellen",
    ),
    (
        "stellen:\n" + OUTSIDE,
        f"wird {OUTSIDE_SAID}",
    ),
    (TWO + RAISED, "werden die Schaffung von 3,0000 Stellen und die Hebung von 1,0 Stelle"),
    (
        TWO + OUTSIDE + MOVED + CUT,
        "werden die Schaffung von 3,0000 Stellen, die Streichung von 1,0 Stelle, die Umsetzung von 0,25 Stelle und "
        + OUTSIDE_SAID,
    ),
]


@pytest.mark.parametrize(("stellen", "said"), SENTENCES)
def test_a_sentence_says_what_happens_to_how_many(projekt: Path, stellen: str, said: str) -> None:
    assert f"Im Zusammenhang mit diesem Antrag {said} beantragt:" in read(projekt, MOTION + stellen)


def test_each_kind_has_a_table_with_its_columns_and_its_sum(projekt: Path) -> None:
    lines = read(projekt, MOTION + TWO + CUT + RAISED + MOVED + MARKED + OUTSIDE)
    assert [line for line in lines if "\t" in line] == [
        "Amt\tAnzahl\tBesGr./EG\tFunktion\tKW-Vermerk",
        "Jugendamt\t2,5\tS 15\tSchulsozialarbeit\t",
        "Schulamt\t0,5000\t\tMensen\t",
        "Summe\t3,0000\t\t\t",
        "Amt\tAnzahl\tBesGr./EG\tFunktion",
        "Hauptamt\t1,0\tEG 6\tBotendienst",
        "Amt\tAnzahl\tBesGr./EG bisher\tBesGr./EG neu\tFunktion",
        "\t1,0\tEG 9a\tEG 10\tWohngeld",
        "Amt bisher\tAmt neu\tAnzahl\tBesGr./EG\tFunktion",
        "Jugendamt\tSchulamt\t0,25\t\tGanztag",
        "Amt\tAnzahl\tBesGr./EG\tFunktion\tKW-Vermerk bisher\tKW-Vermerk neu",
        "\t2\t\tSucht\tKW 01/2025\tKW 01/2027",
        "\t1,5\t\tSchulden\tKW 01/2025\tentfällt",
        "Summe\t3,5\t\t\t\t",
        "Amt\tVZK\tBesGr./EG\tFunktion\tBefristet bis",
        "\t2,0\t\tBetreuung\t31. Dezember 2026",
    ]


@pytest.mark.parametrize(
    ("stellen", "balance"),
    [
        (TWO + CUT, ["Saldo im Stellenplan: +2,0000 Stellen"]),
        ("stellen:\n" + CUT + RAISED, ["Saldo im Stellenplan: −1,0 Stelle"]),
        ("stellen:\n" + MOVED + RAISED + OUTSIDE, ["Saldo im Stellenplan: 0 Stellen"]),
        (TWO, []),
        ("stellen:\n" + CUT, []),
        ("stellen:\n" + OUTSIDE, []),
    ],
)
def test_the_balance_is_creation_minus_cuts_where_one_sum_does_not_say_it(
    projekt: Path, stellen: str, balance: list[str]
) -> None:
    assert [line for line in read(projekt, MOTION + stellen) if line.startswith("Saldo")] == balance


def test_parts_go_with_the_post_that_they_are_part_of(projekt: Path) -> None:
    stellen = f'{TWO}{CUT}  - {{anzahl: "0,5", funktion: davon nachts}}\n{OUTSIDE}'
    lines = read(projekt, MOTION + stellen)
    part = lines.index("\t0,5\t\tdavon nachts")
    assert lines[part - 1] == "Hauptamt\t1,0\tEG 6\tBotendienst"
    assert "Saldo im Stellenplan: +2,0000 Stellen" in lines


@pytest.mark.parametrize(("formular", "told"), [("kurz", 0), ("amtlich", 1), ("massnahmen", 1)])
def test_a_motion_for_posts_alone_does_not_ask_for_money(projekt: Path, formular: str, told: int) -> None:
    lines = read(projekt, f"{MOTION}formular: {formular}\n{TWO}")
    assert "Zu beschließen ist, was unter „Änderung Stellenplan“ steht." in lines
    assert lines.count("Nur die Stellen, die unter „Änderung Stellenplan“ stehen.") == told
    assert not {"Keine.", "Im Haushaltsplan zu veranschlagen ist, was unter „Finanzielle Auswirkungen“ steht."} & {
        *lines
    }


def test_what_stands_outside_the_plan_is_no_change_of_it(projekt: Path) -> None:
    lines = read(projekt, f"{MOTION}formular: amtlich\nstellen:\n{OUTSIDE}")
    assert "Änderung Stellenplan" not in " ".join(lines)
    assert "Nur die Stellen, die unter „Ermächtigung außerhalb des Stellenplans“ stehen." in lines


def test_a_vorlage_says_what_it_provides_for(projekt: Path) -> None:
    body = "# Beschlussantrag\n\nText.\n\n# Begründung\n\nText."
    lines = read(projekt, VORLAGE + TWO + CUT, body)
    assert lines[lines.index("Finanzielle Auswirkungen") + 1] == (
        "Vorgesehen sind die Schaffung von 3,0000 Stellen und die Streichung von 1,0 Stelle."
    )
    assert "Saldo im Stellenplan: +2,0000 Stellen" in lines


def posts(*numbers: str) -> Table:
    cells = (Cell((Text(number),), value=1, decimals=len(number.partition(",")[2])) for number in numbers)
    body = tuple(Row((Cell((Text("Amt"),)), cell)) for cell in cells)
    head = Row((Cell((Text("Amt"),)), Cell((Text("Anzahl"),))))
    return Table((), (ColumnKind.TEXT, ColumnKind.STELLEN), (head,), body)


def test_numbers_stand_below_each_other_by_the_comma() -> None:
    numbers = ("2,5", "0,5000", "7", "4,25")
    table = posts(*numbers)
    left = [word.left for word in printed(pdf_of(table)) if word.text in numbers]
    assert len(left) == len(numbers)
    assert max(left) - min(left) < 0.1
    cells = Part(write_docx(document(table), BASE), "word/document.xml").find("//w:tbl/w:tr/w:tc[2]/w:p")
    indents = [cell.xpath("string(w:pPr/w:ind/@w:right)", namespaces=NAMES) for cell in cells]
    assert indents == ["", "334", "", "500", "222"]
