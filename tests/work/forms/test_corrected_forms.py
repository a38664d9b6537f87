"""A form that comes back a second time: what it said itself may change, what others wrote since may not."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from work.forms.filled import ALL, REPORT, TEAMS, filled, saved
from work.yearly.yearly_content import change, copy_content

from antrag_gen.errors import AntragError, Level
from antrag_gen.library.project import open_project
from antrag_gen.work.events import Written
from antrag_gen.work.forms.take_in import save, take_in
from antrag_gen.work.forms.write import form_of, write_forms
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.prepare import prepare
from antrag_gen.work.yearly.states import find_states


@pytest.mark.langsam
def test_an_office_may_correct_its_form_but_not_what_somebody_wrote_since(tmp_path: Path) -> None:
    own = copy_content(tmp_path)
    prepare(2026, open_project(own))
    (path,) = [event.path for event in write_forms(own, 2026) if isinstance(event, Written)]
    form = path.read_bytes()
    first = ALL | {"mittel.2026.ist": "41.000", f"{TEAMS}.termin_soll": "31.12.2026"}

    def read_in(answers: Mapping[str, str], *others: Mapping[str, str], prevails: bool = False) -> list[str]:
        paths = [saved(own.root / f"{n}.docx", filled(form, each)) for n, each in enumerate((answers, *others))]
        forms = take_in(paths, open_project(own), handed_in=True, prevails=prevails)
        assert save(forms, own) == []
        return [*(line.partition(".md: ")[2] for line in forms.changes), *(each.what for each in forms.problems)]

    def refused(*answers: Mapping[str, str]) -> list[tuple[str, str]]:
        with pytest.raises(AntragError) as error:
            read_in(*answers)
        return [
            (each.what.partition(": ")[0], each.hint) for each in error.value.problems if each.level is Level.FEHLER
        ]

    assert len(read_in(first)) == len(ALL) - 1  # the day stood there
    # The same value in other digits is none, whoever wrote it.
    change(own.root / REPORT, "    ist: 41.000\n", "    ist: 41.000,00 Euro\n")
    assert read_in(first) == []
    # What a form has said is known of the report, not of its file.
    (own.root / REPORT).rename(own.root / REPORT.replace("kulturwandel-sozialamt", "umbenannt"))
    assert read_in(first | {"ampel": "gelb"}) == ["Ampel: grün: im Plan → gelb: verzögert oder verändert"]
    (own.root / REPORT.replace("kulturwandel-sozialamt", "umbenannt")).rename(own.root / REPORT)
    assert read_in(first) == ["Ampel: gelb: verzögert oder verändert → grün: im Plan"]
    corrected = first | {
        "ampel": "rot: gefährdet",
        "abschnitt.wirkung": "Es dauerte 2026 noch 50 Tage.",
        "massnahmen.neu1.status": "in Umsetzung",
    }
    # A copy of the form that says otherwise stands against it.
    told_apart = "Eines berichtigen oder nur eines angeben."
    assert refused(corrected, corrected | {"ampel": "grün: im Plan"}) == [("Feld „Ampel“", told_apart)]
    change(own.root / REPORT, "status: entwurf", "status: eingereicht")
    opened_project = open_project(own)
    (stand,) = find_states([each for each in find_due(2026, opened_project)[0] if each.bericht], opened_project)
    assert (form_of(stand, opened_project), form_of(stand, opened_project, handed_in=True)[:2]) == (b"", b"PK")
    assert read_in(corrected) == [
        "Ampel: grün: im Plan → rot: gefährdet",
        "Weitere Maßnahme 1: Status: offen → in Umsetzung",
        "Wirkung: Im Jahr 2026 dauerte es 40 Tage. → Es dauerte 2026 noch 50 Tage.",
    ]
    assert (own.root / REPORT).read_text(encoding="utf-8").count("Handbuch") == 1
    # What an editor writes is the editor's.
    change(own.root / REPORT, "ampel: rot", "ampel: gelb")
    change(own.root / REPORT, "    status: in_umsetzung\nindikatoren", "    status: offen\nindikatoren")
    by_option = "(mit „--formulare --auch-abgegebene“); gilt das Formular, „--vorrang-formular“ angeben."
    assert refused(corrected | {"mittel.2026.ist": "41 TEUR"})[0] == (
        "Feld „Ampel“",
        f"Eines von beiden angleichen oder ein neues Formular erzeugen {by_option} Geschrieben wurde nichts.",
    )
    assert read_in(corrected, prevails=True) == [
        "Ampel: gelb: verzögert oder verändert → rot: gefährdet",
        "Weitere Maßnahme 1: Status: offen → in Umsetzung",
    ]
    assert read_in(corrected | {"massnahmen.neu1.status": ""}) == [
        "Feld „Weitere Maßnahme 1: Status“: Hier steht nichts mehr; in der Datei bleibt „in Umsetzung“."
    ]
    # Another name may be another measure.
    renamed = corrected | {"massnahmen.neu1.massnahme": "Handbuch für alle"}
    assert [name for name, _ in refused(renamed)] == ["Feld „Weitere Maßnahme 1"]
    change_line = "Weitere Maßnahme 1: Maßnahme: Handbuch für neue Mitarbeitende → Handbuch für alle"
    assert read_in(renamed, prevails=True) == [change_line]
    # What is again as it was when the form was made may be a copy: it is told.
    assert len(read_in(renamed | {"abschnitt.ziele": "Neue Ziele."})) == 1
    (told,) = read_in(renamed)
    assert told.startswith("Feld „Ziele“: Hier steht „Bis Ende 2027 sollen")
    assert told.endswith("in der Datei bleibt „Neue Ziele.“, was dieses Formular zuletzt sagte.")
    (own.output / ".eingelesen.jsonl").unlink()
    assert refused(corrected | {"ampel": "grün: im Plan"})[0][0] == "Feld „Ampel“"
