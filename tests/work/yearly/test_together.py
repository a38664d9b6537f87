"""The Gesamtbericht: figures as computed by hand, each report or why it is not there, the same in both files."""

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from papers import PROJECT
from work.yearly.year_papers import STAND, Front, band, gesamtbericht, put_together, short_band, uebersicht
from work.yearly.yearly_content import change, copy_content
from writers.docx.read_back import read_lines
from writers.pdf.read_back import read_tag_tree, words_of

from antrag_gen.errors import Place, Problem
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.library.project import open_project
from antrag_gen.together.jahressummen import amounts_of
from antrag_gen.together.jahresvergleich import _merged, compare_years
from antrag_gen.together.maengel import Maengel
from antrag_gen.together.stellensummen import add_up_posts
from antrag_gen.together.vorhaben import Berichtslage
from antrag_gen.tree import Cell, Chart, Contents, Document, Heading, Node, Region, RegionRole, Table, plain_text, walk
from antrag_gen.work.build import write, write_all
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.states import describe, find_states
from antrag_gen.work.yearly.together import Jahresband, Year, count_mistakes

CITY = [
    "Referat Wirtschaft, Finanzen und Beteiligungen",
    "Referat Jugend und Bildung",
    "Referat Soziales und gesellschaftliche Integration",
    "Referat Städtebau, Wohnen und Umwelt",
    "Technisches Referat",
    "Ohne Referat",
]
NUMBERS = ["6012", "4165", "4164", "5031", "4166", "5032", "7042", "4188"]
NONE = [None] * 5
# beantragt, bewilligt, davon ohne Bericht; aus Vorjahr, verfügbar, Ist, gebunden, Rest of what is reported; the rate.
BY_HAND = [
    ["40000", "40000", "40000", *NONE, "–"],  # Leerstand: no report
    ["0", "0", "0", *NONE, "–"],  # posts only
    ["254500", "170000", "0", "0", "170000", "161660.55", "2000", "6339.45", "95,1 %"],  # 50.000 + 120.000
    ["60000", "60000", "0", "0", "60000", "68932.17", "0", "-8932.17", "114,9 %"],
    ["675000", "675000", "0", "0", "675000", "286996.39", "180000", "208003.61", "42,5 %"],  # 600.000 + 75.000
    ["45000", "30000", "30000", *NONE, "–"],  # Winterdienst: no report
    ["1074500", "975000", "70000", "0", "905000", "517589.11", "182000", "205410.89", "57,2 %"],
]
PATH = "Haushaltsantrag Nr. 7042/2023: Lückenschluss des Radwegs an der Uferstraße"
KULTUR = "content/berichte/2024/kulturwandel-sozialamt.md"


def tables(document: Document) -> list[Table]:
    return [node for node in walk(document) if isinstance(node, Table)]


def overview_of(number: str, jahr: int = 2024) -> list[str]:
    """The row of a motion in the overview, as data files have it."""
    part = tables(band(jahr).uebersicht)[0].part
    assert part is not None
    (row,) = (row for row in part.whole.body if number in plain_text(row))
    return [plain_text(cell).replace("\u00a0", " ") for cell in row.cells]


def charts(node: Node) -> list[Chart]:
    return [each for each in walk(node) if isinstance(each, Chart)]


def chapters(made: Jahresband) -> dict[str, Region]:
    """The sections of the reports, in order, by their headings."""
    found = [
        block for block in made.gesamtbericht.children if isinstance(block, Region) and block.role is RegionRole.PAPIER
    ]
    return {" ".join(plain_text(_title(chapter)).split()): chapter for chapter in found}


def _title(chapter: Region) -> Node:
    return next(child for child in chapter.children if isinstance(child, Heading))


def outline(made: Jahresband) -> list[tuple[int, str]]:
    """The levels of the headings of the parts and of the reports, and how these begin."""
    entries = next(node for node in walk(made.gesamtbericht) if isinstance(node, Contents)).entries
    return [(entry.level, plain_text(entry).split(":")[0].split("Nr.")[-1].strip()) for entry in entries]


