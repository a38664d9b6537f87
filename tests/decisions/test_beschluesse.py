"""Decisions and the reports that rest on them: what reports take from them, and what their mistakes stop."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from commands import run
from paper_text import GRANTED, MOTION, SESSION, funded_motion, paper
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import plain_text
from antrag_gen.work.check import check

REPORT = """art: fortschrittsbericht
betreff: Turnhalle
amt: Hochbauamt
antrag: 112/2024
berichtsjahr: 2024
stichtag: 31.12.2024
umsetzung: in_umsetzung
ampel: gruen"""
MONEY = "\nmittel:\n  - jahr: 2024\n    ist: 20.000\n    verwendung: Der Rest fließt zurück."
TEXT = """# Ziele

Ein dichtes Dach.

# Sachstand

## Stand 31. Dezember 2024

Es wird gebaut.

# Wirkung

Noch keine.

# Probleme

Keine.

# Ausblick

2025 ist es fertig."""


pruefen = partial(run, "pruefen")


def write(projekt: Path, head: str = REPORT + MONEY) -> Path:
    path = projekt / "content/bericht.md"
    path.write_text(paper(head, TEXT), encoding="utf-8")
    return path


def words(path: Path) -> str:
    project = open_project(find_folder(path))
    return " ".join(plain_text(tree_in(path, project)).split())


def test_what_was_asked_for_is_what_is_granted_as_asked(projekt: Path) -> None:
    funded_motion(projekt)
    text = words(write(projekt))
    assert "beantragt 50.000 50.000 100.000 bewilligt 50.000 50.000 100.000" in text
    assert "Ansatz (bewilligt) 50.000 Übertrag aus Vorjahr 0 verfügbar 50.000 Ist 20.000 gebunden 0 Rest 30.000" in text
    assert "übertragen 0 Mittelabfluss 40,0 %" in text
    assert "Ergebnis: wie beantragt beschlossen" in text


def test_a_motion_that_is_partly_rejected_prints_both_and_counts_what_was_granted(projekt: Path) -> None:
    both = (
        "  - {antrag: 112/2024, ziffer: 1, ergebnis: geaendert, mittel: [{zweck: Dach, betrag: {2024: 30.000}}]}\n"
        "  - {antrag: 112/2024, ziffer: 2, ergebnis: abgelehnt}\n"
    )
    funded_motion(projekt, decisions=SESSION + both)
    text = words(write(projekt))
    assert "Ergebnis: mit Änderungen beschlossen Beschluss zu Ziffer 2:" in text
    assert "beantragt 50.000 50.000 100.000 bewilligt 30.000 30.000" in text


def test_a_report_on_one_ziffer_takes_its_own_purposes(projekt: Path) -> None:
    motion = f"{MOTION}\n  - zweck: Boden\n    betrag: {{2024: 9.000}}"
    granted = (
        "  - {antrag: 112/2024, ziffer: 1, ergebnis: abgelehnt}\n"
        "  - {antrag: 112/2024, ziffer: 2, ergebnis: wie_beantragt, mittel: [{zweck: Boden, betrag: {2024: 9.000}}]}\n"
    )
    funded_motion(projekt, motion, SESSION + granted)
    text = words(write(projekt, f"{REPORT}\nziffer: 2{MONEY.replace('20.000', '8.000')}"))
    assert "zum Haushaltsantrag Nr. 112/2024, Ziffer 2" in text
    assert "beantragt 9.000 bewilligt 9.000" in text


def test_a_motion_of_posts_alone_has_no_table_of_money(projekt: Path) -> None:
    motion = MOTION.split("\nmittel:")[0] + '\nstellen:\n  - anzahl: "1,50"\n    funktion: Hausmeister'
    funded_motion(projekt, motion)
    text = words(write(projekt, f'{REPORT}\nstellen: {{geschaffen: "1,50", besetzt: "1,00"}}'))
    assert "Stellen beantragt: 1,50 bewilligt: 1,50 geschaffen: 1,50 besetzt: 1,00" in text
    assert "Weitere Angaben Nichts anzugeben ist zu: Mittel, Maßnahmen, Indikatoren, Entscheidungsbedarf, " in text
    assert "Beantragte und bewilligte Mittel" not in text


def test_money_without_end_is_granted_in_every_later_year(projekt: Path) -> None:
    funded_motion(projekt, MOTION.replace("50.000 Euro p. a. für 2 Jahre", "50.000 Euro ab 2024 ff."))
    money = "".join(f"  - {{jahr: {year}, ist: 50.000}}\n" for year in range(2024, 2032))
    head = REPORT.replace("2024\nstichtag: 31.12.2024", "2031\nstichtag: 31.12.2031")
    path = write(projekt, f"{head}\nmittel:\n{money}")
    path.write_text(path.read_text(encoding="utf-8").replace("Dezember 2024", "Dezember 2031"), encoding="utf-8")
    assert "Ansatz (bewilligt)" + " 50.000" * 8 + " 400.000" in words(path)


def test_without_a_path_decisions_are_checked_too(projekt: Path) -> None:
    funded_motion(projekt, decisions=SESSION.replace("va", "rat") + GRANTED)
    result = pruefen()
    assert result.exit_code == 1
    assert "content/beschluesse/2023/lesung.yaml:1:10: Fehler: Das Gremium „rat“ steht nicht" in result.stderr
    assert result.stdout == "2 Dateien geprüft: 1 Fehler.\n"


def test_what_follows_from_a_mistake_is_told_only_where_that_is_not(projekt: Path) -> None:
    funded_motion(projekt, decisions=SESSION.replace("va", "rat") + GRANTED)
    write(projekt)
    follows = "in einer Datei mit Fehlern"
    assert follows in pruefen("content/bericht.md").stderr
    told = pruefen().stderr
    assert (told.count(": Fehler: "), follows in told) == (1, False)


def test_papers_that_need_no_decision_are_built_beside_a_broken_file(projekt: Path) -> None:
    funded_motion(projekt, decisions="beschluesse: [")
    result = run("erzeugen", "--format", "docx")
    assert (result.exit_code, result.stdout) == (0, "output/turnhalle-antrag.docx\n")


def test_a_mistake_in_one_decision_stops_only_the_reports_on_its_motion(projekt: Path) -> None:
    other = "  - antrag: 113/2024\n    ergebnis: vielleicht\n"
    funded_motion(projekt, decisions=SESSION + other + GRANTED)
    write(projekt)
    assert pruefen("content/bericht.md").exit_code == 0
    funded_motion(projekt, decisions=SESSION + GRANTED + other.replace("113", "112"))
    assert (
        "steht in einer Datei mit Fehlern: content/beschluesse/2023/lesung.yaml" in pruefen("content/bericht.md").stderr
    )


def test_a_file_whose_yaml_is_broken_stops_the_reports_on_the_motions_it_names(projekt: Path) -> None:
    funded_motion(projekt)
    write(projekt)
    (projekt / "content/beschluesse/2023/zweite.yaml").write_text("- antrag: [112/2024", encoding="utf-8")
    assert (
        "steht in einer Datei mit Fehlern: content/beschluesse/2023/zweite.yaml" in pruefen("content/bericht.md").stderr
    )
    (projekt / "content/beschluesse/2023/zweite.yaml").write_text("- antrag: [113/2024", encoding="utf-8")
    assert pruefen("content/bericht.md").exit_code == 0


@pytest.mark.parametrize("lesung", ["1", "2"])
def test_an_earlier_reading_does_not_count(projekt: Path, lesung: str) -> None:
    funded_motion(projekt)
    early = SESSION.replace("lesung: 3", f"lesung: {lesung}") + "  - antrag: 112/2024\n    ergebnis: abgelehnt\n"
    (projekt / "content/beschluesse/2023/frueher.yaml").write_text(early, encoding="utf-8")
    assert pruefen("content/beschluesse").exit_code == 0
    assert "Ergebnis: wie beantragt beschlossen" in words(write(projekt))


def test_a_decision_on_a_motion_that_is_known_to_be_elsewhere_is_fine(projekt: Path) -> None:
    settings = 'stadt: Musterstadt\nnummern:\n  antrag:\n    anderswo: ["900/2024"]\n'
    (projekt / "content/projekt.yaml").write_text(settings, encoding="utf-8")
    funded_motion(projekt, decisions=SESSION + "  - antrag: 900/2024\n    ergebnis: abgelehnt\n")
    assert pruefen("content/beschluesse").output == "1 Datei geprüft: alles in Ordnung.\n"


def test_a_file_of_decisions_is_no_paper_to_be_built(projekt: Path) -> None:
    funded_motion(projekt)
    result = run("erzeugen", "content/beschluesse/2023/lesung.yaml")
    assert result.exit_code == 1
    assert "Beschlüsse sind kein Papier, das sich erzeugen lässt." in result.stderr


@pytest.mark.langsam
def test_whichever_line_of_a_report_or_its_decision_is_missing_nothing_breaks(projekt: Path) -> None:
    shutil.copytree(Path(__file__).parents[1] / "fehler/projekt", projekt / "content", dirs_exist_ok=True)
    project = find_folder(projekt)
    for name in ("berichte/2025/bericht.md", "beschluesse/2023/lesung.yaml"):
        path = projekt / "content" / name
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        for number in range(len(lines)):
            path.write_text("".join(lines[:number] + lines[number + 1 :]), encoding="utf-8")
            found = check([path], open_project(project))
            assert all(problem.where.line <= len(lines) for problem in found), lines[number]
        path.write_text("".join(lines), encoding="utf-8")


LATER = SESSION.replace("lesung: 3", "lesung: 2").replace("15.12.2023", "04.12.2023")
BOTH = MOTION + "\n  - zweck: Boden\n    betrag: {2024: 10.000}"
ENTRY = "  - {antrag: 112/2024, ZIFFER, ergebnis: ERGEBNIS, mittel: [{zweck: ZWECK, betrag: BETRAG}]}\n"


def entry(ziffer: int, zweck: str, betrag: str, ergebnis: str = "geaendert") -> str:
    words = {"ZIFFER": f"ziffer: {ziffer}", "ERGEBNIS": ergebnis, "ZWECK": zweck, "BETRAG": betrag}
    text = ENTRY
    for word, stands in words.items():
        text = text.replace(word, stands)
    return text


REFUSED = "  - {antrag: 112/2024, ziffer: 2, ergebnis: abgelehnt}\n"
WITHOUT_END = "50.000 Euro p. a. ab 2024 ff."
CONFUSED = {
    "without-end-and-a-year-of-it": (
        BOTH.replace("50.000 Euro p. a. für 2 Jahre", WITHOUT_END),
        [entry(1, "Dach", WITHOUT_END), entry(2, "Boden", "10.000 Euro p. a. für 8 Jahre")],
        "„2029 ff.“ und „2029“ überschneiden sich.",
    ),
    "a-ziffer-after-the-whole": (
        BOTH,
        [(LATER + GRANTED), REFUSED],
        "Der ganze Antrag ist am 04.12.2023 bewilligt, später nur Ziffer 2 beschlossen; für Ziffer 1 fehlt",
    ),
    "one-purpose-twice-in-the-motion": (
        BOTH.replace("Boden", "Dach"),
        [entry(1, "Dach", "{2024: 50.000}"), REFUSED],
        "„Dach“ steht im Antrag Nr. 112/2024 mehrmals; was zu Ziffer 1 beantragt ist, lässt sich nicht sagen.",
    ),
    "a-purpose-of-its-own": (
        BOTH,
        [entry(1, "Das Dach", "{2024: 50.000}"), REFUSED],
        "„Das Dach“ steht im Antrag Nr. 112/2024 nicht; was zu Ziffer 1 beantragt ist, lässt sich nicht sagen.",
    ),
    "one-purpose-for-two-ziffern": (
        BOTH,
        [entry(1, "Dach", "{2024: 20.000}"), entry(2, "Dach", "{2024: 10.000}")],
        "„Dach“ steht auch bei Ziffer 2 (content/beschluesse/2023/lesung.yaml:8:5); was beantragt ist, zählte doppelt.",
    ),
    "granted-and-rejected-on-one-day": (
        MOTION,
        [GRANTED, GRANTED.replace("wie_beantragt", "abgelehnt")],
        "ist in der 3. Lesung zweimal und verschieden beschlossen",
    ),
    "rejected-and-granted-on-one-day": (
        MOTION,
        [GRANTED.replace("wie_beantragt", "abgelehnt"), GRANTED],
        "ist in der 3. Lesung zweimal und verschieden beschlossen",
    ),
    "granted-beyond-its-end": (
        MOTION,
        [entry(1, "Dach", WITHOUT_END).replace("ziffer: 1", "befristet_bis: 31.12.2025")],
        "Der Betrag ist fortlaufend bewilligt, der Beschluss aber bis 31.12.2025 befristet.",
    ),
}


@pytest.mark.langsam
@pytest.mark.parametrize("case", CONFUSED)
def test_where_nobody_knows_what_was_granted_every_command_fails(projekt: Path, case: str) -> None:
    motion, decisions, told = CONFUSED[case]
    first = [each for each in decisions if "gremium" in each]
    funded_motion(projekt, motion, SESSION + "".join(each for each in decisions if each not in first))
    for text in first:
        (projekt / "content/beschluesse/2023/frueher.yaml").write_text(text, encoding="utf-8")
    checked = pruefen("content/beschluesse")
    assert (checked.exit_code, told in checked.stderr) == (1, True), checked.stderr
    write(projekt)
    assert pruefen("content/bericht.md").exit_code == 1
    for options in ([], ["--vorbereiten"]):
        result = run("jahreslauf", "2024", *options)
        assert (result.exit_code, "content/beschluesse/2023/" in result.stderr) == (1, True), result.stderr


def test_ziffern_that_are_all_decided_on_again_take_the_place_of_the_whole(projekt: Path) -> None:
    funded_motion(projekt, BOTH, SESSION + entry(1, "Dach", "{2024: 20.000}") + REFUSED)
    (projekt / "content/beschluesse/2023/frueher.yaml").write_text(LATER + GRANTED, encoding="utf-8")
    assert pruefen("content/beschluesse").exit_code == 0
    assert "bewilligt 20.000" in words(write(projekt, REPORT + MONEY.replace("20.000", "10.000")))


def test_a_ziffer_that_was_granted_again_with_all_is_told_at_its_report_and_at_its_decision(projekt: Path) -> None:
    funded_motion(projekt, BOTH, SESSION + GRANTED)
    first = LATER + entry(1, "Dach", "{2024: 20.000}") + REFUSED
    (projekt / "content/beschluesse/2023/frueher.yaml").write_text(first, encoding="utf-8")
    assert pruefen("content/beschluesse").stderr == ""
    write(projekt, REPORT.replace("112/2024", "112/2024\nziffer: 1") + MONEY)
    assert (
        "Zuletzt ist nicht über Ziffer 1, sondern über den ganzen Antrag beschlossen (Verwaltungsausschuss, 15. "
        "Dezember 2023, 3. Lesung, Niederschrift Nr. 347/HH); dieser Bericht zählt in keiner Summe.\n"
        "    Ist nach Ziffern berichtet, den späteren Beschluss (content/beschluesse/2023/"
        in pruefen("content/bericht.md").stderr
    )
    assert pruefen("content/beschluesse").stderr == (
        "content/beschluesse/2023/frueher.yaml:7:32: Warnung: Später ist über den ganzen Antrag beschlossen (wie "
        "beantragt beschlossen, content/beschluesse/2023/lesung.yaml:7:5); das gilt statt dieses Beschlusses, und in "
        "keiner Summe zählt content/bericht.md.\n"
        "    Ist nach Ziffern berichtet, den späteren Beschluss für jede von ihnen eintragen; sonst „ziffer“ im "
        "Bericht berichtigen.\n"
    )
