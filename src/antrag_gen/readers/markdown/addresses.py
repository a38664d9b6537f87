"""Rules of the parser for bare addresses: `https://…`, `www.…` and `rat@example.org` in a text become links.

An address ends before blanks, quotes and brackets; punctuation and marks of emphasis at its end belong to the text
(as in GitHub Flavored Markdown, 6.9, which knows no German quotes). What it says is what was typed.
"""

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from antrag_gen.patterns import compile_late

HOST = r"[^\W_](?:[\w-]*[^\W_])?"
MAIL = rf"[\w.+-]+@(?:{HOST}\.)+[^\W\d_]{{2,}}(?![\w@])"
WEB = rf"(?:(?i:https?)://{HOST}|(?i:www)\.{HOST}\.{HOST})[^\s<>\[\]|\"`„“”»«‚‘‹›\\^]*"
ADDRESS = compile_late(rf"(?<![\w@./:+-])(?:(?P<mail>{MAIL})|(?P<web>{WEB}))")
KEY = "next address"
TRAILING = frozenset("?!.,:;*_~'’…–—-")


def use_addresses(markdown: MarkdownIt) -> None:
    """Let the parser make links of bare addresses."""
    markdown.inline.ruler.at("text", _text)
    markdown.inline.ruler.before("text", "address", _address)


def _text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 – the parser's rules are called so
    """The parser's own rule, but that a text ends before an address, too."""
    special = state.md.inline.terminator_re.search(state.src, state.pos)
    end = min(special.start() if special else state.posMax, state.posMax)
    if state.linkLevel == 0 and end > state.pos:
        end = min(end, _next_address(state))
    if end == state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


@dataclass(frozen=True, slots=True)
class _Next:
    """Where the next address begins in a text up to `until`, for all who ask from `since` to there."""

    text: str
    until: int
    since: int
    start: int


def _next_address(state: StateInline) -> int:
    """The parser asks at each mark: searched anew each time, a text full of marks would take hours."""
    text, since, known = state.src, state.pos + 1, state.env.get(KEY)
    if not (known and known.text is text and known.until == state.posMax and known.since <= since <= known.start):
        match = ADDRESS.search(text, since, state.posMax)
        known = state.env[KEY] = _Next(text, state.posMax, since, match.start() if match else state.posMax)
    return int(known.start)


def _address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 – as above
    match = ADDRESS.match(state.src, state.pos, state.posMax) if state.linkLevel == 0 else None
    if match is None:
        return False
    shown = match["mail"] or _without_trailing(match[0])
    if not silent:
        target = shown if match["web"] and "://" in shown else f"{'mailto:' if match['mail'] else 'https://'}{shown}"
        state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(target)}
        state.push("text_special", "", 0).content = shown
        state.push("link_close", "a", -1)
    state.pos += len(shown)
    return True


def _without_trailing(address: str) -> str:
    """The address without what closes the sentence around it: `(siehe https://example.org/a_(b))`."""
    end = len(address)
    while address[end - 1] in TRAILING or (
        address[end - 1] == ")" and address.count(")", 0, end) > address.count("(", 0, end)
    ):
        end -= 1
    return address[:end]
