"""Years that texts of a report name: words come in, what is most often left from an earlier report is told."""

from collections.abc import Iterable, Iterator

from antrag_gen.errors import HERE, Level, Path, Problem
from antrag_gen.fields.felder import Prosa
from antrag_gen.patterns import compile_late
from antrag_gen.reports.sachstand import words_of

YEAR = compile_late(r"\b20\d\d\b")
# What this year is held against, or began with.
COMPARED = compile_late(
    r"(?i)\b(?:gegenüber|gegen|verglichen mit|(?:im )?vergleich (?:zu|zum|mit|von)|als(?: noch)?(?: im jahr)?"
    r"|wie(?: schon)?|seit|statt|vorjahr(?:es)?|aus)(?: (?:dem|der|den|des|im|in|zum|zu|jahre?s?|ende|anfang|beginn"
    r"|mitte|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|herbst|frühjahr"
    r"|sommer|winter))* \(?20\d\d\b"
)


# „von 91 Prozent im Jahr 2024 auf 94 Prozent“, „2024 waren es 91, jetzt sind es 94“: the other year is this one.
NOW = (
    r"(?:[Hh]eute|[Jj]etzt|[Nn]un|[Ii]nzwischen|[Mm]ittlerweile|[Aa]ktuell|[Dd]erzeit|[Ss]eitdem|[Ss]either|[Nn]unmehr"
    r"|[Ii]n diesem Jahr|[Ii]m Berichtsjahr)"
)
WAS = r"(?:war|waren|lag|lagen|betrug|betrugen|kam|kamen|gab|zählte|zählten|hatte|hatten)"
UNTIL_NOW = compile_late(
    r"\bvon (?:\w+ )?\d[^.;]{0,60}?\(?20\d\d\)?[^.;]{0,20}? auf\b|\b[Nn]ach (?:\w+ )?\d[^.;,]{0,40}?\(?20\d\d\b"
    rf"|20\d\d {WAS}\b[^.;]{{0,80}}?\b{NOW}\b|{WAS} (?:\w+ ){{0,4}}20\d\d\b[^.;]{{0,80}}?\b{NOW}\b"
    rf"|\b{NOW}\b[^.;]{{0,80}}?20\d\d {WAS}\b|20\d\d {WAS} (?:es |sie |er )?noch\b|\(20\d\d:? [^()]{{1,30}}\)"
)


def check_named_years(sections: Iterable[tuple[Prosa | None, int]], berichtsjahr: int) -> Iterator[Problem]:
    """A text whose latest year is the one before that which it should be about is most often last year's.

    What should be about a later year than the report is an outlook.
    """
    for prosa, first in sections:
        words = UNTIL_NOW.sub("", COMPARED.sub("", words_of(prosa.blocks))) if prosa else ""
        years = [int(year) for year in YEAR.findall(words)]
        if prosa and years and max(years) == first - 1:
            what = f"Dieser Abschnitt nennt {first - 1}, aber {first} nicht und kein späteres Jahr."
            hint = "Ist es der Text eines früheren Berichts? Die Jahre prüfen."
            if first > berichtsjahr:
                what = f"Dieser Ausblick nennt das Berichtsjahr {berichtsjahr}, aber kein späteres Jahr."
                hint = f"Schreiben, was {first} geschieht; ist es der Text des letzten Berichts, ihn erneuern."
            yield Problem(prosa.blocks[0].place or HERE, what, hint, "jahr-veraltet", Level.WARNUNG)


def check_years_in_head(lines: Iterable[tuple[Path, str]], berichtsjahr: int) -> Iterator[Problem]:
    """Words of the head that were copied from last year's report, with its year in them."""
    for path, text in lines:
        years = {int(year) for year in YEAR.findall(text)}
        if berichtsjahr - 1 in years and berichtsjahr not in years:
            what = f"Hier steht {berichtsjahr - 1}, berichtet wird über {berichtsjahr}."
            hint = "Ist es die Angabe des letzten Berichts? Das Jahr prüfen."
            yield Problem(path, what, hint, "jahr-veraltet", Level.WARNUNG)
