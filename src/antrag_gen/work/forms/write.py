"""Write the forms of a year: what is due comes in, a Word file for each report that an office fills in goes out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from antrag_gen.compose.document import compose
from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.felder import Prosa
from antrag_gen.fields.nummern import name_of
from antrag_gen.german.datum import format_datum
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.readers.forms.form import Report
from antrag_gen.together.formular import Fakt, Formular, Formularfeld, Formulargruppe
from antrag_gen.tree import Block
from antrag_gen.work.batch.output import open_output
from antrag_gen.work.build import write_all
from antrag_gen.work.events import Event, Noticed, Written
from antrag_gen.work.forms.fields import Art, Feld, Gruppe, groups_of
from antrag_gen.work.forms.parts import earlier_told
from antrag_gen.work.yearly.decided import check_decided
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.office import amt_named, due_day
from antrag_gen.work.yearly.part import find_part
from antrag_gen.work.yearly.period import folder_of, usual_stichtag
from antrag_gen.work.yearly.states import Berichtsstand, describe, find_states
from antrag_gen.work.yearly.tidy import write_of_year
from antrag_gen.writers.docx.controls import Control, add_controls

FOLDER = "formulare"
LONGEST_TITLE = 64  # of a control, in Word


def write_forms(  # noqa: PLR0913 – what is asked for, and of whom
    folder: ProjectFolder,
    jahr: int,
    target: Path | None = None,
    *,
    referat: str | None = None,
    amt: str | None = None,
    halbjahr: bool = False,
    handed_in: bool = False,
) -> Iterator[Event]:
    """Write a form for each report that is due and prepared into `output/berichte/JAHR/formulare/`.

    Of reports that were handed in only with `handed_in`. With `halbjahr` they are of the reports on the first half of
    the year, and in the folder of these. A report that is not prepared yet, or whose head can't be read, is told.
    Raises AntragError as `run_year`.
    """
    project = open_project(folder)
    teil = find_part(referat, amt, project)
    check_decided(jahr, project)
    faellige, problems = teil.select(*find_due(jahr, project, halbjahr=halbjahr), project)
    yield from map(Noticed, problems)
    states = find_states(faellige, project)
    begun = [stand for stand in states if stand.faellig.bericht is not None]
    yield from (
        Noticed(_not_prepared(each)) for each in states if each.faellig.bericht is None and each.faellig.verlangt
    )
    with open_output(target or folder.output, folder) as output:
        of_year = folder_of(jahr, halbjahr=halbjahr)
        into = output.path / of_year / FOLDER
        for each, name in zip(begun, _names(begun), strict=True):
            try:
                data = form_of(each, project, handed_in=handed_in)
            except AntragError as error:
                yield from map(Noticed, error.problems)
                continue
            if data and each.faellig.bericht:
                report = each.faellig.bericht.file.name
                yield from map(Noticed, write_of_year(output, into / name, data, of_year, "", report=report))
                yield Written(into / name)


def _not_prepared(stand: Berichtsstand) -> Problem:
    kennung, number = stand.faellig.kennung, stand.faellig.foerderung.antrag.nummer
    jahr, half = kennung.jahr, " --halbjahr" if kennung.halbjahr else ""
    part = f", Ziffer {kennung.ziffer}," if kennung.ziffer else ""
    zeit = f"das erste Halbjahr {jahr}" if kennung.halbjahr else str(jahr)
    what = f"Zum {name_of(number)}{part} gibt es noch keinen Bericht über {zeit}, und deshalb kein Formular."
    hint = f"Zuerst „antrag jahreslauf {jahr}{half} --vorbereiten“ aufrufen."
    return Problem(stand.faellig.foerderung.beschluesse[0].place, what, hint, "formular-ohne-bericht", Level.WARNUNG)


def _names(states: Sequence[Berichtsstand]) -> Iterator[str]:
    """The name of the content file; with the motion's number where two would have the same."""
    stems = [PurePosixPath(each.faellig.bericht.file.name).stem for each in states if each.faellig.bericht]
    count = Counter(stem.casefold() for stem in stems)
    for each, stem in zip(states, stems, strict=True):
        number = each.faellig.kennung.antrag
        yield f"{stem}.docx" if count[stem.casefold()] == 1 else f"{stem}-{number.jahr}-{number.nummer}.docx"


