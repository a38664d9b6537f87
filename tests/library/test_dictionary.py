"""The dictionary of a machine is looked for in fixed places; what is not in its encoding is not in it."""

import sys
from pathlib import Path

import pytest
from commands import run

from antrag_gen.library import dictionary
from antrag_gen.library.dictionary import Hunspell, Where, find_dictionary, load_dictionary, tell_missing

FOLDER = Path(__file__).parent / "woerterbuch"


@pytest.fixture(scope="module")
def words() -> Hunspell:
    return Hunspell(Where(FOLDER, "de_DE"))


@pytest.mark.parametrize("word", ["Bänke", "Bänken", "Straße", "Ufers"])
def test_words_of_the_dictionary_are_known_in_their_forms(words: Hunspell, word: str) -> None:
    assert words.knows(word)


@pytest.mark.parametrize("word", ["Bäncke", "Şahin", "Erdoğan", "Wnięć", "Bank😀", "Bank–Ufer", "Ба", "a" * 5000])
def test_what_is_no_word_or_not_in_the_encoding_is_not_known(words: Hunspell, word: str) -> None:
    assert not words.knows(word)


def test_the_folder_that_is_named_is_looked_into_and_no_other() -> None:
    assert find_dictionary({"ANTRAG_WOERTERBUCH": str(FOLDER)}) == Where(FOLDER, "de_DE")
    assert find_dictionary({"ANTRAG_WOERTERBUCH": ""}) is None
    assert find_dictionary({"ANTRAG_WOERTERBUCH": "/nirgends"}) is None


def test_libreoffice_on_windows_brings_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "FOLDERS", ())
    folder = tmp_path / "LibreOffice" / "share" / "extensions" / "dict-de"
    folder.mkdir(parents=True)
    (folder / "de_DE_frami.dic").touch()
    assert find_dictionary({"PROGRAMFILES": str(tmp_path)}) is None
    (folder / "de_DE_frami.aff").touch()
    assert find_dictionary({"PROGRAMFILES": str(tmp_path)}) == Where(folder, "de_DE_frami")


def test_it_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTRAG_WOERTERBUCH", str(FOLDER))
    assert load_dictionary() is load_dictionary()


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "kein deutsches Wörterbuch" in tell_missing({})[0]
    assert "In /nirgends liegt kein" in tell_missing({"ANTRAG_WOERTERBUCH": "/nirgends"})[0]
    assert "ist leer" in tell_missing({"ANTRAG_WOERTERBUCH": ""})[0]
    monkeypatch.setitem(sys.modules, "hunspell", None)
    monkeypatch.setattr(dictionary, "find_spec", lambda _: None)
    assert tell_missing({}) == (
        "Rechtschreibung wird nicht geprüft: Das Paket „chunspell“ fehlt.",
        "„pip install chunspell“",
    )
    monkeypatch.setenv("ANTRAG_WOERTERBUCH", str(FOLDER))
    assert load_dictionary() is None
    monkeypatch.setattr(dictionary, "find_spec", lambda _: "found")
    assert "lässt sich nicht laden" in tell_missing({})[0]


def test_without_one_words_are_not_looked_up(projekt: Path) -> None:
    done = run("woerter")
    assert done.exit_code == 1
    assert "Rechtschreibung wird nicht geprüft" in done.stderr
