"""How items of a list are called in print: the levels of a city come in, labels for Markdown and templates go out.

A form shows the first label of its level: `1.`, `(1)`, `1.1`, `a)`, `aa)`. Numbered requests are cited by these
labels, so a closed set: numbers, numbers behind those above them, and letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from antrag_gen.errors import HERE, AntragError
from antrag_gen.patterns import compile_late

BULLET = "•"
BOXES = {"[ ]": "☐", "[x]": "☒"}
"""Labels of items that can be ticked, by how they are written."""
LETTERS = 26
FORM = compile_late(r"(?P<open>\(?)(?P<outer>(?:1\.)*)(?P<count>1|a{1,7})(?P<close>[.)]?)")
LABEL = compile_late(r"(\(?)((?:[1-9][0-9]*\.)*)([1-9][0-9]*|([a-z])\4*)([.)]?)")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
PART = compile_late(rf"(?P<teil>{'|'.join(sorted(ROMAN, key=len, reverse=True))}|[A-H])\.\s+\S")
"""How the heading of a part begins: `I. Konsumtiv`, `B. Investiv`."""
NO_FORM = "ist keine Form, in der sich Listen zählen lassen"
EXAMPLES = "Beispiele: „[1., 1.1, a)]“, „[1., a), aa)]“, „[(1), a), aa)]“."


class Zaehlung(StrEnum):
    """Whether requests are numbered on through parts, or begin anew in each and are cited with it."""

    DURCHLAUFEND = "durchlaufend"
    JE_TEIL = "je_teil"


def part_of(heading: str) -> str:
    """`I` for `I. Konsumtiv`; empty for a heading that begins no part."""
    match = PART.match(heading)
    return match["teil"] if match else ""


class Form(NamedTuple):
    """`outer` numbers stand before that of the item; `repeat` is how often a letter is, 0 where it is a number."""

    opening: str
    outer: int
    repeat: int
    closing: str

    def label(self, numbers: Sequence[int]) -> str:
        """What is printed for the numbers from the outermost item inwards; letters go on after z with aa, bb …"""
        before = "".join(f"{number}." for number in numbers[len(numbers) - 1 - self.outer : -1])
        repeats, letter = divmod(numbers[-1] - 1, LETTERS)
        count = chr(ord("a") + letter) * (self.repeat + repeats) if self.repeat else str(numbers[-1])
        return f"{self.opening}{before}{count}{self.closing}"

    def number(self, label: str) -> int:
        """The number of the item that has this label; ValueError where the form makes no such label."""
        match = LABEL.fullmatch(label)
        if match is None or bool(match[4]) != bool(self.repeat):
            raise ValueError(f"no list of the form {self} has a label {label!r}")
        if not match[4]:
            return int(match[3])
        return (len(match[3]) - self.repeat) * LETTERS + ord(match[4]) - ord("a") + 1


def form_of(label: str) -> Form:
    """The form whose first labels look like this one; ValueError where none does."""
    match = LABEL.fullmatch(label)
    if match is None or not (match[5] or match[2]):
        raise ValueError(f"no list has labels like {label!r}")
    return Form(match[1], match[2].count("."), len(match[3]) if match[4] else 0, match[5])


@dataclass(frozen=True, slots=True)
class Gliederung:
    """The forms of the levels from the outermost inwards; those below go on with letters.

    `zaehlung` is what holds for parts; without it the numbers of the author do.
    """

    forms: tuple[Form, ...]
    zaehlung: Zaehlung | None = None

    def form(self, level: int) -> Form:
        """The form of a level, counted from 0."""
        if level < len(self.forms):
            return self.forms[level]
        last, deeper = self.forms[-1], level - len(self.forms) + 1
        return last._replace(repeat=last.repeat + deeper) if last.repeat else Form("", 0, deeper, ")")

    def label(self, numbers: Sequence[int]) -> str:
        """The label for the numbers from the outermost item inwards; one with a bullet counts 0 and takes no part."""
        ordered = [number for number in numbers if number]
        return self.form(len(ordered) - 1).label(ordered)


def parse_gliederung(texts: Sequence[str]) -> Gliederung:
    """The levels as a city writes them; AntragError for what could not be cited without doubt."""
    forms: list[Form] = []
    for text in texts:
        match = FORM.fullmatch(text)
        form = match and Form(match["open"], match["outer"].count("."), len(match["count"].strip("1")), match["close"])
        wrong = _wrong(form, forms) if form else NO_FORM
        if form is None or wrong:
            raise AntragError.of(HERE, f"„{text}“ {wrong}.", EXAMPLES, "gliederung")
        forms.append(form)
    if not forms:
        raise AntragError.of(HERE, "Hier steht keine Ebene.", EXAMPLES, "gliederung")
    return Gliederung(tuple(forms))


def _wrong(form: Form, above: Sequence[Form]) -> str:
    """What is wrong with a form below others; empty where nothing is."""
    if (form.opening and form.closing != ")") or (form.repeat and form.outer):
        return NO_FORM
    if not form.closing and not form.outer:
        return "hat am Ende weder Punkt noch Klammer"
    if not above:
        return "kann nicht die oberste Ebene sein; die zählt mit Zahlen" if form.repeat or form.outer else ""
    deepest = above[-1].repeat
    if form.repeat:
        right = "a" * (deepest + 1)
        return "" if len(right) == form.repeat else f"wäre hier nicht eindeutig; an dieser Stelle zählt „{right}“"
    if deepest or form.outer != len(above):
        return "wäre darunter nicht eindeutig; möglich sind die Nummern aller Ebenen darüber oder Buchstaben"
    return ""


GLIEDERUNG = parse_gliederung(("1.", "1.1", "a)"))
"""What holds where a city says nothing else."""


def ordered_label(numbers: Sequence[int], gliederung: Gliederung = GLIEDERUNG) -> str:
    """`1.`, below it `1.1`, then `a)`, `aa)` …, or what else a city has, for the numbers from the outermost inwards."""
    return gliederung.label(numbers)
