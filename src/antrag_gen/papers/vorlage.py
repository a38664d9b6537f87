"""Vorlagen: what the council is to decide (Beschlussvorlage) and what it is told (Mitteilungsvorlage)."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from antrag_gen.errors import Problem
from antrag_gen.fields.bedarf import SPERRVERMERK, Mittel, needs_of
from antrag_gen.fields.bedarfstabelle import lay_out_need
from antrag_gen.fields.felder import Abschnitt, EinheitFeld, HaushaltFeld, Prosa
from antrag_gen.fields.jahrestabelle import Jahrestabelle
from antrag_gen.fields.listenfelder import NichtLeer
from antrag_gen.fields.mittelpruefung import check_mittel
from antrag_gen.fields.stellen import StellenFeld
from antrag_gen.fields.stellenplan import Stellenplan, group_posts
from antrag_gen.fields.stellenpruefung import check_posts
from antrag_gen.german.geld import Einheit
from antrag_gen.german.jahre import Planung
from antrag_gen.papers.drucksache import Drucksache, check_form
from antrag_gen.readers.list_labels import Zaehlung
from antrag_gen.visible import visible


@visible("teur", "tabelle", "stellenplan")
class Vorlage(Drucksache):
    """What both have: what it costs, by account and year of the budget, and the posts it needs."""

    haushalt: HaushaltFeld | None = None
    einheit: EinheitFeld | None = None
    mittel: Annotated[list[Mittel], NichtLeer] = Field(default_factory=list)
    stellen: Annotated[StellenFeld, NichtLeer] = Field(default_factory=list)
    klimarelevanz: Annotated[Prosa, Abschnitt("Klimarelevanz")] | None = None
    auswirkungen: Annotated[Prosa, Abschnitt("Finanzielle Auswirkungen")] | None = None

    @property
    def teur(self) -> bool:
        """Whether the tables of this paper are in thousands of Euro."""
        return (self.einheit or self._kontext.einstellungen.einheit) is Einheit.TEUR

    @property
    def tabelle(self) -> Jahrestabelle | None:
        """The amounts by purpose and year; None where it costs nothing."""
        if self.haushalt is None or not self.mittel:
            return None
        planung = Planung(self.haushalt, self._kontext.einstellungen.planungsjahre)
        word = self.titel(SPERRVERMERK)
        names = [entry.with_condition(entry.zweck, word) for entry in self.mittel]
        return lay_out_need(needs_of(self.mittel, planung, names), teur=self.teur)

    @property
    def stellenplan(self) -> Stellenplan:
        """The posts by what is to happen to them."""
        return group_posts(self.stellen)

    def befunde(self) -> Iterator[Problem]:
        """Adds: money and posts need the years of a budget."""
        yield from super().befunde()
        yield from self.check_alone("haushalt", "mittel", "stellen")
        yield from self.check_alone("einheit", "mittel")
        if self.haushalt is None:
            for key, what in (("mittel", "Mitteln"), ("stellen", "Stellen")):
                if getattr(self, key):
                    yield Problem(
                        (key,),
                        f"Zu den {what} fehlt, in welchem Haushalt sie stehen.",
                        "Eine Zeile „haushalt: …“ mit dessen Jahren ergänzen, zum Beispiel „haushalt: 2024/2025“.",
                        "haushalt-fehlt",
                    )
        else:
            yield from check_mittel(
                self.mittel, Planung(self.haushalt, self._kontext.einstellungen.planungsjahre), teur=self.teur
            )
            yield from check_posts(self.stellen, self.haushalt)


class Beschlussvorlage(Vorlage):
    """A paper with a request to decide; its reasons in full, or in short with the full ones in Anlage 1."""

    namen: ClassVar[tuple[str, ...]] = ("Beschlussvorlage",)

    art: Literal["beschlussvorlage"]
    zaehlung: Zaehlung | None = None
    beschlussantrag: Annotated[Prosa, Abschnitt("Beschlussantrag")]
    begruendung: Annotated[Prosa, Abschnitt("Begründung")] | None = None
    kurzfassung: Annotated[Prosa, Abschnitt("Kurzfassung der Begründung")] | None = None

    def befunde(self) -> Iterator[Problem]:
        """Adds: one form of the reasons."""
        yield from super().befunde()
        titles = ("Begründung", "Kurzfassung der Begründung")
        yield from check_form(self.begruendung, self.kurzfassung, titles, self)


class Mitteilungsvorlage(Vorlage):
    """A report, in full, or in short with the full one in Anlage 1; `zum_haushaltsplan` makes it one of the budget."""

    namen: ClassVar[tuple[str, ...]] = ("Mitteilungsvorlage",)

    art: Literal["mitteilungsvorlage"]
    zum_haushaltsplan: HaushaltFeld | None = None
    bericht: Annotated[Prosa, Abschnitt("Bericht")] | None = None
    kurzfassung: Annotated[Prosa, Abschnitt("Kurzfassung des Berichts")] | None = None

    @property
    def bezeichnung(self) -> str:
        budget = f" zum Haushaltsplan {self.zum_haushaltsplan.text}" if self.zum_haushaltsplan else ""
        return f"{super().bezeichnung}{budget}"

    def befunde(self) -> Iterator[Problem]:
        """Adds: one form of the report."""
        yield from super().befunde()
        yield from check_form(self.bericht, self.kurzfassung, ("Bericht", "Kurzfassung des Berichts"), self)
