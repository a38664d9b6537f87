"""What became of the invented motions: the decisions of the last reading, and a progress report a year on each."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from antraege import Antrag, nummer
from bausteine import NACHNAMEN, VORNAMEN, Thema
from mittel import LAST
from prosa import Prosa

HAUSHALT = (2024, 2025)
CENT = Decimal("0.01")
ERGEBNISSE = {"wie_beantragt": 75, "geaendert": 12, "abgelehnt": 9, "zurueckgezogen": 2, "vertagt": 2}
UMSETZUNG = {
    ("in_umsetzung", "gruen"): 45,
    ("in_umsetzung", "gelb"): 15,
    ("offen", "gelb"): 8,
    ("zurueckgestellt", "rot"): 7,
    ("nicht_bestimmbar", "gelb"): 3,
    ("entfaellt", "rot"): 2,
}
GRUENDE = (
    "Die Ausschreibung musste wiederholt werden",
    "Der Träger hat seinen Antrag auf Förderung zurückgezogen",
    "Der Bauantrag liegt noch zur Genehmigung beim Regierungspräsidium",
    "Die Stelle konnte trotz zweier Verfahren nicht besetzt werden",
)
SCHRITTE = ("Vergabe im zweiten Quartal", "Abstimmung mit dem Bezirksbeirat", "Beginn nach den Sommerferien")
INDIKATOREN = (("Erreichte Personen", "Personen"), ("Beratungen", "Fälle"), ("Besuche im Monat", "Besuche"))
ZIELE = (
    "Mit den Mitteln soll {nom} auf Dauer gesichert werden.",
    "Ziel ist ein Angebot, das {gruppe} in {ort} ebenso offensteht wie in {ort2}.",
    "Das {amt} will die Wartezeit auf unter {zahl} Tage senken.",
    "Gemessen wird das Ziel an der Zahl der erreichten Menschen; Ausgangswert ist der Stand vor dem Beschluss.",
)
STAND = (
    "In {ort} wurde die Arbeit aufgenommen; {ort2} folgt, sobald die Räume übergeben sind.",
    "Das {amt} hat {klein} Verträge mit freien Trägern geschlossen und die Zuwendungen bewilligt.",
    "Insgesamt wurden {gross} Vorgänge bearbeitet, das sind {prozent} % mehr als im Jahr davor.",
    "Die Ausschreibung der Leistungen ist abgeschlossen, den Zuschlag erhielt ein Betrieb aus der Region.",
    "Mit {gruppe} fanden {klein} Gespräche statt, deren Ergebnisse in die Planung eingeflossen sind.",
    "Nach § {paragraph} Abs. 1 wurde der Personalrat beteiligt; er hat zugestimmt.",
)
WIRKUNG = (
    "Die Rückmeldungen aus {ort} sind durchweg gut; {klein} von sieben Standorten melden mehr Zulauf.",
    "Der Anteil derer, die das Angebot kennen, stieg um {prozent} %.",
    "Belastbare Aussagen zur Wirkung sind erst möglich, wenn die Auswertung der Hochschule vorliegt.",
    "Das Angebot erreicht {gruppe} früher als bisher, d. h., Notlagen werden seltener.",
)
PROBLEME = (
    "Der Mangel an Fachkräften verzögert die Besetzung; {klein} Verfahren blieben ohne Ergebnis.",
    "Gestiegene Preise führen zu Mehrkosten von rund {prozent} %, die im Budget aufgefangen werden.",
    "Weitere wesentliche Probleme bestehen nicht.",
    "Die Räume in {ort} sind nicht barrierefrei; das {amt} sucht nach einer anderen Lösung.",
)
AUSBLICK = (
    "Im kommenden Jahr wird das Angebot auf {ort} ausgeweitet.",
    "Über die Fortführung ist im nächsten Doppelhaushalt zu entscheiden.",
    "Das {amt} legt dem Ausschuss bis zum Sommer einen Vorschlag zur Verstetigung vor.",
)


@dataclass(frozen=True, slots=True)
class Beschluss:
    """A decision, and the Euro that it grants by year."""

    ergebnis: str
    zeilen: tuple[str, ...]
    ansatz: Mapping[int, Decimal]

    @property
    def bewilligt(self) -> bool:
        return bool(self.ansatz)


def beschluss(index: int, antrag: Antrag) -> Beschluss:
    """What the council decided on this motion; what is changed gets three fifths in the years of the budget alone."""
    rng = random.Random(f"beschluss {index}")
    ergebnis = rng.choices(list(ERGEBNISSE), list(ERGEBNISSE.values()))[0]
    if ergebnis == "geaendert" and not antrag.zwecke:
        ergebnis = "abgelehnt"
    lines = [f"  - antrag: {antrag.nummer}", f"    ergebnis: {ergebnis}"]
    if rng.random() < 0.6:
        lines.append(f"    abstimmung: {rng.choice(('einstimmig', 'mehrheitlich bei 12 Nein-Stimmen'))}")
    granted: dict[int, Decimal] = {}
    if ergebnis == "geaendert":
        lines.append("    mittel:")
        for zweck in antrag.zwecke:
            less = {year: max(euro * 3 // 5, 1000) for year, euro in zweck.betrag.jahre.items() if year in HAUSHALT}
            lines += [f"      - zweck: {zweck.zweck}", "        betrag:"]
            lines += [f"          {year}: {euro} Euro" for year, euro in less.items()]
            _add(granted, less)
    elif ergebnis == "wie_beantragt":
        for zweck in antrag.zwecke:
            _add(granted, zweck.betrag.jahre)
    return Beschluss(ergebnis, tuple(lines), granted)


def _add(total: dict[int, Decimal], more: Mapping[int, Decimal] | Mapping[int, int]) -> None:
    for year, euro in more.items():
        total[year] = total.get(year, Decimal(0)) + euro


def sitzung(beschluesse: Iterator[Beschluss]) -> str:
    """The file of the session that decided on all of them."""
    lines = ["gremium: gr", "datum: 15.12.2023", "lesung: 3", "niederschrift: 347/HH", "haushalt: 2024/2025"]
    return "\n".join([*lines, "beschluesse:", *(line for each in beschluesse for line in each.zeilen), ""])


def has_report(index: int, decided: Beschluss) -> bool:
    """Whether the office has written its report on a motion with money; one in 25 is late."""
    return decided.bewilligt and index % 25 != 11


def bericht(index: int, antrag: Antrag, decided: Beschluss, jahr: int) -> str:
    """The report on this motion for one year; earlier years are told as their own reports tell them."""
    rng = random.Random(f"bericht {index} {jahr}")
    ends = {zweck.zweck: _end(index, zweck.zweck) for zweck in antrag.zwecke}
    status, ampel = rng.choices(list(UMSETZUNG), list(UMSETZUNG.values()))[0]
    if all(end <= jahr for end in ends.values()):
        status, ampel = "abgeschlossen", "gruen"
    head = [*_head(rng, index, antrag, jahr), f"umsetzung: {status}", f"ampel: {ampel}"]
    if status == "abgeschlossen":
        head.append(f"abgeschlossen_am: 28.11.{max(ends.values())}")
    if status in {"zurueckgestellt", "entfaellt", "nicht_bestimmbar"}:
        head.append(f"grund: {rng.choice(GRUENDE)}")
    money = [line for year in range(HAUSHALT[0], jahr + 1) for line in _mittel(index, decided.ansatz, year)]
    head += ["mittel:", *money] if money else []
    head += ["massnahmen:", *_massnahmen(rng, antrag.thema, ends, jahr)]
    head += _indikatoren(index, jahr)
    if antrag.stellen and decided.ergebnis == "wie_beantragt":
        created = str(sum(Decimal(number.replace(",", ".")) for number in antrag.stellen)).replace(".", ",")
        head += ["stellen:", f"  geschaffen: {created}", "  besetzt: 0,5"]
    return "\n".join(["---", *head, "---", *_body(rng, index, antrag.thema, jahr), ""])


def _head(rng: random.Random, index: int, antrag: Antrag, jahr: int) -> Iterator[str]:
    yield "art: fortschrittsbericht"
    yield f"betreff: {antrag.thema.titel}"
    yield "status: eingereicht"
    yield "oeffentlich: ja"
    yield f"nummer: {100 + index}/{jahr + 1}"
    yield f"datum: {rng.randint(3, 14)}.03.{jahr + 1}"
    yield f"referate: [{antrag.thema.referat}]"
    yield f"gz: {antrag.thema.referat.upper()}"
    yield "beratungsfolge:"
    yield f"  - {{gremium: va, zur: kenntnisnahme, sitzungsart: oeffentlich, termin: 02.04.{jahr + 1}}}"
    yield "gezeichnet:"
    yield f"  - name: {rng.choice(VORNAMEN)} {rng.choice(NACHNAMEN)}"
    yield "    funktion: Bürgermeisterin"
    yield f"amt: {antrag.thema.amt}"
    yield f"antrag: {nummer(index)}"
    yield f"berichtsjahr: {jahr}"
    yield f"stichtag: 31.12.{jahr}"


def _mittel(index: int, ansatz: Mapping[int, Decimal], jahr: int) -> Iterator[str]:
    """One year's money: depends on the motion and the year alone, so that later reports repeat it."""
    if jahr not in ansatz:
        return
    came, spent, committed = _carried(index, ansatz, jahr - 1), *_spent(index, ansatz, jahr)
    goes_on = _carried(index, ansatz, jahr)
    bound = _spent(index, ansatz, jahr - 1)[1] if jahr - 1 in ansatz else Decimal(0)
    yield f"  - jahr: {jahr}"
    yield f"    uebertrag: {_euro(came)}"
    yield f"    ist: {_euro(spent)}"
    yield f"    gebunden: {_euro(committed)}"
    if committed:
        yield "    gebunden_fuer: Beauftragte Leistungen"
    yield f"    uebertragen: {_euro(goes_on)}"
    if came + bound + ansatz[jahr] - spent - committed > goes_on:
        yield "    verwendung: Was nicht übertragen ist, fließt an den allgemeinen Haushalt zurück"


