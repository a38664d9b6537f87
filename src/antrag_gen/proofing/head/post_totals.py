"""Whether a number of posts is a total: a sentence with a number goes in; yes or no goes out."""

from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late

# „4,0 Stellen: 3,5 für die Betreuung …“, „zusammen 3,0 Stellen“: of more than the posts that its clause names.
TOTAL_BEFORE = compile_late(r"\b(?:insgesamt|[Zz]usammen|in Summe|[Gg]esamt\w*|alles in allem)\b[^,;]*$|^Von de[nr]\W$")
TOTAL_BEHIND = compile_late(rf"(?:{BLANK}[\w-]+){{0,3}}?{BLANK}(?:insgesamt|zusammen|in Summe)\b")
DIVIDED_BEHIND = compile_late(
    rf"^[^.;]{{0,60}}?(?:[,(]{BLANK}?(?:davon|hiervon|darunter|nämlich|und{BLANK}zwar|je(?:weils)?)\b|:{BLANK}|\((?=\d))"
    r"|^[^.;]{0,60}?\b(?:verteil\w+ sich|aufgeteilt|entfallen auf|setzen sich)\b"
)


def is_total(text: str, start: int, end: int) -> bool:
    """Whether a number is told as that of several posts: as a sum, before what it is made of, or as a whole."""
    if TOTAL_BEFORE.search(text[:start]) or TOTAL_BEHIND.match(text, end):
        return True
    return bool(DIVIDED_BEHIND.match(text[end:]))
