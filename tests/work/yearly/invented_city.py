"""An invented city with 40 motions on its budget for 2025 and 2026: a readable table in, its content files out."""

from dataclasses import dataclass
from pathlib import Path

# Number, Amt, what is wanted, asked for in 2025 and 2026, decided (or granted in 2025 and 2026), and of each year what
# was spent, bound and carried over. „–“: no report is due.
TABLE = """
201 | sozialamt  | Schuldnerberatung ausbauen | 60.000 60.000   | wie_beantragt  | 48.210,55 6.300 5.489,45 | 62.111,11 4.000 5.678,34
202 | sozialamt  | Hilfe für Angehörige       | 80.000 80.000   | 50.000 30.000  | 50.000 0 0               | 31.250,40 0 0
203 | jugendamt  | Schulen am Nachmittag      |                 |                |                          |
204 | jugendamt  | Schulsozialarbeit          |                 |                | Stellen                  | Stellen
205 | tiefbauamt | Trinkbrunnen am Markt      |                 |                |                          |
206 | tiefbauamt | Brücke am Wehr             | 500.000 250.000 | wie_beantragt  | 123.456,78 376.543,22 0  | 400.000 200.000 26.543,22
207 | gruenamt   | Bänke im Stadtpark         | 12.000 12.000   | wie_beantragt  | 11.111,11 0 0 fertig     | –
208 | gruenamt   | Teich im Volkspark         | 40.000 0        | wie_beantragt  | 10.000 30.000 0          | 0 0 0
209 | kulturamt  | Museum am Abend            |                 |                | 45.000 0 0               | 44.100,50 0 0
210 | sportamt   | Neue Turngeräte            | 70.000 70.000   | wie_beantragt  | 60.000 0 10.000          | 79.500,50 0 0
211 | sozialamt  | Tagestreff am Hafen        | 24.000 24.000   | wie_beantragt  | 24.000 0 0               | 24.000 0 0
212 | sozialamt  | Notunterkunft im Winter    | 15.000 15.000   | abgelehnt      | –                        | –
213 | sozialamt  | Dolmetschen in Ämtern      | 12.500 12.500   | 10.000 10.000  | 9.876,54 0 123,46        | 10.123,46 0 0
214 | sozialamt  | Netz für Ältere            | 5.000 0         | wie_beantragt  | 0 5.000 0                | 5.000 0 0
215 | sozialamt  | Pflege im Quartier         | 30.000 30.000   | zurueckgezogen | –                        | –
216 | sozialamt  | Fonds für Notfälle         | 0 8.000         | wie_beantragt  | –                        | 7.999,90 0 0
217 | jugendamt  | Programm für die Ferien    | 18.000 18.000   | wie_beantragt  | 17.400,10 0 0            | 18.000 0 0
218 | jugendamt  | Jugendrat                  | 6.000 6.000     | wie_beantragt  | 3.000 1.000 2.000        | 5.500 500 3.000
219 | jugendamt  | Spielmobil                 | 35.000 5.000    | 30.000 5.000   | 29.950,05 0 0            | 4.949,95 0 0
220 | jugendamt  | Küche der Kita Nord        | 44.000 0        | abgelehnt      | –                        | –
221 | jugendamt  | Vorlesen im Stadtteil      | 2.400 2.400     | wie_beantragt  | 2.400 0 0                | 2.350,75 0 49,25
222 | tiefbauamt | Bügel für Fahrräder        | 22.000 22.000   | wie_beantragt  | 21.987,65 0 12,35        | 0 22.012,35 0
223 | tiefbauamt | Zebrastreifen Schulstraße  | 9.000 0         | wie_beantragt  | 8.200 0 0 fertig         | –
224 | tiefbauamt | Geländer am Fluss          | 120.000 80.000  | 100.000 80.000 | 64.000 36.000 0          | 110.500,25 5.499,75 0
225 | tiefbauamt | Leitsystem für Parkhäuser  | 300.000 300.000 | abgelehnt      | –                        | –
226 | tiefbauamt | Gehweg am Mühlweg          | 0 65.000        | wie_beantragt  | –                        | 0 0 65.000
227 | gruenamt   | Bäume an Straßen           | 50.000 50.000   | wie_beantragt  | 49.500 500 0             | 50.250,50 249,50 0
228 | gruenamt   | Spielplatz Süd             | 90.000 0        | wie_beantragt  | 30.000 20.000 40.000     | 60.000 0 0
229 | gruenamt   | Wiesen, die blühen         | 7.500 7.500     | 5.000 5.000    | 4.321,09 0 0             | 4.999,99 0 0
230 | gruenamt   | Tor des Friedhofs          | 16.000 0        | abgelehnt      | –                        | –
231 | gruenamt   | Wege im Stadtwald          | 0 33.000        | wie_beantragt  | –                        | 11.000 22.000 0
232 | kulturamt  | Bibliothek im Westen       | 40.000 40.000   | 20.000 20.000  | 20.000 0 0               | 18.750 0 1.250
233 | kulturamt  | Instrumente zum Leihen     | 27.000 27.000   | wie_beantragt  | 27.000 0 0               | 27.000 0 0
234 | kulturamt  | Filme unter freiem Himmel  | 3.300 3.300     | wie_beantragt  | 1.650,50 0 1.649,50      | 4.949,50 0 0
235 | kulturamt  | Archiv im Netz             | 60.000 60.000   | zurueckgezogen | –                        | –
236 | kulturamt  | Theater für Schulen        | 11.000 11.000   | wie_beantragt  | 10.000 1.000 0           | 11.500 500 0
237 | sportamt   | Hallen am Wochenende       | 14.000 14.000   | wie_beantragt  | 13.999,99 0 0            | 14.000 0 0
238 | sportamt   | Schwimmen lernen           | 9.900 9.900     | wie_beantragt  | 9.000 0 900              | 10.800 0 0
239 | sportamt   | Bolzplatz im Osten         | 25.000 0        | abgelehnt      | –                        | –
240 | sportamt   | Bus für Vereine            | 0 28.000        | 0 20.000       | –                        | 20.000 0 0
"""  # noqa: E501 – a table
# Motions 203 and 205 are decided on by Ziffer, and each that is granted has its report.
PARTS = """
203 1 | jugendamt  | Schulen am Nachmittag      |                 |                | 12.345,67 0 7.000        | 30.000,01 1.999,99 0
203 3 | jugendamt  | Schulen am Nachmittag      |                 |                | –                        | 4.000 0 0
205 1 | tiefbauamt | Trinkbrunnen am Markt      |                 |                | 0 0 28.000               | 27.999,99 0 0
"""  # noqa: E501 – a table
# What the table has no columns for: the amounts and posts of a motion, and what was decided.
MONEY = {
    203: """\
mittel:
  - {zweck: Werkstätten am Nachmittag, thh: 510, betrag: {2025: 20.000, 2026: 25.000}, ziffer: 1}
  - {zweck: Ausflüge, thh: 510, betrag: {2025: 15.000, 2026: 15.000}, ziffer: 2}
  - {zweck: Bücher, thh: 510, betrag: {2026: 10.000}, ziffer: 3}
""",
    204: """\
stellen:
  - {amt: Jugendamt, anzahl: "2,5", besoldung: S 15, funktion: Sozialarbeit an Schulen}
  - {amt: Jugendamt, anzahl: "1,0", besoldung: S 12, funktion: Fachberatung}
""",
    205: "",
    209: """\
mittel:
  - {zweck: Aufsicht am Abend, thh: 410, betrag: {2025: 45.000, 2026: 45.000}}
  - {zweck: Eintrittsgelder, thh: 410, geldart: ertrag, betrag: {2025: 20.000, 2026: 20.000}}
""",
}
DECIDED = {
    203: """\
  - antrag: 203/2024
    ziffer: 1
    ergebnis: wie_beantragt
  - antrag: 203/2024
    ziffer: 2
    ergebnis: abgelehnt
  - antrag: 203/2024
    ziffer: 3
    ergebnis: geaendert
    mittel:
      - {zweck: Bücher, betrag: {2026: 8.000}}
""",
    204: """\
  - antrag: 204/2024
    ergebnis: geaendert
    bedingung: Die Schulen stellen die Räume.
    stellen:
      - {amt: Jugendamt, anzahl: "2,0", besoldung: S 15, funktion: Sozialarbeit an Schulen, kw: KW 01/2027}
      - {amt: Jugendamt, anzahl: "1,0", besoldung: S 12, funktion: Fachberatung}
""",
    205: """\
  - antrag: 205/2024
    ziffer: 1
    ergebnis: wie_beantragt
    oeffentlich: nein
    mittel:
      - {zweck: Bau des Brunnens, betrag: {2025: 28.000}}
    amt: tiefbauamt
""",
    209: "  - {antrag: 209/2024, ergebnis: wie_beantragt}\n",
}
SETTINGS = """\
stadt: Stadt Seefurt
ort: Seefurt
gremium: Stadtrat
ist_daten:
  blatt: Ist
  einheit: Euro
  spalten: {antrag: Antrag, ziffer: Ziffer, jahr: Jahr, ist: Ist, gebunden: Gebunden, uebertragen: Übertragen}
"""
REFERATE = """\
soziales: {name: Dezernat Soziales und Jugend, kurz: Soziales}
bauen: {name: Dezernat Bauen und Grün, kurz: Bauen}
kultur: {name: Dezernat Kultur und Sport, kurz: Kultur}
"""
THH = {"sozialamt": 500, "jugendamt": 510, "tiefbauamt": 660, "gruenamt": 670, "kulturamt": 410, "sportamt": 520}
AEMTER = """\
sozialamt: {name: Sozialamt, referat: soziales, thh: [500], email: berichte.sozialamt@seefurt.example}
jugendamt: {name: Jugendamt, referat: soziales, thh: [510], email: berichte.jugendamt@seefurt.example}
tiefbauamt: {name: Tiefbauamt, referat: bauen, thh: [660], email: berichte.tiefbauamt@seefurt.example}
gruenamt:
  name: Grünflächenamt
  referat: bauen
  thh: [670]
  kontakt: Herr Ulmer
  email: berichte.gruenamt@seefurt.example
  frist: 15.02.
kulturamt: {name: Kulturamt, referat: kultur, thh: [410], email: berichte.kulturamt@seefurt.example}
sportamt:
  name: Sportamt
  referat: kultur
  thh: [520]
  kontakt: Frau Lauf
  email: berichte.sportamt@seefurt.example
  frist: 28.02.
"""
SESSION = "gremium: rat\ndatum: {datum}\nlesung: {lesung}\nhaushalt: 2025/2026\nbeschluesse:\n"


