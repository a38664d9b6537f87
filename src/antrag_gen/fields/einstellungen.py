"""Settings of a city: `content/projekt.yaml` and the lists in `content/stammdaten/`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from antrag_gen.errors import HERE, AntragError, Problem
from antrag_gen.fields.felder import TEXT, EinheitFeld, JaNein, Kennzeichen, Modell, Zeile, reading
from antrag_gen.fields.istdaten import IstDaten
from antrag_gen.fields.nummern import Nummern
from antrag_gen.german.datum import Kalendertag, parse_kalendertag
from antrag_gen.german.geld import Einheit
from antrag_gen.german.spelling import plain
from antrag_gen.readers.list_labels import GLIEDERUNG, Gliederung, Zaehlung, parse_gliederung

MOST_YEARS = 20
ZWECKE = (
    *("Einbringung", "Beratung", "Vorberatung", "Beschlussfassung", "Kenntnisnahme"),
    *("Anhörung", "Empfehlung", "Bestätigung", "Entscheidung"),
)
SITZUNGSARTEN = ("öffentlich", "nicht öffentlich")


def _years(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_YEARS:
        raise AntragError.of(
            HERE, f"„{text}“ ist keine Zahl von Planungsjahren.", "Erlaubt ist 1 bis 20; üblich ist 5.", "planungsjahre"
        )
    return int(text)


def _levels(value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(level, str) for level in value):
        raise AntragError.of(
            HERE,
            "Die Gliederung ist eine Liste: für jede Ebene, wie ihre erste Nummer gedruckt wird.",
            "Zum Beispiel „gliederung: [1., 1.1, a)]“.",
            "gliederung",
        )
    return parse_gliederung(value)


def _title(text: str) -> str:
    if not text or text != text.rstrip(" :"):
        raise AntragError.of(
            HERE,
            f"„{text}“ ist keine Bezeichnung.",
            "Ein Wort oder mehrere schreiben, ohne Doppelpunkt am Ende.",
            "bezeichnung",
        )
    return " ".join(text.split())


def key_of(word: str) -> str:
    """How papers write a word of the city: `nichtoeffentlich` for „nicht öffentlich“."""
    return plain(word).replace("_", "")


def _told_apart(words: Sequence[str]) -> Sequence[str]:
    keys = [key_of(word) for word in words]
    twice = next((word for at, word in enumerate(words) if keys[at] in keys[:at]), "")
    if twice or not words:
        what = f"„{twice}“ steht zweimal da." if twice else "Die Liste ist leer."
        hint = "Einen der beiden Einträge löschen." if twice else "Ein Wort ergänzen oder die Angabe löschen."
        raise AntragError.of(HERE, what, hint, "worte-doppelt" if twice else "liste-leer")
    return words


Worte = Annotated[tuple[Zeile, ...], AfterValidator(_told_apart)]


class Beratungsworte(Modell):
    """What a routing table can say: for what a committee gets a paper, and how it meets; the first way is the usual."""

    zur: Worte = ZWECKE
    sitzungsart: Worte = SITZUNGSARTEN


def _keys(angaben: Mapping[str, str]) -> Mapping[str, str]:
    for key in angaben:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
            meant = re.sub(r"[^a-z0-9_]", "", plain(key)).lstrip("_0123456789")
            what = f"„{key}“ kann keine Angabe im Kopf heißen."
            hint = f"Klein und ohne Umlaute und Leerzeichen schreiben{f': „{meant}“' if meant else ''}."
            raise AntragError([Problem((key,), what, hint, "eigenes-schluessel")])
    return angaben


class Eigenes(Modell):
    """What a kind of paper has in this city besides ours: keys of its head with their labels, titles of sections."""

    angaben: Annotated[Mapping[str, Annotated[str, reading(_title), TEXT]], AfterValidator(_keys)] = Field(
        default_factory=dict
    )
    abschnitte: Annotated[tuple[Annotated[str, reading(_title), TEXT], ...], AfterValidator(_told_apart)] | None = None


class Formular(StrEnum):
    """How a budget motion is laid out: `kurz`, the city's form, or the second one by measures and accounts."""

    KURZ = "kurz"
    AMTLICH = "amtlich"
    MASSNAHMEN = "massnahmen"


class Deckungspflicht(StrEnum):
    """Whether a motion that costs money must say where it comes from."""

    PFLICHT = "pflicht"
    FREIWILLIG = "freiwillig"


class Namen(StrEnum):
    """How the names below a paper stand: in two columns with a line for each thing said, or a name in a line."""

    SPALTEN = "spalten"
    ZEILEN = "zeilen"


