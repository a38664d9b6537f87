"""Rules on what a progress report measured: a manuscript goes in; other numbers in its words come out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.head.need import stems_of
from antrag_gen.proofing.head.reported import find_reported
from antrag_gen.proofing.manuscript import Manuscript, Sentence
from antrag_gen.proofing.rule import Finding, Rule, told_once
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.indikator import Indikator
from antrag_gen.reports.sachstand import read_sachstand

HINT = "Den Text und „indikatoren“ im Kopf vergleichen."
SECTIONS = ("kurzfassung", "sachstand", "wirkung")
WORD = compile_late(r"[A-ZÄÖÜ][^\W\d_]{3,}")
# What is told of all that was counted in the year; what is counted at one place, or month by month, are parts.
IN_THE_YEAR = compile_late(
    rf"^(?:Im{BLANK}(?:Jahr|Berichtsjahr)(?:{BLANK}20\d\d)?|Insgesamt|Zusammen|Es){BLANK}(?:waren|sind|wurden){BLANK}"
    rf"(?:es{BLANK})?(?:(?:insgesamt|zusammen|wieder|schon){BLANK})*$"
)
OF_ALL = compile_late(rf"^(?:Von{BLANK}(?:den|diesen|insgesamt)|Die){BLANK}$")
PLACED = compile_late(
    rf"{BLANK}[\w-]+{BLANK}(?:im|in|aus|am|an|auf|bei|des|der|mit|ohne|vom|von|für|nach|je|pro){BLANK}"
)
YEAR = compile_late(r"\b20\d\d\b")
NOT_MEASURED = compile_late(
    r"\b(?:Ziel\w*|soll\w*|geplant\w*|erwartet\w*|werden|bis Ende|seit Beginn|insgesamt seit|davon|darunter|weitere\w*"
    r"|Halbjahr|Monat\w*|Quartal|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)


def find_other_measures(manuscript: Manuscript) -> Iterator[Finding]:
    """A number of all that was counted in the unit of an indicator, which is none of its values."""
    paper = manuscript.paper
    if not isinstance(paper, Fortschrittsbericht):
        return
    by_unit: dict[tuple[str, ...], list[int]] = {}
    for index, indikator in enumerate(paper.indikatoren):
        if WORD.fullmatch(indikator.einheit):
            by_unit.setdefault(stems_of(indikator.einheit), []).append(index)
    units = {unit: indices[0] for unit, indices in by_unit.items() if unit and len(indices) == 1}
    told: set[int] = set()
    for sentence in manuscript.reckoned if units else ():
        for menge in sentence.mengen:
            at = units.get(stems_of(menge.einheit))
            if at is None or at in told or not _is_of_all(manuscript, sentence, menge):
                continue
            if found := _other(manuscript, paper, at, sentence, menge):
                told.add(at)
                yield found


def _is_of_all(manuscript: Manuscript, sentence: Sentence, menge: Menge) -> bool:
    is_exact = not (menge.grenze or menge.spielraum or menge.ist_ein)
    before = sentence.text[: menge.start]
    # „Von den 118 Bäumen werden sechs ersetzt“: what becomes of them is no measure of them.
    words = sentence.text.replace("werden", "") if before.startswith("Von") else sentence.text
    if not is_exact or sentence.passage.section not in SECTIONS or NOT_MEASURED.search(words):
        return False
    if PLACED.match(sentence.text, menge.end):
        return False
    # „Von den 190 Fällen“ can be those of one place, where it is said before.
    return bool(IN_THE_YEAR.search(before)) or bool(OF_ALL.search(before) and _is_only_here(manuscript, menge))


def _is_only_here(manuscript: Manuscript, menge: Menge) -> bool:
    number = re.compile(rf"(?<![\d.,]){re.escape(menge.text)}(?![\d]|[.,]\d)")
    return sum(len(number.findall(passage.text)) for passage in manuscript.passages) == 1


def _is_old(paper: Fortschrittsbericht, sentence: Sentence, menge: Menge) -> bool:
    """Whether it stands in what was told of an earlier day, which stays as it was."""
    older = [stand.place.line for stand in read_sachstand(paper.sachstand)[0][1:] if stand.place]
    return sentence.passage.section == "sachstand" and bool(older) and sentence.place(menge).line > min(older)


def _other(
    manuscript: Manuscript, paper: Fortschrittsbericht, index: int, sentence: Sentence, menge: Menge
) -> Finding | None:
    """Told at the value where that is the one of the year before, which is left over, else at the words."""
    indikator, year = paper.indikatoren[index], paper.berichtsjahr
    said = [int(found) for found in YEAR.findall(sentence.text)]
    value = indikator.ist.get(year)
    if (
        value is None
        or _is_old(paper, sentence, menge)
        or said not in ([], [year])
        or _is_known(indikator, year, menge)
    ):
        return None
    before = indikator.ist.get(year - 1)
    is_left = before is not None and before.wert == value.wert
    place = manuscript.at("indikatoren", index, "ist", str(year)) if is_left else sentence.place(menge)
    what = f"„{menge.text} {menge.einheit}“ passt nicht zum Indikator „{indikator.name}“: {year} waren es {value.text}."
    return Finding(place, what, HINT)


def _is_known(indikator: Indikator, year: int, menge: Menge) -> bool:
    """Whether it is a value, or what the year of the report added to the values that are counted up."""
    if menge.wert in _values(indikator):
        return True
    before = [value.wert for ist, value in indikator.ist.items() if ist < year]
    before += [indikator.ausgangswert.wert] if indikator.ausgangswert else []
    return any(abs(indikator.ist[year].wert - value) == menge.wert for value in before)


def _values(indikator: Indikator) -> set[Decimal]:
    all_of = (*indikator.ist.values(), indikator.ausgangswert, indikator.zielwert)
    return {value.wert for value in all_of if value is not None}


RULES = (Rule("worte-indikator", told_once(find_other_measures, find_reported)),)
