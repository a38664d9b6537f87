"""What an earlier check has found is told again where nothing that it hangs on has changed, and only there."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from decisions.test_beschluesse import MONEY, REPORT, TEXT
from paper_text import GRANTED, MOTION, REQUESTS, SESSION, funded_motion, paper
from trees import PNG

from antrag_gen import files
from antrag_gen.errors import Problem
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.work import check_all as module
from antrag_gen.work.batch.pool import CHECKING
from antrag_gen.work.check import check_paths
from antrag_gen.work.check_all import check_all

MEMORY = Path("output/.geprueft.jsonl")
OTHER = MOTION.replace("112/2024", "113/2024").replace("50.000", "70.000")
NEED = "anmeldeliste:\n  - {thh: 500, lfd_nr: 64, grdrs: 128/2023, referat: si}"
CITING = paper(
    "art: antrag\nbetreff: Wege\nnummer: 114/2024\nfraktionen: [linde]\ngezeichnet:\n  - name: Ida Muster\nanlagen:\n"
    "  - {titel: Plan, datei: plan.png, aufnehmen: ja, alt: Der Plan des Geländes}",
    "# Wir beantragen\n\nWie in Antrag Nr. 112/2024, Ziffer 3 und GRDrs 100/2023, nur ??? mit Wegen.\n\n"
    "![Die Halle von Osten](bild.png)",
)


def write(name: str, text: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def change(name: str, old: str, new: str) -> None:
    text = Path(name).read_text(encoding="utf-8")
    assert old in text
    write(name, text.replace(old, new, 1))


@pytest.fixture(autouse=True)
def written(projekt: Path) -> None:
    """A motion with its decision and report, another one on the same need, and one that cites and shows things."""
    funded_motion(projekt, f"{MOTION}\n{NEED}", SESSION + GRANTED)
    write("content/zweiter.md", paper(f"{OTHER}\n{NEED}", REQUESTS))
    write("content/wege.md", CITING)
    write("content/plan.png", PNG)
    write("content/bild.png", PNG)
    write("content/berichte/bericht.md", paper(REPORT + MONEY, TEXT))


@pytest.fixture
def traced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the papers that were looked at."""
    names: list[str] = []
    real = module.trace_papers

    def trace(shared: bytes, files: object) -> object:
        names.extend(file.name for file, _ in files)
        return real(shared, files)

    monkeypatch.setattr(module, "trace_papers", trace)
    return names


def remembered(*paths: Path) -> list[Problem]:
    return check_all(find_folder(Path.cwd()), paths).problems


def anew(*paths: Path) -> list[Problem]:
    return list(check_paths(paths, open_project(find_folder(Path.cwd()))))


MOTION_FILE, SESSION_FILE = "content/turnhalle-antrag.md", "content/beschluesse/2023/lesung.yaml"
CHANGES: dict[str, Callable[[], None]] = {
    "the paper": lambda: change("content/wege.md", "??? ", ""),
    "a line above": lambda: change("content/zweiter.md", "betreff:", "# Notiz\nbetreff:"),
    "the requests of the paper that is cited": lambda: change(MOTION_FILE, "Boden.", "Boden.\n3. Die Wand."),
    "the money of another motion": lambda: change("content/zweiter.md", "70.000", "71.000"),
    "who withdraws": lambda: change("content/zweiter.md", "eingereicht", "zurueckgezogen"),
    "a paper that was missing": lambda: write(
        "content/vorlage.md", paper("art: mitteilungsvorlage\nbetreff: Wege\nnummer: 100/2023", "# Bericht\n\nText.")
    ),
    "a number taken twice": lambda: write("content/dritter.md", paper(MOTION, REQUESTS)),
    "a paper that is gone": lambda: Path("content/dritter.md").unlink(),
    "a list": lambda: change("content/stammdaten/fraktionen.yaml", "linde:", "ahorn:"),
    "the order of a list": lambda: write(
        "content/stammdaten/fraktionen.yaml", "rose:\n  name: Fraktion Rose\nahorn:\n  name: Fraktion Linde\n"
    ),
    "the list as it was": lambda: write("content/stammdaten/fraktionen.yaml", "linde:\n  name: Fraktion Linde\n"),
    "the settings": lambda: write(
        "content/projekt.yaml", "stadt: Musterstadt\nbezeichnungen:\n  Begründung/Erläuterung: Grund\n"
    ),
    "the settings as they were": lambda: write("content/projekt.yaml", "stadt: Musterstadt\n"),
    "a picture": lambda: write("content/bild.png", b"kein Bild"),
    "a picture that is gone": lambda: Path("content/bild.png").unlink(),
    "a picture that leads out": lambda: Path("content/bild.png").symlink_to("/etc/hostname"),
    "a picture where none was": lambda: (Path("content/bild.png").unlink(), write("content/bild.png", PNG))[1],
    "an attached file": lambda: write("content/plan.png", b"kein Plan"),
    "a decision": lambda: change(SESSION_FILE, "wie_beantragt", "abgelehnt"),
    "where a decision stands": lambda: change(SESSION_FILE, "beschluesse:", "# Notiz\nbeschluesse:"),
    "a decision with mistakes": lambda: change(SESSION_FILE, "abgelehnt", "abgelent"),
    "a template": lambda: write("templates/haushaltsantrag/vorlage.html.j2", "<h1>{{ nichts }}</h1>"),
    "a template that is gone": lambda: shutil.rmtree("templates"),
    "a style sheet": lambda: write("templates/gemeinsam/base.css", "p { colour: red }"),
    "a file that nobody names": lambda: write("content/notiz.txt", "Notiz"),
}


