"""Say why a cell of a spreadsheet has no plain value: what the file holds comes in, a problem without a place goes out.

What would be read from such a cell is a guess. All kinds of files say it in the same words, with their program's name.
"""

from datetime import date, time, timedelta
from decimal import Decimal

from antrag_gen.errors import HERE, Problem
from antrag_gen.german.zahlen import format_zahl

# Excel calculates and shows 15 significant digits (its published limits); what lies behind is noise of binary numbers.
SIGNIFICANT_DIGITS = 15
TOO_MUCH = 10**12
EURO = ("", "EUR", "€", "Euro")
MERGED = "zelle-verbunden"


def merged(area: str) -> Problem:
    hint = "Die Verbindung lösen und den Wert in jede Zeile schreiben."
    return Problem(HERE, f"{area} sind verbundene Zellen.", hint, MERGED)


def formula(program: str) -> Problem:
    hint = f"Die Datei in {program} öffnen und speichern; dann steht das Ergebnis darin."
    return Problem(HERE, "Die Formel hat kein gespeichertes Ergebnis.", hint, "zelle-formel")


def error(said: str, program: str) -> Problem:
    return Problem(HERE, f"Hier steht der Fehler {said}.", f"Die Formel in {program} richtigstellen.", "zelle-fehler")


def truth(value: object) -> Problem:
    what = f"Hier steht der Wahrheitswert {'WAHR' if value else 'FALSCH'}."
    return Problem(HERE, what, "Die Zahl oder den Text eintragen.", "zelle-wahrheitswert")


def day(value: date | time | timedelta | str, program: str) -> Problem:
    said = value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value)
    hint = f"{program} macht aus manchen Eingaben ein Datum: die Zelle als Text formatieren und den Wert neu eintragen."
    return Problem(HERE, f"Hier steht ein Datum ({said}).", hint, "zelle-datum")


def too_large(program: str) -> Problem:
    hint = f"{program} rechnet nur mit {SIGNIFICANT_DIGITS} Ziffern genau."
    return Problem(HERE, "Die Zahl ist zu groß.", hint, "zelle-zu-gross")


def looks_different(number: Decimal, program: str) -> Problem:
    what = f"{program} zeigt hier eine andere Zahl, als die Zelle enthält ({format_zahl(number)})."
    hint = "Das Zahlenformat mit „%“ oder in Tausend durch „Zahl“ ersetzen."
    return Problem(HERE, what, hint, "zelle-format")


def looks_negative(number: Decimal, program: str) -> Problem:
    what = f"{program} zeigt hier ein Minus oder Klammern, die Zelle enthält aber {format_zahl(number)}."
    hint = "Das Zahlenformat durch „Zahl“ ersetzen und die Zahl so eintragen, wie sie gemeint ist."
    return Problem(HERE, what, hint, "zelle-format")


def currency(said: str) -> Problem:
    hint = "Beträge stehen in Euro in der Liste, oder in TEUR, wenn es in content/projekt.yaml so angegeben ist."
    return Problem(HERE, f"Hier steht ein Betrag in einer anderen Währung ({said}).", hint, "zelle-waehrung")
