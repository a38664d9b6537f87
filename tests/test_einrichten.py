"""What sets the package up: the project named before stays, the program is made anew, nothing is left elsewhere."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[1] / "tools" / "offline"


@pytest.fixture
def module() -> ModuleType:
    """What runs in the office, as a module."""
    spec = importlib.util.spec_from_file_location("einrichten", TOOLS / "einrichten.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_the_clerk_starts_asks_for_hashes_and_no_network(
    tmp_path: Path, module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(module, "run", lambda command, _: asked.append([str(each) for each in command]))
    monkeypatch.setattr(module, "WINDOWS", True)
    command = module.install(tmp_path / "Jörg")
    assert command == tmp_path / "Jörg" / "programm" / "Scripts" / "antrag.exe"
    assert {"--isolated", "--no-index", "--require-hashes"} <= set(asked[1])
    monkeypatch.setattr(module, "folder_of_windows", lambda _: tmp_path)
    module.add_shortcuts(tmp_path / "Jörg", tmp_path / "100% OneDrive – Stadt" / "Anträge", command.parent)
    prompt = (tmp_path / "antrag-gen.cmd").read_text(encoding="utf-8")
    assert prompt.startswith("@chcp 65001 >nul\n")
    assert f'cd /d "{tmp_path}/100%% OneDrive – Stadt/Anträge"\n' in prompt
    assert module.project_before(tmp_path / "Jörg") == tmp_path / "100% OneDrive – Stadt" / "Anträge"
    share = PureWindowsPath(r"\\server\Stadt\Anträge")
    module.add_shortcuts(tmp_path / "Jörg", share, command.parent)
    prompt = (tmp_path / "antrag-gen.cmd").read_text(encoding="utf-8")
    assert f'pushd "{share}"\n' in prompt
    assert prompt.endswith("cmd /k\npopd\n")
    assert module.folder('P:\\Anträge\\"') == Path("P:\\Anträge\\")  # typed as "P:\Anträge\"
    link = (tmp_path / "antrag-gen Handbuch.url").read_text(encoding="utf-8")
    assert link == f"[InternetShortcut]\nURL={(tmp_path / 'Jörg/handbuch/index.html').as_uri()}\n"


def test_on_linux_the_command_alone_sees_the_libraries_of_the_package_and_keeps_its_caches_beside_it(
    tmp_path: Path, module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HERE", tmp_path)
    antrag = tmp_path / "programm" / "antrag"
    antrag.parent.mkdir()
    antrag.write_text('#!/bin/sh\necho "$MPLCONFIGDIR" "$XDG_CACHE_HOME" "$LD_LIBRARY_PATH" "$FONTCONFIG_FILE" "$@"\n')
    antrag.chmod(0o755)
    target = tmp_path / "Jörg's Ordner"
    target.mkdir()

    def said() -> str:
        command = [module.command(target, antrag), "a b"]
        result = subprocess.run(command, env={"PATH": "/bin"}, check=True, capture_output=True, text=True)
        return result.stdout.removeprefix(f"{target}/zwischenspeicher/matplotlib {target}/zwischenspeicher ")

    assert said() == "  a b\n"  # a package for Windows has none
    (tmp_path / "bibliotheken").mkdir()
    (tmp_path / "bibliotheken" / "fonts.conf").touch(0o444)
    monkeypatch.setattr(module, "opens", lambda _: True)
    assert said() == "  a b\n"  # never some of each
    monkeypatch.setattr(module, "opens", lambda name: name != "libpangoft2-1.0.so.0")
    for _ in range(2):  # it may be run again
        assert said() == f"{target}/bibliotheken {target}/bibliotheken/fonts.conf a b\n"


def test_what_is_copied_from_a_package_without_rights_to_write_may_be_changed_and_replaced(
    tmp_path: Path, module: ModuleType
) -> None:
    (source := tmp_path / "Paket").joinpath("texte").mkdir(parents=True)
    (source / "texte" / "MIT.txt").write_text("MIT")
    place = tmp_path / "lizenzen"
    shutil.copytree(source, place)
    for folder in (source, place):  # as an earlier package left it
        for path in (folder / "texte" / "MIT.txt", folder / "texte", folder):
            path.chmod(path.stat().st_mode & ~0o222)
    module.copy(source, place)
    assert (place / "texte" / "MIT.txt").read_text() == "MIT"
    assert all(path.stat().st_mode & 0o200 for path in (place, *place.rglob("*")))
    (outside := tmp_path / "python3").touch(0o555)
    (place / "python3").symlink_to(outside)
    module.remove(place)
    assert not place.exists()
    assert not outside.stat().st_mode & 0o200
    for folder in (source, source / "texte"):
        folder.chmod(0o755)


def test_a_program_that_is_there_is_made_anew_and_comes_back_where_that_fails(
    tmp_path: Path, module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    (environment := tmp_path / "programm").mkdir()
    (environment / "alt").touch()

    def fails(command: list[str | Path], _: Path) -> None:
        assert not environment.exists()
        environment.mkdir()
        (environment / "halb").touch()
        raise SystemExit(str(command))

    monkeypatch.setattr(module, "run", fails)
    with pytest.raises(SystemExit):
        module.install(tmp_path)
    assert [path.name for path in environment.iterdir()] == ["alt"]
    monkeypatch.setattr(module, "run", lambda *_: environment.mkdir(exist_ok=True))
    module.install(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["programm"]
    assert not list(environment.iterdir())


class TestSetUpAgain:
    @pytest.fixture
    def set_up(
        self, tmp_path: Path, module: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> Callable[..., tuple[int, str]]:
        """Set up from a small package, with a program that writes what it is asked into its folder."""
        package, target, elsewhere = (tmp_path / name for name in ("Paket", "Ziel", "Arbeit"))
        for folder in (package / "handbuch", package / "lizenzen", target, elsewhere):
            folder.mkdir(parents=True)
        antrag = tmp_path / "antrag"
        antrag.write_text('#!/bin/sh\n[ "$1" != neu ] || { mkdir -p "$3/content"; echo >"$3/content/projekt.yaml"; }\n')
        antrag.chmod(0o755)
        monkeypatch.setattr(module, "HERE", package)
        monkeypatch.setattr(module, "install", lambda _: antrag)
        monkeypatch.setattr(module, "documents", lambda: tmp_path / "Dokumente")
        monkeypatch.setenv("MPLCONFIGDIR", "")
        monkeypatch.chdir(elsewhere)

        def run(*arguments: str) -> tuple[int, str]:
            monkeypatch.setattr(module.sys, "argv", ["einrichten.py", "--ziel", str(target), *arguments])
            return module.main(), (target / "antrag-gen.sh").read_text(encoding="utf-8")

        return run

    def test_the_project_named_before_is_kept_and_relative_to_where_one_stands(
        self, tmp_path: Path, set_up: Callable[..., tuple[int, str]]
    ) -> None:
        ended, prompt = set_up("--projekt", "Gemeinsame Anträge")
        assert ended == 0
        assert f"\ncd '{tmp_path}/Arbeit/Gemeinsame Anträge' && exec" in prompt
        assert set_up() == (0, prompt)
        (tmp_path / "Ziel" / "projekt.txt").unlink()  # earlier packages wrote the prompt alone
        old = prompt.replace("'", '"')
        (tmp_path / "Ziel" / "antrag-gen.sh").write_text(old, encoding="utf-8")
        assert set_up() == (0, prompt)
        assert not (tmp_path / "Dokumente").exists()
        assert "/Arbeit/Zweites" in set_up("--projekt", "Zweites")[1]

    def test_a_project_that_is_gone_is_told_and_no_other_is_made(
        self, tmp_path: Path, set_up: Callable[..., tuple[int, str]], capsys: pytest.CaptureFixture[str]
    ) -> None:
        _, prompt = set_up("--projekt", "Netz")
        (tmp_path / "Arbeit" / "Netz").rename(tmp_path / "woanders")
        assert set_up() == (1, prompt)
        assert f"Das Projekt vom letzten Mal ist nicht da: {tmp_path}/Arbeit/Netz\n" in capsys.readouterr().out
        assert not (tmp_path / "Arbeit" / "Netz").exists()

    def test_it_ends_with_what_the_page_says_to_type(
        self, tmp_path: Path, set_up: Callable[..., tuple[int, str]], capsys: pytest.CaptureFixture[str]
    ) -> None:
        set_up()
        target = tmp_path / "Ziel"
        assert capsys.readouterr().out.endswith(
            f"\nDie Papiere liegen in {tmp_path}/Dokumente/Anträge.\nWeiter mit: sh {target}/antrag-gen.sh\n"
            f"und darin: antrag erzeugen\nDas Handbuch im Browser öffnen: {target}/handbuch/index.html\n"
        )


@pytest.mark.parametrize("option", ["--hilfe", "--help"])
def test_help_is_german(
    option: str, module: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module.sys, "argv", ["einrichten.py", option])
    assert module.main() == 0
    assert capsys.readouterr().out.startswith("antrag-gen einrichten oder erneuern: ohne Netz")
    monkeypatch.setattr(module.sys, "argv", ["einrichten.py", "--projekt"])
    with pytest.raises(SystemExit):
        module.main()
    assert capsys.readouterr().err.startswith("Diese Angaben passen nicht: --projekt\n\nantrag-gen einrichten")


def test_the_starter_takes_a_python_that_fits_or_says_that_there_is_none(tmp_path: Path) -> None:
    (folder := tmp_path / "Paket für alle").mkdir()
    shutil.copy(TOOLS / "einrichten.sh", folder)
    (folder / "einrichten.py").write_text("import sys; print(sys.argv[1:])", encoding="utf-8")
    (programs := tmp_path / "bin").mkdir()
    (programs / "dirname").symlink_to(shutil.which("dirname") or "")
    (programs / "python3").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")  # another version
    (programs / "python3").chmod(0o755)

    def start() -> subprocess.CompletedProcess[str]:
        command = ["/bin/sh", str(folder / "einrichten.sh"), "--projekt", "a b"]
        return subprocess.run(command, env={"PATH": str(programs)}, check=False, capture_output=True, text=True)

    assert start().stderr.startswith("Python 3.11, 3.12 oder 3.13 ist auf diesem Rechner nicht da.")
    (programs / "python3.11").symlink_to(sys.executable)
    assert (said := start()).stdout == "['--projekt', 'a b']\n", said.stderr


def test_a_python_without_venv_is_told_in_german(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(module.sys, "argv", ["einrichten.py"])
    assert module.main() == 1
    assert capsys.readouterr().out.startswith(
        "Diesem Python fehlt „venv“. Bitten Sie die IT, es zu installieren (Debian"
    )
