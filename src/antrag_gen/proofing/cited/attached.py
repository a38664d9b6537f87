"""Rules on Anlagen and the Anmeldeliste: a manuscript goes in; what its words cite and its head lacks comes out."""

import re
from collections.abc import Iterator

from antrag_gen.errors import Level, Place
from antrag_gen.fields.anlagennummern import RANGE
from antrag_gen.fields.aufzaehlung import LFD, read_series
from antrag_gen.fields.bedarf import Anmeldung
from antrag_gen.fields.verweise import find_references
from antrag_gen.german.sentences import SENTENCE_END
from antrag_gen.german.zahlen import join, number_ranges
from antrag_gen.papers.anlagen import count
from antrag_gen.papers.haushaltspapier import Haushaltspapier
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import REQUESTS, Manuscript, Passage
from antrag_gen.proofing.rule import Finding, Rule

NO_NUMBER = r"(?![\w/]|\.\d|\s(?:Kilometer|km|Meter|m|Prozent|Euro|Jahre|Millionen)\b|\s?%)"
UNTIL = r"bis(?:\s(?:einschließlich|einschl\.|inklusive|inkl\.))?"
ROW = (
    rf"(?P<zahlen>\d{{1,3}}(?!\d)(?:\s*(?:{UNTIL}|und|sowie|oder|u\.|,|/|–|-)\s*\d{{1,3}}(?!\d|\.\d))*)"
    rf"[a-h]?{NO_NUMBER}"
)
# `Anlage 4 zu GRDrs 497/2023` is one of another paper, `Anlage 1 der Satzung` one of a statute.
ELSEWHERE = compile_late(
    r"\)?,?\s+(?:zu|zur|zum|der|des|dem|den|von|vom|aus|im|in|unserer|unseres|ihrer)\s"
    r"(?!(?:diese[rsmn]?|Einzelnen|Folgenden|Übrigen|Detail|vorliegenden)\b)(?:\w+\s){0,3}?(?:[A-ZÄÖÜ§]|\d)"
)
OF_ANOTHER = compile_late(
    r"(?:[\w-]*(?:[Ss]atzung|[Vv]ertrag|[Vv]ertrags|[Gg]esetz|[Vv]erordnung|[Gg]utachten|[Vv]ereinbarung|[Kk]onzept|[Pp]lan"
    r"|[Bb]escheid|[Rr]ichtlinie|[Hh]aushaltsplan|[Bb]ericht|[Ss]chreiben|[Bb]rief|ordnung|HOAI|VwV|GemHVO|StVO|BauNVO|BImSchV))\w{0,3}"
    r"(?:\svom\s[\d. ]+)?,?\s\(?(?:siehe\s|dort\s|in\s|dort in\s)?$"
)
OTHER_LIST = compile_late(
    r"\b(?:Stellenplan|Tagesliste|Beratungsliste|Änderungsliste|Querliste|Veränderungsliste|Grüne[nr]? Liste)"
)
# „Der Bedarf steht in der Anmeldeliste unter lfd. Nr. 14“, but not what stands there, too.
IN_THE_LIST = compile_late(
    r"Anmeldeliste|Rote[nr]? Liste|\b(?:[Dd]er|[Dd]iese[rn]?|[Uu]nser) Bedarf\b|Bedarfsanmeldung"
    r"|\b[Bb]edarf\b[^.;]{0,80}\bangemeldet\b"
)
OF_OTHERS = compile_late(
    r"\b(?:[Aa]uch|[Ee]benso|[Ww]eitere\w*|[Aa]ußerdem|[Dd]aneben|[Zz]udem|[Aa]ndere[nrsm]?|[Vv]ergleichbar\w*|[Nn]eben|[Ww]ährend"
    r"|[Ää]hnlich\w*|[Ss]tatt|[Vv]gl\.|[Vv]ergleiche?|[Nn]icht|[Vv]orjahr\w*|[Bb]isher\w*|[Ff]rüher\w*"
    r"|[Dd]amals|[Vv]on der Fraktion|Antr[aä]g\w*)\b|(?<![\d.])20\d\d/20\d\d"
)
COMPLETE = "Aus der Anmeldeliste ergänzen."
NUMBER_END = compile_late(r"(?<!lfd)(?<!Nr)(?<!Nrn)[.!?]\s+(?=[A-ZÄÖÜ])")
ASKED = ("betreff", "antragstext")
INCLUDING = compile_late(r"bis\s(?:einschließlich|einschl\.|inklusive|inkl\.)\s")
MOST_NAMED = 3
AROUND = 300  # characters of a sentence that may name another paper
DETAILS = ("seite", "thh", "grdrs", "lfd_nr")


