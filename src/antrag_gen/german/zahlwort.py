"""Numbers as sentences have them, in figures or in words: a word comes in, an exact number goes out.

`NUMBER_WORD` and `NUMBER` are patterns without groups, to be put into others.
"""

from decimal import Decimal

ONES = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
TEENS = ("dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig")
BROKEN = {
    "halb": "0.5",
    "eineinhalb": "1.5",
    "einundeinhalb": "1.5",
    "anderthalb": "1.5",
    "zweieinhalb": "2.5",
    "dreieinhalb": "3.5",
    "viereinhalb": "4.5",
    "fünfeinhalb": "5.5",
}
WORDS = {word: Decimal(number) for number, word in enumerate((*ONES, *TEENS))} | {
    word: Decimal(number) for word, number in BROKEN.items()
}
ENDINGS = ("e", "en", "em", "er", "es")
NUMBER_WORD = rf"\b(?:[Ee]ine[nmrs]?|[Hh]albe[nmrs]?|{'|'.join(f'[{w[0].upper()}{w[0]}]{w[1:]}' for w in WORDS)})\b"
NUMBER = rf"(?:(?<![\d.,])\d{{1,4}}(?:,\d{{1,4}})?(?![\d.,]\d)|{NUMBER_WORD})"


def parse_zahlwort(text: str) -> Decimal:
    """`2,5`, `zwei`, `eine`, `halben`, `anderthalb`; ValueError for what `NUMBER` is not."""
    word = text.lower()
    if word[:1].isdigit():
        return Decimal(word.replace(",", "."))
    stems = (word, *(word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)))
    for stem in stems:
        if stem in WORDS:
            return WORDS[stem]
    raise ValueError(f"no number: {text}")
