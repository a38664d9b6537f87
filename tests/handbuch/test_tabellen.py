"""What stands in tables of the handbook as an example is read as the page says, or refused where it says so."""

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from papers import PROJECT
from projekte import MOTION, bare
from pydantic import ValidationError
from raum import Raum
from seiten import code_of, tables_of, text_of
from test_angaben import MODELS, key_tables

from antrag_gen.errors import AntragError
from antrag_gen.fields.nummern import Nummern
from antrag_gen.fields.verweise import spell_references
from antrag_gen.german.betrag import parse_betrag
from antrag_gen.readers.yaml.head import read_head
from antrag_gen.tree import walk

NEXT = {
    "1.)": "2.)",
    "(1)": "(2)",
    "I.": "II.",
    "a)": "b)",
    "a.": "b.",
    "2.1": "2.2",
    "i.": "ii.",
    "1": "2",
    "1:": "2:",
    "#1": "#2",
    "Nr. 1": "Nr. 2",
    "[1]": "[2]",
    "a.)": "b.)",
    "1a": "1b",
    "①": "②",
    "1 –": "2 –",
    "Erstens:": "Zweitens:",
    "TOP 1": "TOP 2",
    "§ 1": "§ 2",
    "Ziffer 1": "Ziffer 2",
    "zu 1:": "zu 2:",
}


def examples_of_keys() -> Iterator[tuple[str, str, str]]:
    for page in MODELS:
        for table in (each for each in key_tables(page) if "Beispiel" in each.columns):
            for cell, example in zip(table.column(table.columns[0]), table.column("Beispiel"), strict=True):
                keys, shown = code_of(cell), code_of(example)
                pairs = zip(keys, shown, strict=True) if len(keys) == len(shown) else product(keys, shown)
                yield from ((page, *pair) for pair in pairs)


@pytest.mark.parametrize(("page", "key", "example"), list(examples_of_keys()))
def test_an_example_of_a_key_is_read(page: str, key: str, example: str) -> None:
    value = f"\n  {example}" if example.startswith("- ") else f" {example}"
    head, problems = read_head(f"{key}:{value}\n", "")
    assert problems == []
    for model in MODELS[page]:
        if key in model.model_fields:
            with pytest.raises(ValidationError) as told:
                model.model_validate(head.values, context=PROJECT)
            assert [error for error in told.value.errors() if error["loc"][0] == key] == []


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (each, row[1])
        for table in tables_of("verweise.md")
        if table.columns == ("Geschrieben", "Gedruckt")
        for row in table.rows[1:]
        for each in code_of(row[0])
    ],
)
def test_a_reference_is_printed_as_the_page_says(written: str, printed: str) -> None:
    lead = "Antrag Nr. 1/2023, Ziffern " if re.match(r"(?:[IVX]+\.)?\d", printed) else ""
    told = spell_references(lead + written.removesuffix("."), Nummern()).replace("\N{NO-BREAK SPACE}", " ")
    assert re.sub("^Antrag Nr. 1/2023, Ziffern? ", "", told) == printed


def test_amounts_are_read_or_refused_as_the_page_says() -> None:
    amounts = next(each for each in tables_of("haushaltsantrag.md") if each.columns == ("Sie schreiben", "Gemeint ist"))
    for code in [code for cell in amounts.column("Sie schreiben") for code in code_of(cell)]:
        parse_betrag(code, None)
    refused = re.search(r"lehnt das Programm ab .*?: (.*)\. Es rät nie", text_of("haushaltsantrag.md"))[1]
    assert len(code_of(refused)) == 3
    for code in code_of(refused):
        with pytest.raises(AntragError, match="nicht eindeutig"):
            parse_betrag(code, None)


@pytest.fixture
def raum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Raum:
    raum = Raum(tmp_path, monkeypatch)
    bare(raum)
    return raum


def told(raum: Raum, bodies: list[str]) -> dict[str, set[str]]:
    """How grave what is said is, of a paper for each of these texts."""
    for number, text in enumerate(bodies):
        raum.write(f"content/probe/{number}.md", raum.read(MOTION).replace("1. Das.", text))
    problems = json.loads(raum.run("pruefen", "--als", "json", "content/probe", ends=1))
    return {
        text: {each["stufe"] for each in problems if each["datei"] == f"content/probe/{number}.md"}
        for number, text in enumerate(bodies)
    }


