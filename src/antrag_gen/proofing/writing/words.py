"""Rules on words: written twice, divided as at a line end, in two spellings; manuscripts go in, findings come out."""

import re
from collections.abc import Iterator

from antrag_gen.errors import Level
from antrag_gen.german.datum import MONATE
from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where
from antrag_gen.proofing.own_words import own_words
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.proofing.writing.phrases import PHRASES, may_stand_twice
from antrag_gen.proofing.writing.slips import Slip, find_slips

NEVER = """
    auch dass kein keine keinen nicht noch nur ob oder schon sowie und weil
"""
SELDOM = """
    ab aber als am an auf aus bei beim bis dabei des dort durch ein eine einem einen einer eines er es für gegen hat
    haben hier im in ist kann können mit muss müssen nach ohne seit sind soll sollen über um unter vom von vor wenn
    werden wie wir wird wurde wurden zu zum zur zwischen
"""
# Never right twice, so that one of them can go.
NEVER_TWICE = frozenset(NEVER.split())
# Right twice in rare constructions („für für Kinder geeignete Plätze“), wrong nearly always.
SELDOM_TWICE = frozenset(SELDOM.split())
OF_OTHERS = "der"
ARTICLES = (OF_OTHERS, "die", "das", "den", "dem")
# „der der Stadt gehörenden“: an article twice is wrong only where no word follows that bows to a noun behind it.
NOUN_ALONE = compile_late(
    rf"{BLANK}[A-ZÄÖÜ][\w-]{{1,60}}(?:[,.;:!?)\n]|$| (?:und|oder|ist|sind|wird|werden|wurden?|hat|haben|für|in|im|am|an"
    r"|zu|zur|zum|mit|auf|bei|nach|aus|über|um|von|vom|soll|sollen|kann|können|muss|müssen|nicht|auch|als|wie|bis|ab)\b)"
)
# A clause („der Mann, der der Stadt half“), or what is held against another („mit der der Nachbarn“).
LEADS_TO_TWO = compile_late(
    rf"(?:,(?:{BLANK}\w{{2,8}})?|\b(?:mit|zu|als|wie|neben|gegenüber|über|unter|von|statt|nach)){BLANK}$"
)
# „in der der Sitzung gesagt.“
IN_A_PLACE = compile_late(rf"(?<!,){BLANK}(?:in|an|auf|bei|vor|seit|aus){BLANK}$")
NOUN_AND_VERB = compile_late(rf"{BLANK}[A-ZÄÖÜ][\w-]{{1,60}}{BLANK}[a-zäöüß]{{2,30}}(?:t|en)(?:[.;!?]|$)")
# „hat die die Unterlagen geprüft.“: behind the verb no clause begins, and behind the noun stands none that it bows to.
HAS_BEFORE = compile_late(
    rf"\b(?:hat|haben|hatten?|wird|werden|muss|müssen|soll|sollen|kann|können|will|wollen|darf|dürfen|wurden?){BLANK}$"
)
# „deshalb sollen die die Stellen einen Vermerk tragen“, „seit dem dem 1. August“: to the end no word stands there that
# the second article belongs to („die die Stadt betreffenden Pläne“), and no clause that tells who is meant.
BEFORE_ALONE = compile_late(
    rf"\b(?:hat|haben|hatten?|wird|werden|muss|müssen|soll|sollen|kann|können|will|wollen|darf|dürfen|wurden?|sollten?"
    rf"|müssten?|weil|damit|obwohl|sodass){BLANK}$"
)
DAY_BEHIND = compile_late(rf"{BLANK}\d{{1,2}}\.{BLANK}(?:{'|'.join(MONATE)})\b")
NOUN_BEHIND = compile_late(rf"{BLANK}[A-ZÄÖÜ][\w-]{{1,60}}(?=[ \u00a0,.;:!?)\n]|$)")
DETERMINER = r"(?:[kmds]?eine|ihre|unsere|diese|jede|alle|beide|viele|mehrere|einige|manche|welche)[nrsm]?"
BOWED_TO = compile_late(
    rf"(?<!\w)(?!{DETERMINER}\b)[a-zäöüß]{{3,60}}e[nrsm]?{BLANK}(?:[a-zäöüß]{{3,60}}e[nrsm]?{BLANK})?[A-ZÄÖÜ]"
    rf"|(?<!\w)[a-zäöüß]{{3,60}}(?:end|t|en)e[nrsm]?\b"
    rf"|[,(]{BLANK}?(?:d(?:ie|er|as|en|em|enen|eren|essen)|welche[rsnm]?|wer|was|wo)\b"
)
SENTENCE_END = compile_late(r"(?<!\d)[.;!?](?:\s|$)|$")
NOUN_BEFORE = compile_late(
    r"\b(?!(?:D(?:ie|er|as|en|em|iese[rsnm]?)|K?[Ee]ine?[rsnm]?|Unsere?[rnm]?|Alle|Viele|Für|Mit|Wir)\b)"
    rf"[A-ZÄÖÜ][a-zäöüß]{{2,}}{BLANK}$"
)
LONG, LONG_IN_SMALL = 4, 5


