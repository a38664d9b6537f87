"""Rules on blanks that are missing or too many, and on abbreviations: a manuscript goes in, findings come out.

Sources: DIN 5008, Duden. A plain blank is right where one that does not break is due: that is set for printing.
"""

import re
from collections.abc import Iterator

from antrag_gen.errors import Level
from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.own_words import HIDDEN
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.proofing.writing.slips import Slip, find_slips

ABBREVIATIONS = (
    "a. a. O.",
    "a. D.",
    "a. F.",
    "b. a. W.",
    "d. h.",
    "d. J.",
    "h. M.",
    "i. A.",
    "i. d. F.",
    "i. d. R.",
    "i. e. S.",
    "i. H. v.",
    "i. S. d.",
    "i. S. v.",
    "i. V. m.",
    "i. w. S.",
    "m. E.",
    "m. w. N.",
    "n. Chr.",
    "n. F.",
    "o. a.",
    "o. Ä.",
    "o. ä.",
    "o. g.",
    "p. a.",
    "p. P.",
    "s. a.",
    "s. o.",
    "s. u.",
    "u. a. m.",
    "u. a.",
    "u. Ä.",
    "u. ä.",
    "u. E.",
    "u. U.",
    "u. v. m.",
    "v. a.",
    "v. Chr.",
    "v. H.",
    "z. B.",
    "z. Hd.",
    "z. T.",
    "z. Z.",
    "z. Zt.",
)
SHORT = {re.sub(r"[ .]", "", word): word for word in ABBREVIATIONS}


def _loose(word: str) -> str:
    return rf"\.{BLANK}?".join(re.escape(part) for part in word.rstrip(".").split(". "))


# „z.B.“, „z. B“, „z.B“; without any full stop only what can be nothing else.
ABBREVIATED = compile_late(
    rf"(?<![\w.])(?:{'|'.join(map(_loose, sorted(ABBREVIATIONS, key=len, reverse=True)))})(?!\w|\.\w)\.?"
    r"|(?<![\w.])(?:zB|dh|iVm|uU|idR|iHv|iSd|iSv|uvm|zHd|uam)(?![\w.])"
)


def _abbreviate(match: re.Match[str]) -> str:
    """As Duden writes it; blanks that are there stay as they are."""
    meant = SHORT[re.sub(rf"[.]|{BLANK}", "", match[0])]
    is_right = re.sub(BLANK, " ", match[0]) == meant
    return match[0] if is_right else meant


LETTERS = "A-Za-zÄÖÜäöüß"
LETTER = f"[{LETTERS}]"
BEFORE_BRACKET = r"(?:vgl|siehe|inkl|incl|einschl|ca|rund|davon|ohne|mit|z|GRDrs|Anlage|Seite|S)\b"
# What a sentence often begins with: a full stop before it is none of a name.
BEGINNINGS = (
    r"(?:D(?:er|ie|as|en|em|ies\w{0,2}|abei|adurch|afür|aher|amit|anach|aneben|arauf|arin|arum|arüber|avon|azu|ort|och|ann|a|urch)"
    r"|Ein(?:e[nrms]?)?|Es|Er|Sie|Wir|I[nmhr]|Ihre|Am|An|Auf|Auch|Aus|Aber|Als|Alle|Bei|Beim|Bis|Für|Gegen|Hier\w{0,4}|Jede\w?"
    r"|Kein\w{0,2}|Mit|Nach|Nur|Ob|Oder|Ohne|Seit|So|Somit|Sowohl|Um|Und|Unter|Über|Viele|Vo[nmr]|Während|Was|Weil|Wenn|Wer|Wie"
    r"|Wo|Zu[mr]?|Zudem|Zwar|Zwischen|Unsere?|Trotz|Insgesamt|Außerdem|Deshalb|Denn|Gleich\w*|Jedoch|Weiter\w{0,6})"
)
# „Müller,Meier & Co.“
NO_FIRM = (
    rf"(?![\w.-]{{1,40}}(?:,[\w.-]{{1,40}}){{0,3}}{BLANK}?(?:[&+]|u\.|(?:und{BLANK})?(?:Co|Partner|GmbH|AG|KG|GbR)\b))"
)
# „Bürger(innen)“, „Stelle(n)“
ENDING_IN_BRACKETS = compile_late(rf"(?:[Ii]n(?:nen)?|e?[nrs]|e|er){BLANK}*\)")


