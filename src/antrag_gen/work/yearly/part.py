"""A part of the administration, as a run over a year is asked for: names come in, what belongs to it goes out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from antrag_gen.errors import AntragError, Place
from antrag_gen.fields.einstellungen import Amt, Referat, find_referat
from antrag_gen.library.access import Access
from antrag_gen.papers.haushaltspapier import Haushaltspapier
from antrag_gen.papers.papier import Fraktionspapier
from antrag_gen.work.yearly.due import Faellig
from antrag_gen.work.yearly.office import office_of_motion

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

    def file_words(self, project: Access) -> set[str]:
        """How its files of a year are named, and those of its offices."""
        aemter, referate = project.liste("aemter").values(), project.liste("referate")
        of = {amt.name: find_referat(amt.referat, referate) if amt.referat else None for amt in aemter}
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
    own = find_referat(office.referat, referate) if office.referat else None
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


def file_word(name: str) -> str:
    """A name as a part of a file's: small letters, figures and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold().translate(LETTERS)))
