"""Render the handbook for a browser: its Markdown pages in, accessible HTML pages and pictures out, by their names.

A page has a language, a title, landmarks, a link past the navigation, headings that can be linked to, and tables whose
columns have heads; it needs no network and no script.
"""

import html
import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

INDEX = "README.md"
MARKUP = MarkdownIt("commonmark").enable("table")
SHELL = """<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1.05rem/1.5 Arial, "Liberation Sans", sans-serif; color: #1a1a1a; background: #fff; max-width: 48rem;
  margin: 0 auto; padding: 1rem }}
h1, h2, h3 {{ line-height: 1.25; margin: 1.6em 0 .5em }}
a {{ color: #00429d }}
a:focus-visible, pre:focus-visible, .table:focus-visible {{ outline: 3px solid #00429d; outline-offset: 2px }}
.skip {{ position: absolute; left: -99rem }}
.skip:focus {{ position: static }}
code, pre {{ font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: .92em; background: #f2f2f2 }}
pre {{ padding: .7em; overflow: auto }}
.table {{ overflow: auto }}
table {{ border-collapse: collapse }}
th, td {{ border: 1px solid #767676; padding: .3em .6em; text-align: left; vertical-align: top }}
img {{ max-width: 100%; height: auto; border: 1px solid #767676 }}
</style>
</head>
<body>
<a class="skip" href="#inhalt">Zum Inhalt</a>
<nav aria-label="Handbuch"><a href="index.html">Handbuch: Übersicht</a></nav>
<main id="inhalt">
{body}</main>
</body>
</html>
"""


def render_handbook(folder: Path) -> dict[str, bytes]:
    """The files of the HTML handbook by their names, for all pages and pictures of a folder."""
    pages = {page_name(path.name): render(path.read_text(encoding="utf-8")).encode() for path in folder.glob("*.md")}
    pictures = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.png")}
    return pages | pictures


def page_name(name: str) -> str:
    """What a page of Markdown is called in HTML."""
    return "index.html" if name == INDEX else f"{name.removesuffix('.md')}.html"


def render(text: str) -> str:
    """A page of the handbook as a page for a browser."""
    tokens = MARKUP.parse(text)
    title = next(plain(tokens[at + 1]) for at, token in enumerate(tokens) if token.type == "heading_open")
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", anchor(plain(tokens[at + 1])))
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        for child in token.children or []:
            if child.type == "link_open":
                child.attrSet("href", address(str(child.attrGet("href"))))
    body = MARKUP.renderer.render(tokens, MARKUP.options, {})
    # What can be wider than the page is scrolled, which a keyboard can do only where it can stand.
    body = body.replace("<pre>", '<pre tabindex="0">')
    body = body.replace("<table>", '<div class="table" tabindex="0">\n<table>').replace("</table>", "</table>\n</div>")
    return SHELL.format(title=html.escape(f"{title} – antrag-gen"), body=body)


def plain(inline: Token) -> str:
    """The words of a heading."""
    return "".join(child.content for child in inline.children or [])


def anchor(heading: str) -> str:
    """The name that a heading is linked by, as in the Markdown pages."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def address(target: str) -> str:
    """Where a link leads in HTML."""
    page, mark, part = target.partition("#")
    leads = page if re.match(r"\w+:", page) or not page.endswith(".md") else page_name(page)
    return f"{leads}{mark}{part}"
