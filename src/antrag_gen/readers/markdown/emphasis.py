"""Tell emphasis from stars and underscores in words: `*so*` is emphasis, `Schüler*innen` a word as it is typed.

Rules for the parser: a run of marks comes in and opens or closes emphasis only where a word begins or ends outside
of it. What could be read either way goes out as a token `doubtful_mark`, which `doubts` tells.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from antrag_gen.patterns import compile_late

# What may stand before a mark that opens emphasis, and before a word.
OPENING = frozenset("([{<„“”‚‘’\"'»«›‹–—…*_~^=")
BEFORE_WORDS = frozenset("([{„‚")
BEHIND_WORDS = frozenset(")]},.;:!?")
# A star that stands alone in these is that star: „*“.
PARTNERS = {"„": "“”", "“": "”", "‚": "‘’", "»": "«", "«": "»", "(": ")", "[": "]", '"': '"', "'": "'"}
DEEPEST = 9
YEAR = compile_late(r"(?:1[89]|20)\d\d\b")
BREAK = compile_late(r"<br ?/?>$", re.IGNORECASE)
LONGEST_BREAK = len("<br />")
LONGEST_WORD = 40
WORD_BEFORE = compile_late(r"\S*$")
WORD_BEHIND = compile_late(r"\S*")

Run = list[Token]  # the characters of a mark, a token each


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of stars or underscores; `may_open` and `may_close` is what CommonMark would do with it."""

    start: int
    length: int
    opens: bool
    closes: bool
    may_open: bool
    may_close: bool
    after: str

    @property
    def in_word(self) -> bool:
        return not self.opens and not self.closes


def use_word_boundaries(markdown: MarkdownIt) -> None:
    """Let the parser read emphasis by our rules."""
    markdown.inline.ruler.at("emphasis", _scan)
    markdown.inline.ruler2.after("emphasis", "doubtful_marks", _find_doubts)


