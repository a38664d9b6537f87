"""Fonts that stand in are cut to what a document needs, the same on every run, each face for itself."""

import io

import pytest
from fontTools.ttLib import TTFont

from antrag_gen.fonts.cut import cut_face
from antrag_gen.fonts.shipped import ARIMO, FACES, characters_of, face_path

LETTERS = frozenset("ễẞ₂")


@pytest.mark.auswahl(3)
@pytest.mark.parametrize("face", FACES, ids=lambda face: f"{face.font} {face.weight} {face.style}")
def test_a_face_has_the_characters_and_no_others(face) -> None:
    data = cut_face(face, LETTERS)
    assert characters_of(data) == LETTERS
    assert "fvar" not in TTFont(io.BytesIO(data))
    assert len(data) < 10_000
    assert data == cut_face(face, LETTERS)


@pytest.mark.langsam
def test_marks_are_set_by_the_face_that_they_are_in() -> None:
    """Where the dot below a letter is joined to it: in Arimo's own place of each weight."""
    anchors = {}
    for face in FACES[:2]:
        font = TTFont(io.BytesIO(cut_face(face, frozenset("C\u0323"))))
        (marks,) = [
            table
            for lookup in font["GPOS"].table.LookupList.Lookup
            for table in lookup.SubTable
            if table.LookupType == 4 and font.getBestCmap()[0x323] in table.MarkCoverage.glyphs
        ]
        anchors[face.weight] = marks.MarkArray.MarkRecord[0].MarkAnchor.XCoordinate
    assert anchors == {"normal": -680, "bold": 0}


def test_without_marks_there_is_nothing_to_set_them_by() -> None:
    assert not {"GPOS", "GSUB", "GDEF"} & set(TTFont(io.BytesIO(cut_face(FACES[0], LETTERS))).keys())


def test_the_day_in_a_font_is_that_of_the_whole_font() -> None:
    whole = TTFont(face_path(ARIMO, "bold"))["head"].modified
    assert TTFont(io.BytesIO(cut_face(FACES[1], LETTERS)))["head"].modified == whole