def _spent(index: int, ansatz: Mapping[int, Decimal], jahr: int) -> tuple[Decimal, Decimal]:
    """Spent and committed Euro: some spend all, most a part; with cents, as accounts have them."""
    rng = random.Random(f"mittel {index} {jahr}")
    granted = ansatz[jahr]
    if rng.random() < 0.25:
        return granted, Decimal(0)
    spent = granted * rng.randint(3000, 8500) / 10000 + Decimal(rng.randint(0, 99)) / 100
    return spent.quantize(CENT), (granted * rng.choice((0, 5)) / 100).quantize(CENT)


def _carried(index: int, ansatz: Mapping[int, Decimal], jahr: int) -> Decimal:
    """What goes on to the next year: a part of the rest, where there is money in that year as well."""
    if jahr not in ansatz or jahr + 1 not in ansatz:
        return Decimal(0)
    rest = ansatz[jahr] - sum(_spent(index, ansatz, jahr))
    return (rest / 2).quantize(CENT)


def _euro(amount: Decimal) -> str:
    return f"{amount:,.2f} Euro".translate(str.maketrans(",.", ".,"))


def _end(index: int, zweck: str) -> int:
    """The year in which a measure ends, the same in every report."""
    return random.Random(f"massnahme {index} {zweck}").choice((2024, 2024, 2025, 2026, 2027))


