"""Reports as of another day than the last of the year."""

import datetime as dt
from pathlib import Path

from work.yearly.yearly_content import change, copy_content

from antrag_gen.library.project import open_project
from antrag_gen.together.bearbeitung import Bearbeitung
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.part import find_part
from antrag_gen.work.yearly.prepare import prepare
from antrag_gen.work.yearly.states import check_stichtage, find_states

SEPTEMBER, DECEMBER = dt.date(2025, 9, 30), dt.date(2025, 12, 31)


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
