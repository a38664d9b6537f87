"""Quantities in a sentence: words come in; sums of money, shares, posts and counts go out, with places and rounding.

What only looks like a quantity (years, dates, numbers of papers, paragraphs and classes) is none. Offsets count
characters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from antrag_gen.german.in_prose import BLANK, MOST_KEPT, SUM, Summe, find_dates, find_sums, may_have_sums
from antrag_gen.german.in_prose import FIGURE as DIGIT
from antrag_gen.patterns import compile_late

EURO, PROZENT = "Euro", "%"
ONES = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
TEENS = ("zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn")
TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
ONE = dict.fromkeys(("ein", "eine", "einen", "einem", "einer", "eines", "eins"), 1)
WORDS = {
    **ONE,
    **{word: number for number, word in enumerate(ONES) if number > 1},
    **{word: number for number, word in enumerate(TEENS, 10)},
    **{
        f"{one}und{ten}" if one else ten: 10 * row + at
        for row, ten in enumerate(TENS, 2)
        for at, one in enumerate(ONES)
    },
    **{f"{one}hundert": 100 * at for at, one in enumerate(ONES) if at != 1},
    "hundert": 100,
    "einhundert": 100,
    "dutzend": 12,
}
BEYOND = (("einhalb", Decimal("0.5")), ("einviertel", Decimal("0.25")), ("dreiviertel", Decimal("0.75")))
HALVES = {
    **dict.fromkeys(("anderthalb", "eineinhalb"), Decimal("1.5")),
    **{
        f"{word}{rest}": number + part
        for number, word in enumerate((*ONES, *TEENS))
        if number > 1
        for rest, part in (
            ("einhalb", Decimal("0.5")),
            ("einviertel", Decimal("0.25")),
            ("dreiviertel", Decimal("0.75")),
        )
    },
}
# What comes before the first digit is asked behind it: most letters are none, which is seen soonest.
FIGURE = rf"\d(?<![\w,./§-]\d)(?:\d{{0,2}}(?:(?:[.]|{BLANK})\d{{3}})+(?:,\d+)?(?![\d.,]*\d)|\d*(?:,\d+)?(?![\d.,]*\d))"
BEGINNINGS = "[Ee]in|[Aa]nderth|[Zz]w|[Dd]re|[Vv]ier|[Ff]ü|[Ss][ei]|[Aa]cht|[Nn]eun|[Zz]ehn|[Ee]lf|[Hh]und|[Dd]utz"
NUMBER = compile_late(rf"{FIGURE}|\b(?:{BEGINNINGS})[a-zäöüß]*\b")
YEAR = compile_late(r"(?:19|20)\d\d")
NOT_COUNTED_BEHIND = compile_late(
    r"(?:\b(?:Nr|Nrn|No|Abs|Art|lfd|Kap|Bd|S|Ziff|Tz|Pkt|Anm|Abb|Tab|Kl|Fn)\.|§+|\b(?:Nummern?|Ziffern?|Seiten?|"
    r"Kapitel|Anlagen?"
    r"|THH|Teilhaushalts?|Klassen?|Stufen?|Artikel|Absatz|(?:Beschluss|Unter|Tagesordnungs)?[Pp]unkt(?:e[ns]?|s)?|TOP"
    r"|Top|Linien?|Jahrgangsstufen?|Tabelle|Abbildung|Produkt|Konto"
    r"|Kontengruppe|Gruppe|Jahr|Jahre|Jahren|Maßnahme|Frage|Los|Satz|Paragra(?:f|ph)|Variante|Option|Phase|"
    r"(?:Bau)?[Aa]bschnitt|Zone|Teil|Schritt|Haus|Block|Paket|Beispiel"
    r"|(?:Sport|Turn)?[Hh]alle|Raum|Saal|Zimmer|Schicht|Bauteil|Gleis|Wahlkreis|Modul"
    rf"|GRDrs|Drs\.?|Drucksache|Antrag|Vorlage|Beschluss|EG|Entgeltgruppe|Bund|Agenda|Stuttgart|Lokale)){BLANK}?$"
)
# „in Halle 1 … in Halle 2“
NAMED = compile_late(rf"\b(?P<wort>[A-ZÄÖÜ]\w+){BLANK}(?P<zahl>\d{{1,2}})\b(?![.,]?\d)")
ENUMERATED = compile_late(
    rf"\b(?:Linien|Klassen|Hallen|Räumen?|Gruppen|Stufen|Nummern|Ziffern|Punkten?|Anlagen|Losen?|Häusern?|Wahlkreisen?|"
    rf"Gleisen?|Zonen|Seiten|Kapiteln?){BLANK}(?P<zahlen>\d{{1,3}}(?:,{BLANK}\d{{1,3}})*{BLANK}(?:und|bis|sowie){BLANK}\d{{1,3}})"
    rf"(?![.,]?\d|{BLANK}?(?:%|Euro|€))"
)
# „520, acht von neun; die übrigen …“: a share, which counts nothing.
SMALL = "|".join((*ONES[2:], *TEENS[:3]))
AS_A_SHARE = compile_late(
    rf"(?<=, )(?P<teil>{SMALL}){BLANK}von{BLANK}(?P<ganzes>{SMALL})(?=[;.)]|$|,{BLANK}(?:die|der|das)\b)"
)
# „im Jahr 87.600 kWh“, „im vergangenen Jahr 128.400 Besuche“
BEHIND_YEAR = compile_late(rf"\bJahr{BLANK}$")
NOT_COUNTED = compile_late(
    rf"\.(?:{BLANK}?\S|$)(?<!\.$)|\.?[/:–-]\S|{BLANK}?(?:Uhr\b|°|%ig)|{BLANK}?(?:bis|–){BLANK}?\d"
)
NOUN = compile_late(
    rf"{BLANK}?(?P<prozent>%|Prozent\b|v\.{BLANK}?H\.)|{BLANK}(?P<stellen>VZÄ|VK|AK|Planstellen?|Vollzeitstellen?|"
    rf"Stellen)\b"
    rf"|{BLANK}(?:(?!und\b|oder\b|sowie\b|mal\b|in\b|an\b|auf\b|für\b|im\b|am\b)[a-zäöüß]+(?:e|en|er|em|"
    rf"es){BLANK}){{0,2}}(?P<wort>[A-ZÄÖÜ][\w²³*-]*|km|ha|[cmk]?m[²³]?)(?!\w)"
)
# „eine Dreiviertelstelle“, „eine halbe Stelle“, „eine halbe Stunde“
PART_OF_ONE = compile_late(
    rf"{BLANK}(?P<teil>[Hh]alb|[Vv]iertel|[Dd]reiviertel)(?:e[nrs]?{BLANK}|{BLANK}|tags)?(?P<stelle>(?:Plan)?[Ss]telle\b)?"
)
PARTS_OF_ONE = {"halb": Decimal("0.5"), "viertel": Decimal("0.25"), "dreiviertel": Decimal("0.75")}
STELLEN = "Stellen"
# What is not told exactly, and what says only that it is not more or not less.
ABOUT = compile_late(
    rf"(?:\b(?:rd\.|rund|ca\.|circa|etwa|ungefähr|knapp|gut|fast|nahezu|annähernd|gerundet|circa|zirka)|[≈~]){BLANK}?$",
    re.IGNORECASE,
)
BOUND = compile_late(
    rf"\b(?:über|mehr als|mindestens|höchstens|maximal|max\.|min\.|mind\.|bis zu|unter|weniger als|wenigstens|"
    rf"allenfalls|jenseits"
    rf"(?: der| von)?|ab|zwischen){BLANK}$",
    re.IGNORECASE,
)
RANGE_BEFORE = compile_late(rf"\d{BLANK}?(?:Euro|EUR|€|TEUR|%|Prozent)?{BLANK}?(?:bis|–|-|und/oder|oder){BLANK}?$")
# „455.000 Euro oder 20 Prozent“ is no range.
AMOUNT_OR = compile_late(rf"\d{BLANK}?(?:Euro|EUR|€|TEUR|[A-ZÄÖÜ]\w+){BLANK}oder{BLANK}$")
OR_SHARE = compile_late(rf"{BLANK}oder{BLANK}\d[\d.,]*{BLANK}?(?:%|Prozent\b)")
RANGE_BEHIND = compile_late(rf"{BLANK}?(?:bis|–|-|oder){BLANK}?(?:zu{BLANK})?\d")
# Without the blank at its end, what one of these patterns finds ends so: seen sooner.
BLANKS = " \u00a0\u202f"
ENDS_OF_ABOUT = (
    *("rd.", "rund", "ca.", "circa", "etwa", "ungefähr", "knapp", "gut", "fast", "nahezu", "annähernd", "gerundet"),
    *("zirka", "≈", "~"),
)
ENDS_OF_BOUND = (
    *("über", "als", "mindestens", "höchstens", "maximal", "max.", "min.", "mind.", "zu", "unter", "wenigstens"),
    *("allenfalls", "jenseits", "der", "von", "ab", "zwischen"),
)
MOST_BEFORE = 30
TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Menge:
    """How much of what, as it is written from `start` to `end`; `einheit` is empty where the next word names none.

    `stelle` is what its last written digit counts, `spielraum` how far it can be from what was rounded to it; of a
    `grenze` („bis zu“, „mehr als“, a range) nothing exact is known.
    """

    start: int
    end: int
    text: str
    wert: Decimal
    einheit: str
    stelle: Decimal = Decimal(1)
    spielraum: Decimal = Decimal(0)
    grenze: bool = False
    ist_ein: bool = False


@lru_cache(MOST_KEPT)
def find_quantities(text: str) -> tuple[Menge, ...]:
    """All quantities, in their order."""
    money = [_money(text, sum_) for sum_ in find_sums(text)]
    taken = [match.span() for match in SUM.finditer(text)] if may_have_sums(text) else []
    taken += [(day.start, day.end) for day in find_dates(text)]
    taken += _numbered(text)
    taken += [match.span() for match in AS_A_SHARE.finditer(text)] if " von " in text else []
    counts = [
        menge
        for match in NUMBER.finditer(text)
        if (match[0][0].isdigit() or match[0].lower() in WORDS or match[0].lower() in HALVES)
        and not any(start <= match.start() < end for start, end in taken)
        and (menge := _count(text, match))
    ]
    # „50 500 Euro“ is one sum, with a blank between the thousands.
    money = [sum_ for sum_ in money if not any(count.start < sum_.start < count.end for count in counts)]
    return tuple(sorted((*money, *counts), key=lambda menge: menge.start))


def _numbered(text: str) -> Iterator[tuple[int, int]]:
    """Numbers that name which it is: several behind „Linien“, and those that go on by one behind the same word."""
    if not DIGIT.search(text):
        return
    yield from (match.span("zahlen") for match in ENUMERATED.finditer(text))
    found: dict[str, list[re.Match[str]]] = {}
    for match in NAMED.finditer(text):
        found.setdefault(match["wort"], []).append(match)
    for matches in found.values():
        numbers = [int(match["zahl"]) for match in matches]
        if len(numbers) > 1 and numbers == [*range(numbers[0], numbers[0] + len(numbers))]:
            yield from (match.span("zahl") for match in matches)


def _money(text: str, sum_: Summe) -> Menge:
    digits = re.sub(r"[^\d,]", "", re.split(r"[A-Za-z€]", sum_.text.lstrip("€EUR \u00a0"))[0])
    number = Decimal(digits.rstrip(",").replace(",", ".") or "0")
    factor = abs(sum_.euro) / number if number else Decimal(1)
    place = Decimal(1).scaleb(-_decimals(digits)) * factor
    loose = place / 2 if factor > 1 else Decimal(0)
    return _with_rounding(text, Menge(sum_.start, sum_.end, sum_.text, sum_.euro, EURO, place, loose))


def _decimals(digits: str) -> int:
    return len(digits.partition(",")[2])


def _count(text: str, match: re.Match[str]) -> Menge | None:
    word = match[0]
    before = text[max(0, match.start() - MOST_BEFORE) : match.start()]
    if word[0].isdigit():
        number = Decimal(re.sub(r"[^\d,]", "", word).replace(",", "."))
        is_numbered = NOT_COUNTED_BEHIND.search(before) and not ("." in word and BEHIND_YEAR.search(before))
        if is_numbered or (NOT_COUNTED.match(text, match.end()) and not _is_range(text, match)):
            return None
    elif text[match.end() : match.end() + 1] == "-":
        return None
    else:
        number = Decimal(HALVES.get(word.lower()) or WORDS[word.lower()])
    if word.lower() in ONE and (part := PART_OF_ONE.match(text, match.end())):
        return _part_of_post(text, match.start(), part)
    noun = NOUN.match(text, match.end())
    unit, end = _unit(noun)
    if YEAR.fullmatch(word) and unit in ("", *(() if noun is None else (noun["wort"] or "",))):
        return None
    end = end if unit in (PROZENT, STELLEN) else match.end()
    decimals = _decimals(word) if word[0].isdigit() else 2 * (word.lower() in HALVES)
    place = Decimal(1).scaleb(-decimals)
    loose = place / 2 if unit == PROZENT or decimals > 0 else Decimal(0)
    return _with_rounding(
        text,
        Menge(match.start(), end, text[match.start() : end], number, unit, place, loose, ist_ein=word.lower() in ONE),
    )


def _part_of_post(text: str, start: int, part: re.Match[str]) -> Menge | None:
    """Half a post, or so; of other things it is no number."""
    if not part["stelle"]:
        return None
    return Menge(start, part.end(), text[start : part.end()], PARTS_OF_ONE[part["teil"].lower()], STELLEN, HUNDREDTH)


def _unit(noun: re.Match[str] | None) -> tuple[str, int]:
    if noun is None:
        return "", 0
    if noun["prozent"]:
        return PROZENT, noun.end("prozent")
    return (STELLEN, noun.end("stellen")) if noun["stellen"] else (noun["wort"], noun.end())


def _is_range(text: str, match: re.Match[str]) -> bool:
    return bool(RANGE_BEHIND.match(text, match.end()))


def _with_rounding(text: str, menge: Menge) -> Menge:
    before = text[max(0, menge.start - MOST_BEFORE) : menge.start]
    last = before.rstrip(BLANKS).lower()
    is_bound = bool(
        (last.endswith(ENDS_OF_BOUND) and BOUND.search(before))
        or (RANGE_BEFORE.search(before) and not (menge.einheit == PROZENT and AMOUNT_OR.search(before)))
        or (RANGE_BEHIND.match(text, menge.end) and (menge.einheit == PROZENT or not OR_SHARE.match(text, menge.end)))
    )
    is_about = last.endswith(ENDS_OF_ABOUT) and ABOUT.search(before)
    loose = max(menge.spielraum, rounded_off(menge.wert, menge.stelle)) if is_about else menge.spielraum
    return Menge(
        menge.start, menge.end, menge.text, menge.wert, menge.einheit, menge.stelle, loose, is_bound, menge.ist_ein
    )


def rounded_off(value: Decimal, place: Decimal) -> Decimal:
    """How far a number told as „rund“ may be off: half of its last place that is not 0, a tenth at most."""
    steps = abs(value / place)
    if not steps:
        return place / 2
    while steps % 10 == 0:
        steps, place = steps / 10, place * 10
    step = place * 5 if steps % 10 == 5 and steps > 10 else place  # noqa: PLR2004 – „15“ is told in fives, „5“ in ones
    return min(max(step / 2, place / 2), abs(value) * TENTH)
