"""Decisions of one session, `content/beschluesse/JAHR/*.yaml`: their keys, and what is wrong with them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from antrag_gen.decisions.entscheidung import WHOLE, Entscheidung, Ergebnis, posten_of
from antrag_gen.errors import Level, Path, Place, Problem
from antrag_gen.fields.amtspruefung import check_office, check_offices_of_posts
from antrag_gen.fields.bedarf import Mittel
from antrag_gen.fields.felder import TEXT, Datum, HaushaltFeld, JaNein, Modell, Zeile, reading
from antrag_gen.fields.kontext import Kontext
from antrag_gen.fields.listenfelder import NichtLeer
from antrag_gen.fields.mittelpruefung import check_mittel
from antrag_gen.fields.nummernfelder import AntragsnummerFeld
from antrag_gen.fields.stellen import KwVermerk, Stelle, parse_kw
from antrag_gen.fields.stellenpruefung import check_posts
from antrag_gen.fields.ziffern import cite, steps_of
from antrag_gen.fields.ziffernfelder import ZiffernFeld
from antrag_gen.german.betrag import Jahresreihe
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.jahre import Planung
from antrag_gen.papers.drucksache import GremiumFeld


class Beschluss(Modell):
    """What was decided on a motion, or on some of its Ziffern alike; `amt` is the office that is to report on it.

    `oeffentlich` says whether the council may be told of it in public.
    """

    antrag: AntragsnummerFeld
    ziffer: ZiffernFeld = ()
    ergebnis: Ergebnis
    abstimmung: Zeile = ""
    mittel: Annotated[list[Mittel], NichtLeer] = Field(default_factory=list)
    stellen: Annotated[list[Stelle], NichtLeer] = Field(default_factory=list)
    befristet_bis: Datum | None = None
    kw: Annotated[KwVermerk, reading(parse_kw), TEXT] | None = None
    bedingung: Zeile = ""
    amt: Zeile = ""
    oeffentlich: JaNein | None = None


class Beschluesse(Modell):
    """The decisions of one session on the motions of one budget, or of a Nachtragshaushalt to it."""

    gremium: GremiumFeld
    datum: Datum
    lesung: Literal["1", "2", "3"] | None = None
    nachtrag: Literal["1", "2", "3", "4", "5"] | None = None
    niederschrift: Zeile = ""
    haushalt: HaushaltFeld
    beschluesse: Annotated[list[Beschluss], NichtLeer]

    def entscheidungen(self, places: Sequence[Place]) -> Iterator[tuple[Entscheidung, ...]]:
        """Of each entry the decisions as they are looked up, one a Ziffer; `places` is where each entry stands."""
        for beschluss, place in zip(self.beschluesse, places, strict=True):
            yield tuple(self._entscheidung(beschluss, ziffer, place) for ziffer in beschluss.ziffer or (WHOLE,))

    def _entscheidung(self, beschluss: Beschluss, ziffer: str, place: Place) -> Entscheidung:
        return Entscheidung(
            beschluss.antrag,
            ziffer,
            self.gremium.name,
            self.datum,
            int(self.lesung) if self.lesung else None,
            self.niederschrift,
            self.haushalt,
            beschluss.ergebnis,
            beschluss.abstimmung,
            posten_of(beschluss.mittel),
            tuple(beschluss.stellen),
            beschluss.befristet_bis,
            beschluss.kw,
            beschluss.bedingung,
            beschluss.amt,
            place,
            beschluss.oeffentlich,
            int(self.nachtrag or 0),
        )

    def befunde(self, kontext: Kontext) -> Iterator[Problem]:
        """What is wrong with the decisions by themselves, whatever the motions say."""
        planung, aemter = Planung(self.haushalt, kontext.einstellungen.planungsjahre), kontext.liste("aemter")
        for index, beschluss in enumerate(self.beschluesse):
            path: Path = ("beschluesse", index)
            yield from _check_ziffern(path, beschluss)
            yield from _check_granted(path, beschluss)
            findings = [
                *check_mittel(beschluss.mittel, planung, teur=False),
                *check_posts(beschluss.stellen, self.haushalt),
                *check_office(("amt",), beschluss.amt, aemter),
                *check_offices_of_posts(beschluss.stellen, aemter),
            ]
            for finding in findings:
                yield finding.under(*path)
            if not any(finding.level is Level.FEHLER for finding in findings):
                yield from _check_years(path, beschluss, planung)
            yield from self._check_end(path, beschluss)

    def _check_end(self, path: Path, beschluss: Beschluss) -> Iterator[Problem]:
        """What is granted does not end before it begins."""
        begin, end, kw = self.haushalt.erstes, beschluss.befristet_bis, beschluss.kw
        if end is not None and end.year < begin:
            yield Problem(
                (*path, "befristet_bis"),
                f"Der {format_datum_kurz(end)} liegt vor dem Haushalt {self.haushalt.text}.",
                "Das Jahr der Befristung prüfen.",
                "befristung-vergangen",
            )
        if kw is not None and kw.jahr < begin:
            yield Problem(
                (*path, "kw"),
                f"„{kw}“ liegt vor dem Haushalt {self.haushalt.text}.",
                "Die Stelle fiele weg, bevor es sie gibt: das Jahr prüfen.",
                "kw-vergangen",
            )


def _check_ziffern(path: Path, beschluss: Beschluss) -> Iterator[Problem]:
    """Each Ziffer once, none beside one that it stands under, and money only for one of them."""
    steps = sorted(steps_of(ziffer) for ziffer in beschluss.ziffer)
    if any(below[: len(above)] == above for above, below in pairwise(steps)):
        yield Problem(
            (*path, "ziffer"),
            "Hier steht eine Ziffer zweimal, oder neben einer, zu der sie gehört.",
            "Jede Ziffer einmal nennen, und von einer Ziffer und ihren Teilen nur eines.",
            "ziffer-doppelt",
        )
    for key in ("mittel", "stellen"):
        if len(steps) > 1 and getattr(beschluss, key):
            yield Problem(
                (*path, key),
                f"Was davon zu welcher der {cite(beschluss.ziffer)} gehört, steht nicht da.",
                "Für jede Ziffer, zu der Mittel oder Stellen bewilligt sind, einen eigenen Eintrag schreiben.",
                "ziffer-mittel",
            )


def _check_granted(path: Path, beschluss: Beschluss) -> Iterator[Problem]:
    """Where nothing was granted, nothing is stated."""
    ergebnis = beschluss.ergebnis
    if ergebnis.bewilligt:
        return
    for key in ("mittel", "stellen", "befristet_bis", "kw"):
        if getattr(beschluss, key):
            yield Problem(
                (*path, key),
                f"Der Antrag ist {ergebnis.text}, hier steht aber, was bewilligt ist.",
                "Die Angabe löschen oder „ergebnis“ berichtigen.",
                "beschluss-zuviel",
            )
    if beschluss.bedingung:
        yield Problem(
            (*path, "bedingung"),
            f"Der Antrag ist {ergebnis.text}; die Bedingung wird nirgends gedruckt und hat keine Wirkung.",
            "Die Angabe löschen oder „ergebnis“ berichtigen.",
            "beschluss-ohne-wirkung",
            Level.WARNUNG,
        )


def _check_years(path: Path, beschluss: Beschluss, planung: Planung) -> Iterator[Problem]:
    """Single years stay within the plan, and no money is granted for the time after its end."""
    for index, entry in enumerate(beschluss.mittel):
        years = [column.von for column in entry.betrag.verteilt(planung) if not column.ff]
        open_end = any(column.ff for column in entry.betrag.verteilt(planung))
        at: Path = (*path, "mittel", index, "betrag")
        if isinstance(entry.betrag, Jahresreihe) and (late := [year for year in years if year > planung.offen_ab]):
            yield Problem(
                at,
                f"{late[0]} liegt hinter der Finanzplanung, die mit {planung.offen_ab} ff. endet.",
                "Das Jahr prüfen.",
                "beschluss-jahr",
            )
        end = beschluss.befristet_bis
        if end is not None and (open_end or max(years, default=0) > end.year):
            last = "fortlaufend" if open_end else f"bis {max(years)}"
            yield Problem(
                at,
                f"Der Betrag ist {last} bewilligt, der Beschluss aber bis {format_datum_kurz(end)} befristet.",
                "Die Jahre des Betrags und „befristet_bis“ vergleichen.",
                "beschluss-befristung",
            )
