"""A rule on days behind the paper's own that are told as past: a manuscript goes in, findings come out."""

import datetime as dt
import re
from collections.abc import Iterator

from antrag_gen.german.aemter import join_offices
from antrag_gen.german.datum import MONATE, WOCHENTAGE, format_datum_kurz
from antrag_gen.german.in_prose import BLANK, Tag, find_dates, may_have_years
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.days.told_as_done import (
    SUBJUNCTIVE,
    Spot,
    find_periods,
    first_day_of,
    is_planned,
    is_told_as_done,
    name_of,
)
from antrag_gen.proofing.days.told_times import OF_THAT_TIME
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule

MOST_WORDS_BEFORE = 6
# What was done, in the words before or behind the day that it was done on.
DONE = compile_late(
    r"\b(?:hat|haben|hatte|hatten|wurden?|war(?:en)?|fand(?:en)?|beschloss(?:en)?|beriet|tagte|stimmten?|lehnten?|nahm(?:en)?"
    r"|erfolgten?|begann(?:en)?|endete|startete|eröffnete|beantragten?|reichten?|legten?|teilten?|erklärten?|berichteten?"
    r"|informierten?|billigten?|fasste|trat(?:en)?|ging(?:en)?|kam(?:en)?|(?:ist|sind)(?=[^.;]*\b(?:worden|eingegangen|erschienen"
    r"|erfolgt|angelaufen|gestartet|zurückgetreten|fertiggestellt|abgeschlossen)\b))\b"
)
ON_THE_DAY = compile_late(
    rf"(?:\b(?:[Aa]m|vom|[Ss]eit(?:{BLANK}dem)?)|\bden|,){BLANK}*(?:(?:{'|'.join(WOCHENTAGE)}),?{BLANK}*(?:(?:de[mn]){BLANK}*)?)?$"
)
SINCE = compile_late(rf"\b[Ss]eit(?:{BLANK}dem)?{BLANK}$")
WILL_BE = compile_late(r"\b(?:wird|werden|würden?|soll(?:en|te|ten)?|wenn|falls|sobald)\b")
# „Sobald der Rat am 18. Dezember beschlossen hat, wird gebaut“: both are to come.
IF = compile_late(
    r"(?:[Ss]obald|[Ww]enn|[Ff]alls|[Ss]ofern|[Nn]achdem|[Bb]evor|[Ee]he|[Ww]eil|[Hh]at|[Hh]aben|[Ii]st|[Ss]ind|[Ww]urden?)\b"
)
WILL_BE_THEN = compile_late(
    r"\b(?:wird|werden|kann|können|soll|sollen|darf|dürfen|muss|müssen)\b|,\s(?:\w+\s)?(?:beginnt|beginnen|folgt|folgen|startet|starten"
    r"|legt|schreibt|stellt|baut|berichtet|tritt|treten|gilt|gelten|ist|sind)\b"
)
AHEAD = compile_late(
    r"\b(?:wird|werden|würden?|soll(?:en|te|ten)?|kann|könn(?:en|te|ten)|muss|müssen|für|auf|zum|zur|bis|ab|geplant|vorgesehen"
    r"|künftig|spätestens|frühestens|falls|wenn|sobald|voraussichtlich)\b"
)
CLAUSE = compile_late(r"[,;:]\s")
OF_THE_DAY = compile_late(
    r"\b(?:Beschluss(?:es)?|Beschlüssen?|Antrags?|Anfrage|Schreibens?|Vorlage|Berichts?|Stellungnahme|Niederschrift|Protokolls?"
    r"|Bescheids?|Bescheid|Satzung|Verfügung|Gutachtens?|Vertrags?|Mitteilung|Drucksache|Brief(?:es)?|Rundschreibens?|E-Mail"
    rf"|Pressemitteilung|Verordnung|Gesetz(?:es)?|Stand|Plan(?:s|es)?|Pläne|Konzepts?|Entwurfs?|Fassung|Statistik|Liste|Karte|\d+/(?:19|20)\d\d)(?:{BLANK}(?:des|der|von)(?:{BLANK}[\w.-]+){{1,4}}?)?{BLANK}vom{BLANK}$"
)
# „Zuwendungsbescheid vom“, „Ratsbeschluss vom“: one that is to come is told with „wird“.
COMPOUND_OF_THE_DAY = compile_late(
    r"\b[A-ZÄÖÜ]\w{2,}(?:bescheid|beschluss|gutachten|stellungnahme|niederschrift|protokoll|schreiben|mitteilung)(?:e?s)?"
    rf"(?:{BLANK}(?:des|der|von)(?:{BLANK}[\w.-]+){{1,4}}?)?{BLANK}vom{BLANK}$"
)
# „das Angebot der Firma Muster vom“, „nach den Plänen vom“: told only where it says something, for it can be to come.
SAYS = compile_late(
    r"[,)]?\s(?:nennt|nennen|fördert|fördern|sieht|sehen|liegt|liegen|beläuft|beträgt|umfasst|enthält|enthalten|regelt|regeln"
    r"|zeigt|zeigen|verpflichtet|weist|beziffert|geht|gehen|bietet|bezuschusst|sichert|legt|schreibt|erlaubt)\b"
)
ACCORDING = (
    r"(?:[Nn]ach|[Ll]aut|[Gg]emäß|[Ll]iegt|[Aa]uf(?=\s(?:dem|der|den))|[Aa]us|[Ii]n)\s(?:de[mnr]\s|einem\s|einer\s)?"
)
PAPER_OF_THE_DAY = compile_late(
    rf"(?P<nach>\b{ACCORDING})?(?:[a-zäöüß]+e[nrs]?\s)?"
    r"\b(?P<was>Angebot(?:s|e|en)?|\w*[Vv]ereinbarung(?:en)?|\w*[Vv]ertr(?:ag|ags|ages|äge|ägen)|\w*(?<![Ff]ahr)(?<![Ss]piel)(?<![Ss]peise)(?<!dienst)(?<!nden)[Pp]l(?:an|ans|äne|änen)"
    r"|\w*[Rr]echnung|Kosten(?:schätzung|berechnung|voranschlags?|angebots?)|Zusage|Bewilligung|Urteils?|Vorschlags?"
    r"|Skizzen?|Zeichnung(?:en)?)"
    rf"(?:{BLANK}(?:des|der|von|mit|beim?|eines|einer|für|zwischen|über){BLANK}[^,;:()]{{2,60}}?)?{BLANK}vom{BLANK}$"
)
OF_OTHERS = compile_late(
    rf"\b(?:\w*[Ss]itzung|Zeit|Zeitraums?|Woche|Wahl|\w*[Vv]eranstaltung|\w*[Tt]ermins?|\w*[Tt]ag(?:es)?|\w*[Ff]est(?:es)?"
    rf"|\w*[Mm]arkt(?:es)?|Saison){BLANK}vom{BLANK}$"
)
# By what is drawn and reckoned already something can be built later.
DRAWN = compile_late(r"[Pp]l(?:an|än)|Angebot|Kosten|[Rr]echnung|Skizze|Zeichnung")
ONLY_THEN = compile_late(r"\b(?:sobald|wenn|falls|sofern|würden?)\b", re.IGNORECASE)
IS_OF = compile_late(
    rf"\b(?:ist|sind|stammt|stammen|datiert|datieren|war|waren){BLANK}(?:bereits{BLANK}|erst{BLANK}|schon{BLANK})?vom{BLANK}$"
)
ENDS = compile_late(r"\s*(?:[.;!)]|$|,(?!.*\b(?:an|bis)\b)|und\b(?!.*\b(?:an|bis)\b))")
GOES_ON = compile_late(rf"{BLANK}?(?:bis|–|-){BLANK}?(?:zum{BLANK})?\d|{BLANK}an\b")
# „hat die Sitzung am 3. Dezember abgesagt“: then it was to be.
EVENT = compile_late(rf"\b[A-ZÄÖÜ][\w-]+{BLANK}am{BLANK}$")
ARRANGED = compile_late(
    r"\b(?:abgesagt|angekündigt|angemeldet|angesetzt|vereinbart|festgelegt|festgesetzt|anberaumt|eingeladen|einberufen"
    r"|verschoben|verlegt|geplant|vorgesehen|gekündigt|bestimmt|reserviert|gebucht)\b"
)
DECIDED = (
    r"(?:bewilligt|beschlossen|genehmigt|zugestimmt|abgelehnt|erteilt|vorgelegt|beantragt|eingereicht|gestellt|zugesagt"
    r"|vergeben|beraten|verabschiedet|unterzeichnet|mitgeteilt|bestätigt|übergeben|eröffnet|erlassen|geschrieben|berichtet"
    r"|vorgestellt|gefasst|gewählt|gezählt|befragt|gemessen|erhoben|veröffentlicht|fertiggestellt|abgeschlossen|entschieden"
    r"|begonnen|gegründet|verlangt|gefordert)"
)
HAS = r"(?:hat|haben|hatten?|wurden?|worden (?:ist|sind|war(?:en)?))"
# „die der Stadtrat am 12. Dezember 2025 bewilligt hat“
WHICH = compile_late(
    rf"^{BLANK}?(?:(?:über|mit|in|an|auf|von|zu|für|durch|gegen){BLANK})?(?:die|der|das|den|dem|denen|deren|welche[nrms]?)"
    rf"(?:{BLANK}(?:der|die|das){BLANK}[A-ZÄÖÜ][\w-]+(?:{BLANK}(?:der|des){BLANK}[A-ZÄÖÜ][\w-]+)?)?"
    rf"{BLANK}(?:am|im)(?:{BLANK}(?:{'|'.join(WOCHENTAGE)}),?(?:{BLANK}de[mn])?)?{BLANK}$"
)
WAS_DECIDED = compile_late(rf"^,?(?:{BLANK}(?!und\b|oder\b)\w[\w.-]*){{0,5}}?{BLANK}{DECIDED}{BLANK}{HAS}$")
THEN = compile_late(r"\b(?:kann|können|darf|dürfen|danach|dann|anschließend|ab|künftig|sofern)\b")
MONTH = rf"(?P<monat>{'|'.join(MONATE)}){BLANK}(?P<jahr>20\d\d)(?!\d|{BLANK}?[/–-])"
# „hat im Januar 2026 beschlossen“, „Im Januar 2026 wurde der Weg gebaut“
DONE_THEN = compile_late(
    rf"(?:\b(?:hat|haben|hatten?|wurden?){BLANK}im|^Im){BLANK}{MONTH}(?P<rest>[^,;:]*?){BLANK}{DECIDED}(?=[.,;!]|$)"
)
BEGINS_DONE = compile_late(rf"{BLANK}(?:hat|haben|wurden?){BLANK}")
LEAD = compile_late(
    rf"\b(?:[Aa]m|(?P<bis>[Bb]is{BLANK}zum)){BLANK}(?:(?:{'|'.join(WOCHENTAGE)}),?{BLANK}*(?:(?:de[mn]){BLANK}*)?)?$"
)
# „Die Miete stieg zum 1. Januar 2026 von 3 auf 4 Euro“
CHANGED = compile_late(
    rf"\b(?:stieg(?:en)?|sank(?:en)?|fiel(?:en)?|wuchs(?:en)?|erhöhten?|senkten?|endeten?|begann(?:en)?|wechselten?|startete)"
    rf"(?:{BLANK}sich)?{BLANK}zum{BLANK}$"
)
MONTH_OF_WHICH = compile_late(rf"\b[Ii]m{BLANK}{MONTH}")


