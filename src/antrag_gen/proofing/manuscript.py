"""A paper as a proofreader sees it: content and paper come in, its words in passages with their places go out."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, islice
from typing import Any, TypeVar

from antrag_gen.errors import HERE, Path, Place
from antrag_gen.fields.freitext import find_freitext
from antrag_gen.fields.tabellenstellen import PLACED
from antrag_gen.fields.validate import sections_of
from antrag_gen.german.mengen import Menge, find_quantities
from antrag_gen.german.sentences import sentences_of
from antrag_gen.german.vocabulary import Vocabulary
from antrag_gen.library.access import Access
from antrag_gen.library.arten import ARTEN, kind_of
from antrag_gen.library.contents import Content, title_of
from antrag_gen.papers.papier import Papier
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.joined import Joined
from antrag_gen.readers.yaml.head import Value
from antrag_gen.tree import (
    Cell,
    Footnote,
    Heading,
    Item,
    LineBreak,
    Link,
    Node,
    Paragraph,
    Quote,
    Struck,
    Table,
    Text,
    children_of,
    plain_text,
)

Made = TypeVar("Made")
# German marks around what somebody else said, or what something is called.
QUOTED = compile_late(r"„[^“”]*[“”]|»[^«]*«|‚[^‘’]*[‘’]")
# A sentence that is longer is a table or a list that was pasted as one.
LONGEST = 1500
FIGURE = compile_late(r"\d")
# The sections in which a paper asks for something.
REQUESTS = ("antragstext", "beschlussantrag")
COUNTS = compile_late(
    r"\d[\d.,]*|\b(?:[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Ee]lf|[Zz]wölf|"
    r"[Dd]utzend)"
    r"|(?:zig|zehn|hundert|dreißig)\b|[Dd]avon|[Zz]usammen|[Ii]nsgesamt|Hälfte|[Dd]rittel|[Vv]iertel"
)


# In what reckons there is a figure, or a word that leads to parts.
RECKONS = compile_late(
    r"\d\D+\d|[dD]avon|[zZ]usammen|nsgesamt|Hälfte|rittel|iertel|\bje\b|arunter|Von de[nr] |\bauf [zdvfsan][a-zöüß]+ "
)


class Where(StrEnum):
    """What a passage is a part of."""

    KOPF = "kopf"
    ABSATZ = "absatz"
    PUNKT = "punkt"
    UEBERSCHRIFT = "ueberschrift"
    ZELLE = "zelle"
    ANMERKUNG = "anmerkung"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a paragraph, an item, a heading, a cell, a note, or a value of the head, as one text.

    `section` is the field that they fill (`begruendung`), or the key of the head; `path` leads to a value of the head.
    `quoted` are those that stand in a quotation of their own. Struck words are left out, line ends are blanks.
    """

    text: str
    where: Where
    section: str
    path: Path = HERE
    quoted: bool = False
    starts: tuple[int, ...] = (0,)
    texts: tuple[Text, ...] = ()

    def place(self, offset: int = 0) -> Place:
        """Where in the file the character stands that is so far from the beginning of `text`."""
        at = bisect_right(self.starts, offset) - 1
        text = self.texts[at]
        if text.place is None:
            raise ValueError("words without a place")
        return text.place.after(text.text[: offset - self.starts[at]])

    def sentences(self) -> tuple[tuple[int, str], ...]:
        """Its sentences, each behind the offset at which it begins."""
        return sentences_of(self.text)

    def is_literal(self, offset: int) -> bool:
        """Whether this character stands in a quotation, or in quotation marks."""
        return self.quoted or any(found.start() <= offset < found.end() for found in QUOTED.finditer(self.text))


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage, from the offset `start` of it, behind that which stands `before` it."""

    passage: Passage
    start: int
    text: str
    before: "Sentence | None" = field(default=None, repr=False)

    @cached_property
    def mengen(self) -> tuple[Menge, ...]:
        """What it counts and measures."""
        return find_quantities(self.text)

    def place(self, menge: Menge) -> Place:
        """Where a quantity of it stands."""
        return self.passage.place(self.start + menge.start)


@dataclass(frozen=True, eq=False)
class Manuscript:
    """A content file, the paper that it is (None where its head has errors), and what it may ask the project.

    `vocabulary` are the words that there are; None where spelling is not looked at.
    """

    content: Content
    paper: Papier | None
    access: Access
    vocabulary: Vocabulary | None = None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All words in the order of the file: those of the head that are free text, then those of the sections."""
        return (*self._head(), *self._body())

    @cached_property
    def with_figures(self) -> tuple[Passage, ...]:
        """Those of them that hold a figure: in others are no days and no years, and many hold none."""
        return tuple(passage for passage in self.passages if FIGURE.search(passage.text))

    @property
    def text(self) -> str:
        """All words, a line for each passage."""
        return self._words.text

    @cached_property
    def _words(self) -> Joined:
        return Joined([passage.text for passage in self.passages])

    @cached_property
    def _folded(self) -> Joined:
        return Joined([passage.text.casefold() for passage in self.passages])

    def find(self, pattern: re.Pattern[str], signs: Sequence[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
        """Where a pattern is found; any text that has it holds one of `signs`."""
        for passage in self.with_one_of(signs):
            yield from ((passage, match) for match in pattern.finditer(passage.text))

    def with_one_of(self, signs: Sequence[str]) -> Iterator[Passage]:
        """The passages that hold one of these; most papers hold few of them, which takes little to see."""
        return map(self.passages.__getitem__, self._words.with_one_of(signs))

    def with_one_folded(self, signs: Sequence[str]) -> Iterator[Passage]:
        """The same where these are in lower case, and in the passages in whatever case."""
        return map(self.passages.__getitem__, self._folded.with_one_of(signs))

    def once(self, make: Callable[["Manuscript"], Made]) -> Made:
        """What is made of it, for the first rule that asks and for all later ones."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def _made(self) -> dict[Callable[["Manuscript"], Any], Any]:
        return {}

    @cached_property
    def tables(self) -> tuple[tuple[str, Table], ...]:
        """The tables written in the sections, each behind the field of its section."""
        return tuple(
            (self._fields.get(title_of(section), ""), node)
            for section in self.content.sections
            for node in _tables_in(section.blocks)
        )

    @cached_property
    def reckoned(self) -> tuple[Sentence, ...]:
        """The sentences that nobody else said and that can reckon: short enough, with figures or words for numbers."""
        return tuple(
            sentence
            for passage in self.passages
            if not passage.quoted and passage.where is not Where.ZELLE and RECKONS.search(passage.text)
            for sentence in _reckoned(passage)
        )

    def at(self, *path: str | int, key: bool = False) -> Place:
        """Where a value of the head stands, or its key, or what is nearest around it."""
        head = self.content.head
        return head.place(path, key=key) if head else Place(self.content.source.path)

    @cached_property
    def kind(self) -> type[Papier] | None:
        """What kind of paper it says it is."""
        art = self.content.said.get("art")
        return kind_of(art, self.access.einstellungen) if isinstance(art, str) and art in ARTEN else None

    @cached_property
    def _fields(self) -> Mapping[str, str]:
        return sections_of(self.kind, self.access.einstellungen.titel) if self.kind else {}

    def _head(self) -> Iterator[Passage]:
        head, kind = self.content.head, self.kind
        if head is None or kind is None:
            return
        for path, text in leaves(head.values):
            if find_freitext(kind, path):
                words = Text(text, place=head.place(path))
                yield Passage(" ".join(text.split("\n")), Where.KOPF, str(path[0]), path, texts=(words,))

    def _body(self) -> Iterator[Passage]:
        for section in self.content.sections:
            field = self._fields.get(title_of(section), "")
            for block in section.blocks:
                yield from _passages(block, field, Where.ABSATZ, quoted=False)


def _reckoned(passage: Passage) -> Iterator[Sentence]:
    before = None
    for start, words in passage.sentences():
        text = QUOTED.sub(_without_counts, words)
        before = Sentence(passage, start, text, before and replace(before, before=None))
        if len(text) <= LONGEST and len([*islice(COUNTS.finditer(text), 2)]) > 1:
            yield before


def _without_counts(quoted: re.Match[str]) -> str:
    """What somebody else reckoned, left out; the names of things stay."""
    return " " * len(quoted[0]) if COUNTS.search(quoted[0]) else quoted[0]


def leaves(value: Value, path: Path = HERE) -> Iterator[tuple[Path, str]]:
    """The texts of a head, each behind the path to it."""
    if isinstance(value, str):
        yield path, value
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from leaves(inner, (*path, key))


def _tables_in(nodes: tuple[Node, ...]) -> Iterator[Table]:
    for node in nodes:
        if isinstance(node, Table):
            yield node
        else:
            yield from _tables_in(tuple(children_of(node)))


def _passages(node: Node, section: str, where: Where, *, quoted: bool) -> Iterator[Passage]:
    """The passages in a block: what stands in one line of words, then the notes called in it, then what is below."""
    if isinstance(node, Paragraph) and PLACED.fullmatch(plain_text(node).strip()):
        return
    if isinstance(node, (Paragraph, Heading, Cell)):
        kinds = {Heading: Where.UEBERSCHRIFT, Cell: Where.ZELLE}
        yield from _passage(node, section, kinds.get(type(node), where), quoted=quoted)
        return
    inside = {Item: Where.PUNKT, Footnote: Where.ANMERKUNG}.get(type(node), where)
    for child in children_of(node):
        yield from _passages(child, section, inside, quoted=quoted or isinstance(node, Quote))


def _passage(node: Node, section: str, where: Where, *, quoted: bool) -> Iterator[Passage]:
    texts = [text for text in _texts(node) if text.place]
    if texts:
        starts = (0, *accumulate(len(text.text) for text in texts))[:-1]
        words = "".join(text.text for text in texts).replace("\n", " ")
        yield Passage(words, where, section, quoted=quoted, starts=starts, texts=tuple(texts))
    for note in _notes(node):
        for child in note.children:
            yield from _passages(child, section, Where.ANMERKUNG, quoted=quoted)


def line_of(node: Node) -> Passage | None:
    """The words of a paragraph or an item as a passage of its own, without the notes called in it."""
    return next(_passage(node, "", Where.ABSATZ, quoted=False), None)


def _texts(node: Node) -> Iterator[Text]:
    """The words in a line; a break is a blank at the place of the words before it."""
    before: Text | None = None
    for child in children_of(node):
        if isinstance(child, LineBreak):
            if before is not None and before.place:
                yield Text(" ", place=before.place.after(before.text))
        elif isinstance(child, Text):
            before = child
            yield child
        elif not isinstance(child, (Struck, Footnote)):
            for text in _texts(child):
                before = text
                yield text


def _notes(node: Node) -> Iterator[Footnote]:
    for child in children_of(node):
        if isinstance(child, Footnote):
            yield child
        elif not isinstance(child, Link):
            yield from _notes(child)
