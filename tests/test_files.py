"""Files are written whole or not at all, whenever a program is killed, and never in the place of others."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from antrag_gen import files
from antrag_gen.errors import AntragError
from antrag_gen.files import write_new

DATA = b"Wort " * 1000
# The program is killed before it touches a file of the folder for the n-th time, or while it writes after that.
KILLED_AT = """
import os, resource, signal, sys
from pathlib import Path
from antrag_gen import files
steps, in_the_middle, beside = int(sys.argv[1]), sys.argv[2] == "True", sys.argv[3] == "True"
path = Path(sys.argv[4])
if beside:
    files._write_without_name = lambda path, data: False
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
def count(event, arguments):
    global steps
    if event in ("open", "os.link", "os.rename", "os.remove", "os.chmod") and any(
        str(path.parent) in str(each) for each in arguments
    ):
        steps -= 1
        if steps < 0 and in_the_middle:
            resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))
        elif steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
files.write_new(path, b"Wort " * 1000, "x.md")
"""


def write_killed(path: Path, steps: int, *, in_the_middle: bool, beside: bool) -> int:
    """The exit code of a program that writes a new file, and is killed at a step; 0 where it ends before that."""
    arguments = [str(steps), str(in_the_middle), str(beside), str(path)]
    return subprocess.run([sys.executable, "-c", KILLED_AT, *arguments], check=False).returncode


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("in_the_middle", [False, True])
def test_who_is_killed_while_a_new_file_is_written_leaves_nothing_or_the_whole(
    tmp_path: Path, in_the_middle: bool
) -> None:
    ended = []
    for steps in range(4):
        path = tmp_path / str(steps) / "x.md"
        ended.append(write_killed(path, steps, in_the_middle=in_the_middle, beside=False))
        found = left_in(path.parent) if path.parent.exists() else []
        assert found in ([], ["x.md"])
        assert not found or path.read_bytes() == DATA
    assert ended[0] == (-signal.SIGXFSZ if in_the_middle else -signal.SIGKILL)
    assert ended[-1] == 0


@pytest.mark.parametrize("in_the_middle", [False, True])
def test_where_files_need_a_name_what_a_killed_program_leaves_is_hidden_and_removed_by_the_next(
    tmp_path: Path, in_the_middle: bool
) -> None:
    ended, hidden = [], 0
    for steps in range(8):
        path = tmp_path / str(steps) / "x.md"
        ended.append(write_killed(path, steps, in_the_middle=in_the_middle, beside=True))
        assert not path.exists() or path.read_bytes() == DATA
        for name in left_in(path.parent) if path.parent.exists() else []:
            if name != "x.md":
                assert files.LEFTOVER.fullmatch(name)
                os.utime(path.parent / name, (0, 0))
                hidden += 1
        assert write_killed(path.with_name("y.md"), 100, in_the_middle=False, beside=True) == 0
        assert [name for name in left_in(path.parent) if name != "x.md"] == ["y.md"]
    assert hidden
    assert ended[-1] == 0


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("links", [False, True])
def test_a_new_file_never_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, beside: bool, links: bool
) -> None:
    if beside:
        monkeypatch.setattr(files, "_write_without_name", lambda _path, _data: False)
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    path = tmp_path / "neu/x.md"
    write_new(path, b"eins", "x.md")
    with pytest.raises(AntragError, match="Diese Datei gibt es schon"):
        write_new(path, b"zwei", "x.md")
    path.with_name("leer.md").symlink_to(tmp_path / "nirgends")
    with pytest.raises(AntragError, match="Diese Datei gibt es schon"):
        write_new(path.with_name("leer.md"), b"drei", "leer.md")
    assert left_in(path.parent) == ["leer.md", "x.md"]
    assert path.read_bytes() == b"eins"
    assert not (tmp_path / "nirgends").exists()


def _no_links(*_: object, **__: object) -> None:
    raise OSError(95, "Operation not supported")


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wie").write_text("")
    write_new(tmp_path / "a", b"", "a")
    monkeypatch.setattr(files, "_write_without_name", lambda _path, _data: False)
    write_new(tmp_path / "b", b"", "b")
    assert {(tmp_path / name).stat().st_mode for name in ("a", "b")} == {(tmp_path / "wie").stat().st_mode}
