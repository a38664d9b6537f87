"""Write a web page: a document becomes one HTML file that needs nothing else and is read without a style sheet, too.

Its elements are those of the PDF; what the pages of a paper need (parts of tables, hyphens, what repeats) is left out.
"""

from dataclasses import replace

from markupsafe import Markup

from antrag_gen.patterns import compile_late
from antrag_gen.tree import Block, Document, Table, TableSize
from antrag_gen.writers.data import blocks_of
from antrag_gen.writers.pdf.html import NUMBER, render
from antrag_gen.writers.pdf.numbered import number_nodes

MARKS = compile_late(f' {NUMBER}="[0-9]+"')
SOFT_HYPHEN = "\u00ad"
# Words stand out from their ground by 7:1 and more (WCAG 2.2, 1.4.6); heads stay where a page is scrolled.
LOOKS = Markup("""
body { margin: 2rem; font: 1rem/1.5 system-ui, Arial, sans-serif; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding: .4rem 0; }
th, td { padding: .4rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid #767676; }
thead th { position: sticky; top: 0; background: #e8ecf0; }
tbody th { font-weight: normal; white-space: nowrap; }
.zahl, .betrag, .stellen { text-align: right; font-variant-numeric: tabular-nums; }
.summe td { font-weight: bold; border-top: 2px solid #1a1a1a; }
@media print { body { margin: 0; font-size: 9pt; } thead th { position: static; } tr { break-inside: avoid; } }
""")
PAGE = Markup("""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="author" content="{author}">
<title>{title}</title>
<style>{looks}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
""")


def write(document: Document, layout: bytes) -> bytes:  # noqa: ARG001 – what every writer is given
    """The bytes of the page, in UTF-8."""
    said = document.metadata
    blocks = tuple(map(_unmeasured, blocks_of(document)))
    numbered = number_nodes(replace(document, children=blocks))
    body = Markup("\n").join(render(child) for child in numbered.parts["children"])
    page = PAGE.format(language=said.language, author=said.author, title=said.title, looks=LOOKS, body=body)
    return MARKS.sub("", page).replace(SOFT_HYPHEN, "").encode()


def _unmeasured(block: Block) -> Block:
    """The block without what was measured for pages of paper."""
    return replace(block, shares=(), size=TableSize.NORMAL) if isinstance(block, Table) else block
