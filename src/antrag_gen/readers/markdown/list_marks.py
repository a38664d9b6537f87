"""Know the marks that other programs begin the points of a list with: a line comes in, its mark and words go out."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.running_text import find_prose

MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
UNITS = r"(?:Euro|€|TEUR|Mio|Mrd|Uhr|%|km|m²|m\b)"
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mark. `sure`: one is enough, also alone; `swallowed`: one within a paragraph; else two are a list."""

    name: str
    pattern: re.Pattern[str]
    ordered: bool = False
    sure: bool = False
    swallowed: bool = False
    swallowed_in_item: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A line that begins like the point of a list; its number counts from 1, or is 0."""

    kind: Kind
    mark: str
    words: str
    number: int
    shape: str = ""

    @property
    def is_bullet(self) -> bool:
        return not self.kind.ordered

    @property
    def key(self) -> str:
        """What marks of one level have in common: „•“ and „◦“ are two levels, „1.“ and „2.“ one, „1.1.1“ another."""
        if self.kind.name == "section":
            return f"section {len(re.findall(r'[0-9]+', self.mark))}"
        if self.is_box:
            return "box"
        return f"{self.kind.name} {self.shape or (self.mark if self.is_bullet else '')}"

    @property
    def is_box(self) -> bool:
        """Whether it is one of the signs that say yes or no, which stand beside each other on one level."""
        return self.is_bullet and self.mark in BOXES


def _kind(name: str, mark: str, gap: str, **traits: bool) -> Kind:
    return Kind(name, re.compile(rf"(?P<mark>{mark})(?:{gap})(?P<words>.*)"), **traits)


BARE = "bare number"
COUNTED = "counted"
BOXES = "☐☑☒□■▢✓✔✗✘✕✖"
FIGURES = r"○▫■□▢◆◇❖★☆☞\u2190-\u21ff\u25a0-\u25ff\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff"
# What no line of a sentence begins with, if a blank follows: quotes, brackets, marks of Markdown and sums are left out.
SIGN = r"[^\w\s\"'„“”‚‘’«(\[{<>|#\\%&€$£§=+×…/:;,.!?–—\-*_^`]"
KINDS = (
    # U+E000 to U+F8FF are the bullets of Word's symbol fonts.
    _kind("bullet", r"[•●▪‣⁃∙◦\uE000-\uF8FF]", r"\s*", sure=True, swallowed=True),
    _kind("figure", rf"[{FIGURES}]|[=-]>", r"\s+", swallowed_in_item=True),
    _kind("levels", r"\*{2,5}|-{2,5}|\+{2,5}", r"\s+", swallowed_in_item=True),
    _kind("symbol", r"[oOØüvqxX]|§(?!\s*\d)", r"\s+"),
    _kind("dash", r"[–—]", r"\s+", swallowed_in_item=True),
    _kind("tight dash", r"[–—](?=[^\W\d_])|[―‐‑−](?=\D)", r"\s*"),
    _kind("hyphen", r"-", r"\u00a0\s*|(?=[^\s-])"),
    _kind("tight star", r"[*+](?=[^\W\d_])(?!.*\*)", r""),
    _kind("blank hyphen", r"[-*+]", r"[ \t]+", swallowed=True),
    _kind("day", r"\d{1,2}\.", rf"\s*(?=(?:{MONTHS})\b)"),
    _kind("number", r"\d{1,3}\.", r"\s+", ordered=True),
    _kind("number)", r"\d{1,3}\)", r"\s+", ordered=True, swallowed_in_item=True),
    _kind("number.)", r"\d{1,3}\.\)", r"\s*", ordered=True, swallowed=True),
    _kind("(number)", r"\(\d{1,3}\)", r"\s+", ordered=True),
    _kind("section", r"\d{1,2}(?:\.\d{1,2})+\.?", rf"\s+(?!{UNITS})", ordered=True, swallowed_in_item=True),
    # Two of these are a list only where they count.
    _kind("tight number", r"\d{1,3}\.", r"(?=[^\W\d_](?![.)]))", ordered=True),
    _kind("number .", r"\d{1,3} \.", r"\s+", ordered=True),
    _kind("number:", r"\d{1,3}:", r"\s+", ordered=True),
    _kind("#number", r"#\d{1,3}[.:)]?", r"\s+", ordered=True),
    _kind("Nr. number", r"(?:Nr\.|Pos\.|Punkt)\s*\d{1,3}[.:)]?", r"\s+", ordered=True),
    _kind(BARE, r"\d{1,2}", rf"\s+(?=[^\W\d_])(?!{UNITS}|(?:{MONTHS})\b)", ordered=True),
    _kind("small roman)", r"\(?(?:i{2,3}|iv|vi{1,3}|ix)\)", r"\s+", ordered=True, swallowed=True),
    _kind("small roman.", r"(?:i{2,3}|iv|vi{1,3}|ix)\.", r"\s+", ordered=True),
    _kind("letter)", r"\(?[a-z]{1,2}\)", r"\s+(?!(?:und|oder|bis|sowie)\b)", ordered=True, swallowed=True),
    _kind("letter.", r"[a-z]\.", r"\s+", ordered=True),
    _kind("roman", r"[IVX]{1,5}[.)]", r"\s+", ordered=True),
    _kind("capital", r"[A-Z][.)]", r"\s+", ordered=True),
    _kind("circled", r"[①-⑳❶-➓¹²³⁴-⁹]", r"\s*(?=[^\W\d_])", ordered=True),
    _kind("ordinal", r"(?:Ers|Zwei|Drit|Vier|Fünf|Sechs|Sieb|Ach|Neun|Zehn)tens:", r"\s+", ordered=True),
)
ORDINALS = ("Ers", "Zwei", "Drit", "Vier", "Fünf", "Sechs", "Sieb", "Ach", "Neun", "Zehn")
# Whatever else counts: brackets or stars, a number, letter or both, any punctuation.
ANY_COUNT = compile_late(
    r"(?P<open>\*{1,2}|[(\[])?(?P<before>(?:\d{1,2}\.|[IVX]{1,4}\.)*)"
    r"(?:(?P<number>\d{1,3})(?P<letter>[a-z]?)|(?P<alone>[A-Za-zα-ω]|[IVX]{2,4}))"
    r"(?P<close>\s[–—-]|[.)\]:/°]{0,3}[-–—]?\*{0,2})(?P<gap>\s+|(?<=[.)\]/°])(?=[^\W\d_]))(?P<words>\S.*)"
)
SIGNED = _kind("sign", rf"{SIGN}", r"\s+")
COUNTING = Kind(COUNTED, ANY_COUNT, ordered=True)


# How a mark can begin at all: most lines begin with a word.
POSSIBLE = compile_late(r"\W|\d|\w{1,5}[./)]|[^\W\d_](?:\W|\d)|[IVX]{1,4}\.|[A-Z][a-zü]{2,4}tens\b|Punkt\s")


@lru_cache(maxsize=1000)
def read_mark(line: str) -> Marked | None:
    """How a line begins, if that is like the point of a list; „18. Oktober“ is a day."""
    if not POSSIBLE.match(line):
        return None
    for kind in KINDS:
        match = kind.pattern.match(line)
        if match:
            if kind.name == "day":
                return None
            shape = str(len(match["mark"])) if kind.name == "levels" else ""
            return Marked(kind, match["mark"], _words(match["words"]), _number(match["mark"]), shape)
    return _read_count(line) or _read_sign(line)


def _read_sign(line: str) -> Marked | None:
    match = SIGNED.pattern.match(line)
    return Marked(SIGNED, match["mark"], _words(match["words"]), 0) if match else None


def _read_count(line: str) -> Marked | None:
    """A line that begins with a number or letter and any punctuation: „[1]“, „1/“, „1.a)“, „**1.**“, „II.1“."""
    match = ANY_COUNT.match(line)
    if match is None or not _is_closed(match):
        return None
    counter = match["letter"] or match["alone"] or match["number"]
    stars = (match["open"] or "") if (match["open"] or "").startswith("*") else ""
    is_whole = match["close"].endswith(stars)
    kind = "0" if counter.isdigit() else "A" if counter.isupper() else "a"
    nested = "".join("0." if part.isdigit() else "I." for part in match["before"].split(".")[:-1])
    shape = f"{match['open'] or ''}{nested}{'0' if match['letter'] else ''}{kind}{match['close']}"
    mark = line[: match.start("gap")] if is_whole else line[len(stars) : match.start("gap")]
    words = match["words"] if is_whole else stars + match["words"]
    return Marked(COUNTING, mark, _words(words), _number(counter), shape)


def _is_closed(match: re.Match[str]) -> bool:
    """Whether this is more than a number or a letter in a sentence: „5 – 7“, „z. B.“, „3 x“."""
    close, opened = match["close"], match["open"] or ""
    has_dash = close[-1:] in ("-", "–", "—") or close.endswith("/")
    if opened in ("(", "["):
        return {"(": ")", "[": "]"}[opened] in close
    if opened and not close and not match["number"]:
        return False
    if has_dash and not (match["words"][0].isalpha() and match["gap"]):
        return False
    return bool(close or match["letter"] or match["before"]) and (bool(match["number"]) or bool(match["gap"]))


def _words(written: str) -> str:
    return " ".join(written.split("\t")).strip()


def read_marks(lines: Sequence[str]) -> list[Marked | None]:
    """How each of the lines of a block begins; „i)“ is a number where „ii)“ stands with it."""
    marks = [read_mark(line) for line in lines]
    if not any(marks):
        return marks
    if any(marked and marked.kind.name.startswith("small roman") for marked in marks):
        marks = [marked and as_roman(marked) for marked in marks]
    prose = find_prose(lines)
    return [None if at in prose else marked for at, marked in enumerate(marks)]


def as_roman(marked: Marked) -> Marked:
    """„i)“ as a number, where „ii)“ stands with it; any other mark as it is."""
    if marked.mark.strip("().") not in ("i", "v", "x") or not marked.kind.name.startswith("letter"):
        return marked
    kind = next(kind for kind in KINDS if kind.name == f"small roman{marked.kind.name[-1]}")
    return replace(marked, kind=kind, number=ROMAN.index(marked.mark.strip("().").upper()))


def shown(mark: str) -> str:
    """The mark as a message can show it: what only a symbol font has, by its number."""
    return f"U+{ord(mark):04X}" if unicodedata.category(mark[0]) == "Co" else mark


def _number(mark: str) -> int:
    """What a mark counts as, from 1; 0 where it does not count."""
    if digits := re.findall(r"[0-9]+", mark):
        return int(digits[-1])
    words = mark.strip(".()")
    if words in ROMAN or (len(words) > 1 and words.upper() in ROMAN):
        return ROMAN.index(words.upper())
    if len(words) == 1 and unicodedata.category(words) == "No":
        return int(unicodedata.numeric(words))
    if "tens" in words:
        return ORDINALS.index(words[: words.index("tens")]) + 1
    if len(words) == 1 and "α" <= words <= "ω":
        return "αβγδεζηθικλμνξοπρστυφχψω".find(words) + 1
    return ord(words[:1].lower() or "`") - ord("a") + 1 if words.isalpha() and words.isascii() else 0
