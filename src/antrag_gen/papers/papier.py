"""What every kind of paper has: subject, status, number, date, and rules across its fields."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, PrivateAttr

from antrag_gen.errors import HERE, AntragError, Level, Path, Problem
from antrag_gen.fields.diagrammangabe import Diagrammangabe
from antrag_gen.fields.einstellungen import Fraktion
from antrag_gen.fields.felder import Datum, JaNein, Modell, Prosa, Zeile
from antrag_gen.fields.kontext import Kontext
from antrag_gen.fields.nummern import Kreis, put_behind
from antrag_gen.fields.nummernfelder import AntragsnummerFeld
from antrag_gen.fields.stammdaten import named_in
from antrag_gen.fields.tabellen import NOTE_ID, Tabelle
from antrag_gen.fields.tabellenstellen import Platzart, check_placed
from antrag_gen.fields.tabellenteile import check_table_parts
from antrag_gen.german.zahlen import join, join_oder
from antrag_gen.papers.anlagen import (
    Anlage,
    Anlagenteil,
    Anlagenzeile,
    Beilage,
    check_anlagen,
    list_lines,
    taken_in,
)
from antrag_gen.papers.eigenes import EigeneAngabe, EigenerAbschnitt
from antrag_gen.readers.list_labels import Zaehlung, part_of
from antrag_gen.tree import Heading, plain_text
from antrag_gen.visible import visible


class Status(StrEnum):
    ENTWURF = "entwurf"
    EINGEREICHT = "eingereicht"
    BESCHLOSSEN = "beschlossen"
    ABGELEHNT = "abgelehnt"
    ZURUECKGEZOGEN = "zurueckgezogen"
    ERLEDIGT = "erledigt"


def _not_empty(items: Sequence[object]) -> Sequence[object]:
    if not items:
        raise AntragError.of(
            HERE, "Die Liste ist leer.", "Einen Eintrag ergänzen oder die Angabe löschen.", "liste-leer"
        )
    return items


FraktionFeld = Annotated[Fraktion, named_in("fraktionen", "Die Fraktion")]
# What is wrong with numbers that can be read.
ADDED_UP = ("summe-falsch", NOTE_ID)
NichtLeer = AfterValidator(_not_empty)


@visible("zeilen")
class Unterschrift(Modell):
    """A name below a paper, typed."""

    name: Zeile
    funktion: Zeile | None = None

    @property
    def zeilen(self) -> list[str]:
        """What is printed, a line each."""
        return [self.name, self.funktion] if self.funktion else [self.name]


class Mitunterschrift(Unterschrift):
    """The name of one of a council, and the Fraktion that he or she signs for."""

    fraktion: FraktionFeld | None = None

    @property
    def zeilen(self) -> list[str]:
        """Adds the Fraktion."""
        return [*super().zeilen, self.fraktion.name] if self.fraktion else super().zeilen


@visible(
    "bezeichnung",
    "kennung",
    "benannt",
    "verfasser",
    "entwurf",
    "unterzeichner",
    "anlagenliste",
    "eigene_angaben",
    "eigene_abschnitte",
)
class Papier(Modell):
    """Base of all kinds; a kind adds its keys, its sections and its rules."""

    art: str
    betreff: Zeile
    status: Status = Status.ENTWURF
    datum: Datum | None = None
    oeffentlich: JaNein = False
    gezeichnet: Annotated[tuple[Unterschrift, ...], NichtLeer] = ()
    anlagen: Annotated[list[Anlage], NichtLeer] = Field(default_factory=list)
    tabellen: Mapping[str, Tabelle] = Field(default_factory=dict)
    diagramme: Mapping[str, Diagrammangabe] = Field(default_factory=dict)
    ohne_pruefung: Mapping[str, Zeile] = Field(default_factory=dict)

    # What a kind is called, in our words; `bezeichnungen` of a city can say it otherwise.
    namen: ClassVar[tuple[str, ...]] = ()

    # Further words of its own that `bezeichnungen` can say otherwise.
    worte: ClassVar[tuple[str, ...]] = ()

    # Which numbers a kind with `nummer` counts in, and where its requests are numbered that others cite.
    nummernkreis: ClassVar[Kreis | None] = None
    abschnitte_mit_ziffern: ClassVar[tuple[str, ...]] = ("antragstext", "beschlussantrag", "fragen")

    # What the city has besides: fields of its own, by their labels and titles.
    eigene: ClassVar[Mapping[str, str]] = {}

    # Whether it is about a motion and its decision, which are then found where the file is loaded.
    berichtet_ueber_antrag: ClassVar[bool] = False

    # What a paper needs once it is no draft any more.
    needed: ClassVar[tuple[str, ...]] = ("datum", "gezeichnet")

    _kontext: Kontext = PrivateAttr()
    _beilagen: dict[Path, Beilage] = PrivateAttr(default_factory=dict)

    @classmethod
    def fehlende_abschnitte(cls, werte: Mapping[str, object]) -> frozenset[str]:  # noqa: ARG003 – kinds look at them
        """Which fields of sections a paper with these values in its head does not have; `werte` are not validated."""
        return frozenset()

    @classmethod
    def name_of(cls, werte: Mapping[str, object]) -> str:  # noqa: ARG003 – kinds look at them
        """What a paper with these values in its head is called, in our words; `werte` are not validated."""
        return cls.namen[0] if cls.namen else ""

    def model_post_init(self, context: Kontext) -> None:
        """Keep what the paper was read with: the city's settings, and the papers it may refer to."""
        self._kontext = context

    @property
    def bezeichnung(self) -> str:
        """What the paper is called in its head, in the city's words."""
        return self.titel(self.namen[0])

    def titel(self, unser: str) -> str:
        """The city's word for a title or kind of ours."""
        return self._kontext.einstellungen.titel(unser)

    @property
    def kennung(self) -> str:
        """Its number as it is cited, or nothing."""
        return ""

    @property
    def benannt(self) -> str:
        """What it is called, with its number: `Haushaltsantrag Nr. 4123/2023`."""
        return put_behind(self.bezeichnung, self.kennung)

    @property
    def verfasser(self) -> str:
        """Who hands the paper in, or nothing where that is the city itself."""
        return ""

    @property
    def nichtoeffentlich(self) -> bool:
        """Whether it says so; what says nothing may be either."""
        return "oeffentlich" in self.model_fields_set and not self.oeffentlich

    def take_in(self, path: Path, file: Beilage) -> None:
        """Keep the file of the Anlage at this path below `anlagen`."""
        self._beilagen[path] = file

    @property
    def anlagenliste(self) -> Sequence[Anlagenzeile]:
        """The Anlagen with their numbers, as they are printed."""
        return list_lines(self.anlagen, self._kontext, self._beilagen)

    @property
    def anlagenteile(self) -> Iterator[Anlagenteil]:
        """What is put into the paper's file."""
        return taken_in(self.anlagen, self._kontext, self._beilagen)

    @property
    def unterzeichner(self) -> Sequence[Unterschrift]:
        """Whose names are below it, in the order in which they are printed."""
        return self.gezeichnet

    @property
    def entwurf(self) -> bool:
        return self.status is Status.ENTWURF

    @property
    def eigene_angaben(self) -> tuple[EigeneAngabe, ...]:
        """The city's own values of the head, in its order."""
        values = ((label, getattr(self, name)) for name, label in self.eigene.items())
        return tuple(EigeneAngabe(label, value) for label, value in values if isinstance(value, str))

    @property
    def eigene_abschnitte(self) -> tuple[EigenerAbschnitt, ...]:
        """The city's own sections, in its order."""
        values = ((title, getattr(self, name)) for name, title in self.eigene.items())
        return tuple(EigenerAbschnitt(title, value) for title, value in values if isinstance(value, Prosa))

    @property
    def prosa(self) -> Iterator[Prosa]:
        """The sections, in the order of the model."""
        yield from (value for name in type(self).model_fields if isinstance(value := getattr(self, name), Prosa))

    def befunde(self) -> Iterator[Problem]:
        """Rules across fields: what is needed after the draft, and tables and charts, placed once and each right."""
        if not self.entwurf:
            for key in self.needed:
                if not getattr(self, key):
                    yield Problem(
                        ("status",),
                        f"Bei „status: {self.status}“ fehlt die Angabe „{key}“.",
                        f"„{key}“ ergänzen oder „status: entwurf“ setzen.",
                        "angabe-fehlt",
                    )
        yield from check_anlagen(self.anlagen, getattr(self, "nummer", None), self.datum, self._kontext)
        parts = [prosa.blocks for prosa in self.prosa]
        yield from check_placed(Platzart.TABELLE, self.tabellen, parts)
        yield from check_placed(Platzart.DIAGRAMM, self.diagramme, parts)
        if "zaehlung" in self.model_fields_set and not any(map(part_of, self._headings)):
            yield Problem(
                ("zaehlung",),
                "Ohne Teile bleibt „zaehlung“ ohne Wirkung.",
                "Überschriften wie „## I. Konsumtiv“ ergänzen oder die Zeile löschen.",
                "angabe-allein",
                Level.HINWEIS,
            )
        for name, tabelle in self.tabellen.items():
            findings = list(tabelle.befunde(("tabellen", name)))
            yield from findings
            if all(finding.id in ADDED_UP for finding in findings):
                yield from check_table_parts(tabelle, ("tabellen", name))
        for name, diagramm in self.diagramme.items():
            yield from diagramm.befunde(("diagramme", name))

    @property
    def _headings(self) -> Iterator[str]:
        yield from (plain_text(block) for prosa in self.prosa for block in prosa.blocks if isinstance(block, Heading))

    def check_alone(self, key: str, *others: str) -> Iterator[Problem]:
        """A key that says something only beside one of these others."""
        if key in self.model_fields_set and not any(getattr(self, other) for other in others):
            names = join_oder([f"„{other}“" for other in others])
            what = f"Ohne {names} bleibt „{key}“ ohne Wirkung."
            yield Problem((key,), what, f"{names} ergänzen oder die Zeile löschen.", "angabe-allein", Level.HINWEIS)


