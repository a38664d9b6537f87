"""The register of running numbers: every number with its motions, gaps, and what does not fit together."""

from pathlib import Path

from work.lists.motions import motions_in, register_in, rows_of, tree_in, write_lists, write_motion

from antrag_gen.work.lists.conflicts import check_numbers


def warnings(projekt: Path) -> list[str]:
    return [str(problem) for problem in check_numbers(motions_in(projekt))]


def test_each_number_stands_with_its_motions_and_gaps_between_them(projekt: Path) -> None:
    write_motion(projekt, "Ganztag", "90.000", nummer="1/2023", anmeldung="thh: 400, lfd_nr: 5 bis 7, grdrs: 129/2023")
    write_motion(projekt, "Mensa", "20.000", nummer="2/2023", anmeldung="thh: 400 Schulen, lfd_nr: 7, grdrs: 129/2023")
    write_motion(projekt, "Rad", "10.000", nummer="3/2023", anmeldung="thh: 400, lfd_nr: 12, seite: 43")
    write_motion(projekt, "Park", "10.000", nummer="4/2023", anmeldung="thh: 67, lfd_nr: 7")
    write_motion(projekt, "Seed", "10.000", anmeldung="lfd_nr: 64")
    assert rows_of(tree_in(projekt, register_in(projekt)))[1:] == [
        "THH 67 |  |  |  |  |  |  | ",
        "7 |  |  | Nr. 4/2023 |  | Park | 10.000 Euro | ",
        "THH 400 |  |  |  |  |  |  | ",
        "5 und 6 |  | GRDrs 129/2023 | Nr. 1/2023 |  | Ganztag | 90.000 Euro | ",
        "7 |  | GRDrs 129/2023 | Nr. 1/2023 |  | Ganztag | 90.000 Euro | ",
        "7 |  | GRDrs 129/2023 | Nr. 2/2023 |  | Mensa | 20.000 Euro | ",
        "8 bis 11 |  |  |  |  |  |  | in keinem Antrag genannt",
        "12 | 43 |  | Nr. 3/2023 |  | Rad | 10.000 Euro | ",
        "Ohne THH |  |  |  |  |  |  | ",
        "64 |  |  | – |  | Seed | 10.000 Euro | ",
    ]
    assert warnings(projekt) == []


def test_two_needs_under_one_number_are_told_once_at_the_later_motion(projekt: Path) -> None:
    write_motion(projekt, "a", anmeldung="thh: 500, lfd_nr: 64, grdrs: 128/2023")
    write_motion(projekt, "b", anmeldung="thh: 500, lfd_nr: 64, grdrs: 145/2023")
    hint = "    Nummer und Drucksache mit der Anmeldeliste vergleichen."
    what = "Warnung: Unter lfd. Nr. 64 (THH 500) meldet content/{}.md einen anderen Bedarf an: GRDrs {} statt GRDrs {}."
    assert warnings(projekt) == [
        f"content/b.md:5:35: {what.format('a', '128/2023', '145/2023')}\n{hint}",
    ]
    assert [row.split(" | ")[-1] for row in rows_of(tree_in(projekt, register_in(projekt)))[2:]] == [
        "andere Drucksache",
        "andere Drucksache",
    ]


def test_an_ergaenzung_is_the_same_need(projekt: Path) -> None:
    write_motion(projekt, "a", anmeldung="thh: 500, lfd_nr: 64, grdrs: 128/2023")
    write_motion(projekt, "b", anmeldung="thh: 500, lfd_nr: 64, grdrs: 128/2023 1. Ergänzung")
    assert warnings(projekt) == []


def test_other_subjects_with_other_money_under_one_number_may_be_two_needs(projekt: Path) -> None:
    write_motion(projekt, "a", "5.000", betreff="Bänke", anmeldung="thh: 500, lfd_nr: 64")
    write_motion(projekt, "b", "8.000", betreff="Streetwork", anmeldung="thh: 500, lfd_nr: 64, grdrs: 128/2023")
    assert [line.partition("Warnung: ")[2].partition("\n")[0] for line in warnings(projekt)] == [
        "Unter lfd. Nr. 64 (THH 500) hat content/a.md einen anderen Betreff.",
    ]


def test_the_same_need_may_have_other_titles(projekt: Path) -> None:
    write_motion(projekt, "a", betreff="Bänke", anmeldung="thh: 500, lfd_nr: 64")
    write_motion(projekt, "b", betreff="Sitzgelegenheiten", anmeldung="thh: 500, lfd_nr: 64")
    write_motion(projekt, "c", "5.000", betreff="Familienzentrum Ost", anmeldung="thh: 500, lfd_nr: 65")
    write_motion(projekt, "d", "8.000", betreff="Ein Treff für Familien", anmeldung="thh: 500, lfd_nr: 65")
    assert [line.partition("Warnung: ")[2].partition(" beantragt")[0] for line in warnings(projekt)] == [
        "Für denselben Bedarf (lfd. Nr. 65 (THH 500))",
    ]


def write_need(projekt: Path, name: str, anmeldung: str, zweck: str, thh: str, betrag: str = "1.000") -> None:
    """A motion whose money is for something, in a THH."""
    write_motion(projekt, name, f"{betrag}, thh: {thh}, kommentar: X", anmeldung=anmeldung)
    path = projekt / "content" / f"{name}.md"
    text = path.read_text(encoding="utf-8").replace(", kommentar: X", "").replace("zweck: Zweck", f"zweck: {zweck}")
    path.write_text(text, encoding="utf-8")


