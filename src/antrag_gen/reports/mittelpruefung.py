"""The rules for the money of a progress report: each year, what is left of it, and what goes on to the next one."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.errors import Level, Path, Problem
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.zahlen import format_euro
from antrag_gen.patterns import compile_late
from antrag_gen.reports.mittelverwendung import AMOUNTS, ZERO, Jahresrechnung, Mittelverwendung

# An amount without a word, in whatever spelling.
BARE = compile_late(
    r"[-−–+]?\s*(?:€|EUR|Euro)?\s*[0-9][0-9.,\s]*(?:€|EUR|Euro|TEUR|T€|(?:Tsd|Mio)\.?(?: ?€| Euro)?)?\s*[.-]?"
)


def check_money(
    jahre: Sequence[Jahresrechnung], berichtsjahr: int, carried: Decimal | None, *, offen: bool = False
) -> Iterator[Problem]:
    """Rules for each year and from one to the next.

    `carried` is what came into the first year here as far as earlier reports say; None where there can be none.
    `offen`: the year of the report is not over, so that nobody says yet what becomes of its rest.
    """
    before: Jahresrechnung | None = None
    # None where money came from years that are not told here, and may come back.
    spent = None if any(jahr.stand.euro("uebertrag") or jahr.bindung for jahr in jahre[:1]) else ZERO
    for index, jahr in enumerate(jahre):
        path: Path = ("mittel", index)
        yield from _check_amounts(path, jahr.stand)
        if spent is not None:
            spent += jahr.stand.euro("ist")
            yield from _check_sign(path, jahr.stand, spent)
        yield from _check_year(path, jahr, before, berichtsjahr)
        if jahr.stand.jahr == berichtsjahr:
            yield from _check_purpose(path, jahr.stand)
            yield from check_use(path, jahr.stand.verwendung)
        if jahr.verfuegbar and offen and jahr.stand.jahr == berichtsjahr:
            yield from _check_open(path, jahr)
        elif jahr.verfuegbar:
            yield from _check_rest(path, jahr)
        if before is not None:
            yield from _check_follows(path, jahr, before)
        elif carried is not None:
            yield from _check_carried(path, jahr, carried)
        else:
            yield from _check_first(path, jahr)
        before = jahr


def check_limit(mittel: Sequence[Mittelverwendung], berichtsjahr: int, end: dt.date | None) -> Iterator[Problem]:
    """Nothing goes on into a year in which nothing may be spent any more; what is bound is paid all the same."""
    for index, stand in enumerate(mittel):
        carried = stand.euro("uebertragen")
        if end is not None and stand.jahr == berichtsjahr and stand.jahr >= end.year and carried > 0:
            euro, day = format_euro(carried), format_datum_kurz(end)
            what = f"Nach {stand.jahr + 1} übertragen sind {euro} Euro; der Beschluss ist bis {day} befristet."
            hint = "Was beauftragt ist, steht unter „gebunden“; gilt eine längere Frist, den Beschluss dazu eintragen."
            yield Problem(("mittel", index, "uebertragen"), what, hint, "uebertrag-befristung", Level.WARNUNG)


def _check_amounts(path: Path, stand: Mittelverwendung) -> Iterator[Problem]:
    for key in AMOUNTS:
        geld = getattr(stand, key)
        if geld is None:
            continue
        # Who writes cents writes no thousands: `800,00`.
        if geld.ohne_einheit_klein and geld.euro.as_tuple().exponent == 0:
            yield Problem(
                (*path, key),
                f"{geld.text} – sind {geld.text.replace('Euro', 'TEUR')} gemeint?",
                "Die Einheit dazuschreiben: „Euro“ oder „TEUR“.",
                "betrag-klein",
                Level.WARNUNG,
            )
        if key != "ist" and geld.euro < 0:
            yield below_zero((*path, key))


def below_zero(path: Path) -> Problem:
    """What is wrong with an amount that must not be below zero, and is."""
    what = f"Bei „{path[-1]}“ steht ein Betrag unter null."
    hint = "Ohne Minus schreiben; was zu viel ausgegeben ist, ergibt sich aus „ist“."
    return Problem(path, what, hint, "mittel-negativ")


def check_use(path: Path, words: str) -> Iterator[Problem]:
    """What becomes of the rest is told in words; an amount alone was meant for another key."""
    if BARE.fullmatch(words):
        what = f"„{words}“ sagt nicht, was aus dem Rest wird."
        hint = "In Worten schreiben, etwa „Der Rest fällt an den Haushalt zurück.“; "
        hint += "was ins nächste Jahr geht, steht als Betrag unter „uebertragen“."
        yield Problem((*path, "verwendung"), what, hint, "mittel-verwendung", Level.WARNUNG)


def _check_sign(path: Path, stand: Mittelverwendung, spent: Decimal) -> Iterator[Problem]:
    """Money comes back of what was `spent` up to this year; more than that is a wrong sign most often."""
    if spent < 0 and stand.euro("ist") < 0:
        yield Problem(
            (*path, "ist"),
            f"Ausgegeben sind {format_euro(stand.euro('ist'))} Euro: Es käme mehr zurück, als vorher ausgegeben ist.",
            "Das Vorzeichen prüfen.",
            "mittel-vorzeichen",
            Level.WARNUNG,
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


def _check_purpose(path: Path, stand: Mittelverwendung) -> Iterator[Problem]:
    """What is bound is bound for something, which next year's report tells again."""
    bound = stand.euro("gebunden")
    if bound > 0 and not stand.gebunden_fuer:
        yield Problem(
            (*path, "gebunden"),
            f"Gebunden sind {format_euro(bound)} Euro; wofür, steht nicht da.",
            "Eine Zeile „gebunden_fuer: …“ ergänzen, etwa mit dem Auftrag.",
            "mittel-bindung",
            Level.WARNUNG,
        )
    if not bound and stand.gebunden_fuer:
        yield Problem(
            (*path, "gebunden_fuer"),
            "Hier steht, wofür Geld gebunden ist, aber kein Betrag.",
            "Die Zeile „gebunden: …“ ergänzen oder diese löschen.",
            "mittel-bindung",
            Level.WARNUNG,
        )


def _check_open(path: Path, jahr: Jahresrechnung) -> Iterator[Problem]:
    """Of a year that goes on nothing is carried over yet."""
    yield from _check_overspent(path, jahr)
    if jahr.stand.euro("uebertragen"):
        yield Problem(
            (*path, "uebertragen"),
            f"{jahr.stand.jahr} ist noch nicht zu Ende; übertragen wird erst, was am Jahresende übrig ist.",
            "Die Zeile löschen; sie gehört in den Bericht über das Jahr.",
            "mittel-uebertragen",
        )


def _check_overspent(path: Path, jahr: Jahresrechnung) -> Iterator[Problem]:
    """What was spent too much has a reason."""
    if jahr.rest < 0 and not jahr.stand.grund:
        yield Problem(
            (*path, "ist"),
            f"{jahr.stand.jahr} ist um {format_euro(-jahr.rest)} Euro mehr ausgegeben und gebunden als verfügbar.",
            "Die Beträge prüfen oder eine Zeile „grund: …“ ergänzen.",
            "mittel-ueberzogen",
        )


def _check_rest(path: Path, jahr: Jahresrechnung) -> Iterator[Problem]:
    """What is left is carried over or named."""
    yield from _check_overspent(path, jahr)
    carried = jahr.stand.euro("uebertragen")
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
