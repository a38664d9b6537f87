"""A kind is added by a model, its line among the kinds and a template; every format, every list and the book follow."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Annotated, ClassVar, Literal

import pytest
from commands import run
from papers import build_in, tree_in

from antrag_gen.fields.felder import Abschnitt, Prosa, Zeile
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.papers.papier import Papier
from antrag_gen.tree import plain_text


class Niederschrift(Papier):
    """Minutes, as an office might want them."""

    namen: ClassVar[tuple[str, ...]] = ("Niederschrift",)

    art: Literal["niederschrift"]
    vorsitz: Zeile
    verlauf: Annotated[Prosa, Abschnitt("Verlauf der Sitzung")]


TEMPLATE = """{% include "gemeinsam/kopf.html.j2" %}
<h1>{{ papier.betreff }}</h1>
<p class="angabe">Vorsitz: {{ papier.vorsitz }}</p>

<h2>{{ titel("Verlauf der Sitzung") }}</h2>
{{ papier.verlauf }}
{% include "gemeinsam/schluss.html.j2" %}
"""
PAPER = """---
art: niederschrift
betreff: Sitzung im Mai
vorsitz: Erika Muster
---
# Hergang

1. Die Sitzung wird eröffnet.
"""


MODEL = """
from typing import Annotated, ClassVar, Literal

from antrag_gen.fields.felder import Abschnitt, Prosa
from antrag_gen.papers.papier import Fraktionspapier


class Resolution(Fraktionspapier):
    namen: ClassVar[tuple[str, ...]] = ("Resolution",)

    art: Literal["resolution"]
    wortlaut: Annotated[Prosa, Abschnitt("Wortlaut")]
"""
MOTION_TEMPLATE = """{% include "gemeinsam/kopf.html.j2" %}
<h1>{{ papier.betreff }}</h1>

<h2>{{ titel("Wortlaut") }}</h2>
{{ papier.wortlaut }}
{% include "gemeinsam/schluss.html.j2" %}
"""
MOTION = """---
art: resolution
betreff: Freie Fahrt für Fähren
nummer: 7/2024
---
# Wortlaut

Der Rat bittet das Land.
"""


@pytest.fixture
def resolution(projekt: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a kind of motion whose model lies in a folder outside of the program."""
    module = tmp_path_factory.mktemp("art") / "resolution.py"
    module.write_text(MODEL, encoding="utf-8")
    found = spec_from_file_location("resolution", module)
    loaded = module_from_spec(found)
    found.loader.exec_module(loaded)
    monkeypatch.setitem(ARTEN, "resolution", loaded.Resolution)
    (projekt / "templates/resolution").mkdir(parents=True)
    (projekt / "templates/resolution/vorlage.html.j2").write_text(MOTION_TEMPLATE, encoding="utf-8")
    (projekt / "content/faehren.md").write_text(MOTION, encoding="utf-8")
    return projekt


@pytest.mark.usefixtures("resolution")
def test_a_kind_of_motion_from_anywhere_stands_in_the_list() -> None:
    result = run("liste", "--stand", "01.03.2024")
    assert (result.exit_code, result.stderr) == (0, "")
    row = next(line for line in result.stdout.splitlines() if "Fähren" in line)
    assert re.split(" {2,}", row) == ["Freie Fahrt für Fähren", "Nr. 7/2024", "Resolution", "Entwurf"]


@pytest.mark.langsam
def test_a_kind_of_motion_from_anywhere_is_cited_and_bound_into_a_book(resolution: Path) -> None:
    citing = "---\nart: antrag\nbetreff: Noch einmal\n---\n# Wir beantragen\n\nWie Antrag Nr. 7/2024.\n"
    (resolution / "content/noch.md").write_text(citing, encoding="utf-8")
    assert run("pruefen").exit_code == 0
    book = run("liste", "--buch", "--format", "docx")
    assert (book.exit_code, book.stderr) == (0, "")


def test_a_kind_of_a_model_and_a_template_is_built(projekt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ARTEN, "niederschrift", Niederschrift)
    (projekt / "templates/niederschrift").mkdir(parents=True)
    (projekt / "templates/niederschrift/vorlage.html.j2").write_text(TEMPLATE, encoding="utf-8")
    settings = "stadt: Musterstadt\nbezeichnungen:\n  Niederschrift: Protokoll\n  Verlauf der Sitzung: Hergang\n"
    (projekt / "content/projekt.yaml").write_text(settings, encoding="utf-8")
    path = projekt / "content/mai.md"
    path.write_text(PAPER, encoding="utf-8")
    project = open_project(find_folder(projekt))

    built = build_in(path, project, ("pdf", "docx"))

    assert built.problems == []
    assert [built.files["pdf"][:5], built.files["docx"][:2]] == [b"%PDF-", b"PK"]
    tree = tree_in(path, project)
    assert tree.metadata.title == "Protokoll: Sitzung im Mai"
    assert "Hergang 1. Die Sitzung wird eröffnet." in " ".join(plain_text(tree).split())
