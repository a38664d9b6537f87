"""Rules of the parser for entities and backslashes: what would print nothing, or lose a backslash, becomes a doubt."""

import re
import unicodedata

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, entity, escape
from markdown_it.token import Token

from antrag_gen.patterns import compile_late

# A path of Windows up to a backslash: „C:\Daten“, „\\server\ordner“.
DRIVE = compile_late(r"(?:^|[\s(„\"])[A-Za-z]:(?:\\?[^\s\\]*)*$")
SHARE = compile_late(r"\\\\[^\s\\]+\\\S*")
LONGEST_PATH = 200
SOFT_HYPHEN = "\u00ad"


def keep_what_vanishes(markdown: MarkdownIt) -> None:
    """Let the parser tell entities that print nothing, and backslashes that belong to a path."""
    markdown.inline.ruler.at("entity", _entity)
    markdown.inline.ruler.at("escape", _escape)


def _entity(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 – the parser's rules are called so
    start = state.pos
    matched = entity(state, silent)
    if matched and not silent and all(map(_is_invisible, state.tokens[-1].content)):
        _doubt(state.tokens[-1], start, "entity", state.src[start : state.pos])
    return matched


def _is_invisible(character: str) -> bool:
    kind = unicodedata.category(character)
    return character == "\ufffd" or (kind in ("Cc", "Cf", "Zl", "Zp", "Co", "Cn") and character != SOFT_HYPHEN)


def _escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 – as above
    start = state.pos
    matched = escape(state, silent)
    if not matched or silent or state.tokens[-1].content == state.tokens[-1].markup:
        return matched
    before = state.src[max(0, start - LONGEST_PATH) : start]
    begins = not before or before[-1].isspace() or before[-1] in '(„"'
    is_share = begins and SHARE.match(state.src, start) is not None
    # A backslash that is doubled is printed.
    if is_share or (state.src[start + 1] != "\\" and DRIVE.search(before)):
        begin = start - len(re.findall(r"\S*$", before)[0])
        path = re.match(r"\S*", state.src[begin:])
        _doubt(state.tokens[-1], start, "path", path[0] if path else "")
        state.pos = max(state.pos, begin + len(state.tokens[-1].meta["word"]))
        state.tokens[-1].content = state.src[start : state.pos]
    return matched


def _doubt(token: Token, start: int, doubt: str, word: str) -> None:
    token.type = "doubtful_mark"
    token.meta = {"start": start, "mark": word, "word": word, "doubt": doubt}
