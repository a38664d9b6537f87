"""Index the papers of a project: the content files, read leniently, become a list by number.

What is wrong with a file is said when it is loaded itself; here it is only left out.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from antrag_gen.errors import AntragError, Place
from antrag_gen.fields.nummern import Kreis, Nummern, parse_antragsnummer, parse_drucksachennummer
from antrag_gen.fields.projekt import Projekt
from antrag_gen.fields.validate import sections_of
from antrag_gen.fields.verzeichnis import Berichtskennung, Eintrag, Kennung, Papiernummer, Verzeichnis
from antrag_gen.fields.ziffern import parse_ziffer
from antrag_gen.german.jahre import parse_jahr
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.project import Project
from antrag_gen.papers.papier import Papier
from antrag_gen.readers.markdown.blocks import read_markdown
from antrag_gen.readers.source import Source, read_text, split_source
from antrag_gen.readers.yaml.head import Head, read_head
from antrag_gen.tree import Image, Item, ItemList, Node, children_of

LISTED = re.compile(rb"^(?:nummer|berichtsjahr):", re.MULTILINE)
SECTION = re.compile(r"^# +(?P<titel>.*?)[ :]*$", re.MULTILINE)
LINE = re.compile(r"^(\w+):[ \t]+[\"']?([^\s\"'#].*?)[\"']?[ \t]*(?:[ \t]#.*)?$", re.MULTILINE)
LIST_ITEM = re.compile(r"^ {0,3}1\. ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Auskunft:
    """What a content file says of itself, as it is written: its number, its numbered requests as in `Eintrag`.

    `bericht` says of a progress report what it is about: motion, Ziffer and year.
    """

    kreis: Kreis | None
    nummer: str
    ziffern: tuple[str, ...] | None
    bericht: tuple[str, str, str] | None


# What the bytes of the content file of that name say; somebody who remembers what they said can save the reading.
Look = Callable[[str, bytes, Projekt], Auskunft | None]


def index_papers(project: Project, settings: Projekt, look: Look | None = None) -> Verzeichnis:
    """Every content file below content/ that has a number, and every progress report.

    `look` takes the place of `look_into`.
    """
    papers: dict[Kennung, tuple[Eintrag, ...]] = {}
    reports: dict[Berichtskennung, tuple[str, ...]] = {}
    for path in project.content_files(()) if project.content.is_dir() else ():
        name = project.content_file(path).name
        said = _ask(name, project, settings, look or look_into)
        if said is None:
            continue
        number = _number(said.nummer, said.kreis, settings.nummern) if said.kreis else None
        if number is not None:
            kennung = Kennung.of(number)
            papers[kennung] = (*papers.get(kennung, ()), Eintrag(name, number, said.ziffern))
        report = _about(*said.bericht, settings.nummern) if said.bericht else None
        if report is not None:
            reports[report] = (*reports.get(report, ()), name)
    return Verzeichnis(papers, reports, frozenset(Kennung.of(number) for number in settings.nummern.anderswo))


def _ask(name: str, project: Project, settings: Projekt, look: Look) -> Auskunft | None:
    try:
        return look(name, project.read(name, Place(name)), settings)
    except AntragError:
        return None


def look_into(name: str, data: bytes, settings: Projekt) -> Auskunft | None:
    """What a content file says of itself; None where it is no paper of the index or cannot be read."""
    if not LISTED.search(data):
        return None
    try:
        source = split_source(read_text(data, name), name)
    except AntragError:
        return None
    head, _ = read_head(source.head, name, source.head_line)
    # A head that is no YAML still says, line by line, which paper this is: it has mistakes, but it is there.
    values: Mapping[str, object] = head.values if head else dict(LINE.findall(source.head))
    kind = ARTEN.get(str(values.get("art")))
    if kind is None:
        return None
    ziffern = _ziffern(source, kind, settings) if kind.nummernkreis else ()
    return Auskunft(kind.nummernkreis, str(values.get("nummer")), ziffern, _report(values, kind))


def _report(values: Mapping[str, object], kind: type[Papier]) -> tuple[str, str, str] | None:
    if not kind.berichtet_ueber_antrag:
        return None
    motion, ziffer, year = (str(values.get(key, "")) for key in ("antrag", "ziffer", "berichtsjahr"))
    return motion, ziffer, year


def report_key(head: Head, kind: type[Papier], nummern: Nummern) -> Berichtskennung | None:
    """What a progress report is about, as far as its head can be read; None for other kinds."""
    report = _report(head.values, kind)
    return _about(*report, nummern) if report else None


def _about(motion: str, ziffer: str, year: str, nummern: Nummern) -> Berichtskennung | None:
    number = _number(motion, "antrag", nummern)
    try:
        label = parse_ziffer(ziffer) if ziffer else ""
        return Berichtskennung(Kennung.of(number), label, parse_jahr(year)) if number else None
    except AntragError:
        return None


def _number(text: str, kreis: Kreis, nummern: Nummern) -> Papiernummer | None:
    parse = parse_antragsnummer if kreis == "antrag" else parse_drucksachennummer
    try:
        return parse(text, nummern)
    except AntragError:
        return None


def _ziffern(source: Source, kind: type[Papier], settings: Projekt) -> tuple[str, ...] | None:
    """The numbered requests; only these sections are read, and only where something is numbered there."""
    sections_by_title = sections_of(kind, settings.titel)
    titles = {title for title, field in sections_by_title.items() if field in kind.abschnitte_mit_ziffern}
    starts = list(SECTION.finditer(source.body))
    found: list[str] = []
    for match, following in zip(starts, [*starts[1:], None], strict=False):  # a body may have no section at all
        end = following.start() if following else len(source.body)
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