def find_done_later(manuscript: Manuscript) -> Iterator[Finding]:
    """What a sentence tells as done on a day, or in a month, that lies behind the paper's date."""
    datum = manuscript.paper.datum if manuscript.paper else None
    if datum is None:
        return
    for passage in manuscript.with_one_of(("20",)):
        for start, sentence in passage.sentences():
            if not may_have_years(sentence):
                continue
            for at, when, is_day in _done_later(join_offices(sentence), datum, passage.text):
                if is_day or not passage.is_literal(start + at):
                    what = f"{when} lag am {format_datum_kurz(datum)}, dem Datum dieses Papiers, noch in der Zukunft."
                    hint = "Das Jahr prüfen, sonst „datum“ im Kopf; was noch kommt, als Kommendes erzählen."
                    yield Finding(passage.place(start + at), what, hint)


def _done_later(sentence: str, datum: dt.date, around: str) -> Iterator[tuple[int, str, bool]]:
    """Where a day or a month stands in the sentence, how it is told, and whether it is a day."""
    for day in find_dates(sentence):
        if day.datum and day.datum > datum and (_is_told_as_done(sentence, day) or _was_done(sentence, day)):
            yield day.start, f"Der {format_datum_kurz(day.datum)}", True
    told = set()
    for period, spot in find_periods(sentence):
        if dt.date(*first_day_of(period)) > datum and is_told_as_done(sentence, spot, around):
            told.add(period.start("jahr"))
            yield period.start("jahr"), name_of(period), False
    for match in (*DONE_THEN.finditer(sentence), *MONTH_OF_WHICH.finditer(sentence)):
        first = dt.date(int(match["jahr"]), MONATE.index(match["monat"]) + 1, 1)
        if first > datum and match.start("jahr") not in told and _is_done_month(sentence, match):
            yield match.start("monat"), f"Der {match['monat']} {match['jahr']}", False


