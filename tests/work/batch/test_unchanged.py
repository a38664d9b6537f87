"""A paper is built again when something that it was made from has changed, and only then."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from trees import PNG
from work.batch.batch_papers import CITING, MOTION, NAMES, PLAIN, WRONG, build, build_three, outputs, write

from antrag_gen.work.batch import plan

pytestmark = pytest.mark.usefixtures("built")


@pytest.fixture
def built(projekt: Path) -> None:
    """Three papers: one that another one cites, and a third that nobody knows."""
    build_three()


def change_settings() -> None:
    write("projekt.yaml", "stadt: Musterstadt\nort: Musterstadt-Mitte\n")


def change_used_list() -> None:
    write("stammdaten/fraktionen.yaml", "linde:\n  name: Fraktion Die Linde\n")


def extend_list() -> None:
    write("stammdaten/fraktionen.yaml", "linde:\n  name: Fraktion Linde\nahorn:\n  name: Fraktion Ahorn\n")


def change_list_that_none_cites() -> None:
    write("stammdaten/gremien.yaml", "va:\n  name: Ausschuss für Verwaltung\n")


def change_text() -> None:
    write("antrag.md", MOTION.replace("Ein Brunnen", "Ein Springbrunnen"))


def change_requests() -> None:
    write("antrag.md", MOTION + "3. Bänke.\n")


def take_number_twice() -> None:
    write("zweiter.md", MOTION)


def add_paper_that_nobody_cites() -> None:
    write("neu.md", MOTION.replace("112/2023", "113/2023"))


def change_template_of_a_kind() -> None:
    text = '{% include "gemeinsam/kopf.html.j2" %}<h1>{{ papier.betreff }}</h1>'
    path = Path("templates/haushaltsantrag/vorlage.html.j2")
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def change_style_sheet_of_all() -> None:
    path = Path("templates/gemeinsam/base.css")
    path.parent.mkdir(parents=True)
    path.write_text("p { color: red }", encoding="utf-8")


def touch_everything() -> None:
    for path in [*Path("content").rglob("*.*"), *Path("output").rglob("*.docx")]:
        os.utime(path, (1, 1))


def delete_one_file() -> None:
    Path("output/antrag.docx").unlink()


def change_one_file() -> None:
    Path("output/antrag.docx").write_bytes(b"von Hand")


@pytest.mark.auswahl(3)
@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda: None, []),
        (change_settings, NAMES),
        # Words of all papers are held against the names of all lists.
        (change_used_list, NAMES),
        (extend_list, NAMES),
        (change_list_that_none_cites, NAMES),
        (change_text, ["antrag"]),
        (change_requests, ["antrag", "verweis"]),
        (take_number_twice, ["antrag", "verweis", "zweiter"]),
        (add_paper_that_nobody_cites, ["neu"]),
        (change_template_of_a_kind, ["anderer"]),
        pytest.param(change_style_sheet_of_all, NAMES, marks=pytest.mark.langsam),  # imports WeasyPrint
        (touch_everything, []),
        (delete_one_file, ["antrag"]),
        (change_one_file, ["antrag"]),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_what_depends_on_a_change_is_built_again(change: Callable[[], object], again: list[str]) -> None:
    before = outputs()
    change()
    run = build()
    assert run.built == again
    assert run.exit_code == 0
    assert build().built == []
    # Whatever is left out would have come out the same.
    kept = {name: data for name, data in outputs().items() if name.removesuffix(".docx") not in again}
    assert kept == {name: data for name, data in before.items() if name in kept}
    unchanged = outputs()
    assert build("--alles-neu").named("unveraendert") == []
    assert outputs() == unchanged


@pytest.mark.langsam
def test_another_version_builds_all_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "__version__", "99")
    assert build().built == NAMES


@pytest.mark.langsam
def test_another_version_of_a_library_builds_all_again(monkeypatch: pytest.MonkeyPatch) -> None:
    real = plan.version_of
    monkeypatch.setattr(plan, "version_of", lambda name: "99" if name == "markdown-it-py" else real(name))
    assert build().built == NAMES


@pytest.mark.langsam
def test_papers_without_their_source_are_other_papers() -> None:
    write("projekt.yaml", "stadt: Musterstadt\nquelle_einbetten: ja\n")
    assert build().built == NAMES
    assert build("--ohne-quelle").built == NAMES
    assert build("--ohne-quelle").built == []


@pytest.mark.langsam
def test_a_picture_that_has_changed_builds_its_paper_again() -> None:
    path = write("antrag.md", MOTION + "\n![Ein Brunnen](bilder/brunnen.png)\n")
    picture = path.parent / "bilder" / "brunnen.png"
    picture.parent.mkdir()
    picture.write_bytes(PNG)
    assert build().built == ["antrag"]
    assert build().built == []
    picture.write_bytes(PNG + b"\0")
    assert build().built == ["antrag"]
    picture.unlink()
    assert build().named("fehlerhaft") == ["antrag"]


@pytest.mark.langsam
def test_a_number_that_appears_is_looked_up_again() -> None:
    write("verweis.md", CITING.replace("112/2023, Ziffer 2,", "500/2023"))
    assert build().built == ["verweis"]
    write("neu.md", MOTION.replace("112/2023", "500/2023"))
    assert build().built == ["neu", "verweis"]


@pytest.mark.langsam
def test_what_there_was_to_say_about_an_unchanged_paper_is_said_again() -> None:
    write("anderer.md", PLAIN.replace("50.000 Euro", "50"))
    first, second = build(), build()
    assert (first.built, second.built) == (["anderer"], [])
    warning = "content/anderer.md:7:13: Warnung: 50 Euro"
    assert warning in first.stderr
    assert warning in second.stderr


def test_a_paper_that_has_failed_is_tried_again_and_its_old_file_named_as_outdated() -> None:
    write("anderer.md", WRONG)
    for _ in range(2):
        run = build()
        assert (run.exit_code, run.named("fehlerhaft")) == (1, ["anderer"])
        assert (
            "output/anderer.docx:1:1: Warnung: Diese Datei ist veraltet: ihre Quelle content/anderer.md hat Fehler."
            in (run.stderr)
        )
    write("anderer.md", PLAIN)
    assert build().built == ["anderer"]


def test_an_outdated_file_is_named_even_where_nothing_is_known_of_it() -> None:
    write("anderer.md", WRONG)
    Path("output/.erzeugt.jsonl").unlink()
    assert "output/anderer.docx:1:1: Warnung: Diese Datei ist veraltet" in build().stderr


@pytest.mark.langsam
def test_each_format_is_built_when_it_is_asked_for() -> None:
    assert build("content/antrag.md", formats=("pdf",)).built == ["antrag"]
    assert build("content/antrag.md", formats=("pdf", "docx")).built == []
    change_text()
    run = build("content/antrag.md", formats=("pdf",))
    assert "output/antrag.docx:1:1: Warnung: Diese Datei ist veraltet" in run.stderr
    assert build("content/antrag.md", formats=("pdf", "docx")).built == ["antrag"]


class TestFilesWhoseSourceIsGone:
    def test_they_are_named_and_stay(self) -> None:
        Path("content/anderer.md").unlink()
        for _ in range(2):
            run = build()
            assert run.exit_code == 0
            assert "output/anderer.docx:1:1: Warnung: Diese Datei ist überzählig" in run.stderr
        assert "anderer.docx" in outputs()

    def test_they_are_removed_where_that_is_asked_for(self) -> None:
        Path("content/anderer.md").unlink()
        assert "gelöscht: output/anderer.docx\n" in build("--aufraeumen").stderr
        assert "anderer.docx" not in outputs()
        assert "überzählig" not in build().stderr

    def test_one_that_somebody_has_changed_stays(self) -> None:
        Path("content/anderer.md").unlink()
        Path("output/anderer.docx").write_bytes(b"von Hand")
        assert "wurde aber geändert; sie bleibt" in build("--aufraeumen").stderr
        assert outputs()["anderer.docx"] == b"von Hand"

    def test_files_that_nobody_has_built_are_left_alone(self) -> None:
        Path("output/brief.docx").write_bytes(b"fremd")
        run = build("--aufraeumen")
        assert "brief" not in run.stderr
        assert outputs()["brief.docx"] == b"fremd"


class TestAnOutdatedFileSaysWhatHasChanged:
    """A Word file that was built, and then only the PDF."""

    def after(self, path: str, text: str) -> str:
        build("content/verweis.md", formats=("docx",))
        write(path, text)
        stderr = build("content/verweis.md", formats=("pdf",)).stderr
        again = build("content/verweis.md", "--alles-neu", formats=("pdf",)).stderr
        assert again.splitlines()[:1] == stderr.splitlines()[:1]
        return stderr.splitlines()[0].partition("Diese Datei ist veraltet: ")[2]

    @pytest.mark.langsam
    def test_its_source(self) -> None:
        assert self.after("verweis.md", CITING.replace("Wege", "Pfade")) == (
            "ihre Quelle content/verweis.md hat sich geändert."
        )

    @pytest.mark.langsam
    def test_its_template(self) -> None:
        Path("templates/antrag").mkdir(parents=True)
        said = self.after("../templates/antrag/layout.css", "h1 { color: navy }\n")
        assert said == "ihre Vorlage oder ihr Layout (templates/) hat sich geändert."

    @pytest.mark.langsam
    def test_what_it_cites(self) -> None:
        said = self.after("antrag.md", MOTION.replace("2. Noch ein Brunnen.", "2. Noch ein Brunnen.\n3. Bänke."))
        assert said == "was ihre Quelle nachschlägt (Stammdaten, andere Papiere, Beschlüsse), hat sich geändert."

    @pytest.mark.langsam
    def test_the_settings_of_the_city(self) -> None:
        said = self.after("projekt.yaml", "stadt: Anderswo\n")
        assert said == "die Einstellungen (content/projekt.yaml) oder das Programm haben sich geändert."
