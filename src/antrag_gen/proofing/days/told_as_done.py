"""Whether a sentence tells of a time as of what has been: its words and where the time stands come in, a yes goes out.

German says so with „hat“, „wurde“ or „ist“ before the time and a participle at the end of the clause, in a clause that
gives a reason with both at its end, or with a verb in the preterite beside the time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from antrag_gen.german.datum import MONATE
from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late

# A time that is no day: „im November 2025“, „Ende 2025“, „im Jahr 2026“; its first day is asked for.
NAMED = "|".join((*MONATE, "Frühjahr", "Frühling", "Sommer", "Herbst", "Winter", "Jahre?", "Schuljahr"))
PERIOD = compile_late(
    rf"\b(?P<vor>[Ii]m|[Aa]nfang|[Mm]itte|[Ee]nde|[Ss]eit(?:{BLANK}(?:dem|Anfang|Mitte|Ende))?"
    rf"|[Bb]is(?:{BLANK}(?:zum|Ende|Mitte|Anfang))?){BLANK}"
    rf"(?:(?P<wort>{NAMED}){BLANK})?(?P<jahr>20\d\d)(?!\d|{BLANK}?[/–-]{BLANK}?\d|\.\d)"
)
FIRST_MONTHS = {"Frühjahr": 3, "Frühling": 3, "Sommer": 6, "Herbst": 9, "Winter": 12, "Schuljahr": 8}
CLAUSE = compile_late(r"[,;:]\s|\s–\s")
PARTICIPLE = (
    r"(?:(?:[a-zäöüß]{2,}|zu|an|ab|auf|aus|ein|um|vor|nach|fertig|fest|mit|durch|her|hin)?ge[a-zäöüß]{2,}(?:t|en)"
    r"|(?:[a-zäöüß]{2,8})?(?:be|er|ver|zer|ent|emp|miss|über|unter|wider)[a-zäöüß]{2,}(?:t|en)|[a-zäöüß]{3,}iert)"
)
ENDING = compile_late(
    rf"\b(?P<was>{PARTICIPLE})(?P<worden>{BLANK}worden)?(?:{BLANK}(?:und|sowie|oder){BLANK}[^,;:]*)?$"
)
HELPER = r"(?:hat|haben|hatten?|wurden?|war(?:en)?|ist|sind)"
LAST_HELPER = compile_late(rf"\b{HELPER}\b(?!.*\b{HELPER}\b)")
# In a clause that gives a reason both stand at its end; „nachdem“ and „sobald“ are also said of what is to come.
REASON = compile_late(r"^\W*(?:[Ww]eil|[Dd]a|[Oo]bwohl|[Zz]umal|[Dd]enn|[Ww]ie)\b")
AT_END = compile_late(rf"\b(?P<was>{PARTICIPLE})(?:{BLANK}worden)?(?:{BLANK}{HELPER})?$")
# What is with „ist“ a state and no deed, so that it can be of a day to come: „ist am 24. Dezember geschlossen“.
MOVED = compile_late(
    r"(?:er|an|fort|nach)?(?:erfolgt|getreten|gegangen|gekommen|gefallen|gestiegen|gesunken|gescheitert|geworden"
    r"|gewesen"
    r"|gestorben|gezogen|gefahren|gelaufen|gestartet|gewachsen)|\w*(?:getreten|gegangen|gekommen|gefallen|gelaufen"
    r"|gestiegen"
    r"|gezogen|gestartet)|entstanden|erschienen|verstorben|verstrichen|verfallen|zerbrochen|entfallen|eingestürzt"
    r"|abgebrannt"
    r"|ausgebrochen|entgleist|verunglückt"
)
# What is done now for a time that is to come.
PLANNED = compile_late(
    r"(?:ge|ein|vor|an|ver)?plant|\w*(?:abgesagt|angekündigt|angemeldet|angesetzt|vereinbart|festgelegt|festgesetzt"
    r"|anberaumt"
    r"|eingeladen|einberufen|verschoben|verlegt|geplant|vorgesehen|gekündigt|bestimmt|reserviert|gebucht|terminiert"
    r"|befristet"
    r"|verlängert|veranschlagt|eingestellt|bereitgestellt|angenommen|erwartet|kalkuliert|berücksichtigt|prognostiziert"
    r"|gesichert|datiert|unterstellt|begrenzt|vorgezogen|zurückgestellt|ausgesetzt|ausgeschrieben|ausgelegt|angelegt"
    r"|gerechnet"
    r"|geschätzt|errechnet|berechnet|aufgeteilt|verteilt|gebunden|eingeplant|vermietet|verpachtet|bestellt|berufen"
    r"|bezuschusst"
    r"|gefördert|finanziert|vertagt|erwogen|beauftragt|gebeten|ermächtigt|verpflichtet|aufgefordert|vorgeschlagen"
    r"|gewünscht"
    r"|versprochen|zugesagt|erlaubt|gestattet|gestundet|offengehalten|gesetzt|geschlossen|gesperrt|geöffnet|besetzt)"
)
ARRANGED = compile_late(
    r"(?:(?:an|fest)gesetzt|anberaumt|geplant|eingeplant|vorgesehen|terminiert|geöffnet|geschlossen|gesperrt"
    r"|verschoben)"
)
# What is granted, of a year as a whole, is often granted for it.
GRANTED = compile_late(
    r"\w*(?:bewilligt|beschlossen|genehmigt|gewährt|vergeben|zugeteilt|bereitgestellt|geschaffen|beantragt)"
)
UP_TO = compile_late(
    r"\w*(?:angeboten|eingegangen|eingereicht|abgegeben|beworben|gemeldet|gezählt|verkauft|ausgegeben|abgerufen"
    r"|gepflanzt"
    r"|gespendet|geäußert|beteiligt|ausgezahlt|besucht|gesammelt|unterschrieben|registriert|erledigt|abgearbeitet"
    r"|repariert"
    r"|gefällt|gekommen|geantwortet|gebaut|geschafft|erreicht|verbraucht|ausgeliehen|entstanden|angefallen|bezahlt"
    r"|gestellt|[bg]enutzt|teilgenommen|mitgemacht|angerufen|heruntergeladen|aufgerufen|abgestimmt|unterzeichnet"
    r"|gestohlen)"
)
# What is counted, asked or seen on a day: „bei der Zählung am Dienstag, 12. Dezember 2023“
AT_EVENT = compile_late(
    rf"\b(?:[Bb]ei|[Aa]n|[Ii]n|[Aa]uf){BLANK}(?:der|dem|einer|einem|unserer|ihrer|den){BLANK}(?:[a-zäöüß]+e[nrm]{BLANK})?"
    r"(?:[A-ZÄÖÜ]\w*)?(?:[Uu]mfrage|[Bb]efragung|[Zz]ählung|[Mm]essung|[Ee]rhebung|[Bb]egehung|[Bb]esichtigung|[Kk]ontrolle"
    rf"|[Uu]ntersuchung|[Aa]nhörung|[Vv]ersammlung|[Aa]bstimmung)(?:{BLANK}(?:der|des|von|zu[mr]?|an|in){BLANK}[^,;:]{{2,50}}?)?{BLANK}$"
)
IN_BRACKETS = compile_late(r"^\s\([^()]*\)")
TOOK_PART = compile_late(
    r"\w*(?:beteiligt|teilgenommen|mitgemacht|gezählt|gemessen|abgegeben|ausgefüllt|genannt|befragt|festgestellt|ergeben"
    r"|gesagt|gesprochen|erhoben|bewertet|gestimmt|geantwortet|erfasst|beobachtet|gekommen|belegt|gefunden|gesehen"
    r"|gewünscht)"
)
SEEN = compile_late(
    r"\b(?:war(?:en)?|standen?|kamen?|lag(?:en)?|gaben?|betrug(?:en)?|zählten?|nannten?|stimmten?|fehlten?|fuhren?"
    r"|parkten?|nahmen?|sprachen?|äußerten|wünschten|zeigten?)\b"
)
AHEAD = compile_late(
    r"\b(?:wird|werden|würden?|soll(?:en|te|ten)?|kann|könn(?:en|te|ten)|muss|müssen|darf|dürfen|geplant\w*"
    r"|vorgesehen\w*"
    r"|künftig\w*|spätestens|frühestens|falls|wenn|sobald|sofern|voraussichtlich|kommenden|nächsten|bevor|ehe"
    r"|nachdem)\b",
    re.IGNORECASE,
)
LEADS_ON = compile_late(r"\b(?:für|auf|ab|zur|vom|von|gegenüber|nach|mit|über|seit|statt)\b")
NOUN_BEFORE = compile_late(rf"(?<!^)(?<!{BLANK}und{BLANK})\b[A-ZÄÖÜ][\w-]*{BLANK}$")
WHO = compile_late(
    rf"\b(?:der|die|das|den|dem|unsere?|eine?|drei|zwei|vier|fünf|alle|beide|viele|mehrere|\d+)?{BLANK}?[A-ZÄÖÜ][\w-]*"
    rf"(?:{BLANK}(?:der|des|für|von){BLANK}[A-ZÄÖÜ][\w-]*)?{BLANK}$"
)
PRETERITE = compile_late(
    rf"{BLANK}(?:fand(?:en)?|begann(?:en)?|endete|startete|eröffnete|kam(?:en)?|lag(?:en)?|ging(?:en)?|trat(?:en)?"
    rf"|stieg(?:en)?"
    r"|sank(?:en)?|fiel(?:en)?|beschloss(?:en)?|beriet(?:en)?|tagten?|stimmten?|lehnten?|nahm(?:en)?|erfolgten?"
    r"|beantragten?"
    r"|reichten?|legten?|teilten?|erklärten?|berichteten?|informierten?|billigten?|fasste|stellten?|setzten?"
    r"|übergab(?:en)?"
    r"|unterzeichneten?|besuchten?|bestätigten?|genehmigten?|bewilligten?|verabschiedeten?|empfahl(?:en)?|wählten?"
    r"|kündigten?|meldeten?|brach(?:en)?|gab(?:en)?|schloss(?:en)?|zog(?:en)?|vergab(?:en)?|kauften?|pflanzten?"
    r"|bauten?|sprach(?:en)?"
    r"|sagten?|erzählten?|antworteten?|schrieb(?:en)?|lud(?:en)?|traf(?:en)?|einigten?|verkauften?|befragten?|zählten?|prüften?"
    r"|erhielt(?:en)?"
    r"|bekam(?:en)?|feierten?|entschied(?:en)?|standen?|betrug(?:en)?|besichtigten?|verlieh|zeigten?|ergab(?:en)?)\b"
)
# Those that are alike in the subjunctive, which tells what would be: „2026 fielen somit nur 9.000 Euro an“.
ALIKE = compile_late(
    r"\b(?:fielen|stiegen|blieben|gingen|liefen|hielten|erhielten|entschieden|berieten|schrieben|\w+ten?)\b"
)
SUPPOSED = compile_late(
    r"\b(?:somit|dann|damit|demnach|mithin|folglich|nur|sonst|andernfalls|ansonsten|allenfalls|höchstens|lediglich|"
    r"[Ii]n (?:diesem|dem|jenem) Fall(?:e)?|(?:so|dem)nach)\b"
)
SUBJUNCTIVE = compile_late(
    r"\b(?:[Ww]ürden?|[Ww]ären?|[Hh]ätten?|[Kk]önnten?|[Mm]üssten?|[Dd]ürften?|[Kk]ämen?|[Ll]ägen?|[Gg]äben?|[Gg]ingen?|[Bb]liebe|"
    r"[Bb]egännen?|[Ff]iele|[Ee]ntfiele|[Bb]räuchten?|[Nn]ähmen?|[Ss]tünden?|[Ss]tiege|[Ll]iefe|[Bb]ekämen?|[Tt]räten?|"
    r"[Ss]änken?|[Ff]änden?|[Vv]erbliebe|[Ss]ollten?)\b"
)

# „bis Ende 2024 entstandene Kosten“, but „am 3. November befragte der Verein“
ATTRIBUTE = compile_late(
    rf"{BLANK}(?!(?:hatte|wurde|fand)n?\b)\w+(?:te|ten|ter|tes|ene|enen|ener|enes|ende[nrs]?){BLANK}"
    rf"(?:(?!der|die|das|de[nm]|ein)[a-zäöüß]+e[nrms]?{BLANK})?[A-ZÄÖÜ]"
)
WHOM = rf"(?:{BLANK}(?:uns|mir|ihm|ihr|ihnen|sich))"
# „sagte uns bei einem Besuch am 3. Mai 2025“
PRETERITE_BEFORE = compile_late(
    rf"\w{PRETERITE.pattern}(?:{WHOM}(?:{BLANK}(?:bei|auf|in){BLANK}(?:der|dem|einem|einer|unserem|unserer)"
    rf"{BLANK}[A-ZÄÖÜ]\w+)?)?{BLANK}$"
)
# „Am 30. September 2025 betreute das Jobcenter“: any verb whose preterite ends so, before who did it.
WEAK = compile_late(
    rf"{BLANK}(?!(?:soll|woll|könn|müss|dürf|möch|hät)ten?\b)[a-zäöüß]{{3,}}ten?{BLANK}"
    r"(?:der|die|das|ein|eine|unsere?|wir|sie|er|es|man|sich|uns)\b"
)
# „beteiligten sich bis zum 3. Mai 2025 insgesamt 412“
UP_TO_THEN = compile_late(
    rf"\b(?:beteiligten|meldeten|bewarben|kamen|gingen|nahmen|spendeten|unterschrieben|reichten|stimmten|antworteten)"
    rf"{WHOM}?{BLANK}$"
)
SO_MANY = compile_late(rf"{BLANK}(?:(?:insgesamt|zusammen|rund|über|mehr als|genau|schon|bereits){BLANK})*\d")
CONTRACT = compile_late(r"\b\w*(?:[Vv]ertr(?:ag|äge)|[Vv]ereinbarung(?:en)?|[Aa]bkommen|[Bb]ündnis)\b")


@dataclass(frozen=True)
class Spot:
    """A time in a sentence: from `start`, where the word that leads to it stands, to `end`."""

    start: int
    end: int
    is_year: bool = False
    is_end: bool = False
    is_exact: bool = False


def first_day_of(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day on which a PERIOD begins; of „bis“ and „Ende“ a day near its end."""
    year, word = int(match["jahr"]), match["wort"] or ""
    month = MONATE.index(word) + 1 if word in MONATE else FIRST_MONTHS.get(word, 1)
    late = "nde" in match["vor"] or match["vor"].startswith(("bis", "Bis"))
    if late and word not in MONATE:
        return year, 12, 1
    return year, month, 20 if late else 10 if "itte" in match["vor"] else 1


