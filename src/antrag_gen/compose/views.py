"""What templates see: values of the program come in, plain values and read-only views of them go out.

A template gets words, numbers, days, tuples and views, nothing else. A view is made of no value whose class does not
say that templates may see it (`visible`), and tells by name what that class lets them see, each as such a value again.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from jinja2 import TemplateRuntimeError

from antrag_gen.compose.effort import allow
from antrag_gen.compose.tables import Worte
from antrag_gen.fields.datenwerte import Tag, Zahl
from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.nummern import Antragsnummer, Drucksachennummer
from antrag_gen.fields.stellen import Anzahl, KwVermerk
from antrag_gen.german.jahre import Haushalt, Zeitraum
from antrag_gen.visible import visible_names

# Words (those of an enumeration, too), numbers and days.
PLAIN = (str, int, Decimal, dt.date, type(None))
# What messages call them.
KINDS = {tuple: "Liste", list: "Liste", type(None): "nichts", bool: "ja oder nein", dt.date: "Datum", Decimal: "Zahl"}
# Of these a view has a text.
SPELLED: dict[type, Callable[..., str]] = {
    **dict.fromkeys((Geldwert, Worte, Antragsnummer, Drucksachennummer, Anzahl, KwVermerk, Zahl, Tag), str),
    **dict.fromkeys((Haushalt, Zeitraum), lambda years: years.text),
}


class Hidden(Exception):  # noqa: N818 – nothing went wrong
    """A value that templates may not see."""


class Funktion:
    """A function that templates may call, with plain values."""

    __slots__ = ("_function",)

    def __init__(self, function: Callable[..., object]) -> None:
        self._function = function

    def __call__(self, *values: object) -> object:
        if not all(isinstance(value, PLAIN) for value in values):
            raise TemplateRuntimeError("Hier stehen in Klammern nur Texte und Zahlen.")
        return show(self._function(*values))


class View:
    """One value of the program as templates see it."""

    __slots__ = ("_known", "_names", "_of")

    def __init__(self, of: object, names: frozenset[str]) -> None:
        self._of: Final = of
        self._names: Final = names
        self._known: dict[str, object] = {}

    def __bool__(self) -> bool:
        return bool(self._of)

    def __eq__(self, other: object) -> bool:
        return self._of == (other._of if isinstance(other, View) else other)

    def __hash__(self) -> int:
        return hash(self._of)

    def __str__(self) -> str:
        return spell(self)


def show(value: object) -> object:
    """The value as templates see it; raises Hidden where they may not."""
    if isinstance(value, PLAIN) or type(value) in (View, Funktion):
        return value
    if isinstance(value, (list, tuple)):
        allow(len(value))
        return tuple(map(show, value))
    names = visible_names(type(value))  # type: ignore[arg-type]  # mypy takes `type[object]` for not hashable
    if names is None:
        raise Hidden
    return View(value, names)


def look_up(view: View, name: str) -> object:
    """What the view has under this name; raises Hidden where it has nothing."""
    known = view._known  # noqa: SLF001 – these are the two functions that see behind a view
    if name not in known:
        if name not in view._names:  # noqa: SLF001 – as above
            raise Hidden
        value = getattr(view._of, name)  # noqa: SLF001 – as above
        known[name] = Funktion(value) if callable(value) else show(value)
    return known[name]


def behind(view: View) -> object:
    """What the view is of, for those who print it."""
    return view._of  # noqa: SLF001 – as above


def spell(value: object) -> str:
    """The text of a value; only what has one spelling has a text."""
    if isinstance(value, str):
        return value
    if type(value) is int:
        return str(value)
    if isinstance(value, View) and type(behind(value)) in SPELLED:
        return SPELLED[type(behind(value))](behind(value))
    raise unprinted(value)


def unprinted(value: object) -> TemplateRuntimeError:
    """The mistake of printing a value that has no one spelling."""
    kind = KINDS.get(type(value)) or type(behind(value) if isinstance(value, View) else value).__name__
    return TemplateRuntimeError(f"Ein Wert der Art „{kind}“ hat keine gedruckte Form.")
