"""A paper of any kind with a word, number or day of its own in every key, and how each of them may be printed."""

import datetime as dt
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from antrag_gen.fields.anlagennummern import Anlagennummer
from antrag_gen.fields.diagrammangabe import Diagrammangabe
from antrag_gen.fields.einstellungen import SITZUNGSARTEN, ZWECKE, Fraktion, Gremium, Referat
from antrag_gen.fields.felder import Prosa
from antrag_gen.fields.kennungen import Papiernummer
from antrag_gen.fields.messwert import Messwert
from antrag_gen.fields.nummern import Antragsnummer, Drucksachennummer, LfdNr
from antrag_gen.fields.stellen import Anzahl, KwVermerk, Stelle, Stellenvorhaben
from antrag_gen.fields.stellenpruefung import BELONGS
from antrag_gen.fields.tabellen import Tabelle
from antrag_gen.german.betrag import Betrag
from antrag_gen.german.geld import Einheit, Geld
from antrag_gen.papers.papier import Papier
from antrag_gen.papers.unterlage import Beantworteter
from antrag_gen.tree import Paragraph, Text

Path = tuple[str | int, ...]
TABLE = {
    "titel": "Tabellentitel",
    "spalten": {"Tabellenspalte": "text", "Zahlenspalte": "betrag"},
    "zeilen": [
        ["Tabellenzeile[^a]", "901"],
        {
            "gruppe": "Tabellengruppe",
            "zeilen": [["Gruppenzeile", "902[^b]"]],
            "zwischensumme": ["Gruppensumme[^c]", "902"],
        },
    ],
    "summe": ["Tabellensumme", "1803[^d]"],
    "anmerkungen": {"a": "Anmerkung eins", "b": "Anmerkung zwei", "c": "Anmerkung drei", "d": "Anmerkung vier"},
}
TABLE_WORDS = (
    *("Tabellentitel", "Tabellenspalte", "Zahlenspalte", "Tabellenzeile", "901", "Tabellengruppe", "Gruppenzeile"),
    *("902", "Gruppensumme", "Tabellensumme", "1.803"),
    *("Anmerkung eins", "Anmerkung zwei", "Anmerkung drei", "Anmerkung vier"),
)

WORDS_OF_CITY = {"zur": ZWECKE, "sitzungsart": SITZUNGSARTEN}


CHART = {
    "titel": "Diagrammtitel",
    "einheit": "Diagrammeinheit",
    "spalten": ["Diagrammkopf", "Diagrammreihe", "Diagrammziel"],
    "ziel": "Diagrammziel",
    "zeilen": [["Balken", "904", "905"], ["Weiterer", "906", "–"]],
}
CHART_WORDS = (
    *("Diagrammtitel in Diagrammeinheit", "Diagrammkopf", "Diagrammreihe", "Diagrammziel"),
    *("Balken", "904", "905", "Weiterer", "906", "keine Angabe"),
)
# What an entry is one of, each with keys of its own.
EITHER: Mapping[type[BaseModel], tuple[Set[str], ...]] = {
    Beantworteter: ({"nummer", "fraktionen"}, {"gremium", "datum", "beschluss"})
}


@dataclass
class Planted:
    """The values of a paper, what each prints (one of several spellings), and the keys that choose between words."""

    values: dict[str, Any] = field(default_factory=dict)
    printed: dict[Path, tuple[str, ...]] = field(default_factory=dict)
    choices: dict[Path, tuple[str, ...]] = field(default_factory=dict)


def plant(kind: type[Papier], fixed: Mapping[str, tuple[str, str]], without: Set[str], entries: int) -> Planted:
    """Every key of the kind but those `without`, lists with that many entries.

    `fixed` are values that can't be any word, each with what it prints.
    """
    planted = Planted()
    planter = _Planter(planted, entries)
    for name, info in kind.model_fields.items():
        if name in fixed:
            planted.values[name], words = fixed[name]
            planted.printed[(name,)] = (words,)
        elif name not in without:
            planted.values[name] = planter.value(_full(info), (name,))
    return planted


def _full(info: Any) -> Any:
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


