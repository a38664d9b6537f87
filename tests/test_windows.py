"""What can be known of Windows without one: folders that its loader is shown, names, locks, long paths, code pages."""

import errno
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from commands import run
from docx import Document
from openpyxl import Workbook
from paper_text import HEAD, paper

from antrag_gen import windows
from antrag_gen.errors import AntragError, Place
from antrag_gen.files import write_below
from antrag_gen.library.portable import refuse_name
from antrag_gen.tree import Metadata
from antrag_gen.work import doctor
from antrag_gen.work.doctor import libraries_of_windows
from antrag_gen.writers.docx.package import pack as pack_word
from antrag_gen.writers.xlsx.package import pack as pack_excel

ROOT = Path(__file__).parents[1]
SYSTEM = r"C:\Windows\system32;C:\Windows"


@pytest.fixture
def packaged(tmp_path: Path) -> list[Path]:
    return [tmp_path / "Jörg Groß" / name / "bin" for name in windows.PACKAGES]


def msys(tmp_path: Path) -> Path:
    folder = tmp_path / "msys64" / "mingw64" / "bin"
    folder.mkdir(parents=True)
    (folder / windows.PANGO).touch()
    return folder


def test_packaged_libraries_come_first_and_are_the_only_ones_that_weasyprint_adds(packaged: list[Path]) -> None:
    environment = {"PATH": SYSTEM}
    windows.show_libraries(environment, packaged)
    assert environment["PATH"] == f"{packaged[0]};{packaged[1]};{SYSTEM}"
    assert environment["WEASYPRINT_DLL_DIRECTORIES"] == f"{packaged[0]};{packaged[1]}"
    inherited = dict(environment)
    windows.show_libraries(inherited, packaged)  # a worker
    assert inherited == environment


