"""Rules on what must not get out with a public paper: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence

from antrag_gen.german.in_prose import BLANK, Tag, find_dates, may_have_years
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.cited.citations import find_citations
from antrag_gen.proofing.disclosure.private import ILLNESS, OF_DIAGNOSIS, OF_PRIVATE, find_private
from antrag_gen.proofing.disclosure.told_of import OF_TOLD, SOMEBODY, find_told
from antrag_gen.proofing.joined import has_one_of, shortest
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.rule import Finding, Rule

IBAN = compile_late(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[0-9A-Z]{4}){2,7}(?:[ \u00a0]?[0-9A-Z]{1,3})?\b")
# What is called so is meant as one, with whatever check digits; „IBAN DE00 XXXX“ is made unreadable already.
CALLED_IBAN = compile_late(r"\bIBAN\b[^.;\d]{0,40}$")
FEWEST_DIGITS = 12
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
PEOPLE = (
    r"(?:Eheleuten?|Ehepaar|Familie|Frau|Herrn?|Petent(?:in|en)?|An(?:wohner|lieger)(?:in)?|Bürger(?:in)?"
    r"|Beschwerdeführer(?:in)?|(?:Ver)?[Mm]ieter(?:in)?|Kläger(?:in)?|Antragsteller(?:in)?|(?:Be|Ein)wohner(?:in)?"
    r"|Leser(?:in)?|Nachbar(?:in|n)?|Zeug(?:in|en?)|Eigentümer(?:in)?|Besitzer(?:in)?|Einsender(?:in)?|Besucher(?:in)?"
    r"|Rentner(?:in)?|Witwer?|Schüler(?:in)?|Mutter|Vater|Unterzeichner(?:in)?|Hinweisgeber(?:in)?|Geschädigte[rn]?"
    r"|Betroffene[rn]?|Erb(?:in|en?)|Halter(?:in)?|Patient(?:in|en)?)"
)
PERSON = compile_late(rf"\b{PEOPLE}(?!\w|-)")
STREET = compile_late(
    r"\b[A-ZÄÖÜ][\w-]*(?:straße|str\.|weg|gasse|allee|platz|ring|ufer|steig|damm"
    r"|[- ](?:Straße|Str\.|Weg|Gasse|Allee|Platz|Ring))[ \u00a0]\d{1,3}(?:[ \u00a0]?[a-h])?\b"
)
# A person's address: behind the name, set off or with „aus der“ or „in der“, or behind a word that says so.
NAMED = r"(?:[ \u00a0](?:[A-ZÄÖÜ][\w.’'-]*|und|u\.|von|van|de|zu)){0,6}"
AT = r"(?:,? (?:aus|in|von) de[rm]| (?:am|aus|im))?"
OF_PERSON = compile_late(
    rf"\b{PEOPLE}(?!\w|-){NAMED}(?:,| \(|:)?{AT}(?:,| \()?(?:(?:^|[ (])(?:Anschrift|Adresse):?)?(?:[ \u00a0]|(?<=\())$"
)
MOST_BEFORE = 160
RANGE_BEHIND = compile_late(r" ?(?:bis|–|-|und|/) ?\d")
LIVES = compile_late(
    r"\b(?:wohnhaft|wohnte?|wohnend|(?:Wohn|Privat)(?:anschrift|adresse)|Wohnsitz|Wohnung (?:von|der|des)|zu Hause)\b"
    r"[^;]{0,60}$"
)
LIVES_BEHIND = compile_late(r"[ \u00a0](?:[\w.,]+ ){0,3}?(?:wohnhaft|wohnte?|wohnend|gemeldet|zu Hause|zuhause)\b")
ADDRESS_OF = compile_late(
    r"\b(?:Anschrift|Adresse|(?:[Ss]ein|[Ii]hr)(?:e[rnm]?)? (?:Haus|Wohnung|Grundstück|Garten|Zuhause|Hof|Anwesen))\b"
    r"[^;]{0,30}$"
)
# „Die Anschrift der Schule lautet …“, „hier wohnt niemand mehr“
OF_HOUSE = compile_late(
    r"\b(?:Anschrift|Adresse|Standort|Sitz|Eingang|Zugang|Gebäude|Haus|Räume|Grundstück) (?:(?:de[rs]|einer?s?"
    r"|unsere[rs]) )(?:\w+e[nrs]? )?"
    r"\w*(?:schule|gymnasiums?|kita|tagesstätte|kindergartens?|amt(?:e?s)?|bücherei|bibliothek|heim(?:e?s)?|verwaltung|zentrums?|museums?|hauses"
    r"|vereins?|halle|feuerwehr|wache|bürger(?:büros|amts)|klinik(?:ums)?|praxis|geschäftsstelle|stelle|firma|büros?|unterkunft|gemeinde)\b"
    r"[^;.]{0,30}$|\b(?:wohnt|wohnte|wohnen|wohnten) (?:(?:dort|hier|seit \d{4}|schon lange) )*(?:niemand|keiner"
    r"|kein Mensch)\b[^;]{0,60}$",
    re.IGNORECASE,
)
BORN = compile_late(
    rf"(?:\b[Gg]eb(?:oren|\.)|\bGeburts(?:datum|tag)\b|\*){BLANK}?:?{BLANK}*(?:(?:ist|war)\b{BLANK})?(?:am"
    rf"|der)?{BLANK}*$"
)
BORN_BEHIND = compile_late(
    rf"{BLANK}?(?:in{BLANK}[\w-]+{BLANK}(?:am{BLANK}[\w-]+{BLANK})?)?(?:geboren|(?:zur|auf die) Welt\b)"
)
BIRTHDAY_OF = compile_late(
    r"\bGeburts(?:datum|tag)\b[^;]{0,50}?(?:ist|lautet|war|am|der|den|:)?[ \u00a0](?:der |am )?$"
)
DIED = compile_late(r"\b(?:gestorben|verstorben\w*|starb|ermordet|gefallen|deportiert|getötet)\b|†")
NUMBERS = compile_late(
    r"\b(?P<was>Steuer-?(?:ID|nummer|-?Identifikationsnummer)|Pers(?:onal)?(?:nummer|-?Nr\.?|\.-Nr\.)|(?:(?:Sozial"
    r"|Renten|Kranken)?[Vv]ersicher\w*)nummer"
    r"|Bedarfsgemeinschaftsnummer|Führerscheinnummer|Matrikelnummer|Ausweisnummer|Passnummer|Bankverbindung|Kto(?:\."
    r"|nr\.?)|Kontonummer|BLZ|Aktenzeichen des Jobcenters)(?!\w):?"
    r"(?: (?:von|des|der|für|unsere[rs]|dieses) (?:[\w.-]+ ){0,4}?[\w.-]+)??[ \u00a0]?(?:\(?(?:lautet|ist|war|heißt|="
    r"|:) ?)?\(?(?P<nummer>[A-Z]?\d[\d /]{3,}\d)"
)
BORN_IN = compile_late(
    r"\b(?:Frau|Herrn?|Kläger(?:in)?|Petent(?:in)?|Antragsteller(?:in)?|Beschwerdeführer(?:in)?|Mieter(?:in)?|Bewerber(?:in)?)\b[^.;]{0,60}?"
    r"\b(?P<jahr>(?:(?:geboren|geb\.)[ \u00a0](?:im Jahr(?:e)? )?|Jahrgang |Geburtsjahr |\* ?)(?P<zahl>(?:19"
    r"|20)\d\d))\b"
)
BORN_YEAR = compile_late(
    r"(?P<jahr>\b(?:(?:19|20)\d\d)(?: in [A-ZÄÖÜ][\w-]+)?[ \u00a0](?:geboren|geborene[rnms]?(?= (?:Frau"
    r"|Herrn?)\b)|zur Welt gekommen)\b"
    r"|\bJahrgang (?:(?:19|20)\d\d)\b|\bGeburtsjahr\b[^;\d]{0,40}(?:(?:19|20)\d\d)\b)"
)
# The same of what else is looked for: telephones, streets, birthdays, numbers by which somebody is known.
LONG_NUMBER = compile_late(r"[+0][\d \u00a0/()–-]{7}")
OF_STREETS = ("traße", "tr.", "weg", "Weg", "asse", "llee", "latz", "ring", "Ring", "ufer", "steig", "damm")
OF_BIRTH = ("geb.", "Geb.", "eboren", "Geburt", "*", "Jahrgang", "Welt")
OF_PERSONS = (
    "Steuer",
    "Pers",
    "Bedarfsg",
    "Führersch",
    "Matrikel",
    "ersicher",
    "Ausweis",
    "Pass",
    "Bankv",
    "Kto",
    "Konto",
    "BLZ",
    "Aktenz",
)
OF_LIFE = shortest((*OF_PRIVATE, *OF_TOLD))
LONGEST_LIFE = 110
MEND = "Löschen oder unkenntlich machen; braucht es der Rat, gehört es in ein nicht öffentliches Papier."


def public_passages(manuscript: Manuscript, signs: Sequence[str]) -> Iterator[Passage]:
    """The passages that anyone will read and that have one of these signs."""
    return manuscript.with_one_of(signs if is_public(manuscript) else ())


def is_public(manuscript: Manuscript) -> bool:
    """Whether anyone will read it."""
    return manuscript.paper is not None and manuscript.paper.oeffentlich


def find_accounts(manuscript: Manuscript) -> Iterator[Finding]:
    """IBANs, by their check digits (ISO 13616) or because they are called so."""
    for passage in manuscript.with_figures if is_public(manuscript) else ():
        for match in IBAN.finditer(passage.text):
            if _is_account(match):
                what = f"Die Kontonummer „{match[0]}“ steht in einem öffentlichen Papier."
                yield Finding(passage.place(match.start()), what, MEND)


def _is_account(match: re.Match[str]) -> bool:
    sign = re.sub(r"\s", "", match[0])
    digits = "".join(LETTERS_AS_NUMBERS.get(letter, letter) for letter in sign[4:] + sign[:4])
    if int(digits) % 97 == 1:
        return True
    figures = [letter for letter in sign[4:] if letter.isdecimal()]
    is_readable = len(figures) >= FEWEST_DIGITS and len(set(figures)) > 1
    return is_readable and CALLED_IBAN.search(match.string, 0, match.start()) is not None


def find_ways_to_persons(manuscript: Manuscript) -> Iterator[Finding]:
    """Private addresses of mail and telephones."""
    for passage in public_passages(manuscript, ("@",)):
        for match in PRIVATE_MAIL.finditer(passage.text):
            yield Finding(passage.place(match.start()), f"„{match[0]}“ ist wohl eine private Adresse.", MEND)
    for passage in manuscript.with_figures if is_public(manuscript) else ():
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
    for passage in public_passages(manuscript, OF_STREETS):
        for start, sentence in passage.sentences():
            for street in STREET.finditer(sentence):
                if _is_home(sentence, street):
                    what = f"„{street[0]}“ ist wohl die Anschrift eines Menschen."
                    yield Finding(passage.place(start + street.start()), what, MEND)


def _is_home(sentence: str, street: re.Match[str]) -> bool:
    """Whether somebody lives there; where a person of the city's only speaks of a house, nobody does."""
    before = sentence[: street.start()]
    if RANGE_BEHIND.match(sentence, street.end()):
        return False
    if OF_HOUSE.search(before):
        return False
    if OF_PERSON.search(before[-MOST_BEFORE:]) or LIVES.search(before) or LIVES_BEHIND.match(sentence, street.end()):
        return True
    return bool(ADDRESS_OF.search(before) and PERSON.search(before))


