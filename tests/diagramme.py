"""A report with all kinds of charts, composed from a template as a year's report is."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import ClassVar

from charts import CHARTS, FEW
from papers import PROJECT
from shared import shared

from antrag_gen.compose.document import compose
from antrag_gen.errors import Place
from antrag_gen.fields.diagramm import EURO, PROZENT, Diagramm
from antrag_gen.library.templates import TemplateFile, Templates
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.tree import ChartKind, Document, Heading, Series, Text
from antrag_gen.writers.formats import FORMATS

HARD = (
    *FEW,
    *("negative lines", "twenty years of bars", "long names", "names in capitals"),
    "signs that mean something elsewhere",
)
TEMPLATE = """<h1>{{ papier.betreff }}</h1>
{% for diagramm in papier.diagramme %}
<h2>Diagramm</h2>
<p>Was das Vorhaben gekostet hat und was es bewirkt, zeigen diese Zahlen.</p>
{{ diagramm }}
{% endfor %}
"""


def values(*given: object) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(str(value)) for value in given)


def years(of: tuple[Decimal | None, ...]) -> tuple[int, ...]:
    return tuple(range(2022, 2022 + len(of)))


def mittel(
    bewilligt: tuple[Decimal | None, ...], verausgabt: tuple[Decimal | None, ...], kind: ChartKind = ChartKind.SAEULEN
) -> Diagramm:
    """What was granted and what was spent of it, from 2022 on."""
    series = (Series("bewilligt", bewilligt), Series("verausgabt", verausgabt))
    return Diagramm(kind, "Bewilligte und verausgabte Mittel", EURO, years(bewilligt), series)


def kennzahl(
    ist: tuple[Decimal | None, ...],
    ziel: tuple[Decimal | None, ...] = (),
    titel: str = "Beratungen",
    place: Place | None = None,
) -> Diagramm:
    """An indicator from 2022 on, against its targets."""
    targets = (Series("Ziel", ziel, target=True),) if ziel else ()
    return Diagramm(ChartKind.LINIEN, titel, "Fällen", years(ist), (Series("Ist", ist), *targets), place)


GRANTED = values(50000, 50000, 55000, 60000)
SPENT = values("43210.55", 52000, 48000, None)
RATES = (Series("verausgabt", values("86.4", 104, "87.3", None)), Series("bewilligt", values(*[100] * 4), target=True))
DIAGRAMME = (
    mittel(GRANTED, SPENT),
    mittel(values(50000, 100000, 155000, 215000), values("43210.55", "95210.55", "143210.55", None), ChartKind.LINIEN),
    Diagramm(ChartKind.SAEULEN, "Anteil der verausgabten Mittel", PROZENT, years(GRANTED), RATES),
    kennzahl(values(10, 12, None, 18, 25.5), values(15, 15, 15, 20, 20)),
)


@dataclass(frozen=True, kw_only=True)
class Bericht(Zusammenstellung):
    diagramme: tuple[Diagramm, ...] = DIAGRAMME

    art: ClassVar[str] = "bericht"
    bezeichnung: ClassVar[str] = "Bericht"


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
    own = TemplateFile("templates/bericht/vorlage.html.j2", data, data)
    templates = Templates({**PROJECT.templates.files, "bericht/vorlage.html.j2": own})
    return compose(bericht, templates, PROJECT.einstellungen)


@cache
def hard() -> Document:
    """What has unusual signs, numbers and sizes, each with its name in words."""
    charts = (replace(CHARTS[name], alt=name) for name in HARD)
    return replace(report(), children=(Heading(1, (Text("Titel"),)), *charts))


@cache
def written(document: Document, suffix: str) -> bytes:
    """The bytes of the file, in the looks of all papers."""
    layout = PROJECT.templates.layout("bericht", FORMATS[suffix].layout)
    return shared(f"{document!r} {suffix}", lambda: FORMATS[suffix].load_writer()(document, layout))
