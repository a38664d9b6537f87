"""The rules on what shows that a paper is still a draft: a manuscript goes in, findings come out."""

from antrag_gen.proofing.draft import doubles, leftovers, pictures, repeats
from antrag_gen.proofing.rule import Rule

RULES: tuple[Rule, ...] = (
    *leftovers.RULES,
    *pictures.RULES,
    *doubles.RULES,
    *repeats.RULES,
)
