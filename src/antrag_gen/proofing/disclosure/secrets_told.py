"""What a sentence tells from a session that was not public: words come in, where it names the session goes out."""

import re

from antrag_gen.patterns import compile_late

SESSION = (
    r"(?:\w*[Ss]itzung\w*|\w*[Tt]eils?\b|\w*[Bb]eratung(?:en)?\b|Runde\b|Vorlagen?\b|Protokolls?\b|Niederschrift\b"
    r"|Unterlagen?\b"
    r"|Gesprächs?\b|Klausur\w*|Tagesordnung\b)"
)
CLOSED = compile_late(
    rf"\bnicht[ -]?öffentlich(?:e[rnms]?)?(?: [^\s.;,]+){{0,3}}? {SESSION}|\((?:nicht[ -]?öffentlich|nö|n\. ?ö\.)\)"
    r"|\b(?:hat|haben|hatten?|wurden?|[Ww]ie)\b[^.;,]{0,80}?\bnicht[ -]?öffentlich(?= [a-zäöüß]+(?:t|en)\b)"
    r"|^nicht[ -]?öffentlich (?:hat|haben|wurden?|teilte|nannte|erklärte)\b"
    rf"|\b(?:nö\.?|n\. ?ö\.) {SESSION}|\b(?:geheime[rn]?|vertrauliche[rn]?) [Ss]itzung"
    rf"|\bunter Ausschluss der Öffentlichkeit"
    r"|\bhinter verschlossenen Türen",
    re.IGNORECASE,
)
SAID = (
    *("geäußert", "beziffert", "genannt", "gesagt", "mitgeteilt", "dargelegt", "erklärt", "kritisiert", "eingeräumt"),
    *(
        "gefordert",
        "verlangt",
        "gewarnt",
        "bezweifelt",
        "angedeutet",
        "erwähnt",
        "offengelegt",
        "zugesagt",
        "bemängelt",
    ),
    *("gerügt", "vorgeworfen", "geschildert", "bestätigt", "angegeben", "abgelehnt", "entschieden", "beschlossen"),
    *("gekauft", "verkauft", "vergeben", "gewählt", "ausgesprochen", "vereinbart", "ausgehandelt", "erläutert"),
    *("berichtet", "begründet", "zugesichert", "verglichen", "festgelegt", "zugestimmt", "hingewiesen", "angeboten"),
)
PAST = compile_late(
    rf"\b(?:hat|haben|hatten?|wurden?|worden|war(?:en)?)\b.*\b(?:{'|'.join(SAID)})(?!\w)"
    rf"|\b[Ww]ie\b.*\b(?:{'|'.join(SAID)})(?!\w)"
    r"|\b(?:nannte|äußerte|sagte|bezifferte|teilte|erklärte|kritisierte|forderte|verlangte|warnte|räumte|sprach|gab"
    r"|legte"
    r"|berichtete|bot|lehnte|stimmte|beschloss|entschied|verkaufte|wählte|einigte|bezweifelte|schilderte|betonte"
    r"|drohte)n?\b"
    rf"|\b(?:{'|'.join((*SAID, 'vorgestellt', 'vorgelegt', 'besprochen', 'erhoben'))})e[nrms]?\b"
    r"|\b(?:ist|war|wurde) bekannt,|\b(?:wissen|erfuhr|erfuhren|weiß)\b",
    re.IGNORECASE,
)
# What is worth keeping: sums, firms and persons, terms of a contract, or words that are told.
SUBSTANCE = compile_late(
    r"\d ?(?:Euro|€|EUR|TEUR|Mio\.|Millionen|Prozent|%)|\b(?:Firm(?:a|en)|GmbH|KG|AG|Frau|Herrn?|\w*[Pp]reise?s?"
    r"|\w*[Aa]ngebote?s?"
    r"|Verluste?|Käufer\w*|Verkäufer\w*|Eigentümer\w*|Investor\w*|Bieter\w*|Bedenken|Fehler|Insolvenz|Kündigung"
    r"|Nachlass"
    r"|Miete|Pacht|Gehalt|Honorar|Abfindung)\b|[,:] (?:dass|ob|wie|„|»)|, [^.]*\b(?:sei|seien|werde|habe|hätten?"
    r"|könne|wolle|zu \w+en)\b"
)
ACCORDING = compile_late(
    rf"\b(?:[Ll]aut|[Nn]ach|[Gg]emäß|[Aa]usweislich)(?: de[rsnm])? nicht[ -]?öffentliche[rnms]? {SESSION}"
)
# Who judges tells what was said, whatever it was: „hat Stadtrat Aust die Kosten als überhöht bezeichnet“.
JUDGES = (
    r"(?:bezeichnet|kritisiert|gerügt|gelobt|beanstandet|bemängelt|moniert|beklagt|verurteilt|angezweifelt|bezweifelt"
    r"|hinterfragt|bedauert|verteidigt|angeprangert|eingestuft|bestritten|befürwortet|missbilligt|angegriffen"
    r"|widersprochen|zurückgewiesen|eingewandt|eingewendet|vorgehalten)"
)
JUDGED = (
    r"(?:bezeichnete|kritisierte|rügte|lobte|beanstandete|bemängelte|monierte|beklagte|verurteilte|bezweifelte"
    r"|hinterfragte|bedauerte|verteidigte|missbilligte|befürwortete|widersprach|bestritt)(?:e?n)?"
)
# A comma of a day is in the clause: „am Mittwoch, 26. November, hat“.
SAME_CLAUSE = (
    r"(?:[^,;:]|,(?=\s(?:de[mn]\s)?\d)|(?:(?<=\d)|(?<=ber)|(?<=uar)|(?<=März)|(?<=April)|(?<=Mai)|(?<=Juni)|(?<=Juli)"
    r"|(?<=August)),)*?"
)
HAVE = r"\b(?:hat|haben|hatten?|wurden?)\b"
JUDGED_THERE = compile_late(rf"^{SAME_CLAUSE}\b(?:{JUDGES}(?!\w)|{JUDGED}\b)")
JUDGED_BEFORE = compile_late(rf"\b{JUDGED}\b[^,;:]*$")
HAVE_BEFORE = compile_late(rf"{HAVE}[^,;:]*$")
HAVE_THERE = compile_late(HAVE)
# Not „hat die nichtöffentliche Sitzung kritisiert“
# „hat kritisiert, dass in nichtöffentlicher Sitzung beraten wurde“: said elsewhere, and of the session.
OF_SECRECY = compile_late(
    r"\b(?:kritisier|bemängel|beanstand|rüg|gerüg|bedauer|monier|beklag)\w*, (?:dass|weil)\b[^;]*$", re.IGNORECASE
)
PRETERITE = compile_late(rf"\b{JUDGED}$")
WITHIN = compile_late(
    r"\b(?:in|im|während|bei|aus)\s(?:de[rms]\s|einer\s|ihrer\s|seiner\s)?(?:[a-zäöüß]+e[nr]\s)?$",
    re.IGNORECASE,
)
IS_PLACE = compile_late(r"(?:unter|hinter)\b", re.IGNORECASE)
THERE = compile_late(r"(?:Dabei|Dort|Darin|Hierbei|Da|Damals)\b")
IN_PUBLIC = compile_late(r"(?<!nicht )(?<!nicht-)\böffentlich(?:e[rn]?)?\b")


