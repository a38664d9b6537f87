"""Rules on years that an earlier paper left behind: a manuscript goes in, findings come out."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from itertools import chain

from antrag_gen.german.datum import MONATE, format_datum_kurz
from antrag_gen.german.in_prose import BLANK, CENTURIES, YEAR, may_have_years
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.days.bygone import find_in_reports, find_still
from antrag_gen.proofing.days.promises import find_overdue
from antrag_gen.proofing.days.running import find_in_force, find_running
from antrag_gen.proofing.days.told_as_done import PRETERITE
from antrag_gen.proofing.days.told_times import OF_THAT_TIME, SEASONS, month_of
from antrag_gen.proofing.manuscript import REQUESTS, Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht

PLAN = compile_late(
    r"\b(?P<plan>(?:Doppel|Nachtrags)?[Hh]aushalts?(?:\w*plan\w*|satzung|beratung(?:en)?|jahr(?:e[sn]?)?|entwurfs?|lesung(?:en)?)?"
    rf"|DHH|HH(?:Pl\.?)?|Stellenplan\w*|Finanzplan\w*){BLANK}(?:(?:der|die|für|zu|zum|den|des|Jahre?n?s?){BLANK}){{0,3}}"
    rf"(?P<jahre>{YEAR}(?:{BLANK}?[/–-]{BLANK}?(?:20)?\d{{2}}(?!\d)|{BLANK}(?:und|bis){BLANK}20\d\d)?|\d\d/\d\d(?![\d/]))"
)
SIGNS_OF_PLANS = ("aushalt", "HH", "Stellenplan", "Finanzplan")
# What the paper itself asks for or lays before, where it does not stand in a request.
OWN = compile_late(
    r"\b(?:einzustellen|einstellen|bereit(?:zu)?stellen|bereitgestellt|eingestellt|vorzusehen|vorgesehen|zu schaffen"
    r"|geschaffen|aufzunehmen|aufgenommen|beantrag(?:en|t)|angemeldet|veranschlagt|soll(?:en)?|wird|werden|stellen|sind|ist"
    r"|muss|müssen|erfolgt|bitten|bittet|meldet|melden|anzumelden|anmelden|beantragen|fordern|fordert|schlägt|schlagen"
    r"|(?:steht|stehen)(?=.*\b(?:bereit|zur Verfügung)\b)|fehlt|fehlen|laufenden|aktuellen|kommenden|nächsten)\b"
)
# What was, or what is held against it.
EARLIER = compile_late(
    r"\b(?:gegenüber|verglichen|Vergleich|bereits|schon|seit|zuletzt|letzten|vorigen|vorherigen|vergangenen|früher(?:en)?"
    r"|damals|damaligen|bisher(?:igen)?|hatten?|wurden?|war(?:en)?|haben|hat|erstmals|Ansatz|Ansätze|Ergebnis"
    r"|Rechnung|nach dem|wie|aus|noch|beschloss(?:en)?|abgelehnt|Vorjahr|statt|anders als|Jahresabschluss"
    r"|worden|dagegen|hingegen|demgegenüber|geltende[nrms]?|gültige[nrms]?|rückwirkend|nachträglich"
    r"|liefen|Niveau|Stand|Antr(?:ag|äge|ags|ägen)(?=,? (?:Nr|\d|zum|zur))|GRDrs"
    r"|Drucksache)\b",
    re.IGNORECASE,
)
# What a motion with a budget of its own calls itself in its subject: „Antrag zum Doppelhaushalt 2022/2023“.
OF_PAPER = compile_late(r"\b(?:Haushalts)?[Aa]ntr(?:ag|äge) zu[mr]\b")
ANTICIPATED = compile_late(rf"\bVorgriff{BLANK}auf{BLANK}den{BLANK}$")
SHORT = 2
# When something is to be: behind a word that leads to a time.
NAMED_TIMES = "|".join((*MONATE, *SEASONS, "Schuljahr", "Kindergartenjahr"))
TIME = compile_late(
    rf"\b(?:[Aa]b|[Ii]m|[Bb]is|[Zz]um|[Aa]m|[Ff]ür|[Ii]n)\b{BLANK}(?:(?:dem|den|das|die|zum|Ende|Anfang|Mitte|kommenden"
    rf"|nächsten|Jahre?n?|\d{{1,2}}\.){BLANK}){{0,4}}(?:(?P<zeit>{NAMED_TIMES}){BLANK})?"
    rf"(?P<jahr>{YEAR})(?:{BLANK}?(?:/|–|bis|und){BLANK}?(?P<bis>20\d\d))?"
)
ARTICLE = compile_late(rf"\b(?:[Dd](?:ie|er|en|em|as|es)|[Ee]ine[nrms]?){BLANK}$")
REPORTED = compile_late(rf"\bBericht(?:sjahre?s?|szeitraum(?:e?s)?){BLANK}{YEAR}")
# What is told of the year itself: only „gegenüber“, „wie“ and the like look back at an earlier one.
OF_REPORT = compile_late(r"\b(?:hatten?|wurden?|war(?:en)?|haben|hat|worden|erstmals|bereits|schon|noch|aus)\b")
# „1862 bis 1934“ is a time that was.
IN_RANGE = compile_late(rf"(?:1[5-9]|20)\d\d{BLANK}$")
AHEAD = compile_late(
    r"\b(?:wird|werden|soll(?:en)?|öffnet|öffnen|beginnt|beginnen|startet|folgt|folgen|kommt|kommen|endet|tritt|findet|erhält"
    r"|erhalten|kommenden?|nächste[nr]?|künftig)\b"
)
COMPARED = compile_late(rf"\b(?:als|gegen|nach|über dem Wert|unter dem Wert)(?:{BLANK}(?:noch|schon))?{BLANK}$")
ALIKE = ("beschlossen", "entschieden")
IS_TO_BE = compile_late(r"\b(?:wird|werden|soll|sollen)\b")
OWN_DECISION = compile_late(r"\bbeschlossen(?=[.;,]|$)")
RIGHT_BEFORE = compile_late(rf"\b(?:wird|werden|soll|sollen){BLANK}$")
OF_VERB = compile_late(r"(?:[Zz]um|[Aa]b|[Bb]is|[Ii]m|[Aa]m)\b")
PAST = compile_late(
    r"\b(?:[Ff]olgte|[Bb]egann|[Öö]ffnete|[Ss]tieg(?:en)?|[Ss]ank(?:en)?|gab|kamen?|fand(?:en)?|lag(?:en)?|betrug|sah(?:en)?|galt(?:en)?|stand(?:en)?|endete|hieß)\b"
)


def find_stale_budgets(manuscript: Manuscript) -> Iterator[Finding]:
    """An earlier budget or Stellenplan in a request, in a title, or where the paper says what it is about itself."""
    own = _own_budget(manuscript)
    if own is None:
        return
    first, name = own
    has_budget = hasattr(manuscript.paper, "haushalt")
    for passage in manuscript.with_one_of(SIGNS_OF_PLANS):
        if passage.quoted or passage.where in (Where.ZELLE, Where.ANMERKUNG):
            continue
        is_title = has_budget and passage.section == "betreff"
        for start, sentence in passage.sentences():
            for match in PLAN.finditer(sentence):
                if _last(match["jahre"]) < first and _is_own(passage, sentence, match, is_title=is_title):
                    what = f"Im Text steht „{match[0]}“, {name}."
                    hint = "Ist es der Text eines früheren Papiers? Das Jahr prüfen."
                    yield Finding(passage.place(start + match.start()), what, hint)


def _own_budget(manuscript: Manuscript) -> tuple[int, str] | None:
    """The first year that the paper can be about, and how it is told."""
    paper = manuscript.paper
    if paper is None or paper.berichtet_ueber_antrag:
        return None
    haushalt = getattr(paper, "haushalt", None)
    if haushalt is not None:
        return haushalt.erstes, f"der Haushalt ist {haushalt.text}"
    return (paper.datum.year, f"das Papier ist von {paper.datum.year}") if paper.datum else None


def _is_own(passage: Passage, sentence: str, match: re.Match[str], *, is_title: bool) -> bool:
    if passage.is_literal(passage.text.index(sentence) + match.start()):
        return False
    if ANTICIPATED.search(sentence[: match.start()]):
        return True
    around = sentence[: match.start()] + sentence[match.end() :]
    if EARLIER.search(OF_PAPER.sub("", around) if is_title else around):
        return False
    is_request = passage.section in REQUESTS or passage.where is Where.UEBERSCHRIFT or passage.section == "betreff"
    return is_request or bool(OWN.search(around))


def _last(jahre: str) -> int:
    """2025 of `2025`, `2024/2025`, `2024/25`, `24/25` and `2024 und 2025`."""
    first, *last = re.split(r"\D+", jahre)
    year = last[-1] if last else first
    return int(f"20{year}" if len(first) == SHORT else f"{first[: 4 - len(year)]}{year}")


def find_plans(manuscript: Manuscript) -> Iterator[Finding]:
    """What is told as coming and lies before the paper's date; each year is told once."""
    told = set()
    finders = (find_past_plans, find_overdue, find_still, find_in_reports, find_in_force, find_running)
    for finding in chain.from_iterable(finder(manuscript) for finder in finders):
        if finding.place not in told:
            told.add(finding.place)
            yield finding


