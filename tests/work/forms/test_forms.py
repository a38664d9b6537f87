"""A form for an office, and what it fills in, taken into the report; each test says what the office did."""

import re
import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from commands import run
from lxml import etree
from work.forms.filled import ALL, LONG, REPORT, TEAMS, W, Xml, changed, control, filled, read, replaced, saved
from work.yearly.yearly_content import change, copy_content

from antrag_gen.errors import AntragError, Level
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.library.project import open_project
from antrag_gen.readers.forms.form import read_form
from antrag_gen.work.events import Written
from antrag_gen.work.forms.enter import Entry
from antrag_gen.work.forms.fields import Art, Feld, groups_of
from antrag_gen.work.forms.named import in_words
from antrag_gen.work.forms.take_in import Forms, take_in
from antrag_gen.work.forms.write import write_forms
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.prepare import prepare

NO_FORM = "Diese Word-Datei ist kein Formular von „antrag jahreslauf JAHR --formulare“: Ihr fehlen die Felder."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """With one report on 2026 that is prepared; its form lies beside. No test may write into it."""
    folder = copy_content(tmp_path_factory.mktemp("forms"))
    prepare(2026, open_project(folder))
    return folder


@pytest.fixture(scope="module")
def form(project: ProjectFolder) -> bytes:
    (path,) = [event.path for event in write_forms(project, 2026) if isinstance(event, Written)]
    assert path == project.output / "berichte/2026/formulare/kulturwandel-sozialamt.docx"
    return path.read_bytes()


opened = cache(open_project)


def taken(project: ProjectFolder, *forms: bytes, fresh: bool = False) -> Forms:
    paths = [project.root / f"antwort{number}.docx" for number, _ in enumerate(forms)]
    for path, data in zip(paths, forms, strict=True):
        path.write_bytes(data)
    return take_in(paths, open_project(project) if fresh else opened(project))


def told(project: ProjectFolder, *forms: bytes, fresh: bool = False) -> list[str]:
    with pytest.raises(AntragError) as error:
        taken(project, *forms, fresh=fresh)
    return [problem.what for problem in error.value.problems if problem.level is Level.FEHLER]


def answered(project: ProjectFolder, form: bytes, answers: Mapping[str, str], *, fresh: bool = False) -> list[str]:
    return told(project, filled(form, answers), fresh=fresh)


def test_a_form_shows_what_is_known_and_asks_for_what_is_missing(form: bytes) -> None:
    assert read(form, "umsetzung") == "‹Stand im Ganzen›"
    assert read(form, f"{TEAMS}.status") == "‹Stand der Maßnahme, zuletzt in Umsetzung›"
    assert read(form, f"{TEAMS}.naechster_schritt") == (
        "‹Was als Nächstes geschieht (geplant war: Auftakt in den drei übrigen Bezirksstellen bis Mai 2026)›"
    )
    assert read(form, f"{TEAMS}.termin_soll") == "31.12.2026"
    assert read(form, "abschnitt.ziele").startswith("Bis Ende 2027 sollen die Teams")


