"""Set the no-break spaces of German typography: a tree in, the same words out.

Rules: DIN 5008 (units, dates, paragraphs, abbreviations) and Duden. Only blanks that are there are
changed; a missing one is left to the author, but for „2024ff.“, which is printed as amounts are.
"""

import re
from functools import lru_cache

from antrag_gen.patterns import compile_late
from antrag_gen.transforms.texts import N, map_text

NBSP = "\u00a0"
ABBREVIATIONS = (
    "p. a.",
    "z. B.",
    "d. h.",
    "u. a.",
    "i. d. R.",
    "o. Ä.",
    "s. o.",
    "s. u.",
    "v. H.",
    "i. V. m.",
    "u. U.",
    "z. T.",
    "a. a. O.",
    "m. E.",
    "n. F.",
    "a. F.",
)
BEFORE_NUMBER = (
    "§",
    "§§",
    "Abs.",
    "Satz",
    "Art.",
    "Nr.",
    "Nrn.",
    "Ziff.",
    "Ziffer",
    "Ziffern",
    "S.",
    "Seite",
    "GRDrs",
    "THH",
    "KGr.",
    "Anlage",
    "Anlagen",
    "Kap.",
    "Buchst.",
    "KW",
    "EG",
    "A",
    "B",
    "S",
    "E",
    "W",
    "rd.",
    "ca.",
)
UNITS = (
    "Euro",
    "EUR",
    "€",
    "TEUR",
    "T€",
    "Tsd.",
    "Mio.",
    "Mrd.",
    "%",
    "v. H.",
    "VZK",
    "Stellen",
    "Stelle",
    "km",
    "m²",
    "Uhr",
)
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


# A letter belongs to its number where it is none of an abbreviation: Ziffer 2 h.
PART = r"(?:[IVX]{1,5}|[A-H])"
LETTER = r"[a-z](?!\w|\.\s?\S)"

# As many write it: 2024ff., 2024ff
YEARS_ON = compile_late(r"(?<![\w.,])(\d{4})ff(?!\w)\.?")


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=8)
def _rules(kuerzel: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    rules = (
        # within abbreviations: z. B.
        rf"(?<!\w)(?:{_any(ABBREVIATIONS)})(?!\w)",
        # before a number: § 45 Abs. 1, lfd. Nr. 64
        rf"(?<!\w)(?:lfd\. )?(?:{_any((*BEFORE_NUMBER, *kuerzel))}) (?=\d)",
        # before a number that begins with letters: Vorlage VO/2022/0368
        rf"(?<!\w)(?:{_any(kuerzel)}) (?=[A-Z]+\S*\d)" if kuerzel else r"(?!)",
        # before, within a number of a request, and before an addition to a paper: Ziffer 2 h, 1. Ergänzung
        rf"(?<!\w)Ziffern? (?={PART}(?:\.\d|(?!\w)))",
        rf"(?<!\w)Ziffern?[ {NBSP}](?:{PART}\.)?\d+(?:\.\d+)*(?: Buchst\.)? (?={LETTER})",
        r"(?<!\w)\d{1,2}\. (?=Ergänzung(?!\w))",
        # after a number: 50.000 Euro, 1,7 Mio. Euro, 2029 ff.
        rf"(?<=\d) (?:(?:Tsd\.|Mio\.|Mrd\.) (?=Euro|EUR|€))?(?=(?:{_any(UNITS)}|ff\.)(?!\w))",
        # after an amount without cents: 479.031,- EUR
        r"(?:(?<=\d,[-–—])|(?<=\d[,.]--)) (?=(?:Euro|EUR|€)(?!\w))",
        # what is cited: (vgl. Anlagen 7 bis 11), Prio./lfd. Nr.
        rf"(?<!\w)Anlagen[ {NBSP}]\d+[a-z]? bis (?=\d)",
        r"(?<!\w)[Vv]gl\. (?=Anlagen?(?!\w))",
        r"(?<=\./)lfd\. (?=Nrn?\.)",
        # the article of a name in capitals: Die FrAKTION
        r"(?<!\w)(?:Die|DIE) (?=\w*(?:[A-ZÄÖÜ]\w*){4})",
        # after the day: 31. März
        rf"(?<!\w)\d{{1,2}}\. (?=(?:{_any(MONTHS)})(?!\w))",
    )
    return tuple(re.compile(rule) for rule in rules)


def set_no_break_spaces(node: N, kuerzel: tuple[str, ...] = ()) -> N:
    """The node with line feeds of the file as blanks, and no line break inside of what belongs together.

    `kuerzel` are the city's words before the numbers of papers.
    """
    rules = _rules(kuerzel)
    return map_text(node, lambda text: _set_in_text(text, rules))


def _set_in_text(text: str, rules: tuple[re.Pattern[str], ...]) -> str:
    text = YEARS_ON.sub(rf"\1{NBSP}ff.", text.replace("\n", " "))
    for rule in rules:
        text = rule.sub(lambda match: match[0].replace(" ", NBSP), text)
    return text
