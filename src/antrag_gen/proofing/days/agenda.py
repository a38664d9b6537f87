"""Rules on what was before a paper: a manuscript goes in; earlier sessions that are later than it come out."""

import datetime as dt
from collections.abc import Iterator

from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.in_prose import find_dates
from antrag_gen.papers.drucksache import Drucksache
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.days.done_later import find_done_later
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding, Rule

# „Vorgang: Verwaltungsausschuss vom 15.11.2023, Vorberatung“, as a line, in brackets, or below such a heading.
EARLIER = compile_late(
    r"\b(?:Vorg[aä]nge?|(?:[Bb]isherige|[Ff]rühere|[Vv]orangegangene)\s(?:Beratung(?:en|sfolge)?|Behandlung(?:en)?|Beschlüsse|Sitzungen)"
    r"|Vorberatung(?:en)?|Vorbehandlung)(?P<ende>:|\s\(|$)"
)
KEY = "vorgang"
LONGEST = 2_000  # characters of what lists sessions


def find_later_sessions(manuscript: Manuscript) -> Iterator[Finding]:
    """A session that is named as what went before, on a day after the paper's, or not before its own first one."""
    paper = manuscript.paper
    if paper is None or paper.datum is None:
        return
    limit, name = paper.datum, "diesem Papier"
    sessions = [each.termin for each in paper.beratungsfolge if each.termin] if isinstance(paper, Drucksache) else []
    if sessions and min(sessions) < limit:
        limit, name = min(sessions), "der Sitzung"
    found = [
        (passage.place(start + day.start), day.datum)
        for passage, start in _earlier(manuscript)
        for day in find_dates(passage.text[start:])
        if day.datum and day.datum > limit
    ]
    told = {finding.place for finding in find_done_later(manuscript)} if found else set()
    for place, day in found:
        if place not in told:
            yield Finding(place, _say(day, limit, name), "Das Jahr und den Tag der früheren Sitzung prüfen.")


def _say(day: dt.date, limit: dt.date, name: str) -> str:
    return f"Was vorausging, ist vom {format_datum_kurz(day)}, also nach {name} vom {format_datum_kurz(limit)}."


def _earlier(manuscript: Manuscript) -> Iterator[tuple[Passage, int]]:
    """The passages that tell what went before, each with where that begins."""
    below = False
    for passage in manuscript.passages:
        if len(passage.text) > LONGEST:
            continue
        match = EARLIER.search(passage.text)
        if passage.where is Where.UEBERSCHRIFT:
            below = match is not None and match.end() == len(passage.text)
        elif below or passage.section == KEY:
            yield passage, 0
        elif match and match["ende"] and not passage.is_literal(match.start()):
            yield passage, match.end()


RULES = (Rule("vorgang-datum", find_later_sessions),)
