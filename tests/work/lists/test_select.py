"""Selection: the motions asked for, in the order of their numbers; what can't be read is counted and told."""

from pathlib import Path

import pytest
from work.lists.motions import motions_in, write_four, write_motion

from antrag_gen.german.jahre import Haushalt
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.papers.papier import Status
from antrag_gen.work.lists.files import file_name
from antrag_gen.work.lists.select import Auswahl, haushalte_of, read_motions


def names(projekt: Path, auswahl: Auswahl | None = None) -> list[str]:
    return [each.motion.betreff for each in motions_in(projekt, auswahl)]


def test_motions_come_by_year_and_number_and_drafts_without_one_last(projekt: Path) -> None:
    write_motion(projekt, "entwurf-10")
    write_motion(projekt, "entwurf-2")
    write_motion(projekt, "c", nummer="1/2024")
    write_motion(projekt, "a", nummer="1000/2023")
    write_motion(projekt, "b", nummer="99/2023")
    assert names(projekt) == ["b", "a", "c", "entwurf-2", "entwurf-10"]


@pytest.mark.parametrize(
    ("auswahl", "found"),
    [
        (Auswahl(fraktionen=("linde",)), ["Brunnen", "Kulturwandel"]),
        (Auswahl(fraktionen=("linde", "ahorn")), ["Brunnen", "Kulturwandel", "Tafel"]),
        (Auswahl(referate=("si",)), ["Kulturwandel", "Tafel"]),
        (Auswahl(referate=("si",), fraktionen=("ahorn",)), ["Tafel"]),
        (Auswahl(haushalte=(Haushalt(2024, 2025),)), ["Brunnen", "Ganztag", "Kulturwandel", "Tafel"]),
        (Auswahl(haushalte=(Haushalt(2026, 2027),)), []),
        (Auswahl(status=(Status.EINGEREICHT,)), []),
    ],
)
def test_filters_leave_what_fits_all_of_them(projekt: Path, auswahl: Auswahl, found: list[str]) -> None:
    write_four(projekt)
    assert names(projekt, auswahl) == found


def test_files_with_errors_are_missing_and_other_kinds_are_not(projekt: Path) -> None:
    write_motion(projekt, "gut")
    write_motion(projekt, "falsch", "50.00")
    write_motion(projekt, "kasten", betreff="Ein 中 Zeichen")
    (projekt / "content/kaputt.md").write_text("---\nart: [\n---\n", encoding="utf-8")
    (projekt / "content/antwort.md").write_text("---\nart: stellungnahme\n---\n", encoding="utf-8")
    project = find_folder(projekt)
    read = read_motions(list(project.content_files(())), open_project(project))
    assert [each.path for each in read.listed] == ["content/gut.md"]
    assert read.failed == 3
    assert {problem.where.path for problem in read.problems} == {
        "content/falsch.md",
        "content/kasten.md",
        "content/kaputt.md",
    }


def test_the_budgets_of_motions_come_the_earliest_first(projekt: Path) -> None:
    write_motion(projekt, "a", "{2026: 1.000}", haushalt="2026/2027")
    write_motion(projekt, "b")
    assert [budget.text for budget in haushalte_of(motions_in(projekt))] == ["2024/2025", "2026/2027"]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["antraege"], "antraege"),
        (["antraege", "2024/2025", "linde"], "antraege-2024-2025-linde"),
        (["antraege", "Grün Weiß/../etc"], "antraege-gruen-weiss-etc"),
    ],
)
def test_a_selection_has_a_name_that_any_system_takes(parts: list[str], name: str) -> None:
    assert file_name(parts) == name


def test_long_selections_have_short_names_of_their_own() -> None:
    one, other = (file_name(["antraege", "x" * 300, end]) for end in "ab")
    assert one != other
    assert len(one) < 100
