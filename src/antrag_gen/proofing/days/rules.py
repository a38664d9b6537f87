"""The rules on days and years in the words: a manuscript goes in, findings come out."""

from antrag_gen.proofing.days import agenda, dates, done_later, stale
from antrag_gen.proofing.rule import Rule

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *done_later.RULES,
    *stale.RULES,
    *agenda.RULES,
)
