"""What papers, lists and reports say of savings, of income, of months and of amounts that are not exact."""

import datetime as dt
from pathlib import Path

import pytest
from commands import run
from paper_text import paper
from papers import tree_in
from work.lists.motions import list_in, register_in, rows_of, write_motion
from work.lists.motions import tree_in as list_tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.together.maengel import Maengel
from antrag_gen.tree import plain_text
from antrag_gen.work.yearly.decided import find_granted
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.together import Year, find_relief

MOTION = "art: haushaltsantrag\nbetreff: Museum\nhaushalt: 2024/2025\n"
ENTRY = "  - {zweck: Eintritte, geldart: ertrag, betrag: 80.000 Euro p. a. für 2 Jahre}\n"
CUT = "  - {zweck: Druck, betrag: -20.000 Euro p. a. für 2 Jahre}\n"
STAFF = "  - {zweck: Aufsicht, betrag: rund 2.500 Euro monatlich ab 2024 für 2 Jahre}\n"
GOES_ON = "  - {zweck: Aufsicht, ehh: ja, betrag: 90 TEUR ab 2024 ff.}\n  - {zweck: Tor, fhh: ja, betrag: 808 TEUR}\n"


def lines(projekt: Path, head: str, body: str = "# Begründung/Erläuterung\n\nText.") -> list[str]:
    path = projekt / "content/papier.md"
    path.write_text(paper(head.rstrip(), body), encoding="utf-8")
    words = plain_text(tree_in(path, open_project(find_folder(path)))).replace("\u00a0", " ")
    return words.split("\n")


def behind(words: list[str], heading: str) -> list[str]:
    return words[words.index(heading) + 1 :]


def test_the_short_form_says_each_kind_of_money_in_its_word_and_both_sums(projekt: Path) -> None:
    assert behind(lines(projekt, f"{MOTION}mittel:\n{ENTRY}{CUT}{STAFF}"), "Wir beantragen")[:14] == [
        "Mehrertrag „Eintritte“: 80.000 Euro jährlich für 2 Jahre",
        "Minderaufwand „Druck“: 20.000 Euro jährlich für 2 Jahre",
        "Mehraufwand „Aufsicht“: rund 2.500 Euro monatlich für 2 Jahre ab 2024, im Jahr rund 30.000 Euro",
        "Finanzielle Auswirkungen",
        "Zu veranschlagen sind (in Euro):",
        "Zweck 2024 2025 Summe 2024–2025",
        "Mehrbedarf   ",
        "Mehraufwand: Aufsicht rd. 30.000 rd. 30.000 rd. 60.000",
        "Summe Mehrbedarf rd. 30.000 rd. 30.000 rd. 60.000",
        "Entlastung   ",
        "Mehrertrag: Eintritte 80.000 80.000 160.000",
        "Minderaufwand: Druck 20.000 20.000 40.000",
        "Summe Entlastung 100.000 100.000 200.000",
        "Entlastung (Saldo) rd. 70.000 rd. 70.000 rd. 140.000",
    ]


@pytest.mark.parametrize(
    ("mittel", "said"),
    [
        (
            "  - {zweck: Druck, ehh: ja, betrag: -120.000 Euro p. a. ab 2024 ff.}\n",
            [
                "Minderaufwand 120.000 Euro jährlich ab 2024",
                "Einzusparen sind (in Tausend Euro):",
                "Druck x  120 120 120 120 120 120",
                "Minderaufwand 2024–2028: 600 TEUR, danach 120 TEUR jährlich   120 120 120 120 120 120",
            ],
        ),
        (
            "  - {zweck: Gebühren, ehh: ja, geldart: ertrag, betrag: 80 TEUR}\n",
            [
                "Mehrertrag 80 TEUR",
                "Als Mehrertrag zu veranschlagen sind (in Tausend Euro):",
                "Gebühren x  80     ",
                "Mehrertrag (gesamt)   80 0 0 0 0 0",
                "Mehrertrag 2024 insgesamt: 80 TEUR",
            ],
        ),
        (
            GOES_ON,
            [
                "Zusätzlich zu veranschlagen sind (in Tausend Euro):",
                "Finanzbedarf 2024–2028: 1.258 TEUR, danach 90 TEUR jährlich   898 90 90 90 90 90",
                "davon Ergebnishaushalt x  90 90 90 90 90 90",
                "davon Finanzhaushalt  x 808 0 0 0 0 0",
            ],
        ),
        (
            "  - {zweck: A, ehh: ja, betrag: {2024: 50.000, 2029 ff.: 5.000}}\n",
            ["Finanzbedarf 2024: 50 TEUR, ab 2029: 5 TEUR jährlich   50 0 0 0 0 5"],
        ),
    ],
)
def test_the_official_form_has_words_that_fit(projekt: Path, mittel: str, said: list[str]) -> None:
    found = lines(projekt, f"{MOTION}formular: amtlich\neinheit: TEUR\nmittel:\n{mittel}")
    assert [line for line in found if line in said] == said
    assert "Mittelbedarf" not in " ".join(found)


