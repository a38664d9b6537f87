"""Read the decisions of a project: files of sessions come in, decisions by motion and their problems go out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.models.beschluss import Beschluesse
from antrag_gen.models.entscheidung import Entscheidung
from antrag_gen.models.projekt import Umfeld
from antrag_gen.models.validate import validate
from antrag_gen.models.verzeichnis import Kennung
from antrag_gen.project import ContentFile, Project, Reader
from antrag_gen.readers.head import Head, read_head
from antrag_gen.readers.source import read_text

ENTRIES = "beschluesse"
BUDGET = re.compile(r"^haushalt\s*:.*$", re.MULTILINE)  # reads like the number of a motion
ABOVE = -1  # the number of no entry: what the whole file says


@dataclass(slots=True)
class DecisionFile:
    """The decisions that can be relied on, by the number of their entry, and the motions that the others name."""

    decisions: dict[int, Entscheidung] = field(default_factory=dict)
    broken: set[Kennung] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    head: Head = field(default_factory=Head)


def load_decisions(project: Project, umfeld: Umfeld) -> Umfeld:
    """The same surroundings with every decision of the project.

    Mistakes stop nothing here: they are kept in `beschlussfehler` for whoever needs all decisions. A paper that
    needs a decision with mistakes finds it in `unlesbar`; all others go on.
    """
    decisions: dict[Kennung, tuple[Entscheidung, ...]] = {}
    broken: dict[Kennung, tuple[str, ...]] = {}
    errors: dict[str, tuple[Problem, ...]] = {}
    for path in project.decision_files(()) if project.content.is_dir() else ():
        file = project.content_file(path)
        found = read_decisions(file, project.read, umfeld)
        for decision in found.decisions.values():
            kennung = Kennung.of(decision.antrag)
            decisions[kennung] = (*decisions.get(kennung, ()), decision)
        for kennung in sorted(found.broken):
            broken[kennung] = (*broken.get(kennung, ()), file.name)
        if wrong := tuple(problem for problem in found.problems if problem.level is Level.FEHLER):
            errors[file.name] = wrong
    return umfeld.model_copy(update={"beschluesse": decisions, "unlesbar": broken, "beschlussfehler": errors})


def read_decisions(file: ContentFile, read: Reader, umfeld: Umfeld) -> DecisionFile:
    """What one file holds by itself, whatever the motions say."""
    data = b""
    try:
        data = read(file.name, Place(file.shown))
        text = read_text(data, file.shown)
    except AntragError as error:
        # Numbers are the same in all encodings that editors write.
        return DecisionFile(
            broken=set(_motions_in(data.decode(errors="replace"), umfeld)), problems=list(error.problems)
        )
    head, problems = read_head(text, file.shown)
    if head is None:
        return DecisionFile(broken=set(_motions_in(text, umfeld)), problems=problems)
    return _Reading(file, text, head, umfeld, problems).read()


@dataclass(slots=True)
class _Reading:
    """One file whose YAML could be read; entries with mistakes are told and left out."""

    file: ContentFile
    text: str
    head: Head
    umfeld: Umfeld
    problems: list[Problem]

    def read(self) -> DecisionFile:
        entries = self.head.values.get(ENTRIES)
        values = entries if isinstance(entries, list) else []
        places = [self.head.place((ENTRIES, number)) for number in range(len(values))]
        model, found = validate(Beschluesse, self.head.values, self.head.place, self.umfeld)
        self.problems.extend(found)
        wrong = {bisect_right(places, problem.where) - 1 for problem in self.problems}
        kept = [number for number in range(len(values)) if number not in wrong]
        if self.problems and ABOVE not in wrong and kept:
            rest = {**self.head.values, ENTRIES: [values[number] for number in kept]}
            model, _ = validate(Beschluesse, rest, self.head.place, self.umfeld)
        if model is None or ABOVE in wrong or not kept:
            return DecisionFile(broken=set(_motions_in(self.text, self.umfeld)), problems=self.problems, head=self.head)
        wrong |= self.check(model, kept)
        cited = [replace(places[number], path=self.file.name) for number in kept]
        decisions = zip(kept, model.entscheidungen(cited), strict=True)
        return DecisionFile(
            {number: decision for number, decision in decisions if number not in wrong},
            {kennung for number in wrong for kennung in _motions_in(str(values[number]), self.umfeld)},
            self.problems,
            self.head,
        )

    def check(self, model: Beschluesse, kept: list[int]) -> set[int]:
        """Tell what the rules of the file find; the numbers of the entries with errors."""
        wrong: set[int] = set()
        for finding in model.befunde(self.umfeld.projekt.planungsjahre):
            number = kept[int(finding.path[1])]
            place = self.head.place((ENTRIES, number, *finding.path[2:]))
            self.problems.append(Problem(place, finding.what, finding.hint, finding.id, finding.level))
            wrong.update([number] if finding.level is Level.FEHLER else [])
        return wrong


def _motions_in(text: str, umfeld: Umfeld) -> Iterator[Kennung]:
    """Every motion that a text may name."""
    for match in re.finditer(umfeld.projekt.nummern.antrag.muster.regex(), BUDGET.sub("", text)):
        yield Kennung("antrag", int(match["nummer"].replace(".", "")), int(match["jahr"]))