def name_of(match: re.Match[str]) -> str:
    """How a PERIOD is told: „Der November 2025“, „Das Jahr 2026“."""
    word = match["wort"] or "Jahr"
    article = "Das" if word in ("Frühjahr", "Jahr", "Jahre", "Schuljahr") else "Der"
    return f"{article} {word.replace('Jahre', 'Jahr')} {match['jahr']}"


def is_planned(behind: str) -> bool:
    """Whether what stands behind a time ends with what is done now for later: „am 3. Dezember 2025 angesetzt“."""
    ending = ENDING.search(behind.rstrip(" .!?"))
    return bool(ending and ending.end("was") == ending.end() and ARRANGED.fullmatch(ending["was"]))


def is_told_as_done(sentence: str, spot: Spot, around: str = "") -> bool:
    """Whether the clause in which a time stands tells it as of what has been; `around` is its paragraph."""
    begin, end = _clause(sentence, spot)
    before, behind = sentence[begin : spot.start], sentence[spot.end : end].rstrip(" .!?")
    if AHEAD.search(before) or AHEAD.search(behind) or ATTRIBUTE.match(behind):
        return False
    judges = [judged for judged in JUDGES if judged(before, behind, spot)]
    if judges == [_is_preterite] and _verb_is_alike(before, behind):
        return not SUPPOSED.search(sentence) and not SUBJUNCTIVE.search(around)
    return bool(judges)