def test_the_form_by_measures_parts_the_kinds_by_budget(projekt: Path) -> None:
    mittel = f"{ENTRY}{CUT}  - {{zweck: Zuschuss des Landes, geldart: einzahlung, betrag: 30.000 Euro}}\n"
    found = lines(projekt, f"{MOTION}formular: massnahmen\nmittel:\n{mittel}")
    assert "Ergebnishaushalt (Änderung der Aufwendungen und Erträge)" in found
    assert "Entlastung 100.000 100.000 0 0 0 0" in found
    assert behind(found, "Finanzhaushalt (Änderung der Einzahlungen und Auszahlungen)")[2:4] == [
        "Zuschuss des Landes 30.000     ",
        "Mehreinzahlung 30.000 0 0 0 0 0",
    ]


def test_a_vorlage_has_both_sums_and_those_of_both_budgets(projekt: Path) -> None:
    head = (
        "art: beschlussvorlage\nbetreff: Museum\nstatus: entwurf\nhaushalt: 2024/2025\nmittel:\n"
        "  - {zweck: Bau, thh: 400, fhh: ja, betrag: 500.000 Euro}\n"
        "  - {zweck: Betrieb, thh: 400, ehh: ja, betrag: 20.000 Euro p. a. für 2 Jahre}\n"
        "  - {zweck: Zuschuss, thh: 400, geldart: einzahlung, betrag: 200.000 Euro}\n"
    )
    found = lines(projekt, head, "# Beschlussantrag\n\n1. Bau.\n\n# Begründung\n\nText.")
    table = found[found.index("Mehrbedarf und Entlastung nach Konten (in Euro)") + 1 :]
    assert table[:10] == [
        "THH Konto Zweck 2024 2025 Summe 2024–2025",
        "Mehrbedarf     ",
        "400 Finanzhaushalt Mehrauszahlung: Bau 500.000  500.000",
        "400 Ergebnishaushalt Mehraufwand: Betrieb 20.000 20.000 40.000",
        "Summe Mehrbedarf   520.000 20.000 540.000",
        "Entlastung     ",
        "400 Finanzhaushalt Mehreinzahlung: Zuschuss 200.000  200.000",
        "Summe Entlastung   200.000 0 200.000",
        "Mehrbedarf (Saldo)   320.000 20.000 340.000",
        "davon Ergebnishaushalt   20.000 20.000 40.000",
    ]
    assert table[10] == "davon Finanzhaushalt   300.000 0 300.000"


def test_a_list_adds_what_remains_and_says_so(projekt: Path) -> None:
    write_motion(projekt, "Aufsicht", "rund 2.500 Euro monatlich für 1 Jahr", nummer="1/2023")
    write_motion(projekt, "Druck", "-120.000 Euro p. a. ab 2028 ff.", nummer="2/2023")
    document = list_tree_in(projekt, list_in(projekt))
    assert [row.split(" | ", 5)[5] for row in rows_of(document)[1:]] == [
        "30.000 |  |  |  |  |  | 30.000 | Entwurf",
        " |  |  |  | −120.000 | −120.000 | −120.000 | Entwurf",
        "30.000 | 0 | 0 | 0 | −120.000 | −120.000 | −90.000 | ",
    ]
    words = plain_text(document).replace("\u00a0", " ")
    assert "sind der Saldo aus Mehrbedarf und Entlastung (weniger Aufwand, mehr Ertrag); ein Minus heißt" in words
    assert "Mit „rund“ oder „bis zu“ beantragt: Nr. 1/2023; die Summen rechnen mit den genannten Zahlen." in words


def test_the_register_and_the_conflicts_tell_savings_from_need(projekt: Path) -> None:
    write_motion(projekt, "Mehr", "20.000 Euro", nummer="1/2023", anmeldung="thh: 400, lfd_nr: 5, grdrs: 129/2023")
    write_motion(projekt, "Weniger", "-20.000 Euro", nummer="2/2023", anmeldung="thh: 400, lfd_nr: 5, grdrs: 129/2023")
    rows = rows_of(list_tree_in(projekt, register_in(projekt)))
    assert [row.split(" | ")[6:] for row in rows[2:]] == [
        ["20.000 Euro", "andere Mittel"],
        ["Minderaufwand 20.000 Euro", "andere Mittel"],
    ]