class _Planter:
    def __init__(self, planted: Planted, entries: int) -> None:
        self.planted, self.entries = planted, entries
        self.number = 100
        self.table_placed = False

    def value(self, annotation: Any, path: Path) -> Any:
        bare = _bare(annotation)
        if path[-1] == "ziffer" or (get_origin(bare) is tuple and path[-1] == "ziffern"):
            # A Ziffer is a small number; those of two motions must be told apart.
            label = str(70 + int(path[-2]))
            self.planted.printed[path] = (label,)
            return label
        if words := WORDS_OF_CITY.get(str(path[-1])):
            self.planted.choices[path] = words
            return words[0]
        entry = get_args(bare)[0] if get_origin(bare) in (list, tuple) else None
        if get_origin(bare) is tuple and not _is(_bare(entry), BaseModel):
            return self.value(int, path)
        if entry is not None:
            return [self.value(entry, (*path, index)) for index in range(self.entries)]
        if get_origin(bare) is Literal or bare is bool or bare is Einheit or _is(bare, Enum):
            return self.choice(bare, path)
        if bare is Prosa:
            return self.prose(path)
        if get_origin(bare) in (Mapping, dict) or _is(bare, Mapping):
            return self.mapping(bare, path)
        for leaf, make in LEAVES.items():
            if bare is leaf:
                self.number += 1
                written, self.planted.printed[path] = make(self.number)
                return written
        return self.model(bare, path)

    def model(self, kind: type[BaseModel], path: Path) -> dict[str, Any]:
        if issubclass(kind, Stelle):
            return self.post(kind, int(path[-1]), path)
        sorts = EITHER.get(kind, ())
        left_out = set[str]().union(*(keys for at, keys in enumerate(sorts) if at != int(path[-1]) % len(sorts)))
        fields = [(name, info) for name, info in kind.model_fields.items() if name not in left_out]
        return {name: self.value(_full(info), (*path, name)) for name, info in fields}

    def post(self, post: type[Stelle], number: int, path: Path) -> dict[str, Any]:
        """A post with the keys that fit what happens to it, the next one something else; the first leaves it unsaid."""
        kind = list(Stellenvorhaben)[number % len(Stellenvorhaben)]
        unfit = {key for key, belongs in BELONGS.items() if belongs is not kind}
        unfit |= {"vorhaben", *(["kw"] if kind is Stellenvorhaben.ERMAECHTIGUNG else [])}
        fields = {name: info for name, info in post.model_fields.items() if name not in unfit}
        values = {name: self.value(_full(info), (*path, name)) for name, info in fields.items()}
        return {**values, "vorhaben": kind.value} if number else values

    def choice(self, bare: Any, path: Path) -> str:
        if bare is Einheit:
            self.planted.choices[path] = ("TEUR", "Euro")
        elif bare is bool:
            self.planted.choices[path] = ("ja", "nein")
        else:
            names = get_args(bare) if get_origin(bare) is Literal else tuple(each.value for each in bare)
            self.planted.choices[path] = tuple(map(str, names))
        return self.planted.choices[path][0]

    def prose(self, path: Path) -> Prosa:
        self.number += 1
        self.planted.printed[path] = (f"Absatz{self.number}.",)
        words = (f"Absatz{self.number}.", *([] if self.table_placed else ["[Tabelle t]", "[Diagramm d]"]))
        self.table_placed = True
        return Prosa(tuple(Paragraph((Text(text),)) for text in words))

    def mapping(self, bare: Any, path: Path) -> dict[str, Any]:
        if get_args(bare)[1] is Tabelle:
            self.planted.printed.update({(*path, word): (word,) for word in TABLE_WORDS})
            return {"t": TABLE}
        if get_args(bare)[1] is Diagrammangabe:
            self.planted.printed.update({(*path, word): (word,) for word in CHART_WORDS})
            return {"d": CHART}
        self.number += 1
        self.planted.printed[path] = (str(self.number),)
        return {"2024": str(self.number)}


def _is(bare: Any, parent: type) -> bool:
    return isinstance(bare, type) and issubclass(bare, parent)


def _bare(annotation: Any) -> Any:
    """The annotation without metadata and without `None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        parts = [part for part in get_args(annotation) if part is not type(None)]
        if type(None) in get_args(annotation) and len(parts) == 1:
            annotation = parts[0]
            continue
        if KwVermerk in parts:
            return KwVermerk
        return Betrag if set(parts) == set(get_args(Betrag)) else annotation


def _day(number: int) -> tuple[str, tuple[str, ...]]:
    day = dt.date(2024, 1, 1) + dt.timedelta(days=number)
    month = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ][day.month - 1]
    return day.strftime("%d.%m.%Y"), (day.strftime("%d.%m.%Y"), f"{day.day}. {month} {day.year}")


Leaf = Callable[[int], tuple[str, tuple[str, ...]]]
LEAVES: Mapping[Any, Leaf] = {
    str: lambda number: (f"Wort{number}", (f"Wort{number}",)),
    int: lambda number: (str(1900 + number), (str(1900 + number),)),
    dt.date: _day,
    Geld: lambda number: (f"{number}.000", (f"{number}.000",)),
    Betrag: lambda number: (f"{number}.000", (f"{number}.000", str(number))),
    Anzahl: lambda number: (f"{number},5", (f"{number},5",)),
    KwVermerk: lambda number: (f"KW 01/2{number}", (f"KW 01/2{number}",)),
    Messwert: lambda number: (str(number), (str(number),)),
    Anlagennummer: lambda number: (str(number), (f"Anlage {number}",)),
    Papiernummer: lambda number: (f"GRDrs {number}/2023", (f"GRDrs {number}/2023",)),
    LfdNr: lambda number: (str(number), (f"{number}",)),
    Antragsnummer: lambda number: (f"{number}/2023", (f"Nr. {number}/2023",)),
    Drucksachennummer: lambda number: (f"{number}/2023", (f"GRDrs {number}/2023",)),
    Fraktion: lambda number: ("linde", ("Fraktion Linde",)),
    Referat: lambda number: ("si", ("Referat Soziales",)),
    Gremium: lambda number: ("jha", ("Jugendhilfeausschuss",)),
}
