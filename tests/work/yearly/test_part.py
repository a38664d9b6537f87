"""A run over a year for one Referat or one office alone."""

from pathlib import Path

import pytest
from papers import PROJECT
from work.yearly.year_papers import STAND
from work.yearly.yearly_content import change, copy_content

from antrag_gen.errors import AntragError
from antrag_gen.library.project import open_project
from antrag_gen.tree import plain_text
from antrag_gen.work.yearly.decided import find_not_granted
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.part import Teil, find_part
from antrag_gen.work.yearly.prepare import prepare
from antrag_gen.work.yearly.states import find_states
from antrag_gen.work.yearly.together import Year, find_motions


def numbers(teil: Teil) -> list[int]:
    return [each.kennung.antrag.nummer for each in find_due(2024, PROJECT)[0] if teil.has(each)]


@pytest.mark.parametrize(
    ("referat", "amt", "reports", "name", "ending"),
    [
        ("t", None, [5032, 7042], "Technisches Referat", "-technisches-referat"),
        ("Technisches Referat", "Tiefbauamt", [5032, 7042], "Technisches Referat, Tiefbauamt", None),
        (None, "liegenschaftsamt", [6012], "Amt für Liegenschaften und Wohnen", "-amt-fuer-liegenschaften-und-wohnen"),
        (None, None, [6012, 4165, 4164, 5031, 4166, 5032, 7042, 4188], "", ""),
    ],
)
def test_a_referat_or_an_office_has_its_own_reports(
    referat: str | None, amt: str | None, reports: list[int], name: str, ending: str | None
) -> None:
    teil = find_part(referat, amt, PROJECT)
    assert (numbers(teil), teil.name) == (reports, name)
    assert ending is None or teil.endung == ending


def test_what_is_in_no_list_is_a_mistake_that_names_those_that_are() -> None:
    with pytest.raises(AntragError) as raised:
        find_part(None, "Bauhof", PROJECT)
    assert raised.value.problem.what == "Das Amt „Bauhof“ steht nicht in den Stammdaten."
    assert raised.value.problem.hint.startswith("Bekannt sind: Sozialamt, Jugendamt, ")


def test_an_office_of_another_referat_is_a_mistake() -> None:
    with pytest.raises(AntragError) as raised:
        find_part("si", "tiefbauamt", PROJECT)
    assert raised.value.problem.what == (
        "Das Amt „Tiefbauamt“ gehört zu „Technisches Referat“, nicht zu „Referat Soziales und gesellschaftliche "
        "Integration“."
    )


def test_a_referat_has_the_files_of_its_offices_and_an_office_its_own() -> None:
    def words(referat: str | None, amt: str | None) -> set[str]:
        return find_part(referat, amt, PROJECT).file_words(PROJECT)

    both = {"tiefbauamt", "technisches-referat-tiefbauamt"}
    assert words(None, "tiefbauamt") == words("t", "tiefbauamt") == both
    assert words("t", None) == {
        "technisches-referat",
        *both,
        "amt-fuer-stadtreinigung",
        "technisches-referat-amt-fuer-stadtreinigung",
    }


def test_the_gesamtbericht_of_a_referat_says_whose_it_is_and_adds_up_its_own() -> None:
    teil = find_part("t", None, PROJECT)
    staende = find_states([each for each in find_due(2024, PROJECT)[0] if teil.has(each)], PROJECT)
    refused, _ = find_motions(find_not_granted(2024, PROJECT), PROJECT)
    assert [entry.nummer[4:8] for entry in refused if teil.has_motion(entry.antrag, PROJECT)] == []
    made = Year(2024, STAND, PROJECT, teil.name).put_together(staende, [])
    words = " ".join(plain_text(made.gesamtbericht).split())
    assert "Fortschrittsberichte 2024: Technisches Referat" in words
    assert "Summe 675.000,00 675.000,00 0,00 0,00 675.000,00 286.996,39 180.000,00 208.003,61 42,5 %" in words


def test_reports_are_prepared_for_an_office_alone(tmp_path: Path) -> None:
    project = open_project(copy_content(tmp_path))
    prepared = prepare(2024, project, find_part(None, "liegenschaftsamt", project))
    assert [path.name for _, path in prepared.geschrieben] == ["leerstand-in-der-innenstadt.md"]


def test_a_motion_that_was_refused_is_of_the_referat_of_its_office(tmp_path: Path) -> None:
    """Where it names no Referat: as it would be if it were granted."""
    content = copy_content(tmp_path)
    motion = content.root / "content/antraege/2023/bibliothek-am-sonntag.md"
    text = motion.read_text(encoding="utf-8")
    motion.write_text(text.replace(", referat: jb", "").replace("thh: 410", "thh: 510"), encoding="utf-8")
    project = open_project(content)
    refused, _ = find_motions(find_not_granted(2024, project), project)
    of = {part: find_part(*part, project) for part in (("jb", None), (None, "jugendamt"), ("si", None))}
    assert {
        part: [entry.nummer[4:8] for entry in refused if teil.has_motion(entry.antrag, project)]
        for part, teil in of.items()
    } == {("jb", None): ["6011"], (None, "jugendamt"): ["6011"], ("si", None): []}


def test_a_report_whose_office_nobody_knows_is_told_by_parts_that_it_may_be_of(tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    change(content.root / "content/berichte/2024/radweg-uferstrasse.md", "\namt: Tiefbauamt", "\namt: Tiefbaumat")
    project = open_project(content)
    told = {}
    for amt in ("tiefbauamt", "sozialamt"):
        teil = find_part(None, amt, project)
        mine, problems = teil.select(*find_due(2024, project), project)
        told[amt] = (len(mine), [problem.what for problem in problems if problem.id == "amt-unklar"])
    what = "Ob der Bericht über Antrag Nr. 7042/2023 zu „{}“ gehört, lässt sich nicht sagen: „Tiefbaumat“ steht nicht "
    what += "in den Stammdaten."
    assert told["tiefbauamt"] == (1, [what.format("Tiefbauamt")])
    assert told["sozialamt"] == (2, [])


def test_a_part_says_nothing_of_the_reports_of_other_offices(tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    report = content.root / "content/berichte/2024/radweg-uferstrasse.md"
    text = report.read_text(encoding="utf-8")
    (report.parent / "abschrift.md").write_text(text, encoding="utf-8")
    project = open_project(content)
    of = {
        amt: [
            (Path(problem.where.path).name, problem.id)
            for problem in find_part(None, amt, project).select(*find_due(2024, project), project)[1]
        ]
        for amt in ("tiefbauamt", "sozialamt")
    }
    assert ("radweg-uferstrasse.md", "bericht-doppelt") in of["tiefbauamt"]
    assert {name for name, _ in of["tiefbauamt"]} == {"radweg-uferstrasse.md"}
    assert of["sozialamt"] == []
