"""Lists: the labels of the tree in, Word's own numbering that prints the same labels out.

Word counts by itself: a paragraph names its `w:num` and its level. What a level looks like is read from the labels;
where the layout has it otherwise, its list is changed. Word's letters go on after z with aa, bb … zz, so a level of
`aa)` begins its count at 27.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from antrag_gen.errors import Problem
from antrag_gen.readers.list_labels import GLIEDERUNG, LETTERS, Form, form_of
from antrag_gen.tree import Document, Item, ItemList, Node, children_of
from antrag_gen.writers.docx.markup import Xml, make
from antrag_gen.writers.docx.styles import LAYOUT, Styles, list_style, value_of

LEVELS = 9
BOX_FONT = "Segoe UI Symbol"
Definition = tuple[str, str, str]
"""Start, format and text of a level, as Word has them."""


@dataclass(frozen=True, slots=True)
class Count:
    """Where an ordered list is in its count: its `w:num`, and the number of each level down to the item."""

    num: int
    path: tuple[int, ...]

    @property
    def level(self) -> int:
        return len(self.path) - 1

    def element(self) -> Xml:
        return numbered(self.num, self.level)


def numbered(num: int, level: int) -> Xml:
    """What a paragraph says of the list that it is an item of."""
    return make("w:numPr", make("w:ilvl", val=level), make("w:numId", val=num))


def definition(level: int, form: Form) -> Definition:
    """What a level, counted from 0, must say to print the labels of this form."""
    counts = "".join(f"%{above + 1}." for above in range(level - form.outer, level)) + f"%{level + 1}"
    text = f"{form.opening}{counts}{form.closing}"
    return str(_start(form)), "lowerLetter" if form.repeat else "decimal", text


def _start(form: Form) -> int:
    return 1 + LETTERS * max(0, form.repeat - 1)


def forms_of(document: Document) -> dict[int, Form]:
    """How each level of the numbered lists of a document looks, by the first label of the first one."""
    forms: dict[int, Form] = {}
    _find_forms(document, 0, forms)
    return forms


def _find_forms(node: Node, level: int, forms: dict[int, Form]) -> None:
    ordered = isinstance(node, ItemList) and node.ordered
    if isinstance(node, ItemList) and ordered and node.items:
        forms.setdefault(level, form_of(node.items[0].label))
    for child in children_of(node):
        _find_forms(child, level + ordered, forms)


class Numbering:
    """Hands out a `w:num` to every list that begins to count anew, and makes the layout's list count as ours do."""

    def __init__(self, root: Xml, styles: Styles, document: Document) -> None:
        self._root = root
        self._nums = root.findall(qn("w:num"))
        self._next = 1 + max((int(num.get(qn("w:numId"), 0)) for num in self._nums), default=0)
        self._list = _find(root, styles.look_up(list_style("List Number", 1), "w:pPr/w:numPr/w:numId"))
        self._begun: set[tuple[int, tuple[int, ...]]] = set()
        self._last: dict[int, Count] = {}
        self._last_num = 0
        self._boxes: dict[str, int] = {}
        used = forms_of(document)
        self._forms = [used.get(level, GLIEDERUNG.form(level)) for level in range(LEVELS)]
        self._used = set(used)

    def problems(self) -> Iterator[Problem]:
        """Says where the list of the layout would print labels that neither are ours nor those of this paper."""
        levels = [] if self._list is None else self._list.findall(qn("w:lvl"))
        for level in range(LEVELS):
            defined = _defined(levels[level]) if level < len(levels) else None
            wanted = definition(level, self._forms[level]), definition(level, GLIEDERUNG.form(level))
            if defined is None or (level in self._used and defined not in wanted):
                what = f"Die Liste der Formatvorlage „List Number“ zählt auf Ebene {level + 1} anders als das Papier."
                hint = (
                    f"In Word diese Ebene auf „{GLIEDERUNG.form(level).label([1] * (level + 1))}“ stellen oder das "
                    "mitgelieferte base.docx nehmen; wie gezählt wird, sagt „gliederung“ in content/projekt.yaml."
                )
                yield Problem(LAYOUT, what, hint, id="layout-nummerierung")
                return

    def count_as_the_paper(self) -> None:
        """Let the list of the layout, which has no problems, have the levels of this paper."""
        levels = [] if self._list is None else self._list.findall(qn("w:lvl"))
        for level in self._used:
            for name, value in zip(("start", "numFmt", "lvlText"), definition(level, self._forms[level]), strict=True):
                for element in levels[level].findall(qn(f"w:{name}")):
                    element.set(qn("w:val"), value)

    def count(self, node: ItemList, above: Count | None) -> Iterator[tuple[Item, Count]]:
        """Each item of an ordered list with its count; ValueError where a label is not the next one."""
        if not node.items:
            return
        path = above.path if above else ()
        form = self._forms[len(path)]
        first = form.number(node.items[0].label)
        num = self._num_for(path, above, first)
        for number, item in enumerate(node.items, first):
            counted = Count(num, (*path, number))
            if item.label != form.label(counted.path):
                raise ValueError(f"label {item.label!r} where Word counts {form.label(counted.path)!r}")
            self._last[len(path)], self._last_num = counted, num
            yield item, counted

    def box(self, label: str) -> int:
        """The `w:num` of the items that have this box before them."""
        if label not in self._boxes:
            self._boxes[label] = self._add_num(self._add_boxes(label))
        return self._boxes[label]

    def _num_for(self, path: tuple[int, ...], above: Count | None, first: int) -> int:
        """The list of the item above, which restarts by itself, unless that item has had a list already.

        A list that goes on takes the one before it, where nothing else was counted in between.
        """
        if first > 1 and self._last.get(len(path)) == Count(self._last_num, (*path, first - 1)):
            return self._last_num
        num = above.num if first == 1 and above and (above.num, path) not in self._begun else self._begin(path, first)
        self._begun.add((num, path))
        return num

    def _begin(self, path: tuple[int, ...], first: int) -> int:
        """A new `w:num` that begins each level anew: those above at the numbers that stand above."""
        if self._list is None:
            raise ValueError("the layout has no list")
        numbers = (*path, first)
        starts = [
            _start(self._forms[level]) - 1 + (numbers[level] if level < len(numbers) else 1) for level in range(LEVELS)
        ]
        overrides = (
            make("w:lvlOverride", make("w:startOverride", val=start), ilvl=level) for level, start in enumerate(starts)
        )
        return self._add_num(self._list, *overrides)

    def _add_num(self, of: Xml, *overrides: Xml) -> int:
        abstract = make("w:abstractNumId", val=of.get(qn("w:abstractNumId"), ""))
        num = make("w:num", abstract, *overrides, numId=self._next)
        self._nums[-1].addnext(num)
        self._nums.append(num)
        self._next += 1
        return self._next - 1

    def _add_boxes(self, label: str) -> Xml:
        """A list, all levels of which have this box; in letters of a font that Word has for it."""
        lists = self._root.findall(qn("w:abstractNum"))
        number = 1 + max(int(element.get(qn("w:abstractNumId"), 0)) for element in lists)
        levels = (
            make(
                "w:lvl",
                *(make(f"w:{tag}", val=value) for tag, value in _box_values(label)),
                make("w:rPr", make("w:rFonts", ascii=BOX_FONT, hAnsi=BOX_FONT, eastAsia=BOX_FONT, cs=BOX_FONT)),
                ilvl=level,
            )
            for level in range(LEVELS)
        )
        added = make("w:abstractNum", make("w:multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)
        lists[-1].addnext(added)
        return added


def _box_values(label: str) -> tuple[tuple[str, str], ...]:
    return ("start", "1"), ("numFmt", "bullet"), ("lvlText", label), ("lvlJc", "left")


def _defined(level: Xml) -> Definition:
    start, form, text = (value_of(level, f"w:{name}") for name in ("start", "numFmt", "lvlText"))
    return start, form, text


def _find(root: Xml, num: str) -> Xml | None:
    """The list that the number `num` is of, None where the layout has none."""
    of_num = {element.get(qn("w:numId")): value_of(element, "w:abstractNumId") for element in root.findall(qn("w:num"))}
    lists = {element.get(qn("w:abstractNumId")): element for element in root.findall(qn("w:abstractNum"))}
    return lists.get(of_num.get(num))
