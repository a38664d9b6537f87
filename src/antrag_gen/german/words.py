"""Words of German text, as papers write them: a text comes in, its words come out; a word, what of it nobody knows.

What is asked whether it is known are whole words: parts of „Kinder- und Jugendhilfe“, both forms of „Bürger:innen“,
„bzw.“ with its full stop. Numbers, acronyms, names of products and words in other letters are not asked.
"""

import unicodedata
from collections.abc import Callable, Iterator

from antrag_gen.patterns import compile_late

Knows = Callable[[str], bool]
HYPHENS = "-\u2010\u2011"
SOFT_HYPHEN = "\u00ad"
# „:“, „*“ and „_“ of gender, „/-innen“, „(innen)“, apostrophes
WORD_TEXT = (
    rf"(?<![\w%])[{HYPHENS}]?\w"
    rf"(?:[\w{SOFT_HYPHEN}]|[{HYPHENS}'’*:](?=\w)|/-?(?=[Ii]n(?:nen)?\b)|\((?:[Ii]n(?:nen)?|e?[nrs]|e)\))*"
    rf"[{HYPHENS}]?"
)
WORD = compile_late(WORD_TEXT)
# The same with a full stop behind.
WRITTEN = compile_late(rf"{WORD_TEXT}\.?")
MARKS = compile_late(r"[*:_]|/-?|[()]")
ENDINGS_OF_GENDER = frozenset(("in", "innen", "r", "n", "e", "s", "m", "er", "en", "es"))
CAPITAL_I = compile_late(r"(?<=[a-zäöüß])I(?=n(?:nen)?)")
# „YouTube“, „eAkte“; „HAushalt“ is none.
NAME_OF_PRODUCT = compile_late(r"[^\W\d_]*[a-zäöüß][A-ZÄÖÜ][^\W_]*")
LONGEST_ACRONYM = 5
WEEKDAYS = frozenset(("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"))
PARTS = compile_late(rf"(?:[^{HYPHENS}]|(?<=/)-)+")
LONGEST_GENITIVE = 2  # letters behind an apostrophe: „Otto’s“; else „Kant’sche“


def find_words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text, each behind where it begins; with the full stop that comes behind."""
    for match in WORD.finditer(text):
        end = match.end()
        yield match.start(), match[0] + text[end : end + 1] if text[end : end + 1] == "." else match[0]


def written_in(text: str) -> list[str]:
    """The words of a text, with the full stop that comes behind: as `find_words`, without their places."""
    return WRITTEN.findall(text)


def find_unknown(written: str, knows: Knows) -> Iterator[tuple[int, str]]:
    """The parts of a word that are not known, each behind where it begins."""
    word = written.removesuffix(".")
    parts = list(PARTS.finditer(word))
    if len(parts) > 1 and knows(word.replace(SOFT_HYPHEN, "")):
        return
    for number, match in enumerate(parts):
        is_first, is_last = number == 0, number == len(parts) - 1
        part = match[0].replace(SOFT_HYPHEN, "")
        forms = [part]
        if not is_first or word[0] in HYPHENS:
            forms += (part[:1].upper() + part[1:], f"-{part}")
        if not is_last or word[-1] in HYPHENS:
            forms += (f"{part}-", f"{part[:1].upper()}{part[1:]}-")
        elif written.endswith("."):
            forms.append(f"{part}.")
        if not _is_no_word(part) and not any(map(knows, forms)) and not _is_made_of(part, knows):
            yield match.start(), part


def _is_no_word(part: str) -> bool:
    """Whether it is a number, a sign, a line to write on, an acronym, a day, a product, or in foreign letters."""
    letters = part.strip("'’_")
    if sum(map(str.isalpha, letters)) < 2 or any(map(_is_figure, letters)):  # noqa: PLR2004 – a single letter is a sign
        return True
    acronym = letters.removesuffix("s") if len(letters) > 2 else letters  # noqa: PLR2004 – „LKWs“
    if part in WEEKDAYS or (acronym.isupper() and len(acronym) <= LONGEST_ACRONYM):
        return True
    if NAME_OF_PRODUCT.fullmatch(letters) and not CAPITAL_I.search(letters):
        return True
    return _is_foreign(letters)


def _is_figure(sign: str) -> bool:
    return sign.isdigit() or sign.isnumeric()


def _is_foreign(letters: str) -> bool:
    """„Erdoğan“, „Иван“; letters of two alphabets in one word are a slip."""
    if all(ord(letter) < 256 for letter in letters) or not letters[0].isupper():  # noqa: PLR2004 – ISO 8859-1
        return False
    return len({unicodedata.name(letter, "?").partition(" ")[0] for letter in letters if letter.isalpha()}) == 1


def _is_made_of(part: str, knows: Knows) -> bool:
    """Whether it is known when it is read in another way."""
    if part.isupper() and knows(part.capitalize()):
        return True
    if CAPITAL_I.search(part) and knows(CAPITAL_I.sub("i", part)):
        return True
    for mark in "’'":
        stem, found, ending = part.partition(mark)
        if found and len(stem) > 1 and (len(ending) <= LONGEST_GENITIVE or ending.startswith("sche")) and knows(stem):
            return True
    return MARKS.search(part) is not None and _is_gendered(part, knows)


def _is_gendered(part: str, knows: Knows) -> bool:
    """„Bürger:innen“ as „Bürgerinnen“, „eine:r“ as „eine“, „der*die“ as both."""
    pieces = [piece for piece in MARKS.split(part) if piece]
    joined = pieces[0] + "".join(piece[:1].lower() + piece[1:] for piece in pieces[1:])
    if knows(joined) or all(map(knows, pieces)):
        return True
    return knows(pieces[0]) and all(piece.casefold() in ENDINGS_OF_GENDER for piece in pieces[1:])
