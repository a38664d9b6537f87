"""The projects of the handbook tell the same of the same motion: this repository's, a new one, that of the pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from seiten import ROOT, examples_of

REPOSITORY, NEW = ROOT / "content", ROOT / "templates/projekt/content"
LISTS = sorted(path.name for path in (NEW / "stammdaten").glob("*.yaml"))
LIST_OF_KAEMMEREI = REPOSITORY / "finanzdaten/ist-2024.csv"


def read(text: str) -> Any:
    """YAML as it is typed: no text becomes a number."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 – it makes nothing but texts


def head(path: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = read(path.read_text(encoding="utf-8").split("---\n")[1])
    return found


def decisions(text: str) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The decisions of a session, each with what is said of the session, by motion and Ziffer."""
    session = read(text)
    alone = {key: value for key, value in session.items() if key != "beschluesse"}
    return {(each["antrag"], each.get("ziffer", "")): {**alone, **each} for each in session["beschluesse"]}


def decisions_in(content: Path) -> dict[tuple[str, str], Mapping[str, Any]]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((content / "beschluesse").rglob("*.yaml"))]
    return {key: each for text in texts for key, each in decisions(text).items()}


def items(entry: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {(key, str(value)) for key, value in entry.items()}


def test_motions_that_both_projects_have_are_the_same() -> None:
    both = [path.relative_to(NEW) for path in sorted((NEW / "antraege").rglob("*.md"))]
    assert both
    assert [name for name in both if (REPOSITORY / name).read_bytes() != (NEW / name).read_bytes()] == []


def test_decisions_are_those_of_the_repository_in_a_new_project_and_on_the_page() -> None:
    ours, new = decisions_in(REPOSITORY), decisions_in(NEW)
    page = decisions(next(each.text for each in examples_of("beschluesse.md") if "beschluesse:" in each.text))
    assert new.keys() <= ours.keys()
    assert ("4188/2023", "") in new.keys() & page.keys()
    assert [key for key in new if new[key] != ours[key]] == []
    assert [key for key in page.keys() & ours.keys() if page[key] != ours[key]] == []


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_a_new_project_say_what_those_of_the_repository_say_in_their_order(name: str) -> None:
    new, ours = (read((content / "stammdaten" / name).read_text(encoding="utf-8")) for content in (NEW, REPOSITORY))
    assert list(new) == [key for key in ours if key in new]
    assert [key for key, entry in new.items() if items(entry) - items(ours[key])] == []


def test_the_office_on_the_page_of_the_yearly_run_is_that_of_the_lists() -> None:
    (text,) = (each.text for each in examples_of("jahreslauf.md") if each.text.startswith("sozialamt:"))
    ours = read((REPOSITORY / "stammdaten/aemter.yaml").read_text(encoding="utf-8"))
    assert read(text)["sozialamt"] == ours["sozialamt"]


def test_money_on_the_page_of_the_report_is_that_of_the_example() -> None:
    shown = read(examples_of("fortschrittsbericht.md")[0].text)["mittel"]
    years = {each["jahr"]: each for each in head(ROOT / "templates/fortschrittsbericht/beispiel.md")["mittel"]}
    assert [each["jahr"] for each in shown if items(each) - items(years[each["jahr"]])] == []


def test_the_list_of_the_kaemmerei_is_what_the_reports_say() -> None:
    reports = {head(path)["antrag"]: head(path) for path in sorted((REPOSITORY / "berichte/2024").glob("*.md"))}
    page = next(each.text for each in examples_of("ist-zahlen.md") if each.text.startswith("Antrags-Nr.;"))
    rows = [line.split(";") for line in page.splitlines() if line.split(";")[0] in reports]
    listed = [line.split(";") for line in LIST_OF_KAEMMEREI.read_text(encoding="utf-8-sig").splitlines()]
    rows += [[row[0], *row[2:]] for row in listed if row[0] in reports]
    assert len(rows) > 1
    for antrag, jahr, _, ist, gebunden in rows:
        (year,) = (each for each in reports[antrag]["mittel"] if each["jahr"] == jahr)
        said = [cents(year["ist"]), cents(year.get("gebunden", "0"))]
        assert said == [cents(ist), cents(gebunden)], antrag


def cents(text: str) -> str:
    """`2.000` as `2000,00`."""
    whole, _, part = text.replace(".", "").partition(",")
    return f"{whole},{part:0<2}"
