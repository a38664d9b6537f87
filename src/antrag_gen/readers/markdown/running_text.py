"""Know sentences that only look like points of a list: lines of a block come in, which of them are prose goes out."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block

from antrag_gen.patterns import compile_late

WORD = r"\(?([a-z]{1,2}|[ivx]{1,4}|\d{1,3})\.?\)(?=\s)"
LETTERED = compile_late(WORD)
WITHIN = compile_late(rf"(?<=\s){WORD}")
DASH = compile_late(r"[–—]\s*")
HYPHEN = compile_late(r"\w-\s*$")
DASHES = compile_late(r"(?<=\s)[–—](?=\s|$)")
ENDED = compile_late(r"[.:;!?][“”\"»«’)]*$")
GOES_ON = compile_late(r"(?:[;,]|(?<!\w)(?:und|oder|sowie|bzw\.))\s*$")
# Longer lines were wrapped.
LONGEST = 50
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def find_prose(lines: Sequence[str]) -> set[int]:
    """The lines that begin with a dash or „b)“ though a sentence goes on in them, by their places."""
    return _enumerated(lines) | _dashed(lines) | {at for at in range(1, len(lines)) if joins(lines[at - 1], lines[at])}


def joins(above: str, line: str) -> bool:
    """Whether a line goes on with „+“ or „&“ behind the hyphen of a word: „Eltern-“ and „+ Kinder-Haus“."""
    return HYPHEN.search(above) is not None and line.startswith(("+ ", "& "))


def keep_joined(markdown: MarkdownIt) -> None:
    """Let „+ Kinder-Haus“ below „Eltern-“ go on with its paragraph, where it would begin a list."""

    def unless_joined(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 – the parser's own
        if silent and first > 0 and state.sCount[first] >= state.blkIndent:
            above, line = (state.getLines(at, at + 1, state.blkIndent, keepLastLF=False) for at in (first - 1, first))
            if joins(above, line.lstrip()):
                return False
        return list_block(state, first, last, silent)

    markdown.block.ruler.at("list", unless_joined, {"alt": ["paragraph", "reference", "blockquote"]})


def _enumerated(lines: Sequence[str]) -> set[int]:
    """„a) im Sozialamt, b) im Jugendamt“: the next one, or the one before, stands within a line."""
    starting = {at: match[1] for at, line in enumerate(lines) if (match := LETTERED.match(line))}
    for at, word in starting.items():
        above = WITHIN.findall(lines[at - 1]) if at > 0 else []
        if any(_follows(word, other) for other in WITHIN.findall(lines[at])) or any(
            _follows(other, word) for other in above
        ):
            return set(starting)
    if len(starting) == 1:
        (at,) = starting
        goes_on = at > 0 and GOES_ON.search(lines[at - 1]) and not starting[at].isdigit()
        return {at} if goes_on else set()
    return set()


def _follows(word: str, other: str) -> bool:
    """Whether `other` is the next after `word`: „a“ and „b“, „i“ and „ii“, „1“ and „2“."""
    if word.isdigit() or other.isdigit():
        return word.isdigit() and other.isdigit() and int(other) == int(word) + 1
    if word in ROMAN and other in ROMAN and ROMAN.index(other) == ROMAN.index(word) + 1:
        return True
    return len(word) == len(other) == 1 and ord(other) == ord(word) + 1


def _dashed(lines: Sequence[str]) -> set[int]:
    """Lines with a dash that belongs to a sentence; none, where only one of them is a point."""
    starting = {at for at, line in enumerate(lines) if DASH.match(line)}
    return starting if all(at > 0 and _goes_on(lines, at) for at in starting) else set()


def _goes_on(lines: Sequence[str], at: int) -> bool:
    above, line = lines[at - 1], lines[at]
    if len(DASHES.findall(above)) % 2 and not ENDED.search(above):
        return True
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if ENDED.search(above) or DASH.match(above) or DASH.match(below):
        return False
    words = line[1:].strip()
    return words[:1].islower() or len(above) > LONGEST
