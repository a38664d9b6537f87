"""Rules on years that an earlier paper left behind: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator

from antrag_gen.german.in_prose import BLANK, YEAR
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding, Rule

PLAN = re.compile(
    r"\b(?P<plan>(?:Doppel|Nachtrags)?[Hh]aushalt(?:s|e?s?plan(?:s|es)?(?:entwurfs?)?|splanentwurfs?|ssatzung|sberatung(?:en)?"
    r"|sjahr(?:e[sn]?)?)?|DHH|HH|Stellenplan(?:e?s)?|Finanzplan(?:ung)?)"
    rf"{BLANK}(?:(?:der|die|für|zu|zum|den|des|Jahre?n?s?){BLANK}){{0,3}}(?P<jahre>{YEAR}(?:{BLANK}?[/–-]{BLANK}?(?:20)?\d{{2}}(?!\d))?)"
)
# What the paper itself asks for or lays before, where it does not stand in a request.
OWN = re.compile(
    r"\b(?:einzustellen|einstellen|bereit(?:zu)?stellen|bereitgestellt|eingestellt|vorzusehen|vorgesehen|zu schaffen"
    r"|geschaffen|aufzunehmen|aufgenommen|beantrag(?:en|t)|angemeldet|soll(?:en)?|wird|werden|stellen|sind|ist)\b"
)
# What was, or what is held against it.
EARLIER = re.compile(
    r"\b(?:gegenüber|verglichen|Vergleich|bereits|schon|seit|zuletzt|letzten|vorigen|vorherigen|vergangenen|früher(?:en)?"
    r"|damals|damaligen|bisher(?:igen)?|hatten?|wurden?|war(?:en)?|haben|hat|erstmals|Ansatz|Ansätze|Ergebnis"
    r"|Rechnung|nach dem|wie|aus|noch|beschloss(?:en)?|abgelehnt|laufenden|Vorjahr|statt|anders als|Jahresabschluss"
    r"|worden|Niveau|Stand|Antrag|Anträge|Antrags|GRDrs|Drucksache)\b"
)
ANTICIPATED = re.compile(rf"\bVorgriff{BLANK}auf{BLANK}den{BLANK}$")
REQUESTS = ("antragstext", "beschlussantrag")


def find_stale_budgets(manuscript: Manuscript) -> Iterator[Finding]:
    """An earlier budget or Stellenplan in a request, in a title, or where the paper says what it is about itself."""
    own = _own_budget(manuscript)
    if own is None:
        return
    first, name = own
    for passage in manuscript.passages:
        if passage.quoted or passage.where in (Where.ZELLE, Where.ANMERKUNG):
            continue
        for start, sentence in passage.sentences():
            for match in PLAN.finditer(sentence):
                if _last(match["jahre"]) < first and _is_own(passage, sentence, match):
                    what = f"Im Text steht „{match[0]}“, {name}."
                    hint = "Ist es der Text eines früheren Papiers? Das Jahr prüfen."
                    yield Finding(passage.place(start + match.start()), what, hint)


def _own_budget(manuscript: Manuscript) -> tuple[int, str] | None:
    """The first year that the paper can be about, and how it is told."""
    paper = manuscript.paper
    if paper is None or paper.berichtet_ueber_antrag:
        return None
    haushalt = getattr(paper, "haushalt", None)
    if haushalt is not None:
        return haushalt.erstes, f"der Haushalt ist {haushalt.text}"
    return (paper.datum.year, f"das Papier ist von {paper.datum.year}") if paper.datum else None


def _is_own(passage: Passage, sentence: str, match: re.Match[str]) -> bool:
    if passage.is_literal(passage.text.index(sentence) + match.start()):
        return False
    if ANTICIPATED.search(sentence[: match.start()]):
        return True
    around = sentence[: match.start()] + sentence[match.end() :]
    if EARLIER.search(around):
        return False
    is_request = passage.section in REQUESTS or passage.where is Where.UEBERSCHRIFT or passage.section == "betreff"
    return is_request or bool(OWN.search(around))


def _last(jahre: str) -> int:
    """2025 of `2025`, `2024/2025` and `2024/25`."""
    first, *last = re.split(r"\D+", jahre)
    return int(f"{first[: 4 - len(last[0])]}{last[0]}") if last else int(first)


RULES = (Rule("jahr-haushalt", find_stale_budgets),)
