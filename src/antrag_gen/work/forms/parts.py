"""The texts of a report by where they stand in its file: a content file comes in, the lines of each text go out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from antrag_gen.fields.validate import sections_of
from antrag_gen.library.contents import Content, title_of
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.passages import Passage, passages_of
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.sachstand import TOP
from antrag_gen.tree import Block, Heading, plain_text

SACHSTAND = "sachstand"
NOTE = compile_late(r"\[\^[^\]\n]+\]:")
UNSEEN = compile_late(r"<!--|\[\^")


@dataclass(frozen=True, slots=True)
class Part:
    """A text below a heading: `first` is the line of the file below that, `end` the one behind the text.

    `passages` is None where a form can't hold it: tables, pictures, notes, comments.
    """

    title: str
    first: int
    end: int
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...] | None


def parts_of(content: Content, titel: Callable[[str], str]) -> dict[str, Part]:
    """The sections that a report of this kind has, by the fields of the model; of the Sachstand the newest one."""
    titles = sections_of(Fortschrittsbericht, titel)
    found: dict[str, Part] = {}
    for part in _sections(content):
        name = titles.get(part.title)
        if name is not None and name not in found:
            found[name] = part
    if SACHSTAND in found:
        newest = _newest(found.pop(SACHSTAND), content)
        found |= {SACHSTAND: newest} if newest else {}
    return found


def _sections(content: Content) -> Iterator[Part]:
    sections = content.sections
    last = content.source.body_line + content.source.body.count("\n") + 1
    ends = [*(section.place.line for section in sections[1:]), last]
    for section, end in zip(sections, ends, strict=True):
        yield _part(title_of(section), section.place.line + 1, end, section.blocks, content)


def _part(title: str, first: int, end: int, blocks: tuple[Block, ...], content: Content) -> Part:
    lines = content.source.body.split("\n")
    begin = content.source.body_line
    notes = (line for line in range(first, end) if NOTE.match(lines[line - begin : line - begin + 1][0]))
    end = next(notes, end)
    text = "\n".join(lines[first - begin : end - begin])
    return Part(title, first, end, blocks, None if UNSEEN.search(text) else passages_of(blocks))


def _newest(sachstand: Part, content: Content) -> Part | None:
    """What stands below the first „## Stand“; None where the section begins with something else."""
    heads = [at for at, block in enumerate(sachstand.blocks) if isinstance(block, Heading) and block.level == TOP]
    if not heads or heads[0] or (place := sachstand.blocks[0].place) is None:
        return None
    until = sachstand.blocks[heads[1]].place if len(heads) > 1 else None
    blocks = sachstand.blocks[1 : heads[1]] if len(heads) > 1 else sachstand.blocks[1:]
    end = until.line if until else sachstand.end
    return _part(plain_text(sachstand.blocks[0]), place.line + 1, end, blocks, content)


def earlier_told(content: Content, titel: Callable[[str], str]) -> tuple[Block, ...]:
    """What was told in earlier years, with its headings; nothing where a form can't hold it."""
    titles = sections_of(Fortschrittsbericht, titel)
    section = next((part for part in _sections(content) if titles.get(part.title) == SACHSTAND), None)
    if section is None or section.passages is None:
        return ()
    heads = [at for at, block in enumerate(section.blocks) if isinstance(block, Heading) and block.level == TOP]
    return section.blocks[heads[1] :] if len(heads) > 1 else ()