@pytest.mark.langsam
def test_what_is_pasted_is_told_as_the_page_says(raum: Raum) -> None:
    rows = next(each for each in tables_of("einfuegen.md") if each.columns[0] == "Eingefügt").rows[1:]
    marks = [code for row in rows if row[0].startswith("Zeilen mit `") for code in code_of(row[0])]
    marks += [code for row in rows if "weiterzählt" in row[0] for code in code_of(row[0])]
    assert len(marks) == 8 + 3 + 18 + 4
    others = ["Ein\tWort.", "Ein Satz.\n\n##Überschrift\n\nEin Satz.", "Das [Amt][1].\n\n[1]: https://example.org"]
    others += [r"Unter \\server\ordner liegt es.", "Ein W&ZeroWidthSpace;ort."]
    lists = [f"{mark} Bänke\n{NEXT.get(mark, mark)} Körbe" for mark in marks if mark not in ("-", "1.")]
    lists += ["-Bänke\n-Körbe", "1.Bänke\n2.Körbe", "+ Bänke\n+Tische", "- eins\n\nText\n\n1. Bänke\n2.Tische"]
    wrong = told(raum, [*lists, *others])
    assert [text for text, levels in wrong.items() if levels != {"fehler"}] == []
    guessed = ["**Lage heute**\n\nEin ganzer Satz steht hier.", "Lage heute\n\nEin ganzer Satz steht hier."]
    assert list(told(raum, [*guessed, "-x\n-y"]).values())[:2] == [{"warnung"}, {"warnung"}]
    kept = ["Name: Müller\nVorname: Ida", "Rathaus\nMarktplatz 1\n70173 Stuttgart", "Die Wort-\ntrennung."]
    assert list(told(raum, [*kept, "-x\n-y"]).values())[:-1] == [{"warnung"}, {"warnung"}, {"warnung"}]
    nested = told(raum, ["A. Eins\n1. Unter\nB. Zwei", 'Ort\tText\nMarkt\t"eins\nzwei"', "Bänke … 12\nKörbe … 8"])
    assert [text for text, levels in nested.items() if levels != {"fehler"}] == []
    right = ["– Ein Absatz.", "(1) Ein Absatz.", "Es sind a) eins und b) zwei.", "A&nbsp;b, &auml;, W&shy;ort"]
    assert list(told(raum, [*right, "-x\n-y"]).values())[:-1] == [set(), set(), set(), set()]


@pytest.mark.langsam
def test_marks_of_other_programs_are_never_printed(raum: Raum) -> None:
    line = re.search(r"was Sie stattdessen schreiben: (.*?)\.\n\n", text_of("text.md"), re.S)[1]
    marks = code_of(line.replace("\n", " "))
    assert len(marks) == 21
    texts = {":": "Brunnen\n: Wasser", ":::": "::: hinweis\nWasser\n:::"}
    texts |= {mark: mark for mark in ("!!! note", "== Titel ==")}
    texts |= {mark: f"- {mark} Wasser" for mark in ("[-]", "[✓]")}
    found = told(raum, [texts.get(mark, f"Das {mark} hier.") for mark in marks])
    assert [text for text, levels in found.items() if levels != {"fehler"}] == []


@pytest.mark.langsam
def test_what_a_page_shows_of_markdown_is_right(raum: Raum) -> None:
    (table, *_) = tables_of("text.md")
    written = [code for cell in table.column("Sie schreiben") for code in code_of(cell)]
    pictures = [code for code in written if code.startswith("!")]
    left_out = {"\\", "# Wir beantragen", "`###`", *pictures}
    shown = [code for code in written if code not in left_out and code.lstrip("#")]
    lines = [code if re.match(r"#|-|>|1\.|\[\^", code) else f"Hier steht {code} im Satz." for code in shown]
    escaped = code_of(text_of("text.md").partition("steht `\\` davor: ")[2].partition("\n")[0])
    lines += ["Eine Zeile\\\nund noch eine.", " ".join(escaped)]
    raum.put_body(MOTION, "# Wir beantragen\n\n" + "\n\n".join(lines))
    made = {type(node).__name__ for node in walk(raum.tree(MOTION))}
    assert {"Emphasis", "Footnote", "LineBreak", "Link", "Quote", "Script", "Strong", "Struck"} - made == set()
    assert raum.printed(MOTION).endswith("\n* ~ ^ 18.")
