"""Stage build: one content file, or a book of papers, through all stages, to the bytes of each format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from operator import attrgetter
from pathlib import PurePosixPath

from antrag_gen import __version__
from antrag_gen.compose.anlagen import Teil, add_anlagen, name_anlage
from antrag_gen.compose.document import compose, draft
from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.bezug import find_one
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.german.vocabulary import Vocabulary
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.load import TO_FILL_IN, understand
from antrag_gen.library.loaded import Loaded
from antrag_gen.library.project import Library
from antrag_gen.library.templates import TemplateFile, Templates
from antrag_gen.papers.anlagen import Anlagenteil
from antrag_gen.proofing.proof import proofread
from antrag_gen.transforms.contents import has_contents, set_pages
from antrag_gen.transforms.fonts import set_fonts
from antrag_gen.tree import Attachment, Document, Image, Relationship
from antrag_gen.work.blame import blame_content
from antrag_gen.writers.formats import ALL_FORMATS, FORMATS
from antrag_gen.writers.pdf.own_fonts import typefaces_of

WORD_LAYOUT = Place("base.docx")  # as the writer, which knows no files, calls it


@dataclass(slots=True)
class Built:
    """What became of one paper: files by suffix, what there is to say about it, and its kind once that is known."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    kind: str = ""

    @property
    def failed(self) -> bool:
        """Whether an error kept anything from being written."""
        return any(problem.level is Level.FEHLER for problem in self.problems)


def build(file: ContentFile, project: Library, formats: Sequence[str], vocabulary: Vocabulary | None = None) -> Built:
    """The paper in every format that can be written, and its problems; errors of content stop all formats.

    With a vocabulary, which is not the same on every machine, words that are spelt otherwise are among the problems.
    """
    built = Built()
    try:
        loaded = project.open(file)
    except AntragError as error:
        problems = [*error.problems, *_proofread_broken(file, project, error.problems, vocabulary)]
        return Built(problems=sorted(problems, key=attrgetter("where")))
    built.kind = loaded.paper.art
    found = proofread(loaded.content, loaded.paper, project, vocabulary)
    built.problems.extend(sorted([*_without_told(loaded.problems, found), *found], key=attrgetter("where")))
    try:
        document = build_tree(loaded, project) if formats else _try_tree(loaded, project)
    except AntragError as error:
        built.problems.extend(blame_content(error.problems, loaded.content, project))
        return built
    written = write_all(document, project.templates, formats)
    told = blame_content(written.problems, loaded.content, project)
    return Built(written.files, [*built.problems, *told], built.kind)


def _without_told(problems: Sequence[Problem], found: Sequence[Problem]) -> Iterator[Problem]:
    """The problems of a paper that no rule tells better: which paper is meant, and what of a text is too old."""
    meant = {problem.where for problem in found if problem.id == "verweis-nummer"}
    too_old = {problem.where.line for problem in found if problem.id in ("jahr-vergangen", "jahr-bericht")}
    for problem in problems:
        is_meant = problem.id == "verweis-unbekannt" and problem.where in meant
        if not is_meant and not (problem.id == "jahr-veraltet" and problem.where.line in too_old):
            yield problem


def _proofread_broken(
    file: ContentFile, project: Library, errors: Sequence[Problem], vocabulary: Vocabulary | None
) -> Iterator[Problem]:
    """What can be said of the words of a paper with errors, beside those; nothing in a line that has one already.

    They are held against its head where nothing is wrong but that something is still to be filled in.
    """
    is_draft = all(problem.id == TO_FILL_IN for problem in errors if problem.level is Level.FEHLER)
    try:
        content = project.content(file)
        paper = understand(content, project)[0] if is_draft else None
        found = proofread(content, paper, project, vocabulary) if content.head else []
    except AntragError:  # which is among the errors: not even head and body can be told apart
        return
    told = {(problem.where.path, problem.where.line) for problem in errors if problem.id != TO_FILL_IN}
    yield from (problem for problem in found if (problem.where.path, problem.where.line) not in told)


def write_all(document: Document, templates: Templates, formats: Sequence[str]) -> Built:
    """The files and what kept others from being written. Word is told the pages of the PDF for a table of contents."""
    built = Built(problems=[told for sheet in templates.own_sheets(document.metadata.art) for told in _check(sheet)])
    if built.failed:
        return built
    layout = partial(templates.layout, document.metadata.art)
    # The PDF comes first: its pages are those of a table of contents, whether it is asked for or not.
    pdf_first = has_contents(document)
    try:
        if pdf_first or any(suffix in FORMATS for suffix in formats):
            document = set_fonts(document, typefaces_of(layout("css")))
        if pdf_first:
            from antrag_gen.writers.pdf.write import write_paged

            built.files["pdf"], pages = write_paged(document, layout("css"))
            document = set_pages(document, pages)
    except AntragError as error:
        return Built(problems=[*built.problems, *_place_rules(error, document, templates)])
    for suffix in (suffix for suffix in dict.fromkeys(formats) if suffix not in built.files):
        try:
            built.files[suffix] = write(document, templates, suffix)
        except AntragError as error:
            built.problems.extend(_place_rules(error, document, templates))
    return Built({suffix: built.files[suffix] for suffix in formats if suffix in built.files}, built.problems)


