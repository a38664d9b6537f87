"""Draft the report that is due: the motion, its decision and the last report come in, the text of a file goes out."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from antrag_gen.compose.language import render_text
from antrag_gen.compose.views import Funktion
from antrag_gen.decisions.bewilligung import posts_by_kind
from antrag_gen.errors import Path
from antrag_gen.fields.einstellungen import key_of
from antrag_gen.fields.kennungen import HALBJAHR
from antrag_gen.fields.nummern import Drucksachennummer
from antrag_gen.fields.tabellenstellen import Platzart, names_placed
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.zahlen import format_euro
from antrag_gen.library.project import Library
from antrag_gen.readers.yaml.head import Value
from antrag_gen.readers.yaml.write import yaml_lines
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.mittelverwendung import Mittelverwendung, missing_years
from antrag_gen.reports.stellenstand import DONE
from antrag_gen.reports.stellenzeilen import count_reached
from antrag_gen.reports.umsetzung import Ampel, Umsetzung
from antrag_gen.work.yearly.due import Faellig
from antrag_gen.work.yearly.earlier import Earlier, read_earlier, with_pictures
from antrag_gen.work.yearly.period import usual_stichtag

# Of a measure that goes on, and of an indicator: what last year said and still holds.
STAYS = ("massnahme", "termin_soll", "folgedrucksache", "amt")
TAKEN_OVER = ("gz", "oeffentlich", "referate")
CARRIED_ON = "‹Betrag, der ins nächste Jahr übertragen wird›"
WORDS_OF_STATUS = ", ".join(Umsetzung)
WORDS_OF_LIGHT = ", ".join(f"{light} ({light.worte.partition(': ')[2]})" for light in Ampel)

TEMPLATE = "fortschrittsbericht/vorbereitet.md.j2"
EXAMPLE = "12"
CREATED, FILLED, FALLEN = "geschaffen", "besetzt", "weggefallen"


@dataclass(frozen=True, slots=True)
class Draft:
    """The head that is meant, and the whole file."""

    values: dict[str, Value]
    text: str


def draft_due(faellig: Faellig, name: str, project: Library, stichtag: dt.date | None = None) -> Draft:
    """The report on the year, to be written to the file `name`: what is new this year is a blank, `‹…›`.

    It is as of `stichtag`, else of the last day of the year, or of its first half.
    Raises AntragError for mistakes in the template.
    """
    earlier = read_earlier(faellig.letzter.loaded) if faellig.letzter and faellig.letzter.loaded else None
    settings = project.einstellungen
    tag = stichtag or usual_stichtag(faellig.jahr, halbjahr=faellig.halbjahr)
    head = _Head(faellig, earlier, settings.titel, tag)
    head.fill()
    ausgabejahr = faellig.jahr + (not faellig.halbjahr)
    number = Drucksachennummer(EXAMPLE, ausgabejahr, kreis=settings.nummern.drucksache)
    values: dict[str, object] = {
        "jahr": faellig.jahr,
        "halbjahr": faellig.halbjahr,
        "stichtag": tag,
        "ausgabejahr": ausgabejahr,
        "kopf": "\n".join(yaml_lines(head.values, head.notes)),
        "angaben": list(head.values),
        "drucksache": str(number),
        **_suggested(project),
        "titel": Funktion(settings.titel),
        **_texts(earlier, name, settings.titel),
    }
    return Draft(head.values, render_text(project.templates, TEMPLATE, values))


def _suggested(project: Library) -> dict[str, object]:
    """What the lists of the city say where a report has only a comment yet: the council, and words and keys to take."""
    settings = project.einstellungen
    gremien = project.liste("gremien")
    council = next((key for key, entry in gremien.items() if entry.name == settings.gremium), "…")
    words = [key_of(word) for word in settings.beratungsfolge.zur]
    return {
        "gremium": council,
        "zur": "kenntnisnahme" if "kenntnisnahme" in words else words[0],
        "zwecke": words,
        "referat": next(iter(project.liste("referate")), "…"),
    }


def _texts(earlier: Earlier | None, name: str, titel: Callable[[str], str]) -> dict[str, object]:
    """What stands below the head word for word as it did: the goals, and what was told in earlier years."""
    if earlier is None:
        return {"ziele": "", "sachstand": "", "entscheidungsbedarf": False, "fussnoten": ""}
    ziele, sachstand = earlier.taken_over(titel)
    texts = {"ziele": ziele, "sachstand": sachstand, "fussnoten": earlier.notes_called_in([ziele, sachstand])}
    moved = {key: with_pictures(text, earlier.name, name) for key, text in texts.items()}
    return {**moved, "entscheidungsbedarf": titel("Entscheidungsbedarf") in earlier.sections}


@dataclass(slots=True)
class _Head:
    """Puts the head together, in the order of its keys; `notes` are the comments behind the values."""

    faellig: Faellig
    earlier: Earlier | None
    titel: Callable[[str], str]
    stichtag: dt.date
    values: dict[str, Value] = field(default_factory=dict)
    notes: dict[Path, str] = field(default_factory=dict)

    @property
    def foerderung(self) -> Foerderung:
        return self.faellig.foerderung

    @property
    def before(self) -> dict[str, Value]:
        return self.earlier.values if self.earlier else {}

    def fill(self) -> None:
        self.identify()
        self.values |= {"umsetzung": "‹Stand im Ganzen›", "ampel": "‹Ampel im Ganzen›"}
        self.notes |= {("umsetzung",): WORDS_OF_STATUS, ("ampel",): WORDS_OF_LIGHT}
        self.add("mittel", self.money())
        self.add("massnahmen", self.measures())
        self.add("indikatoren", self.indicators())
        self.add_posts()
        self.add_tables()

    def identify(self) -> None:
        """What the report is about, and who delivers it."""
        key, before = self.faellig.kennung, self.before
        self.values |= {"art": "fortschrittsbericht", "betreff": before.get("betreff", self.foerderung.antrag.betreff)}
        self.values |= {key: before[key] for key in TAKEN_OVER if key in before}
        if "oeffentlich" not in self.values and self.foerderung.oeffentlich is not None:
            self.values["oeffentlich"] = "ja" if self.foerderung.oeffentlich else "nein"
        if "referate" not in self.values and self.faellig.referat:
            self.values["referate"] = [self.faellig.referat]
        self.values |= {"status": "entwurf", "amt": before.get("amt", self.faellig.amt or "‹Amt, das berichtet›")}
        self.notes[("status",)] = "nach der Herausgabe: eingereicht"
        number = self.foerderung.beschluesse[0].antrag.kreis.muster.print(key.antrag.nummer, key.antrag.jahr)
        self.values["antrag"] = before.get("antrag", number)
        if key.ziffer:
            self.values["ziffer"] = before.get("ziffer", key.ziffer)
        half = {"zeitraum": HALBJAHR} if key.halbjahr else {}
        self.values |= {"berichtsjahr": str(key.jahr), **half, "stichtag": format_datum_kurz(self.stichtag)}

    def add(self, key: str, entries: list[Value]) -> None:
        if entries:
            self.values[key] = entries

    def entries(self, key: str) -> list[dict[str, Value]]:
        """The mappings of a list as the last report wrote them."""
        entries = self.before.get(key)
        return [dict(entry) for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []

    def money(self) -> list[Value]:
        """Earlier years as they were written, those never reported with blanks, and the year of the report."""
        jahr = self.faellig.jahr
        entries = {int(str(entry["jahr"])): entry for entry in self.entries("mittel")}
        bericht = self.faellig.letzter.bericht if self.faellig.letzter else None
        told = bericht.mittel if bericht else []
        for year in missing_years(told, self.foerderung.ansatz, self.foerderung.haushalt.erstes, jahr - 1):
            entries[year] = self.blank_year(year, entries.get(year - 1))
        if self.foerderung.ansatz(jahr) or any(stand.jahr == jahr - 1 and stand.geht_weiter for stand in told):
            entries[jahr] = self.blank_year(jahr, entries.get(jahr - 1), goes_on=self.faellig.halbjahr)
        years = sorted(entries)
        for number, year in enumerate(years):
            granted = f"bewilligt: {self.foerderung.in_worten(year)}"
            self.notes[("mittel", number, "jahr")] = granted + _bound_before(told, year)
            if str(entries[year].get("gebunden", "")).startswith("‹"):
                self.notes[("mittel", number, "gebunden")] = "wofür: eine Zeile „gebunden_fuer: …“ ergänzen"
        return [entries[year] for year in years]

    def blank_year(self, year: int, before: dict[str, Value] | None, *, goes_on: bool = False) -> dict[str, Value]:
        """What is asked for of a year; of one that goes on nobody asks what becomes of its rest."""
        carried = (before or {}).get("uebertragen")
        if carried == CARRIED_ON:
            carried = "‹Betrag, der aus dem Jahr davor übertragen wurde›"
        rest: dict[str, Value] = {"uebertragen": CARRIED_ON, "verwendung": "‹Was aus dem Rest wird›"}
        return {
            "jahr": str(year),
            **({"uebertrag": carried} if carried else {}),
            "ist": "‹Betrag, der ausgegeben wurde›",
            "gebunden": "‹Betrag, der beauftragt, aber noch nicht bezahlt ist›",
            **({} if goes_on else rest),
        }

    def measures(self) -> list[Value]:
        """Those that go on; what was said of them last year is not said again, but for what is planned."""
        measures: list[Value] = []
        for entry in self.entries("massnahmen"):
            if not Umsetzung(str(entry["status"])).laeuft:
                continue
            path: Path = ("massnahmen", len(measures))
            if "naechster_schritt" in entry:
                self.notes[(*path, "naechster_schritt")] = f"geplant war: {entry['naechster_schritt']}"
            measure: dict[str, Value] = {"massnahme": entry["massnahme"]}
            measure["status"] = f"‹Stand der Maßnahme, zuletzt {entry['status']}›"
            if "ampel" in entry:
                measure["ampel"] = f"‹Ampel der Maßnahme, zuletzt {entry['ampel']}›"
            measure |= {key: entry[key] for key in STAYS if key in entry}
            measures.append(measure | {"naechster_schritt": "‹Was als Nächstes geschieht›"})
        return measures

    def indicators(self) -> list[Value]:
        """All of them, with their series; a reason why there was no value is last year's."""
        indicators: list[Value] = []
        for entry in self.entries("indikatoren"):
            series = entry.get("ist")
            entry["ist"] = {**(series if isinstance(series, dict) else {}), str(self.faellig.jahr): "‹Wert›"}
            entry.pop("grund", None)
            path: Path = ("indikatoren", len(indicators), "ist", str(self.faellig.jahr))
            self.notes[path] = "oder die Zeile löschen und „grund: …“ ergänzen"
            indicators.append(entry)
        return indicators

    def add_posts(self) -> None:
        """What was reported of posts and what else is granted, each as a blank that says the number so far."""
        before = self.before.get("stellen")
        told = before if isinstance(before, dict) else {}
        granted = posts_by_kind(self.foerderung.stellen_im(self.faellig.jahr))
        stellen: dict[str, Value] = {}
        for kind, (key, _) in DONE.items():
            if key in told:
                stellen[key] = f"‹Zahl, zuletzt {told[key]}›"
            elif kind in granted and (not told or granted[kind].wert):
                stellen[key] = f"‹Zahl, bewilligt {granted[kind]}›"
            if key == CREATED and key in stellen:
                stellen[FILLED] = f"‹Zahl, zuletzt {told[FILLED]}›" if FILLED in told else "‹Zahl›"
        reached = count_reached(self.foerderung.stellen, self.stichtag)
        if FALLEN in told or (stellen and reached.wert):
            last = f", zuletzt {told[FALLEN]}" if FALLEN in told else ""
            stellen[FALLEN] = f"‹Zahl, KW-Vermerk erreicht {reached}{last}›"
        if stellen:
            self.values["stellen"] = stellen | {key: told[key] for key in ("befristet_bis",) if key in told}

    def add_tables(self) -> None:
        """Those that the texts taken over place, and the charts."""
        texts = self.earlier.taken_over(self.titel) if self.earlier else ()
        for art in Platzart:
            before = self.before.get(art.key)
            placed = {name for text in texts for name in names_placed(text, art)}
            if isinstance(before, dict) and placed:
                self.values[art.key] = {name: value for name, value in before.items() if name in placed}


def _bound_before(staende: Sequence[Mittelverwendung], jahr: int) -> str:
    """What was bound at the end of the year before, and for what; empty where nothing was."""
    before = next((stand for stand in staende if stand.jahr == jahr - 1), None)
    if before is None or not before.euro("gebunden"):
        return ""
    purpose = f" ({before.gebunden_fuer})" if before.gebunden_fuer else ""
    return f", aus dem Vorjahr gebunden: {format_euro(before.euro('gebunden'))} Euro{purpose}"
