"""What is granted to a motion or a Ziffer of it, in the prepared report, in the report and in the Gesamtbericht."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from decisions.test_beschluesse import MONEY, REPORT, SESSION, words, write
from paper_text import MOTION, funded_motion
from work.yearly.year_papers import put_together

from antrag_gen.cli.jahresstand import Aufruf, overview
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.together.bearbeitung import Bearbeitung, Standzeile
from antrag_gen.tree import Table, plain_text, walk
from antrag_gen.work.check import check
from antrag_gen.work.events import Ended
from antrag_gen.work.yearly.due import find_due
from antrag_gen.work.yearly.prepare import prepare
from antrag_gen.work.yearly.states import find_states, row_of
from antrag_gen.work.yearly.together import Jahresband

BY_ZIFFER = (
    MOTION.replace("- zweck: Dach", "- zweck: Dach\n    ziffer: 1\n    sperrvermerk: bis zum Konzept")
    + """
  - zweck: Boden
    ziffer: 2
    sperrvermerk: bis zum Umbau
    betrag: 8.000 Euro
stellen:
  - {anzahl: "1,0", funktion: Hausmeister/in, besoldung: E 5, amt: Schulamt, ziffer: 1}
  - {anzahl: "0,5", funktion: Reinigung, besoldung: E 2, amt: Schulamt, ziffer: 2, vorhaben: streichung}"""
)
PLAIN = "art: antrag\n" + "\n".join(MOTION.splitlines()[1:8])
POST = """  - antrag: 112/2024
    ergebnis: geaendert
    amt: Schulamt
    kw: KW 12/2024
    bedingung: Die Vereine helfen mit.
    stellen:
      - {anzahl: "1,0", funktion: Hausmeister/in, besoldung: E 5, amt: Schulamt}
