"""What a budget motion asks for: money by purpose, and where the need is registered."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo, WithJsonSchema, field_validator

from antrag_gen.errors import AntragError, Level, Path, Problem
from antrag_gen.fields.einstellungen import Referat, find_referat
from antrag_gen.fields.felder import (
    TEXT,
    EinheitFeld,
    JaNein,
    Modell,
    Zeile,
    read_amount,
    reading,
)
from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.kontext import kontext
from antrag_gen.fields.nummernfelder import DrucksachennummerFeld, LfdNrFeld
from antrag_gen.german.betrag import Betrag
from antrag_gen.german.geld import Einheit, Geld, parse_geld
from antrag_gen.german.jahre import Jahresbetraege, Planung
from antrag_gen.german.spelling import nearest
from antrag_gen.german.zahlen import number_ranges

NUMBER_OR_YEARS = WithJsonSchema(
    {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
)
GeldFeld = Annotated[Geld, reading(parse_geld), TEXT]


def _name_of_referat(text: str, info: ValidationInfo) -> str:
    """Who writes the key of a Referat means its name, which is what the form prints."""
    referate = kontext(info).liste("referate")
    return referate[text].name if text in referate else text


class Anmeldung(Modell):
    """A need in the Anmeldeliste (Rote Liste); a running number is unique only within that list."""

    lfd_nr: LfdNrFeld | None = None
    seite: Zeile | None = None
    thh: Zeile | None = None
    referat: Annotated[Zeile, AfterValidator(_name_of_referat)] | None = None
    grdrs: DrucksachennummerFeld | None = None

    @property
    def thh_und_referat(self) -> str:
        return ", ".join(part for part in (self.thh, self.referat) if part)

    @property
    def nummern(self) -> str:
        """`64` or `88 bis 91`; empty without a running number."""
        return number_ranges(self.lfd_nr.nummern) if self.lfd_nr else ""

    @property
    def text(self) -> str:
        """The reference in one line, as the second form has it."""
        parts = (
            self.seite and f"Seite {self.seite}",
            self.thh and f"THH {self.thh}",
            self.referat,
            self.nummern and f"Prio./lfd. Nr. {self.nummern}",
            self.grdrs and str(self.grdrs),
        )
        return ", ".join(part for part in parts if part)


class Mittel(Modell):
    """Money for one purpose; `summe` is a total that the author states, to be checked.

    `ehh` and `fhh` say whether it is current spending (Ergebnishaushalt) or investment (Finanzhaushalt).
    """

    zweck: Zeile
    thh: Zeile | None = None
    kontengruppe: Zeile | None = None
    projekt: Zeile | None = None
    ehh: JaNein = False
    fhh: JaNein = False
    einheit: EinheitFeld | None = None
    betrag: Annotated[Betrag, NUMBER_OR_YEARS]
    summe: GeldFeld | None = None

    @property
    def zweck_und_thh(self) -> str:
        return f"{self.zweck} (THH {self.thh})" if self.thh else self.zweck

    @property
    def konto(self) -> str:
        """Where it is booked: the account, and the project of an investment."""
        parts = (self.kontengruppe and f"KGr. {self.kontengruppe}", self.projekt and f"Projekt {self.projekt}")
        return ", ".join(part for part in parts if part)

    @property
    def massnahme(self) -> str:
        return f"{self.zweck} (KGr. {self.kontengruppe})" if self.kontengruppe else self.zweck

    @field_validator("betrag", mode="before")
    @classmethod
    def _read_amount(cls, value: object, info: ValidationInfo) -> Betrag:
        # `einheit` is declared first, so it has been read; where it was wrong, that error says enough.
        unit = info.data.get("einheit")
        return read_amount(value, unit if isinstance(unit, Einheit) else None)


def check_mittel(mittel: list[Mittel], planung: Planung, *, teur: bool) -> Iterator[Problem]:
    """Rules for each purpose: years within the plan, stated sums, amounts that the unit of the form can show."""
    for index, entry in enumerate(mittel):
        path: Path = ("mittel", index)
        if entry.betrag.ohne_einheit_klein:
            yield Problem(
                (*path, "betrag"),
                f"{entry.betrag.text} – sind {entry.betrag.text.replace('Euro', 'TEUR')} gemeint?",
                "Die Einheit dazuschreiben: „Euro“ oder „TEUR“.",
                "betrag-klein",
                Level.WARNUNG,
            )
        try:
            spread = entry.betrag.verteilt(planung)
        except AntragError as error:
            yield error.problem.under(*path, "betrag")
            continue
        yield from check_total((*path, "summe"), entry.summe, spread)
        if teur and any(euro % 1000 for euro in spread.values()):
            yield Problem(
                (*path, "betrag"),
                f"{entry.betrag.text} sind keine vollen Tausend Euro, der Vordruck zählt aber in TEUR.",
                "Auf volle Tausend bringen, oder im Kopf „einheit: Euro“ angeben.",
                "betrag-teur",
            )


def check_referate(anmeldeliste: list[Anmeldung], referate: Mapping[str, Referat]) -> Iterator[Problem]:
    """A Referat that the city's list does not have: the form prints it, but lists can't count the motion for it."""
    if not referate:
        return
    for index, entry in enumerate(anmeldeliste):
        if entry.referat is None or find_referat(entry.referat, referate):
            continue
        names = [referat.name for referat in referate.values()]
        meant = nearest(entry.referat, [*names, *referate])
        yield Problem(
            ("anmeldeliste", index, "referat"),
            f"Das Referat „{entry.referat}“ steht nicht in den Stammdaten.",
            f"Ist „{meant}“ gemeint?"
            if meant
            else f"Bekannt sind: {', '.join(names)} (content/stammdaten/referate.yaml).",
            "referate-unbekannt",
            Level.WARNUNG,
        )


def check_total(path: Path, stated: Geld | None, betraege: Jahresbetraege) -> Iterator[Problem]:
    """A stated total must be the computed one."""
    if stated is None:
        return
    if betraege.summe is None:
        yield Problem(
            path,
            "Ein Betrag, der „ff.“ weiterläuft, hat keine Gesamtsumme.",
            "Die Zeile „summe“ löschen.",
            "summe-ohne-ende",
        )
    elif stated.euro != betraege.summe:
        computed = Geldwert(betraege.summe)
        yield Problem(
            path,
            f"Die angegebene Summe {Geldwert(stated.euro)} Euro stimmt nicht: "
            f"{betraege.zeitraum_text} sind es {computed} Euro.",
            "Betrag, Jahre und Summe vergleichen; die Zeile „summe“ darf auch fehlen.",
            "summe-falsch",
        )
