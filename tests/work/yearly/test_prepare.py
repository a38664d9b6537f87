"""`antrag jahreslauf JAHR --vorbereiten`: the reports that are due and missing, as files to fill in."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from click.testing import Result
from commands import run
from papers import MUSTERSTADT, ROOT
from work.yearly.yearly_content import change, copy_content, fill

from antrag_gen.errors import Problem
from antrag_gen.library.folder import ProjectFolder, find_folder, shown
from antrag_gen.library.load import BLANK
from antrag_gen.library.project import open_project
from antrag_gen.readers.source import split_source
from antrag_gen.readers.yaml.head import read_head
from antrag_gen.work.check import check
from antrag_gen.work.yearly.draft import TEMPLATE
from antrag_gen.work.yearly.part import find_part
from antrag_gen.work.yearly.prepare import Vorbereitet, prepare

MISSING_2025 = [
    "leerstand-in-der-innenstadt.md",
    "sprachfoerderung-in-kitas.md",
    "schuldnerberatung.md",
    "junge-baeume.md",
    "radweg-uferstrasse.md",
    "winterdienst-auf-radwegen.md",
]
BAEUME = "Garten-, Friedhofs- und Forstamt"
COMMENTS = "quelle-anmerkung"  # a hint that the comments of the draft lie in the paper


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return copy_content(tmp_path)


def prepared(jahr: int, project: ProjectFolder, amt: str | None = None) -> Vorbereitet:
    """Of an office alone where the others' reports are not looked at."""
    opened = open_project(project)
    return prepare(jahr, opened, find_part(None, amt, opened))


def problems_of(project: ProjectFolder, *paths: Path) -> list[Problem]:
    return list(check(paths, open_project(project)))


def vorbereiten(jahr: int, project: ProjectFolder) -> Result:
    return run("--projekt", str(project.root), "jahreslauf", str(jahr), "--vorbereiten")


def blanks_in(path: Path) -> list[tuple[int, int]]:
    """Lines and columns of the blanks; in the head none of a comment."""
    head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    lines = [re.sub(r"(^|\s)# .*", "", line) for line in head.split("\n")] + ["---", *body.split("\n")]
    return [(number, match.start() + 1) for number, line in enumerate(lines, 1) for match in BLANK.finditer(line)]


def written_by(result: Result) -> list[str]:
    return [Path(line).name for line in result.stdout.splitlines() if line.endswith(".md")]


@pytest.mark.langsam
def test_every_missing_report_is_written_once_and_nothing_else_is_touched(project: ProjectFolder) -> None:
    before = {path: path.read_bytes() for path in project.content.rglob("*") if path.is_file()}
    result = vorbereiten(2025, project)
    assert result.exit_code == 0
    assert written_by(result) == MISSING_2025
    after = {path: path.read_bytes() for path in project.content.rglob("*") if path.is_file()}
    assert {path.name for path in after.keys() - before.keys()} == set(MISSING_2025)
    assert all(after[path] == data for path, data in before.items())
    again = vorbereiten(2025, project)
    assert again.stdout == "0 Berichte über 2025 vorbereitet, 7 waren schon da.\n"
    assert {path: path.read_bytes() for path in after} == after


@pytest.mark.langsam
def test_it_is_said_which_offices_are_to_deliver(project: ProjectFolder) -> None:
    assert vorbereiten(2025, project).stdout.splitlines()[6:] == [
        "6 Berichte über 2025 vorbereitet, 1 war schon da.",
        "Es liefern:",
        "  Referat Wirtschaft, Finanzen und Beteiligungen: Amt für Liegenschaften und Wohnen (1)",
        "  Referat Jugend und Bildung: Jugendamt (1)",
        "  Referat Soziales und gesellschaftliche Integration: Sozialamt (1)",
        "  Referat Städtebau, Wohnen und Umwelt: Garten-, Friedhofs- und Forstamt (1)",
        "  Technisches Referat: Tiefbauamt (1)",
        "  Ohne Referat: Amt noch offen (1)",
    ]


