"""Words that several tellers of results look for: patterns only."""

from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late

NOUN = rf"(?:{BLANK}[A-ZÄÖÜ][\w-]+)?"
CLOSE_BY = r"[^,;:()]{0,40}$"
# „je Kilometer“, directly behind a number
OF_EACH = compile_late(rf"{BLANK}(?:je|pro){BLANK}(?P<wort>[A-ZÄÖÜ]\w+)")
MORE = r"(?:mehr|weniger|höher|niedriger|teurer|billiger|günstiger|länger|kürzer|größer|kleiner)"
# What is told is more or less than what the numbers give.
OTHERS = compile_late(
    r"\b(?:oder|statt|anstatt|anstelle|darunter|mindestens|höchstens|einschließlich|inklusive|inkl|einschl|zuzüglich|"
    r"zzgl|abzüglich|nebst|samt|ermäßigt\w*|halbe[nrs]?|Rabatt\w*|[Nn]eben|außerdem|unter anderem|beispielsweise|"
    r"bisher|insbesondere|förderfähig\w*|zuwendungsfähig\w*|teilweise|anteilig|wegen|jede[rsn]? weitere[rsn]?|"
    r"[Dd]ie ersten|der ersten)\b|\b(?:u\. ?a|z\. ?B)\."
)
YEARLY = compile_late(
    r"\b(?:jährlich\w*|monatlich\w*|täglich\w*|wöchentlich\w*|je|pro|jeweils|jede[rsnm]?|im Jahr|im Monat)\b"
    r"(?! (?:19|20)\d\d)"
)
TAX = compile_late(r"[Ss]teuer|MwSt|USt\b|netto|brutto")
TAXED = compile_late(r"\bnetto\b.*\bbrutto\b|\bbrutto\b.*\bnetto\b")
THEN = compile_late(
    r"(?:\b(?:also|somit|demnach|mithin|folglich|damit|[Dd]as heißt|d\. ?h\.|nämlich|(?:[Dd]as|[Dd]ies|es) "
    r"(?:sind|waren|wären|ist|war|wird|werden|ergibt|ergäbe|macht|entspricht|bedeutet)|(?:sind|waren|wären|ist) "
    r"(?:das|dies|es|sie)|entspricht|entsprechen|kosten|kostet)\b|=)" + CLOSE_BY
)
