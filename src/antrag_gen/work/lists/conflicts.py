"""Find what motions say differently of one need: motions in, warnings at each of them out. No number is changed."""

import datetime as dt
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.fields.bedarf import counted
from antrag_gen.german.zahlen import join, number_ranges
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.papers.papier import Status
from antrag_gen.work.lists.numbers import Nennung, lists_of, namings_of
from antrag_gen.work.lists.select import Listed

MOST_NAMED = 3
# Words of titles that begin alike are of one stem; some stand in titles of all needs.
STEM = 6
WORD = re.compile(r"[^\W\d_]{6,}")
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
    """What speaks against a naming: in short for the register, and in full for whoever revises the motion.

    `andere` are those that say something else, the first few of them. The problem is said at its path in the head of
    the motion.
    """

    nennung: Nennung
    andere: tuple[Nennung, ...]
    kurz: str
    problem: Problem


def check_numbers(motions: Sequence[Listed]) -> list[Problem]:
    """A warning for each conflict, at the line of the youngest motion that it is about; it names the others.

    Of two motions only one thing is told: who asks for another need asks for other money, too.
    """
    problems = []
    told: set[tuple[int, int]] = set()
    for group in _find_groups(namings_of(motions)):
        conflict = max(group, key=lambda conflict: _age(conflict.nennung))
        pairs = {(id(conflict.nennung.motion), id(other.motion)) for other in conflict.andere}
        if pairs <= told:
            continue
        told |= pairs
        listed = conflict.nennung.listed
        head = listed.loaded.content.head
        problem = conflict.problem
        problems.append(problem.placed(head.place) if head else replace(problem, at=Place(listed.path)))
    return sorted(problems, key=lambda problem: problem.where)


def _age(naming: Nennung) -> tuple[dt.date, int, int, str]:
    """What orders motions by when they were handed in; those without a date are still to come."""
    number = naming.motion.nummer
    counted = (number.jahr, number.nummer) if number else (sys.maxsize, 0)
    return (naming.motion.datum or dt.date.max, *counted, naming.listed.path)


def find_conflicts(namings: Sequence[Nennung]) -> list[Widerspruch]:
    """Two needs under one number, and other money for one need; what was withdrawn says nothing."""
    conflicts: dict[tuple[int, str, str], Widerspruch] = {}
    for conflict in chain.from_iterable(_find_groups(namings)):
        # Those of a range that others name in part are told once.
        conflicts.setdefault((id(conflict.nennung), conflict.problem.id, conflict.problem.what), conflict)
    return list(conflicts.values())


def _find_groups(namings: Sequence[Nennung]) -> Iterator[list[Widerspruch]]:
    """The same as groups: each is one conflict, seen from each of its motions."""
    valid = [naming for naming in namings if naming.motion.status is not Status.ZURUECKGEZOGEN]
    return (group for group in chain(_under_one_number(valid), _for_one_document(valid)) if group)


def _under_one_number(namings: Sequence[Nennung]) -> Iterator[list[Widerspruch]]:
    for anmeldeliste in lists_of(namings):
        if not anmeldeliste.thh:
            continue
        for section in anmeldeliste.abschnitte:
            needs = {naming.bedarf for naming in section.nennungen if naming.bedarf}
            number = f"lfd. Nr. {number_ranges(section.nummern)} (THH {anmeldeliste.thh})"
            if len(needs) > 1:
                yield list(_two_needs([naming for naming in section.nennungen if naming.bedarf], number))
                continue
            yield list(_two_subjects(section.nennungen, number))
            yield list(_other_money(section.nennungen, number))


def _for_one_document(namings: Sequence[Nennung]) -> Iterator[list[Widerspruch]]:
    by_need: dict[Hashable, list[Nennung]] = defaultdict(list)
    for naming in namings:
        if naming.bedarf:
            by_need[naming.motion.haushalt, naming.bedarf].append(naming)
    for group in by_need.values():
        yield list(_other_money(group, group[0].bedarf))


