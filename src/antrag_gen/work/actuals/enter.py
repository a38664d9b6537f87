"""Enter figures into a report: its file and its rows come in, the same file with those amounts goes out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.fields.istdaten import BETRAEGE
from antrag_gen.german.geld import Geld, parse_geld
from antrag_gen.german.zahlen import MINUS, format_euro
from antrag_gen.readers.yaml.change import YearList, rewrite_entry
from antrag_gen.readers.yaml.head import Head, Value
from antrag_gen.work.actuals.amounts import NEVER_BELOW_ZERO, below_zero
from antrag_gen.work.actuals.empty import LeereZelle
from antrag_gen.work.actuals.reports import BLANK, Report
from antrag_gen.work.actuals.rows import Figures

MITTEL = YearList("mittel", "jahr", ("jahr", *BETRAEGE))
BY_HAND = "Die Beträge in dieser Datei von Hand eintragen."
Entry = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Eintrag:
    """An amount of the list and what the report says: before, and after it where that is something else."""

    row: Figures
    key: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Entered:
    """A report as it would be, each amount that the list has for it, and its cells that are empty."""

    report: Report
    eintraege: tuple[Eintrag, ...]
    empty: tuple[LeereZelle, ...]

    @property
    def changes(self) -> tuple[str, ...]:
        """What changed, a line each."""
        return tuple(
            f"{self.report.name}: {each.row.jahr} {each.key}: {_before(each.old)} → {each.new}"
            for each in self.eintraege
            if each.new is not None
        )


def enter(report: Report, rows: Sequence[Figures]) -> Entered:
    """The report with the amounts of its rows; those that are the same keep the spelling they have.

    Raises AntragError where the file is written in a way that cannot be changed without touching more.
    """
    eintraege: list[Eintrag] = []
    empty: list[LeereZelle] = []
    ordered = sorted(rows, key=lambda row: row.jahr)
    if refused := [problem for row in ordered for problem in _refuse(report, row)]:
        raise AntragError(refused)
    for row in ordered:
        at, entry = _entry(report, row.jahr)
        empty += _find_empty(report, row, at, entry)
        others = _entries(report.head)
        new = {key: _spell(row.betraege[key], with_unit=_has_unit(key, entry, others)) for key in _new(row, entry)}
        if new:
            report = _rewrite(report, row.jahr, new)
        eintraege += (Eintrag(row, key, _said(entry.get(key)), new.get(key)) for key in row.betraege)
    return Entered(report, tuple(eintraege), tuple(empty))


def _new(row: Figures, entry: Entry) -> Iterator[str]:
    """The keys of what the row says otherwise."""
    return (key for key, euro in row.betraege.items() if _differs(key, euro, entry))


def find_below_zero(row: Figures, keys: Iterable[str]) -> Iterator[Problem]:
    """Amounts below zero that no report may have, whatever it says otherwise; the cell is wrong, or the column."""
    for key in keys:
        if key in NEVER_BELOW_ZERO and row.betraege[key] < 0:
            yield below_zero(key, row.betraege[key], row.cells.get(key), str(row), row.place)


def _refuse(report: Report, row: Figures) -> Iterator[Problem]:
    """Those, and what was carried over out of a year that goes on."""
    new = list(_new(row, _entry(report, row.jahr)[1]))
    yield from find_below_zero(row, new)
    for key in new:
        cell, euro = row.cells.get(key), row.betraege[key]
        name = f"{cell.name} ({row}): " if cell else ""
        place = cell.place if cell else row.place
        if key == "uebertragen" and euro and report.goes_on(row.jahr):
            what = f"{name}{row.jahr} ist im Bericht zum Halbjahr noch nicht zu Ende; übertragen ist davon noch nichts."
            hint = "Die Zelle leeren; eingelesen wird sie ohne „--halbjahr“ in den Bericht über das Jahr."
            yield Problem(place, what, hint, "mittel-uebertragen")


def _before(old: str | None) -> str:
    """What stood there, as somebody would say it."""
    if not old:
        return "bisher keine Angabe"
    return "bisher offen" if BLANK.fullmatch(old.strip()) else old


def _said(value: Value | None) -> str | None:
    return None if value is None else str(value)


def _entry(report: Report, year: int) -> tuple[int, Entry]:
    """The entry of a year and where it stands in the list; an empty one at -1 where there is none."""
    found = [(at, entry) for at, entry in enumerate(_entries(report.head)) if _is_of(entry, year)]
    if len(found) > 1:
        place = report.head.place(("mittel", found[1][0]))
        hint = "Die Einträge zusammenfassen."
        raise AntragError.of(place, f"Das Jahr {year} steht zweimal unter „mittel“.", hint, id="mittel-doppelt")
    return found[0] if found else (-1, {})


def _entries(head: Head) -> list[Entry]:
    mittel = head.values.get("mittel")
    return [entry if isinstance(entry, dict) else {} for entry in mittel] if isinstance(mittel, list) else []


def _is_of(entry: Entry, year: int) -> bool:
    return entry.get("jahr") == str(year)


def _differs(key: str, euro: Decimal, entry: Entry) -> bool:
    """What is not stated counts as 0, except what was spent: that must be stated."""
    old = entry.get(key)
    if old is None:
        return key == "ist" or euro != 0
    return euro_of(old) != euro


def euro_of(value: Value) -> Decimal | None:
    """The amount that stands there; None for what is no amount, a blank to fill in say."""
    try:
        return parse_geld(value).euro if isinstance(value, str) else None
    except AntragError:
        return None


def _spell(euro: Decimal, *, with_unit: bool) -> str:
    """A small amount without its unit has cents: who writes thousands writes none."""
    small = Geld(euro, ausdruecklich=False).ohne_einheit_klein
    return (Geld(euro).text if with_unit else format_euro(euro, cents=small)).replace(MINUS, "-")


def _has_unit(key: str, entry: Entry, others: Sequence[Entry]) -> bool:
    """Whether an amount stands with its unit: as it did before, else as its neighbours do, in its year or in others."""
    for known in ([entry.get(key)], [entry.get(each) for each in BETRAEGE], _amounts(others)):
        said = [text for text in known if isinstance(text, str) and euro_of(text)]
        if said:
            return all(text.rstrip("0123456789.,-") != "" for text in said)
    return False


def _amounts(entries: Sequence[Entry]) -> list[Value | None]:
    return [entry.get(key) for entry in entries for key in BETRAEGE]


def _find_empty(report: Report, row: Figures, at: int, entry: Entry) -> Iterator[LeereZelle]:
    """Those for which the report has something else than 0."""
    for key in row.empty:
        old = entry.get(key)
        if old and euro_of(old) != 0:
            said = str(old)
            place = report.head.place(("mittel", at, key))
            yield LeereZelle(place, row, key, "" if BLANK.search(said) else said)


def _rewrite(report: Report, year: int, new: Mapping[str, str]) -> Report:
    """The report with the new amounts, read again: nothing but these may be different."""
    old = report.content
    content = old.rewritten(rewrite_entry(old.data, old.source, MITTEL, year, new))
    head = content.head
    if (
        head is None
        or any(problem.level is Level.FEHLER for problem in content.head_problems)
        or content.source.body != old.source.body
        or _comments(head, content.source.head) != _comments(report.head, old.source.head)
        or _without(head, year) != _without(report.head, year)
        or _entry(replace(report, head=head), year)[1] != {"jahr": str(year), **_entry(report, year)[1], **new}
    ):
        what = "Hier ließe sich ein Betrag nicht eintragen, ohne anderes zu ändern; die Datei bleibt, wie sie ist."
        raise AntragError.of(report.head.place(("mittel",)), what, BY_HAND, id="eintragen-unmoeglich")
    return replace(report, content=content, head=head)


def _without(head: Head, year: int) -> dict[str, object]:
    """All values of a head but the entry of that year."""
    entries = [entry for entry in _entries(head) if not _is_of(entry, year)]
    return {**{key: value for key, value in head.values.items() if key != "mittel"}, "mittel": entries}


def _comments(head: Head, text: str) -> list[str]:
    lines = text.split("\n")
    return [lines[place.line - 2][place.column - 1 :] for place in head.comments]
