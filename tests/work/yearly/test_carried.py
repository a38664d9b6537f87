"""Which earlier reports count for what is there in a year."""

import pytest

from antrag_gen.fields.kennungen import Berichtskennung, Kennung
from antrag_gen.work.yearly.carried import find_last

MOTION = Kennung("antrag", 107, 2024)


@pytest.mark.parametrize(
    ("reports", "ziffer", "last"),
    [
        ([("", 2024), ("", 2025)], "", [("", 2025)]),
        ([("", 2024), ("1", 2025), ("2", 2025)], "1", [("1", 2025)]),
        ([("", 2024), ("1", 2025), ("2", 2025)], "3", [("", 2024)]),
        ([("1", 2024), ("1", 2025), ("2", 2024)], "", [("1", 2025), ("2", 2024)]),
        ([("1", 2024), ("", 2025)], "1", [("", 2025)]),
        ([("2", 2025), ("1", 2026)], "1", []),
    ],
)
def test_the_last_reports_on_a_thing_its_parts_and_what_holds_it_are_found(
    reports: list[tuple[str, int]], ziffer: str, last: list[tuple[str, int]]
) -> None:
    known = [Berichtskennung(MOTION, *each) for each in reports]
    found = find_last(Berichtskennung(MOTION, ziffer, 2026), known)
    assert sorted((key.ziffer, key.jahr) for key in found) == sorted(last)
