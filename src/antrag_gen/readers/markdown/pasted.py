"""Tell what was pasted from other programs: a syntax tree comes in, the Markdown that is meant goes out with a problem.

What Word shows as a list, a table or a heading is only lines to Markdown, and would run together into one paragraph.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.errors import Level, Place
from antrag_gen.readers.markdown.pasted_headings import PastedHeading, find_headings, find_tight_marks
from antrag_gen.readers.markdown.pasted_lines import PastedLines, find_pasted_lines
from antrag_gen.readers.markdown.pasted_lists import READ, PastedList, find_pasted_lists
from antrag_gen.readers.markdown.pasted_points import LISTS, find_drawn_in
from antrag_gen.readers.markdown.pasted_tables import (
    PastedTable,
    find_dotted,
    find_lone_tabs,
    find_piped,
    find_separated,
    find_signed,
    find_spaced,
    find_tabbed,
)
from antrag_gen.readers.markdown.rules import Reporter

TABLES = {
    "tab": "Mit Tabulatoren getrennte Spalten sind in Markdown keine Tabelle; sie liefen zu einer Zeile zusammen.",
    "leerzeichen": "Mit Leerzeichen ausgerichtete Spalten sind in Markdown keine Tabelle; "
    "sie liefen zu einer Zeile zusammen.",
    "punkte": "Mit Punkten ausgerichtete Spalten sind in Markdown keine Tabelle; sie liefen zu einer Zeile zusammen.",
    "strichpunkt": "Mit „;“ getrennte Spalten sind in Markdown keine Tabelle; sie liefen zu einer Zeile zusammen.",
    "zeichen": "Mit „{}“ getrennte Spalten sind in Markdown keine Tabelle; sie liefen zu einer Zeile zusammen.",
    "leerzeile": "Über dieser Tabelle fehlt die Leerzeile; sie würde an den Absatz darüber angehängt.",
    "trennzeile": "Zeilen mit „|“ sind erst eine Tabelle, wenn unter der ersten für jede Spalte „---“ steht.",
}
LINES = {
    "zaehlung": "Zeilen mit „{}“ liefen zu einem Absatz zusammen.",
    "angaben": "Zeilen mit „{}“ liefen zu einem Absatz zusammen.",
    "kurz": "Diese Zeilen liefen zu einem Absatz zusammen.",
}
HEADINGS = {
    "raute": "Hinter „{}“ fehlt ein Leerzeichen; die Zeile ist noch keine Überschrift.",
    "tief": "„{}“ macht keine Überschrift; es gibt sechs Ebenen.",
    "fett": "„{}“ wird als fetter Text gedruckt, nicht als Überschrift.",
    "text": "„{}“ wird als Text gedruckt, nicht als Überschrift.",
}
FINDERS = (
    ("tab", find_tabbed),
    ("punkte", find_dotted),
    ("leerzeichen", find_spaced),
    ("strichpunkt", find_separated),
    ("zeichen", find_signed),
)
NOT_TEXT = frozenset({"table", "fence", "html_block"})
NOT_READ = frozenset({"fence", "html_block", "code_block"})


def report_pasted(root: SyntaxTreeNode, report: Reporter) -> None:
    """A problem for each block; its lines are claimed, so that nothing else is said of them."""
    blocks = list(_blocks(root))
    other = _lines_of(blocks, NOT_TEXT)
    told: set[int] = set()

    def claim(block: PastedTable | PastedList | PastedLines) -> None:
        told.update(range(block.first, block.last))
        report.claim(block.first, block.last)

    for kind, tables in FINDERS:
        for table in tables(report.lines, other | told):
            claim(table)
            _tell_table(report, table, kind)
    for table in list(_piped(blocks, report, told)):
        claim(table)
        _tell_table(report, table, "leerzeile" if table.is_whole else "trennzeile")
    for pasted in _lists([root, *(block for block in blocks if _holds_blocks(block))], report, told):
        claim(pasted)
        _tell_list(report, pasted)
    for lines in list(_lines(blocks, report, told)):
        claim(lines)
        _tell_lines(report, lines)
    _tell_headings(root, blocks, report, told)
    for line in find_lone_tabs(report.lines, told | _lines_of(blocks, NOT_READ)):
        _tell_tab(report, line)


def _blocks(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """All blocks of a body, without what stands in their lines."""
    for child in node.children:
        if child.type != "inline":
            yield child
            yield from _blocks(child)


def _holds_blocks(node: SyntaxTreeNode) -> bool:
    return any(child.type != "inline" for child in node.children)


def _lines_of(blocks: Iterable[SyntaxTreeNode], kinds: Collection[str]) -> set[int]:
    return {line for node in blocks if node.type in kinds and node.map for line in range(*node.map)}


def _piped(blocks: Iterable[SyntaxTreeNode], report: Reporter, told: Collection[int]) -> Iterator[PastedTable]:
    for node in blocks:
        if node.type == "paragraph" and node.map is not None and not any(line in told for line in range(*node.map)):
            content = node.children[0].content
            table = find_piped(content.split("\n"), node.map[0], report.lines[node.map[0]]) if "|" in content else None
            if table:
                yield table


def _lists(containers: Iterable[SyntaxTreeNode], report: Reporter, told: Iterable[int]) -> Iterator[PastedList]:
    taken = set(told)
    for node in containers:
        last, within, siblings = 0, 0, list[SyntaxTreeNode]()
        drawn = {} if node.type in (*LISTS, "list_item") else _drawn_in(node, report, taken)
        for child in [*node.children, None]:
            if child is not None and child.type in READ and child.map and taken.isdisjoint(range(*child.map)):
                siblings.append(child)
                continue
            for pasted in find_pasted_lists(siblings, report.lines, node.type, last, within):
                last = pasted.counted or last
                yield pasted
            siblings = []
            last = _counted(child, drawn, last)
            within = _within(child, report) if child is not None and child.type == "ordered_list" else 0
        yield from drawn.values()


def _within(node: SyntaxTreeNode, report: Reporter) -> int:
    """How much deeper the words of a list stand than its numbers."""
    line = report.lines[report.place(node.children[-1]).line - report.first_line]
    return len(line) - len(line.lstrip(" >0123456789.")) - (len(line) - len(line.lstrip(" >")))


def _drawn_in(node: SyntaxTreeNode, report: Reporter, taken: set[int]) -> dict[int, PastedList]:
    """The lists of a container that draw points into themselves, by their first line; their lines are taken."""
    found: dict[int, PastedList] = {}
    last, siblings = 0, list[SyntaxTreeNode]()
    for child in [*node.children, None]:
        if child is not None and (not child.map or taken.isdisjoint(range(*child.map))) and child.type != "heading":
            siblings.append(child)
            continue
        for pasted in find_drawn_in(siblings, report.lines, node.type, last):
            found[pasted.first] = pasted
            taken.update(range(pasted.first, pasted.last))
        siblings = []
    return found


def _counted(child: SyntaxTreeNode | None, drawn: Mapping[int, PastedList], last: int) -> int:
    """How far the numbered lists of a section have counted behind this block."""
    if child is None or (child.type == "heading" and child.tag == "h1"):
        return 0
    if child.map is not None:
        last = max([last, *(pasted.counted for line, pasted in drawn.items() if line in range(*child.map))])
    if child.type != "ordered_list":
        return last
    return max(last, int(child.attrs.get("start", 1)) + len(child.children) - 1)


def _lines(blocks: Iterable[SyntaxTreeNode], report: Reporter, told: Collection[int]) -> Iterator[PastedLines]:
    for node in blocks:
        if node.type == "paragraph" and node.map is not None and not any(line in told for line in range(*node.map)):
            yield from find_pasted_lines(node, report.lines)


def _tell_headings(root: SyntaxTreeNode, blocks: Iterable[SyntaxTreeNode], report: Reporter, told: set[int]) -> None:
    for node in blocks:
        if node.type == "paragraph":
            for heading in find_tight_marks(node):
                told.add(heading.line)
                _tell_heading(report, heading, Level.FEHLER if heading.is_sure else Level.WARNUNG)
    outer = [node for node in root.children if node.type != "footnote_block"]
    start = next((at for at, node in enumerate(outer) if node.type == "heading"), len(outer))
    for heading in find_headings(outer[start:]):
        if heading.line not in told:
            _tell_heading(report, heading, Level.WARNUNG)


def _place(report: Reporter, line: int) -> Place:
    text = report.lines[line]
    return Place(report.path, report.first_line + line, len(text) - len(text.lstrip(" >")) + 1)


def _tell_table(report: Reporter, table: PastedTable, kind: str) -> None:
    hint = f"Die Zeilen ersetzen, davor und danach eine Leerzeile:\n{table.markdown}"
    report.say(_place(report, table.first), TABLES[kind].format(table.sign), hint, f"tabelle-{kind}")


def _tell_list(report: Reporter, pasted: PastedList) -> None:
    labels = "; ".join(filter(None, [pasted.changed, "wie die Nummern aussehen, legt die Stadt fest"]))
    labels = f" ({labels})" if pasted.ordered or pasted.changed else ""
    gap = ", davor eine Leerzeile" if pasted.needs_gap else ""
    what = f"Zeilen mit „{pasted.mark}“ sind in Markdown keine Liste; sie liefen zu einem Absatz zusammen."
    hint, id, level = (
        "Ist es keine, den Umbruch davor entfernen oder eine Leerzeile einfügen, sonst so",
        "liste-eingefuegt",
        Level.FEHLER,
    )
    if not pasted.runs_together and pasted.is_sure:
        what, id = f"„{pasted.mark}“ macht in Markdown keinen Punkt einer Liste.", "liste-zeichen"
    elif not pasted.runs_together:
        what = f"Absätze mit „{pasted.mark}“ werden als Absätze gedruckt, nicht als Liste."
        hint, id, level = "Ist eine Liste gemeint, so", "liste-absaetze", Level.WARNUNG
    hint = f"{'So' if pasted.is_sure else hint} schreiben{gap}{labels}:\n{pasted.markdown}"
    if pasted.in_note:
        hint = "Eine Fußnote enthält nur Absätze: daraus einen Satz machen oder die Liste in den Text stellen."
    report.say(_place(report, pasted.first), what, hint, id, level)


def _tell_lines(report: Reporter, pasted: PastedLines) -> None:
    level = Level.FEHLER if pasted.is_sure else Level.WARNUNG
    hint = f"Sollen es Zeilen bleiben, so schreiben, sonst den Umbruch entfernen:\n{pasted.markdown}"
    what = LINES[pasted.kind].format(pasted.sign)
    report.say(_place(report, pasted.first), what, hint, f"zeilen-{pasted.kind}", level)


def _tell_heading(report: Reporter, heading: PastedHeading, level: Level) -> None:
    what = HEADINGS[heading.kind].format(heading.words)
    gap = "" if heading.is_sure else "davor und "
    hint = f"Ist eine Überschrift gemeint, so schreiben, {gap}danach eine Leerzeile:\n{heading.markdown}"
    report.say(_place(report, heading.line), what, hint, f"ueberschrift-{heading.kind}", level)


def _tell_tab(report: Reporter, line: int) -> None:
    text = report.lines[line]
    column = len(text) - len(text.lstrip(" >\t")) + 1
    at = text.find("\t", column) + 1
    report.say(
        Place(report.path, report.first_line + line, at),
        "Hier steht ein Tabulator.",
        "Durch ein Leerzeichen ersetzen; Spalten gehören in eine Tabelle.",
        "tabulator",
    )
