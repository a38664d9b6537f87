"""The building blocks of invented council papers: topics, sentences, names; no text of a real paper stands here."""

from typing import NamedTuple


class Thema(NamedTuple):
    """What a motion can be about; `wort`, `genitiv` and `rest` make its cases together with the article."""

    titel: str
    artikel: str
    wort: str
    genitiv: str
    rest: str
    amt: str
    thh: str
    referat: str
    gruppe: str  # whom it is for, in the dative
    zwecke: tuple[str, ...]
    investitionen: tuple[str, ...]

    def faelle(self) -> dict[str, str]:
        """`nom`, `gen`, `dat`, `akk`, and `Nom` for the start of a sentence."""
        gen, dat, akk = {"die": ("der", "der", "die"), "der": ("des", "dem", "den"), "das": ("des", "dem", "das")}[
            self.artikel
        ]
        cases = {
            "nom": f"{self.artikel} {self.wort}",
            "gen": f"{gen} {self.genitiv}",
            "dat": f"{dat} {self.wort}",
            "akk": f"{akk} {self.wort}",
        }
        cases = {name: f"{words} {self.rest}".strip() for name, words in cases.items()}
        return {**cases, "Nom": cases["nom"][:1].upper() + cases["nom"][1:]}


def _fem(titel: str, wort: str, rest: str, *amt: str) -> tuple[str, ...]:
    return (titel, "die", wort, wort, rest, *amt)


