"""Rules on the sums of lists and of lines one below the other: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from antrag_gen.fields.summenzeilen import FIRST, GATHERED
from antrag_gen.fields.teile import read_name
from antrag_gen.german.mengen import EURO, PROZENT, Menge, find_quantities
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import LONGEST, Manuscript, Passage, line_of
from antrag_gen.proofing.reckoning.quantities import FEW, added, fits, same_kind, show, tolerance, total
from antrag_gen.proofing.reckoning.sums import HINT, SOME
from antrag_gen.proofing.reckoning.totals import EXAMPLES, OTHERWISE, RATE, WHOLE
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.tree import ItemList, LineBreak, Node, Paragraph, Quote, Table

SUM = compile_late(
    r"\W*(?:Summe|Gesamt\w*|Insgesamt|Zusammen|In Summe|Total|Zwischensumme|Σ|Macht|Das (?:sind|macht|"
    r"ergibt) (?:zusammen|insgesamt)|Das ergibt|Dies ergibt|Alles zusammen)\b",
    re.IGNORECASE,
)
LEADS = compile_late(
    r"\b(?:davon|hiervon|setz\w+ sich|verteil\w+ sich|glieder\w+ sich|teil\w+ sich|aufgeteilt|wie folgt|besteh\w+ aus"
    r"|entfallen|im Einzelnen|und zwar|nämlich|zusammengesetzt|aus)\b"
)
# „setzen sich zusammen aus“, without a colon.
INTO = compile_late(
    r"\b(?:setz\w+ sich|verteil\w+ sich|glieder\w+ sich|teil\w+ sich|besteh\w+"
    r"|entfallen|entfielen)\b[^.:;]*\b(?:aus|auf|in|an|für|durch)\W*$"
)
NEARLY = (3, 5)
LONGEST_LINE = 160
PART = compile_late(r"[dwv]avon|[dw]arunter|\bd\w*v\.|ierunter|iervon|[dw]orin|darin|nachr", re.IGNORECASE)
ENDS_IN_SUM = compile_late(r"^[^.;]{1,90}?[:=–-]\s*(?:rund |rd\. |ca\. )?[^:=]*$")


@dataclass(frozen=True)
class Line:
    """A line of a list, from one offset of its passage to another; `gesagt` is the amount of one that leads to it."""

    passage: Passage
    offset: int = 0
    end: int | None = None
    gesagt: Menge | None = None

    @property
    def text(self) -> str:
        return self.passage.text[self.offset : self.end]

    @cached_property
    def menge(self) -> Menge | None:
        """What it names as its amount; None where that is not clear."""
        return self.gesagt or _amount(self.text)

    @cached_property
    def is_sum(self) -> bool:
        is_named = SUM.match(self.text) or FIRST.match(self.text) or GATHERED.match(self.text)
        return bool(is_named) and not re.match(r"\W*Saldo", self.text, re.IGNORECASE)

    @cached_property
    def wort(self) -> str:
        return read_name(self.text).wort if PART.search(self.text) else ""


def find_wrong_lists(manuscript: Manuscript) -> Iterator[Finding]:
    """Lists whose items are not the sum that is said in one of them, before them, or behind them."""
    for section in manuscript.content.sections:
        yield from dict.fromkeys(_in_blocks(section.blocks))


def _in_blocks(blocks: Sequence[Node], *, nested: bool = False) -> Iterator[Finding]:
    for at, block in enumerate(blocks):
        if isinstance(block, ItemList):
            before = blocks[at - 1] if at and isinstance(blocks[at - 1], Paragraph) else None
            behind = blocks[at + 1] if at + 1 < len(blocks) and isinstance(blocks[at + 1], Paragraph) else None
            yield from _in_list(block, before, behind, nested=nested)
            for item in block.items:
                yield from _in_blocks(item.children, nested=True)
        elif isinstance(block, Paragraph) and any(isinstance(child, LineBreak) for child in block.children):
            yield from _in_lines(_broken(block))
    yield from _in_paragraphs(blocks)


def _in_list(block: ItemList, before: Node | None, behind: Node | None, *, nested: bool) -> Iterator[Finding]:
    lines = [line for item in block.items if item.children and (line := _line(item.children[0])) is not None]
    if len(lines) < len(block.items) or not any(char.isdigit() for line in lines for char in line.text):
        lines = lines if len(lines) == len(block.items) else []
    yield from _in_lines(lines)
    if before is not None and lines and (lead := line_of(before)):
        yield from _lead(lead, lines, nested=nested)
    if behind is not None and lines and (end := line_of(behind)) and SUM.match(end.text) and len(end.text) <= LONGEST:
        found = _only(find_quantities(end.text), lines)
        if found and not any(line.is_sum for line in lines):
            yield from _judge(Line(end, gesagt=found), lines)


def _line(node: Node) -> Line | None:
    passage = line_of(node) if isinstance(node, Paragraph) else None
    if passage is None or len(passage.text) > LONGEST:
        return None
    return Line(passage)


def _amount(text: str) -> Menge | None:
    """Its only sum of money, or that behind the last colon; else the first thing that it counts."""
    mengen = [menge for menge in find_quantities(text) if menge.einheit != PROZENT]
    money = [menge for menge in mengen if menge.einheit == EURO]
    if len(money) == 1:
        return money[0]
    if money:
        return money[-1] if re.search(r"[:=]\s*$", text[: money[-1].start]) else None
    return mengen[0] if mengen else None


def _only(mengen: Sequence[Menge], lines: Sequence[Line]) -> Menge | None:
    """The only quantity of the kind that the lines have."""
    kinds = {line.menge.einheit == EURO for line in lines if line.menge}
    if len(kinds) != 1:
        return None
    alike = [
        menge for menge in mengen if (menge.einheit == EURO) in kinds and menge.einheit != PROZENT and not menge.ist_ein
    ]
    return alike[0] if len(alike) == 1 else None


def _lead(lead: Passage, lines: Sequence[Line], *, nested: bool) -> Iterator[Finding]:
    """A whole in the sentence that leads to a list."""
    sentences = list(lead.sentences())
    leads = lead.text.rstrip().endswith((":", "davon")) or nested
    leads = leads or (bool(sentences) and bool(INTO.search(sentences[-1][1][-LONGEST_LINE:])))
    if not sentences or not leads or any(line.is_sum or line.text.endswith("?") for line in lines):
        return
    start, sentence = sentences[-1]
    found = _only(find_quantities(sentence), lines)
    if found is None and len(sentences) > 1 and re.match(r"(?:Davon|Diese|Sie|Hiervon)\b", sentence):
        start, sentence_before = sentences[-2]
        found = _only(find_quantities(sentence_before), lines)
    if found is None or OTHERWISE.search(sentence):
        return
    said = Line(lead, gesagt=replace(found, start=found.start + start, end=found.end + start))
    surely = bool(LEADS.search(sentence) or WHOLE.search(sentence))
    yield from _judge(said, lines, surely=surely, is_all=not EXAMPLES.search(sentence))


def _in_lines(lines: Sequence[Line]) -> Iterator[Finding]:
    """Sum lines with those above them, and „davon“ lines with that above them."""
    since: list[Line] = []
    all_above: list[Line] = []
    parts: list[Line] = []
    whole: Line | None = None
    for line in lines:
        if line.wort:
            parts.append(line)
            continue
        yield from _judge_parts(whole, parts)
        whole, parts = line, []
        if line.is_sum and len(since) >= FEW:
            fits_all = line.menge is not None and _adds(line.menge, all_above)
            yield from _judge(line, since) if not fits_all else ()
            since = []
        elif line.is_sum and len(all_above) >= FEW:
            yield from _judge(line, all_above)
        else:
            since, all_above = [*since, line], [*all_above, line]
    yield from _judge_parts(whole, parts)


def _adds(said: Menge, lines: Sequence[Line]) -> bool:
    mengen = [line.menge for line in lines if line.menge is not None]
    return len(mengen) == len(lines) and fits(said, mengen)


def _judge_parts(whole: Line | None, parts: Sequence[Line]) -> Iterator[Finding]:
    if whole is not None and whole.menge is not None and parts:
        is_all = len(parts) >= FEW and not any(SOME.search(part.text) for part in parts)
        yield from _judge(whole, parts, is_all=is_all)


def _judge(said: Line, lines: Sequence[Line], *, surely: bool = True, is_all: bool = True) -> Iterator[Finding]:
    """A finding where the lines, all of which name an amount of the kind, are another sum than is said."""
    whole = said.menge
    parts = [line.menge for line in lines if line.menge is not None]
    if whole is None or whole.grenze or len(parts) < len(lines) or not parts or whole.ist_ein:
        return
    if any(
        part.grenze or not same_kind(whole, part) or (part.einheit == EURO) != (whole.einheit == EURO) for part in parts
    ):
        return
    if any(RATE.search(line.text) for line in lines) or (len(parts) < FEW and total(parts) <= whole.wert):
        return
    over = total(parts) - whole.wert
    if abs(over) <= tolerance(whole, parts) or (over < 0 and not is_all) or not whole.wert:
        return
    if not surely and not NEARLY[0] / NEARLY[1] <= float(total(parts) / whole.wert) <= NEARLY[1] / NEARLY[0]:
        return
    gap = show(abs(over), whole)
    what = f"{added(parts)} sind {show(total(parts), whole)}, nicht „{whole.text}“ (Unterschied: {gap})."
    yield Finding(said.passage.place(said.offset + whole.start), what, HINT)


def _broken(paragraph: Paragraph) -> list[Line]:
    """The lines of a paragraph with breaks in it."""
    passage = line_of(paragraph)
    if passage is None or len(passage.text) > LONGEST * FEW:
        return []
    lines, first = [], 0
    ends = [at + len(words) for at, words in _until_breaks(paragraph)]
    for end in (*ends, len(passage.text)):
        lines.append(Line(passage, first, end))
        first = end
    return [line for line in lines if line.text.strip()]


def _until_breaks(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """The words before each break, behind how long those before it are; a break is a blank."""
    start, words = 0, ""
    for child in paragraph.children:
        if isinstance(child, LineBreak):
            yield start, f"{words} "
            start, words = start + len(words) + 1, ""
        elif (passage := line_of(Paragraph((child,)))) is not None:
            words += passage.text


def _in_paragraphs(blocks: Sequence[Node]) -> Iterator[Finding]:
    """Short paragraphs one below the other, each with its amount, the last of which is their sum."""
    run: list[Line] = []
    for block in (*blocks, None):
        line = _line(block) if isinstance(block, Paragraph) and not isinstance(block, (Quote, Table)) else None
        if (
            line is not None
            and len(line.text) <= LONGEST_LINE
            and ENDS_IN_SUM.match(line.text)
            and line.menge is not None
        ):
            run.append(line)
        else:
            yield from _in_lines(run)
            run = []


RULES = (Rule("rechnen-liste", find_wrong_lists),)
