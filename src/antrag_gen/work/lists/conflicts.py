"""Find what motions say differently of one need: what each says in, warnings out. No number is changed."""

import datetime as dt
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.fields.bedarf import counted
from antrag_gen.fields.nummern import thh_number
from antrag_gen.german.jahre import Haushalt
from antrag_gen.german.zahlen import join, number_ranges
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.papers.papier import Status
from antrag_gen.patterns import compile_late
from antrag_gen.together.meldung import Meldung
from antrag_gen.work.lists.numbers import Nennung, lists_of, namings_of
from antrag_gen.work.lists.select import Listed

MOST_NAMED = 3
# Words of titles that begin alike are of one stem; some stand in titles of all needs.
STEM = 6
WORD = compile_late(r"[^\W\d_]{6,}")
COMMON = (
    "antrag",
    "haushalt",
    "förder",
    "ausbau",
    "aufbau",
    "mittel",
    "zuschuss",
    "finanz",
    "städt",
    "stellen",
    "sanier",
    "erhöh",
    "zusätz",
)


@dataclass(frozen=True, slots=True)
class Widerspruch:
    """What speaks against a Meldung: in short for the register, and in full for whoever revises the motion.

    `andere` are those that say something else, the first few of them.
    """

    meldung: Meldung
    andere: tuple[Meldung, ...]
    kurz: str
    problem: Problem


def said_of(naming: Nennung) -> Meldung:
    """What there is to hold against other motions."""
    motion, numbers, head = naming.motion, naming.nummern, naming.listed.loaded.content.head
    path = naming.listed.path
    return Meldung(
        path=path,
        place=head.place(("anmeldeliste", naming.index, "lfd_nr")) if head else Place(path),
        haushalt=motion.haushalt,
        thh=naming.thh,
        first=numbers.start,
        stop=numbers.stop,
        bedarf=naming.bedarf,
        betreff=motion.betreff,
        alter=_age(naming),
        zurueckgezogen=motion.status is Status.ZURUECKGEZOGEN,
        alone=len(motion.anmeldeliste) == 1 and len(numbers) <= 1,
        geld=_money(naming),
        beantragt=asked(naming),
        zwecke=" ".join([*(entry.zweck for entry in naming.mittel), *(entry.funktion for entry in naming.stellen)]),
        orte=(
            _distinct(thh_number(entry.thh or "") for entry in naming.mittel),
            _distinct((entry.amt_neu or entry.amt or "").casefold() for entry in naming.stellen),
        ),
    )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if word}))


def check_numbers(motions: Sequence[Listed]) -> list[Problem]:
    """What `compare` says of these motions."""
    return compare([said_of(naming) for naming in namings_of(motions)])


def compare(meldungen: Sequence[Meldung]) -> list[Problem]:
    """A warning for each conflict, at the line of the youngest motion that it is about; it names the others.

    Of two motions only one thing is told: who asks for another need asks for other money, too.
    """
    problems = []
    told: set[tuple[str, str]] = set()
    for group in _find_groups(meldungen):
        conflict = max(group, key=lambda conflict: conflict.meldung.alter)
        pairs = {(conflict.meldung.path, other.path) for other in conflict.andere}
        if pairs <= told:
            continue
        told |= pairs
        problems.append(conflict.problem)
    return sorted(problems, key=lambda problem: problem.where)


def _age(naming: Nennung) -> tuple[str, int, int, str]:
    """Those without a date are still to come."""
    number = naming.motion.nummer
    counted = (number.jahr, number.nummer) if number else (sys.maxsize, 0)
    return ((naming.motion.datum or dt.date.max).isoformat(), *counted, naming.listed.path)


def _money(naming: Nennung) -> str:
    """The same words for the same amounts, however many decimals they are written with; empty for none."""
    if not naming.mittel:
        return ""
    parts = [
        f"{kind}: {column.von}-{column.bis} {euro.normalize()}"
        for kind, columns in naming.je_geldart.items()
        for column, euro in columns.items()
    ]
    return f"[{'; '.join(sorted(parts))}]"


