"""What is looked up in the surroundings is noted, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from antrag_gen.fields.nummern import Antragsnummer
from antrag_gen.fields.einstellungen import Fraktion, Einstellungen, Stammdaten, Umfeld
from antrag_gen.fields.kennungen import Eintrag, Kennung, Verzeichnis
from antrag_gen.work.batch.digests import WHOLE, Lookups, canonical, record_lookups

LINDE, AHORN = Fraktion(name="Fraktion Linde"), Fraktion(name="Fraktion Ahorn")
HERE, ELSEWHERE = Kennung("antrag", 112, 2023), Kennung("drucksache", 424, 2023)
NUMBER = Antragsnummer(112, 2023)


def umfeld(**changes: object) -> Umfeld:
    parts: dict[str, object] = {
        "projekt": Einstellungen(stadt="Musterstadt"),
        "stammdaten": Stammdaten(fraktionen={"linde": LINDE, "ahorn": AHORN}),
        "verzeichnis": Verzeichnis({HERE: (Eintrag("content/a.md", NUMBER, ("1",)),)}, anderswo=frozenset({ELSEWHERE})),
    }
    return Umfeld.model_construct(**{**parts, **changes})


def test_each_question_is_noted_by_the_name_of_the_list_and_the_key() -> None:
    noted: list[tuple[str, str]] = []
    recorded = record_lookups(umfeld(), noted.append)
    assert recorded.stammdaten.fraktionen["linde"] == LINDE
    assert "esche" not in recorded.stammdaten.fraktionen
    assert recorded.verzeichnis.knows(ELSEWHERE)
    assert noted == [
        ("stammdaten.fraktionen", "'linde'"),
        ("stammdaten.fraktionen", "'esche'"),
        ("verzeichnis.papiere", repr(ELSEWHERE)),
        ("verzeichnis.anderswo", repr(ELSEWHERE)),
    ]


@pytest.mark.parametrize("ask", [list, len, bool, ", ".join, lambda keys: keys == {}])
def test_who_goes_through_a_list_depends_on_the_whole(ask: object) -> None:
    noted: list[tuple[str, str]] = []
    ask(record_lookups(umfeld(), noted.append).stammdaten.fraktionen)  # type: ignore[operator]
    assert ("stammdaten.fraktionen", WHOLE) in noted


def test_a_digest_changes_with_the_value_and_only_with_that() -> None:
    linde, ahorn = ("stammdaten.fraktionen", "'linde'"), ("stammdaten.fraktionen", "'ahorn'")
    whole = ("stammdaten.fraktionen", WHOLE)
    renamed = Stammdaten(fraktionen={"ahorn": AHORN, "linde": Fraktion(name="Die Linde")})
    before, after = Lookups(umfeld()), Lookups(umfeld(stammdaten=renamed))
    assert before.digest(linde) != after.digest(linde)
    assert before.digest(ahorn) == after.digest(ahorn)
    assert before.digest(whole) != after.digest(whole)
    assert before.rest == after.rest


def test_what_is_not_there_has_no_digest() -> None:
    assert Lookups(umfeld()).digest(("stammdaten.fraktionen", "'esche'")) is None
    assert Lookups(umfeld()).digest(("beschluesse", "'esche'")) is None


def test_settings_count_as_one() -> None:
    before, after = Lookups(umfeld()), Lookups(umfeld(projekt=Einstellungen(stadt="Anderswo")))
    assert before.rest != after.rest


def test_a_list_that_is_added_later_is_recorded_without_a_word_about_it() -> None:
    @dataclass(frozen=True)
    class Beschluesse:
        stand: str
        nach_nummer: Mapping[str, str] = field(default_factory=dict)

    noted: list[tuple[str, str]] = []
    later = umfeld(verzeichnis=Beschluesse("heute", {"112/2023": "angenommen"}))
    recorded: object = record_lookups(later, noted.append).verzeichnis
    assert isinstance(recorded, Beschluesse)
    assert recorded.nach_nummer.get("112/2023") == "angenommen"
    assert noted == [("verzeichnis.nach_nummer", "'112/2023'")]
    assert Lookups(later).rest != Lookups(umfeld(verzeichnis=Beschluesse("gestern"))).rest


def test_values_are_spelt_alike_in_every_process() -> None:
    sets = [frozenset(["b", "a", "c"]), frozenset(["c", "b", "a"])]
    assert {canonical(words) for words in sets} == {"{'a', 'b', 'c'}"}
    assert canonical({"b": [1, (2,)], "a": LINDE}) == "{'a': Fraktion{'name': 'Fraktion Linde'}, 'b': [1, [2]]}"
    assert canonical(NUMBER) == "Antragsnummer{'jahr': 2023, 'nummer': 112}"
