"""The rule on sessions that are not public: a manuscript goes in, what was said or decided there comes out."""

import re
from collections.abc import Iterator

from antrag_gen.patterns import compile_late
from antrag_gen.proofing.disclosure.confidential import is_public
from antrag_gen.proofing.disclosure.secrets_told import find_secret, goes_on
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule

CLOSED = compile_late(
    r"\bnicht[ -]?öffentliche[rn]?\b[^.;]{0,40}\bSitzung|\bnicht[ -]?öffentlichen\s(?:Beratungs)?Teils?\b",
    re.IGNORECASE,
)
TOLD = compile_late(
    r"\b(?:sagten?|erklärten?|äußerten?|meinten?|berichteten?|stimmten?|kritisierten?|wies(?:en)? darauf hin)\b|[„»]"
    r"|\b(?:wurde|hat|haben)\b[^;]{0,200}\b(?:gesagt|berichtet|erklärt|mitgeteilt|geäußert|erwähnt|kritisiert"
    r"|beschlossen|zugestimmt|abgelehnt|entschieden),? "
    r"(?:(?:dass|ob|wie|zu|der|die|das|den|ein\w*|er|sie|es)\b|[A-ZÄÖÜ])"
)
PUBLISHED = compile_late(r"\b(?:bekannt ?(?:zu)?(?:ge)?(?:geben|gemacht|machen)|veröffentlicht)\b")
SECRET_VERB = compile_late(
    r"\bnicht[ -]?öffentlich (?:beraten|beschlossen|entschieden|erklärt|berichtet|mitgeteilt), (?:dass|ob|wie)\b"
)
# „In nichtöffentlicher Sitzung hat der Ausschuss das Angebot der Firma abgelehnt“: what, behind who.
DONE = (
    r"(?:abgelehnt|zugestimmt|beschlossen|genehmigt|gebilligt|bewilligt|vergeben|gewählt|verworfen|angenommen|beauftragt"
    r"|verkauft)(?!\w|,)"
)
WHAT = r"(?:das|die|de[mnr]|ein\w*|Frau|Herrn?) "
WHO = (
    r"(?:(?:hat|haben|hatte|hatten) (?:d(?:er|ie|as) )?(?:[A-ZÄÖÜ][\w-]+)(?: [A-ZÄÖÜ][\w-]+){0,2}"
    r"(?: (?:des|der) [A-ZÄÖÜ][\w-]+)?)"
)
DECIDED = compile_late(
    rf"[^;]{{0,40}}?\b(?:{WHO} |wurden? |ist |sind )(?:(?:am|einstimmig|mehrheitlich) [^;,]{{0,24}}?)?"
    rf"{WHAT}[^;,]{{1,120}}? {DONE}"
    rf"|[^;]{{0,30}}? (?:lehnten?|beschloss(?:en)?|genehmigten?|wählten?|beauftragten?|verwarf(?:en)?) {WHAT}"
)
# „Der Ausschuss hat in nichtöffentlicher Sitzung das Angebot abgelehnt“
DECIDED_BEHIND = compile_late(rf"(?: (?:vom|am) [^;,]{{1,24}}?)?,? {WHAT}[^;,]{{1,120}}? {DONE}")
# „Der Ausschuss lehnte in nichtöffentlicher Sitzung das Angebot ab“
DID = compile_late(r"\b(?:lehnten?|stimmten?|beschloss(?:en)?|genehmigten?|wählten?|verwarf(?:en)?)\b[^;,]{0,40}$")
WHAT_BEHIND = compile_late(rf"(?: (?:vom|am) [^;,]{{1,24}}?)?,? {WHAT}")
HAS = compile_late(r"\b(?:hat|haben|hatte|hatten|wurden?|ist|sind)\b[^;,]{0,40}$")
# „Wie in der nichtöffentlichen Sitzung dargelegt, steht die Firma vor der Insolvenz.“
AS_TOLD = compile_late(
    r"[^;,.]{0,60}? (?:dargelegt|erläutert|berichtet|erwähnt|besprochen|mitgeteilt|erklärt|beschlossen|ausgeführt"
    r"|gesagt|geschildert|vorgestellt|dargestellt|diskutiert)(?: (?:wurde|worden ist))?, \w"
)
AS = compile_late(r"\b(?:[Ww]ie|[Ss]o)\b[^;,]{0,30}$")
IN_PUBLIC = compile_late(r"(?<!nicht )(?<!nicht-)\böffentlich(?:e[rn]?)?\b")
FIRST = compile_late(r"\w+")
# In whatever case; letters that others stand for in some cases are none of these.
SIGNS_OF_CLOSED = ("ffentl", "verschlo", "gehe", "vertraul", "ö.", "nö")
OF_CLOSED = compile_late(
    r"nicht[ -]?öffentlich|Öffentlichkeit|verschlossenen|geheime|vertrauliche|\(?\bn\. ?ö\.|\bnö\b", re.I
)


def may_tell(text: str) -> bool:
    """Whether such a session is named at all."""
    return OF_CLOSED.search(text) is not None


def find_closed_sessions(manuscript: Manuscript) -> Iterator[Finding]:
    """What was said in a session that was not public."""
    for passage in manuscript.with_one_folded(SIGNS_OF_CLOSED) if is_public(manuscript) else ():
        before = ""
        for start, sentence in passage.sentences() if may_tell(passage.text) else ():
            found = CLOSED.search(sentence)
            if found and not (TOLD.search(sentence, found.end()) or _is_decided(sentence, found)):
                found = None
            found = found or SECRET_VERB.search(sentence) or find_secret(sentence)
            if found is None and goes_on(before, sentence):
                found = FIRST.match(sentence)
            before = sentence
            if found and not PUBLISHED.search(sentence):
                what = "Was in einer nicht öffentlichen Sitzung gesagt wurde, steht in einem öffentlichen Papier."
                yield Finding(passage.place(start + found.start()), what, "Löschen, wenn es nicht bekannt gegeben ist.")


def _is_decided(sentence: str, session: re.Match[str]) -> bool:
    """Whether it says what was decided there, or what was said, and not that the decision was made in public."""
    before, end = sentence[: session.start()], session.end()
    if AS.search(before) and AS_TOLD.match(sentence, end):
        return True
    if IN_PUBLIC.search(sentence, end):
        return False
    if DID.search(before) and WHAT_BEHIND.match(sentence, end):
        return True
    behind = DECIDED_BEHIND.match(sentence, end) if HAS.search(before) else None
    return behind is not None or DECIDED.match(sentence, end) is not None


RULES = (Rule("oeffentlich-sitzung", find_closed_sessions),)
