"""What a budget motion asks for: money by purpose, and where the need is registered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo, WithJsonSchema, field_validator

from antrag_gen.errors import HERE, AntragError, Level, Problem
from antrag_gen.fields.bedarfstabelle import Bedarfsposten
from antrag_gen.fields.einstellungen import Amt, Referat, find_referat, referat_of_office
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
from antrag_gen.fields.geldart import Geldart
from antrag_gen.fields.kontext import kontext
from antrag_gen.fields.nummernfelder import DrucksachennummerFeld, LfdNrFeld
from antrag_gen.fields.teile import find_parts
from antrag_gen.german.betrag import Betrag
from antrag_gen.german.geld import Einheit, Geld, parse_geld
from antrag_gen.german.jahre import Jahresbetraege, Planung
from antrag_gen.german.spelling import nearest
from antrag_gen.german.zahlen import number_ranges
from antrag_gen.visible import visible

NUMBER_OR_YEARS = WithJsonSchema(
    {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
)
SPERRVERMERK = "Sperrvermerk"
GeldFeld = Annotated[Geld, reading(parse_geld), TEXT]


def _name_of_referat(text: str, info: ValidationInfo) -> str:
    """Who writes the key of a Referat means its name, which is what papers print."""
    referate = kontext(info).liste("referate")
    return referate[text].name if text in referate else text


Referatsname = Annotated[Zeile, AfterValidator(_name_of_referat)]


def _condition(text: str) -> str:
    """What has to happen before money may be spent; a mere „ja“ or „nein“ would be printed as if it were that."""
    if text.lower() not in ("ja", "nein"):
        return text
    hint = "Ausschreiben, zum Beispiel „bis zur Vorlage des Konzepts“; ohne Sperrvermerk die Zeile löschen."
    raise AntragError.of(HERE, f"„{text}“ sagt nicht, wie lange das Geld gesperrt ist.", hint, "sperrvermerk-unklar")


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
    referat: Referatsname | None = None
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


@visible("zweck_und_konto", "zweck_und_haushalt", "konto", "haushaltsteil", "im_ehh", "im_fhh")
class Mittel(Modell):
    """Money for one purpose; `summe` is a total that the author states, to be checked.

    `ehh` and `fhh` say whether it is current spending (Ergebnishaushalt) or investment (Finanzhaushalt), and so does
    `geldart`. An amount is more of its kind, one below zero less of it: less spending where no kind is named.
    """

    zweck: Zeile
    thh: Kennzeichen | None = None
    kontengruppe: Kennzeichen | None = None
    projekt: Kennzeichen | None = None
    ehh: JaNein = False
    fhh: JaNein = False
    geldart: Geldart | None = None
    einheit: EinheitFeld | None = None
    betrag: Annotated[Betrag, NUMBER_OR_YEARS]
    summe: GeldFeld | None = None
    sperrvermerk: Annotated[Zeile, reading(_condition)] = ""

    @property
    def zweck_und_konto(self) -> str:
        """The purpose and where it is booked, as far as it is known: `Honorare (THH 400, KGr. 42)`."""
        return self._with_places(self._thh, self._account, self._project)

    @property
    def zweck_und_haushalt(self) -> str:
        """The same with the part of the budget, for tables that have no column for it."""
        marked = self.haushaltsteil if self.ehh or self.fhh else ""  # a kind is said by its own word
        return self._with_places(self._thh, self._account, self._project, marked)

    @property
    def konto(self) -> str:
        """Where it is booked: the account, the project of an investment, and the part of the budget."""
        return _listed(self._account, self._project, self.haushaltsteil)

    @property
    def haushaltsteil(self) -> str:
        """`Ergebnishaushalt`, `Finanzhaushalt` or both; empty where nothing is said."""
        parts = (("Ergebnishaushalt", self.im_ehh), ("Finanzhaushalt", self.im_fhh))
        return " und ".join(name for name, named in parts if named)

    @property
    def im_ehh(self) -> bool:
        """Whether it is named for the Ergebnishaushalt, by a mark or by its kind."""
        if self.ehh or self.fhh or self.geldart is None:
            return self.ehh
        return not self.geldart.im_finanzhaushalt

    @property
    def im_fhh(self) -> bool:
        """As `im_ehh`, for the Finanzhaushalt."""
        if self.ehh or self.fhh or self.geldart is None:
            return self.fhh
        return self.geldart.im_finanzhaushalt

    @property
    def gilt_als(self) -> Geldart:
        """The kind of money; spending where none is named."""
        return self.geldart or (Geldart.AUSZAHLUNG if self.fhh and not self.ehh else Geldart.AUFWAND)

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


def kinds_of(mittel: Sequence[Mittel]) -> list[Geldart]:
    """The kind of money of each; parts are of the kind of their whole."""
    kinds: list[Geldart] = []
    for entry, part in zip(mittel, find_parts([entry.zweck for entry in mittel]), strict=True):
        kinds.append(entry.gilt_als if part is None or part.ganzes is None else kinds[part.ganzes])
    return kinds


def needs_of(mittel: Sequence[Mittel], planung: Planung, names: Sequence[str] | None = None) -> list[Bedarfsposten]:
    """What the budget needs for each, by year; `names` are printed instead of the purposes."""
    parts = find_parts([entry.zweck for entry in mittel])
    return [
        Bedarfsposten(
            names[index] if names else entry.zweck,
            kind.bedarf(entry.betrag.verteilt(planung)),
            kind,
            entry.betrag.genauigkeiten(planung),
            part.ganzes if part else None,
            entry.haushaltsteil,
        )
        for index, (entry, kind, part) in enumerate(zip(mittel, kinds_of(mittel), parts, strict=True))
    ]


def total_need(mittel: Sequence[Mittel], planung: Planung) -> Jahresbetraege:
    """What the budget needs for all, less what relieves it; AntragError where two don't fit in one table."""
    needs = needs_of(mittel, planung)
    parts = parts_among(mittel)
    return sum((entry.bedarf for index, entry in enumerate(needs) if index not in parts), Jahresbetraege())


def with_parts(mittel: Sequence[Mittel], wanted: Callable[[Mittel], bool]) -> list[Mittel]:
    """Those that are wanted, each with its parts, whatever these say themselves."""
    parts, chosen, kept = parts_among(mittel), False, []
    for index, entry in enumerate(mittel):
        if index not in parts:
            chosen = wanted(entry)
        kept += [entry] * chosen
    return kept


def check_referate(
    anmeldeliste: list[Anmeldung], referate: Mapping[str, Referat], aemter: Mapping[str, Amt]
) -> Iterator[Problem]:
    """A Referat that the city's list does not have: the form prints it, but lists can't count the motion for it.

    They can where it is the name of an office that belongs to one.
    """
    if not referate:
        return
    for index, entry in enumerate(anmeldeliste):
        if entry.referat is None or find_referat(entry.referat, referate):
            continue
        if referat_of_office(entry.referat, aemter, referate):
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
