"""Quotation marks that close too late, or are none of YAML: a text comes in, what is wrong with it goes out."""

from antrag_gen.errors import Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.lines import Lines
from antrag_gen.readers.yaml.nodes import Scalar

ENTRY = compile_late(r"\s*(?:- +\S|(?:- +)*[^\W\d]\w*:(?:[ \t]|$))")
SIGNS = ('"', "'")


def find_swallowed(scalar: Scalar, lines: Lines) -> Problem | None:
    """The quotation mark of a text that goes on over lines that look like other entries: they would be lost."""
    if scalar.style not in SIGNS:
        return None
    last = scalar.end.line
    number = next((line for line in range(scalar.start.line + 1, last + 1) if ENTRY.match(lines.line(line))), None)
    if number is None:
        return None
    first = lines.line(scalar.start.line)[scalar.start.column :].rstrip()
    where, lost = lines.place(scalar.end).line, lines.line(number).strip()
    return Problem(
        lines.place(scalar.start),
        f"Dieses Anführungszeichen wird erst in Zeile {where} geschlossen; „{lost}“ stünde im Wert.",
        f"Am Ende des Wertes schließen: „{first}{scalar.style}“. Gehört alles dazu, den Wert in eine Zeile schreiben.",
        "yaml-anfuehrung",
    )