def find_past_plans(manuscript: Manuscript) -> Iterator[Finding]:
    """What is told as coming, at a time that lies before the paper's date or, in a request, before its budget."""
    own, datum = _own_budget(manuscript), manuscript.paper.datum if manuscript.paper else None
    for passage in manuscript.with_one_of(CENTURIES if own else ()):
        is_request = passage.section in REQUESTS
        if own is None or passage.quoted or passage.where in (Where.ZELLE, Where.ANMERKUNG, Where.KOPF):
            continue
        for start, sentence in filter(_may_have_times, passage.sentences()):
            told = OWN_DECISION.sub("", sentence) if is_request and IS_TO_BE.search(sentence) else sentence
            if not AHEAD.search(sentence) or any(words.search(told) for words in (EARLIER, PAST, PLAN)):
                continue
            for match in TIME.finditer(sentence):
                if IN_RANGE.search(sentence[: match.start()]) or _is_compared(sentence, match):
                    continue
                if _is_attributive(sentence, match) or _is_in_preterite(sentence, match):
                    continue
                is_over = datum is not None and _end_of(match) < datum
                measure = f"das Papier ist vom {format_datum_kurz(datum)}" if datum else own[1]
                is_past = is_over and (not is_request or _is_said_of_verb(sentence, match))
                if is_request and int(match["jahr"]) < own[0]:
                    is_past, measure = True, own[1]
                if is_past and not passage.is_literal(start + match.start()):
                    what = f"„{match[0].strip()}“ wird als Kommendes erzählt, {measure}."
                    hint = "Ist es der Text eines früheren Papiers? Das Jahr prüfen."
                    yield Finding(passage.place(start + match.start("jahr")), what, hint)