def find_secret(sentence: str) -> re.Match[str] | None:
    """Where it names the session from which it tells something."""
    found = CLOSED.search(sentence)
    if found is None or IN_PUBLIC.search(sentence):
        return None
    if OF_SECRECY.search(sentence[: found.start()]):
        return None
    if _is_judged(sentence, found):
        return found
    if not SUBSTANCE.search(sentence):
        return None
    return found if PAST.search(sentence) or ACCORDING.search(sentence) else None


def _is_judged(sentence: str, session: re.Match[str]) -> bool:
    """Whether it says that something was praised, blamed or denied in the session."""
    before, behind = sentence[: session.start()], sentence[session.end() :]
    if not (WITHIN.search(before) or IS_PLACE.match(session[0])):
        return False
    if JUDGED_BEFORE.search(before):
        return True
    judged = JUDGED_THERE.match(behind)
    if judged is None:
        return False
    is_perfect = judged[0].endswith(("t", "n")) and not PRETERITE.search(judged[0])
    return not is_perfect or bool(HAVE_BEFORE.search(before) or HAVE_THERE.search(judged[0]))


def goes_on(before: str, sentence: str) -> bool:
    """Whether it tells what was said in the session that the sentence before names."""
    if not THERE.match(sentence) or not CLOSED.search(before) or IN_PUBLIC.search(before + sentence):
        return False
    return PAST.search(sentence) is not None and SUBSTANCE.search(sentence) is not None
