"""What CommonMark silently makes of German text: found here, so that it is said instead of printed."""

import re
from collections.abc import Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from antrag_gen.errors import Place
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.list_marks import MONTHS
from antrag_gen.readers.markdown.rules import Reporter
from antrag_gen.tree import Cell, plain_text

DAY_OF_MONTH = compile_late(rf"\s*\d+\.\s+(?:{MONTHS})\b")


def is_without_words(node: SyntaxTreeNode) -> bool:
    """Whether a heading is only its „#“."""
    return not node.children or not node.children[0].content.strip()


def check_heading_line(report: Reporter, node: SyntaxTreeNode) -> None:
    """A line of `---` or `===` would make a heading of the paragraph above it."""
    if node.markup in ("-", "="):
        report.say(
            node,
            f"Die Zeile aus „{node.markup}“ darunter macht diesen Absatz zur Überschrift.",
            "Die Zeile löschen; Überschriften beginnen mit „##“.",
            "markdown-unterstrichen",
        )
    elif is_without_words(node):
        report.say(
            node,
            "Diese Überschrift ist leer.",
            "Hinter „#“ den Text der Überschrift schreiben.",
            "ueberschrift-ohne-text",
        )


def check_list_start(report: Reporter, node: SyntaxTreeNode, last: int | None) -> bool:
    """Whether this is a list: `18. Oktober 2023 …` at the start of a line would become item 18 of one.

    `last` is the number that the list before it has ended with.
    """
    place = report.place(node)
    line = report.lines[place.line - report.first_line]
    start = node.attrs.get("start", 1)
    goes_on = last is not None and start == last + 1
    if DAY_OF_MONTH.match(line) or not (start == 1 or goes_on):
        further = f" oder geht mit „{last + 1}.“ weiter" if last else ""
        report.say(
            place,
            f"„{start}.“ am Anfang der Zeile macht aus dem Absatz eine nummerierte Liste.",
            f"Ist es keine Liste: „{start}\\.“ schreiben. Eine Liste beginnt mit „1.“{further}.",
            "liste-beginn",
        )
        return False
    if node.markup == ")":
        report.say(
            place,
            "Eine nummerierte Liste wird mit Punkt geschrieben.",
            "„1.“ statt „1)“; die gedruckte Form legt die Stadt fest.",
            "liste-klammer",
        )
    return True


def check_item_number(report: Reporter, node: SyntaxTreeNode, number: int) -> None:
    """Markdown counts by itself: a number that is skipped in the file would be filled up in the paper."""
    written = str(node.info)
    always_one = node.parent is not None and all(str(item.info) == "1" for item in node.parent.children)
    if written != str(number) and not always_one:
        hint = f"„{number}.“ schreiben. Ist es keine Liste, dann „{written}\\.“ und eine Leerzeile davor."
        if written == "1":
            blanks = len(f"{number - 1}. ")
            hint = f"„{number}.“ schreiben, oder für einen Unterpunkt {blanks} Leerzeichen davor setzen."
        report.say(node, f"Auf Nummer {number - 1} folgt „{written}.“; gedruckt würde {number}.", hint, "liste-nummer")


def check_next_number(report: Reporter, node: SyntaxTreeNode, last: int | None) -> None:
    """The item that goes on with a list would be drawn into the paragraph right above it."""
    first, end = node.map or (0, 0)
    for line in range(first + 1, end) if last else ():
        text = report.lines[line]
        if re.match(rf"\s*{(last or 0) + 1}\.\s", text) and not DAY_OF_MONTH.match(text):
            report.say(
                Place(report.path, report.first_line + line, len(text) - len(text.lstrip()) + 1),
                f"„{(last or 0) + 1}.“ am Anfang der Zeile würde an den Absatz darüber angehängt.",
                "Geht die Liste weiter, eine Leerzeile davor einfügen; sonst den Zeilenumbruch davor entfernen.",
                "liste-verschluckt",
            )


def check_table_rows(report: Reporter, node: SyntaxTreeNode, columns: int) -> None:
    """Markdown drops what a row has too much and fills up what it lacks."""
    first, last = node.map or (0, 0)
    for line in (first, *range(first + 2, last)):
        text = report.lines[line].strip().lstrip("> ")
        cells = escapedSplit(text.removeprefix("|").removesuffix("|"))
        if len(cells) == 1 and "|" not in text and "|" in report.lines[first]:
            report.say(
                Place(report.path, report.first_line + line),
                "Diese Zeile steht gleich unter der Tabelle und würde zu ihrer letzten.",
                "Eine Leerzeile davor einfügen.",
                "tabelle-zeile",
            )
        elif len(cells) != columns:
            report.say(
                Place(report.path, report.first_line + line),
                f"Spalten in dieser Zeile der Tabelle: {len(cells)}, in der Kopfzeile: {columns}.",
                "Die Striche „|“ zählen; ein Strich im Text wird „\\|“ geschrieben.",
                "tabelle-spalten",
            )


def check_table_head(report: Reporter, node: SyntaxTreeNode, cells: Sequence[Cell]) -> None:
    """Who listens is told the head of the column with each cell."""
    first, _ = node.map or (0, 0)
    for number, cell in enumerate(cells, 1):
        if not plain_text(cell).strip():
            report.say(
                Place(report.path, report.first_line + first),
                f"Über der {number}. Spalte der Tabelle steht nichts.",
                "Sagen, was in ihr steht, zum Beispiel „Merkmal“: Vorlesegeräte nennen es bei jeder Zelle.",
                "tabelle-kopf-leer",
            )
