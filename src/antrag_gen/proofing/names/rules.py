"""The rules on names of the city's lists: a manuscript goes in, findings come out."""

from antrag_gen.proofing.names import bodies, misspelt, renamed
from antrag_gen.proofing.rule import Rule

RULES: tuple[Rule, ...] = (
    *misspelt.RULES,
    *bodies.RULES,
    *renamed.RULES,
)
