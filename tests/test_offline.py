"""The package for IT: what is in it, the same bytes each time, and a handbook that a browser reads to everyone."""

import importlib.util
import re
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tools" / "offline"
ABOUT = "Metadata-Version: 2.4\nName: {name}\nVersion: 1\nLicense-Expression: MIT\n"


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(TOOLS)


def small_wheel(folder: Path, name: str, *, licence: str = "") -> Path:
    path = folder / f"{name}-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(zipfile.ZipInfo(f"{name}-1.dist-info/METADATA"), ABOUT.format(name=name))
        if licence:
            wheel.writestr(zipfile.ZipInfo(f"{name}-1.dist-info/licenses/LICENSE.txt"), licence)
    return path


@pytest.mark.langsam
def test_two_packages_of_the_same_are_the_same_bytes_and_hold_what_pip_needs(tmp_path: Path) -> None:
    import build
    import wheels

    ours, other, bare = (
        small_wheel(tmp_path, "antrag_gen", licence="MIT …"),
        small_wheel(tmp_path, "other", licence="Other …"),
        small_wheel(tmp_path, "bare"),
    )
    hashes = [f"--hash=sha256:{build.hashlib.sha256(path.read_bytes()).hexdigest()}" for path in (ours, other, bare)]
    entries = [
        wheels.Locked("bare==1", "sys_platform == 'win32'", (hashes[2], "--hash=sha256:00"), frozenset()),
        wheels.Locked("other==1", "", (hashes[1],), frozenset()),
        wheels.Locked("elsewhere==1", "sys_platform == 'linux'", ("--hash=sha256:11",), frozenset()),
    ]
    for name, given in (("one", [other, bare]), ("two", [bare, other, bare])):
        build.write_zip(tmp_path / name, "antrag-gen", build.contents("windows", ours, entries, given))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    with zipfile.ZipFile(tmp_path / "one") as archive:
        read = {name.removeprefix("antrag-gen/"): archive.read(name) for name in archive.namelist()}
    assert read["requirements.txt"].decode() == (
        f"antrag-gen==1 \\\n    {hashes[0]}\n"
        f"bare==1 ; sys_platform == 'win32' \\\n    {hashes[2]}\n"
        f"other==1 \\\n    {hashes[1]}\n"
    )
    assert [name for name in read if name.startswith("wheels/")] == [
        "wheels/antrag_gen-1-py3-none-any.whl",
        "wheels/bare-1-py3-none-any.whl",
        "wheels/other-1-py3-none-any.whl",
    ]
    assert read["einrichten.cmd"].startswith(b"@echo off\r\n")
    assert read["lizenzen/other-1/other-1.dist-info/licenses/LICENSE.txt"] == b"Other \xe2\x80\xa6"
    listed = read["lizenzen/LIZENZEN.txt"].decode()
    assert "\nother 1\n    Lizenz: MIT\n    Text: other-1\n" in listed
    assert "\nbare 1\n    Lizenz: MIT\n    Das Paket bringt keinen Lizenztext mit." in listed
    assert "lizenzen/texte/LGPL-2.1.txt" in read
    assert {"handbuch/index.html", "handbuch/paket.html", "handbuch/bilder/haushaltsantrag.png"} <= set(read)


