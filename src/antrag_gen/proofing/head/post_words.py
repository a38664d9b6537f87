"""What the words around a number of posts tell of it: a sentence goes in; what is found in it goes out."""

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.zahlwort import NUMBER
from antrag_gen.patterns import compile_late

POST = (
    r"(?:(?:Plan|Personal|Vollzeit|Teilzeit|Vollkraft|Fach|Ingenieur)?-?[Ss]tellen?(?:anteile?)?|VZÄ|VZK|VZS"
    r"|Vollzeit(?:äquivalente?n?|kräfte?n?))"
)
ADJECTIVES = (
    rf"(?:(?:neu|zusätzlich|weiter|voll|ganz|(?:un)?befristet|dauerhaft|fest|eigen|entsprechend)e[nrs]?,?{BLANK}"
    rf"(?:und{BLANK})?){{0,3}}"
)
COUNTED = compile_late(
    rf"(?:{NUMBER}{BLANK})?\b(?:Plan)?[Ss]telle{BLANK}(?:\(|(?:mit|zu|von|im Umfang von){BLANK})(?P<anteil>\d{{1,3}})"
    rf"{BLANK}?(?:%|Prozent)|(?P<zahl>(?!einer\b|(?:19|20)\d\d\b(?!,)){NUMBER}){BLANK}?-?(?:(?P<halbe>halbe[nr]?){BLANK})?{ADJECTIVES}(?:{POST})\b(?!-)"
    rf"|\b(?:Stellen(?:zahl|umfang|anteile?n?)?|Umfang){BLANK}?(?:von|:|in Höhe von|im Umfang von){BLANK}"
    rf"(?P<umfang>\d{{1,3}},\d{{1,4}})\b(?!{BLANK}(?:{POST}))"
    rf"|(?P<prozent>\d{{1,3}})(?:{BLANK}|-)?(?:%|Prozent|v\.{BLANK}?H\.)(?:{BLANK}|-)(?:Plan)?[Ss]telle\b"
)
# „eine volle und eine halbe Stelle“ is one number, or that of two kinds.
WHOLE_BEFORE = compile_late(
    rf"(?<!\w)(?P<zahl>{NUMBER}){BLANK}(?:(?:voll|ganz)e[nrs]?{BLANK}(?:(?:{POST}){BLANK})?|(?:{POST}){BLANK})"
    rf"(?:und|sowie|plus){BLANK}$"
)
WHOLE = compile_late(rf"{BLANK}(?:und|sowie|plus){BLANK}{NUMBER}{BLANK}halbe[nr]?{BLANK}{ADJECTIVES}(?:{POST})\b")
MOST_BEFORE = 60
# „A 8“ and „S 1“ are roads and trains, too.
BEFORE_GRADE = compile_late(
    r"(?:^|\b(?:in|nach|mit|von|zu|und|oder|bis|auf|je|\w*[Ss]tellen?|VZÄ|VZK|Besoldung\w*|Entgelt\w*|Wertigkeit|Bewertung)\W{1,3}"
    r"|[(,;:/]\s?|\d\W)$"
)
# „4,0 Stellen: 3,5 für die Betreuung …“, „zusammen 3,0 Stellen“: of more than the posts that its clause names.
TOTAL_BEFORE = compile_late(r"\b(?:insgesamt|[Zz]usammen|in Summe|[Gg]esamt\w*|alles in allem)\b[^,;]*$|^Von de[nr]\W$")
TOTAL_BEHIND = compile_late(rf"(?:{BLANK}[\w-]+){{0,3}}?{BLANK}(?:insgesamt|zusammen|in Summe)\b")
DIVIDED_BEHIND = compile_late(
    rf"^[^.;]{{0,60}}?(?:[,(]{BLANK}?(?:davon|hiervon|darunter|nämlich|und{BLANK}zwar|je(?:weils)?)\b|:{BLANK}|\((?=\d))"
    r"|^[^.;]{0,60}?\b(?:verteil\w+ sich|aufgeteilt|entfallen auf|setzen sich)\b"
)
# „hat das Amt dann 14,0 Stellen“: with those that it has.
AFTER_ALL = compile_late(
    r"\b(?:hat|haben|verfügt|verfügen|hätte|gibt)\b[^,;]{0,80}\b(?:dann|künftig|nunmehr|danach|über)\W*(?:insgesamt)?\W*$"
)
# What leaves others open.
SOME_ONLY = compile_late(r"\b(?:zunächst|mindestens|weitere\w*|zusätzlich zu|außerdem|neben|davon|Ziffer|zwei der)\b")
RAISED_TO = compile_late(r"\bauf\W*(?:insgesamt|dann|künftig)?\W*$")
EACH_BEFORE = compile_late(r"\b[Jj]ede[mnrs]?\b[^,;]*$")
FROM, TO = compile_late(r"\bvon\W*$"), compile_late(r"\bauf\W+(?:insgesamt\W+)?\d")
CHECKED = compile_late(r"\b(?:prüf\w*|geprüft\w*|Bericht\w*|berichte\w*|unverändert|bleib\w* (?:erhalten|bestehen))\b")
EACH_BEHIND = compile_late(rf"^{BLANK}?(?:je|pro|für jede\w*|à)\b|^{BLANK}?/")


def is_total(text: str, start: int, end: int) -> bool:
    """Whether a number is told as that of several posts: as a sum, before what it is made of, or as a whole."""
    if TOTAL_BEFORE.search(text[:start]) or TOTAL_BEHIND.match(text, end):
        return True
    return bool(DIVIDED_BEHIND.match(text[end:]))
