"""The source comes back from PDF and Word exactly as it was, and only where it was meant to be."""

import base64
import io
import re
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
from commands import run
from paper_text import paper
from papers import built, each_paper

from antrag_gen import __version__
from antrag_gen.readers.built.embedded import read_embedded

SUFFIXES = ("pdf", "docx")
EMBEDDED: dict[str, bytes] = {}
"""What a run makes of the paper of `embedding`, the same in each test: made once."""
each_suffix = pytest.mark.parametrize("suffix", SUFFIXES)


@pytest.fixture
def embedding(projekt: Path) -> Path:
    """A project that embeds, with one paper whose line ends and byte order mark are those of Windows."""
    (projekt / "content/projekt.yaml").write_text("stadt: Musterstadt\nquelle_einbetten: ja\n", encoding="utf-8")
    source = b"\xef\xbb\xbf" + paper().replace("\n", "\r\n").encode()
    (projekt / "content/antrag.md").write_bytes(source)
    if not EMBEDDED:
        assert run("erzeugen").exit_code == 0
        EMBEDDED.update({path.name: path.read_bytes() for path in (projekt / "output").iterdir()})
        return projekt
    (projekt / "output").mkdir()
    for name, data in EMBEDDED.items():
        (projekt / "output" / name).write_bytes(data)
    return projekt


def replace_in_docx(path: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


@pytest.mark.langsam
@pytest.mark.auswahl(2)
@each_suffix
@each_paper("paper_path")
def test_every_paper_gives_back_its_content_file(paper_path: Path, suffix: str) -> None:
    embedded = read_embedded(built(paper_path).files[suffix], "datei")
    assert (embedded.name, embedded.data) == (paper_path.name, paper_path.read_bytes())
    assert re.fullmatch(
        rf"Inhaltsdatei dieses Papiers, erzeugt mit antrag-gen {re.escape(__version__)}, Vorlagen [0-9a-f]{{12}}",
        embedded.description,
    )


@pytest.mark.auswahl(1)
@each_suffix
def test_the_exact_bytes_come_to_stdout_and_what_it_was_made_with_to_stderr(embedding: Path, suffix: str) -> None:
    result = run("auslesen", f"output/antrag.{suffix}")
    assert result.stdout_bytes == (embedding / "content/antrag.md").read_bytes()
    assert result.stderr.startswith(
        f"antrag.md: Inhaltsdatei dieses Papiers, erzeugt mit antrag-gen {__version__}, Vorlagen "
    )


@pytest.mark.auswahl(1)
@each_suffix
def test_it_is_written_into_the_folder_asked_for(embedding: Path, suffix: str) -> None:
    assert run("auslesen", f"output/antrag.{suffix}", "--ausgabe", "zurück").stdout == "zurück/antrag.md\n"
    assert (embedding / "zurück/antrag.md").read_bytes() == (embedding / "content/antrag.md").read_bytes()


def test_another_file_of_that_name_stays(embedding: Path) -> None:
    (embedding / "zurück").mkdir()
    (embedding / "zurück/antrag.md").write_bytes(b"anders")
    result = run("auslesen", "output/antrag.docx", "--ausgabe", "zurück")
    assert result.exit_code == 1
    assert "sie bleibt, wie sie ist" in result.stderr
    assert (embedding / "zurück/antrag.md").read_bytes() == b"anders"


@pytest.mark.auswahl(2)
@pytest.mark.parametrize("name", ["../antrag.md", "/etc/antrag.md", "..\\antrag.md", "C:antrag.md", "..", ""])
def test_a_name_that_leads_out_of_the_folder_is_refused(embedding: Path, name: str) -> None:
    replace_in_docx(
        embedding / "output/antrag.docx", "customXml/item1.xml", b'name="antrag.md"', f'name="{name}"'.encode()
    )
    result = run("auslesen", "output/antrag.docx", "--ausgabe", "tief/zurück")
    assert result.exit_code == 1
    assert "keinen brauchbaren Namen" in result.stderr
    assert not (embedding / "tief").exists()


@pytest.mark.auswahl(1)
@each_suffix
def test_a_paper_that_is_as_it_was_says_what_its_source_says(embedding: Path, suffix: str) -> None:
    result = run("auslesen", f"output/antrag.{suffix}", "--pruefen")
    assert (result.exit_code, result.stdout) == (0, "Der sichtbare Text ist der der Quelle.\n")


@pytest.mark.langsam
def test_a_word_file_that_was_changed_is_told_with_the_difference(embedding: Path) -> None:
    replace_in_docx(embedding / "output/antrag.docx", "word/document.xml", b"undicht", b"neu")
    result = run("auslesen", "output/antrag.docx", "--pruefen")
    assert result.exit_code == 1
    assert "-Das Dach ist undicht.\n+Das Dach ist neu.\n" in result.stdout


@pytest.mark.langsam
def test_a_pdf_whose_source_was_changed_is_told_with_the_difference(embedding: Path) -> None:
    path = embedding / "output/antrag.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.AF[0].EF.F.write(paper().replace("undicht", "neu").encode())
        pdf.save(path)
    result = run("auslesen", "output/antrag.pdf", "--pruefen")
    assert result.exit_code == 1
    assert "-Das Dach ist neu.\n+Das Dach ist undicht.\n" in result.stdout


@pytest.mark.langsam
def test_a_word_file_saved_again_by_libreoffice_still_gives_it_back(embedding: Path, tmp_path: Path) -> None:
    profile = (tmp_path / "profil").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            "gespeichert",
            "output/antrag.docx",
        ],
        cwd=embedding,
        check=True,
        capture_output=True,
    )
    result = run("auslesen", "gespeichert/antrag.docx")
    assert result.stdout_bytes == (embedding / "content/antrag.md").read_bytes()
    assert run("auslesen", "gespeichert/antrag.docx", "--pruefen").exit_code == 0


