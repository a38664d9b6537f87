"""Mark as artifacts what stands on a page and is not read (ISO 14289-1, 7.1 and 7.8; ISO 32000-1, 14.8.2.2)."""

from collections.abc import Iterable

from antrag_gen.writers.pdf.mend.marks import Kind, ListMark

ARTIFACTS = {
    Kind.HEADER: {"Type": "/Pagination", "Subtype": "/Header"},
    Kind.FOOTER: {"Type": "/Pagination", "Subtype": "/Footer"},
    Kind.REPEATED: {"Type": "/Pagination"},
    Kind.DECORATION: {"Type": "/Layout"},
}


def mark_artifacts(marks: Iterable[ListMark]) -> None:
    """Make artifacts of these marks, which no element has.

    Raises RuntimeError for words of the document among them: none may be lost to those who listen.
    """
    for mark in marks:
        if mark.kind not in ARTIFACTS:
            raise RuntimeError(f"page {mark.page + 1}: „{mark.shown}“ is printed, but in no tag")
        mark.content[mark.begin - 1] = "/Artifact"
        mark.properties.clear()
        mark.properties.update(ARTIFACTS[mark.kind])
