"""The manifest survives damage, and a run finds out again what it does not say any more."""

from collections.abc import Callable
from pathlib import Path

import pytest
from work.batch.batch_papers import NAMES, build, build_three, outputs

MANIFEST = Path("output/.erzeugt.jsonl")
NOTE = "Warnung: Das Verzeichnis der erzeugten Dateien ist nicht ganz lesbar"


@pytest.fixture(autouse=True)
def built(projekt: Path) -> None:
    build_three()


def truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.auswahl(1)
@pytest.mark.parametrize(
    "damage",
    [
        truncated,
        lambda data: b"\xff\x00garbage\n" * 50,
        lambda data: b"[]\n{}\nnull\n",
        lambda data: data.replace(b'"name"', b'"nome"'),
        lambda data: data[:100] + bytes(200) + data[300:],
    ],
    ids=["truncated", "garbage", "other JSON", "other keys", "a hole"],
)
def test_a_damaged_manifest_is_told_and_mended(damage: Callable[[bytes], bytes]) -> None:
    whole, before = MANIFEST.read_bytes(), outputs()
    MANIFEST.write_bytes(damage(whole))
    run = build()
    assert run.exit_code == 0
    assert NOTE in run.stderr
    assert outputs() == before
    again = build()
    assert (again.built, NOTE in again.stderr) == ([], False)


def test_a_line_that_is_cut_off_costs_no_other_line() -> None:
    MANIFEST.write_bytes(MANIFEST.read_bytes() + b'\n{"name": "content/antr')
    run = build()
    assert run.built == []
    assert "Eine Zeile ist beschädigt." in run.stderr


@pytest.mark.auswahl(1)
@pytest.mark.parametrize("damage", [MANIFEST.unlink, lambda: MANIFEST.write_bytes(b"")], ids=["gone", "empty"])
def test_without_a_manifest_all_is_built_again(damage: Callable[[], object]) -> None:
    damage()
    assert build().built == NAMES


@pytest.mark.langsam
def test_a_folder_in_the_place_of_the_manifest_costs_no_paper() -> None:
    MANIFEST.unlink()
    MANIFEST.mkdir()
    run = build()
    assert (run.exit_code, run.built) == (0, NAMES)
    assert NOTE in run.stderr


@pytest.mark.langsam
def test_a_run_that_changes_nothing_writes_no_manifest() -> None:
    before = MANIFEST.stat().st_mtime_ns
    build()
    assert MANIFEST.stat().st_mtime_ns == before