@pytest.mark.langsam
def test_whatever_changes_is_told_as_by_a_run_that_knows_nothing() -> None:
    before = remembered()
    assert before == anew()
    same = []
    for what, apply in CHANGES.items():
        apply()
        expected = anew()
        assert remembered() == expected, what
        same += [what] if expected == before else []
        before = expected
    # Only what changes what is told proves anything.
    assert same == []


def test_nothing_is_looked_at_where_nothing_has_changed(traced: list[str]) -> None:
    before = remembered()
    assert len(traced) == len(set(traced)) == 4
    os.utime("content/wege.md", (1, 1))
    assert remembered() == before
    assert len(traced) == 4


def test_what_nobody_looks_up_is_nobodys_business(traced: list[str]) -> None:
    remembered()
    traced.clear()
    change("content/wege.md", "??? ", "")
    remembered()
    assert traced == ["content/wege.md"]


def test_a_single_file_is_known_to_a_run_over_all_and_the_other_way_round(traced: list[str]) -> None:
    remembered()
    assert remembered(Path("content/wege.md")) == anew(Path("content/wege.md"))
    remembered()
    assert len(traced) == 4


def test_from_another_folder_files_are_called_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    remembered()
    monkeypatch.chdir("content")
    assert remembered() == anew()


@pytest.mark.auswahl(2)
@pytest.mark.parametrize(
    "damage",
    [
        lambda: MEMORY.write_bytes(MEMORY.read_bytes()[: MEMORY.stat().st_size // 2]),
        lambda: MEMORY.write_bytes(b"\xff\0garbage\n[]\nnull\n"),
        lambda: MEMORY.write_text(MEMORY.read_text(encoding="utf-8").replace('"what"', '"wat"'), encoding="utf-8"),
        lambda: (MEMORY.unlink(), MEMORY.mkdir()),
        lambda: (MEMORY.unlink(), MEMORY.symlink_to("../content/wege.md")),
        lambda: (shutil.rmtree("output"), Path("output").write_bytes(b"")),
    ],
    ids=["half", "garbage", "other keys", "a folder", "a link", "no folder"],
)
def test_what_is_damaged_is_as_good_as_nothing_and_nobody_is_told(damage: Callable[[], object]) -> None:
    before, paper_ = remembered(), Path("content/wege.md").read_bytes()
    damage()
    assert remembered() == before
    assert Path("content/wege.md").read_bytes() == paper_


def test_where_nothing_can_be_written_all_is_told_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Iterator[None]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_temporary", full)
    assert remembered() == anew()
    assert not MEMORY.exists()


def test_the_program_itself_is_one_of_the_things_that_it_hangs_on(
    traced: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered()
    monkeypatch.setattr(module, "READERS", ())
    remembered()
    assert len(traced) == 8


@pytest.mark.langsam
def test_many_are_checked_by_several_processes_with_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = anew()
    monkeypatch.setattr(module, "CHECKING", replace(CHECKING, few=1))
    monkeypatch.setattr(module, "count_cores", lambda: 2)
    assert remembered() == expected