def _once(match: re.Match[str]) -> str | None:
    """The word once where that is sure, both where they can be right, else None."""
    first, text = match["wort"], match.string
    word, is_same = first.casefold(), first == match["zweites"]
    if word in NEVER_TWICE:
        return first
    # „wird der der Nachbarn angeglichen“: that of theirs
    if word in ARTICLES and HAS_BEFORE.search(text, 0, match.start()) and NOUN_AND_VERB.match(text, match.end()):
        return match[0] if word == OF_OTHERS else None
    if word in ARTICLES and _is_alone(match):
        return None
    if word in ARTICLES:
        before = text[max(0, match.start() - 20) : match.start()]
        if IN_A_PLACE.search(before) and NOUN_AND_VERB.match(text, match.end()):
            return None
        return match[0] if LEADS_TO_TWO.search(before) or not NOUN_ALONE.match(text, match.end()) else None
    # „die Band Duran Duran“: a noun leads to a name
    if first[0].isupper() and NOUN_BEFORE.search(text[max(0, match.start() - 40) : match.start()]):
        return match[0]
    is_long = len(first) >= (LONG if first[0].isupper() else LONG_IN_SMALL)
    return None if word in SELDOM_TWICE or (is_same and is_long) else match[0]


def _is_alone(match: re.Match[str]) -> bool:
    """Whether an article stands twice before a noun or a day, and nothing behind it takes up the first of them."""
    text, end = match.string, match.end()
    if match["wort"].casefold() == OF_OTHERS:
        return False
    is_day = DAY_BEHIND.match(text, end) and not text[: match.start()].rstrip().endswith(",")
    if not is_day and not (BEFORE_ALONE.search(text, 0, match.start()) and NOUN_BEHIND.match(text, end)):
        return False
    stop = SENTENCE_END.search(text, end)
    return BOWED_TO.search(text, end, stop.start() if stop else len(text)) is None


TWICE = (
    Slip(
        compile_late(
            rf"(?P<wort>[Dd](?:er|ie|as|en|em))(?<!,{BLANK}...)(?<![\w-]...){BLANK}(?i:(?P=wort)){BLANK}(?i:(?P=wort))(?![\w-])"
        ),
        None,
        "Eines löschen.",
        (),
        "Das Wort steht dreimal da: „{}“.",
    ),
    Slip(
        compile_late(
            rf"(?<![\w-])(?P<wort>[^\W\d_]{{2,60}}){BLANK}(?P<zweites>(?P=wort))(?![\w-])",
            re.IGNORECASE,
        ),
        _once,
        "Eines löschen, wenn es nicht so gemeint ist; beginnt hier ein Nebensatz, fehlt ein Komma.",
        (),
        "Das Wort steht zweimal da: „{}“.",
    ),
)
# Second parts that are no word, and first parts that are none.
END_SYLLABLE = (
    r"(?:[bcdfghjklmnpqrstvwxzß]{0,3}(?:ung(?:en|s)?|tion(?:en|s)?|sion(?:en)?)|keit(?:en)?|heit(?:en)?|schaft(?:en)?"
    r"|lich(?:e[nrsm]?)?)"
)
PREFIX = r"(?:[Vv]er|[Bb]e|[Gg]e|[Ee]nt|[Ee]r|[Zz]er)"
# „Corona-bedingt“, „Kosten-neutral“ are written so; so are words of other languages.
SECOND_PARTS = (
    r"(?:\w*(?:bedingt|neutral|frei|weit|fähig|relevant|nah|konform|artig|gerecht|ähnlich|intern|extern|orientiert|gebunden"
    r"|gefördert|pflichtig|fern|arm|reich|mäßig|tauglich|bezogen|eigen|seitig|übergreifend|deutsch|los|voll|sicher|geführt"
    r"|gestützt|getrieben|affin|resilient|effizient|sensib(?:el|l)|angepasst|abhängig|isch|end|iert|iv|al|abel|ibel|ell|bar"
    r"|sam|haft|ig|lich)(?:e[nrsm]?)?|weise|jahrs|und|oder|bis|als"
    r"|ups|ins|outs|offs|overs|stops|checks|downs|up|in|innen|out|off|hoc|how|post|ante|on|win|do|down|over|back|line|facto|jure|page|the|and|to|of|by|air|lab|date"
    r"|stop|ex|fit|go|check|book|case|free|point|service|sharing|time|use|one|two|view|card|code|pay|made|like)"
)
# What many words end with and none is: „müs-sen“, „wich-tig“.
TAIL = r"[bcdfghjklmnpqrstvwxzß]{1,2}(?:en|ig|ige[nrsm]?|isch(?:e[nrsm]?)?)"
DIVIDED = (
    Slip(
        compile_late(rf"(?<![\w/-])[a-zäöüß]{{2,60}}-{TAIL}(?![\w/-])"),
        None,
        "Stammt der Strich von einem Zeilenende, löschen.",
        ("-",),
        "In „{}“ steht wohl ein Trennstrich.",
    ),
    Slip(
        compile_late(rf"(?<![\w/-])(?P<kopf>{PREFIX})-(?P<rest>[a-zäöüß]{{3,60}})(?![\w/-])"),
        r"\g<kopf>\g<rest>",
        "Der Trennstrich stammt wohl von einem Zeilenende.",
        ("-",),
    ),
    Slip(
        compile_late(rf"(?<![\w/-])(?P<kopf>[A-ZÄÖÜ]?[a-zäöüß]{{2,60}})-(?P<rest>{END_SYLLABLE})(?![\w/-])"),
        r"\g<kopf>\g<rest>",
        "Der Trennstrich stammt wohl von einem Zeilenende.",
        ("-",),
    ),
    Slip(
        compile_late(
            rf"(?<![\w/-])(?!(?:{PREFIX}|Covid|Corona|Kita|Ex|Ad|De|Know|Make|Start|Back|Check|Follow|Pop|Open|Do|Non|Anti|Pro|Bio|Mini|Maxi)-)"
            rf"[A-ZÄÖÜ][a-zäöüß]{{1,60}}-(?!{SECOND_PARTS}(?![\w-])|{END_SYLLABLE}(?![\w-]))[a-zäöüß]{{3,60}}(?![\w/-])"
        ),
        None,
        "Stammt der Strich von einem Zeilenende, löschen.",
        ("-",),
        "In „{}“ steht wohl ein Trennstrich.",
    ),
    Slip(
        compile_late(
            rf"(?<![\w/-])[A-ZÄÖÜ]?[a-zäöüß]{{1,60}}-{BLANK}"
            r"(?!(?:und|oder|bzw|bis|sowie|wie|noch|als|statt|aber|beziehungsweise|u|o|plus|mit|gegen|für|zu|von|in|vs|respektive|sondern"
            r"|auch|nicht|ohne|je|ebenso|nebst|inkl|inklusive|samt|resp|sprich|neben|vor|etc|usw|versus|anstatt|anstelle"
            r"|durch|eher|sogar|weder|teils|mal|insbesondere|einschließlich|ferner|dann|hin|doch|ist|sind|der|die|das|den|im|nach|um|am|an|auf)\b)[a-zäöüß]{3,60}(?![\w/-])"
        ),
        None,
        "Stammt der Strich von einem Zeilenende, ihn und das Leerzeichen löschen.",
        ("- ", "-\u00a0"),
        "In „{}“ steht wohl ein Trennstrich.",
        in_line=True,
    ),
)
# Two spellings of the same, and what stands in any text that has the first. One sum in another unit can be meant so.
UNITS = ("TEUR", "EUR", "€")
SPELLINGS = (
    ("ichtöffentlich", compile_late(r"\b[Nn]ichtöffentlich\w*"), compile_late(rf"\b[Nn]icht{BLANK}öffentlich\w*")),
    ("TEUR", compile_late(rf"(?<=\d{BLANK})TEUR\b"), compile_late(rf"(?<=\d{BLANK})T€")),
    ("EUR", compile_late(rf"(?<=\d{BLANK})EUR\b"), compile_late(rf"(?<=\d{BLANK})Euro\b")),
    ("€", compile_late(rf"(?<=\d{BLANK})€"), compile_late(rf"(?<=\d{BLANK})(?:EUR|Euro)\b")),
)


