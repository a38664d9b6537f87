"""WeasyPrint is started and asked in quicker ways, and says the same."""

import subprocess
import sys

import pytest
from papers import SEED, tree_of
from weasyprint import CSS, HTML
from weasyprint.css import ComputedStyle, get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES
from writers.pdf.pdf_papers import BASE_CSS

from antrag_gen.writers.pdf.numbered import number_nodes
from antrag_gen.writers.pdf.quicker import quicker_styles
from antrag_gen.writers.pdf.write import _page

# What makes a value depend on others: terms, logical names, names of one's own, lengths of the letters around.
SHEET = """
:root { --rand: 2mm; --weit: calc(1em + 2mm) }
body { margin-inline: 1mm; letter-spacing: calc(0.1em); text-indent: calc(10% + 1em) }
p { padding-block-start: var(--rand); border: 1px solid; line-height: 1.5em; width: var(--weit); float: left }
td { direction: rtl; margin-inline-end: 3mm; text-decoration: underline; page: quer }
"""
ENGINE = """
import subprocess, sys
subprocess.Popen = None
from antrag_gen.writers.pdf.engine import load_weasyprint
load_weasyprint()
import weasyprint.text.ffi
assert not {"fontTools.subset", "fontTools.varLib"} & set(sys.modules)
assert weasyprint.pdf.fonts.subset.Options is __import__("fontTools.subset").subset.Options
from fontTools.ttLib import TTFont
from antrag_gen.fonts.shipped import ARIMO, face_path
weights = TTFont(face_path(ARIMO, "bold"))
bold = weasyprint.pdf.fonts.instantiateVariableFont(weights, {"wght": 700}, static=True)
assert ("fvar" in weights, "fvar" in bold) == (True, False)
print(weasyprint.text.ffi.harfbuzz_subset is not None)
"""


def all_styles(sheets: list[CSS]) -> list[dict[str, object]]:
    """Every value of every element of the seed."""
    document = tree_of(SEED)
    page = HTML(string=_page(document.metadata, number_nodes(document)))
    style_for = get_all_computed_styles(page, sheets)
    keys = sorted(INITIAL_VALUES)
    return [{key: style_for(element)[key] for key in keys} for element in page.etree_element.iter()]


@pytest.mark.parametrize("css", [BASE_CSS.decode(), SHEET], ids=["base.css", "values that depend on others"])
def test_every_style_is_the_one_that_weasyprint_computes(css: str) -> None:
    sheets, before = [CSS(string=css)], ComputedStyle.__missing__
    usual = all_styles(sheets)
    with quicker_styles():
        assert ComputedStyle.__missing__ is not before
        quick = all_styles(sheets)
    assert quick == usual
    assert ComputedStyle.__missing__ is before


@pytest.mark.langsam
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are looked for")
def test_weasyprint_is_imported_without_another_program_and_what_cuts_fonts_later() -> None:
    run = subprocess.run([sys.executable, "-c", ENGINE], capture_output=True, text=True, check=False)
    assert run.stdout == "True\n", run.stderr
