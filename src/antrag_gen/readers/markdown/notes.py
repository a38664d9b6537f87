"""Find notes that would be lost: a rule of the parser takes down how they are written, and problems go out.

The parser moves notes behind the text and forgets those that have the name of another or that nothing calls.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from antrag_gen.errors import Place, Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.left_over import left_over

CALL = compile_late(r"(?<!\\)\[\^(?P<name>[^\]\n]{0,200})\](?P<colon>:?)")
INLINE_NOTE = compile_late(r"(?<!\\)\^\[(?!\^)[^\]\n]{1,500}\]")
KEY = "written_notes"


@dataclass(slots=True)
class WrittenNote:
    """A note as it stands in the text; `within` is where it must not stand."""

    name: str
    line: int
    within: str = ""
    is_empty: bool = True
    calls: set[str] = field(default_factory=set)


@dataclass(slots=True)
class WrittenNotes:
    """The notes of a body in their order, and those that the text around them calls."""

    notes: list[WrittenNote] = field(default_factory=list)
    called: set[str] = field(default_factory=set)

    def reached(self) -> set[str]:
        """The notes called by the text, and by those: that a note calls another one is told at the call."""
        reached: set[str] = set()
        todo = set(self.called)
        while todo:
            reached |= todo
            todo = {name for note in self.notes if note.name in reached for name in note.calls} - reached
        return reached


def take_down_notes(markdown: MarkdownIt) -> None:
    """Let the parser keep what it read of notes in its environment."""
    markdown.core.ruler.before("footnote_tail", KEY, _take_down)


def _take_down(state: StateCore) -> None:
    written: WrittenNotes = state.env.setdefault(KEY, WrittenNotes())
    opened: list[WrittenNote] = []
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            within = "note" if opened else "list" if token.level else ""
            opened.append(WrittenNote(token.meta["label"], token.map[0] if token.map else 0, within))
            written.notes.append(opened[-1])
        elif token.type == "footnote_reference_close":
            opened.pop()
        else:
            calls = {child.meta["label"] for child in token.children or () if child.type == "footnote_ref"}
            (opened[-1].calls if opened else written.called).update(calls)
            if opened and token.content.strip():
                opened[-1].is_empty = False
    state.tokens = _apart(state.tokens)


def _apart(tokens: Sequence[Token]) -> list[Token]:
    """Notes in notes, which are told, behind those: the parser's next rule would tear them."""
    streams: list[list[Token]] = [[]]
    inner: list[Token] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            streams.append([])
        streams[-1].append(token)
        if token.type == "footnote_reference_close":
            inner = [*streams.pop(), *inner]
            if len(streams) == 1:
                streams[0] += inner
                inner = []
    return streams[0]


def find_lost_notes(written: WrittenNotes, misspelt: set[str], path: str, first_line: int) -> list[Problem]:
    """A problem for each note that would not be printed as it is written, at the line where it begins.

    That a note in `misspelt` is called by another name is told at the call.
    """
    problems: list[Problem] = []
    reached = written.reached() | misspelt
    seen: dict[str, WrittenNote] = {}
    for note in written.notes:
        first = seen.setdefault(note.name.casefold(), note)
        words = _told(note, first, reached, first_line)
        if words:
            what, hint, id = words
            problems.append(Problem(Place(path, first_line + note.line), what, hint, id))
    return problems


def _told(note: WrittenNote, first: WrittenNote, reached: set[str], first_line: int) -> tuple[str, str, str] | None:
    name = note.name
    if note is not first:
        return (
            f"Die Fußnote „{name}“ gibt es schon in Zeile {first_line + first.line}"
            + ("." if name == first.name else f", dort als „{first.name}“."),
            "Ihr hier und an der Stelle, die sie meint, einen anderen Namen geben.",
            "fussnote-doppelt",
        )
    if note.within:
        where = "einer anderen Fußnote" if note.within == "note" else "einer Liste oder einem Zitat"
        return (
            f"Die Fußnote „{name}“ steht in {where}.",
            f"„[^{name}]:“ an den Anfang einer Zeile stellen, am besten ans Ende der Datei.",
            "fussnote-innen",
        )
    if name not in reached:
        return (
            f"Auf die Fußnote „{name}“ verweist keine Stelle.",
            f"Im Text „[^{name}]“ setzen oder die Fußnote löschen.",
            "fussnote-ungenutzt",
        )
    if note.is_empty:
        return (
            f"Die Fußnote „{name}“ ist leer.",
            f"Hinter „[^{name}]:“ ihren Text schreiben; weitere Absätze um vier Leerzeichen einrücken.",
            "fussnote-leer",
        )
    return None


