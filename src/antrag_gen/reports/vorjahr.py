"""Last year's report beside this year's: what was told then stays, and what is told now is not last year's."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from antrag_gen.errors import HERE, Level, Problem
from antrag_gen.fields.felder import Prosa
from antrag_gen.german.datum import format_datum
from antrag_gen.german.zahlen import format_euro, join
from antrag_gen.patterns import compile_late
from antrag_gen.reports.indikator import Indikator
from antrag_gen.reports.massnahme import Massnahme
from antrag_gen.reports.mittelverwendung import AMOUNTS, Mittelverwendung
from antrag_gen.reports.sachstand import SHORTEST_TEXT, Stand, words_of
from antrag_gen.reports.stellenstand import Stellenstand
from antrag_gen.reports.umsetzung import Ampel, Umsetzung

# What changes from year to year: a paragraph with a year or a number that is the same as last year's.
DATED = compile_late(r"\b(?:19|20)\d\d\b|\d+ ?(?:Euro|EUR|€|TEUR|%)|\b\d+,\d+ |\b\d{2,} [A-ZÄÖÜ]")


@dataclass(frozen=True, slots=True)
class Vorjahr:
    """What the report on the year before said; `abschnitte` are its sections that must be new each year, by title."""

    path: str
    jahr: int
    mittel: tuple[Mittelverwendung, ...]
    massnahmen: tuple[Massnahme, ...]
    indikatoren: tuple[Indikator, ...]
    staende: tuple[Stand, ...]
    abschnitte: Mapping[str, Prosa]
    umsetzung: Umsetzung
    ampel: Ampel
    stellen: Stellenstand | None

    def stand(self, jahr: int) -> Mittelverwendung | None:
        return next((stand for stand in self.mittel if stand.jahr == jahr), None)


def check_money_kept(mittel: Sequence[Mittelverwendung], vorjahr: Vorjahr) -> Iterator[Problem]:
    """The amounts of earlier years are those that the council was told."""
    for index, stand in enumerate(mittel):
        told = vorjahr.stand(stand.jahr)
        if told is None:
            continue
        for key in AMOUNTS:
            before, now = told.euro(key), stand.euro(key)
            if before != now:
                yield Problem(
                    ("mittel", index, key),
                    f"„{key}“ {stand.jahr}: im Bericht über {vorjahr.jahr} standen {format_euro(before)} Euro, "
                    f"hier stehen {format_euro(now)} Euro.",
                    f"Mit {vorjahr.path} vergleichen; eine Berichtigung im Text erläutern.",
                    "vorjahr-mittel",
                    Level.WARNUNG,
                )
    reported = {stand.jahr for stand in mittel}
    for told in vorjahr.mittel:
        if told.jahr not in reported:
            what = f"Das Jahr {told.jahr} aus dem Bericht über {vorjahr.jahr} fehlt."
            hint = f"Die Angaben aus {vorjahr.path} übernehmen."
            yield Problem(("mittel",), what, hint, "vorjahr-mittel", Level.WARNUNG)


def check_measures_kept(massnahmen: Sequence[Massnahme], vorjahr: Vorjahr) -> Iterator[Problem]:
    """What was open is still there, what was done stays done, and a date does not move without a word."""
    now = {massnahme.massnahme: (index, massnahme) for index, massnahme in enumerate(massnahmen)}
    for told in vorjahr.massnahmen:
        if told.massnahme not in now:
            if told.status.laeuft:
                what = f"Die Maßnahme „{told.massnahme}“ war {vorjahr.jahr} noch „{told.status.text}“ und fehlt hier."
                hint = "Übernehmen und den Stand angeben, auch wenn sie entfällt."
                yield Problem(("massnahmen",), what, hint, "vorjahr-massnahme", Level.WARNUNG)
            continue
        index, massnahme = now[told.massnahme]
        if told.status is Umsetzung.ABGESCHLOSSEN and massnahme.status is not Umsetzung.ABGESCHLOSSEN:
            what = f"Die Maßnahme war {vorjahr.jahr} schon abgeschlossen und ist jetzt „{massnahme.status.text}“."
            hint = "Den Stand prüfen; sonst unter „abweichung“ und „grund“ sagen, was geschehen ist."
            yield Problem(("massnahmen", index, "status"), what, hint, "massnahme-zurueck", Level.WARNUNG)
        if told.termin_soll and massnahme.termin_soll != told.termin_soll and not massnahme.abweichung:
            what = f"Im Bericht über {vorjahr.jahr} war als Termin der {told.soll} genannt."
            hint = "Den Termin stehen lassen oder unter „abweichung“ und „grund“ sagen, warum er sich verschiebt."
            yield Problem(("massnahmen", index, "termin_soll"), what, hint, "termin-verschoben", Level.WARNUNG)


def check_indicators_kept(indikatoren: Sequence[Indikator], vorjahr: Vorjahr) -> Iterator[Problem]:
    """Indicators go on, with the values that the council was told."""
    now = {indikator.name: (index, indikator) for index, indikator in enumerate(indikatoren)}
    for told in vorjahr.indikatoren:
        if told.name not in now:
            what = f"Der Indikator „{told.name}“ aus dem Bericht über {vorjahr.jahr} fehlt."
            hint = "Übernehmen und den Wert ergänzen oder mit „grund“ sagen, warum es keinen gibt."
            yield Problem(("indikatoren",), what, hint, "vorjahr-indikator", Level.WARNUNG)
            continue
        index, indikator = now[told.name]
        for year, value in told.ist.items():
            if indikator.ist.get(year) != value:
                what = (
                    f"{year}: im Bericht über {vorjahr.jahr} stand {value.text}, hier steht {indikator.in_jahr(year)}."
                )
                hint = f"Mit {vorjahr.path} vergleichen; eine Berichtigung im Text erläutern."
                path = ("indikatoren", index, "ist", str(year))
                yield Problem(path, what, hint, "vorjahr-indikator", Level.WARNUNG)


def check_sachstand_kept(staende: Sequence[Stand], prosa: Prosa, vorjahr: Vorjahr) -> Iterator[Problem]:
    """Each block of last year's report is still there, word for word."""
    now = {stand.datum: stand for stand in staende}
    for told in vorjahr.staende:
        stand = now.get(told.datum)
        if stand is None:
            what = f"Der Stand vom {format_datum(told.datum)} aus dem Bericht über {vorjahr.jahr} fehlt."
            place = prosa.blocks[-1].place if prosa.blocks else None
        elif stand.worte != told.worte:
            what = f"Der Stand vom {format_datum(told.datum)} lautet im Bericht über {vorjahr.jahr} anders."
            place = stand.place
        else:
            continue
        hint = f"Alte Stände bleiben im Wortlaut stehen: aus {vorjahr.path} übernehmen."
        yield Problem(place or HERE, what, hint, "vorjahr-sachstand", Level.WARNUNG)


