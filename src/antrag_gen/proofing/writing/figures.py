"""Rules on how sums, days and times are written: a manuscript goes in, findings come out.

Sources: DIN 5008. Nothing is mended that can be read as another value.
"""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.zahlwort import NUMBER_WORD
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.proofing.writing.slips import NEAR, Slip, find_slips

EURO = r"(?:Euro|EUR|€)"
LARGE = r"(?:Mio|Mrd|Millionen?|Milliarden?)(?!\w)"
GROUPED = r"\d{1,3}(?:\.\d{3})+(?:,\d{2})?|\d{1,6},\d{2}"
# Behind a number whose unit stands before it: no more of the number, and no other unit.
UNIT_BEFORE = rf"(?![\d.,]*\d)(?!{BLANK}?(?:{EURO}|T€|TEUR|{LARGE}))"
DOUBT = "Ein Betrag heißt „1.250 Euro“, „1.250,50 Euro“ oder „1,25 Mio. Euro“."
READS = "Der Betrag „{}“ kann verschieden gelesen werden."


def _group(match: re.Match[str]) -> str | None:
    """50.000 of `50 000` and `50000`."""
    whole, comma, cents = match[0].partition(",")
    digits = re.sub(r"\D", "", whole)
    return f"{int(digits):,}".replace(",", ".") + comma + cents if digits == str(int(digits)) else None


# „für 900 Euro 1.200 Hefte“, „für 2,4 Mio. Euro 1.600 Bäume“, „zehn Euro 1.500 Mal“: the unit is that number's.
NUMBER_BEFORE = compile_late(
    rf"(?:\d|\b(?:{LARGE}|T(?:sd|SD)|\w*(?:hundert|tausend|zig|ßig|zehn)|Tausend|paar|viele|wenige|{NUMBER_WORD}))\.?"
    rf"{BLANK}?$"
)


def _unit_behind(match: re.Match[str]) -> str:
    """70.000 € of `€ 70.000`; what stands there, where the unit belongs to a number before it."""
    if NUMBER_BEFORE.search(match.string[max(0, match.start() - NEAR) : match.start()]):
        return match[0]
    number = match["zahl"] or match["glatt"]
    return f"{number} {match['einheit'] or '€'}"


