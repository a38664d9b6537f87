"""What of a phrase that stands twice in a row is a slip: matches come in, those that can be right go out again.

„vor der Vergabe vor der Vergabe“ is one; „von Haus zu Haus zu Haus“, „Schritt für Schritt für alle“, „die in der in der
Anlage genannten Karte“ and „wo ältere Menschen ältere Menschen besuchen“ are none.
"""

import re
from collections.abc import Sequence

from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.writing.slips import Slip

WORD = r"(?>[^\W\d_][\w-]*|\d{1,2}\.|\d+)"
# Such words can stand twice in a row, each group with another noun behind it.
ARTICLE = "der die das den dem des ein eine einen einem einer eines"
LINK = """
    ab als am an auf aus bei beim bis durch für gegen im in ins mit nach neben oder ohne pro je seit sowie statt trotz
    über um und unter vom von vor während wegen wie zu zum zur zwischen
"""
OTHER = """
    aber auch da damit dann dass denn deren dessen dies diese diesem diesen dieser dieses doch er es hier ich ihm ihn
    ihnen ihr ihre ihrem ihren ihrer jede jedem jeden jeder jedes kann kein keine keinem keinen keiner können man mehr
    muss müssen nicht noch nur ob schon sein seine seinem seinen seiner sich sie so soll sollen was weil wenn wer wir wo
"""
VERB = "ist sind war waren wird werden wurde wurden hat haben hatte hatten"
# „mal hier, mal da“, „immer und immer wieder“, „links rechts links rechts“
SWINGING = "mal bald teils einmal immer wieder hin her ganz sehr links rechts weiter rauf runter ja nein"
ARTICLES, LINKS, VERBS = (frozenset(words.split()) for words in (ARTICLE, LINK, VERB))
OTHERS = frozenset(OTHER.split()) | VERBS
SMALL = ARTICLES | LINKS | OTHERS
RHYTHM = frozenset(SWINGING.split())
TWO, LONGEST = 2, 5
TOKEN = compile_late(r"[\w-]+")
# Where the subject stands already, no second one can: „Das Amt prüft die Pläne die Pläne“.
SUBJECT_BEFORE = compile_late(
    rf"(?:^|[.;!?]{BLANK}|\n)(?:D(?:er|as|ie)|Eine?|Unsere?){BLANK}[A-ZÄÖÜ][\w-]*{BLANK}[a-zäöüß]+{BLANK}$"
)
LINK_BEFORE = compile_late(rf"\b(?:{'|'.join(sorted(LINKS))}){BLANK}$", re.IGNORECASE)
END = compile_late(r"[.;!?]|$|\n")
LAST_WORD = compile_late(rf"(?P<wort>[\w-]+){BLANK}$")
NEXT_WORD = compile_late(rf"{BLANK}(?P<wort>[\w-]+)")
BEFORE = 80
# Of a noun behind these no case can be another: it is no subject.
OBLIQUE = compile_late(r"(?:d|ein|kein|sein|ihr|unser|dies|jed)e[mns]|\w{3,}e[mnr]")


def may_stand_twice(text: str) -> bool:
    """Whether two words in a row stand again shortly behind, which is seen sooner than by the pattern."""
    words = TOKEN.findall(text.casefold())
    last: dict[str, int] = {}
    for at, word in enumerate(words[:-1]):
        before = last.get(word, at)
        if TWO <= at - before <= LONGEST and words[at + 1] == words[before + 1]:
            return True
        last[word] = at
    return False


def _unless_right(match: re.Match[str]) -> str | None:
    """The phrase twice where that can be right, else None."""
    words = match["worte"].split()
    small = [word.casefold() for word in words]
    told = [word for word in small if word not in SMALL and not word[0].isdecimal()]
    if not told or len(set(small)) == 1 or not RHYTHM.isdisjoint(small) or _goes_on(match, small):
        return match[0]
    is_slip = _are_two(words, small) if len(words) == TWO else not words[0][0].isdecimal()
    if is_slip and _is_noun_phrase(words):
        is_slip = _is_object(match, small)
    return None if is_slip else match[0]


def _goes_on(match: re.Match[str], words: Sequence[str]) -> bool:
    """„von Haus zu Haus zu Haus“, „Stadt gegen Stadt gegen Land“: the word before or behind is that of the phrase."""
    before = LAST_WORD.search(match.string[max(0, match.start() - BEFORE) : match.start()])
    behind = NEXT_WORD.match(match.string, match.end())
    return bool(
        (before and before["wort"].casefold() == words[-1]) or (behind and behind["wort"].casefold() == words[0])
    )


def _are_two(words: Sequence[str], small: Sequence[str]) -> bool:
    """Whether two words are no pair that goes on: „Schritt für Schritt für alle“, „10 Euro 10 Euro“."""
    if small[-1] in SMALL or any(word[0].isdecimal() for word in words):
        return False
    has_noun = any(word[0].isupper() for word in words[1:]) or (words[0][0].isupper() and small[0] not in SMALL)
    return has_noun or small[0] in VERBS or (small[0] == "zu" and small[1].endswith("en"))


def _is_noun_phrase(words: Sequence[str]) -> bool:
    """Whether it is a noun with what belongs to it: „die Kinder“, „ältere Menschen“."""
    return words[-1][0].isupper() and all(
        word.casefold() not in (LINKS | OTHERS) and (not at or word[0].islower()) for at, word in enumerate(words[:-1])
    )


def _is_object(match: re.Match[str], words: Sequence[str]) -> bool:
    """Whether it cannot be subject and object, or genitive and dative: „dass das Amt das Amt prüft“."""
    text, before = match.string, match.string[max(0, match.start() - BEFORE) : match.start()]
    is_last = END.match(text, match.end()) is not None
    if words[0] not in ("der", "einer") and OBLIQUE.fullmatch(words[0]):
        return True
    if words[0] in ("der", "einer"):
        return is_last
    return words[0] in ARTICLES and bool(SUBJECT_BEFORE.search(before) or (is_last and LINK_BEFORE.search(before)))


PHRASES = (
    Slip(
        compile_late(rf"(?<![\w-])(?P<worte>{WORD}(?:{BLANK}{WORD}){{1,4}}?){BLANK}(?P=worte)(?![\w-])", re.IGNORECASE),
        _unless_right,
        "Eines von beiden löschen, wenn es nicht so gemeint ist.",
        (),
        "Diese Wörter stehen zweimal da: „{}“.",
    ),
)
