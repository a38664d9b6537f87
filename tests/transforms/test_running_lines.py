"""The line at the top of pages goes on to its end, ends behind a word, and is no whole sentence."""

import pytest

from antrag_gen.transforms.running_lines import fit_running
from antrag_gen.tree import Document, Metadata, Paragraph, Region, RegionRole, Text, plain_text

LONG = "Haushaltsantrag Nr. 4164/2023: Finanzielle Mittel Kulturwandel Sozialamt"


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        (LONG, LONG),
        (
            f"{LONG}, Begleitung der Teams und Schulung der Leitungskräfte, Digitalisierung",
            f"{LONG}, Begleitung der Teams und Schulung …",
        ),
        (
            "Antrag Nr. 1/2024: Sanierung der Halle und des Bads mit einem neuen Dach",
            "Antrag Nr. 1/2024: Sanierung der Halle und des Bads …",
        ),
        ("W" * 200, "W" * 53 + " …"),
    ],
)
def test_a_head_is_cut_at_the_end_of_its_line(said: str, printed: str) -> None:
    head = Region(RegionRole.KOPFZEILE, (Paragraph((Text(said),)),))
    (fitted,) = fit_running(Document(Metadata(""), (head,))).children
    assert plain_text(fitted).strip() == printed
