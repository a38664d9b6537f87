"""What templates may see of a class: its fields, and the properties and methods that it names with `visible`."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

C = TypeVar("C", bound=type)
_NAMED = "__visible__"
# Where pydantic and dataclasses keep the fields of a class.
_FIELDS = ("__pydantic_fields__", "__dataclass_fields__")


def visible(*names: str) -> Callable[[C], C]:
    """Let templates see the fields of this class and of those below it, and these properties and methods."""

    def name(kind: C) -> C:
        setattr(kind, _NAMED, names)
        return kind

    return name


@cache  # a class for each kind of value
def visible_names(kind: type) -> frozenset[str] | None:
    """The names that a template may use of a value of this class; None where it may not see the value at all."""
    named = [vars(base)[_NAMED] for base in kind.__mro__ if _NAMED in vars(base)]
    if not named:
        return None
    fields = (name for kept in _FIELDS for name in getattr(kind, kept, ()))
    return frozenset(name for name in (*fields, *(name for names in named for name in names)) if name[0] != "_")