@pytest.mark.langsam
def test_each_blank_is_found_and_nothing_else_and_the_filled_report_is_fine(project: ProjectFolder) -> None:
    for jahr, count in ((2024, 2), (2025, 6), (2026, 4)):
        written = [path for _, path in prepared(jahr, project).geschrieben]
        assert len(written) == count
        opened = open_project(project)
        for path in written:
            found = list(check([path], opened))
            assert {problem.id for problem in found} == {"platzhalter", COMMENTS}
            places = [(each.where.line, each.where.column) for each in found if each.id == "platzhalter"]
            assert sorted(places) == blanks_in(path)
            fill(path)
        assert [str(each) for each in problems_of(project, *written) if each.id != COMMENTS] == []


@pytest.mark.langsam
@pytest.mark.parametrize("jahr", [2025, 2026])
def test_no_year_of_the_last_report_is_left_where_it_is_not_history(jahr: int, project: ProjectFolder) -> None:
    if jahr == 2025:
        (project.content / "berichte/2025/kulturwandel-sozialamt.md").unlink()
    else:
        for _, path in prepared(2025, project).geschrieben:
            fill(path)
    written = [path for _, path in prepared(jahr, project).geschrieben]
    assert len(written) == (7 if jahr == 2025 else 4)
    for path in written:
        assert str(jahr - 1) not in new_words(path, jahr)


def new_words(path: Path, jahr: int) -> str:
    """The file without entries of earlier years, series, old Stände, and names and dates that measures keep."""
    text = path.read_text(encoding="utf-8")
    old = rf"  - jahr: (?!{jahr}).*\n(?:    .*\n)*|^      \d{{4}}: (?!‹).*\n|^## Stand 31\. Dezember (?!{jahr})[^#]*"
    return re.sub(rf"{old}|^  - massnahme: .*|^    termin_soll: .*", "", text, flags=re.MULTILINE)


@pytest.mark.langsam
def test_the_words_that_are_looked_through_for_old_years_are_those_of_this_year(project: ProjectFolder) -> None:
    path = {path.name: path for _, path in prepared(2025, project, "tiefbauamt").geschrieben}["radweg-uferstrasse.md"]
    words = new_words(path, 2025)
    for kept in (
        "betreff: Radweg",
        "jahr: 2025",
        "2025: ‹Wert›",
        "naechster_schritt: ‹",
        "# Ziele",
        "## Stand 31. Dezember 2025",
    ):
        assert kept in words
    for left_out in ("212.875,40", "2024: 290", "seit dem 22. November"):
        assert left_out not in words


@pytest.mark.langsam
def test_earlier_years_series_goals_and_old_stands_are_taken_over_as_they_were_written(project: ProjectFolder) -> None:
    old, _ = head_and_body(project.content / "berichte/2025/kulturwandel-sozialamt.md")
    ((_, written),) = prepared(2026, project, "sozialamt").geschrieben
    new, body = head_and_body(written)
    assert new["mittel"][:2] == old["mittel"]
    assert [each["ist"] for each in new["indikatoren"]] == [
        {"2024": "65", "2025": "131", "2026": "‹Wert›"},
        {"2024": "23,5", "2025": "38", "2026": "‹Wert›"},
    ]
    assert new["massnahmen"] == [
        {
            "massnahme": "Teams in den Bezirksstellen begleiten",
            "status": "‹Stand der Maßnahme, zuletzt in_umsetzung›",
            "ampel": "‹Ampel der Maßnahme, zuletzt gelb›",
            "termin_soll": "31.12.2026",
            "amt": "Sozialamt",
            "naechster_schritt": "‹Was als Nächstes geschieht›",
        }
    ]
    assert "# geplant war: Auftakt in den drei übrigen Bezirksstellen bis Mai 2026" in written.read_text(
        encoding="utf-8"
    )
    _, before = head_and_body(project.content / "berichte/2025/kulturwandel-sozialamt.md")
    stands = before.split("# Sachstand\n")[1].split("# Wirkung")[0].strip()
    assert f"## Stand 31. Dezember 2026\n\n‹Was im Jahr 2026 geschehen ist.›\n\n{stands}\n\n# Wirkung" in body
    assert "Eingangszone ist seit September" in stands
    for stale in ("Vom Antrag bis zum Bescheid", "elf erfahrene", "folgen die übrigen", "Die Mittel enden 2027"):
        assert stale in before
        assert stale not in body


