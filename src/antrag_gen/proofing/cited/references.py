"""Rules on papers that a paper cites: what its words say of them is held against what they say of themselves."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from antrag_gen.fields.kennungen import Kennung, Papiereintrag
from antrag_gen.fields.nummern import any_label
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.in_prose import Tag, find_dates
from antrag_gen.german.zahlen import join
from antrag_gen.papers.unterlage import Unterlage
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.cited.citations import Citation, find_citations
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule

COMPARE = "Die Nummer und die Angabe mit dem genannten Papier vergleichen."
# The keys of the head whose papers are held against this one by their own rules, or come after it.
HELD_ELSEWHERE = ("bezug", "anlagen", "zu", "folgedrucksache")
TO_COME = compile_late(
    r"\b(?:folgt|folgen|vorgesehen\w*|geplant\w*|demnächst|künftig\w*|Vorbereitung|anschließend\w*|später(?:e[nrs]?)?|Folgevorlage"
    r"|nachfolgend\w*|ausstehend\w*|(?:wird|werden|soll|sollen)\b[^;]*\b(?:vor|ein|be|er|über|auf)\w+(?:t|en))\b"
)
PERSONS = r"(?:der|des|von|von der|von den|durch die)\s"
# What may stand between a paper's number and its date.
TO_DATE = compile_late(
    rf"(?P<davor>[,(]{{0,2}}\s*(?:{PERSONS}[^.;:()„“]{{1,80}}?,?\s|„[^“]{{1,160}}“,?\s*"
    r"|[A-ZÄÖÜ][\w-]*(?:\s[A-ZÄÖÜ][\w-]*)?,?\s)?)\(?(?:vom|v\.|(?:eingereicht|gestellt|eingebracht|datiert)\s(?:am|vom))\s(?=\d)"
    r"|(?P<klammer>\s\((?:Fraktion[^();]{1,60},\s)?)(?=\d{1,2}\.[^()]{4,16}\))"
)
NO_DATE_OF_IT = compile_late(
    r"\b(?:Sitzung|Beschl[uü](?!ssvorlage)|Fassung|Schreiben|Stellungnahme|Antwort|Niederschrift|Protokoll|Lesung|Bescheid|Auszug)"
)
DAY = r"(?P<tag>\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]+)\s?\d{4})"
DATED_BEFORE = compile_late(
    r"(?:\b(?:Anfrage|Drucksache|[\w-]*[Vv]orlage|[\w-]*[Aa]ntrags?|Unterlage)(?:\s(?:der|des|von)\s[^.;:()„“]{1,60}?)?"
    rf"\s(?:vom|v\.)\s{DAY},?\s*\(?(?:siehe\s)?"
    rf"|\b(?:am|vom)\s{DAY.replace('tag', 'eingang')}\s(?:gestellt|eingereicht|eingebracht|vorgelegt)e[nrs]?\s)$"
)
TITLE = compile_late(
    r"[,:]?\s*(?:\((?:vom\s)?[^()„]{0,60}\)\s*)?(?:vom\s[\d. ]{6,12}\s*)?"
    rf"(?:{PERSONS}[^.;:()„“]{{1,60}}?\s)?"
    r"(?:(?:mit dem Titel|mit dem Betreff|zum Thema|zu|über|Betreff:?)\s*)?\(?„(?P<titel>[^“]{6,160})“"
)
TITLE_BEFORE = compile_late(
    r"(?:[Aa]ntrag|[Vv]orlage|Drucksache)\s(?:[^„.;:()]{0,60}\s)?„(?P<titel>[^“]{6,160})“,?\s*\(?$"
)
OWN_WORDS = compile_late(r"[^\W\d_]{5,}")
STEM = 5
SHORTEST_CORE = 3
KINDS = (
    *("Haushaltsantrag", "Dringlichkeitsantrag", "Änderungsantrag", "Ergänzungsantrag", "Frageantrag"),
    *("Beschlussvorlage", "Mitteilungsvorlage", "Fortschrittsbericht"),
)
# A Frageantrag is handed in with the budget motions; a report is called by what it is laid before as.
ALSO = {"Fortschrittsbericht": "Mitteilungsvorlage", "Haushaltsantrag": "Frageantrag"}
KIND = compile_late(rf"\b(?P<art>{'|'.join(KINDS)})(?:s|es|e|en)?\b")
KIND_BEFORE = compile_late(rf"{KIND.pattern}\s*[(,]?\s*$")
KIND_BEHIND = compile_late(rf"\s\({KIND.pattern}\)")
NO_CORE = frozenset(
    ("fraktion", "fraktionen", "stadtrat", "gemeinderat", "stadtverordnete", "gruppe", "ratsgruppe", "liste", "bürger")
)
# „Antrag 12/2024 der Fraktionen Linde und Ahorn“, and „die Fraktion Linde hat mit Antrag 12/2024 …“.
BY_WHOM = compile_late(
    rf"\s*,?\s*(?:\(?vom\s[\d. ]{{6,12}}\)?,?\s*)?(?:{PERSONS}|\((?=[A-ZÄÖÜ]))(?P<wer>[^.;:()„]{{3,90}})"
)
WHO = r"(?P<wer>[^.;:()„]{3,90}?)"
HANDED_IN = r"(?:gestellt|eingereicht|eingebracht|vorgelegt)"
ASKS = r"(?:beantrag|forder|bitte|wünsch|möchte|will|schlägt)\w*"
BY_WHOM_BEFORE = (
    compile_late(rf"[Aa]ntrag\s(?:der|von|von der|von den)\s{WHO},?\s*\(?$"),
    compile_late(
        rf"\b[Dd]ie\s{WHO}\s(?:hat|haben|hatte|hatten|{ASKS}|bat\w*)\s(?:[^.;:()]{{0,60}}\s)?mit\s(?:ihrem\s|dem\s)?$"
    ),
    compile_late(rf"\b[Dd]ie\s{WHO}\s(?:{ASKS}\s(?:im|in|in ihrem)|ha\w+\sin\sihrem)\s$"),
    compile_late(rf"\b[Dd]ie\s{WHO}\s(?:beantrag|forder|wünsch)\w+\s[^.;:()]{{0,80}}\($"),
    compile_late(rf"\bvon\s(?:der|den)\s{WHO}\s{HANDED_IN}\w+\s$"),
)
WITH_IT = compile_late(r"\b(?:[Mm]it|[Ii]m|[Ii]n)\s(?:dem\s|ihrem\s)?$")
ASKED_WITH_IT = compile_late(rf"\s(?:hat|haben|hatte|hatten|{ASKS})\sdie\s(?P<wer>[^.;:()„]{{3,90}})")
WHICH = compile_late(rf",\sden\sdie\s{WHO}\s(?:am\s[\d. ]{{6,12}}\s)?{HANDED_IN}")
# „Antrag 12/2024, Fraktion Linde“, with nothing else said.
ALONE = compile_late(r"\s*[,–:-]\s*(?P<wer>(?:Fraktion(?:en)?\s)?[A-ZÄÖÜ][^.;:(),„–]{2,60}?)\s*(?:$|[.;,)–]|vom\s)")
SMALL = frozenset(("im", "in", "rat", "für", "stadtrat", "gemeinderat"))
BETWEEN = frozenset(("fraktion", "fraktionen", "gruppe", "ratsgruppe", "der", "die", "und", "sowie"))
WORD = compile_late(r"[^\W\d_]+")


def find_later(manuscript: Manuscript) -> Iterator[Finding]:
    """A paper that is of a later day than the one that cites it, unless that says that it is to come."""
    datum = manuscript.paper.datum if manuscript.paper else None
    if datum is None:
        return
    for citation in find_citations(manuscript):
        entry = citation.entry
        if entry.datum is None or entry.datum <= datum or entry.nummer.jahr > datum.year:
            continue
        held = citation.passage is None and any(step in HELD_ELSEWHERE for step in citation.path)
        if not held and not TO_COME.search(" ".join(citation.sentence)):
            dates = format_datum_kurz(entry.datum), format_datum_kurz(datum)
            what = f"{citation.name} ist vom {dates[0]}, dieses Papier vom {dates[1]}."
            yield Finding(citation.place, what, "Die Nummer und beide Daten prüfen.")


def find_other_dates(manuscript: Manuscript) -> Iterator[Finding]:
    """„Antrag 12/2024 vom 03.03.2024“, where it is of another day."""
    for citation in find_citations(manuscript):
        if citation.entry.datum is None or citation.passage is None:
            continue
        said = find_date_of(citation.before, citation.words, citation.behind)
        if said is None or said.datum is None or citation.is_literal:
            continue
        others = manuscript.access.find(Kennung.of(citation.entry.nummer))
        if said.datum not in {entry.datum for entry in others}:
            what = f"{citation.name} ist vom {format_datum_kurz(citation.entry.datum)}, hier steht „{said.text}“."
            yield Finding(citation.passage.place(citation.start + said.start), what, COMPARE)


def find_date_of(before: str, words: str, behind: str) -> Tag | None:
    """The day that is said of the paper that the words cite, with its place from where they begin on."""
    return _date_behind(words, behind) or _date_before(before)


def _date_behind(words: str, behind: str) -> Tag | None:
    match = TO_DATE.match(behind)
    day = next(iter(find_dates(behind[match.end() :])), None) if match else None
    if match is None or day is None or day.start or NO_DATE_OF_IT.search(match[0]):
        return None
    return replace(day, start=len(words) + match.end())


def _date_before(before: str) -> Tag | None:
    match = DATED_BEFORE.search(before)
    if match is None or NO_DATE_OF_IT.search(match[0]):
        return None
    group = "tag" if match["tag"] else "eingang"
    day = next(iter(find_dates(match[group])), None)
    return replace(day, start=match.start(group) - len(before)) if day else None


def find_other_fraktionen(manuscript: Manuscript) -> Iterator[Finding]:
    """„Antrag 12/2024 der Fraktion Ahorn“, where it is of another one."""
    yield from _answered_of_others(manuscript)
    cores: Mapping[str, str] = {}
    for citation in find_citations(manuscript):
        if not citation.entry.fraktionen or citation.passage is None:
            continue
        cores = cores or _cores(manuscript)
        named = _named_fraktionen(citation, cores)
        wrong = [key for key in named if key not in citation.entry.fraktionen]
        if wrong and not citation.is_literal:
            known = manuscript.access.liste("fraktionen")
            theirs = _joined(known[key].name if key in known else key for key in citation.entry.fraktionen)
            here = _joined(known[key].name for key in named)
            yield Finding(citation.place, f"{citation.name} ist von {theirs}, hier steht {here}.", COMPARE)


def _answered_of_others(manuscript: Manuscript) -> Iterator[Finding]:
    """A motion that an Unterlage answers as that of others."""
    known = manuscript.access.liste("fraktionen")
    paper = manuscript.paper
    for index, entry in enumerate(paper.beantwortet if isinstance(paper, Unterlage) else ()):
        found = manuscript.access.find(Kennung.of(entry.nummer)) if entry.nummer else ()
        theirs = [known[key].name for each in found for key in each.fraktionen if key in known]
        named = [fraktion.name for fraktion in entry.fraktionen]
        if theirs and named and set(theirs) != set(named):
            what = f"{entry.genannt} ist von {_joined(theirs)}, hier steht {_joined(named)}."
            yield Finding(manuscript.at("beantwortet", index, "fraktionen"), what, COMPARE)


def _joined(names: Iterable[str]) -> str:
    """Names in a row, each once."""
    return join(list(dict.fromkeys(names)))


def _cores(manuscript: Manuscript) -> Mapping[str, str]:
    """The words by which one Fraktion is told from the others, with its key."""
    keys: dict[str, set[str]] = {}
    for key, fraktion in manuscript.access.liste("fraktionen").items():
        for word in (*WORD.findall(fraktion.name), *WORD.findall(key)):
            if len(word) >= SHORTEST_CORE and word[0].isupper() and word.casefold() not in NO_CORE:
                keys.setdefault(word.casefold(), set()).add(key)
    return {word: min(those) for word, those in keys.items() if len(those) == 1}


def _named_fraktionen(citation: Citation, cores: Mapping[str, str]) -> list[str]:
    compound = citation.words.split("-")[0] if "-" in citation.words else ""
    if compound.casefold() in cores:
        return [cores[compound.casefold()]]
    before, behind = citation.sentence
    alone = ALONE.match(behind)
    matches = [
        BY_WHOM.match(behind),
        WHICH.match(behind),
        ASKED_WITH_IT.match(behind) if WITH_IT.search(before) else None,
        *(pattern.search(before) for pattern in BY_WHOM_BEFORE),
    ]
    lists = [_listed(match["wer"], cores) for match in matches if match]
    if alone and all(word.casefold() in {*cores, *BETWEEN, *SMALL} for word in WORD.findall(alone["wer"])):
        lists.append(_listed(alone["wer"], cores))
    return next((named for named in lists if named), [])


def _listed(words: str, cores: Mapping[str, str]) -> list[str]:
    """The Fraktionen that the words list, up to the first word that is none of a list."""
    found = []
    for word in WORD.findall(words):
        key = cores.get(word.casefold())
        if key is None and word.casefold() not in BETWEEN:
            break
        found += [key] if key else []
    return found


def find_other_kinds(manuscript: Manuscript) -> Iterator[Finding]:
    """„Mitteilungsvorlage GRDrs 12/2024“, where it is another kind of paper."""
    titel = manuscript.access.einstellungen.titel
    for citation in find_citations(manuscript):
        around = KIND_BEFORE.search(citation.before[-40:]) or KIND_BEHIND.match(citation.behind)
        match = KIND.match(citation.words) or around
        said = match["art"] if match and citation.entry.art and not citation.is_literal else ""
        if said and not _is_of_kind(citation.entry, said):
            what = f"{citation.name} ist {titel(citation.entry.art)}, nicht {said}."
            yield Finding(citation.place, what, COMPARE)


def find_questions(manuscript: Manuscript) -> Iterator[Finding]:
    """„Anfrage 12/2024“, where it is a motion."""
    space = manuscript.access.einstellungen.nummern.antrag
    labels = any_label((space.kuerzel, *space.varianten, "Nr"))
    pattern = re.compile(rf"\bAnfrage\s(?:(?:{labels})\s*)?{space.muster.regex()}(?![\w/])")
    for passage in manuscript.with_one_of(("Anfrage",)):
        for match in pattern.finditer(passage.text):
            kennung = Kennung("antrag", int(match["nummer"].replace(".", "")), int(match["jahr"]))
            for entry in manuscript.access.find(kennung):
                if "antrag" in entry.art.lower() and not any(kind in entry.art for kind in ("Anfrage", "Frageantrag")):
                    yield Finding(passage.place(match.start()), f"„{match[0]}“ ist {entry.art}.", COMPARE)


def _is_of_kind(entry: Papiereintrag, said: str) -> bool:
    return said in entry.art or entry.art == ALSO.get(said)


def find_other_titles(manuscript: Manuscript) -> Iterator[Finding]:
    """„Antrag 12/2024 „Bänke““, where it has another subject; a shorter or longer title is none."""
    for citation in find_citations(manuscript):
        if not citation.entry.betreff or citation.ziffern:
            continue
        match = TITLE.match(citation.behind) or TITLE_BEFORE.search(citation.before)
        if match and citation.passage and not _same_title(match["titel"], citation.entry.betreff):
            what = f"{citation.name} heißt „{citation.entry.betreff}“, hier steht „{match['titel']}“."
            yield Finding(citation.place, what, COMPARE)


def _same_title(one: str, other: str) -> bool:
    """Whether all telling words of one stand in the other, in any form."""
    words = [{word.casefold()[:STEM] for word in OWN_WORDS.findall(title)} for title in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]


RULES = (
    Rule("verweis-spaeter", find_later),
    Rule("verweis-datum", find_other_dates),
    Rule("verweis-fraktion", find_other_fraktionen),
    Rule("verweis-art", lambda manuscript: chain(find_other_kinds(manuscript), find_questions(manuscript))),
    Rule("verweis-titel-anders", find_other_titles),
)
