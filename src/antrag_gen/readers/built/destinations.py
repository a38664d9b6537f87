"""Read where the named destinations of a PDF are (ISO 32000-1, 12.3.2.3): its bytes in, name → page number out."""

import io
from collections.abc import Mapping


def read_destinations(data: bytes) -> Mapping[str, int]:
    """The pages, counted from 1, that links inside of the PDF lead to by name; pikepdf.PdfError for a damaged file."""
    import pikepdf  # which only a paper with a table of contents needs

    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
        if names is None:
            return {}
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        return {str(name): numbers[target[0].objgen] for name, target in pikepdf.NameTree(names).items()}
