"""Know the marks that other programs begin the points of a list with: a line comes in, its mark and words go out."""

import re
import unicodedata
from dataclasses import dataclass, replace

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

    @property
    def is_bullet(self) -> bool:
        return not self.kind.ordered

    @property
    def key(self) -> str:
        """What marks of one level have in common: „•“ and „◦“ are two levels, „1.“ and „2.“ one, „1.1.1“ another."""
        if self.kind.name == "section":
            return f"section {len(re.findall(r'[0-9]+', self.mark))}"
        return f"{self.kind.name} {self.mark}" if self.is_bullet else self.kind.name


def _kind(name: str, mark: str, gap: str, **traits: bool) -> Kind:
    return Kind(name, re.compile(rf"(?P<mark>{mark})(?:{gap})(?P<words>.*)"), **traits)


BARE = "bare number"
KINDS = (
    # U+E000 to U+F8FF are the bullets of Word's symbol fonts.
    _kind("bullet", r"[•●▪‣⁃∙◦\uE000-\uF8FF]", r"\s*", sure=True, swallowed=True),
    _kind("shape", r"[·○▫■□►▸▶➢➤➔→⇒✓✔◆◇❖]|[=-]>", r"\s+"),
    _kind("symbol", r"[oØüvq]|§(?!\s*\d)", r"\s+"),
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
    _kind("tight number", r"\d{1,3}\.", r"(?=[^\W\d_])", ordered=True),
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
)


# How a mark can begin at all: most lines begin with a word.
POSSIBLE = re.compile(r"\W|\d|\w{1,5}[.)]|[oØüvq]\s|Punkt\s")


def read_mark(line: str) -> Marked | None:
    """How a line begins, if that is like the point of a list; „18. Oktober“ is a day."""
    if not POSSIBLE.match(line):
        return None
    for kind in KINDS:
        match = kind.pattern.match(line)
        if match:
            if kind.name == "day":
                return None
            return Marked(kind, match["mark"], " ".join(match["words"].split("\t")).strip(), _number(match["mark"]))
    return None


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
    if digits := re.findall(r"[0-9]+", mark):
        return int(digits[-1])
    words = mark.strip(".()")
    if words in ROMAN or (len(words) > 1 and words.upper() in ROMAN):
        return ROMAN.index(words.upper())
    return ord(words[:1].lower() or "`") - ord("a") + 1 if words.isalpha() and words.isascii() else 0
