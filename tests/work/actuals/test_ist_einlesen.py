"""Figures come into the reports they belong to, and only there; what matches nothing is said."""

import json
import os
import re
import stat
from base64 import b64encode
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from commands import run
from work.actuals.finance_lists import BY_NEED, REPORT, SETTINGS, WITH_ZIFFER, changes, excel, set_up, take
from work.yearly.yearly_content import change, copy_content

from antrag_gen.errors import AntragError
from antrag_gen.library.folder import ProjectFolder, find_folder
from antrag_gen.library.project import open_project
from antrag_gen.work.actuals.one_run import one_run
from antrag_gen.work.actuals.rows import EMPTY
from antrag_gen.work.actuals.take_in import TakenIn, save, take_in

HEADER = "Antrag;Jahr;Ist;Gebunden;HAR\n"
BY_NEED_HEADER = "DHH;THH;lfd. Nr.;Jahr;Ist;Gebunden;HAR\n"
ROW = HEADER + "4123/2023;2024;43.210,55;2.000;0\n"
MOTION = """\
---
art: haushaltsantrag
nummer: 4123/2023
haushalt: 2024/2025
anmeldeliste:
  - lfd_nr: 64
    thh: "500"
---
"""


einlesen = partial(run, "ist-einlesen")


def refusal(projekt: Path, data: str | bytes) -> str:
    with pytest.raises(AntragError) as raised:
        take(projekt, data)
    return str(raised.value)


def add_motion(projekt: Path, text: str = MOTION, name: str = "antrag") -> None:
    path = projekt / "content/antraege/2023" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_figures_come_into_reports_on_half_a_year_only_where_these_are_asked_for(projekt: Path) -> None:
    half = REPORT.replace("berichtsjahr: 2024", "berichtsjahr: 2024\nzeitraum: halbjahr")
    folder = set_up(projekt, bericht=REPORT, haelfte=half)
    (projekt / "ist.csv").write_text(ROW, encoding="utf-8")
    for options, changed in ((("--halbjahr",), {"haelfte"}), ((), {"bericht", "haelfte"})):
        assert run("ist-einlesen", "ist.csv", *options).exit_code == 0
        assert {path.stem for path in folder.glob("*.md") if "43.210,55" in path.read_text("utf-8")} == changed