def test_a_form_says_what_is_locked_and_until_when_it_holds(tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    decision = "antrag: 4164/2023     # Kulturwandel im Sozialamt; Nummer und Beschluss sind erfunden\n"
    granted = "    mittel:\n      - zweck: Begleitung\n        betrag: {2024: 50.000, 2025: 50.000, 2026: 50.000}\n"
    locked = "        sperrvermerk: bis zur Vorlage des Konzepts\n"
    decisions = folder.root / "content/beschluesse/2023/gemeinderat-3-lesung.yaml"
    change(
        decisions, f"{decision}    ergebnis: wie_beantragt\n", f"{decision}    ergebnis: geaendert\n{granted}{locked}"
    )
    prepare(2026, open_project(folder))
    (path,) = [event.path for event in write_forms(folder, 2026) if isinstance(event, Written)]
    with zipfile.ZipFile(path) as form:
        words = "".join(etree.fromstring(form.read("word/document.xml")).itertext()).replace("\u00a0", " ")
    assert "Sperrvermerk:Begleitung: bis zur Vorlage des Konzepts" in words
    assert "Befristung:bis 31. Dezember 2027" in words


def test_a_form_says_what_money_there_is(project: ProjectFolder) -> None:
    opened_project = opened(project)
    content = opened_project.content(opened_project.file(REPORT))
    text = content.data.decode().replace(
        "    verwendung: Der Rest fällt", "    gebunden: 3.000,50\n    verwendung: Der Rest fällt"
    )
    text = text.replace("  - jahr: 2026", "  - jahr: 2026\n    uebertrag: 1.000")
    due = next(each for each in find_due(2026, opened_project)[0] if each.kennung.antrag.nummer == 4164)
    groups = groups_of(content.rewritten(text.encode()), str, 2026, due.foerderung)
    assert {group.titel: group.fakten for group in groups if group.titel in ("2025", "2026")} == {
        "2025": (
            ("bewilligt", "50.000 Euro"),
            ("aus Vorjahr", "4.789,45 Euro übertragen"),
            (
                "aus Vorjahr",
                "2.000 Euro gebunden (Honorar für die Auswertung der Befragung, Rechnung im Januar 2025)",
            ),
            ("verfügbar", "56.789,45 Euro"),
            ("Ist", "52.300 Euro"),
            ("gebunden", "3.000,50 Euro"),
            ("Verwendung (Rest)", "Der Rest fällt an den Haushalt zurück."),
        ),
        "2026": (
            ("bewilligt", "50.000 Euro"),
            ("aus Vorjahr", "1.000 Euro übertragen"),
            ("aus Vorjahr", "3.000,50 Euro gebunden"),
            ("verfügbar", "54.000,50 Euro"),
        ),
    }


def test_a_form_that_nobody_filled_in_changes_nothing(project: ProjectFolder, form: bytes) -> None:
    assert taken(project, form) == Forms((), (), ())


def test_what_an_office_fills_in_stands_in_the_report(project: ProjectFolder, form: bytes) -> None:
    forms = taken(project, filled(form, ALL))
    (content,) = forms.contents
    text, before = content.data.decode(), (project.root / REPORT).read_text(encoding="utf-8")
    assert "‹" not in text.replace("# Alles in ‹…› ausfüllen", "")
    assert "umsetzung: in_umsetzung  # offen, in_umsetzung" in text
    assert "    ist: 41.234,56 Euro\n    verwendung: Der Rest fällt an den Haushalt zurück.\nmassnahmen:" in text
    assert '    naechster_schritt: "Team Nr. 5: Auftakt"  # geplant war' in text
    assert "  - massnahme: Handbuch für neue Mitarbeitende\n    status: offen\nindikatoren:" in text
    assert "      2025: 38\n    quelle: Fachverfahren, Auswertung zum 31. Dezember\n    grund: Das Fach" in text
    assert "Vier Teams \\* und zwei Ziele:\n\n- Nord\n- Süd\n\n18\\. Mai 2026 war" in text
    assert (
        "## Stand 31. Dezember 2026\n\nSeit Mai 2026 arbeiten vier Teams selbst.\n\n## Stand 31. Dezember 2025" in text
    )
    assert "# Entscheidungsbedarf" not in text
    # The earlier years, and what is told of them, stay to the byte.
    start, end = before.index("## Stand 31. Dezember 2025"), before.index("# Wirkung")
    assert before[start:end] in text
    assert f"{REPORT}: 2026: Ist: bisher leer → 41.234,56 Euro" in [
        line.split("/forms0/")[-1] for line in forms.changes
    ]
    assert len(forms.changes) == len(ALL)


@pytest.mark.langsam
def test_the_same_form_again_changes_nothing(tmp_path: Path, form: bytes, project: ProjectFolder) -> None:
    own = copy_content(tmp_path)
    prepare(2026, open_project(own))
    (own.root / "a.docx").write_bytes(filled(form, ALL))
    arguments = ("--projekt", str(own.root), "einlesen", str(own.root / "a.docx"))
    assert run(*arguments, "--probe").output.endswith("1 Bericht würde geändert; geschrieben wurde nichts.\n")
    assert run(*arguments).output.endswith("1 Bericht geändert.\n")
    text = (own.root / REPORT).read_bytes()
    assert run(*arguments).output == "Nichts zu ändern: Alles steht schon in den Berichten.\n"
    change(own.root / REPORT, "status: entwurf", "status: eingereicht")
    later = run(*arguments[:-1], str(saved(own.root / "b.docx", filled(form, ALL | {"ampel": "rot: gefährdet"}))))
    assert (later.exit_code, "das Formular würde den Bericht ändern: Ampel: grün" in later.output) == (1, True)
    assert (own.root / REPORT).read_bytes() == text.replace(b"status: entwurf", b"status: eingereicht")


@pytest.mark.parametrize(
    ("answers", "what"),
    [
        (
            {"ampel": "lila", "mittel.2026.ist": "1234.56"},
            ["Feld „Ampel“: „lila“ steht nicht zur Wahl.", "Feld „2026: Ist“: „1234.56“ ist nicht eindeutig."],
        ),
        (ALL | {"umsetzung": "abgeschlossen", f"{TEAMS}.status": "entfällt"}, [
            "Feld „Stand“: Zum Stand „abgeschlossen“ fehlt der Tag.",
            "Feld „Stand“: Im Ganzen abgeschlossen, aber „Handbuch für neue Mitarbeitende“ ist es nicht.",
            "Feld „Teams in den Bezirksstellen begleiten: Status“: Zum Stand „entfällt“ fehlt der Grund.",
        ]),
        ({"massnahmen.neu2.status": "offen"}, ["Feld „Weitere Maßnahme 2: Status“: Dazu fehlt der Name."]),
        (
            {"mittel.2026.ist": "5 ‹Betrag, der ausgegeben wurde›"},
            ["Feld „2026: Ist“: Hier steht noch „‹Betrag, der ausgegeben wurde›“."],
        ),
        ({"abschnitt.wirkung": "–"}, ["Feld „Wirkung“: Dieser Abschnitt darf nicht wegfallen."]),
        # What can't be read hides no other mistake.
        ({"mittel.2026.gebunden": "-5", "mittel.2026.uebertragen": "(10,00)"}, [
            "Feld „2026: übertragen“: „(10,00)“ ist kein lesbarer Betrag.",
            "Feld „2026: gebunden“: Bei „gebunden“ steht ein Betrag unter null.",
        ]),
        (ALL | {"mittel.2026.ist": "ca. 44.000", f"{TEAMS}.status": "entfällt"}, [
            "Feld „2026: Ist“: „ca. 44.000“ ist kein lesbarer Betrag.",
            f"Feld „{LONG}: Status“: Zum Stand „entfällt“ fehlt der Grund.",
        ]),
        # Nor do blanks, whoever is to fill them in.
        ({"umsetzung": "abgeschlossen"}, ["Feld „Stand“: Zum Stand „abgeschlossen“ fehlt der Tag."]),
        ({f"{TEAMS}.status": "abgeschlossen"}, [f"Feld „{LONG}: Status“: Zum Stand „abgeschlossen“ fehlt der Tag."]),
        ({f"{TEAMS}.abweichung": "Später"}, [f"Feld „{LONG}: Abweichung“: Zu der Abweichung fehlt der Grund."]),
        ({"abgeschlossen_am": "05.01.2027"}, [
            "Feld „Abgeschlossen am“: Der 05.01.2027 liegt nach dem Stichtag 31.12.2026.",
        ]),
        (
            {"umsetzung": "abgeschlossen", "abgeschlossen_am": "01.12.2026", f"{TEAMS}.status": "offen"},
            ["Feld „Stand“: Im Ganzen abgeschlossen, aber „Teams in den Bezirksstellen begleiten“ ist es nicht."],
        ),
        # Nor does what is missing of something new.
        ({"umsetzung": "abgeschlossen", "massnahmen.neu1.massnahme": "Handbuch", "indikatoren.neu1.name": "Besuche"}, [
            "Feld „Weitere Maßnahme 1: Maßnahme“: Die Angabe „Status“ fehlt.",
            "Feld „Weiterer Indikator 1: Indikator“: Die Angabe „Einheit“ fehlt.",
            "Feld „Stand“: Zum Stand „abgeschlossen“ fehlt der Tag.",
            "Feld „Weiterer Indikator 1: Indikator“: Zu „Besuche“ fehlt der Wert für 2026.",
        ]),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_the_words_of_the_form(
    project: ProjectFolder, form: bytes, answers: Mapping[str, str], what: list[str]
) -> None:
    assert answered(project, form, answers) == what


@pytest.mark.parametrize(
    "answers",
    [
        {"umsetzung": "in Umsetzung"},
        {"umsetzung": "abgeschlossen", "abgeschlossen_am": "01.12.2026"},
        # Nobody knows yet whether it is done.
        {"abgeschlossen_am": "01.12.2026"},
        {f"{TEAMS}.termin_ist": "01.12.2026"},
        {f"{TEAMS}.status": "entfällt", f"{TEAMS}.grund": "Es gibt andere Hilfe."},
        # The finance office may have the amounts for it.
        {"mittel.2026.gebunden_fuer": "Auswertung, Rechnung im Januar"},
        {"mittel.2026.uebertragen": "7.000"},
        {"mittel.2026.verwendung": "Der Rest fällt an den Haushalt zurück."},
        {"abschnitt.wirkung": "Im Jahr 2026 dauerte es 40 Tage."},
    ],
)
def test_what_is_right_so_far_may_leave_the_rest_to_others(
    project: ProjectFolder, form: bytes, answers: Mapping[str, str]
) -> None:
    forms = taken(project, filled(form, answers))
    assert (len(forms.changes), forms.problems) == (len(answers), ())


def test_a_new_measure_and_indicator_have_a_field_for_all_that_hints_ask_for(
    project: ProjectFolder, form: bytes
) -> None:
    answers = ALL | {
        f"{TEAMS}.termin_soll": "31.12.2026",
        "massnahmen.neu1.massnahme": "Handbuch",
        "massnahmen.neu1.status": "abgeschlossen",
        "massnahmen.neu1.termin_soll": "01.03.2026",
        "massnahmen.neu1.termin_ist": "01.06.2026",
        "indikatoren.neu1.name": "Wartezeit",
        "indikatoren.neu1.einheit": "Tage",
    }
    with pytest.raises(AntragError) as error:
        taken(project, filled(form, answers))
    assert {problem.hint for problem in error.value.problems} >= {
        "Unter „Abweichung“ und „Grund“ sagen, was dazwischenkam.",
        "„Ist 2026“ ergänzen oder mit „Grund“ sagen, warum es keinen gibt.",
    }
    more = {
        "massnahmen.neu1.abweichung": "Drei Monate später",
        "massnahmen.neu1.grund": "Die Druckerei hatte zu tun.",
        "indikatoren.neu1.grund": "Gezählt wird erst ab 2027.",
    }
    assert taken(project, filled(form, answers | more)).problems == ()


@pytest.mark.parametrize("name", ["ist", "gebunden", "uebertragen"])
def test_an_amount_that_is_far_more_than_there_is_is_told_while_the_report_has_blanks(
    project: ProjectFolder, form: bytes, name: str
) -> None:
    (problem,) = taken(project, filled(form, {f"mittel.2026.{name}": "44.000.000"})).problems
    words = {"ist": "Ist“: 44.000.000 Euro sollen 2026 ausgegeben sein"}
    words |= {"gebunden": "gebunden“: 44.000.000 Euro sollen 2026 gebunden sein"}
    words |= {"uebertragen": "übertragen“: 44.000.000 Euro sollen 2026 übertragen sein"}
    assert problem.level is Level.WARNUNG
    assert problem.what == f"Feld „2026: {words[name]}; verfügbar sind 50.000 Euro."
    assert taken(project, filled(form, {f"mittel.2026.{name}": "51.000"})).problems == ()


def test_less_than_nothing_spent_is_asked_about(project: ProjectFolder, form: bytes) -> None:
    (problem,) = taken(project, filled(form, {"mittel.2026.ist": "-5.000 Euro"})).problems
    assert (problem.level, problem.what) == (Level.WARNUNG, "Feld „2026: Ist“: Ausgegeben sind 2026 −5.000 Euro.")
    assert taken(project, filled(form, {"mittel.2026.ist": "0"})).problems == ()


@pytest.mark.parametrize("answers", [{}, ALL])
def test_an_amount_alone_says_nothing_of_what_becomes_of_the_rest(
    project: ProjectFolder, form: bytes, answers: Mapping[str, str]
) -> None:
    """While there are blanks and without any."""
    told = taken(project, filled(form, {**answers, "mittel.2026.verwendung": "7.500,00 Euro"})).problems
    (problem,) = (each for each in told if "Verwendung" in each.what)
    assert (problem.level, problem.what) == (
        Level.WARNUNG,
        "Feld „2026: Verwendung (Rest)“: „7.500,00 Euro“ sagt nicht, was aus dem Rest wird.",
    )
    assert problem.hint.endswith("was ins nächste Jahr geht, steht als Betrag unter „übertragen“.")


def test_fields_that_others_have_filled_since_are_told_in_one_line(project: ProjectFolder, form: bytes) -> None:
    content = opened(project).content(opened(project).file(REPORT))
    text = content.data.decode().replace("ampel: ‹Ampel im Ganzen›", "ampel: gelb", 1)
    text = re.sub(r"ist: ‹Betrag[^›]*›", "ist: 51.200,00", text)
    entry = Entry(read_form(form, "a.docx"), "a.docx", content.rewritten(text.encode()), str)
    entry.enter()
    (problem,) = entry.problems
    assert problem.level is Level.HINWEIS
    assert problem.what == (
        "2 Felder sind leer wie bei der Ausgabe; was inzwischen in der Datei steht, bleibt: "
        "„Ampel“ (gelb: verzögert oder verändert) und „2026: Ist“ (51.200,00)."
    )


def _other_file(body: Xml) -> None:
    (fixed,) = (sdt for sdt in body.iter(f"{W}sdt") if "bericht#" in str(etree.tostring(sdt.find(f"{W}sdtPr"))))
    next(fixed.iter(f"{W}t")).text = r"content\berichte\2025\kulturwandel-sozialamt.md"


def test_a_form_that_names_another_report_by_now_is_told(project: ProjectFolder, form: bytes) -> None:
    (problem,) = taken(project, changed(form, _other_file)).problems
    assert problem.what.startswith(
        "Im Formular steht jetzt die Datei „content\\berichte\\2025\\kulturwandel-sozialamt.md“;"
    )


def test_a_field_that_was_emptied_leaves_the_report_as_it_is(project: ProjectFolder, form: bytes) -> None:
    forms = taken(project, filled(form, {f"{TEAMS}.termin_soll": ""}))
    assert forms.contents == ()
    assert [problem.what for problem in forms.problems] == [
        f"Feld „{LONG}: Termin (Soll)“: Hier steht nichts mehr; in der Datei bleibt „31.12.2026“."
    ]


def _prompted(field: Xml) -> None:
    """So Word shows a field that was emptied."""
    next(field.iter(f"{W}t")).text = "Klicken oder tippen Sie hier, um Text einzugeben."


def _unmarked(field: Xml) -> None:
    """Some programs drop the mark."""
    properties = field.find(f"{W}sdtPr")
    properties.remove(properties.find(f"{W}showingPlcHdr"))


def _without_words(field: Xml) -> None:
    _unmarked(field)
    next(field.iter(f"{W}t")).text = ""


@pytest.mark.parametrize("empty", [lambda _: None, _unmarked, _prompted, _without_words])
def test_an_empty_field_is_told_where_the_file_has_a_value_however_word_shows_it(
    project: ProjectFolder, form: bytes, empty
) -> None:
    content = opened(project).content(opened(project).file(REPORT))
    text = content.data.decode().replace("ampel: ‹Ampel im Ganzen›", "ampel: gelb", 1)
    read_in = read_form(changed(form, lambda body: empty(control(body, "ampel"))), "a.docx")
    entry = Entry(read_in, "a.docx", content.rewritten(text.encode()), str, {"ampel": "said before"})
    entry.enter()
    assert [each.what for each in entry.problems] == [
        "Feld „Ampel“: Hier steht nichts mehr; in der Datei bleibt „gelb: verzögert oder verändert“."
    ]
    assert entry.changes == []


def test_an_empty_text_that_must_stay_is_not_told_to_be_dropped(project: ProjectFolder, form: bytes) -> None:
    (problem,) = taken(project, filled(form, {"abschnitt.ziele": ""})).problems
    assert problem.hint == "Wegfallen darf es nicht. Schreiben, was zu berichten ist, etwa „Keine“."


@pytest.mark.parametrize(
    ("hint", "path", "words"),
    [
        (
            "Die Zeile „abgeschlossen_am“ löschen oder „umsetzung: abgeschlossen“ schreiben.",
            ("abgeschlossen_am",),
            "Im Feld „Abgeschlossen am“ „–“ eintragen oder bei „Stand“ „abgeschlossen“ wählen.",
        ),
        (
            "Die Zeile „gebunden: …“ ergänzen oder diese löschen.",
            ("mittel", 0, "gebunden_fuer"),
            "Das Feld „gebunden“ ausfüllen oder hier „–“ eintragen.",
        ),
        (
            "Die Zeile löschen; sie gehört in den Bericht über das Jahr.",
            ("mittel", 0, "uebertragen"),
            "„–“ eintragen; die Angabe gehört in den Bericht über das Jahr.",
        ),
        ("Eine Zeile „einheit: …“ ergänzen.", ("indikatoren", 0, "name"), "Das Feld „Einheit“ ausfüllen."),
        (
            "„termin_ist: TT.MM.JJJJ“ ergänzen oder die Zeile „grund“ löschen.",
            ("massnahmen", 0, "status"),
            "„Termin (Ist)“ ergänzen oder im Feld „Grund“ „–“ eintragen.",
        ),
    ],
)
def test_hints_speak_of_fields_and_not_of_lines(hint: str, path: tuple[str | int, ...], words: str) -> None:
    titles = {
        ("abgeschlossen_am",): "Abgeschlossen am",
        ("umsetzung",): "Stand",
        ("mittel", 0, "gebunden"): "gebunden",
        ("massnahmen", 0, "termin_ist"): "Termin (Ist)",
        ("massnahmen", 0, "grund"): "Grund",
        ("indikatoren", 1, "einheit"): "Einheit",
    }
    fields = {".".join(map(str, at)): Feld("", title, title, Art.ZEILE, at) for at, title in titles.items()}
    assert in_words(hint, Feld("", "", "", Art.ZEILE, path), fields) == words


def test_the_colour_alone_is_a_choice(project: ProjectFolder, form: bytes) -> None:
    forms = taken(project, filled(form, {"ampel": "Grün", f"{TEAMS}.ampel": "gelb"}))
    assert [line.partition(": ")[2] for line in forms.changes] == [
        "Ampel: bisher leer → grün: im Plan",
        f"{LONG}: Ampel: bisher leer → gelb: verzögert oder verändert",
    ]


def test_two_forms_that_differ_are_told_with_what_each_says(project: ProjectFolder, form: bytes) -> None:
    both = [filled(form, {"ampel": words}) for words in ("rot", "grün")]
    assert told(project, *both) == ["Feld „Ampel“: Ein anderes der Formulare sagt „rot: gefährdet“, dieses „grün“."]


@pytest.mark.langsam
def test_what_the_report_says_otherwise_by_now_is_told(tmp_path: Path, form: bytes) -> None:
    own = copy_content(tmp_path)
    prepare(2026, open_project(own))
    change(own.root / REPORT, "‹Ampel im Ganzen›", "rot")
    change(own.root / REPORT, "termin_soll: 31.12.2026", "termin_soll: 01.02.2027")
    what, more, wrong = answered(
        own, form, {"ampel": "grün: im Plan", "umsetzung": "offen", f"{TEAMS}.termin_soll": "31.2.2027"}, fresh=True
    )
    assert what.startswith("Feld „Ampel“: In ")
    assert "steht inzwischen „01.02.2027“" in more
    assert wrong == f"Feld „{LONG}: Termin (Soll)“: Den Tag „31.2.2027“ gibt es nicht."
    assert what.endswith("steht inzwischen „rot: gefährdet“, im Formular „grün: im Plan“.")
    change(own.root / REPORT, "status: entwurf", "status: eingereicht")
    (what,) = answered(own, form, {"umsetzung": "offen"}, fresh=True)
    assert what.endswith(
        "ist schon abgegeben (eingereicht); das Formular würde den Bericht ändern: Stand: bisher leer → offen."
    )


def _paragraph(body: Xml) -> None:
    paragraph = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = "Bitte mit Amt 61 abstimmen!"
    control(body, "abschnitt.wirkung").addnext(paragraph)


def _picture(body: Xml) -> None:
    paragraph = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}drawing")
    control(body, "abschnitt.wirkung").addnext(paragraph)


def _insertion(body: Xml) -> None:
    run = next(body.iter(f"{W}r"))
    inserted = etree.Element(f"{W}ins")
    run.addprevious(inserted)
    inserted.append(run)


def _table(body: Xml) -> None:
    etree.SubElement(control(body, "abschnitt.wirkung").find(f"{W}sdtContent"), f"{W}tbl")


def _strike(body: Xml) -> None:
    run = next(control(body, "abschnitt.ziele").iter(f"{W}r"))
    look = etree.Element(f"{W}rPr")
    etree.SubElement(look, f"{W}strike")
    run.insert(0, look)


@pytest.mark.parametrize(
    ("looks", "what"),
    [
        ({"u": "single"}, "Die Unterstreichung fällt weg."),
        ({"u": "wave", "highlight": "yellow"}, "Die Unterstreichung und Hervorhebung mit dem Textmarker fallen weg."),
        ({"u": "none"}, ""),
        ({"b": "true", "i": "true"}, ""),
    ],
)
@pytest.mark.parametrize("words", ["Es fehlen Räume.", ""])
def test_looks_that_a_text_loses_are_told(
    project: ProjectFolder, form: bytes, looks: Mapping[str, str], what: str, words: str
) -> None:
    """Whether the words are new or were there already; in a field of one line nobody misses them."""

    def give_looks(body: Xml) -> None:
        for key in ("abschnitt.probleme" if words else "abschnitt.ziele", "massnahmen.0.naechster_schritt"):
            for piece in control(body, key).iter(f"{W}r"):
                properties = etree.SubElement(piece, f"{W}rPr")
                piece.insert(0, properties)
                for name, value in looks.items():
                    etree.SubElement(properties, f"{W}{name}").set(f"{W}val", value)

    sent = filled(form, {"abschnitt.probleme": words} if words else {})
    name = "Probleme" if words else "Ziele"
    told = [each.what for each in taken(project, changed(sent, give_looks)).problems]
    assert told == [f"Feld „{name}“: {what}"] * bool(what)


def _without(body: Xml) -> None:
    field = control(body, "abschnitt.wirkung")
    field.getparent().remove(field)


def test_a_field_that_is_gone_is_told(project: ProjectFolder, form: bytes) -> None:
    (problem,) = taken(project, changed(form, _without)).problems
    assert problem.what.startswith("Feld „Wirkung“: Es fehlt in diesem Formular;")


def _control_sign(body: Xml) -> None:
    next(control(body, "abschnitt.ziele").iter(f"{W}t")).text = "von \u202erechts"


def _copy(body: Xml) -> None:
    field = control(body, "abschnitt.wirkung")
    field.addnext(etree.fromstring(etree.tostring(field)))


@pytest.mark.parametrize(
    ("done", "what"),
    [
        (_paragraph, "Außerhalb der Felder steht: „Bitte mit Amt 61 abstimmen!“."),
        (_picture, "Außerhalb der Felder steht: „[Bild]“."),
        (_insertion, "Das Formular hat Änderungen, die noch niemand angenommen hat."),
        (_table, "Feld „Wirkung“: Darin ist eine Tabelle."),
        (_strike, "Feld „Ziele“: Darin ist durchgestrichener Text."),
        (_control_sign, "Feld „Ziele“: Darin ist ein unsichtbares Steuerzeichen."),
        (_copy, "Das Feld „Wirkung“ steht zweimal im Formular."),
        (lambda body: body.clear(), NO_FORM),
    ],
)
def test_nothing_that_somebody_did_is_passed_over(project: ProjectFolder, form: bytes, done, what: str) -> None:
    assert told(project, changed(form, done)) == [what]


def test_fields_are_known_by_name_and_order_where_their_tags_are_lost(project: ProjectFolder, form: bytes) -> None:
    """So LibreOffice 7.4 saves a form."""

    def resave(body: Xml) -> None:
        for properties in body.iter(f"{W}sdtPr"):
            is_named = properties.find(f"{W}dropDownList") is None and properties.find(f"{W}date") is None
            for name in ("tag", "lock", *(() if is_named else ("alias", "id"))):
                for element in properties.findall(f"{W}{name}"):
                    properties.remove(element)

    forms = taken(project, changed(filled(form, ALL), resave))
    assert len(forms.changes) == len(ALL)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"Sehr geehrte Damen und Herren", "Das ist keine Word-Datei."),
        (b"PK\x03\x04 kaputt", "Die Word-Datei ist beschädigt."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Das ist eine alte Word-Datei (.doc) oder eine mit Kennwort."),
        (
            (Path(__file__).parents[3] / "templates/gemeinsam/base.docx").read_bytes(),
            NO_FORM,
        ),
    ],
)
def test_what_is_no_form_is_refused(project: ProjectFolder, data: bytes, what: str) -> None:
    assert told(project, data) == [what]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b"<w:document", b"<!DOCTYPE a [<!ENTITY b 'c'>]><w:document", "Die Word-Datei ist beschädigt."),
        (b"</w:document>", b"", "Die Word-Datei ist beschädigt."),
        (b"<w:body>", b"<w:body>" + b"<w:p/>" * 1_400_000, "Die Word-Datei ist ausgepackt zu groß."),
    ],
)
def test_what_a_stranger_may_send_is_refused(
    project: ProjectFolder, form: bytes, old: bytes, new: bytes, what: str
) -> None:
    assert told(project, replaced(form, old, new)) == [what]


