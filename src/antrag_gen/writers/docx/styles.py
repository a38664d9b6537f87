"""Styles: the roles of the tree in, the styles of the layout out.

Word translates the ids of styles when it saves (`berschrift1`), never the names in the file: styles are found by name.
"""

from collections.abc import Iterator
from copy import deepcopy

from docx.oxml.ns import qn

from antrag_gen.errors import Place, Problem
from antrag_gen.tree import Contents, Document, Node, ParagraphRole, Region, RegionRole, walk
from antrag_gen.writers.docx.markup import Xml, make

LAYOUT = Place("base.docx")

DEEPEST = 5  # Word's own list styles end with „List Number 5“
HEADINGS = tuple(f"heading {level}" for level in range(1, 7))

ROLE_STYLES = {
    ParagraphRole.TEXT: "Normal",
    ParagraphRole.ABSENDER: "Antrag Absender",
    ParagraphRole.ART: "Antrag Art",
    ParagraphRole.ANGABE: "Antrag Angabe",
    ParagraphRole.BEDARF: "Antrag Bedarf",
    ParagraphRole.ANMERKUNG: "Antrag Anmerkung",
    ParagraphRole.NAME: "Antrag Name",
}

COVER = "Antrag Titelblatt"

# What the paragraphs without a role of their own are, by the region they stand in.
REGION_STYLES = {
    RegionRole.BRIEFKOPF: "Antrag Briefkopf",
    RegionRole.KOPFZEILE: "header",
    RegionRole.FUSSZEILE: "footer",
    RegionRole.GEZEICHNET: "Antrag Gezeichnet",
    RegionRole.QUERFORMAT: "Normal",
    RegionRole.TITELBLATT: COVER,
    RegionRole.PAPIER: "Normal",
    RegionRole.KAPITELGRUPPE: "Normal",
}

# Not the built-in „Quote“: LibreOffice 7.4 exports that one with a tag of its own name, remapped (PDF/UA 7.1).
QUOTE = "Antrag Zitat"
PAIRS = "Antrag Angaben"
# The title of a book: a heading of level 1 to programs, with the looks of a cover.
TITLE = "Antrag Buchtitel"
CONTENTS = tuple(f"toc {level}" for level in range(1, 4))
CAPTION = "caption"
IMAGE = "Antrag Abbildung"
TABLE = "Antrag Tabelle"
TABLE_TEXT = "Antrag Tabellentext"
TABLE_AMOUNT = "Antrag Betrag"
TABLE_HEAD = "Antrag Tabellenkopf"
TABLE_HEAD_AMOUNT = "Antrag Tabellenkopf Betrag"
TABLE_SUM = "Antrag Summe"
TABLE_SUM_AMOUNT = "Antrag Summe Betrag"
# Of the paragraph that Word wants after a table and at the end; too low to fill a page. Its space after is what
# keeps the text below a table away from it.
GAP = "Antrag Tabellenabstand"
NOTE_TEXT = "footnote text"
NOTE_MARK = "footnote reference"
LINK = "Hyperlink"
STRONG = "Strong"
EMPHASIS = "Emphasis"
STRONG_EMPHASIS = "Intense Emphasis"


LINE = 240  # what Word writes for lines of single height
SINGLE = 1.149  # of the letters' size: ascent, descent and line gap of Arial
TWIPS = 20  # to a point
USUAL_SIZE = 22  # half points, where a layout says nothing
CELL_MARGIN = 108  # twips at either side, where no style says another


def list_style(kind: str, depth: int) -> str:
    """The style of a paragraph `depth` lists deep (from 1), `kind` being „List Number“, „… Bullet“ or „… Continue“."""
    depth = min(depth, DEEPEST)
    return kind if depth == 1 else f"{kind} {depth}"


NEEDED = {
    "paragraph": (
        *ROLE_STYLES.values(),
        *(style for role, style in REGION_STYLES.items() if role is not RegionRole.TITELBLATT),
        *HEADINGS,
        *(list_style(f"List {kind}", n) for kind in ("Number", "Bullet", "Continue") for n in range(1, DEEPEST + 1)),
        *(
            QUOTE,
            PAIRS,
            CAPTION,
            IMAGE,
            TABLE_TEXT,
            TABLE_AMOUNT,
            TABLE_HEAD,
            TABLE_HEAD_AMOUNT,
            TABLE_SUM,
            TABLE_SUM_AMOUNT,
            GAP,
            NOTE_TEXT,
        ),
    ),
    "character": (NOTE_MARK, LINK, STRONG, EMPHASIS, STRONG_EMPHASIS),
    "table": (TABLE,),
}
# A layout of the office's own that was made for papers alone needs these for books only.
NEEDED_BY_BOOKS = (TITLE, COVER, *CONTENTS)