class TestTheCommand:
    @pytest.fixture
    def report(self, projekt: Path) -> Path:
        (projekt / "ist.csv").write_text(ROW, encoding="utf-8")
        return set_up(projekt) / "bericht.md"

    def test_a_report_keeps_its_rights_and_a_link_still_leads_to_it(self, report: Path) -> None:
        report.chmod(0o600)
        target = report.rename(report.parents[2] / "abgelegt.md")
        report.symlink_to(target)
        assert einlesen("ist.csv").exit_code == 0
        assert report.is_symlink()
        assert "43.210,55" in target.read_text(encoding="utf-8")
        assert stat.S_IMODE(target.stat().st_mode) == 0o600

    def test_what_a_killed_run_began_is_told_by_all_commands_and_taken_back_by_the_next(self, report: Path) -> None:
        before = report.read_bytes()
        other = report.with_name("anderer.md")
        other.write_bytes(before.replace(b"4123", b"4124"))
        folder = find_folder(Path())
        save(take_in([Path("ist.csv")], open_project(folder)), folder)
        new = {"datei": "content/berichte/2024/bericht.md", "alt": b64encode(before).decode()}
        line = json.dumps({**new, "neu": sha256(report.read_bytes()).hexdigest()})
        begun = Path("content/.ist-einlesen.begonnen")
        begun.write_text(f"{line}\n", encoding="utf-8")
        assert run("pruefen").stderr.startswith(
            "content/.ist-einlesen.begonnen:1:1: Warnung: Ein Einlesen ist nicht zu Ende: einige "
            "Berichte können geändert sein und andere nicht.\n"
            "    „antrag ist-einlesen“ oder „antrag einlesen“ noch einmal aufrufen; das stellt den Stand davor wieder "
            "her.\n"
        )
        result = einlesen("ist.csv", "--probe")
        assert result.stderr.startswith(
            "content/.ist-einlesen.begonnen:1:1: Hinweis: Beim letzten Mal wurde das Programm unterbrochen; die "
            "Dateien sind wieder so wie davor.\n    Es geht von vorn los.\n"
        )
        assert report.read_bytes() == before
        assert not begun.exists()
        assert "unterbrochen" not in einlesen("ist.csv").stderr
        assert not begun.exists()

    def test_one_run_at_a_time(self, report: Path) -> None:
        with one_run(find_folder(Path())):
            result = einlesen("ist.csv")
        assert result.exit_code == 1
        assert result.stderr.startswith(
            "content:1:1: Fehler: Ist-Zahlen oder Formulare werden hier gerade schon eingelesen.\n"
        )
        assert einlesen("ist.csv").exit_code == 0

    def test_a_report_that_was_handed_in_is_changed_only_where_that_is_asked_for(self, report: Path) -> None:
        handed_in = REPORT.replace("---\n", "---\nstatus: eingereicht\nnummer: 87/2025\ndatum: 01.04.2025\n", 1)
        report.write_text(handed_in, encoding="utf-8")
        result = einlesen("ist.csv")
        assert (result.exit_code, report.read_text(encoding="utf-8"), result.stdout) == (1, handed_in, "")
        assert result.stderr == (
            "content/berichte/2024/bericht.md:2:9: Fehler: Dieser Bericht ist schon abgegeben (eingereicht als 87/2025 "
            "vom 01.04.2025); die Liste würde ihn ändern: 2024 ist: 0 → 43.210,55; "
            "2024 gebunden: bisher keine Angabe → 2.000.\n"
            "    Soll er geändert werden, „--auch-abgegebene“ angeben; sonst die Liste prüfen. "
            "Geschrieben wurde nichts.\n"
        )
        assert einlesen("ist.csv", "--auch-abgegebene").exit_code == 0
        assert "43.210,55" in report.read_text(encoding="utf-8")

    def test_a_report_that_was_handed_in_and_says_the_same_is_no_mistake(self, report: Path) -> None:
        assert einlesen("ist.csv").exit_code == 0
        text = report.read_text(encoding="utf-8").replace("---\n", "---\nstatus: eingereicht\n", 1)
        report.write_text(text, encoding="utf-8")
        assert einlesen("ist.csv").stdout == "Nichts zu ändern: Alle Beträge stehen schon in den Berichten.\n"

    def test_what_changed_is_said_and_all_else_stays_byte_for_byte(self, report: Path) -> None:
        result = einlesen("ist.csv")
        assert result.exit_code == 0
        assert result.output.splitlines() == [
            "content/berichte/2024/bericht.md: 2024 ist: 0 → 43.210,55",
            "content/berichte/2024/bericht.md: 2024 gebunden: bisher keine Angabe → 2.000",
            "1 Bericht geändert. 1 Betrag stimmte schon.",
        ]
        expected = REPORT.replace("    ist: 0\n", "    ist: 43.210,55\n    gebunden: 2.000\n")
        assert report.read_text(encoding="utf-8") == expected

    def test_the_same_file_twice_changes_nothing_and_says_so(self, report: Path) -> None:
        einlesen("ist.csv")
        before = report.stat().st_mtime_ns
        assert einlesen("ist.csv").output == "Nichts zu ändern: Alle Beträge stehen schon in den Berichten.\n"
        assert report.stat().st_mtime_ns == before

    def test_a_trial_shows_the_same_and_writes_nothing(self, report: Path) -> None:
        result = einlesen("ist.csv", "--probe")
        assert result.output.endswith("1 Bericht würde geändert; geschrieben wurde nichts. 1 Betrag stimmte schon.\n")
        assert "ist: 0 → 43.210,55" in result.output
        assert report.read_text(encoding="utf-8") == REPORT

    def test_what_was_read_is_written_down_with_its_cells(self, report: Path, projekt: Path) -> None:
        (projekt / "ist.csv").write_text(f"{ROW}9/2023;2024;5;;\n", encoding="utf-8")
        result = einlesen("ist.csv", "--probe", "--protokoll")
        assert result.output.endswith("output/listen/ist-einlesen.xlsx\noutput/listen/ist-einlesen.csv\n")
        report = "Antrag Nr. 4123/2023;Kulturwandel im Sozialamt;content/berichte/2024/bericht.md;2024"
        assert Path("output/listen/ist-einlesen.csv").read_text(encoding="utf-8-sig").splitlines() == [
            "Antrag;Betreff;Bericht;Jahr;Angabe;Betrag;Datei;Blatt;Zelle;bisher;jetzt;Ergebnis;Bemerkung",
            f"{report};Ist;43210,55;ist.csv;;C2;0,00;43210,55;geändert;",
            f"{report};gebunden;2000,00;ist.csv;;D2;;2000,00;neu;",
            f"{report};Übertrag aus Vorjahr;0,00;ist.csv;;E2;;;gleich;",
            "Antrag Nr. 9/2023;;;2024;Ist;5,00;ist.csv;;C3;;;ohne Bericht;",
        ]

    def test_one_mistake_in_one_row_keeps_every_report_as_it_was(self, report: Path, projekt: Path) -> None:
        (projekt / "ist.csv").write_text(ROW + "4123/2023;2023;50.00;;\n", encoding="utf-8")
        result = einlesen("ist.csv")
        assert result.exit_code == 1
        assert result.stderr.startswith("ist.csv:3:3: Fehler: C3 (Spalte „Ist“): „50.00“ ist nicht eindeutig.")
        assert report.read_text(encoding="utf-8") == REPORT

    def test_a_write_protected_report_is_named_and_the_others_stay_as_they_are(
        self, report: Path, projekt: Path
    ) -> None:
        other = set_up(projekt, bericht=REPORT, anderer=REPORT.replace("4123", "4124")) / "anderer.md"
        (projekt / "ist.csv").write_text(ROW + "4124/2023;2024;5;;\n", encoding="utf-8")
        other.chmod(stat.S_IREAD)
        result = einlesen("ist.csv")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == (
            "content/berichte/2024/anderer.md:1:1: Fehler: Die Datei lässt sich nicht schreiben (schreibgeschützt).\n"
            "    Zugriffsrechte und Speicherplatz prüfen. Keine der Dateien ist geändert.\n"
        )
        assert report.read_text(encoding="utf-8") == REPORT

    def test_what_a_killed_run_has_left_in_content_is_removed_by_the_next(self, report: Path) -> None:
        left = report.with_name(".bericht-abcd1234.antrag-tmp")
        left.write_bytes(b"halb")
        os.utime(left, (0, 0))
        assert einlesen("ist.csv").exit_code == 0
        assert [path.name for path in report.parent.iterdir()] == ["bericht.md"]

    def test_without_settings_for_the_list_the_way_is_told(self, report: Path, projekt: Path) -> None:
        (projekt / "content/projekt.yaml").write_text("stadt: Musterstadt\n", encoding="utf-8")
        result = einlesen("ist.csv")
        assert result.exit_code == 1
        assert result.stderr.startswith("content/projekt.yaml:1:1: Fehler: Wie die Liste mit den Ist-Zahlen aufgebaut")

    def test_a_file_that_is_not_there_is_told(self, report: Path) -> None:
        assert einlesen("gibt-es-nicht.xlsx").stderr.startswith(
            "gibt-es-nicht.xlsx:1:1: Fehler: Diese Datei gibt es nicht."
        )


