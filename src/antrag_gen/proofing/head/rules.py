"""The rules on what the words say of the figures in the head: a manuscript goes in, findings come out."""

from antrag_gen.proofing.head import amounts, duration, measured, posts, years
from antrag_gen.proofing.rule import Rule

RULES: tuple[Rule, ...] = (
    *amounts.RULES,
    *years.RULES,
    *duration.RULES,
    *posts.RULES,
    *measured.RULES,
)
