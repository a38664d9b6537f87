"""What stays in one line though a sign within it looks like the end of one."""

import pytest

from antrag_gen.measure.signs import KEPT


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("sinkt um –5.000 Euro", ["–5.000"]),
        ("kostet 479.031,-\u00a0EUR im Jahr", ["479.031,-\u00a0EUR"]),
        ("kostet –600.000,--\u00a0Euro", ["–600.000,--\u00a0Euro"]),
        ("unter Prio./lfd.\u00a0Nr.\u00a064, Seite 3", ["Prio./lfd.\u00a0Nr.\u00a064"]),
        ("Antrag Nr. AN/2024/105, VO/2024/0087 und 4/2024", ["AN/2024/105", "VO/2024/0087"]),
        ("2024–2027 und 5.000 – 6.000", []),
    ],
)
def test_what_is_kept_in_one_line(text: str, kept: list[str]) -> None:
    assert KEPT.findall(text) == kept
