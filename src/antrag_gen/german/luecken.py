"""What people write in brackets for what is to be filled in: „<Monat einfügen>“, „[Firmenname]“; patterns go out."""

THINGS = (
    r"Namen?|Datum|Betrag|Beträge|Orte?|Anzahl|Nummern?|Nrn?\.|lfd\. ?Nrn?\.|Titel|Straße|Amt|Fraktion|Summen?"
    r"|Zahl(?:en)?|Jahr(?:eszahl)?|Text|Adresse|Anschrift|Funktion|Gremium|Platzhalter|Wert|Uhrzeit|Telefon(?:nummer)?|Seite"
    r"|Thema|Ansprechpartner(?:in)?|Drucksache|Vorlage|Antragsnummer|Begründung|Beschreibung|Bezeichnung|Betreff|Quelle|Link"
    r"|Foto|Bild|Tabelle|Grafik|Termin|Tag|Zeitraum|Firma|Träger|Stadtteil|Schule"
)
# What is one of them only where brackets say so, and what is made of them: „Firmenname“, „Auftragssumme“.
NAMED = (
    rf"{THINGS}|Monate?|Woche(?:ntag)?|Kalenderwoche|Quartal|Halbjahr|Verein|Dienststelle|Einrichtung|Ortsteil|Gebäude"
    r"|Vorname|Nachname|Ausschuss|Prozent(?:satz)?|Kosten|Maßnahme|Projekt|Stelle|Position"
    r"|[A-ZÄÖÜ][a-zäöüß]+-?(?:[Nn]amen?|[Nn]ummern?|[Dd]atum|[Bb]etrag|[Ss]umme|[Zz]ahl|[Tt]itel|[Aa]dresse|[Aa]nschrift"
    r"|[Bb]ezeichnung|[Tt]ermin|[Ff]irma|[Mm]onat)"
)
FILLING = (
    r"(?:einsetzen|einfügen|ergänzen|eintragen|nachtragen|ausfüllen|angeben|einzusetzen|einzufügen|auszufüllen"
    r"|nachzutragen|wählen|auswählen|folgt|folgen)"
)
# What stands in such brackets and is an element: „<Table>“, „<SPAN>“.
ELEMENTS = (
    r"a|abbr|address|article|aside|audio|b|base|blockquote|body|br|button|caption|center|cite|code|col|colgroup|data|dd|del"
    r"|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|h\d|head|header|hr|html|i|iframe|img"
    r"|input|ins|kbd|label|legend|li|main|map|mark|menu|meta|nav|object|ol|option|p|param|pre|q|s|samp|script|section|select"
    r"|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title"
    r"|tr|track|tt|u|ul|var|video|wbr|xml|xmp"
)
# Typed as it is: „\<“ is the character. One word is a key to press as well („<Strg>“), if it is none of these.
ANGLED = (
    rf"(?<![\\\w<])<(?!(?i:{ELEMENTS})[\s/>])(?:(?:bitte |hier |noch )*(?:{NAMED})(?:[ /,:.-][^<>=\"@\n]{{0,60}})?"
    r"|[A-ZÄÖÜ](?=[^<>\n]*[ äöüß])[^<>=\"@:\n]{1,60}"
    rf"|(?:bitte|hier|noch) [^<>=\"@\n]{{1,80}}|[a-zäöüß]+ {FILLING})(?<!\s)>(?!\w)"
)
# A day of which only the year is known: „__.__.2025“.
BLANK_DAY = r"(?<![\w.])_{2}\.[ \u00a0]?_{2}\.(?:[ \u00a0]?(?:(?:19|20)(?:\d\d|__)|__(?:__)?)(?!\w))?"
