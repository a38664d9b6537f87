"""The list of motions: a row each, Referate in the city's order, and sums that were computed by hand."""

from pathlib import Path

import pytest
from work.lists.motions import list_in, motions_in, register_in, rows_of, tree_in, write_four, write_lists, write_motion

from antrag_gen.errors import AntragError
from antrag_gen.german.geld import Einheit
from antrag_gen.tree import RowRole, Table, plain_text, walk
from antrag_gen.work.lists.select import Auswahl

HEAD = (
    "Betreff | Antrag | Fraktion | THH | lfd. Nr. | 2024 Euro | 2025 Euro | 2026 Euro | 2027 Euro | 2028 Euro | "
    "2029 ff. Euro | Summe 2024–2028 Euro | Ergebnis"
)


def test_the_list_has_a_row_for_each_motion_and_the_sums_of_referate_and_of_all(projekt: Path) -> None:
    write_four(projekt)
    assert rows_of(tree_in(projekt, list_in(projekt))) == [
        HEAD,
        "Sozialreferat |  |  |  |  |  |  |  |  |  |  |  | ",
        (
            "Kulturwandel | Nr. 10/2023 | Fraktion Linde | 500 | 64 | 50.000 | 50.000 | 50.000 | 50.000 |  |  | "
            "200.000 | Entwurf"
        ),
        "Tafel | Nr. 100/2023 | Fraktion Ahorn | – | – | 10.000 |  | 5.000 |  |  |  | 15.000 | Entwurf",
        "Zwischensumme Sozialreferat |  |  |  |  | 60.000 | 50.000 | 55.000 | 50.000 | 0 | 0 | 215.000 | ",
        "Referat Jugend |  |  |  |  |  |  |  |  |  |  |  | ",
        "Ganztag | Nr. 9/2023 |  | 400 | – | 90.000 | 90.000 | 90.000 | 90.000 | 90.000 | 90.000 | 450.000 | Entwurf",
        "Zwischensumme Referat Jugend |  |  |  |  | 90.000 | 90.000 | 90.000 | 90.000 | 90.000 | 90.000 | 450.000 | ",
        "Ohne Referat |  |  |  |  |  |  |  |  |  |  |  | ",
        "Brunnen | Nr. 2/2023 | Fraktion Linde, Fraktion Ahorn |  |  | 120.000 |  |  |  |  |  | 120.000 | Entwurf",
        "Zwischensumme ohne Referat |  |  |  |  | 120.000 | 0 | 0 | 0 | 0 | 0 | 120.000 | ",
        "Summe |  |  |  |  | 270.000 | 140.000 | 145.000 | 140.000 | 90.000 | 90.000 | 785.000 | ",
    ]


def test_a_sum_in_the_tree_adds_the_rows_of_its_group_and_the_last_one_those_of_all_motions(projekt: Path) -> None:
    write_four(projekt)
    (table,) = (node for node in walk(tree_in(projekt, list_in(projekt))) if isinstance(node, Table))
    sums = [row.cells[5].adds for row in (*table.body, *table.foot) if row.role is RowRole.SUMME or row in table.foot]
    assert sums == [(1, 2), (5,), (8,), (1, 2, 5, 8)]
    assert table.foot[0].cells[11].adds == (1, 2, 5, 8)


def test_a_total_leaves_out_what_never_ends_and_the_list_says_so(projekt: Path) -> None:
    write_motion(projekt, "Ganztag", "90.000 Euro ab 2028 ff.")
    document = tree_in(projekt, list_in(projekt))
    assert rows_of(document)[1].endswith("|  |  |  | 90.000 | 90.000 | 90.000 | Entwurf")
    assert "steht, fällt von da an in jedem Jahr an; die Summe 2024–2028 enthält es nicht." in plain_text(document)


