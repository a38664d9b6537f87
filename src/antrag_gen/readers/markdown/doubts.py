"""Tell what the parser's rules took down: doubtful marks and lost notes come in, problems go to the reporter."""

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.readers.markdown.emphasis import DEEPEST
from antrag_gen.readers.markdown.notes import WrittenNotes, find_lost_calls, find_lost_notes
from antrag_gen.readers.markdown.rules import Reporter


def report_doubts(root: SyntaxTreeNode, report: Reporter) -> None:
    """A problem for each mark that could be read either way."""
    if not any(node.type == "doubtful_mark" for node in root.walk()):
        return
    for inline in (node for node in root.walk() if node.type == "inline"):
        for node in _outside_of_pictures(inline):
            if node.type == "doubtful_mark":
                word, mark = node.meta["word"], node.meta["mark"]
                place = report.place_at(inline, node.meta["start"])
                what, hint, id = _words(node.meta["doubt"], mark, word)
                report.say(place, what, hint, id)


def report_lost_notes(root: SyntaxTreeNode, written: WrittenNotes, report: Reporter) -> None:
    """A problem for each note and each call that would be lost, or printed as it stands."""
    calls = find_lost_calls(root, written.notes)
    misspelt = {call.meant for call in calls}
    report.problems.extend(find_lost_notes(written, misspelt, report.path, report.first_line))
    for call in calls:
        report.say(report.place_at(call.inline, call.offset), *call.words)


def _outside_of_pictures(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    for child in node.children:
        if child.type != "image":
            yield child
            yield from _outside_of_pictures(child)


def _words(doubt: str, mark: str, word: str) -> tuple[str, str, str]:
    word = word.rstrip(".,;:!?") if doubt not in ("path", "entity") else word
    escaped = "".join(f"\\{character}" for character in mark)
    if doubt == "entity":
        return f"„{word}“ steht für ein Zeichen, das nicht zu sehen ist.", f"„{word}“ löschen.", "zeichen-unsichtbar"
    if doubt == "path":
        doubled = word.replace("\\", "\\\\")
        hint = f"Jeden „\\“ doppelt schreiben: „{doubled}“."
        return f"In „{word}“ würde ein „\\“ nicht gedruckt.", hint, "zeichen-rueckwaerts"
    if doubt == "deep":
        what = f"Hervorhebungen sind hier tiefer als {DEEPEST} Ebenen geschachtelt."
        return what, f"Weniger hervorheben; für das Zeichen selbst „{escaped}“ schreiben.", "betonung-tief"
    if doubt == "either":
        what = f"„{mark}“ bei „{word}“ kann das Zeichen selbst sein oder etwas hervorheben."
        hint = f"Für das Zeichen „{escaped}“ schreiben. Hervorgehoben werden ganze Wörter: „*so*“, „**so**“."
        return what, hint, "betonung-mehrdeutig"
    hint = (
        f"Hervorgehoben wird „{mark}so{mark}“: innen keine Leerzeichen, außen Leer- oder Satzzeichen; "
        f"für das Zeichen selbst „{escaped}“ schreiben."
    )
    return f"Zu „{mark}“ bei „{word}“ fehlt das Gegenstück.", hint, "betonung-offen"
