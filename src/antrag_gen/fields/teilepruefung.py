"""Hold parts („davon“) against their whole: rows with names and numbers come in, what doesn't add up goes out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.errors import Level, Problem
from antrag_gen.fields.glied import Glied
from antrag_gen.fields.summenzeilen import check_added
from antrag_gen.fields.teile import ALL, NOTED, SOME, Teil, find_parts, read_name
from antrag_gen.german.notation import quote
from antrag_gen.german.zahlen import join


@dataclass(frozen=True, slots=True)
class Teilepruefung:
    """Checks the rows of one table; `spalte` names a column in a sentence, or is empty, `zahl` prints a number.

    `summiert` says whether the rows are added.
    """

    glieder: Sequence[Glied]
    spalte: Callable[[int], str]
    zahl: Callable[[int, Decimal], str]
    summiert: bool = True

    def befunde(self) -> Iterator[Problem]:
        """Parts of nothing and parts that nobody could tell are errors; sums that differ are warnings."""
        teile = find_parts([glied.name for glied in self.glieder])
        groups: dict[tuple[int, str, int], list[int]] = {}
        for index, teil in enumerate(teile):
            if teil is None:
                continue
            if teil.ganzes is None:
                yield self._part_of_nothing(index)
                continue
            if teil.wort == NOTED:
                continue
            yield from self._check_alone(index, teile)
            groups.setdefault((teil.ganzes, teil.wort, index if teil.wort == SOME else -1), []).append(index)
        for (whole, word, _), parts in groups.items():
            yield from self._check_group(whole, word, parts)
        if self.summiert:
            yield from check_added(self.glieder, teile)

    def _part_of_nothing(self, index: int) -> Problem:
        return Problem(
            self.glieder[index].path,
            f"{quote(self.glieder[index].name)}: Darüber steht nichts, wovon das ein Teil ist.",
            "Die Zeile mit dem Ganzen darüber schreiben, oder den Namen anders beginnen.",
            "teil-ohne-ganzes",
        )

    def _check_alone(self, index: int, teile: Sequence[Teil | None]) -> Iterator[Problem]:
        """Behind „davon:“ alone the parts begin with a dash; without it they would be added to the sum."""
        glied = self.glieder[index]
        name = read_name(glied.name)
        if not name.allein or any(wert is not None for wert in glied.werte):
            return
        below = teile[index + 1] if index + 1 < len(teile) else None
        if below is None or read_name(self.glieder[index + 1].name).tiefe <= name.tiefe:
            yield Problem(
                glied.path,
                f"Was zu {quote(glied.name)} gehört, ist nicht zu erkennen.",
                "Die Namen der Teile darunter mit „– “ beginnen, oder vor jeden „davon“ schreiben.",
                "teil-unklar",
            )

    def _check_group(self, whole: int, word: str, parts: Sequence[int]) -> Iterator[Problem]:
        wrong: dict[int, Decimal] = {}
        for column, wanted in enumerate(self.glieder[whole].werte):
            numbers = [self.glieder[part].werte[column] for part in parts]
            given = [number for number in numbers if isinstance(number, Decimal)]
            if not given or any(isinstance(number, str) for number in (wanted, *numbers)):
                continue
            total = sum(given, Decimal(0))
            if not isinstance(wanted, Decimal):
                yield from self._check_missing(whole, parts, column)
            elif total != wanted if word == ALL else _exceeds(total, wanted):
                wrong[column] = total
        if wrong:
            yield self._wrong(whole, word, parts, wrong)

    def _check_missing(self, whole: int, parts: Sequence[int], column: int) -> Iterator[Problem]:
        """A part is not added: where its whole says nothing, its number would be lost."""
        part = next((part for part in parts if self.glieder[part].werte[column]), None)
        if part is not None:
            yield Problem(
                self.glieder[part].stellen[column],
                f"{quote(self.glieder[part].name)} ist ein Teil von {quote(self.glieder[whole].name)}, "
                f"dort steht aber {self._in_column(column, 'keine Zahl')}.",
                "Die Zahl des Ganzen ergänzen, oder den Namen anders beginnen: Teile zählen in der Summe nicht.",
                "teil-ohne-ganzes",
            )

    def _wrong(self, whole: int, word: str, parts: Sequence[int], wrong: Mapping[int, Decimal]) -> Problem:
        ganzes = self.glieder[whole]
        (column, total), *others = wrong.items()
        wanted = ganzes.werte[column]
        numbers = self.zahl(column, total)
        if isinstance(wanted, Decimal):
            numbers += f" {'statt' if word == ALL else 'von'} {self.zahl(column, wanted)}"
        numbers = self._in_column(column, numbers)
        if others:
            numbers += f"; auch {join([self.spalte(other) for other, _ in others])} stimmt es nicht"
        if word == ALL:
            what = f"Die Teile („davon“) von {quote(ganzes.name)} ergeben {numbers}."
            hint = "Die Zahlen prüfen; sind nicht alle Teile genannt, „darunter“ statt „davon“ schreiben."
        else:
            name = quote(self.glieder[parts[0]].name)
            what = f"{name} ist mehr als {quote(ganzes.name)}: {numbers}."
            hint = "Die Zahlen prüfen; wovon die Zeile ein Teil ist, steht über ihr."
        at = ganzes if word == ALL else self.glieder[parts[0]]
        return Problem(at.stellen[column], what, hint, "teil-summe", Level.WARNUNG)

    def _in_column(self, column: int, words: str) -> str:
        return f"{self.spalte(column)} {words}".strip()


def _exceeds(part: Decimal, whole: Decimal) -> bool:
    """Whether a part is none: more than its whole, or without the minus that its whole has."""
    return part > whole if whole >= 0 else not whole <= part <= 0