def headings(made: Jahresband, *levels: int) -> list[tuple[int, str]]:
    found = (node for node in walk(made.gesamtbericht) if isinstance(node, Heading))
    return [(heading.level, plain_text(heading)) for heading in found if heading.level in levels]


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return copy_content(tmp_path)


# Figures
@pytest.mark.langsam
def test_the_table_by_referat_is_the_one_computed_by_hand() -> None:
    table = tables(band().gesamtbericht)[0]
    rows = [*table.body, *table.foot]
    assert [plain_text(row.cells[0]) for row in rows] == [*CITY, "Summe"]
    expected = [[None if each is None else Decimal(each) for each in row[:-1]] for row in BY_HAND]
    assert [[cell.value for cell in row.cells[1:-1]] for row in rows] == expected
    assert [plain_text(row.cells[-1]).replace("\u00a0", " ") for row in rows] == [row[-1] for row in BY_HAND]


# 2025: the fountains, 50.000 of the 500.000 of the Technisches Referat, were done in 2024.
NEXT_YEAR = [
    ["40000", "40000", "40000", "0", *NONE, "–"],
    ["0", "0", "0", "0", *NONE, "–"],
    # 50.000 + 120.000 without report; 4.789,45 carried over and 2.000 bound in 2024
    ["254500", "170000", "120000", "0", "6789.45", "56789.45", "52300", "0", "4489.45", "92,1 %"],
    ["60000", "60000", "60000", "0", *NONE, "–"],
    # 450.000 + 50.000; of the cycle path 207.124,60 carried over and 180.000 bound in 2024
    ["500000", "500000", "500000", "387124.60", *NONE, "–"],
    ["45000", "40000", "40000", "0", *NONE, "–"],
    ["899500", "810000", "760000", "387124.60", "6789.45", "56789.45", "52300", "0", "4489.45", "92,1 %"],
]


@pytest.mark.langsam
def test_all_that_is_granted_is_counted_and_what_was_done_before_is_named() -> None:
    table = tables(band(2025).gesamtbericht)[0]
    rows = [[cell.value for cell in row.cells[1:-1]] for row in (*table.body, *table.foot)]
    assert rows == [[None if each is None else Decimal(each) for each in row[:-1]] for row in NEXT_YEAR]
    done = [each for each in band(2025).vorhaben if each.lage is Berichtslage.ERLEDIGT]
    assert [(each.nummer, each.bewilligt, each.umsetzung) for each in done] == [
        ("Nr. 5032/2023", Decimal(50_000), "abgeschlossen")
    ]
    words = plain_text(chapters(band(2025))["Haushaltsantrag Nr. 5032/2023: Trinkbrunnen auf fünf Plätzen"])
    assert "Abgeschlossen, kein Bericht nötig" in words
    assert "5032/2023" in plain_text(band(2025).uebersicht)
    assert "abgeschlossen, kein Bericht nötig" in plain_text(band(2025).uebersicht).replace("\u00ad", "")


def test_what_is_not_reported_is_no_money_that_was_not_spent() -> None:
    (total,) = tables(band().gesamtbericht)[0].foot
    granted, without, before, there, spent, committed, rest = (total.cells[at].value for at in range(2, 9))
    assert granted - without + before == there == Decimal(905_000)
    assert there - spent - committed == rest


def test_money_bound_or_carried_over_stays_where_the_next_report_is_missing() -> None:
    """Of the cycle path 2024 left 207.124,60 carried over and 180.000 bound, and nobody has reported on 2025."""
    report, page = tables(band(2025).gesamtbericht)[0], plain_text(chapters(band(2025))[PATH])
    assert [plain_text(cell) for cell in report.head[0].cells][3:6] == [
        "davon ohne Bericht",
        "aus Vorjahr, ohne Bericht",
        "aus Vorjahr",
    ]
    left = Decimal("387124.60")
    assert [row.cells[4].value for row in (*report.body, *report.foot)] == [0, 0, 0, 0, left, 0, left]
    assert overview_of("7042/2023", 2025)[7:11] == ["450.000,00", "387.124,60", "", ""]
    assert "387.124,60 Euro; auch sie sind dort nicht gezählt" in plain_text(band(2025).uebersicht).replace(
        "\u00ad", ""
    ).replace("\u00a0", " ")
    assert (
        "Aus Vorjahr, ohne Bericht: 387.124,60 Euro. Ende 2024 waren nach dem Bericht darüber 207.124,60 Euro " in page
    )
    assert "180.000 Euro gebunden (Erdarbeiten im zweiten Abschnitt, beauftragt); was daraus geworden ist" in page


