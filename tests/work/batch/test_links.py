"""The output folder may be a link; links in it are replaced, and nothing outside of it is written or removed."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import run
from work.batch.batch_papers import MOTION, NAMES, build, outputs, write, write_three

OUTSIDE = b"von anderen"
MANIFEST = Path("output/.erzeugt.jsonl")


@pytest.fixture
def outside(projekt: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder elsewhere, with a file that nobody may touch; three papers in the project."""
    write_three()
    folder = tmp_path_factory.mktemp("anderswo")
    (folder / "fremd.docx").write_bytes(OUTSIDE)
    return folder


def untouched(outside: Path) -> bool:
    return [path.name for path in outside.iterdir()] == ["fremd.docx"] and (
        outside / "fremd.docx"
    ).read_bytes() == OUTSIDE


@pytest.mark.auswahl(2)
@pytest.mark.parametrize("name", ["antrag.docx", "protokoll.json", ".erzeugt.jsonl", ".erzeugt.lock"])
@pytest.mark.parametrize("built", [False, True])
def test_a_link_in_the_folder_is_replaced_and_not_followed(outside: Path, name: str, built: bool) -> None:
    link = Path("output") / name
    link.parent.mkdir()
    if built:
        build()
        link.unlink()
    link.symlink_to(outside / "fremd.docx")
    assert build().exit_code == 0
    assert not link.is_symlink()
    assert untouched(outside)
    assert len(outputs()) == 3


@pytest.mark.langsam
def test_a_link_that_is_left_over_is_not_removed(outside: Path) -> None:
    build()
    Path("output/antrag.docx").unlink()
    Path("output/antrag.docx").symlink_to(outside / "fremd.docx")
    Path("content/antrag.md").unlink()
    assert "gelöscht" not in build("--aufraeumen").stderr
    assert Path("output/antrag.docx").is_symlink()
    assert untouched(outside)


@pytest.mark.langsam
def test_into_a_linked_folder_in_the_folder_nothing_is_written_and_the_rest_is_built(outside: Path) -> None:
    write("antraege/m.md", MOTION.replace("112/2023", "113/2023"))
    Path("output").mkdir()
    Path("output/antraege").symlink_to(outside)
    result = build()
    assert result.exit_code == 1
    assert (
        "output/antraege/m.docx:1:1: Fehler: Der Ordner dieser Datei ist eine Verknüpfung; dort wird nichts "
        "geschrieben.\n    Die Verknüpfung durch einen Ordner ersetzen. Nur der ganze Ausgabeordner darf eine sein.\n"
    ) in result.stderr
    assert (result.built, result.named("fehlerhaft")) == (NAMES, ["m"])
    assert untouched(outside)


def test_a_list_is_not_written_into_a_linked_folder_either(outside: Path) -> None:
    Path("output").mkdir()
    Path("output/listen").symlink_to(outside)
    result = run("liste", "--format", "csv")
    assert (result.exit_code, "ist eine Verknüpfung" in result.stderr) == (1, True)
    assert untouched(outside)


def linked_output(outside: Path) -> tuple[str, ...]:
    Path("output").symlink_to(outside, target_is_directory=True)
    return ()


def linked_target(outside: Path) -> tuple[str, ...]:
    Path("ablage").symlink_to(outside, target_is_directory=True)
    return ("--ausgabe", "ablage")


@pytest.mark.auswahl(1)
@pytest.mark.parametrize("link", [linked_output, linked_target])
def test_of_a_folder_that_is_a_link_only_what_has_lost_its_source_is_removed(
    outside: Path, link: Callable[[Path], tuple[str, ...]]
) -> None:
    deep = outside / "weit" / "weg"
    deep.mkdir(parents=True)
    options = link(deep)
    shown = options[-1] if options else "output"

    def erzeugen(*further: str) -> tuple[str, list[str]]:
        result = run("erzeugen", "--format", "docx", *options, *further)
        assert result.exit_code == 0, result.stderr
        return result.stderr, sorted(path.name for path in deep.glob("*.docx"))

    whole = ["anderer.docx", "antrag.docx", "verweis.docx"]
    assert erzeugen()[1] == whole
    said, there = erzeugen("--aufraeumen")
    assert ("gelöscht" in said, re.search("unverändert +3", said) is not None, there) == (False, True, whole)
    Path("content/anderer.md").unlink()
    said, there = erzeugen()
    assert f"{shown}/anderer.docx:1:1: Warnung: Diese Datei ist überzählig: ihre Quelle content/anderer.md" in said
    assert there == whole
    said, there = erzeugen("--aufraeumen")
    assert (f"gelöscht: {shown}/anderer.docx\n" in said, there) == (True, whole[1:])


