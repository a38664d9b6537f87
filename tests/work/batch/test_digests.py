"""What a paper looks up is noted, and digests say whether that is still the same."""

import pytest

from antrag_gen.fields.einstellungen import Einstellungen, Fraktion, Stammdaten
from antrag_gen.fields.kennungen import Berichtskennung, Kennung, Papiereintrag
from antrag_gen.fields.nummern import Antragsnummer
from antrag_gen.library.access import WHOLE
from antrag_gen.library.contents import ContentFiles
from antrag_gen.library.katalog import Katalog
from antrag_gen.library.project import Library
from antrag_gen.library.templates import Templates
from antrag_gen.readers.list_labels import GLIEDERUNG
from antrag_gen.work.batch.digests import Lookups, canonical

LINDE, AHORN = Fraktion(name="Fraktion Linde"), Fraktion(name="Fraktion Ahorn")
HERE, ELSEWHERE = Kennung("antrag", 112, 2023), Kennung("drucksache", 424, 2023)
NUMBER = Antragsnummer(112, 2023)
KATALOG = Katalog(
    Einstellungen(stadt="Musterstadt"),
    Stammdaten(fraktionen={"linde": LINDE, "ahorn": AHORN}),
    papiere={HERE: (Papiereintrag("content/a.md", NUMBER, ("1",)),)},
    anderswo={ELSEWHERE: True},
)


def project(noted: list[tuple[str, str]]) -> Library:
    return Library(KATALOG, ContentFiles(lambda name, place: b"", GLIEDERUNG), lambda: Templates({}), noted.append)


def test_each_question_is_noted_by_the_name_of_the_list_and_the_key() -> None:
    noted: list[tuple[str, str]] = []
    asked, report = project(noted), Berichtskennung(HERE, "", 2024)
    assert asked.liste("fraktionen")["linde"] == LINDE
    assert "esche" not in asked.liste("fraktionen")
    assert asked.find(HERE)[0].path == "content/a.md"
    assert asked.is_elsewhere(ELSEWHERE)
    assert (asked.decisions(HERE), asked.unreadable(HERE), asked.reports(report)) == ((), (), ())
    assert noted == [
        ("fraktionen", "'linde'"),
        ("fraktionen", "'esche'"),
        ("papiere", repr(HERE)),
        ("anderswo", repr(ELSEWHERE)),
        ("beschluesse", repr(HERE)),
        ("unlesbar", repr(HERE)),
        ("berichte", repr(report)),
    ]


@pytest.mark.parametrize("ask", [list, len, bool, ", ".join, lambda keys: keys == {}])
def test_who_goes_through_a_list_depends_on_the_whole(ask: object) -> None:
    noted: list[tuple[str, str]] = []
    ask(project(noted).liste("fraktionen"))  # type: ignore[operator]
    assert ("fraktionen", WHOLE) in noted


def test_a_digest_changes_with_the_value_and_only_with_that() -> None:
    linde, ahorn, whole = ("fraktionen", "'linde'"), ("fraktionen", "'ahorn'"), ("fraktionen", WHOLE)
    renamed = Stammdaten(fraktionen={"ahorn": AHORN, "linde": Fraktion(name="Die Linde")})
    before, after = Lookups(KATALOG), Lookups(Katalog(KATALOG.einstellungen, renamed))
    assert before.digest(linde) != after.digest(linde)
    assert before.digest(ahorn) == after.digest(ahorn)
    assert before.digest(whole) != after.digest(whole)
    assert before.settings == after.settings


def test_what_is_not_there_has_no_digest() -> None:
    assert Lookups(KATALOG).digest(("fraktionen", "'esche'")) is None
    assert Lookups(KATALOG).digest(("beschluesse", "'esche'")) is None


def test_settings_count_as_one() -> None:
    assert Lookups(KATALOG).settings != Lookups(Katalog(Einstellungen(stadt="Anderswo"))).settings


def test_values_are_spelt_alike_in_every_process() -> None:
    sets = [frozenset(["b", "a", "c"]), frozenset(["c", "b", "a"])]
    assert {canonical(words) for words in sets} == {"{'a', 'b', 'c'}"}
    assert canonical({"b": [1, (2,)], "a": LINDE}) == "{'a': Fraktion{'name': 'Fraktion Linde'}, 'b': [1, [2]]}"
    assert canonical(NUMBER) == "Antragsnummer{'jahr': 2023, 'nummer': 112}"
