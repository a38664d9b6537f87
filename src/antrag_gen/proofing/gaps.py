"""Where a paper leaves out what is to be filled in: a manuscript goes in, the gaps in its words come out.

Both who tells leftovers and who mends slips ask here: what a blank or a full stop too many shows is not smoothed over.
"""

import re
from collections.abc import Iterator
from itertools import chain

from antrag_gen.german.datum import MONATE
from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.luecken import BLANK_DAY, FILLING, NAMED, THINGS
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage

COUNTED = (
    r"Anlagen?|Nrn?\.|Ziffern?|Seiten?|S\.|Kapitel|Abschnitt|Tabelle|Abbildung|Abb\.|GRDrs|Drucksache|§§?|Art\.|Abs\."
)
MEASURE = r"(?:Euro|€|EUR|TEUR|Prozent|%|Stellen|Mio\.)"
# „XX“ is twenty where it counts something („XX. Jahrhundert“), and part of a name behind a hyphen.
BLANKS = compile_late(
    rf"(?<![\w-])(?:[Xx]{{2,}}(?![\w-])(?!\.{BLANK}[A-ZÄÖÜ])(?:\.[Xx]{{2}}\.(?:\d{{2,4}}|[Xx]{{2,4}}))?(?:/(?:19|20)\d\d)?"
    rf"|[Xx]\.[Xx]{{1,3}}\d?(?:,-)?(?= ?{MEASURE})|[Xx]{{1,3}}(?:[.,][Xx]{{1,3}})*(?= {MEASURE})"
    r"|(?:19|20)(?:[Xx]{2}|\d[Xx])(?![\w-])|(?:TT|tt)\.(?:MM|mm)\.(?:JJJJ|jjjj|JJ|YYYY|\d{4})|00\.00\.(?:00|\d{4})"
    r")"
    rf"|\b(?:{THINGS}|Herrn?|Frau|Verein|Referat|Abteilung|Person|Stelle) (?:XYZ?|xyz?|X\.? ?Y\.?)(?!\w)"
    r"|(?<![\w_])_{2}(?=\.(?!\w)"
    r"|/(?:19|20)\d\d| ?(?:Euro|€|Uhr|Prozent|%))|_{3,}|\.{4,}(?! ?\d[\d.,]*\d ?(?:Euro|€|EUR|TEUR|$))"
    r"|(?:(?<=\b[Aa]m )|(?<=\b[Vv]om )|(?<=\b[Zz]um )|(?<=\bNr\. )|(?<=\bHöhe von )|(?<=\brund ))(?:…|\.\.\.)"
    r"|(?:(?<=\b[Ii]m )|(?<=\b[Aa]b )|(?<=\b[Bb]is )|(?<=\b[Ss]eit ))(?:…|\.\.\.)(?= (?:19|20)\d\d)"
    r"|(?:(?<=\bbeträgt )|(?<=\bbetragen )|(?<=\bumfasst )|(?<=\bkostet )|(?<=\bkosten )|(?<=\bdauert ))"
    rf"(?:…|\.\.\.)(?={BLANK}+(?:[A-ZÄÖÜ]|€|%))"
    r"|(?:(?<=\bFirma )|(?<=\bHerrn )|(?<=\bHerr )|(?<=\bFrau )|(?<=\bAmt )|(?<=\bAmts )|(?<=\bVerein )|(?<=\bVereins )"
    r"|(?<=\bFraktion )|(?<=\bReferat )|(?<=\bBüro )|(?<=\bSchule )|(?<=\bFamilie ))"
    r"(?:…|\.\.\.)(?= (?:vo[mn]|in|aus|hat|haben|ist|wird|am|bietet|nennt|mit|GmbH|AG|e\. ?V\.) )"
    rf"|(?:…|\.\.\.)(?=/(?:19|20)\d\d|{BLANK}{MEASURE})"
)
SIGNS_OF_BLANKS = (
    *("XX", "xx", "Xx", "xX", "X.", "x.", "X ", "x ", "XY", "xy", "TT.", "tt.", "00.00."),
    *("__", "....", "…", "...", "0x", "1x", "2x", "3x"),
)
# Apart from the others, for many a word holds these letters („Altbau“), and few hold the signs of those.
LATER = compile_late(r"(?<![\w-])(?:(?:TBD|tbd|TBA|tba|FIXME)(?!\w)|t\.\s?b\.\s?d\.)")
SIGNS_OF_LATER = ("TBD", "tbd", "TBA", "tba", "FIXME", "b.")
DUMMIES = compile_late(
    r"\b(?:Lorem ipsum|Blindtext|Mustertext|Beispieltext|asdf\w*)"
    rf"|\b(?:{COUNTED}){BLANK}\?+(?!\w)"
    rf"|\(\?+\)|(?<!\?)\?\?(?!\?)|[\[<](?:bitte |hier |noch )*(?:{THINGS})\b[^\]>]{{0,40}}[\]>](?![\[(])"
    rf"|[\[<](?:bitte |hier |noch )*(?:{NAMED})(?: {FILLING})?[\]>](?![\[(])|{BLANK_DAY}"
    rf"|«\w+»|\{{\{{\s*\w+\s*\}}\}}|\{{(?:{THINGS})\b[^}}]{{0,30}}\}}|<<\w+>>|\[(?:\.\.\.|…|_+|\s*)\](?=\s*{MEASURE})"
    rf"|\(Platzhalter(?:text|wert)?\)|\b(?:Herrn?|Frau){BLANK}(?:N\.{BLANK}?N\.|NN(?!\w))|n\.{BLANK}?n\.(?={BLANK}{MEASURE})"
    r"|(?<=\s)\?{3,}(?=\s\w)"
    r"|^Platzhalter(?:text)?(?: \d+)?[.:]?$"
)
SIGNS_OF_DUMMIES = (
    "__",
    "Lorem",
    "Blindtext",
    "Mustertext",
    "Beispieltext",
    "asdf",
    "?",
    "[",
    "<",
    "«",
    "{",
    "Platzhalter",
    "N.",
    "NN",
    *("n.n.", "n. n.", "n.\u00a0n.", "n.\u202fn."),
)
MONTH = rf"(?:{'|'.join(MONATE)})(?![\w-])"
MONEY = rf"(?:Euro|EUR|€|TEUR|T€|Mio\.|Mrd\.|Millionen|Milliarden|Prozent|%)(?!\w|-|{BLANK}?\d)"
MEASURED = rf"(?:{MONEY}|(?:Stellen|VZÄ|VZK|Uhr|Quadratmetern?|m²|km|Kilometern?|Stunden|Jahren?|Monaten?)(?![\w-]))"
NTH = (
    r"(?:Sitzung|Jahrhundert|Wahlperiode|Amtszeit|Klasse|Quartal|Halbjahr|Lebensjahr|Stock|Obergeschoss|Änderung|Nachtrag"
    r"|Fassung|Jahrestag|Geburtstag|Kalenderwoche|Bauabschnitt|Runde)(?![\w-])"
)
ABOUT = r"(?:rund|ca\.|circa|rd\.|etwa|ungefähr|knapp|mindestens|höchstens|maximal|Höhe von|bis zu)"
BEFORE_SUMS = (
    rf"(?:{ABOUT}|gut|über|unter|insgesamt|zusammen|von|auf|um|mit|kosten|kostet|beträgt|betragen|sind|waren|statt|für|nur"
    r"|noch|weitere|jährlich|monatlich|einmalig|jeweils|je|bei|aus|also|damit|macht|ergibt|das|es|hat|haben|gibt|braucht"
    r"|erhält|erhalten|bekommt|zahlt|zahlen|fehlen|stehen|zu|Jahr|Monat|Amt|Stadt)"
)
GAP, DOT, TWO = rf"{BLANK}+(?:\.{BLANK}+)?", rf"{BLANK}+\.{BLANK}+", rf"(?:{BLANK}{{2,}}|{BLANK}+\.{BLANK}+)"
NO_NUMBER = r"(?!Mitte|Anfang|Ende|Hundert|Tausend|Dutzend|Million|Milliard|Zwei|Drei|Vier|Fünf|Ein)"
# A number is missing between two words that never stand beside each other, or with a blank or full stop that shows it.
MISSING = compile_late(
    r"(?<!\w)(?:"
    rf"[Aa]m(?:{GAP}|\.{BLANK}+){MONTH}|(?:[Vv]om|[Zz]um)(?:{TWO}|\.{BLANK}+){MONTH}"
    rf"|(?:[Bb]is|[Aa]b|[Ss]eit|[Dd]e[rnms]|[Ii]m|und){DOT}{MONTH}"
    rf"|(?:[Uu]m|[Aa]b|[Bb]is|[Gg]egen|[Vv]on)(?:{GAP}|\.{BLANK}+)Uhr(?![\w-])"
    rf"|(?:[Dd]e[rnms]|[Dd]ie|[Dd]as|[Ii]m|[Aa]m|[Zz]u[rm]|[Vv]o[nm]|[Bb]eim|[Ii]n|[Ee]ine[rsm]?){DOT}{NTH}"
    rf"|[Aa]m{BLANK}+\.(?=\d)|(?:[Vv]om|[Zz]um|[Aa]m|[Dd]en){BLANK}+\.\d{{1,2}}\.{BLANK}?(?:19|20)\d\d"
    rf"|{ABOUT}{GAP}{MONEY}|(?:beträgt|betragen|beläuft sich auf|(?:liegt|liegen|lag|lagen) bei){GAP}{MONEY}"
    rf"|(?:um|auf|von|bei|sind|kostet|kosten){GAP}[€%](?![\w-]|{BLANK}?\d)|{BEFORE_SUMS}{TWO}{MEASURED}|{ABOUT}{TWO}{NO_NUMBER}[A-ZÄÖÜ][a-zäöüß]+"
    rf"|(?:rund|ca\.|circa|rd\.|Höhe von|[Aa]m|[Vv]om|[Zz]um|von|beträgt|betragen|(?:liegt|liegen|lag) bei){BLANK}+"
    r"[.,;](?![^\s)])|(?:rund|ca\.|circa|rd\.)[ \u00a0]?\)"
    rf"|[Zz]wischen{BLANK}+und(?!\w)|[Vv]on{BLANK}+bis(?!\w|{BLANK}+(?:zu|vor|über|unter)\b)"
    rf"|(?:{ABOUT}|Seiten?|S\.|Ziffern?|Anlagen?|§§?){BLANK}*(?:\.{{3}}|…)(?!\.)|(?:\.{{3}}|…){BLANK}Uhr(?![\w-])"
    rf"|(?:und|oder|sowie|für|von|der|de[nms]|eine[rmn]?|im|zu[rm]|beim|(?:letzt|nächst|kommend|vergangen|erst)en){DOT}[A-ZÄÖÜ]\w+"
    rf"|(?:[Aa]m|[Vv]om|[Zz]um){DOT}(?:und|bis|oder)(?!\w)"
    rf"|Nr\.{BLANK}+(?:vom(?!\w)|[,;)])"
    rf"|\d{{1,2}}\.(?:\.|{BLANK}+\.{BLANK}?)(?:19|20)\d\d(?!\d)"
    rf"|§§?{BLANK}+(?:Abs\.|Satz(?!\w)|de[rs](?!\w))"
    r")"
)
# What every such place has, which is found faster: most passages have none of it.
SIGN_OF_MISSING = compile_late(
    rf"{BLANK}(?:(?<=[A-Za-zäöüß]{BLANK})|(?<=[a-z]\.{BLANK}))"
    rf"(?:[ \u00a0\u202f.,;)€%]|EUR|TEUR|T€|Euro|Prozent|M(?:io|rd)\.|Milli(?:onen|arden)|Uhr|{'|'.join(MONATE)})"
)
SIGNS_OF_MISSING = (
    *("..", ". .", "…", "wischen und", "on bis", "Nr. vom", "§ Abs.", "§ Satz", "§ de"),
    *("rund)", "ca.)", "circa)", "rd.)"),
)
Spot = tuple[Passage, re.Match[str]]


def find_gaps(manuscript: Manuscript) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """The signs that stand for what is not known yet, and the places at which a number is missing."""
    signs = (
        manuscript.find(BLANKS, SIGNS_OF_BLANKS),
        manuscript.find(LATER, SIGNS_OF_LATER),
        manuscript.find(DUMMIES, SIGNS_OF_DUMMIES),
    )
    missing = (
        (passage, match) for passage in _with_signs_of_missing(manuscript) for match in MISSING.finditer(passage.text)
    )
    return tuple(chain.from_iterable(signs)), tuple(missing)


def _with_signs_of_missing(manuscript: Manuscript) -> Iterator[Passage]:
    with_one = {id(passage) for passage in manuscript.with_one_of(SIGNS_OF_MISSING)}
    if SIGN_OF_MISSING.search(manuscript.text):
        with_one |= {id(passage) for passage in manuscript.passages if SIGN_OF_MISSING.search(passage.text)}
    return (passage for passage in manuscript.passages if id(passage) in with_one)


def gaps_in(manuscript: Manuscript) -> Iterator[tuple[Passage, int, int]]:
    """Where they begin and end, each in its passage."""
    for passage, match in chain.from_iterable(manuscript.once(find_gaps)):
        yield passage, match.start(), match.end()