"""


def ended(zeilen: Sequence[Standzeile], **known: tuple[str, ...]) -> Ended:
    return replace(Ended({}, 0, failed=False, staende=tuple(zeilen)), **known)


def opened(projekt: Path) -> OpenedProject:
    return open_project(find_folder(projekt))


def rows(tables: Sequence[Table]) -> list[str]:
    return [" ".join(plain_text(row).split()) for table in tables for row in table.body]


def messages(projekt: Path, path: Path) -> list[str]:
    return [problem.what for problem in check([path], opened(projekt))]


def plain_motion(projekt: Path, decision: str, motion: str = PLAIN) -> None:
    funded_motion(projekt, motion, SESSION + decision)
    path = projekt / "content/turnhalle-antrag.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Begründung/Erläuterung", "Begründung"), encoding="utf-8")


def test_what_a_motion_says_of_a_ziffer_is_granted_as_asked(projekt: Path) -> None:
    funded_motion(projekt, BY_ZIFFER, SESSION + "  - antrag: 112/2024\n    ziffer: 1\n    ergebnis: wie_beantragt\n")
    printed = words(write(projekt, REPORT + "\nziffer: 1" + MONEY))
    assert "beantragt 50.000 50.000 100.000 bewilligt 50.000 50.000 100.000" in printed
    assert "Schulamt 1,0 E 5 Hausmeister/in" in printed
    assert "Sperrvermerk: Dach: bis zum Konzept" in printed
    assert "Umbau" not in printed
    assert "Reinigung" not in printed


def test_a_ziffer_with_other_words_for_its_purpose_is_held_against_the_amounts_of_the_motion(projekt: Path) -> None:
    decision = "  - antrag: 112/2024\n    ziffer: 2\n    ergebnis: geaendert\n    mittel:\n"
    funded_motion(
        projekt, BY_ZIFFER, SESSION + decision + "      - {zweck: Nur die Ausbesserung, betrag: 5.000 Euro}\n"
    )
    printed = words(write(projekt, REPORT + "\nziffer: 2" + MONEY.replace("20.000", "4.000")))
    assert "beantragt 8.000 bewilligt 5.000" in printed


def test_a_motion_on_no_budget_is_reported_with_what_is_granted_alone(projekt: Path) -> None:
    decision = "  - antrag: 112/2024\n    ergebnis: wie_beantragt\n    amt: Schulamt\n    mittel:\n"
    plain_motion(projekt, decision + "      - {zweck: Dach, betrag: 50.000 Euro}\n")
    printed = words(write(projekt))
    assert "Fortschrittsbericht 2024 zum Antrag Nr. 112/2024" in printed
    assert "Bewilligte Mittel (in Euro) Mittel 2024 bewilligt 50.000 Ziele" in printed
    made = put_together(2024, opened(projekt))
    money = next(table for table in walk(made.gesamtbericht) if isinstance(table, Table))
    assert rows([money]) == ["Ohne Referat – 50.000 0 0 50.000 20.000 0 30.000 40,0 %"]


def test_the_prepared_report_says_office_publicity_and_what_falls_away(projekt: Path) -> None:
    plain_motion(projekt, POST + "    oeffentlich: nein\n", PLAIN + "\noeffentlich: ja")
    ((_, path),) = prepare(2024, opened(projekt)).geschrieben
    text = path.read_text(encoding="utf-8")
    assert "\noeffentlich: nein\n" in text
    assert "\namt: Schulamt\n" in text
    assert "\n  weggefallen: ‹Zahl, KW-Vermerk erreicht 1,0›\n" in text


def test_a_public_report_and_one_that_is_silent_on_a_reached_mark_are_told(projekt: Path) -> None:
    plain_motion(projekt, POST, PLAIN + "\noeffentlich: nein")
    path = write(projekt, REPORT + '\noeffentlich: ja\nstellen: {geschaffen: "1,0", besetzt: "1,0"}')
    told = messages(projekt, path)
    assert "Der Bericht ist öffentlich, Antrag oder Beschluss zu Nr. 112/2024 sind es nicht." in told
    assert "Der KW-Vermerk von 1,0 Stellen ist erreicht, der Bericht sagt nichts davon." in told
    write(projekt, REPORT + '\nstellen: {geschaffen: "1,0", besetzt: "0,0", weggefallen: "1,5"}')
    what = "Weggefallen sind 1,5 Stellen, bis zum Stichtag ist der KW-Vermerk von 1,0 erreicht."
    assert messages(projekt, path) == [what]
    write(projekt, REPORT + '\nstellen: {geschaffen: "1,0", besetzt: "0,5", weggefallen: "1,0"}')
    assert messages(projekt, path) == ["Besetzt sind 0,5 Stellen; geschaffen sind 1,0, davon 1,0 weggefallen (KW)."]


def test_posts_that_fall_away_and_conditions_are_in_what_stands_before_the_reports(projekt: Path) -> None:
    plain_motion(projekt, POST)
    band = put_together(2024, opened(projekt))
    made = band.gesamtbericht
    assert "Wegfall nach KW-Vermerk 1,0 1,0 – –" in rows([table for table in walk(made) if isinstance(table, Table)])
    printed = " ".join(plain_text(made).split())
    assert "Nr. 112/2024 Schaffung Schulamt 1,0 E 5 Hausmeister/in KW 12/2024 (erreicht)" in printed
    assert "Bedingung: Die Vereine helfen mit." in printed
    assert "Stellen: 1,0 Hausmeister/in (E 5, Schulamt, KW 12/2024)" in printed
    # The columns of what is done stand there from the start, empty.
    assert posts_in(band) == {
        "(Schaffung) bewilligt": "1,0",
        "(Schaffung) ausgeführt": "",
        "(Schaffung) besetzt": "",
        "(Wegfall nach KW-Vermerk) bewilligt": "1,0",
        "(Wegfall nach KW-Vermerk) ausgeführt": "",
    }


def test_what_is_not_public_is_called_so_in_the_book_the_overview_and_on_the_screen(projekt: Path) -> None:
    plain_motion(projekt, POST, PLAIN + "\noeffentlich: nein")
    band = put_together(2024, opened(projekt))
    printed = " ".join(plain_text(band.gesamtbericht).split())
    chapter = "Antrag Nr. 112/2024: Turnhalle (nicht öffentlich)"
    assert [printed.count(f"{chapter}{behind}") for behind in ("", " Kein Bericht eingegangen")] == [2, 1]
    assert (
        "Enthält auch, was nicht öffentlich ist: Nr. 112/2024. Was davon bewilligt ist, zählen die Summen mit."
        in printed
    )
    assert overview_of(band)["Öffentlichkeit"] == "nicht öffentlich"
    zeilen = [
        row_of(stand, opened(projekt)) for stand in find_states(find_due(2024, opened(projekt))[0], opened(projekt))
    ]
    assert "Nr. 112/2024 (nicht öffentlich) Schaffung" in printed
    for public, told in (
        (False, "so bezeichnet; was bewilligt ist, zählt mit"),
        (True, "ausgelassen, auch aus den Summen"),
    ):
        lines = list(overview(Aufruf(2024, nur_oeffentliche=public), ended(zeilen)))
        assert not any("jetzt anderes bewilligt" in line for line in lines)
        what = f"Nicht öffentlich, in Gesamtbericht und Übersicht {told}: Nr. 112/2024"
        assert what in [line.replace("\u00a0", " ") for line in lines]
    lines = list(overview(Aufruf(2024), ended(zeilen, nichtoeffentlich=("Nr. 7/2024",), veraltet=("a.md",))))
    assert any(line.endswith("Nr. 112/2024, Nr. 7/2024") for line in lines)
    assert lines[-1] == "  1 Bericht prüfen, weil jetzt anderes bewilligt ist: antrag jahreslauf 2024 --ausfuehrlich"
    lines = list(overview(Aufruf(2024), ended(zeilen, verschoben=("a.md",))))
    what = "mit dem Vorjahr vergleichen, das anderes überträgt oder gebunden hat"
    assert lines[-1] == f"  1 Bericht {what}: antrag pruefen a.md"


def test_a_gesamtbericht_that_rests_on_other_sums_is_not_released_to_the_council(projekt: Path) -> None:
    plain_motion(projekt, POST, PLAIN)
    staende = find_states(find_due(2024, opened(projekt))[0], opened(projekt))
    zeilen = [replace(row_of(stand, opened(projekt)), bearbeitung=Bearbeitung.ABGEGEBEN) for stand in staende]
    for moved, stale in (((), ()), (("a.md",), ()), ((), ("a.md",))):
        lines = overview(Aufruf(2024), ended(zeilen, verschoben=moved, veraltet=stale))
        assert any("kann in den Rat" in line for line in lines) == (not moved and not stale)


def test_a_motion_that_says_nothing_or_that_a_decision_makes_public_is_not_called_so(projekt: Path) -> None:
    plain_motion(projekt, POST)
    assert "Öffentlichkeit" not in overview_of(put_together(2024, opened(projekt)))
    plain_motion(projekt, POST + "    oeffentlich: ja\n", PLAIN + "\noeffentlich: nein")
    band = put_together(2024, opened(projekt))
    assert "Öffentlichkeit" not in overview_of(band)
    assert "nicht öffentlich" not in plain_text(band.gesamtbericht)


def test_a_rejected_motion_that_is_not_public_is_called_so(projekt: Path) -> None:
    decision = "  - antrag: 112/2024\n    ergebnis: abgelehnt\n"
    plain_motion(projekt, decision, PLAIN + "\noeffentlich: nein")
    printed = " ".join(plain_text(put_together(2024, opened(projekt)).gesamtbericht).split())
    assert "Enthält auch, was nicht öffentlich ist: Nr. 112/2024." in printed
    assert "Nr. 112/2024 (nicht öffentlich)" in printed


def test_without_what_is_not_public_nothing_is_left_of_it_but_how_much_it_is(projekt: Path) -> None:
    plain_motion(projekt, POST, PLAIN + "\noeffentlich: nein")
    band = put_together(2024, opened(projekt), public=True)
    for tree in (band.gesamtbericht, band.uebersicht):
        printed = " ".join(plain_text(tree).split())
        assert "Enthält nur, was öffentlich ist; 1 Eintrag fehlt deshalb, auch in den Summen." in printed
        assert not any(word in printed for word in ("112/2024", "Turnhalle", "Hausmeister", "Schulamt"))


def test_a_report_that_is_still_to_be_filled_in_keeps_secret_what_it_says_is_secret(projekt: Path) -> None:
    plain_motion(projekt, POST)
    ((_, path),) = prepare(2024, opened(projekt)).geschrieben
    path.write_text(path.read_text(encoding="utf-8").replace("\nstatus:", "\noeffentlich: nein\nstatus:"), "utf-8")
    printed = " ".join(plain_text(put_together(2024, opened(projekt), public=True).gesamtbericht).split())
    assert "1 Eintrag fehlt deshalb" in printed
    assert "Turnhalle" not in printed


def test_the_overview_counts_the_posts_that_fell_away(projekt: Path) -> None:
    plain_motion(projekt, POST)
    said = "\n".join(line for line in REPORT.split("\n") if not line.startswith("stellen"))
    write(projekt, said + '\nstellen: {geschaffen: "1,0", besetzt: "0,0", weggefallen: "1,0"}')
    band = put_together(2024, opened(projekt))
    assert posts_in(band) == {
        "(Schaffung) bewilligt": "1,0",
        "(Schaffung) ausgeführt": "1,0",
        "(Schaffung) besetzt": "0,0",
        "(Wegfall nach KW-Vermerk) bewilligt": "1,0",
        "(Wegfall nach KW-Vermerk) ausgeführt": "1,0",
    }


def overview_of(band: Jahresband) -> dict[str, str]:
    """The only row of the overview, by the heads of its columns."""
    (table,) = (node for node in walk(band.zeilen) if isinstance(node, Table))
    heads = [plain_text(cell).replace("\u00ad", "") for cell in table.head[0].cells]
    (row,) = table.body
    return dict(zip(heads, map(plain_text, row.cells), strict=True))


def posts_in(band: Jahresband) -> dict[str, str]:
    cells = overview_of(band).items()
    return {head.removeprefix("Stellen "): words for head, words in cells if head.startswith("Stellen (")}


def test_the_ziffern_of_amounts_are_those_of_the_motion_and_parts_have_that_of_their_whole(projekt: Path) -> None:
    part = "\n  - zweck: darunter Ziegel\n    ziffer: 2\n    betrag: 20.000 Euro p. a. für 2 Jahre"
    motion = MOTION.replace("- zweck: Dach", "- zweck: Dach\n    ziffer: 3") + part
    funded_motion(projekt, motion)
    assert messages(projekt, projekt / "content/turnhalle-antrag.md") == [
        "Dieser Antrag hat keine Ziffer 3.",
        "„darunter Ziegel“ ist ein Teil der Zeile darüber, hat aber eine andere Ziffer.",
    ]
