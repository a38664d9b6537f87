"""A head is edited at single values; all its other bytes stay."""

import pytest

from antrag_gen.errors import AntragError
from antrag_gen.readers.source import read_text, split_source
from antrag_gen.readers.yaml.edit import Append, Drop, Edit, Put, edit_head

HEAD = """---
# Anmerkung
stand: ‹Stand›  # offen oder fertig
mittel:
  - jahr: 2026  # bewilligt
    ist: ‹Betrag›
    rest: ‹Was daraus wird›  # oder die Zeile löschen
    wofür: eins
      und zwei
reihe: [{name: x, ist: {2024: 1, 2025: ‹Wert›}}]
leer:
---
# Text
"""
ORDER = ("jahr", "ist", "gebunden", "rest")


def edited(edit: Edit, ending: str = "\n") -> str:
    data = HEAD.replace("\n", ending).encode()
    return edit_head(data, split_source(read_text(data, "b.md"), "b.md"), edit).decode()


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Put(("stand",), "fertig"), "‹Stand›  #", "fertig  #"),
        (Put(("mittel", 0, "ist"), "1.234,56 Euro"), "‹Betrag›", "1.234,56 Euro"),
        (Put(("mittel", 0, "ist"), "Ja: # 1"), "‹Betrag›", '"Ja: # 1"'),
        (Put(("mittel", 0, "wofür"), "drei"), "eins\n      und zwei", "drei"),
        (Put(("mittel", 0, "gebunden"), "0", ORDER), "‹Betrag›\n", "‹Betrag›\n    gebunden: 0\n"),
        (Drop(("mittel", 0, "rest")), "    rest: ‹Was daraus wird›  # oder die Zeile löschen\n", ""),
        (Put(("reihe", 0, "ist", "2025"), "3,5"), "‹Wert›", '"3,5"'),
        (Drop(("reihe", 0, "ist", "2025")), ", 2025: ‹Wert›", ""),
        (
            Append(("mittel",), {"jahr": "2027", "ist": {"a": "b"}}),
            "reihe",
            "  - jahr: 2027\n    ist:\n      a: b\nreihe",
        ),
        (Append(("leer",), {"name": "x"}), "leer:\n", "leer:\n  - name: x\n"),
        (Append(("neu",), {"name": "x"}, ("stand", "neu")), "mittel:", "neu:\n  - name: x\nmittel:"),
    ],
)
def test_only_what_is_edited_changes(edit: Edit, old: str, new: str) -> None:
    assert HEAD.count(old) == 1
    assert edited(edit) == HEAD.replace(old, new)
    assert edited(edit, "\r\n") == HEAD.replace(old, new).replace("\n", "\r\n")


@pytest.mark.parametrize(
    "edit", [Drop(("mittel", 0, "jahr")), Append(("reihe",), {"a": "b"}), Put(("fehlt", "x"), "y")]
)
def test_what_cannot_be_cut_is_told(edit: Edit) -> None:
    with pytest.raises(AntragError, match="lässt sich von selbst nichts eintragen"):
        edited(edit)
