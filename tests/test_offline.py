"""The package for IT: what is in it, the same bytes each time, and a handbook that a browser reads to everyone."""

import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
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
