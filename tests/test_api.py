"""The public API: its names are there, and the example of its page runs as it is printed there."""

import datetime as dt
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
from paper_text import paper

import antrag_gen

PAGE = (Path(__file__).parents[1] / "docs/api.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("```python\n")[2].partition("```")[0]


@pytest.mark.parametrize("name", antrag_gen.__all__)
def test_each_name_of_the_api_is_there(name: str) -> None:
    assert getattr(antrag_gen, name)


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="nichts"):
        _ = antrag_gen.nichts  # type: ignore[attr-defined]


def test_the_package_alone_loads_nothing_heavy() -> None:
    script = "import sys, antrag_gen; print([n for n in ('pydantic', 'jinja2', 'weasyprint') if n in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert printed == "[]\n"


def test_every_method_of_a_project_is_on_the_page() -> None:
    methods = [name for name in vars(antrag_gen.Project) if not name.startswith("_") and name != "root"]
    assert [name for name in methods if not re.search(rf"\.{name}\(", PAGE)] == []


def test_the_page_names_what_a_run_over_a_year_is_asked_for(projekt: Path) -> None:
    (row,) = (line for line in PAGE.splitlines() if line.startswith("| `project.run_year("))
    named = re.findall(r"(\w+)=", row)
    assert {"referat", "amt", "stichtag", "halbjahr"} <= set(named)
    assert set(named) <= set(inspect.signature(antrag_gen.Project.run_year).parameters)
    with pytest.raises(antrag_gen.AntragError, match=r"Der Stichtag 30\.09\.2025 liegt nicht im Jahr 2024\."):
        list(antrag_gen.open_project(projekt).run_year(2024, dt.date(2025, 4, 1), stichtag=dt.date(2025, 9, 30)))


def test_the_example_of_the_page_runs(projekt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    exec(compile(EXAMPLE, "docs/api.md", "exec"), {})  # noqa: S102 – what the page tells its readers to run
    assert capsys.readouterr().out == (
        "content/antrag.md erzeugt\n"
        "built {'erzeugt': 1, 'unveraendert': 0, 'fehlerhaft': 0}\n"
        "Haushaltsantrag: Sanierung der Turnhalle b'PK'\n"
        "Liste: Anträge zum Haushalt 2024/2025 0\n"
        "Betreff;Antrag;Fraktion;THH;lfd. Nr.;2024 Euro;2025 Euro;2026 Euro;2027 Euro;2028 Euro;"
        "Summe 2024–2028 Euro;Ergebnis\n"
    )
