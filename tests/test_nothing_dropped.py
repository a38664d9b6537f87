"""Every key of every kind of paper is printed somewhere, or stands here with the reason why it is not."""

import copy
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any

import pytest
from papers import PROJECT, ROOT, load_in
from planted import Path, plant

from antrag_gen.compose.document import compose
from antrag_gen.fields.felder import Prosa
from antrag_gen.library.arten import ARTEN
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.tree import Item, Text, walk

REPORT = ROOT / "content/berichte/2024/kulturwandel-sozialamt.md"
# Keys that no paper prints, by a pattern of their path, and why.
SILENT = {
    r"oeffentlich": "who may see the file; the paper is the same",
    r"(mittel\.\d+\.)?summe": "a total that is only compared with the computed one, which is printed",
    r"(mittel|stellen)\.\d+\.ziffer": "by what decisions find it; the request itself is printed",
    r"ohne_pruefung": "which checks of words the paper does without",
    r"zaehlung": "how requests are numbered, which is read together with the text",
    r"anlagen\.\d+\.(einzeln\.\d+\.)?datei": "where the file lies; its title is printed",
    r"anlagen\.\d+\.(einzeln\.\d+\.)?(aufnehmen|alt)": "what is done with the file, see test_anlagen.py",
    r"anlagen\.\d+\.(antrag|drucksache)": "an Anlage is one thing, here several",
    r"anlagen\.\d+\.einzeln\.\d+\.drucksache": "an Anlage is one thing, here the motion",
}
# What is printed beside another key only, of which `pruefen` tells where that one is missing.
TOLD = frozenset({"einheit", "fassung_vom", "haushalt", "mittel", "stellen_vorhaben"})
SILENT_IN = {
    "haushaltsantrag massnahmen": {r"mittel\.\d+\.fhh": "a purpose stands in the table of one part of the budget"},
}


@dataclass(frozen=True)
class Variante:
    """A kind of paper; `fixed` are values that can't be any word, with what each prints."""

    kind: str
    name: str = ""
    fixed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    without: Set[str] = frozenset()
    entries: int = 2

    def __str__(self) -> str:
        return f"{self.kind} {self.name}".strip()

    def silent(self, path: Path) -> bool:
        patterns = {**SILENT, **SILENT_IN.get(str(self), {})}
        return any(re.fullmatch(pattern, ".".join(map(str, path))) for pattern in patterns)


BUDGET = {"haushalt": ("2024/2025", "2024")}
NEW = {"nummer": ("31/2024 Neufassung", "GRDrs 31/2024 Neufassung")}
VARIANTS = [
    *(
        Variante("haushaltsantrag", form, {**BUDGET, "formular": (form, "Haushaltsantrag")}, entries=entries)
        for form in ("kurz", "amtlich", "massnahmen")
        for entries in (1, 2)
    ),
    Variante("haushaltsantrag", "mit jedem Vorhaben", BUDGET, {"mittel", "summe", "einheit"}, entries=6),
    Variante("frageantrag", "", {"haushalt": ("2024/2025", "Haushalt 2024/2025")}),
    Variante("antrag"),
    Variante("stellungnahme"),
    Variante("beschlussvorlage", "kurz", {**BUDGET, **NEW}, {"begruendung"}),
    Variante("beschlussvorlage", "lang", {**BUDGET, **NEW}, {"kurzfassung"}),
    *(
        Variante(
            "mitteilungsvorlage",
            name,
            {**BUDGET, **NEW, "zum_haushaltsplan": ("2030/2031", "Mitteilungsvorlage zum Haushaltsplan 2030/2031")},
            {without},
        )
        for name, without in (("kurz", "bericht"), ("lang", "kurzfassung"))
    ),
    Variante("unterlage", "", {**BUDGET, **NEW}, {"beratungsfolge"}),
    Variante("fortschrittsbericht", "", {**NEW, "ziffer": ("2 a", "Ziffer 2 a"), "berichtsjahr": ("2024", "2024")}),
]


def words_of(kind: str, values: Mapping[str, Any]) -> str:
    """All words of the paper, with its letterhead and the head and foot of its pages."""
    paper = ARTEN[kind].model_validate(values, context=PROJECT)
    if isinstance(paper, Fortschrittsbericht):
        report = load_in(REPORT, PROJECT).paper
        assert isinstance(report, Fortschrittsbericht)
        paper.rest_on(report.foerderung)
    tree = compose(paper, PROJECT.templates, PROJECT.einstellungen)
    parts = [
        node.text if isinstance(node, Text) else node.label for node in walk(tree) if isinstance(node, (Text, Item))
    ]
    return "\n".join(parts).replace("\u00a0", " ").replace("\u00ad", "")


def changed(values: Mapping[str, Any], path: Path, value: str) -> dict[str, Any]:
    copied: Any = copy.copy(dict(values))
    inner = copied
    for step in path[:-1]:
        inner[step] = copy.copy(inner[step])
        inner = inner[step]
    inner[path[-1]] = value
    return copied  # type: ignore[no-any-return]


def test_every_kind_is_looked_at() -> None:
    assert {variant.kind for variant in VARIANTS} == set(ARTEN)


@pytest.mark.langsam
@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_every_key_is_printed(variant: Variante) -> None:
    planted = plant(ARTEN[variant.kind], variant.fixed, variant.without, variant.entries)
    words = words_of(variant.kind, planted.values)
    missing = [path for path, printed in planted.printed.items() if not any(each in words for each in printed)]
    assert [path for path in missing if not variant.silent(path)] == []
    same = [
        path
        for path, choices in planted.choices.items()
        if len(choices) > 1
        and not variant.silent(path)
        and all(words_of(variant.kind, changed(planted.values, path, choice)) == words for choice in choices[1:])
    ]
    assert same == []


@pytest.mark.langsam
@pytest.mark.parametrize("variant", [variant for variant in VARIANTS if variant.entries > 1], ids=str)
def test_every_key_that_may_be_missing_is_printed_without_the_others(variant: Variante) -> None:
    kind = ARTEN[variant.kind]
    planted = plant(kind, variant.fixed, variant.without, variant.entries)
    sections = {name for name, value in planted.values.items() if isinstance(value, Prosa)}
    needed = (
        {name for name, info in kind.model_fields.items() if info.is_required()}
        | sections
        | {"tabellen", "diagramme", "formular"}
    )
    least = {name: value for name, value in planted.values.items() if name in needed}
    words = words_of(variant.kind, least)
    alone = {
        name
        for name, value in planted.values.items()
        if name not in needed
        and not variant.silent((name,))
        and value != kind.model_fields[name].default
        and words_of(variant.kind, {**least, name: value}) == words
    }
    assert alone <= TOLD
