"""Steps that one page alone needs: what is prepared, or compared, otherwise than elsewhere."""

import json
import re
import shlex
import shutil
from pathlib import Path

import click
import pikepdf
import pytest
from click.testing import CliRunner
from projekte import EXAMPLE, MOTION, TURNHALLE, turnhalle_text
from raum import ROOT, SETTINGS, Raum, Step, added, assert_printed, said
from seiten import HANDBOOK, code_of, examples_of, tables_of
from work.actuals.finance_lists import excel, ods
from work.forms.filled import filled

from antrag_gen import __version__
from antrag_gen.cli import pruefen
from antrag_gen.cli.progress import tell_counts
from antrag_gen.fields.nummern import Nummern
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DEMO = re.findall(r"^DEMO := (.+)$", MAKEFILE, re.M)[0]


def brought_back(raum: Raum, text: str) -> None:
    source = turnhalle_text()
    raum.type(text, 0)
    assert raum.read(TURNHALLE) == source
    raum.run("auslesen", "turnhalle.docx", "--pruefen")
    raum.run("erzeugen", TURNHALLE, "--ohne-quelle")


def targets(raum: Raum, text: str) -> None:
    """What `make` is asked for is there; it installs, so it is not run."""
    assert [f"make {target}" for target in re.findall(r"^make (\w+)", text, re.M)] == text_without_comments(text)
    assert all(re.search(rf"^{line.split()[1]}:", MAKEFILE, re.M) for line in text_without_comments(text))


def text_without_comments(text: str) -> list[str]:
    return [line.partition("#")[0].strip() for line in text.splitlines()]


def made(raum: Raum, text: str) -> None:
    """The last lines of `make demo`."""
    raum.run("erzeugen", DEMO)
    assert raum.said == text


def excerpt_of_the_example(raum: Raum, text: str) -> None:
    """Parts of the file, in its order; where something is left out stands an ellipsis."""
    whole, place = raum.read(DEMO), 0
    whole = re.sub(r" +# .*", "", whole)
    for part in re.split(r"\s*…\n", text):
        place = whole.index(part, place) + len(part)


def folders(raum: Raum, text: str) -> None:
    """The folders and files that are named lie in a project, or in the templates that come with the program."""
    named = re.findall(r"[\w.]+(?:/|\.(?:yaml|css|docx|html\.j2))", text)
    assert len(named) == 10
    there = {
        f"{path.name}/" if path.is_dir() else path.name
        for folder in (ROOT / "content", ROOT / "templates")
        for path in [folder, *folder.rglob("*")]
    }
    assert set(named) - there == {"output/"}


def wrong_amount(raum: Raum, text: str) -> None:
    """The message on an amount that can be read in two ways, in the motion of the page on the first one."""
    raum.write(TURNHALLE, turnhalle_text().replace("50.000 Euro", "50,000 Euro"))
    assert raum.run("pruefen", TURNHALLE, ends=1).startswith(text)
    raum.write(TURNHALLE, turnhalle_text())


def announced(raum: Raum, text: str) -> None:
    """The warning on a text that is only announced, below that motion."""
    raum.write(TURNHALLE, f"{turnhalle_text().strip()}\n\nText folgt.\n")
    raum.run("pruefen", TURNHALLE)
    assert text in raum.said, raum.said


def switched_off(raum: Raum, text: str) -> None:
    """The same paper without that check."""
    raum.put(TURNHALLE, text)
    assert "Text folgt" not in raum.run("pruefen", TURNHALLE, "--streng")


def with_slips(raum: Raum, text: str) -> None:
    """The paper with a sentence that is to be mended, and what is typed."""
    sentence = "Wasser steht z.B. in den Umkleiden , eine Reinigung kostet 500Euro."
    raum.write(TURNHALLE, f"{turnhalle_text().strip()}\n{sentence}\n")
    raum.type(text, 0)


def emoji(raum: Raum, text: str) -> None:
    raum.write(TURNHALLE, f"{turnhalle_text().strip()}\nKinder\nfreuen\nsich da 😀\n")
    assert raum.run("pruefen", TURNHALLE, ends=1).startswith(text)


def told(raum: Raum, text: str) -> None:
    """One of the messages on the report that was prepared."""
    assert raum.run("pruefen", "content/berichte/2026", ends=1).count(text) == 1


