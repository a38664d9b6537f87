"""The command line as users meet it: German, with exits that scripts can rely on."""

import gettext
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from click.testing import Result
from commands import run
from lxml import etree
from paper_text import HEAD, funded_motion, paper

from antrag_gen import cli
from antrag_gen.cli.main import COMMANDS, antrag
from antrag_gen.errors import AntragError, Place
from antrag_gen.library.arten import ARTEN
from antrag_gen.work import doctor

README = Path(__file__).parents[2] / "README.md"
LOCALE = Path(cli.__path__[0]) / "locale"


def serious(result: Result) -> list[str]:
    """What was said beside hints."""
    return [line for line in result.stderr.splitlines() if ": Fehler: " in line or ": Warnung: " in line]


@pytest.fixture
def wrong(projekt: Path) -> Path:
    path = projekt / "content" / "antrag.md"
    path.write_text(paper(HEAD.replace("50.000 Euro", "50.00")), encoding="utf-8")
    return path


def test_the_help_says_of_each_command_what_it_says_itself() -> None:
    said = {name: antrag.get_command(click.Context(antrag), name) for name in COMMANDS}
    assert {name: command.short_help for name, command in said.items() if command} == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_and_helps_in_german(command: str) -> None:
    assert f"antrag {command}" in README.read_text(encoding="utf-8")
    shown = run(command, "--help").output
    assert shown.startswith(f"Aufruf: antrag {command} [OPTIONEN]")
    assert not re.search(r"\b(Usage|Options|Show this|default)\b", shown)