def head_and_body(path: Path) -> tuple[dict, str]:
    source = split_source(path.read_text(encoding="utf-8"), "x")
    head, problems = read_head(source.head, "x")
    assert head is not None
    assert problems == []
    return head.values, source.body


@pytest.mark.langsam
def test_what_was_carried_over_comes_in_and_without_a_report_every_year_is_asked_for(project: ProjectFolder) -> None:
    paths = {path.name: path for _, path in prepared(2025, project).geschrieben}
    radweg, _ = head_and_body(paths["radweg-uferstrasse.md"])
    assert radweg["mittel"][1]["uebertrag"] == "207.124,60"
    leerstand, _ = head_and_body(paths["leerstand-in-der-innenstadt.md"])
    assert [each["jahr"] for each in leerstand["mittel"]] == ["2024", "2025"]
    assert leerstand["referate"] == ["wfb"]
    sprache, _ = head_and_body(paths["sprachfoerderung-in-kitas.md"])
    assert sprache["stellen"] == {
        "geschaffen": "‹Zahl, zuletzt 2,5›",
        "besetzt": "‹Zahl, zuletzt 1,5›",
        "befristet_bis": "31.12.2027",
    }
    assert "mittel" not in sprache


@pytest.mark.langsam
def test_posts_have_a_blank_for_each_thing_that_is_granted_to_happen(project: ProjectFolder) -> None:
    kinds = (
        'kw: KW 12/2027}\n      - {vorhaben: streichung, anzahl: "1,0", funktion: Pforte}\n      - {vorhaben: hebung, '
        "anzahl: 2, besoldung: S 12, besoldung_neu: S 15, funktion: Leitung}\n"
    )
    change(project.content / "beschluesse/2023/gemeinderat-3-lesung.yaml", "kw: KW 12/2027}\n", kinds)
    paths = {path.name: path for _, path in prepared(2025, project, "jugendamt").geschrieben}
    assert head_and_body(paths["sprachfoerderung-in-kitas.md"])[0]["stellen"] == {
        "geschaffen": "‹Zahl, zuletzt 2,5›",
        "besetzt": "‹Zahl, zuletzt 1,5›",
        "gestrichen": "‹Zahl, bewilligt 1,0›",
        "gehoben": "‹Zahl, bewilligt 2›",
        "befristet_bis": "31.12.2027",
    }


@pytest.mark.langsam
def test_a_last_report_with_mistakes_or_blanks_is_named_and_nothing_is_made_of_it(project: ProjectFolder) -> None:
    change(project.content / "berichte/2024/radweg-uferstrasse.md", "ist: 212.875,40", "ist: viel")
    change(project.content / "berichte/2024/junge-baeume.md", "status: eingereicht", "status: entwurf")
    change(project.content / "berichte/2024/junge-baeume.md", "1.870 Bäume", "‹Zahl› Bäume")
    result = vorbereiten(2025, project)
    assert result.exit_code == 1
    assert "4 Berichte über 2025 vorbereitet" in result.stdout
    named = re.findall(
        r"(\S+)\.md:1:1: Fehler: Dieser Bericht über 2024 hat Fehler oder ist nicht ausgefüllt", result.stderr
    )
    assert sorted(Path(name).name for name in named) == ["junge-baeume", "radweg-uferstrasse"]
    assert not (project.content / "berichte/2025/radweg-uferstrasse.md").exists()


@pytest.mark.langsam
def test_a_year_without_a_report_is_not_skipped(project: ProjectFolder) -> None:
    result = vorbereiten(2026, project)
    assert result.exit_code == 1
    assert result.stderr.count("folgt keiner über 2025") == 4  # of one of them money was carried over
    assert "Zuerst „antrag jahreslauf 2025 --vorbereiten“." in result.stderr
    assert written_by(result) == ["kulturwandel-sozialamt.md"]


