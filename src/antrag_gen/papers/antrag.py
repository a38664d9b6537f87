"""Motions and questions of Fraktionen: what they ask the council to decide, and what they ask to be told."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from antrag_gen.errors import HERE, AntragError, Level, Problem
from antrag_gen.fields.bedarf import Anmeldung, Mittel
from antrag_gen.fields.bezug import WORTE, BezugFeld, check_bezug, print_bezug
from antrag_gen.fields.einstellungen import Deckungspflicht
from antrag_gen.fields.felder import Abschnitt, Prosa
from antrag_gen.fields.listenfelder import NichtLeer
from antrag_gen.fields.nummern import Antragsnummer, Drucksachennummer, name_of
from antrag_gen.fields.stellen import Stelle
from antrag_gen.papers.papier import Fraktionspapier
from antrag_gen.visible import visible


class Antragsart(StrEnum):
    ANTRAG = "antrag"
    DRINGLICHKEITSANTRAG = "dringlichkeitsantrag"
    AENDERUNGSANTRAG = "aenderungsantrag"
    ERGAENZUNGSANTRAG = "ergaenzungsantrag"
    ANFRAGE = "anfrage"
    ANTRAG_UND_ANFRAGE = "antrag_und_anfrage"


NAMES = {
    Antragsart.ANTRAG: "Antrag",
    Antragsart.DRINGLICHKEITSANTRAG: "Dringlichkeitsantrag",
    Antragsart.AENDERUNGSANTRAG: "Änderungsantrag",
    Antragsart.ERGAENZUNGSANTRAG: "Ergänzungsantrag",
    Antragsart.ANFRAGE: "Anfrage",
    Antragsart.ANTRAG_UND_ANFRAGE: "Antrag und Anfrage",
}
REQUESTS = frozenset(Antragsart) - {Antragsart.ANFRAGE}
QUESTIONS = frozenset({Antragsart.ANFRAGE, Antragsart.ANTRAG_UND_ANFRAGE})
# What these do to the papers in `bezug`.
ON_OTHERS = {Antragsart.AENDERUNGSANTRAG: "ändert", Antragsart.ERGAENZUNGSANTRAG: "ergänzt"}


def _no_question_on_a_budget(value: object) -> object:
    if value == "frageantrag":
        raise AntragError.of(
            HERE,
            "Ein Frageantrag ist eine eigene Art von Papier.",
            "Ganz oben „art: frageantrag“ schreiben und diese Zeile löschen.",
            "antragsart-frage",
        )
    return value


@visible("zusatz", "anmeldeliste", "mittel", "stellen")
class Antrag(Fraktionspapier):
    """A motion or question; `bezug` are the Vorlagen and motions that a motion wants to change or to add to.

    What it costs it says in its text, if at all; `anmeldeliste`, `mittel` and `stellen` are those of a budget motion,
    for whoever reads both.
    """

    namen: ClassVar[tuple[str, ...]] = tuple(NAMES.values())
    worte: ClassVar[tuple[str, ...]] = (*Fraktionspapier.worte, *WORTE)

    art: Literal["antrag"]
    antragsart: Annotated[Antragsart, BeforeValidator(_no_question_on_a_budget)] = Antragsart.ANTRAG
    bezug: Annotated[BezugFeld, NichtLeer] = Field(default_factory=list)
    begruendung: Annotated[Prosa, Abschnitt("Begründung")] | None = None
    dringlichkeit: Annotated[Prosa, Abschnitt("Dringlichkeit")] | None = None
    antragstext: Annotated[Prosa, Abschnitt("Wir beantragen")] | None = None
    deckungsvorschlag: Annotated[Prosa, Abschnitt("Deckungsvorschlag")] | None = None
    fragen: Annotated[Prosa, Abschnitt("Wir fragen")] | None = None

    @classmethod
    def fehlende_abschnitte(cls, werte: Mapping[str, object]) -> frozenset[str]:
        """Adds: each kind has its own sections; one that is not known may have them all."""
        kind = werte.get("antragsart", Antragsart.ANTRAG)
        if not isinstance(kind, str) or kind not in list(Antragsart):
            return frozenset()
        kinds = {
            "antragstext": REQUESTS,
            "deckungsvorschlag": REQUESTS,
            "fragen": QUESTIONS,
            "dringlichkeit": {Antragsart.DRINGLICHKEITSANTRAG},
        }
        return frozenset(name for name, having in kinds.items() if kind not in having)

    @classmethod
    def name_of(cls, werte: Mapping[str, object]) -> str:
        """By its `antragsart`."""
        kind = werte.get("antragsart", Antragsart.ANTRAG)
        return NAMES[Antragsart(kind)] if isinstance(kind, str) and kind in list(Antragsart) else ""

    @property
    def bezeichnung(self) -> str:
        return self.titel(NAMES[self.antragsart])

    @property
    def anmeldeliste(self) -> Sequence[Anmeldung]:
        return ()

    @property
    def mittel(self) -> Sequence[Mittel]:
        return ()

    @property
    def stellen(self) -> Sequence[Stelle]:
        return ()

    @property
    def beantragt(self) -> bool:
        """Whether it asks for something, and not only to be told."""
        return self.antragsart in REQUESTS

    @property
    def zusatz(self) -> str:
        """What the head says beside the kind: the papers to be changed, several Fraktionen together."""
        together = "interfraktionell" if len(self.fraktionen) > 1 else ""
        parts = [print_bezug(self.bezug, self.titel), together]
        return ", ".join(part for part in parts if part)

    def befunde(self) -> Iterator[Problem]:
        """Adds: each kind has the sections that make it what it is, and no others."""
        yield from super().befunde()
        kind = self.antragsart
        yield from self._check_section("Wir beantragen", self.antragstext, wanted=kind in REQUESTS)
        yield from self._check_section("Wir fragen", self.fragen, wanted=kind in QUESTIONS)
        if self.deckungsvorschlag is not None and kind not in REQUESTS:
            yield from self._check_section("Deckungsvorschlag", self.deckungsvorschlag, wanted=False)
        yield from self._check_covered()
        urgent = kind is Antragsart.DRINGLICHKEITSANTRAG
        yield from self._check_section("Dringlichkeit", self.dringlichkeit, wanted=urgent)
        yield from self._check_bezug()

    def _check_bezug(self) -> Iterator[Problem]:
        """Only what changes another paper, or adds to it, names one; then it is one that there is."""
        yield from check_bezug(self.bezug, ("bezug",), self.nummer, self.datum, self._kontext)
        if self.antragsart in ON_OTHERS and not self.bezug:
            spaces = self._kontext.einstellungen.nummern
            examples = Drucksachennummer("424", 2023, kreis=spaces.drucksache), Antragsnummer(112, 2023, spaces.antrag)
            what = f"Ein {self.bezeichnung} nennt die Vorlage oder den Antrag, den er {ON_OTHERS[self.antragsart]}."
            hint = f"Eine Zeile „bezug: {examples[0]}“ oder „bezug: {name_of(examples[1])}“ ergänzen."
            yield Problem(("antragsart",), what, hint, "bezug")
        elif self.bezug and self.antragsart not in ON_OTHERS:
            what = f"Ein {self.bezeichnung} hat keinen „bezug“."
            hint = "Die Zeile löschen oder „antragsart: aenderungsantrag“ oder „ergaenzungsantrag“ angeben."
            yield Problem(("bezug",), what, hint, "bezug")

    def _check_covered(self) -> Iterator[Problem]:
        """Nobody but the author knows whether a motion costs money."""
        wanted = self._kontext.einstellungen.deckungsvorschlag is Deckungspflicht.PFLICHT and not self.entwurf
        if wanted and self.antragsart in REQUESTS and self.deckungsvorschlag is None:
            title = self.titel("Deckungsvorschlag")
            what = f"Kostet der Antrag Geld, gehört der Abschnitt „# {title}“ dazu."
            yield Problem(("status",), what, "Ergänzen, woher das Geld kommen soll.", "deckung-fehlt", Level.HINWEIS)

    def _check_section(self, title: str, section: Prosa | None, *, wanted: bool) -> Iterator[Problem]:
        if wanted and section is None:
            yield Problem(
                ("antragsart",),
                f"Zu „{self.bezeichnung}“ gehört der Abschnitt „# {self.titel(title)}“.",
                "Die Überschrift und den Text unter dem Kopf ergänzen.",
                "abschnitt-fehlt",
            )
        elif not wanted and section is not None:
            yield Problem(
                ("antragsart",),
                f"Zu „{self.bezeichnung}“ gehört kein Abschnitt „# {self.titel(title)}“.",
                "Den Abschnitt löschen oder eine andere „antragsart“ angeben.",
                "abschnitt-zuviel",
            )
