"""Write lines that were pasted as points as a Markdown list: lines and how they begin come in, the list goes out."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.list_marks import BARE, COUNTED, Marked

ALONE = frozenset({BARE, COUNTED, "circled", "ordinal"})
MARKDOWN = frozenset({"number", "number)"})
PARTS = compile_late(r"\d+|[IVX]+|[^\W\d_]")
READ_AS_POINT = MARKDOWN | {"blank hyphen"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line: where it stands, its words, how it begins; `depth` and `indent` of one that is a point already."""

    number: int
    words: str
    marked: Marked | None
    depth: int | None = None
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the list that is written: its latest point, how far it has counted, where its points stand."""

    marked: Marked
    count: int
    indent: int
    sign: str
    is_pasted: bool

    @property
    def within(self) -> int:
        return self.indent + len(self.sign)


@dataclass(slots=True)
class Points:
    """Writes a list, point by point; `keys` are the marks that make it one, `last` what the list before has counted."""

    keys: Collection[str]
    last: int = 0
    boxes: Collection[str] = ()
    levels: list[Level] = field(default_factory=list)
    found: list[Marked] = field(default_factory=list)
    changed: str = ""
    waiting: str = ""

    def write(self, lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
        """The lines as Markdown: a kind of mark that comes within another one is a level deeper."""
        for line in lines:
            text = self._line(line)
            if text is not None:
                yield line.number, text

    def _line(self, line: Line) -> str | None:
        marked = line.marked
        if line.depth is not None and marked is not None:
            return self._real(line, marked, line.depth)
        if marked is None or not self.is_point(marked):
            text, self.waiting = (self.waiting or " " * (self.levels[-1].within if self.levels else 0)) + line.words, ""
            return text
        depth = self._depth(marked)
        count = self._count(marked, depth)
        self._open(marked, depth, count, self.levels[depth - 1].within if depth else line.indent)
        self.found.append(marked)
        start = " " * self.levels[-1].indent + self.levels[-1].sign
        self._compare(marked)
        if marked.words:
            return start + marked.words
        self.waiting = start
        return None

    def _real(self, line: Line, marked: Marked, depth: int) -> str:
        """A point of a Markdown list; behind pasted ones it counts on."""
        depth = min(depth, len(self.levels))
        above = self.levels[depth] if depth < len(self.levels) else None
        is_behind = above is not None and above.is_pasted and not marked.is_bullet
        count = above.count + 1 if above is not None and is_behind else marked.number
        self._open(marked, depth, count, line.indent, is_pasted=is_behind)
        if not is_behind:
            sign = line.words[: len(line.words) - len(marked.words)] if marked.words else f"{line.words} "
            self.levels[-1] = Level(marked, count, line.indent, sign, is_pasted=False)
            return " " * line.indent + line.words
        self._compare(marked)
        return " " * line.indent + self.levels[-1].sign + marked.words

    def _open(self, marked: Marked, depth: int, count: int, indent: int, *, is_pasted: bool = True) -> None:
        self.levels = [*self.levels[:depth], Level(marked, count, indent, self._sign(marked, count), is_pasted)]

    def _sign(self, marked: Marked, count: int) -> str:
        if not marked.is_bullet:
            return f"{count}. "
        if marked.mark in "☐☑☒" or len(self.boxes) > 1:
            box = {"☐": "[ ]", "☑": "[x]", "☒": "[x]"}
            return f"- {box.get(marked.mark, marked.mark)} " if marked.is_box else "- "
        return "- "

    def is_point(self, marked: Marked) -> bool:
        """Whether this is a point of the list; once there is one, every kind of bullet is, and what counts on."""
        if marked.key in self.keys or any(level.marked.key == marked.key for level in self.levels):
            return True
        if marked.is_bullet:
            return marked.kind.name != "sign"
        return marked.kind.name in MARKDOWN or begins_a_level(marked) or self.goes_on(marked) is not None

    def goes_on(self, marked: Marked) -> int | None:
        """The level, the deepest first, whose next number this is, in whatever form."""
        is_sure = any(map(str.isdigit, marked.mark)) or (len(marked.mark.strip("().")) > 1 and marked.mark.isupper())
        if marked.is_bullet or marked.number < 2 or not is_sure or marked.kind.name in (BARE, "tight number"):  # noqa: PLR2004 – not the first
            return None
        levels = list(enumerate(self.levels))
        return next(
            (at for at, level in reversed(levels) if not level.marked.is_bullet and level.count + 1 == marked.number),
            None,
        )

    def _depth(self, marked: Marked) -> int:
        levels = list(enumerate(self.levels))
        # What Markdown would read as a point, and does not, is indented too far.
        is_deeper = marked.kind.name in READ_AS_POINT
        same = next(
            (
                at
                for at, level in reversed(levels)
                if level.marked.key == marked.key and (level.is_pasted or not is_deeper)
            ),
            None,
        )
        if same is not None or marked.is_bullet or marked.number == 1:
            return len(self.levels) if same is None else same
        further = self.goes_on(marked)
        counted = next((at for at, level in reversed(levels) if not level.marked.is_bullet), None)
        return next((at for at in (further, counted) if at is not None), len(self.levels))

    def _count(self, marked: Marked, depth: int) -> int:
        if depth < len(self.levels):
            return self.levels[depth].count + 1
        goes_on = depth == 0 and self.last > 0 and marked.number == self.last + 1
        return marked.number if goes_on else 1

    def _compare(self, marked: Marked) -> None:
        """Keep the first number that comes out otherwise than it was typed."""
        if marked.is_bullet or self.changed:
            return
        counts = [level.count for level in self.levels if not level.marked.is_bullet]
        typed = [marked.number]
        if marked.kind.name == "section":
            typed = [int(part) for part in marked.mark.rstrip(".").split(".")]
        has_parts = marked.kind.name == COUNTED and len(PARTS.findall(marked.mark)) > 1
        if has_parts or typed not in (counts, counts[-1:]) or (len(typed) > 1 and typed != counts):
            self.changed = f"aus „{marked.mark}“ wird dabei „{counts[-1]}.“"


def begins_a_level(marked: Marked) -> bool:
    return marked.kind.ordered and marked.number == 1 and marked.kind.name not in ALONE
