"""The posts in lists: a column for each kind, sums by Referat and of all, computed by hand."""

from pathlib import Path

from work.lists.motions import list_in, register_in, rows_of, tree_in, write_lists, write_motion

from antrag_gen.tree import RowRole, Table, walk

CREATED = '[{anzahl: "2,5", funktion: Beratung}, {anzahl: "0,5000", funktion: Kasse}]'
CHANGED = (
    '[{anzahl: "1,0", funktion: Bote, vorhaben: streichung}, {anzahl: "2,0", funktion: Zelt, vorhaben: ermaechtigung}, '
    '{anzahl: "0,25", funktion: davon nachts}]'
)


def write_three(projekt: Path) -> None:
    write_lists(projekt)
    anmeldung = "thh: 500, referat: si, lfd_nr: 64"
    write_motion(projekt, "Tafel", nummer="10/2023", stellen=CREATED, anmeldung=anmeldung)
    write_motion(projekt, "Zelt", nummer="11/2023", stellen=CHANGED, fraktionen="[linde]")
    write_motion(projekt, "Brunnen", nummer="12/2023")


def test_posts_stand_in_a_table_of_their_own_with_sums_by_kind(projekt: Path) -> None:
    write_three(projekt)
    tree = tree_in(projekt, list_in(projekt))
    rows = rows_of(tree)
    first = next(number for number, row in enumerate(rows) if "Schaffung" in row)
    assert rows[first:] == [
        "Betreff | Antrag | Fraktion | Schaffung | Streichung | Ermächtigung (VZK) | Saldo im Stellenplan",
        "Sozialreferat |  |  |  |  |  | ",
        "Tafel | Nr. 10/2023 |  | 3,0000 |  |  | 3,0000",
        "Zwischensumme Sozialreferat |  |  | 3,0000 | 0 | 0 | 3,0000",
        "Ohne Referat |  |  |  |  |  | ",
        "Zelt | Nr. 11/2023 | Fraktion Linde |  | 1,0 | 2,0 | −1,0",
        "Zwischensumme ohne Referat |  |  | 0 | 1,0 | 2,0 | −1,0",
        "Summe |  |  | 3,0000 | 1,0 | 2,0 | 2,0000",
    ]
    table = [node for node in walk(tree) if isinstance(node, Table)][-1]
    sums = [row for row in (*table.body, *table.foot) if row.role is RowRole.SUMME or row in table.foot]
    assert [row.cells[6].adds for row in sums] == [(1,), (4,), (1, 4)]


def test_without_posts_there_is_no_table_of_them(projekt: Path) -> None:
    write_motion(projekt, "Brunnen")
    assert len([node for node in walk(tree_in(projekt, list_in(projekt))) if isinstance(node, Table)]) == 1


def test_the_register_says_what_posts_are_asked_for(projekt: Path) -> None:
    write_lists(projekt)
    write_motion(projekt, "Zelt", stellen=CHANGED, anmeldung="thh: 500, lfd_nr: 7")
    head, _, row = rows_of(tree_in(projekt, register_in(projekt)))
    assert head.endswith("Beantragte Mittel | Beantragte Stellen | Befund")
    assert row.endswith("1.000 Euro | Streichung 1,0; Ermächtigung 2,0 | ")
