"""Marks of other tools are looked for where one can begin, and no other is found by that."""

import random

from antrag_gen.readers.markdown.foreign import PATTERN, _matches

SIGNS = (
    *"[]()!?%*='`{}|+~^$:\\\0\n.#@/ aWx1",
    *("h1. ", "''", "``", "{%", "%}", "{{", "||", "++", "~~", "$$", ":::", "\\n", "color", "toc", "[^1]", "!!! note"),
)


def test_what_is_found_is_what_the_pattern_finds_at_any_letter() -> None:
    chance = random.Random(17)  # noqa: S311 – the same each time
    found = 0
    for _ in range(3000):
        text = "".join(chance.choices(SIGNS, k=10))
        expected = [(match.span(), match.lastgroup) for match in PATTERN.finditer(text)]
        assert [(match.span(), match.lastgroup) for match in _matches(text)] == expected, text
        found += len(expected)
    assert found > 1000
