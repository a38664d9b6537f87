"""Stage build: one content file, or a book of papers, through all stages, to the bytes of each format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from antrag_gen import __version__
from antrag_gen.compose.book import bind
from antrag_gen.compose.document import compose
from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.fields.projekt import Projekt, Umfeld
from antrag_gen.library.load import Loaded, load
from antrag_gen.library.project import ContentFile, Reader
from antrag_gen.library.templates import Templates
from antrag_gen.papers.papier import Papier
from antrag_gen.readers.built.destinations import read_destinations
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.transforms.contents import has_contents, set_pages
from antrag_gen.transforms.fonts import set_fonts
from antrag_gen.tree import Attachment, Document, Relationship
from antrag_gen.writers.formats import FORMATS, LIST_FORMATS
from antrag_gen.writers.pdf.own_fonts import typefaces_of


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


def build(file: ContentFile, read: Reader, surroundings: Umfeld, templates: Templates, formats: Sequence[str]) -> Built:
    """The paper in every format that can be written, and its problems; errors of content stop all formats."""
    built = Built()
    try:
        loaded = load(file, read, surroundings)
        built.kind = loaded.paper.art
        built.problems.extend(loaded.problems)
        document = build_tree(loaded, templates, surroundings)
    except AntragError as error:
        built.problems.extend(error.problems)
        return built
    written = write_all(document, loaded.paper.art, templates, formats)
    return Built(written.files, [*built.problems, *written.problems], built.kind)


def build_book(
    front: Zusammenstellung, parts: Iterable[Papier], templates: Templates, settings: Projekt, formats: Sequence[str]
) -> Built:
    """A book in every format that can be written: what the template of `front` says, then each paper as a chapter.

    Errors in the templates or in the text of any paper stop all formats.
    """
    composed: list[Document] = []
    built = Built()
    composable: list[Papier | Zusammenstellung] = [front, *parts]
    for part in composable:
        try:
            composed.append(compose(part, templates, settings))
        except AntragError as error:
            built.problems.extend(error.problems)
    if built.problems:
        return built
    return write_all(bind(composed[0], composed[1:], settings), front.art, templates, formats)


def write_all(document: Document, kind: str, templates: Templates, formats: Sequence[str]) -> Built:
    """The files and what kept others from being written. Word is told the pages of the PDF for a table of contents."""
    built = Built()
    # The PDF comes first: its pages are those of a table of contents, whether it is asked for or not.
    needed = ["pdf", *formats] if has_contents(document) else formats
    try:
        if any(suffix in FORMATS for suffix in needed):
            document = set_fonts(document, typefaces_of(templates.layout(kind, "css")))
    except AntragError as error:
        return Built(problems=[*error.problems])
    for suffix in dict.fromkeys(needed):
        try:
            built.files[suffix] = write(document, kind, templates, suffix)
        except AntragError as error:
            built.problems.extend(error.problems)
        if suffix == "pdf" and has_contents(document):
            if suffix not in built.files:
                break
            document = set_pages(document, read_destinations(built.files[suffix]))
    return Built({suffix: built.files[suffix] for suffix in formats if suffix in built.files}, built.problems)


def write(document: Document, kind: str, templates: Templates, suffix: str) -> bytes:
    """The bytes of one format, in the layout that there is for the kind; raises as the writer does."""
    format_ = LIST_FORMATS[suffix]
    return format_.load_writer()(document, templates.layout(kind, format_.layout) if format_.layout else b"")


def build_tree(loaded: Loaded, templates: Templates, surroundings: Umfeld) -> Document:
    """The document tree that every format is written from."""
    attachments = (_source(loaded, templates),) if surroundings.projekt.quelle_einbetten else ()
    return compose(loaded.paper, templates, surroundings.projekt, attachments)


def _source(loaded: Loaded, templates: Templates) -> Attachment:
    """The content file itself, to be read back from any of the paper's files."""
    made_with = f"antrag-gen {__version__}, Vorlagen {templates.version(loaded.paper.art)}"
    return Attachment(
        PurePosixPath(loaded.file.name).name,
        loaded.source,
        "text/markdown",
        Relationship.SOURCE,
        f"Inhaltsdatei dieses Papiers, erzeugt mit {made_with}",
    )
