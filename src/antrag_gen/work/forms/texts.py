"""Put texts into the body of a report: a content file and passages come in, the same file with these goes out."""

from collections.abc import Callable, Sequence

from antrag_gen.errors import AntragError, Place
from antrag_gen.fields.validate import sections_of
from antrag_gen.library.contents import Content, title_of
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.passages import Passage, write_passages
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.tree import Block
from antrag_gen.work.forms.parts import SACHSTAND, Part, parts_of

LINE = compile_late(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
ENDS = "\r\n"


def put_text(content: Content, name: str, passages: Sequence[Passage], titel: Callable[[str], str]) -> Content:
    """The file with this text in the section of that field; a section that is missing is added at its place.

    It is read again: where it would be printed otherwise than it was typed, AntragError says so.
    """
    part = parts_of(content, titel).get(name)
    new = _replaced(content, part, passages) if part else _added(content, name, passages, titel)
    after = parts_of(new, titel).get(name)
    if after is None or after.passages != tuple(passages) or _others(content, name, titel) != _others(new, name, titel):
        title = part.title if part else name
        place = Place(content.file.shown, part.first - 1) if part else Place(content.file.shown)
        what = f"Der Text zu „{title}“ lässt sich nicht so eintragen, dass er gedruckt wird, wie er im Formular steht."
        raise AntragError.of(place, what, "Ihn in dieser Datei von Hand eintragen.", id="eintragen-unmoeglich")
    return new


def drop_text(content: Content, name: str, titel: Callable[[str], str]) -> Content:
    """The file without this section, which must be there."""
    part = parts_of(content, titel)[name]
    lines = _lines(content)
    del lines[part.first - 2 : part.end - 1]
    while lines and part.first - 2 == len(lines) and not lines[-1].strip():
        del lines[-1]
    return content.rewritten("".join(lines).encode())


def _replaced(content: Content, part: Part, passages: Sequence[Passage]) -> Content:
    lines = _lines(content)
    filled = [at for at in range(part.first - 1, min(part.end - 1, len(lines))) if lines[at].strip()]
    text = write_passages(passages).split("\n")
    if filled:
        return _with(content, lines, filled[0], filled[-1] + 1, text)
    return _with(content, lines, part.first - 1, part.first - 1, ["", *text])


def _added(content: Content, name: str, passages: Sequence[Passage], titel: Callable[[str], str]) -> Content:
    """With a new section above the first of those that come after it."""
    names = sections_of(Fortschrittsbericht, titel)
    order = list(names.values())
    title = next(title for title, own in names.items() if own == name)
    later = order[order.index(name) + 1 :]
    below = [section.place.line for section in content.sections if names.get(title_of(section)) in later]
    lines = _lines(content)
    text = [f"# {title}", "", *write_passages(passages).split("\n")]
    if below:
        return _with(content, lines, below[0] - 1, below[0] - 1, [*text, ""])
    ending = _ending(lines)
    if lines and not lines[-1].endswith(tuple(ENDS)):
        lines[-1] += ending
    return _with(content, lines, len(lines), len(lines), ["", *text])


def _with(content: Content, lines: list[str], first: int, end: int, text: Sequence[str]) -> Content:
    ending = _ending(lines)
    return content.rewritten("".join([*lines[:first], *(line + ending for line in text), *lines[end:]]).encode())


def _lines(content: Content) -> list[str]:
    return LINE.findall(content.data.decode("utf-8"))


def _ending(lines: Sequence[str]) -> str:
    """The kind of line end that the file has."""
    first = lines[0] if lines else "\n"
    return first[len(first.rstrip(ENDS)) :] or "\n"


def _others(content: Content, name: str, titel: Callable[[str], str]) -> list[tuple[str, tuple[Block, ...]]]:
    """All other sections with their texts; of the Sachstand what was told before."""
    names = sections_of(Fortschrittsbericht, titel)
    part = parts_of(content, titel).get(name)
    others = [(section.title, section.blocks) for section in content.sections if names.get(title_of(section)) != name]
    if name == SACHSTAND and part:
        whole = next(each.blocks for each in content.sections if names.get(title_of(each)) == name)
        others.append((part.title, whole[1 + len(part.blocks) :]))
    return others
