"""A report with all kinds of charts, composed from a template as a year's report is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import ClassVar

from papers import PROJECT

from antrag_gen.compose.document import compose
from antrag_gen.fields.diagramm import Diagramm, ausgabenquote, kennzahl, mittel_aufsummiert, mittel_je_jahr
from antrag_gen.library.templates import TemplateFile, Templates
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.tree import Document
from antrag_gen.writers.formats import FORMATS

TEMPLATE = """<h1>{{ papier.betreff }}</h1>
{% for diagramm in papier.diagramme %}
<h2>Diagramm</h2>
<p>Was das Vorhaben gekostet hat und was es bewirkt, zeigen diese Zahlen.</p>
{{ diagramm }}
{% endfor %}
"""


def values(*given: object, first: int = 2022) -> Mapping[int, Decimal | None]:
    return {first + at: None if value is None else Decimal(str(value)) for at, value in enumerate(given)}


APPROVED = values(50000, 50000, 55000, 60000)
SPENT = values("43210.55", 52000, 48000, None)
DIAGRAMME = (
    mittel_je_jahr(APPROVED, SPENT),
    mittel_aufsummiert(APPROVED, SPENT),
    ausgabenquote(APPROVED, SPENT),
    kennzahl("Beratungen", "Fällen je Woche", values(10, 12, None, 18, 25.5), values(15, 15, 15, 20, 20)),
)


@dataclass(frozen=True, kw_only=True)
class Bericht(Zusammenstellung):
    diagramme: tuple[Diagramm, ...] = DIAGRAMME

    art: ClassVar[str] = "bericht"
    name: ClassVar[str] = "Bericht"


@cache
def report(*diagramme: Diagramm) -> Document:
    """The tree of a report with these charts, or with one of each kind."""
    bericht = Bericht(
        projekt=PROJECT.einstellungen,
        betreff="Bericht über vier Jahre",
        stand=dt.date(2026, 3, 31),
        diagramme=diagramme or DIAGRAMME,
    )
    data = TEMPLATE.encode()
    templates = Templates({"bericht/vorlage.html.j2": TemplateFile("templates/bericht/vorlage.html.j2", data, data)})
    return compose(bericht, templates, PROJECT.einstellungen)


@cache
def written(document: Document, suffix: str) -> bytes:
    """The bytes of the file, in the looks of all papers."""
    return FORMATS[suffix].load_writer()(document, PROJECT.templates.layout("bericht", FORMATS[suffix].layout))