def test_only_a_motion_that_says_that_it_is_not_public_is_called_so(projekt: Path) -> None:
    for number, said in enumerate(({"oeffentlich": "nein"}, {"oeffentlich": "ja"}, {}), 1):
        write_motion(projekt, f"Antrag{number}", nummer=f"{number}/2023", **said)
    rows = rows_of(tree_in(projekt, list_in(projekt)))[1:4]
    assert [row.split(" | ")[0] for row in rows] == ["Antrag1 (nicht öffentlich)", "Antrag2", "Antrag3"]
    assert len(motions_in(projekt, Auswahl(nur_oeffentliche=True))) == 2


@pytest.mark.parametrize(
    ("of_motion", "of_decision", "secret"), [("nein", "", 1), ("ja", "nein", 1), ("nein", "ja", 0)]
)
def test_in_every_list_a_motion_is_called_secret_that_is_so_by_its_decision_or_else_by_itself(
    projekt: Path, of_motion: str, of_decision: str, secret: int
) -> None:
    stellen = "[{amt: Amt, anzahl: '1,0', funktion: Küche}]"
    write_motion(projekt, "Mensa", nummer="1/2023", oeffentlich=of_motion, anmeldung="lfd_nr: 3", stellen=stellen)
    said = f", oeffentlich: {of_decision}" if of_decision else ""
    session = "gremium: gr\ndatum: 15.12.2023\nhaushalt: 2024/2025\nbeschluesse:\n"
    decision = f"{session}  - {{antrag: 1/2023, ergebnis: abgelehnt{said}}}\n"
    (projekt / "content/stammdaten/gremien.yaml").write_text("gr: {name: Rat}\n", encoding="utf-8")
    (projekt / "content/beschluesse").mkdir()
    (projekt / "content/beschluesse/rat.yaml").write_text(decision, encoding="utf-8")
    for made in (list_in(projekt), register_in(projekt)):
        tables = [node for node in walk(tree_in(projekt, made)) if isinstance(node, Table)]
        assert [plain_text(table).count("Mensa (nicht öffentlich)") for table in tables] == [secret] * len(tables)


def test_what_begins_after_the_plan_has_no_total(projekt: Path) -> None:
    write_motion(projekt, "Ganztag", "90.000 Euro ab 2029 ff.")
    assert rows_of(tree_in(projekt, list_in(projekt)))[1].endswith("|  |  |  |  |  | 90.000 |  | Entwurf")


def test_without_any_referat_there_are_no_groups(projekt: Path) -> None:
    write_motion(projekt, "Brunnen", "{2024: 1.000, 2025: 2.000}")
    assert [row.split(" | ")[0] for row in rows_of(tree_in(projekt, list_in(projekt)))] == [
        "Betreff",
        "Brunnen",
        "Summe",
    ]


def test_motions_on_different_budgets_stand_in_tables_of_their_own_with_their_own_years(projekt: Path) -> None:
    write_motion(projekt, "Neu", "5.000 Euro p. a. ab 2026 ff.", haushalt="2026/2027")
    write_motion(projekt, "Alt", "7.000 Euro p. a. ab 2024 ff.")
    tables = list_in(projekt).tabellen_je_haushalt
    assert [[column.text for column in table.spalten] for table in tables] == [
        ["2024", "2025", "2026", "2027", "2028", "2029 ff."],
        ["2026", "2027", "2028", "2029", "2030", "2031 ff."],
    ]
    words = plain_text(tree_in(projekt, list_in(projekt)))
    assert words.index("Haushalt 2024/2025") < words.index("Alt") < words.index("Haushalt 2026/2027")


def test_motions_and_questions_on_no_budget_stand_apart_without_amounts(projekt: Path) -> None:
    write_motion(projekt, "Brunnen")
    text = "---\nart: antrag\nantragsart: anfrage\nbetreff: Schulwege\n---\n# Wir fragen\n\nWarum?\n"
    (projekt / "content/anfrage.md").write_text(text, encoding="utf-8")
    assert rows_of(tree_in(projekt, list_in(projekt)))[-2:] == [
        "Betreff | Antrag | Art | Fraktion | Ergebnis",
        "Schulwege | – | Anfrage |  | Entwurf",
    ]