def find_twice(manuscript: Manuscript) -> Iterator[Finding]:
    """A word, or a few of them, that stand there twice."""
    may_repeat = any(map(may_stand_twice, manuscript.once(own_words).words))
    yield from find_slips(manuscript, (*TWICE, *PHRASES) if may_repeat else TWICE)


def find_divided(manuscript: Manuscript) -> Iterator[Finding]:
    """Hyphens of the ends of lines that were copied; those at the end of a line here the reader of Markdown tells."""
    yield from find_slips(manuscript, DIVIDED)


def find_mixed(manuscript: Manuscript) -> Iterator[Finding]:
    """Two spellings of the same in one paper, told once, where the rarer one stands first."""
    own = manuscript.once(own_words)
    words = [
        (passage, text)
        for passage, text in zip(own.passages, own.words, strict=True)
        if passage.where in (Where.ABSATZ, Where.PUNKT, Where.ANMERKUNG)
    ]
    for sign, *pair in SPELLINGS:
        if sign not in own.text:
            continue
        found = [_all(words, pattern) for pattern in pair]
        rare_enough = sign not in UNITS or max(map(len, found)) > 1
        if all(found) and rare_enough:
            (passage, rare), (other, often) = (each[0] for each in sorted(found, key=len))
            what = f"Hier steht „{rare[0]}“, anderswo „{often[0]}“ (Zeile {other.place(often.start()).line})."
            yield Finding(passage.place(rare.start()), what, "In einem Papier immer gleich schreiben.")


def _all(words: list[tuple[Passage, str]], pattern: re.Pattern[str]) -> list[tuple[Passage, re.Match[str]]]:
    return [(passage, match) for passage, text in words for match in pattern.finditer(text)]


RULES = (
    Rule("wort-doppelt", find_twice),
    Rule("wort-getrennt", find_divided),
    Rule("schreibung-gemischt", find_mixed, Level.HINWEIS),
)
