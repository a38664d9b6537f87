"""Rules on marks: doubled punctuation, dots, dashes, quotation marks; a manuscript goes in, findings come out.

Sources: DIN 5008, Duden.
"""

import re
from collections.abc import Iterator

from antrag_gen.errors import Level
from antrag_gen.german.datum import MONATE, WOCHENTAGE
from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.own_words import hide_addresses, own_words
from antrag_gen.proofing.rule import Change, Finding, Rule
from antrag_gen.proofing.writing.slips import MENDED, Slip, find_slips

TWO_LETTERS = "[A-Za-zÄÖÜäöüß’][A-Za-zÄÖÜäöüß]"
BETWEEN_LETTERS = compile_late(rf"(?<={TWO_LETTERS})\.{{3}}(?={TWO_LETTERS})")


def _omission(match: re.Match[str]) -> str:
    """As it was where a word with a capital letter begins with it: so names do, „...But Alive“."""
    before, behind = match.string[: match.start()][-1:], match.string[match.end() : match.end() + 1]
    if behind.isupper() and (before in BEFORE_OPEN or before in '\n"„»'):
        return match[0]
    return " … " if BETWEEN_LETTERS.match(match.string, match.start()) else "…"


PUNCTUATION = (
    Slip(compile_late(r"(?<=[\w)“%€])\.\.(?![.\w/])"), ".", "Ein Punkt genügt.", ("..",)),
    Slip(compile_late(r"(?<=[\w)“%€]),,(?=\s)"), ",", "Ein Komma genügt.", (",,",)),
    Slip(compile_late(r"(?<=\w);;(?=\s)"), ";", "Ein Semikolon genügt.", (";;",)),
    Slip(compile_late(r"(?<=\w)::(?=\s|$)"), ":", "Ein Doppelpunkt genügt.", ("::",)),
    Slip(
        compile_late(r",\.(?<=\w,\.)(?!\w)|\.,(?<=[a-zäöüß]{5}\.,)(?=\s[a-zäöü])"),
        None,
        "Eines von beiden löschen.",
        (",.", ".,"),
        "In „{}“ stehen zwei Satzzeichen.",
    ),
    Slip(compile_late(r"(?<!\.)\.{3}(?![.\d])"), _omission, "Die Auslassung ist ein Zeichen.", ("...",)),
    Slip(
        compile_late(rf"(?<={TWO_LETTERS})…(?={TWO_LETTERS})"),
        " … ",
        "Um die Auslassung von Worten stehen Leerzeichen.",
        ("…",),
    ),
    Slip(compile_late(r"(?<=[A-Za-zäöü])[´`](?=[a-z])"), "’", "Der Apostroph ist ein Zeichen für sich.", ("´", "`")),
    Slip(compile_late(r"(?<=[\w)])!{2,9}(?![!?\w])"), "!", "Ein Ausrufezeichen genügt.", ("!!",)),
    Slip(
        compile_late(r"(?<![^\s(])'(?=\w)[^'\n]{1,80}(?<=[\w.!?])'(?!\w)"),
        None,
        "Deutsche Anführungszeichen stehen unten und oben: „so“, innerhalb von anderen ‚so‘.",
        ("'",),
        "{} hat nicht die deutschen Anführungszeichen.",
    ),
)
NAMED = "|".join((*WOCHENTAGE, *MONATE, "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"))
NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,4}(?:[,.:]\d{1,2})?)"
COUNTED = (
    r"(?:Euro|EUR|€|TEUR|T€|Tsd\.|Mio\.|Mrd\.|Millionen|Milliarden|Prozent|%|Uhr|Stellen|Jahren?|Monaten?|Wochen|Tagen?|Stunden"
    r"|Minuten|Personen|Kindern?|Plätzen?|Grad|Meter|km|cm|mm|m|m²|ha|kg|Mal)(?!\w|-)"
)
CITED = r"(?:S\.|Seiten|Ziffern|Nrn\.|Anlagen|§§|Klassen|Klassenstufen|Stufen|Kalenderwochen|KW|Absätze|Punkte)"
PLAIN_END = r"(?![\w/:–-]|[.,]\d)"
RANGE = compile_late(
    rf"(?<![\w.,/:–-])(?P<von>(?:19|20)\d\d){BLANK}?-{BLANK}?(?P<bis>(?:19|20)\d\d){PLAIN_END}"
    rf"|(?<![\w.,/:–-]){NUMBER}{BLANK}?-{BLANK}?{NUMBER}(?={BLANK}?{COUNTED})"
    rf"|(?<!\w){CITED}{BLANK}\d{{1,3}}{BLANK}?-{BLANK}?\d{{1,3}}{PLAIN_END}"
    rf"|(?<![\w.,/:–-])\d{{1,2}}\.-\d{{1,2}}\.(?={BLANK}?(?:{'|'.join(MONATE)}))"
    rf"|(?<![\w.,/:–-])\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?{BLANK}?-{BLANK}?\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
    rf"|(?<![\w-])(?:{NAMED})\.?{BLANK}?-{BLANK}?(?:{NAMED})(?![\w-])"
)


def _from_to(match: re.Match[str]) -> str:
    """With the dash that means „bis“; what counts down is no range."""
    if match["von"] and match["von"] >= match["bis"]:
        return match[0]
    return re.sub(rf"{BLANK}?-{BLANK}?", "–", match[0])


