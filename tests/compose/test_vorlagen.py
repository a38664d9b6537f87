"""Mistakes in templates are told at their place in the template; content cannot write markup or run anything."""

from decimal import Decimal
from pathlib import Path

import pytest
from commands import run
from paper_text import BODY, HEAD, paper
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Cell, Heading, plain_text, walk

START = "<h1>{{ papier.betreff }}</h1>\n{{ papier.begruendung }}\n"
TEMPLATE = "templates/haushaltsantrag/vorlage.html.j2"


def check(projekt: Path, template: str, text: str = paper()) -> str:
    path = projekt / TEMPLATE
    path.parent.mkdir(parents=True)
    path.write_text(template, encoding="utf-8")
    (projekt / "content" / "antrag.md").write_text(text, encoding="utf-8")
    return run("pruefen").stderr


@pytest.mark.auswahl(12)
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<p>{{ papier.farbe }}</p>", "Die Vorlage lässt sich hier nicht ausfüllen: „farbe“ ist nicht bekannt."),
        ("<p>{{ nirgends }}</p>", "Die Vorlage lässt sich hier nicht ausfüllen: „nirgends“ ist nicht bekannt."),
        (
            "<p>{{ papier.mittel }}</p>",
            "Die Vorlage lässt sich hier nicht ausfüllen: Ein Wert der Art „Liste“ hat keine gedruckte Form.",
        ),
        (
            "<p>{{ papier.datum }}</p>",
            "Die Vorlage lässt sich hier nicht ausfüllen: Ein Wert der Art „nichts“ hat keine gedruckte Form.",
        ),
        (
            "<p>{{ 1 / 0 }}</p>",
            "Die Vorlage lässt sich hier nicht ausfüllen: der Ausdruck ergibt einen ZeroDivisionError.",
        ),
        (
            "<p>{{ papier.__class__ }}</p>",
            "Die Vorlage lässt sich hier nicht ausfüllen: „__class__“ ist nicht bekannt.",
        ),
        ("<p>{{ papier.betreff", "Die Vorlage ist hier nicht lesbar."),
        ("<div>Text</div>", "Das Element <div> gibt es in Vorlagen nicht."),
        ("<p class='bunt'>Text</p>", "Die Klasse „bunt“ gibt es für <p> nicht."),
        ("<p style='color: red'>Text</p>", "Das Attribut „style“ ist bei <p> nicht erlaubt."),
        ("<p>Text", "<p> ist nicht geschlossen."),
        ("<p><strong>Text</p>", "<strong> ist nicht geschlossen."),
        ("Text</p>", "„</p>“ schließt nichts."),
        ("Text", "„Text“ steht außerhalb eines Absatzes."),
        ("<p>{{ papier.begruendung }}</p>", "<prosa> steht hier nicht richtig."),
        ("<!-- Hinweis -->", "HTML-Kommentare sind in Vorlagen nicht erlaubt."),
        ("<table><tbody><tr><td>1</td></tr></tbody></table>", "Der Tabelle fehlt die Kopfzeile."),
        (
            "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
            "Diese Zeile hat 2 Zellen, die Kopfzeile 1.",
        ),
        (
            "<table><thead><tr><th>A</th></tr></thead><tbody><tr class='bunt'><td>1</td></tr></tbody></table>",
            "Die Klasse „bunt“ gibt es für <tr> nicht.",
        ),
        (
            (
                "<table><thead><tr><th class='betrag'>A</th></tr></thead><tbody>"
                "<tr><td>{{ papier.tabelle.summen[0] }}</td></tr><tr class='gruppe'><td></td></tr>"
                "<tr><td>–</td></tr>"
                "<tr class='summe'><td class='summe'>{{ papier.tabelle.summen[0] }}</td></tr></tbody></table>"
            ),
            "Die Summe 50000 ist nicht die ihrer Spalte (0).",
        ),
        ("<p><data nr='99'> Euro</p>", "<data> steht für nichts."),
        ("<prosa nr='-1'>", "<prosa> steht für nichts."),
        ("<p><data value='5'></p>", "Das Attribut „value“ ist bei <data> nicht erlaubt."),
        ("<dl><dt>Gz:</dt></dl>", "In <dl> fehlt ein <dd>."),
        ("<dl><dt>Gz:</dt><dt>Datum:</dt><dd></dd></dl>", "In <dl> fehlt ein <dd>."),
        ("<dl><dd>SI / 50</dd></dl>", "In <dl> fehlt ein <dt>."),
        ("<dl></dl>", "In <dl> fehlt ein <dt>."),
        ("<dl><dt> </dt><dd>SI / 50</dd></dl>", "Dieses <dt> ist leer."),
        ("<dl><dt>Gz:</dt><dd><p>SI / 50</p></dd></dl>", "<p> steht hier nicht richtig."),
        ("<dl>Gz:<dt>Gz:</dt><dd></dd></dl>", "In <dl> dürfen nur <dt>, <dd> stehen."),
        ("<dt>Gz:</dt>", "<dt> steht hier nicht richtig."),
        ("<h3>Zu tief</h3>", "Auf Ebene 1 folgt eine Überschrift der Ebene 3."),
        ("<h1>Noch ein Titel</h1>", "Auf Ebene 1 folgt eine Überschrift der Ebene 1."),
        (
            "<p>Ein 中 Zeichen</p>",
            "Das Zeichen „中“ (U+4E2D, Cjk Unified Ideograph-4E2D) gibt es in der Schrift nicht.",
        ),
    ],
)
def test_a_mistake_in_a_template_is_told_at_its_line(projekt: Path, line: str, message: str) -> None:
    told = check(projekt, f"{START}{{# Kommentar\n#}}\n{line}\n")
    assert f"{TEMPLATE}:5:" in told
    assert f"Fehler: {message}\n" in told


