"""A project, opened: a folder comes in; settings, papers and decisions go out, each read once and remembered."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial

from antrag_gen.decisions.files import DecisionFile
from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.german.vocabulary import Vocabulary
from antrag_gen.library.access import Access, LookUp
from antrag_gen.library.contents import Content, ContentFiles
from antrag_gen.library.decided import Decided
from antrag_gen.library.folder import ContentFile, ProjectFolder
from antrag_gen.library.index import Look, index_papers
from antrag_gen.library.katalog import Katalog
from antrag_gen.library.load import load
from antrag_gen.library.loaded import Loaded
from antrag_gen.library.settings import load_lists, load_settings
from antrag_gen.library.templates import Templates, read_templates
from antrag_gen.library.vocabulary import open_vocabulary


def _tell_nobody(_: LookUp) -> None:
    pass


class Library(Access):
    """What papers are built from, wherever that is: plain values, and files by their names.

    `note` is told each thing that is looked up.
    """

    def __init__(
        self,
        katalog: Katalog,
        contents: ContentFiles,
        read_templates: Callable[[], Templates],
        note: Callable[[LookUp], None] = _tell_nobody,
    ) -> None:
        super().__init__(katalog, note)
        self._contents = contents
        self._read_templates = read_templates
        self._opened: dict[ContentFile, Loaded | AntragError] = {}

    @cached_property
    def templates(self) -> Templates:
        """Raises AntragError where one of the files cannot be read."""
        return self._read_templates()

    @property
    def opened(self) -> list[Content]:
        """The content of the papers that were opened so far, in the order of their names."""
        papers = (loaded for loaded in self._opened.values() if isinstance(loaded, Loaded))
        return sorted((loaded.content for loaded in papers), key=lambda content: content.file.name)

    def read(self, name: str, place: Place) -> bytes:
        return self._contents.read(name, place)

    def content(self, file: ContentFile) -> Content:
        return self._contents.get(file)

    def open(self, file: ContentFile) -> Loaded:
        if file not in self._opened:
            try:
                self._opened[file] = load(file, self)
            except AntragError as error:
                self._opened[file] = error
        opened = self._opened[file]
        if isinstance(opened, AntragError):
            raise AntragError(opened.problems)
        return opened

    def file(self, name: str) -> ContentFile:
        return ContentFile(name, name)


class LocalLibrary(Library):
    """The same on the machine of the project: messages name its files from the current folder."""

    def __init__(
        self,
        folder: ProjectFolder,
        katalog: Katalog,
        contents: ContentFiles,
        read_templates: Callable[[], Templates],
        note: Callable[[LookUp], None] = _tell_nobody,
    ) -> None:
        super().__init__(katalog, contents, read_templates, note)
        self.folder = folder

    def file(self, name: str) -> ContentFile:
        return self.folder.content_file(self.folder.root / name)


class OpenedProject(LocalLibrary):
    """A project at hand in its folder, as it was when it was opened."""

    def __init__(self, folder: ProjectFolder, katalog: Katalog, contents: ContentFiles, decided: Decided) -> None:
        super().__init__(folder, katalog, contents, partial(read_templates, folder))
        self.katalog = katalog
        self._decided = decided

    @cached_property
    def vocabulary(self) -> Vocabulary | None:
        """The words that its papers may have; None where this machine has no dictionary."""
        return open_vocabulary(self.folder, self.katalog)

    def with_contents(self, contents: ContentFiles) -> "OpenedProject":
        """The same project, which has read none of its papers yet and does so from `contents`."""
        return OpenedProject(self.folder, self.katalog, contents, self._decided)

    def decision_file(self, file: ContentFile) -> DecisionFile:
        """What a file of decisions holds by itself, whatever the motions say."""
        return self._decided.get(file)

    @property
    def decision_errors(self) -> dict[str, tuple[Problem, ...]]:
        """The errors of each file of decisions of the project: what they hide may be on any motion."""
        return self._decided.errors


def open_project(
    folder: ProjectFolder, look: Look | None = None, contents: ContentFiles | None = None
) -> OpenedProject:
    """The project in a folder; `look` as in `index_papers`, `contents` are those of its files that have been read.

    Raises AntragError with the problems of its settings.
    """
    settings, lists = load_settings(folder), load_lists(folder)
    contents = contents or ContentFiles(folder.read, settings.listen)
    index = index_papers(folder, settings, contents, look)
    katalog = Katalog(settings, lists, index.papiere, index.anderswo, index.berichte, antworten=index.antworten)
    decided = Decided(folder, Library(katalog, contents, partial(read_templates, folder)))
    katalog = replace(katalog, beschluesse=decided.beschluesse, unlesbar=decided.unlesbar)
    return OpenedProject(folder, katalog, contents, decided)
