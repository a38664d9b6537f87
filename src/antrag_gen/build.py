"""Stage build: one content file through all stages, to the bytes of each format."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from antrag_gen import __version__
from antrag_gen.compose.document import compose
from antrag_gen.errors import AntragError, Problem
from antrag_gen.load import Loaded, load
from antrag_gen.models.projekt import Umfeld
from antrag_gen.project import ContentFile, Reader
from antrag_gen.template_set import Templates
from antrag_gen.tree import Attachment, Document, Relationship
from antrag_gen.writers.formats import LIST_FORMATS


@dataclass(slots=True)
class Built:
    """What became of one paper: files by suffix, and what there is to say about it."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def build(file: ContentFile, read: Reader, surroundings: Umfeld, templates: Templates, formats: Sequence[str]) -> Built:
    """The paper in every format that can be written, and its problems; errors of content stop all formats."""
    built = Built()
    try:
        loaded = load(file, read, surroundings)
        built.problems.extend(loaded.problems)
        document = build_tree(loaded, templates, surroundings)
    except AntragError as error:
        built.problems.extend(error.problems)
        return built
    for suffix in formats:
        try:
            built.files[suffix] = write(document, loaded.paper.art, templates, suffix)
        except AntragError as error:
            built.problems.extend(error.problems)
    return built


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
