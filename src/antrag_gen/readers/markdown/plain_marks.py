"""Find markup that was typed into a value which is printed as it stands: a text comes in, the first mark goes out."""

import re
from html.entities import html5

from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.foreign import find_foreign

# „<Anker>“ is a word in brackets.
TAG = (
    r"</?(?:a|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|q|s|small|span|strike|"
    r"strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?: [^<>\n]*)?/?>"
)
# What is surely Markdown in a value that is plain text: marks in pairs around words.
MARKDOWN = compile_late(
    r"\*\*(?=\S)[^*\n]+(?<=\S)\*\*|(?<!\w)__(?=[^\s_])[^_\n]+(?<=[^\s_])__(?!\w)|~~(?=\S)[^~\n]+(?<=\S)~~"
    r"|(?<![\w*])\*(?=[^\s*])[^*\n]+(?<=[^\s*])\*(?![\w*])|(?<=\w)~\w+~|(?<=\w)\^[\w+−-]+\^|==(?=\S)[^=\n]+(?<=\S)=="
    r"|`[^`\n]+`|!?\[[^\]\n]*\]\([^)\n]*\)|\[\[[^\]\n]+\]\]"
)
# What other programs write, and what only means something in the text of a paper.
OTHER = compile_late(
    r"\[\^[^\]\s]+\]|\^\[[^\]\n]+\]|&(?:[A-Za-z][A-Za-z0-9]*|#\d+|#[xX][\dA-Fa-f]+);|^[-*+] \[[ xX]\]"
    r"|(?<!\w)_(?=[^\s_])[^_\n]+(?<=[^\s_])_(?!\w)|^#{1,6} |^> |^\|.*\|$|^```"
    r"|<!--.*?(?:-->|$)|<(?:https?://|mailto:)[^>\s]+>|<[^<>@\s]+@[^<>@\s]+>|\\[*_~^\[\]#`>|]|(?<=\s)\\$"
)
HTML = compile_late(TAG, re.IGNORECASE)
# One of these is in whatever they find.
SIGN = compile_late(r"[*_~^=`\[&#>|<\\]")
# Said elsewhere, with what to write instead; one sign alone, and an amount of dollars.
TOLD = compile_late(r"\\n|[~^]|\$[\d.,]+\$")


def find_marks_in_plain(text: str) -> str:
    """The first mark of Markdown or of another program; empty where there is surely none."""
    marks = [
        (match.start(), match[0].strip())
        for pattern in ((MARKDOWN, OTHER, HTML) if SIGN.search(text) else ())
        for match in pattern.finditer(text)
        # „R&D;“ is none.
        if not match[0].startswith("&") or match[0].startswith("&#") or match[0][1:] in html5
    ]
    marks += [(mark.start, mark.written) for mark in find_foreign(text) if not TOLD.fullmatch(mark.written)]
    return min(marks, key=lambda mark: mark[0], default=(0, ""))[1]
