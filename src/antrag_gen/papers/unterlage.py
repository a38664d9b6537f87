"""The Unterlage for a reading of the budget: the administration's answer to the motions of one subject."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from antrag_gen.errors import Level, Path, Problem
from antrag_gen.fields.felder import Abschnitt, Datum, HaushaltFeld, Modell, Prosa
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.nummernfelder import AntragsnummerFeld
from antrag_gen.fields.ziffern import cite, is_answered, missing_in, print_ziffern, steps_of
from antrag_gen.fields.ziffernfelder import ZiffernFeld
from antrag_gen.german.zahlen import join, join_oder
from antrag_gen.papers.drucksache import Drucksache, GremiumFeld, Sitzungsart
from antrag_gen.papers.papier import FraktionFeld, NichtLeer
from antrag_gen.visible import visible

WHOLE = ""  # the Ziffer of an entry that names none: the whole motion


@visible("antragsteller", "ziffern_text")
class Beantworteter(Modell):
    """A motion that is answered, in whole or only in some Ziffern."""

    nummer: AntragsnummerFeld
    fraktionen: Annotated[list[FraktionFeld], NichtLeer] = Field(default_factory=list)
    ziffern: ZiffernFeld = ()

    @property
    def antragsteller(self) -> str:
        return join([fraktion.name for fraktion in self.fraktionen])

    @property
    def ziffern_text(self) -> str:
        return print_ziffern(self.ziffern) or "alle"


@visible("behandlung_text")
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

    def befunde(self) -> Iterator[Problem]:
        """Adds: one session that is to come, and motions that are answered in whole or each Ziffer once."""
        yield from super().befunde()
        yield from self.check_session(("sitzung",), self.sitzung)
        if self.beratungsfolge:
            yield Problem(
                ("beratungsfolge",),
                "Eine Unterlage hat keine Beratungsfolge.",
                "Die Zeilen löschen; wo sie behandelt wird, steht unter „lesung“, „gremium“ und „sitzung“.",
                "beratungsfolge-zuviel",
            )
        answered: dict[Kennung, dict[str, int]] = {}
        for index, entry in enumerate(self.beantwortet):
            seen = answered.setdefault(Kennung.of(entry.nummer), {})
            for ziffer in entry.ziffern or (WHOLE,):
                yield from self._check_twice(index, ziffer, seen)
                seen[ziffer] = index
        for kennung, seen in answered.items():
            if WHOLE not in seen:
                yield from self._check_known(seen, self._kontext.ziffern(kennung) or ())

    def _at(self, index: int) -> Path:
        """The Ziffern of an entry, or its motion where it names none."""
        return ("beantwortet", index, "ziffern") if self.beantwortet[index].ziffern else ("beantwortet", index)

    def _check_twice(self, index: int, ziffer: str, seen: Mapping[str, int]) -> Iterator[Problem]:
        nummer = self.beantwortet[index].nummer
        if WHOLE in seen or (seen and ziffer == WHOLE):
            yield Problem(
                ("beantwortet", index),
                f"Antrag {nummer} steht zweimal da, einmal ohne Ziffern und damit im Ganzen.",
                "Diesen Eintrag löschen oder bei beiden die Ziffern nennen.",
                "ziffer-doppelt",
            )
        elif ziffer in seen:
            what = f"Ziffer {ziffer} des Antrags {nummer} steht zweimal da."
            yield Problem(self._at(index), what, "Die Ziffer an einer der beiden Stellen streichen.", "ziffer-doppelt")

    def _check_known(self, seen: Mapping[str, int], labels: Sequence[str]) -> Iterator[Problem]:
        """Each Ziffer that is named is there, and each that is there is answered, itself or with its parts."""
        known = {steps_of(label): label for label in labels}
        for index in dict.fromkeys(seen.values()) if known else ():
            absent = missing_in(labels, [ziffer for ziffer, at in seen.items() if at == index])
            if absent:
                what = f"Antrag {self.beantwortet[index].nummer} hat keine {cite(absent)}."
                yield Problem(self._at(index), what, f"Möglich sind: {join_oder(labels)}.", "ziffer-unbekannt")
        named = {steps_of(ziffer) for ziffer in seen}
        missing = [label for steps, label in known.items() if not is_answered(steps, named, known)]
        if missing:
            index = max(seen.values())
            verb = "bleibt Ziffer" if len(missing) == 1 else "bleiben die Ziffern"
            yield Problem(
                self._at(index),
                f"Von Antrag {self.beantwortet[index].nummer} {verb} {print_ziffern(missing)} unbeantwortet.",
                "Unter „ziffern“ ergänzen; steht die Antwort in einer anderen Unterlage, ist nichts zu tun.",
                "ziffer-offen",
                Level.WARNUNG,
            )
