"""What is left of last year's report in this year's is found."""

from pathlib import Path

import pytest
from work.yearly.yearly_content import change, copy_content

from antrag_gen.library.folder import ProjectFolder
from antrag_gen.library.project import open_project
from antrag_gen.work.check import check


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return copy_content(tmp_path)


def told(project: ProjectFolder, path: Path, id: str) -> list[str]:
    found = check([path], open_project(project))
    return [f"{each.where.line}: {each.level}: {each.what}" for each in found if each.id == id]


@pytest.mark.langsam
def test_the_year_before_in_subject_office_or_source_is_a_warning(project: ProjectFolder) -> None:
    path = project.content / "berichte/2025/kulturwandel-sozialamt.md"
    change(path, "betreff: Kulturwandel im Sozialamt", "betreff: Kulturwandel 2024")
    change(path, "quelle: Sozialamt, Organisation", "quelle: Jahresbericht 2024 des Sozialamts")
    change(path, "amt: Sozialamt\nberatungsfolge", "amt: Sozialamt, Stand 2024 und 2025\nberatungsfolge")
    what = "warnung: Hier steht 2024, berichtet wird über 2025."
    assert told(project, path, "jahr-veraltet") == [f"4: {what}", f"57: {what}"]


@pytest.mark.langsam
def test_a_report_with_nothing_new_but_the_year_is_a_warning(project: ProjectFolder) -> None:
    old = project.content / "berichte/2024/sprachfoerderung-in-kitas.md"
    new = project.content / "berichte/2025/sprachfoerderung-in-kitas.md"
    new.write_bytes(old.read_bytes())
    change(new, "berichtsjahr: 2024", "berichtsjahr: 2025")
    change(new, "stichtag: 31.12.2024", "stichtag: 31.12.2025")
    change(new, "31. Dezember 2024", "31. Dezember 2025")
    what = "18: warnung: Geld, Maßnahmen und Texte sind alle wie im Bericht über 2024."
    assert told(project, new, "bericht-unveraendert") == [what]
    change(new, "sechs Häuser, drei", "fünf Häuser, vier")
    assert told(project, new, "bericht-unveraendert") == []
