"""Rules on what must not get out with a public paper: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence

from antrag_gen.german.in_prose import BLANK, find_dates
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.cited import find_citations
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.rule import Finding, Rule

IBAN = compile_late(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[0-9A-Z]{4}){2,7}(?:[ \u00a0]?[0-9A-Z]{1,3})?\b")
LETTERS_AS_NUMBERS = {chr(letter): str(letter - 55) for letter in range(ord("A"), ord("Z") + 1)}
PRIVATE_MAIL = compile_late(
    r"[\w.+-]+@(?:gmx|web|gmail|googlemail|t-online|yahoo|outlook|hotmail|live|icloud|me|freenet|aol|arcor|posteo|mailbox"
    r"|protonmail|proton|tutanota|1und1|online|kabelmail|vodafone|unitybox)\.(?:[a-z]{2,3}\.)?[a-z]{2,}\b",
    re.IGNORECASE,
)
MOBILE = compile_late(
    r"(?<![\d/.,])(?:(?:\+|00)49[ \u00a0]?(?:\(0\))?[ \u00a0]?|0)1[567]\d[ \u00a0/–-]?\d(?:[ \u00a0/–-]?\d){6,9}(?!\d)"
)
PRIVATE_PHONE = compile_late(
    r"\b(?:privat(?:e[rsn]?)?|zu Hause|daheim)\b[^.;]{0,40}?(?P<nummer>(?:\+49|0)[\d \u00a0/()–-]{6,}\d)", re.IGNORECASE
)
SERVICE = compile_late(
    r"\b(?:[Dd]ienst\w*|[Aa]mtlich\w*|Bereitschaft\w*|Notruf|Hotline|Stadtwerke|Bürger(?:telefon|büro)|Leitstelle)\b"
)
PERSON = compile_late(
    r"\b(?:wohnhaft|wohnt|wohnend|gemeldet|Wohnanschrift|Privat(?:anschrift|adresse)|Wohnsitz|Eheleuten?|Familie|Frau|Herrn?"
    r"|Petent(?:in|en)?|Anwohner(?:in)?|Bürger(?:in)?|Beschwerdeführer(?:in)?|Mieter(?:in)?|Kläger(?:in)?|Antragsteller(?:in)?)\b"
)
STREET = compile_late(
    r"\b[A-ZÄÖÜ][\w-]*(?:straße|str\.|weg|gasse|allee|platz|ring|ufer|steig|damm"
    r"|[- ](?:Straße|Str\.|Weg|Gasse|Allee|Platz|Ring))[ \u00a0]\d{1,3}(?:[ \u00a0]?[a-h])?\b"
)
BORN = compile_late(
    rf"(?:\bgeb(?:oren|\.)|\bGeburts(?:datum|tag)\b|\*){BLANK}?:?{BLANK}*(?:(?:ist|war)\b{BLANK})?(?:am|der)?{BLANK}*$"
)
DIED = compile_late(r"\b(?:gestorben|verstorben\w*|starb|ermordet|gefallen|deportiert|getötet)\b|†")
NUMBERS = compile_late(
    r"\b(?P<was>Steuer-?(?:ID|nummer|-?Identifikationsnummer)|Personal(?:nummer|-Nr\.)|(?:Sozial|Renten|Kranken)versicher\w*nummer"
    r"|Ausweisnummer|Passnummer|Bankverbindung|Kto(?:\.|nr\.?)|Kontonummer|BLZ|Aktenzeichen des Jobcenters)\b:?"
    r"[ \u00a0]?(?:lautet |ist )?(?P<nummer>[A-Z]?\d[\d /]{3,}\d)"
)
ILLNESS = compile_late(
    r"\b(?:Diagnose|ICD(?:-10)?|Grad der Behinderung|GdB)\b:?[ \u00a0](?:[A-Z]\d\d(?:\.\d+)?|\d{2,3}\b)"
)
DISEASE = (
    r"(?:Depression(?:en)?|Burn-?out|Psychosen?|Schizophrenie|Diabetes|Krebs|(?:Brust|Darm|Lungen|Haut|Prostata)krebs|Tumor\w*"
    r"|Leukämie|Epilepsie|Parkinson|Demenz|Alzheimer|Multiple[rn]? Sklerose|HIV|Aids|Hepatitis"
    r"|Schlaganfall\w*|Herzinfarkt\w*|Angststörung\w*"
    r"|Alkohol(?:sucht|abhängigkeit|krankheit)|Suchterkrankung|Asthma|Rheuma|Bandscheibenvorfall\w*|ADHS|Autismus|Trauma|PTBS)"
)
# One person, not those of whom a paper speaks in general.
SOMEBODY = (
    r"(?:(?:Frau|Herrn?|Stadtr(?:at|ätin)|Dr\.)[ \u00a0][A-ZÄÖÜ][\w.-]*(?:[ \u00a0][A-ZÄÖÜ][\w-]+)?|[Ee]r|[Ss]ie"
    r"|[Dd](?:er|ie) (?:Kläger|Petent|Antragsteller"
    r"|Beschwerdeführer|Mitarbeiter|Amtsleiter|Referent|Bewerber|Mieter|Beamt|Beigeordnete)\w*)"
)
SUFFERS = compile_late(
    rf"\b{SOMEBODY}[ \u00a0](?:[\w-]+ ){{0,2}}?(?:leidet|litt)\b"
    rf"(?: [\w-]+){{0,3}}? (?:an|unter) (?:[\w-]+ ){{0,3}}?{DISEASE}\b"
    rf"|\b{SOMEBODY}[ \u00a0](?:ist|war)\b(?: [\w-]+){{0,3}}? an (?:[\w-]+ ){{0,2}}?{DISEASE} erkrankt\b"
    rf"|\b{SOMEBODY}[ \u00a0](?:hat|hatte)\b(?: [\w-]+){{0,2}}? {DISEASE}\b(?!-)"
)
# „ihre“ can be that of many; „die Stadt und ihre Demenz-Strategie“ is none at all
OF_ONE = compile_late(rf"\b(?:[Ss]eine[rsnm]?|[Ii]hre[rsnm]?) (?:[a-zäöüß]+e[rnsm]? ){{0,2}}{DISEASE}\b(?!-)")
ONE_PERSON = compile_late(
    r"\b(?:Frau|Herrn?|Amtsleiter(?:in)?|krankgeschrieben|dienstunfähig|beurlaubt|ist|war|hat|kann)\b(?!.*\b(?:Erkrankte\w*|Betroffene\w*|Menschen)\b)"
)
DEGREE = compile_late(
    r"\b(?:(?P<seine>[Ss]ein|[Ii]hr)e?[rsnm]?\b|Frau|Herrn?|Kläger(?:in)?)[^.;]{0,80}"
    r"\b(?P<grad>(?:Grad der Behinderung|GdB)\b[^.;\d]{0,20}\d{2,3})\b"
)
BORN_IN = compile_late(
    r"\b(?:Frau|Herrn?|Kläger(?:in)?|Petent(?:in)?|Antragsteller(?:in)?|Beschwerdeführer(?:in)?|Mieter(?:in)?|Bewerber(?:in)?)\b[^.;]{0,60}?"
    r"\b(?P<jahr>(?:geboren|geb\.)[ \u00a0](?:im Jahr(?:e)? )?(?P<zahl>(?:19|20)\d\d))\b"
)
CLOSED = compile_late(r"\bnicht[ -]?öffentliche[rn]?\b[^.;]{0,40}\bSitzung", re.IGNORECASE)
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
# One of these stands in every text that names an illness.
OF_ILLNESS = (
    *(
        "Depress",
        "Burn",
        "Psychos",
        "Schizo",
        "Diabet",
        "rebs",
        "Tumor",
        "Leuk",
        "Epilep",
        "Parkinson",
        "Demenz",
        "Alzheimer",
    ),
    *(
        "Sklerose",
        "HIV",
        "Aids",
        "Hepatitis",
        "Schlaganf",
        "Herzinf",
        "Angstst",
        "Alkohol",
        "Suchterk",
        "Asthma",
        "Rheuma",
    ),
    *("Bandscheib", "ADHS", "Autis", "Trauma", "PTBS", "Behinderung", "GdB", "Diagnose", "ICD"),
)
# The same of what else is looked for: telephones, streets, birthdays, numbers by which somebody is known.
LONG_NUMBER = compile_late(r"[+0][\d \u00a0/()–-]{7}")
OF_STREETS = ("traße", "tr.", "weg", "Weg", "asse", "llee", "latz", "ring", "Ring", "ufer", "steig", "damm")
OF_BIRTH = ("geb", "Geburt", "*")
OF_PERSONS = ("Steuer", "Personal", "versicher", "Ausweis", "Pass", "Bankv", "Kto", "Konto", "BLZ", "Aktenz")
OF_CLOSED = "ffentlich"
LONGEST_LIFE = 110
MEND = "Löschen oder unkenntlich machen; braucht es der Rat, gehört es in ein nicht öffentliches Papier."


def _public(manuscript: Manuscript, signs: Sequence[str] = ("",)) -> Iterator[Passage]:
    """What anyone will read, of it the passages that have one of these signs."""
    is_public = manuscript.paper is not None and manuscript.paper.oeffentlich
    return manuscript.with_one_of(signs if is_public else ())


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
    for passage in _public(manuscript, ("@",)):
        for match in PRIVATE_MAIL.finditer(passage.text):
            yield Finding(passage.place(match.start()), f"„{match[0]}“ ist wohl eine private Adresse.", MEND)
    for passage in _public(manuscript):
        if not LONG_NUMBER.search(passage.text):
            continue
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
    for passage in _public(manuscript, OF_STREETS):
        for start, sentence in passage.sentences():
            street = STREET.search(sentence)
            person = PERSON.search(sentence) if street else None
            if person and street and person.start() < street.start():
                what = f"„{street[0]}“ ist wohl die Anschrift eines Menschen."
                yield Finding(passage.place(start + street.start()), what, MEND)


def find_birthdays(manuscript: Manuscript) -> Iterator[Finding]:
    """When a person was born who can be alive."""
    datum = manuscript.paper.datum if manuscript.paper else None
    for passage in _public(manuscript, OF_BIRTH):
        for start, sentence in passage.sentences():
            for day in find_dates(sentence):
                old = day.datum and datum and datum.year - day.datum.year > LONGEST_LIFE
                if BORN.search(sentence[: day.start]) and not old and not DIED.search(passage.text):
                    what = f"Das Geburtsdatum „{day.text}“ steht in einem öffentlichen Papier."
                    yield Finding(passage.place(start + day.start), what, MEND)
            year = BORN_IN.search(sentence)
            if year and not (datum and datum.year - int(year["zahl"]) > LONGEST_LIFE) and not DIED.search(passage.text):
                what = f"Das Geburtsjahr „{year['jahr']}“ steht in einem öffentlichen Papier."
                yield Finding(passage.place(start + year.start("jahr")), what, MEND)


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


def find_numbers_of_persons(manuscript: Manuscript) -> Iterator[Finding]:
    """Numbers by which offices know a person, and what is known of a person's health."""
    for passage in _public(manuscript, (*OF_PERSONS, *OF_ILLNESS)):
        for match in (*NUMBERS.finditer(passage.text), *ILLNESS.finditer(passage.text)):
            what = f"„{match[0].strip()}“ gehört zu einem Menschen und steht in einem öffentlichen Papier."
            yield Finding(passage.place(match.start()), what, MEND)
        if any(sign in passage.text for sign in OF_ILLNESS):
            yield from _find_illness(passage)


