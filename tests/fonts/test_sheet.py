"""The fonts that a style sheet names are read as they are printed with: later rules replace earlier ones."""

import pytest

from antrag_gen.fonts.sheet import read_named_fonts

USUAL = ("Liberation Sans", "Arimo", "Arial", "sans-serif")


@pytest.mark.parametrize(
    ("css", "lists"),
    [
        ("html { font: 11pt/1.4 'Liberation Sans', Arimo, Arial, sans-serif }", [USUAL]),
        ("html { font: italic bold medium Source Sans Pro , serif }", [("Source Sans Pro", "serif")]),
        ('html { font-family: "A, B", C D !important }', [("A, B", "C D")]),
        ("html { font: 11pt Arial } body { font-family: Haus }", [("Haus",)]),
        (
            "html { font: 11pt Arial } h1, h2 { font-family: Titel } h2 { font-family: Neu }",
            [("Arial",), ("Titel",), ("Neu",)],
        ),
        ("@media print { p { font-family: Haus } }", [("Haus",)]),
        (":root { --haus: 'Haus', serif } p { font: 11pt var(--haus) }", [("Haus", "serif")]),
        ("p { font-family: inherit } q { font: caption }", []),
        ("@page { font: 9pt Rand; @top-left { font-family: Kopf } }", []),
        ("p { font-family: Haus; color: ", [("Haus",)]),
        ("p { color: red } /* font-family: Haus */", []),
    ],
)
def test_lists_of_fonts(css: str, lists: list[tuple[str, ...]]) -> None:
    assert [*read_named_fonts(css).lists] == lists


def test_fonts_that_come_with_the_sheet_are_no_list() -> None:
    face = "@font-face{font-family:Haus;src:url(data:font/ttf;base64,AA)}"
    named = read_named_fonts(f"{face} p {{ font-family: Haus }}")
    assert (named.lists, named.faces) == ((("Haus",),), face)