def test_a_faulty_report_keeps_the_money_of_the_year_before_which_a_faulty_one_of_that_year_hides(
    project: ProjectFolder,
) -> None:
    old, new = (project.content / f"berichte/{jahr}/radweg-uferstrasse.md" for jahr in (2024, 2025))
    new.write_text(old.read_text(encoding="utf-8").replace("berichtsjahr: 2024", "berichtsjahr: 2025"), "utf-8")
    for broken, left, unknown in ((new, Decimal("387124.60"), 0), (old, Decimal(0), 1)):
        change(broken, "ampel: gelb", "ampel: lila")
        opened = open_project(project)
        faellig = next(each for each in find_due(2025, opened)[0] if each.kennung.antrag.nummer == 7042)
        (stand,) = find_states([faellig], opened)
        vorhaben = describe(stand, opened)
        assert vorhaben.lage is Berichtslage.FEHLERHAFT
        assert (amounts_of(vorhaben).vorjahr_offen, len(vorhaben.unklar)) == (left, unknown)


def test_lights_and_statuses_are_counted_in_words_and_add_up() -> None:
    def counted(number: int) -> list[tuple[str, str, int]]:
        rows = tables(band().gesamtbericht)[number].body
        return [(plain_text(row.cells[0]), plain_text(row.cells[1]), int(row.cells[2].value or 0)) for row in rows]

    assert counted(1) == [
        ("●\u00a0grün: im Plan", "2", 125_000),
        ("▲\u00a0gelb: verzögert oder verändert", "3", 720_000),
        ("■\u00a0rot: gefährdet", "1", 60_000),
        ("kein Bericht", "2", 70_000),
    ]
    assert [(name, count) for name, count, _ in counted(2) if count != "0"] == [
        ("in Umsetzung", "5"),
        ("abgeschlossen", "1"),
        ("kein Bericht", "2"),
    ]
    assert sum(euro for _, _, euro in counted(2)) == 975_000


def test_what_needs_no_report_lacks_none() -> None:
    """The Trinkbrunnen were done in the year before, with a light then."""
    rows = [[plain_text(cell) for cell in row.cells[:3]] for row in tables(band(2025).gesamtbericht)[2].body]
    missing = [row for row in rows if "Bericht" in row[0]]
    assert missing == [["kein Bericht nötig", "0", "1"], ["kein Bericht", "2", "6"]]


def test_posts_are_counted_by_what_was_to_happen_to_them() -> None:
    (row,) = tables(band().gesamtbericht)[3].body
    assert [plain_text(cell) for cell in row.cells] == ["Schaffung", "2,5", "0", "2,5", "1,5"]
    (row,) = (row for row in tables(band().zeilen)[0].body if "4165/2023" in plain_text(row))
    assert [cell.value for cell in row.cells[16:19]] == [Decimal("2.5"), Decimal("2.5"), Decimal("1.5")]
    (row,) = tables(band().gesamtbericht)[4].body
    one_by_one = "Nr. 4165/2023 Schaffung Jugendamt 2,5 S 8b Sprachförderung in Kindertagesstätten KW 12/2027"
    assert plain_text(row).replace("\u00a0", " ") == one_by_one
    assert overview_of("4165/2023")[16:20] == [
        "2,5",
        "2,5",
        "1,5",
        "2,5 Sprachförderung in Kindertagesstätten (S 8b, Jugendamt, KW 12/2027)",
    ]


