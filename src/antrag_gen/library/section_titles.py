"""Judge titles of sections that are not typed as „# Titel“: lines and problems of a body in, each mistake once out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.source import Source

LOOSE = "text-vor-abschnitt"
# Begins the ids of headings that are not yet ones.
TYPED = "ueberschrift-"
MISSING = frozenset({"abschnitt-fehlt", "antrag-leer", "text-fehlt"})
TIGHT = compile_late(r"(#{1,6})[^\s#]")
DEEPER = compile_late(r"(#{2,6})\s")


@dataclass(slots=True)
class Titles:
    """The titles of a kind with the fields they fill; `typed` stand in the file without being sections.

    `deeper` are headings within a section, which is wrong only where the section is missing.
    """

    fields: Mapping[str, str]
    there: frozenset[str]
    typed: set[str] = field(default_factory=set)
    deeper: dict[str, tuple[Place, str]] = field(default_factory=dict)

    def judge(self, problems: Iterable[Problem], source: Source) -> list[Problem]:
        """The problems, with one for each title without its „#“; what follows from that is left out."""
        told = [self._as_section(problem) for problem in problems]
        for number, (above, line) in enumerate(pairwise(["", *source.body.split("\n")]), source.body_line):
            title = line.strip(" *#").removesuffix(":").rstrip(" *#")
            if title not in self.fields or title in self.there or line.startswith("# "):
                continue
            place = Place(source.path, number)
            if match := DEEPER.match(line):
                self.deeper.setdefault(title, (place, match[1]))
            elif match := TIGHT.match(line):
                self.typed.add(title)
                told = _without_what_follows(told, number, guesses=True)
                if not any(problem.id.startswith(TYPED) and problem.where.line == number for problem in told):
                    what = f"Hinter „{match[1]}“ fehlt ein Leerzeichen; die Zeile ist noch keine Überschrift."
                    told.append(Problem(place, what, f"Die Zeile so schreiben: „# {title}“.", "abschnitt-raute"))
            elif not above.strip() and not line.startswith(" "):
                self.typed.add(title)
                told = _without_what_follows(told, number)
                hint = f"Die Zeile so schreiben: „# {title}“."
                told.append(Problem(place, f"Vor „{title}“ fehlt das „#“.", hint, "abschnitt-raute"))
        return [self._with_title(problem) for problem in told]

    def _as_section(self, problem: Problem) -> Problem:
        """The same problem; a heading that was typed as text begins a section, where it is the title of one."""
        before, _, meant = problem.hint.rpartition("\n")
        words = meant.lstrip("#").strip()
        is_section = problem.id.startswith(TYPED) and meant.startswith("#") and words in self.fields.keys() - self.there
        return replace(problem, hint=f"{before}\n# {words}") if is_section else problem

    def _with_title(self, problem: Problem) -> Problem:
        """The same problem; for a text above all sections, with a title that this kind has."""
        if problem.id != LOOSE or not self.fields:
            return problem
        title = next((title for title, name in self.fields.items() if name == "begruendung"), next(iter(self.fields)))
        if title in self.there:
            return replace(problem, hint="Unter die Überschrift stellen, zu der er gehört.")
        return replace(problem, hint=f"Eine Überschrift wie „# {title}“ darüber setzen.")

    def settle(self, problems: Iterable[Problem], misspelt: Iterable[str]) -> list[Problem]:
        """The problems without sections that are missing only since their title is typed otherwise."""
        problems, settled, deeper = list(problems), list[Problem](), set[str]()
        loose = "".join(problem.hint for problem in problems if problem.id == LOOSE)
        for problem in problems:
            title = next((title for title in self.fields if f"„# {title}“" in f"{problem.what} {problem.hint}"), "")
            if problem.id in MISSING and title and f"„# {title}“" in loose and title not in self.deeper:
                continue  # the text that it lacks stands above all sections
            if problem.id not in MISSING or title not in {*self.typed, *misspelt, *self.deeper}:
                settled.append(problem)
            else:
                deeper |= {title} & set(self.deeper)
        # Where one title is too deep, the others are by the same mistake.
        for title, (place, marks) in self.deeper.items() if deeper else ():
            what = f"„{marks} {title}“ beginnt keinen Abschnitt."
            hint = f"Abschnitte haben ein „#“: die Zeile so schreiben: „# {title}“."
            settled = _without_what_follows(settled, place.line)
            settled.append(Problem(place, what, hint, "abschnitt-raute"))
        return settled


def _without_what_follows(problems: Iterable[Problem], line: int, *, guesses: bool = False) -> list[Problem]:
    """What follows a title would else be text above all sections, and the line a heading within one.

    `guesses` leaves out only the warning that the line might be a heading.
    """
    return [
        problem
        for problem in problems
        if (problem.id != LOOSE or problem.where.line < line)
        and (
            not problem.id.startswith(TYPED)
            or problem.where.line != line
            or (guesses and problem.level is not Level.WARNUNG)
        )
    ]