def test_under_the_vorlage_of_a_whole_list_two_needs_of_one_number_are_told(projekt: Path) -> None:
    write_need(projekt, "Freibad", "thh: 520, lfd_nr: 38, grdrs: 301/2023", "Becken", "520", "5.000")
    write_need(projekt, "Eisbahn", "thh: 520, lfd_nr: 41, grdrs: 301/2023", "Kühlung", "520")
    write_need(projekt, "Schulsozialarbeit", "thh: 520, lfd_nr: 38, grdrs: 301/2023", "Beratung", "400")
    assert [line.partition("Warnung: ")[2].partition("\n")[0] for line in warnings(projekt)] == [
        "Unter lfd. Nr. 38 (THH 520) geht es in content/Freibad.md um einen anderen Bedarf („Freibad“).",
    ]


def test_under_the_vorlage_of_a_whole_list_one_need_may_have_other_titles(projekt: Path) -> None:
    given = "thh: 520, lfd_nr: 38, grdrs: 301/2023"
    write_need(projekt, "Eisbahn", "thh: 520, lfd_nr: 41, grdrs: 301/2023", "Kühlung", "520", "5.000")
    write_need(projekt, "Freibad", given, "Becken", "520", "5.000")
    write_need(projekt, "Schwimmen", given, "Sanierung", "520", "5.000")
    write_need(projekt, "Erlengrund", given, "Folie für das Freibad", "650", "5.000")
    assert warnings(projekt) == []


def test_under_a_vorlage_of_one_need_it_may_be_asked_for_in_two_places(projekt: Path) -> None:
    write_need(projekt, "Ganztag", "thh: 400, lfd_nr: 7, grdrs: 129/2023", "Kräfte", "400", "5.000")
    write_need(projekt, "Mensa", "thh: 400, lfd_nr: 7, grdrs: 129/2023", "Umbau", "650", "5.000")
    assert warnings(projekt) == []


def test_the_later_of_two_motions_is_told_by_date(projekt: Path) -> None:
    head = {"datum": "18.10.2023", "anmeldung": "thh: 500, lfd_nr: 64, grdrs: 128/2023"}
    write_motion(projekt, "a", "5.000", **{**head, "datum": "19.10.2023"})
    write_motion(projekt, "b", "8.000", **head)
    assert [line.partition(":")[0] for line in warnings(projekt)] == ["content/a.md"]


def test_other_money_for_one_need_is_told_whatever_the_list_it_is_in(projekt: Path) -> None:
    write_motion(projekt, "a", "50.000", anmeldung="thh: 500, lfd_nr: 64, grdrs: 128/2023")
    write_motion(projekt, "b", "70.000 Euro p. a. ab 2024 ff.", anmeldung="thh: 510, lfd_nr: 3, grdrs: 128/2023")
    write_motion(projekt, "c", "{2024: 50.000}", anmeldung="grdrs: 128/2023")
    assert [line.partition("Warnung: ")[2].partition("\n")[0] for line in warnings(projekt)] == [
        "Für denselben Bedarf (GRDrs 128/2023) beantragt content/b.md nicht 50.000 Euro (2024), sondern andere Mittel.",
    ]


def test_nothing_is_compared_across_lists_budgets_and_what_was_withdrawn(projekt: Path) -> None:
    write_lists(projekt)
    given = "thh: 500, lfd_nr: 64, grdrs: 128/2023"
    write_motion(projekt, "a", "1.000", anmeldung=given)
    write_motion(projekt, "b", "{2026: 2.000}", haushalt="2026/2027", anmeldung=given)
    write_motion(projekt, "c", "3.000", anmeldung="thh: 510, lfd_nr: 64, grdrs: 129/2023")
    write_motion(projekt, "d", "4.000", anmeldung="lfd_nr: 64, grdrs: 130/2023")
    filed = {"nummer": "1/2023", "datum": "18.10.2023", "fraktionen": "[linde]", "gezeichnet": "[{name: Ida Muster}]"}
    write_motion(projekt, "e", "5.000", anmeldung=given, status="zurueckgezogen", **filed)
    assert warnings(projekt) == []


def test_money_for_several_needs_is_not_compared(projekt: Path) -> None:
    write_motion(projekt, "a", "1.000", anmeldung="grdrs: 128/2023}, {grdrs: 129/2023")
    write_motion(projekt, "b", "2.000", anmeldung="grdrs: 128/2023")
    assert warnings(projekt) == []


def test_a_range_of_many_numbers_is_one_row(projekt: Path) -> None:
    write_motion(projekt, "a", anmeldung="thh: 500, lfd_nr: 1 bis 99999")
    write_motion(projekt, "b", betreff="a", anmeldung="thh: 500, lfd_nr: 700")
    assert [row.split(" | ")[0] for row in rows_of(tree_in(projekt, register_in(projekt)))[2:]] == [
        "1 bis 699",
        "700",
        "700",
        "701 bis 99999",
    ]


def test_without_any_number_the_register_says_so(projekt: Path) -> None:
    write_motion(projekt, "a")
    document = tree_in(projekt, register_in(projekt))
    assert rows_of(document) == []
