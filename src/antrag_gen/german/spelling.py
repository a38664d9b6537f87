"""Words as people type them: with umlauts, capitals or a slip; the word that was meant comes out."""

import difflib

UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue", "-": "_", " ": "_"}
)
FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})


def plain(word: str) -> str:
    """The word as a key is written: `Begründung` and `begruendung` are the same, `ist-einlesen` and `ist_einlesen`."""
    return word.translate(UMLAUTS).lower()


def fold(word: str) -> str:
    """The word as its other forms have it, in small letters without dots: `Bäume` and `Baum` begin alike."""
    return word.casefold().translate(FOLDED)


def nearest(word: str, known: list[str], cutoff: float = 0.6) -> str:
    """The known word that somebody probably meant; empty where none is as near as `cutoff`."""
    lowered = {plain(name): name for name in known}
    matches = difflib.get_close_matches(plain(word), lowered, n=1, cutoff=cutoff)
    return lowered[matches[0]] if matches else ""
