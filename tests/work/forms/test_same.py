"""Two ways of writing one value are no change, and no conflict; another value always is."""

import pytest

from antrag_gen.work.forms.fields import Art, Feld
from antrag_gen.work.forms.same import is_same

AMOUNT = Feld("", "", "", Art.ZEILE, ("mittel", 0, "ist"))
POSTS = Feld("", "", "", Art.ZEILE, ("stellen", "besetzt"))
DAY = Feld("", "", "", Art.TAG, ("massnahmen", 0, "termin_soll"))
VALUE = Feld("", "", "", Art.ZEILE, ("indikatoren", 0, "ist", "2026"))
WORDS = Feld("", "", "", Art.ZEILE, ("mittel", 0, "verwendung"))
TEXT = Feld("", "", "", Art.TEXT, ("wirkung",))


@pytest.mark.parametrize(
    ("feld", "one", "other", "same"),
    [
        (AMOUNT, "61.000", "61.000,00", True),
        (AMOUNT, "20.000", "20000 Euro", True),
        (AMOUNT, "90 TEUR", "90,0 T€", True),
        (AMOUNT, "61.000", "61", False),
        (AMOUNT, "61.000 Euro", "61 TEUR", True),
        (AMOUNT, "100.000", "100 TEUR", True),
        (AMOUNT, "1,5 Mio. Euro", "1.500.000", True),
        (AMOUNT, "61.000,50", "61 TEUR", False),
        (AMOUNT, "61.000 Euro", "61 Euro", False),
        (AMOUNT, "61", "61 TEUR", False),
        (AMOUNT, "61.000", "rund 61 TEUR", False),
        (AMOUNT, "61.000", "61.000,01", False),
        (AMOUNT, "1.250", "1,250 TEUR", False),
        (AMOUNT, "", "0", False),
        (POSTS, "2", "2,0", True),
        (POSTS, "2", "2,25", False),
        (DAY, "31.12.2026", "31. Dezember 2026", True),
        (DAY, "31.12.2026", "30.12.2026", False),
        (VALUE, "1.200", "1200,0", True),
        (VALUE, "1.200", "1,200", False),
        (WORDS, "Der Rest  fällt ", "Der\u00a0Rest fällt", True),
        (WORDS, "20.000", "20.000 Euro", False),
        (TEXT, "a\n\nb", "a b", False),
    ],
)
def test_values_are_compared_and_not_their_spelling(feld: Feld, one: str, other: str, same: bool) -> None:
    assert (is_same(feld, one, other), is_same(feld, other, one)) == (same, same)
