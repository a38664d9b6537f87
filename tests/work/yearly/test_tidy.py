"""Files of a year that nothing stands behind any more: named, removed where asked for, and nothing else touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from papers import PROJECT
from work.yearly.yearly_content import copy_content

from antrag_gen.cli.jahresstand import leftovers
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.work.batch.manifest import PaperLine, read_manifest
from antrag_gen.work.batch.output import OutputFolder, open_output
from antrag_gen.work.events import Event, Removed
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.tidy import Leftovers, parts_of, write_of_year

YEAR = "berichte/2024"
GONE = (
    "formulare/weg.docx",
    "gesamtbericht-ordnungsamt.pdf",
    "mahnungen/2025-03-01/ordnungsamt.eml",
    "mahnungen/2025-03-01/ordnungsamt.txt",
    "weg.pdf",
)


@pytest.fixture
def output(tmp_path: Path) -> Iterator[OutputFolder]:
    """That of a project with reports of a Tiefbauamt and none of an Ordnungsamt, and one whose report is gone."""
    folder: ProjectFolder = copy_content(tmp_path)
    with open_output(folder.output, folder) as output:
        year = output.path / YEAR
        for part in ("", "tiefbauamt", "technisches-referat-tiefbauamt", "ordnungsamt"):
            write_of_year(output, year / f"gesamtbericht{part and '-'}{part}.pdf", b"%PDF", YEAR, part)
        for part in ("tiefbauamt", "ordnungsamt"):
            for suffix in ("txt", "eml"):
                write_of_year(output, year / f"mahnungen/2025-03-01/{part}.{suffix}", b"Text", YEAR, part)
        for name in ("weg", "trinkbrunnen"):
            report = f"content/berichte/2024/{name}.md"
            write_of_year(output, year / f"formulare/{name}.docx", b"PK", YEAR, "", report=report)
        for name in ("berichte/2024/weg", "berichte/2024/trinkbrunnen", "antraege/weg"):
            made = output.write(output.path / f"{name}.pdf", b"%PDF")
            output.manifest.add(PaperLine(f"{output.way}/content/{name}.md", None, {"pdf": made}))
        (year / "notiz-ordnungsamt.pdf").write_bytes(b"von Hand")
        yield output


def left(output: OutputFolder) -> Leftovers:
    return Leftovers(output, YEAR, parts_of(find_due(2024, PROJECT)[0], PROJECT))


def names(output: OutputFolder, paths: Iterator[Path] | tuple[Path, ...]) -> list[str]:
    return [path.relative_to(output.path / YEAR).as_posix() for path in paths]


def removed(events: Iterator[Event]) -> Iterator[Path]:
    return (event.path for event in events if isinstance(event, Removed))


def test_files_of_reports_and_parts_that_are_gone_are_named_and_no_others(output: OutputFolder) -> None:
    assert names(output, left(output).paths) == list(GONE)
    output.manifest.compact()
    again, problems = read_manifest(output.path)
    assert (again.years, problems) == (output.manifest.years, [])


def test_a_run_for_an_office_alone_looks_at_its_own_files_only(output: OutputFolder) -> None:
    parts = parts_of(find_due(2024, PROJECT)[0], PROJECT)
    ours = Leftovers(output, YEAR, parts, {"ordnungsamt"})
    assert names(output, ours.paths) == [name for name in GONE if "ordnungsamt" in name]
    assert Leftovers(output, YEAR, parts, {"tiefbauamt"}).paths == ()


def test_they_go_where_that_is_asked_for_but_for_one_that_somebody_has_changed(output: OutputFolder) -> None:
    letter = output.path / "berichte/2024/mahnungen/2025-03-01/ordnungsamt.txt"
    letter.write_bytes(b"von Hand")
    before = left(output)
    assert sorted(names(output, tuple(removed(before.remove())))) == [name for name in GONE if "txt" not in name]
    assert before.paths == left(output).paths == (letter,)
    assert (output.path / "berichte/2024/notiz-ordnungsamt.pdf").exists()
    assert (output.path / "antraege/weg.pdf").exists()


def test_no_part_is_taken_for_gone_while_decisions_have_mistakes(output: OutputFolder) -> None:
    assert names(output, Leftovers(output, YEAR, None).paths) == ["formulare/weg.docx", "weg.pdf"]


def test_the_screen_names_few_and_says_how_they_go() -> None:
    paths = [Path(f"output/berichte/2024/{number}.pdf") for number in range(7)]
    said = list(leftovers("antrag jahreslauf 2024", paths, tidied=False, all_of_them=False))
    assert said[2:] == [
        *(f"  output/berichte/2024/{number}.pdf" for number in range(4)),
        "  und 3 weitere, die „--ausfuehrlich“ nennt",
        "  Löschen: antrag jahreslauf 2024 --aufraeumen",
    ]
    assert list(leftovers("antrag jahreslauf 2024", paths[:1], tidied=True, all_of_them=True))[2:] == [
        "  output/berichte/2024/0.pdf",
        "  Seit dem Erzeugen geändert: selbst löschen.",
    ]
    assert list(leftovers("antrag jahreslauf 2024", [], tidied=False, all_of_them=False)) == []
