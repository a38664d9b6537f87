"""New papers from a list: the bytes of a workbook or CSV file come in, a draft for each row goes out, or every mistake.

Columns are keys of the head (`mittel.zweck`, `mittel.2.zweck`) and titles of sections; `datei` names the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.errors import Path as ProblemPath
from antrag_gen.fields.validate import sections_of
from antrag_gen.files import read_bytes, remove, write_new
from antrag_gen.german.notation import clean
from antrag_gen.german.spelling import plain
from antrag_gen.library.arten import kind_of
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile, ProjectFolder, shown
from antrag_gen.library.load import TO_FILL_IN, check_content
from antrag_gen.library.project import OpenedProject
from antrag_gen.papers.papier import Papier, Status
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.grid import FinanceCell, Grid, Row
from antrag_gen.readers.finance.read import read_grid
from antrag_gen.readers.yaml.head import Value
from antrag_gen.readers.yaml.write import yaml_lines
from antrag_gen.work.editor.city import city_of
from antrag_gen.work.editor.schema import make_schema
from antrag_gen.work.renew.columns import FILE, SUBJECT, Column, find_columns, put
from antrag_gen.work.scaffold import path_of_new

MOST_NAME = 60
DAY = compile_late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=$| 00:00:00|T00:00:00)")
MONEY = ("betrag", "summe")
BETWEEN = compile_late(r"\s*[;\n]\s*")


@dataclass(slots=True)
class Draft:
    """A paper of a row, and the cells that its values and sections come from."""

    first: FinanceCell
    name: str = ""
    name_cell: FinanceCell | None = None
    values: dict[str, Value] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    cells: dict[ProblemPath, FinanceCell] = field(default_factory=dict)
    text: str = ""


def papers_from_list(listed: Path, target: Path, art: str, project: OpenedProject) -> tuple[list[Path], list[Problem]]:
    """Write a paper for each row into the folder `target`; their paths, and what is worth a note.

    Raises AntragError with every mistake by its cell, with nothing written.
    """
    _check_folder(target, project.folder)
    name = shown(listed)
    grid, others = read_grid(read_bytes(listed, name), name, [SUBJECT])
    making = _Making(art, grid, project)
    drafts = list(making.drafts())
    papers = [(draft, path) for draft in drafts if (path := making.path(draft, target)) is not None]
    making.check_names(papers)
    for draft, path in papers:
        making.check(draft, path)
    if making.problems:
        raise AntragError(sorted(making.problems, key=lambda problem: problem.where))
    _write_all([(path, draft.text.encode()) for draft, path in papers])
    notes = [
        Problem(Place(name), f"Das Blatt „{title}“ wird nicht gelesen.", "", "blatt-auch", Level.HINWEIS)
        for title in others
    ]
    return [path for _, path in papers], [*notes, *making.notes()]


def _write_all(files: list[tuple[Path, bytes]]) -> None:
    """Write them all; where one cannot be written, none of them is left."""
    written: list[Path] = []
    try:
        for path, data in files:
            write_new(path, data, shown(path))
            written.append(path)
    except AntragError:
        for path in written:
            remove(path, shown(path))
        raise


class _Making:
    """The rows of one list on their way to papers of one kind; every mistake is added to `problems`."""

    def __init__(self, art: str, grid: Grid, project: OpenedProject) -> None:
        self.art, self.grid, self.project = art, grid, project
        self.kind: type[Papier] = kind_of(art, project.einstellungen)
        self.titles = sections_of(self.kind, project.einstellungen.titel)
        self.problems: list[Problem] = []
        at = next((at for at, row in enumerate(grid.rows) if any(clean(cell.text) == SUBJECT for cell in row)), None)
        if at is None:
            first = grid.rows[0][0].place if grid.rows else Place("")
            hint = f"In der ersten Zeile stehen die Angaben: „{SUBJECT}“, „{FILE}“, Titel von Abschnitten."
            raise AntragError.of(first, f"Die Spalte „{SUBJECT}“ fehlt.", hint, id="liste-spalte")
        schema = make_schema(art, city_of(project.folder))
        self.columns, self.problems = find_columns(grid.rows[at], schema, self.titles)
        self.rows = [row for row in grid.rows[at + 1 :] if any(not cell.empty for cell in row)]
        if not self.rows:
            self.problems.append(Problem(grid.rows[at][0].place, "Unter den Spalten steht nichts.", "", "tabelle-leer"))

    def notes(self) -> Iterator[Problem]:
        for row in self.rows:
            if row[0].row in self.grid.hidden_rows:
                what = f"Ausgeblendet ist die Zeile {row[0].row}."
                yield Problem(row[0].place, what, "Sie wird trotzdem gelesen.", "ausgeblendet", Level.HINWEIS)

    def tell(self, cell: FinanceCell, what: str, hint: str, id: str) -> None:
        self.problems.append(Problem(cell.place, f"{cell.address}: {what}", hint, id))

    def drafts(self) -> Iterator[Draft]:
        for row in self.rows:
            draft = Draft(row[0])
            for column in self.columns:
                self.fill(draft, column, row)
            self.tell_beside(row)
            draft.text = self.text(draft)
            yield draft

    def tell_beside(self, row: Row) -> None:
        """What stands in a column without a name would be lost."""
        known = {column.head.column for column in self.columns} | {problem.where.column for problem in self.problems}
        for cell in row:
            if not cell.empty and cell.column not in known:
                self.tell(cell, "Diese Spalte hat keinen Namen.", "Darüber die Angabe nennen.", "liste-spalte")

    def fill(self, draft: Draft, column: Column, row: Row) -> None:
        cell = row[column.head.column - 1] if column.head.column <= len(row) else None
        if cell is None or cell.empty:
            return
        text = _words(cell, str(column.path[-1]) if column.path else "")
        if text is None and cell.fault is not None:
            self.tell(cell, cell.fault.what, cell.fault.hint, cell.fault.id)
        elif column.section == FILE:
            draft.name, draft.name_cell = str(text), cell
        elif column.section and re.search(r"^# ", str(text), re.MULTILINE):
            what = "In einer Zelle steht der Text eines Abschnitts, keine Überschrift „# …“."
            self.tell(cell, what, "Für jeden Abschnitt eine eigene Spalte nehmen; darin „## …“.", "liste-abschnitt")
        elif column.section:
            draft.sections[column.section] = str(text)
            draft.cells[(column.section,)] = cell
        else:
            value: Value = [part for part in BETWEEN.split(str(text)) if part] if column.listed else str(text)
            put(draft.values, column.path, value)
            draft.cells[column.path] = cell

    def text(self, draft: Draft) -> str:
        """The content file: keys in the order of the kind, what is needed and not there as a blank."""
        values: dict[str, Value] = {"art": self.art, "status": Status.ENTWURF.value, **draft.values}
        fields = self.kind.model_fields
        absent = self.kind.fehlende_abschnitte(values)
        own = set(self.titles.values())
        needed = {key: f"‹{key}›" for key, info in fields.items() if info.is_required() and key not in own}
        head = {key: value for key in fields if (value := values.get(key, needed.get(key))) is not None}
        lines = ["---", *yaml_lines(head, {}), "---"]
        for title, name in self.titles.items():
            if name in draft.sections:
                lines += [f"# {title}", "", *draft.sections[name].strip().splitlines(), ""]
            elif fields[name].is_required() and name not in absent:
                lines += [f"# {title}", "", "‹Text›", ""]
        return "\n".join(lines).rstrip("\n") + "\n"

    def path(self, draft: Draft, target: Path) -> Path | None:
        """Where the paper goes; what keeps it from having a name is told."""
        name = draft.name or _slug(str(draft.values.get(SUBJECT, "")))
        cell = draft.name_cell or draft.cells.get((SUBJECT,)) or draft.first
        parts = PurePosixPath(name.replace("\\", "/"))
        if not name or parts.is_absolute() or ".." in parts.parts or ":" in name:
            what = f"„{name}“ kann kein Dateiname sein." if name else "Diese Zeile hat keinen Betreff."
            self.tell(cell, what, f"Unter „{FILE}“ oder „{SUBJECT}“ einen Namen eintragen.", "datei-name")
            return None
        try:
            return path_of_new(target / parts, self.project.folder)
        except AntragError as error:
            self.tell(cell, error.problem.what, error.problem.hint, error.problem.id)
            return None

    def check_names(self, papers: Sequence[tuple[Draft, Path]]) -> None:
        """Each row has a file of its own, which is not there yet."""
        first: dict[str, FinanceCell] = {}
        for draft, path in papers:
            cell = draft.name_cell or draft.cells.get((SUBJECT,)) or draft.first
            other = first.setdefault(path.as_posix().casefold(), cell)
            hint = f"In der Spalte „{FILE}“ jeder Zeile einen eigenen Namen geben."
            if other is not cell:
                self.tell(cell, f"Die Datei „{path.name}“ gäbe schon die Zelle {other.address}.", hint, "datei-doppelt")
            elif path.exists():
                self.tell(cell, f"Die Datei „{shown(path)}“ gibt es schon.", hint, "datei-vorhanden")

    def check(self, draft: Draft, path: Path) -> None:
        """What is wrong with the paper, told at its cells; blanks are there to be filled in."""
        file = ContentFile(self.project.folder.content_file(path).name, shown(path))
        content = Content(file, draft.text.encode(), self.project.read, self.project.einstellungen.listen)
        try:
            problems = check_content(content, self.project).problems
        except AntragError as error:
            problems = error.problems
        for problem in problems:
            if problem.level is Level.FEHLER and problem.id != TO_FILL_IN:
                cell, name = self.cell_at(problem.where, draft, content)
                self.tell(cell, f"{name}{problem.what}", problem.hint, problem.id)

    def cell_at(self, where: Place, draft: Draft, content: Content) -> tuple[FinanceCell, str]:
        """The cell that a place of the file comes from, with the name of its column."""
        if where.line >= content.source.body_line:
            found = self._section_at(where.line - content.source.body_line, content)
        else:
            places = content.head.places if content.head else {}
            above = [(place, path) for path, place in places.items() if place <= where]
            found = max(above, default=(where, ()))[1]
        named = {column.path or (column.section,): column.name for column in self.columns}
        while found and found not in draft.cells:
            below = next((path for path in draft.cells if path[: len(found)] == found), None)
            found = below if below is not None else found[:-1]
        return (draft.cells[found], f"Spalte „{named[found]}“: ") if found else (draft.first, "")

    def _section_at(self, line: int, content: Content) -> ProblemPath:
        above = content.source.body.split("\n")[: line + 1]
        titles = [text.removeprefix("# ") for text in above if text.startswith("# ")]
        return (self.titles.get(titles[-1], ""),) if titles else ()


def _words(cell: FinanceCell, key: str) -> str | None:
    """What a cell says as a content file would, numbers with a comma; None where it says nothing plain."""
    if cell.fault is not None:
        day = DAY.match(cell.text) if cell.fault.id == "zelle-datum" else None
        return day[0] if day else None
    if cell.number is None:
        return cell.text.replace("\r\n", "\n")
    cents = key in MONEY and cell.number == round(cell.number, 2) != round(cell.number)
    return (f"{cell.number:.2f}" if cents else f"{cell.number:f}").replace(".", ",")


def _slug(subject: str) -> str:
    """A file name of a subject: `sanierung-der-turnhalle`."""
    words = re.sub(r"[^a-z0-9]+", "-", plain(subject)).strip("-")
    return words if len(words) <= MOST_NAME else words[:MOST_NAME].rpartition("-")[0]


def _check_folder(target: Path, project: ProjectFolder) -> None:
    """Raises AntragError where the papers would go into a file, or out of the project."""
    if target.is_file() or target.suffix == ".md":
        hint = "Einen Ordner nennen: „content/antraege/2026“."
        raise AntragError.of(Place(shown(target)), "Aus einer Liste entstehen mehrere Dateien.", hint, id="ziel-datei")
    project.check_inside(target, Place(shown(target)))
