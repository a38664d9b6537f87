"""Forms in which a sentence tells a sum and its parts: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.german.mengen import EURO, STELLEN, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.reckoning.masked import FILL, Masked, alike, all_of_one_sort, masked, near
from antrag_gen.proofing.reckoning.quantities import added, fits, show, total
from antrag_gen.proofing.reckoning.sums import HINT
from antrag_gen.proofing.rule import Finding

FEW, MANY = 2, 9
NEAR, NEARER = Decimal("1.5"), Decimal("1.25")
TOTAL = r"(?:[Zz]usammen|[Ii]nsgesamt|[Ii]n Summe|alles in allem)"
TIME = compile_late(r"\b(?:(?:19|20)\d\d(?![\d/–-])|im Vorjahr|im Jahr (?:davor|zuvor|darauf))\b")
# Not all parts are named, or what is named is no part.
NOT_ALL = compile_late(
    r"\b(?:u\. ?a\.|z\. ?B\.|inkl\.|statt(?! ?[,.;)]|$))|\b(?:unter anderem|zum Beispiel|etwa|darunter|davon|"
    r"insbesondere|allein|vor allem|meisten|größte\w*|"
    r"wichtigste\w*|bisher|je|jeweils|pro|jährlich\w*|monatlich\w*|abzüglich|minus|ohne|nicht|oder|neben|mehr|"
    r"weniger|gegenüber|einschließlich|inklusive|usw|weitere\w*|außerdem|zusätzlich|mal|übrigen|restlichen)\b|…"
)
LAST = compile_late(rf"\b{TOTAL}(?: also| sind das| sind es| waren es| rund| an| auf)*:?\s$")
IN_BRACKETS = compile_late(r"\((?:[€#])[^€#%()]{0,12}\)")
OF_YEARS = compile_late(
    rf"\b(?:[Ii]nsgesamt|[Zz]usammen) (?P<um>[€#]){FILL}{{0,30}} "
    r"\((?P<teile>(?:(?:19|20)\d\d:? [€#][^€#%(),;\d]{0,12}(?:[,;] | und )?){2,8})\)"
)
POSTS = compile_late(
    r"(?P<um>#)[^€#%:;.,]{0,20}: (?P<teile>(?:# (?:für|in|im|beim|bei|auf) [^€#%,;:()]{1,50}(?:, | und )?){2,8})[.;]?$"
)
MAKE = compile_late(
    rf"\((?P<a>€)\) und {FILL}{{1,40}}\((?P<b>€)\) (?:machen|kosten|bilden|ergeben) (?:zusammen )?(?:mit "
    rf")?(?:zusammen )?"
    r"(?P<um>€)"
)
READY = compile_late(
    r"(?P<a>€)[^€#%;]{0,40}, [^€#%;]{0,40}(?P<b>€)[^€#%;,]{0,20}[;,] (?:damit|somit|zusammen) (?:stehen|sind|kommen) "
    r"(?:insgesamt |zusammen )?(?P<um>€) (?:bereit|zur Verfügung|zusammen|verfügbar|gedeckt)"
)
LISTED = compile_late(
    r"^[^€#%.;:]{0,60}: €[^.;:()]*\. (?:Gesamt|Summe|Zusammen|Insgesamt|Macht zusammen):? €[^€#%]{0,12}$"
)
VOTES = compile_late(
    r"^[Vv]on (?:den )?(?P<um>#) (?:\w+ )?(?:Mitglied|Stimm|Rät|Anwesend|Stadträt|Abgeordnet)\w* stimmten "
    r"(?P<a>#) (?:da)?für"
    r"[^€#%.;]{0,20}[, ]+(?:und )?(?P<b>#) dagegen(?:[^€#%.;]{0,10}[, ]+(?:und )?(?P<c>#) (?:enthielt|Enthaltung)\w*)?"
)
PARTS_OF = compile_late(
    r"^[Vv]on den (?P<um>#) [^€#%,;:]{1,40}? (?P<a>#)[^€#%;:()]{0,60}, (?:an |in |auf |bei )?(?:den|die) "
    r"(?:übrigen|restlichen|anderen) "
    r"(?P<b>#)(?! (?:Prozent|Euro))"
)


def find_sums_told(manuscript: Manuscript) -> Iterator[Finding]:
    """Sums in forms that leave no doubt about which numbers are their parts."""
    for each in masked(manuscript):
        if FEW < len(each.mengen) <= MANY and each.is_clear:
            yield from _in_form(each)


def _in_form(each: Masked) -> Iterator[Finding]:
    for pattern in (MAKE, READY):
        if (match := pattern.search(each.text)) and len(each.mengen) == FEW + 1:
            yield from _of_two(each, match, is_rest=pattern is READY)
            return
    for pattern in (VOTES, PARTS_OF):
        if match := pattern.search(each.text):
            yield from _counted(each, match, only_more=pattern is VOTES)
            return
    if NOT_ALL.search(each.text):
        return
    for pattern in (OF_YEARS, POSTS):
        if match := pattern.search(each.text):
            yield from _listed_behind(each, match, posts=pattern is POSTS)
            return
    yield from _at_the_end(each)


def _of_two(each: Masked, match: re.Match[str], *, is_rest: bool) -> Iterator[Finding]:
    parts, said = [each.group(match, "a"), each.group(match, "b")], each.group(match, "um")
    if is_rest and said.wert <= max(part.wert for part in parts):
        return
    yield from _judge(each, said, parts, NEAR)


def _counted(each: Masked, match: re.Match[str], *, only_more: bool) -> Iterator[Finding]:
    names = [name for name in ("a", "b", "c") if match.groupdict().get(name)]
    parts, said = [each.group(match, name) for name in names], each.group(match, "um")
    if len(each.mengen) != len(parts) + 1 or (only_more and total(parts) <= said.wert):
        return
    yield from _judge(each, said, parts, NEAR)


def _listed_behind(each: Masked, match: re.Match[str], *, posts: bool) -> Iterator[Finding]:
    said = each.group(match, "um")
    at = each.mengen.index(said)
    parts = each.mengen[at + 1 : at + 1 + len(re.findall("[€#]", match["teile"]))]
    if posts and (said.einheit != STELLEN or any(part.einheit for part in parts)):
        return
    if posts or all(alike(said, part) for part in parts):
        yield from _judge(each, said, parts, NEARER if posts else NEAR)


def _at_the_end(each: Masked) -> Iterator[Finding]:
    """„… auf Schulen (21.400) und Vereine (10.000), insgesamt 31.400“, „2023 elf, 2024 zwölf, zusammen also 23“."""
    *parts, said = each.mengen
    texts = [each.between(number) for number in range(len(parts))]
    if LISTED.match(each.text) and each.first is not None and all(part.einheit == EURO for part in parts):
        yield from _judge(each, said, parts, NEAR)
        return
    if not LAST.search(each.between(len(parts))) or re.search(r"[.:]\s", each.between(len(parts))):
        return
    if not all_of_one_sort(parts) or not all(alike(said, part) for part in parts):
        return
    bracketed = len(IN_BRACKETS.findall(each.text)) == len(parts)
    dated = len(parts) >= FEW and all(TIME.search(text) for text in texts[1:])
    tail = each.between(len(each.mengen))
    if (bracketed or dated) and not re.search(r"[€#%]", tail) and len(tail) < 40:  # noqa: PLR2004 – a few words
        product = Decimal(1)
        for part in parts:
            product *= part.wert
        if product != said.wert:
            yield from _judge(each, said, parts, NEAR)


def _judge(each: Masked, said: Menge, parts: Sequence[Menge], most: Decimal) -> Iterator[Finding]:
    if fits(said, parts) or not near(said, total(parts), most):
        return
    gap = show(abs(total(parts) - said.wert), said)
    what = f"{added(parts)} sind {show(total(parts), said)}, nicht „{said.text}“ (Unterschied: {gap})."
    yield Finding(each.place(said), what, HINT, held=each.held(said, said, *parts))
