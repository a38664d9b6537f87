"""What can be known of Windows without one: which folders its loader is shown, in which order."""

import re
from pathlib import Path

import pytest

from antrag_gen import windows
from antrag_gen.work.doctor import libraries_of_windows

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

    entries = wheels.read_lock(wheels.LOCK.read_text(encoding="utf-8"))
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
