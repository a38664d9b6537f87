"""Spelling with the dictionary of the system: our papers are right, slips are found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from papers import MUSTERSTADT, PROJECT, ROOT

from antrag_gen.german.vocabulary import Vocabulary
from antrag_gen.library.dictionary import Hunspell, find_dictionary
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.library.vocabulary import make_vocabulary
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.writing.unknown_words import unknown_words

WHERE = find_dictionary({})
SLIPS = Path(__file__).with_name("verschrieben.txt")
BLANK = "neu.md"  # what `antrag neu` copies; its words tell how to fill it in
pytestmark = [
    pytest.mark.langsam,
    pytest.mark.skipif(WHERE is None, reason="no German dictionary here (tools/system_packages test)"),
]


def vocabulary_of(project: OpenedProject) -> Vocabulary:
    assert WHERE is not None
    return make_vocabulary(project.folder, project.katalog, Hunspell(WHERE))


def unknown(project: OpenedProject, *paths: Path) -> Iterator[str]:
    vocabulary = vocabulary_of(project)
    for path in project.folder.content_files(paths):
        if path.name != BLANK:
            content = project.content(project.folder.content_file(path))
            yield from unknown_words(Manuscript(content, None, project), vocabulary)


def test_all_words_of_our_papers_are_known() -> None:
    assert list(unknown(PROJECT, ROOT / "content", ROOT / "templates")) == []
    assert list(unknown(open_project(ProjectFolder(MUSTERSTADT)))) == []


def test_of_a_hundred_slips_98_are_found_and_of_those_95_have_the_word_that_was_meant() -> None:
    vocabulary = vocabulary_of(PROJECT)
    lines = [line.split() for line in SLIPS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = [(meant, slip) for meant, slip in lines if vocabulary.unknown_in(slip)]
    assert len(found) >= 0.98 * len(lines)
    some = found[::4]  # each takes up to a tenth of a second
    assert sum(meant in vocabulary.suggest(slip) for meant, slip in some) >= 0.95 * len(some)
