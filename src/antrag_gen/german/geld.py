"""One sum of money: text comes in, an exact sum in Euro goes out, or a refusal that shows every possible reading.

Rules: points stand between groups of three digits, the comma before decimals. Cents have two digits, units above the
Euro any number but three (`1,250 TEUR` may be 1.250 Euro or 1.250.000). No unit means Euro.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from antrag_gen.errors import HERE, AntragError
from antrag_gen.german.notation import LONGEST, clean, quote
from antrag_gen.german.takt import Genauigkeit, Takt
from antrag_gen.german.zahlen import (
    CENT_STELLEN,
    EXACT,
    MINUS,
    TAUSEND,
    count_decimals,
    format_euro,
    format_zahl,
    join_oder,
)
from antrag_gen.patterns import compile_late
from antrag_gen.visible import visible

GRUPPE = 3
MOST_DIGITS = 15
TOO_MUCH = Decimal(10) ** MOST_DIGITS
UNLESBAR = "betrag-unlesbar"
MEHRDEUTIG = "betrag-mehrdeutig"
EINHEIT = "betrag-einheit"
ZU_GROSS = "betrag-zu-gross"
FORMEN = "Möglich sind zum Beispiel „50.000 Euro“, „50.000,50 Euro“, „90 TEUR“ und „1,7 Mio. Euro“."


class Einheit(StrEnum):
    """A unit of money, spelled as it is printed."""

    EURO = "Euro"
    TEUR = "TEUR"
    MIO = "Mio. Euro"
    MRD = "Mrd. Euro"

    @property
    def faktor(self) -> Decimal:
        """How many Euro one of it is."""
        return Decimal(10) ** self.nullen

    @property
    def nullen(self) -> int:
        return GRUPPE * list(Einheit).index(self)


@visible("text")
@dataclass(frozen=True, slots=True)
class Geld:
    """A sum in Euro and the unit it was written in; not `ausdruecklich` where no unit was written anywhere.

    Of an amount it also says how exact it is and how often a year it falls due, which sums that were spent never do.
    """

    euro: Decimal
    einheit: Einheit = Einheit.EURO
    ausdruecklich: bool = field(default=True, compare=False)
    genauigkeit: Genauigkeit = Genauigkeit.GENAU
    takt: Takt = Takt.JAEHRLICH

    def __neg__(self) -> "Geld":
        return replace(self, euro=-self.euro + 0)  # no negative zero

    @property
    def im_jahr(self) -> "Geld":
        """What it comes to in a year."""
        return replace(self, euro=EXACT.multiply(self.euro, Decimal(self.takt.mal)), takt=Takt.JAEHRLICH)

    @property
    def text(self) -> str:
        """`50.000 Euro`, `90,5 TEUR`, `1,7 Mio. Euro`, `rund 66.000 Euro`, without how often: what is read back."""
        return f"{self.genauigkeit} {self._sum}".lstrip()

    @property
    def _sum(self) -> str:
        if self.einheit is Einheit.EURO:
            return f"{format_euro(self.euro)} {self.einheit}"
        zahl = self.euro / self.einheit.faktor
        # Three decimals could be taken for a group of thousands, and a group before Mio. for decimals.
        decimals = GRUPPE + 1 if count_decimals(zahl) == GRUPPE else 0
        return f"{format_zahl(zahl, decimals=decimals, grouped=self.einheit is Einheit.TEUR)} {self.einheit}"

    @property
    def ohne_einheit_klein(self) -> bool:
        """Whether thousands may be meant: no unit, and less than 1.000."""
        return not self.ausdruecklich and 0 < abs(self.euro) < TAUSEND


_EINHEITEN = {
    **dict.fromkeys(("Euro", "EUR", "€"), Einheit.EURO),
    **dict.fromkeys(("TEUR", "T€", "Tsd. Euro", "Tsd. EUR", "Tsd. €"), Einheit.TEUR),
    **dict.fromkeys(("Mio.", "Mio. Euro", "Mio. EUR", "Mio. €"), Einheit.MIO),
    **dict.fromkeys(("Mrd.", "Mrd. Euro", "Mrd. EUR", "Mrd. €"), Einheit.MRD),
}
_GELD = compile_late(rf"(?P<zahl>[-{MINUS}]?[0-9](?:[0-9.,]*[0-9])?) ?(?P<einheit>[^0-9., -][^0-9]*)?")
_ZAHL = compile_late(r"(?P<ganz>-?(?:0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*))(?:,(?P<teil>[0-9]+))?")
_EIN_PUNKT = compile_late(r"(?P<ganz>-?[0-9]+)\.(?P<teil>[0-9]+)")
_ENGLISCH = compile_late(r"(?P<ganz>-?[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.(?P<teil>[0-9]{2}))?")

# Spellings found in papers, how each is mended, and why.
_UNUEBLICH = (
    (
        compile_late(rf"([-{MINUS}]?[0-9][0-9.]*?)[.,] ?[-–—{MINUS}]{{1,2}}(?![0-9])(.*)"),
        r"\1\2",
        "Hinter dem Betrag stehen keine Striche",
    ),
    (compile_late(rf"(EUR|Euro|€|TEUR|T€) ?([-{MINUS}]?[0-9].*)"), r"\2 \1", "Die Einheit steht hinter der Zahl"),
    (compile_late(rf"[–{MINUS}-] ?([0-9].*)"), rf"{MINUS}\1", "Das Minus ist ein „-“ unmittelbar vor der Zahl"),
    (
        compile_late(r"(?:rd\.|rund|ca\.|circa|etwa|ungefähr|knapp|gut|mindestens|maximal|bis zu) ?(.+)"),
        r"\1",
        "Der Betrag ist genau anzugeben",
    ),
    (compile_late("einmalig (.+)"), r"\1", "Ein Betrag ohne Dauer gilt einmal"),
    (
        compile_late(r"(?:minus|weniger|abzüglich|abzgl\.) ?([0-9].*)", re.IGNORECASE),
        r"-\1",
        "Weniger heißt ein „-“ unmittelbar vor der Zahl",
    ),
)
_LEERZEICHEN = compile_late(rf"[-{MINUS}]?[0-9]{{1,3}}(?: [0-9]{{3}})+(?![0-9]).*")


def parse_geld(text: str, einheit: Einheit | None = None) -> Geld:
    """The sum that `text` names; `einheit` is the unit of an entry whose values may leave it out.

    AntragError where `text` can't be read, can be read in two ways, or writes another unit than the entry.
    """
    cleaned = clean(text)
    if not cleaned:
        raise AntragError.of(HERE, "Es ist kein Betrag angegeben.", FORMEN, UNLESBAR)
    if re.match(rf"[-{MINUS}]?[0-9.]{{{LONGEST}}}", cleaned):
        raise _zu_gross(cleaned)
    match = _GELD.fullmatch(cleaned) if len(cleaned) <= LONGEST else None
    if match is None:
        raise AntragError.of(HERE, f"{quote(cleaned)} ist kein lesbarer Betrag.", _mend(cleaned, einheit), UNLESBAR)
    return _read(cleaned, match, einheit)


def _read(text: str, match: re.Match[str], einheit: Einheit | None) -> Geld:
    gilt = _parse_einheit(text, match["einheit"], einheit) or einheit
    euro = _parse_zahl(text, match["zahl"].replace(MINUS, "-"), gilt)
    return Geld(euro, gilt or Einheit.EURO, gilt is not None)


def _parse_einheit(text: str, wort: str | None, eintrag: Einheit | None) -> Einheit | None:
    if wort is None:
        return None
    einheit = _EINHEITEN.get(wort)
    if einheit is None:
        hint = "Möglich sind Euro, TEUR, Mio. Euro und Mrd. Euro (auch EUR, €, T€)."
        if unit := next((known for known in _EINHEITEN if wort.startswith(f"{known} ")), None):
            words = "„p. a. für 4 Jahre“ und „monatlich ab 2024 ff.“"
            hint = f"Hinter „{unit}“ können {words} stehen; ohne Dauer gilt der Betrag einmal."
        raise AntragError.of(HERE, f"{quote(wort)} in {quote(text)} ist keine bekannte Einheit.", hint, EINHEIT)
    if eintrag not in (None, einheit):
        what = f"{quote(text)} nennt eine andere Einheit als der Eintrag ({eintrag})."
        raise AntragError.of(
            HERE, what, f"Entweder „{einheit}“ beim Betrag oder „einheit: {eintrag}“ streichen.", EINHEIT
        )
    return einheit


def _parse_zahl(text: str, zahl: str, einheit: Einheit | None) -> Decimal:
    gilt = einheit or Einheit.EURO
    match = _ZAHL.fullmatch(zahl)
    if match is None:
        raise _refuse_separators(text, zahl, gilt)
    ganz, teil = match["ganz"], match["teil"] or ""
    if len(teil) == GRUPPE:
        if gilt is Einheit.EURO and not teil.endswith("0") and not re.fullmatch("-?[1-9][0-9]{0,2}", ganz):
            raise _parts_of_cents(text)
        raise _mehrdeutig(text, _readings(ganz, teil, gilt))
    if gilt in (Einheit.MIO, Einheit.MRD) and ganz.count(".") == 1 and not teil:
        vorne, hinten = ganz.split(".")
        raise _mehrdeutig(text, _readings(vorne, hinten, gilt))
    _check_decimals(text, ganz, teil, einheit)
    euro = Decimal(f"{ganz.replace('.', '')}.{teil}") * gilt.faktor
    if abs(euro) >= TOO_MUCH:
        raise _zu_gross(text)
    return euro + 0  # no negative zero


def _check_decimals(text: str, ganz: str, teil: str, einheit: Einheit | None) -> None:
    gilt = einheit or Einheit.EURO
    if not teil or (gilt is Einheit.EURO and len(teil) == CENT_STELLEN):
        return
    if gilt is not Einheit.EURO:
        if len(teil) > gilt.nullen + CENT_STELLEN:
            hint = "Ein Betrag hat höchstens ganze Cent; am besten in Euro ausschreiben."
            raise AntragError.of(HERE, f"{quote(text)} enthält Bruchteile von Cent.", hint, UNLESBAR)
        return
    what = f"Cent haben zwei Ziffern, anders als in {quote(text)}."
    if len(teil) > 1:
        raise AntragError.of(HERE, what, "Zum Beispiel „50,50 Euro“.", UNLESBAR)
    cent = f"„{ganz},{teil}0 Euro“"
    if einheit is None:
        raise AntragError.of(HERE, what, f"Gemeint sein kann {cent} oder „{ganz},{teil} TEUR“.", MEHRDEUTIG)
    raise AntragError.of(HERE, what, f"Mit zwei Ziffern: {cent}.", UNLESBAR)


def _refuse_separators(text: str, zahl: str, einheit: Einheit) -> AntragError:
    """What to say of digits whose points and commas don't stand where German has them."""
    if match := _EIN_PUNKT.fullmatch(zahl):
        if einheit is Einheit.EURO and re.fullmatch("-?0[.][0-9]{2}[1-9]", zahl):
            return _parts_of_cents(text)
        return _mehrdeutig(text, _readings(match["ganz"], match["teil"], einheit))
    if match := _ENGLISCH.fullmatch(zahl):
        betrag = Decimal(f"{match['ganz'].replace(',', '')}.{match['teil'] or ''}")
        return _mehrdeutig(text, [EXACT.multiply(betrag, einheit.faktor)])
    if re.match("-?0[0-9]", zahl):
        return AntragError.of(
            HERE, f"{quote(text)} beginnt mit einer Null.", "Die führenden Nullen streichen.", UNLESBAR
        )
    hint = "Punkte trennen Gruppen von drei Ziffern, das Komma steht vor den Cent: „1.250.000,50 Euro“."
    return AntragError.of(HERE, f"In {quote(text)} stehen Punkt oder Komma an falscher Stelle.", hint, MEHRDEUTIG)


