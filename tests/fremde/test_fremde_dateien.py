"""Names, folders and outputs as shells and other programs leave them: a German sentence, and an exit code of ours."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import run
from paper_text import paper

COMMAND = "from antrag_gen.cli.main import main; main()"
TOO_LONG = (
    ":1:1: Fehler: Dieser Pfad ist zu lang.\n"
    "    Ein Name darf höchstens 255 Byte lang sein, der ganze Pfad 4.096; ein Umlaut zählt zwei.\n"
)
FULL = "Fehler: Die Ausgabe lässt sich nicht schreiben (auf dem Datenträger ist kein Platz mehr).\n"


@pytest.fixture
def a_paper(projekt: Path) -> Path:
    Path("content/a.md").write_text(paper(), encoding="utf-8")
    return projekt


def in_a_shell(script: str) -> subprocess.CompletedProcess[str]:
    """What a script of bash says; `$antrag` is the command."""
    words = {**os.environ, "python": sys.executable, "command": COMMAND}
    script = script.replace("antrag", '"$python" -c "$command"')
    return subprocess.run(["bash", "-c", script], env=words, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["d" * 200] * 25)], ids=["name", "path"])
@pytest.mark.parametrize("command", [["pruefen"], ["neu", "projekt"], ["erzeugen"], ["liste"]])
def test_a_path_that_is_too_long_is_told(a_paper: Path, command: list[str], name: str) -> None:
    result = run(*command, name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith(TOO_LONG)


def test_a_project_whose_path_is_too_long_is_told(a_paper: Path) -> None:
    assert run("--projekt", "x" * 300, "pruefen").stderr.endswith(TOO_LONG)


@pytest.mark.parametrize("name", ["", "/", ".", ".."])
def test_a_new_paper_without_a_name_is_refused(a_paper: Path, name: str) -> None:
    result = run("neu", "antrag", name)
    assert (result.exit_code, "Fehler: Dem neuen Papier fehlt ein Dateiname." in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (os.fsdecode(b"b\xe4nke"), "b\\xe4nke:1:1: Fehler: Der Dateiname ist nicht in UTF-8 geschrieben."),
        ("a\x1b[2Jb", "a\\x1b[2Jb:1:1: Fehler: In diesem Dateinamen stehen Steuerzeichen."),
    ],
)
@pytest.mark.parametrize("art", ["antrag", "projekt"])
def test_what_is_new_has_a_name_that_can_be_read(a_paper: Path, art: str, name: str, told: str) -> None:
    result = run("neu", art, name)
    assert (result.exit_code, told in result.stderr) == (1, True)
    assert [path.name for path in a_paper.iterdir()] == ["content"]


def test_a_folder_that_may_not_be_looked_into_is_told(a_paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = a_paper / "content" / "zu"
    closed.mkdir()
    scandir = os.scandir

    def guarded(path: str | Path) -> object:
        if Path(path) == Path("content/zu") or Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    told = "content/zu:1:1: Fehler: In diesen Ordner darf nicht hineingesehen werden.\n"
    for command in ("pruefen", "erzeugen", "liste"):
        result = run(command)
        assert (result.exit_code, told in result.stderr) == (1, True)


def test_names_of_files_that_were_written_hold_no_sequences_for_the_terminal(a_paper: Path) -> None:
    assert run("erzeugen", "--format", "docx", "--ausgabe", "a\x1b[2Jb").stdout == "a\\x1b[2Jb/a.docx\n"


@pytest.mark.langsam
def test_where_the_folder_is_gone_it_says_so(a_paper: Path) -> None:
    result = in_a_shell("mkdir weg; cd weg; rmdir ../weg; antrag pruefen")
    assert (result.returncode, "Den Ordner, in dem der Befehl läuft, gibt es nicht mehr." in result.stderr) == (2, True)
    assert "Traceback" not in result.stderr


@pytest.mark.langsam
def test_an_output_that_is_full_ends_the_command_with_a_sentence(a_paper: Path) -> None:
    result = in_a_shell("antrag liste >/dev/full; echo $? >code")
    assert (result.stderr, Path("code").read_text(encoding="ascii")) == (FULL, "1\n")


@pytest.mark.langsam
def test_who_closes_all_outputs_has_the_paper_built_all_the_same(a_paper: Path) -> None:
    in_a_shell("antrag erzeugen --format docx >&- 2>&-; echo $? >code")
    assert Path("code").read_text(encoding="ascii") == "0\n"
    assert Path("output/a.docx").read_bytes()[:2] == b"PK"


@pytest.mark.langsam
def test_who_reads_no_further_gets_no_traceback(a_paper: Path) -> None:
    result = in_a_shell("antrag liste | true; echo ${PIPESTATUS[0]} >code")
    assert result.stderr == ""
    assert Path("code").read_text(encoding="ascii") in ("0\n", "1\n")


@pytest.mark.parametrize("name", [".erzeugt.jsonl", ".erzeugt.lock"])
def test_a_fifo_in_the_place_of_our_own_files_is_replaced(a_paper: Path, name: str) -> None:
    Path("output").mkdir()
    os.mkfifo(f"output/{name}")
    assert run("erzeugen", "--format", "docx").stdout == "output/a.docx\n"


def test_a_manifest_full_of_nul_is_told_and_replaced(a_paper: Path) -> None:
    Path("output").mkdir()
    Path("output/.erzeugt.jsonl").write_bytes(b"\0" * 1000)
    result = run("erzeugen", "--format", "docx")
    assert (result.exit_code, result.stdout) == (0, "output/a.docx\n")
    assert "Das Verzeichnis der erzeugten Dateien ist nicht ganz lesbar: Eine Zeile ist beschädigt." in result.stderr


@pytest.mark.langsam
def test_where_the_disk_is_full_each_paper_is_told_and_the_next_run_builds_all(a_paper: Path) -> None:
    limited = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))\n"
    words = [sys.executable, "-c", f"{limited}{COMMAND}", "erzeugen", "--format", "docx"]
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "output/a.docx:1:1: Fehler: Die Datei lässt sich nicht schreiben (sie wäre zu groß).\n" in result.stderr
    assert not list(Path("output").glob("*.docx"))
    assert not list(Path("output").glob("*.antrag-tmp"))
    assert run("erzeugen", "--format", "docx").stdout == "output/a.docx\n"


def test_a_folder_that_has_the_name_of_a_paper_stays(a_paper: Path) -> None:
    (a_paper / "output" / "a.docx").mkdir(parents=True)
    result = run("erzeugen", "--format", "docx")
    told = "Die Datei lässt sich nicht schreiben (dort ist ein Ordner mit diesem Namen).\n    Den Ordner umbenennen."
    assert (result.exit_code, told in result.stderr) == (1, True)
    assert (a_paper / "output" / "a.docx").is_dir()


def test_an_output_that_is_a_file_is_told(a_paper: Path) -> None:
    (a_paper / "output").write_text("x")
    result = run("erzeugen")
    assert result.exit_code == 1
    assert "output:1:1: Fehler: In diesen Ordner lässt sich nicht schreiben (dort ist schon etwas mit" in result.stderr
    assert (a_paper / "output").read_text() == "x"


def test_a_folder_that_has_the_name_of_a_file_of_ours_is_told_itself(a_paper: Path) -> None:
    (a_paper / "output/.erzeugt.lock").mkdir(parents=True)
    result = run("erzeugen", "--format", "docx")
    assert result.exit_code == 1
    assert "output/.erzeugt.lock:1:1: Fehler: Ein Ordner hat den Namen einer Datei des Programms." in result.stderr
