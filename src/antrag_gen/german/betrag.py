"""What stands behind `betrag:`: a notation or a map of years comes in, an amount to spread over years goes out.

GELD | GELD p. a. für n Jahre [ab JJJJ] | GELD [p. a.] ab JJJJ ff.; `monatlich`, `vierteljährlich` and `halbjährlich`
stand where `p. a.` does, `rund` and `bis zu` before GELD.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from antrag_gen.errors import HERE, AntragError
from antrag_gen.german.geld import Einheit, Geld, parse_geld
from antrag_gen.german.jahre import (
    BETRAG_ZEITRAUM,
    Jahresbetraege,
    Planung,
    Zeitraum,
    parse_jahr,
    parse_zeitraum,
    verteile,
)
from antrag_gen.german.notation import LONGEST, clean, quote
from antrag_gen.german.takt import BEGINN, SCHRAEG, TAKT, UNTERJAEHRIG, Genauigkeit, Takt, read_genauigkeit
from antrag_gen.patterns import compile_late
from antrag_gen.visible import visible

FORMEN = "Möglich sind „p. a. für 4 Jahre“, „p. a. für 4 Jahre ab 2025“ und „p. a. ab 2024 ff.“; "
FORMEN += "ein einzelnes Jahr steht vor seinem Betrag: „2024: 50.000 Euro“."
MOST_YEARS = 99

_ANGABE = compile_late(
    rf" ?(?:(?P<jaehrlich>{TAKT})|für (?P<jahre>[0-9]+) Jahre?|ab (?P<ab>[0-9]{{4}})(?P<ff> ?ff\.?)?)(?= |$)"
)
_BEGINN = compile_late(rf" ?(?:(?:\b(?:{BEGINN}|für|ab|in)|{SCHRAEG})(?![^\W\d_])|\()")


@visible("text", "gedruckt", "in_worten")
@dataclass(frozen=True, slots=True)
class Einzelbetrag:
    """One sum: once in the first budget year, every year for `jahre` years, or from `ab` on for ever.

    `jaehrlich` is whether „p. a.“ or how often a year was written, which an amount „ab 2024 ff.“ can do without.
    """

    geld: Geld
    jaehrlich: bool = False
    jahre: int | None = None
    ab: int | None = None

    def __neg__(self) -> "Einzelbetrag":
        return replace(self, geld=-self.geld)

    @property
    def fortlaufend(self) -> bool:
        return self.ab is not None and self.jahre is None

    @property
    def text(self) -> str:
        """The one spelling of it: what `parse_betrag` reads as an equal amount."""
        return self._spell(_takt(self.geld, "p. a.") if self.jaehrlich else "", " ff.")

    @property
    def gedruckt(self) -> str:
        """The same with what it comes to in a year, where that is not said: `2.500 Euro monatlich …, im Jahr …`."""
        return self.text + _in_a_year(self.geld)

    @property
    def in_worten(self) -> str:
        """As `gedruckt`, behind a word that names the money: `120.000 Euro jährlich ab 2024`."""
        often = self.jaehrlich or self.fortlaufend
        return self._spell(_takt(self.geld, Takt.JAEHRLICH) if often else "", "") + _in_a_year(self.geld)

    def _spell(self, takt: str, open_end: str) -> str:
        parts = [self.geld.text]
        if takt:
            parts.append(takt)
        if self.jahre is not None:
            parts.append(f"für {self.jahre} {'Jahr' if self.jahre == 1 else 'Jahre'}")
        if self.ab is not None:
            parts.append(f"ab {self.ab}{open_end if self.fortlaufend else ''}")
        return " ".join(parts)

    @property
    def ohne_einheit_klein(self) -> bool:
        return self.geld.ohne_einheit_klein

    def verteilt(self, planung: Planung) -> Jahresbetraege:
        """The Euro of each column; AntragError where a year lies outside of what `planung` can show."""
        von = planung.erstes if self.ab is None else self.ab
        bis = None if self.fortlaufend else von + (self.jahre or 1) - 1
        return verteile(self.geld.im_jahr.euro, Zeitraum(von, bis), planung)

    def genauigkeiten(self, planung: Planung) -> dict[Zeitraum, Genauigkeit]:
        """How exact the amount of each column is."""
        return dict.fromkeys(self.verteilt(planung), self.geld.genauigkeit)

    def nach_vorzeichen(self) -> tuple["Einzelbetrag | None", "Einzelbetrag | None"]:
        """What is not below zero, and what is, with its minus."""
        return (None, self) if self.geld.euro < 0 else (self, None)


@visible("text", "gedruckt", "in_worten")
@dataclass(frozen=True, slots=True)
class Jahresreihe:
    """Sums by years, in the order they were written; those of a span are spent in each of its years."""

    nach_jahren: tuple[tuple[Zeitraum, Geld], ...]

    def __neg__(self) -> "Jahresreihe":
        return Jahresreihe(tuple((zeitraum, -geld) for zeitraum, geld in self.nach_jahren))

    @property
    def text(self) -> str:
        """`50.000 Euro (2024), 30.000 Euro (2025), 5.000 Euro p. a. ab 2029 ff.`."""
        return self._spell("p. a.", in_a_year=False)

    @property
    def gedruckt(self) -> str:
        """As of `Einzelbetrag`."""
        return self._spell("p. a.", in_a_year=True)

    @property
    def in_worten(self) -> str:
        """As of `Einzelbetrag`."""
        return self._spell(Takt.JAEHRLICH, in_a_year=True)

    def _spell(self, jaehrlich: str, *, in_a_year: bool) -> str:
        in_order = sorted(self.nach_jahren, key=lambda pair: pair[0].von)
        return ", ".join(_spell_pair(zeitraum, geld, jaehrlich, in_a_year=in_a_year) for zeitraum, geld in in_order)

    @property
    def ohne_einheit_klein(self) -> bool:
        return any(geld.ohne_einheit_klein for _, geld in self.nach_jahren)

    def verteilt(self, planung: Planung) -> Jahresbetraege:
        """As for `Einzelbetrag`."""
        total = Jahresbetraege()
        for zeitraum, geld in self.nach_jahren:
            total += verteile(geld.im_jahr.euro, zeitraum, planung)
        return total

    def genauigkeiten(self, planung: Planung) -> dict[Zeitraum, Genauigkeit]:
        """As for `Einzelbetrag`."""
        known: dict[Zeitraum, Genauigkeit] = {}
        for zeitraum, geld in self.nach_jahren:
            known |= dict.fromkeys(verteile(geld.euro, zeitraum, planung), geld.genauigkeit)
        return known

    def nach_vorzeichen(self) -> tuple["Jahresreihe | None", "Jahresreihe | None"]:
        """As of `Einzelbetrag`."""
        below = tuple(pair for pair in self.nach_jahren if pair[1].euro < 0)
        others = tuple(pair for pair in self.nach_jahren if pair[1].euro >= 0)
        return Jahresreihe(others) if others else None, Jahresreihe(below) if below else None


Betrag: TypeAlias = Einzelbetrag | Jahresreihe


def _takt(geld: Geld, jaehrlich: str) -> str:
    return jaehrlich if geld.takt is Takt.JAEHRLICH else geld.takt.value


def _in_a_year(geld: Geld) -> str:
    return "" if geld.takt is Takt.JAEHRLICH else f", im Jahr {geld.im_jahr.text}"


def _spell_pair(zeitraum: Zeitraum, geld: Geld, jaehrlich: str, *, in_a_year: bool) -> str:
    often, year = _takt(geld, jaehrlich), _in_a_year(geld) if in_a_year else ""
    if zeitraum.ff:
        open_end = zeitraum.text if jaehrlich != Takt.JAEHRLICH else str(zeitraum.von)
        return f"{geld.text} {often} ab {open_end}{year}"
    if zeitraum.von == zeitraum.bis:
        amount = geld.text if geld.takt is Takt.JAEHRLICH else f"{geld.text} {often}"
        return f"{amount} ({zeitraum.text}{year})"
    return f"{geld.text} {often} ({zeitraum.text}{year})"


def parse_betrag(text: str, einheit: Einheit | None = None) -> Einzelbetrag:
    """The amount that one value names; AntragError where the sum or its years can be read in two ways."""
    geld, angaben = _split(text, einheit)
    return _combine(geld, angaben, clean(text))


def _split(text: str, einheit: Einheit | None) -> tuple[Geld, dict[str, str]]:
    """The sum, and what is said of its years by `jaehrlich`, `jahre`, `ab` and `ff`."""
    cleaned = clean(text)
    start = match.start() if (match := _BEGINN.search(cleaned[:LONGEST])) else len(cleaned)
    if cleaned and not start:
        hint = "Erst der Betrag, dann die Jahre: „50.000 Euro p. a. für 4 Jahre“."
        raise AntragError.of(HERE, f"{quote(cleaned)} beginnt nicht mit einem Betrag.", hint, "betrag-unlesbar")
    genauigkeit, summe = read_genauigkeit(cleaned[:start])
    geld = replace(parse_geld(summe, einheit), genauigkeit=genauigkeit)
    angaben: dict[str, str] = {}
    while start < len(cleaned):
        match = _ANGABE.match(cleaned, start)
        words = {name: word for name, word in match.groupdict().items() if word} if match else {}
        if match is None or words.keys() & angaben.keys():
            rest = cleaned[start:].strip()
            if UNTERJAEHRIG.match(cleaned, start):
                raise _within_a_year(cleaned)
            raise AntragError.of(HERE, f"{quote(rest)} in {quote(cleaned)} ist nicht lesbar.", FORMEN, BETRAG_ZEITRAUM)
        angaben |= words
        start = match.end()
    takt = next((takt for takt in Takt if takt.name in angaben), Takt.JAEHRLICH)
    return replace(geld, takt=takt), {name: word for name, word in angaben.items() if name not in Takt.__members__}


def _within_a_year(text: str) -> AntragError:
    """Nobody knows how much of the first year falls due, or in which year some months lie."""
    hint = "Was in jedem Jahr anfällt, ausrechnen und untereinander schreiben, zum Beispiel "
    hint += "„2024: 15.000 Euro“ und darunter „2025 ff.: 30.000 Euro“."
    what = f"{quote(text)} beginnt oder endet innerhalb eines Jahres."
    return AntragError.of(HERE, what, hint, BETRAG_ZEITRAUM)


def _combine(geld: Geld, angaben: dict[str, str], text: str) -> Einzelbetrag:
    jaehrlich, offen = "jaehrlich" in angaben, "ff" in angaben
    jahre = _parse_dauer(angaben["jahre"], text) if "jahre" in angaben else None
    ab = parse_jahr(angaben["ab"]) if "ab" in angaben else None
    if jahre and offen:
        hint = f"Befristet: „{Einzelbetrag(geld, jaehrlich=True, jahre=jahre, ab=ab).text}“; "
        hint += f"fortlaufend: „{Einzelbetrag(geld, jaehrlich=True, ab=ab).text}“."
        raise AntragError.of(HERE, f"{quote(text)} ist zugleich befristet und fortlaufend.", hint, BETRAG_ZEITRAUM)
    if jahre and not jaehrlich:
        hint = f"In jedem Jahr: „{Einzelbetrag(geld, jaehrlich=True, jahre=jahre, ab=ab).text}“; "
        hint += "zusammen: jedes Jahr mit seinem Teil in einer eigenen Zeile angeben."
        raise AntragError.of(HERE, f"{quote(text)}: in jedem Jahr oder zusammen?", hint, BETRAG_ZEITRAUM)
    if ab and not (jahre or jaehrlich or offen):
        hint = f"In jedem Jahr: „{Einzelbetrag(geld, ab=ab).text}“; einmal: „{ab}: {geld.text}“."
        raise AntragError.of(HERE, f"{quote(text)}: einmal oder in jedem Jahr?", hint, BETRAG_ZEITRAUM)
    if jaehrlich and not (jahre or ab):
        hint = "Die Dauer ergänzen: „für n Jahre“ oder „ab JJJJ ff.“."
        raise AntragError.of(HERE, f"{quote(text)}: von wann bis wann?", hint, BETRAG_ZEITRAUM)
    return Einzelbetrag(geld, jaehrlich, jahre, ab)


def _parse_dauer(ziffern: str, text: str) -> int:
    if ziffern.startswith("0") or len(ziffern) > len(str(MOST_YEARS)):
        hint = f"Möglich sind 1 bis {MOST_YEARS} Jahre."
        raise AntragError.of(HERE, f"Die Dauer in {quote(text)} kann nicht stimmen.", hint, BETRAG_ZEITRAUM)
    return int(ziffern)


def parse_jahresbetraege(pairs: Sequence[tuple[str, str]], einheit: Einheit | None = None) -> Jahresreihe:
    """The amounts of a map of years; the AntragError of a pair has its key as path."""
    if not pairs:
        hint = "Zum Beispiel „2024: 50.000 Euro“."
        raise AntragError.of(HERE, "Es ist kein Jahr mit einem Betrag angegeben.", hint, "betrag-unlesbar")
    betraege: list[tuple[Zeitraum, Geld]] = []
    for key, value in pairs:
        try:
            zeitraum = parse_zeitraum(key)
            _check_apart(zeitraum, [earlier for earlier, _ in betraege])
            betraege.append((zeitraum, _parse_value(zeitraum, value, einheit)))
        except AntragError as error:
            raise error.under(key) from None
    return Jahresreihe(tuple(betraege))


def _check_apart(zeitraum: Zeitraum, earlier: Sequence[Zeitraum]) -> None:
    for other in earlier:
        if other == zeitraum:
            raise AntragError.of(
                HERE, f"„{other.text}“ kommt zweimal vor.", "Jedes Jahr nur einmal angeben.", BETRAG_ZEITRAUM
            )
        if other.overlaps(zeitraum):
            what = f"„{zeitraum.text}“ überschneidet sich mit „{other.text}“."
            raise AntragError.of(HERE, what, "Jedes Jahr nur einmal angeben.", BETRAG_ZEITRAUM)
        if other.ff:
            what = f"„{zeitraum.text}“ steht hinter „{other.text}“."
            raise AntragError.of(HERE, what, f"„{other.text}“ muss am Ende stehen.", BETRAG_ZEITRAUM)


def _parse_value(zeitraum: Zeitraum, value: str, einheit: Einheit | None) -> Geld:
    geld, angaben = _split(value, einheit)
    if angaben.keys() - {"jaehrlich"}:
        hint = f"Die Jahre stehen schon vor dem Betrag: „{zeitraum.text}: {geld.text}“."
        raise AntragError.of(
            HERE, f"{quote(clean(value))} bei „{zeitraum.text}“ nennt nochmals Jahre.", hint, BETRAG_ZEITRAUM
        )
    if angaben and zeitraum.von == zeitraum.bis and geld.takt is Takt.JAEHRLICH:
        hint = f"Nur {zeitraum.von}: „{zeitraum.text}: {geld.text}“; "
        hint += f"jedes Jahr von da an: „{zeitraum.von} ff.: {geld.text}“."
        raise AntragError.of(
            HERE, f"„p. a.“ bei dem einzelnen Jahr {zeitraum.von} ist nicht eindeutig.", hint, BETRAG_ZEITRAUM
        )
    if not angaben and zeitraum.bis not in (None, zeitraum.von):
        hint = f"In jedem Jahr: „{zeitraum.text}: {geld.text} p. a.“; "
        hint += "zusammen: jedes Jahr mit seinem Teil in einer eigenen Zeile angeben."
        raise AntragError.of(
            HERE, f"{geld.text} für „{zeitraum.text}“: in jedem Jahr oder zusammen?", hint, BETRAG_ZEITRAUM
        )
    return geld
