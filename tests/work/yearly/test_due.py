"""Which reports are due in a year, and in which order."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from papers import PROJECT
from work.yearly.yearly_content import change, copy_content, due

from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.library.project import open_project
from antrag_gen.work.yearly.decided import find_not_granted
from antrag_gen.work.yearly.due import find_due

DECISIONS = "content/beschluesse/2023/gemeinderat-3-lesung.yaml"
# By Referate in the order of the city, in each by number; Winterdienst names none.
LEERSTAND, SPRACHE, KULTUR, SCHULDNER, BAEUME, BRUNNEN, RADWEG, WINTER = (
    6012,
    4165,
    4164,
    5031,
    4166,
    5032,
    7042,
    4188,
)


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return copy_content(tmp_path)


@pytest.mark.parametrize(
    ("jahr", "numbers"),
    [
        (2023, []),
        (2024, [LEERSTAND, SPRACHE, KULTUR, SCHULDNER, BAEUME, BRUNNEN, RADWEG, WINTER]),
        (2025, [LEERSTAND, SPRACHE, KULTUR, SCHULDNER, BAEUME, RADWEG, WINTER]),
        # Of what 2024 left over for the cycle path no report has said yet what became of it.
        (2026, [SPRACHE, KULTUR, SCHULDNER, BAEUME, RADWEG]),
        (2027, [SPRACHE, KULTUR, SCHULDNER, RADWEG]),  # posts with KW 12/2027
        (2028, [SCHULDNER, RADWEG]),  # goes on without end
    ],
)
def test_reports_are_due_as_long_as_there_is_money_or_a_post(jahr: int, numbers: list[int]) -> None:
    found, problems = find_due(jahr, PROJECT)
    assert [each.kennung.antrag.nummer for each in found if each.verlangt] == numbers
    assert problems == []


def test_what_was_done_before_is_there_where_money_is_granted_for_the_year() -> None:
    found, _ = find_due(2025, PROJECT)
    done = [each for each in found if not each.verlangt]
    assert [(each.kennung.antrag.nummer, each.bericht, each.amt) for each in done] == [(BRUNNEN, None, "Tiefbauamt")]
    assert done[0].foerderung.ansatz(2025) == 50_000


def test_nothing_is_granted_behind_the_end_of_a_decision() -> None:
    found, _ = find_due(2028, PROJECT)
    granted = found[0].foerderung
    (decision,) = granted.beschluesse
    limited = replace(granted, beschluesse=(replace(decision, befristet_bis=dt.date(2027, 12, 31)),))
    assert [limited.ansatz(year) for year in (2024, 2027, 2028)] == [120_000, 120_000, 0]


@pytest.mark.langsam
def test_what_is_due_has_its_decision_and_both_reports(project: ProjectFolder) -> None:
    found = due(2025, project)[KULTUR]
    assert found.foerderung.ansatz(2025) == 50_000
    assert found.bericht is not None
    assert found.bericht.file.name == "content/berichte/2025/kulturwandel-sozialamt.md"
    assert found.vorjahr is not None
    assert found.vorjahr.file.name == "content/berichte/2024/kulturwandel-sozialamt.md"
    assert found.foerderung.vorjahr is not None
    assert (found.referat, found.amt, found.verlangt) == ("si", "Sozialamt", True)


def test_the_order_is_that_of_the_referate_their_offices_and_the_numbers(project: ProjectFolder) -> None:
    aemter = project.content / "stammdaten/aemter.yaml"
    aemter.write_text(f"bauhof:\n  name: Bauhof\n  referat: t\n{aemter.read_text('utf-8')}", encoding="utf-8")
    radweg = project.content / "berichte/2024/radweg-uferstrasse.md"
    change(radweg, "amt: Tiefbauamt\nberatungsfolge", "amt: Bauhof\nberatungsfolge")
    found = due(2024, project)
    assert [(number, each.amt) for number, each in found.items() if each.referat == "t"] == [
        (RADWEG, "Bauhof"),
        (BRUNNEN, "Tiefbauamt"),
    ]


@pytest.mark.langsam
def test_what_was_done_is_due_again_where_money_was_carried_over(project: ProjectFolder) -> None:
    change(
        project.content / "berichte/2024/trinkbrunnen.md",
        "verwendung: Der Rest",
        "uebertragen: 879,01\n    verwendung: Der Rest",
    )
    assert due(2025, project)[BRUNNEN].verlangt
    assert due(2026, project)[BRUNNEN].verlangt  # nobody has said yet what became of it in 2025


@pytest.mark.langsam
def test_money_carried_over_is_reported_on_in_the_year_after_the_last_grant(project: ProjectFolder) -> None:
    old = project.content / "berichte/2024/radweg-uferstrasse.md"
    new = project.content / "berichte/2025/radweg-uferstrasse.md"
    new.write_text(old.read_text(encoding="utf-8"), encoding="utf-8")
    change(new, "berichtsjahr: 2024", "berichtsjahr: 2025")
    change(new, "stichtag: 31.12.2024", "stichtag: 31.12.2025")
    change(new, "## Stand 31. Dezember 2024", "## Stand 31. Dezember 2025")
    change(new, "2024: 290", "2025: 290")
    carried = (
        "  - {jahr: 2025, uebertrag: '207.124,60', ist: 107.124, uebertragen: 1.000, verwendung: Rest}\nmassnahmen:"
    )
    change(new, "massnahmen:", carried)
    assert due(2026, project)[RADWEG].foerderung.ansatz(2026) == 0
    change(new, "uebertragen: 1.000, ", "")
    assert RADWEG not in due(2026, project)
    change(new, "ampel: gelb", "ampel: lila")
    _, problems = find_due(2026, open_project(project))
    assert [(problem.where.path, problem.id) for problem in problems] == [(shown(new), "vorjahr-fehler")]


@pytest.mark.langsam
def test_a_report_that_nobody_asks_for_is_in_the_list_as_such(project: ProjectFolder) -> None:
    text = (project.content / "berichte/2024/trinkbrunnen.md").read_text(encoding="utf-8")
    text = text.replace("berichtsjahr: 2024", "berichtsjahr: 2025").replace(
        "stichtag: 31.12.2024", "stichtag: 31.12.2025"
    )
    (project.content / "berichte/2025/trinkbrunnen.md").write_text(text, encoding="utf-8")
    assert not due(2025, project)[BRUNNEN].verlangt


@pytest.mark.langsam
def test_a_post_that_falls_away_in_january_is_not_reported_on_in_that_year(project: ProjectFolder) -> None:
    change(project.root / DECISIONS, "KW 12/2027", "KW 01/2027")
    assert SPRACHE in due(2026, project)
    assert SPRACHE not in due(2027, project)


@pytest.mark.langsam
def test_each_ziffer_that_was_decided_by_itself_is_due_by_itself(project: ProjectFolder) -> None:
    motion = project.content / "antraege/2023/winterdienst-auf-radwegen.md"
    change(motion, "1. Die Hauptrouten", "1. Ein Streuplan.\n1. Die Hauptrouten")
    path = project.content / "beschluesse/2023/gemeinderat-3-lesung.yaml"
    change(path, "4188/2023     # Winterdienst auf Radwegen\n", "4188/2023\n    ziffer: 2\n")
    rejected = "  - antrag: 4188/2023\n    ziffer: 1\n    ergebnis: abgelehnt\n"
    path.write_text(path.read_text(encoding="utf-8") + rejected, encoding="utf-8")
    found = due(2025, project)[WINTER]
    assert (found.kennung.ziffer, found.foerderung.ansatz(2025)) == ("2", 40_000)
    assert [(each.antrag.nummer, each.ziffer) for each in find_not_granted(2025, open_project(project))] == [
        (4188, "1"),
        (6011, ""),
        (7043, ""),
    ]


@pytest.mark.langsam
def test_a_report_with_mistakes_is_there_but_cannot_be_read(project: ProjectFolder) -> None:
    change(project.content / "berichte/2025/kulturwandel-sozialamt.md", "ist: 52.300", "ist: viel")
    found = due(2025, project)[KULTUR].bericht
    assert found is not None
    assert found.bericht is None
    assert [problem.id for problem in found.problems] == ["quelle-anmerkung", "betrag-unlesbar"]


@pytest.mark.langsam
def test_a_decision_with_mistakes_is_told_and_keeps_the_others(project: ProjectFolder) -> None:
    change(
        project.root / DECISIONS,
        "antrag: 6012/2023     # Leerstand\n    ergebnis: wie",
        "antrag: 6012/2023\n    ergebnis: so",
    )
    found, problems = find_due(2025, open_project(project))
    assert len(found) == 7
    assert [problem.what.split(":")[0] for problem in problems] == [
        "„so_beantragt“ ist bei „ergebnis“ nicht möglich.",
        "Ob über Antrag Nr. 6012/2023 zu berichten ist, lässt sich nicht sagen",
    ]


@pytest.mark.langsam
def test_a_motion_that_is_missing_or_a_report_on_nothing_is_told(project: ProjectFolder) -> None:
    (project.content / "antraege/2023/leerstand-in-der-innenstadt.md").unlink()
    change(project.content / "berichte/2025/kulturwandel-sozialamt.md", "antrag: 4164/2023", "antrag: 6011/2023")
    found, problems = find_due(2025, open_project(project))
    assert [each.bericht for each in found] == [None] * 7
    assert [problem.id for problem in problems if problem.level == "fehler"] == [
        "antrag-unbekannt",
        "beschluss-abgelehnt",
    ]


@pytest.mark.langsam
def test_a_part_is_reported_on_as_it_was_in_the_last_report(project: ProjectFolder) -> None:
    motion = project.content / "antraege/2023/winterdienst-auf-radwegen.md"
    change(motion, "1. Die Hauptrouten", "1. Ein Streuplan.\n1. Die Hauptrouten")
    path = project.content / "beschluesse/2023/gemeinderat-3-lesung.yaml"
    change(path, "4188/2023     # Winterdienst auf Radwegen\n", "4188/2023\n    ziffer: 2\n")
    post = "[{anzahl: '0,5', funktion: Streuplan}]"
    granted = f"  - antrag: 4188/2023\n    ziffer: 1\n    ergebnis: geaendert\n    stellen: {post}\n"
    path.write_text(path.read_text(encoding="utf-8") + granted, encoding="utf-8")
    found, _ = find_due(2024, open_project(project))
    assert [each.kennung.ziffer for each in found[-2:]] == ["1", "2"]
    whole = project.content / "berichte/2024/winterdienst.md"
    whole.write_text("---\nart: fortschrittsbericht\nantrag: 4188/2023\nberichtsjahr: 2024\n---\n", encoding="utf-8")
    for jahr in (2024, 2025):
        found, _ = find_due(jahr, open_project(project))
        assert [each.kennung.ziffer for each in found if each.kennung.antrag.nummer == WINTER] == [""]
    second = project.content / "berichte/2024/winterdienst-2.md"
    text = (project.content / "berichte/2024/junge-baeume.md").read_text(encoding="utf-8")
    text = text.replace("antrag: 4166/2023", "antrag: 4188/2023\nziffer: 2").replace("ist: 68.932,17", "ist: 30.000")
    second.write_text(text.replace("nummer: 146/2025", "nummer: 147/2025"), encoding="utf-8")
    found, problems = find_due(2024, open_project(project))
    assert [each.kennung.ziffer for each in found if each.kennung.antrag.nummer == WINTER] == [""]
    assert [(problem.level, problem.id) for problem in problems] == [("fehler", "bericht-einteilung")]
    assert f"({shown(whole)}); dieser zählt nicht mit." in problems[0].what
    whole.unlink()
    found, problems = find_due(2024, open_project(project))
    # The report on Ziffer 2 names a Referat, Ziffer 1 comes with those that name none.
    assert [each.kennung.ziffer for each in found if each.kennung.antrag.nummer == WINTER] == ["2", "1"]
    assert problems == []


@pytest.mark.langsam
@pytest.mark.parametrize("jahr", [2025, 2026])
def test_a_report_of_which_nobody_knows_what_it_is_on_is_told_in_later_years_too(
    project: ProjectFolder, jahr: int
) -> None:
    path = project.content / "berichte/2025/kulturwandel-sozialamt.md"
    change(path, "antrag: 4164/2023", "antrag: [4164/2023")
    _, problems = find_due(jahr, open_project(project))
    assert {problem.where.path for problem in problems} == {shown(path)}


@pytest.mark.langsam
def test_beside_a_report_on_one_ziffer_there_is_none_on_all(project: ProjectFolder) -> None:
    motion = project.content / "antraege/2023/winterdienst-auf-radwegen.md"
    change(motion, "1. Die Hauptrouten", "1. Ein Streuplan.\n1. Die Hauptrouten")
    path = project.content / "beschluesse/2023/gemeinderat-3-lesung.yaml"
    change(path, "4188/2023     # Winterdienst auf Radwegen\n", "4188/2023\n    ziffer: 2\n")
    post = "[{anzahl: '0,5', funktion: Streuplan}]"
    granted = f"  - antrag: 4188/2023\n    ziffer: 1\n    ergebnis: geaendert\n    stellen: {post}\n"
    path.write_text(path.read_text(encoding="utf-8") + granted, encoding="utf-8")
    head = "---\nart: fortschrittsbericht\nantrag: 4188/2023\nberichtsjahr: {}\n---\n"
    whole = project.content / "berichte/2024/winterdienst.md"
    whole.write_text(head.format(2024), encoding="utf-8")
    part = project.content / "berichte/2025/streuplan.md"
    part.write_text(head.format("2025\nziffer: 1"), encoding="utf-8")
    found, _ = find_due(2025, open_project(project))
    winter = [each for each in found if each.kennung.antrag.nummer == WINTER]
    assert [(each.kennung.ziffer, each.foerderung.ansatz(2025)) for each in winter] == [("1", 0), ("2", 40_000)]
    # Of what the report on all carried over nobody knows for which Ziffer it is.
    _, problems = find_due(2026, open_project(project))
    assert shown(whole) in [problem.where.path for problem in problems]


def test_a_decision_on_another_budget_than_its_motion_is_told_whatever_year_is_asked_for(
    project: ProjectFolder,
) -> None:
    change(project.root / DECISIONS, "haushalt: 2024/2025", "haushalt: 2034/2035")
    _, problems = find_due(2024, open_project(project))
    told = {problem.what for problem in problems if problem.id == "beschluss-haushalt"}
    what = "betrifft den Haushalt 2024/2025, beschlossen ist der Haushalt 2034/2035."
    assert f"Der Antrag Nr. 4166/2023 {what}" in told
