"""The rules on other papers: a manuscript goes in, findings come out."""

from antrag_gen.proofing.cited import attached, mistyped, numbered, references, versions
from antrag_gen.proofing.rule import Rule

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *mistyped.RULES,
    *attached.RULES,
    *numbered.RULES,
    *versions.RULES,
)