class TestAmounts:
    @pytest.mark.parametrize("spelling", ["1.234,56", "1.234,56 €", "1234,56 EUR", " 1.234,56 "])
    def test_german_notation_is_read(self, projekt: Path, spelling: str) -> None:
        set_up(projekt)
        assert changes(take(projekt, f"{HEADER}4123/2023;2024;{spelling};;\n")) == [
            "bericht.md: 2024 ist: 0 → 1.234,56"
        ]

    @pytest.mark.parametrize("spelling", ["-1.234,56", "−1.234,56", "1.234,56-"])
    def test_a_minus_stands_in_front_or_as_accounting_prints_it(self, projekt: Path, spelling: str) -> None:
        set_up(projekt)
        assert changes(take(projekt, f"{HEADER}4123/2023;2024;{spelling};;\n")) == [
            "bericht.md: 2024 ist: 0 → -1.234,56"
        ]

    @pytest.mark.parametrize("spelling", ["600.000,-", "600.000-", "(-5,00)", "1,234.56", "1 234,56", "5,0", "5 TEUR"])
    def test_what_can_be_read_in_two_ways_is_refused(self, projekt: Path, spelling: str) -> None:
        set_up(projekt)
        assert refusal(projekt, f'{HEADER}4123/2023;2024;"{spelling}";;\n').startswith(
            "ist.csv:2:3: Fehler: C2 (Spalte „Ist“): "
        )

    def test_thousands_are_told_by_the_settings_and_never_guessed(self, projekt: Path) -> None:
        set_up(projekt, SETTINGS.replace("einheit: Euro", "einheit: TEUR"))
        data = excel("Antrag | Jahr | Ist | Gebunden | HAR\n4123/2023 | 2024 | 43.21055 | '2,5 |\n")
        assert changes(take(projekt, data)) == [
            "bericht.md: 2024 ist: 0 → 43.210,55",
            "bericht.md: 2024 gebunden: bisher keine Angabe → 2.500",
        ]

    def test_an_amount_that_is_the_same_keeps_its_spelling(self, projekt: Path) -> None:
        set_up(projekt, bericht=REPORT.replace("ist: 0", 'ist: "43210,55 Euro"'))
        assert changes(take(projekt, ROW)) == ["bericht.md: 2024 gebunden: bisher keine Angabe → 2.000 Euro"]

    def test_a_new_amount_has_the_unit_that_the_old_one_had_or_its_neighbours_have(self, projekt: Path) -> None:
        set_up(projekt, bericht=REPORT.replace("ist: 0", "ist: 40 TEUR"))
        assert changes(take(projekt, f"{HEADER}4123/2023;2024;43.210,55;950;\n")) == [
            "bericht.md: 2024 ist: 40 TEUR → 43.210,55 Euro",
            "bericht.md: 2024 gebunden: bisher keine Angabe → 950 Euro",
        ]
        # Of the year before, where its own year has none yet.
        set_up(projekt, bericht=REPORT.replace("ist: 0", "ist: ‹Betrag›").replace("10.000 ", "10 TEUR"))
        assert changes(take(projekt, f"{HEADER}4123/2023;2024;43.210,55;;\n")) == [
            "bericht.md: 2024 ist: bisher offen → 43.210,55 Euro"
        ]

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            (
                "4123/2023;2024;5,00;(1.000,00);",
                "D2 (Antrag Nr. 4123/2023, 2024): Bei „gebunden“ steht ein Betrag unter",
            ),
            ("4123/2023;2024;5,00;;-7", "E2 (Antrag Nr. 4123/2023, 2024): Bei „uebertrag“ steht ein Betrag unter null"),
        ],
    )
    def test_what_no_report_may_have_is_refused_with_its_cell(self, projekt: Path, row: str, told: str) -> None:
        set_up(projekt)
        assert told in refusal(projekt, f"{HEADER}{row}\n")

    def test_half_a_year_carries_nothing_over(self, projekt: Path) -> None:
        half = REPORT.replace("berichtsjahr: 2024", "berichtsjahr: 2024\nzeitraum: halbjahr")
        folder = set_up(projekt, SETTINGS.replace("uebertrag: HAR", "uebertragen: HAR"), bericht=half)
        before = (folder / "bericht.md").read_bytes()
        (projekt / "ist.csv").write_text(f"{HEADER}4123/2023;2024;5.000;;200.000\n", encoding="utf-8")
        assert run("ist-einlesen", "ist.csv", "--halbjahr").stderr == (
            "ist.csv:2:5: Fehler: E2 (Antrag Nr. 4123/2023, 2024): 2024 ist im Bericht zum Halbjahr noch nicht zu "
            "Ende; übertragen ist davon noch nichts.\n"
            "    Die Zelle leeren; eingelesen wird sie ohne „--halbjahr“ in den Bericht über das Jahr.\n"
        )
        assert (folder / "bericht.md").read_bytes() == before
        # What was carried over at the end of the year before may stand there.
        (projekt / "ist.csv").write_text(f"{HEADER}4123/2023;2023;10.000;;200.000\n", encoding="utf-8")
        assert run("ist-einlesen", "ist.csv", "--halbjahr").exit_code == 0

    def test_a_blank_to_fill_in_is_filled(self, projekt: Path) -> None:
        set_up(projekt, bericht=REPORT.replace("ist: 0", "ist: ‹Betrag›"))
        assert changes(take(projekt, f"{HEADER}4123/2023;2024;43.210,55;;\n")) == [
            "bericht.md: 2024 ist: bisher offen → 43.210,55"
        ]

    def test_an_empty_cell_leaves_the_amount_with_a_warning(self, projekt: Path) -> None:
        set_up(projekt, bericht=REPORT.replace("ist: 0", "ist: 0\n    gebunden: 2.000"))
        taken = take(projekt, f"{HEADER}4123/2023;2024;0;;\n")
        assert "\n".join(map(str, taken.problems)) == (
            "content/berichte/2024/bericht.md:11:15: Warnung: Hier steht 2.000, in der Liste ist die Zelle leer "
            "(Zeile 2); der Betrag bleibt.\n    Ist er weggefallen, 0 eintragen."
        )
        assert not taken.changed

    @pytest.mark.parametrize("blank", ["‹Betrag, der beauftragt ist›", '"‹Betrag› Euro"'])
    def test_an_empty_cell_leaves_a_blank_to_fill_in_with_a_warning(self, projekt: Path, blank: str) -> None:
        set_up(projekt, bericht=REPORT.replace("ist: 0", f"ist: 0\n    gebunden: {blank}"))
        assert "\n".join(map(str, take(projekt, f"{HEADER}4123/2023;2024;0;;\n").problems)) == (
            "content/berichte/2024/bericht.md:11:15: Warnung: Hier ist noch auszufüllen, in der Liste ist die Zelle "
            "leer (Zeile 2).\n    Den Betrag von Hand eintragen; gibt es keinen, 0."
        )

    def test_many_empty_cells_are_told_once_for_each_kind_behind_sums_that_do_not_add_up(self, projekt: Path) -> None:
        blank = REPORT.replace("ist: 0", "ist: 0\n    gebunden: ‹Betrag›\n    uebertrag: ‹Betrag›")
        stays = REPORT.replace("ist: 0", "ist: 0\n    gebunden: 2.000\n    uebertrag: 10 TEUR")
        set_up(projekt, a=blank, b=stays.replace("4123", "4124"))
        taken = take(projekt, f"{HEADER}4123/2023;2024;0;;\n4124/2023;2024;0;;\nSumme;;9;;\n")
        assert [(problem.id, problem.where.path) for problem in taken.problems] == [
            ("summe-falsch", "ist.csv"),
            ("betrag-offen", "content/berichte/2024/a.md"),
            ("betrag-bleibt", "content/berichte/2024/b.md"),
            ("zeile-ausgelassen", "ist.csv"),
        ]
        assert [problem.what for problem in taken.problems[1:3]] == [
            "2 Beträge in Berichten sind noch auszufüllen; in der Liste ist ihre Zelle leer: D2 und E2.",
            "2 Beträge in Berichten bleiben; in der Liste ist ihre Zelle leer: D3 (2.000) und E3 (10 TEUR).",
        ]

    @pytest.mark.parametrize("nothing", ["", " ''"])
    def test_an_empty_cell_where_the_report_states_nothing_is_no_warning(self, projekt: Path, nothing: str) -> None:
        set_up(projekt, bericht=REPORT.replace("ist: 0", f"ist: 0\n    gebunden:{nothing}"))
        assert take(projekt, f"{HEADER}4123/2023;2024;0;;\n").problems == ()

    def test_amounts_without_a_unit_have_cents_where_the_check_would_ask_for_thousands(self, projekt: Path) -> None:
        set_up(projekt)
        assert changes(take(projekt, f"{HEADER}4123/2023;2024;2.000,01;345,11;345,00\n")) == [
            "bericht.md: 2024 uebertrag: bisher keine Angabe → 345,00",
            "bericht.md: 2024 ist: 0 → 2.000,01",
            "bericht.md: 2024 gebunden: bisher keine Angabe → 345,11",
        ]