def _massnahmen(rng: random.Random, thema: Thema, ends: Mapping[str, int], jahr: int) -> Iterator[str]:
    for zweck, end in ends.items():
        yield f"  - massnahme: {zweck}"
        yield f"    status: {'abgeschlossen' if end <= jahr else 'in_umsetzung'}"
        yield f"    ampel: {'gruen' if end <= jahr else rng.choice(('gruen', 'gelb'))}"
        yield f"    termin_soll: 30.09.{LAST}"
        yield f"    amt: {thema.amt}"
        if end <= jahr:
            yield f"    termin_ist: 28.08.{end}"
        else:
            yield f"    abweichung: Beginn um {rng.randint(2, 6)} Monate verschoben"
            yield f"    grund: {rng.choice(GRUENDE)}"
            yield f"    naechster_schritt: {rng.choice(SCHRITTE)}"


def _indikatoren(index: int, jahr: int) -> Iterator[str]:
    rng = random.Random(f"indikatoren {index}")
    chosen = rng.sample(INDIKATOREN, rng.randint(0, 3))
    if chosen:
        yield "indikatoren:"
    for name, einheit in chosen:
        begin = rng.randint(20, 400)
        yield f"  - name: {name}"
        yield f"    einheit: {einheit}"
        yield f"    ausgangswert: {begin}"
        yield f"    zielwert: {begin * 2}"
        yield f"    ist: {{{', '.join(f'{year}: {begin + (year - 2023) * 17}' for year in range(2024, jahr + 1))}}}"
        yield "    quelle: Jahresstatistik des Amts"


def _body(rng: random.Random, index: int, thema: Thema, jahr: int) -> Iterator[str]:
    def paragraph(chance: random.Random, pool: tuple[str, ...], most: int) -> str:
        prosa = Prosa(chance, thema, [nummer(index)])
        return " ".join(prosa.satz(text) for text in chance.sample(pool, chance.randint(1, most)))

    yield f"# Ziele\n\n{paragraph(random.Random(f'ziele {index}'), ZIELE, 3)}\n\n# Sachstand"
    for year in range(jahr, HAUSHALT[0] - 1, -1):
        yield f"\n## Stand 31. Dezember {year}"
        chance = random.Random(f"stand {index} {year}")
        for _ in range(chance.choice((1, 1, 2, 4))):
            yield f"\n{paragraph(chance, STAND, 5)}"
    for title, opening, pool in (
        ("Wirkung", f"Bewertet wird das Jahr {jahr}.", WIRKUNG),
        ("Probleme", f"Der Rückblick gilt dem Jahr {jahr}.", PROBLEME),
        ("Ausblick", f"Der Blick geht auf das Jahr {jahr + 1}.", AUSBLICK),
    ):
        yield f"\n# {title}\n\n{opening} {paragraph(rng, pool, 3)}"