@dataclass(frozen=True)
class Row:
    """A motion, or one of its Ziffern; `figures` has what was spent, bound and carried over of each year."""

    number: int
    ziffer: str
    amt: str
    title: str
    asked: tuple[str, ...]
    decided: str
    figures: dict[int, tuple[str, ...]]
    finished: tuple[int, ...]
    posts: bool


def _row(line: str) -> Row:
    number, amt, title, asked, decided, *years = (cell.strip() for cell in line.split("|"))
    figures = {
        year: tuple(words.removesuffix("fertig").split())
        for year, words in zip((2025, 2026), years, strict=True)
        if words not in ("", "–", "Stellen")
    }
    finished = tuple(year for year, words in zip((2025, 2026), years, strict=True) if words.endswith("fertig"))
    number, _, ziffer = number.partition(" ")
    return Row(int(number), ziffer, amt, title, tuple(asked.split()), decided, figures, finished, "Stellen" in years)


MOTIONS = [_row(line) for line in TABLE.strip().splitlines()]
REPORTED = [row for row in (*MOTIONS, *(_row(line) for line in PARTS.strip().splitlines())) if row.figures or row.posts]


def reported(year: int) -> list[Row]:
    """What a report on a year is about, in the order of the numbers."""
    return sorted(
        (row for row in REPORTED if row.posts or year in row.figures), key=lambda row: (row.number, row.ziffer)
    )