class Einstellungen(Modell):
    """What papers of this city have in common; `formular` and `einheit` can be set in a paper as well.

    `gliederung` says how the levels of numbered lists are called; `bezeichnungen` gives the city's words for ours:
    section titles, kinds of papers, headings of templates; `beratungsfolge` the words of routing tables, `eigenes` what
    its papers have besides ours, by kind; `ohne_pruefung` the checks of words that it does without, each with the
    reason; `gz_freilassen` prints a line for the Geschäftszeichen of a paper that has none yet; `ist_daten` how the
    finance office lays out its list of actual figures.
    """

    stadt: Zeile
    ort: Zeile = ""
    gremium: Zeile = "Gemeinderat"
    planungsjahre: Annotated[int, reading(_years), TEXT] = 5
    quelle_einbetten: JaNein = False
    gz_freilassen: JaNein = False
    formular: Formular = Formular.KURZ
    einheit: EinheitFeld = Einheit.EURO
    deckungsvorschlag: Deckungspflicht = Deckungspflicht.FREIWILLIG
    unterschriften: Namen = Namen.SPALTEN
    nummern: Nummern = Field(default_factory=Nummern)
    gliederung: Annotated[
        Gliederung, BeforeValidator(_levels), WithJsonSchema({"type": "array", "items": {"type": "string"}})
    ] = GLIEDERUNG
    zaehlung: Zaehlung | None = None
    bezeichnungen: Mapping[str, Annotated[str, reading(_title), TEXT]] = Field(default_factory=dict)
    beratungsfolge: Beratungsworte = Field(default_factory=Beratungsworte)
    eigenes: Mapping[str, Eigenes] = Field(default_factory=dict)
    ohne_pruefung: Mapping[str, Zeile] = Field(default_factory=dict)
    ist_daten: IstDaten | None = None

    @property
    def listen(self) -> Gliederung:
        """How lists are labelled, through parts as well."""
        return replace(self.gliederung, zaehlung=self.zaehlung)

    def titel(self, unser: str) -> str:
        """What this city calls it: the one way to a title, for models, messages and templates alike."""
        return self.bezeichnungen.get(unser, unser)


class Fraktion(Modell):
    name: Zeile


class Referat(Modell):
    """A department of the administration that lays papers before the council; `kurz` is its name beside others."""

    name: Zeile
    kurz: Zeile = ""


KalendertagFeld = Annotated[Kalendertag, reading(parse_kalendertag), TEXT]


class Amt(Modell):
    """An office; it reports on what is booked in its `thh` (Teilhaushalte), by its `frist` of the year after.

    On the first half of a year it reports by `frist_halbjahr` of that year.
    `kontakt`, `email` and `telefon` are of who is asked for a report that is missing.
    """

    name: Zeile
    referat: Zeile = ""
    thh: list[Kennzeichen] = Field(default_factory=list)
    kontakt: Zeile = ""
    email: Zeile = ""
    telefon: Zeile = ""
    frist: KalendertagFeld | None = None
    frist_halbjahr: KalendertagFeld | None = None


class Gremium(Modell):
    """The council, or one of its committees."""

    name: Zeile


class Stammdaten(Modell):
    """The lists that papers refer to by key, a file of that name each."""

    fraktionen: Mapping[str, Fraktion] = Field(default_factory=dict)
    referate: Mapping[str, Referat] = Field(default_factory=dict)
    aemter: Mapping[str, Amt] = Field(default_factory=dict)
    gremien: Mapping[str, Gremium] = Field(default_factory=dict)


def find_referat(text: str, referate: Mapping[str, Referat | Amt]) -> str | None:
    """The key of the Referat or office that a text names: by its key, its name, or words that its name begins with.

    None for what is not in the list, or could be several.
    """
    wanted = text.casefold()
    for key, referat in referate.items():
        if wanted in (key.casefold(), referat.name.casefold()):
            return key
    begins = re.compile(rf"{re.escape(wanted)}(?!\w)")
    keys = [key for key, referat in referate.items() if begins.match(referat.name.casefold())]
    return keys[0] if len(keys) == 1 else None


def referat_of_office(text: str, aemter: Mapping[str, Amt], referate: Mapping[str, Referat]) -> str | None:
    """The key of the Referat that an office belongs to, by what `find_referat` knows it by; None where nobody says."""
    key = find_referat(text, aemter)
    return find_referat(aemter[key].referat, referate) if key and aemter[key].referat else None
