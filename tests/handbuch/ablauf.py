"""How each example of the README and the handbook is run: pages in parts, each in its own project, step by step."""

from collections.abc import Callable
from dataclasses import dataclass

import eigenes as its
from projekte import (
    EXAMPLE,
    MOTION,
    TURNHALLE,
    actual_figures,
    bare,
    empty,
    example,
    new,
    only_kulturwandel,
    prepared,
    shipped,
    source_lost,
    turnhalle,
    with_motions,
)
from raum import Raum, Step, added, body, head, said, saved, typed
from seiten import README


@dataclass(frozen=True)
class Part:
    """Examples of a page, by the headings they stand below; `slow` ones build PDFs."""

    page: str
    start: Callable[[Raum], None]
    steps: tuple[tuple[str, Step], ...]
    slow: bool = False

    def __str__(self) -> str:
        return f"{self.page}: {self.steps[0][0]}"


PARK = "content/antraege/2024/park.md"
PASTE = "Aus Word und anderen Programmen einfügen"
BOOK = "Viele Papiere in einer Datei"
BATCH = "Viele Papiere auf einmal"
WRONG = "Wenn etwas nicht stimmt"

PARTS = (
    Part(README, shipped, (("Start", its.targets), ("Start", its.made)), slow=True),
    Part(
        README,
        shipped,
        (
            ("A content file", its.excerpt_of_the_example),
            ("A content file", its.wrong_amount),
            ("A project", its.folders),
        ),
    ),
    Part("anlagen.md", example("antrag"), (("Anlagen", its.attached),)),
    Part(
        "antrag.md",
        example("antrag"),
        (
            ("Antrag und Anfrage", its.on_other_papers),
            ("Namen", head(EXAMPLE, "Ida Muster Fraktionsvorsitzende Fraktion Linde Bo Li Fraktion Ahorn")),
        ),
    ),
    Part("barrierefrei.md", source_lost, (("Die Quelle im Papier", its.brought_back),), slow=True),
    Part(
        "beschluesse.md",
        with_motions,
        (
            ("Beschlüsse", saved("content/beschluesse/2023/lesung.yaml", "content")),
            ("Nachtrag und Aufhebung", saved("content/beschluesse/2024/nachtrag.yaml", "content")),
            ("Anträge außerhalb des Haushalts", its.decided_beside_the_budget),
        ),
    ),
    Part(
        "beschlussvorlage.md",
        example("beschlussvorlage"),
        (
            ("Beratungsfolge", head(EXAMPLE, "Vorberatung", "nicht öffentlich", "28.02.2024")),
            (
                "Ergänzung und Neufassung",
                head(EXAMPLE, "87/2024 1. Ergänzung", "2. Februar 2024"),
            ),
        ),
    ),
    Part("buch.md", with_motions, ((BOOK, typed()),), slow=True),
    Part(
        "durchsicht.md",
        turnhalle,
        (
            ("Durchsicht: die Worte gegen die Angaben gehalten", its.announced),
            ("Eine Prüfung ausschalten", its.switched_off),
            ("Schreibweise korrigieren", its.with_slips),
            ("Schreibweise korrigieren", said),
            ("Schreibweise korrigieren", typed()),
            ("Schreibweise korrigieren", said),
            ("Eigene Wörter", saved("content/stammdaten/woerter.txt", "content")),
        ),
    ),
    Part("einfuegen.md", new, ((PASTE, its.pasted(PARK, "Begründung/Erläuterung")), (PASTE, said))),
    Part(
        "einrichten.md",
        empty,
        (
            ("Windows", its.wheel_of_this_version),
            ("Windows", typed()),
            ("macOS", its.on_a_mac),
            ("Ein Projekt anlegen", typed()),
        ),
        slow=True,
    ),
    Part(
        "erster-antrag.md",
        new,
        (("1. Datei anlegen", typed()), ("2. Ausfüllen", saved(TURNHALLE)), ("3. Prüfen", typed())),
    ),
    Part("erster-antrag.md", turnhalle, (("4. Erzeugen", typed()),), slow=True),
    Part(
        "erster-antrag.md", turnhalle, (("5. Abgeben", head(TURNHALLE, "4251/2023", "18. Oktober 2023", "Ida Muster")),)
    ),
    Part(
        "fehler.md",
        turnhalle,
        ((WRONG, its.wrong_amount), (WRONG, head(TURNHALLE, "Dach, Wand und Boden", "47.500"))),
    ),
    Part(
        "fortschrittsbericht.md",
        example("fortschrittsbericht"),
        (
            ("Mittel", head(EXAMPLE, "18.412,60", "6.300", "5.287,40", "41.905,15")),
            ("Maßnahmen und Indikatoren", head(EXAMPLE, "Schmales Räumfahrzeug beschaffen")),
        ),
    ),
    Part(
        "haushaltsantrag.md",
        turnhalle,
        (
            ("Beträge und Ziffern", its.amounts_by_ziffer),
            ("Teile: konsumtiv und investiv", its.parts),
            ("Sperrvermerk", head(TURNHALLE, "Sperrvermerk: bis zur Vorlage des Konzepts im Gemeinderat")),
            ("Beträge", head(TURNHALLE, "50.000", "20.000", "2029 ff.")),
            (
                "Mehr und weniger",
                head(
                    TURNHALLE,
                    "Mehraufwand „Aufsicht an zwei weiteren Tagen“: 30.000 Euro jährlich ab 2024",
                    "Mehrertrag „Eintrittsgelder“: 80.000 Euro jährlich ab 2024",
                    "Minderaufwand „Druckkosten“: 20.000 Euro jährlich ab 2024",
                    "Entlastung (Saldo) 2024–2028: 350.000 Euro, danach 70.000 Euro jährlich",
                ),
            ),
            (
                "Mehr und weniger",
                head(TURNHALLE, "Mehrauszahlung", "Minderauszahlung", "Saldo (mit Minus: Entlastung)"),
            ),
        ),
    ),
    Part(
        "ist-zahlen.md",
        actual_figures,
        (
            ("Einmal einstellen", its.list_of_the_office),
            ("Jedes Jahr", saved("ist.csv")),
            ("Jedes Jahr", typed()),
            ("Jedes Jahr", said),
            ("Mehrere Blätter, mehrere Dateien", its.several_lists),
            ("Wenn die Liste Fehler hat", its.excel_of_the_office),
        ),
    ),
    Part(
        "jahreslauf.md",
        only_kulturwandel,
        (
            ("Vorbereiten", typed()),
            ("Vorbereiten", said),
            ("Vorbereiten", its.same_report),
            ("Ausfüllen", its.told),
            ("Formulare für Word", typed()),
            ("Formulare für Word", its.form_comes_back),
            ("Formulare für Word", said),
        ),
    ),
    Part(
        "jahreslauf.md",
        prepared,
        (
            ("Erzeugen", typed(ends=1)),
            ("Erzeugen", said),
            ("Mahnen", typed()),
            ("Mahnen", said),
            ("Mahnen", saved("content/stammdaten/aemter.yaml", "content/berichte/2024")),
            ("Ein Referat oder ein Amt allein", its.of_a_part),
        ),
        slow=True,
    ),
    Part("jahreslauf.md", only_kulturwandel, (("Ein anderer Stichtag", typed()),)),
    Part(
        "jahreslauf.md",
        only_kulturwandel,
        (("Ein Bericht zum Halbjahr", typed()), ("Ein Bericht zum Halbjahr", said)),
    ),
    Part("listen.md", with_motions, (("Listen", typed()),), slow=True),
    Part(
        "mitteilungsvorlage.md",
        example("mitteilungsvorlage"),
        (
            (
                "Mitteilungsvorlage",
                head(EXAMPLE, "zum Haushaltsplan", "Betreuung am Nachmittag", "90", "0,5"),
            ),
        ),
    ),
    Part("paket.md", empty, (("Unter Linux", its.linux_package), ("Unter Linux", its.linux_prompt))),
    Part(
        "stadt.md",
        with_motions,
        (
            ("Name, Gremium, Nummern", its.city),
            ("Dezernate, Gremien, Fraktionen", added("content/stammdaten/referate.yaml")),
            ("Geschäftszeichen", its.number_is_filled_in_by_hand),
            ("Namen unter dem Papier", its.names_in_lines),
            ("Bezeichnungen", its.sections_are_renamed),
            ("Eigene Angaben und Abschnitte", its.own_sections),
            ("Beratungsfolge", its.setting),
            ("Deckungsvorschlag", its.cover_is_wanted),
            ("Listen", its.counted_otherwise),
        ),
    ),
    Part(
        "redaktion.md",
        turnhalle,
        (
            ("Beim Speichern prüfen und erzeugen", its.watched),
            ("Was ein Editor wissen kann", its.schemas_are_written),
            ("Aus einem alten Papier ein neues", its.renewed),
            ("Aus einer Liste viele Papiere", saved("liste.csv")),
            ("Aus einer Liste viele Papiere", its.papers_of_rows),
        ),
    ),
    Part("stapel.md", with_motions, ((BATCH, typed()), (BATCH, its.counts)), slow=True),
    Part("stellen.md", turnhalle, (("Stellen", head(TURNHALLE, "Hebung von 1,0 Stelle", "+1,5 Stellen", "2,0 Voll")),)),
    Part(
        "tabellen.md",
        bare,
        (
            ("Tabellen", its.table),
            ("Tabellen", its.table_is_placed("Bau", "Zwischensumme", "20.700,50", "Summe", "2.100")),
            ("„davon“ und „darunter“", its.parts_of_a_table("608,22")),
        ),
    ),
    Part(
        "tabellen.md",
        bare,
        (
            ("Diagramme", its.table),
            ("Diagramme", its.table_is_placed("Plätze am Nachmittag", "2024", "312")),
        ),
    ),
    Part(
        "text.md",
        bare,
        (
            ("Text schreiben", body(MOTION, "Wir beantragen", "1.204 davon 310 im Freibad", "1.388")),
            ("Nummerierte Listen", body(MOTION, "Wir beantragen", "1.1 Einer", "1.2 Zwei", "2. Die")),
            ("Nummerierte Listen", body(MOTION, "Wir beantragen", "2. Die", "Außerdem", "3. Die Mittel")),
            ("Bilder", its.picture("lageplan halle.png")),
            ("Bilder", its.picture("linie.png")),
            ("Bilder", its.picture("lageplan.png")),
            ("Fußnoten", body(MOTION, "Wir beantragen", "Stand 30. Juni.")),
        ),
    ),
    Part(
        "unterlage.md",
        example("unterlage"),
        (
            (
                "Beantwortete Anträge",
                head(EXAMPLE, "4123/2023", "1 und 3 bis 5", "Beschluss 47/2023", "Wie oben"),
            ),
            ("Kosten vergleichen", head(EXAMPLE, "wie oben", "(256.100)", "1.237,5")),
        ),
    ),
    Part("verweise.md", bare, (("So zählt Ihre Stadt", its.numbers_are_those_without),)),
    Part("zeichen.md", turnhalle, (("Die Schrift Ihrer Stadt", its.city_font),), slow=True),
    Part("zeichen.md", turnhalle, (("Was nicht gedruckt wird", its.emoji),)),
)
