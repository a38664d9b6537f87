"""Enter a form into its report: what stands in the fields comes in, the content file with it goes out, or why not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.german.zahlen import join
from antrag_gen.library.contents import Content
from antrag_gen.papers.papier import Status
from antrag_gen.patterns import compile_late
from antrag_gen.readers.forms.form import Answer, Form
from antrag_gen.readers.markdown.passages import write_passages
from antrag_gen.readers.yaml.edit import Append, Drop, Edit, Put, edit_head
from antrag_gen.readers.yaml.head import Value
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.work.forms.beside import tell_beside
from antrag_gen.work.forms.entries import new_entry, refusal, short
from antrag_gen.work.forms.fields import ORDERS, Art, Feld, fields_of, groups_of, value_at
from antrag_gen.work.forms.gaps import droppable
from antrag_gen.work.forms.parts import parts_of
from antrag_gen.work.forms.record import digest_of_entry
from antrag_gen.work.forms.same import is_same
from antrag_gen.work.forms.texts import drop_text, put_text

GONE = compile_late(r"[-–—−]")
NEW = compile_late(r"(\w+\.neu\d+)\.")
EMPTY = "bisher leer"
MOST_NAMED, SHORT = 5, 30
KEEP = "Schreiben, was zu berichten ist, etwa „Keine“."
HANDED_IN = " (mit „--formulare --auch-abgegebene“)"


@dataclass(slots=True)
class Entry:
    """A form on its way into a content file: what changed, by field, and what is to be told.

    `own` is what this form wrote when it was last read, as digests by fields and by new entries; where `prevails`, it
    counts whoever wrote since. Fields that another form has `said` in the same run are left as that says.
    """

    form: Form
    shown: str
    content: Content
    titel: Callable[[str], str]
    own: Mapping[str, str] = field(default_factory=dict)
    prevails: bool = False
    said: AbstractSet[str] = frozenset()
    added: dict[str, str] = field(default_factory=dict)
    changed: list[Feld] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def enter(self) -> None:
        """Enter all that was changed in the form; where something is wrong the problems say so."""
        self.problems += tell_beside(self.form, self.shown)
        fields = fields_of(groups_of(self.content, self.titel, self.form.report.jahr))
        self.check_untouched(fields)
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

    def answered(self) -> set[str]:
        """The keys of what was changed in the form, of new entries those of the entries."""
        keys = (answer.key for answer in self.form.answers if answer.changed and not answer.empty)
        return {match[1] if (match := NEW.match(key)) else key for key in keys}

    def written(self) -> dict[str, str]:
        """What the report says now where the form says it: the next `own`."""
        fields = fields_of(groups_of(self.content, self.titel, self.form.report.jahr))
        return {key: fields[key].digest for key in self.answered() if key in fields} | self.added

    def say(self, name: str, what: str, hint: str, id: str, level: Level = Level.FEHLER) -> None:
        self.problems.append(Problem(Place(self.shown), f"Feld „{name}“: {what}" if name else what, hint, id, level))

    def check_untouched(self, fields: Mapping[str, Feld]) -> None:
        """What is as it was when the form was made, or is so again, though the file has a value there.

        It may be a copy of the form, too; what another one says in the same run is no loss.
        """
        untouched: list[Feld] = []
        for answer in self.form.answers:
            feld = fields.get(answer.key)
            if answer.changed or feld is None or not self.said.isdisjoint((answer.key, feld.neu)):
                continue
            if answer.empty:
                if feld.words and self.own.keys().isdisjoint((answer.key, feld.neu)):
                    untouched.append(feld)
                else:
                    self.tell_empty(answer, feld)
                continue
            if feld.digest != self.own.get(answer.key):
                continue
            text = write_passages(answer.read.passages) if feld.art is Art.TEXT else answer.read.line
            if not is_same(feld, text, feld.words):
                what = f"Hier steht „{short(text)}“ wie bei der Ausgabe des Formulars; in der Datei bleibt "
                what += f"„{short(feld.words)}“, was dieses Formular zuletzt sagte."
                hint = (
                    "Soll es wieder gelten wie bei der Ausgabe, in der Datei ändern oder ein neues Formular erzeugen."
                )
                self.say(answer.name, what, hint, "formular-zurueck", Level.WARNUNG)
        self.tell_untouched(untouched)

    def tell_untouched(self, felder: Sequence[Feld]) -> None:
        """That fields are as empty as when the form was made, though the file has values by now."""
        if felder:
            named = [f"„{feld.name}“ ({short(feld.words, SHORT)})" for feld in felder[:MOST_NAMED]]
            more = [f"{len(felder) - MOST_NAMED} weitere"] if len(felder) > MOST_NAMED else []
            one = len(felder) == 1
            what = (
                f"{'Ein Feld ist' if one else f'{len(felder)} Felder sind'} leer wie bei der Ausgabe; was inzwischen "
            )
            what += f"in der Datei steht, bleibt: {join([*named, *more])}."
            self.say("", what, "Soll etwas davon wegfallen, „–“ eintragen.", "formular-leer", Level.HINWEIS)

    def known(self, answer: Answer, fields: Mapping[str, Feld]) -> Feld | None:
        """The field of the file that was answered."""
        for fault in answer.read.faults:
            hint = "Herausnehmen; es lässt sich nur von Hand in die Inhaltsdatei übertragen."
            self.say(answer.name, f"Darin ist {fault}.", hint, "formular-inhalt")
        if answer.read.faults:
            return None
        feld = fields.get(answer.key)
        if feld is None and not answer.empty:
            words = short(answer.read.line)
            what = f"Dieses Feld gibt es in {self.content.file.shown} nicht mehr; im Formular steht „{words}“."
            self.say(answer.name, what, "Ein neues Formular erzeugen und die Angabe dort eintragen.", "formular-feld")
        return feld

    def text(self, answer: Answer, feld: Feld) -> str | None:
        """What is to be written; None where nothing is: the file says it already, or the field is empty."""
        if answer.empty:
            self.tell_empty(answer, feld)
            return None
        text = write_passages(answer.read.passages) if feld.art is Art.TEXT else answer.read.line
        if feld.platzhalter in answer.read.line:
            hint = "Im Formular löschen, was davon übrig ist."
            self.say(answer.name, f"Hier steht noch „{feld.platzhalter}“.", hint, "formular-rest")
            return None
        if feld.art is Art.AUSWAHL and not GONE.fullmatch(text):
            found = [key for key, words in feld.auswahl if text.casefold() in (key, *_ways(words.casefold()))]
            if not found:
                words = ", ".join(f"„{words}“" for _, words in feld.auswahl)
                self.say(
                    answer.name,
                    f"„{short(text)}“ steht nicht zur Wahl.",
                    f"Möglich sind: {words}.",
                    "formular-auswahl",
                )
                return None
            text = found[0]
        if (feld.fehlt and GONE.fullmatch(text) and not feld.neu) or is_same(feld, text, feld.wert):
            return None
        if answer.key in self.said:
            what = f"Ein anderes der Formulare sagt „{short(feld.words) or '–'}“, dieses „{short(answer.read.line)}“."
            self.say(answer.name, what, "Eines berichtigen oder nur eines angeben.", "formular-ueberholt")
            return None
        if not (self.prevails or feld.digest in (answer.in_file, self.own.get(answer.key))):
            now = f"steht inzwischen „{short(feld.words)}“" if feld.words else "steht inzwischen nichts"
            what = f"In {self.content.file.shown} {now}, im Formular „{short(answer.read.line)}“."
            draft = self.values.get("status", Status.ENTWURF) == Status.ENTWURF
            hint = f"Eines von beiden angleichen oder ein neues Formular erzeugen{'' if draft else HANDED_IN}; "
            hint += "gilt das Formular, „--vorrang-formular“ angeben. Geschrieben wurde nichts."
            self.say(answer.name, what, hint, "formular-ueberholt")
            return None
        return text

    def tell_empty(self, answer: Answer, feld: Feld) -> None:
        """That nothing stands in a field where the file has a value."""
        if words := feld.words or self.added_before(feld):
            had_words = answer.changed or not self.own.keys().isdisjoint((answer.key, feld.neu))
            what = f"Hier steht nichts{' mehr' if had_words else ''}; in der Datei bleibt „{short(words)}“."
            hint = f"Wegfallen darf es nicht. {KEEP}" if _must_stay(feld) else "Soll es wegfallen, „–“ eintragen."
            self.say(answer.name, what, hint, "formular-leer", Level.WARNUNG)

    def added_before(self, feld: Feld) -> str:
        """What the entry that this form has added says at the field of a new one; empty where there is none."""
        rows = self.values.get(str(feld.path[0])) if feld.neu else ()
        own = (row for row in rows or () if digest_of_entry(row) == self.own.get(feld.neu))
        found = str(value_at(next(own, ""), feld.path[2:]) or "")
        return dict(feld.auswahl).get(found, found)

    def head(self, feld: Feld, text: str) -> None:
        if GONE.fullmatch(text):
            self.edit(Drop(droppable(self.values, feld.path)))
        else:
            series = feld.path[-2:-1] == ("ist",) and not isinstance(value_at(self.values, feld.path[:-1]), dict)
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

    def add(self, entries: list[tuple[Feld, str]]) -> None:
        """Add an entry to a list, with what was filled in of it, or correct the one that this form has added."""
        name, new = str(entries[0][0].path[0]), entries[0][0].neu
        there = self.values.get(name)
        rows: Sequence[Value] = there if isinstance(there, list) else ()
        kept = [(feld, text) for feld, text in entries if not GONE.fullmatch(text)]
        ordered = new_entry(name, kept)
        title = ORDERS[name][0]
        if ordered and title not in ordered:
            what = "Dazu fehlt der Name."
            self.say(kept[0][0].name, what, "Auch das erste Feld ausfüllen.", "formular-eintrag")
            return
        own = [at for at, row in enumerate(rows) if digest_of_entry(row) == self.own.get(new)]
        named = [at for at, row in enumerate(rows) if isinstance(row, dict) and row.get(title) == ordered.get(title)]
        sure = [*own, *named] if self.prevails else [at for at in own if at in named]
        if ordered and ordered in rows:
            self.added[new] = digest_of_entry(ordered)
        elif ordered and sure and new not in self.said:
            self.correct(sure[0], entries)
        elif own or named or (new in self.own and new in self.said):
            self.refuse_entry(entries[0][0], ordered, rows[own[0]] if own else "", title)
        elif ordered:
            self.edit(Append((name,), ordered, ORDERS[""]))
            for feld, text in kept:
                self.note(feld, text, (name, len(rows), *feld.path[2:]))
            self.added[new] = digest_of_entry(ordered)

    def refuse_entry(self, feld: Feld, ordered: Mapping[str, Value], own: Value, title: str) -> None:
        """An entry with other values than the one that is there, by its name or by what this form has added."""
        old = str(own.get(title, "")) if isinstance(own, dict) else ""
        self.say(feld.name, *refusal(str(ordered.get(title, "")), old, self.content.file.shown), "formular-eintrag")

    def correct(self, at: int, entries: list[tuple[Feld, str]]) -> None:
        """Enter what an entry that was added says otherwise by now."""
        name, new = str(entries[0][0].path[0]), entries[0][0].neu
        for feld, text in entries:
            path = (name, at, *feld.path[2:])
            old = value_at(self.values, path)
            there = replace(feld, path=path, wert=str(old or ""), neu="", fehlt=old is None)
            if not is_same(there, text, there.wert) and not (there.fehlt and GONE.fullmatch(text)):
                self.head(there, text)
        self.added[new] = digest_of_entry(value_at(self.values, (name, at)) or "")

    def body(self, feld: Feld, text: str, answer: Answer) -> None:
        name = str(feld.path[0])
        if not GONE.fullmatch(text.strip()):
            self.content = put_text(self.content, name, answer.read.passages, self.titel)
        elif _must_stay(feld):
            self.say(feld.name, "Dieser Abschnitt darf nicht wegfallen.", KEEP, "formular-abschnitt")
            return
        else:
            self.content = drop_text(self.content, name, self.titel)
        self.note(feld, answer.read.line)

    def edit(self, edit: Edit) -> None:
        self.content = self.content.rewritten(edit_head(self.content.data, self.content.source, edit))

    def note(self, feld: Feld, text: str, path: tuple[str | int, ...] = ()) -> None:
        gone = GONE.fullmatch(text)
        new = "entfällt" if gone else short(dict(feld.auswahl).get(text, text))
        self.changes.append(f"{self.content.file.shown}: {feld.name}: {short(feld.words) or EMPTY} → {new}")
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


def _ways(words: str) -> tuple[str, str]:
    """„grün: im Plan“, and its first word alone."""
    return words, words.partition(":")[0]


def _must_stay(feld: Feld) -> bool:
    return feld.art is Art.TEXT and Fortschrittsbericht.model_fields[str(feld.path[0])].is_required()
