"""Rules on what is told as of now or as coming into force, and was: a manuscript goes in, findings come out.

„Die Beiträge steigen zum 1. September 2024“ in a request of 2025, „im laufenden Jahr 2024“ in a paper of 2025.
"""

import datetime as dt
import re
from collections.abc import Iterator

from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.days.bygone import of_now
from antrag_gen.proofing.days.promises import NOT_SO, TIME, day_of, end_of, tell
from antrag_gen.proofing.days.told_times import OF_THAT_TIME
from antrag_gen.proofing.joined import has_one_of
from antrag_gen.proofing.manuscript import REQUESTS, Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding

# A term, a contract or a year can well have begun; what is to begin is work, or what somebody offers.
STARTS = (
    r"(?:(?:Betrieb|Probebetrieb|Angebot|Modellversuch|Versuch|Kurs|Projekt|Erhebung|Erhöhung|Umstellung|Bewirtschaftung"
    rf"|Verkauf|Anmeldung|Ausgabe){BLANK}(?:beginnt|startet))"
)
MOVES = (
    r"(?:steigt|steigen|sinkt|sinken|entfällt|entfallen|öffnet|öffnen|(?:erhöht|erhöhen|verringert|verringern|ändert"
    rf"|ändern|verlängert|verkürzt){BLANK}sich)"
)
# What is in force can have been for a while; from an earlier year on it is so only where that is said.
IN_FORCE = r"(?:gilt|gelten|tritt|treten)"
VERB = rf"(?P<verb>{MOVES}|{STARTS}|(?P<kraft>{IN_FORCE}))"
SUBJECT = rf"(?:die|der|das|alle){BLANK}(?:[a-zäöüß]{{3,}}e[nr]?{BLANK})?[A-ZÄÖÜ][\w-]+{BLANK}"
FROM = rf"(?:zum|ab|am|mit{BLANK}Wirkung{BLANK}(?:zum|vom)){BLANK}{TIME}"
ADVERB = rf"(?:(?:jeweils|dann|künftig|erstmals|damit|somit|einheitlich|alle|hierfür|dafür){BLANK})?"
COMES = compile_late(rf"\b{VERB}{BLANK}{ADVERB}(?:{SUBJECT})?{FROM}")
COMES_FIRST = compile_late(rf"^(?:Zum|Ab|Am|Mit{BLANK}Wirkung{BLANK}(?:zum|vom)){BLANK}{TIME}{BLANK}{VERB}\b")
# „ab 2024 um drei, ab 2026 um vier Euro“, „und endet 2030“
LATER = compile_late(rf"\b(?:bis|ab|zum|am|endet|enden|im){BLANK}{TIME}")
# What is only told to those who decide, and what a rule says.
TOLD = compile_late(r"\b(?:[Kk]enntnis|fest(?:gestellt)?|dass|wenn|falls|sofern|soweit|außer Kraft)\b|§")
IN_FORCE_ONLY = compile_late(r"\bin Kraft\b")
RUNNING = compile_late(
    rf"\b(?:laufende|aktuelle|gegenwärtige)[nsmr]?{BLANK}(?:Haushalts|Kalender|Wirtschafts|Geschäfts|Rechnungs"
    rf"|(?P<ueber>Schul|Kindergarten|Kita-|Ausbildungs))?[Jj]ahr(?:e?s)?{BLANK}(?P<jahr>20\d\d)"
    rf"(?:{BLANK}?[/–-]{BLANK}?(?:20)?(?P<bis>\d\d))?(?![\d/–-]|{BLANK}?[/–-]{BLANK}?\d|[.,]\d)"
)
OF_RUNNING = ("laufende", "aktuelle", "gegenwärtige")
# What was, and what somebody said at that time.
THEN = compile_late(
    r"\b(?:damal\w*|seinerzeit\w*|wurden?|war(?:en)?|hatten?|sollten?|konnten?|mussten?|hieß|lautete?n?|laut|beantragt\w*"
    r"|fordert\w*|gefordert|verlangt\w*|Antrag\w*|Anfrage\w*|Protokoll\w*|Niederschrift|Schreiben|Beschl[uü]ss\w*"
    r"|werde|sei(?:en)?|habe|solle|könne|müsse|würden?)\b"
)
CENTURY = 2000


def find_in_force(manuscript: Manuscript) -> Iterator[Finding]:
    """What a request lets rise or come into force at a time before the paper."""
    measured = day_of(manuscript)
    for passage in manuscript.with_one_of(("20",)) if measured else ():
        if measured is None or passage.section not in REQUESTS or passage.quoted or passage.where is Where.ZELLE:
            continue
        for start, sentence in passage.sentences():
            match = COMES.search(sentence) or COMES_FIRST.search(sentence)
            if match and _is_over(sentence, match, measured[0]) and not passage.is_literal(start + match.start()):
                yield tell(passage, start, match, measured[1])


def _is_over(sentence: str, match: re.Match[str], day: dt.date) -> bool:
    last = end_of(match)
    if last >= day or (match["kraft"] and last.year == day.year):
        return False
    if NOT_SO.search(sentence) or TOLD.search(sentence) or OF_THAT_TIME.match(sentence[match.end() :]):
        return False
    if match["verb"].startswith("tr") and not IN_FORCE_ONLY.search(sentence, match.end()):
        return False
    return not any(end_of(later) >= day for later in LATER.finditer(sentence, match.end()))


def find_running(manuscript: Manuscript) -> Iterator[Finding]:
    """„Im laufenden Jahr 2024“ in a paper, or a report on a time, that is later."""
    measured = day_of(manuscript)
    is_answer = manuscript.paper is not None and manuscript.paper.art == "stellungnahme"
    for passage in of_now(manuscript) if measured else ():
        if measured is None or passage.where is Where.KOPF or (is_answer and passage.where is Where.UEBERSCHRIFT):
            continue
        for start, sentence in passage.sentences() if has_one_of(passage.text, OF_RUNNING) else ():
            yield from _running(passage, start, sentence, measured) if not THEN.search(sentence) else ()


def _running(passage: Passage, start: int, sentence: str, measured: tuple[dt.date, str]) -> Iterator[Finding]:
    for match in RUNNING.finditer(sentence):
        if _last_year(match) < measured[0].year and not passage.is_literal(start + match.start()):
            hint = "Ist es der Text eines früheren Papiers? Das Jahr prüfen."
            yield Finding(passage.place(start + match.start("jahr")), f"„{match[0]}“ ist vorbei, {measured[1]}.", hint)


def _last_year(match: re.Match[str]) -> int:
    """2025 of „Jahr 2025“, „Schuljahr 2024/25“, and of „Schuljahr 2024“, which ends in the next one."""
    if match["bis"]:
        return CENTURY + int(match["bis"])
    return int(match["jahr"]) + (1 if match["ueber"] else 0)
