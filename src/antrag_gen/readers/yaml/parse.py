"""Parse YAML: a text comes in, the tree of its nodes goes out, and every problem in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import yaml

from antrag_gen.errors import HERE, Path, Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.source import CONTROL
from antrag_gen.readers.yaml.braces import read_braces
from antrag_gen.readers.yaml.comments import find_comments
from antrag_gen.readers.yaml.diagnose import diagnose
from antrag_gen.readers.yaml.doubts import doubt_commas, doubt_comment
from antrag_gen.readers.yaml.explain import example, explain_error, explain_line, explain_loose
from antrag_gen.readers.yaml.lines import Lines, mark_of
from antrag_gen.readers.yaml.nodes import Doubt, Items, MappingNode, Mark, Node, Scalar
from antrag_gen.readers.yaml.quotes import find_swallowed
from antrag_gen.readers.yaml.recover import Part, cut_at_keys, shifted_pair, shifted_scalar

DEEPEST = 32
MOST_VALUES = 40_000
# A broken head is read key by key; one of more than this is told by its first mistake only.
MOST_PARTS = 2_000
FORBIDDEN_SIGNS = ("yaml-verweis", "yaml-typangabe")
CUT_OFF = compile_late(r"[ \t]+#(?=[^\s#=-])(.*)")
TAB_INDENT = compile_late(r"^ *\t", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Yaml:
    """One document: its root, None where the text is empty, and the marks of the `#` that begin a comment.

    `broken` are the paths of what cannot be read, most of it left out; `doubts` depend on the kinds of values.
    """

    root: Node | None
    comments: tuple[Mark, ...]
    broken: tuple[Path, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def parse(lines: Lines) -> tuple[Yaml | None, list[Problem]]:
    """The document of a text and its problems; None where it is broken, or uses what is not allowed here."""
    tabs = list(_find_tabs(lines))
    if tabs:
        return None, tabs
    parser = _Parser(lines)
    root, fine = parser.read_all()
    if fine:
        return Yaml(
            root, tuple(find_comments(lines, parser.scalars)), tuple(parser.broken), tuple(parser.doubts)
        ), parser.problems
    if any(problem.id == "yaml-zu-viel" for problem in parser.problems):
        return None, parser.problems
    parts = cut_at_keys(lines)
    return _read_parts(lines, parts) if parts and len(parts) <= MOST_PARTS else (None, parser.problems)


def _read_parts(lines: Lines, parts: Sequence[Part]) -> tuple[Yaml, list[Problem]]:
    """What can be read of a broken text: the values of the keys that are fine, and the problems of all others."""
    whole = _Parser(lines)
    pairs: list[tuple[Scalar, Node]] = []
    unread = False
    for line in range(parts[0].first):
        whole.check_above(line)
    for part in parts:
        parser = _Parser(part.lines)
        if part.stray:
            what = f"Vor „{part.key}“ {'steht ein' if part.stray == 1 else 'stehen'} Leerzeichen zu viel."
            hint = f"Die Zeile ganz links beginnen: „{part.key}: …“."
            parser.say(Mark(0, 0), what, hint, "kopf-leerzeichen")
        if part.without_colon:
            parser.problems.append(explain_loose(part.first, lines))
        root, fine = parser.read_all()
        whole.problems += parser.problems
        whole.broken += parser.broken
        whole.doubts += parser.doubts
        if fine and isinstance(root, MappingNode) and not part.without_colon:
            for key, value in root.pairs:
                whole.check_twice((key.text,), Mark(key.start.line + part.first, key.start.column), key.text)
                pairs.append(shifted_pair((key, value), part.first))
            whole.scalars += [shifted_scalar(scalar, part.first) for scalar in parser.scalars]
        else:
            unread = True
            whole.broken.append((part.key,))
    end = Mark(len(lines.lines), 0)
    root = MappingNode(pairs[0][0].start if pairs else Mark(0, 0), end, tuple(pairs), flow=False)
    # A broken part may hold what looks like a comment and is none.
    comments = () if unread else tuple(find_comments(lines, whole.scalars))
    return Yaml(root, comments, tuple(whole.broken), tuple(whole.doubts)), whole.problems


def _find_tabs(lines: Lines) -> Iterator[Problem]:
    for match in TAB_INDENT.finditer(lines.text):
        mark = Mark(lines.text.count("\n", 0, match.start()), match.end() - match.start() - 1)
        yield Problem(
            lines.place(mark),
            "Die Einrückung enthält einen Tabulator.",
            "Eingerückt wird nur mit Leerzeichen: den Tabulator durch zwei Leerzeichen ersetzen.",
            "yaml-tabulator",
        )


class _BrokenError(Exception):
    """Reading on would only misread the rest; the reason is among the problems."""


@dataclass(slots=True)
class _Parser:
    """The events of a text on their way to nodes; `keys` are the marks of all keys so far, by their paths.

    `broken` are the paths of values that are told and left out.
    """

    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    keys: dict[Path, Mark] = field(default_factory=dict)
    scalars: list[Scalar] = field(default_factory=list)
    broken: list[Path] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def say(self, mark: Mark, what: str, hint: str, id: str) -> None:
        self.problems.append(Problem(self.lines.place(mark), what, hint, id))

    def stop(self, event: yaml.Event, what: str, hint: str, id: str) -> _BrokenError:
        self.say(mark_of(event.start_mark), what, hint, id)
        return _BrokenError()

    def read_all(self) -> tuple[Node | None, bool]:
        """The root, and whether the text could be read to its end; what keeps it from that is told."""
        try:
            return self.read_document(yaml.parse(self.lines.text, Loader=yaml.CLoader)), True
        except yaml.MarkedYAMLError as error:
            self.tell(diagnose(self.lines) or [explain_error(error, self.lines)])
        except _BrokenError:
            if self.problems[-1].id in FORBIDDEN_SIGNS:
                self.tell(diagnose(self.lines))
        return None, False

    def tell(self, problems: Sequence[Problem]) -> None:
        told = {problem.at for problem in self.problems}
        self.problems += (problem for problem in problems if problem.at not in told)

    def check_above(self, line: int) -> None:
        """Nothing but comments stands above the first key."""
        text = self.lines.lines[line]
        if text.strip() and not text.lstrip().startswith("#"):
            self.problems.append(explain_loose(line, self.lines))

    def read_document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
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
                root = self.read_node(event, events, HERE)
                self.check_root(event, root)
        return root

    def check_root(self, event: yaml.Event, root: Node) -> None:
        """A head is pairs; what else stands there was most often meant to be some."""
        if isinstance(root, MappingNode) or not (root.nodes if isinstance(root, Items) else root.text):
            return
        told = explain_line(len(self.lines.lines) - 1, self.lines)
        if told is None:
            raise self.stop(
                event,
                "Hier wird eine Angabe „schlüssel: wert“ erwartet.",
                f"Beispiel: {example(self.lines.path)}.",
                "yaml-kein-schluessel",
            )
        self.problems.append(told)

    def read_node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Node:
        self.check_event(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self.read_scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.read_items(event, events, path)
        flow = bool(getattr(event, "flow_style", False))
        pairs: list[tuple[Scalar, Node]] = []
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            pairs.append(self.read_pair(key, events, path))
        if flow:
            pairs = self.check_braces(pairs, path)
        return MappingNode(mark_of(event.start_mark), mark_of(key.end_mark), tuple(pairs), flow)

    def read_items(self, event: yaml.SequenceStartEvent, events: Iterator[yaml.Event], path: Path) -> Items:
        items: list[Node] = []
        told = len(self.problems)
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(self.read_node(item, events, (*path, len(items))))
        # A list of rows is not broken by a comma in one of them.
        within = any(len(other) > len(path) and other[: len(path)] == path for other in self.broken)
        if any(problem.id == "yaml-komma" for problem in self.problems[told:]) and not within:
            self.broken.append(path)
        elif event.flow_style:
            self.doubts += doubt_commas(items, path, self.lines)
        return Items(mark_of(event.start_mark), mark_of(item.end_mark), tuple(items), bool(event.flow_style))

    def check_braces(self, pairs: list[tuple[Scalar, Node]], path: Path) -> list[tuple[Scalar, Node]]:
        """The pairs in braces that can be relied on."""
        braces = read_braces(pairs, self.lines)
        told = {problem.at for problem in braces.problems}
        self.problems = [problem for problem in self.problems if problem.at not in told] + braces.problems
        self.broken += [(*path, key) for key in braces.broken]
        if braces.is_list:
            self.broken.append(path)
        return braces.kept

    def read_pair(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> tuple[Scalar, Node]:
        self.check_event(event, path)
        if not isinstance(event, yaml.ScalarEvent):
            raise self.stop(
                event,
                "Ein Schlüssel muss ein einzelnes Wort sein.",
                "Klammern und „?“ entfernen.",
                "yaml-schluessel",
            )
        key = self.read_scalar(event, path)
        if key.text.endswith(":") and not key.style:
            key = self.without_colon(key)
        inner = (*path, key.text)
        # What stands below a key that is there twice is not there twice as well.
        below = (*inner, str(len(self.keys))) if inner in self.keys else inner
        self.check_twice(inner, key.start, key.text)
        return key, self.read_node(next(events), events, below)

    def without_colon(self, key: Scalar) -> Scalar:
        """A key as it was meant before two colons; told."""
        text = key.text.rstrip(": ")
        what = f"Hinter „{text}“ steht ein Doppelpunkt zu viel."
        self.say(
            Mark(key.start.line, key.start.column + len(text) + 1), what, f"Richtig: „{text}:“.", "yaml-doppelpunkt"
        )
        return replace(key, text=text)

    def check_twice(self, path: Path, start: Mark, key: str) -> None:
        if path in self.keys:
            first = self.lines.place(self.keys[path]).line
            hint = f"Zuerst in Zeile {first}; eine der beiden Angaben löschen."
            self.say(start, f"„{key}“ steht zweimal da.", hint, "schluessel-doppelt")
        self.keys[path] = start

    def read_scalar(self, event: yaml.ScalarEvent, path: Path) -> Scalar:
        self.check_control(event)
        if len(self.scalars) >= MOST_VALUES:
            what = f"Mehr als {MOST_VALUES:,} Werte und Namen von Angaben werden nicht gelesen.".replace(",", ".")
            raise self.stop(event, what, "Die Angaben auf mehrere Dateien verteilen.", "yaml-zu-viel")
        scalar = Scalar(mark_of(event.start_mark), mark_of(event.end_mark), str(event.value).strip(), event.style or "")
        self.scalars.append(scalar)
        if not scalar.style:
            self.check_comma(scalar)
            self.check_end(scalar)
            self.doubts += doubt_comment(scalar, path, self.lines)
        elif swallowed := find_swallowed(scalar, self.lines):
            self.problems.append(swallowed)
            self.broken.append(path)
        return scalar

    def check_control(self, event: yaml.ScalarEvent) -> None:
        r"""In quotes `\x1b` stands for what may not stand in the file itself."""
        if found := CONTROL.search(str(event.value)):
            what = f"In diesem Wert steht ein unsichtbares Steuerzeichen (U+{ord(found[0]):04X})."
            hint = "Das Zeichen löschen; in Anführungszeichen beginnt es mit einem Rückstrich."
            self.say(mark_of(event.start_mark), what, hint, "steuerzeichen")

    def check_comma(self, scalar: Scalar) -> None:
        """In a list in brackets, `1.200,50` would be two values, and both would be wrong."""
        line, column = scalar.start
        if column and self.lines.lines[line][column - 1 : column] == ",":
            self.say(
                Mark(line, column - 1),
                "Dieses Komma trennt zwei Werte der Liste.",
                'Eine Zahl mit Komma in Anführungszeichen setzen: "1.200,50". Sonst nach dem Komma ein Leerzeichen.',
                "yaml-komma",
            )

    def check_end(self, scalar: Scalar) -> None:
        line, column = scalar.end
        if match := CUT_OFF.match(self.lines.line(line)[column:]):
            self.say(
                Mark(line, column + match[0].index("#")),
                f"Ab „#{match[1]}“ ginge der Text verloren: „ #“ beginnt eine Anmerkung.",
                'Den ganzen Wert in "…" setzen. Ist es eine Anmerkung, dann nach # ein Leerzeichen.',
                "yaml-abgeschnitten",
            )

    def check_event(self, event: yaml.Event, path: Path) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.stop(
                event,
                "„&“ und „*“ am Anfang eines Wertes sind hier nicht erlaubt.",
                'Den Wert ausschreiben oder in "…" setzen.',
                "yaml-verweis",
            )
        if getattr(event, "tag", None):
            raise self.stop(
                event,
                "„!“ am Anfang eines Wertes ist hier nicht erlaubt.",
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
