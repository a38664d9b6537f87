"""References between papers: found, spelled and checked against the papers of a project."""

from pathlib import Path

import pytest
from commands import run
from hypothesis import given
from hypothesis import strategies as st
from paper_text import HEAD, paper
from papers import PROJECT, SEED, load_in

from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.nummern import Drucksachenkreis, Nummern, parse_drucksachennummer
from antrag_gen.fields.verweise import find_references, spell_references
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Text, walk

OURS = Nummern()
LUEBECK = Nummern(drucksache=Drucksachenkreis.model_validate({"kuerzel": "Vorlage", "muster": "VO/{jahr}/{nummer:4}"}))
NEW = Nummern(drucksache=Drucksachenkreis.model_validate({"muster": "{nummer:4}/{jahr} BV"}))
WORDS = "GRDrs GRDs. Drucksache Antrag Anträge Nr. Nrn. lfd. Ziffer Ziffern Buchst. Ergänzung und sowie bis Stellen"
NUMBERS = "424/2023 4.123/2023 1/20023 VO/2022/368 505/2025 BV 2h 2.1 3 – 8 11-14 1 1. 88 91 a , . - /"
BITS = st.sampled_from([*WORDS.split(), *NUMBERS.split(), "  ", "\n", "\u00a0"])
TEXTS = st.lists(BITS | st.sampled_from([" "]) | st.text(max_size=3), max_size=14).map("".join)
REQUESTS = """
# Wir beantragen

1. Das Dach wird saniert.
2. Die Verwaltung
   1. prüft,
   2. berichtet
      1. dem Ausschuss,
      2. dem Rat.
"""


@pytest.mark.parametrize("nummern", [OURS, LUEBECK, NEW], ids=["Vorbild", "Lübeck", "neu"])
@given(TEXTS)
def test_spelling_twice_is_spelling_once(nummern: Nummern, text: str) -> None:
    once = spell_references(text, nummern)
    assert spell_references(once, nummern) == once


@given(st.text(st.characters(exclude_categories=["Nd"])))
def test_a_text_without_digits_is_never_changed(text: str) -> None:
    assert spell_references(text, OURS) == text


@given(TEXTS)
def test_references_are_in_order_and_what_is_between_them_stays(text: str) -> None:
    end = 0
    for verweis in find_references(text, OURS):
        assert end <= verweis.start < verweis.end <= len(text)
        end = verweis.end


def test_the_first_motion_comes_out_word_for_word() -> None:
    loaded = load_in(SEED, PROJECT)
    blocks = [block for prosa in loaded.paper.prosa for block in prosa.blocks]
    texts = [node.text for block in blocks for node in walk(block) if isinstance(node, Text)]
    assert [spell_references(text, OURS) for text in texts] == texts
    assert next(verweis.gedruckt for text in texts for verweis in find_references(text, OURS)) == "GRDrs 424/2023"


def test_the_pattern_of_another_city_is_read_and_printed() -> None:
    text = "s. VO/2022/368, Drucksache VO/2022/11299 1. Ergänzung, nicht 368/2022"
    assert spell_references(text, LUEBECK) == "s. VO/2022/0368, Vorlage VO/2022/11299 1. Ergänzung, nicht 368/2022"
    assert spell_references("GRDs 505/2025BV und 505/2025", NEW) == "GRDrs 0505/2025 BV und 505/2025"
    assert str(parse_drucksachennummer("VO/2022/368 Neufassung", LUEBECK)) == "Vorlage VO/2022/0368 Neufassung"


# From here on: a project with papers.


def motion(number: str, body: str = "", head: str = "") -> str:
    return paper(f"{HEAD}\nnummer: {number}{head}", f"# Begründung/Erläuterung\n\nDas Dach ist undicht.\n{body}")


def citing(text: str, head: str = "") -> str:
    return paper(HEAD + head, f"# Begründung/Erläuterung\n\n{text}")


def write(projekt: Path, name: str, text: str) -> None:
    (projekt / "content" / name).write_text(text, encoding="utf-8")


def told(projekt: Path, text: str) -> str:
    """What is said of a paper beside those of the project, each line with its place in the file."""
    write(projekt, "x.md", text)
    result = run("pruefen", "content/x.md")
    assert result.exit_code == (1 if ": Fehler: " in result.stderr else 0)
    return result.stderr.replace("content/x.md:", "")


def test_an_unknown_paper_is_a_hint_and_told_once(projekt: Path) -> None:
    text = citing("Vgl. GRDrs. 424/2023,\nwie in **GRDrs 424/2023** und Antrag 7/2022.")
    assert told(projekt, text) == (
        "11:6: Hinweis: GRDrs 424/2023 ist in diesem Projekt nicht zu finden.\n"
        "    Liegt das Papier anderswo, ist nichts zu tun; sonst die Nummer prüfen.\n"
        "12:31: Hinweis: Antrag Nr. 7/2022 ist in diesem Projekt nicht zu finden.\n"
        "    Liegt das Papier anderswo, ist nichts zu tun; sonst die Nummer prüfen.\n"
    )


