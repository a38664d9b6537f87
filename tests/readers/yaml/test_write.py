"""Whatever a head holds, it is written so that it reads back as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antrag_gen.readers.source import CONTROL, read_text
from antrag_gen.readers.yaml.head import Value, read_head
from antrag_gen.readers.yaml.write import BRACKETS, yaml_in_brackets, yaml_lines, yaml_text

BITS = ["a", "Ö", "…", "1.200,50", "‹x›", "null", "\\", "\x07", "\u2028", "\ufeff", "e\u0301", "\U0001f600", "---"]
BITS += [
    ": ",
    ":",
    " #",
    "#",
    "- ",
    "-",
    ",",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "? ",
]
BITS += ["~", "\n", "\t", "=", "<<"]
TEXTS = st.lists(st.sampled_from(BITS), min_size=1, max_size=6).map("".join) | st.text(max_size=20)
# Heads hold no blanks around a value and no empty values: readers take them away. They refuse control characters.
WORDS = TEXTS.map(lambda text: CONTROL.sub("", text).strip()).filter(bool)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4), TEXTS)
def test_what_is_written_reads_back_as_what_was_meant(values: dict[str, Value], note: str) -> None:
    notes = {(key,): note for key in values}
    lines = "\n".join(yaml_lines(values, notes)) + "\n"
    head, problems = read_head(read_text(lines.encode(), "x"), "x")
    assert head is not None
    assert problems == []
    assert head.values == values


@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=4))
def test_what_is_written_between_brackets_reads_back_too(values: dict[str, str]) -> None:
    head, problems = read_head(read_text(f"x: {{{yaml_in_brackets(values)}}}\n".encode(), "x"), "x")
    assert head is not None
    assert problems == []
    assert head.values == {"x": values}


@pytest.mark.parametrize(
    ("text", "written"),
    [("1.200,50", '"1.200,50"'), ("1.200", "1.200"), ("si, va", '"si, va"'), ("{x}", '"{x}"'), ("Ende]", '"Ende]"')],
)
def test_between_brackets_more_needs_quotes(text: str, written: str) -> None:
    assert yaml_text(text, BRACKETS) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kulturwandel im Sozialamt", "Kulturwandel im Sozialamt"),
        ("1.200,50", "1.200,50"),
        ("‹Betrag›", "‹Betrag›"),
        ("Ziel: mehr", '"Ziel: mehr"'),
        ("%", '"%"'),
        ("Platz #3", '"Platz #3"'),
        ("- eins", '"- eins"'),
        ('„so“ "und"', '„so“ "und"'),
        ("zwei\nZeilen", '"zwei\\nZeilen"'),
    ],
)
def test_only_what_yaml_would_misread_is_put_in_quotes(text: str, written: str) -> None:
    assert yaml_text(text) == written
