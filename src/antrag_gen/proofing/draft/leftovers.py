"""Rules on what was to be filled in later and was forgotten: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence

from antrag_gen.german.luecken import NAMED, THINGS
from antrag_gen.library.load import BLANK as BLANK_IN_FILE
from antrag_gen.library.load import OMITTED
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.gaps import Spot, find_gaps
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where, leaves
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.readers.source import Source

FILL_IN = "Durch den richtigen Text ersetzen."
ADD_NUMBER = "Die Zahl ergänzen; „--korrigieren“ ändert hier nichts."
ANNOUNCED = (
    r"Texte?|Begründung|Tabellen?|Angaben?|Zahlen|Beträge?|Betrag|Datum|Anlagen?|Wortlaut|Näheres|Weiteres|Ausführungen"
    r"|Erläuterung(?:en)?|Nummer|Name|Beschreibung|Entwurf|Grafik|Bild|Antwort(?:en)?|Absatz|Absätze|Abschnitt|Zuarbeit"
    r"|Stellungnahme|Passus|Formulierung|Ergebnis(?:se)?|Fazit"
)
FOLLOWS = compile_late(
    rf"(?:^|[(:–]\s*)(?:(?:(?:der|die|das|weiterer|genauer|ausführlicher) )?(?:{ANNOUNCED})\s+)?"
    r"(?:wird |werden )?(?:noch |später )?(?:folg(?:en|t)|(?:nach)?gereicht|ergänzt|eingefügt|geliefert|nachgetragen)"
    r"(?:\s+(?:noch|später|nach|in Kürze))?(?=\s*[.…!)]*$)"
    # „Absatz zu den Kosten wird noch ergänzt“, „Zuarbeit des Amts liegt noch nicht vor“
    rf"|(?:^|[(:–]\s*)(?:(?:der|die|das) )?(?:{ANNOUNCED})\b(?:\s+[\w.-]+){{0,5}}\s+(?:(?:wird|werden) noch (?:nach)?"
    r"(?:gereicht|ergänzt|eingefügt|geliefert|getragen)|(?:liegt|fehlt|fehlen|steht) noch (?:nicht vor|aus)?)"
    r"(?:, (?:wird|werden) (?:noch )?(?:ergänzt|nachgereicht))?(?=\s*[.…!)]*$)"
    r"|^(?:noch )?(?:offen|in Arbeit|in Klärung|zu klären)(?=\s*[.…!)]*$)",
    re.IGNORECASE,
)
# The last words of such a text, in lower case, before the marks that may end it: seen faster than the pattern is tried.
LAST_WORDS = (
    *("folgt", "folgen", "gereicht", "ergänzt", "eingefügt", "geliefert", "getragen", "noch", "später", "nach"),
    *("in kürze", "vor", "aus", "offen", "in arbeit", "in klärung", "zu klären"),
)
ENDS = ".…!)"
# „Text folgt von Amt 65“, „Zahlen von Frau Sander kommen noch“: as all that is said, from whom is told.
OFFICE = (
    r"(?:dem |der )?(?:(?:Amt|Referat|Fachbereich|Abteilung|Dezernat|Frau|Herrn?) [\w.-]+|\d{1,3}|[A-ZÄÖÜ]\w*amt"
    r"|Kämmerei)"
)
FROM = rf"(?:von|vom|durch) {OFFICE}"
FOLLOWS_FROM = compile_late(
    rf"^(?:(?:der|die|das) )?(?:{ANNOUNCED}) (?:(?:folgt|folgen|kommt|kommen)(?: noch)? {FROM}"
    rf"|{FROM} (?:(?:folgt|folgen|fehlt|fehlen|kommt|kommen)(?: noch)?|steht noch aus|liegt noch nicht vor))"
    r"(?=\s*[.…!)]*$)",
    re.IGNORECASE,
)
# „die Hausmeister (Name der Firma folgt) gießen“
FOLLOWS_IN_BRACKETS = compile_late(
    rf"(?<=\()(?:[Dd](?:er|ie|as) )?(?:{ANNOUNCED}|{NAMED})(?: (?:der|des|von|vom|zu[mr]?|für)(?: [\w-]+){{1,3}}?)? "
    r"(?:folg(?:t|en)(?: noch)?(?: (?:von|vom|durch) (?:der |dem )?(?:Kolleg\w+|Frau|Herrn|Amt|Referat)"
    r"(?: [\w.-]+){0,2}?)?|komm(?:t|en) noch"
    r"|(?:wird|werden) (?:noch )?(?:nachgereicht|ergänzt|nachgetragen|eingefügt)"
    r"|(?:fehlt|fehlen) noch|(?:steht|stehen) noch aus|(?:ist|sind) noch offen)(?=[.!]?\))"
)
SIGNS_OF_ANNOUNCED = (
    "folg",
    "nachge",
    "komm",
    "fehl",
    "aus",
    "reicht",
    "ergänzt",
    "gefügt",
    "liefert",
    "tragen",
    "noch",
    "offen",
    "arbeit",
    "klär",
)
# As a sentence of its own: „Die Übersichtskarte folgt noch.“, „Ein Lageplan wird noch nachgereicht.“
TO_COME = (
    r"(?:[A-ZÄÖÜ]\w*)?(?:[Kk]arten?|[Pp]l[aä]n(?:e|s)?|[Aa]ngaben|[Zz]ahlen|[Uu]nterlagen?|[Tt]exte?|[Tt]abellen?|[Gg]rafik(?:en)?"
    r"|[Ff]otos?|[Bb]ild(?:er)?|[Ss]kizzen?|[Aa]nlagen?|[Bb]egründung|[Gg]utachten|[Bb]erechnung(?:en)?|[Aa]ufstellung|[Üü]bersicht"
    r"|[Ll]isten?|[Dd]aten|[Dd]etails|[Ee]inzelheiten|[Ss]tellungnahmen?|[Ss]chätzung|[Ff]olgekosten|[Aa]usführungen"
    r"|[Ee]rläuterung(?:en)?|[Nn]achweise?|[Dd]okumente?|[Zz]eichnung(?:en)?|[Ee]ntwurf|[Kk]onzept|[Ss]tatistik|[Qq]uellen?)"
)
FOLLOWS_IN_TEXT = compile_late(
    rf"^(?:(?:Der|Die|Das|Ein|Eine|Weitere|Nähere|Genauere?|Genaue|Ausführliche|Aktuelle|Einige)\s)?(?:[a-zäöüß]+e[nrs]?\s)?{TO_COME}"
    r"(?:\s(?:zu[mr]?|der|des|von|vom|für|über|dazu|hierzu|dafür)(?:\s[\w-]+){0,4}?)?\s"
    r"(?:(?:folgt|folgen)\s(?:noch|nach|in Kürze|später)|(?:wird|werden)(?:\s(?:noch|später|in Kürze"
    r"|nachträglich))?\snachgereicht"
    r"|(?:wird|werden)\s(?:noch|später|in Kürze)\s(?:ergänzt|eingefügt|geliefert|nachgetragen|beigefügt|angehängt"
    r"|erstellt"
    r"|eingearbeitet)|(?:liegt|liegen)\snoch\snicht\svor|(?:fehlt|fehlen)\snoch)(?=\s*[.…!]*$)"
)
MOST_WORDS = 12
BARE = compile_late(r"[Xx]{2,}|-\?-|\?|_+|\.{3,}|…|tbd|TBD|n\.\s?n\.", re.IGNORECASE)
END = r"\b(?=\s*[)\].!:]|$)"
VERBS = (
    *("einsetzen", "einfügen", "ergänzen", "klären", "prüfen", "überarbeiten", "anpassen", "aktualisieren"),
    *("abstimmen", "nachfragen", "löschen", "streichen", "begründen", "beschreiben", "erläutern", "ausfüllen"),
    *("eintragen", "angeben", "ankreuzen"),
)
DO = rf"(?:{'|'.join(VERBS)})"
# What is a plan of the city's outside of brackets.
IN_BRACKETS = (
    *(
        "einholen",
        "einarbeiten",
        "erfragen",
        "anfordern",
        "besorgen",
        "heraussuchen",
        "raussuchen",
        "checken",
        "recherchieren",
    ),
    *("nachtragen", "nachrechnen", "gegenlesen", "umformulieren", "nachschauen", "nachsehen", "kürzen", "ausrechnen"),
    *("abklären", "absprechen", "rückfragen", "anfragen", "verifizieren", "freigeben", "vervollständigen", "verlinken"),
)
DO_IN_BRACKETS = rf"(?:(?:{DO}|{'|'.join(IN_BRACKETS)}|(?:bestätigen|freigeben|prüfen|geben)(?= lassen))(?: lassen)?)"
INSTRUCTIONS = compile_late(
    rf"\b(?:bitte )?(?:{THINGS})\s+(?:bitte )?(?:noch )?(?:hier )?"
    rf"(?:einsetzen|einfügen|eintragen|ergänzen|nachtragen|angeben|prüfen){END}"
    rf"|\b(?:noch|[Bb]itte)(?: noch)? (?:zu )?{DO}{END}|\bnoch ein(?:zusetzen|zufügen){END}"
    rf"|[(\[](?:hier )?(?:{DO}|streichen\?)[)\]!]|\bBitte (?:noch|hier|kurz|unbedingt)\b[^.!?]{{0,60}}?\b{DO}\b"
    r"|\b(?:Nicht)?[Zz]utreffendes (?:bitte )?(?:streichen|ankreuzen)"
    r"|\bHier steht (?:die Begründung|der Text|der Antrag)\b"
    r"|\((?:[^()?]{0,40}\b)?(?:stimmt|prüfen|klären|aktuell|korrekt|Quelle|woher|welche[rs]?|wirklich)\b[^()?]{0,30}\?+\)"
    rf"|[(\[<][^()\[\]<>]{{0,80}}\b(?:[Bb]itte|[Hh]ier|[Nn]och|[Kk]urz)\b[^()\[\]<>]{{0,80}}\b{DO_IN_BRACKETS}[.!]?[)\]>](?!\()"
    r"|\([Bb]itte\b(?![^()]*\b(?:beachten|wenden|entnehmen)\))[^()]{0,80}\s[a-zäöüß]+(?:en|eln|ern)[.!]?\)"
    rf"|[(\[](?:{NAMED})(?: [^\s()\[\]]+){{0,4}} {DO_IN_BRACKETS}[.!]?[)\]](?!\()"
    rf"|(?:^|(?<=[.!?] ))Hier (?:bitte |noch ){{1,2}}[^.!?,]{{0,80}}?\b{DO_IN_BRACKETS}{END}"
    r"|\b(?:Betrag|Beträge|Zahl(?:en)?|Datum|Summen?|Namen?|Anzahl|Termin|Uhrzeit|Nummer|Quelle) (?:ist|sind) "
    rf"(?:noch |hier )?(?:zu (?:ergänzen|erfragen)|(?:nach|ein)zu(?:tragen|setzen|fügen)){END}"
    rf"|\b[Bb]itte (?:noch(?:mals?| mal| einmal)?|mal) (?:[^\s.!?]+ ){{0,3}}?"
    rf"(?:{DO}|gegenlesen|nach(?:rechnen|sehen)|checken)\b"
    # „Frau Sander: bitte …“, „@Ida: …“, „Jonas, kannst du …?“: words to one person
    r"|(?:^|\()@\s?[A-ZÄÖÜ]\w+\b[^.!?)]*"
    r"|(?:^|[(\[])(?:(?:Frau|Herr) )?[A-ZÄÖÜ]\w+[:,] "
    r"(?:bitte|könn(?:en|ten) Sie|[a-z]\w+st du|[a-z]\w+t ihr)\b[^.!?)\]]*"
    # „(Zahl klärt Bo noch)“
    rf"|\((?:{NAMED}) (?:klärt|liefert|nennt|ergänzt|erfragt|prüft|schickt|besorgt|sucht) [A-ZÄÖÜ]\w+"
    r"(?: noch)?(?: \w+)?[.!]?\)"
    # „N. N. (klärt Eberhard noch)“, „(Hier bitte noch die Zahlen rein, Gruß Nadja)“
    r"|\((?:klärt|liefert|ergänzt|prüft|schickt|besorgt|macht|fragt|weiß) [A-ZÄÖÜ]\w+(?: [A-ZÄÖÜ]\w+)?(?: noch)?[.!]?\)"
    r"|[(\[](?:Hier|hier|[Bb]itte)\b[^()\[\]]{0,100}(?:\brein\b|,? (?:Gruß|Grüße|LG|VG|Danke),? [A-ZÄÖÜ]\w+)"
    r"[^()\[\]]{0,30}[)\]]"
    # „Hier noch Dank an den Verein einfügen (Name Vorsitz?)“
    rf"|(?:^|(?<=[.!?] ))Hier (?:bitte |noch ){{1,2}}[^.!?,()]{{0,80}}?\b{DO_IN_BRACKETS} \([^()]{{1,40}}\?\)"
    # „ist uns nur ein Wert bekannt: x,x“
    r"|(?<![\w.,])[xX]{1,3},[xX]{1,3}(?![\w,])"
    # „-> Rücksprache Wieland“, but not „Eingang -> Rücksprache -> Bescheid“
    r"|(?:(?<=\s)|^)(?<!>\s)(?:-+>|=+>|→|⇒|➔)\s?"
    r"(?:(?:noch |nochmals? )?(?:Rücksprache|Rückfrage|Nachfrage|[Bb]itte|Wiedervorlage)\b"
    rf"|(?:[^\s.!?>→⇒➔]+ ){{0,4}}?{DO}{END})[^.!?>→⇒➔]*(?![^.!?]*[>→⇒➔])"
    rf"|\b(?:Anm|Anmerkung|Notiz|Kommentar|Merker|To-?do)\.?:\s[^.!?]{{0,60}}?\b{DO}\b"
)
SIGNS_OF_INSTRUCTIONS = (
    *VERBS,
    *IN_BRACKETS,
    *(">", "→", "⇒", "➔", "bestätigen"),
    *("nachtragen", "zusetzen", "zufügen", "Bitte", "bitte", "utreffendes", "Hier steht ", "?", "@"),
    *(
        "(klärt",
        "(liefert",
        "(ergänzt",
        "(prüft",
        "(schickt",
        "(besorgt",
        "(macht",
        "(fragt",
        "(weiß",
        "Hier ",
        "(hier",
    ),
    *("(Zahl", "(Wert", "(Betr", "(Datum", "(Summe", "(Name", "(Anzahl", "(Termin"),
    *("x,x", "X,X"),
    *("nnen Sie", "nnten Sie", "st du", "t ihr", "geben lassen"),
)
PROGRAMS = compile_late(
    r"Klicken (?:Sie hier|oder tippen Sie)[^.]*|Fehler! (?:Verweisquelle|Textmarke|Unbekannt|Hyperlink|Kein)[^.]*"
    r"|Error! [A-Z][^.]*"
    r"|\b(?:Kommentiert|Commented|Eingefügt|Gelöscht|Formatiert|Deleted|Inserted|Formatted) ?\[[^\]]{1,24}\]:"
    r"|^(?:Gelöscht|Formatiert|Deleted|Formatted): ?(?=\S)[^.]{1,60}"
    r"|#(?:REF!|BEZUG!|DIV/0!|NV\b|N/A|WERT!|VALUE!|NAME\?|ZAHL!|NUM!|NULL!)|(?<![#\w])#{4,}"
)
SIGNS_OF_PROGRAMS = ("Klicken ", "Fehler!", "Error!", "]:", "Gelöscht:", "Formatiert:", "ted:", "#")
NOBODY = compile_late(
    r"N\.?\s?N\.?|n\.\s?n\.|NN|N\. ?N\. .*|Max(?:i)? Mustermann|Erika Mustermann|Vorname Nachname|Name"
)
NAMES = ("name", "kontakt", "ansprechpartner", "berichterstatter")


def find_announced(manuscript: Manuscript) -> Iterator[Finding]:
    """„Text folgt.“ as all that a paragraph, an item or a cell says, or that it says behind a colon or in brackets."""
    for passage in manuscript.with_one_folded(SIGNS_OF_ANNOUNCED):
        found = _all_announced(passage.text.strip())
        words = found[0].strip("(:– ") if found else ""
        of_table = passage.where is Where.ZELLE and "offen" in words.casefold()  # a Stand, as any other
        if found and 0 < len(words.split()) <= MOST_WORDS and passage.where is not Where.UEBERSCHRIFT and not of_table:
            start = passage.text.index(words)
            if not passage.is_literal(start):
                what = f"Hier ist ein Text nur angekündigt: „{words}“."
                yield Finding(passage.place(start), what, "Den Text ergänzen oder die Zeile löschen.")
                continue
        yield from _announced_in(passage)


def _all_announced(text: str) -> re.Match[str] | None:
    is_worth = text.rstrip(ENDS).rstrip().casefold().endswith(LAST_WORDS)
    found = (FOLLOWS.search(text) if is_worth else None) or FOLLOWS_FROM.match(text)
    return found or (FOLLOWS_IN_BRACKETS.search(text) if "(" in text else None)


def _announced_in(passage: Passage) -> Iterator[Finding]:
    """Sentences of a paragraph that only say that something is to come."""
    if passage.where not in (Where.ABSATZ, Where.PUNKT, Where.ANMERKUNG):
        return
    for start, sentence in passage.sentences():
        found = FOLLOWS_IN_TEXT.match(sentence)
        if found and not passage.is_literal(start):
            what = f"Hier ist etwas nur angekündigt: „{found[0]}“."
            yield Finding(passage.place(start), what, "Ergänzen, was folgen soll, oder den Satz löschen.")


def find_blanks(manuscript: Manuscript) -> Iterator[Finding]:
    """Signs that stand for what is not known yet: XX, TBD, [Name], (?), fields of a form letter, texts that fill."""
    source = manuscript.content.source
    signs, missing = manuscript.once(find_gaps)
    for passage, match in signs:
        is_label = match[0].startswith("[") and f"{match[0]}:" in source.body
        place = passage.place(match.start())
        if not passage.is_literal(match.start()) and not is_label and not _is_told(source, place.line, match[0]):
            yield Finding(place, f"Hier ist noch etwas auszufüllen: „{match[0]}“.", FILL_IN)
    for passage, match in missing:
        if not passage.is_literal(match.start()) and not _is_of_signs(passage, match, signs):
            yield Finding(passage.place(match.start()), f"Hier fehlt wohl eine Zahl: „{match[0]}“.", ADD_NUMBER)
    head, words = manuscript.content.head, {passage.path for passage in manuscript.passages}
    for path, text in leaves(head.values) if head else ():
        if path not in words and BARE.fullmatch(text.strip()):
            yield Finding(manuscript.at(*path), f"Hier ist noch etwas auszufüllen: „{text}“.", FILL_IN)


def _is_of_signs(passage: Passage, match: re.Match[str], signs: Sequence[Spot]) -> bool:
    """Whether a sign at the same place tells it."""
    return any(other is passage and sign.start() < match.end() and match.start() < sign.end() for other, sign in signs)


def _is_told(source: Source, line: int, words: str) -> bool:
    """Whether whoever reads the paper tells this blank of any file, where it has not been escaped: it is told once."""
    is_below = line >= source.body_line
    text, first = (source.body, source.body_line) if is_below else (source.head, source.head_line)
    blanks = BLANK_IN_FILE.finditer(text.split("\n")[line - first])
    return any(blank[0] in words for blank in blanks if blank[0] != OMITTED)


def find_instructions(manuscript: Manuscript) -> Iterator[Finding]:
    """What somebody was told to do with the text: „(lfd. Nrn. einsetzen)“."""
    for passage, match in manuscript.find(INSTRUCTIONS, SIGNS_OF_INSTRUCTIONS):
        if not passage.is_literal(match.start()):
            what = f"„{match[0].strip()}“ ist wohl eine Anweisung an den, der den Text schreibt."
            yield Finding(passage.place(match.start()), what, "Ausführen, was da steht, und die Worte löschen.")


def find_of_programs(manuscript: Manuscript) -> Iterator[Finding]:
    """What Word and Excel print where a reference, a field or a formula has nothing to show."""
    for passage, match in manuscript.find(PROGRAMS, SIGNS_OF_PROGRAMS):
        what = f"„{match[0].strip()}“ stammt von Word oder Excel, wo etwas fehlte."
        yield Finding(passage.place(match.start()), what, FILL_IN)


def find_nobody(manuscript: Manuscript) -> Iterator[Finding]:
    """„N.N.“ where the name of a person is due."""
    for passage in manuscript.passages:
        if passage.where is Where.KOPF and passage.path[-1] in NAMES and NOBODY.fullmatch(passage.text.strip()):
            what = f"„{passage.text}“ steht für einen Namen, der noch fehlt."
            yield Finding(passage.place(), what, "Den Namen schreiben oder den Eintrag löschen.")


RULES = (
    Rule("reste-folgt", find_announced),
    Rule("reste-platzhalter", find_blanks),
    Rule("reste-anweisung", find_instructions),
    Rule("reste-programm", find_of_programs),
    Rule("reste-name", find_nobody),
)