def find_conflicts(meldungen: Sequence[Meldung]) -> list[Widerspruch]:
    """Two needs under one number, and other money for one need; what was withdrawn says nothing."""
    conflicts: dict[tuple[int, str, str], Widerspruch] = {}
    for conflict in chain.from_iterable(_find_groups(meldungen)):
        # Those of a range that others name in part are told once.
        conflicts.setdefault((id(conflict.meldung), conflict.problem.id, conflict.problem.what), conflict)
    return list(conflicts.values())


def _find_groups(meldungen: Sequence[Meldung]) -> Iterator[list[Widerspruch]]:
    """The same as groups: each is one conflict, seen from each of its motions."""
    valid = [meldung for meldung in meldungen if not meldung.zurueckgezogen]
    return (group for group in chain(_under_one_number(valid), _for_one_document(valid)) if group)


def _under_one_number(meldungen: Sequence[Meldung]) -> Iterator[list[Widerspruch]]:
    lists = _of_many_needs(meldungen)
    for anmeldeliste in lists_of(meldungen):
        if not anmeldeliste.thh:
            continue
        for section in anmeldeliste.abschnitte:
            needs = {meldung.bedarf for meldung in section.nennungen if meldung.bedarf}
            number = f"lfd. Nr. {number_ranges(section.nummern)} (THH {anmeldeliste.thh})"
            if len(needs) > 1:
                yield list(_two_needs([meldung for meldung in section.nennungen if meldung.bedarf], number))
                continue
            yield list(_two_subjects(section.nennungen, number))
            yield list(_two_owners([meldung for meldung in section.nennungen if meldung.bedarf in lists], number))
            yield list(_other_money(section.nennungen, number))


def _for_one_document(meldungen: Sequence[Meldung]) -> Iterator[list[Widerspruch]]:
    by_need: dict[Hashable, list[Meldung]] = defaultdict(list)
    for meldung in meldungen:
        if meldung.bedarf:
            by_need[meldung.haushalt, meldung.bedarf].append(meldung)
    for group in by_need.values():
        yield list(_other_money(group, group[0].bedarf))


def _two_needs(meldungen: Sequence[Meldung], number: str) -> Iterator[Widerspruch]:
    for meldung, others in _differing(meldungen, lambda meldung: meldung.bedarf):
        needs = join(list(dict.fromkeys(other.bedarf for other in others))[:MOST_NAMED])
        what = f"Unter {number} meldet {_named(others)} einen anderen Bedarf an: {needs} statt {meldung.bedarf}."
        hint = "Nummer und Drucksache mit der Anmeldeliste vergleichen."
        problem = _warning(meldung, what, hint, "lfd-nr-doppelt")
        yield Widerspruch(meldung, tuple(others), "andere Drucksache", problem)


def _two_subjects(meldungen: Sequence[Meldung], number: str) -> Iterator[Widerspruch]:
    """Without the Vorlage of a need only its subject and its money tell whether it is the same."""
    for meldung, others in _differing(meldungen, lambda meldung: meldung.betreff.casefold()):
        unsure = [other for other in others if not (meldung.bedarf and other.bedarf) and not _alike(meldung, other)]
        if unsure:
            what = f"Unter {number} hat {_named(unsure)} einen anderen Betreff."
            hint = "Ist es derselbe Bedarf? Mit „grdrs: …“ in jedem Antrag wird es eindeutig."
            problem = _warning(meldung, what, hint, "lfd-nr-betreff")
            yield Widerspruch(meldung, tuple(unsure), "anderer Betreff", problem)


def _of_many_needs(meldungen: Sequence[Meldung]) -> frozenset[str]:
    """The Vorlagen that stand under several numbers, as that of the whole list does."""
    numbers: dict[str, set[tuple[Haushalt, str, int, int]]] = defaultdict(set)
    for meldung in meldungen:
        if meldung.bedarf and meldung.nummern:
            numbers[meldung.bedarf].add((meldung.haushalt, meldung.thh, meldung.first, meldung.stop))
    return frozenset(need for need, places in numbers.items() if len(places) > 1)


