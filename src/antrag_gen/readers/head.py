"""Read YAML as texts with their places: no value is ever interpreted here.

YAML would read `120.000` as 120.0 and `no` as False without a word, so every scalar stays the text that
was written, and the type of its field reads it later.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from antrag_gen.errors import Place, Problem

DEEPEST = 32
Value = str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
CUT_OFF = re.compile(r"[ \t]+#(?=[^\s#=-])(.*)")
TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
NO_SPACE = re.compile(r"^\s*(?:- +)?([^\W\d]\w*):([^\s/].*)$")
COLON_INSIDE = re.compile(r"^(\s*(?:- +)?[^\W\d]\w*:\s+)([^\"'\[{|>].*?:(?:\s.*|$))")


@dataclass(slots=True)
class Head:
    """Values as written; `places` says where each value, `keys` where each key stands, by its path.

    `comments` are the places of the `#` that begin a comment.
    """

    values: dict[str, Value] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    comments: list[Place] = field(default_factory=list)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of a value, or of the nearest thing around it that has one; with `key`, that of its key."""
        if key and path in self.keys:
            return self.keys[path]
        while path not in self.places:
            if path in self.keys:
                return self.keys[path]
            path = path[:-1]
        return self.places[path]


def read_head(text: str, path: str, first_line: int = 1) -> tuple[Head | None, list[Problem]]:
    """Mappings, lists and texts of one YAML document, and every problem; keys without a value are left out.

    There is no head where the YAML is broken, or uses what is not allowed here: anchors, aliases, tags,
    several documents, nesting deeper than 32.
    """
    reader = _Reader(text, path, first_line)
    return reader.read(), reader.problems


class _BrokenHeadError(Exception):
    """Reading on would only misread the rest; the reason is among the problems."""


