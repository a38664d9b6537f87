"""Read a rendered template as nested elements, each with its place in the template.

The composing stage marks each line of a template in its output; here the marks are taken out again and
tell where an element stood before Jinja ran.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from itertools import accumulate

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.targets import ALLOWED, leads_somewhere, refusal
from antrag_gen.tree import Text

ATTRIBUTES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"), frozenset[str]()),
    **dict.fromkeys(("em", "strong", "s", "sub", "sup", "br"), frozenset[str]()),
    **dict.fromkeys(("dl", "dt", "dd", "nav", "caption", "thead", "tbody", "tfoot", "table"), frozenset[str]()),
    **dict.fromkeys(("p", "header", "footer", "section", "tr", "td"), frozenset({"class"})),
    "th": frozenset({"class", "id", "headers"}),
    "a": frozenset({"href"}),
    "data": frozenset({"nr"}),
    "prosa": frozenset({"nr"}),
}
REQUIRED = {"a": "href", "data": "nr", "prosa": "nr"}
TABLE_CLASSES = {
    "tr": frozenset({"gruppe", "summe", "teil"}),
    "th": frozenset({"text", "betrag", "stellen", "zahl"}),
    "td": frozenset({"summe"}),
}
VOID = frozenset({"br", "data", "prosa"})
# Blanks in these are the layout of the template; anything else that is written there is told where they are read.
WITHOUT_WORDS = frozenset(
    {"", "header", "footer", "section", "blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr"}
)
MARK = compile_late("\x02([^\x1f]*)\x1f([0-9]{1,7})\x03")
# A template that is no template at all is not told to its end.
MOST_PROBLEMS = 100
# How many elements stand inside of one another.
DEEPEST = 40
BLANKS = compile_late("[ \t\n]+")
# As templates write it; whatever else can begin an element is read by the library, which takes several times as long.
PLAIN_TAG = compile_late('<([a-z][a-z0-9]*)((?: [a-z]+="[^"&<>\x00]*")*)>')
PLAIN_ATTRIBUTE = compile_late(' ([a-z]+)="([^"]*)"')


def mark_line(template: str, line: int) -> str:
    """The mark for a line of a template; no content file can hold its control characters."""
    return f"\x02{template}\x1f{line}\x03"


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str]
    place: Place
    children: list["Element | Text"] = field(default_factory=list)


def read_elements(rendered: str) -> list[Element | Text]:
    """The top elements of a rendered template; raises AntragError with every unknown or unclosed one."""
    reader = _ElementReader(rendered)
    reader.feed(reader.clean)
    reader.close()
    for element in reader.open[1:]:
        reader.say(element.place, f"<{element.tag}> ist nicht geschlossen.", f"„</{element.tag}>“ ergänzen.")
    if reader.problems:
        raise AntragError(reader.problems)
    return reader.open[0].children


class _ElementReader(HTMLParser):
    def __init__(self, rendered: str) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[Problem] = []
        self.open = [Element("", {}, Place(""))]
        self.clean, self.starts, self.marks = _take_marks(rendered)

    def say(self, place: Place, what: str, hint: str) -> None:
        self.problems.append(Problem(place, what, hint, "vorlage-aufbau"))
        if len(self.problems) == MOST_PROBLEMS:
            raise AntragError(self.problems)

    def updatepos(self, i: int, j: int) -> int:
        """Keep how far it has read, in the stead of a line and a column that nobody asks for."""
        self.offset += max(0, j - i)
        return j

    def place(self, skip: int = 0) -> Place:
        mark = bisect_right(self.starts, self.offset + skip) - 1
        return _place_of(*self.marks[mark]) if mark >= 0 else Place("")

    def parse_starttag(self, i: int) -> int:
        """Where the tag at `i` ends, which is handled."""
        match = PLAIN_TAG.match(self.rawdata, i)
        if match is None or match[1] not in ATTRIBUTES:
            return super().parse_starttag(i)
        self.handle_starttag(match[1], PLAIN_ATTRIBUTE.findall(match[2]))
        return match.end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.place())
        self.check(element)
        self.open[-1].children.append(element)
        if len(self.open) > DEEPEST:
            what = f"Mehr als {DEEPEST} Elemente stecken hier ineinander."
            self.say(element.place, what, "Elemente schließen, bevor andere beginnen.")
            raise AntragError(self.problems)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.say(self.place(), f"„<{tag}/>“ ist kein leeres Element.", f"„<{tag}>…</{tag}>“ schreiben.")
            self.open.pop()

    def check(self, element: Element) -> None:
        tag = element.tag
        if tag not in ATTRIBUTES:
            self.say(
                element.place,
                f"Das Element <{tag}> gibt es in Vorlagen nicht.",
                f"Erlaubt sind: {', '.join(sorted(ATTRIBUTES))}.",
            )
            return
        for name in element.attributes.keys() - ATTRIBUTES[tag]:
            self.say(
                element.place,
                f"Das Attribut „{name}“ ist bei <{tag}> nicht erlaubt.",
                "Aussehen gehört in die Layoutdatei.",
            )
        target = element.attributes.get("href")
        if target is not None and not leads_somewhere(target):
            self.say(element.place, refusal(target), ALLOWED)
        if tag == "a" and any(outer.tag == "a" for outer in self.open):
            self.say(element.place, "In <a> steht noch ein <a>.", "Das erste vorher schließen.")
        if REQUIRED.get(tag, "class") not in element.attributes and tag in REQUIRED:
            self.say(element.place, f"Bei <{tag}> fehlt das Attribut „{REQUIRED[tag]}“.", "Das Attribut ergänzen.")
        wanted = element.attributes.get("class")
        if wanted is not None and tag in TABLE_CLASSES and wanted not in TABLE_CLASSES[tag]:
            self.say(
                element.place,
                f"Die Klasse „{wanted}“ gibt es für <{tag}> nicht.",
                f"Erlaubt sind: {', '.join(sorted(TABLE_CLASSES[tag]))}.",
            )

    def handle_endtag(self, tag: str) -> None:
        if tag == self.open[-1].tag:
            self.open.pop()
        elif tag in VOID or all(element.tag != tag for element in self.open):
            self.say(self.place(), f"„</{tag}>“ schließt nichts.", "Das Ende löschen oder den Anfang ergänzen.")
        else:
            while (element := self.open.pop()).tag != tag:
                self.say(element.place, f"<{element.tag}> ist nicht geschlossen.", f"„</{element.tag}>“ ergänzen.")

    def handle_data(self, data: str) -> None:
        text = BLANKS.sub(" ", data)
        if text and (text != " " or self.open[-1].tag not in WITHOUT_WORDS):
            blanks = len(data) - len(data.lstrip())
            self.open[-1].children.append(Text(text, place=self.place(blanks)))

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 – HTMLParser's protocol
        self.say(self.place(), "HTML-Kommentare sind in Vorlagen nicht erlaubt.", "Kommentare als {# … #} schreiben.")

    def handle_decl(self, decl: str) -> None:
        self.say(self.place(), f"„<!{decl[:20]}“ ist in Vorlagen nicht erlaubt.", "Die Zeile löschen.")

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:
        self.say(self.place(), f"„<?{data[:20]}“ ist in Vorlagen nicht erlaubt.", "Die Zeile löschen.")


@lru_cache(maxsize=4096)
def _place_of(template: str, line: str) -> Place:
    return Place(template, int(line))


def _take_marks(rendered: str) -> tuple[str, list[int], list[tuple[str, str]]]:
    """The text without marks, the offsets at which they stood, and the templates and lines they name."""
    first, *parts = MARK.split(rendered)
    texts = [first, *parts[2::3]]
    starts = [*accumulate(map(len, texts[:-1]))]
    return "".join(texts), starts, [*zip(parts[0::3], parts[1::3], strict=True)]
