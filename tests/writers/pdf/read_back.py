"""Read the tags of a PDF back as a screen reader would: bytes in, a tree of `Tag` out."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

IN_LINE = {"Em", "Strong", "Sub", "Sup", "Span", "Link"}
BFCHAR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]*)>")


@dataclass(slots=True, eq=False)
class Tag:
    """A structure element; `pages` are those of the words right in it, `links` (words, address) of its annotations."""

    type: str
    kids: list["Tag | str"] = field(default_factory=list)
    alt: str = ""
    id: str = ""
    refers_to: list[str] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def tags(self) -> list["Tag"]:
        return [kid for kid in self.kids if isinstance(kid, Tag)]

    def all(self, *types: str) -> list["Tag"]:
        """Tags of one of the types, here and below, in reading order."""
        return [tag for tag in self._walk() if tag.type in types]

    def _walk(self) -> Iterator["Tag"]:
        yield self
        for kid in self.tags:
            yield from kid._walk()

    @property
    def text(self) -> str:
        """The words in reading order, blanks as they come; the numbers of notes are left out."""
        if self.type == "Reference":  # a blank behind the number may be drawn with it
            return " " * "".join(link.kids[-1] for link in self.tags if isinstance(link.kids[-1], str)).endswith(" ")
        if self.type == "TOCI":  # the page number is no word of the paper
            return f" {self.title} "
        kids = [kid for kid in self.kids if not (self.type == "Note" and isinstance(kid, Tag) and kid.type == "Lbl")]
        said = self.alt if self.type == "Figure" else ""  # struck words say it before them
        words = said or "".join(kid if isinstance(kid, str) else kid.text for kid in kids)
        return words if self.type in IN_LINE else f" {words} "

    @property
    def title(self) -> str:
        """Of an entry of a table of contents: its words."""
        return self._entry[0]

    @property
    def page(self) -> int:
        """Of an entry of a table of contents: its number."""
        return int(self._entry[1])

    @property
    def _entry(self) -> tuple[str, str]:
        ((link,),) = (reference.tags for reference in self.tags)
        *words, page = (kid if isinstance(kid, str) else kid.text for kid in link.kids)
        return "".join(words), page

    @property
    def words(self) -> list[str]:
        return words_of(self.text)


def words_of(text: str) -> list[str]:
    """Words to compare: hyphens at which a word may be divided are not letters of it."""
    return text.replace("\u00ad", "").split()


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between BDC or BMC and EMC; `tag` is `Artifact` for what is not read."""

    page: int
    tag: str
    mcid: int | None
    kind: str
    text: str


def read_tag_tree(data: bytes) -> Tag:
    """The element Document with all that is below it; every mark is in one tag, every tag knows its parent."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        reader = _Reader(pdf)
        document = reader.read(pdf.Root.StructTreeRoot.K, pdf.Root.StructTreeRoot)
        assert not reader.texts, f"marked, but in no tag: {reader.texts}"
        return document


def read_pieces(data: bytes) -> list[Piece]:
    """All that stands on the pages."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        return list(_pieces(pdf))


def read_artifacts(data: bytes) -> list[Piece]:
    """What stands on the pages and is not read."""
    return [piece for piece in read_pieces(data) if piece.tag == "Artifact"]


class _Reader:
    def __init__(self, pdf: Pdf) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.texts = {(piece.page, piece.mcid): piece.text for piece in _pieces(pdf) if piece.tag != "Artifact"}
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        self.parents = dict(zip(map(int, list(numbers)[::2]), list(numbers)[1::2], strict=True))

    def read(self, element: Object, parent: Object) -> Tag:
        assert element.P.objgen == parent.objgen
        tag = Tag(str(element.S)[1:], alt=str(element.get("/Alt", "")), id=str(element.get("/ID", "")))
        tag.refers_to = [str(other.ID) for other in element.get("/Ref", Array())]
        tag.attributes = {str(key)[1:]: value for key, value in dict(element.get("/A", {})).items()}
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            self.add(tag, element, kid)
        return tag

    def add(self, tag: Tag, element: Object, kid: Object) -> None:
        if isinstance(kid, int):
            kid = Dictionary(Type=Name.MCR, Pg=element.Pg, MCID=kid)
        if "/S" in kid:
            tag.kids.append(self.read(kid, element))
        elif kid.Type == Name.OBJR:
            assert self.parents[int(kid.Obj.StructParent)].objgen == element.objgen
            target = f"#{kid.Obj.Dest}" if "/Dest" in kid.Obj else str(kid.Obj.A.URI)
            tag.links.append((str(kid.Obj.Contents), target))
        else:
            page = self.pages[kid.Pg.objgen]
            assert self.parents[int(kid.Pg.StructParents)][int(kid.MCID)].objgen == element.objgen
            tag.pages.append(page)
            tag.kids.append(self.texts.pop((page, int(kid.MCID))))


def _pieces(pdf: Pdf) -> Iterator[Piece]:
    """The marked content of all pages; nothing may be drawn outside of it, or be marked twice."""
    for number, page in enumerate(pdf.pages):
        opened: Dictionary | None = None
        tag, glyphs, texts = "", {}, []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    assert opened is None
                    opened = operands[1] if len(operands) > 1 else Dictionary()
                    tag, texts = str(operands[0])[1:], []
                case "EMC":
                    assert opened is not None
                    text = str(opened.get("/ActualText", "".join(texts)))
                    kind = f"{opened.get('/Type', '')}{opened.get('/Subtype', '')}"
                    yield Piece(number, tag, opened.get("/MCID"), kind, text)
                    opened = None
                case "Tf":
                    glyphs = _to_unicode(page.Resources.Font[operands[0]])
                case "TJ":
                    assert opened is not None
                    shown = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                    texts += [glyphs[shown[at : at + 2]] for at in range(0, len(shown), 2)]
                case "Tj" | "Do" | "f" | "S":
                    assert opened is not None


def _to_unicode(font: Object) -> dict[bytes, str]:
    pairs = BFCHAR.findall(font.ToUnicode.read_bytes())
    return {bytes.fromhex(glyph.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}
