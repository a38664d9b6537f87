"""What a progress report tells of its years: a manuscript goes in; values that its head has otherwise come out.

Told are values beside their year („90 Prozent im Jahr 2024“, „Führungen gab es 2025 elf“) of an indicator that the
sentence names wholly, counts of a Stand („Gepflanzt sind 64 Bäume“), and what was spent in a year or altogether.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from antrag_gen.german.datum import MONATE
from antrag_gen.german.in_prose import BLANK, find_sums
from antrag_gen.german.zahlen import format_euro
from antrag_gen.german.zahlwort import NUMBER, parse_zahlwort
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.head.need import stems_of
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.indikator import Indikator

SECTIONS = ("kurzfassung", "sachstand", "wirkung", "ausblick")
COUNT = rf"(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|(?![Ee]ine?[nmrs]?\b){NUMBER})"
VALUE = rf"(?P<wert>{COUNT})(?!\w)(?:{BLANK}?(?P<einheit>%|Prozent(?!\w)|[A-ZÄÖÜ][a-zäöüß]+))?"
YEAR = r"(?P<jahr>20\d\d)(?!\d|[.,/–-]\d)"
# „90 Prozent im Jahr 2024“, „91 Prozent (2024)“
BEFORE_YEAR = compile_late(
    rf"(?<![\d.,]){VALUE}{BLANK}(?:im{BLANK}(?:Jahr|Vorjahr|Berichtsjahr){BLANK}(?:\()?|Ende{BLANK}|in{BLANK}|\(){YEAR}"
)
# „2025 waren es elf“, „2025: elf“, „gab es 2025 elf“, „lag 2025 bei 94 Prozent“
BEHIND_YEAR = compile_late(
    rf"(?<!Dezember )(?<![\d.,/]){YEAR}\)?:?{BLANK}(?:(?:waren|sind|wurden|gab|gibt|es|bei|auf|insgesamt|zusammen"
    rf"|noch|schon|schon|bereits"
    rf"|nur|lag|lagen|betrug|kamen|zählte|zählten|wir|sie|er|erreichte|von|genau){BLANK}){{0,4}}{VALUE}"
)
OF_STAND = compile_late(
    rf"^(?:Bis(?:her|lang|{BLANK}jetzt){BLANK}(?:sind|waren|wurden){BLANK}(?:es{BLANK})?|[A-ZÄÖÜ][a-zäöüß]+(?:t|en){BLANK}"
    rf"(?:sind|waren|wurden){BLANK}(?:bisher{BLANK}|bislang{BLANK}|inzwischen{BLANK}|insgesamt{BLANK})?){VALUE}"
)
HEADING_YEAR = compile_late(r"\bStand\b.*\b(20\d\d)\b")
NOT_SO = compile_late(
    r"\b(?:Ziel\w*|soll\w*|geplant\w*|erwartet\w*|wird|davon|darunter|weitere\w*|mehr|weniger|je|pro|um|rund|etwa|knapp|gut|fast"
    r"|über|ca\.|mindestens|Halbjahr\w*|Monat\w*|Quartal\w*|allein|zusätzlich\w*|Teil|statt|im Schnitt|durchschnittlich"
    r"|vorgesehen\w*|Plan|Antrag\w*|Angebot\w*)\b"
)
SPENT = compile_late(
    r"\b(?:[Aa]usgegeben|[Vv]erausgabt|Ausgaben|Gesamtausgaben|Mittelabfluss|[Aa]bgeflossen|flossen|[Aa]bgerufen|[Vv]erbraucht"
    r"|[Ee]ingesetzt)\b"
)
NEAR_YEAR = compile_late(rf"(?<![\d.,/]){YEAR}\)?:?{BLANK}(?:(?!und|bis|sowie)[a-zäöüß]+{BLANK}){{0,4}}$")
YEAR_BEHIND = compile_late(rf"{BLANK}(?:(?:wurden|im{BLANK}Jahr|im{BLANK}Berichtsjahr|in|für|\()+{BLANK}?)+{YEAR}")
IN_YEAR = compile_late(
    rf"^(?:Im{BLANK}(?:Jahr|Berichtsjahr){BLANK}|In{BLANK}|Für{BLANK})?{YEAR}{BLANK}(?:[a-zäöüß]+{BLANK}){{0,4}}$"
)
ALTOGETHER = compile_late(
    rf"\b(?:[Bb]eide(?:n|r)?{BLANK}Jahren?|[Zz]usammen|[Ss]eit{BLANK}Beginn|(?:[Aa]lle(?:n|r)?|zwei|drei){BLANK}Jahren?)\b"
    rf"(?:{BLANK}(?:zusammen|insgesamt|waren|sind|wurden|es)){{0,3}}{BLANK}$"
)
PART = compile_late(rf"{BLANK}(?:für|je|pro|davon|mehr|weniger|aus|an|vom|von){BLANK}")
PARTS_OF_SUMS = compile_late(r"[;:]\s")
AVAILABLE = compile_late(
    r"\b(?:[Vv]erfügbar\w*|[Bb]ewilligt\w*|[Bb]ereit\w*|[Vv]eranschlagt\w*|[Gg]eplant\w*|[Ee]ingeplant\w*|[Vv]orgesehen\w*"
    r"|[Bb]eantragt\w*|Ansatz\w*|[Üü]brig\w*|[Üü]bertrag\w*|[Gg]ebunden\w*|[Zz]ur Verfügung)\b"
)
PARTS = compile_late(r"[,;]\s")
# Of the year of the report, where a sentence names no other time.
OF_THE_YEAR = ("kurzfassung", "wirkung")
OTHER_TIME = compile_late(
    r"\b(?:(?:19|20)\d\d(?![.,]\d)|Vorjahr\w*|letzte[ns]? Jahr\w*|Halbjahr\w*|Quartal\w*|Monat\w*|Antrag\w*|Angebot\w*"
    rf"|{'|'.join(MONATE)}|davon|rund|etwa|knapp|gut|fast|über|mehr als|allein)\b"
)
PART_OF_IT = compile_late(rf"{BLANK}(?:für|je|pro|davon|mehr|weniger|aus|an|vom)\b")
FEWEST_DIGITS = 4
HINT = "Den Text und „{}“ im Kopf vergleichen."


def find_reported(manuscript: Manuscript) -> Iterator[Finding]:
    """Values of indicators, and sums spent, that the head has otherwise for the year of which they are told."""
    paper = manuscript.paper
    if not isinstance(paper, Fortschrittsbericht):
        return
    year = ""
    for passage in manuscript.passages:
        if passage.where is Where.UEBERSCHRIFT:
            found = HEADING_YEAR.search(passage.text)
            year = found[1] if found else ""
        elif passage.section in SECTIONS and not passage.quoted and passage.where is not Where.ZELLE:
            of_stand = year if passage.section == "sachstand" else ""
            for start, sentence in passage.sentences():
                yield from _of_indicators(paper, passage, start, sentence, of_stand)
                yield from _of_money(paper, passage, start, sentence)


def _of_indicators(
    paper: Fortschrittsbericht, passage: Passage, start: int, sentence: str, year: str
) -> Iterator[Finding]:
    """Of the indicator that the sentence names, or each of its parts."""
    if NOT_SO.search(sentence):
        return
    named = [each for each in paper.indikatoren if _is_named(each, sentence)]
    begin = 0
    for end in (*(mark.end() for mark in PARTS.finditer(sentence) if len(named) > 1), len(sentence)):
        part = sentence[begin:end]
        here = [each for each in named if _is_named(each, part)]
        if len(here) == 1:
            yield from _of_indicator(here[0], passage, start + begin, part, year)
        begin = end


def _of_indicator(indikator: Indikator, passage: Passage, start: int, words: str, year: str) -> Iterator[Finding]:
    for match, of_year in _values(words, year):
        at = start + match.start("wert")
        value = indikator.ist.get(of_year)
        if value is None or passage.is_literal(at) or _is_other(indikator, match):
            continue
        if not _fits(indikator, of_year, _number(match["wert"])):
            told = words[match.start("wert") : match.end("einheit" if match["einheit"] else "wert")]
            what = f"„{told}“ passt nicht zum Indikator „{indikator.name}“: {of_year} waren es {value.text}."
            yield Finding(passage.place(at), what, HINT.format("indikatoren"))


def _values(words: str, year: str) -> Iterator[tuple[re.Match[str], int]]:
    """The values beside a year, each year once; else that of the Stand."""
    used: set[int] = set()
    for pattern in (BEFORE_YEAR, BEHIND_YEAR):
        for match in pattern.finditer(words):
            if not used & {match.start("jahr"), match.start("wert")}:
                used |= {match.start("jahr"), match.start("wert")}
                yield match, int(match["jahr"])
    of_stand = None if used or not year else OF_STAND.search(words)
    if of_stand:
        yield of_stand, int(year)


def _number(text: str) -> Decimal:
    return parse_zahlwort(text.replace(".", ""))


def _is_named(indikator: Indikator, sentence: str) -> bool:
    """Whether all words of its name stand there."""
    words, said = set(stems_of(indikator.name)), set(stems_of(sentence))
    return bool(words) and words <= said


def _is_other(indikator: Indikator, match: re.Match[str]) -> bool:
    """Whether it counts something else."""
    unit = match["einheit"]
    is_share = indikator.einheit in ("%", "Prozent")
    if unit in ("%", "Prozent"):
        return not is_share
    if is_share:
        return True
    return unit is not None and not set(stems_of(unit)) <= {*stems_of(indikator.einheit), *stems_of(indikator.name)}


def _fits(indikator: Indikator, year: int, value: Decimal) -> bool:
    """Whether it is that of the year, or what came in that year to what was before."""
    now, before = indikator.ist[year], indikator.ist.get(year - 1)
    return value == now.wert or (before is not None and value == now.wert - before.wert)


def _of_money(paper: Fortschrittsbericht, passage: Passage, start: int, sentence: str) -> Iterator[Finding]:
    if not SPENT.search(sentence) or not paper.mittel:
        return
    spent: dict[int, Decimal] = {}
    for entry in paper.mittel:
        spent[entry.jahr] = spent.get(entry.jahr, Decimal(0)) + entry.euro("ist")
    total = sum(spent.values(), Decimal(0))
    for summe in find_sums(sentence):
        if not _is_spent(sentence, summe.start, summe.end):
            continue
        before, behind = sentence[: summe.start], sentence[summe.end :]
        near = NEAR_YEAR.search(before) or IN_YEAR.search(before) or YEAR_BEHIND.match(behind)
        year = int(near["jahr"]) if near else 0
        due, said = (total, "zusammen") if ALTOGETHER.search(before) else (spent.get(year, summe.euro), str(year))
        is_told = passage.section in OF_THE_YEAR and not OTHER_TIME.search(sentence) and not PART_OF_IT.match(behind)
        if len(spent) == 1 and is_told and _is_slip_of(summe.euro, total):
            due, said = total, str(paper.mittel[0].jahr)
        elif PART.match(behind):
            continue
        if not summe.genau or passage.is_literal(start + summe.start) or due == summe.euro:
            continue
        may_be_rest = not near or due != total
        if not (may_be_rest and _is_of_the_rest(paper, year or paper.mittel[0].jahr, summe.euro)):
            what = f"„{summe.text}“ passt nicht zu den Mitteln im Kopf: {said} sind es {format_euro(due)} Euro (ist)."
            yield Finding(passage.place(start + summe.start), what, HINT.format("mittel"))


def _is_slip_of(said: Decimal, meant: Decimal) -> bool:
    """Whether two sums of as many digits differ in one of them, or in two side by side that changed places."""
    one, other = (f"{euro:.2f}" for euro in (said, meant))
    differing = [at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs]
    telling = min(len(text.replace(".", "").rstrip("0")) for text in (one, other))
    if len(one) != len(other) or telling < FEWEST_DIGITS or not differing:
        return False
    first, last = differing[0], differing[-1]
    is_swapped = last - first == 1 and one[first] == other[last] and one[last] == other[first]
    return first == last or is_swapped


def _is_spent(sentence: str, start: int, end: int) -> bool:
    """Whether the clause of a sum speaks of what was spent, and not of what there was, right before the sum."""
    begin = max((mark.end() for mark in PARTS_OF_SUMS.finditer(sentence, 0, start)), default=0)
    mark = PARTS_OF_SUMS.search(sentence, end)
    clause = sentence[begin : mark.start() if mark else len(sentence)]
    there = [found.end() for found in AVAILABLE.finditer(sentence, begin, start)]
    spent = [found.end() for found in SPENT.finditer(sentence, begin, start)]
    return SPENT.search(clause) is not None and max(there, default=-1) <= max(spent, default=-1)


def _is_of_the_rest(paper: Fortschrittsbericht, year: int, euro: Decimal) -> bool:
    """Whether it is what was carried over or bound in that year."""
    keys = ("uebertrag", "uebertragen", "gebunden")
    return any(entry.euro(key) == euro for entry in paper.mittel if entry.jahr == year for key in keys)