def spoken_words(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
        return (text,) if isinstance(text, str) else tuple(text)

    return {forms(message.id): forms(message.string) for message in catalogue if message.id}


def test_the_catalogue_of_german_words_is_compiled_from_its_source() -> None:
    folder = LOCALE / "de" / "LC_MESSAGES"
    with (folder / "messages.po").open("rb") as source, (folder / "messages.mo").open("rb") as compiled:
        words, spoken = read_po(source, locale="de"), read_mo(compiled)
    assert spoken_words(words) == spoken_words(spoken), "make meldungen"


def test_every_word_of_the_catalogue_is_one_that_click_says() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    catalogue = gettext.translation("messages", LOCALE, ["de"])._catalog
    asked = {key[0] if isinstance(key, tuple) else key for key in catalogue} - {""}
    assert {message for message in asked if repr(message)[1:-1] not in source and message not in source} == set()


@pytest.mark.parametrize(
    "arguments", [["gibt-es-nicht"], ["neu"], ["neu", "brief", "x.md"], ["erzeugen", "--gibt-es-nicht"]]
)
def test_wrong_usage_ends_with_2_and_says_so_in_german(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Fehler: " in result.stderr
    assert not re.search(r"\b(Error|Usage|Missing|No such|Invalid|Choose)\b", result.stderr)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("erzeugen --jobs 0", "Ungültiger Wert für „--jobs“: 0 ist hier nicht möglich; erlaubt ist eine Zahl ab 1."),
        ("erzeugen --jobs viel", "Ungültiger Wert für „--jobs“: „viel“ ist keine ganze Zahl."),
        (
            "neu Änderungsantrag x.md",
            (
                "Ungültiger Wert für „ART“: „Änderungsantrag“ ist ein Antrag: "
                "„antrag neu antrag ZIEL“, darin „antragsart: aenderungsantrag“."
            ),
        ),
        (
            "neu beschlusvorlage x.md",
            "Ungültiger Wert für „ART“: Die Art „beschlusvorlage“ gibt es nicht. Ist „beschlussvorlage“ gemeint?",
        ),
        ("ist", "Den Befehl „ist“ gibt es nicht. Ist „ist-einlesen“ gemeint?"),
        ("ist einlesen", "Es fehlt die Angabe „DATEI“."),
        ("check", "Den Befehl „check“ gibt es nicht."),
        ("erzeugen --xyzxyz", "Die Option „--xyzxyz“ gibt es nicht."),
        (
            "erzeugen --format odt",
            "Ungültiger Wert für „--format“: „odt“ ist nicht möglich; möglich sind: „pdf“, „docx“.",
        ),
        ("erzeugen --format", "Zur Option „--format“ gehört ein Wert."),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_german(arguments: str, told: str) -> None:
    result = run(*arguments.split())
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Fehler: {told}")


@pytest.mark.parametrize("asked", ["hilfe", "help", "Hilfe"])
def test_help_is_a_command_too(asked: str) -> None:
    assert run(asked).output == run("--hilfe").output
    assert run(asked, "ist", "einlesen").output == run("ist-einlesen", "--hilfe").output


@pytest.mark.langsam
def test_help_does_not_wait_for_weasyprint() -> None:
    script = (
        "import sys; from antrag_gen.cli.main import antrag; antrag(['--help'], standalone_mode=False); "
        "sys.exit(bool({'weasyprint', 'docx', 'matplotlib', 'numpy', 'openpyxl'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)


class TestPruefen:
    def test_a_right_paper_ends_with_0(self, projekt: Path) -> None:
        (projekt / "content" / "antrag.md").write_text(paper(), encoding="utf-8")
        result = run("pruefen")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "1 Datei geprüft: alles in Ordnung.\n", "")

    def test_warnings_end_with_0_and_with_1_where_it_is_strict(self, wrong: Path) -> None:
        wrong.write_text(paper(HEAD.replace("50.000 Euro", "50")), encoding="utf-8")
        assert run("pruefen").exit_code == 0
        assert run("pruefen", "--streng").exit_code == 1

    def test_the_json_report_is_alone_on_stdout(self, wrong: Path) -> None:
        result = run("pruefen", "--als", "json")
        assert (result.exit_code, result.stderr) == (1, "")
        assert json.loads(result.stdout) == [
            {
                "datei": "content/antrag.md",
                "zeile": 7,
                "spalte": 13,
                "stufe": "fehler",
                "id": "betrag-mehrdeutig",
                "meldung": "„50.00“ ist nicht eindeutig.",
                "hinweis": "Gemeint sein kann „50 Euro“, „5.000 Euro“ oder „50.000 Euro“; bitte ausschreiben.",
            }
        ]

    def test_a_path_that_does_not_exist_is_in_the_json_report_too(self, projekt: Path) -> None:
        result = run("pruefen", "--als", "json", "content/gibt-es-nicht.md")
        assert result.exit_code == 1
        assert [row["id"] for row in json.loads(result.stdout)] == ["pfad-fehlt"]

    def test_the_github_report_is_a_line_for_each_problem(self, wrong: Path) -> None:
        assert run("pruefen", "--als", "github").stdout.startswith(
            "::error file=content/antrag.md,line=7,col=13,title=betrag-mehrdeutig::„50.00“ ist nicht eindeutig. Gemeint"
        )

    def test_the_junit_report_has_a_failed_case_for_each_problem(self, wrong: Path) -> None:
        suite = etree.fromstring(run("pruefen", "--als", "junit").stdout)
        assert suite.attrib["failures"] == "1"
        assert suite[0][0].attrib == {"type": "fehler", "message": "„50.00“ ist nicht eindeutig."}

    def test_the_sarif_report_names_rule_and_region(self, wrong: Path) -> None:
        (result,) = json.loads(run("pruefen", "--als", "sarif").stdout)["runs"][0]["results"]
        assert (result["ruleId"], result["level"]) == ("betrag-mehrdeutig", "error")
        assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 7, "startColumn": 13}


class TestNeu:
    @pytest.mark.auswahl(3)
    @pytest.mark.parametrize("art", ARTEN)
    def test_a_new_paper_passes_once_its_blanks_are_filled(self, art: str, projekt: Path) -> None:
        if art == "fortschrittsbericht":
            funded_motion(projekt)
        assert run("neu", art, "content/antraege/turnhalle").output == "content/antraege/turnhalle.md\n"
        path = projekt / "content/antraege/turnhalle.md"
        assert "noch etwas auszufüllen" in run("pruefen").stderr
        filled = {
            "JJJJ/JJJJ": "2024/2025",
            "Nummer": "17",
            "Nummer des Antrags": "112/2024",
            "TT.MM.JJJJ": "18.10.2024",
            "JJJJ": "2024",
            "Betrag": "50.000 Euro",
        }
        text = re.sub("‹([^›]*)›", lambda blank: filled.get(blank[1], "Turnhalle"), path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
        result = run("pruefen")
        assert (result.exit_code, serious(result)) == (0, [])

    def test_a_file_that_is_there_stays(self, wrong: Path) -> None:
        before = wrong.read_bytes()
        result = run("neu", "Haushaltsantrag", "content/antrag.md")
        assert result.exit_code == 1
        assert "Diese Datei gibt es schon; sie bleibt, wie sie ist." in result.stderr
        assert wrong.read_bytes() == before

    @pytest.mark.langsam
    @pytest.mark.usefixtures("in_this_process")
    def test_a_new_project_builds_at_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert run("neu", "projekt", "Anträge der Fraktion").exit_code == 0
        assert run("--projekt", "Anträge der Fraktion", "pruefen").output.endswith(" geprüft: alles in Ordnung.\n")
        result = run("--projekt", "Anträge der Fraktion", "erzeugen", "--format", "docx")
        assert (result.exit_code, serious(result)) == (0, [])
        # The example of a progress report has a motion to report on.
        assert len(list((tmp_path / "Anträge der Fraktion" / "output").rglob("*.docx"))) == len(ARTEN) + 1

    def test_a_project_that_is_there_stays(self, projekt: Path) -> None:
        result = run("neu", "projekt", ".")
        assert result.exit_code == 1
        assert "In diesem Ordner liegt schon ein Projekt." in result.stderr


class TestDoktor:
    @pytest.mark.langsam
    def test_a_machine_that_has_all_is_fine(self) -> None:
        result = run("doktor")
        assert result.exit_code == 0, result.output
        assert "ok    Pango" in result.output
        assert "Liberation" in result.output

    def test_without_pango_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_pango(*_: object) -> bytes:
            raise AntragError.of(Place("PDF"), "Pango fehlt.", "apt install libpango-1.0-0", id="pango-fehlt")

        monkeypatch.setattr("antrag_gen.writers.pdf.write.write", no_pango)
        result = run("doktor")
        assert result.exit_code == 1
        assert "FEHLT Pango fehlt: PDF lassen sich nicht erzeugen" in result.output
        assert "apt install libpango-1.0-0" in result.output

    def test_a_project_closed_to_writing_is_told(self, projekt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("antrag_gen.cli.doktor.examine", lambda *_: iter(()))
        assert run("doktor").output == "ok    Projekt: in . lässt sich schreiben\n"
        assert [path.name for path in projekt.iterdir()] == ["content"]
        (projekt / "output").touch()
        result = run("doktor")
        assert result.exit_code == 1
        assert result.output.startswith("FEHLT In output lässt sich nichts schreiben: dort ist eine Datei, wo ein Ord")

    @pytest.mark.langsam
    def test_without_a_font_of_the_papers_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(doctor, "FONTS", ("Gibtesnicht",))
        result = run("doktor")
        assert result.exit_code == 1
        assert "fonts-liberation" in result.output

    @pytest.mark.parametrize(
        ("id", "said"),
        [
            ("pdf-unvollstaendig", "FEHLT Keine Schrift ist da; ein PDF bleibt leer.\n      Debian und Ubuntu: „apt"),
            ("layout", "FEHLT Ein PDF zur Probe misslingt: Was ist.\n      Was hilft.\n"),
        ],
    )
    def test_with_pango_but_no_pdf_it_does_not_blame_pango(
        self, monkeypatch: pytest.MonkeyPatch, id: str, said: str
    ) -> None:
        def fails(*_: object) -> bytes:
            raise AntragError.of(Place("PDF"), "Was ist.", "Was hilft.", id=id)

        monkeypatch.setattr("antrag_gen.writers.pdf.write.write", fails)
        result = run("doktor")
        assert result.exit_code == 1
        assert said in result.output
        assert "Pango fehlt" not in result.output

    @pytest.mark.langsam
    def test_fonts_that_stand_in_are_tried(self) -> None:
        assert "ok    Schriften für weitere Zeichen: Arimo, DejaVu\n" in run("doktor").output

    @pytest.mark.langsam
    def test_in_a_project_it_looks_for_the_fonts_of_its_layouts(self, projekt: Path) -> None:
        layout = projekt / "templates/antrag/layout.css"
        layout.parent.mkdir(parents=True)
        layout.write_text("html { font-family: Stadtschrift, Arial }", encoding="utf-8")
        result = run("doktor")
        assert result.exit_code == 1
        assert (
            "FEHLT Die Schrift „Stadtschrift“, die templates/antrag/layout.css nennt, ist auf diesem Rechner nicht da."
        ) in result.output


def test_without_pango_the_word_file_is_built_and_the_pdf_is_an_error(
    projekt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (projekt / "content" / "antrag.md").write_text(paper(), encoding="utf-8")
    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)

    class NoPango:
        """Where its libraries are missing, importing WeasyPrint raises OSError."""

        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    result = run("erzeugen")
    assert (result.exit_code, result.stdout) == (1, "output/antrag.docx\n")
    assert "Das PDF lässt sich hier nicht erzeugen: Pango fehlt." in result.stderr
    assert "apt install libpango-1.0-0" in result.stderr


def test_the_help_imports_none_of_the_commands() -> None:
    code = (
        "import sys; from antrag_gen.cli.main import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    asked = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=True)
    assert not {"pydantic", "weasyprint", "jinja2", "markdown_it", "antrag_gen.tree"} & set(asked.stderr.split())