def test_libraries_of_msys2_that_are_set_up_stay_as_they_are(
    tmp_path: Path, packaged: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = msys(tmp_path)
    named = {"PATH": f"{SYSTEM};{folder}", "WEASYPRINT_DLL_DIRECTORIES": f"C:\\x;{folder}\\"}
    windows.show_libraries(named, packaged)
    assert named["PATH"] == f"{SYSTEM};{folder}"
    monkeypatch.setattr(windows, "USUAL", (str(folder).upper(),))
    usual = {"PATH": f"{folder};{SYSTEM}"}
    windows.show_libraries(usual, packaged)
    assert usual == {"PATH": f"{folder};{SYSTEM}"}


def test_libraries_of_another_program_in_the_path_are_not_taken_for_ours(tmp_path: Path, packaged: list[Path]) -> None:
    inkscape = msys(tmp_path)
    environment = {"PATH": f"{inkscape};{SYSTEM}"}
    windows.show_libraries(environment, packaged)
    assert environment["PATH"] == f"{packaged[0]};{packaged[1]};{inkscape};{SYSTEM}"
    assert str(inkscape) not in environment["WEASYPRINT_DLL_DIRECTORIES"]


def test_without_the_packages_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {"PATH": SYSTEM}
    windows.show_libraries(environment, [])
    assert environment == {"PATH": SYSTEM}
    monkeypatch.setattr(windows, "PACKAGES", ("email", "there_is_none"))
    assert windows.packaged_libraries() == []
    monkeypatch.setattr(windows, "PACKAGES", ("email", "json"))
    assert [folder.parts[-2:] for folder in windows.packaged_libraries()] == [("email", "bin"), ("json", "bin")]


def test_the_doctor_says_where_the_libraries_are_and_what_to_install_without(packaged: list[Path]) -> None:
    assert libraries_of_windows(packaged, None).what == f"Bibliotheken für PDF: {packaged[0]}"
    assert libraries_of_windows(packaged, Path("msys")).what == "Bibliotheken für PDF: msys"
    missing = libraries_of_windows([], None)
    assert not missing.fine
    assert missing.hint == "„pip install gstreamer-libs“; dazu muss Python das für 64 Bit (x64) sein."


def test_on_windows_the_doctor_looks_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_pango(*_: object) -> bytes:
        raise AntragError.of(Place("PDF"), "Pango fehlt.", id="pango-fehlt")

    monkeypatch.setattr("antrag_gen.writers.pdf.write.write", no_pango)
    monkeypatch.setattr(doctor, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(windows, "PACKAGES", ("there_is_none",))
    result = run("doktor")
    assert result.exit_code == 1
    assert "\nFEHLT Bibliotheken für PDF (gstreamer-libs) fehlen.\n      „pip install gstreamer-libs“;" in result.output


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("windows", "offline"):
        monkeypatch.syspath_prepend(ROOT / "tools" / folder)


def test_the_probe_asked_for_each_function_that_weasyprint_declares(tools: None) -> None:
    import probe

    said = (ROOT / "tools/windows/probe.txt").read_text(encoding="utf-8")
    assert probe.requirement() == "gstreamer-libs==1.28.8"
    optional = [name for library, name in probe.declared() if library == "harfbuzz-vector"]
    assert re.findall("not exported: (.*)", said) == optional
    assert f"functions: {len(probe.declared()) - len(optional)} exported, {len(optional)} not" in said
    # The same in Pango on Debian, with the same font.
    assert "one line of text: 1 line, 211968 x 12584 units of 1/1024 px" in said


def test_each_locked_requirement_was_found_as_a_wheel_for_windows(tools: None) -> None:
    import wheels

    entries = wheels.locked()
    assert "chunspell" in {entry.name for entry in entries}
    found = (ROOT / "tools/offline/wheels.txt").read_text(encoding="utf-8")
    for python in wheels.PYTHONS:
        said = re.search(rf"Python {re.escape(python)}, \d+ wheels\n((?:    .*\n)+)", found)
        names = said[1].split() if said else []
        wanted = [entry for entry in entries if entry.is_for(wheels.TARGETS["windows"].environment(python))]
        assert len(names) == len(wanted)
        for entry, name in zip(sorted(wanted, key=lambda each: each.name), sorted(names), strict=True):
            assert name.startswith(entry.pin.replace("-", "_").replace("==", "-") + "-"), (
                "tools/offline/wheels.py --neu"
            )
            assert wheels.fits(name, python)
            assert name.endswith(("-any.whl", "-win_amd64.whl"))


def test_a_lock_is_read_with_the_markers_of_the_target(tools: None) -> None:
    import wheels

    text = """
ours==1 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via antrag-gen (pyproject.toml)
builder==2 \\
    --hash=sha256:cc
    # via antrag-gen (pyproject.toml:bau)
dll==3 ; sys_platform == 'win32' \\
    --hash=sha256:dd
    # via ours
"""
    entries = wheels.read_lock(text)
    assert [entry.name for entry in entries] == ["ours", "dll"]
    assert [entry.is_for(wheels.TARGETS["linux"].environment("3.12")) for entry in entries] == [True, False]
    assert [entry.is_for(wheels.TARGETS["windows"].environment("3.12")) for entry in entries] == [True, True]
    assert entries[1].line(marked=True) == "dll==3 ; sys_platform == 'win32' \\\n    --hash=sha256:dd\n"
    assert wheels.fits("a-1-cp39-abi3-win_amd64.whl", "3.13")
    assert not wheels.fits("a-1-cp312-cp312-win_amd64.whl", "3.13")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("aux.md", "„aux“ ist dort ein Gerät"),
        ("Con", "„Con“ ist dort ein Gerät"),
        ("lpt1.tar.gz", "„lpt1“ ist dort ein Gerät"),
        ("Anfrage: Wohnen.md", "das Zeichen : ist dort nicht erlaubt"),
        ("a|b.md", "das Zeichen | ist dort nicht erlaubt"),
        ("Anträge.", "am Ende ist dort weder Punkt noch Leerzeichen erlaubt"),
        ("auxilium.md", ""),
        ("com10.md", ""),
        ("Größe – neu (2).md", ""),
    ],
)
def test_names_that_windows_cannot_have_are_known(name: str, why: str) -> None:
    assert windows.why_no_name(name) == why