def check_something_new(
    mittel: Sequence[Mittelverwendung], massnahmen: Sequence[Massnahme], texte: Sequence[str], vorjahr: Vorjahr
) -> Iterator[Problem]:
    """A report of which money, measures and texts are all those of the year before was not written this year.

    `texte` are the sections that are new each year, and the newest Stand.
    """
    now = [stand.euro("ist") for stand in mittel if stand.jahr == vorjahr.jahr + 1]
    before = [stand.euro("ist") for stand in vorjahr.mittel if stand.jahr == vorjahr.jahr]
    told = [*(words_of(prosa.blocks) for prosa in vorjahr.abschnitte.values()), *(s.worte for s in vorjahr.staende[:1])]
    if now == before and list(massnahmen) == list(vorjahr.massnahmen) and list(texte) == told:
        what = f"Geld, Maßnahmen und Texte sind alle wie im Bericht über {vorjahr.jahr}."
        hint = f"Neu schreiben, was sich geändert hat; verglichen mit {vorjahr.path}."
        yield Problem(("berichtsjahr",), what, hint, "bericht-unveraendert", Level.WARNUNG)


def check_figures_new(
    mittel: Sequence[Mittelverwendung], indikatoren: Sequence[Indikator], vorjahr: Vorjahr
) -> Iterator[Problem]:
    """Money may be spent alike in two years; where all that was measured is the same as well, nobody measured."""
    year = vorjahr.jahr + 1
    told = {indikator.name: indikator.ist.get(vorjahr.jahr) for indikator in vorjahr.indikatoren}
    pairs = [(indikator.ist.get(year), told.get(indikator.name)) for indikator in indikatoren]
    spent = [stand.euro("ist") for stand in mittel if stand.jahr == year]
    before = [stand.euro("ist") for stand in vorjahr.mittel if stand.jahr == vorjahr.jahr]
    if spent == before and spent and spent[0] % 1:
        index = next(index for index, stand in enumerate(mittel) if stand.jahr == year)
        what = f"„ist“ {year} ist auf den Cent wie {vorjahr.jahr}: {format_euro(spent[0])} Euro."
        hint = f"Die Buchungen des Jahres prüfen; verglichen mit {vorjahr.path}."
        yield Problem(("mittel", index, "ist"), what, hint, "vorjahr-zahlen", Level.WARNUNG)
    # One figure alone is the same by chance.
    if len(spent) + len(pairs) > 1 and pairs and spent == before and all(now and now == old for now, old in pairs):
        values = join([now.text for now, _ in pairs if now])
        what = f"Ausgaben und Indikatoren ({values}) sind {year} alle wie {vorjahr.jahr}."
        hint = f"Die Werte prüfen; verglichen mit {vorjahr.path}."
        yield Problem(("indikatoren", 0, "ist", str(year)), what, hint, "vorjahr-zahlen", Level.WARNUNG)


def check_texts_new(
    abschnitte: Mapping[str, Prosa], vorjahr: Vorjahr, lasting: Container[str] = ()
) -> Iterator[Problem]:
    """No section is that of last year's report, and no paragraph, were it short, with figures or years.

    „Keine.“ may stand there twice, and so may what lasts, in sections with the titles `lasting`: a problem, if it names
    no year or number.
    """
    for titel, prosa in abschnitte.items():
        told = vorjahr.abschnitte.get(titel)
        if told is None or not prosa.blocks:
            continue
        hint = f"Neu schreiben; verglichen mit {vorjahr.path}."
        words = words_of(prosa.blocks)
        if words == words_of(told.blocks):
            if len(words.split()) < SHORTEST_TEXT or (titel in lasting and not DATED.search(words)):
                continue
            what = f"„# {titel}“ ist unverändert aus dem Bericht über {vorjahr.jahr}."
            yield Problem(prosa.blocks[0].place or HERE, what, hint, "vorjahr-text", Level.WARNUNG)
            continue
        old = {words_of([block]) for block in told.blocks}
        for block in prosa.blocks:
            words = words_of([block])
            dated = DATED.search(words) is not None
            if words in old and (dated or (titel not in lasting and len(words.split()) >= SHORTEST_TEXT)):
                named = "Absatz mit Zahlen" if dated else "Absatz"
                what = f"Dieser {named} ist unverändert aus dem Bericht über {vorjahr.jahr}."
                yield Problem(block.place or HERE, what, hint, "vorjahr-text", Level.WARNUNG)
