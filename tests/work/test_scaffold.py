"""A new project is written whole; one that was begun is finished, and files of others stay."""

from pathlib import Path

import pytest

from antrag_gen.errors import AntragError
from antrag_gen.library.folder import SETTINGS
from antrag_gen.work import scaffold
from antrag_gen.work.scaffold import new_project


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.langsam
def test_a_project_that_was_begun_is_no_project_yet_and_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, begun = tmp_path / "ganz", tmp_path / "begonnen"
    files = new_project(whole)
    write, written = scaffold.write_new, []

    def stop_at_the_last(path: Path, data: bytes, shown: str) -> None:
        if len(written) == len(files) - 1:
            raise KeyboardInterrupt
        write(path, data, shown)
        written.append(path)

    monkeypatch.setattr(scaffold, "write_new", stop_at_the_last)
    with pytest.raises(KeyboardInterrupt):
        new_project(begun)
    assert not (begun / SETTINGS).exists()
    monkeypatch.setattr(scaffold, "write_new", write)
    new_project(begun)
    assert contents(begun) == contents(whole)


@pytest.mark.langsam
@pytest.mark.parametrize("link", [False, True])
def test_a_file_that_is_there_keeps_a_new_project_from_being_written(tmp_path: Path, link: bool) -> None:
    path = tmp_path / "projekt/content/stammdaten/fraktionen.yaml"
    path.parent.mkdir(parents=True)
    if link:
        path.symlink_to(tmp_path / "nirgends")
    else:
        path.write_text("andere", encoding="utf-8")
    with pytest.raises(AntragError, match="Diese Datei gibt es schon"):
        new_project(tmp_path / "projekt")
    assert [each.name for each in (tmp_path / "projekt").rglob("*") if not each.is_dir()] == ["fraktionen.yaml"]
    assert not (tmp_path / "nirgends").exists()