def test_a_new_paper_or_project_gets_no_name_that_windows_cannot_have(projekt: Path) -> None:
    for command in (
        ["neu", "antrag", "content/aux"],
        ["neu", "antrag", "content/prn/halle"],
        ["neu", "projekt", "NUL"],
    ):
        result = run(*command)
        assert result.exit_code == 1
        assert "Fehler: Unter Windows kann nichts „" in result.stderr
        assert "ist dort ein Gerät." in result.stderr
    assert not (projekt / "content/prn").exists()


def test_a_name_of_a_device_is_refused_as_such_where_windows_says_that_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "aux.md").touch()
    refuse_name(tmp_path / "aux.md")
    monkeypatch.setattr(windows, "IS_HERE", True)
    with pytest.raises(AntragError, match=r"kann nichts „aux\.md“ heißen: „aux“ ist dort ein Gerät"):
        refuse_name(tmp_path / "aux.md")


def test_a_check_tells_names_that_are_lost_on_other_systems(projekt: Path) -> None:
    for name in ("aux.md", "Halle.md", "halle.md"):
        (projekt / "content" / name).write_text(paper(), encoding="utf-8")
    result = run("pruefen")
    assert result.exit_code == 0, result.stderr
    said = [line for line in result.stderr.splitlines() if "Unter Windows" in line]
    same = "derselbe Name wie „Halle.md“; eine der Dateien fehlt dort."
    assert said == [
        "content/aux.md:1:1: Hinweis: Unter Windows kann keine Datei so heißen: „aux“ ist dort ein Gerät.",
        f"content/halle.md:1:1: Hinweis: Unter Windows und macOS ist das {same}",
    ]


class InUseError(PermissionError):
    """As Windows says it of a file that another program has open."""

    winerror = 32


