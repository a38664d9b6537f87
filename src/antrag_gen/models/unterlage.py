"""The Unterlage for a reading of the budget: the administration's answer to the motions of one subject."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from antrag_gen.errors import Level
from antrag_gen.german.notation import NotationError
from antrag_gen.models.befund import Befund
from antrag_gen.models.drucksache import Drucksache, GremiumFeld, Sitzungsart
from antrag_gen.models.felder import TEXT, Abschnitt, Datum, HaushaltFeld, Modell, Prosa, reading
from antrag_gen.models.nummernfelder import AntragsnummerFeld
from antrag_gen.models.papier import FraktionFeld, NichtLeer
from antrag_gen.models.verzeichnis import Kennung

RANGE = re.compile(r"(?P<von>\d+)(?:\s*(?:bis|-|–)\s*(?P<bis>\d+))?|(?P<genau>\d+(?:\.\d+)*(?: ?[a-z]{1,2})?)")
SEPARATORS = re.compile(r"\s*,\s*|\s+und\s+")


def parse_ziffern(text: str) -> tuple[str, ...]:
    """`1 und 3 bis 8`, `2.1`, `2 h` as single labels; NotationError for anything else."""
    found: list[str] = []
    for part in SEPARATORS.split(text.removeprefix("Ziffern ").removeprefix("Ziffer ")):
        match = RANGE.fullmatch(part.strip())
        if match is None or (match["bis"] and int(match["bis"]) <= int(match["von"])):
            raise NotationError(f"„{part}“ ist keine Ziffer.", "Beispiele: „2“, „2.1“, „1 und 3 bis 8“.", "ziffer-form")
        if match["bis"]:
            found += map(str, range(int(match["von"]), int(match["bis"]) + 1))
        else:
            found.append(part.strip())
    return tuple(found)


class Beantworteter(Modell):
    """A motion that is answered, in whole or only in some Ziffern."""

    nummer: AntragsnummerFeld
    fraktion: FraktionFeld | None = None
    ziffern: Annotated[tuple[str, ...], reading(parse_ziffern), TEXT] = ()

    @property
    def ziffern_text(self) -> str:
        return ", ".join(self.ziffern) or "alle"


class Unterlage(Drucksache):
    """`lesung` and `sitzung` say where it is laid out; `beantwortet` lists the motions."""

    namen: ClassVar[tuple[str, ...]] = ("Unterlage",)

    art: Literal["unterlage"]
    haushalt: HaushaltFeld
    lesung: Literal["1", "2", "3"]
    gremium: GremiumFeld
    behandlung: Sitzungsart = Sitzungsart.NICHTOEFFENTLICH
    sitzung: Datum
    beantwortet: Annotated[list[Beantworteter], NichtLeer]
    antworttext: Annotated[Prosa, Abschnitt("Beantwortung/Stellungnahme")]

    needed: ClassVar[tuple[str, ...]] = ("nummer", "datum", "referate", "gezeichnet")

    @property
    def behandlung_text(self) -> str:
        return "öffentlichen" if self.behandlung is Sitzungsart.OEFFENTLICH else "nichtöffentlichen"

    def befunde(self) -> Iterator[Befund]:
        """Adds: no Ziffer of a motion is answered twice, none that is there left out."""
        yield from super().befunde()
        answered: dict[Kennung, dict[str, int]] = {}
        for index, entry in enumerate(self.beantwortet):
            seen = answered.setdefault(Kennung.of(entry.nummer), {})
            for ziffer in entry.ziffern or ("",):
                if ziffer in seen or (seen and "" in (ziffer, *seen)):
                    what = f"Ziffer {ziffer} von Antrag {entry.nummer}" if ziffer else f"Antrag {entry.nummer}"
                    yield Befund(
                        ("beantwortet", index),
                        f"{what} steht zweimal da.",
                        "Einen der beiden Einträge löschen.",
                        "ziffer-doppelt",
                    )
                seen[ziffer] = index
        for kennung, seen in answered.items():
            yield from self._check_complete(kennung, seen)

    def _check_complete(self, kennung: Kennung, seen: dict[str, int]) -> Iterator[Befund]:
        known = self._umfeld.verzeichnis.ziffern(kennung)
        index = max(seen.values())
        if not known or "" in seen:
            return
        top = [label for label in known if label.isdigit()]
        for ziffer, at in seen.items():
            if ziffer not in known:
                yield Befund(
                    ("beantwortet", at),
                    f"Antrag {self.beantwortet[at].nummer} hat keine Ziffer {ziffer}.",
                    f"Möglich sind: {', '.join(known)}.",
                    "ziffer-unbekannt",
                )
        missing = [
            label
            for label in top
            if not any(ziffer == label or ziffer.startswith((f"{label}.", f"{label} ")) for ziffer in seen)
        ]
        if missing:
            yield Befund(
                ("beantwortet", index),
                f"Von Antrag {self.beantwortet[index].nummer} fehlt Ziffer {', '.join(missing)}.",
                "Ergänzen; wird sie in einer anderen Unterlage beantwortet, ist nichts zu tun.",
                "ziffer-offen",
                Level.WARNUNG,
            )
