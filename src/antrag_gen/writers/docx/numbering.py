"""Numbered lists: the labels of the tree in, Word's own numbering that prints the same labels out.

Word counts by itself: a paragraph names its `w:num` and its level. The labels by level are `1.`, `2.1`, `a)`,
`aa)`, `aaa)` and so on; Word's letters go on after z with aa, bb … zz, so level 4 begins its count at 27.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from antrag_gen.errors import Problem
from antrag_gen.tree import Item, ItemList
from antrag_gen.writers.docx.markup import Xml, make
from antrag_gen.writers.docx.styles import LAYOUT, Styles, list_style, value_of

BULLET = "•"
LEVELS = 9
LETTERS = 26
FIRST_LETTER_LEVEL = 2
NUMBER = re.compile(r"[1-9][0-9]*\.")
SUB_NUMBER = re.compile(r"[1-9][0-9]*\.[1-9][0-9]*")
LETTER = re.compile(r"([a-z])\1*\)")


@dataclass(frozen=True, slots=True)
class Count:
    """Where an ordered list is in its count: its `w:num`, and the number of each level down to the item."""

    num: int
    path: tuple[int, ...]

    @property
    def level(self) -> int:
        return len(self.path) - 1

    @property
    def label(self) -> str:
        """The label that Word prints for this count."""
        if self.level == 0:
            return f"{self.path[0]}."
        if self.level == 1:
            return f"{self.path[0]}.{self.path[1]}"
        repeats, letter = divmod(self.path[-1] - 1, LETTERS)
        return chr(ord("a") + letter) * (repeats + 1 + self.level - FIRST_LETTER_LEVEL) + ")"

    def element(self) -> Xml:
        return make("w:numPr", make("w:ilvl", val=self.level), make("w:numId", val=self.num))


def level_of(label: str) -> int:
    """The level (from 0) whose labels look like `label`; ValueError where none does."""
    if NUMBER.fullmatch(label):
        return 0
    if SUB_NUMBER.fullmatch(label):
        return 1
    if LETTER.fullmatch(label) and len(label) - 1 <= LEVELS - FIRST_LETTER_LEVEL:
        return len(label) - 1 + FIRST_LETTER_LEVEL - 1
    raise ValueError(f"no list has labels like {label!r}")


def definition(level: int) -> tuple[str, str, str]:
    """What the layout must say of a level so that it prints our labels: start, format and text."""
    if level < FIRST_LETTER_LEVEL:
        return "1", "decimal", ("%1.", "%1.%2")[level]
    return str(1 + LETTERS * (level - FIRST_LETTER_LEVEL)), "lowerLetter", f"%{level + 1})"


class Numbering:
    """Hands out a `w:num` to every list that begins to count anew."""

    def __init__(self, root: Xml, styles: Styles) -> None:
        self._nums = root.findall(qn("w:num"))
        self._next = 1 + max((int(num.get(qn("w:numId"), 0)) for num in self._nums), default=0)
        self._list = _find(root, styles.look_up(list_style("List Number", 1), "w:pPr/w:numPr/w:numId"))
        self._begun: set[tuple[int, tuple[int, ...]]] = set()

    def problems(self) -> Iterator[Problem]:
        """Says where the list of the layout would print other labels than ours."""
        levels = [] if self._list is None else self._list.findall(qn("w:lvl"))
        found = [tuple(value_of(lvl, f"w:{name}") for name in ("start", "numFmt", "lvlText")) for lvl in levels]
        wanted = [definition(level) for level in range(LEVELS)]
        if found == wanted:
            return
        wrong = next((n for n in range(LEVELS) if found[n : n + 1] != wanted[n : n + 1]), LEVELS)
        what = f"Die Liste der Formatvorlage „List Number“ zählt auf Ebene {wrong + 1} anders als das Papier."
        hint = "In Word die Ebenen der Liste auf 1. / 1.1 / a) / aa) stellen oder das mitgelieferte base.docx nehmen."
        yield Problem(LAYOUT, what, hint, id="layout-nummerierung")

    def count(self, node: ItemList, above: Count | None) -> Iterator[tuple[Item, Count]]:
        """Each item of an ordered list with its count; ValueError where a label is not the next one."""
        if not node.items:
            return
        level = level_of(node.items[0].label)
        above_path = above.path if above else ()
        if len(above_path) > level or (level == 1 and not above):
            raise ValueError(f"a list labelled {node.items[0].label!r} can't stand here")
        path = above_path + (1,) * (level - len(above_path))
        num = self._num_for(path, above)
        for number, item in enumerate(node.items, 1):
            counted = Count(num, (*path, number))
            if item.label != counted.label:
                raise ValueError(f"label {item.label!r} where Word counts {counted.label!r}")
            yield item, counted

    def _num_for(self, path: tuple[int, ...], above: Count | None) -> int:
        """The list of the item above, which restarts by itself, unless that item has had a list already."""
        num = above.num if above and (above.num, path) not in self._begun else self._begin(path)
        self._begun.add((num, path))
        return num

    def _begin(self, path: tuple[int, ...]) -> int:
        """A new `w:num` that begins each level anew: those above at the numbers that stand above."""
        if self._list is None:
            raise ValueError("the layout has no list")
        starts = [str(number) for number in path] + [definition(level)[0] for level in range(len(path), LEVELS)]
        overrides = (
            make("w:lvlOverride", make("w:startOverride", val=start), ilvl=level) for level, start in enumerate(starts)
        )
        abstract = make("w:abstractNumId", val=self._list.get(qn("w:abstractNumId"), ""))
        num = make("w:num", abstract, *overrides, numId=self._next)
        self._nums[-1].addnext(num)
        self._nums.append(num)
        self._next += 1
        return self._next - 1


def _find(root: Xml, num: str) -> Xml | None:
    """The list that the number `num` is of, None where the layout has none."""
    of_num = {each.get(qn("w:numId")): value_of(each, "w:abstractNumId") for each in root.findall(qn("w:num"))}
    lists = {each.get(qn("w:abstractNumId")): each for each in root.findall(qn("w:abstractNum"))}
    return lists.get(of_num.get(num))