def test_a_list_with_a_mistake_in_each_row_is_not_told_to_its_end(projekt: Path) -> None:
    set_up(projekt)
    with pytest.raises(AntragError) as raised:
        take(projekt, HEADER + "".join(f"{number}/2023;2024;x;;\n" for number in range(1, 3001)))
    last = raised.value.problems[-1]
    assert len(raised.value.problems) == 1002
    assert (last.where.line, last.what) == (
        1003,
        "Von Zeile 1003 an ist die Liste nicht mehr gelesen: bis dahin gibt es 1000 Meldungen.",
    )


class TestWhichReport:
    def test_a_year_goes_into_the_report_on_that_year(self, projekt: Path) -> None:
        later = REPORT.replace("berichtsjahr: 2024", "berichtsjahr: 2025")
        set_up(projekt, bericht=REPORT, spaeter=later)
        assert changes(take(projekt, f"{HEADER}4123/2023;2024;5.000;;\n")) == ["bericht.md: 2024 ist: 0 → 5.000"]

    def test_a_year_without_a_report_goes_into_the_next_later_one(self, projekt: Path) -> None:
        set_up(projekt, a=REPORT, b=REPORT.replace("berichtsjahr: 2024", "berichtsjahr: 2026"))
        assert changes(take(projekt, f"{HEADER}4123/2023;2023;9.000;;\n4123/2023;2025;5.000;;\n")) == [
            "a.md: 2023 ist: 10.000 → 9.000",
            "b.md: 2025 ist: bisher keine Angabe → 5.000",
        ]

    @pytest.mark.parametrize("haushalt", ["2024/2025", "'2024'", "2024 # Nachtrag"])
    def test_a_year_before_the_budget_of_the_motion_is_refused(self, projekt: Path, haushalt: str) -> None:
        set_up(projekt)
        needs = MOTION[MOTION.index("anmeldeliste") : MOTION.rindex("---")]
        add_motion(projekt, MOTION.replace(needs, "").replace("2024/2025", haushalt))
        assert refusal(projekt, f"{HEADER}4123/2023;2023;9.000;;\n4123/2023;2024;5;;\n") == (
            f"ist.csv:2:1: Fehler: Zeile 2 ist für 2023; das liegt vor dem Haushalt {re.sub('[^0-9/]', '', haushalt)} "
            "(Antrag Nr. 4123/2023).\n    Das Jahr oder den Antrag in der Liste richtigstellen."
        )
        assert changes(take(projekt, f"{HEADER}4123/2023;2024;5.000;;\n")) == ["bericht.md: 2024 ist: 0 → 5.000"]

    def test_a_year_that_is_missing_comes_between_its_neighbours(self, projekt: Path) -> None:
        folder = set_up(projekt, bericht=REPORT.replace("jahr: 2023", "jahr: 2022"))
        (projekt / "ist.csv").write_text(f"{HEADER}4123/2023;2023;9.000;;\n", encoding="utf-8")
        assert einlesen("ist.csv").exit_code == 0
        assert (folder / "bericht.md").read_text(encoding="utf-8") == REPORT.replace(
            "jahr: 2023", "jahr: 2022"
        ).replace("  - jahr: 2024", "  - jahr: 2023\n    ist: 9.000\n  - jahr: 2024")

    def test_a_row_on_a_ziffer_belongs_to_the_report_on_that_ziffer(self, projekt: Path) -> None:
        part = REPORT.replace("berichtsjahr", "ziffer: 2 a)\nberichtsjahr")
        set_up(projekt, WITH_ZIFFER, ganz=REPORT, teil=part)
        header = "Antrag;Ziffer;Jahr;Ist;Gebunden;HAR\n"
        assert changes(take(projekt, f"{header}4123/2023;2A;2024;5.000;;\n4123/2023;;2024;6.000;;\n")) == [
            "ganz.md: 2024 ist: 0 → 6.000",
            "teil.md: 2024 ist: 0 → 5.000",
        ]

    def test_a_row_on_the_whole_motion_is_not_that_of_a_ziffer(self, projekt: Path) -> None:
        set_up(projekt, teil=REPORT.replace("berichtsjahr", "ziffer: 2a\nberichtsjahr"))
        taken = take(projekt, ROW)
        assert taken.without_report == ("Zeile 2 (Antrag Nr. 4123/2023, 2024; Berichte gibt es über Ziffer 2 a)",)
        assert taken.without_row == ("content/berichte/2024/teil.md (Antrag Nr. 4123/2023, Ziffer 2 a, 2024)",)

    def test_reports_of_other_years_need_no_row(self, projekt: Path) -> None:
        set_up(projekt, a=REPORT, b=REPORT.replace("4123", "4124").replace("berichtsjahr: 2024", "berichtsjahr: 2023"))
        assert take(projekt, ROW).without_row == ()

    def test_a_report_on_posts_with_money_of_earlier_years_alone_needs_no_row(self, projekt: Path) -> None:
        later = REPORT.replace("4123", "4124").replace("  - jahr: 2024\n    ist: 0", "  - jahr: 2022\n    ist: 0")
        posts = later.replace("mittel:", 'stellen: {geschaffen: "1,0", besetzt: "1,0"}\nmittel:')
        set_up(projekt, a=REPORT, b=posts)
        assert take(projekt, ROW).without_row == ()
        set_up(projekt, a=REPORT, b=later)
        assert len(take(projekt, ROW).without_row) == 1

    def test_a_need_with_a_ziffer_finds_the_report_on_that_ziffer(self, projekt: Path) -> None:
        part = REPORT.replace("berichtsjahr", "ziffer: 1\nberichtsjahr")
        set_up(projekt, BY_NEED.replace("jahr: Jahr", "ziffer: Ziffer, jahr: Jahr"), teil=part)
        add_motion(projekt)
        header = "DHH;THH;lfd. Nr.;Ziffer;Jahr;Ist;Gebunden;HAR\n"
        taken = take(projekt, f"{header}2024/2025;500;64;1;2024;5.000;;\n")
        assert changes(taken) == ["teil.md: 2024 ist: 0 → 5.000"]

    def test_two_reports_on_the_same_year_are_refused(self, projekt: Path) -> None:
        set_up(projekt, a=REPORT, b=REPORT)
        assert "Für Antrag Nr. 4123/2023, 2024 gibt es mehrere Berichte" in refusal(projekt, ROW)

    def test_a_report_that_cannot_be_read_is_an_error_and_not_left_out(self, projekt: Path) -> None:
        set_up(projekt, a=REPORT, b=REPORT.replace("antrag: 4123/2023", "antrag: GRDrs 5/2023"))
        assert refusal(projekt, ROW).startswith("content/berichte/2024/b.md:4:9: Fehler: „GRDrs 5/2023“ ist die Nummer")
        set_up(projekt, a=REPORT, b=REPORT.replace("berichtsjahr: 2024\n", ""))
        assert "Die Angabe „berichtsjahr“ fehlt." in refusal(projekt, ROW)

    def test_a_report_that_is_still_to_be_filled_in_is_named_and_the_others_get_their_figures(
        self, projekt: Path
    ) -> None:
        set_up(projekt, bericht=REPORT, neu=REPORT.replace("4123/2023", "‹n/JJJJ›"))
        taken = take(projekt, ROW)
        assert len(changes(taken)) == 2
        assert [(str(problem.where), problem.level, problem.id) for problem in taken.problems] == [
            ("content/berichte/2024/neu.md:4:9", "warnung", "bericht-unausgefuellt")
        ]

    def test_mistakes_of_the_list_are_told_together_with_reports_that_cannot_be_read(self, projekt: Path) -> None:
        set_up(projekt, a=REPORT, b=REPORT.replace("berichtsjahr: 2024\n", ""))
        told = refusal(projekt, f"{HEADER}4123/2023;2024;abc;;\n")
        assert "Die Angabe „berichtsjahr“ fehlt." in told
        assert "„abc“ ist kein lesbarer Betrag." in told

    def test_a_year_twice_in_a_report_is_an_error(self, projekt: Path) -> None:
        set_up(projekt, bericht=REPORT.replace("jahr: 2023", "jahr: 2024"))
        assert "bericht.md:9:5: Fehler: Das Jahr 2024 steht zweimal unter „mittel“." in refusal(projekt, ROW)


