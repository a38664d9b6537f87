"""What a cell of a table of the head says: its raw text read as its column wants, and a number as it is printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from antrag_gen.errors import HERE, AntragError, Path, Problem
from antrag_gen.fields.messwert import parse_messwert
from antrag_gen.fields.spalten import Spalte, Spaltenart
from antrag_gen.fields.stellen import parse_anzahl
from antrag_gen.german.geld import Einheit, parse_geld
from antrag_gen.german.zahlen import CENT_STELLEN, TAUSEND, count_decimals, format_euro, format_teur, format_zahl
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.cells import read_cell

NOTE = compile_late(r"\s*\[\^([\w-]+)\]$")
MARKS = compile_late(r"\*|~~|<br ?/?>")
NOTHING = frozenset({"", "-", "–"})
# Words that stand for an amount without being one, and former totals in brackets.
AS_ABOVE = compile_late("wie oben", re.IGNORECASE)
FORMER = r"\((?P<former>[^()]+)\)"
WORDS = compile_late(rf"(?i:{AS_ABOVE.pattern})|{FORMER}")
WITH_FORMER = compile_late(rf"(?P<now>[^()]*[^()\s])\s*{FORMER}")
# A number with a mark of a note as it is typed elsewhere: „3*“, „4 1)“, „5¹“, „5.000 (4.000)¹“.
NUMBER = r"[-\u2212]?[\d.,]+(?: ?(?:Euro|EUR|€|TEUR))?"
TYPED_MARK = compile_late(
    rf"(?P<zahl>{NUMBER}(?: ?\({NUMBER}\))?|\({NUMBER}\)) ?(?P<zeichen>\*+\)?|\(?\d{{1,2}}\)|[¹²³⁴-⁹]+\)?)"
)


@dataclass(frozen=True, slots=True)
class Zelle:
    """What a cell prints, the number behind it (Euro or posts), the name of its note, and how the number is printed.

    The text says how many times `unit` the number is, with `decimals`. `frueher` is the number that it had before,
    which no sum adds.
    """

    text: str
    wert: Decimal | None = None
    anmerkung: str = ""
    unit: int = 1
    decimals: int = 0
    frueher: "Zelle | None" = None

    @property
    def most_decimals(self) -> int:
        """Those of its numbers that are printed with the most."""
        return max(self.decimals, self.frueher.decimals if self.frueher else 0)

    def with_decimals(self, decimals: int) -> "Zelle":
        """The same numbers with so many decimals at least."""
        frueher = self.frueher and self.frueher.with_decimals(decimals)
        if self.wert is None:
            return replace(self, text=f"({frueher.text})", frueher=frueher) if frueher else self
        text = format_zahl(self.wert, decimals=decimals)
        return replace(self, text=text, decimals=max(self.decimals, decimals), frueher=frueher)


def read_zelle(text: str, spalte: Spalte, einheit: Einheit) -> Zelle:
    """What a cell of this kind of column says; AntragError for what can't be read."""
    note = NOTE.search(text)
    bare, name = (text[: note.start()], note[1]) if note else (text, "")
    if spalte.art is Spaltenart.TEXT:
        return Zelle(bare, None, name)
    _check_signs(bare, spalte, noted=bool(note))
    if bare in NOTHING:
        return Zelle("–" if bare else "", None, name)
    if words := WORDS.fullmatch(bare):
        former = _read_number(words["former"], spalte, einheit) if words["former"] else None
        # What it was stands alone: it is nothing that a sum could add.
        return Zelle(f"({former.text})", None, name, frueher=former) if former else Zelle(bare, None, name)
    if both := WITH_FORMER.fullmatch(bare):
        former = _read_number(both["former"], spalte, einheit)
        return replace(_read_number(both["now"], spalte, einheit), anmerkung=name, frueher=former)
    return replace(_read_number(bare, spalte, einheit), anmerkung=name)


def _check_signs(bare: str, spalte: Spalte, *, noted: bool) -> None:
    """Raises AntragError for marks of notes that are none, breaks and emphasis; behind it stands a note if `noted`."""
    if "[^" in bare:
        raise AntragError.of(
            HERE,
            f"Die Anmerkung „{bare[bare.index('[^') :].split(']', maxsplit=1)[0]}]“ steht nicht am Ende.",
            "Anmerkungen stehen am Ende einer Zelle, jede Zelle hat höchstens eine.",
            "tabelle-zahl",
        )
    if (typed := TYPED_MARK.fullmatch(bare)) and not (noted and typed["zeichen"].startswith("(")):
        mark, number = typed["zeichen"], typed["zahl"]
        former = f" Ist es der frühere Wert, „{number} {mark}[^a]“." if mark.startswith("(") else ""
        raise AntragError.of(
            HERE,
            f"„{mark}“ hinter der Zahl ist keine Anmerkung.",
            f"„{number}[^a]“ schreiben und unter „anmerkungen“ eine Zeile „a: …“ mit ihren Worten.{former}",
            "tabelle-zahl",
        )
    if "\n" in bare or MARKS.search(bare):
        raise AntragError.of(
            HERE,
            f"In einer Spalte der Art „{spalte.art}“ steht je Zelle eine Zahl, ohne Umbruch und ohne Auszeichnung.",
            "Die Spalte als „text“ führen oder je Zahl eine Zeile schreiben; Summen sind von selbst fett.",
            "tabelle-zahl",
        )


def _read_number(text: str, spalte: Spalte, einheit: Einheit) -> Zelle:
    if spalte.art is Spaltenart.STELLEN:
        posts = parse_anzahl(text)
        return Zelle(str(posts), posts.wert, decimals=posts.stellen)
    if spalte.art is Spaltenart.BETRAG:
        return print_amount(parse_geld(text, einheit if einheit is Einheit.TEUR else None).euro, einheit)
    return _read_measured(text, spalte)


def _read_measured(text: str, spalte: Spalte) -> Zelle:
    """A number that may have the unit of its column behind it; a count is whole."""
    bare = text.removesuffix(spalte.einheit).rstrip() if spalte.einheit else text
    try:
        number = parse_messwert(bare)
    except AntragError as error:
        unit = f", dahinter höchstens „{spalte.einheit}“" if spalte.einheit else ""
        hint = f"Tausender mit Punkt, Nachkommastellen mit Komma schreiben: „1.200“, „3,5“{unit}."
        raise AntragError.of(HERE, f"„{text}“ ist keine Zahl.", hint, "tabelle-zahl") from error
    if spalte.art is Spaltenart.ANZAHL and number.stellen:
        what, hint = f"„{text}“ ist keine Anzahl: gezählt wird in ganzen Zahlen.", "Die Spalte als „zahl“ führen."
        raise AntragError.of(HERE, what, hint, "tabelle-zahl")
    return Zelle(number.text, number.wert, decimals=number.stellen)


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
