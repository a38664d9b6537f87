"""How far the reports of a year are, which office owes one, and how it is reminded."""

import datetime as dt
import email
import email.policy
import io
import re
from pathlib import Path

import openpyxl
import pytest
from work.yearly.yearly_content import change, copy_content, fill

from antrag_gen.library.folder import ProjectFolder
from antrag_gen.library.project import open_project
from antrag_gen.together.bearbeitung import Bearbeitung
from antrag_gen.work.batch.output import open_output
from antrag_gen.work.events import Noticed, Written
from antrag_gen.work.forms.named import name_fields
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.part import find_part
from antrag_gen.work.yearly.prepare import prepare
from antrag_gen.work.yearly.remind import remind
from antrag_gen.work.yearly.states import Berichtsstand, find_states
from antrag_gen.work.yearly.tidy import write_of_year
from antrag_gen.work.yearly.untouched import check_granted

EMPTY_SHOPS = "content/berichte/2024/leerstand-in-der-innenstadt.md"
WINTER = "content/berichte/2024/winterdienst-auf-radwegen.md"
OFFICE = "Amt für Liegenschaften und Wohnen"


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return copy_content(tmp_path)


def states(folder: ProjectFolder) -> dict[int, Berichtsstand]:
    """By the number of the motion."""
    project = open_project(folder)
    found, _ = find_due(2024, project)
    return {stand.faellig.kennung.antrag.nummer: stand for stand in find_states(found, project)}


def reminders(folder: ProjectFolder) -> dict[str, bytes]:
    events = remind(folder, 2024, dt.date(2025, 3, 1), benennung=name_fields)
    written = [event.path for event in events if isinstance(event, Written)]
    assert {path.parent for path in written} <= {folder.output / "berichte/2024/mahnungen/2025-03-01"}
    return {path.name: path.read_bytes() for path in written}


@pytest.mark.langsam
def test_a_report_is_begun_finished_and_handed_in(project: ProjectFolder) -> None:
    assert states(project)[6012].bearbeitung is Bearbeitung.NICHT_BEGONNEN
    prepare(2024, open_project(project))
    prepared = states(project)[6012]
    assert (prepared.bearbeitung, len(prepared.offen), prepared.fehler) == (Bearbeitung.NICHT_BEGONNEN, 12, ())
    path = project.root / EMPTY_SHOPS
    change(path, "    ist: ‹Betrag, der ausgegeben wurde›", "    ist: 40.000")  # by the finance office
    assert states(project)[6012].bearbeitung is Bearbeitung.NICHT_BEGONNEN
    change(path, "    ist: 40.000", "    ist: ‹Betrag, der ausgegeben wurde›")
    change(path, "‹Stand im Ganzen›", "offen")
    begun = states(project)[6012]
    assert (begun.bearbeitung, len(begun.offen)) == (Bearbeitung.IN_ARBEIT, 11)
    change(path, "‹Ampel im Ganzen›", "lila")
    assert states(project)[6012].bearbeitung is Bearbeitung.FEHLERHAFT
    change(path, "lila", "gelb")
    fill(path)
    change(path, "ist: 0", "ist: 40.000")
    assert states(project)[6012].bearbeitung is Bearbeitung.FERTIG
    assert states(project)[5031].bearbeitung is Bearbeitung.ABGEGEBEN


def test_a_later_decision_begins_no_report_and_the_old_sum_is_told(project: ProjectFolder) -> None:
    """Prepared with 40.000 Euro, of which the council made 55.500 since, with a post, and named the office."""
    opened = open_project(project)
    prepare(2024, opened, find_part(None, "liegenschaftsamt", opened))
    other = (
        "antrag: 6012/2023\n    ergebnis: geaendert\n    amt: sozialamt\n    mittel:\n"
        "      - {zweck: 'Mietzuschüsse für Zwischennutzungen', betrag: {2024: 55.500}}\n"
        "    stellen:\n      - {vorhaben: schaffung, anzahl: 1, funktion: Vermittlung, besoldung: EG 9b}"
    )
    decisions = project.content / "beschluesse/2023/gemeinderat-3-lesung.yaml"
    change(decisions, "antrag: 6012/2023     # Leerstand\n    ergebnis: wie_beantragt", other)
    changed = states(project)[6012]
    assert changed.bearbeitung is Bearbeitung.NICHT_BEGONNEN
    (told,) = check_granted(changed.faellig, open_project(project))
    assert (told.where.line, told.where.column, told.what) == (
        18,
        30,
        "Vorbereitet ist der Bericht mit 40.000 Euro für 2024, bewilligt sind 55.500 Euro.",
    )
    change(project.root / EMPTY_SHOPS, "‹Was aus dem Rest wird›", "Der Rest fließt zurück.")
    assert states(project)[6012].bearbeitung is Bearbeitung.IN_ARBEIT


