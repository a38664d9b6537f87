"""The posts of a progress report: how many were created and filled of those that were granted."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from antrag_gen.errors import HERE, Level, Problem
from antrag_gen.fields.felder import TEXT, Datum, Modell, reading
from antrag_gen.fields.stellen import Anzahl, parse_anzahl
from antrag_gen.german.zahlen import format_zahl

AnzahlFeld = Annotated[Anzahl, reading(parse_anzahl), TEXT]


class Stellenstand(Modell):
    geschaffen: AnzahlFeld
    besetzt: AnzahlFeld
    befristet_bis: Datum | None = None


def check_posts_filled(stand: Stellenstand | None, granted: Decimal | None) -> Iterator[Problem]:
    """No more filled than created, no more created than granted, and a word on what was granted.

    `granted` is missing where nobody knows.
    """
    if stand is None:
        if granted:
            what = f"Bewilligt sind {format_zahl(granted)} Stellen, der Bericht sagt nichts davon."
            hint = "„stellen“ mit „geschaffen“ und „besetzt“ ergänzen."
            yield Problem(HERE, what, hint, "stellen-fehlen", Level.WARNUNG)
        return
    if stand.besetzt.wert > stand.geschaffen.wert:
        what = f"Besetzt sind {stand.besetzt} Stellen, geschaffen aber nur {stand.geschaffen}."
        yield Problem(("stellen", "besetzt"), what, "Beide Zahlen prüfen.", "stellen-besetzt")
    if granted is not None and stand.geschaffen.wert > granted:
        what = f"Geschaffen sind {stand.geschaffen} Stellen, bewilligt {format_zahl(granted)}."
        hint = "Mit dem Beschluss vergleichen."
        yield Problem(("stellen", "geschaffen"), what, hint, "stellen-bewilligt", Level.WARNUNG)