def _clause(sentence: str, spot: Spot) -> tuple[int, int]:
    begin = max((mark.end() for mark in CLAUSE.finditer(sentence, 0, spot.start)), default=0)
    mark = CLAUSE.search(sentence, spot.end)
    return begin, mark.start() if mark else len(sentence)


def _is_perfect(before: str, behind: str, spot: Spot) -> bool:
    """„Der Auftrag wurde am 18. November 2025 vergeben“."""
    helper, ending = LAST_HELPER.search(before), ENDING.search(behind)
    if helper is None or ending is None or LEADS_ON.search(before, helper.end()):
        return False
    between = before[helper.end() :]
    # „hat den Baubeginn im Januar beschlossen“: there the noun is of that time.
    is_inverted = not before[: helper.start()].strip() or helper.start() == 0
    if NOUN_BEFORE.search(between) and not (is_inverted and WHO.fullmatch(between.lstrip())):
        return False
    if ending["was"] == "geschlossen" and CONTRACT.search(before, 0, helper.start()):
        return not spot.is_end
    return _is_deed(helper[0], ending, spot)


def _is_inverted(before: str, behind: str, spot: Spot) -> bool:
    """„Im November 2025 wurden die ersten Bäume gefällt“."""
    helper, ending = BEGINS.match(behind), ENDING.search(behind)
    is_first = not before.strip() or before.strip().casefold() in LEADING
    if helper is None or ending is None:
        return False
    return is_first and _is_deed(helper["hilf"], ending, spot)


