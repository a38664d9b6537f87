"""Lists of the finance office for tests: Excel and ODS files from lines of text, and a project with reports."""

import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

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

    Lines below „---“ change the sheet: `verbinde A2:A3`, `blende Zeile 2 aus`, `Format C2 0%`, `rot C2`,
    `rot C2:C9 wenn > 5`, and `Blatt Zweites`, which begins another one; what stands behind it goes there.
    """
    cells, _, commands = lines.partition("---\n")
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row, line in enumerate(cells.splitlines(), 1):
        for column, text in enumerate(line.split("|"), 1):
            sheet.cell(row, column).value = _value(text.strip())
    for command in commands.splitlines():
        if command.startswith("Blatt "):
            sheet = book.create_sheet(command.removeprefix("Blatt "))
        elif "|" in command:
            sheet.append([_value(text.strip()) for text in command.split("|")])
        else:
            _change(sheet, command)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _change(sheet: Worksheet, command: str) -> None:
    if match := re.fullmatch(r"verbinde (\S+)", command):
        sheet.merge_cells(match[1])
    elif match := re.fullmatch(r"blende Zeile (\d+) aus", command):
        sheet.row_dimensions[int(match[1])].hidden = True
    elif match := re.fullmatch(r"blende Spalte (\w) aus", command):
        sheet.column_dimensions[match[1]].hidden = True
    elif command == "blende Blatt aus":
        sheet.sheet_state = "hidden"
    elif match := re.fullmatch(r"Format (\S+) (.+)", command):
        sheet[match[1]].number_format = match[2]
    elif match := re.fullmatch(r"rot (\S+) wenn ([<>]) (\d)", command):
        operator = {"<": "lessThan", ">": "greaterThan"}[match[2]]
        sheet.conditional_formatting.add(match[1], CellIsRule(operator, [match[3]], font=Font(color="FFC00000")))
    elif match := re.fullmatch(r"rot (\S+)", command):
        sheet[match[1]].font = Font(color="FFC00000")
    else:
        raise ValueError(command)


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


ODS_FORMATS = {
    "0%": "percentage-style {}><number:number/><number:text>%</number:text></number:percentage-style>",
    "#,##0,": 'number-style {}><number:number number:display-factor="1000"/></number:number-style>',
    "[Red]0.00": 'number-style {}><style:text-properties fo:color="#ff0000"/><number:number/></number:number-style>',
}
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
        "fo": "xsl-fo-compatible",
    }.items()
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
ODS_KIND = b"application/vnd.oasis.opendocument.spreadsheet"


def ods(lines: str, title: str = "Ist") -> bytes:
    """The same as an ODS file."""
    sheets, styles, looks = _ods_sheets(lines, title)
    tables = "".join(_ods_table(name, rows, more, looks) for name, (rows, more) in sheets.items())
    content = f"<office:document-content {SPACES} {CALC}><office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", ODS_KIND)
        package.writestr("content.xml", content)
    return file.getvalue()


Rows = list[list[object]]


def _ods_sheets(lines: str, title: str) -> tuple[dict[str, tuple[Rows, list[str]]], str, dict[str, str]]:
    """Rows and changes of each sheet, and the styles of cells by their names."""
    cells, _, commands = lines.partition("---\n")
    rows = [[_value(text.strip()) for text in line.split("|")] for line in cells.splitlines()]
    sheets: dict[str, tuple[Rows, list[str]]] = {title: (rows, [])}
    styles, looks = "", {}
    for command in commands.splitlines():
        words = command.split(maxsplit=2)
        if words[0] == "Blatt":
            title = command.removeprefix("Blatt ")
            sheets[title] = ([], [])
        elif "|" in command:
            sheets[title][0].append([_value(text.strip()) for text in command.split("|")])
        elif words[0] in ("rot", "Format") and "wenn" not in command:
            style = looks[words[1]] = f"ce{words[1]}"
            name = f'style:name="N{style}"'
            number = f"<number:{ODS_FORMATS[words[2]].format(name)}" if words[0] == "Format" else ""
            colour = '<style:text-properties fo:color="#c00000"/>' if words[0] == "rot" else ""
            format_ = f'style:data-style-name="N{style}"' if number else ""
            styles += (
                f'{number}<style:style style:name="{style}" style:family="table-cell" {format_}>{colour}</style:style>'
            )
        else:
            sheets[title][1].append(command)
    red = '<style:text-properties fo:color="#c00000"/>'
    styles += f'<style:style style:name="Rot" style:family="table-cell">{red}</style:style>'
    return sheets, styles, looks


def _ods_table(title: str, rows: Rows, commands: Sequence[str], looks: dict[str, str]) -> str:
    merged = [command.split()[1].split(":") for command in commands if command.startswith("verbinde")]
    hidden = re.findall(r"blende \w+ (\w+) aus", "\n".join(commands))
    columns = "".join(
        f"<table:table-column{_hidden(chr(65 + at) in hidden)}/>" for at in range(max(map(len, rows), default=1))
    )
    body = ""
    for at, row in enumerate(rows, 1):
        cells = "".join(_ods_cell(value, f"{chr(64 + n)}{at}", merged, looks) for n, value in enumerate(row, 1))
        body += f"<table:table-row{_hidden(str(at) in hidden)}>{cells}</table:table-row>"
    rest = '<table:table-cell table:number-columns-repeated="16384"/>'
    end = f'<table:table-row table:number-rows-repeated="800000">{rest}</table:table-row>'
    rules = "".join(_ods_rule(title, *command.split()[1::2]) for command in commands if "wenn" in command)
    rules = rules and f"<calcext:conditional-formats>{rules}</calcext:conditional-formats>"
    return f"<table:table table:name={quoteattr(title)}>{columns}{body}{end}{rules}</table:table>"


def _ods_rule(title: str, area: str, operator: str) -> str:
    areas = " ".join(f"{title}.{end}" for end in area.split(":")).replace(" ", ":")
    condition = f'calcext:apply-style-name="Rot" calcext:value="{escape(operator)}0"'
    return (
        f'<calcext:conditional-format calcext:target-range-address="{areas}"><calcext:condition {condition}/>'
        "</calcext:conditional-format>"
    )


def _hidden(is_so: bool) -> str:
    return ' table:visibility="collapse"' if is_so else ""


def _ods_cell(value: object, name: str, merged: Sequence[Sequence[str]], looks: dict[str, str]) -> str:
    attributes = f' table:style-name="{looks[name]}"' if name in looks else ""
    tag = "table-cell"
    for first, last in merged:
        columns, rows = ord(last[0]) - ord(first[0]) + 1, int(last[1:]) - int(first[1:]) + 1
        if name == first:
            attributes += f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
        elif first[0] <= name[0] <= last[0] and int(first[1:]) <= int(name[1:]) <= int(last[1:]):
            tag = "covered-table-cell"
    return f"<table:{tag}{attributes}{_ods_value(value)}</table:{tag}>"


def _ods_value(value: object) -> str:
    text = "" if value is None else str(value)
    words = f"<text:p>{escape(text)}</text:p>" if text else ""
    if isinstance(value, bool):
        return f' office:value-type="boolean" office:boolean-value="{text.lower()}">{words}'
    if isinstance(value, (int, float)):
        return f' office:value-type="float" office:value="{value!r}">{words}'
    if isinstance(value, datetime):
        return f' office:value-type="date" office:date-value="{value:%Y-%m-%d}">{words}'
    if text.startswith("="):
        return f" table:formula={quoteattr('of:' + text)}>"
    if text == "#REF!":
        return f' office:value-type="string" office:string-value="" calcext:value-type="error">{words}'
    return f' office:value-type="string">{words}' if text else ">"


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
    return take_in([Path(name)], open_project(find_folder(projekt)))


def changes(taken: TakenIn) -> list[str]:
    """What changed, without the folder of the reports."""
    return [line.rpartition("/")[2] for entered in taken.reports for line in entered.changes]
