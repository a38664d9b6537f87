"""Types of fields that name Ziffern of motions: how heads write them comes in, single labels go out."""

from typing import Annotated

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.aufzaehlung import Reihe, read_ziffern
from antrag_gen.fields.felder import TEXT, reading
from antrag_gen.german.notation import quote
from antrag_gen.patterns import compile_late

SEPARATOR = compile_late(r"\s*,\s*|\s+und\s+")


def parse_ziffern(text: str) -> tuple[str, ...]:
    """`1 und 3 bis 8`, `2.1`, `2 a) bis c)` as single labels; AntragError for anything else."""
    reihe = read_ziffern(text)
    if reihe is not None and reihe.fehler is not None:
        raise reihe.fehler
    if reihe is None or text[reihe.end :].strip(" ."):
        hint = "Beispiele: „2“, „2.1“, „2 a bis c“, „1 und 3 bis 8“."
        raise AntragError.of(HERE, f"{quote(_unread(text, reihe))} ist keine Ziffer.", hint, "ziffer-form")
    return reihe.werte


def _unread(text: str, reihe: Reihe | None) -> str:
    """The part of a list that can't be read."""
    end = reihe.end if reihe else 0
    starts = (separator.end() for separator in SEPARATOR.finditer(text) if separator.start() <= end)
    return SEPARATOR.split(text[max(starts, default=0) :])[0].strip() or text


def parse_ziffer(text: str) -> str:
    """One label, `2 a` for `2a`; AntragError for several."""
    labels = parse_ziffern(text)
    if len(labels) != 1:
        raise AntragError.of(
            HERE,
            f"{quote(text)} sind mehrere Ziffern.",
            "Hier steht eine Ziffer allein, zum Beispiel „2 a“.",
            "ziffer-form",
        )
    return labels[0]


ZifferFeld = Annotated[str, reading(parse_ziffer), TEXT]
ZiffernFeld = Annotated[tuple[str, ...], reading(parse_ziffern), TEXT]
