"""Blank papers show the keys and numbers of the city that they are for."""

from pathlib import Path

import pytest

from antrag_gen.errors import AntragError
from antrag_gen.fields.einstellungen import Einstellungen, Fraktion, Gremium, Referat, Stammdaten
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.work.blank import blank_paper
from antrag_gen.work.editor.schema import City

NUMBERS = {
    "drucksache": {"kuerzel": "Vorlage", "muster": "VO/{jahr}/{nummer:4}"},
    "antrag": {"muster": "AN/{jahr}/{nummer:3}"},
}
CITY = City(
    Einstellungen(stadt="Stadt", nummern=NUMBERS),
    Stammdaten(
        fraktionen={"erle": Fraktion(name="Fraktion Erle")},
        referate={"d1": Referat(name="Dezernat I"), "d2": Referat(name="Dezernat II")},
        gremien={"rat": Gremium(name="Rat")},
    ),
)


def lines(art: str, city: City = CITY) -> list[str]:
    return blank_paper(art, None, city).splitlines()


def test_a_city_reads_its_own_keys_and_numbers() -> None:
    assert {"# nummer: AN/2024/4123", "#   - erle"} <= set(lines("haushaltsantrag"))
    assert {
        "# nummer: Vorlage VO/2024/0087 # mit „1. Ergänzung“ oder „Neufassung“, dann auch:",
        "# referate: [d1]               # Schlüssel aus content/stammdaten/referate.yaml",
        "#   - gremium: rat             # Schlüssel aus content/stammdaten/gremien.yaml",
        "# vorliegende_antraege: [Antrag Nr. AN/2023/112]",
    } <= set(lines("beschlussvorlage"))
    assert "gremium: rat                   # Schlüssel aus content/stammdaten/gremien.yaml" in lines("unterlage")


@pytest.mark.parametrize("art", ARTEN)
def test_keys_that_a_city_has_stay_and_so_do_all_where_there_are_no_lists(art: str) -> None:
    ours = Stammdaten(
        fraktionen={"erle": Fraktion(name="Erle"), "linde": Fraktion(name="Linde")},
        referate={"ob": Referat(name="OB"), "si": Referat(name="Soziales")},
        gremien={"rat": Gremium(name="Rat"), "va": Gremium(name="Ausschuss")},
    )
    assert lines(art, City(stammdaten=ours)) == lines(art, City())


def test_a_template_of_the_project_without_a_head_is_told(tmp_path: Path) -> None:
    own = tmp_path / "templates/antrag/neu.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Begründung\n", encoding="utf-8")
    with pytest.raises(AntragError, match="Diesem Muster fehlt der Kopf"):
        blank_paper("antrag", ProjectFolder(tmp_path), CITY)