def pasted(name: str, title: str) -> Step:
    """Lines as somebody pasted them below the head of the first motion; the next example is what is said."""

    def step(raum: Raum, text: str) -> None:
        _, head, _ = turnhalle_text().split("---\n", 2)
        raum.write(name, f"---\n{head}---\n# {title}\n\n{text}")
        raum.run("pruefen", name, ends=1)

    return step


def wheel_of_this_version(raum: Raum, text: str) -> None:
    assert text == f"pip install antrag_gen-{__version__}-py3-none-any.whl\n"


def on_a_mac(raum: Raum, text: str) -> None:
    """Nobody has one here: the wheel is the one of this version, the last command is ours."""
    *_, install, check = text.splitlines()
    assert install.endswith(f"/pip install antrag_gen-{__version__}-py3-none-any.whl")
    assert check.endswith("/antrag doktor")


def linux_package(raum: Raum, text: str) -> None:
    """Typed by tools/offline/try_package.py in a fresh system, so it is not run."""
    name = f"antrag-gen-{__version__}-linux"
    assert text == f"python3 -m zipfile -e {name}.zip .\nsh {name}/einrichten.sh\n"


def linux_prompt(raum: Raum, text: str) -> None:
    """As above."""
    assert text == "sh ~/.local/share/antrag-gen/antrag-gen.sh\nantrag erzeugen\n"


def counts(raum: Raum, text: str) -> None:
    """The closing table of a run over more papers than a test has; the run before has left its record."""
    record = json.loads(raum.read("output/protokoll.json"))
    (keys,) = (each for each in tables_of("stapel.md") if each.columns[0] == "Schlüssel")
    assert [f"`{key}`" for key in record] == keys.column("Schlüssel")
    assert set(code_of(keys.rows[1][1])) == set(record["anzahl"])
    assert set(code_of(keys.rows[3][1])) == set(record["papiere"][0])
    numbers = {"erzeugt": 12, "unveraendert": 1387, "fehlerhaft": 1}
    show = click.command()(lambda: tell_counts(numbers, 3.4))
    assert CliRunner().invoke(show).output == text


def list_of_the_office(raum: Raum, text: str) -> None:
    raum.put(SETTINGS, text)


def excel_of_the_office(raum: Raum, text: str) -> None:
    """The list as an Excel file, with an amount as text that can be read in two ways."""
    names = next(each.text for each in examples_of("ist-zahlen.md") if "Summe" in each.text)
    above = ["Ist-Zahlen 2024", "", "", "", names.splitlines()[0].replace(";", "|"), "4164/2023|2024|0|5|0"]
    Path("ist.xlsx").write_bytes(excel("\n".join([*above, "5032/2023|2024|0|'1234.50|0"]), "Ist 2024"))
    raum.run("ist-einlesen", "ist.xlsx", ends=1)
    said(raum, text)


def several_lists(raum: Raum, text: str) -> None:
    """Lists in sheets and files of those names, each with a row of its own, on which there is no report."""
    names = "Antrags-Nr.|HH-Jahr|HAR aus Vorjahr|Ist|Gebunden\n"
    sheets = f"{names}9001/2023|2024|0|5|0\n---\nBlatt THH 510\n{names}9002/2023|2024|0|5|0\n"
    Path("ist.xlsx").write_bytes(excel(sheets, "THH 500"))
    Path("referat-si.ods").write_bytes(ods(f"{names}9003/2023|2024|0|5|0\n", "Ist 2024"))
    Path("referat-t.xlsx").write_bytes(excel(f"{names}9004/2023|2024|0|5|0\n", "Ist 2024"))
    for number, line in enumerate(text.splitlines()):
        assert f"Nr. {9002 + 2 * number}/2023" in raum.run(*shlex.split(line)[1:], ends=1)


def same_report(raum: Raum, text: str) -> None:
    assert raum.read("content/berichte/2026/kulturwandel-sozialamt.md") == text


def form_comes_back(raum: Raum, text: str) -> None:
    """The office has filled in three fields."""
    answers = {
        "umsetzung": "in Umsetzung",
        "mittel.2026.ist": "41.234,56 Euro",
        "abschnitt.wirkung": "Im Jahr 2026 dauerte es 40 Tage.",
    }
    form = Path("output/berichte/2026/formulare/kulturwandel-sozialamt.docx").read_bytes()
    Path("kulturwandel.docx").write_bytes(filled(form, answers))
    raum.type(text, 0)


