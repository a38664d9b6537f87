"""How sentences tell times: the words of one come in, its month or what is only said of that time goes out."""

from antrag_gen.german.datum import MONATE
from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late

# Each with its last month.
SEASONS = {"Frühjahr": 6, "Frühling": 6, "Sommer": 9, "Herbst": 11, "Winter": 12, "Jahresende": 12}
# „bis Ende 2024 entstandene Kosten“
OF_THAT_TIME = compile_late(rf"{BLANK}\w+(?:te|ten|ter|tes|ene|enen|ener|enes|ende[nrs]?)\b")


def month_of(word: str) -> int:
    """The last month of what is named; December where it is no part of a year."""
    return MONATE.index(word) + 1 if word in MONATE else SEASONS.get(word, len(MONATE))
