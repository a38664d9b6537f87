"""Amounts are entered into a head without touching anything else, however it is written."""

import re
from decimal import Decimal

import pytest
from examples import EXAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from antrag_gen.errors import AntragError, Place
from antrag_gen.fields.nummern import Antragsnummer
from antrag_gen.german.geld import parse_geld
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile
from antrag_gen.readers.list_labels import GLIEDERUNG
from antrag_gen.work.actuals.enter import enter
from antrag_gen.work.actuals.reports import Report
from antrag_gen.work.actuals.rows import Figures

ANTRAG = Antragsnummer(4123, 2023)


def report(data: bytes) -> Report:
    content = Content(ContentFile("b.md", "b.md"), data, lambda name, place: b"", GLIEDERUNG)
    assert content.head is not None
    assert not content.head_problems
    return Report(content, content.head, ANTRAG, (), 2024)


def figures(year: int = 2024, **amounts: str) -> Figures:
    return Figures(Place("ist.csv", 2), ANTRAG, (), year, {key: Decimal(euro) for key, euro in amounts.items()}, ())


def entered(head: str, *rows: Figures) -> str:
    """The head with the amounts of the rows."""
    data = f"---\n{head}---\n# Ziele\n".encode()
    text = enter(report(data), rows).report.content.data.decode()
    assert text.startswith("---\n")
    assert text.endswith("---\n# Ziele\n")
    return text.removeprefix("---\n").removesuffix("---\n# Ziele\n")


IST = figures(ist="43210.55")
TWO = figures(ist="43210.55", gebunden="2000")


@pytest.mark.parametrize(
    ("head", "rows", "expected"),
    [
        ("mittel:\n  - jahr: 2024\n    ist:  0  # x\n", IST, "mittel:\n  - jahr: 2024\n    ist:  43.210,55  # x\n"),
        ("mittel:\n- jahr: 2024\n  ist: '0'\n", IST, "mittel:\n- jahr: 2024\n  ist: '43.210,55'\n"),
        ("mittel:\n- jahr: 2024\n  ist:   # x\n", IST, "mittel:\n- jahr: 2024\n  ist: 43.210,55   # x\n"),
        ("mittel:\n- jahr: 2024\n  ist: ''\n", IST, "mittel:\n- jahr: 2024\n  ist: '43.210,55'\n"),
        ("mittel:\n-   jahr: 2024 # x\n\n# y\n", IST, "mittel:\n-   jahr: 2024 # x\n    ist: 43.210,55\n\n# y\n"),
        ("mittel:\n  - {jahr: 2024, ist: 0}\n", TWO, 'mittel:\n  - {jahr: 2024, ist: "43.210,55", gebunden: 2.000}\n'),
        ("mittel:\n  - {jahr: 2024, ist: }\n", IST, 'mittel:\n  - {jahr: 2024, ist: "43.210,55" }\n'),
        ("mittel: [{jahr: 2024}]\n", IST, 'mittel: [{jahr: 2024, ist: "43.210,55"}]\n'),
        ("mittel: []\n", TWO, 'mittel: [{jahr: 2024, ist: "43.210,55", gebunden: 2.000}]\n'),
        ("mittel: [{jahr: 2023}]\n", IST, 'mittel: [{jahr: 2023}, {jahr: 2024, ist: "43.210,55"}]\n'),
        ("mittel: [{jahr: 2025}]\n", IST, 'mittel: [{jahr: 2024, ist: "43.210,55"}, {jahr: 2025}]\n'),
        ("art: x\n", TWO, "art: x\nmittel:\n  - jahr: 2024\n    ist: 43.210,55\n    gebunden: 2.000\n"),
        ("mittel: # x\nart: x\n", IST, "mittel: # x\n  - jahr: 2024\n    ist: 43.210,55\nart: x\n"),
        (
            "mittel:\n  # a\n  - jahr: 2023\n    ist: 1\n  # b\n  - jahr: 2025\n",
            IST,
            "mittel:\n  # a\n  - jahr: 2023\n    ist: 1\n  - jahr: 2024\n    ist: 43.210,55\n  # b\n  - jahr: 2025\n",
        ),
        (
            "mittel:\n  # später\n  - jahr: 2025\n    ist: 2\n",
            IST,
            "mittel:\n  - jahr: 2024\n    ist: 43.210,55\n  # später\n  - jahr: 2025\n    ist: 2\n",
        ),
        (
            "mittel:\n  - jahr: 2023\n    x: |\n      A\n\n      B\n\nart: x\n",
            IST,
            "mittel:\n  - jahr: 2023\n    x: |\n      A\n\n      B\n\n  - jahr: 2024\n    ist: 43.210,55\nart: x\n",
        ),
        (
            "mittel:\n  - jahr: 2024\n    x: a\n      b\n    ist: 0\n",
            TWO,
            "mittel:\n  - jahr: 2024\n    x: a\n      b\n    ist: 43.210,55\n    gebunden: 2.000\n",
        ),
        ("mittel:\n  - ist: 0\n    jahr: 2024\n", IST, "mittel:\n  - ist: 43.210,55\n    jahr: 2024\n"),
    ],
)
def test_only_the_amount_changes(head: str, rows: Figures, expected: str) -> None:
    assert entered(head, rows) == expected