def sections_are_renamed(raum: Raum, text: str) -> None:
    """The city's words are known; new papers have them as titles, of older ones it is told."""
    raum.run("neu", "beschlussvorlage", "content/vorlagen/alt")
    raum.write(SETTINGS, raum.read(SETTINGS) + text)
    assert "„# Sachverhalt“" in raum.run("pruefen", "content/vorlagen/alt.md", ends=1)
    raum.run("neu", "beschlussvorlage", "content/vorlagen/neu")
    titles = re.findall("^# (.+)", raum.read("content/vorlagen/neu.md"), re.M)
    assert titles[-2:] == ["Beschlussvorschlag", "Sachverhalt"]
    shutil.rmtree("content/vorlagen")


def numbers_are_those_without(raum: Raum, text: str) -> None:
    """What is not set is as it stands there; but for the numbers of papers elsewhere."""
    raum.put(SETTINGS, re.sub(r"^ *anderswo:.*\n", "", text, flags=re.M))
    set_so = open_project(find_folder(Path.cwd())).einstellungen.nummern
    assert set_so == Nummern()
    raum.put(SETTINGS, text)
    raum.check()


def city_font(raum: Raum, text: str) -> None:
    """As the style sheet of a project; fonts that are not there are passed over."""
    raum.write("templates/haushaltsantrag/layout.css", text)
    raum.run("erzeugen", TURNHALLE, "--format", "pdf")


def city(raum: Raum, text: str) -> None:
    raum.put(SETTINGS, text)
    settings = open_project(find_folder(Path.cwd())).einstellungen
    assert (settings.stadt, settings.gremium) == ("Stadt Musterstadt", "Rat")
    raum.check()


def decided_beside_the_budget(raum: Raum, text: str) -> None:
    """A further decision in the file, on a motion that is on no budget."""
    head = "art: antrag\nbetreff: Brunnen\nstatus: eingereicht\nnummer: 118/2023\ndatum: 18.10.2023"
    names = "fraktionen: [linde]\ngezeichnet:\n  - name: Ida Muster"
    raum.write("content/antraege/2023/brunnen.md", f"---\n{head}\n{names}\n---\n# Wir beantragen\n\n1. Ein Brunnen.\n")
    added("content/beschluesse/2023/lesung.yaml")(raum, text)


def amounts_by_ziffer(raum: Raum, text: str) -> None:
    """In the motion, for this example alone."""
    before = raum.read(TURNHALLE)
    raum.put(TURNHALLE, text)
    assert_printed(raum, TURNHALLE, ("Honorare", "Werkstattleitung"))
    raum.write(TURNHALLE, before)


def parts(raum: Raum, text: str) -> None:
    """Requests in parts, which another paper can cite by them."""
    raum.put_body(TURNHALLE, f"# Begründung/Erläuterung\n\nSie ist alt.\n\n{text}")
    printed = raum.printed(TURNHALLE)
    assert re.findall(r"^(\d\.) ", printed, re.M) == ["1.", "2.", "1."]


def setting(raum: Raum, text: str) -> None:
    """Added to the others, and gone again for the next one."""
    before = raum.read(SETTINGS)
    raum.write(SETTINGS, before + text)
    raum.check()
    raum.write(SETTINGS, before)


def own_sections(raum: Raum, text: str) -> None:
    before = raum.read(SETTINGS)
    raum.write(SETTINGS, before + text)
    raum.run("neu", "beschlussvorlage", "content/vorlagen/neu")
    assert "raeumlicher_bezug: ‹Räumlicher Bezug›\n---\n" in raum.read("content/vorlagen/neu.md")
    assert "\n# Personelle Auswirkungen\n" in raum.read("content/vorlagen/neu.md")
    shutil.rmtree("content/vorlagen")
    raum.check()
    raum.write(SETTINGS, before)


def cover_is_wanted(raum: Raum, text: str) -> None:
    before = raum.read(SETTINGS)
    raum.write(SETTINGS, before + text)
    raum.run("pruefen", ends=1)
    assert raum.said.count("es fehlt der Abschnitt „# Deckungsvorschlag“") == 3
    raum.write(SETTINGS, before)


def names_in_lines(raum: Raum, text: str) -> None:
    raum.write(SETTINGS, raum.read(SETTINGS) + text)
    assert open_project(find_folder(Path.cwd())).einstellungen.unterschriften == "zeilen"
    raum.check()


