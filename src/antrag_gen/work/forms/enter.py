"""Enter a form into its report: what stands in the fields comes in, the content file with it goes out, or why not."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.library.contents import Content
from antrag_gen.readers.forms.form import Answer, Form
from antrag_gen.readers.markdown.passages import write_passages
from antrag_gen.readers.yaml.edit import Append, Drop, Edit, Put, edit_head
from antrag_gen.readers.yaml.head import Value
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.work.forms.fields import ORDERS, Art, Feld, fields_of, groups_of
from antrag_gen.work.forms.parts import parts_of
from antrag_gen.work.forms.same import is_same
from antrag_gen.work.forms.texts import drop_text, put_text

GONE = re.compile(r"[-–—−]")
LONGEST_SHOWN = 70
EMPTY = "bisher leer"


@dataclass(slots=True)
class Entry:
    """A form on its way into a content file: what changed, by field, and what is to be told."""

    form: Form
    shown: str
    content: Content
    titel: Callable[[str], str]
    changed: list[Feld] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def enter(self) -> None:
        """Enter all that was changed in the form; where something is wrong the problems say so."""
        self.check_form()
        fields = fields_of(groups_of(self.content, self.titel, self.form.report.jahr))
        wanted = [
            (feld, text)
            for answer in self.form.answers
            if (answer.changed or answer.read.faults)
            and (feld := self.known(answer, fields))
            and (text := self.text(answer, feld)) is not None
        ]
        answers = {answer.key: answer for answer in self.form.answers}
        new: dict[str, list[tuple[Feld, str]]] = {}
        for feld, text in wanted:
            if feld.neu and feld.art is not Art.TEXT:
                new.setdefault(feld.neu, []).append((feld, text))
            elif feld.art is not Art.TEXT:
                self.head(feld, text)
        for entries in new.values():
            self.add(entries)
        for feld, text in wanted:
            if feld.art is Art.TEXT:
                self.body(feld, text, answers[feld.key])

    def say(self, name: str, what: str, hint: str, id: str, level: Level = Level.FEHLER) -> None:
        self.problems.append(Problem(Place(self.shown), f"Feld „{name}“: {what}" if name else what, hint, id, level))

    def check_form(self) -> None:
        """What stands in the file and in no field."""
        hint = "In das Feld schreiben, in das es gehört, oder löschen."
        for words in self.form.outside or ():
            self.say("", f"Außerhalb der Felder steht: „{_short(words)}“.", hint, "formular-daneben")
        for name in self.form.missing:
            what = "Es fehlt in diesem Formular; in der Datei bleibt, was dort steht."
            self.say(
                name, what, "Soll sich daran etwas ändern, ein neues Formular erzeugen.", "formular-feld", Level.WARNUNG
            )
        if self.form.outside is None:
            what = "Ob außerhalb der Felder etwas geschrieben ist, lässt sich bei dieser Datei nicht sagen."
            self.say("", what, "Das Formular ansehen.", "formular-daneben", Level.WARNUNG)
        for words in self.form.comments:
            what = f"Ein Kommentar wird nicht eingelesen: „{_short(words)}“."
            self.say(
                "", what, "Was davon in den Bericht gehört, in ein Feld schreiben.", "formular-kommentar", Level.WARNUNG
            )

    def known(self, answer: Answer, fields: Mapping[str, Feld]) -> Feld | None:
        """The field of the file that was answered."""
        for fault in answer.read.faults:
            hint = "Herausnehmen; es lässt sich nur von Hand in die Inhaltsdatei übertragen."
            self.say(answer.name, f"Darin ist {fault}.", hint, "formular-inhalt")
        if answer.read.faults:
            return None
        feld = fields.get(answer.key)
        if feld is None and not answer.empty:
            words = _short(answer.read.line)
            what = f"Dieses Feld gibt es in {self.content.file.shown} nicht mehr; im Formular steht „{words}“."
            self.say(answer.name, what, "Ein neues Formular erzeugen und die Angabe dort eintragen.", "formular-feld")
        return feld

    def text(self, answer: Answer, feld: Feld) -> str | None:
        """What is to be written; None where nothing is: the file says it already, or the field is empty."""
        if answer.empty:
            if feld.wert:
                what = f"Hier steht nichts mehr; in der Datei bleibt „{_short(feld.words)}“."
                self.say(answer.name, what, "Soll es wegfallen, „–“ eintragen.", "formular-leer", Level.WARNUNG)
            return None
        text = write_passages(answer.read.passages) if feld.art is Art.TEXT else answer.read.line
        if feld.platzhalter in answer.read.line:
            hint = "Im Formular löschen, was davon übrig ist."
            self.say(answer.name, f"Hier steht noch „{feld.platzhalter}“.", hint, "formular-rest")
            return None
        if feld.art is Art.AUSWAHL and not GONE.fullmatch(text):
            found = [key for key, words in feld.auswahl if text.casefold() in (key, words.casefold())]
            if not found:
                words = ", ".join(f"„{words}“" for _, words in feld.auswahl)
                self.say(
                    answer.name,
                    f"„{_short(text)}“ steht nicht zur Wahl.",
                    f"Möglich sind: {words}.",
                    "formular-auswahl",
                )
                return None
            text = found[0]
        if (feld.fehlt and GONE.fullmatch(text) and not feld.neu) or is_same(feld, text, feld.wert):
            return None
        if feld.digest != answer.in_file:
            now = f"steht inzwischen „{_short(feld.words)}“" if feld.words else "steht inzwischen nichts"
            what = f"In {self.content.file.shown} {now}, im Formular „{_short(answer.read.line)}“."
            hint = "Eines von beiden angleichen, oder ein neues Formular erzeugen. Geschrieben wurde nichts."
            self.say(answer.name, what, hint, "formular-ueberholt")
            return None
        return text

    def head(self, feld: Feld, text: str) -> None:
        if GONE.fullmatch(text):
            self.edit(Drop(self.droppable(feld)))
        else:
            series = feld.path[-2:-1] == ("ist",) and not isinstance(_at(self.values, feld.path[:-1]), dict)
            order = ORDERS[str(feld.path[0]) if len(feld.path) > 1 else ""]
            if series:
                what = "Hier lässt sich kein Wert eintragen: In der Datei fehlt „ist“ mit den Jahren."
                self.say(feld.name, what, "Von Hand eintragen.", "eintragen-unmoeglich")
                return
            self.edit(Put(feld.path, text, order))
        self.note(feld, text)

    @property
    def values(self) -> dict[str, Value]:
        head = self.content.head
        return head.values if head else {}

    def droppable(self, feld: Feld) -> tuple[str | int, ...]:
        """The path of the value, or of what would be empty without it."""
        around = _at(self.values, feld.path[:-1])
        return feld.path[:-1] if isinstance(around, dict) and len(around) == 1 else feld.path

    def add(self, entries: list[tuple[Feld, str]]) -> None:
        """Add an entry to a list, with what was filled in of it."""
        kept = [(feld, text) for feld, text in entries if not GONE.fullmatch(text)]
        if not kept:
            return
        name = kept[0][0].path[0]
        values: dict[str, Value] = {}
        for feld, text in kept:
            *way, last = feld.path[2:]
            values |= {str(way[0]): {str(last): text}} if way else {str(last): text}
        order = ORDERS[str(name)]
        ordered = {key: values[key] for key in order if key in values}
        if order[0] not in ordered:
            what = "Dazu fehlt der Name."
            self.say(kept[0][0].name, what, "Auch das erste Feld ausfüllen.", "formular-eintrag")
            return
        there = self.values.get(str(name))
        if isinstance(there, list) and ordered in there:
            return
        title = order[0]
        if any(isinstance(each, dict) and each.get(title) == ordered[title] for each in there or ()):
            feld, text = kept[0]
            what = f"„{_short(text)}“ steht schon in {self.content.file.shown}, mit anderen Angaben."
            hint = "Die Angaben dort ändern, in einem neuen Formular oder von Hand."
            self.say(feld.name, what, hint, "formular-eintrag")
            return
        self.edit(Append((name,), ordered, ORDERS[""]))
        entered = self.values.get(str(name))
        index = len(entered) - 1 if isinstance(entered, list) else 0
        for feld, text in kept:
            self.note(feld, text, (name, index, *feld.path[2:]))

    def body(self, feld: Feld, text: str, answer: Answer) -> None:
        name = str(feld.path[0])
        if not GONE.fullmatch(text.strip()):
            self.content = put_text(self.content, name, answer.read.passages, self.titel)
        elif Fortschrittsbericht.model_fields[name].is_required():
            what = "Dieser Abschnitt darf nicht wegfallen."
            self.say(feld.name, what, "Schreiben, was zu berichten ist, etwa „Keine“.", "formular-abschnitt")
            return
        else:
            self.content = drop_text(self.content, name, self.titel)
        self.note(feld, answer.read.line)

    def edit(self, edit: Edit) -> None:
        self.content = self.content.rewritten(edit_head(self.content.data, self.content.source, edit))

    def note(self, feld: Feld, text: str, path: tuple[str | int, ...] = ()) -> None:
        gone = GONE.fullmatch(text)
        new = "entfällt" if gone else _short(dict(feld.auswahl).get(text, text))
        self.changes.append(f"{self.content.file.shown}: {feld.name}: {_short(feld.words) or EMPTY} → {new}")
        self.changed.append(replace(feld, path=path or feld.path))

    def places(self) -> Iterator[tuple[int, int, Feld]]:
        """The first and the last line of what was entered, in the file as it would be."""
        head = self.content.head
        parts = parts_of(self.content, self.titel)
        for feld in self.changed:
            if feld.art is Art.TEXT and (part := parts.get(str(feld.path[0]))):
                yield part.first - 1, part.end, feld
            elif feld.art is not Art.TEXT and head is not None and feld.path in head.places:
                line = head.places[feld.path].line
                yield line, line, feld
        for feld in self.changed:
            if feld.art is not Art.TEXT and head is not None and feld.path not in head.places:
                line = head.place(feld.path).line
                yield line, line, feld


def _at(values: Value, path: tuple[str | int, ...]) -> Value | None:
    node: Value | None = values
    for key in path:
        if isinstance(node, dict) and isinstance(key, str):
            node = node.get(key)
        elif isinstance(node, list) and isinstance(key, int) and key < len(node):
            node = node[key]
        else:
            return None
    return node


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1].rstrip()}…"
