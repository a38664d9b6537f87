"""Read a content file's bytes as text and part its YAML head from its Markdown body."""

import re
import unicodedata
from dataclasses import dataclass

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.patterns import compile_late

LARGEST_HEAD = 1_000_000
# C0 and C1 controls but tab and line feed; line and paragraph separators; controls of writing direction.
CONTROL = compile_late("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
CONTROLS = compile_late(f"{CONTROL.pattern}+")
# Settings, lists and decisions, and what the finance office sends.
OTHERS = (".yaml", ".yml", ".csv")
FENCE = compile_late(r"^---[ \t]*$", re.MULTILINE)
# Keys and what is indented below them, up to a fence.
HEAD_AGAIN = compile_late(
    r"\s*(?P<head>(?:---[ \t]*\n)?[a-z_]+:(?:[ \t].*)?\n(?:(?:[ -].*|[a-z_]+:(?:[ \t].*)?|)\n)*?---[ \t]*(?:\n|$))"
)


@dataclass(frozen=True, slots=True)
class Source:
    """The two parts of a content file; the line numbers say where in the file each begins."""

    path: str
    head: str
    head_line: int
    body: str
    body_line: int


def read_text(data: bytes, path: str) -> str:
    """The text of a UTF-8 file with plain line feeds, without a byte order mark.

    Raises AntragError for other encodings and for control characters, all of the file at once.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        raise AntragError.of(
            _place(path, before, len(before)),
            "Die Datei ist nicht in UTF-8 gespeichert; Umlaute gingen verloren.",
            "Im Editor „Speichern unter“ wählen und als Codierung „UTF-8“ angeben.",
            id="datei-codierung",
        ) from error
    # An umlaut from a Mac may be a letter and two dots: the same letter, but not in the fonts.
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    problems = [
        Problem(
            Place(path, number, match.start() + 1),
            _say_control(match[0]),
            "Das Zeichen löschen; es kommt meist aus einer kopierten Stelle.",
            "steuerzeichen",
        )
        for number, line in enumerate(text.split("\n"), 1)
        for match in CONTROLS.finditer(line)
    ]
    if problems:
        raise AntragError(problems)
    return text


def _say_control(found: str) -> str:
    if len(found) == 1:
        return f"Hier steht ein unsichtbares Steuerzeichen (U+{ord(found):04X})."
    return f"Hier stehen {len(found)} unsichtbare Steuerzeichen (das erste: U+{ord(found[0]):04X})."


def _place(path: str, text: str, offset: int) -> Place:
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _refuse_other_files(text: str, path: str) -> None:
    """Raises AntragError for what by its name holds no paper."""
    if path.casefold().endswith(OTHERS) or (not path.casefold().endswith(".md") and not text.startswith("---")):
        raise AntragError.of(
            Place(path),
            "Das ist keine Inhaltsdatei.",
            "Papiere stehen in Dateien, deren Name auf „.md“ endet.",
            id="datei-keine-inhaltsdatei",
        )


def split_source(text: str, path: str) -> Source:
    """The head between the two `---` lines and the body after it.

    Raises AntragError for a file of another kind, and where the head is missing, not closed or larger than 1 MB.
    """
    _refuse_other_files(text, path)
    fences = FENCE.finditer(text)
    first = next(fences, None)
    if first is None or first.start() != 0:
        raise AntragError.of(
            Place(path),
            "Die Datei beginnt nicht mit einem Kopf.",
            "Die erste Zeile muss „---“ lauten; darunter stehen Angaben wie „art: haushaltsantrag“, dann wieder „---“.",
            id="kopf-fehlt",
        )
    second = next(fences, None)
    if second is None:
        raise AntragError.of(
            Place(path),
            "Der Kopf ist nicht geschlossen.",
            "Nach den Angaben eine Zeile „---“ einfügen.",
            id="kopf-offen",
        )
    if again := HEAD_AGAIN.match(text, second.end() + 1):
        raise AntragError.of(
            _place(path, text, again.start("head")),
            "Hier beginnt ein zweiter Kopf.",
            "Eine Datei hat genau einen Kopf zwischen zwei Zeilen „---“: beide zusammenfassen oder einen löschen.",
            id="yaml-mehrere",
        )
    head, body = text[first.end() + 1 : second.start()], text[second.end() + 1 :]
    if len(head.encode()) > LARGEST_HEAD:
        raise AntragError.of(
            Place(path),
            "Der Kopf ist größer als 1 MB.",
            "Fließtext gehört in die Abschnitte darunter.",
            id="kopf-zu-gross",
        )
    return Source(path, head, 2, body, text.count("\n", 0, second.end()) + 2)
