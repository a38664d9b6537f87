"""Rules on what is told as still going on, or as coming, and was over: a manuscript goes in, findings come out.

„Das Land fördert … noch bis Ende 2024“ in a paper of 2025; in a report also what is to come at a time before its day.
"""

import re
from collections.abc import Iterator

from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.days.promises import BODY, NOT_SO, THEN, TIME, day_of, end_of, tell
from antrag_gen.proofing.days.told_as_done import ATTRIBUTE, ENDING
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht

GOES_ON = (
    r"(?:gilt|gelten|läuft|laufen|fördert|fördern|besteht|bestehen|dauert|dauern|bleibt|bleiben|gibt|zahlt|zahlen"
    r"|übernimmt"
    r"|übernehmen|bietet|bieten|steht|stehen|trägt|tragen|bezuschusst|unterstützt|unterstützen|gewährt|gewähren|kann"
    r"|können"
    r"|darf|dürfen|nimmt|nehmen)"
)
STATE = r"(?:ist|sind|hat|haben|wird|werden)"
UNTIL = rf"bis(?:{BLANK}(?:spätestens|einschließlich))?{BLANK}{TIME}"
STILL = compile_late(rf"\b(?:{GOES_ON}|(?P<zustand>{STATE}))\b[^,;:]{{0,90}}?\bnoch{BLANK}{UNTIL}")
STILL_FIRST = compile_late(rf"^(?:Noch{BLANK}{UNTIL}{BLANK}(?:{GOES_ON}|(?P<zustand>{STATE}))\b)")
STILL_LATER = compile_late(
    rf"^(?:Bis{BLANK}(?:spätestens{BLANK})?{TIME}{BLANK}{GOES_ON}{BLANK}(?:[\w-]+{BLANK}){{0,3}}?noch\b)"
)
RUNS_OUT = compile_late(
    rf"\b(?:läuft|laufen)\b(?:{BLANK}[^\s,;:]+){{0,4}}?{BLANK}(?:(?:Ende|zum|am|im"
    rf"|mit(?:{BLANK}dem)?){BLANK}){TIME}{BLANK}(?:aus|ab)\b"
)
STILL_SIGN = compile_late(r"\b[Nn]och\b|\bläuft\b|\blaufen\b")
WHO = compile_late(r"^(?:Wer|Was|Wenn|Falls|Solange)\b")
# In a report: what is done by somebody up to or at a time.
TO_COME = compile_late(
    rf"\b(?:wird|werden|soll|sollen)\b[^,;:]{{0,60}}?\b(?:im|am|bis|ab|Anfang|Mitte|Ende)\b{BLANK}(?:{TIME})"
)
FIRST_TO_COME = compile_late(
    rf"^(?:Im|Am|Bis|Ab|Anfang|Mitte|Ende)\b{BLANK}(?:{TIME}){BLANK}(?:wird|werden|soll|sollen)\b"
)
FOLLOWS = compile_late(
    rf"\b(?:folgt|folgen|beginnt|beginnen|startet|starten|öffnet|öffnen){BLANK}(?:im|am|ab|bis|Anfang|Mitte"
    rf"|Ende){BLANK}(?:{TIME})"
)
# „Die letzten Plätze entstehen bis Ende 2025“, „darüber entscheidet der Stadtrat voraussichtlich im Herbst 2025“
AT = rf"(?:voraussichtlich{BLANK}|spätestens{BLANK})?(?:im|am|ab|bis|Anfang|Mitte|Ende){BLANK}"
COMES = compile_late(
    rf"\b(?:(?:entsteht|entstehen|endet|enden|schließt|schließen){BLANK}{AT}"
    rf"|(?:entscheidet|entscheiden|berät|beraten|beschließt|beschließen|berichtet|berichten|prüft|prüfen|baut|bauen){BLANK}"
    rf"(?:{BODY}{BLANK})?{AT}|(?:voraussichtlich|frühestens){BLANK}(?:im|am|ab|bis|Anfang|Mitte|Ende){BLANK})(?:{TIME})"
)
OUTLOOK = "ausblick"
OF_REPORTS = (OUTLOOK, "probleme", "kurzfassung", "sachstand")
STEP_TIME = compile_late(rf"\b(?:[Ii]m|[Aa]m|[Bb]is|[Aa]b|[Aa]nfang|[Mm]itte|[Ee]nde)\b{BLANK}(?:{TIME})")
BEEN = compile_late(
    r"\b(?:Antrag|Beschluss\w*|Vertrag\w*|aus|von|seit|nach|Stand|Angebot\w*|wurden?|hat|haben|war(?:en)?)\b"
)