@pytest.mark.parametrize(
    "head",
    [
        "mittel: noch offen\n",
        "mittel:\n  - jahr: 2024\n    ist: |\n      0\n",
        "mittel:\n  - jahr: 2024\n    ist: [0]\n",
        "mittel:\n  - jahr: 2024\n    ist: noch\n      offen\n",
        "mittel:\n  jahr: 2024\n",
        "{art: x, mittel: [{jahr: 2024}]}\n",
    ],
)
def test_what_cannot_be_cut_is_refused_with_its_place(head: str) -> None:
    with pytest.raises(AntragError) as raised:
        entered(head, IST)
    assert raised.value.problems[0].id == "eintragen-unmoeglich"


def test_what_would_change_another_value_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = b"---\nart: y\nmittel:\n  - jahr: 2024\n    ist: 43.210,55\n---\n"
    monkeypatch.setattr("antrag_gen.work.actuals.enter.rewrite_entry", lambda *_: wrong)
    with pytest.raises(AntragError, match="ohne anderes zu ändern"):
        enter(report(wrong.replace(b"art: y", b"art: x").replace(b"43.210,55", b"0")), [IST])


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(ending: str, mark: str) -> None:
    text = f"{mark}---\nbetreff: Mu\u0308ll 😀 ä\nmittel:\n- {{jahr: 2023, x: ä, ist: 5}}\n- jahr: 2024\n---\n# Ziele\n"
    expected = text.replace("ist: 5", "ist: 7.000").replace("jahr: 2024\n", "jahr: 2024\n  ist: 43.210,55\n")
    outcome = enter(report(text.replace("\n", ending).encode()), [IST, figures(2023, ist="7000")])
    assert outcome.report.content.data.decode() == expected.replace("\n", ending)


COMMENTS = st.sampled_from(["", "  # Anmerkung", " # 😀: ä, [x] {y}", "   "])
OTHERS = st.sampled_from(
    [
        "betreff: Ä",
        "referate: [ si,  va ]",
        'x: "a: b"',
        "# nur Anmerkung",
        "",
        "y: >\n  lang\n\n  weiter",
        "z:",
        "w: a\n  b",
    ]
)
AMOUNTS = st.sampled_from(["0", "5.000", '"1.234,56"', "'90 TEUR'", "‹Betrag›", ""])
YEARS = st.lists(st.integers(2020, 2027), unique=True, max_size=4).map(sorted)


