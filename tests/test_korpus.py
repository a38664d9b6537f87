"""The corpus of the benchmarks: the same on every run, each size the beginning of the next, and free of errors."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from korpus import write_corpus

from antrag_gen.errors import Level, Problem
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.work.check import check

ROOT = Path(__file__).parents[1]
COUNT = 25


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("korpus")
    write_corpus(folder, COUNT)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_process_writes_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    script = ROOT / "benchmarks" / "korpus.py"
    subprocess.run([sys.executable, script, tmp_path, "--antraege", str(COUNT)], check=True)
    assert contents(tmp_path) == contents(corpus)


def test_a_corpus_is_the_beginning_of_the_next(corpus: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path, COUNT - 1)
    smaller, larger = contents(tmp_path), contents(corpus)
    assert len(larger) == len(smaller) + 1
    assert smaller.items() <= larger.items()


def test_reports_on_two_years_tell_the_earlier_one_alike(tmp_path: Path) -> None:
    for year in (2024, 2025):
        write_corpus(tmp_path, COUNT, berichte=year)
    reports = tmp_path / "content" / "berichte"
    names = {path.name for path in (reports / "2025").iterdir()}
    assert len(names) > COUNT / 2
    assert {path.name for path in (reports / "2024").iterdir()} == names
    for name in names:
        earlier, later = ((reports / year / name).read_text(encoding="utf-8") for year in ("2024", "2025"))
        assert section(r"  - jahr: 2024\n(?:    .*\n)*", earlier) == section(r"  - jahr: 2024\n(?:    .*\n)*", later)
        stand = r"## Stand 31\. Dezember 2024\n[^#]*"
        assert section(stand, earlier)
        assert section(stand, earlier) == section(stand, later)


def section(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match[0] if match else ""


@pytest.mark.langsam
def test_its_motions_have_no_errors_and_no_warnings(corpus: Path) -> None:
    assert findings(corpus, expected_files=COUNT) == []


@pytest.mark.langsam
def test_its_reports_have_no_errors_and_no_warnings(tmp_path: Path) -> None:
    for year in (2024, 2025):
        write_corpus(tmp_path, 6, berichte=year)
    assert findings(tmp_path, expected_files=6 + 2 * 4) == []


def findings(folder: Path, expected_files: int) -> list[Problem]:
    project = find_folder(folder)
    files = list(project.content_files(()))
    assert len(files) == expected_files
    found = check(files, open_project(project))
    return [problem for problem in found if problem.level is not Level.HINWEIS]


def test_its_motions_use_what_motions_can_have(corpus: Path) -> None:
    text = b"\n".join(contents(corpus).values()).decode("utf-8", "replace")
    for pattern in (
        *("formular: kurz", "formular: amtlich", "formular: massnahmen", "einheit: TEUR", r"stellen:\n", "kw: KW"),
        *(r"TEUR.* ab 20\d\d ff\.", r"p\. a\. für \d Jahre", r"\d,\d Mio\. Euro", "2029 ff.:", "ehh: ja", "fhh: ja"),
        *("lfd_nr: ", r"lfd_nr: \d+ bis", "grdrs: ", r"\[\^1\]:", r"\| Standort", r"!\[Lageplan", "   1. ", "\n## "),
        *("z. B.", "§ ", r"Antrag Nr\. \d{4}/2023", "GRDrs "),
    ):
        assert re.search(pattern, text), pattern


@pytest.mark.langsam
@pytest.mark.parametrize(("way", "suffix"), [("weasyprint", "pdf"), ("seiten", "pdf"), ("python-docx", "docx")])
def test_what_the_benchmarks_compare_with_still_runs(way: str, suffix: str, tmp_path: Path) -> None:
    write_corpus(tmp_path, 1)
    script = ROOT / "benchmarks" / "schlicht.py"
    subprocess.run([sys.executable, script, way, tmp_path / "content", tmp_path / way], check=True)
    assert [path.name for path in (tmp_path / way).iterdir()] == [f"antrag-4000.{suffix}"]
