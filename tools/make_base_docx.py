"""Makes the first `templates/gemeinsam/base.docx`: the Word layout with its styles, list labels and places.

From then on the file itself is the truth: the office edits it in Word. Run this only to start over; it overwrites.
"""

import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parents[1] / "templates" / "gemeinsam" / "base.docx"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

NBSP = "\u00a0"
INDENT = 567  # twips (1 cm) for each level of a list: wide enough for the label `10.12`
PAIRS_INDENT = 1985  # twips (35 mm) to the values of what a head gives: wide enough for „Geschäftszeichen:“
LEVELS = 9
LIST_STYLES = 5  # Word has List Number, List Number 2 … List Number 5


class Style(NamedTuple):
    """One style; `paragraph` and `run` are what `w:pPr` and `w:rPr` hold."""

    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    then: str = ""
    priority: int = 1

    @property
    def id(self) -> str:
        return self.name.title().replace(" ", "")


def spacing(before: int, after: int = 0) -> str:
    """Space in twips; it stands above paragraphs, so that what follows a table keeps its distance too."""
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def indent(left: int, hanging: int = 0) -> str:
    return f'<w:ind w:left="{left}"' + (f' w:hanging="{hanging}"/>' if hanging else "/>")


def size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
RIGHT = '<w:jc w:val="right"/>'
GREY = '<w:color w:val="404040"/>'


def tab(kind: str, position: int) -> str:
    return f'<w:tabs><w:tab w:val="{kind}" w:pos="{position}"/></w:tabs>'


TEXT_WIDTH = 9355  # twips between the margins
RUNNING_TAB = tab("right", TEXT_WIDTH)
CONTENTS_TAB = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def contents(level: int) -> Style:
    """An entry of a table of contents. LibreOffice prints no page number right of its lines: they go to the margin."""
    left = INDENT * max(level - 1, 1)
    ind = f'<w:ind w:left="{left}" w:hanging="{INDENT}"/>'
    return Style(f"toc {level}", CONTENTS_TAB + spacing(80) + ind, priority=39)


def heading(level: int, points: float, before: int, look: str = BOLD) -> Style:
    outline = f'{KEEP}{spacing(before)}<w:outlineLvl w:val="{level - 1}"/>'
    return Style(f"heading {level}", outline, look + size(points), then="Normal", priority=9)


def list_style(kind: str, depth: int) -> Style:
    name = kind if depth == 1 else f"{kind} {depth}"
    left = INDENT * depth
    if kind == "List Continue":
        return Style(name, spacing(60) + indent(left), priority=36)
    level = f'<w:ilvl w:val="{depth - 1}"/>' if depth > 1 else ""
    number = f'<w:numPr>{level}<w:numId w:val="{LIST_NUMBERS[kind]}"/></w:numPr>'
    return Style(name, number + spacing(60) + indent(left, INDENT), priority=36)


LIST_NUMBERS = {"List Number": 1, "List Bullet": 2}
LISTS = [list_style(kind, depth) for kind in (*LIST_NUMBERS, "List Continue") for depth in range(1, LIST_STYLES + 1)]

PARAGRAPHS = [
    Style("Normal", spacing(120), based_on="", priority=0),
    heading(1, 14, 360),
    heading(2, 12, 320),
    heading(3, 11, 240),
    heading(4, 11, 200, BOLD + ITALIC),
    heading(5, 11, 200, ITALIC),
    heading(6, 11, 200, ITALIC + GREY),
    *LISTS,
    Style("Antrag Zitat", spacing(120) + '<w:ind w:left="567" w:right="567"/>', ITALIC),
    Style("caption", KEEP + spacing(240, 80), BOLD + size(10), priority=35),
    Style("header", RUNNING_TAB + spacing(0), GREY + size(9), priority=99),
    Style("footer", RUNNING_TAB + spacing(0), GREY + size(9), priority=99),
    Style("footnote text", spacing(20), size(9), priority=99),
    Style("Antrag Buchtitel", KEEP + spacing(3400, 240) + '<w:outlineLvl w:val="0"/>', BOLD + size(26), then="Normal"),
    Style("Antrag Titelblatt", spacing(120), size(13)),
    *(contents(level) for level in (1, 2, 3)),
    Style("Antrag Briefkopf", spacing(0), GREY + size(10)),
    Style("Antrag Absender", spacing(0), BOLD + size(12)),
    Style("Antrag Art", KEEP + spacing(480), BOLD + GREY + size(11)),
    Style("Antrag Angabe", spacing(80)),
    Style("Antrag Angaben", tab("left", PAIRS_INDENT) + spacing(40) + indent(PAIRS_INDENT, PAIRS_INDENT)),
    Style("Antrag Bedarf", spacing(120), BOLD),
    Style("Antrag Anmerkung", spacing(80), GREY + size(9)),
    Style("Antrag Gezeichnet", KEEP + spacing(480, 160)),
    Style("Antrag Name", "<w:keepLines/>" + spacing(0, 160)),
    Style("Antrag Abbildung", spacing(200)),
    Style("Antrag Tabellentext", spacing(40, 40), size(10)),
    Style("Antrag Betrag", RIGHT, based_on="AntragTabellentext"),
    Style("Antrag Summe", "", BOLD, based_on="AntragTabellentext"),
    Style("Antrag Summe Betrag", RIGHT, based_on="AntragSumme"),
    Style("Antrag Tabellenabstand", '<w:spacing w:before="0" w:after="200" w:line="40" w:lineRule="exact"/>', size(1)),
    Style("Antrag Tabellenkopf", KEEP, BOLD, based_on="AntragTabellentext"),
    Style("Antrag Tabellenkopf Betrag", RIGHT, based_on="AntragTabellenkopf"),
]
BUILT_IN_ALIASES = {style.name for style in PARAGRAPHS if not style.name.startswith("Antrag")}