def form_of(stand: Berichtsstand, project: OpenedProject, *, handed_in: bool = False) -> bytes:
    """The Word file; empty for a report that was handed in, but with `handed_in`.

    Raises AntragError where the content file can't be read, and for mistakes in the template.
    """
    datei = stand.faellig.bericht
    if datei is None:
        return b""
    content = project.content(datei.file)
    if content.head is None or any(problem.level is Level.FEHLER for problem in content.head_problems):
        what = "Zu diesem Bericht gibt es kein Formular: Sein Kopf hat Fehler."
        hint = f"„antrag pruefen {datei.file.shown}“ sagt, welche."
        raise AntragError.of(Place(datei.file.shown), what, hint, id="formular-kopf")
    if not handed_in and content.head.values.get("status", "entwurf") != "entwurf":
        return b""
    titel = project.einstellungen.titel
    made, foerderung = _Made(), stand.faellig.foerderung
    known = [made.group(gruppe) for gruppe in groups_of(content, titel, stand.faellig.jahr, foerderung)]
    if earlier := earlier_told(content, titel):
        known.append(Formulargruppe("", prosa=Prosa(earlier)))
    form = Formular(
        projekt=project.einstellungen,
        betreff=str(content.head.values.get("betreff", "")),
        stand=usual_stichtag(stand.faellig.jahr, halbjahr=stand.faellig.kennung.halbjahr),
        jahr=stand.faellig.jahr,
        halbjahr=stand.faellig.kennung.halbjahr,
        vorhaben=describe(stand, project),
        frist=_due_day(stand, project),
        datei=made.file(stand, content),
        gruppen=tuple(known),
    )
    return _write(form, made.controls, project)


def _due_day(stand: Berichtsstand, project: OpenedProject) -> str:
    amt = amt_named(stand.faellig.amt, project)
    frist = due_day(amt, stand.faellig.jahr, halbjahr=stand.faellig.kennung.halbjahr)
    return format_datum(frist) if frist else ""


def _write(form: Formular, controls: Sequence[Control], project: OpenedProject) -> bytes:
    document = compose(form, project.templates, project.einstellungen)
    built = write_all(document, project.templates, ("docx",))
    if built.failed:
        raise AntragError(built.problems)
    try:
        return add_controls(built.files["docx"], controls)
    except ValueError as error:
        place = Place(project.templates.files["formular/vorlage.html.j2"].shown)
        what = "Die Vorlage druckt ein Feld zweimal, oder nicht bis zu seinem Ende."
        hint = "Jedes „anfang“ einmal drucken, in einem eigenen Absatz und mit „ende“ darunter, wo es mehrzeilig ist."
        raise AntragError.of(place, what, hint, id="formular-vorlage") from error


class _Made:
    """Numbers the fields, for the template and for Word alike."""

    def __init__(self) -> None:
        self.controls: list[Control] = []

    def title(self, name: str) -> str:
        """The name, with a number where another field has it."""
        used = {control.title for control in self.controls}
        names = (_short(name, f" ({number})" if number > 1 else "") for number in range(1, len(used) + 2))
        return next(each for each in names if each not in used)

    def file(self, stand: Berichtsstand, content: Content) -> Formularfeld:
        key = stand.faellig.kennung
        report = Report(key.antrag.nummer, key.antrag.jahr, key.jahr, key.ziffer, key.halbjahr)
        place = Formularfeld(len(self.controls), "Datei", mehrzeilig=False)
        self.controls.append(
            Control(place.anfang, place.ende, report.tag(), "Datei", text=content.file.shown, fixed=True)
        )
        return place

    def group(self, gruppe: Gruppe) -> Formulargruppe:
        return Formulargruppe(
            gruppe.titel or "–",
            gruppe.ebene,
            gruppe.neu,
            gruppe.fest,
            tuple(Fakt(name, words) for name, words in gruppe.fakten),
            tuple(map(self.place, gruppe.felder)),
        )

    def place(self, feld: Feld) -> Formularfeld:
        text = feld.art is Art.TEXT
        blocks: tuple[Block, ...] = feld.blocks
        place = Formularfeld(len(self.controls), feld.titel, text, Prosa(blocks) if blocks else None)
        self.controls.append(
            Control(
                place.anfang,
                place.ende,
                f"{feld.key}#{feld.digest}",
                self.title(feld.name),
                text=feld.words,
                empty=feld.platzhalter,
                choices=feld.auswahl,
                day=feld.art is Art.TAG,
                paragraphs=text,
                key=feld.key,
            )
        )
        return place


def _short(name: str, ending: str) -> str:
    """The name with that ending, as long as a control may be called; what is asked for stays whole."""
    of, colon, asked = name.rpartition(": ")
    room = LONGEST_TITLE - len(colon + asked + ending)
    return f"{of if len(of) <= room else f'{of[: max(room - 1, 0)]}…'}{colon}{asked}{ending}"[:LONGEST_TITLE]
