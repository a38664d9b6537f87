"""Units of measure: a unit, or the head of a column, goes in; what it measures comes out."""

from antrag_gen.patterns import compile_late

LASTING = "Zeit"
# Each measure with its units, and each unit as it is written.
MEASURES = {
    "Fläche": (("m²", "m2", "qm", "Quadratmeter", "Quadratmetern"), ("ha", "Hektar"), ("km²", "km2"), ("Ar", "a")),
    "Länge": (("m", "Meter", "Metern"), ("km", "Kilometer", "Kilometern"), ("cm", "Zentimeter"), ("mm",)),
    "Gewicht": (("kg", "Kilogramm"), ("t", "Tonne", "Tonnen"), ("g", "Gramm")),
    "Strom": (("kWh", "Kilowattstunden"), ("MWh", "Megawattstunden"), ("GWh",)),
    "Leistung": (("kW", "kWp"), ("MW", "MWp")),
    "Inhalt": (("l", "Liter", "Litern"), ("m³", "m3", "cbm", "Kubikmeter"), ("hl",)),
    LASTING: (
        ("Min.", "Min", "min", "Minute", "Minuten"),
        ("h", "Std.", "Std", "Stunde", "Stunden"),
        ("Tag", "Tage", "Tagen"),
        ("Woche", "Wochen"),
        ("Monat", "Monate", "Monaten", "Mon."),
        ("Jahr", "Jahre", "Jahren", "J."),
    ),
}
Unit = tuple[str, str]
UNITS = {name: (measure, units[0]) for measure, kinds in MEASURES.items() for units in kinds for name in units}
# „Fläche in m²“, „Fläche (m²)“, „Länge [km]“; „Fläche in m² bzw. ha“ and „kWh/m²“ name no single one.
OF_HEAD = compile_late(r"(?:\bin |[(\[](?:in )?)(?P<einheit>[A-Za-zÄÖÜäöü][\w²³]*)(?P<ende>[)\]]|$)")


def unit_of_head(head: str) -> Unit | None:
    """What the head of a column says that its bare numbers are measured in; nothing of what lasts."""
    found = [UNITS.get(match["einheit"]) for match in OF_HEAD.finditer(head.strip())]
    unit = found[0] if len(found) == 1 else None
    return unit if unit and unit[0] != LASTING else None