def write_city(root: Path) -> None:
    """Its settings, lists, motions and the decisions of two readings."""
    content = root / "content"
    texts = {
        "projekt.yaml": SETTINGS,
        "stammdaten/referate.yaml": REFERATE,
        "stammdaten/aemter.yaml": AEMTER,
        "stammdaten/fraktionen.yaml": "fluss: {name: Fraktion Fluss}\n",
        "stammdaten/gremien.yaml": "rat: {name: Stadtrat}\n",
        "beschluesse/2024/lesung-2.yaml": SESSION.format(datum="21.11.2024", lesung=2)
        + "  - {antrag: 236/2024, ergebnis: vertagt}\n  - {antrag: 206/2024, ergebnis: abgelehnt}\n",
        "beschluesse/2024/lesung-3.yaml": SESSION.format(datum="12.12.2024", lesung=3)
        + "".join(_decision(row) for row in MOTIONS),
    } | {f"antraege/2024/{row.number}.md": _motion(row) for row in MOTIONS}
    for name, text in texts.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")


def _motion(row: Row) -> str:
    kind = "antrag" if row.number == 205 else "haushaltsantrag"
    thh = THH[row.amt]
    budget = (
        "" if kind == "antrag" else f"haushalt: 2025/2026\nanmeldeliste:\n  - {{lfd_nr: {row.number}, thh: {thh}}}\n"
    )
    money = MONEY.get(row.number) if row.number in MONEY else f"mittel:\n  - {_amount(row.title, row.asked, thh)}\n"
    return f"""\
---
art: {kind}
betreff: {row.title}
status: eingereicht
oeffentlich: ja
nummer: {row.number}/2024
datum: 02.10.2024
fraktionen: [fluss]
gezeichnet:
  - name: Ida Muster
{budget}{money}---
# {"Begründung" if kind == "antrag" else "Begründung/Erläuterung"}

Darum bitten viele, die hier wohnen.

# Wir beantragen

1. Die Stadt beginnt im Jahr 2025.
2. Wer hier wohnt, wird beteiligt.
3. Dem Rat wird berichtet.
"""


def _amount(zweck: str, amounts: tuple[str, ...], thh: int | None = None) -> str:
    years = ", ".join(f"{year}: {amount}" for year, amount in zip((2025, 2026), amounts, strict=True) if amount != "0")
    return f'{{zweck: "{zweck}", {f"thh: {thh}, " if thh else ""}betrag: {{{years}}}}}'


def _decision(row: Row) -> str:
    if row.number in DECIDED:
        return DECIDED[row.number]
    if row.decided[0].isdigit():
        granted = _amount(row.title, tuple(row.decided.split()))
        return f"  - antrag: {row.number}/2024\n    ergebnis: geaendert\n    mittel:\n      - {granted}\n"
    return f"  - {{antrag: {row.number}/2024, ergebnis: {row.decided}}}\n"
