"""What an office would use instead, on the same motions: docxtpl, typst, pandoc. It runs in an environment of its own.

    python benchmarks/fremd.py docxtpl|typst|pandoc ORDNER ZIEL TEIL/TEILE

Each writes what it has of a paper: its number, its subject, its text and its amounts, and nothing is checked. `pandoc`
starts it for each paper, as its users do; so it needs none of the packages.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from schlicht import MARKDOWN, amounts_of, part_of, read

LINE = {"h1": "= ", "h2": "== ", "h3": "=== ", "li": "- "}


def blocks(body: str) -> Iterator[tuple[str, str]]:
    """Headings, paragraphs, points and rows of a Markdown text, each with what it is."""
    kind = "p"
    for token in MARKDOWN.parse(body):
        if token.type == "heading_open":
            kind = token.tag
        elif token.type == "list_item_open":
            kind = "li"
        elif token.type == "inline":
            yield kind, token.content
            kind = "p"


def make_template(path: Path) -> None:
    """The one Word template of the office, with the places that docxtpl fills."""
    from docx import Document

    document = Document()
    document.add_heading("{{ betreff }}", 0)
    for text in ("Haushaltsantrag Nr. {{ nummer }}", "{%p for block in bloecke %}", "{{ block }}", "{%p endfor %}"):
        document.add_paragraph(text)
    table = document.add_table(4, 2)
    for row, texts in enumerate(
        (("Zweck", "Betrag"), ("{%tr for z in mittel %}", ""), ("{{ z[0] }}", "{{ z[1] }}"), ("{%tr endfor %}", ""))
    ):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


def docxtpl(paths: list[Path], target: Path) -> None:
    from docxtpl import DocxTemplate

    template = target / f"vorlage-{paths[0].stem}.docx"
    make_template(template)
    for path in paths:
        head, body = read(path)
        filled = DocxTemplate(template)
        words = [text for _, text in blocks(body)]
        filled.render({**head, "bloecke": words, "mittel": list(amounts_of(head))}, autoescape=True)
        filled.save(target / f"{path.stem}.docx")
    template.unlink()


def typst(paths: list[Path], target: Path) -> None:
    import typst as compiler

    for path in paths:
        head, body = read(path)
        lines = [f"= {_plain(head['betreff'])}", f"Haushaltsantrag Nr. {head['nummer']}"]
        lines += [LINE.get(kind, "") + _plain(text) for kind, text in blocks(body)]
        cells = "".join(f"[{_plain(name)}], [{_plain(value)}], " for name, value in amounts_of(head))
        page = '#set page(paper: "a4", numbering: "1 von 1")\n#set text(lang: "de", size: 11pt)\n'
        source = page + "\n\n".join(lines) + f"\n\n#table(columns: 2, [Zweck], [Betrag], {cells})\n"
        compiler.compile(source.encode(), output=str(target / f"{path.stem}.pdf"))


def _plain(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\#$*_`<>@[]~=-+/" else letter for letter in text)


def pandoc(paths: list[Path], target: Path) -> None:
    for path in paths:
        subprocess.run(["pandoc", path, "-o", target / f"{path.stem}.docx"], check=True)


def main() -> None:
    way = {"docxtpl": docxtpl, "typst": typst, "pandoc": pandoc}[sys.argv[1]]
    target = Path(sys.argv[3])
    target.mkdir(parents=True, exist_ok=True)
    way(part_of(sorted(Path(sys.argv[2]).rglob("*.md")), sys.argv[4]), target)


if __name__ == "__main__":
    main()