def test_a_template_says_what_the_file_of_a_paper_is_called(projekt: Path) -> None:
    said = '{% set bezeichnung = "Wunsch" %}{% set betreff = papier.betreff ~ " jetzt" %}{% set verfasser = "Amt" %}'
    assert "Fehler" not in check(projekt, said + START)
    metadata = tree_in(projekt / "content" / "antrag.md", open_project(find_folder(projekt))).metadata
    assert metadata.title == "Wunsch: Sanierung der Turnhalle jetzt"
    assert (metadata.kind, metadata.subject, metadata.author) == ("Wunsch", "Sanierung der Turnhalle jetzt", "Amt")


def test_what_a_template_says_of_the_file_is_plain_text(projekt: Path) -> None:
    assert check(projekt, START + "{% set betreff %}<p>Dach</p>{% endset %}") == (
        f"{TEMPLATE}:1:1: Fehler: „betreff“ ist hier kein einfacher Text.\n"
        "    Als „{% set betreff = … %}“ schreiben, ohne {% endset %}. (Papier: content/antrag.md)\n"
    )


def test_a_mistake_in_an_included_template_is_told_there(projekt: Path) -> None:
    (projekt / "templates/gemeinsam").mkdir(parents=True)
    (projekt / "templates/gemeinsam/teil.html.j2").write_text("<p>gut</p>\n<b>schlecht</b>\n", encoding="utf-8")
    told = check(projekt, f"{START}{{% if true %}}\n{{% include 'gemeinsam/teil.html.j2' %}}\n{{% endif %}}\n")
    assert told.startswith("templates/gemeinsam/teil.html.j2:2:1: Fehler: Das Element <b> gibt es in Vorlagen nicht.")


def test_a_template_that_is_missing_is_named(projekt: Path) -> None:
    assert "templates/gibt-es-nicht.j2:1:1: Fehler: Diese Vorlage fehlt." in check(
        projekt, "{% include 'gibt-es-nicht.j2' %}"
    )


def test_a_template_cannot_leave_its_folders(projekt: Path) -> None:
    (projekt / "geheim.txt").write_text("geheim", encoding="utf-8")
    assert "Diese Vorlage fehlt." in check(projekt, "{% include '../geheim.txt' %}")


