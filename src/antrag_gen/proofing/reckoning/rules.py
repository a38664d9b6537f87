"""The rules on numbers in sentences: a manuscript goes in, findings come out."""

from collections.abc import Iterator
from dataclasses import replace

from antrag_gen.errors import Place
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.reckoning import changes, differences, lists, products, sums, taxes, told_shares, totals
from antrag_gen.proofing.reckoning.derived.findings import derive
from antrag_gen.proofing.reckoning.derived.overruled import is_overruled
from antrag_gen.proofing.rule import Finding, Rule


def _unless_overruled(rule: Rule) -> Rule:
    def find(manuscript: Manuscript) -> Iterator[Finding]:
        return (finding for finding in rule.find(manuscript) if not is_overruled(rule.id, finding, manuscript))

    return replace(rule, find=find)


# What a list adds up stands in lines of its own.
FORMS: tuple[Rule, ...] = (
    *map(
        _unless_overruled,
        (
            *sums.RULES,
            *totals.RULES,
            *taxes.RULES,
            *products.RULES,
            *told_shares.RULES,
            *changes.RULES,
            *differences.RULES,
        ),
    ),
    *lists.RULES,
)


def _with_derived(rule: Rule) -> Rule:
    """A rule that also finds what is derived, where no form tells something of the same sentence."""

    def find(manuscript: Manuscript) -> Iterator[Finding]:
        yield from rule.find(manuscript)
        derived = [each for each in manuscript.once(derive) if each.rule == rule.id]
        told = manuscript.once(_places_told) if derived else ()
        for each in derived:
            if not any(_key(each.first) <= _key(place) <= _key(each.last) for place in told):
                yield each.finding

    return replace(rule, find=find)


def _key(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _places_told(manuscript: Manuscript) -> tuple[Place, ...]:
    return tuple(finding.place for rule in FORMS for finding in rule.find(manuscript))


RULES = tuple(map(_with_derived, FORMS))
