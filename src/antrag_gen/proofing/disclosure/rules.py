"""The rules on what must not get out with a public paper: a manuscript goes in, findings come out."""

from antrag_gen.proofing.disclosure import confidential, sessions
from antrag_gen.proofing.rule import Rule

RULES: tuple[Rule, ...] = (
    *confidential.RULES,
    *sessions.RULES,
)
