"""The decisions of a project: files of sessions come in, each read once; decisions by motion and their errors go out.

Mistakes stop nothing here: a paper that needs a decision with mistakes finds it in `unlesbar`; all others go on.
"""

from functools import partial
from itertools import chain

from antrag_gen.decisions.entscheidung import Entscheidung
from antrag_gen.decisions.files import DecisionFile, read_decisions
from antrag_gen.errors import Level, Place, Problem
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.kontext import Kontext
from antrag_gen.fields.nummern import name_of
from antrag_gen.library.folder import ContentFile, ProjectFolder

MOST_ON_ONE = 300  # decisions on one motion: three readings of a hundred Ziffern; each is held against all others


class Decided:
    """`beschluesse` and `unlesbar` as in `Katalog`; `errors` has the errors of each file of decisions, by its name."""

    def __init__(self, folder: ProjectFolder, kontext: Kontext) -> None:
        self._folder = folder
        self._kontext = kontext
        self._known: dict[ContentFile, DecisionFile] = {}
        self.beschluesse: dict[Kennung, tuple[Entscheidung, ...]] = {}
        self.unlesbar: dict[Kennung, tuple[str, ...]] = {}
        self.errors: dict[str, tuple[Problem, ...]] = {}
        self._too_many: set[Kennung] = set()
        for path in folder.decision_files(()) if folder.content.is_dir() else ():
            self._add(folder.content_file(path))

    def get(self, file: ContentFile) -> DecisionFile:
        """What a file holds by itself, whatever the motions say."""
        if file not in self._known:
            read = partial(self._folder.read, file.name, Place(file.shown))
            self._known[file] = read_decisions(file.name, file.shown, read, self._kontext)
        return self._known[file]

    def _add(self, file: ContentFile) -> None:
        decision_file = self.get(file)
        wrong = [problem for problem in decision_file.problems if problem.level is Level.FEHLER]
        broken = set(decision_file.broken)
        for decision in chain.from_iterable(decision_file.decisions.values()):
            kennung = Kennung.of(decision.antrag)
            if kennung in self._too_many:
                continue
            self.beschluesse[kennung] = (*self.beschluesse.get(kennung, ()), decision)
            if len(self.beschluesse[kennung]) > MOST_ON_ONE:
                self._too_many.add(kennung)
                self.beschluesse[kennung] = ()
                broken.add(kennung)
                wrong.append(_name_too_many(decision))
        for kennung in sorted(broken):
            self.unlesbar[kennung] = (*self.unlesbar.get(kennung, ()), file.name)
        if wrong:
            self.errors[file.name] = tuple(wrong)


def _name_too_many(decision: Entscheidung) -> Problem:
    many = f"mehr als {MOST_ON_ONE} Beschlüsse; so viele werden nicht gelesen."
    what = f"Über den {name_of(decision.antrag)} gibt es {many}"
    hint = "Beschlüsse löschen, die hier doppelt stehen."
    return Problem(decision.place, what, hint, "beschluesse-zu-viele")
