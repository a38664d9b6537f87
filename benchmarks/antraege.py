"""An invented budget motion: its number comes in, the text of its content file and what it asks for go out."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bausteine import NACHNAMEN, STELLEN, THEMEN, VORNAMEN, Thema
from mittel import Betrag, betrag
from prosa import BILDER, Prosa

FRAKTIONEN = ("linde", "ahorn", "buche", "eiche", "birke", "kastanie", "esche", "ulme")
REFERATE = {
    "ob": "Oberbürgermeisterin",
    "akr": "Referat Allgemeine Verwaltung, Kultur und Recht",
    "wfb": "Referat Wirtschaft, Finanzen und Beteiligungen",
    "sos": "Referat Sicherheit, Ordnung und Sport",
    "jb": "Referat Jugend und Bildung",
    "si": "Referat Soziales und gesellschaftliche Integration",
    "swu": "Referat Städtebau, Wohnen und Umwelt",
    "t": "Technisches Referat",
}
# A turn of 20 motions: who files them (large and small Fraktionen), how many paragraphs and purposes they have.
TURN = 20
FILED_BY = (3, 0, 2, 3, 1, 0, 4, 3, 2, 5, 0, 3, 1, 6, 2, 0, 3, 7, 1, 4)
PARAGRAPHS = (1, 1, 3, 1, 5, 1, 2, 10, 1, 2, 1, 4, 1, 9, 1, 2, 1, 4, 32, 6)
PURPOSES = (1, 1, 2, 0, 1, 1, 3, 2, 1, 4, 1, 0, 1, 1, 1, 2, 1, 3, 6, 1)
SHORT = 2  # paragraphs that fit on a page with the rest of the motion


@dataclass(frozen=True, slots=True)
class Zweck:
    """A purpose of a motion and what it costs."""

    zweck: str
    investition: bool
    betrag: Betrag


@dataclass(frozen=True, slots=True)
class Antrag:
    """The content file, and what decisions and reports on it need to know."""

    nummer: str
    thema: Thema
    zwecke: tuple[Zweck, ...]
    stellen: tuple[str, ...]
    text: str


def nummer(index: int) -> str:
    """Each Fraktion counts in a block of thousand of its own: `4017/2023`."""
    turn, at = divmod(index, TURN)
    block = FILED_BY[at]
    return f"{(block + 1) * 1000 + turn * FILED_BY.count(block) + FILED_BY[:at].count(block)}/2023"


def antrag(index: int) -> Antrag:
    """The motion with this number, from 0 on; it depends on nothing else."""
    rng = random.Random(f"antrag {index}")
    thema = rng.choice(THEMEN)
    form = rng.choices(("kurz", "amtlich", "massnahmen"), (10, 7, 3))[0]
    teur = form != "kurz" and rng.random() < 0.85
    zwecke = tuple(_zwecke(rng, thema, PURPOSES[index % TURN], teur=teur))
    stellen = tuple(rng.choices(("0,5", "1,0", "2,5", "0,7500"), k=rng.randint(1, 3))) if rng.random() < 0.12 else ()
    head = [*_head(rng, index, thema), f"formular: {form}", f"einheit: {'TEUR' if teur else 'Euro'}"]
    head += _anmeldeliste(rng, index, thema)
    if zwecke:
        head += ["mittel:", *(line for zweck in zwecke for line in _mittel(rng, zweck, thema, form))]
    if stellen:
        head += ["stellen:", *_stellen(rng, thema, stellen)]
    text = "\n".join(["---", *head, "---", *_body(rng, index, thema), ""])
    return Antrag(nummer(index), thema, zwecke, stellen, text)


def _head(rng: random.Random, index: int, thema: Thema) -> Iterator[str]:
    yield "art: haushaltsantrag"
    yield f"betreff: {thema.titel}"
    yield "haushalt: 2024/2025"
    yield "oeffentlich: ja"
    yield "status: eingereicht"
    yield f"nummer: {nummer(index)}"
    yield f"datum: {rng.randint(16, 19)}.10.2023"
    others = rng.sample(FRAKTIONEN, 1) if rng.random() < 0.05 else []
    names = dict.fromkeys([FRAKTIONEN[FILED_BY[index % TURN]], *others])
    yield f"fraktionen: [{', '.join(names)}]"
    yield "gezeichnet:"
    for place in range(rng.choice((1, 1, 2, 4))):
        yield f"  - name: {rng.choice(VORNAMEN)} {rng.choice(NACHNAMEN)}"
        yield f"    funktion: {'Stadträtin' if place else 'Fraktionsvorsitzende'}"


def _anmeldeliste(rng: random.Random, index: int, thema: Thema) -> Iterator[str]:
    if rng.random() < 0.3:
        return
    # A few name the running number of the motion before them, as different needs do in real life.
    first = index if index % 29 == 7 else index + 1
    numbers = [str(first), f"{3000 + 2 * index} bis {3001 + 2 * index}", str(9000 + index)]
    yield "anmeldeliste:"
    for lfd_nr in numbers[: rng.choice((1, 1, 1, 1, 2, 3))]:
        yield f"  - lfd_nr: {lfd_nr}"
        if rng.random() < 0.8:
            yield f"    seite: {rng.randint(3, 140)}"
            yield f"    thh: {thema.thh}"
            yield f"    referat: {REFERATE[thema.referat]}"
        if rng.random() < 0.5:
            yield f"    grdrs: {rng.randrange(100, 700, 10)}/2023"


def _zwecke(rng: random.Random, thema: Thema, count: int, *, teur: bool) -> Iterator[Zweck]:
    known = [*((name, False) for name in thema.zwecke), *((name, True) for name in thema.investitionen)]
    chosen = rng.sample(known, min(count, len(known)))
    # A motion of many purposes names some of them again for the second stage.
    chosen += [(f"{name}, zweite Stufe", invest) for name, invest in chosen[: count - len(chosen)]]
    for name, invest in chosen:
        yield Zweck(name, invest, betrag(rng, teur=teur))


def _mittel(rng: random.Random, zweck: Zweck, thema: Thema, form: str) -> Iterator[str]:
    yield f"  - zweck: {zweck.zweck}"
    if form == "massnahmen":
        yield f"    kontengruppe: {rng.choice((780, 781) if zweck.investition else (400, 420, 430, 440))}"
    else:
        yield f"    thh: {thema.thh}"
    yield f"    {'fhh' if zweck.investition else 'ehh'}: ja"
    amount = zweck.betrag
    if amount.einheit:
        yield f"    einheit: {amount.einheit}"
    if ": " in amount.zeilen[0]:
        yield "    betrag:"
        yield from (f"      {line}" for line in amount.zeilen)
    else:
        yield f"    betrag: {amount.zeilen[0]}"


def _stellen(rng: random.Random, thema: Thema, numbers: Sequence[str]) -> Iterator[str]:
    for anzahl, (besoldung, funktion) in zip(numbers, rng.sample(STELLEN, len(numbers)), strict=True):
        yield f"  - amt: {thema.amt}"
        yield f"    anzahl: {anzahl}"
        yield f"    besoldung: {besoldung}"
        yield f"    funktion: {funktion}"
        if rng.random() < 0.4:
            yield f"    kw: KW 12/{rng.randint(2026, 2029)}"


def _body(rng: random.Random, index: int, thema: Thema) -> Iterator[str]:
    known = ["315/2021", *(nummer(earlier) for earlier in range(max(index - 2 * TURN, 0), index))]
    prosa = Prosa(rng, thema, known)
    paragraphs = PARAGRAPHS[index % TURN]
    picture = f"lageplan-{rng.randrange(BILDER)}.png" if rng.random() < 0.08 else None
    yield "# Begründung/Erläuterung"
    for block in prosa.begruendung(paragraphs, bild=picture):
        yield f"\n{block}"
    yield "\n# Wir beantragen\n"
    yield from prosa.forderungen(rng.randint(1, 2) if paragraphs <= SHORT else rng.randint(2, 5))
