"""Words around a sum or a year in a request: what shows that it is no money of the paper, how often it falls due."""

import re

from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late

# To the end of a clause; the comma of „1,0“ ends none.
REST = r"\b(?:[^,;]|,(?=\d))*$"
# In the clause of a sum, on either side of it: it is none of what is asked for.
OTHERS_MONEY = compile_late(
    r"\b(?:Eigen(?:anteil|mittel|leistung)\w*"
    r"|(?:[Bb]eim?|durch|[Bb]ei der|[Bb]ei de[mn]) (?:das |den |die )?(?:Land|Bund|EU|Regierungspräsidium"
    r"|Ministerium|Landkreis|Stiftung)"
    r"|(?:Landes|Bundes)(?:zuschuss|zuschüss|zuwendung|mittel|förder|beteiligung)\w*"
    r"|(?:vom|des|das) (?:Land(?:es)?|Bund(?:es)?)|EU|EU-\w+|Drittmittel\w*|Dritten?|Spende\w*|Sponsor\w*"
    r"|Stiftung\w*|Fördermittel\w*|Krankenkasse\w*|Förderverein\w*|Deckung\w*|gedeckt|Restmittel\w*|Rücklage\w*"
    r"|[Gg]egenfinanz\w*|erwirtschaftet\w*|eingespart\w*|Einsparung\w*|Bürgschaft\w*|Kredit\w*|Darlehen\w*|Kaufpreis\w*"
    r"|Grundstück\w*|Verkehrswert\w*|Gebühr(?:en)?|Eintritt\w*|Entgelte?|Einnahmen?|Erlöse?n?|Erträge|Ertrag|Schaden"
    r"|Strafe|Bußgeld\w*|(?<!zum )Preis(?:en?|geld)?|Vertrag\w*|Verträge\w*|Auftrag\w*|Aufträge\w*|Vergaben?|selbst"
    r"|verbleib\w*|Rest|restlich\w*|Sperrvermerk|gesperrt\w*|Abzug|Erstattung\w*|umfasst|Umsatz|Etat|Jahresbudget|Gesamtbudget"
    r"|Kirch\w*|Landkreis\w*|Verband\w*|Verbände\w*|Sparkasse\w*|Elternbeiträge\w*|Mitglieds\w*|Defizit\w*|Fehlbetrag\w*"
    r"|beisteuer\w*|beigesteuert|[Vv]o[mn] (?:der |dem |den )?[A-ZÄÖÜ]\w+ (?:kommen|fließen|stammen)"
    r"|Verlust\w*|Schulden|übertragen\w*|übrig\w*|(?:über|außer)-?planmäßig\w*|von \d+(?: %| Prozent))\b"
)
BEFORE_OTHER = compile_late(
    r"\b(?:statt|anstatt|anstelle|bisher\w*|bislang|derzeit\w*|aktuell\w*|bereits|schon|zuletzt|früher\w*|vormals"
    r"|gegenüber|Wert(?:grenze)?|Obergrenze|Grenze|Schwelle\w*|Streitwert|zwischen|von zunächst|u\. ?a\.|unter anderem"
    r"|insbesondere|einschließlich|inklusive|inkl\.|zuzüglich|zzgl\.|abzüglich|abzgl\.|ohne|nicht|anteilig|Anteil"
    r"|Teilbetrag|Rate|Hälfte|Drittel|Entwurf|vorgesehenen|veranschlagten|geplanten|beschlossenen|bewilligten"
    rf"|Verwaltungsvorschlag){REST}|\b(?:unter|unterhalb|oberhalb|bis)(?: von)?\W*$"
    rf"|\b(?:an|bei)\b(?: (?:den|geschätzten|veranschlagten|einem|einer))* (?:\w*kosten|\w*volumen|\w*summe){REST}"
    rf"|(?:%|Prozent) (?:der|von|aus){REST}|\b(?:Mehrkosten|Überschreitung\w*|Abweichung\w*|Kostensteigerung\w*"
    rf"|Nachträge\w*"
    rf"|Nachtrags\w*|Änderungen|Anschaffungen|Beschaffungen|Bestellungen|Ausgaben|Einzelmaßnahmen)\b(?:[^,;]"
    rf"|,(?=\d))*\b(?:über|ab|mehr als|oberhalb(?: von)?)\W*$"
    rf"|\b(?:mehr|höher|weniger) als\W*$|Ans(?:atz|ätze)\w*\W*(?:20\d\d\W*|von |in Höhe von |im Entwurf )*$"
    rf"|\b(?:ein|be)gestellten{REST}|\d(?: |,\d+ )?(?:mal|x|×|\*)\W*$",
    re.IGNORECASE,
)
EACH_BEFORE = compile_late(
    rf"\b(?:[Jj]e|[Jj]eweils|[Pp]ro(?! Familia)|à|[Jj]ede[mnrs]?(?! (?:Haushalts|Kalender)?[Jj]ahr)){REST}"
    r"|\d [A-ZÄÖÜ]\w+ zu(?: höchstens| maximal| rund)? $"
)
EACH_YEAR = compile_late(r"20\d\d\)?\W{1,2}(?:\w+\W)?(?:je|jeweils)\b[^,;]{0,15}$")
# „Dafür werden je 28.000 Euro in den Jahren 2024 und 2025 bereitgestellt“, but no „Für vier Schulen werden je“.
EACH_OF_YEARS = compile_late(
    rf"^{BLANK}(?:(?:in|für){BLANK}(?:(?:den|die|beiden|Haushaltsjahren?|Jahren?){BLANK})*)?(?:20\d\d)"
    rf"{BLANK}?(?:und|sowie|bis|/|–){BLANK}?(?:20\d\d|\d\d\b)"
)
FOR_IT = compile_late(r"\b(?:[Dd]afür|[Hh]ierfür|[Dd]azu|[Hh]ierzu)\b[^,;\d]*$")
EACH_SAID = compile_late(r"\b(?:je|jeweils)\W{1,2}(?:\w+\W)?$")
EACH_BEHIND = compile_late(
    rf"^{BLANK}?(?:\(?(?:je|pro|für jede\w*|à|im Einzelfall|pauschal pro)\b"
    rf"(?!{BLANK}(?:Jahr|Monat|Quartal|Halbjahr|Haushaltsjahr))|/ ?(?!Jahr|Monat|Quartal)[A-ZÄÖÜ]"
    rf"|im Einzelfall|[x×*]{BLANK}?\d|mal{BLANK}\d|(?:nicht|keinesfalls)?{BLANK}?(?:über|unter)(?:steig|schreit))"
)
PART_BEFORE = compile_late(r"\b(?:davon|darunter|hiervon)\b[^.;]*$")
# „7.220.000 Euro, darunter 320.000 Euro für die Ausstattung, werden …“: the rest of the sentence is not about it.
INSERTED = compile_late(
    r"(?:, (?:davon|darunter|hiervon|einschließlich|inklusive|inkl\.|einschl\.|zuzüglich|zzgl\.|insbesondere"
    r"|vor allem|unter anderem"
    r"|u\. ?a\.|nämlich|auch|neben|ohne)\b(?:[^,;]|,(?=\d))*(?=,|$)|\([^()]*\))"
)
# „Von den 400.000 Euro werden 240.000 Euro erstattet“
# „zur Hälfte vom Land erstattet (2026: 60.000 Euro)“
GIVEN_BY_OTHERS = compile_late(
    r"\b(?:vom (?:Land|Bund|Kreis|Landkreis|\w*[Vv]erein)|von (?:der EU|Dritten|Sponsoren|den (?:Eltern"
    r"|Gemeinden)))\b[^;.]{0,40}?"
    r"\b(?:erstattet|getragen|übernommen|gefördert|bezahlt|gezahlt|ersetzt|finanziert|bezuschusst)\b"
)
# „Je Kind sind es 1.500 Euro“
EACH_FIRST = compile_late(
    r"^(?:Je|Pro) (?!Familia|\w*(?:[Jj]ahr|Monat|Quartal)\b)[A-ZÄÖÜ]\w+ (?!.*\b(?:insgesamt|zusammen|[Gg]esamt\w*|also"
    r"|somit)\b)"
)
OF_SUM = compile_late(r"\b[Vv]on (?:den|diesen|dem|der) (?:\w+ ){0,2}[\d.,]+ ?(?:Euro|EUR|€|TEUR|T€|Mio)\b[^.;]*$")
PARTS_BEHIND = compile_late(r"\W*\b(?:davon|darunter|hiervon)\b")
JOINED = compile_late(r"\b(?:und|sowie)\W*$")
# „Das Land übernimmt davon 60 Prozent, also 75.000 Euro“
OTHERS_GIVE = compile_late(
    r"\b(?:[Dd](?:as|er|ie) )?(?:Land|Bund|EU|Landkreis|Kreis|Stiftung|\w*[Vv]erein|\w*[Kk]asse|Kirche\w*"
    r"|\w+bund|\w*[Vv]erband|\w*[Kk]ammer|Kirchengemeinde|Land \w+-?\w+|Träger|Nachbargemeinden?)"
    r"(?: \w+){0,2} (?:fördert|übernimmt|trägt|gibt|zahlt|steuert|bezuschusst|beteiligt|erstattet|unterstützt"
    r"|gewährt|stellt|hat)\b"
)
# „von 30.000 auf 50.000 Euro erhöht“: only what stands behind „um“ is asked for.
TO = compile_late(
    r"\b(?:um|von)\b[^,;]*\d[^,;]*\bauf\b\W*(?:insgesamt|dann|nunmehr|künftig|rund|bis zu)?\W*$"
    r"|\bauf\b\W*(?:insgesamt|dann|nunmehr|künftig)?\W*$"
)
FROM = compile_late(r"\bvon\b\W*(?:bisher|derzeit|jetzt|heute|zuletzt|rund)?\W*$")
RAISED = compile_late(
    r"\b(?:Erhöhung|Anhebung|Aufstockung|Steigerung|Anstieg|Zuwachs|Mehrung|(?:Ab)?[Ss]enkung|Kürzung|Verringerung|Minderung"
    r"|Reduzierung|Verdopp?e?lung|Rückgang)\w*\b|\b(?:(?:er|ge|an|auf|ab|ver)*(?:höh|stock|hob|heb|setz|steig|stieg|sink|sank|senk|kürz|minder|ringer|doppel|reduzier|wachs"
    r"|wächs)\w*)\b"
)
RANGE_BEHIND = compile_late(rf"{BLANK}?(?:–|-|bis){BLANK}?\d[\d.,]*{BLANK}?(?:Euro|EUR|€|TEUR|Mio)")
CHECKED = compile_late(r"\b(?:ge|über)?prüf\w*\b")
CONDITION = compile_late(
    r"^\W*(?:Übersteig\w+|Überschreit\w+|Sollten?|Liegen|wenn|falls|sofern|soweit|sobald|obwohl|weil|da|nachdem)\b"
)
CITED = compile_late(r"\b(?:GRDrs|Drucksache|Antrag|Anträgen?|Vorlage|Beschluss(?:es)?)\b[^,;]{0,40}\d+/(?:19|20)\d\d")
TAKTE = {
    12: compile_late(
        rf"^{BLANK}?\(?(?:monatlich|mtl\.|(?:pro|je|im|/){BLANK}?Monat)|\bmonatlich\w*{BLANK}(?:\w+{BLANK}){{0,3}}$",
        re.IGNORECASE,
    ),
    4: compile_late(rf"^{BLANK}?\(?(?:vierteljährlich|(?:pro|je|im|/){BLANK}?(?:Quartal|Vierteljahr))"),
    2: compile_late(rf"^{BLANK}?\(?(?:halbjährlich|(?:pro|je|im|/){BLANK}?Halbjahr)"),
}
YEARLY_BEHIND = compile_late(
    rf"^{BLANK}?\(?(?:p\.{BLANK}?a\.|jährlich|(?:pro|je|/){BLANK}?(?:Haushalts)?[Jj]ahr|im{BLANK}Jahr(?!{BLANK}?\d))"
)
YEARLY_BEFORE = compile_late(rf"\b(?:jährlich\w*|jedes{BLANK}Jahr){BLANK}(?:[\w.]+{BLANK}){{0,3}}$", re.IGNORECASE)
MONEY = compile_late(
    r"\b(?:(?:Haushalts|Sach|Personal|Förder|Finanz)?[Mm]itteln?\b|Gelder?\b|Budget|\w*[Zz]usch(?:uss|üss)\w*"
    r"|\w*[Ff]örderung\b|finanzier\w*|gefördert|fördert|bereitgestellt|bereitzustellen|bereit\b|veranschlag\w*"
    r"|eingestellt|einzustellen|eingeplant|Finanzierung|Betrag|Beträge|\w*[Kk]osten\b|Aufwand|Aufwendungen|Auszahlung\w*"
    r"|Finanzbedarf|bezuschusst|zur Verfügung|bewilligt|gewährt|erhält"
    r"|(?<!zu )erhalten(?! (?:werden|wird|bleib\w*|sein)|\W*$)|aufgestockt|[Aa]ufstockung)"
)
NOUN = compile_late(rf"(?<=[^\W\d_]{BLANK})(?!Euro|EUR|TEUR)[A-ZÄÖÜ][^\W\d_-]{{2,}}{BLANK}\(?$")
# A clause that tells when something is done, whatever it costs; the second only where it names no sum.
DONE_THEN = compile_late(
    r"\b(?:gebaut|errichtet|fertig\w*|bericht\w*|vorgelegt|vorzulegen|legt|Bericht\w*|prüf\w*|geprüft|evaluier\w*|eröffnet"
    r"|angemeldet|beraten|entschieden|zu entscheiden|saniert|umgesetzt|beschlossen\w*)\b"
)
DONE_TO = compile_late(r"\b(?:Plätze|Kinder\w*|Schulen|Konzept\w*|Schuljahr\w*|Klima\w*)\b")
