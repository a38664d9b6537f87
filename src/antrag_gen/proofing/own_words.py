"""What a paper says in its own words: a manuscript goes in, its text without quotations and addresses goes out."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from antrag_gen.errors import Level
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.gaps import gaps_in
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where
from antrag_gen.tree import Link, Text, walk

# A word character to no pattern, and no blank: what is hidden is neither wrong nor does it end a word.
HIDDEN = "\ue000"
# A mark that is not closed ends where the next one opens, so that none is looked for to the end again and again.
LITERAL = compile_late(r'„[^„“”]*[“”]|»[^»«]*«|‚[^‚‘’]*[‘’]|"[^"]*"|“[^“”]*”|«[^«»]*»')
DOMAINS = "de|com|org|net|eu|info|at|ch|berlin|bayern|gov|io|app"
FILES = "md|pdf|docx?|xlsx?|csv|ya?ml|png|jpe?g|html?|zip|txt"
ENDINGS = rf"\.(?:{DOMAINS}|{FILES})\b"
WEB = r"(?:[a-z]{3,8}://|www\.|mailto:)\S+"
FILE = (
    rf"(?<![\w.-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,4}}{ENDINGS}(?:/\S*)?"
    r"|(?<!\w)[A-Za-z]:\\\S*|\\\\\S+|(?<!\S)/[\w.-]+/\S*"
)
ADDRESS = compile_late(rf"{WEB}|[^\s@]{{0,64}}@\S+|{FILE}")
# The same of a text without „@“, at each word of which one for mail would be looked for.
NO_MAIL = compile_late(rf"{WEB}|{FILE}")
# What every address has; a stroke within words is none.
SIGN_OF_ADDRESS = compile_late(rf"[@\\]|://|/(?<!\S/)|www\.|mailto:|{ENDINGS}")
CLOSED = compile_late(r"\)[.,;:!?…“”«)]*$")
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


@dataclass(frozen=True)
class OwnWords:
    """Passages, and what of each is the paper's own; all others of their characters are hidden."""

    passages: tuple[Passage, ...]
    words: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """All of them, a line each."""
        return "\n".join(self.words)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *accumulate(len(words) + 1 for words in self.words))

    def find(self, offset: int) -> tuple[Passage, int]:
        """The passage in which a character of the text is, and where in it."""
        at = bisect_right(self._starts, offset) - 1
        return self.passages[at], offset - self._starts[at]


def own_words(manuscript: Manuscript) -> OwnWords:
    """The passages that the paper says itself; what it only cites and where something is missing is hidden."""
    passages = tuple(own_passages(manuscript))
    linked = _linked(manuscript) if "](" in manuscript.content.source.body else frozenset[int]()
    gaps: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for passage, start, end in gaps_in(manuscript):
        gaps[id(passage)].append((start, end))
    return OwnWords(passages, tuple(_hide(passage, linked, gaps[id(passage)]) for passage in passages))


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
    """The text with its addresses and names of files hidden; the brackets around one stay."""
    if not SIGN_OF_ADDRESS.search(text):
        return text
    return (ADDRESS if "@" in text else NO_MAIL).sub(_hidden_in_brackets, text)


def _hide(passage: Passage, linked: frozenset[int], gaps: Iterable[tuple[int, int]]) -> str:
    words = hide_addresses(LITERAL.sub(_hidden, passage.text))
    for start, end in gaps:
        words = f"{words[:start]}{HIDDEN * (end - start)}{words[end:]}"
    for start, text in zip(passage.starts, passage.texts, strict=True):
        if id(text) in linked:
            end = start + len(text.text)
            words = f"{words[:start]}{HIDDEN * len(text.text)}{words[end:]}"
    return words


def _hidden(match: re.Match[str]) -> str:
    return HIDDEN * len(match[0])


def _hidden_in_brackets(match: re.Match[str]) -> str:
    address = match[0].lstrip("([")
    before, behind = match[0][: len(match[0]) - len(address)], ""
    end = CLOSED.search(address)
    if end and address.count(")") > address.count("("):
        address, behind = address[: end.start()], end[0]
    return before + HIDDEN * len(address) + behind


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