@pytest.mark.parametrize(("jahr", "missing"), [(2026, "2,5"), (2027, "2,5"), (2028, "0")])
def test_posts_whose_time_is_over_lack_no_report(jahr: int, missing: str) -> None:
    """They were granted with KW 12/2027."""
    (stand,) = find_states([each for each in find_due(2024, PROJECT)[0] if each.kennung.antrag.nummer == 4165], PROJECT)
    later = replace(describe(stand, PROJECT), jahr=jahr, bericht=None)
    row, *_ = add_up_posts([later])
    assert [str(row.bewilligt), str(row.ohne_bericht)] == ["2,5", missing]


def test_it_is_said_what_becomes_of_the_rest() -> None:
    """4.789,45 + 207.124,60; 120.000 − 118.450 and 75.000 − 74.120,99; 68.932,17 − 60.000."""
    words = plain_text(band().gesamtbericht).replace("\u00a0", " ")
    said = (
        "Vom Rest sind 211.914,05 Euro ins Jahr 2025 übertragen; 2.429,01 Euro fallen an den Haushalt zurück. "
        "Um 8.932,17 Euro ist überzogen."
    )
    assert [line for line in words.splitlines() if line.startswith("Vom Rest sind")] == [said]


def test_the_overview_says_what_a_decision_makes_a_condition() -> None:
    assert overview_of("5031/2023")[20] == "Die Träger legen jedes Jahr ihre Fallzahlen vor."


def test_the_overview_says_what_is_locked_and_until_when_it_holds(project: ProjectFolder) -> None:
    """Of each motion; a column for it stands there only where a decision says so."""
    assert overview_of("4188/2023")[21] == "bis 31. Dezember 2025"
    decisions = project.root / "content/beschluesse/2023/gemeinderat-3-lesung.yaml"
    change(
        decisions,
        "      - zweck: Räumen und Streuen\n",
        "      - zweck: Räumen und Streuen\n        sperrvermerk: bis zur Vorlage des Konzepts\n",
    )
    table = tables(put_together(2024, open_project(project), whole=False).zeilen)[0]
    names = [plain_text(cell) for cell in table.head[0].cells]
    (row,) = (row for row in table.body if "4188/2023" in plain_text(row))
    told = {name: plain_text(cell).replace("\u00a0", " ") for name, cell in zip(names, row.cells, strict=True)}
    assert [told[name] for name in ("Sperrvermerk", "Befristung")] == [
        "Räumen und Streuen: bis zur Vorlage des Konzepts",
        "bis 31. Dezember 2025",
    ]


def test_the_year_before_stands_beside_the_year() -> None:
    def row_of(cells: tuple[Cell, ...]) -> list[str]:
        told = ((cell.value, plain_text(cell).replace("\u00a0", " ")) for cell in cells)
        return [words if value is None else str(value) for value, words in told]

    _, compared, lights, _, posts, _ = tables(band(2025).gesamtbericht)[:6]
    assert [plain_text(cell) for cell in compared.head[0].cells[1:]] == [
        f"{what} {year}" for what in ("verfügbar", "Ist", "Abfluss") for year in (2024, 2025)
    ]
    rows = [row_of(row.cells[1:]) for row in (*compared.body, *compared.foot)]
    assert rows == [
        ["–"] * 6,
        ["–"] * 6,
        ["170000", "56789.45", "161660.55", "52300", "95,1 %", "92,1 %"],
        ["60000", "–", "68932.17", "–", "114,9 %", "–"],
        ["675000", "–", "286996.39", "–", "42,5 %", "–"],
        ["–"] * 6,
        ["905000", "56789.45", "517589.11", "52300", "57,2 %", "92,1 %"],
    ]
    counted = [row_of(row.cells)[1:3] for row in lights.body]
    assert counted == [["2", "1"], ["3", "0"], ["1", "0"], ["0", "1"], ["2", "6"]]
    assert [row_of(row.cells) for row in posts.body] == [["Schaffung", "2.5", "2.5", "2.5", "–", "1.5", "–"]]


def test_a_referat_that_only_the_year_before_has_stands_where_it_stood_then() -> None:
    assert _merged(["A", "B", "C", "D"], ["A", "D", "E"]) == ["A", "B", "C", "D", "E"]
    assert _merged(["A"], []) == ["A"]
    assert compare_years(2024, [], [], "Ohne Referat") is None