@pytest.mark.parametrize("words", ["Gesamt-Personalrat", "Total-Umbau Rathaus", "Gesamt‑Personalrat"])
def test_an_office_or_measure_whose_name_begins_like_a_sum_is_no_sum(projekt: Path, words: str) -> None:
    set_up(projekt)
    rows = f"Antrag;Jahr;Ist;Gebunden;HAR;Amt\n;2024;5.000;;;{words}\n"
    assert "Die Zelle ist leer." in refusal(projekt, rows)


@pytest.mark.parametrize("words", ["Summe", "Gesamt-Summe", "Zwischensumme THH 500", "Gesamt 2024", "Total:", "Σ"])
def test_sums_are_left_out(projekt: Path, words: str) -> None:
    set_up(projekt)
    taken = take(projekt, f"{ROW.replace('HAR', 'HAR;Amt')};2024;43.210,55;;;{words}\n".replace(";0\n", ";0;\n"))
    assert [problem.id for problem in taken.problems] == ["zeile-ausgelassen"]


class TestByTheAnmeldeliste:
    ROW = BY_NEED_HEADER + "2024/2025;500;64;2024;5.000;;\n"

    def test_the_motion_is_the_one_whose_head_names_the_need(self, projekt: Path) -> None:
        set_up(projekt, BY_NEED)
        add_motion(projekt)
        assert changes(take(projekt, self.ROW)) == ["bericht.md: 2024 ist: 0 → 5.000"]

    @pytest.mark.parametrize(("old", "new"), [("2024/2025", "2022/2023"), ('"500"', '"510"'), ("64", "64 bis 66")])
    def test_budget_thh_and_number_must_all_be_the_same(self, projekt: Path, old: str, new: str) -> None:
        set_up(projekt, BY_NEED)
        add_motion(projekt, MOTION.replace(old, new))
        assert take(projekt, self.ROW).without_report == ("Zeile 2 (Haushalt 2024/2025, THH 500, lfd. Nr. 64, 2024)",)

    @pytest.mark.parametrize(("cell", "head"), [("500 Sozialamt", "500"), ("500", "THH 500"), ("THH 500", "500")])
    def test_a_thh_is_the_same_with_and_without_its_name(self, projekt: Path, cell: str, head: str) -> None:
        set_up(projekt, BY_NEED)
        add_motion(projekt, MOTION.replace('"500"', f'"{head}"'))
        assert changes(take(projekt, self.ROW.replace(";500;", f";{cell};"))) == ["bericht.md: 2024 ist: 0 → 5.000"]

    def test_of_several_motions_it_is_the_one_that_is_reported_on(self, projekt: Path) -> None:
        set_up(projekt, BY_NEED)
        add_motion(projekt)
        add_motion(projekt, MOTION.replace("4123", "5001"), "anderer")
        assert changes(take(projekt, self.ROW)) == ["bericht.md: 2024 ist: 0 → 5.000"]

    def test_reports_on_several_motions_with_that_need_are_refused(self, projekt: Path) -> None:
        set_up(projekt, BY_NEED, a=REPORT, b=REPORT.replace("4123", "5001"))
        add_motion(projekt)
        add_motion(projekt, MOTION.replace("4123", "5001"), "anderer")
        assert "gibt es Berichte über mehrere Anträge: Nr. 4123/2023 und Nr. 5001/2023." in refusal(projekt, self.ROW)

    def test_a_motion_with_other_needs_too_is_refused(self, projekt: Path) -> None:
        set_up(projekt, BY_NEED)
        add_motion(projekt, MOTION.replace("  - lfd_nr", '  - {lfd_nr: 65, thh: "500"}\n  - lfd_nr'))
        assert "nennt außer Haushalt 2024/2025, THH 500, lfd. Nr. 64 noch weitere" in refusal(projekt, self.ROW)

    def test_a_year_before_the_budget_is_refused(self, projekt: Path) -> None:
        set_up(projekt, BY_NEED)
        add_motion(projekt)
        assert "Zeile 2 ist für 2023; das liegt vor dem Haushalt 2024/2025" in refusal(
            projekt, self.ROW.replace(";2024;", ";2023;")
        )

    def test_places_that_are_ambiguous_are_told_together_with_cells(self, projekt: Path) -> None:
        set_up(projekt, BY_NEED, a=REPORT, b=REPORT.replace("4123", "5001"))
        add_motion(projekt)
        add_motion(projekt, MOTION.replace("4123", "5001"), "anderer")
        told = refusal(projekt, self.ROW + "2024/2025;500;65;2024;abc;;\n")
        assert "ist.csv:2:1: Fehler: Zu Haushalt 2024/2025, THH 500, lfd. Nr. 64 gibt es Berichte über mehrere" in told
        assert "ist.csv:3:5: Fehler: E3 (Spalte „Ist“): „abc“ ist kein lesbarer Betrag." in told

    def test_motions_with_mistakes_are_left_to_the_check(self, projekt: Path) -> None:
        set_up(projekt, BY_NEED)
        add_motion(projekt)
        add_motion(projekt, "anmeldeliste:\n", "ohne-kopf")
        add_motion(projekt, MOTION.replace("haushalt: 2024/2025", "haushalt: bald"), "ohne-haushalt")
        add_motion(projekt, MOTION.replace("lfd_nr: 64", "lfd_nr: viele"), "ohne-nummer")
        add_motion(projekt, MOTION.replace('thh: "500"', "thh: [500]"), "ohne-thh")
        assert changes(take(projekt, self.ROW)) == ["bericht.md: 2024 ist: 0 → 5.000"]

    def test_incomplete_keys_are_told_cell_by_cell(self, projekt: Path) -> None:
        set_up(projekt, BY_NEED)
        told = refusal(projekt, BY_NEED_HEADER + "2024/2026;;x;2024;5.000;;\n")
        assert [line.split(": ")[2] for line in told.splitlines() if ": Fehler: " in line] == [
            "A2 (Spalte „DHH“)",
            "B2 (Spalte „THH“)",
            "C2 (Spalte „lfd. Nr.“)",
        ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("antrag: Antrag", "lfd_nr: lfd. Nr.", "„lfd_nr“ allein genügt nicht, um eine Zeile zu erkennen."),
        ("antrag: Antrag", "thh: THH, lfd_nr: lfd. Nr.", "„thh“ und „lfd_nr“ allein genügt nicht"),
        ("antrag: Antrag, ", "", "Es fehlt die Spalte, an der eine Zeile erkannt wird."),
        ("antrag: Antrag", "antrag: Antrag, thh: THH", "Eine Zeile wird am Antrag erkannt oder an der Anmeldeliste"),
        ("Gebunden", "Ist", "Die Spalte „Ist“ ist zweimal angegeben."),
        ("  einheit: Euro\n", "", "Die Angabe „einheit“ fehlt."),
        ("ist: Ist", "ist: Ist in TEUR", "Die Spalte „Ist in TEUR“ nennt eine andere Einheit als „einheit: Euro“."),
        ("ist: Ist", "ist: Ist (T€)", "Die Spalte „Ist (T€)“ nennt eine andere Einheit als „einheit: Euro“."),
        ("jahr: Jahr, ", "", "Die Angabe „jahr“ fehlt."),
        ("gebunden", "gebundn", "Die Angabe „gebundn“ gibt es nicht."),
    ],
)
def test_mistakes_in_the_settings_are_told(projekt: Path, old: str, new: str, told: str) -> None:
    set_up(projekt, SETTINGS.replace(old, new))
    assert told in einlesen("ist.csv").stderr


