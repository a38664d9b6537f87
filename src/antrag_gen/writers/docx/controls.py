"""Fields of a form: a Word file with marks in its text and the fields come in, the file with content controls goes out.

All else is in one group, which Word lets nobody change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from antrag_gen.readers.forms.form import FIELD, NAMESPACE, digest_of, name_of, outside_words, tag_of, written
from antrag_gen.readers.forms.words import Looks, looks_of, read_words
from antrag_gen.writers.docx.markup import Xml, make, make_text
from antrag_gen.writers.docx.package import pack
from antrag_gen.writers.docx.source import add_data

GREY = "595959"  # 7:1 on white, WCAG 2.2, 1.4.6
PLACEHOLDER = "PlaceholderText"
PARAGRAPH, RUN, TEXT = qn("w:p"), qn("w:r"), qn("w:t")


@dataclass(frozen=True, slots=True)
class Control:
    """A field: its marks in the text, and what it is called (`tag` for the program, `title` for people).

    `tag` gets the digest of what stands in the field behind it, but where it is `fixed`. `choices` are values and the
    words for them. `empty` is shown where there is no text; of a field with `paragraphs` the text stands in the file.
    """

    begin: str
    end: str
    tag: str
    title: str
    text: str = ""
    empty: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    day: bool = False
    paragraphs: bool = False
    fixed: bool = False
    key: str = ""


def add_controls(data: bytes, controls: Sequence[Control]) -> bytes:
    """The file with a control at each mark; a field that the template does not print is left out.

    Raises ValueError where a mark stands twice.
    """
    word = docx.Document(BytesIO(data))
    body: Xml = word.element.body
    looks = _looks(word)
    _add_style(word.styles.element)
    for number, control in enumerate(controls, 1):
        run = _marked(body, control.begin)
        if run is not None:
            sdt = _inline(run, control, number)
            if control.paragraphs:
                sdt = _around(sdt, _marked(body, control.end), control)
            if not control.fixed:
                _sign(sdt, control, looks)
    _group(body, len(controls) + 1)
    add_data(word, [(_known(body), "formular")], NAMESPACE)
    return pack(word)


def _known(body: Xml) -> Xml:
    """What the file says of itself for whoever reads it: digests of all text outside of fields, and their tags."""
    root = etree.Element(f"{{{NAMESPACE}}}formular", nsmap={"f": NAMESPACE})
    root.text = " ".join(map(digest_of, outside_words(body)))
    for sdt in body.iter(qn("w:sdt")):
        if "#" in tag_of(sdt):
            etree.SubElement(root, FIELD, {"name": name_of(sdt), "tag": tag_of(sdt)})
    return root


def _looks(word: WordDocument) -> Looks:
    related = {rel.reltype: rel.target_part for rel in word.part.rels.values() if not rel.is_external}
    numbering = related.get(RELATIONSHIP_TYPE.NUMBERING)
    return looks_of(word.styles.element, getattr(numbering, "element", None))


def _marked(body: Xml, mark: str) -> Xml | None:
    """The run with nothing but this mark; None where there is none."""
    found = [run for run in body.iter(RUN) if "".join(text.text or "" for text in run.iter(TEXT)) == mark]
    if len(found) > 1:
        raise ValueError(f"{mark} stands in the form twice")
    return found[0] if found else None


def _inline(run: Xml, control: Control, number: int) -> Xml:
    sdt = make("w:sdt", _properties(control, number), content := make("w:sdtContent"))
    parent = run.getparent()
    if parent is None:
        raise ValueError("a run without a paragraph")
    parent.replace(run, sdt)
    content.append(_run(control))
    return sdt


def _run(control: Control) -> Xml:
    if control.text:
        return make("w:r", make_text(control.text))
    return make("w:r", make("w:rPr", make("w:rStyle", val=PLACEHOLDER)), make_text(control.empty))


def _add_style(styles: Xml) -> None:
    """That of what stands in a field until something is typed, by the name that Word knows."""
    if not any(style.get(qn("w:styleId")) == PLACEHOLDER for style in styles.iter(qn("w:style"))):
        name, look = make("w:name", val="Placeholder Text"), make("w:rPr", make("w:color", val=GREY))
        styles.append(make("w:style", name, look, type="character", styleId=PLACEHOLDER))


def _around(inside: Xml, end: Xml | None, control: Control) -> Xml:
    """The control of a line around what stands between the paragraphs of the two marks, or else around its own."""
    first = next(inside.iterancestors(PARAGRAPH))
    if end is None:
        raise ValueError(f"{control.begin} has no end")
    last = next(end.iterancestors(PARAGRAPH))
    behind = set(last.itersiblings(preceding=True))
    between = [each for each in first.itersiblings() if each in behind]
    properties, content = inside
    first.remove(inside)
    if not between:
        first.extend(list(content))
    sdt = make("w:sdt", properties, make("w:sdtContent"))
    last.addprevious(sdt)
    sdt[-1].extend(between or [first])
    for gone in (first, last) if between else (last,):
        _remove(gone)
    return sdt


def _remove(element: Xml) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _properties(control: Control, number: int) -> Xml:
    parts = [
        make("w:alias", val=control.title),
        make("w:tag", val=control.tag),
        make("w:id", val=number),
        make("w:lock", val="sdtContentLocked" if control.fixed else "sdtLocked"),
    ]
    if not control.text and not control.fixed:
        parts.append(make("w:showingPlcHdr"))
    return make("w:sdtPr", *parts, *_kind(control))


def _kind(control: Control) -> Iterator[Xml]:
    if control.choices:
        items = (make("w:listItem", displayText=words, value=value) for value, words in control.choices)
        yield make("w:dropDownList", *items)
    elif control.day:
        yield make(
            "w:date",
            make("w:dateFormat", val="dd.MM.yyyy"),
            make("w:lid", val="de-DE"),
            make("w:storeMappedDataAs", val="dateTime"),
            make("w:calendar", val="gregorian"),
        )
    elif not control.paragraphs:
        yield make("w:text")


def _sign(sdt: Xml, control: Control, looks: Looks) -> None:
    """Put the digest of what stands in a field into its tag."""
    content, tag = sdt.find(qn("w:sdtContent")), sdt.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    if content is None or tag is None:
        raise ValueError("a control without content")
    tag.set(qn("w:val"), control.tag + digest_of(written(control.key, read_words(content, looks))))


def _group(body: Xml, number: int) -> None:
    """All of the text in a group: Word lets nobody change what stands outside of the fields in it."""
    blocks = [each for each in body if each.tag != qn("w:sectPr")]
    properties = make("w:sdtPr", make("w:id", val=number), make("w:lock", val="contentLocked"), make("w:group"))
    content = make("w:sdtContent")
    body.insert(0, make("w:sdt", properties, content))
    content.extend(blocks)
