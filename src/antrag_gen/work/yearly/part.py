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
from antrag_gen.work.yearly.office import office_of_budget

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

    def has_motion(self, motion: Fraktionspapier | None, project: Access) -> bool:
        """The same of a motion of which nothing was granted; one that is not at hand, or on no budget, is nobody's."""
        if not self.name:
            return True
        if not isinstance(motion, Haushaltspapier) or (self.referat and motion.referat != self.referat):
            return False
        key = office_of_budget(motion, project.liste("aemter")) if self.amt else ""
        return not self.amt or (key != "" and project.liste("aemter")[key].name == self.amt)


def find_part(referat: str | None, amt: str | None, project: Access) -> Teil:
    """What is asked for by key or name; raises AntragError for what the lists of the city don't have."""
    found = _key(referat, "Referat", "referate", project), _key(amt, "Amt", "aemter", project)
    names = [project.liste(kind)[key].name for kind, key in zip(("referate", "aemter"), found, strict=True) if key]
    return Teil(found[0], names[-1] if found[1] else "", ", ".join(names))


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