def lock(monkeypatch: pytest.MonkeyPatch, name: str, times: int) -> list[float]:
    """Let Windows say of a file that it is in use; how long the program waited, out."""
    rename, refused, waited = Path.replace, [0], list[float]()

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == name and refused[0] < times:
            refused[0] += 1
            raise InUseError(errno.EACCES, "Der Prozess kann nicht auf die Datei zugreifen", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(windows.time, "sleep", waited.append)
    return waited


def test_a_file_that_onedrive_or_a_scanner_looks_at_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "OneDrive – Stadt Köln" / "Anträge" / "Größe.pdf"
    waited = lock(monkeypatch, "Größe.pdf", 2)
    write_below(tmp_path, path, b"neu", "Größe.pdf")
    assert (path.read_bytes(), waited) == (b"neu", [0.1, 0.1])
    assert [each.name for each in path.parent.iterdir()] == ["Größe.pdf"]


def test_a_file_that_is_open_in_word_stays_and_the_other_papers_are_built(
    projekt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("offen.md", "weiter.md"):
        (projekt / "content" / name).write_text(paper(), encoding="utf-8")
    old = projekt / "output" / "offen.docx"
    old.parent.mkdir()
    old.write_bytes(b"alt")
    waited = lock(monkeypatch, "offen.docx", 99)
    result = run("erzeugen", "--format", "docx")
    assert (result.exit_code, result.stdout, old.read_bytes()) == (1, "output/weiter.docx\n", b"alt")
    assert "output/offen.docx:1:1: Fehler: Die Datei lässt sich nicht schreiben (" in result.stderr
    assert "Ist sie noch in Word oder in einem PDF-Programm geöffnet? Dann dort schließen." in result.stderr
    assert "veraltet" not in result.stderr  # its source is all right, and the rest is told
    assert waited == [0.1] * 4


def test_a_path_that_is_too_long_for_windows_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_found(path: Path, *_: object) -> Path:  # what Windows says, whatever the reason
        raise FileNotFoundError(errno.ENOENT, "Das System kann den angegebenen Pfad nicht finden", str(path))

    monkeypatch.setattr("antrag_gen.files.write_temporary", not_found)
    monkeypatch.setattr(windows, "IS_HERE", True)
    long = tmp_path / ("a" * 120) / ("b" * 120) / "antrag.pdf"
    with pytest.raises(AntragError) as raised:
        write_below(tmp_path, long, b"", "antrag.pdf")
    (problem,) = raised.value.problems
    assert problem.what == "Die Datei lässt sich nicht schreiben (der Pfad ist für Windows zu lang)."
    assert problem.hint == ("Den Ordner prüfen; Windows braucht einen kürzeren Pfad. Die alte Datei ist unverändert.")
    with pytest.raises(AntragError, match="Pfad nicht finden"):
        write_below(tmp_path, tmp_path / "antrag.pdf", b"", "antrag.pdf")


@pytest.mark.langsam
def test_messages_keep_their_umlauts_in_the_code_page_of_a_console(projekt: Path) -> None:
    (projekt / "content" / "größe.md").write_text(paper(HEAD.replace("50.000", "50.00")), encoding="utf-8")
    command = [sys.executable, "-c", "from antrag_gen.cli.main import main; main()", "pruefen"]
    environment = {**os.environ, "PYTHONIOENCODING": "cp850", "PYTHONUTF8": "0"}
    said = subprocess.run(command, cwd=projekt, env=environment, check=False, capture_output=True)
    assert said.returncode == 1
    assert "content/größe.md:7:13: Fehler: " in said.stderr.decode("cp850")


# What pip installs as antrag.exe is a program with a zip behind it, in which Python finds `__main__`.
LAUNCHER = """
import multiprocessing
multiprocessing.get_all_start_methods = lambda: ["spawn"]
if __name__ == "__main__":
    from antrag_gen.cli.main import main
    from dataclasses import replace
    from antrag_gen.work.batch import build_all
    build_all.BUILDING = replace(build_all.BUILDING, few=0)
    main()
"""


@pytest.mark.langsam
def test_a_paper_is_built_by_a_process_that_is_spawned(projekt: Path) -> None:
    with zipfile.ZipFile(projekt / "antrag.exe", "w") as launcher:
        launcher.writestr("__main__.py", LAUNCHER)
    (projekt / "content" / "größe 1.md").write_text(paper(), encoding="utf-8", newline="\r\n")
    command = [sys.executable, "antrag.exe", "erzeugen", "--format", "docx"]
    said = subprocess.run(command, cwd=projekt, check=False, capture_output=True, text=True)
    assert (said.returncode, said.stdout) == (0, "output/größe 1.docx\n"), said.stderr


def test_a_list_that_is_open_in_excel_stays_as_it_is(projekt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (projekt / "content" / "halle.md").write_text(paper(), encoding="utf-8")
    assert run("liste", "--format", "csv", "--format", "xlsx").exit_code == 0
    (opened,) = (projekt / "output" / "listen").glob("*.xlsx")
    opened.write_bytes(b"alt")
    lock(monkeypatch, opened.name, 99)
    result = run("liste", "--format", "csv", "--format", "xlsx")
    assert (result.exit_code, opened.read_bytes()) == (1, b"alt")
    assert f"output/listen/{opened.name}:1:1: Fehler: Die Datei lässt sich nicht schreiben (" in result.stderr


def test_files_of_word_and_excel_do_not_say_on_which_system_they_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for platform in ("linux", "win32"):
        monkeypatch.setattr(zipfile.sys, "platform", platform)
        made.append((pack_word(Document()), pack_excel(Workbook(), Metadata("Liste"), {"Sheet": {}})))
    assert made[0] == made[1]