def _was_done(sentence: str, day: Tag) -> bool:
    """Whether a clause tells a day as one on which, or up to which, something was done."""
    lead = LEAD.search(sentence, 0, day.start)
    if lead is None:
        return bool(CHANGED.search(sentence, 0, day.start)) and not SUBJUNCTIVE.search(sentence)
    return is_told_as_done(sentence, Spot(lead.start(), day.end, is_end=lead["bis"] is not None, is_exact=True))


def _is_done_month(sentence: str, match: re.Match[str]) -> bool:
    if match.re.groups == MONTH_OF_WHICH.groups:
        return _is_of_relative_clause(sentence, match.start("monat"), match.end())
    rest = f"{match['rest']} "
    is_begun = BEGINS_DONE.match(rest) or not match[0].startswith("Im")
    return bool(is_begun) and not OF_THAT_TIME.match(rest) and not AHEAD.search(rest)


def _is_of_relative_clause(sentence: str, start: int, end: int) -> bool:
    """„…, die der Stadtrat am 12. Dezember 2025 bewilligt hat“, of which nothing is said that is to come."""
    clause, first = CLAUSE.split(sentence[:start])[-1], CLAUSE.split(sentence[end:])[0].rstrip(" .?!")
    if len(clause) == start or not WHICH.search(clause) or not WAS_DECIDED.search(first):
        return False
    around = sentence[: start - len(clause)] + sentence[end + len(first) :]
    return not WILL_BE.search(around) and not THEN.search(around)


