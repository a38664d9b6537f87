"""What schemas take from a project: its folder comes in, settings, lists and words go out; no paper is opened."""

from antrag_gen.library.folder import ProjectFolder, default_templates
from antrag_gen.library.settings import load_lists, load_settings
from antrag_gen.library.titles import find_our_words
from antrag_gen.work.editor.schema import City


def city_of(folder: ProjectFolder | None) -> City:
    """The city of a project, or one that has nothing of its own; AntragError with what is wrong in its settings."""
    if folder is None:
        return City(worte=tuple(find_our_words(ProjectFolder(default_templates().parent))))
    return City(load_settings(folder), load_lists(folder), tuple(find_our_words(folder)))