class Fraktionspapier(Papier):
    """A paper of one or several Fraktionen, numbered as a motion."""

    nummer: AntragsnummerFeld | None = None
    fraktionen: Annotated[list[FraktionFeld], NichtLeer] = Field(default_factory=list)
    zaehlung: Zaehlung | None = None
    gezeichnet: Annotated[tuple[Mitunterschrift, ...], NichtLeer] = ()

    nummernkreis: ClassVar[Kreis | None] = "antrag"
    needed: ClassVar[tuple[str, ...]] = ("nummer", "datum", "fraktionen", "gezeichnet")

    @property
    def kennung(self) -> str:
        return str(self.nummer or "")

    @property
    def verfasser(self) -> str:
        return join([fraktion.name for fraktion in self.fraktionen])

    @property
    def unterzeichner(self) -> Sequence[Unterschrift]:
        """In the order of the Fraktionen; whoever signs for none comes last."""
        last = len(self.fraktionen)
        places = {fraktion.name: place for place, fraktion in reversed(list(enumerate(self.fraktionen)))}
        return sorted(
            self.gezeichnet, key=lambda person: places.get(person.fraktion.name, last) if person.fraktion else last
        )

    def befunde(self) -> Iterator[Problem]:
        """Adds: names and Fraktionen are the same, where names say which Fraktion they are of."""
        yield from super().befunde()
        signed = [person.fraktion for person in self.gezeichnet if person.fraktion]
        for index, person in enumerate(self.gezeichnet):
            if person.fraktion and person.fraktion not in self.fraktionen:
                yield Problem(
                    ("gezeichnet", index, "fraktion"),
                    f"{person.name} zeichnet für „{person.fraktion.name}“, die nicht unter „fraktionen“ steht.",
                    "Die Fraktion dort ergänzen oder hier berichtigen.",
                    "gezeichnet-fraktion",
                    Level.WARNUNG,
                )
        for index, fraktion in enumerate(self.fraktionen):
            if signed and fraktion not in signed:
                yield Problem(
                    ("fraktionen", index),
                    f"Für „{fraktion.name}“ hat niemand gezeichnet.",
                    "Unter „gezeichnet“ einen Namen mit dieser „fraktion“ ergänzen oder die Fraktion streichen.",
                    "gezeichnet-fraktion",
                    Level.WARNUNG,
                )