def find_still(manuscript: Manuscript) -> Iterator[Finding]:
    """What goes on „noch bis Ende 2024“ in a later paper."""
    paper = manuscript.paper
    datum = paper.datum if paper else None
    measured = day_of(manuscript)
    for passage in of_now(manuscript) if datum and measured else ():
        if not STILL_SIGN.search(passage.text):
            continue
        for start, sentence in passage.sentences():
            for match in _still(sentence):
                if datum and measured and end_of(match) < datum and not passage.is_literal(start + match.start()):
                    yield tell(passage, start, match, measured[1])


def of_now(manuscript: Manuscript) -> Iterator[Passage]:
    """The passages with years; of the Sachstand not what was told of earlier years, which their headings name."""
    heading, year = "", str(getattr(manuscript.paper, "berichtsjahr", ""))
    for passage in manuscript.passages:
        heading = passage.text if passage.where is Where.UEBERSCHRIFT else heading
        is_earlier = passage.section == "sachstand" and "20" in heading and year not in heading
        if "20" in passage.text and not passage.quoted and passage.where is not Where.ZELLE and not is_earlier:
            yield passage


def _still(sentence: str) -> Iterator[re.Match[str]]:
    match = STILL.search(sentence) or STILL_FIRST.search(sentence) or STILL_LATER.search(sentence)
    match = match or RUNS_OUT.search(sentence)
    if match is None or WHO.match(sentence):
        return
    behind = re.split(r"[,;:]\s", sentence[match.end() :])[0].rstrip(" .!?")
    if ATTRIBUTE.match(behind) or ("zustand" in match.groupdict() and _is_past(match["zustand"], behind)):
        return
    yield _time_in(sentence, match)


def _time_in(sentence: str, match: re.Match[str]) -> re.Match[str]:
    """The time that it ends with, and no more."""
    return ([*STEP_TIME.finditer(sentence, match.start(), match.end())] or [match])[-1]


def _is_past(state: str | None, behind: str) -> bool:
    return state in ("hat", "haben", "ist", "sind") and ENDING.search(behind) is not None


def find_in_reports(manuscript: Manuscript) -> Iterator[Finding]:
    """What a report tells as coming, at a time before the day that it is told of."""
    measured = day_of(manuscript)
    if not isinstance(manuscript.paper, Fortschrittsbericht) or measured is None:
        return
    for passage in of_now(manuscript):
        for start, match in _in_report(passage):
            last = end_of(match)
            is_over = last < measured[0] or (last == measured[0] and passage.section == OUTLOOK)
            if is_over and not passage.is_literal(start + match.start()):
                yield tell(passage, start, match, measured[1])


def _in_report(passage: Passage) -> Iterator[tuple[int, re.Match[str]]]:
    if passage.where is Where.KOPF:
        if passage.path[-1] == "naechster_schritt" and not BEEN.search(passage.text):
            match = STEP_TIME.match(passage.text) or TO_COME.search(passage.text)
            if match and not ATTRIBUTE.match(passage.text[match.end() :]):
                yield 0, match
        return
    for start, sentence in passage.sentences() if passage.section in OF_REPORTS else ():
        match = TO_COME.search(sentence) or FIRST_TO_COME.search(sentence) or FOLLOWS.search(sentence)
        match = match or (COMES.search(sentence) if passage.section == OUTLOOK else None)
        # „wird im März 2025 montags, im Herbst 2026 täglich gezählt“
        is_more = match and (THEN.search(sentence, match.end()) or ATTRIBUTE.match(sentence[match.end() :]))
        if match and not is_more and not NOT_SO.search(sentence):
            yield start, _time_in(sentence, match)
