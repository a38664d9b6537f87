"""Several files are replaced all or none, and whenever a program is killed, each is whole."""

import stat
from pathlib import Path

import pytest
from killing import KILLED, age_leftovers, run_killed

from antrag_gen import replace_all as module
from antrag_gen.errors import AntragError
from antrag_gen.files import remove_leftovers
from antrag_gen.replace_all import Record, Replacement, replace_all, take_back

NAMES = ("a.md", "b.md", "c.md")
OLD = dict.fromkeys(NAMES, b"alt " * 1000)
NEW = dict.fromkeys(NAMES, b"neu " * 1000)
BEGUN = ".begonnen"
SCRIPT = """
from pathlib import Path
from antrag_gen.replace_all import Record, Replacement, replace_all, take_back
record = Record(Path(folder) / ".begonnen", Path(folder), ".begonnen")
if sys.argv[4:] == ["zurück"]:
    take_back(record)
else:
    files = [Path(folder) / name for name in ("a.md", "b.md", "c.md")]
    replace_all([Replacement(path, b"neu " * 1000, path.name) for path in files], record)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return with_old(tmp_path / "berichte")


def with_old(folder: Path) -> Path:
    folder.mkdir()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return folder


def replace(folder: Path) -> None:
    replace_all([Replacement(folder / name, data, name) for name, data in NEW.items()], record(folder))


def record(folder: Path) -> Record:
    return Record(folder / BEGUN, folder, BEGUN)


def told(folder: Path) -> list[str]:
    return [f"{problem.where.path} {problem.level}: {problem.what}" for problem in take_back(record(folder))]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_are_replaced_and_keep_their_rights(folder: Path) -> None:
    (folder / "b.md").chmod(0o640)
    replace(folder)
    assert contents(folder) == NEW
    assert stat.S_IMODE((folder / "b.md").stat().st_mode) == 0o640


def test_all_that_cannot_be_written_are_told_and_none_is_replaced(folder: Path) -> None:
    for name in ("a.md", "c.md"):
        (folder / name).chmod(0o444)
    with pytest.raises(AntragError) as raised:
        replace(folder)
    assert str(raised.value) == (
        "a.md:1:1: Fehler: Die Datei lässt sich nicht schreiben (schreibgeschützt).\n"
        "    Zugriffsrechte und Speicherplatz prüfen. Keine der Dateien ist geändert.\n"
        "c.md:1:1: Fehler: Die Datei lässt sich nicht schreiben (schreibgeschützt).\n"
        "    Zugriffsrechte und Speicherplatz prüfen. Keine der Dateien ist geändert."
    )
    assert contents(folder) == OLD


def test_without_space_for_all_none_is_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write, written = module.write_temporary, []

    def write_some(path: Path, data: bytes, mode: int = 0) -> Path:
        if len(written) == 4:
            raise OSError(28, "No space left on device")
        written.append(write(path, data, mode))
        return written[-1]

    monkeypatch.setattr(module, "write_temporary", write_some)
    with pytest.raises(AntragError, match="Keine der Dateien ist geändert"):
        replace(folder)
    assert contents(folder) == OLD


class Locked:
    """`Path.replace` that fails for a file from the n-th time on, as for one that is open in Word."""

    def __init__(self, name: str, monkeypatch: pytest.MonkeyPatch, *, undone: bool = True) -> None:
        self.replace = Path.replace
        self.name = name
        self.undone = undone
        monkeypatch.setattr(Path, "replace", lambda path, target: self(path, Path(target)))

    def __call__(self, path: Path, target: Path) -> Path:
        undo = path.read_bytes() == OLD["a.md"]
        if (undo and not self.undone) or (not undo and target.name == self.name):
            raise PermissionError(13, "Zugriff verweigert")
        return self.replace(path, target)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_replaced_gets_its_old_bytes_back_where_another_fails(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Locked(name, monkeypatch)
    with pytest.raises(AntragError) as raised:
        replace(folder)
    assert str(raised.value) == (
        f"{name}:1:1: Fehler: Die Datei lässt sich nicht schreiben (Zugriff verweigert).\n"
        "    Ist sie noch in einem anderen Programm geöffnet? Dann dort schließen. Keine der Dateien ist geändert."
    )
    assert contents(folder) == OLD


def test_what_cannot_get_its_old_bytes_back_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Locked("c.md", monkeypatch, undone=False)
    with pytest.raises(AntragError) as raised:
        replace(folder)
    said = [(problem.where.path, problem.id) for problem in raised.value.problems]
    assert said == [
        ("a.md", "datei-nicht-zurueckgesetzt"),
        ("b.md", "datei-nicht-zurueckgesetzt"),
        ("c.md", "datei-nicht-schreibbar"),
    ]
    assert "Keine der Dateien" not in str(raised.value)
    assert contents(folder) == {**NEW, "c.md": OLD["c.md"]}


def test_ctrl_c_undoes_what_was_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_file = Path.replace

    def interrupt(path: Path, target: Path) -> Path:
        if target.name == "b.md" and path.read_bytes() == NEW["b.md"]:
            raise KeyboardInterrupt
        return replace_file(path, target)

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace(folder)
    assert contents(folder) == OLD


@pytest.mark.langsam
@pytest.mark.parametrize("in_the_middle", [False, True])
def test_who_is_killed_leaves_whole_files_and_the_next_takes_back_what_was_begun(
    tmp_path: Path, in_the_middle: bool
) -> None:
    ended, begun = [], 0
    for steps in range(0, 44, 2):
        folder = with_old(tmp_path / str(steps))
        ended.append(run_killed(SCRIPT, folder, steps, in_the_middle=in_the_middle))
        assert all(data in (OLD[name], NEW[name]) for name, data in contents(folder).items() if name in NAMES)
        begun += (folder / BEGUN).exists()
        take_back(record(folder))
        assert {name: contents(folder)[name] for name in NAMES} in (OLD, NEW)
        age_leftovers(folder)
        remove_leftovers(folder)
        assert sorted(contents(folder)) == list(NAMES)
        replace(folder)
        assert contents(folder) == NEW
    assert ended[0] in KILLED
    assert ended[-1] == 0
    assert begun or in_the_middle


def leave_half(folder: Path) -> None:
    """What a program leaves that is killed between two of the renames."""
    for steps in range(20, 44):
        with_old(folder)
        run_killed(SCRIPT, folder, steps)
        if (folder / BEGUN).exists() and 0 < sum(contents(folder)[name] == NEW[name] for name in NAMES) < 3:
            age_leftovers(folder)
            remove_leftovers(folder)
            return
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
    raise AssertionError("no kill came between two renames")


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("halb") / "berichte"
    leave_half(folder)
    return contents(folder)


@pytest.fixture
def interrupted(folder: Path, half: dict[str, bytes]) -> Path:
    for name, data in half.items():
        (folder / name).write_bytes(data)
    return folder


AS_BEFORE = ".begonnen hinweis: Beim letzten Mal wurde das Programm unterbrochen; die Dateien sind wieder so wie davor."


def test_files_that_were_replaced_when_a_program_was_killed_get_their_old_bytes_back(interrupted: Path) -> None:
    assert told(interrupted) == [AS_BEFORE]
    assert contents(interrupted) == OLD
    assert told(interrupted) == []


def test_who_is_killed_while_taking_back_leaves_it_to_the_next(interrupted: Path, half: dict[str, bytes]) -> None:
    for steps in range(0, 16, 2):
        for name, data in half.items():
            (interrupted / name).write_bytes(data)
        run_killed(SCRIPT, interrupted, steps, more=["zurück"])
        take_back(record(interrupted))
        age_leftovers(interrupted)
        remove_leftovers(interrupted)
        assert contents(interrupted) == OLD


@pytest.mark.parametrize("data", [b"von Hand", None])
def test_what_somebody_changed_since_stays_and_is_told(interrupted: Path, data: bytes | None) -> None:
    (interrupted / "a.md").unlink()
    if data is not None:
        (interrupted / "a.md").write_bytes(data)
    assert told(interrupted) == [
        AS_BEFORE,
        "a.md warnung: Diese Datei hat sich geändert, seit das Programm unterbrochen wurde; sie bleibt, wie sie ist.",
    ]
    assert contents(interrupted).get("a.md") == data


@pytest.mark.parametrize(
    "text",
    [
        b"nichts",
        b"[]",
        b'{"datei": "a.md"}',
        b'{"datei": "../a.md", "alt": "", "neu": ""}',
        b'{"datei": "/etc/passwd", "alt": "", "neu": ""}',
        b'{"datei": 1, "alt": "", "neu": ""}',
        b'{"datei": "a.md", "alt": "*", "neu": ""}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_a_record_that_anyone_may_have_written_leads_nowhere_else(folder: Path, text: bytes) -> None:
    (folder.parent / "a.md").write_bytes(b"fremd")
    (folder / BEGUN).write_bytes(text)
    with pytest.raises(AntragError, match="aber nicht lesbar"):
        take_back(record(folder))
    assert (folder.parent / "a.md").read_bytes() == b"fremd"
    assert contents(folder) == {**OLD, BEGUN: text}