def _readings(ganz: str, teil: str, einheit: Einheit) -> list[Decimal]:
    """What digits around one mark can mean: decimals, a group of three with a slip, or digits with a stray mark."""
    ganz = ganz.replace(".", "")
    numbers = (f"{ganz}.{teil}", ganz + teil[:GRUPPE].ljust(GRUPPE, "0"), ganz + teil)
    return sorted({EXACT.multiply(Decimal(number), einheit.faktor) for number in numbers}, key=abs)


def _mehrdeutig(text: str, readings: Iterable[Decimal]) -> AntragError:
    shown = [
        f"„{format_euro(reading)} Euro“"
        for reading in readings
        if abs(reading) < TOO_MUCH and count_decimals(reading) <= CENT_STELLEN
    ]
    if not shown:
        return _zu_gross(text)
    hint = f"Gemeint sein kann {join_oder(shown)}; bitte ausschreiben."
    return AntragError.of(HERE, f"{quote(text)} ist nicht eindeutig.", hint, MEHRDEUTIG)


def _parts_of_cents(text: str) -> AntragError:
    """Of digits that no slip makes an amount of: before the mark stands more than one group, or nothing but 0."""
    hint = "Ein Betrag in Euro hat hinter dem Komma zwei Ziffern, die Cent: zum Beispiel „50,50 Euro“."
    return AntragError.of(HERE, f"{quote(text)} enthält Bruchteile von Cent.", hint, UNLESBAR)


def _zu_gross(text: str) -> AntragError:
    hint = "Ein Betrag hat in Euro höchstens 15 Ziffern vor dem Komma."
    return AntragError.of(HERE, f"{quote(text)} ist zu groß.", hint, ZU_GROSS)


def _mend(text: str, einheit: Einheit | None) -> str:
    """How a spelling that is often met would be right, where the mended one can be read."""
    if len(text) > LONGEST:
        return FORMEN
    if _LEERZEICHEN.fullmatch(text):
        return _show_mended("Tausender trennt ein Punkt", re.sub("(?<=[0-9]) (?=[0-9])", ".", text), einheit)
    for pattern, repair, why in _UNUEBLICH:
        if match := pattern.fullmatch(text):
            return _show_mended(why, match.expand(repair), einheit)
    return FORMEN


def _show_mended(why: str, mended: str, einheit: Einheit | None) -> str:
    if match := _GELD.fullmatch(mended):
        with suppress(AntragError):
            return f"{why}: „{_read(mended, match, einheit).text.replace(MINUS, '-')}“."
    return f"{why}. {FORMEN}"
