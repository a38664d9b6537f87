"""What a sentence says of one named person's health, need or debts: a passage goes in, the words come out.

A sentence is read clause by clause: what is said in the clause of a name, in one that goes on behind the name („Herr
Blum, der …, ist“), in a relative clause right behind it, or in a reason („weil sie …“) is said of that person.
"""

import re
from collections.abc import Collection, Iterator

from antrag_gen.patterns import compile_late
from antrag_gen.proofing.disclosure.ills import BENEFIT, DISEASE, HEALTH, NEED
from antrag_gen.proofing.joined import has_one_of
from antrag_gen.proofing.manuscript import Passage

NAME = r"[A-ZÄÖÜ][\w’'-]*\.?"
FIRST = (
    "Achim|Adam|Agnes|Ahmed|Aischa|Alexander|Alexandra|Alfred|Ali|Alina|Andrea|Andreas|Angela|Angelika|Anja|Anke|Anna"
    "|Anne"
    "|Annette|Anton|Antonia|Arne|Astrid|Ayse|Ayşe|Barbara|Bärbel|Beate|Ben|Benjamin|Bernd|Bernhard|Bettina|Bianca"
    "|Birgit"
    "|Björn|Britta|Brigitte|Carla|Carmen|Carolin|Charlotte|Christa|Christian|Christiane|Christina|Christine|Christoph"
    "|Clara"
    "|Claudia|Cornelia|Dagmar|Daniel|Daniela|David|Denise|Dennis|Detlef|Dieter|Dietmar|Dirk|Doris|Dorothea|Eberhard"
    "|Edith"
    "|Elena|Elfriede|Elias|Elisabeth|Elke|Ella|Emil|Emma|Emre|Erich|Erik|Erika|Ernst|Esra|Eva|Fabian|Fatih|Fatma"
    "|Felix|Finn"
    "|Florian|Frank|Franz|Franziska|Frida|Frieda|Friedrich|Fritz|Gabriele|Georg|Gerd|Gerda|Gerhard|Gertrud|Gisela"
    "|Gudrun"
    "|Günter|Günther|Hanna|Hannah|Hannelore|Hans|Harald|Hartmut|Hasan|Heidi|Heike|Heiko|Heinrich|Heinz|Helga|Helmut"
    "|Henning"
    "|Herbert|Hermann|Hildegard|Holger|Horst|Hubert|Ida|Ilse|Ina|Ines|Inge|Ingeborg|Ingo|Ingrid|Irene|Iris|Irmgard"
    "|Jakob|Jan"
    "|Jana|Jens|Jessica|Joachim|Jochen|Johann|Johanna|Johannes|Jonas|Jörg|Josef|Judith|Julia|Julian|Jürgen|Jutta|Kai"
    "|Karin"
    "|Karl|Karola|Katharina|Kathrin|Katja|Katrin|Kerstin|Kevin|Kirsten|Klaus|Konrad|Kurt|Lara|Lars|Laura|Lea|Lena"
    "|Leon|Leonie"
    "|Lieselotte|Lina|Lisa|Lothar|Luca|Ludwig|Luis|Luise|Lukas|Maike|Maja|Manfred|Manuela|Marcel|Marco|Maren"
    "|Margarete|Margit"
    "|Maria|Marianne|Marie|Marina|Mario|Marion|Markus|Marlene|Martha|Martin|Martina|Matthias|Max|Maximilian|Mehmet"
    "|Melanie"
    "|Michael|Michaela|Mia|Mira|Miriam|Monika|Moritz|Murat|Mustafa|Nadine|Nadja|Nico|Nicole|Niklas|Nina|Nora|Norbert"
    "|Olaf"
    "|Oliver|Oskar|Otto|Patrick|Paul|Paula|Peter|Petra|Philipp|Pia|Rainer|Ralf|Ramona|Regina|Reiner|Reinhard|Renate"
    "|Rita"
    "|Robert|Roland|Rolf|Rosa|Rosemarie|Rudolf|Ruth|Sabine|Sabrina|Sandra|Sara|Sarah|Sebastian|Selma|Silke|Silvia"
    "|Simon|Simone"
    "|Sina|Sofia|Sonja|Sophia|Sophie|Stefan|Stefanie|Steffen|Stephan|Susanne|Sven|Svenja|Sylvia|Tanja|Theo|Theresa"
    "|Thomas"
    "|Thorsten|Tim|Timo|Tina|Tobias|Tom|Torsten|Udo|Ulla|Ulrich|Ulrike|Ursula|Ute|Uwe|Vanessa|Vera|Verena|Veronika"
    "|Viktor"
    "|Volker|Walter|Waltraud|Werner|Wilhelm|Willi|Winfried|Wolfgang|Yvonne|Zeynep"
)
TITLE = r"(?:(?:Dr\.|Prof\.|Dipl\.-\w+\.?|von|van|de|zu|der|den)[ \u00a0])*"
JOB = (
    r"(?:[A-ZÄÖÜ]?[a-zäöüß]*(?:meister|leiter|lehrer|wart|pfleger|führer|fahrer|helfer|arbeiter|berater|erzieher"
    r"|sekretär"
    r"|angestellte|assistent|gärtner|referent|techniker|köch|koch|verwalter|ingenieur|bibliothekar|sachbearbeiter"
    r"|schwester"
    r"|pförtner|hausdame|trainer|betreuer)(?:in)?)"
)
NAMED = (
    rf"(?:(?:Frau|Herrn?|Familie|Ehepaar|Eheleuten?|Stadtrat|Stadträtin)[ \u00a0]{TITLE}{NAME}(?:[ \u00a0]{NAME})?"
    rf"|(?:{FIRST})(?:-(?:{FIRST}))?[ \u00a0](?:[A-Z]\.[ \u00a0])?{TITLE}{NAME}"
    rf"|(?-i:(?:[Dd](?:er|ie|em|en|es)[ \u00a0])?(?=[A-ZÄÖÜ]){JOB}[ \u00a0]{TITLE}[A-ZÄÖÜ][a-zäöüß]+))"
)
# Who has an office alone is known without a name.
BY_OFFICE = (
    r"(?:(?:[Dd](?:er|ie|em|en|es)|[Uu]nsere?[rnms]?)[ \u00a0](?:Hausmeister|\w*[Ll]eiter|Sekretär|\w*[Vv]orsitzende"
    r"|Bürgermeister|Oberbürgermeister|Kämmerer|Dezernent|Schulsekretär|Bademeister|Schwimmmeister|Pförtner"
    r"|Kläger|Petent|Antragsteller|Beschwerdeführer|Mieter|Bewerber|Referent)(?:in|s)?)(?![\w-])"
)
SOMEBODY = compile_late(rf"\b(?:{NAMED}|{BY_OFFICE})")
# Behind a name: where somebody lives or works, up to the end of the clause.
OF_NAME = r"(?:[ \u00a0](?:vom|von|der|des|dem|den|aus|im|am|in|beim|bei|an|zur|zu|und|mit|[A-ZÄÖÜ][\w-]*\.?)){0,7}"
ENDS_WITH_NAME = compile_late(rf"\b(?:{NAMED}|{BY_OFFICE}){OF_NAME}[ \u00a0]*$")
CLAUSES = compile_late(r"[,;:()–]")
GOES_ON = compile_late(
    r"[ \u00a0]*(?:die|der|dem|den|deren|dessen|bei de[rm]|ist|war|sei|hat|hatte|wurde|wird|leidet|litt|sitzt|saß"
    r"|bezieht|bezog"
    r"|erhält|bekommt|fehlt|fällt|fiel|lebt|erlitt|schuldet|gilt|fährt|kämpft)\b"
)
APPOSITION = compile_late(r"[ \u00a0]*(?:die|der|das|ein|eine|unsere?|Mutter|Vater|[A-ZÄÖÜ]\w+|\d)\b")
REASON = compile_late(
    r"[ \u00a0]*(?:(?:weil|da|denn|nachdem|seit|obwohl|dass|und|wo|solange|als)[ \u00a0])?(?:sie|er|ihr|ihm)\b"
)
IS = r"(?:ist|war|sei|wird|wurde|bleibt|blieb|gilt|galt|sind|waren|gewesen)"
ILL = compile_late(rf"(?<![\w-])(?<!nicht )(?:{HEALTH})(?![\w-])|^ *(?i:{HEALTH}) (?:ist|war)\b")
POOR = compile_late(rf"(?<![\w-])(?:{NEED})(?![\w-])")
BEING = compile_late(rf"\b{IS}\b")
ALONE = compile_late(rf"(?:[\w. ]{{0,30}}[ \u00a0])?(?:{HEALTH}|{NEED})[ \u00a0]*")
ATTRIBUTE = compile_late(
    rf"(?<![\w-])(?:(?:{HEALTH}|{NEED})e[rnms]?|(?:an|unter) (?:[\w-]+ ){{0,2}}?{DISEASE} (?:erkrankte"
    rf"|leidende)[rnms]?)"
    rf"[ \u00a0](?:[\w-]+[ \u00a0]){{0,2}}?{NAMED}"
)
OWN = r"(?:eine[rsmn]?|seine[rsmn]?|ihre[rsmn]?|de[rsmn])"
SICK = (
    rf"(?:an|unter) (?:[\w-]+ ){{0,3}}?{DISEASE}(?!-)[^,;]{{0,40}}?\b(?:leidet|litt|gelitten|leide|erkrankt|erkrankte"
    rf"|ist)\b"
    rf"|\b(?:leidet|litt|leide|erkrankte|ist|war)\b[^,;]{{0,60}}? (?:an|unter) (?:[\w-]+ ){{0,3}}?{DISEASE}(?!-)"
    r"(?: (?:erkrankt|leidend)| *$|\.)"
    rf"|^ *[Aa]n (?:[\w-]+ ){{0,2}}?{DISEASE} (?:leidet|litt|erkrankte|ist)\b"
    rf"|\b(?:[Ww]egen|[Aa]ufgrund|[Ii]nfolge|[Nn]ach|[Ss]eit) {OWN} (?:[a-zäöüß]+ )?{DISEASE}(?!-)"
    rf"|\b(?:[Ww]egen|[Aa]ufgrund|[Ii]nfolge)(?: von)? (?:[a-zäöüß]+ )?{DISEASE}(?!-)[^,;]*"
    r"\b(?:krank\w*|\w*unfähig|fehlt|fehlte|fällt|fiel|ausfällt|ausgefallen|beurlaubt|Ruhestand|behandelt|vertreten"
    r"|Teilzeit)\b"
    rf"|\b(?:erlitt|erleidet|überstand|bekam|hatte"
    rf"|hat)\b(?: [\w.]+){{0,4}} einen? (?:[a-zäöüß]+ )?{DISEASE}(?!-)(?! \w+ ?besucht)"
    rf"|\b(?:hat|hatte)(?: (?:seit|schon|\d+|\w+en|Jahren))* {DISEASE}(?= *$|\.)"
    rf"|{DISEASE}(?!-)[^,;]{{0,40}}\b(?:diagnostiziert|festgestellt)\b|\bDiagnose (?:lautet |ist )?{DISEASE}"
    r"|\b(?:sitzt|saß|fährt|fuhr)\b[^,;]{0,60} (?:im|einen) Rollstuhl|\bim Rollstuhl (?:sitzt|saß|ist|fährt)\b"
    r"|\bRollstuhl(?:s)? (?:angewiesen|gebunden|braucht|benötigt)\b|\b(?:braucht"
    r"|benötigt) (?:[\w-]+ ){0,3}einen Rollstuhl"
    r"|\beine (?:[a-zäöüß]+ )?(?:Schwer|Geh|Seh|Hör)?[Bb]ehinderung(?: (?:hat|von|mit)\b| *$)"
    r"|\b(?:hat|besitzt|hatte)\b[^,;]{0,40}Schwerbehindertenausweis\b|\bPflege(?:grad|stufe) (?:\d|[IV]+)\b"
    r"|\b(?:GdB|Grad der Behinderung)\b[^,;\d]{0,20}\d{2,3}\b|\b(?:zu )?\d{2,3} ?(?:%|Prozent) (?:schwer)?behindert\b"
    r"|\b(?:macht|ist|war|befindet sich|begann|liegt|lag)\b[^,;]{0,40}(?:Entziehungskur|Entzugsklinik|Suchtklinik"
    r"|Psychiatrie"
    r"|Chemotherapie|Psychotherapie)\b"
)
OF_NEED = (
    rf"\b(?:bezieht|bezog|bekommt|bekam|erhält|erhielt|bezogen|beziehen|erhalten|bekommen)\b"
    rf"(?:(?!auf\b|über\b|zu[mr]?\b|für\b|an\b|um\b|wegen\b|von \w+ f)[^,;]){{0,50}}?\b{BENEFIT}(?!-|\w)"
    rf"|\b{BENEFIT}(?!-|\w)[^,;]{{0,20}}? (?:bezieht|bezog|bekommt|bekam|erhält|erhielt|beziehen|erhalten|bezogen)\b"
    rf"|\b(?:lebt|leben|lebte|lebten)\b[^,;]{{0,30}} von (?:der |dem )?{BENEFIT}(?!-|\w)"
    rf"|\bEmpfänger(?:in)? von {BENEFIT}"
    rf"|\bvon {BENEFIT} (?:lebt|leben)\b"
    r"|\bschuldet(?:e)?\b[^,;]{0,60}\d|\b\d[\d.,]* (?:Euro|€)[^,;]{0,20} (?:schuldig|Schulden|schuldet)\b"
    r"|\b(?:hat|habe|hatte|haben)\b(?: (?:\d[\d.,]*|Euro|€|seit|noch|hohe|rund|über|etwa|erhebliche|bei|der|Stadt"
    r"|mehr|als)){0,6}"
    r" (?:Miet|Steuer|Spiel|Unterhalts)?[Ss]chulden(?= *$| (?:von|in|bei|gegenüber|und)\b|\.)"
    r"|\b(?:Miet|Steuer|Spiel)?[Ss]chulden (?:hat|hatte|haben)\b|\b(?:Privat|Verbraucher)insolvenz\b|\bgepfändet\b"
    r"|\b(?:Lohn|Gehalts|Konto)pfändung\b|\bMietrückst(?:and|änd)\w*\b|\beidesstattliche Versicherung abgegeben\b"
)
# What such a clause says of others: of those whom somebody advises, or of what somebody does.
OF_OTHERS = compile_late(
    r"\b(?:berät|beraten|leitet|leitete|betreut|betreute|forscht|spricht|sprach|hielt|referiert\w*|informiert\w*"
    r"|Beauftragte\w*"
    r"|\w*beratung|Vortrag|Vorträge|Selbsthilfe\w*|Menschen|Betroffene\w*|Patient\w*|Personen|Kinder\w*|Erkrankte\w*"
    r"|Ärzt\w+|Arzt|Firma|GmbH|Verein|Unternehmen|Betrieb|Stiftung|Gruppe|Beschäftigten?|Mitarbeitenden?|Familien"
    r"|Leute|zuständig|hilft|kümmert|Antr[aä]g\w*)\b"
)
MANY, ARE = (
    compile_late(r"\b(?:Familie|Ehepaar|Eheleuten?|Frau \w+ und|Herr \w+ und)\b"),
    compile_late(r"\b(?:sind|waren)\b"),
)
SAID = compile_late(rf"(?:{SICK}|{OF_NEED})")
# „die Demenz von Frau Sauer“, „das Gehalt von Herrn Blum ist gepfändet“
OF_HIM = compile_late(
    rf"\b(?:[Dd](?:ie|er|as|en|em)|[Ww]egen|[Tt]rotz) (?:[a-zäöüß]+ )?(?:{DISEASE}|\w*[Ee]rkrankung"
    rf"|(?:Geistes)?[Kk]rankheit"
    r"|(?:Schwer)?[Bb]ehinderung|(?:Miet|Steuer)?[Ss]chulden|(?:Privat|Verbraucher)insolvenz|Krankschreibung"
    r"|Dienstunfähigkeit"
    r"|Schwangerschaft|Vorstrafen?|(?:Lohn|Gehalts)?[Pp]fändung|\w+sucht|Krankenakte|Diagnose|Überschuldung|Bürgergeld"
    rf"|Sozialhilfe|Grundsicherung|Wohngeld) (?:von|de[rs]) {NAMED}"
)
LONG_AGO = compile_late(
    r"\b(?:gestorben|verstorben\w*|starb|ermordet|gefallen|deportiert|getötet)\b|†|\b1[0-8]\d\d\b"
    r"|\b19[0-3]\d ?[–-] ?19\d\d\b"
)
SIGN = compile_late(
    r"ehindert|ehinderung|GdB|krank|Krank|blind|gehörlos|taub|hörig|ement|epressi|bhängig|süchtig|sucht|unfähig"
    r"|gemindert"
    r"|bedürftig|schwanger|Schwanger|gelähmt|lähmung|probleme|HIV|lägerig|Rollstuhl|Pflege[gs]|[Ss]chuld|insolven"
    r"|pleite|bankrott|bestraft"
    r"|[Vv]orstraf|los\b|lose[rn]?\b|mittellos|pfänd|rückst[aä]nd|eidesstatt|Grundsicherung|Sozialhilfe|geld\b|Hartz"
    r"|Burn|rebs\b"
    r"|Krebs|umor|Leuk|pilep|arkinson|lzheimer|klerose|Aids|epatit|chlaganf|erzinf|störung|sthma|heuma|andscheib|ADHS"
    r"|Autis|rauma"
    r"|PTBS|Diabet|Psycho|Schizo|igräne|leiden\b|Covid|Hörsturz|Arthrose|Entz|hemothera|Diagnose|Suchtkl"
)
# One of these stands in every text that has such a sign, which is found faster.
OF_TOLD = (
    *("ehinder", "GdB", "rank", "blind", "los", "taub", "hörig", "ement", "epressi", "bhängig", "sücht", "sucht"),
    *("unfähig", "gemindert", "bedürftig", "schwanger", "Schwanger", "lähm", "probleme", "HIV", "lägerig", "Rollstuhl"),
    *("Pflege", "chuld", "insolven", "pleite", "bankrott", "bestraft", "orstraf", "pfänd", "rückst", "eidesstatt"),
    *("Grundsicherung", "Sozialhilfe", "geld", "Hartz", "Burn", "rebs", "umor", "Leuk", "pilep", "arkinson"),
    *("lzheimer", "klerose", "Aids", "epatit", "chlaganf", "erzinf", "störung", "sthma", "heuma", "andscheib", "ADHS"),
    *("Autis", "rauma", "PTBS", "Diabet", "Psycho", "Schizo", "igräne", "leiden", "Covid", "Hörsturz", "Arthrose"),
    *("Entz", "hemothera", "Diagnose", "Suchtkl"),
)


