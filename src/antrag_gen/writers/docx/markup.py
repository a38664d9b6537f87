"""Word's markup: a tag, values and children in, an XML element out."""

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from lxml.etree import _Element as Xml

__all__ = ["Xml", "as_paragraph", "make", "make_text"]

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def make(tag: str, *children: Xml, **values: str | int) -> Xml:
    """The element `tag` (like `w:p`); `values` become its attributes in Word's namespace."""
    element = OxmlElement(tag, {qn(f"w:{name}"): str(value) for name, value in values.items()})
    element.extend(children)
    return element


def as_paragraph(element: Xml) -> CT_P:
    """The same with what python-docx can do with paragraphs; TypeError where it is none."""
    if not isinstance(element, CT_P):
        raise TypeError(f"{element.tag} is no paragraph")
    return element


def make_text(text: str, tag: str = "w:t") -> Xml:
    """A `w:t`, or another element of text, that keeps the spaces at its ends."""
    element = make(tag)
    element.text = text
    element.set(XML_SPACE, "preserve")
    return element