CHARACTERS = [
    Style("Strong", run=BOLD, priority=22),
    Style("Emphasis", run=ITALIC, priority=20),
    Style("Intense Emphasis", run=BOLD + ITALIC, priority=21),
    Style("Hyperlink", run='<w:color w:val="1F3864"/><w:u w:val="single"/>', priority=99),
    Style("footnote reference", run='<w:vertAlign w:val="superscript"/>', priority=99),
]


def paragraph_style(style: Style) -> str:
    default = ' w:default="1"' if style.name == "Normal" else ""
    custom = "" if style.name in BUILT_IN_ALIASES else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    then = f'<w:next w:val="{style.then}"/>' if style.then else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based}'
        f'{then}<w:uiPriority w:val="{style.priority}"/><w:qFormat/><w:pPr>{style.paragraph}</w:pPr>{run}</w:style>'
    )


def character_style(style: Style) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="{style.priority}"/><w:qFormat/>'
        f"<w:rPr>{style.run}</w:rPr></w:style>"
    )


def line(side: str, eighths: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="404040"/>'


TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="AntragTabelle"><w:name w:val="Antrag Tabelle"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/><w:tblPr><w:tblBorders>'
    f"{line('top', 8)}{line('bottom', 8)}{line('insideH', 2)}</w:tblBorders></w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>{line("bottom", 8)}</w:tcBorders>'
    '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    f'<w:tblStylePr w:type="lastRow"><w:rPr>{BOLD}</w:rPr><w:tblPr/><w:tcPr><w:tcBorders>{line("top", 8)}'
    "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
)


def styles() -> str:
    return (
        f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        f'{size(11)}<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:line="269" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
        f"{''.join(map(paragraph_style, PARAGRAPHS))}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        f"{''.join(map(character_style, CHARACTERS))}{TABLES}"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style></w:styles>'
    )


def ordered_level(level: int) -> tuple[int, str, str]:
    """Start, format and text of a label: `1.`, `2.1`, `a)`, `aa)` and so on (Word counts y, z, aa, bb … zz, aaa)."""
    if level == 0:
        return 1, "decimal", "%1."
    if level == 1:
        return 1, "decimal", "%1.%2"
    return 1 + 26 * (level - 2), "lowerLetter", f"%{level + 1})"


def bullet_level(_level: int) -> tuple[int, str, str]:
    return 1, "bullet", "•"


def numbering() -> str:
    """Two lists of nine levels, indented like the paragraph styles of the same depth."""
    abstract = []
    for kind, number in LIST_NUMBERS.items():
        levels = []
        for level in range(LEVELS):
            start, form, text = (ordered_level if kind == "List Number" else bullet_level)(level)
            style = list_style(kind, level + 1).id
            link = f'<w:pStyle w:val="{style}"/>' if level < LIST_STYLES else ""
            levels.append(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{link}'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f"<w:pPr>{indent(INDENT * (level + 1), INDENT)}</w:pPr></w:lvl>"
            )
        abstract.append(
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0A0A0A0{number}"/>'
            f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0B0B0B0{number}"/>{"".join(levels)}</w:abstractNum>'
        )
    nums = [f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in LIST_NUMBERS.values()]
    return f"{HEAD}<w:numbering {W}>{''.join(abstract)}{''.join(nums)}</w:numbering>"