KINDS = {"paragraph": "Absatz", "character": "Zeichen", "table": "Tabelle"}

# How Word shows its own styles to a German reader (those not named here have one name everywhere).
SHOWN = {
    "normal": "Standard",
    "heading": "Überschrift",
    "list number": "Listennummer",
    "toc": "Verzeichnis",
    "list bullet": "Aufzählungszeichen",
    "list continue": "Listenfortsetzung",
    "caption": "Beschriftung",
    "header": "Kopfzeile",
    "footer": "Fußzeile",
    "footnote text": "Fußnotentext",
    "footnote reference": "Fußnotenzeichen",
    "strong": "Fett",
    "emphasis": "Hervorhebung",
    "intense emphasis": "Intensive Hervorhebung",
}


class Styles:
    """The styles of one layout."""

    def __init__(self, root: Xml) -> None:
        self._root = root
        self._by_id = {style.get(qn("w:styleId"), ""): style for style in root.findall(qn("w:style"))}
        self._default_size = value_of(root, "w:docDefaults/w:rPrDefault/w:rPr/w:sz")
        self._default_line = value_of(root, "w:docDefaults/w:pPrDefault/w:pPr/w:spacing", "w:line")
        self._ids = {
            (style.get(qn("w:type"), ""), value_of(style, "w:name").casefold()): style_id
            for style_id, style in self._by_id.items()
        }

    def problems(self, document: Document) -> Iterator[Problem]:
        """One for each style that the layout lacks."""
        further = NEEDED_BY_BOOKS if any(map(_is_of_books, walk(document))) else ()
        for kind, names in NEEDED.items():
            for name in dict.fromkeys((*names, *(further if kind == "paragraph" else ()))):
                if (kind, name.casefold()) not in self._ids:
                    yield _missing(kind, name)

    def id(self, name: str, kind: str = "paragraph") -> str:
        return self._ids[kind, name.casefold()]

    def smaller(self, name: str, size: str, factor: float) -> str:
        """The name of a paragraph style like `name` with smaller letters: the layout's own, else one made here."""
        smaller = f"{name} {size}"
        if ("paragraph", smaller.casefold()) not in self._ids:
            base = self.id(name)
            half_points = round(self.points(name) * factor * 2)
            letters = make("w:rPr", make("w:sz", val=half_points), make("w:szCs", val=half_points))
            self._add(smaller, base, f"{base}{size.capitalize()}", letters)
        return smaller

    def quoted(self, name: str) -> str:
        """The name of a paragraph style like `name` with the letters of quotes, the layout's or made here."""
        quoted = f"{name} in {QUOTE}"
        if ("paragraph", quoted.casefold()) not in self._ids:
            letters = self._by_id[self.id(QUOTE)].find(qn("w:rPr"))
            if letters is None:
                return name
            base = self.id(name)
            self._add(quoted, base, f"{base}In{self.id(QUOTE)}", deepcopy(letters))
        return quoted

    def _add(self, name: str, base: str, style_id: str, letters: Xml) -> None:
        """Add a paragraph style that is based on the one with the id `base`, with other letters."""
        style = make(
            "w:style",
            make("w:name", val=name),
            make("w:basedOn", val=base),
            letters,
            type="paragraph",
            customStyle=1,
            styleId=style_id,
        )
        self._root.append(style)
        self._by_id[style_id] = style
        self._ids["paragraph", name.casefold()] = style_id

    def cell_margins(self, name: str) -> int:
        """What the margins of a cell take of its width, in twips, by a table style or those that it is based on."""
        style_id = self._ids.get(("table", name.casefold()), "")
        margins = dict.fromkeys(("left", "right"), 0)
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            for side in margins:
                said = value_of(self._by_id[style_id], f"w:tblPr/w:tblCellMar/w:{side}", "w:w")
                margins[side] = margins[side] or round(float(said or 0))
            style_id = value_of(self._by_id[style_id], "w:basedOn")
        return sum(margin or CELL_MARGIN for margin in margins.values())

    def look_up(self, name: str, path: str, attribute: str = "w:val") -> str:
        """A value of the paragraph style `name` or of the first style it is based on that has one, else ""."""
        style_id = self._ids.get(("paragraph", name.casefold()), "")
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            if value := value_of(self._by_id[style_id], path, attribute):
                return value
            style_id = value_of(self._by_id[style_id], "w:basedOn")
        return ""

    def stops(self, style_id: str) -> list[Xml]:
        """The tab stops of the style with this id, or of the first one that it is based on that has any."""
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            if stops := self._by_id[style_id].findall(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}"):
                return stops
            style_id = value_of(self._by_id[style_id], "w:basedOn")
        return []

    def space(self, style_id: str, side: str) -> int:
        """The space in twips `before` or `after` paragraphs of the style with this id."""
        return round(float(self.look_up(self._name(style_id), "w:pPr/w:spacing", f"w:{side}") or 0))

    def line(self, style_id: str) -> int:
        """The height of a line in twips, as it is with fonts like Arial."""
        name = self._name(style_id)
        line = float(self.look_up(name, "w:pPr/w:spacing", "w:line") or self._default_line or LINE)
        fixed = self.look_up(name, "w:pPr/w:spacing", "w:lineRule") in {"exact", "atLeast"}
        return round(line if fixed else line / LINE * self.points(name) * TWIPS * SINGLE)

    def _name(self, style_id: str) -> str:
        return value_of(self._by_id[style_id], "w:name") if style_id in self._by_id else ""

    def indent(self, name: str) -> int:
        """The left indent of a paragraph style in twips."""
        left = self.look_up(name, "w:pPr/w:ind", "w:left") or self.look_up(name, "w:pPr/w:ind", "w:start")
        return round(float(left or 0))

    def right_indent(self, name: str) -> int:
        """The right indent of a paragraph style in twips."""
        return int(self.look_up(name, "w:pPr/w:ind", "w:right") or self.look_up(name, "w:pPr/w:ind", "w:end") or 0)

    def hanging(self, name: str) -> int:
        """By how much the first line of a paragraph style stands out to the left, in twips."""
        return round(float(self.look_up(name, "w:pPr/w:ind", "w:hanging") or 0))

    def points_of(self, style_id: str) -> float:
        """The size of the letters of the paragraph style with this id."""
        return self.points(self._name(style_id))

    def points(self, name: str) -> float:
        """The size of a paragraph style's letters."""
        return float(self.look_up(name, "w:rPr/w:sz") or self._default_size or USUAL_SIZE) / 2

    def is_bold(self, style_id: str) -> bool:
        """Whether the style with this id says so itself."""
        return style_id in self._by_id and self._by_id[style_id].find(f"{qn('w:rPr')}/{qn('w:b')}") is not None

    def left(self, style_id: str) -> int:
        """The left indent of the style with this id in twips."""
        return self.indent(self._name(style_id))


def _is_of_books(node: Node) -> bool:
    return isinstance(node, Contents) or (isinstance(node, Region) and node.role is RegionRole.TITELBLATT)


def gap(styles: Styles) -> Xml:
    """A paragraph without words, where Word can't do without one."""
    return make("w:p", make("w:pPr", make("w:pStyle", val=styles.id(GAP))))


def value_of(element: Xml, path: str, attribute: str = "w:val") -> str:
    """The attribute of the element at `path` (`w:pPr/w:ind`) below `element`, "" where there is none."""
    target = element.find("/".join(qn(step) for step in path.split("/")))
    return "" if target is None else str(target.get(qn(attribute), ""))


def _missing(kind: str, name: str) -> Problem:
    stem, _, number = name.rpartition(" ") if name[-1].isdigit() else (name, "", "")
    shown = f"{SHOWN.get(stem.casefold(), stem)} {number}".strip()
    hint = (
        f"In Word eine Formatvorlage „{shown}“ vom Typ „{KINDS[kind]}“ anlegen oder das mitgelieferte base.docx nehmen."
    )
    return Problem(LAYOUT, f"Formatvorlage „{name}“ fehlt.", hint, id="layout-formatvorlage")
