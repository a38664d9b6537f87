"""Reports on a year that are in none of its sums, and those that rest on other sums than last year's, are named."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from work.yearly.yearly_content import change, copy_content

from antrag_gen.cli.jahresstand import Aufruf, not_renewed, overview
from antrag_gen.decisions.entscheidung import Ergebnis
from antrag_gen.errors import Level
from antrag_gen.library.project import open_project
from antrag_gen.reports.mittelverwendung import Mittelverwendung
from antrag_gen.work.events import Ended
from antrag_gen.work.yearly.carried import is_moved
from antrag_gen.work.yearly.due import find_due

REFUSED = """gremium: gr
datum: 20.12.2023
lesung: 3
haushalt: 2024/2025
beschluesse:
  - antrag: 4188/2023
    ergebnis: abgelehnt
"""


def test_a_report_on_a_ziffer_whose_motion_was_refused_later_says_so(tmp_path: Path) -> None:
    project = copy_content(tmp_path)
    decisions = project.content / "beschluesse/2023/gemeinderat-3-lesung.yaml"
    change(decisions, "4188/2023     # Winterdienst auf Radwegen\n", "4188/2023\n    ziffer: 1\n")
    (project.content / "beschluesse/2023/nachtrag.yaml").write_text(REFUSED, encoding="utf-8")
    text = (project.content / "berichte/2024/junge-baeume.md").read_text(encoding="utf-8")
    text = text.replace("antrag: 4166/2023", "antrag: 4188/2023\nziffer: 1").replace("146/2025", "147/2025")
    (project.content / "berichte/2024/winterdienst.md").write_text(text, encoding="utf-8")
    _, problems = find_due(2024, open_project(project))
    refused = next(each for each in problems if each.id == "beschluss-abgelehnt")
    assert refused.where.path.endswith("winterdienst.md")
    assert "ist nicht bewilligt, sondern abgelehnt (Gemeinderat, 20. Dezember 2023" in refused.what


CHANGED = """    ergebnis: geaendert
    mittel:
      - zweck: Bau des Radwegs Uferstraße, Schleuse bis Hafenbrücke
        fhh: ja
        betrag: {2024: 600.000, 2025: 0}
"""
LATER = """gremium: gr
datum: 20.5.2025
haushalt: 2024/2025
beschluesse:
  - antrag: 7042/2023