class TestWhatMustNotLeak:
    def test_nothing_is_embedded_unless_the_city_says_so(self, projekt: Path) -> None:
        (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
        run("erzeugen")
        for suffix in SUFFIXES:
            assert "In dieser Datei liegt keine Quelle." in run("auslesen", f"output/antrag.{suffix}").stderr

    def test_nothing_is_embedded_without_source(self, embedding: Path) -> None:
        run("erzeugen", "--ohne-quelle")
        for suffix in SUFFIXES:
            assert "In dieser Datei liegt keine Quelle." in run("auslesen", f"output/antrag.{suffix}").stderr
            assert b"Sanierung der Turnhalle\nhaushalt" not in (embedding / f"output/antrag.{suffix}").read_bytes()

    @pytest.mark.langsam
    def test_comments_that_will_be_embedded_get_a_hint(self, embedding: Path) -> None:
        text = paper().replace("haushalt: 2024/2025", "haushalt: '2024/2025'   # intern: Amt fragen\n# noch eine")
        (embedding / "content/antrag.md").write_text(text.replace("zweck: Dach", "zweck: 'Dach # 3'"), encoding="utf-8")
        result = run("pruefen")
        assert result.exit_code == 0
        assert result.stderr.startswith(
            "content/antrag.md:4:25: Hinweis: Im Kopf stehen 2 Anmerkungen hinter „#“; "
            "mit der Quelle liegen sie in PDF und Word-Datei, jeder kann sie dort lesen.\n"
        )
        assert "Anmerkung" not in run("erzeugen", "--ohne-quelle").stderr


class TestFilesThatGiveNothing:
    def refused(self, projekt: Path, data: bytes) -> str:
        (projekt / "datei").write_bytes(data)
        result = run("auslesen", "datei")
        assert result.exit_code == 1
        assert result.stdout == ""
        return result.stderr

    def test_a_name_that_is_no_utf_8_is_told(self, projekt: Path) -> None:
        for name in ("gibt-es-nicht-\udcff.pdf", "da-\udcff.pdf"):
            if name.startswith("da"):
                Path(name).write_bytes(b"%PDF-1.7")
            result = run("auslesen", name)
            assert result.exit_code == 1
            assert r"-\xff.pdf:1:1: Fehler: Die" in result.stderr

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "Das ist weder ein PDF noch eine Word-Datei."),
            (b"\xd0\xcf\x11\xe0 ein altes .doc", "Das ist weder ein PDF noch eine Word-Datei."),
            (b"%PDF-1.7\nnichts", "Die Datei ist beschädigt."),
            (b"PK\x03\x04nichts", "Die Datei ist beschädigt."),
        ],
    )
    def test_what_is_no_paper_is_told(self, projekt: Path, data: bytes, message: str) -> None:
        assert message in self.refused(projekt, data)

    def test_a_file_that_is_not_there_is_told(self, projekt: Path) -> None:
        assert "Diese Datei gibt es nicht." in run("auslesen", "gibt-es-nicht.pdf").stderr

    @pytest.mark.auswahl(1)
    @each_suffix
    def test_a_truncated_paper_is_told(self, embedding: Path, suffix: str) -> None:
        data = (embedding / f"output/antrag.{suffix}").read_bytes()
        assert "Die Datei ist beschädigt." in self.refused(embedding, data[: len(data) // 2])

    @pytest.mark.langsam
    def test_an_encrypted_pdf_is_told(self, embedding: Path) -> None:
        for user in ("", "geheim"):
            encrypted = io.BytesIO()
            with pikepdf.open(embedding / "output/antrag.pdf") as pdf:
                pdf.save(encrypted, encryption=pikepdf.Encryption(owner="amt", user=user))
            assert "Die Datei ist verschlüsselt." in self.refused(embedding, encrypted.getvalue())

    @pytest.mark.auswahl(1)
    @pytest.mark.parametrize("text", ["kein Base64!", base64.b64encode(b"x").decode() + "="])
    def test_a_source_that_was_tampered_with_is_told(self, embedding: Path, text: str) -> None:
        path = embedding / "output/antrag.docx"
        with zipfile.ZipFile(path) as package:
            inside = re.search(rb">([^<]+)</", package.read("customXml/item1.xml"))
        assert inside
        replace_in_docx(path, "customXml/item1.xml", inside[1], text.encode())
        assert "Die Datei ist beschädigt." in self.refused(embedding, path.read_bytes())

    def test_a_document_type_is_refused_with_all_its_entities(self, projekt: Path) -> None:
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as target:
            target.writestr(
                "customXml/item1.xml",
                '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
                '<quelle xmlns="urn:antrag-gen:quelle:1" name="a.md">&x;</quelle>',
            )
        (projekt / "antrag.docx").write_bytes(package.getvalue())
        assert "Die Datei ist beschädigt." in run("auslesen", "antrag.docx").stderr