def _open(match: re.Match[str]) -> str:
    return "(" if ENDING_IN_BRACKETS.match(match.string, match.end()) else " ("


SPACES = (
    Slip(
        compile_late(rf"(?<=\w)(?:/{BLANK}|{BLANK}/)(?=\w)"),
        "/",
        "Am Schrägstrich steht kein Leerzeichen.",
        ("/ ", " /", "/\u00a0", "\u00a0/"),
    ),
    Slip(compile_late(r"(?<=[^\s(\[_|]) {2,}(?=[^\s)\]_|,;.!?:])"), " ", "Ein Leerzeichen genügt.", ("  ",)),
    Slip(
        compile_late(
            rf"(?<=[\w)“%€§{HIDDEN}]){BLANK}{{1,9}}(?=[,;.!?](?!\S))|(?<={LETTER}){BLANK}{{1,9}}(?=:(?!\S|{BLANK}\d))"
        ),
        "",
        "Vor einem Satzzeichen steht kein Leerzeichen.",
        tuple(f"{blank}{sign}" for blank in " \u00a0" for sign in ",;.!?:"),
    ),
    Slip(
        compile_late(
            rf"(?<=[{LETTERS}\d)“%€§{HIDDEN}]){BLANK}{{1,9}}(?P<zeichen>[,;](?={LETTER}{{2}}){NO_FIRM}|[.!?](?={BEGINNINGS}\b)"
            rf"|(?<={LETTER}{BLANK})[!?](?=[A-ZÄÖÜ][a-zäöüß]))"
        ),
        r"\g<zeichen> ",
        "Das Leerzeichen steht hinter dem Satzzeichen.",
        tuple(f"{blank}{sign}" for blank in " \u00a0" for sign in ",;.!?"),
    ),
    Slip(
        compile_late(rf"(?<={LETTER}{{2}})\({BLANK}{{1,9}}(?=[^\s)])"),
        _open,
        "Vor der Klammer steht ein Leerzeichen, innen keines.",
        ("( ", "(\u00a0"),
    ),
    Slip(
        compile_late(
            rf"\((?<={LETTER}{{2}}\()(?!{BEFORE_BRACKET})(?=[A-ZÄÖÜ][a-zäöüß]{{2}}[^()\n]{{0,200}}\)(?!\w)"
            rf"|[a-zäöüß]{{2,}}{BLANK}[^()\n]{{1,200}}\)(?!\w)"
            r"|(?:lang|kurz|neu|alt|groß|klein|breit|hoch|geplant|brutto|netto|jährlich|monatlich|geschätzt|optional)\)(?!\w))"
        ),
        None,
        "Vor der Klammer steht ein Leerzeichen.",
        ("(",),
        "In „{}“ fehlt wohl ein Leerzeichen.",
    ),
    Slip(
        compile_late(rf"(?<=\()(?<!{LETTER}{{2}}\(){BLANK}{{1,9}}(?=[^\s)])|(?<=[^\s()_]){BLANK}{{1,9}}(?=\))"),
        "",
        "Innen an der Klammer steht kein Leerzeichen.",
        ("( ", " )"),
    ),
    Slip(
        compile_late(rf"\((?<={LETTER}{{2}}\()(?={BEFORE_BRACKET})"),
        " (",
        "Vor der Klammer steht ein Leerzeichen.",
        ("(",),
    ),
)
# Before a name with a full stop stands its article, or what it is: „das Kultur.Haus“, „die Marke Stadt.Land“.
ARTICLES = "der die das den dem des ein eine einem einen einer im am vom zum zur für mit von bei in an"
NO_END_BEHIND = frozenset(ARTICLES.split())
WORD_BEFORE = compile_late(rf"(\w{{1,30}}){BLANK}$")


def _sentence_end(match: re.Match[str]) -> str | None:
    """None where a sentence may end before a noun, both words where they may be a name."""
    first, before = match["wort"], WORD_BEFORE.search(match.string[max(0, match.start() - 31) : match.start()])
    is_end = first[0].islower() or (before and before[1][0].islower() and before[1] not in NO_END_BEHIND)
    return None if is_end else match[0]