THEMEN = (
    Thema(
        *_fem("Schulsozialarbeit an Grundschulen ausbauen", "Schulsozialarbeit", "an Grundschulen"),
        *("Jugendamt", "510", "jb", "den Kindern und ihren Eltern"),
        ("Sozialpädagogische Fachkräfte", "Fortbildung", "Sprachmittlung", "Gruppenangebote am Nachmittag"),
        ("Beratungsräume, Ausstattung",),
    ),
    Thema(
        *_fem("Verpflegung in den Ferien", "Ferienverpflegung", "an Ganztagsschulen"),
        *("Schulverwaltungsamt", "400", "jb", "den Schülerinnen und Schülern"),
        ("Mittagessen in den Ferien", "Personal der Mensen", "Zuschuss zum Essensgeld"),
        ("Küchengeräte", "Erweiterung der Mensa"),
    ),
    Thema(
        *("Radverkehr im Norden sicherer machen", "der", "Radverkehr", "Radverkehrs", "im Norden der Stadt"),
        *("Tiefbauamt", "660", "t", "den Radfahrenden"),
        ("Unterhalt der Radwege", "Markierungen", "Winterdienst auf Radwegen", "Verkehrszählung"),
        ("Bau von Radwegen", "Querungshilfen", "Fahrradbügel"),
    ),
    Thema(
        *_fem("Wohnungslosenhilfe stärken", "Wohnungslosenhilfe", ""),
        *("Sozialamt", "500", "si", "den wohnungslosen Menschen"),
        ("Aufsuchende Hilfe", "Kältebus", "Notübernachtung für Frauen", "Medizinische Ambulanz"),
        ("Umbau der Tagesstätte",),
    ),
    Thema(
        *("Kulturelle Bildung in den Stadtteilen", "das", "Programm", "Programms", "für kulturelle Bildung"),
        *("Kulturamt", "410", "ob", "den Vereinen und Initiativen"),
        ("Projektförderung", "Honorare", "Koordination", "Öffentlichkeitsarbeit"),
        ("Veranstaltungstechnik",),
    ),
    Thema(
        *_fem("Stadtteilbibliotheken länger öffnen", "Öffnungszeit", "der Stadtteilbibliotheken"),
        *("Kulturamt", "410", "ob", "den Leserinnen und Lesern"),
        ("Personal für längere Öffnungszeiten", "Medien", "Sicherheitsdienst"),
        ("Rückgabeautomaten", "Möbel für den Lesesaal"),
    ),
    Thema(
        *("Trinkbrunnen auf öffentlichen Plätzen", "das", "Netz", "Netzes", "der Trinkbrunnen"),
        *("Tiefbauamt", "660", "t", "den Menschen in dicht bebauten Vierteln"),
        ("Wartung und Reinigung", "Prüfung der Wassergüte"),
        ("Bau von Trinkbrunnen", "Anschlüsse und Pflaster"),
    ),
    Thema(
        *_fem("Suchtprävention an beruflichen Schulen", "Suchtprävention", "an beruflichen Schulen"),
        *("Gesundheitsamt", "530", "si", "den Jugendlichen"),
        ("Präventionsfachkräfte", "Schulungen für Lehrkräfte", "Evaluation durch eine Hochschule"),
        ("Ausstattung der Beratungsstelle",),
    ),
    Thema(
        *("Sportplätze sanieren", "das", "Sanierungsprogramm", "Sanierungsprogramms", "für Sportplätze"),
        *("Sportamt", "520", "jb", "den Sportvereinen"),
        ("Pflege der Rasenplätze", "Zuschuss an Vereine"),
        ("Kunstrasen", "Flutlicht auf LED umstellen", "Umkleiden"),
    ),
    Thema(
        *_fem("Mehr Bäume für heiße Straßen", "Pflanzung", "von Straßenbäumen"),
        *("Gartenamt", "670", "t", "den Anwohnerinnen und Anwohnern"),
        ("Bewässerung", "Baumpflege", "Baumpatenschaften"),
        ("Baumpflanzungen", "Baumgruben und Substrat"),
    ),
    Thema(
        *_fem("Digitalisierung der Bauanträge", "Digitalisierung", "der Bauanträge"),
        *("Baurechtsamt", "630", "t", "den Bauherrinnen und Bauherren"),
        ("Lizenzen", "Einführung und Schulung", "Personal für die Umstellung"),
        ("Scanner und Arbeitsplätze",),
    ),
    Thema(
        *("Begegnungsort für ältere Menschen", "der", "Begegnungsort", "Begegnungsorts", "für ältere Menschen"),
        *("Sozialamt", "500", "si", "den Seniorinnen und Senioren"),
        ("Miete", "Leitung des Treffpunkts", "Fahrdienst", "Mittagstisch"),
        ("Barrierefreier Umbau",),
    ),
    Thema(
        *_fem("Energieberatung für Mieterinnen und Mieter", "Energieberatung", "für Haushalte mit wenig Einkommen"),
        *("Umweltamt", "360", "ob", "den Haushalten"),
        ("Beratungen vor Ort", "Soforthilfen", "Öffentlichkeitsarbeit"),
        ("Messgeräte",),
    ),
    Thema(
        *("Frauenhaus erweitern", "das", "Frauenhaus", "Frauenhauses", "in städtischer Trägerschaft"),
        *("Sozialamt", "500", "si", "den Frauen und ihren Kindern"),
        ("Psychosoziale Beratung", "Personal in der Nacht", "Dolmetschen"),
        ("Ausbau um acht Plätze", "Möblierung"),
    ),
    Thema(
        *_fem("Kindertagespflege verlässlich machen", "Kindertagespflege", "in Randzeiten"),
        *("Jugendamt", "510", "jb", "den Familien"),
        ("Zuschlag für Randzeiten", "Vertretung bei Krankheit", "Qualifizierung"),
        ("Ausstattung neuer Gruppen",),
    ),
    Thema(
        *("Hallenbad am Westpark", "der", "Betrieb", "Betriebs", "des Hallenbads am Westpark"),
        *("Sportamt", "520", "jb", "den Schulen und Vereinen"),
        ("Schwimmkurse", "Energie", "Aufsicht am Abend"),
        ("Erneuerung der Lüftung", "Beckenkopf"),
    ),
)
ORTE = (
    "Ahorndorf",
    "Lindenau",
    "Westhausen",
    "Mühlbach",
    "Nordheim",
    "Oberweiler",
    "Sonnenhalde",
    "Neckaraue",
    "Gänswiesen",
    "Römerbad",
    "Schlossgärten",
    "Untervorstadt",
    "Gießübel",
)
VORNAMEN = ("Ida", "Bo", "Ayşe", "Marlene", "Jonas", "Theodora", "Emil", "Zoë", "Björn", "Käthe", "Łukasz", "Rosa")
NACHNAMEN = (
    "Muster",
    "Probst",
    "Öztürk",
    "Beispiel",
    "Vorlage",
    "Entwurf",
    "Groß",
    "Käfer",
    "Weiß",
    "Übelhör",
    "Sommer",
)
STELLEN = (
    ("EG 9a", "Sachbearbeitung"),
    ("EG 11", "Projektleitung"),
    ("S 15", "sozialpädagogische Fachkraft"),
    ("A 12", "Sachgebietsleitung"),
    ("EG 6", "Verwaltung und Empfang"),
)

