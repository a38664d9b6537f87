"""Take in the forms that offices send back: Word files and a project come in, its reports with what they say go out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.kennungen import Berichtskennung, Kennung
from antrag_gen.fields.nummern import Antragsnummer, name_of
from antrag_gen.files import read_bytes, remove_leftovers
from antrag_gen.german.zahlen import join
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.library.project import OpenedProject
from antrag_gen.papers.papier import Status
from antrag_gen.readers.forms.form import Form, read_form
from antrag_gen.replace_all import Replacement, replace_all
from antrag_gen.work.actuals.one_run import record_of
from antrag_gen.work.forms.beside import tell_other_file
from antrag_gen.work.forms.enter import Entry
from antrag_gen.work.forms.record import Record
from antrag_gen.work.forms.rules import tell_wrong

# What a form says otherwise than the report does by now.
STANDS_AGAINST = ("formular-ueberholt", "formular-eintrag")


@dataclass(frozen=True, slots=True)
class Forms:
    """What the forms change: reports as they would be, a line for each change, and what is worth a warning.

    The record is kept once that is written.
    """

    contents: tuple[Content, ...]
    changes: tuple[str, ...]
    problems: tuple[Problem, ...]
    record: Record | None = field(default=None, compare=False)


def take_in(paths: Sequence[Path], project: OpenedProject, *, handed_in: bool = False, prevails: bool = False) -> Forms:
    """The reports with what the forms say, nothing written yet.

    Raises AntragError with every problem of all forms; reports that were handed in are changed only with `handed_in`,
    and what others wrote into them since a form was made only where the form `prevails`.
    """
    known: dict[str, Content] = {}
    said: dict[str, set[str]] = {}
    record = Record(project.folder)
    changes: list[str] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            form = read_form(read_bytes(path, shown(path)), shown(path))
            old = _report(form, shown(path), project)
            name = old.file.name
            entry = Entry(
                form,
                shown(path),
                known.get(name, old),
                project.einstellungen.titel,
                record.written(form),
                prevails,
                frozenset(said.setdefault(name, set())),
            )
            reports = chain.from_iterable(project.katalog.berichte.values())
            entry.problems += tell_other_file(form, shown(path), old.file, reports)
            _enter(entry, old, project, handed_in=handed_in)
        except AntragError as error:
            problems += error.problems
            continue
        problems += entry.problems
        said[name] |= entry.answered()
        record.learn(form, entry.written())
        if entry.changes:
            known[name] = entry.content
            changes += entry.changes
    if any(problem.level is Level.FEHLER for problem in problems):
        raise AntragError(problems)
    return Forms(tuple(known.values()), tuple(changes), tuple(problems), record)


def save(forms: Forms, folder: ProjectFolder) -> list[Problem]:
    """Write all reports that changed, or none; raises AntragError with those that cannot be written.

    What comes back is told: that it could not be kept what the forms wrote.
    """
    remove_leftovers(folder.content)
    files = [Replacement(folder.root / each.file.name, each.data, each.file.shown) for each in forms.contents]
    if files:
        replace_all(files, record_of(folder))
    return forms.record.keep() if forms.record else []


def _report(form: Form, name: str, project: OpenedProject) -> Content:
    """The content file that a form is of."""
    report = form.report
    motion = Kennung("antrag", report.nummer, report.antragsjahr)
    key = Berichtskennung(motion, report.ziffer, report.jahr, report.halbjahr)
    paths = project.reports(key)
    if len(paths) != 1:
        number = name_of(Antragsnummer(report.nummer, report.antragsjahr, project.einstellungen.nummern.antrag))
        number += f", Ziffer {report.ziffer}" if report.ziffer else ""
        time = f"{'das erste Halbjahr ' if report.halbjahr else ''}{report.jahr}"
        what = f"Zum {number} gibt es keinen Bericht über {time}."
        hint = "Gehört das Formular zu diesem Projekt? Sonst den Bericht wieder anlegen."
        if paths:
            files = join([project.file(path).shown for path in paths])
            what, hint = f"Zum {number} gibt es mehrere Berichte über {time}: {files}.", "Bis auf einen löschen."
        raise AntragError.of(Place(name), what, hint, id="formular-bericht")
    content = project.content(project.file(paths[0]))
    if content.head is None or any(problem.level is Level.FEHLER for problem in content.head_problems):
        what = f"In {content.file.shown} lässt sich nichts eintragen: Der Kopf hat Fehler."
        raise AntragError.of(
            Place(name), what, f"„antrag pruefen {content.file.shown}“ sagt, welche.", id="formular-kopf"
        )
    return content


def _enter(entry: Entry, old: Content, project: OpenedProject, *, handed_in: bool) -> None:
    """Enter a form and hold the report against what it was before; what stands against the form hides no mistake."""
    before = entry.content
    entry.enter()
    tried, refused = entry, False
    if any(problem.id in STANDS_AGAINST for problem in entry.problems):
        tried, refused = Entry(entry.form, entry.shown, before, entry.titel, entry.own, prevails=True), True
        tried.enter()
    status = str(old.head.values.get("status", Status.ENTWURF)) if old.head else ""
    if entry.changes and status != Status.ENTWURF and not handed_in:
        what = f"{old.file.shown} ist schon abgegeben ({status}); das Formular würde den Bericht ändern: "
        what += "; ".join(change.partition(": ")[2] for change in entry.changes)
        hint = "Soll er geändert werden, „--auch-abgegebene“ angeben. Geschrieben wurde nichts."
        entry.say("", f"{what.removesuffix('.')}.", hint, "bericht-abgegeben")
        refused = True
    if tried.changes:
        told = tell_wrong(tried, before, project)
        entry.problems += [each for each in told if not refused or each.level is Level.FEHLER]
