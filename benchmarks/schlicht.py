"""What a user would write instead: a script that makes the same motions PDF or Word files, without tags and checks.

    python benchmarks/schlicht.py weasyprint|seiten|html|nackt|python-docx ORDNER ZIEL [TEIL/TEILE]

`weasyprint`: YAML, Markdown, a little HTML, WeasyPrint as it comes. `seiten`: the very HTML and style sheet of
antrag-gen through WeasyPrint as it comes, which leaves the price of the tags. `html` writes that HTML beside each
motion, and `nackt` makes a PDF of it without anything of antrag-gen, and a Word file as `python-docx`.
"""

import html
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

CSS = """
@page { size: A4; margin: 25mm; @bottom-right { content: "Seite " counter(page) " von " counter(pages) } }
body { font: 11pt/1.4 "Liberation Sans", Arimo, Arial; } table { width: 100%; border-collapse: collapse }
th, td { border-bottom: 1px solid; padding: 1mm; text-align: left }
"""
MARKDOWN = MarkdownIt("commonmark").enable("table").use(footnote_plugin)


def read(path: Path) -> tuple[dict[str, Any], str]:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(head, yaml.CBaseLoader), body  # noqa: S506 – the base loader makes text only


def amounts_of(head: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for entry in head.get("mittel", ()):
        amount = entry["betrag"]
        pairs = amount.items() if isinstance(amount, dict) else [("", amount)]
        yield entry["zweck"], ", ".join(f"{year} {value}".strip() for year, value in pairs)


def weasyprint(path: Path, target: Path) -> None:
    from weasyprint import CSS as SHEET
    from weasyprint import HTML

    head, body = read(path)
    rows = "".join(f"<tr><td>{html.escape(name)}<td>{html.escape(value)}" for name, value in amounts_of(head))
    page = (
        f"<html lang=de><title>{html.escape(head['betreff'])}</title><p>Haushaltsantrag Nr. {head['nummer']}"
        f"<h1>{html.escape(head['betreff'])}</h1>{MARKDOWN.render(body)}<table><tr><th>Zweck<th>Betrag{rows}</table>"
    )
    document = HTML(string=page, base_url=str(path))
    document.write_pdf(target.with_suffix(".pdf"), stylesheets=[SHEET(string=CSS)])


def seiten(path: Path, target: Path) -> None:
    from weasyprint import CSS as SHEET
    from weasyprint import HTML

    page, layout = html_of(path)
    HTML(string=page).write_pdf(target.with_suffix(".pdf"), stylesheets=[SHEET(string=layout)])


def html_of(path: Path) -> tuple[str, str]:
    """The HTML that antrag-gen has WeasyPrint set, and its style sheet."""
    from antrag_gen.work.build import build_tree
    from antrag_gen.writers.formats import FORMATS
    from antrag_gen.writers.pdf.html import render
    from antrag_gen.writers.pdf.numbered import number_nodes

    project = _opened(path.parent)
    loaded = project.open(project.folder.content_file(path))
    tree = build_tree(loaded, project)
    layout = project.templates.layout(loaded.paper.art, FORMATS["pdf"].layout).decode("utf-8")
    page = f"<html lang=de><title>{html.escape(tree.metadata.title)}</title>{render(number_nodes(tree))}</html>"
    return page, layout


def write_html(path: Path, _: Path) -> None:
    page, layout = html_of(path)
    path.with_suffix(".html").write_text(page, encoding="utf-8")
    path.with_name("layout.css").write_text(layout, encoding="utf-8")


def nackt(path: Path, target: Path) -> None:
    from weasyprint import CSS as SHEET
    from weasyprint import HTML

    html = HTML(filename=path.with_suffix(".html"))
    html.write_pdf(target.with_suffix(".pdf"), stylesheets=[SHEET(filename=path.with_name("layout.css"))])
    python_docx(path, target)


@cache
def _opened(folder: Path) -> Any:  # noqa: ANN401 – imported late, so that what is compared does not load it
    from antrag_gen.library.folder import find_folder
    from antrag_gen.library.project import open_project

    return open_project(find_folder(folder))


def python_docx(path: Path, target: Path) -> None:
    from docx import Document

    head, body = read(path)
    document = Document()
    document.add_heading(head["betreff"], 0)
    document.add_paragraph(f"Haushaltsantrag Nr. {head['nummer']}")
    style, level = "", 0
    cells: list[list[str]] = []
    for token in MARKDOWN.parse(body):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            style = "List Bullet" if token.type.startswith("bullet") else "List Number"
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            style = ""
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "tr_open":
            cells.append([])
        elif token.type == "inline" and cells:
            cells[-1].append(token.content)
        elif token.type == "inline" and level:
            document.add_heading(token.content, level)
            level = 0
        elif token.type == "inline":
            document.add_paragraph(token.content, style or None)
        elif token.type == "table_close":
            _table(document, cells)
            cells = []
    _table(document, [["Zweck", "Betrag"], *map(list, amounts_of(head))])
    document.save(str(target.with_suffix(".docx")))


def _table(document: Any, rows: list[list[str]]) -> None:  # noqa: ANN401 – python-docx has no public type for it
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def part_of(paths: list[Path], part: str) -> list[Path]:
    """Of „1/2“ the second half, each second one: what one of two processes gets."""
    number, parts = map(int, part.split("/"))
    return paths[number::parts]


WAYS = {"weasyprint": weasyprint, "seiten": seiten, "html": write_html, "nackt": nackt, "python-docx": python_docx}


def main() -> None:
    folder, target, *part = map(Path, sys.argv[2:])
    target.mkdir(parents=True, exist_ok=True)
    for path in part_of(sorted(folder.rglob("*.md")), str(part[0]) if part else "0/1"):
        WAYS[sys.argv[1]](path, target / path.stem)


if __name__ == "__main__":
    main()
