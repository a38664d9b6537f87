"""The packages carry all that a project needs and nothing else, and work outside the checkout."""

import os
import re
import shutil
import site
import subprocess
import sys
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from antrag_gen import __version__
from antrag_gen.library.arten import ARTEN

ROOT = Path(__file__).parents[1]
INFO = f"antrag_gen-{__version__}.dist-info"
# `.gitattributes` and `.ci/` are for who has the repository.
LEFT_OUT = (".gitattributes", ".ci/")
AT_THE_TOP_OF_THE_SDIST = [
    ".containerignore",
    ".dockerignore",
    ".editorconfig",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Containerfile",
    "LICENSE",
    "Makefile",
    "PKG-INFO",
    "README.md",
    "SECURITY.md",
    "benchmarks",
    "content",
    "docs",
    "publiccode.yml",
    "pyproject.toml",
    "requirements",
    "src",
    "templates",
    "tests",
    "tools",
]


@dataclass(frozen=True)
class Packages:
    """What `make paket` builds."""

    wheel: Path
    sdist: Path


def build(source: Path, into: Path, *options: str) -> None:
    run = [sys.executable, "-m", "hatchling", "build", "--directory", str(into), *options]
    subprocess.run(run, cwd=source, check=True, capture_output=True)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    folder = tmp_path_factory.mktemp("dist")
    build(ROOT, folder)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return Packages(wheel, sdist)


def checked_in(*folders: str) -> list[str]:
    """The files of the checkout, also those that are about to be added."""
    run = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *folders]
    said = subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in said.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.langsam
def test_the_wheel_holds_the_package_the_templates_and_what_it_says_of_itself(packages: Packages) -> None:
    with zipfile.ZipFile(packages.wheel) as wheel:
        names = wheel.namelist()
    own = [name.removeprefix("src/") for name in checked_in("src/antrag_gen")]
    templates = [f"antrag_gen/{name}" for name in checked_in("templates")]
    about = ["METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"]
    assert sorted(names) == sorted([*own, *templates, *(f"{INFO}/{name}" for name in about)])


@pytest.mark.langsam
def test_the_sdist_holds_the_checkout_and_builds_the_same_wheel(packages: Packages, tmp_path: Path) -> None:
    subprocess.run(["tar", "xzf", packages.sdist, "-C", tmp_path], check=True)
    unpacked = tmp_path / f"antrag_gen-{__version__}"
    names = [path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()]
    assert sorted(names) == sorted(["PKG-INFO", *(name for name in checked_in() if not name.startswith(LEFT_OUT))])
    assert sorted(path.name for path in unpacked.iterdir()) == AT_THE_TOP_OF_THE_SDIST
    build(unpacked, tmp_path / "again", "--target", "wheel")
    (again,) = (tmp_path / "again").iterdir()
    assert again.read_bytes() == packages.wheel.read_bytes()


@pytest.mark.langsam
def test_an_index_would_take_both_packages(packages: Packages) -> None:
    run = [sys.executable, "-m", "twine", "check", "--strict", str(packages.wheel), str(packages.sdist)]
    said = subprocess.run(run, check=False, capture_output=True, text=True)
    assert said.returncode == 0, said.stdout + said.stderr


def test_the_version_stands_in_one_place_and_the_pages_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "src/antrag_gen/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.findall(r"^## (.*)$", changes, re.MULTILINE)[0]
    assert re.fullmatch(rf"{re.escape(__version__)} \((in Vorbereitung|\d{{1,2}}\. \w+ \d{{4}})\)", first)


@pytest.mark.langsam
def test_an_installed_wheel_makes_and_builds_a_project_in_a_clean_environment(
    packages: Packages, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    (installed,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", installed, packages.wheel],
        check=True,
    )

    def antrag(*arguments: str) -> subprocess.CompletedProcess[str]:
        # The dependencies come from here as a path, which leaves aside the .pth file that leads to the checkout.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(site.getsitepackages())}
        command = [python, "-c", "from antrag_gen.cli.main import main; main()", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)

    where = subprocess.run(
        [python, "-c", "import antrag_gen; print(antrag_gen.__file__)"],
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(installed))
    antrag("neu", "projekt", "Büro")
    names = ["2023/winterdienst-auf-radwegen", *(f"beispiel-{art}" for art in sorted(ARTEN))]
    assert all((tmp_path / f"Büro/content/antraege/{name}.md").is_file() for name in names)
    built = antrag("--projekt", "Büro", "erzeugen", f"Büro/content/antraege/{names[0]}.md")
    expected = [f"Büro/output/antraege/{names[0]}.{suffix}" for suffix in ("pdf", "docx")]
    assert sorted(built.stdout.splitlines()) == sorted(expected)  # each as it is finished
    assert not any(word in built.stderr for word in ("Fehler:", "Warnung:"))

    shutil.rmtree(tmp_path / "Büro" / "output")
    for name in names[2:]:  # all are built from the checkout, by `TestNeu`
        (tmp_path / f"Büro/content/antraege/{name}.md").unlink()
    example = (ROOT / "docs/api.md").read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    script = example.replace("content/antrag.md", f"content/antraege/{names[0]}.md")
    ran = subprocess.run(
        [python, "-c", script],
        cwd=tmp_path / "Büro",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(site.getsitepackages())},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "built {'erzeugt': 2, 'unveraendert': 0, 'fehlerhaft': 0}" in ran.stdout
