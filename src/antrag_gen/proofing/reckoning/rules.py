"""The rules on numbers in sentences: a manuscript goes in, findings come out."""

from antrag_gen.proofing.reckoning import changes, differences, lists, products, sums, taxes, told_shares, totals
from antrag_gen.proofing.rule import Rule

RULES: tuple[Rule, ...] = (
    *sums.RULES,
    *totals.RULES,
    *taxes.RULES,
    *products.RULES,
    *told_shares.RULES,
    *changes.RULES,
    *differences.RULES,
    *lists.RULES,
)
