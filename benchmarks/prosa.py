"""The text of an invented motion: sentences with their gaps filled, in paragraphs, lists, tables and footnotes."""

import random
from collections.abc import Iterator, Sequence

from bausteine import (
    FOLGE,
    FORDERUNGEN,
    FUSSNOTEN,
    GELD,
    LAGE,
    ORTE,
    PUNKTE,
    UNTERPUNKTE,
    VORSCHLAG,
    ZWISCHEN,
    Thema,
)

BILDER = 3


class Prosa:
    """Writes about one topic; `bekannt` are the motions that may be cited."""

    def __init__(self, rng: random.Random, thema: Thema, bekannt: Sequence[str]) -> None:
        self._rng = rng
        self._thema = thema
        self._faelle = thema.faelle()
        self._bekannt = bekannt

    def satz(self, gap_text: str) -> str:
        """The sentence with its gaps filled."""
        rng = self._rng
        ort, ort2 = rng.sample(ORTE, 2)
        return gap_text.format_map(
            {
                **self._faelle,
                "amt": self._thema.amt,
                "thh": self._thema.thh,
                "gruppe": self._thema.gruppe,
                "ort": ort,
                "ort2": ort2,
                "grdrs": f"{rng.randrange(100, 700, 10)}/2023",
                "antrag": f"der Antrag Nr. {rng.choice(self._bekannt)}",
                "paragraph": rng.randint(2, 98),
                "prozent": f"{rng.randint(3, 48)},{rng.randint(0, 9)}",
                "zahl": rng.randint(13, 60),
                "klein": rng.choice(("zwei", "drei", "vier", "fünf", "sechs")),
                "gross": f"{rng.randint(1, 19)}.{rng.randint(0, 999):03}",
                "jahr": rng.randint(2014, 2020),
                "folgejahr": rng.randint(2025, 2027),
                "tag": rng.randint(1, 28),
            }
        )

    def begruendung(self, absaetze: int, *, bild: str | None = None) -> Iterator[str]:
        """The blocks of the reasons; from five paragraphs on with subheadings, lists, tables and footnotes."""
        pools = (LAGE, FOLGE, VORSCHLAG, GELD)
        notes: list[str] = []
        for number in range(absaetze):
            if absaetze >= 5 and number % 3 == 0:
                yield f"## {ZWISCHEN[number // 3 % len(ZWISCHEN)]}"
            paragraph = self._paragraph(pools[number % len(pools)], 3 if absaetze == 1 else 5)
            if number % 4 == 1 or self._rng.random() < 0.15:
                notes.append(f"[^{len(notes) + 1}]: {self.satz(self._rng.choice(FUSSNOTEN))}")
                paragraph += f"[^{len(notes)}]"
            yield paragraph
            if absaetze >= 5 and number % 3 == 1:
                yield self._list() if number % 2 else self._table()
            if number == 0 and bild is not None:
                yield f"![Lageplan von {self._rng.choice(ORTE)}: die neuen Standorte liegen an der Hauptstraße]({bild})"
        yield from notes

    def forderungen(self, count: int) -> Iterator[str]:
        """The lines of the requests, some with a second level."""
        for number, gap_text in enumerate(self._rng.sample(FORDERUNGEN, count), 1):
            yield f"{number}. {self.satz(gap_text)}"
        if self._rng.random() < 0.35:
            yield f"{count + 1}. Die Verwaltung"
            for number, gap_text in enumerate(UNTERPUNKTE, 1):
                yield f"   {number}. {self.satz(gap_text)}"

    def _paragraph(self, pool: Sequence[str], most: int) -> str:
        return " ".join(self.satz(text) for text in self._rng.sample(pool, self._rng.randint(most - 2, most)))

    def _list(self) -> str:
        points = self._rng.sample(PUNKTE, self._rng.randint(3, 5))
        lines = "\n".join(f"- {self.satz(point)}" for point in points).removesuffix(",")
        return f"Gebraucht werden vor allem:\n\n{lines}."

    def _table(self) -> str:
        rows = [
            f"| {ort} | {self._rng.randint(20, 900)} | {self._rng.randint(20, 900)} | {self._rng.randint(2, 60)},5 % |"
            for ort in self._rng.sample(ORTE, self._rng.randint(3, 7))
        ]
        head = "| Standort | Fälle 2021 | Fälle 2022 | Anteil |\n|---|---:|---:|---:|"
        return f"Die Zahlen nach Standorten:\n\n{head}\n" + "\n".join(rows)
