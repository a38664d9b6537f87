"""Write the tags into the file: elements in, objects of pydyf out (ISO 32000-1, 14.7)."""

from collections.abc import Sequence
from typing import Any

import pydyf

from antrag_gen.writers.pdf.mend.elements import Annotation, Tagged, walk_elements
from antrag_gen.writers.pdf.mend.marks import ListMark

# Types that PDF 1.7 does not have, and what they are to programs that don't know them.
ROLES = {"Em": "/Span", "Strong": "/Span"}
RARE_ROLES = {"Sub": "/Span", "Sup": "/Span"}


class StructureWriter:
    """Adds the structure tree to a file, and counts marks and annotations for the way back from them."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.pages = pdf.page_references
        self.of_marks: list[pydyf.Array] = [pydyf.Array() for _ in self.pages]
        self.of_annotations: list[bytes] = []
        self.of_ids: dict[str, bytes] = {}
        self.references: list[tuple[pydyf.Dictionary, str]] = []

    def write(self, document: Tagged) -> None:
        used = {element.type for element in walk_elements(document)}
        roles = ROLES | {name: role for name, role in RARE_ROLES.items() if name in used}
        root = self.add({"Type": "/StructTreeRoot", "RoleMap": pydyf.Dictionary(roles)})
        self.number_marks(document)
        root["K"] = self.element(document, root.reference)
        for dictionary, id in self.references:  # ISO 32000-2, table 355; programs for PDF 1.7 pass it over
            dictionary["Ref"] = pydyf.Array([self.of_ids[id]])
        root["ParentTree"] = self.add({"Nums": self.parents()}).reference
        root["ParentTreeNextKey"] = len(self.pages) + len(self.of_annotations)
        if self.of_ids:
            names = [part for id in sorted(self.of_ids) for part in (pydyf.String(id), self.of_ids[id])]
            root["IDTree"] = self.add({"Names": pydyf.Array(names)}).reference
        self.pdf.catalog["StructTreeRoot"] = root.reference
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        for number, page in enumerate(self.pages):
            self.pdf.objects[int(page.split()[0])] |= {"StructParents": number, "Tabs": "/S"}

    def add(self, entries: dict[str, Any]) -> pydyf.Dictionary:
        dictionary = pydyf.Dictionary(entries)
        self.pdf.add_object(dictionary)
        return dictionary

    def number_marks(self, document: Tagged) -> None:
        """Number what is read from 0 on each page, in the order of its content stream."""
        read = [mark for element in walk_elements(document) for mark in element.marks]
        counts = [0] * len(self.pages)
        for mark in sorted(read, key=lambda mark: (mark.page, mark.begin)):
            mark.properties["MCID"] = counts[mark.page]
            counts[mark.page] += 1
        for parents, count in zip(self.of_marks, counts, strict=True):
            parents.extend([b"null"] * count)

    def element(self, element: Tagged, parent: bytes) -> bytes:
        """The reference of an element, which is added with all below it."""
        entries = {"Type": "/StructElem", "S": f"/{element.type}", "P": parent, **element.entries}
        dictionary = self.add(entries)
        page = next((mark.page for mark in element.marks), None)
        if page is not None:
            dictionary["Pg"] = self.pages[page]
        kids = [self.kid(kid, dictionary.reference, page) for kid in element.kids]
        if kids:
            dictionary["K"] = pydyf.Array(kids)
        if "ID" in entries:
            self.of_ids[entries["ID"].string] = dictionary.reference
        if element.refers_to:
            self.references.append((dictionary, element.refers_to))
        return bytes(dictionary.reference)

    def kid(self, kid: Tagged | ListMark | Annotation, parent: bytes, page: int | None) -> object:
        if isinstance(kid, Tagged):
            return self.element(kid, parent)
        if isinstance(kid, Annotation):
            return self.annotation(kid, parent)
        number = kid.properties["MCID"]
        self.of_marks[kid.page][number] = parent
        if kid.page == page:
            return number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[kid.page], "MCID": number})

    def annotation(self, annotation: Annotation, parent: bytes) -> pydyf.Dictionary:
        """ISO 14289-1, 7.18.5: a link is in a tag, and says in words what it is."""
        annotation.dictionary["StructParent"] = len(self.pages) + len(self.of_annotations)
        annotation.dictionary["Contents"] = pydyf.String(annotation.words)
        self.of_annotations.append(parent)
        reference = annotation.dictionary.reference  # type: ignore[attr-defined]  # pydyf is untyped
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": reference, "Pg": self.pages[annotation.page]})

    def parents(self) -> pydyf.Array:
        """The way back: page or annotation → its elements."""
        entries: Sequence[Any] = [*self.of_marks, *self.of_annotations]
        return pydyf.Array([part for pair in enumerate(entries) for part in pair])
