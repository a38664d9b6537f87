"""The money of a progress report: what was spent, committed and carried over in each year, and what is left."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Annotated

from antrag_gen.errors import Level, Path, Problem
from antrag_gen.fields.bedarf import GeldFeld
from antrag_gen.fields.felder import TEXT, Modell, Zeile, reading
from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.tabellen import heads_fit
from antrag_gen.german.jahre import parse_jahr
from antrag_gen.german.zahlen import count_decimals, format_euro, format_zahl
from antrag_gen.visible import visible

JahrFeld = Annotated[int, reading(parse_jahr), TEXT]
AMOUNTS = ("uebertrag", "ist", "gebunden", "uebertragen")
ZERO = Decimal(0)
ROWS = 8  # of the table below


class Mittelverwendung(Modell):
    """One year; `uebertrag` came from the year before, `uebertragen` goes on to the next one."""

    jahr: JahrFeld
    uebertrag: GeldFeld | None = None
    ist: GeldFeld
    gebunden: GeldFeld | None = None
    uebertragen: GeldFeld | None = None
    verwendung: Zeile = ""
    grund: Zeile = ""

    def euro(self, key: str) -> Decimal:
        """The Euro of one of `AMOUNTS`; what is missing is nothing."""
        geld = getattr(self, key)
        return geld.euro if geld is not None else ZERO


@dataclass(frozen=True, slots=True)
class Jahresrechnung:
    """A year in Euro, computed from what was granted (`ansatz`) and what is reported."""

    stand: Mittelverwendung
    ansatz: Decimal

    @property
    def verfuegbar(self) -> Decimal:
        return self.ansatz + self.stand.euro("uebertrag")

    @property
    def rest(self) -> Decimal:
        return self.verfuegbar - self.stand.euro("ist") - self.stand.euro("gebunden")

    @property
    def ungeklaert(self) -> Decimal:
        """What is left and not carried over."""
        return self.rest - self.stand.euro("uebertragen")


@visible()
@dataclass(frozen=True, slots=True)
class Mittelzeile:
    """A row of the table of money: a value for each year, and their sum where they add up."""

    werte: tuple[Geldwert, ...]
    summe: Geldwert | None = None


@visible("zeilenkoepfe", "mehrere")
@dataclass(frozen=True, slots=True)
class Mitteltabelle:
    """The years, oldest first, and how much of the money was spent in each and in all of them.

    Only what was granted and what was spent add up: the rest of a year is in the next one again.
    """

    jahre: tuple[int, ...]
    ansatz: Mittelzeile
    uebertrag: Mittelzeile
    verfuegbar: Mittelzeile
    ist: Mittelzeile
    gebunden: Mittelzeile
    rest: Mittelzeile
    uebertragen: Mittelzeile
    abfluss: tuple[str, ...]
    abfluss_gesamt: str

    @property
    def zeilenkoepfe(self) -> bool:
        return heads_fit(len(self.jahre) + self.mehrere, ROWS)

    @property
    def mehrere(self) -> bool:
        return len(self.jahre) > 1


def lay_out_money(jahre: Sequence[Jahresrechnung]) -> Mitteltabelle:
    """The table of these years; with cents where one amount has some."""
    ansatz = [jahr.ansatz for jahr in jahre]
    ist = [jahr.stand.euro("ist") for jahr in jahre]
    cents = any(count_decimals(euro) for jahr in jahre for euro in (jahr.ansatz, *map(jahr.stand.euro, AMOUNTS)))

    def row(euros: Iterable[Decimal], *, adds: bool = False) -> Mittelzeile:
        values = tuple(Geldwert(euro, cents) for euro in euros)
        return Mittelzeile(values, Geldwert(sum((value.euro for value in values), ZERO), cents) if adds else None)

    return Mitteltabelle(
        jahre=tuple(jahr.stand.jahr for jahr in jahre),
        ansatz=row(ansatz, adds=True),
        uebertrag=row(jahr.stand.euro("uebertrag") for jahr in jahre),
        verfuegbar=row(jahr.verfuegbar for jahr in jahre),
        ist=row(ist, adds=True),
        gebunden=row(jahr.stand.euro("gebunden") for jahr in jahre),
        rest=row(jahr.rest for jahr in jahre),
        uebertragen=row(jahr.stand.euro("uebertragen") for jahr in jahre),
        abfluss=tuple(percent(jahr.stand.euro("ist"), jahr.verfuegbar) for jahr in jahre),
        abfluss_gesamt=percent(sum(ist, ZERO), sum(ansatz, ZERO)),
    )


def percent(part: Decimal, whole: Decimal) -> str:
    """`86,4 %`; nothing where there is no whole."""
    share = rate(part, whole)
    return "" if share is None else f"{format_zahl(share, decimals=1)} %"


def rate(part: Decimal, whole: Decimal) -> Decimal | None:
    """Per cent with one decimal, rounded half up, the only rounding there is; None where there is no whole."""
    if not whole:
        return None
    tenths = Fraction(part) / Fraction(whole) * 1000
    rounded = floor(abs(tenths) + Fraction(1, 2)) * (-1 if tenths < 0 else 1)
    return Decimal(rounded) / 10


def check_money(jahre: Sequence[Jahresrechnung], berichtsjahr: int, carried: Decimal | None) -> Iterator[Problem]:
    """Rules for each year and from one to the next.

    `carried` is what came into the first year here as far as earlier reports say; None where there can be none.
    """
    before: Jahresrechnung | None = None
    for index, jahr in enumerate(jahre):
        path: Path = ("mittel", index)
        yield from _check_amounts(path, jahr.stand)
        yield from _check_year(path, jahr, before, berichtsjahr)
        if jahr.verfuegbar:
            yield from _check_rest(path, jahr)
        if before is not None:
            yield from _check_follows(path, jahr, before)
        elif carried is not None:
            yield from _check_carried(path, jahr, carried)
        else:
            yield from _check_first(path, jahr)
        before = jahr


def _check_amounts(path: Path, stand: Mittelverwendung) -> Iterator[Problem]:
    for key in AMOUNTS:
        geld = getattr(stand, key)
        if geld is None:
            continue
        if geld.ohne_einheit_klein and not count_decimals(geld.euro):
            yield Problem(
                (*path, key),
                f"{geld.text} – sind {geld.text.replace('Euro', 'TEUR')} gemeint?",
                "Die Einheit dazuschreiben: „Euro“ oder „TEUR“.",
                "betrag-klein",
                Level.WARNUNG,
            )
        if key != "ist" and geld.euro < 0:
            yield Problem(
                (*path, key),
                f"Bei „{key}“ steht ein Betrag unter null.",
                "Ohne Minus schreiben; was zu viel ausgegeben ist, ergibt sich aus „ist“.",
                "mittel-negativ",
            )


def _check_year(
    path: Path, jahr: Jahresrechnung, before: Jahresrechnung | None, berichtsjahr: int
) -> Iterator[Problem]:
    year = jahr.stand.jahr
    if before is not None and year <= before.stand.jahr:
        yield Problem(
            (*path, "jahr"),
            f"{year} steht hinter {before.stand.jahr}.",
            "Jedes Jahr einmal angeben, das älteste zuerst.",
            "mittel-reihenfolge",
        )
    if year > berichtsjahr:
        yield Problem(
            (*path, "jahr"),
            f"{year} liegt nach dem Berichtsjahr {berichtsjahr}.",
            "Das Jahr oder „berichtsjahr“ prüfen.",
            "mittel-zukunft",
        )
    elif not jahr.verfuegbar:
        yield Problem(
            (*path, "jahr"),
            f"Für {year} ist nichts bewilligt und nichts übertragen.",
            "Das Jahr mit dem Beschluss vergleichen; was übertragen wurde, steht unter „uebertrag“.",
            "mittel-ohne-bewilligung",
        )


def _check_rest(path: Path, jahr: Jahresrechnung) -> Iterator[Problem]:
    """What is left is carried over or named; what was spent too much has a reason."""
    carried = jahr.stand.euro("uebertragen")
    if jahr.rest < 0 and not jahr.stand.grund:
        yield Problem(
            (*path, "ist"),
            f"{jahr.stand.jahr} ist um {format_euro(-jahr.rest)} Euro mehr ausgegeben und gebunden als verfügbar.",
            "Die Beträge prüfen oder eine Zeile „grund: …“ ergänzen.",
            "mittel-ueberzogen",
        )
    if carried > max(jahr.rest, ZERO):
        yield Problem(
            (*path, "uebertragen"),
            f"Übertragen sind {format_euro(carried)} Euro, übrig aber nur {format_euro(max(jahr.rest, ZERO))} Euro.",
            "Der Rest ist verfügbar − ist − gebunden; mehr lässt sich nicht übertragen.",
            "mittel-uebertragen",
        )
    elif jahr.ungeklaert > 0 and not jahr.stand.verwendung:
        yield Problem(
            (*path, "ist"),
            f"Aus {jahr.stand.jahr} bleiben {format_euro(jahr.ungeklaert)} Euro; was daraus wird, steht nicht da.",
            "„uebertragen“ angeben oder eine Zeile „verwendung: …“ ergänzen.",
            "mittel-rest",
        )


def _check_follows(path: Path, jahr: Jahresrechnung, before: Jahresrechnung) -> Iterator[Problem]:
    """Out of a year of which nothing is reported nothing comes; what is not in order is told as such."""
    gap = jahr.stand.jahr - before.stand.jahr
    if gap > 0:
        yield from _check_carried(path, jahr, before.stand.euro("uebertragen") if gap == 1 else ZERO)


def _check_first(path: Path, jahr: Jahresrechnung) -> Iterator[Problem]:
    """Into the first year of a budget only money of an earlier one can come, of which no report is known."""
    came = jahr.stand.euro("uebertrag")
    if came > 0:
        yield Problem(
            (*path, "uebertrag"),
            f"Nach {jahr.stand.jahr} übertragen sind {format_euro(came)} Euro; woher, sagt kein früherer Bericht.",
            "Den Betrag prüfen; was nicht aus einem früheren Haushalt kommt, ist kein Übertrag.",
            "mittel-uebertrag",
            Level.WARNUNG,
        )


def _check_carried(path: Path, jahr: Jahresrechnung, last: Decimal) -> Iterator[Problem]:
    came = jahr.stand.euro("uebertrag")
    if came != last:
        yield Problem(
            (*path, "uebertrag"),
            f"Aus {jahr.stand.jahr - 1} sind {format_euro(last)} Euro übertragen, nicht {format_euro(came)} Euro.",
            "„uebertrag“ ist immer, was im Jahr davor unter „uebertragen“ steht.",
            "mittel-uebertrag",
        )


def missing_years(
    jahre: Sequence[Mittelverwendung], ansatz: Callable[[int], Decimal], first: int, last: int
) -> list[int]:
    """The years up to that of the report that have money, granted or carried over, and are not reported."""
    reported = {stand.jahr for stand in jahre}
    carried = {stand.jahr + 1 for stand in jahre if stand.euro("uebertragen")}
    return [year for year in range(first, last + 1) if year not in reported and (ansatz(year) or year in carried)]