def _dash(match: re.Match[str]) -> str:
    """A dash between words; between two numbers it can be a minus."""
    text, before, behind = match.string, match.start() - 1, match.end()
    return match[0] if text[before].isdigit() and text[behind].isdigit() else " – "


DASHES = (
    Slip(RANGE, _from_to, "Für „bis“ steht ein Gedankenstrich ohne Leerzeichen.", ("-",)),
    Slip(
        compile_late(r"(?<=\S) (?:--?|—) (?=\S)"),
        _dash,
        "Der Gedankenstrich ist länger als der Bindestrich.",
        (" -", "—"),
    ),
    Slip(
        compile_late(r" –(?<=[a-zäöüß),] –)(?=[A-Za-zÄÖÜäöü])"),
        " – ",
        "Um den Gedankenstrich stehen Leerzeichen.",
        (" –",),
    ),
)
BRACKET = compile_late(r"[()]")
MARK = compile_late(r"[\"„“”]|,,(?=\w)|''(?!\w)|´´(?!\w)")
BEFORE_OPEN = " \u00a0([–/-:"
BEHIND_CLOSED = " \u00a0.,;:!?)]–-/…"
HINT = "Deutsche Anführungszeichen stehen unten und oben: „so“."
MOST_SHOWN = 40
INSIDE = compile_late(rf"(?<=„){BLANK}{{1,3}}(?=\w)|(?<=[\w.,;:!?]){BLANK}{{1,3}}(?=“(?![^\s.,;:!?)]))")


def find_punctuation(manuscript: Manuscript) -> Iterator[Finding]:
    """Punctuation twice, dots for an omission, accents for an apostrophe, a bracket that is not closed."""
    yield from find_slips(manuscript, PUNCTUATION)
    own = manuscript.once(own_words)
    if own.text.count("(") > own.text.count(")"):
        for passage, text in zip(own.passages, own.words, strict=True):
            if (at := _unclosed(text)) is not None:
                yield Finding(
                    passage.place(at), "Die Klammer wird hier nicht geschlossen.", "Hinter dem Einschub fehlt „)“."
                )


def _unclosed(text: str) -> int | None:
    """Where the last bracket is that nothing closes; „a)“ opens none."""
    opened = []
    for match in BRACKET.finditer(text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
    return opened[-1] if opened else None


def find_dashes(manuscript: Manuscript) -> Iterator[Finding]:
    """Hyphens where a dash is meant, between words and from one number to another."""
    yield from find_slips(manuscript, DASHES)


def find_quotation_marks(manuscript: Manuscript) -> Iterator[Finding]:
    """Marks of typewriters and of other languages, blanks inside of them, and one that is not closed."""
    passages = manuscript.once(own_words).passages
    # A quotation of several paragraphs is closed in the last.
    is_open = sum(_balance(passage.text) for passage in passages) > 0
    for passage in passages:
        text = passage.text
        if not any(sign in text for sign in ('"', "„", "“", "”", ",,", "''")):
            continue
        yield from _judge_marks(passage, hide_addresses(text), is_open=is_open)
        for match in INSIDE.finditer(text):
            change = Change(passage, match.start(), match.end(), "")
            what = "Zwischen Anführungszeichen und Wort steht kein Leerzeichen."
            yield Finding(passage.place(match.start()), what, MENDED, (change,))


def _balance(text: str) -> int:
    return text.count("„") - text.count("“") - text.count("”")


def _judge_marks(passage: Passage, text: str, *, is_open: bool) -> Iterator[Finding]:
    """The pairs that have a wrong mark; nothing where the marks make no pairs."""
    opened: re.Match[str] | None = None
    found = []
    for match in MARK.finditer(text):
        mark, can_open, can_close = match[0], _can_open(text, match), _can_close(text, match)
        if opened is None:
            if mark in ("''", "´´") or not can_open:
                return
            opened = match
        elif mark in ("„", ",,") or not can_close:
            return
        else:
            if (opened[0], mark) != ("„", "“"):
                found.append((opened, match))
            opened = None
    if opened is not None:
        if opened[0] == "„" and is_open:
            what = "Das Anführungszeichen „ wird hier nicht geschlossen."
            yield Finding(passage.place(opened.start()), what, "Hinter dem Zitat fehlt „““.")
        return
    for first, last in found:
        shown = passage.text[first.start() : last.end()]
        meant = f"„{passage.text[first.end() : last.start()]}“"
        what = f"{_short(shown)} hat nicht die deutschen Anführungszeichen: {_short(meant)}."
        marks = ((first, "„"), (last, "“"))
        changes = tuple(Change(passage, each.start(), each.end(), new) for each, new in marks if each[0] != new)
        yield Finding(passage.place(first.start()), what, f"{HINT} {MENDED}", changes)


def _can_open(text: str, match: re.Match[str]) -> bool:
    before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return (not before or before in BEFORE_OPEN) and bool(behind) and not behind.isspace()


def _can_close(text: str, match: re.Match[str]) -> bool:
    before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return not before.isspace() and (not behind or behind in BEHIND_CLOSED)


def _short(words: str) -> str:
    half = MOST_SHOWN // 2
    return words if len(words) <= MOST_SHOWN else f"{words[:half]} … {words[-half:]}"


RULES = (
    Rule("schreibung-satzzeichen", find_punctuation, Level.HINWEIS),
    Rule("schreibung-strich", find_dashes, Level.HINWEIS),
    Rule("schreibung-anfuehrung", find_quotation_marks, Level.HINWEIS),
)
