"""Find what Markdown drops from a text without a word: a syntax tree comes in, problems go to the reporter."""

import re
from collections.abc import Callable, Mapping

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.errors import Level, Place
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.list_marks import MONTHS
from antrag_gen.readers.markdown.rules import Reporter
from antrag_gen.readers.markdown.traps import DAY_OF_MONTH

# Word numbers lists on nine levels; what lies deeper is not read by anybody.
DEEPEST = 9
CONTAINERS = frozenset({"bullet_list", "ordered_list", "blockquote"})
MONTH = compile_late(rf"(?:{MONTHS})\b")
CLOSED_HEADING = compile_late(r"\s*(#{1,6})\s.*\s(#+)\s*$")
DEFINITION = compile_late(
    r"\[(?!\^)(?P<name>[^\]\n]{1,200})\]:\s*<?(?P<target>(?:https?://|mailto:|www\.)[^\s>]+)", re.MULTILINE
)
BROKEN_LINK = compile_late(r"\]\s\(\s*(?:https?://|mailto:|$)")
LONE_STAR = compile_late(r"[^\s*]\*(?![\w*])")


def report_losses(root: SyntaxTreeNode, report: Reporter) -> None:
    """A problem for each thing that was written and would not be printed, once the blocks have been read."""
    texts = (node.content for node in root.walk() if node.type == "text")
    has_stars = any("*" in text and LONE_STAR.search(text) for text in texts)
    for node in root.walk():
        check = CHECKS.get(node.type)
        if check:
            check(report, node)
        if has_stars and node.type == "bullet_list":
            _check_star(report, node)
    _check_depth(report, root, 0)


def _check_title(report: Reporter, node: SyntaxTreeNode) -> None:
    title = str(node.attrs.get("title", ""))
    if not title:
        return
    inline = node
    while inline.type != "inline" and inline.parent is not None:
        inline = inline.parent
    report.say(
        report.place_at(inline, max(0, inline.content.find(title, inline.content.find(str(node.attrs["href"]))) - 1)),
        f"Der Titel „{title}“ des Verweises würde nicht gedruckt.",
        "In den Text schreiben, was gelesen werden soll, und den Titel samt Anführungszeichen löschen.",
        "verweis-titel",
    )


def _check_heading(report: Reporter, node: SyntaxTreeNode) -> None:
    place = report.place(node)
    match = CLOSED_HEADING.match(report.lines[place.line - report.first_line])
    if match and node.children and node.children[0].content and match[1] != match[2]:
        report.say(
            place,
            f"„{match[2]}“ am Ende der Überschrift würde nicht gedruckt.",
            f"„\\{match[2]}“ schreiben oder löschen.",
            "ueberschrift-raute",
        )


def _check_quote(report: Reporter, node: SyntaxTreeNode) -> None:
    place = report.place_of(">", node)
    first, last = node.map or (0, 0)
    inner = _first_words(node)
    if _is_glued(node):
        report.say(
            place,
            "„>“ am Anfang der Zeile macht aus ihr ein Zitat; gedruckt wird das Zeichen nicht.",
            "Ist es ein Zitat, darüber eine Leerzeile einfügen; für das Zeichen selbst „\\>“ schreiben.",
            "zitat-beginn",
        )
    elif inner[:1].isdigit() and last == first + 1:
        report.say(
            place,
            f"„> {inner.split()[0]}“ wird als Zitat gedruckt, ohne das Zeichen „>“.",
            "Für „größer als“ „\\>“ schreiben.",
            "zitat-zahl",
            Level.WARNUNG,
        )


def _check_tight_mark(report: Reporter, item: SyntaxTreeNode) -> None:
    """`+Tische` below `+ Bänke` would be drawn into the item above."""
    paragraph = item.children[0] if item.children else None
    if paragraph is None or paragraph.type != "paragraph" or paragraph.map is None:
        return
    ordered = item.info.isdigit()
    mark = f"{int(item.info) + 1}{item.markup}" if ordered else item.markup
    for line in range(paragraph.map[0] + 1, paragraph.map[1]):
        words = report.lines[line].lstrip(" >")
        behind = words.removeprefix(mark)
        if words != behind and behind[:1].isalpha() and "*" not in behind and not (ordered and MONTH.match(behind)):
            report.say(
                Place(report.path, report.first_line + line, len(report.lines[line]) - len(words) + 1),
                f"Hinter „{mark}“ fehlt ein Leerzeichen; die Zeile würde an den Punkt darüber angehängt.",
                f"Ist es ein Punkt, „{mark} {behind.split()[0]} …“ schreiben, sonst den Zeilenumbruch davor entfernen.",
                "liste-verschluckt",
            )


def _first_words(node: SyntaxTreeNode) -> str:
    return next((child.content.strip() for child in node.walk() if child.type == "inline"), "")


def _is_glued(node: SyntaxTreeNode) -> bool:
    """Whether a paragraph stands directly above, without an empty line."""
    before = node.previous_sibling
    return (
        before is not None
        and before.type == "paragraph"
        and before.map is not None
        and node.map is not None
        and before.map[1] == node.map[0]
    )