def _is_reason(before: str, behind: str, spot: Spot) -> bool:
    """„…, weil der Rat am 12. Dezember 2025 abgelehnt hat“."""
    found = AT_END.search(behind) if REASON.match(before) else None
    if found is None or LEADS_ON.search(before):
        return False
    return not PLANNED.fullmatch(found["was"]) and not spot.is_end


def _is_preterite(before: str, behind: str, spot: Spot) -> bool:
    """„Am 3. Dezember 2025 übergab der Verein die Liste“."""
    is_first = not before.strip() or before.strip().casefold() in LEADING
    if spot.is_end:
        return spot.is_exact and bool(UP_TO_THEN.search(before) and SO_MANY.match(behind))
    found = (PRETERITE.match(behind) or WEAK.match(behind)) if is_first else PRETERITE_BEFORE.search(before)
    return found is not None


def _verb_is_alike(before: str, behind: str) -> bool:
    """Whether the verb that `_is_preterite` has found can be one of the subjunctive."""
    found = PRETERITE.match(behind) or WEAK.match(behind) or PRETERITE_BEFORE.search(before)
    return found is not None and bool(ALIKE.search(found[0]))


def _is_at_event(before: str, behind: str, spot: Spot) -> bool:
    """„An der Umfrage im Mai 2025 haben sich 40 beteiligt“, „Am Ufer standen bei der Zählung am 3. Mai 2025 …“."""
    event, behind = AT_EVENT.search(before), IN_BRACKETS.sub("", behind)
    if event is None or spot.is_end:
        return False
    if SEEN.search(before, 0, event.start()):
        return True
    helper, ending = BEGINS.match(behind), ENDING.search(behind)
    if before[: event.start()].strip() or (ending and PLANNED.fullmatch(ending["was"])):
        return False
    is_done = bool(helper and ending and TOOK_PART.fullmatch(ending["was"]))
    return is_done or SEEN.match(behind.lstrip()) is not None


