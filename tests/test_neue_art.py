"""A kind is added by a model, its line among the kinds and a template; every format follows."""

from pathlib import Path
from typing import Annotated, ClassVar, Literal

import pytest
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
