"""References in a text: papers by their number, their Ziffern, running numbers; each with its one spelling."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from antrag_gen.errors import AntragError
from antrag_gen.fields.aufzaehlung import LFD, ZIFFERN, ZIFFERN_ALLEIN, Reihe, read_series
from antrag_gen.fields.nummern import (
    FIRST_YEAR,
    LAST_YEAR,
    ZUSATZ,
    Antragsnummer,
    Drucksachennummer,
    Kreis,
    LfdNr,
    Nummern,
    Nummernkreis,
    any_label,
    put_behind,
)
from antrag_gen.german.in_prose import FIGURE, MOST_KEPT
from antrag_gen.patterns import compile_late

# What citizens and builders apply for has numbers of its own.
APPLICATIONS = (
    *("Abbruch", "Abriss", "Asyl", "Aufnahme", "Bau", "Bauvor", "Befreiungs", "Beihilfe", "Beweis", "Bezirksbeirats"),
    *("Bürger", "Darlehens", "Einbürgerungs", "Einwohner", "Erstattungs", "Fäll", "Finanzierungs", "Förder"),
    *("Fördermittel", "Genehmigungs", "Insolvenz", "Kita", "Kredit", "Normenkontroll", "Nutzungs"),
    *("Nutzungsänderungs", "Planfeststellungs", "Projekt", "Renten", "Rodungs", "Straf", "Stundungs", "Umlegungs"),
    *("Verlängerungs", "Wohngeld", "Zulassungs", "Zuschuss", "Zuwendungs"),
)
NO_MOTION = rf"(?!(?i:{'|'.join(APPLICATIONS)})-?[Aa]ntr[aä]g)"
# Compound words, too: Haushaltsantrag, CDU-Antrag.
MOTION = NO_MOTION + r"(?P<wort>(?:[\w-]*a|A|[\w-]+-A)ntrag(?:e?s)?|(?:[\w-]*a|A|[\w-]+-A)nträgen?)"
NEXT = compile_late(r"\s*,\s*|\s+(?:und|sowie|oder)\s+")
# `Ziffern 1 und 2 des Antrags Nr. 5/2023`
OF_MOTION = compile_late(r"\s+(?:des|der|dem|von|vom|aus|im|in|zum)\s+(?:(?:dem|den|der|unser\w*|sein\w*|ihr\w*)\s+)?")
ANSWER = compile_late(r"Zu\s+")
AS_IN_STATUTES = compile_late(r"\d[a-z]")
# Whole, and no paper of a parliament: Drucksache 20/2014 des Bundestags.
END = r"(?![\w/]|[.,-]\d|\s+de[sr]\s+(?:Deutschen\s+)?(?:Bundes|Land))"
ANY_YEAR = r"\d{2,6}"
# What is asked first, for most texts cite neither.
ZIFFER_SIGN, LFD_SIGN = "Ziff", "fd"
LONGEST_TERM = 2  # Wahlperiode 20/1234: digits of the number before the stroke


@dataclass(frozen=True, slots=True)
class Verweis:
    """What stands at `start` to `end` of a text, and how it is spelled.

    `wert` is the number of a paper, running numbers, or None for a number whose year cannot be;
    `ziffern` are the requests of the motion that are cited, each of a range. A range that cannot be is `fehler`.
    """

    start: int
    end: int
    gedruckt: str
    kreis: Kreis | None = None
    wert: Drucksachennummer | Antragsnummer | tuple[LfdNr, ...] | None = None
    ziffern: tuple[str, ...] = ()
    fehler: AntragError | None = None


def find_references(text: str, nummern: Nummern) -> tuple[Verweis, ...]:
    """The references in `text`, in order; none overlaps another."""
    # To look whether they are remembered takes longer than to see that there is no figure.
    return _references(text, nummern) if FIGURE.search(text) else ()


@lru_cache(MOST_KEPT)
def _references(text: str, nummern: Nummern) -> tuple[Verweis, ...]:
    return tuple(_find(text, nummern))


def _find(text: str, nummern: Nummern) -> Iterator[Verweis]:
    verweise = [verweis for finder in _finders(nummern) for verweis in finder.find(text)]
    end = 0
    for verweis in sorted(verweise, key=lambda verweis: verweis.start):
        if verweis.start >= end:
            yield verweis
            end = verweis.end


def spell_references(text: str, nummern: Nummern) -> str:
    """The same text with every reference in its one spelling."""
    parts, end = [], 0
    for verweis in find_references(text, nummern):
        parts += [text[end : verweis.start], verweis.gedruckt]
        end = verweis.end
    return "".join(parts) + text[end:]


@dataclass(frozen=True, slots=True)
class _PaperFinder:
    """Finds the numbers of one number space, alone and in a row: `Anträge Nr. 1/2023 und 2/2023`."""

    kreis: Kreis
    space: Nummernkreis
    sign: str
    any_number: re.Pattern[str]
    first: re.Pattern[str]
    further: re.Pattern[str]

    def find(self, text: str) -> Iterator[Verweis]:
        if self.sign not in text or not self.any_number.search(text):
            return
        end = 0
        while match := self.first.search(text, end):
            label = match["label"] or ""
            while match is not None and (verweis := self.read(text, match, label)):
                yield verweis
                end = verweis.end
                after = NEXT.match(text, end)
                match, label = (self.further.match(text, after.end()) if after else None), ""
            end = max(end, match.end() if match else end)

    def read(self, text: str, match: re.Match[str], label: str) -> Verweis | None:
        """The reference; None for what only looks like one."""
        digits, year = match["nummer"].replace(".", ""), match["jahr"]
        is_first = match.re is self.first
        if not (len(year) == len(str(LAST_YEAR)) and FIRST_YEAR <= int(year) <= LAST_YEAR):
            known = label and (len(digits) > LONGEST_TERM or len(year) == LONGEST_TERM or label == self.space.kuerzel)
            return Verweis(match.start(), match.end(), match[0], self.kreis) if known else None
        if not label and int(year) == int(digits) + 1 and int(digits) >= FIRST_YEAR:
            return None  # the budget 2024/2025
        end, words = match.end(), self.words(match, label) if is_first else ""
        number = self.space.muster.print(digits, year)
        if self.kreis == "drucksache":
            zusatz = " ".join((match["zusatz"] or "").split())
            gedruckt = " ".join(part for part in (words, number, zusatz) if part)
            wert = Drucksachennummer(digits, int(year), "", zusatz, self.space)
            return Verweis(match.start(), end, gedruckt, self.kreis, wert)
        return self.motion(text, match, " ".join(part for part in (words, number) if part), int(digits), int(year))

    def motion(self, text: str, match: re.Match[str], printed: str, digits: int, year: int) -> Verweis:
        """A motion with the Ziffern of it that are cited behind or before it."""
        start, end = match.start(), match.end()
        series = read_series(ZIFFERN, text, end)
        if series:
            printed, end = f"{printed}, {series.gedruckt}", series.end
        elif before := _ziffern_before(text, start):
            start, series = before
            printed = f"{series.gedruckt} {' '.join(text[series.end : match.start()].split())} {printed}"
        number = Antragsnummer(digits, year, self.space)
        cited = (series.werte, series.fehler) if series else ((), None)
        return Verweis(start, end, printed, self.kreis, number, *cited)

    def words(self, match: re.Match[str], label: str) -> str:
        """What is printed before the number: a plural keeps what its author wrote."""
        if self.kreis == "drucksache":
            return self.space.kuerzel if label else ""
        wort = match["wort"] or ""
        if "nträg" in wort:
            return f"{wort} {label}".strip()
        return put_behind(wort, self.space.kuerzel) if wort else ""


def _ziffern_before(text: str, end: int) -> tuple[int, Reihe] | None:
    """Where a row begins that only words lead from to the motion at `end`, and the row."""
    for label in ZIFFERN_ALLEIN.label.finditer(text, 0, end):
        series = read_series(ZIFFERN_ALLEIN, text, label.start())
        if series and OF_MOTION.fullmatch(text, series.end, end):
            return label.start(), series
    return None


@dataclass(frozen=True, slots=True)
class _ZiffernFinder:
    """Finds Ziffern without a motion: several of them, and what a heading of an answer answers (`Zu Ziffer 2 h`).

    `Ziffer 2a` alone is how statutes count.
    """

    def find(self, text: str) -> Iterator[Verweis]:
        end = 0 if ZIFFER_SIGN in text else len(text)
        while label := ZIFFERN_ALLEIN.label.search(text, end):
            series = read_series(ZIFFERN_ALLEIN, text, label.start())
            end = series.end if series else label.end()
            answers = ANSWER.fullmatch(text, 0, label.start()) is not None
            several = label["mehrzahl"] is not None and not AS_IN_STATUTES.search(text, label.end(), end)
            if series and (answers or several):
                yield Verweis(label.start(), end, series.gedruckt, ziffern=series.werte, fehler=series.fehler)


@dataclass(frozen=True, slots=True)
class _RunningFinder:
    """Finds `lfd. Nr. 64` and `lfd. Nrn. 88 bis 91`."""

    def find(self, text: str) -> Iterator[Verweis]:
        end = 0 if LFD_SIGN in text else len(text)
        while match := LFD.label.search(text, end):
            series = read_series(LFD, text, match.start())
            if series is not None:
                yield Verweis(match.start(), series.end, series.gedruckt, wert=_running(series))
            end = series.end if series else match.end()


def _running(series: Reihe) -> tuple[LfdNr, ...]:
    return tuple(LfdNr(int(first), int(last)) for first, last in series.paare)


@lru_cache(maxsize=8)
def _finders(nummern: Nummern) -> tuple[_PaperFinder | _ZiffernFinder | _RunningFinder, ...]:
    papers = _paper_finder("drucksache", nummern.drucksache), _paper_finder("antrag", nummern.antrag)
    return *papers, _ZiffernFinder(), _RunningFinder()


def _paper_finder(kreis: Kreis, space: Nummernkreis) -> _PaperFinder:
    number, any_number = space.muster.regex(), space.muster.regex(ANY_YEAR)
    bare = "?" if space.muster.speaks_for_itself else ""
    if kreis == "drucksache":
        before = rf"(?:(?P<label>{space.labels})(?:\s*Nr\.?)?\s*){bare}"
        after = rf"(?:(?:,?\s+(?=\d)|\s+(?!\d))(?P<zusatz>{ZUSATZ})(?!\w))?"
    else:
        labels = any_label((space.kuerzel, *space.varianten, "Nr", "Nrn"))
        before = rf"(?:{MOTION}(?:\s+(?P<label>{labels})\s*|\s+)){bare}"
        after = ""
    return _PaperFinder(
        kreis,
        space,
        space.muster.sign,
        re.compile(any_number),
        re.compile(rf"(?<![\w/-]){before}{any_number}{END}{after}"),
        re.compile(number + END + after),
    )