class _Reader:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.text = text
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.head = Head()
        self.scalars: list[tuple[tuple[int, int], tuple[int, int]]] = []

    def read(self) -> Head | None:
        for match in TAB_INDENT.finditer(self.text):
            line = self.text.count("\n", 0, match.start())
            self.say(
                line,
                match.end() - match.start() - 1,
                "Die Einrückung enthält einen Tabulator.",
                "YAML erlaubt nur Leerzeichen: den Tabulator durch zwei Leerzeichen ersetzen.",
                "yaml-tabulator",
            )
        if self.problems:
            return None
        try:
            self.read_document(yaml.parse(self.text, Loader=yaml.CLoader))
        except yaml.MarkedYAMLError as error:
            self.explain(error)
            return None
        except _BrokenHeadError:
            return None
        self.head.comments.extend(self.find_comments())
        return self.head

    def find_comments(self) -> Iterator[Place]:
        """A `#` after a blank begins a comment, unless it stands in a text."""
        for number, line in enumerate(self.lines):
            for match in COMMENT.finditer(line):
                position = (number, match.start())
                if not any(start <= position < end for start, end in self.scalars):
                    yield Place(self.path, self.first_line + number, match.start() + 1)
                    break

    def say(self, line: int, column: int, what: str, hint: str, id: str) -> None:
        place = Place(self.path, self.first_line + line, column + 1)
        self.problems.append(Problem(place, what, hint, id))

    def stop(self, event: yaml.Event, what: str, hint: str, id: str) -> "_BrokenHeadError":
        self.problems.append(Problem(self.place_of(event), what, hint, id))
        return _BrokenHeadError()

    def read_document(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.stop(
                        event,
                        "Hier beginnt ein zweiter Kopf.",
                        "Eine Datei hat genau einen Kopf zwischen zwei Zeilen „---“.",
                        "yaml-mehrere",
                    )
            elif isinstance(event, yaml.NodeEvent):
                self.head.places[()] = self.place_of(event)
                value = self.read_value(event, events, ())
                if isinstance(value, dict):
                    self.head.values = value
                elif value and not self.explain_line(len(self.lines) - 1):
                    raise self.stop(
                        event,
                        "Hier wird eine Angabe „schlüssel: wert“ erwartet.",
                        "Beispiel: „betreff: Sanierung der Turnhalle“.",
                        "yaml-kein-schluessel",
                    )
        self.head.places.setdefault((), Place(self.path, self.first_line, 1))

    def read_value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Value:
        self.check_event(event, path)
        self.head.places[path] = self.place_of(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.read_scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Value] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self.read_value(item, events, (*path, len(items))))
            return items
        mapping: dict[str, Value] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            self.read_pair(mapping, key, events, path)
        return mapping

    def read_pair(self, mapping: dict[str, Value], event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> None:
        self.check_event(event, path)
        if not isinstance(event, yaml.ScalarEvent):
            raise self.stop(
                event,
                "Ein Schlüssel muss ein einzelnes Wort sein.",
                "Klammern und „?“ entfernen.",
                "yaml-schluessel",
            )
        key = self.read_scalar(event)
        place, inner = self.place_of(event), (*path, key)
        if inner in self.head.keys:
            self.problems.append(
                Problem(
                    place,
                    f"„{key}“ steht zweimal da.",
                    f"Zuerst in Zeile {self.head.keys[inner].line}; eine der beiden Angaben löschen.",
                    "schluessel-doppelt",
                )
            )
        self.head.keys[inner] = place
        value = self.read_value(next(events), events, inner)
        if value != "":
            mapping[key] = value
        else:
            self.head.places.pop(inner)

    def read_scalar(self, event: yaml.ScalarEvent) -> str:
        self.scalars.append((_position(event.start_mark), _position(event.end_mark)))
        if not event.style:
            self.check_comma(event)
            line, column = _position(event.end_mark)
            if match := CUT_OFF.match(self.lines[line][column:] if line < len(self.lines) else ""):
                self.say(
                    line,
                    column + match[0].index("#"),
                    f"Ab „#{match[1]}“ ginge der Text verloren: „ #“ beginnt in YAML eine Anmerkung.",
                    'Den ganzen Wert in "…" setzen. Ist es eine Anmerkung, dann nach # ein Leerzeichen.',
                    "yaml-abgeschnitten",
                )
        return str(event.value).strip()

    def check_comma(self, event: yaml.ScalarEvent) -> None:
        """In a list in brackets, `1.200,50` would be two values, and both would be wrong."""
        line, column = _position(event.start_mark)
        if column and self.lines[line][column - 1 : column] == ",":
            self.say(
                line,
                column - 1,
                "Dieses Komma trennt zwei Werte der Liste.",
                'Eine Zahl mit Komma in Anführungszeichen setzen: "1.200,50". Sonst nach dem Komma ein Leerzeichen.',
                "yaml-komma",
            )

    def check_event(self, event: yaml.Event, path: Path) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.stop(
                event,
                "„&“ und „*“ am Anfang eines Wertes sind hier nicht erlaubt (Verweise von YAML).",
                'Den Wert ausschreiben oder in "…" setzen.',
                "yaml-verweis",
            )
        if getattr(event, "tag", None):
            raise self.stop(
                event,
                "„!“ am Anfang eines Wertes ist hier nicht erlaubt (Typangabe von YAML).",
                'Den Wert in "…" setzen.',
                "yaml-typangabe",
            )
        if len(path) > DEEPEST:
            raise self.stop(
                event,
                f"Die Angaben sind tiefer als {DEEPEST} Ebenen geschachtelt.",
                "Klammern prüfen.",
                "yaml-zu-tief",
            )

    def place_of(self, event: yaml.Event) -> Place:
        line, column = _position(event.start_mark)
        return Place(self.path, self.first_line + line, column + 1)

    def explain(self, error: yaml.MarkedYAMLError) -> None:
        """Say what the writer did, judged by the lines; libyaml only says what its parser expected."""
        line, column = _position(error.problem_mark or error.context_mark)
        opened, at = _position(error.context_mark)
        quote = "".join(self.lines[opened : opened + 1])[at : at + 1]
        if quote in ('"', "'"):
            self.say(
                opened,
                at,
                "Dieses Anführungszeichen wird nicht geschlossen.",
                f"Am Ende des Wertes ein {quote} ergänzen.",
                "yaml-anfuehrung",
            )
            return
        line = min(line, len(self.lines) - 1)
        if not self.explain_line(line):
            self.say(
                line,
                column,
                "Diese Stelle ist kein gültiges YAML.",
                "Einrückung, Anführungszeichen und Klammern dieser und der vorigen Zeile prüfen.",
                "yaml-ungueltig",
            )

    def explain_line(self, last: int) -> bool:
        for number, line in enumerate(self.lines[: last + 1]):
            if match := NO_SPACE.match(line):
                self.say(
                    number,
                    match.start(2),
                    f"Nach „{match[1]}:“ fehlt ein Leerzeichen.",
                    f"Richtig: „{match[1]}: {match[2]}“.",
                    "yaml-leerzeichen",
                )
                return True
        if match := COLON_INSIDE.match(self.lines[last]):
            value = COMMENT.split(match[2])[0].rstrip()
            self.say(
                last,
                match.start(2) + value.index(":"),
                "Ein Doppelpunkt mitten im Wert.",
                f'Den Wert in Anführungszeichen setzen: „{match[1].strip()} "{value}"“.',
                "yaml-doppelpunkt",
            )
            return True
        return False


def _position(mark: object) -> tuple[int, int]:
    """Line and column of a mark, from 0; what has no mark is said at the start."""
    return getattr(mark, "line", 0), getattr(mark, "column", 0)
