"""Where a sentence ends."""

import pytest

from antrag_gen.german.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Es fehlen 22 bis 60. Die Polizei hilft.", ["Es fehlen 22 bis 60.", "Die Polizei hilft."]),
        ("Es waren zusammen 25. Im Vorjahr waren es zehn.", ["Es waren zusammen 25.", "Im Vorjahr waren es zehn."]),
        ("Er kam in die 14. Sitzung.", ["Er kam in die 14. Sitzung."]),
        ("Vom 3. März an. Dann nicht.", ["Vom 3. März an.", "Dann nicht."]),
        ("1. Die Stadt baut.", ["1. Die Stadt baut."]),
        ("Nach Ziffer 2. Das gilt.", ["Nach Ziffer 2.", "Das gilt."]),
    ],
)
def test_a_full_stop_behind_a_number_ends_a_sentence_before_a_word_that_begins_one(
    text: str, sentences: list[str]
) -> None:
    assert [sentence for _, sentence in sentences_of(text)] == sentences
