"""The budget motion: what is to be put into the budget, for what and in which years."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, PrivateAttr, ValidationInfo, WithJsonSchema, field_validator

from antrag_gen.errors import Level
from antrag_gen.german.betrag import Betrag
from antrag_gen.german.geld import Einheit, Geld, parse_geld
from antrag_gen.german.jahre import Jahresbetraege, Planung
from antrag_gen.german.notation import NotationError
from antrag_gen.german.zahlen import number_ranges
from antrag_gen.models.felder import (
    Abschnitt,
    DrucksachennummerFeld,
    EinheitFeld,
    HaushaltFeld,
    LfdNrFeld,
    Modell,
    Prosa,
    Zeile,
    read_amount,
    reading,
)
from antrag_gen.models.jahrestabelle import Geldwert, Jahrestabelle, lay_out
from antrag_gen.models.papier import Befund, NichtLeer, Papier, Path
from antrag_gen.models.projekt import Umfeld

NUMBER_OR_YEARS = WithJsonSchema(
    {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
)


class Anmeldung(Modell):
    """A need in the Anmeldeliste (Rote Liste); a running number is unique only within that list."""

    lfd_nr: LfdNrFeld | None = None
    seite: Zeile | None = None
    thh: Zeile | None = None
    referat: Zeile | None = None
    grdrs: DrucksachennummerFeld | None = None


class Mittel(Modell):
    """Money for one purpose; `summe` is a total that the author states, to be checked."""

    zweck: Zeile
    einheit: EinheitFeld | None = None
    betrag: Annotated[Betrag, NUMBER_OR_YEARS]
    summe: Annotated[Geld, reading(parse_geld), WithJsonSchema({"type": "string"})] | None = None

    @field_validator("betrag", mode="before")
    @classmethod
    def _read_amount(cls, value: object, info: ValidationInfo) -> Betrag:
        # `einheit` is declared first, so it has been read; where it was wrong, that error says enough.
        unit = info.data.get("einheit")
        return read_amount(value, unit if isinstance(unit, Einheit) else None)


class Haushaltsantrag(Papier):
    """The motion in the short form; `haushalt` gives the years that its amounts are spread over."""

    bezeichnung: ClassVar[str] = "Haushaltsantrag"

    art: Literal["haushaltsantrag"]
    haushalt: HaushaltFeld
    anmeldeliste: Annotated[list[Anmeldung], NichtLeer] = Field(default_factory=list)
    mittel: Annotated[list[Mittel], NichtLeer] = Field(default_factory=list)
    summe: Annotated[Geld, reading(parse_geld), WithJsonSchema({"type": "string"})] | None = None
    begruendung: Annotated[Prosa, Abschnitt("Begründung/Erläuterung")]
    antragstext: Annotated[Prosa, Abschnitt("Wir beantragen")] | None = None

    _planungsjahre: int = PrivateAttr(default=5)

    def model_post_init(self, context: object) -> None:
        if isinstance(context, Umfeld):
            self._planungsjahre = context.projekt.planungsjahre

    @property
    def planung(self) -> Planung:
        return Planung(self.haushalt, self._planungsjahre)

    @property
    def lfd_nrn(self) -> str:
        """The running numbers as they are cited: `lfd. Nr. 64`, `lfd. Nrn. 63 und 64`; empty without any."""
        numbers = {number for entry in self.anmeldeliste if entry.lfd_nr for number in entry.lfd_nr.nummern}
        if not numbers:
            return ""
        return f"lfd. {'Nr.' if len(numbers) == 1 else 'Nrn.'} {number_ranges(sorted(numbers))}"

    @property
    def tabelle(self) -> Jahrestabelle | None:
        """The amounts by year; None where the motion names none."""
        if not self.mittel:
            return None
        return lay_out([(entry.zweck, entry.betrag.verteilt(self.planung)) for entry in self.mittel])

    def befunde(self) -> Iterator[Befund]:
        """Adds: something must be requested, and stated totals must be the computed ones."""
        yield from super().befunde()
        if not self.mittel and self.antragstext is None:
            yield Befund(
                (),
                "Der Antrag beantragt nichts.",
                "„mittel“ angeben oder den Abschnitt „# Wir beantragen“ schreiben.",
                "antrag-leer",
            )
        spread: list[Jahresbetraege] = []
        for index, entry in enumerate(self.mittel):
            path: Path = ("mittel", index)
            if entry.betrag.ohne_einheit_klein:
                yield Befund(
                    (*path, "betrag"),
                    f"{entry.betrag.text} – sind {_in_thousands(entry.betrag.text)} gemeint?",
                    "Die Einheit dazuschreiben: „Euro“ oder „TEUR“.",
                    "betrag-klein",
                    Level.WARNUNG,
                )
            try:
                spread.append(entry.betrag.verteilt(self.planung))
            except NotationError as error:
                yield Befund((*path, "betrag"), error.what, error.hint, error.id)
                continue
            yield from _check_total((*path, "summe"), entry.summe, spread[-1])
        if len(spread) == len(self.mittel) > 0:
            yield from self._check_all(spread)

    def _check_all(self, spread: list[Jahresbetraege]) -> Iterator[Befund]:
        try:
            alle = sum(spread, Jahresbetraege())
        except NotationError as error:
            yield Befund(("mittel",), error.what, error.hint, error.id)
            return
        yield from _check_total(("summe",), self.summe, alle)


def _in_thousands(text: str) -> str:
    return text.replace("Euro", "TEUR")


def _check_total(path: Path, stated: Geld | None, betraege: Jahresbetraege) -> Iterator[Befund]:
    if stated is None:
        return
    if betraege.summe is None:
        yield Befund(
            path,
            "Ein Betrag, der „ff.“ weiterläuft, hat keine Gesamtsumme.",
            "Die Zeile „summe“ löschen.",
            "summe-ohne-ende",
        )
    elif stated.euro != betraege.summe:
        computed = Geldwert(betraege.summe)
        yield Befund(
            path,
            f"Die angegebene Summe {Geldwert(stated.euro)} Euro stimmt nicht: "
            f"{betraege.zeitraum_text} sind es {computed} Euro.",
            "Betrag, Jahre und Summe vergleichen; die Zeile „summe“ darf auch fehlen.",
            "summe-falsch",
        )
