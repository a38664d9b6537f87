"""Mark what is of last year in words: a text comes in, the same with blanks for dates, years and numbers goes out.

A blank says what stood there, so that nobody has to look for the old paper: `‹bisher 2024/2025›`.
"""

from antrag_gen.german.datum import MONATE
from antrag_gen.patterns import compile_late

MONTHS = "|".join(MONATE)
YEAR = r"(?:19|20)[0-9]{2}"
UNIT = r"(?:Mio\. |Mrd\. )?(?:Euro|EUR|€|TEUR|Prozent|%)(?: p\. ?a\.)?"
# Signs of places in this text or in a law, names with a number in them, and what only looks like a number.
STAYS = (
    r"‹[^›]*›",
    r"\[\^[^\]\s]*\]:?",
    r"\]\([^)]*\)",
    r"\[(?:Tabelle|Diagramm) [^\]]*\]",
    r"https?://\S+",
    r"^[ >]*[0-9]+[.)](?=\s)",
    r"(?:Ziffern?|Zu|zu|§§?|Abs\.|Absatz|Art\.|Artikel|Satz|Anlagen?)[ \u00a0][0-9]+(?:\.[0-9]+)*",
    r"\b(?:EG|Entgeltgruppen?|Besoldungsgruppen?|[ABEPRSW])[ \u00a0][0-9]{1,2}[a-c]?(?!\w|[.,][0-9])",
    r"\w*[^\W\d_]\w*[0-9]\w*",
)
DAY = rf"[0-9]{{1,2}}\\?\. ?(?:[0-9]{{1,2}}\. ?{YEAR}|(?:{MONTHS})(?: {YEAR})?)"
MARKED = (
    rf"[0-9]{{1,2}}\\?\. ?(?:bis|und|–|-|/) ?(?:zum )?{DAY}",
    DAY,
    r"[0-9]{1,2}:[0-9]{2}(?![0-9])",
    rf"(?:{MONTHS}) {YEAR}",
    rf"{YEAR}-[0-9]{{2}}-[0-9]{{2}}",
    rf"{YEAR}/(?:{YEAR}|[0-9]{{2}})(?![0-9])",
    r"[0-9]+/[0-9]{4}",
    rf"[-−]?[0-9]+(?:[.,][0-9]+)*(?:[ \u00a0]?{UNIT}(?!\w))?(?: ff\.)?",
)
WORDS = compile_late(f"(?P<stays>{'|'.join(STAYS)})|(?P<marked>{'|'.join(MARKED)})")


def blank_of(before: str) -> str:
    """A blank to fill in that says what stood there."""
    return f"‹bisher {' '.join(before.replace('‹', '').replace('›', '').split())}›"


def mark_numbers(line: str) -> str:
    """A line of Markdown, or a value of a head, with a blank for each date, year, amount and number."""
    return WORDS.sub(
        lambda match: match[0] if match["stays"] is not None else blank_of(match[0].replace("\\", "")), line
    )
