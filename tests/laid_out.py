"""How pages look: a tagged PDF of ours, or of LibreOffice, in; what stands where, and what looks careless, out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import count
from typing import Any

import pikepdf

MM = 72 / 25.4
MARGIN = 25 * MM
FEW_BELOW_CHART = 4
FEW_ROWS = 8
ATTACHED = re.compile(r"(?:An|Bei)lagen? \d")  # begins a page
BFCHAR = re.compile(rb"<([0-9A-Fa-f]+)> <((?:[0-9A-Fa-f]{4})*)>")
KINDS = {"H1", "H2", "H3", "H4", "H5", "H6", "Caption", "TR", "Figure", "Note"}


@dataclass(frozen=True)
class Seen:
    """A block on a page: its kind, the words of a heading or a name, its edges in points from above.

    `table` is the number of the table that a row is of, `head` whether it is of its head.
    """

    kind: str
    page: int
    top: float
    bottom: float
    table: int = -1
    head: bool = False
    words: str = ""


def faults_of(data: bytes, signed: str = "Gezeichnet") -> list[str]:
    """What looks careless, by page: `signed` is what stands above the names."""
    with pikepdf.open(BytesIO(data)) as pdf:
        sizes = [(float(page.mediabox[2]), float(page.mediabox[3])) for page in pdf.pages]
        seen = list(_seen(pdf))
    check = partial(_faults_at, seen=[each for each in seen if each.kind != "Note"], signed=signed)
    faults = [f"Seite {each.page + 1}: {fault}" for at in range(len(seen)) for each, fault in check(at)]
    return [*dict.fromkeys(faults), *_empty(seen, sizes)]


def _faults_at(at: int, seen: Sequence[Seen], signed: str) -> Iterator[tuple[Seen, str]]:
    if at + 1 >= len(seen):
        return
    here, below = seen[at], seen[at + 1]
    if here.page == below.page:
        return
    if here.kind[0] == "H" or here.kind == "Caption" or here.words.startswith("In Anmeldeliste"):
        yield here, f"„{here.words}“ steht allein am Ende"
    if below.words == signed:
        yield below, "Namen stehen allein am Anfang"
    if here.table == below.table >= 0:
        rows = {(row.page, round(row.top)) for row in seen if row.table == here.table and not row.head}
        first = next(number for number, each in enumerate(seen) if each.table == here.table)
        above = next((each.kind for each in reversed(seen[:first]) if each.kind != "Caption"), "")
        parts = [sum(page == part for page, _ in rows) for part in {page for page, _ in rows}]
        # A longer one right below a chart may go on on the next page, with two rows at least at either end.
        may_go_on = above == "Figure" and len(rows) > FEW_BELOW_CHART and min(parts) > 1
        if len(rows) <= FEW_ROWS and not may_go_on:
            yield here, f"Tabelle von {len(rows)} Zeilen ist geteilt"


def _empty(seen: Sequence[Seen], sizes: Sequence[tuple[float, float]]) -> Iterator[str]:
    """Pages that are more than a third empty, but for the last one of the paper or of an Anlage behind it.

    A page is not too empty where what comes next would have no room.
    """
    for page, (width, height) in enumerate(sizes):
        here = [each for each in seen if each.page == page]
        rows = {round(row.top) for row in here if row.kind == "TR" and not row.head}
        if width > height and rows and len(rows) <= 2:
            yield f"Seite {page + 1}: Querformat für {len(rows)} Zeilen"
        if page + 1 == len(sizes) or width > height or sizes[page + 1][0] > sizes[page + 1][1]:
            continue
        if next((ATTACHED.match(each.words) for each in seen if each.page == page + 1), None):
            continue
        notes = min((each.top for each in here if each.kind == "Note"), default=height - MARGIN)
        bottom = max((each.bottom for each in here if each.kind != "Note"), default=MARGIN)
        share = (notes - bottom) / (height - 2 * MARGIN)
        if share > 1 / 3 and _next_height([each for each in seen if each.page == page + 1]) < notes - bottom:
            yield f"Seite {page + 1}: zu {share:.0%} leer"


def _next_height(seen: Sequence[Seen]) -> float:
    """The height of what stands first on a page, with what it must stay with."""
    top, bottom = (seen[0].top, seen[0].top) if seen else (0.0, 0.0)
    for each in seen:
        rows = [row for row in seen if row.table == each.table >= 0]
        bottom = max(bottom, each.bottom)
        if each.kind == "TR":
            return max(row.bottom for row in (rows if len(rows) <= FEW_ROWS + 2 else rows[:4])) - top
        if each.kind not in {"Figure", "Caption"} and each.kind[0] != "H" and not each.words.startswith("In Anm"):
            return bottom - top
    return bottom - top


def _seen(pdf: pikepdf.Pdf) -> Iterator[Seen]:
    extents = [_Pen(page).found for page in pdf.pages]
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    roles = {str(name)[1:]: str(role)[1:] for name, role in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    tables = count()

    def walk(element: pikepdf.Object, kind: str, table: int, *, head: bool) -> Iterator[Seen]:
        name = str(element.S)[1:]
        name = name if name in KINDS else roles.get(name, name)
        table = next(tables) if name == "Table" else table
        head = head or name == "THead"
        kind = name if name in KINDS and kind not in {"TR", "Note"} else kind
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, int) and "/S" in kid:
                yield from walk(kid, kind, table, head=head)
            elif isinstance(kid, int) or "/MCID" in kid:
                page, mcid = (element.Pg, kid) if isinstance(kid, int) else (kid.Pg, kid.MCID)
                top, bottom, words = extents[numbers[page.objgen]].get(int(mcid), (0.0, 0.0, ""))
                if bottom:
                    yield Seen(kind, numbers[page.objgen], top, bottom, table, head, words)

    tops = pdf.Root.StructTreeRoot.K
    for top in tops if isinstance(tops, pikepdf.Array) else [tops]:
        yield from walk(top, "P", -1, head=False)


class _Pen:
    """Follows a content stream; `found` is by MCID top, bottom and words of what is drawn between its marks."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.height, self.fonts = float(page.mediabox[3]), page.Resources.get("/Font", {})
        self.drawings = page.Resources.get("/XObject", {})
        self.found: dict[int, tuple[float, float, str]] = {}
        self.matrix = self.line = pikepdf.Matrix()
        self.saved: list[pikepdf.Matrix] = []
        self.glyphs: dict[bytes, str] = {}
        self.size, self.mcid = 0.0, -1
        for operands, operator in pikepdf.parse_content_stream(page):
            if draw := DRAWN.get(str(operator)):
                draw(self, [*operands])

    def add(self, y: float, room: float = 0.0, words: str = "") -> None:
        first, last, before = self.found.get(self.mcid, (self.height, 0.0, ""))
        if self.mcid >= 0:
            self.found[self.mcid] = min(first, self.height - y - room), max(last, self.height - y), before + words

    def mark(self, given: Sequence[Any]) -> None:
        marked = given[1] if len(given) > 1 and isinstance(given[1], pikepdf.Dictionary) else {}
        self.mcid = int(marked.get("/MCID", -1))

    def turn(self, given: Sequence[Any]) -> None:
        self.matrix = pikepdf.Matrix(*given) @ self.matrix

    def restore(self, _: Sequence[Any]) -> None:
        self.matrix = self.saved.pop()

    def place(self, given: Sequence[Any]) -> None:
        self.line = pikepdf.Matrix(*given)

    def move(self, given: Sequence[Any]) -> None:
        self.line = pikepdf.Matrix(1, 0, 0, 1, *given) @ self.line

    def font(self, given: Sequence[Any]) -> None:
        pairs = BFCHAR.findall(self.fonts[given[0]].ToUnicode.read_bytes())
        decoded = ((bytes.fromhex(glyph.decode()), bytes.fromhex(text.decode())) for glyph, text in pairs)
        self.glyphs, self.size = {glyph: text.decode("utf-16-be") for glyph, text in decoded}, float(given[1])

    def show(self, given: Sequence[Any]) -> None:
        parts = given[0] if isinstance(given[0], pikepdf.Array) else given
        text = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        wide = len(next(iter(self.glyphs), b"x"))
        words = "".join(self.glyphs.get(text[at : at + wide], "") for at in range(0, len(text), wide))
        at = self.line @ self.matrix
        self.add(float(at.f), self.size * abs(float(at.d)) * 0.75, words)

    def drawing(self, given: Sequence[Any]) -> None:
        """A picture fills the unit square, a drawing its own box."""
        box = [float(edge) for edge in self.drawings[given[0]].get("/BBox", (0, 0, 1, 1))]
        self.path(box)

    def path(self, given: Sequence[Any]) -> None:
        for x, y in zip(given[::2], given[1::2], strict=True):
            self.add(float(self.matrix.transform((float(x), float(y)))[1]))


DRAWN: dict[str, Callable[[_Pen, Sequence[Any]], None]] = {
    "q": lambda pen, _: pen.saved.append(pen.matrix),
    "Q": _Pen.restore,
    "cm": _Pen.turn,
    "BDC": _Pen.mark,
    "BMC": _Pen.mark,
    "EMC": lambda pen, _: pen.mark(()),
    "BT": lambda pen, _: pen.place((1, 0, 0, 1, 0, 0)),
    "Tm": _Pen.place,
    "Td": _Pen.move,
    "Tf": _Pen.font,
    "Tj": _Pen.show,
    "TJ": _Pen.show,
    "Do": _Pen.drawing,
    "m": _Pen.path,
    "l": _Pen.path,
    "c": _Pen.path,
    "re": lambda pen, given: pen.path(given[:2]),
}