def control(number: int, tag: str, content: str) -> str:
    """A content control where words of the paper will stand."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag.title()}"/><w:tag w:val="{tag}"/><w:id w:val="{number}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def place(number: int, tag: str, style: str) -> str:
    """A control around a paragraph."""
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words(f"[{tag.title()}]")}</w:p>'
    return control(number, tag, paragraph)


def page_field(name: str) -> str:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


def words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def footer(number: int) -> str:
    """One line: the words of the paper in a control, and the page at the tab stop on the right, never broken."""
    place = control(number, "fusszeile", words("[Fusszeile]"))
    page = f"{words(f'Seite{NBSP}')}{page_field('PAGE')}{words(f'{NBSP}von{NBSP}')}{page_field('NUMPAGES')}"
    return (
        f'{HEAD}<w:ftr {W} {R}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{place}<w:r><w:tab/></w:r>{page}</w:p>'
        "</w:ftr>"
    )


def document() -> str:
    return (
        f"{HEAD}<w:document {W} {R}><w:body>"
        f"{place(101, 'briefkopf', 'AntragBriefkopf')}{place(102, 'inhalt', 'Normal')}"
        '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId11"/>'
        '<w:footerReference w:type="default" r:id="rId12"/><w:footerReference w:type="first" r:id="rId13"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1417" '
        'w:header="680" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
        "</w:body></w:document>"
    )


def footnotes() -> str:
    paragraph = '<w:p><w:pPr><w:spacing w:before="0"/></w:pPr><w:r><w:{0}/></w:r></w:p>'
    entry = f'<w:footnote w:type="{{0}}" w:id="{{1}}">{paragraph}</w:footnote>'
    lines = entry.format("separator", -1) + entry.format("continuationSeparator", 0)
    return f"{HEAD}<w:footnotes {W} {R}>{lines}</w:footnotes>"


def settings() -> str:
    office = "http://schemas.microsoft.com/office/word"
    compat = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1, "differentiateMultirowTableHeaders": 1}  # fmt: skip
    entries = "".join(f'<w:compatSetting w:name="{k}" w:uri="{office}" w:val="{v}"/>' for k, v in compat.items())
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
        f'</w:footnotePr><w:compat>{entries}</w:compat><w:themeFontLang w:val="de-DE"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def font_table() -> str:
    return (
        f'{HEAD}<w:fonts {W}><w:font w:name="Arial"><w:altName w:val="Liberation Sans"/>'
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def core() -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Layout</dc:title><dc:language>de-DE</dc:language></cp:coreProperties>"
    )


def relationships(entries: list[tuple[str, str, str]]) -> str:
    lines = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def parts() -> dict[str, tuple[str, str]]:
    """Each part of the file by name: its content type and its text."""
    empty_header = f'{HEAD}<w:hdr {W} {R}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>'
    return {
        "word/document.xml": (f"{WORD_TYPE}.document.main+xml", document()),
        "word/styles.xml": (f"{WORD_TYPE}.styles+xml", styles()),
        "word/numbering.xml": (f"{WORD_TYPE}.numbering+xml", numbering()),
        "word/settings.xml": (f"{WORD_TYPE}.settings+xml", settings()),
        "word/fontTable.xml": (f"{WORD_TYPE}.fontTable+xml", font_table()),
        "word/footnotes.xml": (f"{WORD_TYPE}.footnotes+xml", footnotes()),
        "word/header1.xml": (
            f"{WORD_TYPE}.header+xml",
            f"{HEAD}<w:hdr {W} {R}>{place(103, 'kopfzeile', 'Header')}</w:hdr>",
        ),
        "word/header2.xml": (f"{WORD_TYPE}.header+xml", empty_header),
        "word/footer1.xml": (f"{WORD_TYPE}.footer+xml", footer(104)),
        "word/footer2.xml": (f"{WORD_TYPE}.footer+xml", footer(105)),
        "docProps/core.xml": ("application/vnd.openxmlformats-package.core-properties+xml", core()),
    }


RELATIONSHIPS = {
    "_rels/.rels": [
        ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ],
    "word/_rels/document.xml.rels": [
        *((f"rId{n}", f"{OFFICE}/{name}", f"{name}.xml")
            for n, name in enumerate(("styles", "numbering", "settings", "fontTable", "footnotes"), 1)),
        ("rId10", f"{OFFICE}/header", "header1.xml"),
        ("rId11", f"{OFFICE}/header", "header2.xml"),
        ("rId12", f"{OFFICE}/footer", "footer1.xml"),
        ("rId13", f"{OFFICE}/footer", "footer2.xml"),
    ],
}  # fmt: skip


def content_types() -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in parts().items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def main() -> None:
    files = {"[Content_Types].xml": content_types()}
    files |= {name: relationships(entries) for name, entries in RELATIONSHIPS.items()}
    files |= {name: text for name, (_, text) in parts().items()}
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
    sys.stdout.write(f"{TARGET}\n")


if __name__ == "__main__":
    main()