def _tears_a_sentence(node: SyntaxTreeNode) -> bool:
    before = node.previous_sibling
    if before is None or not _is_glued(node):
        return False
    above = before.children[0].content.rstrip().rpartition("\n")[2]
    return not above.endswith((":", ".", "!", "?")) and not above.startswith("#")


def _check_single_item(report: Reporter, node: SyntaxTreeNode) -> None:
    """A sign or a dash that a line happens to begin with would be taken for a list."""
    if len(node.children) != 1:
        return
    item = node.children[0]
    mark = f"{item.info}{node.markup}"
    is_sign = mark in "+-" and _first_words(item)[:1].isdigit()
    torn = node.parent is not None and node.parent.type != "list_item" and _tears_a_sentence(node)
    if not is_sign and not torn:
        return
    escaped = f"\\{mark}" if node.type == "bullet_list" else mark.replace(".", "\\.").replace(")", "\\)")
    report.say(
        node,
        f"„{mark}“ am Anfang der Zeile macht aus ihr den einzigen Punkt einer Liste.",
        f"Ist es keine Liste: „{escaped}“ schreiben.",
        "liste-einzeln",
        Level.FEHLER if mark == "+" else Level.WARNUNG,
    )


def _check_numbers(report: Reporter, node: SyntaxTreeNode) -> None:
    """Days and numbers that begin paragraphs, below one that is told not to begin a list."""
    _check_single_item(report, node)
    first, *others = node.children
    line = report.place(first).line
    if not any(told.id == "liste-beginn" and told.where.line == line for told in report.problems):
        return
    for number, item in enumerate(others, int(first.info) + 1):
        is_day = DAY_OF_MONTH.match(report.lines[report.place(item).line - report.first_line])
        if is_day or int(item.info) != number:
            report.say(
                item,
                f"„{item.info}.“ am Anfang der Zeile macht aus dem Absatz einen Punkt einer Liste.",
                f"„{item.info}\\.“ schreiben.",
                "liste-beginn",
            )


def _check_star(report: Reporter, node: SyntaxTreeNode) -> None:
    """`* ohne Personalkosten` below a text with „Kosten*“ is a note, not a list."""
    if node.markup == "*" and len(node.children) == 1:
        report.say(
            node,
            "„*“ am Anfang der Zeile wird zum Punkt einer Liste; der Stern im Text verweist dann auf nichts.",
            "Als Fußnote „[^1]“ und am Ende der Datei „[^1]: …“ schreiben; für das Zeichen selbst „\\*“.",
            "liste-stern",
        )


def _check_paragraph(report: Reporter, node: SyntaxTreeNode) -> None:
    inline = node.children[0]
    for match in DEFINITION.finditer(inline.content):
        if match.start() == 0 or inline.content[match.start() - 1] == "\n":
            name, target = match["name"], match["target"]
            link = f"[{report.calls.get(name, name)}]({target})"
            report.say(
                report.place_at(inline, match.start()),
                f"„[{name}]: …“ würde gedruckt, wie es dasteht.",
                f"An der Stelle im Text „{link}“ schreiben und diese Zeile löschen; "
                f"soll sie gedruckt werden: „\\[{name}]: …“.",
                "verweis-definition",
            )


def _check_inline(report: Reporter, node: SyntaxTreeNode) -> None:
    """What was meant as a link: `[Amt] (https://…)`."""
    for child in node.children:
        match = BROKEN_LINK.search(child.content) if child.type == "text" else None
        after = child.next_sibling if match else None
        if match and (not match[0].endswith("(") or (after is not None and after.type == "link")):
            at = max(0, node.content.find(match[0]))
            report.say(
                report.place_at(node, max(0, node.content.rfind("[", 0, at))),
                "Dieser Verweis ist nicht vollständig; er würde gedruckt, wie er dasteht.",
                "„[Text](https://…)“ schreiben, ohne Leerzeichen zwischen den Klammern.",
                "verweis-unvollstaendig",
            )


def _check_depth(report: Reporter, node: SyntaxTreeNode, depth: int) -> None:
    for child in node.children:
        inner = depth + (child.type in CONTAINERS)
        if inner > DEEPEST:
            report.say(
                child,
                f"Listen und Zitate sind hier tiefer als {DEEPEST} Ebenen geschachtelt.",
                "Den Text auf weniger Ebenen verteilen.",
                "schachtelung",
            )
        elif child.type != "inline":
            _check_depth(report, child, inner)


CHECKS: Mapping[str, Callable[[Reporter, SyntaxTreeNode], None]] = {
    "link": _check_title,
    "list_item": _check_tight_mark,
    "heading": _check_heading,
    "blockquote": _check_quote,
    "bullet_list": _check_single_item,
    "ordered_list": _check_numbers,
    "paragraph": _check_paragraph,
    "inline": _check_inline,
}
