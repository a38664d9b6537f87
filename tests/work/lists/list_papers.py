"""Lists of all that the project and the second city hold, through all stages."""

import datetime as dt
from functools import cache

from papers import MUSTERSTADT, PROJECT, project_of

from antrag_gen.german.geld import Einheit
from antrag_gen.library.templates import read_templates
from antrag_gen.tree import Document
from antrag_gen.work.build import write
from antrag_gen.work.lists.files import tree_of
from antrag_gen.work.lists.liste import Angaben, list_motions
from antrag_gen.work.lists.register import list_numbers
from antrag_gen.work.lists.select import Auswahl, read_motions, select

# The city, and what is listed: motions in Euro or thousands, or their running numbers.
NAMES = ("stuttgart Euro", "stuttgart TEUR", "stuttgart Nummern", "musterstadt Euro", "musterstadt Nummern")
STAND = dt.date(2024, 1, 31)


@cache
def list_tree(name: str) -> Document:
    city, what = name.split()
    project, surroundings = project_of(MUSTERSTADT if city == "musterstadt" else PROJECT.root)
    read = read_motions(list(project.content_files(())), project, surroundings)
    motions = select(read.listed, Auswahl(), surroundings.stammdaten)
    angaben = Angaben("alle Anträge", STAND, len(motions), read.failed)
    made = (
        list_numbers(motions, surroundings.projekt, angaben)
        if what == "Nummern"
        else list_motions(motions, surroundings, angaben, Einheit.TEUR if what == "TEUR" else Einheit.EURO)
    )
    return tree_of(made, read_templates(project))


@cache
def list_file(name: str, suffix: str) -> bytes:
    project, _ = project_of(MUSTERSTADT if name.startswith("musterstadt") else PROJECT.root)
    return write(list_tree(name), "liste", read_templates(project), suffix)
