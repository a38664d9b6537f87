"""Read a file of decisions of a session: its bytes come in, decisions and their problems go out."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from antrag_gen.decisions.beschluss import Beschluesse
from antrag_gen.decisions.entscheidung import Entscheidung
from antrag_gen.errors import AntragError, Level, Place, Problem, naming
from antrag_gen.fields.freitext import judge_doubts
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.kontext import Kontext
from antrag_gen.fields.leere_angaben import check_empty
from antrag_gen.fields.validate import validate
from antrag_gen.patterns import compile_late
from antrag_gen.readers.source import read_text
from antrag_gen.readers.yaml.head import Head, read_head

ENTRIES = "beschluesse"
BUDGET = compile_late(r"^haushalt\s*:.*$", re.MULTILINE)  # reads like the number of a motion
ABOVE = -1  # the number of no entry: what the whole file says


@dataclass(slots=True)
class DecisionFile:
    """The decisions that can be relied on, by the number of their entry, and the motions that the others name.

    An entry holds one decision, or one on each of its Ziffern.
    """

    decisions: dict[int, tuple[Entscheidung, ...]] = field(default_factory=dict)
    broken: set[Kennung] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    head: Head = field(default_factory=Head)


def read_decisions(name: str, shown: str, read: Callable[[], bytes], kontext: Kontext) -> DecisionFile:
    """What the file `name` of a project holds by itself, whatever the motions say; problems name it as `shown`."""
    data = b""
    try:
        data = read()
        text = read_text(data, shown)
    except AntragError as error:
        # Numbers are the same in all encodings that editors write.
        return DecisionFile(
            broken=set(_motions_in(data.decode(errors="replace"), kontext)), problems=list(error.problems)
        )
    try:
        with naming(Place(shown)):
            head, problems = read_head(text, shown)
            if head is not None:
                return _Reading(name, text, head, kontext, problems).read()
    except AntragError as error:
        problems = list(error.problems)
    return DecisionFile(broken=set(_motions_in(text, kontext)), problems=problems)


@dataclass(slots=True)
class _Reading:
    """One file whose YAML could be read; entries with mistakes are told and left out."""

    name: str
    text: str
    head: Head
    kontext: Kontext
    problems: list[Problem]

    def read(self) -> DecisionFile:
        entries = self.head.values.get(ENTRIES)
        values = entries if isinstance(entries, list) else []
        places = [self.head.place((ENTRIES, number)) for number in range(len(values))]
        model, problems = validate(
            Beschluesse, self.head.values, self.head.place, self.kontext, told=set(self.head.broken)
        )
        empty = check_empty(Beschluesse, self.head.empty, self.head.place)
        self.problems.extend([*judge_doubts(Beschluesse, self.head.doubts), *problems, *empty])
        wrong = {bisect_right(places, problem.where) - 1 for problem in self.problems}
        kept = [number for number in range(len(values)) if number not in wrong]
        if self.problems and ABOVE not in wrong and kept:
            rest = {**self.head.values, ENTRIES: [values[number] for number in kept]}
            model, _ = validate(Beschluesse, rest, self.head.place, self.kontext)
        if model is None or ABOVE in wrong or not kept:
            broken = set(_motions_in(self.text, self.kontext))
            return DecisionFile(broken=broken, problems=self.problems, head=self.head)
        wrong |= self.check(model, kept)
        cited = [replace(places[number], path=self.name) for number in kept]
        decisions = zip(kept, model.entscheidungen(cited), strict=True)
        return DecisionFile(
            {number: decision for number, decision in decisions if number not in wrong},
            {kennung for number in wrong for kennung in _motions_in(str(values[number]), self.kontext)},
            self.problems,
            self.head,
        )

    def check(self, model: Beschluesse, kept: list[int]) -> set[int]:
        """Tell what the rules of the file find; the numbers of the entries with errors."""
        findings = list(model.befunde(self.kontext))
        # The rules count the entries that are kept.
        self.problems.extend(
            replace(finding, at=self.head.place((ENTRIES, kept[int(finding.path[1])], *finding.path[2:])))
            for finding in findings
        )
        return {kept[int(finding.path[1])] for finding in findings if finding.level is Level.FEHLER}


def _motions_in(text: str, kontext: Kontext) -> Iterator[Kennung]:
    """Every motion that a text may name."""
    for match in re.finditer(kontext.einstellungen.nummern.antrag.muster.regex(), BUDGET.sub("", text)):
        yield Kennung("antrag", int(match["nummer"].replace(".", "")), int(match["jahr"]))