def _find_illness(passage: Passage) -> Iterator[Finding]:
    """What one person has, in one sentence with the person."""
    for start, sentence in passage.sentences():
        found = SUFFERS.search(sentence)
        if found is None and (own := OF_ONE.search(sentence)) and ONE_PERSON.search(sentence):
            found = own
        degree = DEGREE.search(sentence)
        if found:
            yield _tell_illness(passage, start + found.start(), found[0])
        elif degree and not ILLNESS.search(sentence):
            yield _tell_illness(passage, start + degree.start("grad"), degree["grad"])


def _tell_illness(passage: Passage, start: int, words: str) -> Finding:
    what = f"„{words}“ sagt etwas über die Gesundheit eines Menschen und steht in einem öffentlichen Papier."
    return Finding(passage.place(start), what, MEND)


def find_closed_sessions(manuscript: Manuscript) -> Iterator[Finding]:
    """What was said in a session that was not public."""
    for passage in _public(manuscript):
        for start, sentence in passage.sentences() if OF_CLOSED in passage.text.casefold() else ():
            found = CLOSED.search(sentence)
            if found and not TOLD.search(sentence, found.end()):
                found = None
            found = found or SECRET_VERB.search(sentence)
            if found and not PUBLISHED.search(sentence):
                what = "Was in einer nicht öffentlichen Sitzung gesagt wurde, steht in einem öffentlichen Papier."
                yield Finding(passage.place(start + found.start()), what, "Löschen, wenn es nicht bekannt gegeben ist.")


RULES = (
    Rule("oeffentlich-person", find_numbers_of_persons),
    Rule("oeffentlich-sitzung", find_closed_sessions),
    Rule("oeffentlich-verweis", find_secret_papers),
    Rule("oeffentlich-konto", find_accounts),
    Rule("oeffentlich-kontakt", find_ways_to_persons),
    Rule("oeffentlich-anschrift", find_homes),
    Rule("oeffentlich-geburtstag", find_birthdays),
)