def _scan(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 – the parser's rules are called so
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    mark = _mark(state, marker)
    for _ in range(mark.length):
        token = state.push("text", "", 0)
        token.content = marker
        token.meta = {"run": mark}
        state.delimiters.append(
            Delimiter(ord(marker), mark.length, len(state.tokens) - 1, -1, open=mark.opens, close=mark.closes)
        )
    state.pos += mark.length
    return True


def _mark(state: StateInline, marker: str) -> Mark:
    start, end = state.pos, state.pos
    is_after_break = BREAK.search(state.src[max(0, start - LONGEST_BREAK) : start]) is not None
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before, after = "\n" if is_after_break else state.src[start - 1 : start], state.src[end : end + 1]
    # Stars and underscores in words are the same to us, so underscores are asked as if they were stars.
    _, _, length = flanks = state.scanDelims(start, canSplitWord=True)
    further = state.src[max(0, start - 2) : start - 1]
    opens = not _is_word(before) and _begins_a_word(before, further) and after not in BEHIND_WORDS
    closes = not _is_word(after) and after != "(" and before not in BEFORE_WORDS  # „2*(3+4)“
    if before and after and after in PARTNERS.get(before, ""):
        opens = closes = False
    opens, closes = opens and flanks.can_open, closes and flanks.can_close
    return Mark(start, length, opens, closes, flanks.can_open, flanks.can_close, after)


def _is_word(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "LNM"


def _begins_a_word(before: str, further: str) -> bool:
    """Whether a word can begin behind `before`: not in „Schüler/*innen“, but in „*und*/*oder*“."""
    return not before or before.isspace() or before in OPENING or not further or further.isspace() or further in "*_"


def _find_doubts(state: StateInline) -> None:
    _limit_depth(state)
    unlikely = list(_unlikely(state))
    told: list[Mark] = []
    for opening, closing in unlikely:
        for token in (opening, closing):
            token.type, token.tag, token.nesting, token.content = "text", "", 0, token.markup
        if opening.meta["run"] not in told:
            told.append(opening.meta["run"])
            _doubt(state, [closing], "either")
        opening.meta = {}
    for runs in _left_over(state.tokens):
        doubtful = list(_pairs(runs))
        for run in doubtful:
            _doubt(state, run, "either")
        alone = (run for run in runs if _lacks_partner(run[0]))
        if not unlikely and not doubtful and (first := next(alone, None)):
            _doubt(state, first, "alone")


def _left_over(tokens: Iterable[Token]) -> Iterator[list[Run]]:
    """The runs that are text, or what is left of them, in the order of the text; those within a link by themselves."""
    scopes: list[list[Run]] = [[]]
    for token in tokens:
        if token.type == "link_open":
            scopes.append([])
        elif token.type == "link_close":
            yield scopes.pop()
        elif token.type == "text" and token.content and "run" in token.meta:
            runs = scopes[-1]
            if runs and runs[-1][0].meta["run"] is token.meta["run"]:
                runs[-1].append(token)
            else:
                runs.append([token])
    yield scopes[0]


def _pairs(runs: list[Run]) -> Iterator[Run]:
    """Of each two runs that CommonMark would make emphasis of the one that a word is not all around."""
    opened: dict[str, list[Run]] = {"*": [], "_": []}
    in_words: set[str] = set()
    for run in runs:
        mark, marker = run[0].meta["run"], run[0].content
        if mark.may_close and opened[marker]:
            yield opened[marker].pop()
        elif mark.may_close and not mark.in_word and marker in in_words:
            yield run
        elif mark.may_open and not mark.in_word:
            opened[marker].append(run)
        elif mark.may_open:
            in_words.add(marker)


def _lacks_partner(token: Token) -> bool:
    """Whether a mark is more than a star at a word („Frauen*“), before a year („*1965“) or a line to write on."""
    mark: Mark = token.meta["run"]
    if mark.in_word:
        return False
    if mark.length == 2 or (mark.length == 3 and token.content == "*"):  # noqa: PLR2004 – bold, and bold italics
        return True
    return mark.length == 1 and mark.opens and not mark.closes and mark.after.isalpha()


def _doubt(state: StateInline, run: Run, doubt: str) -> None:
    mark: Mark = run[0].meta["run"]
    first, *others = run
    first.type, first.content = "doubtful_mark", "".join(token.content for token in run)
    for token in others:
        token.content = ""
    before = state.src[max(0, mark.start - LONGEST_WORD) : mark.start]
    behind = state.src[mark.start + mark.length : mark.start + mark.length + LONGEST_WORD]
    word = "".join((WORD_BEFORE.findall(before)[0], first.content, WORD_BEHIND.findall(behind)[0]))
    first.meta = {"start": mark.start, "mark": first.content, "word": word, "doubt": doubt}


def _unlikely(state: StateInline) -> Iterator[tuple[Token, Token]]:
    """Emphasis that hardly anybody means, by its stars."""
    opened: list[Token] = []
    for token in state.tokens:
        if token.type == "em_open":
            opened.append(token)
        elif token.type == "em_close":
            first, last = opened[-1].meta["run"], token.meta["run"]
            is_half = 2 in (first.length, last.length)  # noqa: PLR2004 – bold on one side only
            before, after = state.src[: first.start], state.src[last.start + 1 :]
            if is_half or _is_unlikely(before, state.src[first.start + 1 : last.start], after):
                yield opened[-1], token
            opened.pop()


def _is_unlikely(before: str, inside: str, after: str) -> bool:
    """Whether stars are a product („5 *3* 2“), a year of birth („*1965, Frauen*“) or reach across a bracket."""
    is_product = inside.isdigit() and before.rstrip()[-1:].isdigit() and after.lstrip()[:1].isdigit()
    is_birth = YEAR.match(inside) is not None and not inside.isdigit()
    return (
        is_product
        or is_birth
        or any(
            (_surplus(inside, pair) < 0 < _surplus(before, pair))
            or (_surplus(after, pair) < 0 < _surplus(inside, pair))
            for pair in ("()", "„“")
        )
    )


def _surplus(text: str, pair: str) -> int:
    """How many brackets are open at the end of a text, or closed that were opened before it where negative."""
    return text.count(pair[0]) - text.count(pair[1])


def _limit_depth(state: StateInline) -> None:
    """Text within too many emphases is a problem, not an endless recursion."""
    opened: list[bool] = []
    for token in state.tokens:
        if token.type in ("em_open", "strong_open"):
            opened.append(len(opened) >= DEEPEST)
            is_too_deep = opened[-1]
        elif token.type in ("em_close", "strong_close"):
            is_too_deep = opened.pop()
        else:
            continue
        if is_too_deep:
            is_first = token.nesting > 0 and len(opened) == DEEPEST + 1
            token.type, token.tag, token.nesting, token.content = "text", "", 0, token.markup
            if is_first:
                _doubt(state, [token], "deep")
            token.meta = token.meta if is_first else {}
