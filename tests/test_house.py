"""The house keeps its rules: floors, first sentences, and pages that say what is true."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from antrag_gen.library.arten import ARTEN

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "antrag_gen"
MODULES = sorted(SOURCE.rglob("*.py"))
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
ROOMS = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()} - {
    "__init__"
}


def test_a_module_opens_with_one_sentence_and_is_short() -> None:
    texts = {path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in MODULES}
    openings = {name: (ast.get_docstring(ast.parse(text)) or "").split("\n\n")[0] for name, text in texts.items()}
    assert [name for name, opening in openings.items() if not opening.endswith(".")] == []
    assert [name for name, text in texts.items() if len(text.splitlines()) > 320] == []


@pytest.mark.langsam
def test_every_library_that_is_imported_is_declared() -> None:
    imported = set()
    for node in (node for module in MODULES for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module).partition(".")[0])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split("[<>=,]", each)[0] for each in project["dependencies"]}
    libraries = imported - set(sys.stdlib_module_names) - {"antrag_gen"}
    found = packages_distributions()
    files = {"fontpkg-arimo", "gstreamer-libs"}  # their files are read or loaded, none of their code
    assert {found[name][0].lower().replace("_", "-") for name in libraries} == declared - files


def test_packages_hold_nothing_that_the_inside_imports() -> None:
    for module in MODULES:
        if module.name == "__init__.py" and module.parent != SOURCE:
            assert len(ast.parse(module.read_text(encoding="utf-8")).body) == 1, module


def test_the_inside_imports_only_the_version_from_the_package_that_gives_on_the_api() -> None:
    for module in MODULES:
        imports = re.findall(r"^from antrag_gen import (.+)$", module.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(imports) <= {"__version__"}, module


def test_the_floors_in_architecture_are_the_rooms_in_the_source() -> None:
    table = ARCHITECTURE.split("## Floors")[1]
    named = set(re.findall(r"`(\w+)/?`", "".join(line for line in table.splitlines() if re.match(r"\| \d", line))))
    assert named == ROOMS


def test_the_stages_in_architecture_are_rooms_whose_first_sentence_names_them() -> None:
    table = ARCHITECTURE.split("## Floors")[0]
    stages = re.findall(r"^\| (\w+) \| `([\w/]+?)(?:\.py|/)` \|", table, re.MULTILINE)
    assert [stage for stage, _ in stages] == [
        "read",
        "model",
        "load",
        "compose",
        "transforms",
        "proofread",
        "write",
        "build",
        "batch",
        "check",
        "mend",
        "list",
        "schema",
        "yearly",
        "forms",
    ]
    for stage, room in stages:
        path = SOURCE / room / "__init__.py" if (SOURCE / room).is_dir() else SOURCE / f"{room}.py"
        assert path.read_text(encoding="utf-8").startswith(f'"""Stage {stage}'), path


def test_the_handbook_has_a_page_for_each_kind_and_its_index_leads_there() -> None:
    index = (ROOT / "docs/handbuch/README.md").read_text(encoding="utf-8")
    kinds = index.split("Die Arten von Papieren:")[1].split(";")[0]
    assert re.findall(r"\]\((\w+)\.md\)", kinds) == list(ARTEN)


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "benchmarks/README.md",
        *[p.relative_to(ROOT).as_posix() for p in ROOT.glob("docs/**/*.md")],
    ],
)
def test_links_and_pictures_of_a_page_lead_somewhere(page: str) -> None:
    path = ROOT / page
    text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"(?:\]\(|src=\")(?!https?:|mailto:|#)([^)#\"]+)", text):
        assert (path.parent / target).exists(), f"{page}: {target}"
