"""Council papers from Markdown and YAML. The names below are the public API (docs/api.md), loaded when asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from antrag_gen.errors import AntragError as AntragError
    from antrag_gen.errors import Level as Level
    from antrag_gen.errors import Place as Place
    from antrag_gen.errors import Problem as Problem
    from antrag_gen.tree import Document as Document
    from antrag_gen.work.api import Listing as Listing
    from antrag_gen.work.api import Project as Project
    from antrag_gen.work.api import Selection as Selection
    from antrag_gen.work.api import open_project as open_project
    from antrag_gen.work.events import Begun as Begun
    from antrag_gen.work.events import Ended as Ended
    from antrag_gen.work.events import Event as Event
    from antrag_gen.work.events import Finished as Finished
    from antrag_gen.work.events import Noticed as Noticed
    from antrag_gen.work.events import Outcome as Outcome
    from antrag_gen.work.events import Planned as Planned
    from antrag_gen.work.events import Removed as Removed
    from antrag_gen.work.events import State as State
    from antrag_gen.work.events import Written as Written

# Loaded when asked for: `antrag --hilfe` needs none of it, and the rooms inside import only the version.
_ROOMS = {
    "errors": ("AntragError", "Level", "Place", "Problem"),
    "tree": ("Document",),
    "work.api": ("Listing", "Project", "Selection", "open_project"),
    "work.events": (
        *("Begun", "Ended", "Event", "Finished", "Noticed", "Outcome", "Planned", "Removed", "State", "Written"),
    ),
}
_PLACES = {name: room for room, names in _ROOMS.items() for name in names}
__all__ = ["__version__", *sorted(_PLACES)]  # noqa: PLE0604 – names, computed


def __getattr__(name: str) -> Any:  # noqa: ANN401 – a module's attribute can be anything
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
