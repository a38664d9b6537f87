"""Lists of the finance office for tests: an Excel file from lines of text, and a project with reports."""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.work.actuals.take_in import TakenIn, take_in

SETTINGS = """\
stadt: Musterstadt
ist_daten:
  einheit: Euro
  spalten: {antrag: Antrag, jahr: Jahr, ist: Ist, gebunden: Gebunden, uebertrag: HAR}
"""
BY_NEED = SETTINGS.replace("antrag: Antrag", "haushalt: DHH, thh: THH, lfd_nr: lfd. Nr.")
WITH_ZIFFER = SETTINGS.replace("antrag: Antrag", "antrag: Antrag, ziffer: Ziffer")
REPORT = """\
---
art: fortschrittsbericht
betreff: Kulturwandel im Sozialamt
antrag: 4123/2023
berichtsjahr: 2024
mittel:
  - jahr: 2023
    ist: 10.000          # endgültig
  - jahr: 2024
    ist: 0
    verwendung: Rest für die Schulungen im Frühjahr
---
# Ziele

Weniger Schnittstellen.
"""


def excel(lines: str, title: str = "Ist") -> bytes:
    """An Excel file: cells between `|`; `'5` is a text, `=…` a formula, a date or `WAHR` what Excel makes of it.

    Lines below „---“ change the sheet: `verbinde A2:A3`, `blende Zeile 2 aus`, `Format C2 0%`, `Blatt Zweites`.
    """
    cells, _, commands = lines.partition("---\n")
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row, line in enumerate(cells.splitlines(), 1):
        for column, text in enumerate(line.split("|"), 1):
            sheet.cell(row, column).value = _value(text.strip())
    for command in commands.splitlines():
        if match := re.fullmatch(r"verbinde (\S+)", command):
            sheet.merge_cells(match[1])
        elif match := re.fullmatch(r"blende Zeile (\d+) aus", command):
            sheet.row_dimensions[int(match[1])].hidden = True
        elif match := re.fullmatch(r"blende Spalte (\w) aus", command):
            sheet.column_dimensions[match[1]].hidden = True
        elif match := re.fullmatch(r"Format (\S+) (.+)", command):
            sheet[match[1]].number_format = match[2]
        elif match := re.fullmatch(r"Blatt (.+)", command):
            book.create_sheet(match[1])
        else:
            raise ValueError(command)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _value(text: str) -> object:
    if text.startswith("'"):
        return text[1:]
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+(?:e\d+)?", text):
        return float(text)
    if re.fullmatch(r"\d\d\.\d\d\.\d{4}", text):
        return datetime.strptime(text, "%d.%m.%Y")  # noqa: DTZ007 – Excel knows no time zones
    return {"WAHR": True, "": None}.get(text, text)


def set_up(projekt: Path, settings: str = SETTINGS, **reports: str) -> Path:
    """The settings and the reports of 2024, by their names, in the project; out comes the folder of the reports."""
    (projekt / "content/projekt.yaml").write_text(settings, encoding="utf-8")
    folder = projekt / "content/berichte/2024"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (reports or {"bericht": REPORT}).items():
        (folder / f"{name}.md").write_bytes(text.encode())
    return folder


def take(projekt: Path, data: str | bytes, name: str = "ist.csv") -> TakenIn:
    (projekt / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return take_in(Path(name), open_project(find_folder(projekt)))


def changes(taken: TakenIn) -> list[str]:
    """What changed, without the folder of the reports."""
    return [line.rpartition("/")[2] for entered in taken.reports for line in entered.changes]