"""


def test_what_an_overturned_report_left_over_is_not_lost_without_a_word(tmp_path: Path) -> None:
    """The report on 2024 carries money over and binds some; then the council withdraws what it had granted."""
    project = copy_content(tmp_path)
    later = project.content / "beschluesse/2023/aufhebung.yaml"
    later.write_text(f"{LATER}    ergebnis: abgelehnt\n", encoding="utf-8")
    for jahr in (2025, 2026):
        _, problems = find_due(jahr, open_project(project))
        (problem,) = (each for each in problems if each.where.path.endswith("2024/radweg-uferstrasse.md"))
        assert (problem.id, problem.level) == ("beschluss-abgelehnt", Level.FEHLER)
        assert problem.what.endswith(
            f"207.124,60 Euro übertragen und 180.000 Euro gebunden aus 2024 fehlen im Lauf über {jahr}."
        )


def test_a_grant_that_is_withdrawn_by_amounts_goes_on_with_what_was_left(tmp_path: Path) -> None:
    """As the hint says: decided as changed, with all that stays granted."""
    project = copy_content(tmp_path)
    later = project.content / "beschluesse/2023/aufhebung.yaml"
    later.write_text(f"{LATER}{CHANGED}", encoding="utf-8")
    faellige, _ = find_due(2025, open_project(project))
    (cycle_path,) = (each for each in faellige if each.kennung.antrag.nummer == 7042)
    assert [rest.euro for rest in cycle_path.geblieben] == [Decimal("387124.60")]


@pytest.mark.parametrize(
    ("files", "line"),
    [
        (("a.md",), "  1 Bericht klären, der in keine Summe eingeht: antrag pruefen a.md"),
        (("a.md", "b.md"), "  2 Berichte klären, die in keine Summe eingehen: antrag pruefen a.md b.md"),
    ],
)
def test_the_screen_names_reports_that_are_in_no_sum(files: tuple[str, ...], line: str) -> None:
    assert list(overview(Aufruf(2025), Ended({}, 0, failed=True, ungezaehlt=files)))[-1] == line


def year(jahr: int, **euro: str) -> Mittelverwendung:
    return Mittelverwendung.model_validate({"jahr": str(jahr), "ist": "0", **euro})


@pytest.mark.parametrize(
    ("now", "moved"),
    [
        ((year(2024, uebertragen="800", gebunden="50"), year(2025, uebertrag="800")), False),
        ((year(2024, uebertragen="900", gebunden="50"), year(2025, uebertrag="900")), True),
        ((year(2024, uebertragen="800"), year(2025, uebertrag="800")), True),  # what was bound is gone
        ((year(2024, uebertragen="800", gebunden="50", ist="7"), year(2025, uebertrag="800")), False),
    ],
)
def test_a_report_that_takes_over_other_sums_than_the_last_one_leaves_is_found(
    now: tuple[Mittelverwendung, ...], moved: bool
) -> None:
    assert is_moved(now, (year(2024, uebertragen="800", gebunden="50"),), 2024) is moved


def test_the_screen_names_files_that_a_run_for_what_is_public_leaves() -> None:
    paths = [Path("output/gesamtbericht.pdf"), Path("output/uebersicht.csv")]
    assert list(not_renewed("antrag jahreslauf 2025", ())) == []
    assert list(not_renewed("antrag jahreslauf 2025", paths)) == [
        "  Nicht erneuert, vielleicht veraltet: gesamtbericht.pdf, uebersicht.csv (erneuern: antrag jahreslauf 2025)"
    ]


SPRACHE = "4165/2023"


def test_a_report_on_posts_alone_that_is_overturned_is_told_in_the_year_after(tmp_path: Path) -> None:
    project = copy_content(tmp_path)
    later = LATER.replace("7042/2023", SPRACHE)
    (project.content / "beschluesse/2023/aufhebung.yaml").write_text(f"{later}    ergebnis: abgelehnt\n", "utf-8")
    _, problems = find_due(2025, open_project(project))
    (problem,) = (each for each in problems if each.id == "beschluss-abgelehnt")
    assert problem.what.endswith("Was er über 2024 sagt, fehlt im Lauf über 2025.")


def test_money_that_is_granted_after_all_was_done_is_to_be_reported_on(tmp_path: Path) -> None:
    """The drinking fountain was finished in 2024."""
    project = copy_content(tmp_path)
    later = LATER.replace("7042/2023", "5032/2023") + (
        "    ergebnis: geaendert\n    mittel:\n      - zweck: Bau des Brunnens\n        betrag: {2025: 9.000}\n"
    )
    (project.content / "beschluesse/2023/nachtrag.yaml").write_text(later, encoding="utf-8")
    faellige, _ = find_due(2025, open_project(project))
    assert [each.verlangt for each in faellige if each.kennung.antrag.nummer == 5032] == [True]


def test_a_report_holds_its_posts_against_what_was_granted_by_then(tmp_path: Path) -> None:
    project = copy_content(tmp_path)
    (faellig,) = (each for each in find_due(2024, open_project(project))[0] if each.kennung.antrag.nummer == 4165)
    (decision,) = faellig.foerderung.beschluesse
    cut = replace(decision, datum=dt.date(2025, 5, 20), lesung=None, stellen=(), ergebnis=Ergebnis.ABGELEHNT)
    changed = replace(faellig.foerderung, beschluesse=(cut,), zuerst=(decision,))
    assert [len(changed.stellen_am(dt.date(year, 12, 31))) for year in (2024, 2025)] == [1, 0]
