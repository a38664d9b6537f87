"""Granted posts one by one, as they stand at a day."""

import datetime as dt

import pytest

from antrag_gen.fields.stellen import Stelle, Stellenvorhaben
from antrag_gen.reports.stellenzeilen import list_granted

POST = {"anzahl": "1,0", "funktion": "Leitung", "amt": "Schulamt", "besoldung": "EG 9a"}


@pytest.mark.parametrize(
    ("more", "until", "reached"),
    [
        ({"kw": "KW 01/2027"}, "KW 01/2027", True),
        ({"kw": "KW 02/2027"}, "KW 02/2027", False),
        ({"befristet_bis": "30.12.2026"}, "befristet bis 30.12.2026 (abgelaufen)", False),
        ({"befristet_bis": "31.12.2026"}, "befristet bis 31.12.2026", False),
        ({"befristet_bis": "01.01.2027"}, "befristet bis 01.01.2027", False),
    ],
)
def test_until_when_there_is_a_post(more: dict[str, str], until: str, reached: bool) -> None:
    stelle = Stelle.model_validate({**POST, **more, "vorhaben": Stellenvorhaben.ERMAECHTIGUNG})
    (row,) = list_granted([stelle], dt.date(2026, 12, 31))
    assert (row.kw, row.erreicht) == (until, reached)