def _two_owners(meldungen: Sequence[Meldung], number: str) -> Iterator[Widerspruch]:
    """Two needs of one list have other titles, purposes, and places in the budget."""
    for meldung, others in _differing(meldungen, lambda meldung: meldung.betreff.casefold()):
        apart = [other for other in others if _belong_apart(meldung, other)]
        if apart:
            what = f"Unter {number} geht es in {_named(apart)} um einen anderen Bedarf („{apart[0].betreff}“)."
            hint = "Die lfd. Nr. und den THH mit der Anmeldeliste vergleichen."
            problem = _warning(meldung, what, hint, "lfd-nr-betreff")
            yield Widerspruch(meldung, tuple(apart), "anderer Betreff", problem)


def _belong_apart(one: Meldung, other: Meldung) -> bool:
    """Whether two motions ask for other things, by all their words, and of other parts of the budget or offices."""
    places = [pair for pair in zip(one.orte, other.orte, strict=True) if all(pair)]
    if not places or any(set(mine) & set(theirs) for mine, theirs in places):
        return False
    return not _alike(one, other) and not _have_in_common(
        f"{one.betreff} {one.zwecke}", f"{other.betreff} {other.zwecke}"
    )


def _alike(one: Meldung, other: Meldung) -> bool:
    """Whether two motions may well be on one need, whatever their titles: same money, or a word that both have."""
    if one.geld and one.geld == other.geld:
        return True
    return _have_in_common(one.betreff, other.betreff)


def _have_in_common(one: str, other: str) -> bool:
    """Whether a word of both begins alike."""
    beginnings = {word[:STEM] for word in _telling_words(other)}
    return any(word[:STEM] in beginnings for word in _telling_words(one))


def _telling_words(title: str) -> list[str]:
    words = [word.casefold() for word in WORD.findall(title)]
    return [word for word in words if not word.startswith(COMMON)]


def _other_money(meldungen: Sequence[Meldung], need: str) -> Iterator[Widerspruch]:
    """Only of motions for this need alone: the money of others is for several."""
    paid = [meldung for meldung in meldungen if meldung.alone and meldung.geld]
    for meldung, others in _differing(paid, lambda meldung: meldung.geld):
        own = meldung.beantragt
        what = f"Für denselben Bedarf ({need}) beantragt {_named(others)} nicht {own}, sondern andere Mittel."
        hint = "Die Beträge der Anträge vergleichen."
        problem = _warning(meldung, what, hint, "bedarf-mittel")
        yield Widerspruch(meldung, tuple(others), "andere Mittel", problem)


def _warning(meldung: Meldung, what: str, hint: str, id: str) -> Problem:
    return Problem(meldung.place, what, hint, id, Level.WARNUNG)


def _differing(
    meldungen: Sequence[Meldung], key: Callable[[Meldung], Hashable]
) -> Iterator[tuple[Meldung, list[Meldung]]]:
    """Each meldung with those that say something else; the first few are enough."""
    said = [(meldung, key(meldung)) for meldung in meldungen]
    groups: dict[Hashable, list[Meldung]] = defaultdict(list)
    for meldung, words in said:
        groups[words].append(meldung)
    few = {words: group[:MOST_NAMED] for words, group in list(groups.items())[: MOST_NAMED + 2]}
    for meldung, words in said:
        others = list(chain.from_iterable(group for other, group in few.items() if other != words))
        if others:
            yield meldung, others


def _named(meldungen: Sequence[Meldung]) -> str:
    paths = list(dict.fromkeys(meldung.path for meldung in meldungen))
    more = ["weitere"] if len(paths) > MOST_NAMED else []
    return join([*paths[:MOST_NAMED], *more])


def asked(naming: Nennung) -> str:
    """The money of a motion in words: `50.000 Euro p. a. für 4 Jahre`, or `Minderaufwand 5.000 Euro jährlich …`.

    Empty for a motion that asks for none.
    """
    motion = naming.motion
    if not isinstance(motion, Haushaltsantrag):
        return ""
    if motion.gewoehnlich:
        return join([entry.betrag.gedruckt for entry in counted(motion.mittel)])
    titel = motion.titel
    lines = (line for line in motion.bedarfszeilen if not line.teil)
    return join([f"{titel(angabe.wort)} {angabe.text}" for line in lines for angabe in line.angaben])
