"""Rules on deadlines and promises that lie before the paper's day: a manuscript goes in, findings come out.

Told are those in a request, in an outlook, in an answer and in a time table: elsewhere the present tense tells history.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from antrag_gen.german.datum import MONATE, format_datum_kurz
from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.days.told_as_done import PRETERITE
from antrag_gen.proofing.days.told_times import OF_THAT_TIME, SEASONS, month_of
from antrag_gen.proofing.manuscript import REQUESTS, Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding

TIME = (
    rf"(?:(?:zum|dem|den|das|des|Ende|Anfang|Mitte|einschließlich|Jahres?){BLANK}){{0,4}}"
    rf"(?:(?P<tag>\d{{1,2}})\.{BLANK}?(?:(?P<zahl>\d{{1,2}})\.{BLANK}?)?)?"
    rf"(?:(?P<wort>{'|'.join((*MONATE, *SEASONS))}){BLANK})?(?P<jahr>(?<!\d)20\d\d)"
    rf"(?!\d|[.,]\d|{BLANK}?[/–-]{BLANK}?\d|{BLANK}(?:und|bis|oder){BLANK}(?:\w+{BLANK})?\d)"
)
DUE = compile_late(rf"\b(?:[Bb]is|[Ss]pätestens)(?:{BLANK}(?:spätestens|bis|im|am|zum))?{BLANK}{TIME}")
THEN = compile_late(rf"\b(?:[Ii]m|[Aa]m|[Ii]n){BLANK}{TIME}")
FROM_THEN = compile_late(rf"\b(?:[Aa]b|[Ii]m|[Aa]m){BLANK}{TIME}")
# What may stand right before a time that is said of the verb: „die Kosten bis Ende 2024“ are costs of that time.
BODY = (
    r"(?:(?:Die|die|Der|der|Dem|dem|Das|das|Den|den) )?"
    r"(?:Verwaltung|Stadtverwaltung|Stadt|Gemeinde|Gemeinderat|Stadtrat|Rat|Kreistag|\w*[Bb]eirat|Ortschaftsrat"
    r"|Bezirksrat"
    r"|(?:[A-ZÄÖÜ][\w-]+ und )?(?:[A-ZÄÖÜ][\w]+-)?\w*[Aa]usschuss"
    r"(?: für [A-ZÄÖÜ][\w-]+(?:, [A-ZÄÖÜ][\w-]+)*(?:,? und [A-ZÄÖÜ][\w-]+)?)?)"
)
DOES = (
    r"(?:berichtet|berichten|informiert|informieren|legt|legen|stellt|stellen|erarbeitet|erarbeiten|prüft|prüfen|baut|bauen"
    r"|pflanzt|pflanzen|richtet|richten|unterrichtet|unterrichten|erstellt|erstellen|entwickelt|entwickeln"
    r"|veröffentlicht|veröffentlichen|evaluiert|saniert|beschafft|beschaffen)"
)
MODAL = r"(?:wird|werden|soll|sollen|ist|sind)"
ABOUT = r"(?:darüber|hierüber|dazu|hierzu|hierfür|dafür|ihm|ihr|ihnen|jedoch|erstmals|erneut|schriftlich)"
LED = compile_late(rf"\b(?P<verb>{DOES}|{MODAL}){BLANK}(?:(?:{ABOUT}|{BODY}),?{BLANK})*$")
GOES_ON = compile_late(rf"{BLANK}(?P<verb>{DOES}|{MODAL})\b")
PUTS = compile_late(r"\b(?:legt|legen|stellt|stellen|richtet|richten)\b[^;:?]*\b(?:vor|auf|ein|her)\b")
IS_DONE = compile_late(
    r"\b(?:wird|werden|soll|sollen)\b[^;:?]*\b(?:berichtet|vorgelegt|vorgestellt|aufgestellt|gebaut|errichtet|gepflanzt"
    r"|eingerichtet|geprüft|erarbeitet|saniert|umgesetzt|evaluiert|veröffentlicht|fertiggestellt|informiert|beschafft"
    r"|berichten|vorlegen|vorstellen|aufstellen|bauen|errichten|pflanzen|einrichten|prüfen|erarbeiten|sanieren|umsetzen"
    r"|begonnen|abgeschlossen|erstellt|überarbeitet|angepasst|eröffnet|ausgeschrieben|eingeführt|durchgeführt"
    r"|unterrichtet)\b"
)
TO_DO = compile_late(
    r"\b(?:ist|sind)\b[^;:?]*\b(?:zu (?:berichten|bauen|errichten|pflanzen|prüfen|erarbeiten|sanieren|evaluieren"
    r"|informieren|erstellen|unterrichten|beginnen|besetzen)|(?:vor|auf|ein|um|fertig|ab|aus|durch"
    r"|her)zu(?!kommen)[a-zäöüß]{3,}en)\b"
)
# „Die Verwaltung wird beauftragt, bis zum 30. Juni 2025 … vorzulegen“
ORDERED = compile_late(
    rf"\b(?:beauftragt|gebeten|aufgefordert|verpflichtet|ermächtigt|bitten|fordern|beantragen)\b[^,;:]{{0,40}},{BLANK}"
    rf"(?:(?:dem|der|ihm|ihr){BLANK}(?:{BODY}){BLANK})?{DUE.pattern}(?P<rest>[^,;:?]*)"
)
INFINITIVE = compile_late(r"\bzu [a-zäöüß]{3,}en\b|\b[a-zäöüß]{2,}zu[a-zäöüß]{3,}en\b")
WORK_BEGINS = compile_late(
    rf"\b(?:Umsetzung|Bau|Sanierung|Arbeiten|Ausschreibung|Planung|Bauarbeiten){BLANK}(?:beginnt|beginnen|startet"
    rf"|starten){BLANK}"
    rf"{THEN.pattern}"
)
# What must stand beside a verb that says nothing alone.
BESIDE = {
    **dict.fromkeys(("wird", "werden", "soll", "sollen"), IS_DONE),
    **dict.fromkeys(("ist", "sind"), TO_DO),
    **dict.fromkeys(("legt", "legen", "stellt", "stellen", "richtet", "richten"), PUTS),
}
# What was, what somebody else said, or what is told of a time that goes on.
NOT_SO = compile_late(
    r"\b(?:hat|haben|hatten?|wurden?|war(?:en)?|gewesen|worden|bereits|schon|seit\w*|bisher\w*|früher\w*|damals|zuletzt|statt"
    rf"|von(?={BLANK}(?:\d|Anfang|Mitte|Ende|{'|'.join(MONATE)}))"
    r"|anstatt|rückwirkend|nachträglich|jährlich|monatlich|laufend|regelmäßig|weiter\w*|zurück\w*|noch|nicht"
    r"|zwischen|gegenüber|laut|Beschl[uü]ss\w*|Zeitraum|Stand|Stichtag|danach|später)\b|\?"
)
ON_STAND = compile_late(r"\b[Üü]ber den (?:jeweiligen |aktuellen )?Stand\b(?! (?:vom|von|zum|bis|am|im|Ende|Mitte|\d))")
CLAUSE_END = compile_late(r"[,;:]\s")
PART_END = compile_late(r"[;:](?:\s|$)")
OUTLOOK = compile_late(r"(?:\W|\d)*(?:Ausblick|Nächste Schritte|Weiteres Vorgehen|Wie es weitergeht)\b")
BEGINS = compile_late(
    rf"{FROM_THEN.pattern}{BLANK}(?:berät|beginnt|beginnen|startet|starten|öffnet|öffnen|folgt|folgen|entsteht|entstehen|läuft"
    r"|arbeitet|arbeiten|bietet|kommt|zieht|ziehen|übernimmt|findet|geht|steht|baut|wird|werden|soll|sollen|berichtet|legt)\b"
)
# „Die Seilbahn wird im Mai gebaut, der Platz im Juni 2024.“
WITHOUT_VERB = compile_late(
    rf"\b(?:wird|werden|soll|sollen)\b[^,;]*,{BLANK}(?:und{BLANK})?(?:der|die|das){BLANK}[A-ZÄÖÜ][\w-]+"
    rf"(?:{BLANK}(?:an|in|auf|am|im|vor){BLANK}(?:(?:der|dem){BLANK})?[A-ZÄÖÜ][\w-]+)?{BLANK}{THEN.pattern}\.?$"
)
ANSWERED = compile_late(
    rf"(?:Die (?:Verwaltung|Stadtverwaltung|Stadt)|Das [A-ZÄÖÜ][\w-]*amt|Wir|wir){BLANK}(?:berichtet|berichten){BLANK}"
    rf"(?:(?:{ABOUT}|{BODY}){BLANK})*"
)
STEP = compile_late(
    r"(?:Aufbau|Bau|Baubeginn|Beginn|Start|Kauf|Beschaffung|Lieferung|Einbau|Eröffnung|Ausschreibung|Vergabe|Bestellung"
    r"|Fertigstellung|Pflanzung|Montage|Inbetriebnahme|Einweihung|Installation|Aufstellung)"
)
NEXT_STEP = compile_late(
    rf"{STEP.pattern}(?:{BLANK}(?:de[rs]|von){BLANK}[A-ZÄÖÜ][\w-]+)?{BLANK}(?:bis|im|am){BLANK}{TIME}\.?"
)
PLAN = compile_late(r"(?:\W|\d)*(?:\w*[Zz]eitplan|Bauablauf|Zeitlicher Ablauf|Terminplan)\b")
ROW = compile_late(rf"(?P<schritt>[A-ZÄÖÜ][\w -]{{2,40}}):{BLANK}(?:(?:ab|bis|im|voraussichtlich){BLANK})*{TIME}[.,;]?")
FEWEST_ROWS = 3
LEAD_OFF = compile_late(r"[:,]\s")


def find_overdue(manuscript: Manuscript) -> Iterator[Finding]:
    """„Die Verwaltung berichtet bis Ende 2024“ in a paper of 2025."""
    measured = day_of(manuscript)
    if measured is None:
        return
    day, measure = measured
    heading = ""
    for passage in manuscript.passages:
        if passage.where is Where.UEBERSCHRIFT:
            heading = passage.text
        if "20" not in passage.text or passage.quoted or passage.where in (Where.ZELLE, Where.ANMERKUNG):
            continue
        for start, match in _promised(manuscript, passage, heading):
            was = PRETERITE.match(passage.text, start + match.end("jahr"))
            if end_of(match) < day and not was and not passage.is_literal(start + match.start()):
                yield tell(passage, start, match, measure)
    yield from _in_plans(manuscript, measured)


def day_of(manuscript: Manuscript) -> tuple[dt.date, str] | None:
    """The paper's date, of a report the day that it is told of where that is earlier, and how it is said."""
    paper = manuscript.paper
    if paper is None or paper.datum is None:
        return None
    stichtag: dt.date | None = getattr(paper, "stichtag", None)
    if stichtag and stichtag < paper.datum:
        return stichtag, f"der Stichtag ist der {format_datum_kurz(stichtag)}"
    return paper.datum, f"das Papier ist vom {format_datum_kurz(paper.datum)}"


