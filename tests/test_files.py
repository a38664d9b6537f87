"""Files are written whole or not at all, whenever a program is killed, and never in the place of others."""

import os
from pathlib import Path

import pytest
from killing import KILLED, age_leftovers, run_killed

from antrag_gen import files
from antrag_gen.errors import AntragError
from antrag_gen.files import write_new

DATA = b"Wort " * 1000
WRITE = """
from pathlib import Path
from antrag_gen import files
files.write_new(Path(folder) / "x.md", b"Wort " * 1000, "x.md")
"""
BESIDE = f"""
from antrag_gen import files
files._write_without_name = lambda path, data: False
{WRITE}"""


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("in_the_middle", [False, True])
def test_who_is_killed_while_a_new_file_is_written_leaves_nothing_or_the_whole(
    tmp_path: Path, in_the_middle: bool
) -> None:
    ended = []
    for steps in range(4):
        path = tmp_path / str(steps) / "x.md"
        ended.append(run_killed(WRITE, path.parent, steps, in_the_middle=in_the_middle))
        found = left_in(path.parent) if path.parent.exists() else []
        assert found in ([], ["x.md"])
        assert not found or path.read_bytes() == DATA
    assert ended[0] in KILLED
    assert ended[-1] == 0


@pytest.mark.langsam
@pytest.mark.parametrize("in_the_middle", [False, True])
def test_where_files_need_a_name_what_a_killed_program_leaves_is_hidden_and_removed_by_the_next(
    tmp_path: Path, in_the_middle: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_write_without_name", lambda _path, _data: False)
    ended, hidden = [], 0
    for steps in range(8):
        path = tmp_path / str(steps) / "x.md"
        ended.append(run_killed(BESIDE, path.parent, steps, in_the_middle=in_the_middle))
        assert not path.exists() or path.read_bytes() == DATA
        hidden += len(age_leftovers(path.parent))
        write_new(path.with_name("y.md"), DATA, "y.md")
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
