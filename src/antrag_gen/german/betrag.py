"""What stands behind `betrag:`: a notation or a map of years comes in, an amount to spread over years goes out.

GELD | GELD p. a. für n Jahre [ab JJJJ] | GELD [p. a.] ab JJJJ ff.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
from antrag_gen.visible import visible

FORMEN = "Möglich sind „p. a. für 4 Jahre“, „p. a. für 4 Jahre ab 2025“ und „p. a. ab 2024 ff.“; "
FORMEN += "ein einzelnes Jahr steht vor seinem Betrag: „2024: 50.000 Euro“."
MOST_YEARS = 99

_JAEHRLICH = r"p\. ?a\.|pro Jahr|jährlich|/ ?Jahr"
_ANGABE = re.compile(
    rf" ?(?:(?P<jaehrlich>{_JAEHRLICH})|für (?P<jahre>[0-9]+) Jahre?|ab (?P<ab>[0-9]{{4}})(?P<ff> ?ff\.?)?)(?= |$)"
)
_BEGINN = re.compile(r" ?(?:(?:\b(?:p\. ?a\.?|pro|jährlich|für|ab|in|im)|/ ?Jahr)(?![^\W\d_])|\()")


@visible("text")
@dataclass(frozen=True, slots=True)
class Einzelbetrag:
    """One sum: once in the first budget year, every year for `jahre` years, or from `ab` on for ever.

    `jaehrlich` is whether „p. a.“ was written, which an amount „ab 2024 ff.“ can do without.
    """

    geld: Geld
    jaehrlich: bool = False
    jahre: int | None = None
    ab: int | None = None

    @property
    def fortlaufend(self) -> bool:
        return self.ab is not None and self.jahre is None

    @property
    def text(self) -> str:
        """The one spelling of it: what `parse_betrag` reads as an equal amount."""
        parts = [self.geld.text]
        if self.jaehrlich:
            parts.append("p. a.")
        if self.jahre is not None:
            parts.append(f"für {self.jahre} {'Jahr' if self.jahre == 1 else 'Jahre'}")
        if self.ab is not None:
            parts.append(f"ab {self.ab} ff." if self.fortlaufend else f"ab {self.ab}")
        return " ".join(parts)

    @property
    def ohne_einheit_klein(self) -> bool:
        return self.geld.ohne_einheit_klein

    def verteilt(self, planung: Planung) -> Jahresbetraege:
        """The Euro of each column; AntragError where a year lies outside of what `planung` can show."""
        von = planung.erstes if self.ab is None else self.ab
        bis = None if self.fortlaufend else von + (self.jahre or 1) - 1
        return verteile(self.geld.euro, Zeitraum(von, bis), planung)


@visible("text")
@dataclass(frozen=True, slots=True)
class Jahresreihe:
    """Sums by years, in the order they were written; those of a span are spent in each of its years."""

    nach_jahren: tuple[tuple[Zeitraum, Geld], ...]

    @property
    def text(self) -> str:
        """`50.000 Euro (2024), 30.000 Euro (2025), 5.000 Euro p. a. ab 2029 ff.`."""
        in_order = sorted(self.nach_jahren, key=lambda pair: pair[0].von)
        return ", ".join(_text_of_pair(zeitraum, geld) for zeitraum, geld in in_order)

    @property
    def ohne_einheit_klein(self) -> bool:
        return any(geld.ohne_einheit_klein for _, geld in self.nach_jahren)

    def verteilt(self, planung: Planung) -> Jahresbetraege:
        """As for `Einzelbetrag`."""
        total = Jahresbetraege()
        for zeitraum, geld in self.nach_jahren:
            total += verteile(geld.euro, zeitraum, planung)
        return total


Betrag: TypeAlias = Einzelbetrag | Jahresreihe


def _text_of_pair(zeitraum: Zeitraum, geld: Geld) -> str:
    if zeitraum.ff:
        return f"{geld.text} p. a. ab {zeitraum.text}"
    if zeitraum.von == zeitraum.bis:
        return f"{geld.text} ({zeitraum.text})"
    return f"{geld.text} p. a. ({zeitraum.text})"


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
    geld = parse_geld(cleaned[:start], einheit)
    angaben: dict[str, str] = {}
    while start < len(cleaned):
        match = _ANGABE.match(cleaned, start)
        words = {name: word for name, word in match.groupdict().items() if word} if match else {}
        if match is None or words.keys() & angaben.keys():
            rest = cleaned[start:].strip()
            raise AntragError.of(HERE, f"{quote(rest)} in {quote(cleaned)} ist nicht lesbar.", FORMEN, BETRAG_ZEITRAUM)
        angaben |= words
        start = match.end()
    return geld, angaben


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
    if angaben and zeitraum.von == zeitraum.bis:
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