@pytest.mark.parametrize(
    ("fehler", "words"),
    [
        (Maengel(1), "1 Fehler in Beschlüssen oder Anträgen ist nicht behoben."),
        (
            Maengel(berichte=1),
            "1 weiterer Bericht, auf den es ankommt, ist nicht ausgefüllt oder nicht ohne Fehler.",
        ),
        (
            Maengel(2, 2),
            (
                "2 Fehler in Beschlüssen oder Anträgen sind nicht behoben, "
                "2 weitere Berichte, auf die es ankommt, sind nicht ausgefüllt oder nicht ohne Fehler."
            ),
        ),
    ],
)
def test_a_year_that_is_incomplete_says_by_what(fehler: Maengel, words: str) -> None:
    made = Front(2023, STAND, PROJECT).put_together([], [], fehler)
    sentence = f"Unvollständig: {words} Was davon abhängt, fehlt hier und in allen Summen."
    for document, times in ((made.gesamtbericht, 2), (made.uebersicht, 1)):
        assert " ".join(plain_text(document).replace("\u00ad", "").split()).count(sentence) == times


def test_reports_that_nobody_can_rely_on_are_no_mistakes_in_decisions(project: ProjectFolder) -> None:
    """The last report on the cycle path is still to be filled in, and nothing is granted for 2026."""
    path = project.content / "berichte/2024/radweg-uferstrasse.md"
    change(path, "ampel: gelb", "ampel: ‹Ampel im Ganzen›")
    opened = open_project(project)
    _, problems = find_due(2026, opened)
    assert [problem.what for problem in problems] == [
        (
            "Dieser Bericht über 2024 ist nicht ausgefüllt; ob Geld übertragen und deshalb auch über 2026 zu berichten "
            "ist, lässt sich nicht sagen."
        )
    ]
    decision = Problem(Place("content/beschluesse/2023/gemeinderat-3-lesung.yaml"), "Falsch.")
    assert count_mistakes([*problems, decision], opened) == Maengel(1, 1)


def test_what_was_not_granted_is_listed() -> None:
    rows = [plain_text(row).replace("\u00a0", " ") for row in tables(band().gesamtbericht)[5].body]
    assert [row.split(" Fraktion")[0] for row in rows] == ["Nr. 6011/2023", "Nr. 7043/2023"]
    assert ["abgelehnt" in rows[0], "zurückgezogen" in rows[1]] == [True, True]