def find_told(passage: Passage, known: Collection[int]) -> Iterator[tuple[int, str]]:
    """What is said of a named person, once a sentence, and not where something is `known`: behind the offset of it."""
    if LONG_AGO.search(passage.text):
        return
    for start, sentence in passage.sentences():
        if any(start <= at < start + len(sentence) for at in known):
            continue
        if has_one_of(sentence, OF_TOLD) and SIGN.search(sentence) and SOMEBODY.search(sentence):
            found = ATTRIBUTE.search(sentence) or _of_him(sentence)
            if found:
                yield start + found.start(), found[0].strip()
            elif said := next(_in_clauses(sentence), None):
                yield start + said[0], said[1]


def _of_him(sentence: str) -> re.Match[str] | None:
    """„die Demenz von Frau Sauer“, but no „Vortrag über die Demenz von Frau Sauer“."""
    found = OF_HIM.search(sentence)
    return None if found is None or OF_OTHERS.search(sentence[: found.start()]) else found


def _in_clauses(sentence: str) -> Iterator[tuple[int, str]]:
    begin, is_named, goes_on = 0, False, False
    are_many = MANY.search(sentence) is not None
    for end in (*(mark.start() for mark in CLAUSES.finditer(sentence)), len(sentence)):
        clause = sentence[begin:end].rstrip(" .!?")
        has_name = SOMEBODY.search(clause) is not None
        continues = goes_on and GOES_ON.match(clause) is not None
        if continues and not are_many and ARE.search(clause):
            continues = False
        if has_name or continues or (is_named and REASON.match(clause)):
            if said := _said(clause):
                yield begin + said.start(), said[0].strip()
        elif goes_on and (alone := ALONE.fullmatch(clause)):
            yield begin + len(clause) - len(clause.lstrip()), alone[0].strip()
        goes_on = ENDS_WITH_NAME.search(clause) is not None or (
            goes_on and not OF_OTHERS.search(clause) and (continues or APPOSITION.match(clause) is not None)
        )
        is_named, begin = is_named or has_name, end + 1


def _said(clause: str) -> re.Match[str] | None:
    """What a clause says of the one that it is about."""
    if OF_OTHERS.search(clause):
        return None
    if BEING.search(clause) and (found := ILL.search(clause) or POOR.search(clause)):
        return found
    return SAID.search(clause)