def test_a_paper_of_the_project_is_known(projekt: Path) -> None:
    write(projekt, "m.md", motion("4.123/2023", REQUESTS))
    assert told(projekt, citing("Antrag Nr. 4123/2023, Ziffern 1 und 2, Antrag 4.123/2023 Ziffer 2.2b")) == ""


def test_a_number_of_the_other_number_space_is_told(projekt: Path) -> None:
    write(projekt, "m.md", motion("247/2023"))
    assert told(projekt, citing("Wie GRDs 247/2023 sagt.")) == (
        "11:5: Warnung: GRDrs 247/2023 ist in diesem Projekt nicht zu finden, wohl aber Antrag Nr. 247/2023.\n"
        "    Ist dieses Papier gemeint, „Antrag Nr. 247/2023“ schreiben. Gibt es auch GRDrs 247/2023, die Nummer in "
        "content/projekt.yaml unter „nummern“, „drucksache“, „anderswo“ eintragen.\n"
    )


def test_papers_that_are_elsewhere_can_be_named_in_the_settings(projekt: Path) -> None:
    write(projekt, "m.md", motion("247/2023"))
    write(projekt, "projekt.yaml", "stadt: Musterstadt\nnummern:\n  drucksache:\n    anderswo: [247/2023]\n")
    assert told(projekt, citing("Wie GRDs 247/2023 sagt.")) == ""


def test_years_that_cannot_be_are_errors(projekt: Path) -> None:
    assert told(projekt, citing("GRDrs 246/20023 und Antrag Nr. 5/1023; GRDrs 12/2024.", "\ndatum: 18.10.2023")) == (
        "12:1: Fehler: In „GRDrs 246/20023“ stimmt die Jahreszahl nicht.\n"
        "    Das Jahr steht vierstellig hinter dem Schrägstrich.\n"
        "12:21: Fehler: In „Antrag Nr. 5/1023“ stimmt die Jahreszahl nicht.\n"
        "    Das Jahr steht vierstellig hinter dem Schrägstrich.\n"
        "12:40: Fehler: GRDrs 12/2024 gab es am 18. Oktober 2023 noch nicht.\n"
        "    Die Jahreszahl und „datum“ im Kopf prüfen.\n"
    )
    assert told(projekt, citing("Antrag Nr. 246/20023")) == (
        "11:1: Fehler: In „Antrag Nr. 246/20023“ stimmt die Jahreszahl nicht.\n"
        "    Das Jahr steht vierstellig hinter dem Schrägstrich.\n"
    )


def test_a_ziffer_that_the_motion_lacks_is_an_error_with_those_it_has(projekt: Path) -> None:
    write(projekt, "m.md", motion("5/2023", REQUESTS))
    write(projekt, "ohne.md", motion("6/2023"))
    assert told(projekt, citing("Antrag Nr. 5/2023, Ziffer 2 h, und Antrag Nr. 6/2023, Ziffer 1")) == (
        "11:1: Fehler: Antrag Nr. 5/2023 hat keine Ziffer 2 h.\n"
        "    Möglich sind: 1, 2, 2.1, 2.2, 2.2 a oder 2.2 b.\n"
        "11:36: Fehler: Antrag Nr. 6/2023 hat keine Ziffer 1.\n"
        "    In diesem Papier ist nichts nummeriert.\n"
    )


def test_each_ziffer_of_a_range_is_looked_up(projekt: Path) -> None:
    write(projekt, "m.md", motion("5/2023", REQUESTS))
    assert told(projekt, citing("Antrag 5/2023, Ziffern 1, 2.1 – 2.2 u. 2.2 a) bis b)")) == ""
    assert told(projekt, citing("Antrag 5/2023, Ziffern 2.1 – 2.4;\nZiffern 2.2 a) bis d) des Antrags 5/2023")) == (
        "11:1: Fehler: Antrag Nr. 5/2023 hat keine Ziffern 2.3 und 2.4.\n"
        "    Möglich sind: 1, 2, 2.1, 2.2, 2.2 a oder 2.2 b.\n"
        "12:1: Fehler: Antrag Nr. 5/2023 hat keine Ziffer 2.2 c und d.\n"
        "    Möglich sind: 1, 2, 2.1, 2.2, 2.2 a oder 2.2 b.\n"
    )


