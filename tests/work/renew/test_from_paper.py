"""A new paper from an old one keeps the text; what is of last year is a blank that says what stood there."""

import pytest
from papers import FEW, PROJECT, ROOT

from antrag_gen.errors import AntragError
from antrag_gen.library.load import check_content
from antrag_gen.work.renew.from_paper import renew_paper
from antrag_gen.work.renew.numbers import mark_numbers

OLD = """---
art: haushaltsantrag
betreff: Sommerfest 2023 in der Turnhalle
haushalt: 2024/2025   # Doppelhaushalt
status: eingereicht
nummer: 4123/2023
datum: 18.10.2023
fraktionen: [linde]
gezeichnet:
  - name: Ida Muster
anmeldeliste:
  - {lfd_nr: 64, thh: 500, referat: si}
mittel:
  - zweck: Dach
    betrag:
      2024: 50.000
      2025 ff.: 5.000
    # der Boden folgt
  - zweck: Boden
    betrag: 20.000 Euro
---
# Begründung/Erläuterung

1. Seit dem 3. März 2021 regnet es hinein (§ 12 GemO, Ziffer 2 im Antrag Nr. 98/2022).
2. 17 Klassen sind betroffen.[^1]

[^1]: Zählung 2022.
"""
NEW = """---
art: haushaltsantrag
betreff: Sommerfest ‹bisher 2023› in der Turnhalle
haushalt: ‹bisher 2024/2025›   # Doppelhaushalt
status: entwurf
nummer: ‹bisher 4123/2023›
datum: ‹bisher 18.10.2023›
fraktionen: [linde]
gezeichnet:
  - name: Ida Muster
anmeldeliste:
  - {lfd_nr: ‹bisher 64›, thh: 500, referat: si}
mittel:
  - zweck: Dach
    betrag:
      "‹bisher 2024: 50.000, 2025 ff.: 5.000›"
    # der Boden folgt
  - zweck: Boden
    betrag: ‹bisher 20.000 Euro›
---
# Begründung/Erläuterung

1. Seit dem ‹bisher 3. März 2021› regnet es hinein (§ 12 GemO, Ziffer 2 im Antrag Nr. ‹bisher 98/2022›).
2. ‹bisher 17› Klassen sind betroffen.[^1]

[^1]: Zählung ‹bisher 2022›.
"""


def renewed(art: str, text: str = OLD) -> tuple[str, list[str]]:
    made = renew_paper(text.encode(), "alt.md", art, PROJECT.einstellungen)
    return made.text, [f"{note.where.line} {note.what}" for note in made.notes]


def test_text_names_and_comments_stay_and_what_is_of_last_year_is_a_blank() -> None:
    assert renewed("haushaltsantrag") == (NEW, [])
    assert renewed("haushaltsantrag", NEW) == (NEW, [])


def test_another_kind_gets_the_keys_and_sections_that_both_have_and_the_rest_is_told() -> None:
    text, notes = renewed("frageantrag", OLD + "\n# Wir beantragen\n\nDas Dach.\n")
    head, body = text.split("---\n")[1:]
    assert [line.split(":")[0] for line in head.splitlines() if line[0] not in " #-"] == [
        *("art", "betreff", "haushalt", "status", "nummer", "datum", "fraktionen", "gezeichnet", "anmeldeliste")
    ]
    assert [line for line in body.splitlines() if line.startswith("# ")] == ["# Begründung", "# Wir fragen"]
    assert body.endswith("‹Text›\n")
    assert notes == [
        "13 „mittel“ gibt es bei „frageantrag“ nicht und fehlt im neuen Papier.",
        "29 Den Abschnitt „# Wir beantragen“ gibt es bei dieser Art nicht; sein Text fehlt im neuen Papier.",
    ]


@pytest.mark.parametrize("path", sorted(path for path in FEW if ROOT / "tests" not in path.parents), ids=str)
def test_of_a_paper_of_ours_only_blanks_are_left_to_fill_in(path: object) -> None:
    content = PROJECT.content(PROJECT.folder.content_file(path))
    new = renew_paper(content.data, "alt.md", str(content.said["art"]), PROJECT.einstellungen)
    try:
        problems = check_content(content.rewritten(new.text.encode()), PROJECT).problems
    except AntragError as error:
        problems = error.problems
    assert {problem.id for problem in problems} <= {"platzhalter", "quelle-anmerkung"}
    assert new.notes == ()


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("am 3\\. März 2021", "am ‹bisher 3. März 2021›"),
        ("bis 2026/27 und ab 2024 ff.", "bis ‹bisher 2026/27› und ab ‹bisher 2024 ff.›"),
        ("1,7 Mio. Euro p. a., 12,5 % mehr", "‹bisher 1,7 Mio. Euro p. a.›, ‹bisher 12,5 %› mehr"),
        ("## Zu 1.:", "## Zu 1.:"),
        ("siehe [Plan](plan-2023.pdf) und https://x.de/2023", "siehe [Plan](plan-2023.pdf) und https://x.de/2023"),
        ("EG9a, CO2, Anlage 3", "EG9a, CO2, Anlage 3"),
        ("von EG 6 nach EG 9b, A 12.", "von EG 6 nach EG 9b, A 12."),
        ("vom 12. bis 25. Juni 2023", "vom ‹bisher 12. bis 25. Juni 2023›"),
        ("am 12.–13.5.2024", "am ‹bisher 12.–13.5.2024›"),
        ("vom 12. Mai bis zum 25. Juni 2023", "vom ‹bisher 12. Mai› bis zum ‹bisher 25. Juni 2023›"),
        ("bis 21:30 Uhr", "bis ‹bisher 21:30› Uhr"),
        ("| 2022 | 14 |", "| ‹bisher 2022› | ‹bisher 14› |"),
    ],
)
def test_numbers_are_marked_and_signs_of_places_are_not(line: str, marked: str) -> None:
    assert mark_numbers(line) == marked
