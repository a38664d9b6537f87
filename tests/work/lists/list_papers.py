"""Lists of all that the project and the second city hold, through all stages."""

import datetime as dt
from functools import cache

from papers import MUSTERSTADT, PROJECT, project_of
from shared import shared

from antrag_gen.german.geld import Einheit
from antrag_gen.tree import Document
from antrag_gen.work.build import write
from antrag_gen.work.lists.make import Form, ListOrder, make_list
from antrag_gen.work.lists.select import Auswahl, read_motions, select

# The city, and what is listed: motions in Euro or thousands, or their running numbers.
NAMES = ("stuttgart Euro", "stuttgart TEUR", "stuttgart Nummern", "musterstadt Euro", "musterstadt Nummern")
# Of those that differ in nothing but their amounts one is enough where pages are looked at.
PRINTED = tuple(name for name in NAMES if name != "stuttgart TEUR")
STAND = dt.date(2024, 1, 31)


@cache
def list_tree(name: str) -> Document:
    city, what = name.split()
    project = project_of(MUSTERSTADT if city == "musterstadt" else PROJECT.folder.root)
    read = read_motions(list(project.folder.content_files(())), project)
    form = Form.NUMMERN if what == "Nummern" else Form.LISTE
    einheit = Einheit.TEUR if what == "TEUR" else Einheit.EURO
    order = ListOrder(form, Auswahl(), (), einheit, STAND)
    return make_list(order, select(read.listed, Auswahl(), project), read.failed, project)


@cache
def list_file(name: str, suffix: str) -> bytes:
    project = project_of(MUSTERSTADT if name.startswith("musterstadt") else PROJECT.folder.root)
    return shared(f"{name} {suffix}", lambda: write(list_tree(name), project.templates, suffix))