def _may_have_times(said: tuple[int, str]) -> bool:
    return may_have_years(said[1])


def _is_compared(sentence: str, match: re.Match[str]) -> bool:
    """„zwölf mehr als im Herbst 2024“, „(im Herbst 2024: 24)“, „24 im Herbst 2024, 36 im Herbst 2025“."""
    before = sentence[: match.start()]
    return bool(COMPARED.search(before)) or before.count("(") > before.count(")")


def _is_attributive(sentence: str, match: re.Match[str]) -> bool:
    """„die bis Ende 2024 befristete Regelung“, of which something else is told."""
    return bool(ARTICLE.search(sentence[: match.start()]) and OF_THAT_TIME.match(sentence[match.end() :]))


def _is_in_preterite(sentence: str, match: re.Match[str]) -> bool:
    """„Im Mai 2025 beschlossen beide Räte“, but not „wird zum 1. Februar 2025 beschlossen“."""
    verb = PRETERITE.match(sentence, match.end())
    is_participle = verb is not None and verb[0].strip() in ALIKE and IS_TO_BE.search(sentence, 0, match.start())
    return verb is not None and not is_participle


def _is_said_of_verb(sentence: str, match: re.Match[str]) -> bool:
    """„wird zum 1. Februar 2025 beschlossen“, in the year of the paper: no noun stands between, and none is of it."""
    return bool(RIGHT_BEFORE.search(sentence[: match.start()]) and OF_VERB.match(match[0])) and not OF_THAT_TIME.match(
        sentence[match.end() :]
    )


def _end_of(match: re.Match[str]) -> dt.date:
    """The last day of the time that is named."""
    year, word = int(match["bis"] or match["jahr"]), match["zeit"] or ""
    month = month_of(word)
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def find_other_reports(manuscript: Manuscript) -> Iterator[Finding]:
    """„im Berichtsjahr 2024“ in the report on 2025, where nothing says that it looks back."""
    paper = manuscript.paper
    if not isinstance(paper, Fortschrittsbericht):
        return
    heading = ""
    for passage in manuscript.passages:
        heading = passage.text if passage.where is Where.UEBERSCHRIFT else heading
        if passage.quoted or passage.where in (Where.ZELLE, Where.ANMERKUNG):
            continue
        for start, sentence in passage.sentences():
            for match in REPORTED.finditer(sentence) if str(paper.berichtsjahr) not in sentence else ():
                is_of_then = match[0][-4:] in heading or _looks_back(sentence, match)
                if not is_of_then and not passage.is_literal(start + match.start()):
                    what = f"Im Text steht „{match[0]}“, der Bericht ist über {paper.berichtsjahr}."
                    hint = "Ist es der Text des vorigen Berichts? Das Jahr prüfen."
                    yield Finding(passage.place(start + match.start()), what, hint)


def _looks_back(sentence: str, match: re.Match[str]) -> bool:
    # A report is on a „Stand“, which of a budget is an earlier one.
    words = sentence.replace("Stand", "")
    return EARLIER.search(OF_REPORT.sub(" ", words) if "jahr" in match[0] else words) is not None


RULES = (
    Rule("jahr-haushalt", find_stale_budgets),
    Rule("jahr-vergangen", find_plans),
    Rule("jahr-bericht", find_other_reports),
)