@pytest.mark.langsam
def test_a_file_of_that_name_which_is_no_such_report_stays_as_it_is(project: ProjectFolder) -> None:
    path = project.content / "berichte/2025/junge-baeume.md"
    path.write_text("Notizen", encoding="utf-8")
    result = vorbereiten(2025, project)
    assert result.exit_code == 1
    assert f"{shown(path)}:1:1: Fehler: Diese Datei gibt es schon; sie bleibt, wie sie ist." in result.stderr
    assert path.read_text(encoding="utf-8") == "Notizen"


@pytest.mark.langsam
def test_two_motions_whose_files_have_one_name_get_two_reports(project: ProjectFolder) -> None:
    folder = project.content / "antraege/2023"
    (folder / "neu").mkdir()
    (folder / "winterdienst-auf-radwegen.md").rename(folder / "neu/Leerstand-in-der-Innenstadt.md")
    names = [path.name for _, path in prepared(2025, project).geschrieben]
    assert names[0] == "leerstand-in-der-innenstadt-2023-6012.md"
    assert names[-1] == "Leerstand-in-der-Innenstadt-2023-4188.md"


@pytest.mark.langsam
def test_a_year_in_the_name_of_the_last_file_becomes_the_new_one(project: ProjectFolder) -> None:
    folder = project.content / "berichte/2024"
    (folder / "junge-baeume.md").rename(folder / "baeume-2024.md")
    assert "baeume-2025.md" in [path.name for _, path in prepared(2025, project, BAEUME).geschrieben]


@pytest.mark.langsam
def test_notes_pictures_and_tables_of_what_is_taken_over_come_along_and_others_do_not(project: ProjectFolder) -> None:
    old = project.content / "berichte/2024/junge-baeume.md"
    picture = (Path(__file__).parents[3] / "docs/handbuch").rglob("*.png")
    (old.parent / "baum.png").write_bytes(next(picture).read_bytes())
    tables = """tabellen:
  baeume: {titel: Bäume, spalten: {Bezirk: text, "Bäume: neu": stellen}, zeilen: [[Nord, "12"]]}
  weg: {titel: Weg, spalten: {A: text}, zeilen: [[x]]}
---
# Ziele"""
    change(old, "---\n# Ziele", tables)
    change(
        old,
        "in 14 Durchgängen.",
        "in 14 Durchgängen.[^g] [^h]\n\n![Eine Linde](baum.png)\n\n[Tabelle baeume]\n\n[^h]: Siehe oben.",
    )
    change(old, "# Probleme", "[Tabelle weg]\n\n# Probleme")
    change(old, "waren es 103.", "waren es 103.[^w]\n\n[^w]: Gerundet.\n\n[^g]: Von April\n    bis Oktober.")
    assert [str(each) for each in problems_of(project, old)] == []
    new = {path.name: path for _, path in prepared(2025, project, BAEUME).geschrieben}["junge-baeume.md"]
    head, body = head_and_body(new)
    assert head["tabellen"] == {
        "baeume": {"titel": "Bäume", "spalten": {"Bezirk": "text", "Bäume: neu": "stellen"}, "zeilen": [["Nord", "12"]]}
    }
    assert "![Eine Linde](../2024/baum.png)" in body
    assert body.endswith("[^h]: Siehe oben.\n\n[^g]: Von April\n    bis Oktober.\n")
    fill(new)
    assert [str(each) for each in problems_of(project, new) if each.id != COMMENTS] == []


@pytest.mark.langsam
def test_a_city_with_other_words_gets_its_own_titles(project: ProjectFolder) -> None:
    settings = project.content / "projekt.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "bezeichnungen: {Ziele: Worum es geht}\n", encoding="utf-8"
    )
    for path in project.content.glob("berichte/*/*.md"):
        change(path, "# Ziele", "# Worum es geht")
    ((_, path),) = prepared(2025, project, "tiefbauamt").geschrieben
    assert "# Worum es geht\n\nVom Bahnhof bis zur Stadtgrenze" in path.read_text(encoding="utf-8")


