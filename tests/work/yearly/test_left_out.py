"""Reports on a year that are in none of its sums, and those that rest on other sums than last year's, are named."""

from pathlib import Path

import pytest
from work.yearly.yearly_content import change, copy_content

from antrag_gen.cli.jahresstand import overview
from antrag_gen.library.project import open_project
from antrag_gen.work.yearly.due import find_due

REFUSED = """gremium: gemeinderat
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


@pytest.mark.parametrize(
    ("files", "line"),
    [
        (("a.md",), "  1 Bericht klären, der in keine Summe eingeht: antrag pruefen a.md"),
        (("a.md", "b.md"), "  2 Berichte klären, die in keine Summe eingehen: antrag pruefen a.md b.md"),
    ],
)
def test_the_screen_names_reports_that_are_in_no_sum(files: tuple[str, ...], line: str) -> None:
    assert list(overview(2025, (), "antrag jahreslauf 2025", "", uncounted=files))[-1] == line