# {nom} {gen} {dat} {akk} {Nom} is the topic, {gruppe} for whom, {amt} a neuter office; the rest is chosen anew.
LAGE = (
    "{Nom} ist in {ort} seit {jahr} kaum vorangekommen.",
    "In {ort} und in {ort2} warten Betroffene nach Auskunft des {amt}s inzwischen {zahl} Wochen.",
    "Die Zahl der Fälle ist von {jahr} bis 2022 um {prozent} % gestiegen, das Personal blieb gleich.",
    "Das {amt} hat den Bedarf in GRDrs {grdrs} ausführlich dargelegt.",
    "Mit GRDrs {grdrs} hat der Gemeinderat beschlossen, {akk} schrittweise zu stärken; davon ist wenig zu sehen.",
    "Heute steht {gruppe} an nur {klein} Orten im Stadtgebiet ein Angebot offen, z. B. in {ort}.",
    "Nach § {paragraph} Abs. 2 ist die Stadt verpflichtet, ein bedarfsgerechtes Angebot vorzuhalten.",
    "Der Bezirksbeirat {ort} hat sich am {tag}. März 2023 einstimmig für {akk} ausgesprochen.",
    "Schon im Doppelhaushalt 2022/2023 war {nom} Gegenstand mehrerer Anträge (vgl. Antrag Nr. 315/2021).",
    "Dasselbe Ziel verfolgt {antrag}.",
    "„So kann es nicht weitergehen“, schreiben uns Träger aus {ort}, und wir teilen diese Einschätzung.",
    "Das {amt} bearbeitet derzeit rund {gross} Vorgänge im Jahr.",
)
FOLGE = (
    "Ohne zusätzliche Mittel müsste das {amt} sein Angebot in {ort} bereits im Frühjahr einschränken.",
    "Das trifft vor allem jene, die sich nicht selbst helfen können: Es fehlt {gruppe} an verlässlicher Unterstützung.",
    "Die Überlastung führt zu Krankheitsausfällen; die Quote lag im Jahr {jahr} bei {prozent} %.",
    "Was heute nicht in {akk} investiert wird, kostet die Stadt in wenigen Jahren ein Vielfaches.",
    "Besonders in {ort} ist die Lage angespannt, weil dort seit {jahr} rund {gross} Menschen zugezogen sind.",
    "Fällt eine Fachkraft aus, bleibt die Arbeit liegen – d. h., Anträge werden erst nach {zahl} Tagen entschieden.",
    "Die Erfahrungen anderer Städte zeigen, dass ein früher Beginn Folgekosten vermeidet.",
    "Ehrenamtliche fangen vieles auf, können hauptamtliche Strukturen aber nicht ersetzen.",
)
VORSCHLAG = (
    "Wir halten es für notwendig, {akk} verlässlich zu finanzieren.",
    "Mit den beantragten Mitteln lässt sich {nom} in {ort} und an {klein} weiteren Standorten verwirklichen.",
    "Das Konzept wurde mit dem {amt}, den freien Trägern und {gruppe} abgestimmt.",
    "Ziel ist es, bis zum Ende des Planungszeitraums {prozent} % mehr Menschen zu erreichen.",
    "Eine schrittweise Umsetzung, beginnend in {ort}, schont den Haushalt und erlaubt es, aus Fehlern zu lernen.",
    "Die Verwaltung soll jährlich berichten, ob die Maßnahme wirkt und wie die Mittel abfließen.",
    "Dabei sind Synergien mit {dat} zu nutzen; Doppelstrukturen lehnen wir ab.",
    "Eine wissenschaftliche Begleitung stellt sicher, dass die Ergebnisse nach {klein} Jahren belastbar sind.",
    "Soweit Fördermittel des Landes fließen, sind sie vorrangig einzusetzen (siehe GRDrs {grdrs}).",
)
GELD = (
    "Die Kosten je Platz liegen nach Angaben des {amt}s bei {gross} Euro im Jahr.",
    "Gemessen am Gesamtvolumen des Teilhaushalts {thh} sind die Mehrkosten vertretbar.",
    "In den Jahren {jahr} bis 2022 wurden die Ansätze im Durchschnitt zu {prozent} % ausgeschöpft.",
    "Die Personalkosten folgen den Durchschnittssätzen der Stadt; Sachkosten sind pauschal angesetzt.",
    "Eine Gegenfinanzierung ist über Minderaufwendungen bei THH {thh} möglich, wie in GRDrs {grdrs} beschrieben.",
    "Investitionen werden erst freigegeben, wenn Baubeschluss und Kostenberechnung vorliegen (§ {paragraph} GemHVO).",
)
ZWISCHEN = (
    "Ausgangslage",
    "Folgen",
    "Unser Vorschlag",
    "Kosten und Finanzierung",
    "Blick in andere Städte",
    "Zeitplan",
)
PUNKTE = (
    "ein verlässliches Angebot an {klein} Tagen in der Woche,",
    "kurze Wege, z. B. zwischen {ort} und {ort2},",
    "Räume, die auch am Abend genutzt werden können,",
    "feste Ansprechpersonen im {amt},",
    "Information in einfacher Sprache und in {klein} weiteren Sprachen,",
    "ein barrierefreier Zugang,",
)
FORDERUNGEN = (
    "{Nom} wird im Doppelhaushalt 2024/2025 verlässlich ausgestattet.",
    "Die Verwaltung legt bis zum 30. Juni 2024 ein Konzept für {akk} vor.",
    "Das {amt} berichtet dem zuständigen Ausschuss einmal im Jahr über den Stand der Umsetzung.",
    "Begonnen wird in {ort}; {ort2} folgt spätestens {folgejahr}.",
    "Die in GRDrs {grdrs} genannten Maßnahmen werden vorgezogen.",
    "Der Zuschuss an freie Träger wird um {prozent} % erhöht und danach jährlich angepasst.",
)
UNTERPUNKTE = (
    "stimmt die Planung mit dem Bezirksbeirat {ort} ab,",
    "beantragt Fördermittel des Landes,",
    "prüft, ob sich das Angebot auf {ort2} übertragen lässt,",
    "beteiligt die Träger vor Ort.",
)
FUSSNOTEN = (
    "Auskunft des {amt}s vom {tag}. Mai 2023.",
    "Umfrage in {ort}, {gross} Antworten.",
    "Vgl. GRDrs {grdrs}, Anlage 2.",
    "Eigene Berechnung auf Grundlage der Jahresberichte {jahr} bis 2022.",
)