MONEY = compile_late(r"[Ee]ur|EUR|€|Mi[ol]|Mrd|TSD|Tsd|mio|mrd|MIO|MRD")
SUMS = (
    Slip(
        compile_late(rf"(?<=\d)(?:,{BLANK}?(?:--?|–{{1,2}}|—)|\.-)(?={BLANK}?{EURO}(?!\w))"),
        "",
        "Ein Betrag ohne Cent hat keine Striche.",
        (",", ".-"),
        near=MONEY,
    ),
    Slip(
        compile_late(rf"(?<![\d.,/-])(?P<ganz>\d{{1,3}})\.(?P<rest>\d{{1,2}})(?={BLANK}?{LARGE}|{BLANK}?{EURO}(?!\w))"),
        r"\g<ganz>,\g<rest>",
        "Vor dem Bruchteil steht ein Komma.",
        (".",),
        near=MONEY,
    ),
    Slip(
        compile_late(
            rf"(?<![\w€.,/-])(?<!in )(?P<einheit>€|EUR|Euro){BLANK}?(?P<zahl>{GROUPED}){UNIT_BEFORE}"
            rf"|(?<![\w€.,/-])(?<!in )€{BLANK}?(?!(?:19|20)\d\d(?!\d))(?P<glatt>\d{{1,6}}){UNIT_BEFORE}"
        ),
        _unit_behind,
        "Die Einheit steht hinter der Zahl.",
        ("€", "EUR", "Euro"),
        near=MONEY,
    ),
    Slip(
        compile_late(rf"(?<![\w.,])\d{{1,3}}(?:[ \u00a0]\d{{3}})*[ \u00a0]000(?:,\d\d)?(?={BLANK}?{EURO}(?!\w))"),
        _group,
        "Tausender trennt bei Geld ein Punkt.",
        (" 000", "\u00a0000"),
        near=MONEY,
    ),
    Slip(
        compile_late(rf"(?<![\w.,/-])[1-9]\d{{4,8}}(?={BLANK}?{EURO}(?!\w))"),
        _group,
        "Tausender trennt bei Geld ein Punkt.",
        near=MONEY,
    ),
    Slip(
        compile_late(
            rf"(?<![\w.,])(?=\d)(?:[1-9]\d{{0,2}}(?:[ \u00a0]\d{{3}})+(?<!000)(?={BLANK}?{EURO}(?!\w))"
            rf"|\d{{1,3}}(?:\.\d{{3}})+(?:{BLANK}\d{{3}})+(?={BLANK}?{EURO}(?!\w))"
            rf"|\d{{1,3}}(?:['’]\d{{3}})+(?={BLANK}?{EURO}(?!\w))"
            rf"|\d{{1,3}}(?:,\d{{3}})+\.\d{{2}}(?={BLANK}?(?:{EURO}|{LARGE}))"
            rf"|[1-9]\d{{0,2}}(?:,\d{{3}}){{2,}}(?={BLANK}?{EURO}(?!\w))"
            rf"|(?:[1-9]\d{{0,2}},\d00|[1-9]\d?,\d50)(?={BLANK}?{EURO}(?!\w|{BLANK}?(?:je|pro|/)))"
            rf"|(?:\d{{1,3}}\.\d{{4,}}|\d{{4,}}\.\d{{3}}(?:\.\d{{3}})*|\d{{1,3}}(?:\.\d{{3}})+\.\d{{1,2}}"
            rf"|\d{{1,3}}(?:\.\d{{3}})*\.\d{{1,2}}\.\d{{3}}|\d{{1,3}}\.\d{{3}},\d)"
            rf"(?![\d.,]*\d)(?={BLANK}?{EURO}(?!\w)))"
        ),
        None,
        DOUBT,
        (),
        READS,
        near=MONEY,
    ),
    Slip(
        compile_late(
            rf"(?<![\w,.-])(?:-|–|0),(?:-{{1,2}}|–)(?={BLANK}?{EURO})|(?<![\w,.-])[-–],\d{{2}}(?={BLANK}?{EURO})"
        ),
        None,
        "„0 Euro“ oder „0,50 Euro“ schreiben.",
        (",",),
        "„{}“ ist keine Zahl.",
        near=MONEY,
    ),
    Slip(
        compile_late(
            rf"(?<=\d){BLANK}?(?:(?:TEuro|Teuro|T Euro|T-Euro|TEur|KEUR|kEUR|T EUR|T €)(?!\w)|(?:TSD|Tsd)(?!\w|\.))"
            rf"(?!{BLANK}{EURO})"
        ),
        " TEUR",
        "Tausend Euro heißen „TEUR“.",
        near=MONEY,
    ),
    Slip(
        compile_late(rf"(?<=\d)(?P<blank>{BLANK})Mill\.(?={BLANK}?{EURO})"),
        r"\g<blank>Mio.",
        "Millionen heißen kurz „Mio.“.",
        near=MONEY,
    ),
    Slip(
        compile_late(rf"(?<=\d)(?P<blank>{BLANK})(?:mio|mrd|MIO|MRD)\.?(?={BLANK}?{EURO})"),
        lambda match: f"{match['blank']}{match[0].strip().rstrip('.').capitalize()}.",
        "Die Abkürzung ist ein Hauptwort.",
        near=MONEY,
    ),
)


def _no_day(match: re.Match[str]) -> str | None:
    """None where it is a day to tell: numbers of papers have strokes and hyphens, too."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    is_month_first = match["strich"] == "/" and int(match["zweite"]) > MONTHS and not OF_PAPER.search(before)
    return None if is_month_first or LED.search(before) else match[0]


def _german_day(match: re.Match[str]) -> str | None:
    """None where DIN 5008 lets it stand: as a sign of a state or version, not as a day in a sentence."""
    if not re.search(rf"\b(?:[Aa]m|[Vv]om|[Zz]um|[Bb]is|[Aa]b|[Ss]eit|den|dem){BLANK}$", match.string[: match.start()]):
        return match[0]
    with suppress(ValueError):
        return f"{dt.date.fromisoformat(match[0]):%d.%m.%Y}"
    return None


NO_NUMBER = rf"(?<![\w/.:-])(?<!Nr\.{BLANK})(?<!Az\.{BLANK})"
DAY_AND_MONTH = rf"(?:0?[1-9]|[12]\d|3[01])\.{BLANK}?(?:0?[1-9]|1[0-2])\."
AT_MONTH = compile_late(rf"\.{BLANK}?[01]?\d\.")
# „Produkt 11.10.24“ is a number: without a word that leads to a day, only years around ours are taken for such.
LED = compile_late(
    rf"\b(?:[Aa]m|[Vv]om|[Zz]um|[Bb]is|[Aa]b|[Ss]eit|den|der|dem|[Ss]tand|Datum|nach|vor){BLANK}*:?{BLANK}*$"
)
NUMBERED = compile_late(
    rf"\b(?:Ziffern?|Kapitel|Kap\.|Abschnitt|\w*[Pp]rodukt\w*|Version|Nummer|Punkt|THH|Teilhaushalt|KGr\.?|Tabelle|Anlage"
    rf"|Pos(?:ition|\.)|Projekt|Konto|Gliederung){BLANK}+$"
)
OF_PAPER = compile_late(
    rf"(?:\w*[Vv]orlage|\w*[Dd]rucksache|\w*[Aa]ntrag|[Aa]nfrage|[A-Z]{{2}}\w*|Nr\.|Zeichen:?){BLANK}$"
)
MONTHS = 12
SHORT_YEAR = r"(?:1[5-9]|[23]\d)"


def _no_year(match: re.Match[str]) -> str | None:
    """None where it is a day to tell."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    is_day = LED.search(before) or (re.search(rf"{SHORT_YEAR}$", match[0]) and not NUMBERED.search(before))
    return None if is_day else match[0]


