"""Charts for tests: one of each kind, and what is hard to draw."""

from decimal import Decimal

import pytest

from antrag_gen.tree import Chart, ChartKind, Series

BARS, LINES = ChartKind.SAEULEN, ChartKind.LINIEN
LONG = "bewilligt einschließlich der Übertragungen aus Vorjahren und der überplanmäßigen Mittel nach § 84 GemO"


def series(name: str, *values: object, target: bool = False) -> Series:
    return Series(name, tuple(None if value is None else Decimal(str(value)) for value in values), target)


def chart(kind: ChartKind, *drawn: Series, unit: str = "Euro", first: int = 2022) -> Chart:
    years = tuple(str(first + number) for number in range(len(drawn[0].values)))
    return Chart(kind, unit, years, drawn, "Diagramm: was zu sehen ist.")


GROUPED = chart(
    BARS, series("bewilligt", 50000, 50000, 55000, 60000), series("verausgabt", "43210.55", 52000, 48000, None)
)
CHARTS = {
    "grouped bars": GROUPED,
    "lines": chart(LINES, series("bewilligt", 50000, 100000, 155000), series("verausgabt", "43210.55", 95210, None)),
    "bars with a mark": chart(
        BARS, series("verausgabt", 86.4, 104, None), series("bewilligt", 100, 100, 100, target=True), unit="%"
    ),
    "line with a target": chart(
        LINES, series("Ist", 10, 12, None, 18, 25), series("Ziel", 15, 15, 20, 20, 30, target=True), unit="Fälle"
    ),
    "negative bars": chart(BARS, series("Plan", -5000, 2000, 0), series("Ist", 3000, "-8000.5", 1)),
    "negative lines": chart(LINES, series("Plan", -5000, -2000, -100), series("Ist", -3000, "-8000.5", -1)),
    "one year of bars": chart(BARS, series("bewilligt", 50000), series("verausgabt", 20000)),
    "one year of a line": chart(LINES, series("Ist", 5), series("Ziel", 4, target=True)),
    "twenty years of bars": chart(BARS, series("Plan", *range(20)), series("verausgabt", *range(1, 21)), first=1999),
    "twenty years of lines": chart(LINES, series("bewilligt", *range(1, 21)), first=2005),
    "thousands of millions": chart(BARS, series("bewilligt", 1234567890, "0.01"), series("verausgabt", "1E+12", None)),
    "more than a million": chart(LINES, series("bewilligt", 1234567, 1250000, 1260000)),
    "very small numbers": chart(LINES, series("Ist", "0.001", "0.0025"), unit="Anteil"),
    "zero alone": chart(BARS, series("bewilligt", 0, 0), series("verausgabt", 0, 0)),
    "no values": chart(LINES, series("bewilligt", None, None)),
    "no series": Chart(BARS, "Euro", ("2024",), (), "Diagramm ohne Angaben."),
    "long names": chart(BARS, series(LONG, 1, 2), series("verausgabt mit Rückstellungen", 1, 3)),
    "much longer names": chart(LINES, *(series(f"{number} {LONG * 5}", number) for number in range(4)), unit=LONG),
    "names in capitals": chart(BARS, series("STRASSENBAUMASSNAHMEN UND WEGE " * 5, 1), unit="MASSNAHMEN " * 10),
    "signs that mean something elsewhere": chart(BARS, series("_a $x^2$ & <b>", 1, 2), series("$", 2, 1), unit="$"),
    "four bars": chart(BARS, *(series(f"Haus {number}", number + 1, number + 2.25) for number in range(4))),
    "four lines": chart(LINES, *(series(f"Haus {number}", number + 1, number + 2.25) for number in range(4))),
    "lines that lie on each other": chart(LINES, series("bewilligt", 1, 2, 3), series("verausgabt", 1, 2, 3)),
}  # fmt: skip
FEW = ("grouped bars", "line with a target", "negative bars", "no series")


def each_chart(argument: str) -> pytest.MarkDecorator:
    """All charts for the argument of a test; drawing most of them is left to `make test`."""
    marked = [
        pytest.param(chart, id=name, marks=[pytest.mark.langsam] if name not in FEW else [])
        for name, chart in CHARTS.items()
    ]
    return pytest.mark.parametrize(argument, marked)