@pytest.mark.langsam
def test_what_is_granted_at_most_is_prepared_so_and_stands_against_nothing(project: ProjectFolder) -> None:
    """Who wrote down the number alone before is told nothing."""
    at_most = (
        "antrag: 6012/2023\n    ergebnis: geaendert\n    mittel:\n"
        "      - {zweck: Zuschüsse, betrag: {2024: 10.000}}\n      - {zweck: Feste, betrag: bis zu 5.000 Euro}"
    )
    decisions = project.content / "beschluesse/2023/gemeinderat-3-lesung.yaml"
    change(decisions, "antrag: 6012/2023     # Leerstand\n    ergebnis: wie_beantragt", at_most)
    opened = open_project(project)
    prepare(2024, opened, find_part(None, "liegenschaftsamt", opened))
    path = project.root / EMPTY_SHOPS
    assert "  - jahr: 2024  # bewilligt: bis zu 15.000 Euro\n" in path.read_text(encoding="utf-8")
    for said, told in (("bis zu 15.000", 0), ("15.000", 0), ("bis zu 10.000", 1)):
        text = re.sub("bewilligt: [^\n]* Euro\n", f"bewilligt: {said} Euro\n", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
        assert len(list(check_granted(states(project)[6012].faellig, open_project(project)))) == told


@pytest.mark.langsam
def test_the_office_is_known_before_it_has_reported(project: ProjectFolder) -> None:
    assert (states(project)[6012].faellig.amt, states(project)[4188].faellig.amt) == (OFFICE, "")  # by its THH
    decisions = project.content / "beschluesse/2023/gemeinderat-3-lesung.yaml"
    change(decisions, "  - antrag: 4188/2023", "  - amt: Bauhof\n    antrag: 4188/2023")
    change(decisions, "  - antrag: 5031/2023", "  - amt: jugendamt\n    antrag: 5031/2023")
    change(project.content / "berichte/2024/schuldnerberatung.md", "ampel: ", "ampel: hell")
    found = states(project)
    assert (found[4188].faellig.amt, found[5031].faellig.amt) == ("Bauhof", "Jugendamt")
    assert (found[5031].bearbeitung, found[5031].faellig.referat) == (Bearbeitung.FEHLERHAFT, "si")


@pytest.mark.langsam
def test_an_office_is_reminded_of_its_own_reports_and_of_what_is_open_in_them(project: ProjectFolder) -> None:
    prepare(2024, open_project(project))
    change(project.root / EMPTY_SHOPS, "‹Stand im Ganzen›", "offen")
    files = reminders(project)
    office = "amt-fuer-liegenschaften-und-wohnen"
    assert sorted(files) == [f"{office}.eml", f"{office}.txt", "mahnliste.xlsx", "ohne-amt.eml", "ohne-amt.txt"]
    text = files[f"{office}.txt"].decode("utf-8-sig")
    assert "Guten Tag Herr Weidenbach,\r\n" in text
    assert "1. Haushaltsantrag Nr. 6012/2023: Leer stehende Läden in der Innenstadt zwischennutzen\r\n" in text
    assert "   - Zeile 16, auszufüllen: Ampel im Ganzen\r\n" in text
    assert "Der Bericht war bis zum 31. Januar 2025 abzugeben." in text
    assert "4188" not in text
    mail = email.message_from_bytes(files[f"{office}.eml"], policy=email.policy.default)
    assert (mail["To"], mail["Subject"]) == (
        "berichte.liegenschaftsamt@stadt.example",
        "Fortschrittsberichte 2024: noch 1 Bericht offen",
    )
    assert (
        mail.get_content().replace("\r\n", "\n").strip() == text.partition("\r\n\r\n")[2].replace("\r\n", "\n").strip()
    )
    sheet = openpyxl.load_workbook(io.BytesIO(files["mahnliste.xlsx"])).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (row,) = (row for row in rows if row[1] == OFFICE)
    assert (row[4:7], str(row[7])) == (["in Arbeit", 11, 0], "2025-01-31 00:00:00")
    assert reminders(project) == files
    with open_output(project.output, project) as output:
        form = output.path / "berichte/2024/formulare/laeden.docx"
        write_of_year(output, form, b"", "berichte/2024", "", report=EMPTY_SHOPS)
    text = reminders(project)[f"{office}.txt"].decode("utf-8-sig")
    assert "   Stand: in Arbeit\r\n   Formular: laeden.docx\r\n   - Feld „Ampel“: Ampel im Ganzen\r\n" in text
    assert "   - Feld „2024: Ist“: Betrag, der ausgegeben wurde\r\n" in text
    assert "   - Feld „Kurzfassung“: Das Wichtigste aus dem Jahr 2024 in wenigen Sätzen.\r\n" in text
    assert "was nicht zutrifft, bekommt einen Strich (–), ein Abschnitt etwa „Keine“." in text
    assert "Zeile" not in text


@pytest.mark.langsam
def test_nobody_is_reminded_where_all_have_reported(project: ProjectFolder) -> None:
    change(project.content / "beschluesse/2023/gemeinderat-3-lesung.yaml", "antrag: 6012/2023", "antrag: 6011/2023  #")
    prepare(2024, open_project(project))
    path = project.root / WINTER
    fill(path)
    change(path, "ist: 0", "ist: 30.000")
    assert [name for name in reminders(project) if name.startswith("ohne")] == []


def test_a_mail_that_goes_to_nobody_is_told(project: ProjectFolder) -> None:
    change(project.root / "content/stammdaten/aemter.yaml", "  email: berichte.tiefbauamt@stadt.example\n", "")
    (project.root / "content/berichte/2024/radweg-uferstrasse.md").unlink()
    (project.root / "content/berichte/2024/schuldnerberatung.md").unlink()
    events = remind(project, 2024, dt.date(2025, 3, 1), benennung=name_fields)
    told = [event.problem.what for event in events if isinstance(event, Noticed) and event.problem.id == "amt-email"]
    assert told == ["Die E-Mail an „Tiefbauamt“ hat keinen Empfänger."]