def tell(passage: Passage, start: int, match: re.Match[str], measure: str) -> Finding:
    words = LEAD_OFF.split(match[0][: match.end("jahr") - match.start()])[-1]
    hint = "Ist es der Text eines früheren Papiers? Das Jahr prüfen."
    return Finding(
        passage.place(start + match.start("jahr")), f"„{words}“ wird als Kommendes erzählt, {measure}.", hint
    )


def _promised(manuscript: Manuscript, passage: Passage, heading: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The times that something is promised for, each behind the offset from which its match counts."""
    if passage.where is Where.KOPF:
        match = NEXT_STEP.fullmatch(passage.text) if passage.path[-1] == "naechster_schritt" else None
        if match:
            yield 0, match
        return
    is_answer = manuscript.paper is not None and manuscript.paper.art == "stellungnahme"
    for start, sentence in passage.sentences():
        if "20" not in sentence:
            continue
        if passage.section in REQUESTS:
            yield from ((start, match) for match in _asked(sentence))
        elif passage.section == "ausblick" or OUTLOOK.match(heading):
            yield from ((start, match) for match in _announced(sentence))
        elif is_answer and passage.text.strip() == sentence.strip():
            yield from ((start, match) for match in _answered(sentence))


def _asked(sentence: str) -> Iterator[re.Match[str]]:
    """What is to be done up to or at a time."""
    for pattern in (DUE, THEN):
        for match in pattern.finditer(sentence):
            rest = CLAUSE_END.split(sentence[match.start() :])[0]
            if not NOT_SO.search(ON_STAND.sub("", sentence[: match.start()]) + rest) and _is_said_of_verb(
                sentence, match
            ):
                yield match
    ordered = ORDERED.search(sentence)
    if ordered and INFINITIVE.search(ordered["rest"]) and not OF_THAT_TIME.match(ordered["rest"]):
        yield ordered
    if (begins := WORK_BEGINS.search(sentence)) and not NOT_SO.search(sentence):
        yield begins


def _answered(sentence: str) -> Iterator[re.Match[str]]:
    """„Die Verwaltung berichtet im November 2025.“, and no more."""
    lead, whole = ANSWERED.match(sentence), sentence.rstrip(" .")
    match = (DUE.match(sentence, lead.end()) or THEN.match(sentence, lead.end())) if lead else None
    if match and match.end() == len(whole):
        yield match


def _is_said_of_verb(sentence: str, match: re.Match[str]) -> bool:
    before, behind = PART_END.split(sentence[: match.start()])[-1], PART_END.split(sentence[match.end() :])[0]
    verb = LED.search(before) if before.strip() else GOES_ON.match(behind)
    if verb is None or OF_THAT_TIME.match(behind):
        return False
    beside = BESIDE.get(verb["verb"])
    return beside is None or bool(beside.search(before + match[0] + behind))


def _announced(sentence: str) -> Iterator[re.Match[str]]:
    """What an outlook says of a time to come."""
    if NOT_SO.search(sentence):
        return
    match = BEGINS.match(sentence) or WITHOUT_VERB.search(sentence)
    # „Ab April 2025 berät sie montags, ab 2027 täglich“ tells how it goes on.
    if match and not DUE.search(sentence, match.end()) and not FROM_THEN.search(sentence, match.end()):
        yield match


def end_of(match: re.Match[str]) -> dt.date:
    """The last day of the time that is named; far ahead where it is none."""
    year, word, number = int(match["jahr"]), match["wort"] or "", match["zahl"]
    month = int(number) if number else month_of(word)
    with suppress(ValueError):
        last = calendar.monthrange(year, month)[1] if 1 <= month <= len(MONATE) else 0
        return dt.date(year, month, int(match["tag"]) if match["tag"] else last)
    return dt.date.max


def _in_plans(manuscript: Manuscript, measured: tuple[dt.date, str]) -> Iterator[Finding]:
    """„Baubeginn: August 2025“ below „Ausschreibung: April 2026“, in a plan that is in order but for this."""
    rows: list[tuple[Passage, re.Match[str]]] = []
    is_plan = False
    for passage in manuscript.passages:
        if passage.where is Where.UEBERSCHRIFT:
            yield from _out_of_order(rows, *measured)
            rows, is_plan = [], bool(PLAN.match(passage.text))
        elif is_plan and passage.where is Where.PUNKT:
            match = ROW.fullmatch(passage.text.strip())
            rows += [(passage, match)] if match else []
    yield from _out_of_order(rows, *measured)


def _out_of_order(rows: Sequence[tuple[Passage, re.Match[str]]], day: dt.date, measure: str) -> Iterator[Finding]:
    ends = [end_of(match) for _, match in rows]
    for index in range(1, len(rows)):
        passage, match = rows[index]
        others = [*ends[:index], *ends[index + 1 :]]
        in_order = others == sorted(others) and min(others) >= day
        if len(rows) >= FEWEST_ROWS and in_order and ends[index] < day and STEP.fullmatch(match["schritt"]):
            yield tell(passage, 0, match, measure)
