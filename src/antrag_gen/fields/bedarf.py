"""What a budget motion asks for: money by purpose, and where the need is registered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo, WithJsonSchema, field_validator

from antrag_gen.errors import AntragError, Level, Path, Problem
from antrag_gen.fields.einstellungen import Referat, find_referat
from antrag_gen.fields.felder import (
    TEXT,
    EinheitFeld,
    JaNein,
    Kennzeichen,
    Modell,
    Zeile,
    read_amount,
    reading,
)
from antrag_gen.fields.glied import Glied
from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.kontext import kontext
from antrag_gen.fields.nummernfelder import DrucksachennummerFeld, LfdNrFeld
from antrag_gen.fields.teile import find_parts
from antrag_gen.fields.teilepruefung import Teilepruefung
from antrag_gen.german.betrag import Betrag
from antrag_gen.german.geld import Einheit, Geld, parse_geld
from antrag_gen.german.jahre import BETRAG_ZEITRAUM, Jahresbetraege, Planung
from antrag_gen.german.spelling import nearest
from antrag_gen.german.zahlen import number_ranges
from antrag_gen.visible import visible

NUMBER_OR_YEARS = WithJsonSchema(
    {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
)
SPERRVERMERK = "Sperrvermerk"
GeldFeld = Annotated[Geld, reading(parse_geld), TEXT]


def _name_of_referat(text: str, info: ValidationInfo) -> str:
    """Who writes the key of a Referat means its name, which is what the form prints."""
    referate = kontext(info).liste("referate")
    return referate[text].name if text in referate else text


def _labelled(label: str, value: str | None, *others: str) -> str:
    """`THH 400` for `400`, and for what begins with the label or one of the others; empty for nothing."""
    if not value:
        return ""
    return value if value.startswith((label, *others)) else f"{label} {value}"


def _listed(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def running_label(numbers: int) -> str:
    """What stands before that many running numbers."""
    return "lfd. Nr." if numbers == 1 else "lfd. Nrn."


@visible("thh_und_referat", "nummern", "text", "kurz", "nur_nummer")
class Anmeldung(Modell):
    """A need in the Anmeldeliste (Rote Liste); a running number is unique only within that list."""

    lfd_nr: LfdNrFeld | None = None
    seite: Kennzeichen | None = None
    thh: Kennzeichen | None = None
    referat: Annotated[Zeile, AfterValidator(_name_of_referat)] | None = None
    grdrs: DrucksachennummerFeld | None = None

    @property
    def thh_und_referat(self) -> str:
        return _listed(self.thh, self.referat)

    @property
    def nummern(self) -> str:
        """`64` or `88 bis 91`; empty without a running number."""
        return number_ranges(self.lfd_nr.nummern) if self.lfd_nr else ""

    @property
    def text(self) -> str:
        """The reference in one line, as the second form has it."""
        number = _labelled("Prio./lfd. Nr.", self.nummern)
        return _listed(self._seite, self._thh, self.referat, number, str(self.grdrs or ""))

    @property
    def kurz(self) -> str:
        """The reference in one line, as texts cite it: `lfd. Nr. 21, Seite 12, THH 400`."""
        number = f"{running_label(len(self.lfd_nr.nummern))} {self.nummern}" if self.lfd_nr else ""
        return _listed(number, self._seite, self._thh, self.referat, str(self.grdrs or ""))

    @property
    def nur_nummer(self) -> bool:
        """Whether it says nothing beside its running number."""
        return not (self.seite or self.thh or self.referat or self.grdrs)

    @property
    def _seite(self) -> str:
        return _labelled("Seite", self.seite, "S.")

    @property
    def _thh(self) -> str:
        return _labelled("THH", self.thh)


@visible("zweck_und_konto", "zweck_und_haushalt", "konto", "haushaltsteil")
class Mittel(Modell):
    """Money for one purpose; `summe` is a total that the author states, to be checked.

    `ehh` and `fhh` say whether it is current spending (Ergebnishaushalt) or investment (Finanzhaushalt).
    """

    zweck: Zeile
    thh: Kennzeichen | None = None
    kontengruppe: Kennzeichen | None = None
    projekt: Kennzeichen | None = None
    ehh: JaNein = False
    fhh: JaNein = False
    einheit: EinheitFeld | None = None
    betrag: Annotated[Betrag, NUMBER_OR_YEARS]
    summe: GeldFeld | None = None
    sperrvermerk: Zeile = ""

    @property
    def zweck_und_konto(self) -> str:
        """The purpose and where it is booked, as far as it is known: `Honorare (THH 400, KGr. 42)`."""
        return self._with_places(self._thh, self._account, self._project)

    @property
    def zweck_und_haushalt(self) -> str:
        """The same with the part of the budget, for tables that have no column for it."""
        return self._with_places(self._thh, self._account, self._project, self.haushaltsteil)

    @property
    def konto(self) -> str:
        """Where it is booked: the account, the project of an investment, and the part of the budget."""
        return _listed(self._account, self._project, self.haushaltsteil)

    @property
    def haushaltsteil(self) -> str:
        """`Ergebnishaushalt`, `Finanzhaushalt` or both; empty where nothing is said."""
        names = [name for name, named in (("Ergebnishaushalt", self.ehh), ("Finanzhaushalt", self.fhh)) if named]
        return " und ".join(names)

    @property
    def _thh(self) -> str:
        return _labelled("THH", self.thh)

    @property
    def _account(self) -> str:
        return _labelled("KGr.", self.kontengruppe)

    @property
    def _project(self) -> str:
        return _labelled("Projekt", self.projekt)

    def _with_places(self, *places: str) -> str:
        listed = _listed(*places)
        return f"{self.zweck} ({listed})" if listed else self.zweck

    def with_condition(self, words: str, sperrvermerk: str) -> str:
        """The words for the purpose, with what has to happen before the money may be spent."""
        return f"{words}; {sperrvermerk}: {self.sperrvermerk}" if self.sperrvermerk else words

    @field_validator("betrag", mode="before")
    @classmethod
    def _read_amount(cls, value: object, info: ValidationInfo) -> Betrag:
        # `einheit` is declared first, so it has been read; where it was wrong, that error says enough.
        unit = info.data.get("einheit")
        return read_amount(value, unit if isinstance(unit, Einheit) else None)


def parts_among(mittel: Sequence[Mittel]) -> list[int]:
    """The numbers of those that are part of the one above („davon“), which no sum adds."""
    return [index for index, part in enumerate(find_parts([entry.zweck for entry in mittel])) if part is not None]


def counted(mittel: Sequence[Mittel]) -> list[Mittel]:
    """Those that a sum adds."""
    parts = parts_among(mittel)
    return [entry for index, entry in enumerate(mittel) if index not in parts]


def with_parts(mittel: Sequence[Mittel], wanted: Callable[[Mittel], bool]) -> list[Mittel]:
    """Those that are wanted, each with its parts, whatever these say themselves."""
    parts, chosen, kept = parts_among(mittel), False, []
    for index, entry in enumerate(mittel):
        if index not in parts:
            chosen = wanted(entry)
        kept += [entry] * chosen
    return kept


def check_mittel(mittel: Sequence[Mittel], planung: Planung, *, teur: bool) -> Iterator[Problem]:
    """Rules for each purpose, and parts that add up."""
    findings = list(_check_each(mittel, planung, teur=teur))
    yield from findings
    if not any(finding.id == BETRAG_ZEITRAUM for finding in findings):
        yield from _check_parts(mittel, planung)


def _check_parts(mittel: Sequence[Mittel], planung: Planung) -> Iterator[Problem]:
    """Parts („davon“) are held against their whole year by year; all amounts have columns of one table."""
    amounts = [entry.betrag.verteilt(planung) for entry in mittel]
    try:
        columns = list(sum(amounts, Jahresbetraege()))
    except AntragError as error:
        yield error.problem.under("mittel")
        return
    lines: list[Glied] = []
    for index, (entry, betraege) in enumerate(zip(mittel, amounts, strict=True)):
        path: Path = ("mittel", index)
        werte = tuple(betraege.get(column) for column in columns)
        lines.append(Glied((*path, "zweck"), entry.zweck, werte, ((*path, "betrag"),) * len(columns)))
    yield from Teilepruefung(
        lines, lambda column: f"für {columns[column].text}", lambda _, euro: f"{Geldwert(euro)} Euro"
    ).befunde()


def _check_each(mittel: Sequence[Mittel], planung: Planung, *, teur: bool) -> Iterator[Problem]:
    """Years within the plan, stated sums, amounts that the unit of the form can show."""
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
