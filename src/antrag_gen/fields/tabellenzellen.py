"""What a cell of a table of the head says: its raw text read as its column wants, and a number as it is printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from antrag_gen.errors import HERE, AntragError, Path, Problem
from antrag_gen.fields.stellen import parse_anzahl
from antrag_gen.german.geld import Einheit, parse_geld
from antrag_gen.german.zahlen import CENT_STELLEN, TAUSEND, count_decimals, format_euro, format_teur
from antrag_gen.readers.markdown.cells import read_cell

NOTE = re.compile(r"\s*\[\^([\w-]+)\]$")
MARKS = re.compile(r"\*|~~|<br ?/?>")
NOTHING = frozenset({"", "-", "–"})
# Words that stand for an amount without being one, and former totals in brackets.
AS_ABOVE = re.compile("wie oben", re.IGNORECASE)
WORDS = re.compile(rf"(?i:{AS_ABOVE.pattern})|\((?P<former>.+)\)")
# A number with a mark of a note as it is typed elsewhere: „3*“, „4 1)“, „5¹“.
TYPED_MARK = re.compile(
    r"(?P<zahl>[-\u2212]?[\d.,]+(?: ?(?:Euro|EUR|€|TEUR))?) ?(?P<zeichen>\*+\)?|\(?\d{1,2}\)|[¹²³⁴-⁹]+\)?)"
)


class Spaltenart(StrEnum):
    TEXT = "text"
    BETRAG = "betrag"
    STELLEN = "stellen"


@dataclass(frozen=True, slots=True)
class Zelle:
    """What a cell prints, the number behind it (Euro or posts), the name of its note, and how the number is printed.

    The text says how many times `unit` the number is, with `decimals`.
    """

    text: str
    wert: Decimal | None = None
    anmerkung: str = ""
    unit: int = 1
    decimals: int = 0


def read_zelle(text: str, kind: Spaltenart, einheit: Einheit) -> Zelle:
    """What a cell of this kind of column says; AntragError for what can't be read."""
    note = NOTE.search(text)
    bare, name = (text[: note.start()], note[1]) if note else (text, "")
    if kind is Spaltenart.TEXT:
        return Zelle(bare, None, name)
    if "[^" in bare:
        raise AntragError.of(
            HERE,
            f"Die Anmerkung „{bare[bare.index('[^') :].split(']')[0]}]“ steht nicht am Ende.",
            "Anmerkungen stehen am Ende einer Zelle, jede Zelle hat höchstens eine.",
            "tabelle-zahl",
        )
    if typed := TYPED_MARK.fullmatch(bare):
        raise AntragError.of(
            HERE,
            f"„{typed['zeichen']}“ hinter der Zahl ist keine Anmerkung.",
            f"„{typed['zahl']}[^a]“ schreiben und unter „anmerkungen“ eine Zeile „a: …“ mit ihren Worten.",
            "tabelle-zahl",
        )
    if "\n" in bare or MARKS.search(bare):
        raise AntragError.of(
            HERE,
            f"In einer Spalte der Art „{kind}“ steht je Zelle eine Zahl, ohne Umbruch und ohne Auszeichnung.",
            "Die Spalte als „text“ führen oder je Zahl eine Zeile schreiben; Summen sind von selbst fett.",
            "tabelle-zahl",
        )
    if bare in NOTHING:
        return Zelle("–" if bare else "", None, name)
    if words := WORDS.fullmatch(bare):
        former = words["former"]
        return Zelle(f"({_read_number(former, kind, einheit).text})" if former else bare, None, name)
    return replace(_read_number(bare, kind, einheit), anmerkung=name)


def _read_number(text: str, kind: Spaltenart, einheit: Einheit) -> Zelle:
    if kind is Spaltenart.STELLEN:
        posts = parse_anzahl(text)
        return Zelle(str(posts), posts.wert, decimals=posts.stellen)
    return print_amount(parse_geld(text, einheit if einheit is Einheit.TEUR else None).euro, einheit)


def print_amount(euro: Decimal, einheit: Einheit) -> Zelle:
    """An amount as a table in this unit prints it, never rounded; AntragError for one that TEUR would round."""
    if einheit is Einheit.EURO:
        return Zelle(format_euro(euro), euro, decimals=CENT_STELLEN if count_decimals(euro) else 0)
    if euro % TAUSEND:
        raise AntragError.of(
            HERE,
            f"{format_euro(euro)} Euro sind kein volles Tausend, die Tabelle zählt aber in TEUR.",
            "Auf volle Tausend bringen oder „einheit: Euro“ angeben.",
            "betrag-teur",
        )
    return Zelle(format_teur(euro), euro, unit=int(TAUSEND))


def check_words(path: Path, text: str) -> Iterator[Problem]:
    """What is wrong with words that can be emphasised."""
    for problem in read_cell(text)[1]:
        yield Problem(path, problem.what, problem.hint, problem.id)
