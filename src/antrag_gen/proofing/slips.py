"""How slips of writing are looked for: patterns and passages come in, findings with what mends them go out.

No slip is looked for in what somebody else wrote or what is called so: quotations, addresses, names, numbers of papers.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from antrag_gen.errors import Level
from antrag_gen.fields.verweise import find_references
from antrag_gen.proofing.manuscript import QUOTED, Manuscript, Passage, Where
from antrag_gen.proofing.rule import Change, Finding
from antrag_gen.tree import Link, Text, walk

MENDED = "„antrag pruefen --korrigieren“ behebt es."
# A word character to no pattern, and no blank: what is hidden is neither wrong nor does it end a word.
HIDDEN = "\ue000"
LITERAL = re.compile(rf'{QUOTED.pattern}|"[^"]*"|“[^“”]*”|«[^»]*»')
ADDRESS = re.compile(
    r"(?:[a-z]{3,8}://|www\.|mailto:)\S+|[^\s@]{1,64}@\S+"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:de|com|org|net|eu|info|at|ch|berlin|bayern|gov|io|app|md|pdf|docx?"
    r"|xlsx?|csv|ya?ml|png|jpe?g|html?|zip|txt)\b(?:/\S*)?|(?<!\w)[A-Za-z]:\\\S*|\\\\\S+|(?<!\S)/[\w.-]+/\S*"
)
# Values of the head that are a name or a sign of somebody.
NAMES = frozenset(
    {
        "name",
        "fraktion",
        "kontakt",
        "ansprechpartner",
        "berichterstatter",
        "telefon",
        "mail",
        "email",
        "gz",
        "zeichen",
        "aktenzeichen",
        "stadt",
        "strasse",
        "anschrift",
        "datei",
    }
)
TABLES = ("tabellen", "diagramme")
FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Slip:
    """What `pattern` finds is wrong; `new` is what belongs there, or None where only a person can say.

    Any text that has it holds one of `signs`, which is asked first. `why` says what the rule is.
    """

    pattern: re.Pattern[str]
    new: str | Callable[[re.Match[str]], str | None] | None
    why: str
    signs: tuple[str, ...] = ()
    what: str = ""

    def mended(self, match: re.Match[str]) -> str | None:
        if self.new is None or isinstance(self.new, str):
            return None if self.new is None else match.expand(self.new)
        return self.new(match)


def find_slips(manuscript: Manuscript, slips: tuple[Slip, ...]) -> Iterator[Finding]:
    """What the patterns find in the paper's own words."""
    search = _Search(manuscript)
    for passage, words in manuscript_words(manuscript):
        for slip in slips:
            if slip.signs and not any(sign in words for sign in slip.signs):
                continue
            for match in slip.pattern.finditer(words):
                new = slip.mended(match)
                if new != match[0] and not search.is_name(passage, match.start(), match.end()):
                    yield _tell(passage, match, new, slip)


def manuscript_words(manuscript: Manuscript) -> Iterator[tuple[Passage, str]]:
    """The passages that are the paper's own words, and each with what is not its own hidden."""
    linked: frozenset[int] | None = None
    for passage in own_passages(manuscript):
        if linked is None:
            linked = _linked(manuscript)
        yield passage, _hide(passage, linked)


def own_passages(manuscript: Manuscript) -> Iterator[Passage]:
    """All but quotations, names, and cells of the head that are no sentences.

    Where Markdown has errors its words are no passages yet, and most slips in them are a part of what is told already.
    """
    is_broken = any(problem.level is Level.FEHLER for problem in manuscript.content.body_problems)
    for passage in manuscript.passages:
        if is_broken and passage.where is not Where.KOPF:
            return
        if passage.quoted or "[sic]" in passage.text or "(sic)" in passage.text:
            continue
        if passage.where is Where.KOPF:
            is_cell = passage.section in TABLES and passage.text.count(" ") < FEWEST_WORDS
            if is_cell or passage.path[-1] in NAMES:
                continue
        yield passage


def hide_addresses(text: str) -> str:
    """The text with its addresses and names of files hidden."""
    return ADDRESS.sub(_hidden, text) if "." in text or "@" in text or ":" in text or "/" in text else text


def _hide(passage: Passage, linked: frozenset[int]) -> str:
    words = hide_addresses(LITERAL.sub(_hidden, passage.text))
    for start, text in zip(passage.starts, passage.texts, strict=True):
        if id(text) in linked:
            end = start + len(text.text)
            words = f"{words[:start]}{HIDDEN * len(text.text)}{words[end:]}"
    return words


def _hidden(match: re.Match[str]) -> str:
    return HIDDEN * len(match[0])


def _linked(manuscript: Manuscript) -> frozenset[int]:
    """The words of links, by which nodes they are."""
    links = (
        node
        for section in manuscript.content.sections
        for block in section.blocks
        for node in walk(block)
        if isinstance(node, Link)
    )
    return frozenset(id(text) for link in links for text in walk(link) if isinstance(text, Text))


class _Search:
    """What of a paper is a name or a number of a paper; asked only where there would be a finding."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._access = manuscript.access
        self._names: tuple[str, ...] | None = None

    def is_name(self, passage: Passage, start: int, end: int) -> bool:
        if self._names is None:
            self._names = tuple(entry.name for entry in self._access.liste("fraktionen").values())
        around = passage.text[max(0, start - 80) : end + 80]
        if any(name in around and _overlaps(passage.text, name, start, end) for name in self._names):
            return True
        found = find_references(around, self._access.einstellungen.nummern)
        first = max(0, start - 80)
        return any(first + each.start < end and start < first + each.end for each in found)


def _overlaps(text: str, name: str, start: int, end: int) -> bool:
    at = text.find(name, max(0, start - len(name)))
    return 0 <= at < end and at + len(name) > start


def _tell(passage: Passage, match: re.Match[str], new: str | None, slip: Slip) -> Finding:
    place = passage.place(match.start())
    if new is None:
        old, _ = Change(passage, match.start(), match.end(), match[0]).shown()
        return Finding(place, slip.what.format(old), slip.why)
    change = Change(passage, match.start(), match.end(), new)
    old, meant = change.shown()
    return Finding(place, f"Statt „{old}“ schreibt man „{meant}“.", f"{slip.why} {MENDED}", (change,))
