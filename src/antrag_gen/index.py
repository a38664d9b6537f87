"""Index the papers of a project: the content files, read leniently, become a list by number.

What is wrong with a file is said when it is loaded itself; here it is only left out.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from antrag_gen.errors import AntragError, Place
from antrag_gen.german.notation import NotationError
from antrag_gen.models.arten import ARTEN
from antrag_gen.models.nummern import Kreis, Nummern, parse_antragsnummer, parse_drucksachennummer
from antrag_gen.models.papier import Papier
from antrag_gen.models.projekt import Projekt
from antrag_gen.models.validate import sections_of
from antrag_gen.models.verzeichnis import Eintrag, Kennung, Papiernummer, Verzeichnis
from antrag_gen.project import Project
from antrag_gen.readers.head import read_head
from antrag_gen.readers.markdown.blocks import read_markdown
from antrag_gen.readers.source import Source, read_text, split_source
from antrag_gen.tree import Image, Item, ItemList, Node, children_of

NUMBERED = re.compile(rb"^nummer:", re.MULTILINE)
SECTION = re.compile(r"^# +(?P<titel>.*?)[ :]*$", re.MULTILINE)
LIST_ITEM = re.compile(r"^ {0,3}1\. ", re.MULTILINE)


def index_papers(project: Project, settings: Projekt) -> Verzeichnis:
    """Every content file below content/ that has a number."""
    papers: dict[Kennung, tuple[Eintrag, ...]] = {}
    for path in project.content_files(()) if project.content.is_dir() else ():
        entry = _read(path, project, settings)
        if entry is not None:
            kennung = Kennung.of(entry.nummer)
            papers[kennung] = (*papers.get(kennung, ()), entry)
    return Verzeichnis(papers, frozenset(Kennung.of(number) for number in settings.nummern.anderswo))


def _read(path: Path, project: Project, settings: Projekt) -> Eintrag | None:
    name = project.content_file(path).name
    try:
        data = project.read(name, Place(name))
        if not NUMBERED.search(data):
            return None
        source = split_source(read_text(data, name), name)
    except AntragError:
        return None
    head, _ = read_head(source.head, name, source.head_line)
    kind = ARTEN.get(str(head.values.get("art"))) if head else None
    if head is None or kind is None or kind.nummernkreis is None:
        return None
    number = _number(str(head.values.get("nummer")), kind.nummernkreis, settings.nummern)
    return Eintrag(name, number, _ziffern(source, kind, settings)) if number else None


def _number(text: str, kreis: Kreis, nummern: Nummern) -> Papiernummer | None:
    parse = parse_antragsnummer if kreis == "antrag" else parse_drucksachennummer
    try:
        return parse(text, nummern)
    except NotationError:
        return None


def _ziffern(source: Source, kind: type[Papier], settings: Projekt) -> tuple[str, ...] | None:
    """The numbered requests; only these sections are read, and only where something is numbered there."""
    sections_by_title = sections_of(kind, settings.titel)
    titles = {title for title, field in sections_by_title.items() if field in kind.abschnitte_mit_ziffern}
    starts = list(SECTION.finditer(source.body))
    ends = [match.start() for match in starts[1:]] + [len(source.body)]
    found: list[str] = []
    for match, end in zip(starts, ends, strict=True):
        text = source.body[match.start() : end]
        if match["titel"] in titles and LIST_ITEM.search(text):
            sections, problems = read_markdown(text, source.path, source.body_line, _no_image)
            if problems:
                return None
            found += (label for section in sections for block in section.blocks for label in _labels(block))
    return tuple(found)


def _no_image(name: str, place: Place) -> Image:  # noqa: ARG001 – what readers of Markdown are given
    return Image(b"", "", "", place=place)


def _labels(node: Node, outer: str = "") -> Iterator[str]:
    """The labels of ordered lists as they are cited; a letter is nothing without what it stands under."""
    for child in children_of(node):
        inner = outer
        if isinstance(node, ItemList) and node.ordered and isinstance(child, Item):
            label = child.label.rstrip(".)")
            inner = f"{outer} {label}" if label.isalpha() and outer else label
            yield inner
        yield from _labels(child, inner)
