"""Reports as of another day than the last of the year, and on the first half of it."""

import datetime as dt
from pathlib import Path

import pytest
from work.yearly.yearly_content import change, copy_content, due, fill_text

from antrag_gen.errors import AntragError
from antrag_gen.library.project import open_project
from antrag_gen.together.bearbeitung import Bearbeitung
from antrag_gen.work.events import Written
from antrag_gen.work.forms.named import name_fields
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.part import find_part
from antrag_gen.work.yearly.period import check_stichtag
from antrag_gen.work.yearly.prepare import prepare
from antrag_gen.work.yearly.remind import remind
from antrag_gen.work.yearly.states import check_stichtage, find_states

KULTUR = "content/berichte/{}/kulturwandel-sozialamt.md"
SEPTEMBER, DECEMBER = dt.date(2025, 9, 30), dt.date(2025, 12, 31)


@pytest.mark.langsam
def test_reports_are_prepared_as_of_a_day_and_told_where_they_are_not(tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    project = open_project(folder)
    office = find_part(None, "liegenschaftsamt", project)
    ((_, path),) = prepare(2025, project, office, stichtag=SEPTEMBER).geschrieben
    text = path.read_text(encoding="utf-8")
    assert ("\nstichtag: 30.09.2025\n" in text, "\n## Stand 30. September 2025\n" in text) == (True, True)
    opened = open_project(folder)
    staende = find_states([each for each in find_due(2025, opened)[0] if office.has(each)], opened)
    # Nobody has written into it, though it is not what would be prepared without a day.
    assert [(each.bearbeitung, each.stichtag) for each in staende] == [(Bearbeitung.NICHT_BEGONNEN, SEPTEMBER)]
    assert list(check_stichtage(staende, SEPTEMBER, opened)) == []
    (other,) = check_stichtage(staende, DECEMBER, opened)
    line = text.splitlines().index("stichtag: 30.09.2025") + 1
    assert (other.where.path, other.where.line) == (staende[0].faellig.bericht.file.shown, line)
    assert other.what == "Der Stichtag ist nicht der 31.12.2025."
    change(path, "‹Stand im Ganzen›", "offen")
    begun = open_project(folder)
    (stand,) = find_states([each for each in find_due(2025, begun)[0] if office.has(each)], begun)
    assert stand.bearbeitung is Bearbeitung.IN_ARBEIT


def test_half_a_year_has_no_day_of_the_other_half() -> None:
    check_stichtag(2025, dt.date(2025, 6, 30), halbjahr=True)
    check_stichtag(2025, SEPTEMBER)
    with pytest.raises(AntragError) as error:
        check_stichtag(2025, dt.date(2025, 7, 1), halbjahr=True)
    assert error.value.problem.what == (
        "Der Stichtag 01.07.2025 liegt nach dem ersten Halbjahr; es endet am 30.06.2025."
    )


@pytest.mark.langsam
def test_a_report_on_half_a_year_stands_beside_the_yearly_ones(tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    project = open_project(folder)
    office = find_part(None, "sozialamt", project)
    before = due(2025, folder)
    written = prepare(2025, project, office, halbjahr=True).geschrieben
    names = ("kulturwandel-sozialamt", "schuldnerberatung")
    assert [path.relative_to(folder.root).as_posix() for _, path in written] == [
        f"content/berichte/2025/halbjahr/{name}.md" for name in names
    ]
    (path, _) = (path for _, path in written)
    text = path.read_text(encoding="utf-8")
    assert "\nberichtsjahr: 2025\nzeitraum: halbjahr\nstichtag: 30.06.2025\n" in text
    assert "# nummer: GRDrs 12/2025\n" in text
    assert (
        "## Stand 30. Juni 2025\n\n‹Was im ersten Halbjahr 2025 geschehen ist.›\n\n## Stand 31. Dezember 2024\n" in text
    )
    assert "‹Was im zweiten Halbjahr 2025 geschieht.›" in text
    assert text.count("‹Was aus dem Rest wird›") == 0
    path.write_text(fill_text(text, 2025), encoding="utf-8")
    events = remind(folder, 2025, dt.date(2025, 8, 4), benennung=name_fields, amt="sozialamt", halbjahr=True)
    reminders = [event.path for event in events if isinstance(event, Written)]
    assert {each.parent for each in reminders} == {folder.output / "berichte/2025/halbjahr/mahnungen/2025-08-04"}
    (letter,) = (each.read_text(encoding="utf-8-sig") for each in reminders if each.suffix == ".txt")
    assert letter.startswith("Halbjahresbericht 2025: noch 1 Bericht offen\n\nSozialamt\n")
    assert "Für das erste Halbjahr 2025 fehlt am 4. August 2025 noch:" in letter
    assert "Der Bericht war bis zum 31. Juli 2025 abzugeben." in letter
    opened = open_project(folder)
    found, problems = find_due(2025, opened, halbjahr=True)
    (stand, other) = find_states([each for each in found if office.has(each)], opened)
    assert problems == []
    assert (stand.bearbeitung, other.bearbeitung) == (Bearbeitung.FERTIG, Bearbeitung.NICHT_BEGONNEN)
    vorjahr = stand.faellig.foerderung.vorjahr
    assert vorjahr is not None
    assert vorjahr.path == KULTUR.format(2024)
    # The yearly ones are what they were: this year's, and what next year's follows.
    after = due(2025, folder)
    assert {number: each.bericht and each.bericht.file.name for number, each in after.items()} == {
        number: each.bericht and each.bericht.file.name for number, each in before.items()
    }
    last = due(2026, folder)[4164].letzter
    assert last is not None
    assert last.file.name == KULTUR.format(2025)


def test_a_report_on_the_year_among_those_on_half_of_it_is_a_mistake(tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    path = folder.root / "content/berichte/2025/halbjahr/kulturwandel-sozialamt.md"
    path.parent.mkdir()
    (folder.root / KULTUR.format(2025)).rename(path)
    for halbjahr in (False, True):
        (problem,) = find_due(2025, open_project(folder), halbjahr=halbjahr)[1]
        assert (problem.id, problem.where.path.endswith("halbjahr/kulturwandel-sozialamt.md")) == (
            "halbjahr-ordner",
            True,
        )
