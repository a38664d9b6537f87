"""Proofread a paper: its content goes in, what every rule that is not switched off finds comes out, by place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.german.spelling import nearest
from antrag_gen.german.vocabulary import Vocabulary
from antrag_gen.library.access import Access
from antrag_gen.library.contents import Content
from antrag_gen.papers.papier import Papier
from antrag_gen.proofing.cited.rules import RULES as CITED
from antrag_gen.proofing.days.rules import RULES as DAYS
from antrag_gen.proofing.disclosure.rules import RULES as DISCLOSURE
from antrag_gen.proofing.draft.rules import RULES as DRAFT
from antrag_gen.proofing.head.rules import RULES as HEAD
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.names.rules import RULES as NAMES
from antrag_gen.proofing.reckoning.rules import RULES as RECKONING
from antrag_gen.proofing.rule import Change, Rule
from antrag_gen.proofing.tables.rules import RULES as TABLES
from antrag_gen.proofing.writing import unknown_words
from antrag_gen.proofing.writing.rules import RULES as WRITING

# Of findings in one place the last are those on spelling: the others say more of a word.
RULES: tuple[Rule, ...] = (
    *DRAFT,
    *DAYS,
    *HEAD,
    *DISCLOSURE,
    *RECKONING,
    *TABLES,
    *WRITING,
    *CITED,
    *NAMES,
    *unknown_words.RULES,
)
# What the second says of the words at a place, the first has said better.
SAME = (("datum-form", "schreibung-datum"), ("reste-platzhalter", "reste-anweisung"))
SWITCH = "ohne_pruefung"


def proofread(
    content: Content, paper: Papier | None, access: Access, vocabulary: Vocabulary | None = None
) -> list[Problem]:
    """What the rules find; those that the city or the paper has switched off, with a reason, are not asked.

    A rule that a paper switches off although it would find nothing is told, so that no exception outlives its cause.
    Spelling is looked at where a vocabulary is given.
    """
    manuscript = Manuscript(content, paper, access, vocabulary)
    problems = [*chain.from_iterable(rule.check(manuscript) for rule in _asked(manuscript))]
    problems = list(_without_same(problems))
    problems.extend(_judge_exceptions(_switched_off(manuscript), manuscript))
    return sorted(problems, key=lambda problem: problem.where)


def find_changes(manuscript: Manuscript) -> Iterator[Change]:
    """What mends the findings of the same rules, where that is sure."""
    for rule in _asked(manuscript):
        for finding in rule.find(manuscript):
            yield from finding.changes


def _asked(manuscript: Manuscript) -> Iterator[Rule]:
    """The rules that are not switched off."""
    off = {*manuscript.access.einstellungen.ohne_pruefung, *_switched_off(manuscript)}
    return (rule for rule in RULES if rule.id not in off and _can_be_asked(rule, manuscript))


def _switched_off(manuscript: Manuscript) -> Mapping[str, str]:
    """The exceptions of the paper; of one with mistakes, those that have a reason."""
    if manuscript.paper is not None:
        return manuscript.paper.ohne_pruefung
    said = manuscript.content.said.get(SWITCH)
    return {str(id): str(reason) for id, reason in said.items() if reason} if isinstance(said, dict) else {}


def _can_be_asked(rule: Rule, manuscript: Manuscript) -> bool:
    return manuscript.vocabulary is not None or not rule.needs_vocabulary


def _without_same(problems: Sequence[Problem]) -> Iterator[Problem]:
    """An unknown word is not told where another rule says at the same line what is wrong with it.

    Of two rules that say the same of one place, only the first does.
    """
    said = {(problem.where, later) for problem in problems for first, later in SAME if problem.id == first}
    problems = [problem for problem in problems if (problem.where, problem.id) not in said]
    told = {problem.where.line: "" for problem in problems if problem.id == unknown_words.ID}
    for problem in problems:
        if problem.id != unknown_words.ID and problem.where.line in told:
            told[problem.where.line] += problem.what
    for problem in problems:
        word = problem.what.partition("„")[2].partition("“")[0]
        if problem.id != unknown_words.ID or word not in told[problem.where.line]:
            yield problem


def _judge_exceptions(here: Mapping[str, str], manuscript: Manuscript) -> Iterator[Problem]:
    for id in find_unknown(here):
        yield tell_unknown(id, manuscript.at(SWITCH, id, key=True))
    for rule in RULES if manuscript.paper else ():
        if rule.id in here and _can_be_asked(rule, manuscript) and not any(rule.check(manuscript)):
            what = f"Die Prüfung „{rule.id}“ fände hier nichts."
            place = manuscript.at(SWITCH, rule.id, key=True)
            yield Problem(place, what, "Die Zeile löschen.", "ohne-pruefung", Level.HINWEIS)


def find_unknown(switched_off: Iterable[str]) -> Iterator[str]:
    """Those that are the ids of no rule."""
    known = {rule.id for rule in RULES}
    return (id for id in switched_off if id not in known)


def tell_unknown(id: str, place: Place) -> Problem:
    """The problem of switching off what there is not."""
    meant = nearest(id, [rule.id for rule in RULES])
    hint = f"Ist „{meant}“ gemeint?" if meant else "Es heißt so, wie es in der Meldung hinter „Prüfung:“ steht."
    return Problem(place, f"Die Prüfung „{id}“ gibt es nicht.", hint, "pruefung-unbekannt")
