"""A second city: nothing of the first one is left in its papers."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from papers import MUSTERSTADT, OTHER_CITY, built, each_paper, tree_of
from programs import output_of

from antrag_gen.errors import Level
from antrag_gen.tree import plain_text

OURS = re.compile(
    r"Stuttgart|GRDrs|Drucksache|Referat|Gemeinderat|Verwaltungsausschuss|Rote Liste|Beschlussvorlage|Beschlussantrag"
    r"|Begründung|Wir beantragen|Wir fragen|Beteiligte Stellen|Vorliegende Anträge|Änderungsantrag|Haushaltsantrag"
    r"|Schaffung von Stellen|BesGr|Saldo|VZK|Frageantrag|Deckungsvorschlag|Sperrvermerk"
    r"|Klimarelevanz|Beratungsfolge|Vorlage an|Gezeichnet|Gz:|Nr\. \d+/\d{4}"
    r"|Anlagen?\b|Stellungnahme|Zwischennachricht|Oberbürger|Verteiler|An:"
)


def texts(paper: Path) -> dict[str, str]:
    """All that readers of the files can come upon, by part; the source that lies in them is the content's own."""
    files, metadata = built(paper).files, tree_of(paper).metadata
    found = {"tree": plain_text(tree_of(paper)), "metadata": str(metadata)}
    found["pdf"] = output_of("pdftotext", "-", "-", data=files["pdf"])
    with pikepdf.open(BytesIO(files["pdf"])) as pdf:
        found["docinfo"] = str(dict(pdf.docinfo.items()))
        found["xmp"] = str(pdf.open_metadata())
    with zipfile.ZipFile(BytesIO(files["docx"])) as package:
        for name in package.namelist():
            if name.endswith(".xml") and not name.startswith("customXml"):
                found[name] = " ".join(str(text) for text in etree.fromstring(package.read(name)).itertext())
    return found


def test_the_city_has_papers_of_these_kinds() -> None:
    kinds = [re.search(r"^art: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)[1] for path in OTHER_CITY]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "antrag": 2,
        "beschlussvorlage": 2,
        "fortschrittsbericht": 3,
        "frageantrag": 1,
        "haushaltsantrag": 4,
        "stellungnahme": 2,
    }


@pytest.mark.langsam
@each_paper("paper", OTHER_CITY)
def test_every_paper_is_built_without_an_error(paper: Path) -> None:
    assert [problem for problem in built(paper).problems if problem.level is Level.FEHLER] == []
    assert set(built(paper).files) == {"pdf", "docx"}


@each_paper("paper", OTHER_CITY)
def test_no_word_of_another_city_is_left(paper: Path) -> None:
    assert {part: found for part, text in texts(paper).items() if (found := OURS.findall(text))} == {}


def test_the_citys_words_numbers_and_template_are_used() -> None:
    text = " ".join(plain_text(tree_of(MUSTERSTADT / "content/vorlagen/radstation.md")).split())
    for words in (
        "Aktenzeichen: 66.20.04",
        "Vorlage VO/2024/0087",
        "Vorlage zur Beschlussfassung Bau einer Radstation am Bahnhof",
        "Beschlussvorschlag 1. Dem Bau",
        "Sachverhalt Am Bahnhof",
        "Wegfallende Stellen Amt Anzahl Bewertung Funktion",
        "Veränderung der Stellenübersicht: +0,25 Stelle",
        "Anträge aus dem Rat • Antrag Nr. AT/2023/0031, Ziffer 2 Für die Richtigkeit",
    ):
        assert words in text
    assert "Damit erledigt" not in text


def test_the_citys_words_for_money_are_used() -> None:
    text = plain_text(tree_of(MUSTERSTADT / "content/antraege/haushalt-eintritt.md")).replace("\u00a0", " ")
    for words in (
        "Mindereinnahme „Eintritt für Kinder“: 65.000 Euro jährlich ab 2024",
        "Minderausgabe „Broschüren“: 80.000 Euro jährlich ab 2024",
        "Mehrausgabe (investiv) „Drehkreuze“: bis zu 80.000 Euro",
        "Im Haushalt zu ändern sind (in Euro):",
        "Summe Belastung   bis 145.000 65.000 65.000 65.000 65.000",
        "Summe Verbesserung   80.000 80.000 80.000 80.000 80.000",
    ):
        assert words in text.split("\n")
    assert not re.search("Mehrbedarf|Entlastung|Saldo|Minderaufwand|Minderertrag|Mehrauszahlung", text)


def test_a_report_on_half_a_year_has_the_citys_word_and_no_balance_of_years_that_are_over() -> None:
    tree = tree_of(MUSTERSTADT / "content/berichte/baeume-2025-halbjahr.md")
    text = " ".join(plain_text(tree).split())
    assert "Bericht zur Jahresmitte 2025 zum Antrag zum Haushalt Nr. AT/2023/0040" in text
    assert "2025 ist bis zum 30. Juni 2025 gezählt; was davon übrig ist, steht noch bis zum Jahresende" in text
    assert [word for word in ("Bilanz", "nicht übertragen", "Halbjahresbericht") if word in text] == []


def test_only_what_differs_is_in_the_project() -> None:
    names = {
        path.relative_to(MUSTERSTADT / "templates").as_posix() for path in (MUSTERSTADT / "templates").rglob("*.*")
    }
    assert names == {
        "beschlussvorlage/layout.css",
        "beschlussvorlage/layout.docx",
        "gemeinsam/beteiligung.html.j2",
    }