def _is_deed(helper: str, ending: re.Match[str], spot: Spot) -> bool:
    was = ending["was"]
    if spot.is_end:
        # „Bis 2027 ist es geschafft“ and „haben wir es geschafft“ are said of what is to come.
        is_past = helper in PAST or spot.is_exact or MOVED.fullmatch(was) is not None
        return is_past and UP_TO.fullmatch(was) is not None
    if PLANNED.fullmatch(was) or (spot.is_year and GRANTED.fullmatch(was)):
        return False
    return bool(helper not in ("ist", "sind", "war", "waren") or ending["worden"] or MOVED.fullmatch(was))


PAST = ("wurde", "wurden", "hatte", "hatten", "war", "waren")
BEGINS = compile_late(rf"{BLANK}(?P<hilf>{HELPER})\b")
LEADING = frozenset(("und", "aber", "doch", "denn", "erst", "bereits", "schon", "auch", "dann", "zuletzt"))


def find_periods(sentence: str) -> Iterator[tuple[re.Match[str], Spot]]:
    """The times of a sentence that are no days."""
    for match in PERIOD.finditer(sentence):
        is_end = match["vor"].casefold().startswith("bis")
        is_year = (match["wort"] or "Jahr").startswith("Jahr") and match["vor"] in ("Im", "im")
        yield match, Spot(match.start(), match.end(), is_year, is_end, is_exact=match["wort"] in MONATE)


JUDGES = (_is_perfect, _is_inverted, _is_reason, _is_preterite, _is_at_event)
