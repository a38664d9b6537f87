"""Stage mend: a content file comes in, the same file with sure slips mended goes out, all other bytes as they were.

Each change is cut into the text of the file, where the characters stand that a rule found. The result is read again: a
change is only made where the paper then says the same but for these characters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from functools import cached_property

from antrag_gen.errors import AntragError, Place
from antrag_gen.files import read_bytes, real_path, write_below
from antrag_gen.library.access import Access
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile, ProjectFolder
from antrag_gen.library.load import check_content
from antrag_gen.library.project import OpenedProject
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where
from antrag_gen.proofing.proof import find_changes
from antrag_gen.proofing.rule import Change
from antrag_gen.readers.written import Written
from antrag_gen.tree import Heading, Item, Link, Node, walk

MOST_ROUNDS = 8
LINE = compile_late(r"[^\n]*\n|[^\n]+")
NO_LINE_END = "\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Correction:
    """What was changed where; `old` and `new` are the characters."""

    place: Place
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A content file before and after; without corrections both are the same bytes."""

    file: ContentFile
    before: bytes
    after: bytes
    corrections: tuple[Correction, ...]


def mend(file: ContentFile, project: OpenedProject) -> Mended:
    """The file with every sure slip mended; raises AntragError where head and body cannot be told apart."""
    content = project.content(file)
    before, corrections = content.data, list[Correction]()
    if content.source and content.head is None:
        return Mended(file, before, before, ())
    for _ in range(MOST_ROUNDS):
        reading = _Reading(content, project)
        cuts = _find_good(reading, _find_cuts(reading))
        if not cuts:
            break
        content = _cut(content, cuts)
        corrections += (_tell(cut.change) for cut in cuts)
    return Mended(file, before, content.data, tuple(sorted(corrections, key=lambda each: each.place)))


def save(mended: Mended, folder: ProjectFolder) -> None:
    """Write the file in one step; raises AntragError, with nothing written, where it cannot be or has changed since."""
    path, shown = real_path(folder.root / mended.file.name), mended.file.shown
    if read_bytes(path, shown) != mended.before:
        what = "Diese Datei hat sich geändert, während sie geprüft wurde; sie bleibt, wie sie ist."
        raise AntragError.of(Place(shown), what, "Den Befehl noch einmal geben.", "korrigieren-veraltet")
    write_below(real_path(folder.root), path, mended.after, shown)


def diff(mended: Mended) -> str:
    """What changes, as `git diff` writes it; nothing where nothing does."""
    before, after = (LINE.findall(data.decode("utf-8")) for data in (mended.before, mended.after))
    name = mended.file.shown.removeprefix("/")
    lines = unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n{NO_LINE_END}" for line in lines)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A change, and from where to where it is in the text of the file."""

    start: int
    end: int
    change: Change


@dataclass(frozen=True)
class _Reading:
    """A content file as it is read: what it says, the words in it, the kinds of problems that it has."""

    content: Content
    access: Access

    @cached_property
    def _checked(self) -> tuple[Manuscript, Counter[str]]:
        try:
            loaded = check_content(self.content, self.access)
        except AntragError as error:
            told = Counter(problem.id for problem in error.problems)
            return Manuscript(self.content, None, self.access), told
        return Manuscript(self.content, loaded.paper, self.access), Counter(problem.id for problem in loaded.problems)

    @property
    def manuscript(self) -> Manuscript:
        return self._checked[0]

    @property
    def problems(self) -> Counter[str]:
        return self._checked[1]

    def values(self) -> Iterator[tuple[str, Place]]:
        """All of the head; line feeds as in passages."""
        head = self.content.head
        yield from ((" ".join(text.split("\n")), place) for text, place in head.texts()) if head else ()

    def shape(self) -> list[object]:
        """All of the sections that is not words of a passage."""
        return [
            (section.title, _kind(node))
            for section in self.content.sections
            for block in section.blocks
            for node in walk(block)
        ]


def _kind(node: Node) -> tuple[object, ...]:
    match node:
        case Link():
            return Link, node.target
        case Item():
            return Item, node.label
        case Heading():
            return Heading, node.level
    return (type(node),)


def _find_cuts(reading: _Reading) -> list[_Cut]:
    """The changes that can be cut into the text, in its order; of those that overlap the first."""
    written = Written(reading.content.data.decode("utf-8"))
    offsets: dict[Place, list[int]] = {}
    cuts: list[_Cut] = []
    found = (_locate(change, written, offsets) for change in find_changes(reading.manuscript))
    for cut in sorted(filter(None, found), key=lambda cut: (cut.start, cut.end)):
        if not cuts or cuts[-1].end <= cut.start:
            cuts.append(cut)
    return cuts


def _locate(change: Change, written: Written, offsets: dict[Place, list[int]]) -> _Cut | None:
    """None where other characters stand there than those that are read, or where emphasis or a line begins between."""
    passage = change.passage
    for start, text in zip(passage.starts, passage.texts, strict=True):
        first, last = change.start - start, change.end - start
        if first < 0 or last > len(text.text) or text.place is None:
            continue
        if text.place not in offsets:
            offsets[text.place] = written.find(text.text, text.place, yaml=passage.where is Where.KOPF)
        found = offsets[text.place]
        if last < len(found) and written.text[found[first] : found[last]] == passage.text[change.start : change.end]:
            return _Cut(found[first], found[last], change)
    return None


def _find_good(reading: _Reading, cuts: Sequence[_Cut]) -> Sequence[_Cut]:
    """Those that change nothing else, alone and together."""
    if not cuts or _says_the_same(reading, cuts):
        return cuts
    half = len(cuts) // 2
    if not half:
        return ()
    first, second = _find_good(reading, cuts[:half]), _find_good(reading, cuts[half:])
    both = [*first, *second]
    return both if _says_the_same(reading, both) else first or second


def _says_the_same(old: _Reading, cuts: Sequence[_Cut]) -> bool:
    """Whether the file with these cuts says what it said but for them, and has no problem that it had not."""
    new = _Reading(_cut(old.content, cuts), old.access)
    if new.problems - old.problems:
        return False
    changes: dict[int, list[Change]] = defaultdict(list)
    for cut in cuts:
        changes[id(cut.change.passage)].append(cut.change)
    expected = [(_role(passage), _change(passage.text, changes[id(passage)])) for passage in old.manuscript.passages]
    if expected != [(_role(passage), passage.text) for passage in new.manuscript.passages]:
        return False
    in_head = {
        passage.texts[0].place: text
        for passage, (_, text) in zip(old.manuscript.passages, expected, strict=True)
        if passage.where is Where.KOPF
    }
    values = [in_head.get(place, text) for text, place in old.values()]
    return values == [text for text, _ in new.values()] and old.shape() == new.shape()


def _role(passage: Passage) -> tuple[object, ...]:
    return passage.where, passage.section, passage.path, passage.quoted


def _change(text: str, changes: Sequence[Change]) -> str:
    parts, at = [], 0
    for change in changes:
        parts += [text[at : change.start], change.new]
        at = change.end
    return "".join([*parts, text[at:]])


def _cut(content: Content, cuts: Sequence[_Cut]) -> Content:
    text, parts, at = content.data.decode("utf-8"), list[str](), 0
    for cut in cuts:
        parts += [text[at : cut.start], cut.change.new]
        at = cut.end
    return content.rewritten("".join([*parts, text[at:]]).encode("utf-8"))


def _tell(change: Change) -> Correction:
    old, new = change.shown()
    return Correction(change.passage.place(change.start), old, new)