@st.composite
def entries(draw: st.DrawFn, year: int) -> str:
    keys = draw(st.lists(st.sampled_from(["uebertrag", "ist", "gebunden", "uebertragen", "verwendung"]), unique=True))
    amounts = {key: draw(AMOUNTS) if key != "verwendung" else "ein Rest" for key in keys}
    if draw(st.booleans()):
        return "{" + ", ".join([f"jahr: {year}", *(f"{key}: {amount or 0}" for key, amount in amounts.items())]) + "}"
    lines = [f"jahr: {year}{draw(COMMENTS)}", *(f"{key}: {amount}{draw(COMMENTS)}" for key, amount in amounts.items())]
    return "\n".join(line if not at else f"  {line}" for at, line in enumerate(lines))


@st.composite
def heads(draw: st.DrawFn) -> str:
    before, after = (
        draw(st.lists(OTHERS, unique=True, max_size=3)),
        draw(st.sampled_from(["", "\nende: x", "\n# Ende"])),
    )
    indent = draw(st.sampled_from(["", "  ", "    "]))
    years = draw(YEARS)
    listed = [f"- {draw(entries(year))}{draw(COMMENTS)}" for year in years]
    block = "\n".join(indent + line for entry in listed for line in entry.split("\n"))
    key = f"mittel:{draw(COMMENTS)}\n{block}" if years else draw(st.sampled_from(["mittel:", "# keine", "mittel: []"]))
    return "\n".join([*before, key]) + after + "\n"


@settings(max_examples=2 * EXAMPLES)
@given(heads(), st.lists(st.integers(2020, 2027), unique=True, min_size=1, max_size=3), st.data())
def test_in_any_head_only_the_meant_values_change(head: str, years: list[int], data: st.DataObject) -> None:
    bound = st.sampled_from(["0", "12.5", "1234567.89", "5000", "800"])
    spent = st.one_of(bound, st.just("-3000"))
    rows = [figures(year, ist=data.draw(spent), gebunden=data.draw(bound)) for year in years]
    ending = data.draw(st.sampled_from(["\n", "\r\n"]))
    before = report(f"---\n{head}---\n# Ziele\n".replace("\n", ending).encode())
    outcome = enter(before, rows)
    check_values(before, outcome.report, rows)
    check_lines(before.content.data.decode(), outcome.report.content.data.decode(), ending, len(outcome.changes))
    assert enter(outcome.report, rows).report.content.data == outcome.report.content.data


def check_values(before: Report, after: Report, rows: list[Figures]) -> None:
    def without_amounts(one: Report) -> list[dict[str, str]]:
        listed = one.head.values.get("mittel") or []
        return [{key: text for key, text in entry.items() if key not in ("ist", "gebunden")} for entry in listed]

    old, new = before.head.values, after.head.values
    assert {**old, "mittel": 0} == {**new, "mittel": 0}
    added = [entry for entry in without_amounts(after) if entry not in without_amounts(before)]
    assert [entry for entry in without_amounts(after) if entry not in added] == without_amounts(before)
    assert all(list(entry) == ["jahr"] for entry in added)
    years = [entry["jahr"] for entry in new["mittel"]]
    assert years == sorted(years)
    by_year = {entry["jahr"]: entry for entry in new["mittel"]}
    for row in rows:
        for key, euro in row.betraege.items():
            assert parse_geld(by_year[str(row.jahr)].get(key, "0")).euro == euro


def check_lines(before: str, after: str, ending: str, changed: int) -> None:
    """Lines are those of before in their order, but for as many as there are changes; comments are all there."""
    old, new = before.split(ending), after.split(ending)
    assert len(old) - length_in_common(old, new) <= changed
    assert re.findall("#.*", before) == re.findall("#.*", after)


def length_in_common(old: list[str], new: list[str]) -> int:
    """How many lines of `old` stand in `new` in their order, at most."""
    lengths = [0] * (len(new) + 1)
    for line in old:
        above = lengths.copy()
        for at, other in enumerate(new):
            lengths[at + 1] = above[at] + 1 if line == other else max(above[at + 1], lengths[at])
    return lengths[-1]
