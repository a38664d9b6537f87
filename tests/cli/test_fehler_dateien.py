"""Files that are broken as files, and output that cannot be written: an error with its place, nothing lost."""

import re
import stat
from pathlib import Path

import pytest
from commands import run
from paper_text import BODY, HEAD, paper


def write(projekt: Path, data: bytes, name: str = "antrag.md") -> str:
    path = projekt / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return f"content/{name}"


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(projekt: Path) -> None:
    name = write(projekt, b"\xef\xbb\xbf" + paper().replace("\n", "\r\n").encode())
    assert run("pruefen", name).output == "1 Datei geprüft: alles in Ordnung.\n"


def test_a_file_in_latin_1_is_told_with_the_place_of_its_first_umlaut(projekt: Path) -> None:
    name = write(projekt, paper().encode("latin-1"))
    result = run("pruefen", name)
    assert result.exit_code == 1
    assert result.stderr.startswith("content/antrag.md:9:7: Fehler: Die Datei ist nicht in UTF-8 gespeichert")


def test_an_empty_file_lacks_its_head(projekt: Path) -> None:
    assert "1:1: Fehler: Die Datei beginnt nicht mit einem Kopf." in run("pruefen", write(projekt, b"")).stderr


def test_a_head_over_one_megabyte_is_refused(projekt: Path) -> None:
    name = write(projekt, paper(f"{HEAD}\n# {'x' * 1_000_000}").encode())
    assert "Der Kopf ist größer als 1 MB." in run("pruefen", name).stderr


def test_thirty_thousand_brackets_are_an_error_and_no_crash(projekt: Path) -> None:
    name = write(projekt, paper("art: " + "[" * 30_000).encode())
    assert "tiefer als 32 Ebenen" in run("pruefen", name).stderr


def test_decomposed_umlauts_are_read_as_the_letters_they_are(projekt: Path) -> None:
    name = write(projekt, paper(body=BODY.replace("ü", "u\u0308")).encode())
    assert run("pruefen", name).exit_code == 0


def test_umlauts_and_blanks_in_paths_work(projekt: Path) -> None:
    name = write(projekt, paper().encode(), "Anträge 2024/Müllabfuhr für alle.md")
    result = run("erzeugen", name, "--format", "docx")
    assert result.output == "output/Anträge 2024/Müllabfuhr für alle.docx\n"
    assert (projekt / "output/Anträge 2024/Müllabfuhr für alle.docx").exists()


def test_a_path_that_does_not_exist_is_told(projekt: Path) -> None:
    result = run("erzeugen", "content/gibt-es-nicht.md")
    assert (result.exit_code, result.stderr) == (
        1,
        "content/gibt-es-nicht.md:1:1: Fehler: Diesen Pfad gibt es nicht.\n    Schreibweise prüfen.\n",
    )


def test_outside_of_any_project_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("erzeugen")
    assert result.exit_code == 1
    assert "Hier ist kein Projekt von antrag-gen." in result.stderr


def test_a_content_file_that_leads_out_of_the_project_is_not_read(
    projekt: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("anderswo") / "geheim.md"
    outside.write_text(paper(), encoding="utf-8")
    (projekt / "content" / "antrag.md").symlink_to(outside)
    assert "außerhalb des Projekts" in run("pruefen", "content/antrag.md").stderr


def test_mistakes_in_the_settings_are_told_at_their_place(projekt: Path) -> None:
    (projekt / "content/projekt.yaml").write_text(
        "stadt: Musterstadt\nplanungsjahre: viele\nfarbe: rot\n", encoding="utf-8"
    )
    assert run("pruefen").stderr == (
        "content/projekt.yaml:2:16: Fehler: „viele“ ist keine Zahl von Planungsjahren.\n"
        "    Erlaubt ist 1 bis 20; üblich ist 5.\n"
        "content/projekt.yaml:3:1: Fehler: Die Angabe „farbe“ gibt es nicht.\n"
        "    Möglich sind: stadt, ort, gremium, planungsjahre, quelle_einbetten, gz_freilassen, formular, einheit, "
        "deckungsvorschlag, unterschriften, nummern, gliederung, zaehlung, bezeichnungen, beratungsfolge, "
        "eigenes, ohne_pruefung, ist_daten.\n"
    )


class TestOutputThatIsThere:
    """What output/ held before is untouched by whatever goes wrong."""

    @pytest.fixture
    def old(self, projekt: Path) -> Path:
        path = projekt / "output" / "antrag.docx"
        path.parent.mkdir()
        path.write_bytes(b"alt")
        return path

    def test_a_bad_paper_leaves_its_old_output(self, projekt: Path, old: Path) -> None:
        name = write(projekt, paper(HEAD.replace("50.000", "50.00")).encode())
        assert run("erzeugen", name).exit_code == 1
        assert old.read_bytes() == b"alt"

    def test_the_other_papers_of_a_batch_are_built_and_the_bad_one_is_named(self, projekt: Path, old: Path) -> None:
        write(projekt, paper(HEAD.replace("50.000", "50.00")).encode(), "a-falsch.md")
        write(projekt, paper().encode(), "b-richtig.md")
        result = run("erzeugen", "--format", "docx")
        assert result.exit_code == 1
        assert result.stdout == "output/b-richtig.docx\n"
        assert result.stderr.startswith("content/a-falsch.md:7:13: Fehler:")
        assert re.search(r"^erzeugt +1\nunverändert +0\nfehlerhaft +1\nSekunden +", result.stderr, re.MULTILINE)

    def test_a_write_protected_file_stays_and_is_named(self, projekt: Path, old: Path) -> None:
        old.chmod(stat.S_IREAD)
        result = run("erzeugen", write(projekt, paper().encode()), "--format", "docx")
        assert result.exit_code == 1
        assert result.stderr.startswith(
            "output/antrag.docx:1:1: Fehler: Die Datei lässt sich nicht schreiben (schreibgeschützt)."
        )
        assert old.read_bytes() == b"alt"

    def test_a_file_that_is_open_elsewhere_stays_and_is_named(
        self, projekt: Path, old: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(self: Path, target: Path) -> Path:
            raise PermissionError(13, "Zugriff verweigert", str(target))  # what Windows says of a file open in Word

        monkeypatch.setattr(Path, "replace", refuse)
        result = run("erzeugen", write(projekt, paper().encode()), "--format", "docx")
        assert (
            "output/antrag.docx:1:1: Fehler: Die Datei lässt sich nicht schreiben (Zugriff verweigert)."
            in result.stderr
        )
        assert sorted(path.name for path in old.parent.iterdir() if not path.name.startswith(".erzeugt")) == [
            "antrag.docx"
        ]
        assert old.read_bytes() == b"alt"