def test_a_sum_that_a_template_gets_wrong_is_told(projekt: Path) -> None:
    table = (
        "<table><thead><tr><th class='betrag'>A</th></tr></thead>"
        "<tbody><tr><td>{{ papier.tabelle.summen[0] }}</td></tr>"
        "<tr><td>{{ papier.tabelle.summen[0] }}</td></tr></tbody>\n"
        "<tfoot><tr><td class='summe'>{{ papier.tabelle.summen[0] }}</td></tr></tfoot></table>"
    )
    assert f"{TEMPLATE}:4:1: Fehler: Die Summe 50000 ist nicht die ihrer Spalte (100000).\n" in check(
        projekt, START + table
    )


SUMS = "<td>{{ papier.tabelle.summen[0] }}</td>"


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        (
            "<table><thead><tr><th>A</th><th class='zahl' headers='ist soll'>B</th></tr></thead></table>",
            "„headers“ nennt hier „ist soll“; so heißen keine Spalten.",
        ),
        (
            (
                "<table><thead><tr><th id='ist'>A</th></tr></thead></table>"
                "<table><thead><tr><th>A</th><th headers='ist'>B</th></tr></thead></table>"
            ),
            "„headers“ nennt hier „ist“; so heißen keine Spalten.",
        ),
        (
            (
                "<table><thead><tr><th id='ist'>A</th><th id='soll'>B</th><th headers='ist soll'>C</th></tr></thead>"
                f"<tbody><tr>{SUMS * 3}</tr></tbody></table>"
            ),
            "50000 ist nicht der Anteil einer Spalte an der anderen.",
        ),
        (
            (
                "<table><thead><tr><th id='wer'>A</th><th id='ist'>B</th></tr></thead>"
                f"<tbody><tr><td>X</td>{SUMS}</tr><tr><td>Y</td>{SUMS}</tr><tr><td>Y</td>{SUMS}</tr></tbody></table>"
                "<table><thead><tr><th headers='wer'>A</th><th headers='ist'>B</th></tr></thead>"
                f"<tbody><tr><td>X</td>{SUMS}</tr><tr><td>Y</td>{SUMS}</tr></tbody></table>"
            ),
            "50000 ist nicht, was in der Tabelle davor steht (100000).",
        ),
    ],
)
def test_a_number_that_is_not_what_its_column_computes_is_told(projekt: Path, tables: str, message: str) -> None:
    assert f"{TEMPLATE}:3:1: Fehler: {message}\n" in check(projekt, START + tables)


def test_an_amount_keeps_its_value_wherever_a_template_places_it(projekt: Path) -> None:
    row = "{% macro zelle(wert) %}<td>{{ wert }}</td>{% endmacro %}<tr>{{ zelle(papier.tabelle.summen[0]) }}</tr>"
    table = f"<table><thead><tr><th class='betrag'>A</th></tr></thead><tbody>{row}</tbody></table>"
    item = "<ul><li>zusammen {{ papier.tabelle.summen[0] }} Euro</li></ul>"
    assert "Fehler" not in check(projekt, f"{START}{table}{item}")
    tree = tree_in(projekt / "content" / "antrag.md", open_project(find_folder(projekt)))
    (cell,) = [node for node in walk(tree) if isinstance(node, Cell) and node.value is not None]
    assert (plain_text(cell), cell.value) == ("50.000", Decimal(50000))
    assert "• zusammen 50.000 Euro" in plain_text(tree).replace("\u00a0", " ")


@pytest.mark.parametrize(
    "words", ["{{ 7 * 7 }}", "{% include 'x' %}", "<b>fett</b>", "&lt;b&gt; & Co.", "\"Zitat\" 'so'"]
)
def test_what_an_author_writes_in_the_head_is_printed_as_it_stands(projekt: Path, words: str) -> None:
    head = HEAD.replace("Sanierung der Turnhalle", "'" + words.replace("'", "''") + "'")
    (projekt / "content" / "antrag.md").write_text(paper(head, BODY), encoding="utf-8")
    project = open_project(find_folder(projekt))
    tree = tree_in(projekt / "content" / "antrag.md", project)
    assert tree.metadata.subject == words
    assert plain_text(next(node for node in tree.children if isinstance(node, Heading))) == words
