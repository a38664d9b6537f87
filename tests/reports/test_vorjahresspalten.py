"""What last year's report said stands beside this year's."""

from papers import MUSTERSTADT, ROOT, tree_of

from antrag_gen.tree import Document, Node, Pairs, Table, plain_text, walk


def table(document: Document, caption: str) -> list[list[str]]:
    (found,) = (node for node in walk(document) if isinstance(node, Table) and words(*node.caption) == caption)
    return [[words(cell) for cell in row.cells] for row in (*found.head, *found.body)]


def words(*nodes: Node) -> str:
    return " ".join(map(plain_text, nodes)).replace("\u00a0", " ").replace("\u00ad", "")


def pairs(document: Document) -> list[str]:
    found = (pair for node in walk(document) if isinstance(node, Pairs) for pair in node.pairs)
    return [words(*pair.term, *pair.description) for pair in found]


def test_posts_and_lights_have_a_column_for_the_year_before() -> None:
    report = tree_of(MUSTERSTADT / "content/berichte/baeume-2025.md")
    assert table(report, "Stand der Stellen") == [
        ["Stellen", "2024", "2025"],
        ["geschaffen", "1,0", "1,0"],
        ["besetzt", "0,0", "0,0"],
        ["nach Vermerk weggefallen", "–", "1,0"],
        ["aufgehoben", "0,0", "0,5"],
    ]
    head, row = table(report, "Stand der Maßnahmen")
    assert (head[2:4], row[2:4]) == (["Ampel 2024", "Ampel 2025"], ["● grün: im Plan", "● grün: im Plan"])
    assert {"Stand 2024: in Umsetzung", "Ampel 2024: ● grün: im Plan"} <= set(pairs(report))
    assert not [said for said in pairs(report) if said.startswith("geschaffen")]


def test_a_first_report_has_none() -> None:
    report = tree_of(ROOT / "content/berichte/2024/kulturwandel-sozialamt.md")
    assert table(report, "Stand der Maßnahmen")[0][2:4] == ["Ampel", "Termin (Soll)"]
    assert not [said for said in pairs(report) if "2023:" in said]
