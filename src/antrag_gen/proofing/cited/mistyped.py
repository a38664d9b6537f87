"""A rule on a number that is mistyped: a manuscript goes in, what its words call otherwise than its head comes out.

„Zum Antrag Nr. 157/2025 vom 2. Juli 2025“, where the head names Nr. 175/2025 of that day and nothing has the other.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from antrag_gen.fields.kennungen import Kennung, Papiernummer
from antrag_gen.fields.nummern import Antragsnummer, Drucksachennummer, name_of
from antrag_gen.fields.verweise import find_references
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.papers.stellungnahme import Stellungnahme
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.cited.citations import AROUND, references_of_head
from antrag_gen.proofing.cited.references import find_date_of
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding, Rule

# „Zum Antrag Nr. 157/2025 nimmt die Verwaltung wie folgt Stellung“
ANSWERED = compile_late(
    r"^(?:Zum|Zur|Zu dem|Zu der|Auf den|Auf die|Den|Die)\s(?:[\w-]*[Aa]ntrag|[\w-]*[Aa]nfrage)?\s?$"
)
ANSWERS = compile_late(
    r"\bnimmt\b[^.;]*\bStellung\b|\b(?:antwortet|beantwortet|wie folgt|teilen wir|teilt die Verwaltung)\b"
)
Known = Mapping[Papiernummer, frozenset[dt.date]]


def find_mistyped(manuscript: Manuscript) -> Iterator[Finding]:
    """A number that nothing has, of the day of a paper of the head whose number has the same figures."""
    named = _named(manuscript)
    for passage in manuscript.passages if named else ():
        if passage.where is Where.ZELLE or not any(str(number.jahr) in passage.text for number in named):
            continue
        for start, sentence in passage.sentences():
            yield from _in_sentence(manuscript, passage, (start, sentence), named)


def _named(manuscript: Manuscript) -> Known:
    """The papers that the head names, with the days that they are of."""
    paper, access = manuscript.paper, manuscript.access
    named: dict[Papiernummer, frozenset[dt.date]] = {}
    for _, verweis in manuscript.once(references_of_head):
        if isinstance(verweis.wert, (Antragsnummer, Drucksachennummer)):
            days = {entry.datum for entry in access.find(Kennung.of(verweis.wert)) if entry.datum}
            if isinstance(paper, Stellungnahme) and verweis.wert == paper.zu.nummer:
                days.add(paper.zu.datum)
            named[verweis.wert] = frozenset(days)
    return named


def _in_sentence(manuscript: Manuscript, passage: Passage, said: tuple[int, str], named: Known) -> Iterator[Finding]:
    start, sentence = said
    verweise = find_references(sentence, manuscript.access.einstellungen.nummern)
    numbers = {verweis.wert for verweis in verweise}
    for verweis in verweise:
        number = verweis.wert
        if not isinstance(number, (Antragsnummer, Drucksachennummer)) or number in named:
            continue
        kennung = Kennung.of(number)
        if manuscript.access.find(kennung) or manuscript.access.is_elsewhere(kennung):
            continue
        before, behind = sentence[max(verweis.start - AROUND, 0) : verweis.start], sentence[verweis.end :][:AROUND]
        tag = find_date_of(before, sentence[verweis.start : verweis.end], behind)
        is_answered = isinstance(manuscript.paper, Stellungnahme) and ANSWERED.match(before) and ANSWERS.search(behind)
        for meant, days in named.items():
            if meant in numbers or Kennung.of(meant) == kennung or passage.is_literal(start + verweis.start):
                continue
            is_of_day = tag is not None and tag.datum in days and _is_turned(number, meant)
            is_meant = is_of_day or (is_answered and (tag is None or tag.datum in days) and _is_near(number, meant))
            if is_meant:
                day = f", beide vom {format_datum_kurz(tag.datum)}" if tag and tag.datum else ""
                what = f"Hier steht {name_of(number)}, im Kopf {name_of(meant)}{day}."
                hint = f"Gemeint ist wohl {name_of(meant)}: die Nummern vergleichen."
                yield Finding(passage.place(start + verweis.start), what, hint)


def _figures(number: Papiernummer) -> tuple[str, int]:
    return str(number.nummer), number.jahr


def _is_turned(one: Papiernummer, other: Papiernummer) -> bool:
    """Whether both have the same figures in another order, or differ in their year alone."""
    (first, year), (second, its_year) = _figures(one), _figures(other)
    if type(one) is not type(other):
        return False
    return first == second or (year == its_year and len(first) > 1 and sorted(first) == sorted(second))


def _is_near(one: Papiernummer, other: Papiernummer) -> bool:
    """Whether they are turned, or differ in one figure."""
    (first, year), (second, its_year) = _figures(one), _figures(other)
    if _is_turned(one, other):
        return True
    differing = sum(a != b for a, b in zip(first, second, strict=False))
    is_same_kind = type(one) is type(other) and year == its_year
    return is_same_kind and len(first) == len(second) and len(first) > 1 and differing == 1


RULES = (Rule("verweis-nummer", find_mistyped),)
