"""The rules on tables in text and head: a manuscript goes in, findings come out."""

from antrag_gen.proofing.rule import Rule
from antrag_gen.proofing.tables import numbers, same_rows

RULES: tuple[Rule, ...] = (
    *numbers.RULES,
    *same_rows.RULES,
)
