"""The names below a paper: what stands in the region in, what is printed in full width and in two columns out."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")


def columns_of(children: Iterable[T], is_name: Callable[[T], bool]) -> Iterator[tuple[tuple[T, ...], ...]]:
    """What stands together, in its order: names in two columns, the first with one more if need be, else in one."""
    for named, group in groupby(children, is_name):
        together = tuple(group)
        middle = (len(together) + 1) // 2
        yield (together[:middle], together[middle:]) if named and len(together) > 1 else (together,)