SESSION = "gremium: va\ndatum: 15.12.2023\nhaushalt: 2024/2025\nbeschluesse:\n  - antrag: 112/2023\n    ergebnis: {}\n"
DECIDED = (
    "status: eingereicht\nnummer: 112/2023\ndatum: 18.10.2023\nfraktionen: [linde]\ngezeichnet: [{name: Ida Muster}]\n"
)
REPORT = """art: fortschrittsbericht
betreff: Museum
amt: Kulturamt
antrag: 112/2023
berichtsjahr: 2024
stichtag: 31.12.2024
umsetzung: in_umsetzung
ampel: gruen
mittel:
  - {jahr: 2024, ist: 20.000, verwendung: Der Rest fließt zurück.}"""
REPORTED = "".join(f"# {title}\n\nText.\n\n" for title in ("Ziele", "Wirkung", "Probleme", "Ausblick"))
REPORTED += "# Sachstand\n\n## Stand 31. Dezember 2024\n\nText.\n"


def decide(projekt: Path, mittel: str, ergebnis: str = "wie_beantragt") -> None:
    text = paper(f"{MOTION}{DECIDED}mittel:\n{mittel}".rstrip(), "# Begründung/Erläuterung\n\nText.")
    (projekt / "content/antrag.md").write_text(text, encoding="utf-8")
    (projekt / "content/beschluesse/2023").mkdir(parents=True)
    path = projekt / "content/beschluesse/2023/lesung.yaml"
    path.write_text(SESSION.format(ergebnis), encoding="utf-8")


def test_a_report_says_how_exact_an_amount_was_asked_for_and_granted(projekt: Path) -> None:
    decide(
        projekt,
        "  - {zweck: Kurse, betrag: bis zu 20.000 Euro p. a. für 2 Jahre}\n"
        "  - {zweck: Tafeln, betrag: rund 10.000 Euro}\n"
        "  - {zweck: Spenden, geldart: ertrag, betrag: ca. 5.000 Euro}\n",
    )
    found = lines(projekt, REPORT, REPORTED)
    assert behind(found, "Beantragte und bewilligte Mittel (in Euro)")[1:5] == [
        "beantragt bis rd. 30.000 bis 20.000 bis rd. 50.000",
        "bewilligt bis rd. 30.000 bis 20.000 bis rd. 50.000",
        "beantragt (Mehrertrag) rd. 5.000  rd. 5.000",
        "bewilligt (Mehrertrag) rd. 5.000  rd. 5.000",
    ]


def test_a_report_counts_what_may_be_spent_and_names_the_rest_beside_it(projekt: Path) -> None:
    decide(projekt, ENTRY + CUT + STAFF)
    found = lines(projekt, REPORT, REPORTED)
    assert behind(found, "Beantragte und bewilligte Mittel (in Euro)")[1:7] == [
        "beantragt rd. 30.000 rd. 30.000 rd. 60.000",
        "bewilligt rd. 30.000 rd. 30.000 rd. 60.000",
        "beantragt (Minderaufwand) 20.000 20.000 40.000",
        "bewilligt (Minderaufwand) 20.000 20.000 40.000",
        "beantragt (Mehrertrag) 80.000 80.000 160.000",
        "bewilligt (Mehrertrag) 80.000 80.000 160.000",
    ]
    assert "Ansatz (bewilligt) rd. 30.000" in found


def test_nothing_is_to_be_spent_of_savings(projekt: Path) -> None:
    decide(projekt, CUT)
    (projekt / "content/papier.md").write_text(paper(REPORT, REPORTED), encoding="utf-8")
    assert "Für 2024 ist nichts bewilligt und nichts übertragen." in run("pruefen", "content/papier.md").stderr


@pytest.mark.langsam
def test_the_report_on_the_year_names_what_it_does_not_count(projekt: Path) -> None:
    decide(projekt, CUT)
    project = open_project(find_folder(projekt))
    faellige, problems = find_due(2024, project)
    relief = find_relief(find_granted(2024, project), project)
    assert (faellige, problems, [each.name for each in relief]) == ([], [], ["Haushaltsantrag Nr. 112/2023"])
    band = Year(2024, dt.date(2025, 3, 1), project).put_together(faellige, [], Maengel(), relief)
    for tree in (band.gesamtbericht, band.uebersicht):
        words = plain_text(tree).replace("\u00a0", " ")
        assert "Nicht gezählt, aber auch bewilligt ist, was den Haushalt entlastet" in words
        assert "oder seinen Ertrag mindert: Haushaltsantrag Nr. 112/2023." in words