def test_a_motion_for_two_referate_counts_in_the_first_that_the_list_knows(projekt: Path) -> None:
    write_lists(projekt)
    write_motion(projekt, "Beides", anmeldung="referat: Jugendamt}, {referat: jb}, {referat: si")
    (table,) = list_in(projekt).tabellen_je_haushalt
    assert [(gruppe.name, len(gruppe.zeilen)) for gruppe in table.gruppen] == [("Referat Jugend", 1)]


@pytest.mark.parametrize(
    ("head", "referat"),
    [
        ({"anmeldung": "referat: Jugendamt"}, "jb"),
        ({"stellen": "[{amt: Sozialamt, anzahl: 1, funktion: Fachkraft}]"}, "si"),
        ({"anmeldung": "referat: jb", "stellen": "[{amt: sozialamt, anzahl: 1, funktion: Fachkraft}]"}, "jb"),
        ({"anmeldung": "referat: Bauhof"}, None),  # of no Referat
        ({"anmeldung": "thh: 400"}, "jb"),
        ({"anmeldung": "thh: THH 400", "stellen": "[{amt: Sozialamt, anzahl: 1, funktion: Fachkraft}]"}, "jb"),
        ({"anmeldung": "referat: si, thh: 400"}, "si"),
        ({"anmeldung": "thh: 400}, {thh: 500"}, None),  # of two offices
        ({"stellen": "[{amt: Kämmerei, anzahl: 1, funktion: Fachkraft}]"}, None),
    ],
)
def test_a_motion_that_names_an_office_alone_counts_for_its_referat(
    projekt: Path, head: dict[str, str], referat: str | None
) -> None:
    write_lists(projekt)
    (projekt / "content/stammdaten/aemter.yaml").write_text(
        "sozialamt: {name: Sozialamt, referat: si, thh: [500]}\n"
        "jugend: {name: Jugendamt, referat: Referat Jugend, thh: [400]}\n"
        "bauhof: {name: Bauhof}\n",
        encoding="utf-8",
    )
    write_motion(projekt, "Antrag", **head)
    (listed,) = motions_in(projekt)
    assert listed.motion.referat == referat  # type: ignore[union-attr]
    warned = [problem.id for problem in listed.loaded.problems if problem.id.endswith("-unbekannt")]
    unknown = {"Bauhof": ["referate-unbekannt"], "Kämmerei": ["aemter-unbekannt"]}
    assert warned == next((ids for name, ids in unknown.items() if name in str(head)), [])
    assert [each.motion.betreff for each in motions_in(projekt, Auswahl(referate=("jb",)))] == (
        ["Antrag"] if referat == "jb" else []
    )


@pytest.mark.parametrize(
    ("amt", "anmeldung", "told"),
    [
        ("Sozalamt", "referat: si", "Das Amt „Sozalamt“ steht nicht in den Stammdaten."),  # a slip
        ("Kämmerei", "referat: si", None),  # it need not be one that reports
        ("Kämmerei", "lfd_nr: 7", "Das Amt „Kämmerei“ steht nicht in den Stammdaten."),  # nothing else says the Referat
        ("sozialamt", "lfd_nr: 7", None),
    ],
)
def test_an_office_at_a_post_that_the_list_does_not_have_is_told_where_it_matters(
    projekt: Path, amt: str, anmeldung: str, told: str | None
) -> None:
    write_lists(projekt)
    (projekt / "content/stammdaten/aemter.yaml").write_text("sozialamt: {name: Sozialamt}\n", encoding="utf-8")
    write_motion(projekt, "Antrag", anmeldung=anmeldung, stellen=f"[{{amt: {amt}, anzahl: 1, funktion: Fachkraft}}]")
    (listed,) = motions_in(projekt)
    said = [problem.what for problem in listed.loaded.problems if problem.id == "aemter-unbekannt"]
    assert said == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "key"),
    [("jb", "jb"), ("JB", "jb"), ("referat jugend", "jb"), ("Referat", "jb"), ("Refer", None), ("Dezernat", None)],
)
def test_a_referat_is_known_by_key_or_name_or_the_words_that_only_its_name_begins_with(
    projekt: Path, text: str, key: str | None
) -> None:
    write_lists(projekt)
    write_motion(projekt, "Antrag", anmeldung=f"referat: {text}")
    (listed,) = motions_in(projekt)
    assert listed.motion.referat == key  # type: ignore[union-attr]


