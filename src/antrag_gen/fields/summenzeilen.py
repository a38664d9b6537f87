"""Rows that a sum may not add: names of rows come in, what they say of being a sum, a part or a deduction goes out.

A part that is named clearly is known (`teile`); here are the rows of which nobody knows whether they are added, and
those that were typed as the sum of others.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.errors import Level, Problem
from antrag_gen.fields.glied import Glied
from antrag_gen.fields.teile import EMPHASIS, Teil, bare, read_name
from antrag_gen.german.notation import quote
from antrag_gen.patterns import compile_late

BEGIN = r"[\W_]*(?:(?:\d+(?:\.\d+)*|[a-z]{1,2})[.)]+[\W_]+)?"
WITHIN = r"(?:inkl|incl|einschl|inklusive|inclusive|einschließlich|enthält|beinhaltet|enthalten\w*)(?!\w|\.?-)"
CONTAINED = r"(?:enthalten|inbegriffen|eingerechnet|berücksichtigt)"
UNCLEAR = compile_late(
    rf"[\W_]*(?:u\.?\s?a\.|unter\ anderem)(?!\w)|{BEGIN}(?:{WITHIN}|(?:daraus|hieraus|teil\ (?:von|des|der))(?!\w))"
    rf"|{BEGIN}(?:in|im|bei)\s(?!haushalt)(?!.*\bnicht\b).*\b{CONTAINED}\b"
    rf"|.*[(\[,;:–—]\s*(?:{WITHIN}|(?:bereits|schon|oben|darin|hierin|in|im|bei)\b(?!\s*haushalt)[^()]*\b{CONTAINED}"
    r"|teil\ von\b[^()]*)[\W_]*$"
    r"|.*(?::|\s[–—-])\s*(?:davon|darunter|hiervon|dv\.)\s+[^\W\d]"
    r"|.*(?<!abhängig\ )(?<!abgesehen\ )\b(?:davon|darunter|dav\.)[\W_]*$",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# „Inklusive Kita“ is more often a name than a part.
NAMED = compile_late(r"[\W_]*Inklusive\s+\w")
LESS = compile_late(r"[\W_]*(?:abzgl|abzüglich|abz)(?!\w)|\s*\./\.", re.IGNORECASE)
STRUCK = compile_late(r"\W*~~[^~]*~~\W*")
STRONG = compile_late(r"\W*(\*\*?|__?)(?=\S).*\1\W*", re.DOTALL)
SUM = r"(?:zwischen|gesamt|end|teil|general)?summen?|zwischenergebnis|insgesamt|gesamt"
TOTAL = (
    r"gesamt-?(?:kosten|betrag|bedarf|ausgaben|aufwand|aufwendungen|auszahlungen|investition(?:en)?|einnahmen|erträge|"
    r"volumen|preis|wert|ergebnis|finanzbedarf|mittelbedarf)"
)
# A name that says nothing else, one that begins so, and one that ends so: „Gesamt 2024“, „Summe Bau“, „Bau gesamt“.
ONLY = compile_late(
    rf"{BEGIN}(?:{SUM}|total|zusammen|in\ summe|summa\ summarum|[Σ∑])[\W\d_]*(?:euro?|teur)?[\W_]*$",
    re.IGNORECASE | re.VERBOSE,
)
FIRST = compile_late(rf"{BEGIN}(?:{SUM}|saldo)(?![\w-])|[\W_]*[Σ∑](?!-)", re.IGNORECASE)
LAST = compile_late(r".*\W(?:gesamt|insgesamt|zusammen|in\ summe)[\W_]*$", re.IGNORECASE | re.DOTALL)
GATHERED = compile_late(rf"{BEGIN}{TOTAL}[\W\d_]*(?:euro?|teur)?[\W_]*$", re.IGNORECASE)
LIKE = compile_late(r"\b(?:gesamt|saldo|total|ergebnis|zusammen|finanzbedarf|mittelbedarf)", re.IGNORECASE)
FEW = 2


def check_added(glieder: Sequence[Glied], teile: Sequence[Teil | None]) -> Iterator[Problem]:
    """What is wrong with the rows of a table that are added, in their order."""
    added = [glied if teil is None else None for glied, teil in zip(glieder, teile, strict=True)]
    for index, glied in enumerate(glieder):
        numbers = [wert for wert in glied.werte if isinstance(wert, Decimal)]
        if glied.gruppe or not any(numbers):
            continue
        others = [other for place, other in enumerate(added) if other is not None and place != index]
        above = [other for other in added[:index] if other is not None]
        if STRUCK.fullmatch(glied.name) or ("~~" in glied.name and read_name(glied.name).wort):
            yield _struck(glied)
        elif added[index] is None:
            continue
        elif others and (
            level := _stated_level(glied, above, others, has_parts=teile[index + 1 : index + 2] not in ([], [None]))
        ):
            yield _stated(glied) if level is Level.FEHLER else _like_a_sum(glied)
            added[index] = None if level is Level.FEHLER else glied
        elif above and UNCLEAR.match(bare(glied.name)):
            yield _unclear(glied)
        elif LESS.match(bare(glied.name)) and max(numbers) > 0:
            yield _less(glied)


def says_part(text: str) -> bool:
    """Whether a remark behind the numbers says no more than that the row is a part of another."""
    words = bare(text)
    return (read_name(text).allein and bool(read_name(text).wort)) or bool(UNCLEAR.match(words) and " " not in words)


def _stated_level(glied: Glied, above: Sequence[Glied], others: Sequence[Glied], *, has_parts: bool) -> Level | None:
    """How sure it is that a row is the sum of others: by its name alone, or by its name and its numbers."""
    names = [bare(name) for name in glied.namen or (glied.name,)]
    fits = _equals(glied, others) or any(_equals(glied, rows) for rows in _summable(above))
    if any(ONLY.match(name) for name in names) and (above or not has_parts):
        return Level.FEHLER if above or fits else Level.WARNUNG
    if any(FIRST.match(name) for name in names) and (above or not has_parts):
        return Level.FEHLER if fits else Level.WARNUNG
    if any(LAST.match(name) for name in names):
        return Level.FEHLER if fits else None
    if any(GATHERED.match(name) for name in names):
        return Level.FEHLER if above or _equals(glied, others) else None
    if not any(name.strip() for name in names):
        return Level.FEHLER if above and _equals(glied, above) else None
    is_like = LIKE.search(names[0]) or STRONG.fullmatch(glied.name)
    return Level.FEHLER if is_like and len(above) >= FEW and _equals(glied, above) else None


def _summable(above: Sequence[Glied]) -> Iterator[Sequence[Glied]]:
    """The rows directly above that a subtotal may add; one alone where it is no total itself („Verwaltung gesamt“)."""
    for start in range(len(above)):
        rows = above[start:]
        if len(rows) >= FEW or not LAST.match(bare(rows[0].name)):
            yield rows


def _equals(glied: Glied, rows: Sequence[Glied]) -> bool:
    """Whether each number of a row is the sum of the others in its column."""
    for column, wert in enumerate(glied.werte):
        if not isinstance(wert, Decimal):
            continue
        numbers = [number for row in rows if isinstance(number := row.werte[column], Decimal)]
        if sum(numbers, Decimal(0)) != wert:
            return False
    return True


def _stated(glied: Glied) -> Problem:
    return Problem(
        glied.path,
        f"{_named(glied)} ist eine Summe, zählte hier aber wie eine Zeile mit.",
        "Die Zeile löschen: Summen rechnet das Programm selbst aus. Ist es keine Summe, die Zeile anders nennen.",
        "summe-getippt",
    )


def _like_a_sum(glied: Glied) -> Problem:
    return Problem(
        glied.path,
        f"{_named(glied)} klingt nach einer Summe, ist aber nicht die der anderen Zeilen; so zählt es mit.",
        "Ist es eine Summe, die Zeile löschen: Summen rechnet das Programm selbst aus. Sonst ist nichts zu tun.",
        "summe-vermutet",
        Level.WARNUNG,
    )


def _unclear(glied: Glied) -> Problem:
    return Problem(
        glied.path,
        f"{_named(glied)}: Ob das in einer Zeile darüber schon enthalten ist, ist nicht eindeutig; so zählt es mit.",
        "Ist es enthalten, mit „davon“ oder „darunter“ beginnen; kommt es dazu, die Zeile anders nennen.",
        "teil-unklar",
        Level.WARNUNG if NAMED.match(bare(glied.name)) else Level.FEHLER,
    )


def _struck(glied: Glied) -> Problem:
    return Problem(
        glied.path,
        f"{_named(glied)} ist gestrichen, die Zahlen der Zeile sind es nicht: ob sie zählen, ist nicht eindeutig.",
        "Die Zeile löschen, oder den Namen ohne „~~“ schreiben.",
        "zeile-gestrichen",
    )


def _less(glied: Glied) -> Problem:
    return Problem(
        glied.path,
        f"{_named(glied)} soll abgezogen werden, wird so aber dazugezählt.",
        "Was abgezogen wird, mit Minus schreiben: „-5.000“.",
        "abzug-ohne-minus",
    )


def _named(glied: Glied) -> str:
    return quote(" ".join(EMPHASIS.sub("", glied.name).split())) if glied.name.strip() else "Die Zeile ohne Namen"
