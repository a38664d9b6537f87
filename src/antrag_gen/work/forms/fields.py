"""The fields of a report that an office fills in: a content file comes in, groups of fields with values go out."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from antrag_gen.errors import Path, Place
from antrag_gen.fields.validate import sections_of
from antrag_gen.library.contents import Content
from antrag_gen.patterns import compile_late
from antrag_gen.readers.forms.form import digest_of
from antrag_gen.readers.markdown.passages import Passage, write_passages
from antrag_gen.readers.yaml.head import Value
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.indikator import Indikator
from antrag_gen.reports.massnahme import Massnahme
from antrag_gen.reports.mittelverwendung import Mittelverwendung
from antrag_gen.reports.stellenstand import TOLD, Stellenstand
from antrag_gen.reports.umsetzung import Ampel, Umsetzung
from antrag_gen.tree import Block
from antrag_gen.work.forms.facts import in_euro, money_facts
from antrag_gen.work.forms.parts import SACHSTAND, Part, parts_of

BLANK = compile_late(r"\s*‹([^›]*)›\s*")
PLANNED = compile_late(r"# (geplant war: .*)")
STATUS = tuple((each.value, each.text) for each in Umsetzung)
LIGHTS = tuple((each.value, each.worte) for each in Ampel)
TEXT, AMOUNT, DAY, CHOICE = "Text eingeben", "Betrag eingeben", "TT.MM.JJJJ", "Auswählen"
NEW_MEASURES, NEW_INDICATORS = 3, 1
# The order of the keys beside each other, by the list that they stand in.
ORDERS: Mapping[str, tuple[str, ...]] = {
    "": tuple(Fortschrittsbericht.model_fields),
    "mittel": tuple(Mittelverwendung.model_fields),
    "massnahmen": tuple(Massnahme.model_fields),
    "indikatoren": tuple(Indikator.model_fields),
    "stellen": tuple(Stellenstand.model_fields),
}


class Art(Enum):
    """How a field is filled in: a line, a choice, a day, or paragraphs."""

    ZEILE = auto()
    AUSWAHL = auto()
    TAG = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Feld:
    """A place in a content file; `key` names it in the form, `path` leads to it in the head.

    `wert` is what stands there, in the words of the form; empty where nothing does, or a blank. Of a new entry of a
    list (`neu`) the path ends at its key. `digest` is that of the value with what it belongs to.
    """

    key: str
    titel: str
    name: str
    art: Art
    path: Path = ()
    wert: str = ""
    leer: str = TEXT
    auswahl: tuple[tuple[str, str], ...] = ()
    neu: str = ""
    blocks: tuple[Block, ...] = ()
    passagen: tuple[Passage, ...] = ()
    fehlt: bool = False
    digest: str = ""

    @property
    def words(self) -> str:
        """The value as the form holds it."""
        return dict(self.auswahl).get(self.wert, self.wert)

    @property
    def platzhalter(self) -> str:
        """What the form shows where there is no value; what is left of it would be a blank of the content file."""
        return f"‹{self.leer}›"


@dataclass(frozen=True, slots=True)
class Gruppe:
    """Fields that belong together, below a heading, with what is known already."""

    titel: str
    ebene: int = 2
    fakten: tuple[tuple[str, str], ...] = ()
    felder: tuple[Feld, ...] = ()
    neu: str = ""
    fest: bool = False


@dataclass(slots=True)
class _Report:
    """A content file and the words of its city, on the way into groups."""

    content: Content
    titel: Callable[[str], str]
    foerderung: Foerderung | None
    values: Mapping[str, Value] = field(default_factory=dict)

    def line(self, titel: str, path: Path, name: str, *, neu: str = "", leer: str = TEXT) -> Feld:
        return self.made(Feld("", self.titel(titel), name, Art.ZEILE, path, leer=leer, neu=neu))

    def day(self, titel: str, path: Path, name: str, *, neu: str = "") -> Feld:
        return self.made(Feld("", self.titel(titel), name, Art.TAG, path, leer=DAY, neu=neu))

    def choice(self, titel: str, path: Path, name: str, words: tuple[tuple[str, str], ...], *, neu: str = "") -> Feld:
        return self.made(Feld("", self.titel(titel), name, Art.AUSWAHL, path, leer=CHOICE, auswahl=words, neu=neu))

    def made(self, feld: Feld) -> Feld:
        """The field with its value and its name in the form."""
        old = None if feld.neu else self.at(feld.path)
        name = f"{feld.name}: {feld.titel}" if feld.name else feld.titel
        way: Path = (*feld.neu.split("."), *feld.path[2:]) if feld.neu else feld.path
        if way[0] == "mittel":
            way = ("mittel", feld.name, *way[2:])
        owner = self.at(feld.path[:2]) if feld.path[0] in ("massnahmen", "indikatoren", "mittel") else ""
        names = [str(owner.get(word, "")) for word in ("massnahme", "name", "jahr")] if isinstance(owner, dict) else []
        key = ".".join(map(str, way))
        feld = replace(feld, key=key, name=name, digest=digest_of("\n".join([*names, str(old or "")])))
        if not isinstance(old, str):
            return replace(feld, fehlt=True)
        blank = BLANK.fullmatch(old)
        return replace(feld, leer=self.words_of(blank[1], feld)) if blank else replace(feld, wert=old)

    def words_of(self, blank: str, feld: Feld) -> str:
        """What a blank says, with the words for keys, and what was planned where the file tells it beside."""
        for key, words in feld.auswahl:
            blank = re.sub(rf"\b{key}\b", words, blank)
        line = self.content.source.head.split("\n")[self.place(feld).line - self.content.source.head_line]
        planned = PLANNED.search(line)
        return f"{blank} ({planned[1].strip()})" if planned else blank

    def place(self, feld: Feld) -> Place:
        head = self.content.head
        return head.place(feld.path) if head else Place(self.content.file.shown, self.content.source.head_line)

    def at(self, path: Path) -> Value | None:
        return value_at(dict(self.values), path)

    def entries(self, key: str) -> list[tuple[int, dict[str, Value]]]:
        found = self.values.get(key)
        return (
            [(at, entry) for at, entry in enumerate(found) if isinstance(entry, dict)]
            if isinstance(found, list)
            else []
        )

    def groups(self, jahr: int) -> Iterator[Gruppe]:
        yield self.whole()
        yield from self.money(jahr)
        yield from self.posts()
        yield from self.measures()
        yield from self.indicators(jahr)
        yield from self.texts()

    def whole(self) -> Gruppe:
        felder = (
            self.choice("Stand", ("umsetzung",), "", STATUS),
            self.choice("Ampel", ("ampel",), "", LIGHTS),
            self.day("Abgeschlossen am", ("abgeschlossen_am",), ""),
            self.line("Fortgeführt mit", ("folgedrucksache",), ""),
            self.line("Grund", ("grund",), ""),
        )
        amt = self.line("Amt", ("amt",), "")
        return Gruppe(self.titel("Stand der Umsetzung"), felder=felder if amt.wert else (amt, *felder))

    def money(self, jahr: int) -> Iterator[Gruppe]:
        """The year of the report; of earlier ones what is still to be filled in."""
        yield from [Gruppe(self.titel("Mittel"))] if self.entries("mittel") else []
        staende = [entry for _, entry in self.entries("mittel")]
        for number, (at, entry) in enumerate(self.entries("mittel")):
            year, path = str(entry.get("jahr", "")), ("mittel", at)
            felder = [
                self.line(titel, (*path, key), year, leer=AMOUNT if key in AMOUNTS else TEXT) for key, titel in MONEY
            ]
            felder = [_named(feld, ASKED.get(str(feld.path[-1]), "{}")) for feld in felder]
            own = [
                feld
                for feld in felder
                if (not feld.wert and not feld.fehlt) or (year == str(jahr) and feld.path[-1] != "uebertrag")
            ]
            known = [feld for feld in felder if feld.wert and feld not in own and feld.path[-1] != "uebertrag"]
            there = money_facts(staende, number, self.foerderung, self.titel) if self.foerderung else ()
            facts = (
                *there,
                *((feld.titel, in_euro(feld.wert) if feld.path[-1] in AMOUNTS else feld.wert) for feld in known),
            )
            yield Gruppe(year or "–", 3, facts, tuple(own))

    def posts(self) -> Iterator[Gruppe]:
        stellen = self.values.get("stellen")
        if isinstance(stellen, dict):
            felder = [
                self.line(titel, ("stellen", key), "", leer="Zahl") for key, titel in TOLD.items() if key in stellen
            ]
            felder.append(self.day("befristet bis", ("stellen", "befristet_bis"), ""))
            yield Gruppe(self.titel("Stellen"), felder=tuple(felder))

    def measures(self) -> Iterator[Gruppe]:
        yield Gruppe(self.titel("Maßnahmen"))
        for at, entry in self.entries("massnahmen"):
            name = str(entry.get("massnahme", ""))
            facts = ((self.titel("Amt"), str(entry["amt"])),) if "amt" in entry else ()
            yield Gruppe(name, 3, facts, tuple(self.measure(at, name, "")))
        first = len(self.entries("massnahmen"))
        for number in range(1, NEW_MEASURES + 1):
            new, name = f"massnahmen.neu{number}", f"{self.titel('Weitere Maßnahme')} {number}"
            title = self.line("Maßnahme", ("massnahmen", first + number, "massnahme"), name, neu=new)
            yield Gruppe(str(number), 3, felder=(title, *self.measure(first + number, name, new)), neu="massnahme")

    def measure(self, at: int, name: str, neu: str) -> Iterator[Feld]:
        path: Path = ("massnahmen", at)
        yield self.choice("Status", (*path, "status"), name, STATUS, neu=neu)
        yield self.choice("Ampel", (*path, "ampel"), name, LIGHTS, neu=neu)
        yield self.day("Termin (Soll)", (*path, "termin_soll"), name, neu=neu)
        yield self.day("Termin (Ist)", (*path, "termin_ist"), name, neu=neu)
        for key, titel in (("abweichung", "Abweichung"), ("grund", "Grund")):
            yield self.line(titel, (*path, key), name, neu=neu)
        yield self.line("Nächster Schritt", (*path, "naechster_schritt"), name, neu=neu)
        yield self.line("Fortgeführt mit", (*path, "folgedrucksache"), name, neu=neu)

    def indicators(self, jahr: int) -> Iterator[Gruppe]:
        yield Gruppe(self.titel("Indikatoren"))
        for at, entry in self.entries("indikatoren"):
            name, path = str(entry.get("name", "")), ("indikatoren", at)
            series = entry.get("ist")
            earlier = series if isinstance(series, dict) else {}
            facts = [(self.titel(titel), str(entry[key])) for key, titel in INDICATOR if key in entry]
            facts += [
                (f"{self.titel('Ist')} {year}", str(value)) for year, value in earlier.items() if year != str(jahr)
            ]
            value = self.line("Ist", (*path, "ist", str(jahr)), name, leer="Wert")
            named = replace(value, titel=f"{value.titel} {jahr}", name=f"{value.name} {jahr}")
            yield Gruppe(name, 3, tuple(facts), (named, self.line("Grund", (*path, "grund"), name)))
        first = len(self.entries("indikatoren"))
        for number in range(1, NEW_INDICATORS + 1):
            new, name = f"indikatoren.neu{number}", f"{self.titel('Weiterer Indikator')} {number}"
            path = ("indikatoren", first + number)
            felder = [
                self.line(titel, (*path, key), name, neu=new) for key, titel in (("name", "Indikator"), *INDICATOR)
            ]
            value = self.line("Ist", (*path, "ist", str(jahr)), name, neu=new, leer="Wert")
            felder.insert(-1, replace(value, titel=f"{value.titel} {jahr}", name=f"{value.name} {jahr}"))
            felder.append(self.line("Grund", (*path, "grund"), name, neu=new))
            yield Gruppe(str(number), 3, felder=tuple(felder), neu="indikator")

    def texts(self) -> Iterator[Gruppe]:
        parts = parts_of(self.content, self.titel)
        for title, name in sections_of(Fortschrittsbericht, self.titel).items():
            part = parts.get(name)
            if part is None and (name == SACHSTAND or Fortschrittsbericht.model_fields[name].is_required()):
                continue
            if part is not None and part.passages is None:
                yield Gruppe(title, fest=True)
                continue
            yield Gruppe(title, felder=(self.text(name, title, part),))

    def text(self, name: str, title: str, part: Part | None) -> Feld:
        words = part.title if name == SACHSTAND and part else title
        passages = (part.passages if part else None) or ()
        written = write_passages(passages)
        feld = Feld(f"abschnitt.{name}", words, words, Art.TEXT, (name,), fehlt=part is None, digest=digest_of(written))
        blank = BLANK.fullmatch(passages[0].words) if len(passages) == 1 else None
        if blank:
            return replace(feld, leer=blank[1])
        return replace(feld, wert=written, blocks=part.blocks if part else (), passagen=passages)


AMOUNTS = ("uebertrag", "ist", "gebunden", "uebertragen")
MONEY = (
    ("uebertrag", "aus Vorjahr"),
    ("ist", "Ist"),
    ("gebunden", "gebunden"),
    ("gebunden_fuer", "gebunden"),
    ("uebertragen", "übertragen"),
    ("verwendung", "Rest"),
    ("grund", "Grund"),
)
# What is asked for in words stands among amounts: its name says so.
ASKED = {"gebunden_fuer": "{} für", "verwendung": "Verwendung ({})"}
INDICATOR = (("einheit", "Einheit"), ("ausgangswert", "Ausgangswert"), ("zielwert", "Zielwert"), ("quelle", "Quelle"))


def _named(feld: Feld, form: str) -> Feld:
    """The field with a longer title, and with that in its name."""
    titel = form.format(feld.titel)
    return replace(feld, titel=titel, name=f"{feld.name.removesuffix(feld.titel)}{titel}")


def groups_of(
    content: Content, titel: Callable[[str], str], jahr: int, foerderung: Foerderung | None = None
) -> list[Gruppe]:
    """All groups in the order of the form; the head must be readable. `foerderung` says what money there is."""
    head = content.head
    return list(_Report(content, titel, foerderung, head.values if head else {}).groups(jahr))


def fields_of(groups: Sequence[Gruppe]) -> dict[str, Feld]:
    """The fields by their keys."""
    return {feld.key: feld for gruppe in groups for feld in gruppe.felder}


def value_at(values: Value, path: Path) -> Value | None:
    """What stands at the path; None where nothing does."""
    node: Value | None = values
    for key in path:
        if isinstance(node, dict) and isinstance(key, str):
            node = node.get(key)
        elif isinstance(node, list) and isinstance(key, int) and key < len(node):
            node = node[key]
        else:
            return None
    return node