def find_beyond(manuscript: Manuscript) -> Iterator[Finding]:
    """Anlagen that the text names and the list of Anlagen does not have; one without any list has none."""
    paper = manuscript.paper
    if paper is None:
        return
    titel = manuscript.access.einstellungen.titel
    known = {number for entry in count(paper.anlagen) for number in range(entry.von, entry.bis + 1)}
    words = {titel("Anlagen"), titel("Anlage"), "Anl."}
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, reverse=True)))})\s(?:(?:Nrn?\.|Nummern?)\s)?{ROW}"
    )
    for passage in manuscript.with_one_of(tuple(words)):
        if passage.path and passage.path[0] == "anlagen":
            continue
        for match in pattern.finditer(passage.text):
            missing = [number for number in _numbers(match["zahlen"]) if number not in known]
            if missing and _is_own(passage, match, manuscript) and not passage.is_literal(match.start()):
                said = "steht" if len(missing) == 1 else "stehen"
                named = "ist" if len(missing) == 1 else "sind"
                none = f"{named} genannt, aber das Papier hat keine Anlagen."
                ends = f"{said} nicht unter „anlagen“." if known else none
                yield _beyond(passage.place(match.start()), missing, ends, titel("Anlage"))


def _beyond(place: Place, missing: list[int], ends: str, one: str) -> Finding:
    what = f"{one} {join([str(number) for number in missing[:MOST_NAMED]])} {ends}"
    hint = f"Die Nummer prüfen; gehört sie zu einem anderen Papier, „{one} {missing[0]} zu …“ schreiben."
    return Finding(place, what, hint)


def _numbers(row: str) -> Iterator[int]:
    for first, last in RANGE.findall(INCLUDING.sub("bis ", row)):
        yield from range(int(first), int(last or first) + 1)


def _is_own(passage: Passage, match: re.Match[str], manuscript: Manuscript) -> bool:
    text = passage.text
    before, behind = text[max(match.start() - AROUND, 0) : match.start()], text[match.end() : match.end() + AROUND]
    # What is decided is attached: „Die Satzung zur Gebührenordnung (Anlage 5) wird beschlossen“.
    is_attached = passage.section in REQUESTS and before.endswith("(") and behind.startswith(")")
    if ELSEWHERE.match(behind) or (OF_ANOTHER.search(before[-100:]) and not is_attached):
        return False
    sentence = f"{SENTENCE_END.split(before)[-1]}{match[0]}{SENTENCE_END.split(behind)[0]}"
    cited = find_references(sentence, manuscript.access.einstellungen.nummern)
    return not any(verweis.kreis for verweis in cited)


def find_incomplete(manuscript: Manuscript) -> Iterator[Finding]:
    """An Anmeldung that lacks one thing that the others of its paper say; who knows but the number, knows no more."""
    paper = manuscript.paper
    entries = paper.anmeldeliste if isinstance(paper, Haushaltspapier) else []
    for index, entry in enumerate(entries):
        missing = [key for key in DETAILS if not getattr(entry, key) and _others_say(key, index, entries)]
        if entry.lfd_nr is None and (entry.seite or entry.grdrs):
            what = "Hier fehlt „lfd_nr“, die laufende Nummer der Anmeldeliste."
            yield Finding(manuscript.at("anmeldeliste", index), what, COMPLETE)
        elif len(missing) == 1:
            what = f"Hier fehlt „{missing[0]}“; die anderen Einträge haben das."
            yield Finding(manuscript.at("anmeldeliste", index), what, COMPLETE)


def _others_say(key: str, index: int, entries: list[Anmeldung]) -> bool:
    others = [entry for at, entry in enumerate(entries) if at != index]
    return bool(others) and all(getattr(other, key) for other in others)


def find_other_numbers(manuscript: Manuscript) -> Iterator[Finding]:
    """A running number that is none of those of the head: in title or request, or said to be that of the need."""
    paper = manuscript.paper
    entries = paper.anmeldeliste if isinstance(paper, Haushaltspapier) else []
    known = {number for entry in entries if entry.lfd_nr for number in entry.lfd_nr.nummern}
    for passage in manuscript.with_one_of(("fd",) if known else ()):
        if passage.path[:1] == ("anmeldeliste",) or OTHER_LIST.search(passage.text):
            continue
        for label in LFD.label.finditer(passage.text):
            row = read_series(LFD, passage.text, label.start())
            spans = [(int(first), int(last)) for first, last in row.paare] if row and not row.fehler else []
            wrong = [number for first, last in spans for number in (first, last) if number not in known]
            is_own = passage.section in ASKED or _is_of_this_need(passage, label.start())
            if wrong and is_own and not passage.is_literal(label.start()):
                what = f"Im Text steht lfd. Nr. {wrong[0]}, unter „anmeldeliste“ {number_ranges(known)}."
                yield Finding(passage.place(label.start()), what, "Die Nummer mit der Anmeldeliste vergleichen.")


def _is_of_this_need(passage: Passage, offset: int) -> bool:
    """Whether the sentence tells where in the Anmeldeliste the need of the paper stands."""
    text = passage.text
    before, behind = text[max(offset - AROUND, 0) : offset], text[offset : offset + AROUND]
    sentence = f"{SENTENCE_END.split(before)[-1]}{NUMBER_END.split(behind)[0]}"
    return bool(IN_THE_LIST.search(sentence)) and not OF_OTHERS.search(sentence)


RULES = (
    Rule("verweis-anlage", find_beyond),
    Rule("anmeldung-unvollstaendig", find_incomplete, Level.HINWEIS),
    Rule("anmeldung-nummer", find_other_numbers),
)
