"""A part of the administration, as a run over a year is asked for: names come in, what belongs to it goes out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.fields.einstellungen import Amt, Referat, find_referat
from antrag_gen.fields.nummern import name_of
from antrag_gen.library.access import Access
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.project import OpenedProject
from antrag_gen.papers.haushaltspapier import Haushaltspapier
from antrag_gen.papers.papier import Fraktionspapier
from antrag_gen.work.yearly.due import Faellig
from antrag_gen.work.yearly.office import amt_in_head, amt_named, office_of_motion

LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Teil:
    """A Referat (its key) or an office (its name) of the city, or all of it; `name` is printed."""

    referat: str = ""
    amt: str = ""
    name: str = ""

    @property
    def endung(self) -> str:
        """What its files have behind their names: `-tiefbauamt`; nothing for all."""
        return f"-{file_word(self.name)}" if self.name else ""

    def has(self, faellig: Faellig) -> bool:
        """Whether a report is its own."""
        return (not self.referat or faellig.referat == self.referat) and (not self.amt or faellig.amt == self.amt)

    def select(
        self, faellige: Sequence[Faellig], problems: Sequence[Problem], project: OpenedProject
    ) -> tuple[list[Faellig], list[Problem]]:
        """What of a year is due in it, and the problems but those of other offices' reports.

        Reports of which nobody can say whether they are its own are told as mistakes.
        """
        others = self.files_of_others(project)
        told = [problem for problem in problems if problem.where.path not in others]
        told += [self._say_unclear(faellig) for faellig in faellige if self._may_have(faellig, project)]
        return [faellig for faellig in faellige if self.has(faellig)], told

    def files_of_others(self, project: OpenedProject) -> frozenset[str]:
        """The paths, as they are shown, of the reports whose heads name an office that is not of this part."""
        if not self.name:
            return frozenset()
        files = (project.file(name) for names in project.katalog.berichte.values() for name in names)
        return frozenset(file.shown for file in files if self._is_of_other(file, project))

    def _is_of_other(self, file: ContentFile, project: Access) -> bool:
        aemter = project.liste("aemter")
        key = find_referat(amt_in_head(file, project), aemter)
        if key is None:
            return False
        referat = _referat_of(aemter[key], project)
        return (bool(self.amt) and aemter[key].name != self.amt) or bool(self.referat and referat != self.referat)

    def _may_have(self, faellig: Faellig, project: Access) -> bool:
        """Whether the office that it names is in no list, and its Referat does not say that it is another's."""
        if not self.amt or not faellig.amt or self.has(faellig) or amt_named(faellig.amt, project):
            return False
        own = amt_named(self.amt, project)
        referat = _referat_of(own, project) if own else None
        return not (faellig.referat and referat and faellig.referat != referat)

    def _say_unclear(self, faellig: Faellig) -> Problem:
        place = Place(faellig.bericht.file.shown) if faellig.bericht else faellig.foerderung.beschluesse[0].place
        number = name_of(faellig.foerderung.antrag.nummer)
        what = f"Ob der Bericht über {number} zu „{self.name}“ gehört, lässt sich nicht sagen: „{faellig.amt}“ steht "
        hint = "Das Amt im Kopf oder im Beschluss berichtigen oder in content/stammdaten/aemter.yaml ergänzen; "
        hint += "bis dahin zählt der Bericht hier nicht mit."
        return Problem(place, f"{what}nicht in den Stammdaten.", hint, "amt-unklar")

    def file_words(self, project: Access) -> set[str]:
        """How its files of a year are named, and those of its offices."""
        referate = project.liste("referate")
        of = {amt.name: _referat_of(amt, project) for amt in project.liste("aemter").values()}
        names = [name for name, key in of.items() if name == self.amt or (not self.amt and key == self.referat)]
        both = [f"{referate[key].name}, {name}" for name in names if (key := of[name])]
        return {file_word(name) for name in (self.name, *names, *both)}

    def has_motion(self, motion: Fraktionspapier | None, project: Access) -> bool:
        """The same of a motion of which nothing was granted; one that is not at hand, or on no budget, is nobody's."""
        if not self.name:
            return True
        if not isinstance(motion, Haushaltspapier):
            return False
        amt, referat = office_of_motion(motion, project)
        return self.referat in ("", referat) and self.amt in ("", amt)


def find_part(referat: str | None, amt: str | None, project: Access) -> Teil:
    """What is asked for by key or name.

    Raises AntragError for what the lists of the city don't have, and for an office that is another Referat's there.
    """
    found = _key(referat, "Referat", "referate", project), _key(amt, "Amt", "aemter", project)
    names = [project.liste(kind)[key].name for kind, key in zip(("referate", "aemter"), found, strict=True) if key]
    _check_belongs(*found, project)
    return Teil(found[0], names[-1] if found[1] else "", ", ".join(names))


def _check_belongs(referat: str, amt: str, project: Access) -> None:
    if not (referat and amt):
        return
    office, referate = project.liste("aemter")[amt], project.liste("referate")
    own = _referat_of(office, project)
    if own not in (None, referat):
        raise AntragError.of(
            Place("content/stammdaten/aemter.yaml"),
            f"Das Amt „{office.name}“ gehört zu „{referate[own].name}“, nicht zu „{referate[referat].name}“.",
            "„--referat“ weglassen oder „referat“ beim Amt berichtigen.",
            id="amt-anderes-referat",
        )


def _key(text: str | None, word: str, kind: str, project: Access) -> str:
    if text is None:
        return ""
    known: Mapping[str, Referat | Amt] = project.liste(kind)
    key = find_referat(text, known)
    if key is None:
        raise AntragError.of(
            Place(f"content/stammdaten/{kind}.yaml"),
            f"Das {word} „{text}“ steht nicht in den Stammdaten.",
            f"Bekannt sind: {', '.join(entry.name for entry in known.values()) or 'keine'}.",
            id=f"{kind}-unbekannt",
        )
    return key


def _referat_of(amt: Amt, project: Access) -> str | None:
    """The key of the Referat that an office belongs to by the lists; None where they don't say."""
    return find_referat(amt.referat, project.liste("referate")) if amt.referat else None


def file_word(name: str) -> str:
    """A name as a part of a file's: small letters, figures and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold().translate(LETTERS)))