@dataclass(frozen=True, slots=True)
class LostCall:
    """A call that is printed as it stands: what stands around it, where in that, what to say, and what is meant."""

    inline: SyntaxTreeNode
    offset: int
    words: tuple[str, str, str]
    meant: str = ""


def find_lost_calls(root: SyntaxTreeNode, notes: Sequence[WrittenNote]) -> list[LostCall]:
    """The calls of notes that there are not, each name once: where its text seems to stand, else where it is called."""
    known = {note.name: note for note in notes}
    similar = {name.casefold(): name for name in known}
    lost: dict[str, LostCall] = {}
    below_table: set[str] = set()
    for inline in (node for node in root.walk() if node.type == "inline"):
        for match in CALL.finditer(inline.content):
            name, at_start = match["name"], match.start() == 0 and len(inline.content) > match.end()
            if match["colon"] and match.start() == 0 and inline.parent is not None and inline.parent.type == "td":
                below_table.add(name)  # told as a line below a table
            if match["colon"] and inline.content[: match.start()].endswith("\n"):
                lost[name] = LostCall(inline, match.start(), _drawn_in(name), name)
            if name in known or not name.strip() or (name in lost and not at_start):
                continue
            meant = similar.get(name.casefold())
            words = _unknown(name, meant, lacks_colon=at_start and not match["colon"])
            lost[name] = LostCall(inline, match.start(), words, meant or "")
        for start, note in _notes_in_text(inline):
            words = (
                "Eine Fußnote im Text („^[…]“) ist nicht vorgesehen.",
                f"Hier „[^1]“ schreiben und am Ende der Datei „[^1]: {note}“.",
                "fussnote-im-text",
            )
            lost[f"{id(inline)}:{start}"] = LostCall(inline, start, words)
    return [call for name, call in lost.items() if name not in below_table]


def _notes_in_text(inline: SyntaxTreeNode) -> Iterator[tuple[int, str]]:
    """Where „^[…]“ stands and what it says; „m^2^[^1]“ is none."""
    if "^[" not in inline.content:
        return
    raised = {start for node, start in left_over(inline)[1].items() if node.type == "sup"}
    for match in INLINE_NOTE.finditer(inline.content):
        closes = any(inline.content.find("^", start + 1) == match.start() for start in raised)
        if not closes:
            yield match.start(), match[0][2:-1]


def _drawn_in(name: str) -> tuple[str, str, str]:
    return (
        f"Die Fußnote „{name}“ wird in den Absatz darüber gezogen.",
        f"Über „[^{name}]:“ eine Leerzeile einfügen.",
        "fussnote-verschluckt",
    )


def _unknown(name: str, meant: str | None, *, lacks_colon: bool) -> tuple[str, str, str]:
    if any(character.isspace() for character in name):
        return (
            f"Der Name der Fußnote „{name}“ enthält Leerzeichen.",
            f"Hier und am Ende der Datei „[^{'-'.join(name.split())}]“ schreiben.",
            "fussnote-name",
        )
    if meant:
        return (
            f"Die Fußnote „{name}“ gibt es nicht.",
            f"Ist „[^{meant}]“ gemeint? Groß- und Kleinbuchstaben sind verschieden.",
            "fussnote-fehlt",
        )
    if lacks_colon:
        return (
            f"„[^{name}]“ steht am Anfang; als Fußnote fehlt ihr der Doppelpunkt.",
            f"Als Text der Fußnote „[^{name}]: …“ schreiben.",
            "fussnote-doppelpunkt",
        )
    return (
        f"Die Fußnote „{name}“ gibt es nicht.",
        f"Am Ende der Datei „[^{name}]: Text der Fußnote“ ergänzen.",
        "fussnote-fehlt",
    )
