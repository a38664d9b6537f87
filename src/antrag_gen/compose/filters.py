"""What templates can do to a value behind `|`: plain values in, plain values out; there are no other filters."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import wraps

from jinja2 import TemplateRuntimeError, Undefined, pass_eval_context
from jinja2.filters import do_default
from jinja2.nodes import EvalContext
from markupsafe import escape

from antrag_gen.compose.effort import spend
from antrag_gen.compose.views import spell
from antrag_gen.german.datum import format_datum, format_datum_kurz
from antrag_gen.german.zahlen import join

LEAST = 1
# What a filter counts besides the letters that it makes.
FILTER = 50


def text(value: object) -> str:
    """The text that is printed for a value."""
    return str(value) if isinstance(value, Undefined) else spell(value)


def _day(form: Callable[[dt.date], str]) -> Callable[[object], str]:
    def print_day(value: object) -> str:
        if not isinstance(value, dt.date):
            raise _wrong(value, "ein Datum")
        return form(value)

    return print_day


def _items(value: object) -> Sequence[object]:
    if not isinstance(value, (list, tuple)):
        raise _wrong(value, "eine Liste")
    return value


def _wrong(value: object, wanted: str) -> TemplateRuntimeError:
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is unknown
    return TemplateRuntimeError(f"Hier gehört {wanted} hin.")


def _length(value: object) -> int:
    return len(value if isinstance(value, str) else _items(value))


def _at(position: int) -> Callable[[object], object]:
    def pick(value: object) -> object:
        items = _items(value)
        if not items:
            raise _wrong(value, "eine Liste, die nicht leer ist,")
        return items[position]

    return pick


@pass_eval_context
def _joined(eval_ctx: EvalContext, value: object, between: str = "") -> str:
    between = escape(between) if eval_ctx.autoescape else text(between)
    texts = list(map(text, _items(value)))
    spend(sum(map(len, texts)) + len(between) * len(texts))  # before it is made: it may be larger than any memory
    return between.join(texts)


def _cut(value: object, length: int = 255, killwords: bool = False, end: str = "...", leeway: int = 5) -> str:  # noqa: FBT001, FBT002 – Jinja's
    """The first `length` letters, `end` counted, of what is more than `leeway` longer; else up to a blank."""
    words = text(value)
    if length < max(len(end), LEAST) or leeway < 0:
        raise TemplateRuntimeError("Hier gehört eine Länge hin, in die das Ende passt.")
    if len(words) <= length + leeway:
        return words
    kept = words[: length - len(end)]
    return (kept if killwords else kept.rsplit(" ", 1)[0]) + end


def _enumerated(value: object) -> str:
    texts = list(map(text, _items(value)))
    spend(len(texts) * (FILTER + sum(map(len, texts)) // 8))  # each is put behind all those before
    return join(texts)


def _counted(do: Callable[..., object]) -> Callable[..., object]:
    """Count the letters that a filter makes."""

    @wraps(do)
    def count(*values: object, **named: object) -> object:
        made = do(*values, **named)
        spend(FILTER + (len(made) if isinstance(made, str) else 0))
        return made

    return count


_BY_NAME: dict[str, Callable[..., object]] = {
    "aufzaehlung": _enumerated,
    "datum": _day(format_datum),
    "datum_kurz": _day(format_datum_kurz),
    "default": do_default,
    "first": _at(0),
    "join": _joined,
    "last": _at(-1),
    "length": _length,
    "lower": lambda value: text(value).lower(),
    "string": text,
    "trim": lambda value: text(value).strip(),
    "truncate": _cut,
    "upper": lambda value: text(value).upper(),
}
FILTERS = {name: _counted(do) for name, do in _BY_NAME.items()}
