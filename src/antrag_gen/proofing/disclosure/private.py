"""What a sentence says of one person's health and need: a passage goes in, the words that say it come out."""

from collections.abc import Iterator

from antrag_gen.patterns import compile_late
from antrag_gen.proofing.joined import has_one_of
from antrag_gen.proofing.manuscript import Passage

ILLNESS = compile_late(
    r"\b(?:Diagnose|ICD(?:-10)?|Grad der Behinderung|GdB)\b:?[ \u00a0](?:[A-Z]\d\d(?:\.\d+)?|\d{2,3}\b)"
)
DISEASE = (
    r"(?:Depression(?:en)?|Burn-?[Oo]uts?|Psychosen?|Schizophrenie|Diabetes|Krebs|(?:Brust|Darm|Lungen|Haut"
    r"|Prostata)krebs|Tumor\w*"
    r"|Leukämie|Epilepsie|Parkinson|Demenz|Alzheimer|Multiple[rn]? Sklerose|HIV|Aids|Hepatitis"
    r"|Schlaganfall\w*|Herzinfarkt\w*|Angststörung\w*"
    r"|Alkohol(?:sucht|abhängigkeit|krankheit)|Suchterkrankung|Asthma|Rheuma|Bandscheibenvorfall\w*|ADHS|Autismus|Trauma|PTBS)"
)
# One person, not those of whom a paper speaks in general.
SOMEBODY = (
    r"(?:(?:Frau|Herrn?|Stadtr(?:at|ätin)|Dr\.|[A-ZÄÖÜ][a-zäöüß]*(?:meister|leiter|lehrer|wart|kraft|pfleger|führer|fahrer"
    r"|helfer|arbeiter|berater)(?:in)?)[ \u00a0][A-ZÄÖÜ][\w.-]*(?:[ \u00a0][A-ZÄÖÜ][\w-]+)?|[Ee]r|[Ss]ie"
    r"|[Dd](?:er|ie) (?:Kläger|Petent|Antragsteller"
    r"|Beschwerdeführer|Mitarbeiter|Amtsleiter|Referent|Bewerber|Mieter|Beamt|Beigeordnete)\w*)"
)
SUFFERS = compile_late(
    rf"\b{SOMEBODY}[ \u00a0](?:[\w-]+ ){{0,2}}?(?:leidet|litt)\b"
    rf"(?: [\w-]+){{0,3}}? (?:an|unter) (?:[\w-]+ ){{0,3}}?{DISEASE}\b"
    rf"|\b{SOMEBODY},?[ \u00a0](?:ist|war)\b(?: [\w-]+){{0,3}}? an (?:[\w-]+ ){{0,2}}?{DISEASE} erkrankt\b"
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
# Somebody is away because of it; those of whom a paper speaks in general have no name.
AWAY = compile_late(
    rf"\b{SOMEBODY},?[ \u00a0][^;:]{{0,80}}?\b(?P<was>(?:wegen|aufgrund|infolge) "
    rf"(?:(?:eine[rs]|seine[rs]|ihre[rs]|de[rs]) )?(?:[\w-]+ )?{DISEASE})\b[^;:]{{0,60}}?\b"
    r"(?:krank(?:geschrieben)?|(?:dienst|arbeits)unfähig|beurlaubt|aus(?:gefallen)?|ausfallen|fehlt\w*|vertreten"
    r"|nicht arbeiten|Ruhestand)\b"
)
# „Die Familie Yilmaz bezieht Bürgergeld“; what „die Familie“ in general does is nobody's.
IN_NEED = compile_late(
    r"(?<!von )\b(?:Frau|Herrn?|Familie|Ehepaar"
    r"|Eheleuten?)[ \u00a0][A-ZÄÖÜ][\w.-]*(?:[ \u00a0][A-ZÄÖÜ][\w-]+)?,?[ \u00a0]"
    r"(?:(?:bezieht|beziehen|bezog|bezogen|erhält|erhalten|erhielt|bekommt|bekommen|lebt|leben|hat"
    r"|haben)\b(?:(?!\b(?:die|auf|über|zu[mr]?)\b)[^,.;:]){0,50}?"
    r"\b(?:Bürgergeld|Sozialhilfe|Grundsicherung|Wohngeld|Arbeitslosengeld|Hartz(?: IV|-IV)|Schulden)\b(?!-)"
    r"|(?:ist|war|sind|waren)\b[^,.;:]{0,40}?\b(?:überschuldet|verschuldet|vorbestraft|alkoholkrank|alkoholabhängig"
    r"|drogenabhängig|suchtkrank|insolvent|zahlungsunfähig)\b)"
)
# One of these stands in every text with a diagnosis or a degree, and in every one that names an illness.
OF_DIAGNOSIS = ("Behinderung", "GdB", "Diagnose", "ICD")
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
    *("Bandscheib", "ADHS", "Autis", "Trauma", "PTBS", *OF_DIAGNOSIS),
)
OF_NEED = (
    *("geld", "Sozialhilfe", "Grundsicherung", "Hartz", "chuld", "vorbestraft", "krank", "abhängig", "insolvent"),
    "zahlungsunf",
)
# The same of all that is private: it stands in the sentence itself.
OF_PRIVATE = (*OF_ILLNESS, *OF_NEED)


def find_private(passage: Passage) -> Iterator[tuple[int, str]]:
    """What one person has or gets, in one sentence with the person: the words, behind the offset of the first."""
    for start, sentence in passage.sentences():
        if not has_one_of(sentence, OF_PRIVATE):
            continue
        found = SUFFERS.search(sentence) or IN_NEED.search(sentence)
        if found is None and (own := OF_ONE.search(sentence)) and ONE_PERSON.search(sentence):
            found = own
        degree, away = DEGREE.search(sentence), AWAY.search(sentence)
        if found:
            yield start + found.start(), found[0]
        elif away:
            yield start + away.start("was"), away["was"]
        elif degree and not ILLNESS.search(sentence):
            yield start + degree.start("grad"), degree["grad"]