def find_birthdays(manuscript: Manuscript) -> Iterator[Finding]:
    """When a person was born who can be alive."""
    latest = manuscript.paper.datum.year - LONGEST_LIFE if manuscript.paper and manuscript.paper.datum else 0
    for passage in public_passages(manuscript, OF_BIRTH):
        for start, sentence in passage.sentences() if not DIED.search(passage.text) else ():
            if not may_have_years(sentence):
                continue
            births = [day for day in find_dates(sentence) if _is_birth(sentence, day)]
            for day in births:
                if day.datum is None or day.datum.year >= latest:
                    what = f"Das Geburtsdatum „{day.text}“ steht in einem öffentlichen Papier."
                    yield Finding(passage.place(start + day.start), what, MEND)
            year = None if births else _year_of_birth(sentence)
            if year and int("".join(filter(str.isdigit, year["jahr"]))) >= latest:
                what = f"Das Geburtsjahr „{year['jahr']}“ steht in einem öffentlichen Papier."
                yield Finding(passage.place(start + year.start("jahr")), what, MEND)


def _is_birth(sentence: str, day: Tag) -> bool:
    """Whether it says that somebody was born on the day: before it or behind it."""
    before = sentence[: day.start]
    if BORN.search(before):
        return True
    is_somebody = SOMEBODY.search(sentence) is not None
    return is_somebody and bool(BORN_BEHIND.match(sentence, day.end) or BIRTHDAY_OF.search(before))


