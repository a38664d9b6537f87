"""Index the papers of a project: the content files, read leniently, become a list by number.

What is wrong with a file is said when it is loaded itself; here it is only left out.
"""

import datetime as dt
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from antrag_gen.errors import AntragError, Level, Place, naming
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.fields.kennungen import HALBJAHR, Berichtskennung, Kennung, Papiereintrag, Papiernummer
from antrag_gen.fields.nummern import Kreis, Nummern, parse_antragsnummer, parse_drucksachennummer
from antrag_gen.fields.validate import sections_of
from antrag_gen.fields.ziffernfelder import parse_ziffer, parse_ziffern
from antrag_gen.german.datum import parse_datum
from antrag_gen.german.jahre import parse_jahr
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.contents import Content, ContentFiles, title_of
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.papers.papier import Papier
from antrag_gen.patterns import compile_late
from antrag_gen.readers.list_labels import Zaehlung, part_of
from antrag_gen.readers.yaml.head import Head
from antrag_gen.tree import Block, Heading, Item, ItemList, Node, children_of, plain_text

WHOLE = ""  # the Ziffer of what is answered in whole
# Where no list begins, nothing is numbered, and the Markdown need not be read.
NUMBERED = compile_late(r"^ {0,3}1\. ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Auskunft:
    """What a content file says of itself, as it is written: its number, its numbered requests as in `Papiereintrag`.

    `bericht` says of a progress report what it is about: motion, Ziffer and year; `zeitraum` what of the year;
    `beantwortet` of an Unterlage which motions it answers, each with its Ziffern.
    """

    kreis: Kreis | None
    nummer: str
    ziffern: tuple[str, ...] | None
    bericht: tuple[str, str, str] | None
    art: str = ""
    betreff: str = ""
    datum: str = ""
    fraktionen: tuple[str, ...] = ()
    zeitraum: str = ""
    oeffentlich: str = ""
    beantwortet: tuple[tuple[str, str], ...] = ()


# What a content file says of itself; somebody who remembers what its bytes said can save the reading.
Look = Callable[[Content, Einstellungen], Auskunft | None]


@dataclass(frozen=True, slots=True)
class Index:
    """Papers and reports as the `Katalog` has them."""

    anderswo: dict[Kennung, bool]
    papiere: dict[Kennung, tuple[Papiereintrag, ...]] = field(default_factory=dict)
    berichte: dict[Berichtskennung, tuple[str, ...]] = field(default_factory=dict)
    antworten: dict[Kennung, tuple[str, ...]] = field(default_factory=dict)


def index_papers(
    folder: ProjectFolder, settings: Einstellungen, contents: ContentFiles, look: Look | None = None
) -> Index:
    """Every content file below content/ that has a number, and every progress report.

    `look` takes the place of `look_into`.
    """
    index = Index({Kennung.of(number): True for number in settings.nummern.anderswo})
    for path in folder.content_files(()) if folder.content.is_dir() else ():
        file = folder.content_file(path)
        try:
            with naming(Place(file.shown)):
                said = (look or look_into)(contents.get(file), settings)
        except AntragError:
            continue
        if said is not None:
            _add(index, file.name, said, settings.nummern)
    return index


def _add(index: Index, name: str, said: Auskunft, nummern: Nummern) -> None:
    number = _number(said.nummer, said.kreis, nummern) if said.kreis else None
    if number is not None:
        kennung = Kennung.of(number)
        is_public = said.oeffentlich == "ja"
        entry = Papiereintrag(
            name, number, said.ziffern, said.art, said.betreff, _date(said.datum), said.fraktionen, is_public
        )
        index.papiere[kennung] = (*index.papiere.get(kennung, ()), entry)
    report = _about(*said.bericht, said.zeitraum, nummern) if said.bericht else None
    if report is not None:
        index.berichte[report] = (*index.berichte.get(report, ()), name)
    for motion, ziffern in said.beantwortet:
        answered = _number(motion, "antrag", nummern)
        if answered is not None:
            kennung = Kennung.of(answered)
            index.antworten[kennung] = (*index.antworten.get(kennung, ()), *_labels_of(ziffern))


def look_into(content: Content, settings: Einstellungen) -> Auskunft | None:
    """What a content file says of itself; None where it is no paper of the index.

    Raises AntragError where it has no head.
    """
    values, body = content.said, content.source.body
    kind = ARTEN.get(str(values.get("art")))
    if kind is None:
        return None
    ziffern = find_ziffern(content, kind, settings) if kind.nummernkreis and NUMBERED.search(body) else ()
    named = values.get("fraktionen")
    fraktionen = tuple(key for key in named if isinstance(key, str)) if isinstance(named, list) else ()
    return Auskunft(
        kind.nummernkreis,
        str(values.get("nummer")),
        ziffern,
        _report(values, kind),
        kind.name_of(values),
        str(values.get("betreff", "")),
        str(values.get("datum", "")),
        fraktionen,
        str(values.get("zeitraum", "")),
        str(values.get("oeffentlich", "")),
        _answered(values) if "beantwortet" in kind.model_fields else (),
    )


def _answered(values: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    entries = values.get("beantwortet")
    found = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return tuple((str(entry["nummer"]), str(entry.get("ziffern", WHOLE))) for entry in found if "nummer" in entry)


def _labels_of(ziffern: str) -> tuple[str, ...]:
    """The single Ziffern; of a motion that is answered in whole `WHOLE`, and none of what cannot be read."""
    try:
        return parse_ziffern(ziffern) if ziffern else (WHOLE,)
    except AntragError:
        return ()


def _report(values: Mapping[str, object], kind: type[Papier]) -> tuple[str, str, str] | None:
    if not kind.berichtet_ueber_antrag:
        return None
    motion, ziffer, year = (str(values.get(key, "")) for key in ("antrag", "ziffer", "berichtsjahr"))
    return motion, ziffer, year


def report_key(head: Head, kind: type[Papier], nummern: Nummern) -> Berichtskennung | None:
    """What a progress report is about, as far as its head can be read; None for other kinds."""
    report = _report(head.values, kind)
    return _about(*report, str(head.values.get("zeitraum", "")), nummern) if report else None


def _about(motion: str, ziffer: str, year: str, zeitraum: str, nummern: Nummern) -> Berichtskennung | None:
    number = _number(motion, "antrag", nummern)
    try:
        label = parse_ziffer(ziffer) if ziffer else ""
        half = zeitraum == HALBJAHR
        return Berichtskennung(Kennung.of(number), label, parse_jahr(year), half) if number else None
    except AntragError:
        return None


def _date(text: str) -> dt.date | None:
    try:
        return parse_datum(text)
    except AntragError:
        return None


def _number(text: str, kreis: Kreis, nummern: Nummern) -> Papiernummer | None:
    parse = parse_antragsnummer if kreis == "antrag" else parse_drucksachennummer
    try:
        return parse(text, nummern)
    except AntragError:
        return None


def find_ziffern(content: Content, kind: type[Papier], settings: Einstellungen) -> tuple[str, ...] | None:
    """The numbered requests; None where the text of a section that holds them has mistakes."""
    titles = sections_of(kind, settings.titel)
    labels: list[str] = []
    for section, end in zip(content.sections, _ends(content), strict=True):
        if titles.get(title_of(section)) in kind.abschnitte_mit_ziffern:
            lines = range(section.place.line, end)
            if any(told.level is Level.FEHLER and told.where.line in lines for told in content.body_problems):
                return None
            labels += _labels_in_parts(section.blocks, content.zaehlung)
    return tuple(labels)


def _labels_in_parts(blocks: Sequence[Block], zaehlung: Zaehlung | None) -> list[str]:
    """The labels of a section; where parts count for themselves, of those that have a part each with its own.

    Nobody having said how they count, they do so where else two requests had the same number.
    """
    part, parts = "", list[tuple[str, list[str]]]()
    for block in blocks:
        if isinstance(block, Heading) and (begun := part_of(plain_text(block))):
            part = begun
            parts.append((part, []))
        elif not parts:
            parts.append(("", list(_labels(block))))
        else:
            parts[-1][1].extend(_labels(block))
    plain = [label for _, labels in parts for label in labels]
    if zaehlung is Zaehlung.DURCHLAUFEND or (zaehlung is None and len(set(plain)) == len(plain)):
        return plain
    return [label for part, labels in parts for label in (_of_part(part, labels) if part else labels)]


def _of_part(part: str, labels: Sequence[str]) -> list[str]:
    return [part, *(f"{part}.{label}" for label in labels)]


def _ends(content: Content) -> list[int]:
    """The line at which each section ends."""
    return [*(section.place.line for section in content.sections[1:]), sys.maxsize]


def _labels(node: Node, outer: str = "") -> Iterator[str]:
    """The labels of ordered lists as they are cited; a letter is nothing without what it stands under."""
    for child in children_of(node):
        inner = outer
        if isinstance(node, ItemList) and node.ordered and isinstance(child, Item):
            label = child.label.strip("().")
            inner = f"{outer} {label}" if label.isalpha() and outer else label
            yield inner
        yield from _labels(child, inner)