@pytest.mark.langsam
def test_clashes_are_found_where_the_folder_is_a_link(outside: Path) -> None:
    linked_output(outside)
    write("antraege/m.md", MOTION.replace("112/2023", "113/2023"))
    assert build().exit_code == 0
    other = Path("antraege/m.md")
    other.parent.mkdir()
    other.write_text(MOTION.replace("112/2023", "114/2023"), encoding="utf-8")
    said = build(str(other)).stderr
    assert "antraege/m.md:1:1: Fehler: Aus content/antraege/m.md entsteht eine Datei desselben Namens" in said


def forge(change: Callable[[dict[str, object]], object]) -> None:
    """Change the line of the paper „anderer“, whose source is gone then."""
    lines = [json.loads(line) for line in MANIFEST.read_bytes().splitlines()]
    for line in lines:
        if line["line"] == "paper" and line["name"].endswith("anderer.md"):
            change(line)
    MANIFEST.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    Path("content/anderer.md").unlink()


@pytest.mark.auswahl(1)
@pytest.mark.parametrize("absolute", [False, True])
def test_a_manifest_that_names_a_file_elsewhere_is_not_believed(outside: Path, absolute: bool) -> None:
    build()
    path = outside / "fremd.docx"
    found = path.stat()
    stamp = {"size": found.st_size, "mtime_ns": found.st_mtime_ns}
    way = str(path) if absolute else os.path.relpath(path, "output")
    forge(lambda line: line.update(outputs={"docx": {"path": way, "digest": "x", "stamp": stamp, "fresh": True}}))
    said = build("--aufraeumen").stderr
    assert "Das Verzeichnis der erzeugten Dateien ist nicht ganz lesbar: Eine Zeile ist beschädigt." in said
    assert "gelöscht" not in said
    assert untouched(outside)


def test_a_manifest_that_leads_over_a_link_to_a_file_elsewhere_removes_nothing(outside: Path) -> None:
    build()
    Path("output/hin").symlink_to(outside)
    found = (outside / "fremd.docx").stat()
    stamp = {"size": found.st_size, "mtime_ns": found.st_mtime_ns}
    forge(
        lambda line: line.update(
            outputs={"docx": {"path": "hin/fremd.docx", "digest": "x", "stamp": stamp, "fresh": True}}
        )
    )
    assert "gelöscht" not in build("--aufraeumen").stderr
    assert untouched(outside)


@pytest.mark.auswahl(2)
@pytest.mark.parametrize(
    "change",
    [
        {"name": "../content/\0.md"},
        {"outputs": {"docx": {"path": "a\0.docx"}}},
        {"outputs": {"docx": {"path": ""}}},
        {"outputs": {"docx": {"path": "."}}},
        {"outputs": {"docx": {"path": "brief.txt"}}},
        {"problems": [{"at": ["betreff"], "what": "x"}]},
    ],
)
def test_what_no_run_has_written_ends_none(outside: Path, change: dict[str, object]) -> None:
    build()
    forge(lambda line: line.update(change))
    assert build("--aufraeumen").exit_code == 0
    assert {"antrag.docx", "verweis.docx"} <= outputs().keys()


@pytest.mark.langsam
def test_a_manifest_does_not_say_which_file_a_paper_is(outside: Path) -> None:
    build()
    lines = [json.loads(line) for line in MANIFEST.read_bytes().splitlines()]
    papers = {Path(line["name"]).stem: line for line in lines if line["line"] == "paper"}
    papers["antrag"]["outputs"] = papers["anderer"]["outputs"]
    MANIFEST.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    Path("output/antrag.docx").unlink()
    assert build().built == ["antrag"]
    assert len(outputs()) == 3


def test_a_file_that_has_another_name_elsewhere_is_not_changed_there(outside: Path) -> None:
    MANIFEST.parent.mkdir()
    MANIFEST.hardlink_to(outside / "fremd.docx")
    assert build().exit_code == 0
    assert untouched(outside)
