"""Whatever last year's report says, the one that is made of it holds it again, and blanks are all that is wrong."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from papers import PROJECT
from work.yearly.yearly_content import fill_text

from antrag_gen.errors import AntragError
from antrag_gen.library.contents import Content, ContentFiles
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.load import check_content
from antrag_gen.library.loaded import Loaded
from antrag_gen.library.project import Library
from antrag_gen.readers.list_labels import GLIEDERUNG
from antrag_gen.readers.yaml.head import Value
from antrag_gen.readers.yaml.write import yaml_lines
from antrag_gen.work.yearly.due import Berichtsdatei, Faellig, find_due
from antrag_gen.work.yearly.earlier import read_earlier
from antrag_gen.work.yearly.prepare import _draft

BITS = [
    "Wort",
    "Ö",
    "1.200,50",
    "50 %",
    "2023",
    ": ",
    " #",
    "#",
    "- ",
    ",",
    '"',
    "'",
    "{",
    "[",
    "]",
    "&",
    "*",
    "!",
    "|",
    ">",
]
BITS += ["…", "\\", "@", "? ", "~", "---", "‹x", "e\u0301", "é", "\U0001f600"]
LINES = st.lists(st.sampled_from(BITS), min_size=1, max_size=5).map(" ".join).map(str.strip)
AMOUNTS = st.sampled_from(["0", "1.200,50", "500.000", "12.345,60 Euro", "1,5 TEUR", "1.000"])
BLOCKS = [
    "Ein Satz.",
    "- eins\n- zwei",
    "1. eins\n   1. zwei",
    "> Zitat",
    "**fett** und *schräg*",
]
BLOCKS += [
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "Mit Note.[^a]",
    "18\\. Oktober",
    "Zeile  \nUmbruch",
    "<https://example.org>",
]
HEADING = "### Unter dem Stand\n\nEin Satz."


def texts(*more: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([*BLOCKS, *more]), min_size=1, max_size=5, unique=True).map("\n\n".join)


SERIES = st.dictionaries(st.sampled_from(["2022", "2023", "2024"]), st.sampled_from(["1", "2,50", "1.000"]), max_size=3)
HEADS = st.fixed_dictionaries(
    {"betreff": LINES, "amt": LINES, "zweck": LINES, "massnahme": LINES, "name": LINES, "schritt": LINES, "ist": SERIES}
)
FILE = PROJECT.file("content/berichte/2025/radweg-uferstrasse.md")
LAST = PROJECT.file("content/berichte/2024/radweg-uferstrasse.md")


@cache
def radweg() -> Faellig:
    found, _ = find_due(2025, PROJECT)
    return next(each for each in found if each.kennung.antrag.nummer == 7042)


class WithReport(ContentFiles):
    """The files of the project, as they have been read, but for the report on 2024."""

    def __init__(self, data: bytes) -> None:
        super().__init__(lambda name, place: data if name == LAST.name else PROJECT.read(name, place), GLIEDERUNG)

    def get(self, file: ContentFile) -> Content:
        return super().get(file) if file.name == LAST.name else PROJECT.content(file)


def project_with(data: bytes) -> Library:
    return Library(PROJECT.katalog, WithReport(data), lambda: PROJECT.templates)


@st.composite
def reports(draw: st.DrawFn) -> str:
    """The content file of a report on 2024."""
    words, goals, stand = draw(HEADS), draw(texts()), draw(texts(HEADING))
    head: dict[str, Value] = {"art": "fortschrittsbericht", "betreff": words["betreff"], "amt": words["amt"]}
    head |= {"antrag": "7042/2023", "berichtsjahr": "2024", "stichtag": "31.12.2024", "ampel": "gelb"}
    head["umsetzung"] = "in_umsetzung"
    head["mittel"] = [{"jahr": "2024", "ist": "10.000", "uebertragen": draw(AMOUNTS), "verwendung": words["zweck"]}]
    head["massnahmen"] = [
        {"massnahme": words["massnahme"], "status": "offen", "amt": words["amt"], "naechster_schritt": words["schritt"]}
    ]
    indicator: dict[str, Value] = {"name": words["name"], "einheit": "%", "grund": "Keine Zahlen"}
    head["indikatoren"] = [indicator | ({"ist": words["ist"]} if words["ist"] else {})]
    body = f"# Ziele\n\n{goals}\n\n# Sachstand\n\n## Stand 31. Dezember 2024\n\n{stand}\n\n# Wirkung\n\nKeine.\n\n"
    body += "# Probleme\n\nKeine.\n\n# Ausblick\n\nGut.\n"
    body += "\n[^a]: Eine Note.\n" if "[^a]" in body else ""
    return "\n".join(["---", *yaml_lines(head, {}), "---", body])


def last_year(report: str) -> Faellig:
    """With this report on 2024 in the place of the real one; not one with mistakes."""
    loaded = load(report.encode())
    file = Berichtsdatei(LAST, 2024, loaded, ())
    assert file.bericht is not None
    foerderung = replace(radweg().foerderung, vorjahr=file.bericht.as_last_year(file.file.name))
    return replace(radweg(), foerderung=foerderung, letzter=file)


def load(data: bytes) -> Loaded:
    try:
        return project_with(data).open(LAST)
    except AntragError:
        assume(condition=False)
        raise


def check_next(report: str) -> None:
    """The report on 2025 that is made of `report` holds it, and has no new warning when its blanks are filled."""
    faellig = last_year(report)
    project = project_with(faellig.letzter.loaded.content.data)
    data = _draft(faellig, FILE, project)
    filled = fill_text(data.decode(), 2025).encode()
    loaded = check_content(Content(FILE, filled, project.read, GLIEDERUNG), project)
    before_ids = {problem.id for problem in faellig.letzter.loaded.problems}
    assert {problem.id for problem in loaded.problems} <= {"quelle-anmerkung", "platzhalter"} | before_ids
    before, now = read_earlier(faellig.letzter.loaded), read_earlier(loaded)
    assert now.sections["Ziele"] == before.sections["Ziele"]
    assert now.sections["Sachstand"].endswith(before.sections["Sachstand"])
    assert now.values["mittel"][0] == before.values["mittel"][0]
    assert now.values["mittel"][1]["uebertrag"] == before.values["mittel"][0]["uebertragen"]
    assert (now.values["betreff"], now.values["amt"]) == (before.values["betreff"], before.values["amt"])


@pytest.mark.langsam
@settings(max_examples=40)
@given(reports())
def test_the_next_report_takes_over_what_stays_and_fills_up_without_a_warning(report: str) -> None:
    check_next(report)
