"""Select motions: content files in, those that were asked for out, in the order of their numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.compose.printable import find_unprintable
from antrag_gen.decisions.entscheidung import counting
from antrag_gen.errors import AntragError, Place, Problem, naming
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.german.jahre import Haushalt
from antrag_gen.library.access import Access
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.loaded import Loaded
from antrag_gen.library.project import Library, OpenedProject
from antrag_gen.papers.haushaltspapier import Haushaltspapier
from antrag_gen.papers.papier import Fraktionspapier, Status
from antrag_gen.patterns import compile_late
from antrag_gen.transforms.glyphs import find_missing_glyphs
from antrag_gen.tree import Text

DIGITS = compile_late(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A motion that can be listed, whether it is said not to be public, and the file that it comes from."""

    motion: Fraktionspapier
    loaded: Loaded
    nichtoeffentlich: bool = False

    @property
    def path(self) -> str:
        return self.loaded.file.shown


@dataclass(frozen=True, slots=True)
class Motions:
    """The motions of some files, how many files have errors and are missing, and all problems."""

    listed: tuple[Listed, ...]
    failed: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Auswahl:
    """What was asked for, Fraktionen and Referate by their keys; what is empty asks for all."""

    haushalte: tuple[Haushalt, ...] = ()
    fraktionen: tuple[str, ...] = ()
    referate: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    nur_oeffentliche: bool = False


def read_motions(paths: Sequence[Path], project: OpenedProject) -> Motions:
    """The motions among these files; a file with errors may be one, unless it says that it is another kind."""
    listed: list[Listed] = []
    problems: list[Problem] = []
    failed = 0
    for path in paths:
        file = project.folder.content_file(path)
        try:
            with naming(Place(file.shown)):
                motion = list_file(file, project)
            if motion is not None:
                listed.append(motion)
                problems.extend(motion.loaded.problems)
        except AntragError as error:
            failed += 1
            problems.extend(error.problems)
    return Motions(tuple(listed), failed, tuple(problems))


def list_file(file: ContentFile, project: Library) -> Listed | None:
    """The motion in a file, None where it is another kind of paper; raises AntragError where it cannot be listed."""
    return None if _is_another_kind(project.content(file)) else _read(project.open(file), project)


def _is_another_kind(content: Content) -> bool:
    kind = ARTEN.get(str(content.said.get("art")))
    return kind is not None and not issubclass(kind, Fraktionspapier)


def _read(loaded: Loaded, project: Library) -> Listed:
    """Raises AntragError for a subject that can't be printed: the whole list would fail by it."""
    paper = loaded.paper
    if not isinstance(paper, Fraktionspapier):
        raise TypeError(f"no motion: {type(paper).__name__}")
    subject = Text(paper.betreff, place=Place(loaded.file.shown))
    if any(find_missing_glyphs(subject)) and (missing := find_unprintable(subject, project.templates, "liste")):
        raise AntragError(missing)
    return Listed(paper, loaded, is_secret(paper, project))


def is_secret(motion: Fraktionspapier, access: Access) -> bool:
    """Whether the decisions on a motion say that it is not public or, where they say nothing, the motion does."""
    decisions = counting(access.decisions(Kennung.of(motion.nummer))) if motion.nummer else ()
    said = [decision.oeffentlich for decision in decisions if decision.oeffentlich is not None]
    return not all(said) if said else motion.nichtoeffentlich


def select(motions: Sequence[Listed], auswahl: Auswahl, access: Access) -> list[Listed]:
    """The motions that were asked for, by year and number; those without a number last, by the names of their files."""
    known = access.liste("fraktionen")
    fraktionen = [known[key] for key in auswahl.fraktionen]

    def wanted(motion: Fraktionspapier) -> bool:
        budget = motion.haushalt if isinstance(motion, Haushaltspapier) else None
        referat = motion.referat if isinstance(motion, Haushaltspapier) else None
        return (
            (not auswahl.haushalte or budget in auswahl.haushalte)
            and (not fraktionen or any(fraktion in fraktionen for fraktion in motion.fraktionen))
            and (not auswahl.referate or referat in auswahl.referate)
            and (not auswahl.status or motion.status in auswahl.status)
        )

    public = auswahl.nur_oeffentliche
    chosen = (each for each in motions if wanted(each.motion) and not (public and each.nichtoeffentlich))
    return sorted(chosen, key=_order)


def haushalte_of(motions: Sequence[Listed]) -> list[Haushalt]:
    """The budgets that motions are for, the earliest first."""
    haushalte = {listed.motion.haushalt for listed in motions if isinstance(listed.motion, Haushaltspapier)}
    return sorted(haushalte, key=lambda haushalt: (haushalt.erstes, haushalt.letztes))


def title_of(motions: Sequence[Listed]) -> str:
    """What motions are called together: those on one budget by its years."""
    haushalte = haushalte_of(motions)
    on_a_budget = all(isinstance(listed.motion, Haushaltspapier) for listed in motions)
    return f"Anträge zum Haushalt {haushalte[0].text}" if len(haushalte) == 1 and on_a_budget else "Anträge"


def _order(listed: Listed) -> tuple[bool, int, int, tuple[tuple[bool, int, str], ...]]:
    number = listed.motion.nummer
    counted = (number.jahr, number.nummer) if number else (0, 0)
    return (number is None, *counted, tuple(_natural(listed.path)))


def _natural(path: str) -> Iterator[tuple[bool, int, str]]:
    """The parts of a name, so that `antrag-2` comes before `antrag-10`."""
    for part in DIGITS.split(path):
        yield (False, int(part), "") if part.isdecimal() else (True, 0, part)