class Page(HTMLParser):
    """What a reader of the screen finds on a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, tag: str, name: str) -> list[str | None]:
        return [attributes.get(name) for each, attributes in self.tags if each == tag]


def test_the_handbook_in_html_leads_nowhere_wrong_and_has_what_readers_of_screens_need() -> None:
    from handbook import render_handbook

    files = render_handbook(ROOT / "docs/handbuch")
    pages = {name: Page(data.decode()) for name, data in files.items() if name.endswith(".html")}
    ids = {
        name: [attributes["id"] for _, attributes in page.tags if "id" in attributes] for name, page in pages.items()
    }
    for name, page in pages.items():
        assert page.values("html", "lang") == ["de"], name
        assert len(page.values("h1", "id")) == 1, name
        assert len(set(ids[name])) == len(ids[name]), name
        assert set(page.values("th", "scope")) <= {"col"}, name
        assert all(page.values("img", "alt")), name
        assert set(page.values("pre", "tabindex")) <= {"0"}, name
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        for target in page.values("a", "href"):
            other, _, part = unquote(str(target)).partition("#")
            if not other.startswith("https:"):
                assert (other or name) in files, (name, target)
                assert not part or part in ids[other or name], (name, target)
        assert all(source in files for source in page.values("img", "src")), name


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
    monkeypatch.setattr(module, "run", lambda command: asked.append([str(each) for each in command]))
    monkeypatch.setattr(module, "WINDOWS", True)
    command = module.install(tmp_path / "Jörg")
    assert command == tmp_path / "Jörg" / "programm" / "Scripts" / "antrag.exe"
    assert {"--isolated", "--no-index", "--require-hashes"} <= set(asked[1])
    monkeypatch.setattr(module, "folder_of_windows", lambda _: tmp_path)
    module.add_shortcuts(tmp_path / "Jörg", tmp_path / "100% OneDrive – Stadt" / "Anträge", command.parent)
    prompt = (tmp_path / "antrag-gen.cmd").read_text(encoding="utf-8")
    assert prompt.startswith("@chcp 65001 >nul\n")
    assert f'cd /d "{tmp_path}/100%% OneDrive – Stadt/Anträge"\n' in prompt
    link = (tmp_path / "antrag-gen Handbuch.url").read_text(encoding="utf-8")
    assert link == f"[InternetShortcut]\nURL={(tmp_path / 'Jörg/handbuch/index.html').as_uri()}\n"


def test_on_linux_the_command_alone_sees_the_libraries_of_the_package(
    tmp_path: Path, module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HERE", tmp_path)
    antrag = tmp_path / "programm" / "antrag"
    antrag.parent.mkdir()
    antrag.write_text('#!/bin/sh\necho "$LD_LIBRARY_PATH" "$FONTCONFIG_FILE" "$@"\n')
    antrag.chmod(0o755)
    target = tmp_path / "Jörg's Ordner"
    target.mkdir()
    assert module.with_libraries(target, antrag) == antrag  # a package for Windows has none
    (tmp_path / "bibliotheken").mkdir()
    (tmp_path / "bibliotheken" / "fonts.conf").touch()
    monkeypatch.setattr(module, "opens", lambda _: True)
    assert module.with_libraries(target, antrag) == antrag  # never some of each
    monkeypatch.setattr(module, "opens", lambda name: name != "libpangoft2-1.0.so.0")
    for _ in range(2):  # it may be run again
        command = module.with_libraries(target, antrag)
        said = subprocess.run([command, "a b"], env={"PATH": "/bin"}, check=True, capture_output=True, text=True)
        assert said.stdout == f"{target}/bibliotheken {target}/bibliotheken/fonts.conf a b\n"


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
    assert capsys.readouterr().out.startswith("Diesem Python fehlt „venv“. Bitte die IT, es zu installieren (Debian")


NEEDS_DEBIAN = pytest.mark.skipif(shutil.which("dpkg") is None, reason="libraries come from packages of Debian")


@NEEDS_DEBIAN
@pytest.mark.langsam
def test_the_libraries_of_the_package_need_nothing_else_than_the_c_library(tmp_path: Path) -> None:
    import libraries

    files = libraries.gather_libraries()
    names = {name.rpartition("/")[2] for name in files if name.startswith("bibliotheken/")}
    assert {*libraries.OPENED, "fonts.conf", "LiberationSans-Regular.ttf", "LiberationSans-BoldItalic.ttf"} <= names
    assert not names & libraries.OF_THE_C_LIBRARY
    assert b"liberation-fonts" in files["lizenzen/bibliotheken/fonts-liberation.txt"]
    assert b"Pango" in files["lizenzen/bibliotheken/libpango-1.0-0.txt"]
    for name, data in files.items():
        if ".so." in name:
            (tmp_path / name.rpartition("/")[2]).write_bytes(data)
    loaded = subprocess.run(
        ["ldd", *(tmp_path / name for name in libraries.OPENED)],
        env={"LD_LIBRARY_PATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    elsewhere = {name for name, path in re.findall(r"(\S+) => (\S+)", loaded) if not path.startswith(str(tmp_path))}
    assert elsewhere <= libraries.OF_THE_C_LIBRARY


def test_the_page_of_the_handbook_is_what_is_typed_to_try_the_package() -> None:
    from try_package import PAGE, typed_lines

    lines = typed_lines(PAGE.read_text(encoding="utf-8"))
    assert [line.split()[0] for line in lines] == ["python3", "sh", "sh", "antrag"]
    assert lines[-1] == "antrag erzeugen"
