"""Council papers from Markdown and YAML. The names below are the public API (docs/api.md), loaded when asked for."""

import sys
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

__all__ = [
    "AntragError",
    "Begun",
    "Document",
    "Ended",
    "Event",
    "Finished",
    "Level",
    "Listing",
    "Noticed",
    "Outcome",
    "Place",
    "Planned",
    "Problem",
    "Project",
    "Removed",
    "Selection",
    "State",
    "Written",
    "__version__",
    "open_project",
]

# Before WeasyPrint is imported by anything, in workers too.
if sys.platform == "win32":
    import_module(f"{__name__}.windows").show_packaged_libraries()

# Loaded when asked for: `antrag --hilfe` needs none of it, and the rooms inside import only the version.
_ROOMS = ("errors", "tree", "work.api", "work.events")


def __getattr__(name: str) -> Any:  # noqa: ANN401 – a module's attribute can be anything
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    rooms = (import_module(f"{__name__}.{room}") for room in _ROOMS)
    return next(getattr(room, name) for room in rooms if hasattr(room, name))
