"""Hours of a day that end before they begin: a manuscript goes in, findings come out."""

from collections.abc import Iterator

from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding

HOURS = compile_late(
    rf"\b(?:[Vv]on{BLANK})?(?P<von>\d{{1,2}})(?:[.:](?P<min>[0-5]\d))?(?:{BLANK}Uhr)?(?:{BLANK}bis{BLANK}"
    rf"|{BLANK}?[–-]{BLANK}?)"
    rf"(?P<bis>\d{{1,2}})(?:[.:](?P<zu>[0-5]\d))?{BLANK}Uhr(?!\w)"
)
# Over night: what begins in the afternoon and ends before noon, or ends before the morning.
AFTERNOON, MORNING, NOON, LAST = 15, 6, 12, 24
AT_NIGHT = compile_late(r"[Nn]acht|nächst|[Ff]olge|darauf|Tag danach|abends?\b|[Mm]orgen")


def find_hours_backwards(manuscript: Manuscript) -> Iterator[Finding]:
    """„werktags von 12 bis 9 Uhr“, where no night lies between."""
    for passage, match in manuscript.find(HOURS, ("Uhr",)):
        first, last = int(match["von"]), int(match["bis"])
        begin, end = (first, int(match["min"] or 0)), (last, int(match["zu"] or 0))
        is_day = last >= (MORNING if first <= AFTERNOON else NOON) and first < LAST
        if end < begin and is_day and not AT_NIGHT.search(passage.text) and not passage.is_literal(match.start()):
            yield Finding(
                passage.place(match.start()), f"„{match[0]}“ endet, bevor es beginnt.", "Anfang und Ende prüfen."
            )
