"""Compose the document tree of a paper from the template of its kind."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from antrag_gen.compose.charts import chart_blocks
from antrag_gen.compose.language import environment, render
from antrag_gen.compose.oversized import find_oversized
from antrag_gen.compose.printable import find_unprintable
from antrag_gen.compose.sandbox import Sandbox
from antrag_gen.compose.sheets import refuse_unbounded
from antrag_gen.compose.tables import lay_out, place_named
from antrag_gen.compose.views import Funktion
from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.fields.nummern import put_behind
from antrag_gen.fields.tabellenstellen import Platz, Platzart
from antrag_gen.fields.verweise import spell_references
from antrag_gen.library.templates import Templates
from antrag_gen.measure.sheet import Setting, read_setting
from antrag_gen.papers.papier import Papier
from antrag_gen.readers.markup.nodes import read_markup
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.transforms.contents import fill_contents
from antrag_gen.transforms.notes import call_notes_once
from antrag_gen.transforms.running_lines import fit_running
from antrag_gen.transforms.texts import N, map_text
from antrag_gen.transforms.typography import set_no_break_spaces
from antrag_gen.transforms.wide_tables import fit_tables
from antrag_gen.tree import Attachment, Block, Document, Heading, Metadata, walk
from antrag_gen.writers.pdf.own_fonts import wider_than_usual

TEMPLATE = "vorlage.html.j2"
TABLE = "gemeinsam/tabelle.html.j2"


def compose(
    paper: Papier | Zusammenstellung,
    templates: Templates,
    settings: Einstellungen,
    attachments: tuple[Attachment, ...] = (),
) -> Document:
    """The finished tree of a paper, or of what is put together from papers; raises as `draft`."""
    document, setting = draft(paper, templates, settings, attachments)
    return fill_contents(fit_running(fit_tables(set_words(document, settings), setting), setting))


def draft(
    paper: Papier | Zusammenstellung,
    templates: Templates,
    settings: Einstellungen,
    attachments: tuple[Attachment, ...] = (),
) -> tuple[Document, Setting]:
    """The tree that has not been fitted to its pages yet, and what these are like; all that can be wrong is told.

    Raises AntragError for mistakes in the template, at their place in it, for style sheets without bounds, and for
    characters that the fonts lack, at their place in the content file.
    """
    refuse_unbounded(templates, paper.art)
    name = f"{paper.art}/{TEMPLATE}"
    env, words = environment_of(templates), {"stadt": settings, "titel": Funktion(settings.titel)}
    rendered = render(env, name, {**words, "papier": paper})

    def make(platz: Platz) -> tuple[Block, ...]:
        if platz.art is Platzart.DIAGRAMM:
            return chart_blocks(paper.diagramme[platz.name].bild)
        made = render(env, TABLE, {**words, "tabelle": lay_out(platz.name, paper.tabellen[platz.name])})
        return read_markup(made.markup, made.placed, settings.gliederung)

    prose = [place_named(part, make) for part in rendered.placed.prose]
    blocks = read_markup(rendered.markup, replace(rendered.placed, prose=prose), settings.gliederung)
    metadata = _metadata(paper, settings, rendered.said)
    document = call_notes_once(Document(metadata, blocks, attachments, place=Place(f"templates/{name}")))
    sheet = templates.layout(paper.art, "css")
    setting = read_setting(sheet.decode("utf-8", "replace"), wider_than_usual(sheet))
    problems = [
        *_check_headings(document),
        *find_unprintable(document, templates, paper.art),
        *find_oversized(document, setting),
    ]
    if problems:
        raise AntragError(problems)
    return document, setting


def set_words(node: N, settings: Einstellungen) -> N:
    """The node with references in their one spelling, and no line break inside of what belongs together."""
    labels = (settings.nummern.drucksache.kuerzel, settings.nummern.antrag.kuerzel)
    return set_no_break_spaces(map_text(node, lambda text: spell_references(text, settings.nummern)), labels)


@lru_cache(maxsize=8)
def environment_of(templates: Templates) -> Sandbox:
    """The language of these templates, made once."""
    return environment(templates)


def _metadata(paper: Papier | Zusammenstellung, settings: Einstellungen, said: Mapping[str, str]) -> Metadata:
    """What the file says of itself; what the template says goes before what the paper says."""
    kind = said.get("bezeichnung", paper.bezeichnung)
    betreff = spell_references(said.get("betreff", paper.betreff), settings.nummern)
    return Metadata(
        title=": ".join(filter(None, (put_behind(kind, paper.kennung), betreff))),
        subject=betreff,
        author=said.get("verfasser", paper.verfasser) or f"{settings.stadt}, {settings.gremium}",
        kind=kind,
        number=paper.kennung,
        status=paper.status,
        date=paper.datum,
        art=paper.art,
        nichtoeffentlich=isinstance(paper, Papier) and paper.nichtoeffentlich,
    )


def _check_headings(document: Document) -> list[Problem]:
    """Headings that skip a level, or a title that is not the first: PDF/UA-1 (ISO 14289-1) 7.4.2."""
    problems, last = [], 0
    if not document.children:
        what, hint = "Die Vorlage druckt nichts.", "Mindestens den Titel drucken: <h1>{{ papier.betreff }}</h1>."
        return [Problem(document.place or Place(TEMPLATE), what, hint, "vorlage-leer")]
    for heading in (node for node in walk(document) if isinstance(node, Heading)):
        if heading.level > last + 1 or (heading.level == 1) != (last == 0):
            problems.append(
                Problem(
                    heading.place or Place(TEMPLATE),
                    f"Auf Ebene {last} folgt eine Überschrift der Ebene {heading.level}.",
                    "Ein Papier hat genau eine <h1>, den Titel, als erste Überschrift; keine Ebene wird übersprungen.",
                    "vorlage-ueberschrift",
                )
            )
        last = heading.level
    return problems
