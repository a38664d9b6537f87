"""What offices and bodies are called in a sentence: „des Ausschusses für Bildung und Sport“; words go in and out."""

import re

from antrag_gen.patterns import compile_late

OFFICE = r"(?:ausschuss|beirat|amt|referat|dezernat|fachbereich|kommission|abteilung)(?:e?s)?"
ITS_NAME = r"(?:[a-zäöüß]+e[nrs]?\s)?[A-ZÄÖÜ][\w-]*"
OFFICES = compile_late(
    rf"\b(?:[A-ZÄÖÜ]\w*-\s(?:und|,)\s)?(?:[A-ZÄÖÜ][\w-]*)?(?i:{OFFICE})(?!\w)"
    rf"(?:\sfür\s{ITS_NAME}(?:(?:,\s{ITS_NAME})*,?\s(?:und|sowie)\s{ITS_NAME})?)?"
)


def without_offices(words: str) -> str:
    """The words but for the names of offices and bodies."""
    return OFFICES.sub("", words)


def join_offices(sentence: str) -> str:
    """The sentence, as long as before, with each such name as one word."""
    return OFFICES.sub(_join, sentence)


def _join(match: re.Match[str]) -> str:
    return re.sub(r"[^\w-]", "_", match[0])
