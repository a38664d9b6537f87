"""The register of running numbers: motions in, a row for each number of each Anmeldeliste out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from antrag_gen.decisions.bewilligung import count_posts
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.fields.tabellen import heads_fit
from antrag_gen.german.jahre import Haushalt
from antrag_gen.german.zahlen import number_ranges
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.visible import visible
from antrag_gen.work.lists.conflicts import asked, find_conflicts, said_of
from antrag_gen.work.lists.liste import Angaben
from antrag_gen.work.lists.numbers import Anmeldeliste, Nennung, Nummernabschnitt, lists_of, namings_of
from antrag_gen.work.lists.select import Listed

COLUMNS = 7  # beside the numbers
TOGETHER = "für mehrere Anmeldungen zusammen"  # money and posts of a motion are not parted among its needs


@visible()
@dataclass(frozen=True, slots=True)
class Nummernzeile:
    """A running number and a motion that names it; without a motion the numbers that none names."""

    lfd_nr: str
    seite: str = ""
    grdrs: str = ""
    antrag: str = ""
    fraktionen: str = ""
    betreff: str = ""
    mittel: str = ""
    stellen: str = ""
    befund: str = ""
    nichtoeffentlich: bool = False


@visible()
@dataclass(frozen=True, slots=True)
class Nummernliste:
    thh: str
    zeilen: tuple[Nummernzeile, ...]


@visible("zeilenkoepfe", "mit_stellen")
@dataclass(frozen=True, slots=True)
class Nummerntabelle:
    """The Anmeldelisten of one budget."""

    haushalt: Haushalt
    listen: tuple[Nummernliste, ...]

    @property
    def mit_stellen(self) -> bool:
        """Whether there is a column for posts: where a motion asks for some."""
        return any(zeile.stellen for liste in self.listen for zeile in liste.zeilen)

    @property
    def zeilenkoepfe(self) -> bool:
        return heads_fit(COLUMNS + self.mit_stellen, sum(len(liste.zeilen) + 1 for liste in self.listen))


@visible("inhalt", "mehrere_tabellen")
@dataclass(frozen=True, kw_only=True)
class Nummernverzeichnis(Zusammenstellung):
    """The register as its template prints it."""

    art: ClassVar[str] = "liste"
    inhalt: ClassVar[str] = "nummern"

    angaben: Angaben
    tabellen_je_haushalt: tuple[Nummerntabelle, ...]

    @property
    def mehrere_tabellen(self) -> bool:
        return len(self.tabellen_je_haushalt) > 1


def list_numbers(motions: Sequence[Listed], projekt: Einstellungen, angaben: Angaben) -> Nummernverzeichnis:
    """The register of the running numbers that these motions name, with what they say differently."""
    namings = namings_of(motions)
    meldungen = [said_of(naming) for naming in namings]
    findings: dict[int, dict[str, None]] = defaultdict(dict)
    for conflict in find_conflicts(meldungen):
        findings[id(conflict.meldung)][conflict.kurz] = None
    said = {id(naming): ", ".join(findings[id(meldung)]) for naming, meldung in zip(namings, meldungen, strict=True)}
    tables = groupby(lists_of(namings), key=lambda anmeldeliste: anmeldeliste.haushalt)
    return Nummernverzeichnis(
        projekt=projekt,
        betreff="Laufende Nummern der Anmeldelisten",
        stand=angaben.stand,
        angaben=angaben,
        tabellen_je_haushalt=tuple(
            Nummerntabelle(haushalt, tuple(_numbers(anmeldeliste, said, projekt.titel) for anmeldeliste in lists))
            for haushalt, lists in tables
        ),
    )


def _numbers(anmeldeliste: Anmeldeliste[Nennung], said: Mapping[int, str], titel: Callable[[str], str]) -> Nummernliste:
    rows = (row for section in anmeldeliste.abschnitte for row in _rows(section, anmeldeliste.thh, said, titel))
    return Nummernliste(anmeldeliste.thh, tuple(rows))


def _rows(
    section: Nummernabschnitt[Nennung], thh: str, said: Mapping[int, str], titel: Callable[[str], str]
) -> list[Nummernzeile]:
    numbers = number_ranges(section.nummern)
    if not section.nennungen:
        return [Nummernzeile(numbers, befund="in keinem Antrag genannt")] if thh else []
    return [_row(numbers, naming, said.get(id(naming), ""), titel) for naming in section.nennungen]


def _row(numbers: str, naming: Nennung, befund: str, titel: Callable[[str], str]) -> Nummernzeile:
    motion, entry = naming.motion, naming.anmeldung
    alone = len(motion.anmeldeliste) == 1
    return Nummernzeile(
        numbers,
        seite=entry.seite or "",
        grdrs=str(entry.grdrs or ""),
        antrag=motion.kennung or "–",
        fraktionen=", ".join(fraktion.name for fraktion in motion.fraktionen),
        betreff=motion.betreff,
        mittel=asked(naming) if alone else TOGETHER if naming.mittel else "",
        stellen=count_posts(naming.stellen, titel) if alone else TOGETHER if naming.stellen else "",
        befund=befund,
        nichtoeffentlich=naming.listed.nichtoeffentlich,
    )
