"""The cases in `tests/cases/`: what Markdown becomes, how references are spelled, where spaces stay."""

from pathlib import Path

import pytest
from case_files import Case, read_cases
from dump import dump

from antrag_gen.errors import Place
from antrag_gen.fields.nummern import Nummern
from antrag_gen.fields.verweise import spell_references
from antrag_gen.readers.markdown.blocks import read_markdown
from antrag_gen.transforms.typography import set_no_break_spaces
from antrag_gen.tree import Document, Image, Metadata, Paragraph, Text, plain_text

FOLDER = Path(__file__).parent / "cases"


def markdown(text: str) -> str:
    def no_image(name: str, place: Place) -> Image:
        raise AssertionError(f"{place}: {name}")

    (section,), problems = read_markdown(f"# Abschnitt\n\n{text}\n", "fall.md", 1, no_image)
    assert problems == []
    return "".join(f"{line}\n" for block in section.blocks for line in dump(block))


def typography(text: str) -> str:
    document = set_no_break_spaces(Document(Metadata(""), (Paragraph((Text(text),)),)))
    return plain_text(document).replace("\u00a0", "~") + "\n"


def references(text: str) -> str:
    return spell_references(text, Nummern()).replace("\n", " ") + "\n"


ROOMS = {"markdown": markdown, "typografie": typography, "verweise": references}


def test_every_file_of_cases_has_its_test() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(ROOMS)


@pytest.mark.parametrize("case", [case for room in ROOMS for case in read_cases(FOLDER / f"{room}.md")], ids=str)
def test_what_goes_in_comes_out_as_written(case: Case, renew: bool) -> None:
    found = ROOMS[case.path.stem](case.given)
    if renew:
        case.renew(found)
    else:
        assert found == case.expected
