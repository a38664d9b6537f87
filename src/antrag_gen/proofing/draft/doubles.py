"""Rules on what stands twice in one paper: a manuscript goes in, the second of each comes out."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from antrag_gen.fields.verweise import spell_references
from antrag_gen.german.zahlen import number_ranges
from antrag_gen.german.zahlwort import NUMBER, parse_zahlwort
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.papers.haushaltspapier import Haushaltspapier
from antrag_gen.papers.papier import Fraktionspapier
from antrag_gen.papers.vorlage import Vorlage
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import REQUESTS, Manuscript, Where
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.readers.yaml.head import Value
from antrag_gen.tree import Heading, plain_text

FEWEST_WORDS = 8
# One answer can do for several requests.
ANSWERS = ("stellungnahme",)
# What stays from year to year, or says in short what is said again.
REPEATING = ("sachstand", "kurzfassung")
# Lists of the head, what an entry of them is known by, and what tells two of that name apart.
ENTRIES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "anlagen": (("titel",), ()),
    "mittel": (("zweck",), ("thh", "kontengruppe", "projekt", "geldart", "ehh", "fhh")),
    "stellen": (("funktion",), ()),
    "beratungsfolge": (("gremium", "termin"), ("sitzungsart",)),
    "referate": ((), ()),
    "beteiligte": ((), ()),
    "verteiler": ((), ()),
    "empfaenger": ((), ()),
    "erledigte_antraege": ((), ()),
    "vorliegende_antraege": ((), ()),
}
CITING = ("erledigte_antraege", "vorliegende_antraege")
# Posts are one only where all that is said of them is the same.
POSTS = "stellen"
# „zwei halbe Stellen“, „3,0 Stellen“: what the text counts.
COUNTED = compile_late(
    rf"(?P<zahl>{NUMBER})\s(?:(?P<halbe>halbe[nr]?)\s)?(?:[a-zäöüß]+e[nrs]?\s){{0,3}}"
    r"(?:\w*-?[Ss]tellen?(?:anteile?n?)?|VZÄ|VZK|VZS|Vollzeit\w+)\b"
)
SIGNS_OF_POSTS = ("telle", "VZ", "Vollzeit")
MOST_HELD = 50  # entries of one name that another is held against
# What is said of a day or a person beside its name.
WEEKDAY = compile_late(r"^(?:Mon|Diens|Mitt|Donners|Frei|Sams|Sonn)\w*,?\s(?:den\s|dem\s)?")
TITLES = compile_late(r"\b(?:dr|prof|dipl|mag)\.(?:-?[\w.]*\.)?\s*|\b(?:herrn?|frau)\s")
SHOWN = 6  # words of a paragraph that a message quotes


def find_paragraphs(manuscript: Manuscript) -> Iterator[Finding]:
    """A paragraph or an item that stands a second time, word for word."""
    seen: dict[str, int] = {}
    if manuscript.paper is not None and manuscript.paper.art in ANSWERS:
        return
    for passage in manuscript.passages:
        if passage.where not in (Where.ABSATZ, Where.PUNKT) or passage.quoted or passage.section in REPEATING:
            continue
        words = passage.text.split()
        text = " ".join(words).casefold().rstrip(" .,;:!")
        if len(words) >= FEWEST_WORDS and text in seen:
            what = f"„{' '.join(words[:SHOWN])} …“ steht wörtlich schon in Zeile {seen[text]}."
            yield Finding(passage.place(), what, "Eine der beiden Stellen löschen.")
        elif len(words) >= FEWEST_WORDS:
            seen[text] = passage.place().line


def find_names(manuscript: Manuscript) -> Iterator[Finding]:
    """A person that stands a second time under `gezeichnet`, with a title or without."""
    seen: set[str] = set()
    for index, person in enumerate(manuscript.paper.gezeichnet if manuscript.paper else ()):
        name = TITLES.sub("", " ".join(person.name.casefold().split()))
        if name in seen:
            what = f"„{person.name}“ steht unter „gezeichnet“ zweimal."
            yield Finding(manuscript.at("gezeichnet", index, "name"), what, "Einen der Einträge löschen.")
        seen.add(name)


def find_fraktionen(manuscript: Manuscript) -> Iterator[Finding]:
    """A Fraktion that stands a second time under `fraktionen`."""
    paper = manuscript.paper
    seen: set[str] = set()
    for index, fraktion in enumerate(paper.fraktionen if isinstance(paper, Fraktionspapier) else ()):
        if fraktion.name in seen:
            what = f"„{fraktion.name}“ steht unter „fraktionen“ zweimal."
            yield Finding(manuscript.at("fraktionen", index), what, "Einen der Einträge löschen.")
        seen.add(fraktion.name)


def find_entries(manuscript: Manuscript) -> Iterator[Finding]:
    """An entry of a list in the head that says of the same thing what another entry says."""
    head = manuscript.content.head
    for key, entries in head.values.items() if head else ():
        names, apart = ENTRIES.get(key, ((), ()))
        seen: dict[str, list[Value]] = {}
        for index, entry in enumerate(entries if isinstance(entries, list) and key in ENTRIES else ()):
            name = _name_of(entry, names)
            if key in CITING:
                name = spell_references(name, manuscript.access.einstellungen.nummern)
            others = seen.setdefault(" ".join(name.casefold().split()), [])
            if name and any(_is_same(entry, other, key, apart) for other in others[:MOST_HELD]):
                if key == POSTS and _counts_both(manuscript, index):
                    continue
                what = f"„{name}“ steht unter „{key}“ zweimal."
                yield Finding(manuscript.at(key, index), what, "Einen der Einträge löschen oder unterscheiden.")
            others.append(entry)
    yield from _needs(manuscript)


def _name_of(entry: Value, keys: tuple[str, ...]) -> str:
    if isinstance(entry, dict):
        values = [entry.get(key) for key in keys]
        is_known = bool(values) and all(isinstance(value, str) for value in values)
        return ", ".join(WEEKDAY.sub("", str(value)) for value in values) if is_known else ""
    return entry if isinstance(entry, str) else ""


def _is_same(one: Value, other: Value, key: str, apart: tuple[str, ...]) -> bool:
    return one == other if key == POSTS else not _is_told_apart(one, other, apart)


def _counts_both(manuscript: Manuscript, index: int) -> bool:
    """Whether what is asked for counts a line of posts as often as it stands there, as „zwei halbe“, or in all."""
    paper = manuscript.paper
    stellen = paper.stellen if isinstance(paper, (Haushaltsantrag, Vorlage)) else ()
    same = [stelle.anzahl.wert for stelle in stellen if stelle == stellen[index]]
    all_of = sum((stelle.anzahl.wert for stelle in stellen), Decimal(0))
    sums = {sum(same, Decimal(0)), all_of}
    others = {stelle.anzahl.wert for stelle in stellen} | {all_of - sum(same[1:], Decimal(0))}
    for passage, match in manuscript.find(COUNTED, SIGNS_OF_POSTS):
        if passage.section not in REQUESTS:
            continue
        number = parse_zahlwort(match["zahl"])
        is_of_lines = number == len(same) and "," not in match["zahl"] and all(value <= 1 for value in same)
        posts = number / (2 if match["halbe"] else 1)
        if posts not in others and (posts in sums or is_of_lines):
            return True
    return False


def _is_told_apart(one: Value, other: Value, keys: tuple[str, ...]) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    return any(one[key] != other[key] for key in keys if key in one and key in other)


def _needs(manuscript: Manuscript) -> Iterator[Finding]:
    """A running number of the Anmeldeliste that another entry has, alone or in a range."""
    paper = manuscript.paper
    seen: dict[int, set[tuple[str, str]]] = {}
    for index, entry in enumerate(paper.anmeldeliste if isinstance(paper, Haushaltspapier) else ()):
        numbers = entry.lfd_nr.nummern if entry.lfd_nr else ()
        need = entry.thh or "", str(entry.grdrs or "")
        twice = [number for number in numbers if any(_is_one(need, other) for other in seen.get(number, ()))]
        if twice:
            what = f"lfd. Nr. {number_ranges(twice)} steht unter „anmeldeliste“ zweimal."
            yield Finding(manuscript.at("anmeldeliste", index), what, "Einen der Einträge löschen oder ändern.")
        for number in numbers:
            seen.setdefault(number, set()).add(need)


def _is_one(need: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether THH and Drucksache, where both are said, are the same; two needs of one number are told elsewhere."""
    return all(one == two or not (one and two) for one, two in zip(need, other, strict=True))


def find_headings(manuscript: Manuscript) -> Iterator[Finding]:
    """A heading that stands a second time below the same ones."""
    for section in manuscript.content.sections:
        above: list[tuple[int, str]] = []
        seen: dict[tuple[str, ...], int] = {}
        for heading in section.blocks:
            if not isinstance(heading, Heading) or heading.place is None:
                continue
            above = [(level, words) for level, words in above if level < heading.level]
            above.append((heading.level, plain_text(heading)))
            path = tuple(" ".join(words.casefold().split()).rstrip(" :.") for _, words in above)
            if path in seen:
                what = f"Die Überschrift „{plain_text(heading)}“ steht schon in Zeile {seen[path]}."
                yield Finding(heading.place, what, "Zusammenfassen, oder eine der beiden anders nennen.")
            seen.setdefault(path, heading.place.line)


RULES = (
    Rule("doppelt-eintrag", find_entries),
    Rule("doppelt-ueberschrift", find_headings),
    Rule("doppelt-absatz", find_paragraphs),
    Rule("doppelt-gezeichnet", find_names),
    Rule("doppelt-fraktion", find_fraktionen),
)
