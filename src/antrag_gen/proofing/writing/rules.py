"""The rules on how it is written, but for spelling: a manuscript goes in, findings come out."""

from antrag_gen.proofing.rule import Rule
from antrag_gen.proofing.writing import at_numbers, figures, forms, marks, spacing, words

RULES: tuple[Rule, ...] = (
    *spacing.RULES,
    *at_numbers.RULES,
    *marks.RULES,
    *figures.RULES,
    *words.RULES,
    *forms.RULES,
)
