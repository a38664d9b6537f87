"""More that is told as less, and ages that the years don't give: a sentence goes in, what is wrong in it comes out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.operands import Satz, comparable, is_share
from antrag_gen.proofing.reckoning.derived.reckonings import FEW, HUNDRED, shown

UP, DOWN = ("mehr", "teurer", "höher", "länger", "größer"), ("weniger", "billiger", "günstiger", "niedriger", "kürzer")
# „zahlt statt 296 Euro künftig 310,80 Euro“, „kostet 60 statt 80 Euro“
INSTEAD_OF = compile_late(r"\b(?:statt|anstelle von|anstatt)(?: (?:bisher|bislang|zuvor|wie bisher|derzeit))? $")
NEW_BEHIND = compile_late(r"(?: je [A-ZÄÖÜ]\w+)? (?:künftig|nun|jetzt|nur noch|dann)(?: nur noch)? ")
OLD_BEHIND = compile_late(
    r"(?: [A-ZÄÖÜ€][\w.]*)?(?: je [A-ZÄÖÜ]\w+)? "
    r"(?:statt|anstatt|anstelle von)(?: (?:bisher|bislang|zuvor|wie bisher|derzeit))? "
)
SO = compile_late(r"[^.;:]*\b(?:also|somit|damit|mithin|demnach|folglich)(?: um| rund| gut| knapp)* $")
WORD = compile_late(rf"(?:{BLANK}[A-ZÄÖÜ]\w+)?{BLANK}(?P<wort>{'|'.join((*UP, *DOWN))})\b")
BUILT = (
    r"(?:errichtet|erbaut|gebaut|eröffnet|gegründet|eingeweiht|entstanden|angelegt|gepflanzt|gestiftet|fertiggestellt)"
)
AGE = compile_late(
    rf"\b(?P<jahr>1[5-9]\d\d|20\d\d) {BUILT}(?:,| und)? (?:es |sie |er )?(?:ist|sind|besteht|bestehen|gibt es)\b"
    r"[^.;:\d]{0,40}?\b(?:also|damit|somit|mithin|demnach)\b[^.;:\d]{0,20}?"
    r" (?P<alter>\d{1,3}) Jahren?(?: alt\b|(?=[.,;]|$))"
)
# „wurde 1987 aufgestellt und wird 2025 stolze 38 Jahre“
AGE_THEN = compile_late(
    rf"\b(?P<jahr>1[5-9]\d\d|20\d\d) (?:{BUILT}|aufgestellt|geboren)(?:,| und) (?:es |sie |er )?(?:wird|wurde) "
    r"(?P<dann>20\d\d) (?:schon |bereits |stolze |genau )*(?P<alter>\d{1,3}) Jahre?(?: alt\b|(?=[.,;]|$))"
)
ANY_YEAR = compile_late(r"\b(?:1[5-9]|20)\d\d\b")
ROUGH = compile_late(r"\b(?:rund|gut|fast|knapp|etwa|über|mehr als|nahezu|ca\.|mindestens|bald) $")


@dataclass(frozen=True)
class Told:
    """What is wrong, and where in the sentence."""

    what: str
    start: int


def wrong_directions(satz: Satz) -> Iterator[Told]:
    """„60 statt 80 Euro und damit 20 Euro teurer“"""
    zahlen = satz.zahlen
    for at in range(len(zahlen) - FEW):
        pair, said = _old_and_new(satz, zahlen[at], zahlen[at + 1]), zahlen[at + FEW]
        word = WORD.match(satz.text, said.end)
        if pair is None or word is None or not SO.fullmatch(satz.ahead(said)) or said.grenze:
            continue
        old, new = pair
        is_more = new.wert > old.wert
        if _is_gap(said, old, new) and is_more != (word["wort"] in UP):
            direction = "mehr" if is_more else "weniger"
            what = f"Von {shown(old)} auf {shown(new)}: das ist {direction}, im Satz steht „{word['wort']}“."
            yield Told(what, said.start)


def _old_and_new(satz: Satz, one: Menge, other: Menge) -> tuple[Menge, Menge] | None:
    between = satz.text[one.end : other.start]
    if one.grenze or other.grenze or not comparable(one, other):
        return None
    if INSTEAD_OF.search(satz.text[: one.start]) and NEW_BEHIND.fullmatch(between):
        return one, other
    return (other, one) if OLD_BEHIND.fullmatch(between) else None


def _is_gap(said: Menge, old: Menge, new: Menge) -> bool:
    gap = abs(new.wert - old.wert)
    if is_share(said) and not is_share(old):
        return bool(old.wert) and abs(gap / old.wert * HUNDRED - said.wert) <= max(said.stelle, said.spielraum)
    return gap > 0 and abs(gap - said.wert) <= said.spielraum + old.spielraum + new.spielraum


def wrong_ages(satz: Satz, year: int) -> Iterator[Told]:
    """„wurde 1904 errichtet, ist also 131 Jahre alt“, of a paper of this year."""
    if then := AGE_THEN.search(satz.text):
        yield from _age_told(int(then["jahr"]), int(then["dann"]), then)
        return
    match = AGE.search(satz.text)
    if match is None or len(ANY_YEAR.findall(satz.text)) > 1 or ROUGH.search(satz.text[: match.start("alter")]):
        return
    yield from _age_told(int(match["jahr"]), year, match)


def _age_told(built: int, year: int, match: re.Match[str]) -> Iterator[Told]:
    age = int(match["alter"])
    if abs(year - built - age) > 1 and year > built:
        what = f"Von {built} bis {year} sind es {year - built} Jahre, nicht „{age} Jahre“."
        yield Told(what, match.start("alter"))
