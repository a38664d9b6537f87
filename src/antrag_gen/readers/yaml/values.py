"""Say what is wrong with a value that YAML cannot read: the place where it begins comes in, problems go out."""

import re
from collections.abc import Iterator

from antrag_gen.errors import Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.lines import COMMENT, Lines, quoted
from antrag_gen.readers.yaml.nodes import Mark
from antrag_gen.readers.yaml.quotes import ENTRY

CLOSED = {'"': compile_late(r'"(?:[^"\\]|\\.)*"'), "'": compile_late(r"'(?:[^']|'')*'")}
FLOW = {"[": "]", "{": "}"}
NO_SPACE = compile_late(r"([^\W\d]\w*):([^\s/:].*)$")
COLON = compile_late(r":(?=\s|$)")
LIKE_AN_ENTRY = compile_late(r"[-?][ \t]")
EMPTY = compile_late(r"(?<=[\[,])[ \t]*,")
# An entry in quotes, or one that begins with a sign.
ENTRY_IN_BRACKETS = compile_late(
    r"""(?<=[\[,])[ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?P<sign>[@`%&*!|>]|\?(?=[ \t]))(?P<rest>[^,\[\]]*))"""
)
# Words in brackets with brackets of their own, behind words or within them; not those of a list that is a value.
BRACKETS_IN_WORDS = compile_late(
    r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?P<words>[^\s,\[\]{}"'][^,\[\]{}"']*)(?<!:)(?<!:\s)"""
    r"""(?P<inside>\[[^\[\]{}]*\]|\{[^{}\[\]]*\})"""
    r"""(?P<rest>[^,\[\]{}"']*))"""
)
FORBIDDEN = {
    "&": ("„&“ und „*“ am Anfang eines Wertes sind hier nicht erlaubt.", "yaml-verweis"),
    "*": ("„&“ und „*“ am Anfang eines Wertes sind hier nicht erlaubt.", "yaml-verweis"),
    "!": ("„!“ am Anfang eines Wertes ist hier nicht erlaubt.", "yaml-typangabe"),
    **{sign: (f"„{sign}“ am Anfang eines Wertes ist hier nicht erlaubt.", "yaml-zeichen") for sign in "@`%|>"},
}
Told = tuple[list[Problem], int]


def explain_value(lines: Lines, start: Mark, before: str) -> Told:
    """What is wrong with the value at `start`, behind the words `before`, and the last line that it reaches."""
    text = lines.line(start.line)[start.column :].rstrip()
    sign = text[:1]
    if sign in CLOSED:
        return _quoted(lines, start, text)
    if sign in FLOW:
        return _flow(lines, start, text)
    value = COMMENT.split(text)[0].rstrip()
    if sign in FORBIDDEN or LIKE_AN_ENTRY.match(value):
        what, id = FORBIDDEN.get(sign) or (f"„{sign}“ am Anfang eines Wertes ist hier nicht erlaubt.", "yaml-zeichen")
        hint = 'Den Wert ausschreiben oder in "…" setzen.' if sign in "&*" else 'Den Wert in "…" setzen.'
        return [Problem(lines.place(start), what, hint, id)], start.line
    return _plain(lines, start, value, before), start.line


def _plain(lines: Lines, start: Mark, value: str, before: str) -> list[Problem]:
    if not before.rstrip().endswith(":") and (match := NO_SPACE.match(value)):
        place = lines.place(Mark(start.line, start.column + match.start(2)))
        what = f"Nach „{match[1]}:“ fehlt ein Leerzeichen."
        return [Problem(place, what, f"Richtig: „{match[1]}: {match[2]}“.", "yaml-leerzeichen")]
    if colon := COLON.search(value) if before.rstrip().endswith(":") else None:
        place = lines.place(Mark(start.line, start.column + colon.start()))
        hint = f"Den Wert in Anführungszeichen setzen: „{before.rstrip()} {quoted(value)}“."
        return [Problem(place, "Ein Doppelpunkt mitten im Wert.", hint, "yaml-doppelpunkt")]
    return []


def _quoted(lines: Lines, start: Mark, text: str) -> Told:
    sign = text[0]
    closed = CLOSED[sign].match(text)
    if closed:
        rest = text[closed.end() :]
        if not rest.strip() or COMMENT.match(rest.lstrip()):
            return [], start.line
        return [_behind(lines, Mark(start.line, start.column + closed.end()), text, rest.strip())], start.line
    for number in range(start.line + 1, len(lines.lines)):
        if ENTRY.match(lines.line(number)):
            break
        if CLOSED[sign].match(sign + lines.line(number)):
            return [], number
    told = Problem(
        lines.place(start),
        "Dieses Anführungszeichen wird nicht geschlossen.",
        f"Am Ende des Wertes ein {sign} ergänzen.",
        "yaml-anfuehrung",
    )
    return [told], start.line


def _flow(lines: Lines, start: Mark, text: str) -> Told:
    """A list or pairs in brackets; only those in one line show what is wrong."""
    value = COMMENT.split(text)[0].rstrip()
    end = value.rfind(FLOW[text[0]])
    if end < 0:
        return _cut_in_brackets(lines, start, text, value), start.line
    if rest := value[end + 1 :].strip():
        return [_behind(lines, Mark(start.line, start.column + end + 1), value, rest)], start.line
    if text[0] == "[" and '"' not in value and "'" not in value and (empty := EMPTY.search(value)):
        place = lines.place(Mark(start.line, start.column + empty.end() - 1))
        what, hint = "Vor diesem Komma steht kein Wert.", 'Das Komma löschen; ein leerer Wert ist "".'
        return [Problem(place, what, hint, "yaml-leerer-wert")], start.line
    told = list(_signs_in_brackets(lines, start, value)) if text[0] == "[" else []
    return [*told, *_brackets_in_words(lines, start, value[:end])], start.line


def _cut_in_brackets(lines: Lines, start: Mark, text: str, value: str) -> list[Problem]:
    """A „#“ in brackets, which stay open since all behind it is a comment."""
    comment = text[len(value) :].lstrip()
    closing = re.match(rf"[^,\]}}]*(?=[,{re.escape(FLOW[text[0]])}])", comment)
    if text[0] != "[" or closing is None:
        return []
    before, words = re.fullmatch(r"(.*[\[,][ \t]*)?(.*)", value, re.DOTALL).groups("")  # type: ignore[union-attr]  # fits all
    whole = f"{before}{quoted(f'{words} {closing[0].rstrip()}')}{comment[closing.end() :]}"
    return [
        Problem(
            lines.place(Mark(start.line, start.column + len(text) - len(comment))),
            f"Ab „{comment}“ ist hier alles eine Anmerkung, und die Klammer bleibt offen.",
            f"Gehört es dazu, in Anführungszeichen setzen: „{whole}“. Sonst hinter die Klammer setzen.",
            "yaml-anmerkung",
        )
    ]


def _signs_in_brackets(lines: Lines, start: Mark, value: str) -> Iterator[Problem]:
    """Each entry of a list in brackets that begins with a sign which is not allowed there."""
    for match in ENTRY_IN_BRACKETS.finditer(value):
        sign = match["sign"]
        if sign is None:
            continue
        what, id = FORBIDDEN.get(sign) or (f"„{sign}“ am Anfang eines Wertes ist hier nicht erlaubt.", "yaml-zeichen")
        hint = f"Den Wert in Anführungszeichen setzen: „{quoted(match['sign'] + match['rest'].rstrip())}“."
        yield Problem(lines.place(Mark(start.line, start.column + match.start("sign"))), what, hint, id)


def _brackets_in_words(lines: Lines, start: Mark, value: str) -> Iterator[Problem]:
    """Each value between brackets that has brackets itself, as in `[Dach[^a], 5]`."""
    for match in BRACKETS_IN_WORDS.finditer(value, 1):
        if match["inside"] is not None:
            key, colon, words = match["words"].rpartition(": ")
            column = start.column + match.start("words") + len(key + colon)
            what = f"„{match['inside']}“ mitten in einem Wert ist zwischen Klammern nicht erlaubt."
            hint = (
                f"Den Wert in Anführungszeichen setzen: „{quoted(words + match['inside'] + match['rest'].rstrip())}“."
            )
            yield Problem(lines.place(Mark(start.line, column)), what, hint, "yaml-klammer-im-wert")


def _behind(lines: Lines, mark: Mark, text: str, rest: str) -> Problem:
    whole = text[1:-1] if text[0] == text[-1] else text
    return Problem(
        lines.place(mark),
        f"Hier ist der Wert zu Ende; „{rest}“ steht noch dahinter.",
        f"Gehört es dazu, den ganzen Wert in Anführungszeichen setzen: „{quoted(whole)}“.",
        "yaml-dahinter",
    )