def _two_needs(namings: Sequence[Nennung], number: str) -> Iterator[Widerspruch]:
    for naming, others in _differing(namings, lambda naming: naming.bedarf):
        needs = join(list(dict.fromkeys(other.bedarf for other in others))[:MOST_NAMED])
        what = f"Unter {number} meldet {_named(others)} einen anderen Bedarf an: {needs} statt {naming.bedarf}."
        hint = "Nummer und Drucksache mit der Anmeldeliste vergleichen."
        problem = _warning(naming, what, hint, "lfd-nr-doppelt")
        yield Widerspruch(naming, tuple(others), "andere Drucksache", problem)


def _two_subjects(namings: Sequence[Nennung], number: str) -> Iterator[Widerspruch]:
    """Without the Vorlage of a need only its subject and its money tell whether it is the same."""
    for naming, others in _differing(namings, lambda naming: naming.motion.betreff.casefold()):
        unsure = [other for other in others if not (naming.bedarf and other.bedarf) and not _alike(naming, other)]
        if unsure:
            what = f"Unter {number} hat {_named(unsure)} einen anderen Betreff."
            hint = "Ist es derselbe Bedarf? Mit „grdrs: …“ in jedem Antrag wird es eindeutig."
            problem = _warning(naming, what, hint, "lfd-nr-betreff")
            yield Widerspruch(naming, tuple(unsure), "anderer Betreff", problem)


def _alike(one: Nennung, other: Nennung) -> bool:
    """Whether two motions may well be on one need, whatever their titles: same money, or a word that both have."""
    if one.mittel and dict(one.je_geldart) == dict(other.je_geldart):
        return True
    beginnings = {word[:STEM] for word in _telling_words(other.motion.betreff)}
    return any(word[:STEM] in beginnings for word in _telling_words(one.motion.betreff))


def _telling_words(title: str) -> list[str]:
    words = [word.casefold() for word in WORD.findall(title)]
    return [word for word in words if not word.startswith(COMMON)]


def _other_money(namings: Sequence[Nennung], need: str) -> Iterator[Widerspruch]:
    """Only of motions for this need alone: the money of others is for several."""
    alone = [naming for naming in namings if len(naming.motion.anmeldeliste) == 1 and _one(naming)]
    paid = [naming for naming in alone if naming.mittel]
    for naming, others in _differing(paid, lambda naming: frozenset(naming.je_geldart.items())):
        what = f"Für denselben Bedarf ({need}) beantragt {_named(others)} nicht {asked(naming)}, sondern andere Mittel."
        hint = "Die Beträge der Anträge vergleichen."
        problem = _warning(naming, what, hint, "bedarf-mittel")
        yield Widerspruch(naming, tuple(others), "andere Mittel", problem)


def _warning(naming: Nennung, what: str, hint: str, id: str) -> Problem:
    return Problem(("anmeldeliste", naming.index, "lfd_nr"), what, hint, id, Level.WARNUNG)


def _one(naming: Nennung) -> bool:
    return naming.anmeldung.lfd_nr is None or len(naming.anmeldung.lfd_nr.nummern) == 1


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


def _differing(
    namings: Sequence[Nennung], key: Callable[[Nennung], Hashable]
) -> Iterator[tuple[Nennung, list[Nennung]]]:
    """Each naming with those that say something else; the first few are enough."""
    said = [(naming, key(naming)) for naming in namings]
    groups: dict[Hashable, list[Nennung]] = defaultdict(list)
    for naming, words in said:
        groups[words].append(naming)
    few = {words: group[:MOST_NAMED] for words, group in list(groups.items())[: MOST_NAMED + 2]}
    for naming, words in said:
        others = list(chain.from_iterable(group for other, group in few.items() if other != words))
        if others:
            yield naming, others


def _named(namings: Sequence[Nennung]) -> str:
    paths = list(dict.fromkeys(naming.listed.path for naming in namings))
    more = ["weitere"] if len(paths) > MOST_NAMED else []
    return join([*paths[:MOST_NAMED], *more])