def test_what_is_suggested_is_number_committee_words_and_referat_of_the_city(tmp_path: Path) -> None:
    shutil.copytree(MUSTERSTADT, tmp_path, dirs_exist_ok=True)
    [(_, path)] = prepared(2026, find_folder(tmp_path)).geschrieben
    report = path.read_text(encoding="utf-8")
    assert "# nummer: Vorlage VO/2027/0012\n" in report
    assert "oder „folgedrucksache: Vorlage VO/2027/0012“\n" in report
    assert "GRDrs" not in report
    assert (
        "#   - gremium: rat  # Schlüssel aus content/stammdaten/gremien.yaml\n"
        "#     zur: kenntnisnahme  # vorberatung, anhoerung, beschlussfassung, kenntnisnahme\n"
    ) in report
    assert "[si]" not in report


def own_template(project: ProjectFolder, text: str) -> None:
    path = project.root / "templates" / TEMPLATE
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.langsam
def test_a_city_can_have_its_own_report_prepared(project: ProjectFolder) -> None:
    shipped = (ROOT / "templates" / TEMPLATE).read_text(encoding="utf-8")
    own = "---\n# Fragen: Kämmerei, Zimmer {{ 100 + 7 }}\n"
    own_template(project, shipped.replace("---\n", own, 1).replace("‹Was schwierig ist.›", "‹Probleme.›"))
    path = {path.name: path for _, path in prepared(2025, project, "tiefbauamt").geschrieben}["radweg-uferstrasse.md"]
    text = path.read_text(encoding="utf-8")
    assert text.startswith("---\n# Fragen: Kämmerei, Zimmer 107\n# Fortschrittsbericht über 2025,")
    assert "# Probleme\n\n‹Probleme.›\n\n# Ausblick\n" in text


@pytest.mark.auswahl(1)
@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("---\n{{ kopf }\n", "2:1: Fehler: Die Vorlage ist hier nicht lesbar."),
        ("---\n\n{{ kopv }}\n", "3:1: Fehler: Die Vorlage lässt sich hier nicht ausfüllen: „kopv“ ist nicht bekannt."),
        ("{{ kopf }}\n", "1:1: Fehler: Mit dieser Vorlage steht im vorbereiteten Bericht nicht der Kopf,"),
        ("---\n{{ kopf }}\nart: x\n---\n", "1:1: Fehler: Mit dieser Vorlage steht im vorbereiteten Bericht nicht"),
    ],
)
def test_a_mistake_in_the_template_is_told_once_and_nothing_is_written(
    project: ProjectFolder, template: str, told: str
) -> None:
    own_template(project, template)
    found = prepared(2025, project)
    assert found.geschrieben == ()
    [problem] = found.problems
    assert str(problem).startswith(f"{shown(project.root / 'templates' / TEMPLATE)}:{told}")


def test_an_office_that_the_list_has_no_more_is_told(project: ProjectFolder) -> None:
    change(project.content / "stammdaten/aemter.yaml", f"name: {BAEUME}", "name: Grünflächenamt")
    (problem,) = (each for each in prepared(2025, project).problems if each.id == "aemter-unbekannt")
    assert (problem.where.path, problem.what) == (
        shown(project.content / "berichte/2025/junge-baeume.md"),
        f"Das Amt „{BAEUME}“ steht nicht in den Stammdaten.",
    )


def test_an_office_that_the_decision_names_beside_that_of_the_last_report_is_told(project: ProjectFolder) -> None:
    decisions = project.content / "beschluesse/2023/gemeinderat-3-lesung.yaml"
    change(decisions, "  - antrag: 4166/2023     # Junge Bäume\n", "  - antrag: 4166/2023\n    amt: Tiefbauamt\n")
    (problem,) = (each for each in prepared(2025, project).problems if each.id == "amt-anders")
    assert (
        problem.what
        == f"Hier berichtet „Tiefbauamt“, im letzten Bericht „{BAEUME}“; vorbereitet ist der neue für „{BAEUME}“."
    )


def test_reports_that_are_there_as_of_another_day_are_told(project: ProjectFolder) -> None:
    opened = open_project(project)
    days = prepare(2025, opened, find_part(None, "Sozialamt", opened), stichtag=dt.date(2025, 9, 30)).problems
    assert [(each.id, Path(each.where.path).name) for each in days] == [
        ("stichtag-anders", "kulturwandel-sozialamt.md")
    ]
