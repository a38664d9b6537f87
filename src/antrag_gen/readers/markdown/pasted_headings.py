"""Find headings that were typed as text: the blocks of a body come in, what they should be goes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.patterns import compile_late

LONGEST = 60
DEEPEST = 6
TIGHT = compile_late(r"(?P<marks>#+)\s*(?P<words>[^\s#].*)")
BOLD = compile_late(r"(?P<marks>\*\*|__)(?P<words>(?:(?!\*\*|__).)+)(?P=marks):?")
SENTENCE_END = compile_late(r"[.!?…;,“\")\]]$")
# A sentence may end with the mark of a note that another program has made.
FULL_STOP = compile_late(r"[.!?:;…][“”\"»«’)]*(?:\d{1,2}\)?|\[\d{1,2}\]|[¹²³⁴-⁹]+)?$")
# „Sehr geehrte Damen und Herren,“ or „Eltern-“ goes on below.
GOES_ON = compile_late(r"[,–-]$")
AMOUNT = compile_late(
    r"[+–-]?\s?\d[\d.,\s]*[–-]{0,2}\s*(?:(?:Tsd|Mio|Mrd)\.?\s*)?(?:Euro|EUR|€|TEUR|T€)(?:\s(?:pro|je|im)\sJahr|\sjährlich)?"
)
CALL = compile_late(r"\[\^?\d*\]|\[\^")
# A line this much shorter than the others was ended by whoever typed it.
SHORT = 0.6
USUAL = 50
# In the middle of a sentence these words are small.
WORDS = """
    Aber Alle Als Am An Auch Auf Aus Außerdem Bei Beim Bereits Bis Bisher Da Dabei Dadurch Daher Damit Dann Das Dazu
    Dem Den Denn Der Derzeit Des Deshalb Die Dies Diese Dieser Dieses Doch Durch Ein Eine Einen Einer Er Erst Es Für
    Gerade Heute Hier Hierzu Im Immer In Ist Jede Jeder Jedes Kein Keine Man Mit Nach Nicht Noch Nun Nur Ob Obwohl Ohne
    Schon Seit So Sobald Solange Über Um Unser Unsere Unter Viele Vom Von Vor Während Was Weil Wenn Wer Wie Wir Zu Zudem
    Zum Zur Zwar
"""
STARTERS = frozenset(WORDS.split())


@dataclass(frozen=True, slots=True)
class PastedHeading:
    """A line of a body and the Markdown that is meant; `kind` is raute, tief, fett or text."""

    line: int
    kind: str
    words: str
    markdown: str
    is_sure: bool = True


def find_tight_marks(node: SyntaxTreeNode) -> Iterator[PastedHeading]:
    """Lines of a paragraph that begin `##Titel`, which is text to Markdown."""
    lines = [line.strip() for line in node.children[0].content.split("\n")]
    for offset, line in enumerate(lines):
        match = TIGHT.fullmatch(line)
        if match and node.map is not None and len(match["marks"]) > DEEPEST:
            kind = "tief" if line[len(match["marks"])].isspace() else "raute"
            yield PastedHeading(node.map[0] + offset, kind, match["marks"], f"{'#' * DEEPEST} {match['words']}")
        elif match and node.map is not None and (len(match["marks"]) > 1 or _is_title(lines, offset)):
            # A section of its own would have to be one that the kind of paper knows.
            marks = match["marks"] if len(match["marks"]) > 1 else "##"
            is_sure = len(match["marks"]) > 1 or len(lines) == 1
            yield PastedHeading(
                node.map[0] + offset, "raute", match["marks"], f"{marks} {match['words']}", is_sure=is_sure
            )


def _is_title(lines: Sequence[str], at: int) -> bool:
    """Whether `#Titel` is one, and not „#5“ or a sentence about a hashtag."""
    line = lines[at]
    if len(line) > LONGEST or FULL_STOP.search(line) or line[1:2].isdigit():
        return False
    above, below = lines[:at], lines[at + 1 : at + 2]
    ends = not below or below[0][:1].isupper()
    return len(lines) == 1 or (line[1:2].isupper() and ends and (not above or len(above[-1]) <= LONGEST))


def find_headings(blocks: Sequence[SyntaxTreeNode]) -> Iterator[PastedHeading]:
    """Paragraphs of a section that look like headings of the blocks below them."""
    level = 1
    for node, after in zip(blocks, [*blocks[1:], None], strict=False):
        if node.type == "heading":
            level = int(node.tag[1:])
        elif node.type == "paragraph" and node.map is not None:
            lines = [line.strip() for line in node.children[0].content.split("\n")]
            kind = _kind(lines, after)
            if kind:
                words = _words(lines[0])
                marks = "#" * min(level + 1, DEEPEST)
                yield PastedHeading(node.map[0], kind, words, f"{marks} {words}")


def _words(line: str) -> str:
    match = BOLD.fullmatch(line)
    return (match["words"] if match else line).strip().removesuffix(":").lstrip("#").strip()


def _kind(lines: Sequence[str], after: SyntaxTreeNode | None) -> str:
    first, *others = lines
    if len(first) > LONGEST or not _words(first) or first.startswith("[") or CALL.search(first):
        return ""
    if GOES_ON.search(_words(first)) or AMOUNT.fullmatch(_words(first)):
        return ""
    follows = after is not None and after.type not in ("heading", "table")
    if BOLD.fullmatch(first):
        is_heading = not SENTENCE_END.search(_words(first)) and ": " not in first and (others or follows)
        return "fett" if is_heading else ""
    if FULL_STOP.search(first) or not (first[0].isupper() or first[0].isdigit()) or "|" in first or "\t" in first:
        return ""
    if others:
        return "text" if _is_cut_off(first, others) else ""
    return "text" if follows and after is not None and _is_prose(after) else ""


def _is_cut_off(first: str, others: Sequence[str]) -> bool:
    """Whether a sentence begins below a line without its end, or the next word would have found room in it."""
    if not FULL_STOP.search(others[-1]):
        return False
    width = max(USUAL, *map(len, others))
    return others[0].split()[0] in STARTERS or (others[0][:1].isupper() and len(first) < SHORT * width < len(others[0]))


def _is_prose(node: SyntaxTreeNode) -> bool:
    """Whether a block is what stands below a heading."""
    return node.type == "paragraph" and bool(FULL_STOP.search(node.children[0].content.rstrip()))