AT_CAPITAL = compile_late(r"[.!?](?=[A-ZÄÖÜ])")
TOGETHER = (
    Slip(
        compile_late(rf"(?<=\d){BLANK}(?=[.,]\d)"),
        "",
        "In einer Zahl steht kein Leerzeichen.",
        (" .", " ,", "\u00a0.", "\u00a0,"),
    ),
    Slip(
        compile_late(rf"(?<={LETTER}{{2}})[,;](?={LETTER}{{2}}){NO_FIRM}|(?<=[a-zäöüß]{{3}}),(?=\d)"),
        r"\g<0> ",
        "Hinter dem Satzzeichen steht ein Leerzeichen.",
        (compile_late(rf"[,;](?<={LETTER}.)(?=\w)"),),
    ),
    Slip(
        compile_late(rf":(?<=[a-zäöüß]{{3}}:)(?={BEGINNINGS}\b)(?!In\b)"),
        ": ",
        "Hinter dem Doppelpunkt steht ein Leerzeichen.",
        (":",),
    ),
    Slip(
        compile_late(rf"(?<=[a-zäöüß0-9]{{2}})(?<!\bSt)[.!?](?={BEGINNINGS}\b)(?!\w+\.\w)"),
        r"\g<0> ",
        "Hinter dem Satzzeichen steht ein Leerzeichen.",
        (AT_CAPITAL,),
    ),
    Slip(
        compile_late(
            rf"(?<![\w.-])(?P<wort>{LETTER}[a-zäöüß]{{3,60}})[.!?](?=[A-ZÄÖÜ][a-zäöüß]{{2}})"
            rf"(?!{BEGINNINGS}\b|\w+\.\w)(?<!Dipl\.)"
        ),
        _sentence_end,
        "Steht hier ein Satzende, gehört ein Leerzeichen dahinter.",
        (AT_CAPITAL,),
        "In „{}“ fehlt wohl ein Leerzeichen.",
    ),
    Slip(
        compile_late(r"(?<=[a-zäöüß]{3})\.(?=[a-zäöüß]{3,})(?!innen\b|\w+ ?[./([])(?<!Dipl\.)"),
        None,
        "Ein Komma, oder ein Leerzeichen und ein großer Buchstabe.",
        (compile_late(r"\.(?=[a-zäöüß]{3})"),),
        "In „{}“ fehlt wohl ein Leerzeichen.",
    ),
)
WITHOUT_STOP = (
    r"(?:bzw|usw|ggf|evtl|inkl|zzgl|bspw|vgl|sog|insb|lfd|einschl|Nrn?|Mio|Mrd|Tsd|Abs|ca)"
    rf"(?={BLANK}\S|,|\))"
)
ABBREVIATING = (
    Slip(
        ABBREVIATED,
        _abbreviate,
        "Zwischen den Teilen einer Abkürzung stehen Leerzeichen, hinter jedem ein Punkt.",
        near=compile_late(r"\.(?<=\b\w\.)|zB|dh|iVm|uU|idR|iHv|iSd|iSv|uvm|zHd|uam"),
    ),
    Slip(
        compile_late(rf"(?<![\w.-]){WITHOUT_STOP}"),
        r"\g<0>.",
        "Hinter der Abkürzung steht ein Punkt.",
        (compile_late(WITHOUT_STOP),),
    ),
)


def find_spaces(manuscript: Manuscript) -> Iterator[Finding]:
    """Blanks twice, before punctuation, and inside of brackets."""
    yield from find_slips(manuscript, SPACES)


def find_run_together(manuscript: Manuscript) -> Iterator[Finding]:
    """Two words or sentences that a missing blank makes one."""
    yield from find_slips(manuscript, TOGETHER)


def find_abbreviations(manuscript: Manuscript) -> Iterator[Finding]:
    """Abbreviations without their blanks or full stops."""
    yield from find_slips(manuscript, ABBREVIATING)


RULES = (
    Rule("schreibung-leerzeichen", find_spaces, Level.HINWEIS),
    Rule("schreibung-zusammen", find_run_together),
    Rule("schreibung-abkuerzung", find_abbreviations, Level.HINWEIS),
)