def test_thousands_are_exact_and_what_they_cannot_show_is_refused_with_its_file(projekt: Path) -> None:
    write_motion(projekt, "Brunnen", "50.500")
    assert "| 50,5 |" in rows_of(tree_in(projekt, list_in(projekt, Einheit.TEUR)))[1]
    write_motion(projekt, "Cent", '"50.500,50"')
    with pytest.raises(AntragError) as caught:
        list_in(projekt, Einheit.TEUR)
    assert [problem.where.path for problem in caught.value.problems] == ["content/Cent.md"]
    assert "| 50.500,00 |" in rows_of(tree_in(projekt, list_in(projekt)))[1]


def test_a_motion_without_amounts_has_no_total_and_is_not_open(projekt: Path) -> None:
    head = "art: haushaltsantrag\nbetreff: Ohne Geld\nhaushalt: 2024/2025"
    text = f"---\n{head}\n---\n# Begründung/Erläuterung\n\nText.\n\n# Wir beantragen\n\nEinen Bericht.\n"
    (projekt / "content/antrag.md").write_text(text, encoding="utf-8")
    assert rows_of(tree_in(projekt, list_in(projekt)))[1:] == [
        "Ohne Geld | – |  |  |  |  |  |  |  |  |  | Entwurf",
        "Summe |  |  |  |  | 0 | 0 | 0 | 0 | 0 | 0 | ",
    ]


def test_an_empty_list_and_missing_papers_are_told_in_the_list(projekt: Path) -> None:
    words = plain_text(tree_in(projekt, list_in(projekt, fehlend=2)))
    assert "2 Papiere fehlen wegen Fehlern." in words
    assert "Zu dieser Auswahl gibt es keine Anträge." in words
    assert "Stand: 31. Januar 2024" in words.replace("\u00a0", " ")


def test_the_result_is_what_was_decided_and_before_that_the_status(projekt: Path) -> None:
    write_four(projekt)
    folder = projekt / "content/beschluesse/2023"
    folder.mkdir(parents=True)
    session = "gremium: va\ndatum: 15.12.2023\nhaushalt: 2024/2025\nbeschluesse:\n"
    decisions = "  - {antrag: 10/2023, ergebnis: wie_beantragt}\n  - {antrag: 2/2023, ergebnis: abgelehnt}\n"
    (folder / "lesung.yaml").write_text(session + decisions, encoding="utf-8")
    results = {row.split(" | ")[0]: row.split(" | ")[-1] for row in rows_of(tree_in(projekt, list_in(projekt)))}
    assert results["Kulturwandel"] == "wie beantragt beschlossen"
    assert results["Brunnen"] == "abgelehnt"
    assert results["Tafel"] == "Entwurf"


def test_ziffern_with_the_same_result_stand_together(projekt: Path) -> None:
    write_motion(projekt, "Brunnen", nummer="2/2023")
    folder = projekt / "content/beschluesse/2023"
    folder.mkdir(parents=True)
    session = "gremium: va\ndatum: 15.12.2023\nhaushalt: 2024/2025\nbeschluesse:\n"
    decisions = (
        '  - {antrag: 2/2023, ziffer: "1, 3 – 8", ergebnis: abgelehnt}\n'
        "  - {antrag: 2/2023, ziffer: 2 a) bis c), ergebnis: vertagt}\n"
    )
    (folder / "va.yaml").write_text(session + decisions, encoding="utf-8")
    (row,) = list_in(projekt).tabellen_je_haushalt[0].gruppen[0].zeilen
    assert row.ergebnis == "Ziffern 1 und 3 bis 8: abgelehnt; Ziffer 2 a bis c: vertagt"