def test_references_of_the_head_are_checked_at_their_value(projekt: Path) -> None:
    write(projekt, "m.md", motion("247/2023"))
    head = "\nnummer: 9/2023\nanmeldeliste:\n  - grdrs: 247/2023\n    thh: zu Antrag 5/2023\n    lfd_nr: 3"
    assert told(projekt, citing("Text.", head)) == (
        "10:12: Warnung: GRDrs 247/2023 ist in diesem Projekt nicht zu finden, wohl aber Antrag Nr. 247/2023.\n"
        "    Ist dieses Papier gemeint, „Antrag Nr. 247/2023“ schreiben. Gibt es auch GRDrs 247/2023, die Nummer in "
        "content/projekt.yaml unter „nummern“, „drucksache“, „anderswo“ eintragen.\n"
        "11:10: Hinweis: Antrag Nr. 5/2023 ist in diesem Projekt nicht zu finden.\n"
        "    Liegt das Papier anderswo, ist nichts zu tun; sonst die Nummer prüfen.\n"
    )


def test_hints_follow_the_pattern_of_the_city(projekt: Path) -> None:
    write(
        projekt,
        "projekt.yaml",
        'stadt: Lübeck\nnummern:\n  drucksache: {kuerzel: Vorlage, muster: "VO/{jahr}/{nummer:4}"}\n'
        '  antrag: {kuerzel: A-Nr., muster: "{jahr}/{nummer:3}"}\n',
    )
    head = "\nnummer: 5-2023\nanmeldeliste:\n  - grdrs: 424-2023"
    assert told(projekt, citing("Vorlage VO/20222/1", head)) == (
        "8:9: Fehler: „5-2023“ ist keine Antragsnummer.\n"
        "    Beispiel: „2023/412“.\n"
        "10:12: Fehler: „424-2023“ ist keine Nummer einer Gemeinderatsdrucksache.\n"
        "    Beispiele: „Vorlage VO/2023/0424“, „Vorlage VO/2017/1181 2. Ergänzung“.\n"
        "14:1: Fehler: In „Vorlage VO/20222/1“ stimmt die Jahreszahl nicht.\n"
        "    Das Jahr steht vierstellig; Beispiel: „VO/2023/0424“.\n"
    )


def test_mistakes_in_the_settings_of_numbers_are_told(projekt: Path) -> None:
    write(
        projekt,
        "projekt.yaml",
        "stadt: Musterstadt\nnummern:\n  drucksache:\n"
        '    muster: "{nummer}{jahr}"\n    kurzel: DS\n    varianten: Drs\n',
    )
    assert told(projekt, citing("Text.")) == (
        "content/projekt.yaml:4:13: Fehler: „{nummer}{jahr}“ ist kein Muster für Nummern.\n"
        "    „{nummer}“ und „{jahr}“ stehen je einmal da, mit einem Zeichen dazwischen, das keine Ziffer ist; "
        "Beispiele: „{nummer}/{jahr}“, „VO/{jahr}/{nummer:4}“.\n"
        "content/projekt.yaml:5:5: Fehler: Die Angabe „kurzel“ gibt es nicht.\n"
        "    Ist „kuerzel“ gemeint?\n"
        "content/projekt.yaml:6:16: Fehler: „varianten“ ist eine Liste.\n"
        "    Jeden Eintrag in eine eigene Zeile schreiben, die mit „- “ beginnt.\n"
    )
    write(projekt, "projekt.yaml", "stadt: Musterstadt\nnummern:\n  antrag:\n    anderswo: [fünf]\n")
    assert told(projekt, citing("Text.")) == (
        "content/projekt.yaml:3:3: Fehler: „fünf“ ist keine Antragsnummer.\n    Beispiel: „4123/2023“.\n"
    )


def test_what_cannot_be_read_is_left_out_of_the_index(projekt: Path) -> None:
    write(projekt, "a-latin.md", "")
    (projekt / "content/a-latin.md").write_bytes(motion("1/2023").encode("latin-1"))
    write(projekt, "b-kopf.md", "nummer: 2/2023\n")
    write(projekt, "c-nummer.md", motion("GRDrs 3/2023"))
    write(projekt, "d-art.md", motion("4/2023").replace("haushaltsantrag", "brief"))
    write(projekt, "e-betrag.md", motion("5/2023", REQUESTS).replace("50.000", "50.00"))
    write(projekt, "f-text.md", motion("6/2023", f"{REQUESTS}\n<b>\n"))
    project = open_project(find_folder(projekt))
    assert {kennung.nummer for kennung in project.katalog.papiere} == {5, 6}
    assert project.ziffern(Kennung("antrag", 5, 2023)) == ("1", "2", "2.1", "2.2", "2.2 a", "2.2 b")
    assert project.ziffern(Kennung("antrag", 6, 2023)) is None


@pytest.mark.parametrize("wort", ["Bauantrag", "Bauantrag Nr.", "Förderantrag", "Bürgerantrag", "Fördermittelantrag"])
def test_what_citizens_apply_for_is_no_motion(wort: str) -> None:
    assert list(find_references(f"Zum {wort} 512/2023 liegt nichts vor.", OURS)) == []
