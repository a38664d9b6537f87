"""Rules on Ergänzungen and Neufassungen: a manuscript goes in; what does not fit the earlier versions comes out."""

from collections.abc import Iterator, Sequence

from antrag_gen.errors import Level
from antrag_gen.fields.kennungen import Kennung, Papiereintrag, Papiernummer
from antrag_gen.fields.nummern import Drucksachennummer
from antrag_gen.fields.verweise import find_references
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.zahlen import join_oder
from antrag_gen.papers.drucksache import NEUFASSUNG, Drucksache
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.rule import Finding, Rule

COUNTED = compile_late(r"(?P<zahl>\d+)\. ")
THIS = (
    r"\b[Dd](?:iese|ie vorliegende|ie hier vorgelegte)\s"
    r"(?:[\w-]*[Vv]orlage|Drucksache|Fassung|Ergänzung|Unterlage|Neufassung|GRDrs)\s"
)
EARLIER = (
    r"(?:die|der|den|das)\s(?:(?:bisherige|frühere|ursprüngliche|erste|alte|bisher vorgelegte|vorige|letzte)\w*\s)"
    r"(?:[\w-]*[Vv]orlage|Drucksache|Fassung|Version)|die\s(?:[\w-]*[Vv]orlage|Drucksache|Fassung)\svom\b"
)
REPLACES = compile_late(
    rf"{THIS}(?:ersetzt|löst)\s(?:damit\s|hiermit\s|vollständig\s|in vollem Umfang\s|im Ganzen\s)?(?:{EARLIER})"
    rf"|{THIS}tritt\san\s(?:die\s)?Stelle\s(?:der|von)\b"
    r"|\bwird\s(?:hiermit\s|vollständig\s|in vollem Umfang\s)?durch\sdiese\s"
    r"[\w-]*(?:[Vv]orlage|Drucksache|Fassung)\sersetzt"
)
ONE = r"(?:damit\s|hiermit\s|vollständig\s)?(?:die\s)?(?:[\w-]*[Vv]orlage\s)?$"
REPLACES_NUMBER = compile_late(rf"{THIS}(?:ersetzt|löst)\s{ONE}")
ADDS_TO_NUMBER = compile_late(rf"{THIS}ergänzt\s{ONE}")


def find_missing(manuscript: Manuscript) -> Iterator[Finding]:
    """A version whose base is in no file of the project."""
    number = _number(manuscript)
    if number is None or not number.zusatz or manuscript.access.is_elsewhere(Kennung.of(number)):
        return
    if not any(not _zusatz(entry.nummer) for entry in _versions(manuscript, number)):
        what = f"Zur {number.zusatz} ist {number.ohne_zusatz} in diesem Projekt nicht zu finden."
        hint = "Liegt das Papier anderswo, ist nichts zu tun; sonst die Nummer prüfen."
        yield Finding(manuscript.at("nummer"), what, hint)


def find_gaps(manuscript: Manuscript) -> Iterator[Finding]:
    """A 2. Ergänzung without the first, where the project holds what both add to."""
    number = _number(manuscript)
    count = COUNTED.match(number.zusatz) if number else None
    if number is None or count is None or int(count["zahl"]) == 1:
        return
    versions = [_zusatz(entry.nummer) for entry in _versions(manuscript, number)]
    before = f"{int(count['zahl']) - 1}. Ergänzung"
    known = before in versions or (before == "1. Ergänzung" and "Ergänzung" in versions)
    if "" in versions and not known:
        what = f"Vor der {number.zusatz} fehlt {number.ohne_zusatz} {before}."
        yield Finding(manuscript.at("nummer"), what, "Die Zahl vor „Ergänzung“ prüfen.")


def find_wrong_order(manuscript: Manuscript) -> Iterator[Finding]:
    """A version that is not younger than its base, or than the Ergänzung before it."""
    number, paper = _number(manuscript), manuscript.paper
    if number is None or not number.zusatz or paper is None or paper.datum is None:
        return
    for entry in _versions(manuscript, number):
        if entry.datum is not None and entry.datum >= paper.datum and _rank(entry.nummer) < _rank(number):
            dates = format_datum_kurz(entry.datum), format_datum_kurz(paper.datum)
            what = f"{entry.nummer} ist vom {dates[0]}, die {number.zusatz} vom {dates[1]}."
            yield Finding(manuscript.at("datum"), what, "Die Nummer und beide Daten prüfen.")
            return