def test_a_heading_in_euro_is_no_list_in_thousands(projekt: Path) -> None:
    settings = SETTINGS.replace("einheit: Euro", "einheit: TEUR").replace("ist: Ist", "ist: Ist (€)")
    set_up(projekt, settings)
    assert "Die Spalte „Ist (€)“ nennt eine andere Einheit als „einheit: TEUR“." in einlesen("ist.csv").stderr


@pytest.mark.auswahl(1)
@pytest.mark.parametrize("name", ["ist-2024.xlsx", "ist-2024.ods", "ist-2024.csv"])
def test_the_reports_of_the_project_hold_what_its_finance_office_says(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[3])
    result = einlesen(f"content/finanzdaten/{name}", "--probe")
    assert result.exit_code == 0
    assert "Nichts zu ändern: Alle Beträge stehen schon in den Berichten." in result.stdout
    assert "(Antrag Nr. 6012/2023, 2024)" in result.stdout  # no report was delivered
    assert "Ohne Zeile" not in result.stdout  # sprachfoerderung-in-kitas.md has posts and no money


class TestWhatIsDone:
    """The Trinkbrunnen were done in 2024; nothing of their money was carried over."""

    HEAD = "Antrags-Nr.;HH-Jahr;HAR aus Vorjahr;Ist;Gebunden\n"
    ROWS = "4164/2023;2025;4.789,45;52.300;0\n"

    def read(self, folder: ProjectFolder, *rows: str) -> TakenIn:
        path = folder.root / "ist.csv"
        path.write_text(self.HEAD + self.ROWS + "\n".join(rows), encoding="utf-8")
        return take_in([path], open_project(folder), handed_in=True)

    @pytest.mark.parametrize("row", ["5032/2023;2025;0,00;0;0", "5032/2023;2025;;0;", "5032/2023;2025;;;"])
    def test_a_row_without_amounts_is_passed_over_and_told(self, tmp_path: Path, row: str) -> None:
        taken = self.read(copy_content(tmp_path), row)
        (told,) = taken.not_needed
        assert told.startswith("Zeile 3 (Antrag Nr. 5032/2023, 2025; nach dem Bericht über 2024 abgeschlossen, "), told
        assert (taken.without_report, [str(row) for row in taken.unmatched]) == ((), ["Antrag Nr. 5032/2023, 2025"])
        assert not [problem for problem in taken.problems if problem.id == EMPTY]

    def test_an_amount_is_refused_where_nothing_is_granted(self, tmp_path: Path) -> None:
        folder = copy_content(tmp_path)
        decisions = folder.root / "content/beschluesse/2023/gemeinderat-3-lesung.yaml"
        granted = "    mittel:\n      - zweck: Brunnen\n        betrag: {2024: 75.000}\n"
        change(
            decisions,
            "5032/2023     # Trinkbrunnen\n    ergebnis: wie_beantragt\n",
            f"5032/2023     # Trinkbrunnen\n    ergebnis: geaendert\n{granted}",
        )
        with pytest.raises(AntragError) as raised:
            self.read(folder, "5032/2023;2025;;12,50;")
        (problem,) = raised.value.problems
        assert "das Vorhaben ist nach dem Bericht über 2024 (" in problem.what
        assert problem.hint == "Für 2025 ist nichts bewilligt: Den Antrag oder das Jahr in der Liste richtigstellen."

    def test_where_money_is_granted_the_hint_leads_to_a_report(self, tmp_path: Path) -> None:
        folder = copy_content(tmp_path)
        with pytest.raises(AntragError) as raised:
            self.read(folder, "5032/2023;2025;;1.000;")
        hint = raised.value.problems[0].hint
        last = folder.root / "content/berichte/2024/trinkbrunnen.md"
        copy = folder.root / "content/berichte/2025/trinkbrunnen.md"
        assert f"{copy.parent.relative_to(folder.root)}/ kopieren" in hint
        text = last.read_text(encoding="utf-8")
        for line in re.findall("„([a-z]+: [^“]+)“", hint):
            text = re.sub(rf"^{line.partition(':')[0]}: .*", line, text, flags=re.MULTILINE)
        copy.write_text(text, encoding="utf-8")
        taken = self.read(folder, "5032/2023;2025;;1.000;")
        assert changes(taken) == ["trinkbrunnen.md: 2025 ist: bisher keine Angabe → 1.000"]

    def test_what_is_due_is_to_be_prepared_first(self, tmp_path: Path) -> None:
        with pytest.raises(AntragError) as raised:
            self.read(copy_content(tmp_path), "5031/2023;2025;0;0;0")
        assert raised.value.problems[0].hint.startswith("Zuerst den Bericht für 2025 anlegen")