def _year_of_birth(sentence: str) -> re.Match[str] | None:
    """The year in which somebody was born whom it names."""
    return BORN_IN.search(sentence) or (BORN_YEAR.search(sentence) if SOMEBODY.search(sentence) else None)


def find_secret_papers(manuscript: Manuscript) -> Iterator[Finding]:
    """Papers of the project that are not public, each once."""
    if not is_public(manuscript):
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
    for passage in public_passages(manuscript, (*OF_PERSONS, *OF_DIAGNOSIS)):
        numbers = NUMBERS.finditer(passage.text) if has_one_of(passage.text, OF_PERSONS) else ()
        for match in (*numbers, *ILLNESS.finditer(passage.text)):
            what = f"„{match[0].strip()}“ gehört zu einem Menschen und steht in einem öffentlichen Papier."
            yield Finding(passage.place(match.start()), what, MEND)
    for passage in public_passages(manuscript, OF_LIFE):
        known = tuple(find_private(passage))
        for start, words in (*known, *find_told(passage, tuple(start for start, _ in known))):
            said = f"„{words}“ sagt etwas über die Gesundheit oder die Lage eines Menschen"
            what = f"{said} und steht in einem öffentlichen Papier."
            yield Finding(passage.place(start), what, MEND)


RULES = (
    Rule("oeffentlich-person", find_numbers_of_persons),
    Rule("oeffentlich-verweis", find_secret_papers),
    Rule("oeffentlich-konto", find_accounts),
    Rule("oeffentlich-kontakt", find_ways_to_persons),
    Rule("oeffentlich-anschrift", find_homes),
    Rule("oeffentlich-geburtstag", find_birthdays),
)