def test_the_overview_has_a_row_for_each_motion_and_sums_that_follow_the_filter() -> None:
    formulas, shown = (
        openpyxl.load_workbook(io.BytesIO(uebersicht("xlsx")), data_only=values) for values in (False, True)
    )
    sheet = formulas["Vorhaben"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B5", "A4:Y12")
    assert [str(cell.value)[4:8] for cell in sheet["B"][4:-1]] == [
        "6012",
        "4165",
        "4164",
        "5031",
        "4166",
        "5032",
        "7042",
        "4188",
    ]
    assert [cell.value for cell in sheet[7]][3:7] == [CITY[2], "Sozialamt", 50000, 50000]
    assert (sheet["G13"].value, sheet["P13"].value) == ("=SUBTOTAL(109,G5:G12)", '=IF(K13=0,"",ROUND(L13/K13*100,1))')
    # beantragt, bewilligt, ohne Bericht; carried over, bound, there, spent; bound, rest, carried on; the rate
    total = ["1074500", "975000", "70000", "0", "0", "905000", "517589.11", "182000", "205410.89", "211914.05", "57.2"]
    for page in ("Vorhaben", "Mittel nach Referaten"):
        last = [cell.value for cell in shown[page][shown[page].max_row] if isinstance(cell.value, (int, float))]
        assert [Decimal(str(value)) for value in last] == [Decimal(each) for each in (*total, "2.5", "2.5", "1.5")]
    referate = shown["Mittel nach Referaten"]
    assert [cell.value for cell in referate["A"][2:-1]] == CITY
    assert [referate.cell(5, column).value for column in (2, 3, 8, 12)] == [254500, 170000, 161660.55, 95.1]


def test_the_csv_of_the_overview_has_nothing_but_a_row_for_each_motion() -> None:
    lines = uebersicht("csv").decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Betreff;Antrag;Antragsteller;Referat;Amt;beantragt;")
    assert [line.split(";")[1][4:8] for line in lines[1:]] == [
        "6012",
        "4165",
        "4164",
        "5031",
        "4166",
        "5032",
        "7042",
        "4188",
    ]
    assert lines[3].split(";")[11:16] == ["43210,55", "2000,00", "4789,45", "4789,45", "86,4"]


# Sections


def test_the_sections_are_in_the_order_of_the_city_and_then_of_the_numbers() -> None:
    assert [title.split("Nr. ")[1][:4] for title in chapters(band())] == NUMBERS


def test_reports_stand_under_their_referat_in_contents_and_bookmarks() -> None:
    assert outline(band())[-14:] == [
        (2, CITY[0]), (3, "6012/2023"),
        (2, CITY[1]), (3, "4165/2023"),
        (2, CITY[2]), (3, "4164/2023"), (3, "5031/2023"),
        (2, CITY[3]), (3, "4166/2023"),
        (2, CITY[4]), (3, "5032/2023"), (3, "7042/2023"),
        (2, CITY[5]), (3, "4188/2023"),
    ]  # fmt: skip


def test_a_city_without_referate_has_no_level_for_them() -> None:
    staende = find_states(find_due(2024, PROJECT)[0][:2], PROJECT)
    nobody = [replace(stand, faellig=replace(stand.faellig, referat="", bericht=None)) for stand in staende]
    made = Year(2024, STAND, PROJECT).put_together(nobody, ())
    assert outline(made)[-2:] == [(2, "6012/2023"), (2, "4165/2023")]


def test_what_has_no_report_says_so_with_motion_decision_and_money() -> None:
    words = " ".join(plain_text(next(iter(chapters(band()).values()))).split())
    assert "Kein Bericht eingegangen" in words
    assert "Antrag: Haushaltsantrag Nr. 6012/2023" in words
    assert "Antragsteller: Fraktion Eiche" in words
    assert "wie beantragt beschlossen" in words
    assert "bewilligt 40.000 40.000 80.000" in words
    assert "Referat: Referat Wirtschaft, Finanzen und Beteiligungen" in words


@pytest.mark.langsam
def test_a_report_with_errors_is_named_and_its_money_is_not_counted(project: ProjectFolder) -> None:
    change(project.root / KULTUR, "ampel: gruen\nmittel", "ampel: lila\nmittel")
    made = put_together(2024, open_project(project))
    (broken,) = (each for each in made.vorhaben if each.lage is Berichtslage.FEHLERHAFT)
    assert broken.foerderung.antrag.nummer.nummer == 4164
    section = chapters(made)["Haushaltsantrag Nr. 4164/2023: Finanzielle Mittel Kulturwandel Sozialamt"]
    assert "Bericht mit Fehlern, nicht aufgenommen" in plain_text(section)
    (total,) = tables(made.gesamtbericht)[0].foot
    assert [total.cells[at].value for at in (2, 3, 5)] == [Decimal(975_000), Decimal(120_000), Decimal(855_000)]


@pytest.mark.langsam
def test_a_report_that_no_font_can_print_is_named_as_well(project: ProjectFolder) -> None:
    change(project.root / KULTUR, "In den drei Teams", "\u4e2d In den drei Teams")
    made = put_together(2024, open_project(project))
    assert [each.lage for each in made.vorhaben if each.foerderung.antrag.nummer.nummer == 4164] == [
        Berichtslage.FEHLERHAFT
    ]


@pytest.mark.langsam
def test_a_draft_is_bound_in_and_called_one(project: ProjectFolder) -> None:
    change(project.root / KULTUR, "status: eingereicht", "status: entwurf")
    made = put_together(2024, open_project(project))
    assert "Haushaltsantrag Nr. 4164/2023: Kulturwandel im Sozialamt (Entwurf)" in chapters(made)
    assert "1 im Entwurf" in plain_text(made.gesamtbericht)


@pytest.mark.langsam
def test_a_year_without_anything_funded_says_so() -> None:
    made = put_together(2023, PROJECT)
    assert made.vorhaben == ()
    assert "Für 2023 ist nichts bewilligt" in plain_text(made.gesamtbericht)
    assert set(write_all(made.gesamtbericht, PROJECT.templates, ("pdf", "docx")).files) == {"pdf", "docx"}
    assert write(made.zeilen, PROJECT.templates, "csv").decode("utf-8").count("\r\n") == 1
    assert write(made.uebersicht, PROJECT.templates, "xlsx")


@pytest.mark.langsam
def test_a_ziffer_is_named_with_its_motion(project: ProjectFolder) -> None:
    motion = project.root / "content/antraege/2023/leerstand-in-der-innenstadt.md"
    change(motion, "Die Wirtschaftsförderung vermittelt", "1. Ein Haus.\n2. Die Wirtschaftsförderung vermittelt")
    decisions = project.root / "content/beschluesse/2023/gemeinderat-3-lesung.yaml"
    whole = "antrag: 6012/2023     # Leerstand\n    ergebnis: wie_beantragt"
    part = (
        "antrag: 6012/2023\n    ziffer: 2\n    ergebnis: geaendert\n    mittel:\n"
        "      - {zweck: 'Mietzuschüsse für Zwischennutzungen', betrag: {2024: 10.000}}"
    )
    change(decisions, whole, part)
    made = put_together(2024, open_project(project))
    assert made.vorhaben[0].nummer.replace("\u00a0", " ") == "Nr. 6012/2023, Ziffer 2"
    assert made.vorhaben[0].bewilligt == Decimal(10_000)


# Charts


def test_the_gesamtbericht_compares_referate_that_report_and_holds_the_charts_of_its_reports() -> None:
    first = charts(band().gesamtbericht)[0]
    assert first.categories == (CITY[2], CITY[3], CITY[4])
    assert first.series[1].values == (Decimal("161660.55"), Decimal("68932.17"), Decimal("286996.39"))
    assert first.series[2].name == "gebunden"
    assert first.series[2].values == (Decimal(2_000), Decimal(0), Decimal(180_000))
    section = chapters(band())["Haushaltsantrag Nr. 4164/2023: Kulturwandel im Sozialamt"]
    assert [chart.series[0].values for chart in charts(section)] == [(Decimal(50_000),)]


def test_a_second_year_adds_rates_sums_and_indicators() -> None:
    section = chapters(band(2025))["Haushaltsantrag Nr. 4164/2023: Kulturwandel im Sozialamt"]
    money, rates, added, *indicators = charts(section)
    assert money.series[1].values == (Decimal("43210.55"), Decimal(52_300))
    assert rates.series[0].values == (Decimal("86.4"), Decimal("92.1"))  # 52.300 of 56.789,45
    assert added.series[1].values == (Decimal("43210.55"), Decimal("95510.55"))
    assert [chart.series[1].name for chart in indicators] == ["Zielwert", "Zielwert"]


# Files


@pytest.mark.langsam
def test_tree_pdf_and_word_say_the_same_words() -> None:
    made = gesamtbericht()
    assert made.problems == []
    words = plain_text(short_band().gesamtbericht)
    assert " ".join(read_lines(made.files["docx"])).split() == words.split()
    assert read_tag_tree(made.files["pdf"]).words == words_of(words)


@pytest.mark.langsam
def test_each_section_is_in_the_contents() -> None:
    entries = [" ".join(words_of(entry.title)) for entry in read_tag_tree(gesamtbericht().files["pdf"]).all("TOCI")]
    assert len(entries) == 19
    assert entries == [" ".join(words_of(words)) for _, words in headings(short_band(), 2, 3)[1:]]


def test_no_source_lies_in_the_gesamtbericht() -> None:
    assert band().gesamtbericht.attachments == ()