def attached(raum: Raum, text: str) -> None:
    """The files beside the paper, and the motion that is put behind it."""
    folder = Path(EXAMPLE).parent
    shutil.copy(HANDBOOK / "bilder/vordruck.png", folder / "lageplan.png")
    for name in ("gutachten.pdf", "angebote.pdf"):
        file = pikepdf.new()
        file.add_blank_page()
        file.save(folder / name)
    head = "art: antrag\nbetreff: Trinkbrunnen\nnummer: 112/2023\ndatum: 16.10.2023\noeffentlich: ja"
    raum.write("content/brunnen.md", f"---\n{head}\n---\n# Wir beantragen\n\n1. Brunnen.\n")
    raum.put(EXAMPLE, text)
    assert_printed(
        raum,
        EXAMPLE,
        (
            "Anlage 1: Antrag Nr. 112/2023 vom 16. Oktober 2023: Trinkbrunnen",
            "Anlage 3: Gutachten zum Trinkwasser (liegt als Datei bei: Anlage-3-gutachten.pdf, 1 Seite",
            "Anlage 4: Angebote der Firmen",
            "Anlagen 7 bis 8: Pläne der Stadtbezirke",
            "Zehn Punkte auf fünf Plätzen der Innenstadt.",
        ),
    )


def on_other_papers(raum: Raum, text: str) -> None:
    raum.drop(EXAMPLE, "tabellen", "nummer")
    raum.put(EXAMPLE, f"antragsart: ergaenzungsantrag\n{text}")
    raum.put_body(EXAMPLE, "# Wir beantragen\n\n1. Zehn Brunnen.\n")
    assert_printed(raum, EXAMPLE, ("zur GRDrs 424/2023 und zum Antrag Nr. 112/2023",))


def number_is_filled_in_by_hand(raum: Raum, text: str) -> None:
    raum.put(SETTINGS, text)
    assert open_project(find_folder(Path.cwd())).einstellungen.gz_freilassen
    raum.check()


def of_a_part(raum: Raum, text: str) -> None:
    """The first builds what there is of that Referat, the second prepares."""
    built, prepared = text.splitlines()
    raum.type(built, 1)
    assert "output/berichte/2026/gesamtbericht-referat-soziales-und-gesellschaftliche-integration.pdf" in raum.said
    raum.type(prepared, 0)


def counted_otherwise(raum: Raum, text: str) -> None:
    raum.write(SETTINGS, raum.read(SETTINGS) + text)
    printed = raum.printed("content/antraege/2023/wege.md")
    assert re.findall(r"^(\w+[.)]) .*[.:,]$", printed, re.M) == ["1.", "2.", "a)", "b)", "c)"]


def table(raum: Raum, text: str) -> None:
    """The table in a head; the next example is where it stands in the text."""
    raum.put(MOTION, text)


def table_is_placed(*words: str) -> Step:
    def step(raum: Raum, text: str) -> None:
        raum.put_body(MOTION, f"# Wir beantragen\n\n{text}")
        assert_printed(raum, MOTION, words)

    return step


def parts_of_a_table(*words: str) -> Step:
    """The rows in a table of posts."""

    def step(raum: Raum, text: str) -> None:
        above = "tabellen:\n  kosten:\n    titel: Stellen\n    spalten:\n      Stellen: text\n      Anzahl: stellen\n"
        raum.put(MOTION, f"{above}{text}    summe: ja\n")
        assert_printed(raum, MOTION, words)

    return step


def picture(name: str) -> Step:
    def step(raum: Raum, text: str) -> None:
        shutil.copy(HANDBOOK / "bilder/vordruck.png", Path(MOTION).parent / name)
        raum.put_body(MOTION, f"# Wir beantragen\n\n{text}")
        raum.check(MOTION)

    return step


def schemas_are_written(raum: Raum, text: str) -> None:
    raum.type(text, 0)
    assert "Möglich sind:" not in raum.run("schema", "gremien")
    assert json.loads(raum.read(".vscode/schemas/gremien.json"))["title"] == "gremien"


def renewed(raum: Raum, text: str) -> None:
    """A paper of the same text, in which only blanks are left."""
    raum.type(text, 0)
    assert "‹bisher 50.000 Euro" in raum.read("content/antraege/turnhalle-neu.md")


def papers_of_rows(raum: Raum, text: str) -> None:
    raum.type(text, 0)
    assert "betrag: 50.000 Euro" in raum.read("content/antraege/2024/turnhalle-dach.md")
    assert "‹Text›" in raum.read("content/antraege/2024/baeume-in-der-parkstrasse.md")


def watched(raum: Raum, text: str) -> None:
    """Until nothing is saved any more, which here is at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pruefen, "saves", lambda _: iter(()))
        raum.type(text, 0)
    assert "Auf Änderungen wird gewartet" in raum.said
