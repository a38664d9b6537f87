"""The templates of a project as a value: what is read, whose file wins, and what a version covers."""

import pickle
from pathlib import Path

import pytest

from antrag_gen.library.folder import find_folder
from antrag_gen.library.templates import Templates, read_templates


def write(projekt: Path, name: str, text: str) -> None:
    path = projekt / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def templates(projekt: Path) -> Templates:
    return read_templates(find_folder(projekt))


def test_a_file_of_the_project_goes_before_that_of_the_package(projekt: Path) -> None:
    shipped = templates(projekt).files
    write(projekt, "gemeinsam/base.css", "p { color: red }")
    own = templates(projekt).files
    assert own["gemeinsam/base.css"].data == b"p { color: red }"
    assert own["gemeinsam/base.css"].shown == "templates/gemeinsam/base.css"
    assert own.keys() == shipped.keys()


def test_what_word_leaves_beside_an_open_layout_is_no_template(projekt: Path) -> None:
    version = templates(projekt).version("antrag")
    write(projekt, "gemeinsam/~$base.docx", "geöffnet von Erika Muster")
    write(projekt, "antrag/.layout.css.swp", "x")
    assert templates(projekt).version("antrag") == version


@pytest.mark.parametrize("name", ["neu.md", "beispiel.md", "vorbereitet.md.j2"])
def test_what_content_files_are_made_from_does_not_change_the_version_of_papers(projekt: Path, name: str) -> None:
    version = templates(projekt).version("fortschrittsbericht")
    write(projekt, f"fortschrittsbericht/{name}", "neu")
    assert templates(projekt).version("fortschrittsbericht") == version


@pytest.mark.parametrize("name", ["gemeinsam/base.css", "antrag/vorlage.html.j2", "antrag/teile/ende.html.j2"])
def test_the_version_changes_with_what_papers_of_the_kind_are_made_from(projekt: Path, name: str) -> None:
    version = templates(projekt).version("antrag")
    write(projekt, name, "neu")
    assert templates(projekt).version("antrag") != version


def test_the_version_changes_with_a_template_of_another_kind_only_where_that_is_named(projekt: Path) -> None:
    write(projekt, "antrag/vorlage.html.j2", '{% include "teile/liste.html.j2" %}')
    write(projekt, "teile/liste.html.j2", '{% import "haushaltsantrag/kurz.html.j2" as kurz %}')
    antrag, unterlage = (templates(projekt).version(kind) for kind in ("antrag", "unterlage"))
    write(projekt, "haushaltsantrag/kurz.html.j2", "neu")
    assert templates(projekt).version("antrag") != antrag
    assert templates(projekt).version("unterlage") == unterlage


def test_templates_can_be_sent_to_another_machine(projekt: Path) -> None:
    sent = pickle.loads(pickle.dumps(templates(projekt)))  # noqa: S301 – our own bytes
    assert sent.layout("antrag", "css") == templates(projekt).layout("antrag", "css")
    assert sent.version("antrag") == templates(projekt).version("antrag")
