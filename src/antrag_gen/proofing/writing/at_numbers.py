"""A rule on numbers that touch what they count or what they are a number of: a manuscript goes in, findings come out.

Sources: DIN 5008, Duden. A plain blank is right where one that does not break is due: that is set for printing.
"""

import re
from collections.abc import Iterator

from antrag_gen.errors import Level
from antrag_gen.german.datum import MONATE
from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.proofing.writing.slips import Slip, find_slips
from antrag_gen.proofing.writing.spacing import AT_CAPITAL, LETTERS

UNITS = (
    r"(?:Euro|EUR|€|TEUR|T€|Mio\.|Mrd\.|Tsd\.|Millionen|Milliarden|Prozent|Uhr|Stellen?|VZK|km²|km/h|km|cm|mm|kg|m²|m³|m2|m3|cbm|qm|ha|kWh|kWp?|MWp?|MWh|Jahre[ns]?|Monate[ns]?"
    r"|Stunden|Plätze[ns]?|Satz|Abs\.|Personen|Kinder[ns]?)(?!\w|-)|%(?![\w-])"
)
BEFORE = (
    r"(?:Dr|Prof|Mio|Mrd|Tsd|Abs|Art|Nrn?|Ziff|Kap|Buchst|Anl|Tz|Rn|Rdnr|Bd|lfd|ca|rd|Str|vgl|inkl|zzgl"
    r"|mind|max|gem|einschl)"
)
OF_LAW = compile_late(rf"§§{BLANK}?\d{{1,4}}[a-z]?(?:,{BLANK}?\d{{1,4}}[a-z]?)+(?!\w)")


def _apart(match: re.Match[str]) -> str:
    return re.sub(r",(?=\d)", ", ", match[0])


NUMBER_OF = compile_late(rf"(?:[A-ZÄÖÜ][\w.-]*|Nr\.|und|oder|bis){BLANK}$")


def _apart_from_letter(match: re.Match[str]) -> str:
    """„350 m“; what stands behind a noun can be its number: „Haus 12h“."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return match[0] if NUMBER_OF.search(before) else f"{match[0]} "


AT_NUMBERS = (
    Slip(
        compile_late(rf"(?<![\w.,/-])(?<!§{BLANK})(?P<ganz>\d{{1,3}})\.(?P<rest>\d{{1,2}})(?={BLANK}?(?:%|Prozent\b))"),
        r"\g<ganz>,\g<rest>",
        "Vor dem Bruchteil steht ein Komma.",
        (compile_late(rf"\.\d\d?{BLANK}?(?:%|Prozent)"),),
    ),
    Slip(OF_LAW, _apart, "Hinter dem Komma steht ein Leerzeichen.", ("§§",)),
    Slip(
        compile_late(rf"(?<![\w.,/-])(?:\d[\d.,]{{0,14}})?\d(?={UNITS})"),
        r"\g<0> ",
        "Zwischen Zahl und Einheit steht ein Leerzeichen.",
        (compile_late(rf"\d(?=[{LETTERS}€%])"),),
    ),
    Slip(
        compile_late(
            rf"(?<![\w.,/-])(?!(?:19|20)\d\d)\d{{1,4}}(?=ff\.?(?![\w-]))"
            rf"|(?:(?<=\bS\.)|(?<=§)|(?<=\bSeite)){BLANK}\d{{1,4}}(?=f\.?(?![\w-]))"
        ),
        r"\g<0> ",
        "Vor „f.“ und „ff.“ steht ein Leerzeichen.",
        (compile_late(r"\df"),),
    ),
    Slip(
        compile_late(r"(?<![\w.,/-])(?:\d[\d.,]{0,14})?\d(?=[mh](?![\w²³/-]))"),
        _apart_from_letter,
        "Zwischen Zahl und Einheit steht ein Leerzeichen.",
        (compile_late(r"\d[mh]"),),
    ),
    Slip(compile_late(r"§(?=\d)"), "§ ", "Hinter „§“ steht ein Leerzeichen.", ("§",)),
    Slip(
        compile_late(rf"(?<![\w.-]){BEFORE}\.(?=\d|€|[A-ZÄÖÜ][a-zäöü])"),
        r"\g<0> ",
        "Hinter der Abkürzung steht ein Leerzeichen.",
        (compile_late(r"\.(?<=[a-z]\.)(?=[\d€A-ZÄÖÜ])"),),
    ),
    Slip(
        compile_late(r"(?<![\w.-])S\.(?=\d{1,3}(?!\d|\.\d))"),
        "S. ",
        "Hinter der Abkürzung steht ein Leerzeichen.",
        ("S.",),
    ),
    Slip(
        compile_late(r"(?<![\w.,:/-])(?:GRDrs|Ziffern?|Seiten?|Anlagen?|Absatz|Nummer)(?=\d)"),
        r"\g<0> ",
        "Vor der Nummer steht ein Leerzeichen.",
        (compile_late(r"\d(?<=[a-z].)"),),
    ),
    Slip(
        compile_late(rf"(?<![\w.,:/-])\d{{1,2}}\.(?=(?:{'|'.join(MONATE)})(?!\w)|[A-ZÄÖÜ][a-zäöüß]{{3}})"),
        r"\g<0> ",
        "Hinter der Ordnungszahl steht ein Leerzeichen.",
        (AT_CAPITAL,),
    ),
)


def find_at_numbers(manuscript: Manuscript) -> Iterator[Finding]:
    """A number that touches its unit, its „§“ or its abbreviation."""
    yield from find_slips(manuscript, AT_NUMBERS)


RULES = (Rule("schreibung-einheit", find_at_numbers, Level.HINWEIS),)