def find_other_base(manuscript: Manuscript) -> Iterator[Finding]:
    """`fassung_vom` is the date of an earlier version, where these are known."""
    number, paper = _number(manuscript), manuscript.paper
    if number is None or not isinstance(paper, Drucksache) or paper.fassung_vom is None:
        return
    earlier = [entry for entry in _versions(manuscript, number) if entry.datum and _rank(entry.nummer) < _rank(number)]
    dates = [entry.datum for entry in earlier if entry.datum]
    if any(not _zusatz(entry.nummer) for entry in earlier) and paper.fassung_vom not in dates:
        named = join_oder(
            [f"{entry.nummer} vom {format_datum_kurz(day)}" for entry, day in zip(earlier, dates, strict=True)]
        )
        what = f"Vom {format_datum_kurz(paper.fassung_vom)} ist keine frühere Fassung; es gibt {named}."
        yield Finding(manuscript.at("fassung_vom"), what, "Das Datum mit der früheren Fassung vergleichen.")


def find_said_only(manuscript: Manuscript) -> Iterator[Finding]:
    """A text that says that the paper replaces the earlier one, or adds to it, while its number does not."""
    number = _number(manuscript)
    if number is None or number.zusatz == NEUFASSUNG:
        return
    for passage in manuscript.passages:
        if "ersetzt" in passage.text or "Stelle" in passage.text or "ergänzt" in passage.text or "löst" in passage.text:
            yield from _said_in(passage, number, manuscript)


def _said_in(passage: Passage, number: Drucksachennummer, manuscript: Manuscript) -> Iterator[Finding]:
    found = REPLACES.search(passage.text)
    if found and not passage.is_literal(found.start()):
        yield _said(passage, found.start(), found[0], number, NEUFASSUNG)
        return
    for verweis in find_references(passage.text, manuscript.access.einstellungen.nummern):
        wert = verweis.wert
        if isinstance(wert, Drucksachennummer) and Kennung.of(wert) == Kennung.of(number):
            before = passage.text[: verweis.start]
            if match := REPLACES_NUMBER.search(before):
                yield _said(passage, match.start(), passage.text[match.start() : verweis.end], number, NEUFASSUNG)
            elif not number.zusatz and (match := ADDS_TO_NUMBER.search(before)):
                yield _said(passage, match.start(), passage.text[match.start() : verweis.end], number, "1. Ergänzung")


def _said(passage: Passage, start: int, words: str, number: Drucksachennummer, meant: str) -> Finding:
    what = f"„{words}“, aber die Nummer nennt keine {meant.removeprefix('1. ')}: {number}."
    hint = f"„nummer: {number.ohne_zusatz} {meant}“ und „fassung_vom“ angeben oder den Satz ändern."
    return Finding(passage.place(start), what, hint)


def _number(manuscript: Manuscript) -> Drucksachennummer | None:
    number = getattr(manuscript.paper, "nummer", None)
    return number if isinstance(number, Drucksachennummer) else None


def _versions(manuscript: Manuscript, number: Drucksachennummer) -> Sequence[Papiereintrag]:
    """The other papers with this number; what has the same suffix is told as a number that two papers have."""
    found = manuscript.access.find(Kennung.of(number))
    return [
        entry
        for entry in found
        if entry.path != manuscript.content.file.name
        and isinstance(entry.nummer, Drucksachennummer)
        and _zusatz(entry.nummer) != number.zusatz
    ]


def _zusatz(number: Papiernummer) -> str:
    return number.zusatz if isinstance(number, Drucksachennummer) else ""


def _rank(number: Papiernummer) -> int:
    """What orders versions: the base, then the Ergänzungen as they are counted; a Neufassung comes after the base."""
    zusatz = _zusatz(number)
    count = COUNTED.match(zusatz)
    return int(count["zahl"]) if count else int(bool(zusatz))


RULES = (
    Rule("fassung-basis", find_missing, Level.HINWEIS),
    Rule("fassung-luecke", find_gaps),
    Rule("fassung-reihenfolge", find_wrong_order),
    Rule("fassung-basisdatum", find_other_base),
    Rule("fassung-text", find_said_only),
)