def _place_rules(error: AntragError, document: Document, templates: Templates) -> Iterator[Problem]:
    """The problems, those of a layout in the file that it is in; raises what a layout of the package fails with."""
    from antrag_gen.writers.pdf.broken import ID
    from antrag_gen.writers.pdf.effort import ID as EFFORT
    from antrag_gen.writers.pdf.looks import LAYOUT

    art = document.metadata.art
    own = [sheet.shown for sheet in templates.own_sheets(art)]
    for problem in error.problems:
        where = problem.where
        if where == WORD_LAYOUT:
            where = Place(templates.layout_file(art, "docx").shown)
        elif problem.id == EFFORT and own:
            where = Place(own[-1])
        elif where.path == LAYOUT:
            where = templates.sheet_place(art, where.line, where.column)
        if problem.id == ID and where.path not in own and error.__cause__ is not None:
            raise error.__cause__
        yield replace(problem, at=where)


@lru_cache(maxsize=64)
def _check(sheet: TemplateFile) -> tuple[Problem, ...]:
    """What a style sheet of the project has that would have no effect; each is read once."""
    from antrag_gen.writers.pdf.sheets import check_style_sheet

    try:
        return tuple(check_style_sheet(sheet.data.decode("utf-8"), sheet.shown))
    except OSError:
        return ()  # Pango is missing, which is told where a PDF is written


def write(document: Document, templates: Templates, suffix: str) -> bytes:
    """The bytes of one format, in the layout that there is for its kind; raises as the writer does."""
    format_ = ALL_FORMATS[suffix]
    return format_.load_writer()(
        document, templates.layout(document.metadata.art, format_.layout) if format_.layout else b""
    )


def build_tree(loaded: Loaded, project: Library) -> Document:
    """The document tree that every format is written from."""
    settings, templates = project.einstellungen, project.templates
    source = (_source(loaded, templates),) if settings.quelle_einbetten else ()
    files = (part for part in loaded.paper.anlagenteile if part.datei and not part.datei.ist_bild)
    return with_anlagen(loaded, project, (*source, *(_file(part, settings) for part in files)))


def _try_tree(loaded: Loaded, project: Library) -> Document:
    """A tree that nothing is written from, as far as something can be wrong with it; raises as `build_tree`."""
    tree, _ = draft(loaded.paper, project.templates, project.einstellungen)
    is_all = not has_contents(tree) and not any(loaded.paper.anlagenteile)
    return tree if is_all else build_tree(loaded, project)


def with_anlagen(loaded: Loaded, project: Library, attachments: tuple[Attachment, ...] = ()) -> Document:
    """The tree of a paper with the papers and pictures that it takes in behind it."""
    settings, templates = project.einstellungen, project.templates
    document = compose(loaded.paper, templates, settings, attachments)
    parts = loaded.paper.anlagenteile
    behind = [Teil(part.nummer, part.titel, node) for part in parts if (node := _inside(part, project, loaded))]
    return add_anlagen(document, behind, templates, settings)


def _file(part: Anlagenteil, settings: Einstellungen) -> Attachment:
    """A file that lies in the PDF as it is."""
    file = part.datei
    if file is None:
        raise ValueError("a paper is no file")
    what = name_anlage(part.nummer, part.titel, settings)
    return Attachment(file.name, file.data, file.media_type, Relationship.SUPPLEMENT, what)


def _inside(part: Anlagenteil, project: Library, loaded: Loaded) -> Image | Document | None:
    """A picture, or the tree of another paper; None for what lies in the PDF as a file."""
    if part.datei is not None:
        return Image(part.datei.data, part.datei.media_type, part.alt) if part.datei.ist_bild else None
    entry = find_one(part.papier, project) if part.papier else None
    if entry is None:
        raise ValueError("an Anlage that is nowhere")
    try:
        other = project.open(project.file(entry.path))
    except AntragError as error:
        what = f"Die Anlage {part.nummer} ({entry.path}) hat Fehler und lässt sich nicht aufnehmen."
        hint = "Zuerst die Fehler in jener Datei beheben; „antrag pruefen“ nennt sie."
        raise AntragError.of(Place(loaded.file.shown), what, hint, id="anlage-papier") from error
    return compose(other.paper, project.templates, project.einstellungen)


def _source(loaded: Loaded, templates: Templates) -> Attachment:
    """The content file itself, to be read back from any of the paper's files."""
    made_with = f"antrag-gen {__version__}, Vorlagen {templates.version(loaded.paper.art)}"
    return Attachment(
        PurePosixPath(loaded.file.name).name,
        loaded.content.data,
        "text/markdown",
        Relationship.SOURCE,
        f"Inhaltsdatei dieses Papiers, erzeugt mit {made_with}",
    )
