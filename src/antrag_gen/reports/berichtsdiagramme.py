"""The charts of a progress report: its money by year and its indicators; each stands right above the table it shows."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from antrag_gen.fields.diagramm import EURO, PROZENT, Diagramm
from antrag_gen.german.zahlen import join
from antrag_gen.reports.indikator import Indikator
from antrag_gen.reports.mitteltabelle import rate
from antrag_gen.reports.mittelverwendung import ZERO, Jahresrechnung
from antrag_gen.tree import ChartKind, Series

# The city's words for those of the tables.
Titel = Callable[[str], str]


def money_charts(jahre: Sequence[Jahresrechnung], titel: Titel) -> Iterator[Diagramm]:
    """There, spent and bound in each year, and of several years the rate; nothing where it was never about money.

    A year that the report leaves out is one for which nothing was granted.
    """
    if not _about_money(jahre):
        return
    years = _years(jahre)
    verfuegbar, ist, gebunden, abfluss = map(titel, ("verfügbar", "Ist", "gebunden", "Mittelabfluss"))
    bars = [
        Series(verfuegbar, _each_year(jahre, lambda jahr: jahr.verfuegbar)),
        Series(ist, _each_year(jahre, lambda jahr: jahr.stand.euro("ist"))),
        Series(gebunden, _each_year(jahre, lambda jahr: jahr.stand.euro("gebunden"))),
    ]
    shown = tuple(bars if any(bars[-1].values) else bars[:-1])
    what = join([series.name for series in shown])
    yield Diagramm(ChartKind.SAEULEN, f"{what[0].upper()}{what[1:]}", EURO, years, shown, mit_tabelle=False)
    if len(years) > 1:
        known = {jahr.stand.jahr: rate(jahr.stand.euro("ist"), jahr.verfuegbar) for jahr in jahre}
        rates = (Series(abfluss, tuple(known.get(year) for year in years)),)
        yield Diagramm(ChartKind.SAEULEN, abfluss, PROZENT, years, rates, mit_tabelle=False)


def added_up(jahre: Sequence[Jahresrechnung], titel: Titel) -> Diagramm | None:
    """Granted and spent from the first year on, with a table; None for a single year, of which it says nothing new."""
    if not _about_money(jahre) or len(jahre) == 1:
        return None
    years = _years(jahre)
    granted = accumulate(_each_year(jahre, lambda jahr: jahr.ansatz))
    spent = accumulate(_each_year(jahre, lambda jahr: jahr.stand.euro("ist")))
    lines = (Series(titel("Ansatz (bewilligt)"), tuple(granted)), Series(titel("Ist"), tuple(spent)))
    return Diagramm(ChartKind.LINIEN, "Aufsummierte Mittel", EURO, years, lines)


def _about_money(jahre: Sequence[Jahresrechnung]) -> bool:
    return any(jahr.ansatz or jahr.stand.euro("ist") for jahr in jahre)


def _years(jahre: Sequence[Jahresrechnung]) -> tuple[int, ...]:
    """Every year from the first to the last."""
    told = [jahr.stand.jahr for jahr in jahre]
    return tuple(range(min(told), max(told) + 1))


def _each_year(jahre: Sequence[Jahresrechnung], euro: Callable[[Jahresrechnung], Decimal]) -> tuple[Decimal, ...]:
    """The Euro of each of `_years`; nothing in one that is not told."""
    told = {jahr.stand.jahr: euro(jahr) for jahr in jahre}
    return tuple(told.get(year, ZERO) for year in _years(jahre))


def indicator_charts(indikatoren: Sequence[Indikator], titel: Titel) -> Iterator[Diagramm]:
    """A line for each indicator that has values of two years at least, against its target."""
    for indikator in indikatoren:
        if len(indikator.ist) > 1:
            years = tuple(range(min(indikator.ist), max(indikator.ist) + 1))
            values = tuple(indikator.ist[year].wert if year in indikator.ist else None for year in years)
            lines = [Series(indikator.name, values)]
            if indikator.zielwert is not None:
                target = (indikator.zielwert.wert,) * len(years)
                lines.append(Series(titel("Zielwert"), target, target=True))
            yield Diagramm(ChartKind.LINIEN, indikator.name, indikator.einheit, years, tuple(lines), mit_tabelle=False)
