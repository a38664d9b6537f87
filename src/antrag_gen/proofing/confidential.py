"""Rules on what must not get out with a public paper: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator

from antrag_gen.german.in_prose import BLANK, find_dates
from antrag_gen.proofing.cited import find_citations
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.rule import Finding, Rule

IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[0-9A-Z]{4}){2,7}(?:[ \u00a0]?[0-9A-Z]{1,3})?\b")
LETTERS_AS_NUMBERS = {chr(letter): str(letter - 55) for letter in range(ord("A"), ord("Z") + 1)}
PRIVATE_MAIL = re.compile(
    r"[\w.+-]+@(?:gmx|web|gmail|googlemail|t-online|yahoo|outlook|hotmail|live|icloud|me|freenet|aol|arcor|posteo|mailbox"
    r"|protonmail|proton|tutanota|1und1|online|kabelmail|vodafone|unitybox)\.(?:[a-z]{2,3}\.)?[a-z]{2,4}\b",
    re.IGNORECASE,
)
MOBILE = re.compile(
    r"(?<![\d/.,])(?:(?:\+|00)49[ \u00a0]?(?:\(0\))?[ \u00a0]?|0)1[567]\d[ \u00a0/–-]?\d(?:[ \u00a0/–-]?\d){6,9}(?!\d)"
)
PRIVATE_PHONE = re.compile(
    r"\b(?:privat(?:e[rsn]?)?|zu Hause|daheim)\b[^.;]{0,40}?(?P<nummer>(?:\+49|0)[\d \u00a0/()–-]{6,}\d)", re.IGNORECASE
)
SERVICE = re.compile(
    r"\b(?:[Dd]ienst\w*|[Aa]mtlich\w*|Bereitschaft\w*|Notruf|Hotline|Stadtwerke|Bürger(?:telefon|büro)|Leitstelle)\b"
)
PERSON = re.compile(
    r"\b(?:wohnhaft|wohnt|wohnend|gemeldet|Wohnanschrift|Privat(?:anschrift|adresse)|Wohnsitz|Eheleuten?|Familie|Frau|Herrn?)\b"
)
STREET = re.compile(
    r"\b[A-ZÄÖÜ][\w-]*(?:straße|str\.|weg|gasse|allee|platz|ring|ufer|steig|damm"
    r"|[- ](?:Straße|Str\.|Weg|Gasse|Allee|Platz|Ring))[ \u00a0]\d{1,3}[ \u00a0]?[a-h]?\b"
)
BORN = re.compile(
    rf"(?:\bgeb(?:oren|\.)|\bGeburts(?:datum|tag)\b|\*){BLANK}?:?{BLANK}*(?:(?:ist|war)\b{BLANK})?(?:am|der)?{BLANK}*$"
)
DIED = re.compile(r"\b(?:gestorben|verstorben\w*|starb|ermordet|gefallen|deportiert|getötet)\b|†")
LONGEST_LIFE = 110
MEND = "Löschen oder unkenntlich machen; braucht es der Rat, gehört es in ein nicht öffentliches Papier."


def _public(manuscript: Manuscript) -> tuple[Passage, ...]:
    """What anyone will read."""
    is_public = manuscript.paper is not None and manuscript.paper.oeffentlich
    return manuscript.passages if is_public else ()


def find_accounts(manuscript: Manuscript) -> Iterator[Finding]:
    """IBANs, by their check digits (ISO 13616)."""
    for passage in _public(manuscript):
        for match in IBAN.finditer(passage.text):
            sign = re.sub(r"\s", "", match[0])
            digits = "".join(LETTERS_AS_NUMBERS.get(letter, letter) for letter in sign[4:] + sign[:4])
            if int(digits) % 97 == 1:
                what = f"Die Kontonummer „{match[0]}“ steht in einem öffentlichen Papier."
                yield Finding(passage.place(match.start()), what, MEND)


def find_ways_to_persons(manuscript: Manuscript) -> Iterator[Finding]:
    """Private addresses of mail and telephones."""
    for passage in _public(manuscript):
        for match in PRIVATE_MAIL.finditer(passage.text):
            yield Finding(passage.place(match.start()), f"„{match[0]}“ ist wohl eine private Adresse.", MEND)
        phones = [
            *((match.start(), match[0]) for match in MOBILE.finditer(passage.text)),
            *((match.start("nummer"), match["nummer"]) for match in PRIVATE_PHONE.finditer(passage.text)),
        ]
        for start, number in sorted(set(phones)):
            if not SERVICE.search(passage.text):
                what = f"„{number}“ ist wohl die Telefonnummer eines Menschen, nicht eines Amts."
                yield Finding(passage.place(start), what, MEND)


def find_homes(manuscript: Manuscript) -> Iterator[Finding]:
    """Where a person lives, in one sentence with the person."""
    for passage in _public(manuscript):
        for start, sentence in passage.sentences():
            person, street = PERSON.search(sentence), STREET.search(sentence)
            if person and street and person.start() < street.start():
                what = f"„{street[0]}“ ist wohl die Anschrift eines Menschen."
                yield Finding(passage.place(start + street.start()), what, MEND)


def find_birthdays(manuscript: Manuscript) -> Iterator[Finding]:
    """When a person was born who can be alive."""
    datum = manuscript.paper.datum if manuscript.paper else None
    for passage in _public(manuscript):
        for start, sentence in passage.sentences():
            for day in find_dates(sentence):
                old = day.datum and datum and datum.year - day.datum.year > LONGEST_LIFE
                if BORN.search(sentence[: day.start]) and not old and not DIED.search(passage.text):
                    what = f"Das Geburtsdatum „{day.text}“ steht in einem öffentlichen Papier."
                    yield Finding(passage.place(start + day.start), what, MEND)


def find_secret_papers(manuscript: Manuscript) -> Iterator[Finding]:
    """Papers of the project that are not public, each once."""
    if manuscript.paper is None or not manuscript.paper.oeffentlich:
        return
    told = set()
    for citation in find_citations(manuscript):
        if not citation.entry.oeffentlich and citation.entry.path not in told:
            told.add(citation.entry.path)
            what = f"{citation.name} ist nicht öffentlich ({citation.entry.path}), dieses Papier schon."
            hint = "Nicht nennen und nichts daraus zitieren; ist es öffentlich, dort „oeffentlich: ja“ ergänzen."
            yield Finding(citation.place, what, hint)


RULES = (
    Rule("oeffentlich-verweis", find_secret_papers),
    Rule("oeffentlich-konto", find_accounts),
    Rule("oeffentlich-kontakt", find_ways_to_persons),
    Rule("oeffentlich-anschrift", find_homes),
    Rule("oeffentlich-geburtstag", find_birthdays),
)