def _is_told_as_done(sentence: str, day: Tag) -> bool:
    before, behind = sentence[: day.start], sentence[day.end :]
    of_paper = _is_of_paper(sentence, before, behind)
    if of_paper is not None:
        return of_paper
    if SINCE.search(before):
        return not WILL_BE.search(sentence)
    clause = CLAUSE.split(before)[-1]
    if not ON_THE_DAY.search(before):
        return False
    if EVENT.search(before) and ARRANGED.search(CLAUSE.split(behind)[0]):
        return False
    if _is_of_relative_clause(sentence, day.start, day.end):
        return True
    if is_planned(CLAUSE.split(behind)[0]) or (IF.match(clause.lstrip()) and WILL_BE_THEN.search(sentence)):
        return False
    if done := list(DONE.finditer(clause)):
        return not AHEAD.search(clause[done[-1].end() :]) and not WILL_BE.search(clause[: done[-1].start()].casefold())
    first = CLAUSE.split(behind)[0]
    if AHEAD.search(clause) or WILL_BE.search(clause.casefold()):
        return False
    begins = len(clause.split()) <= MOST_WORDS_BEFORE
    return begins and bool(DONE.match(first.lstrip())) and not AHEAD.search(first)


def _is_of_paper(sentence: str, before: str, behind: str) -> bool | None:
    """Whether a paper is said to be there that is of the day; None where the day is of no paper."""
    if OF_THE_DAY.search(before):
        return not GOES_ON.match(behind)
    if COMPOUND_OF_THE_DAY.search(before):
        return not GOES_ON.match(behind) and not WILL_BE.search(sentence)
    if IS_OF.search(before):
        return ENDS.match(behind) is not None
    named = PAPER_OF_THE_DAY.search(before)
    if named is None or OF_OTHERS.search(before):
        return None
    if GOES_ON.match(behind):
        return False
    if named["nach"] and DRAWN.search(named["was"]):
        return not ONLY_THEN.search(sentence)
    return bool(named["nach"] or SAYS.match(behind)) and not WILL_BE.search(sentence)


RULES = (Rule("datum-noch-nicht", find_done_later),)