DAYS = (
    Slip(
        compile_late(rf"{NO_NUMBER}{DAY_AND_MONTH}{BLANK}?\d\d(?![\w/-]|[.,:]\d|{BLANK}?(?:Uhr|Euro|EUR|€|%|Mio))"),
        _no_year,
        "Das Jahr mit vier Ziffern schreiben.",
        (AT_MONTH,),
        "Das Jahr in „{}“ hat nur zwei Ziffern.",
    ),
    Slip(
        compile_late(rf"{NO_NUMBER}{DAY_AND_MONTH}{BLANK}?(?:\d{{3}}|(?:19|20)\d{{3}})(?![\w/-]|[.,]\d)"),
        None,
        "Das Jahr mit vier Ziffern schreiben.",
        (AT_MONTH,),
        "Das Jahr in „{}“ ist keines.",
    ),
    Slip(
        compile_late(rf"{NO_NUMBER}\d{{4}}-\d{{2}}-\d{{2}}(?![\w/-]|\.\w)"),
        _german_day,
        "Tage schreibt man im Text mit Punkten.",
        (compile_late(r"-\d\d-"),),
        "„{}“ ist kein Tag.",
    ),
    Slip(
        compile_late(
            rf"{NO_NUMBER}(?P<erste>0?[1-9]|[12]\d|3[01])(?P<strich>[/-])(?P<zweite>0?[1-9]|[12]\d|3[01])(?P=strich)"
            r"(?:19|20)\d\d(?![\w/-])"
        ),
        _no_day,
        "Tag, Monat und Jahr mit Punkten schreiben: „31.12.2024“.",
        (compile_late(r"[/-][0-3]?\d[/-]"),),
        "In „{}“ ist nicht sicher, was Tag und was Monat ist.",
    ),
)
TIMES = (
    Slip(
        compile_late(rf"(?<![\w.,:/–-])(?P<stunde>[01]?\d|2[0-4]),(?P<minute>[0-5]\d)(?={BLANK}?Uhr)"),
        r"\g<stunde>.\g<minute>",
        "Uhrzeiten heißen „9.30 Uhr“.",
        ("Uhr",),
    ),
    Slip(
        compile_late(
            rf"(?<![\w.,:/–-])(?:(?:2[5-9]|[3-9]\d)[.:][0-5]\d|24[.:](?:0[1-9]|[1-5]\d)|(?:[01]?\d|2[0-4])[.:](?:[6-9]\d|\d))(?={BLANK}?Uhr)"
        ),
        None,
        "Stunden bis 24, Minuten mit zwei Ziffern bis 59.",
        ("Uhr",),
        "„{}“ ist keine Uhrzeit.",
    ),
    Slip(
        compile_late(rf"(?<![\w.,:/–-])(?P<zeit>(?:[01]?\d|2[0-4])[.:][0-5]\d){BLANK}?h(?!\w)"),
        r"\g<zeit> Uhr",
        "Uhrzeiten heißen „9.30 Uhr“.",
        (compile_late(rf"h(?<=[\d{BLANK[1:-1]}]h)(?!\w)"),),
    ),
    Slip(
        compile_late(rf"(?<![\w.,:/–-])(?P<zeit>(?:[01]?\d|2[0-4])[.:][0-5]\d){BLANK}?(?:uhr|UHR)(?!\w)"),
        r"\g<zeit> Uhr",
        "„Uhr“ ist ein Hauptwort.",
        ("uhr", "UHR"),
    ),
)


def find_sums_written(manuscript: Manuscript) -> Iterator[Finding]:
    """Sums that are not written as sums are, or that can be read as others."""
    yield from find_slips(manuscript, SUMS)


def find_days_written(manuscript: Manuscript) -> Iterator[Finding]:
    """Days with two digits for the year, and as other countries write them."""
    yield from find_slips(manuscript, DAYS)


def find_times_written(manuscript: Manuscript) -> Iterator[Finding]:
    """Times that no clock shows, or that are not written as such."""
    yield from find_slips(manuscript, TIMES)


RULES = (
    Rule("schreibung-betrag", find_sums_written),
    Rule("schreibung-datum", find_days_written),
    Rule("schreibung-uhrzeit", find_times_written),
)