def test_a_folder_is_no_form(project: ProjectFolder) -> None:
    with pytest.raises(AntragError, match="Das ist ein Ordner und keine Datei"):
        take_in([project.output], opened(project))


def test_a_form_of_a_report_that_is_not_there_names_the_motion_as_the_city_does(
    project: ProjectFolder, form: bytes
) -> None:
    other = replaced(form, b"bericht#4164#2023#2026#", b"bericht#13#2024#2026#")
    assert told(project, other) == ["Zum Antrag Nr. 13/2024 gibt es keinen Bericht über 2026."]


def test_a_form_with_two_reports_names_their_files(tmp_path: Path, form: bytes) -> None:
    own = copy_content(tmp_path)
    prepare(2026, open_project(own))
    (own.root / REPORT).with_name("kopie.md").write_bytes((own.root / REPORT).read_bytes())
    (what,) = told(own, form, fresh=True)
    assert what.startswith("Zum Antrag Nr. 4164/2023 gibt es mehrere Berichte über 2026: ")
    assert "2026/kopie.md und " in what


def test_a_file_with_macros_is_refused(project: ProjectFolder, form: bytes) -> None:
    packed = BytesIO(form)
    with zipfile.ZipFile(packed, "a") as target:
        target.writestr("word/vbaProject.bin", b"x")
    assert told(project, packed.getvalue()) == ["Die Word-Datei enthält Makros."]


def test_one_form_with_a_mistake_keeps_all_from_being_taken_in(project: ProjectFolder, form: bytes) -> None:
    assert told(project, filled(form, ALL), b"") == ["Das ist keine Word-Datei."]


@pytest.mark.langsam
def test_forms_of_a_year_are_the_same_bytes_again(project: ProjectFolder, form: bytes) -> None:
    (path,) = [event.path for event in write_forms(project, 2026) if isinstance(event, Written)]
    assert path.read_bytes() == form