class TestWhatIsAboutPostsAlone:
    """No money is granted to the Sprachförderung."""

    HEAD = "Antrags-Nr.;HH-Jahr;HAR aus Vorjahr;Ist;Gebunden\n4164/2023;2024;0;43.210,55;2.000\n"

    def read(self, tmp_path: Path, row: str) -> TakenIn:
        folder = copy_content(tmp_path)
        path = folder.root / "ist.csv"
        path.write_text(self.HEAD + row, encoding="utf-8")
        return take_in([path], open_project(folder), handed_in=True)

    @pytest.mark.parametrize("row", ["4165/2023;2024;0;0;0", "4165/2023;2024;;;"])
    def test_a_row_without_amounts_is_passed_over_and_told(self, tmp_path: Path, row: str) -> None:
        taken = self.read(tmp_path, row)
        (told,) = taken.not_needed
        assert told.startswith("Zeile 3 (Antrag Nr. 4165/2023, 2024; kein Geld bewilligt, ")
        assert not taken.changed

    def test_an_amount_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(AntragError) as raised:
            self.read(tmp_path, "4165/2023;2024;;10,00;")
        (problem,) = raised.value.problems
        assert problem.what.startswith(
            "Zeile 3 (Antrag Nr. 4165/2023, 2024) hat Beträge; für 2024 ist kein Geld bewilligt, übertragen oder "
            "gebunden; der Bericht ist nur über Stellen ("
        )


def test_a_list_in_another_unit_is_told_by_what_is_available(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(Path(__file__).parents[3])
    head, rows = "Antrags-Nr.;HH-Jahr;HAR aus Vorjahr;Ist;Gebunden\n", ["4164/2023;2024;;43.210.550;"]
    path = tmp_path / "ist.csv"
    path.write_text(head + rows[0], encoding="utf-8")
    (one,) = take_in([path], open_project(find_folder(Path())), handed_in=True).problems[:1]
    assert one.what == (
        "D2 (Antrag Nr. 4164/2023, 2024): 43.210.550 Euro sollen 2024 ausgegeben sein; verfügbar sind 50.000 Euro."
    )
    path.write_text(head + "\n".join([*rows, "5031/2023;2024;;118.400.000;0"]), encoding="utf-8")
    (both,) = take_in([path], open_project(find_folder(Path())), handed_in=True).problems[:1]
    assert both.what == "2 Beträge sind weit mehr, als verfügbar ist: D2 und D3."
    assert both.hint == f"Die Einheit und die Nullen prüfen. Zuerst {one.what}"
