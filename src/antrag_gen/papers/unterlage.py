"""The Unterlage for a reading of the budget: the administration's answer to motions and decisions on one subject."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from antrag_gen.errors import HERE, AntragError, Level, Path, Problem
from antrag_gen.fields.felder import Abschnitt, Datum, HaushaltFeld, Kennzeichen, Modell, Prosa, Zeile
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.listenfelder import FraktionFeld, NichtLeer
from antrag_gen.fields.nummern import name_of, put_behind
from antrag_gen.fields.nummernfelder import AntragsnummerFeld
from antrag_gen.fields.tabellenzellen import AS_ABOVE
from antrag_gen.fields.ziffern import cite, missing_in, print_ziffern, steps_of, unanswered
from antrag_gen.fields.ziffernfelder import ZiffernFeld
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.zahlen import join, join_oder
from antrag_gen.papers.drucksache import Drucksache, GremiumFeld, Sitzungsart
from antrag_gen.visible import visible

WHOLE = ""  # the Ziffer of an entry that names none: the whole motion


@visible("antragsteller", "ziffern_text", "wie_oben")
class Beantworteter(Modell):
    """What is answered, in whole or only in some Ziffern: a motion, or a decision of a committee.

    A decision has its `gremium`, `datum` and, where it has one, its number (`beschluss`).
    """

    nummer: AntragsnummerFeld | None = None
    fraktionen: Annotated[list[FraktionFeld], NichtLeer] = Field(default_factory=list)
    gremium: GremiumFeld | None = None
    datum: Datum | None = None
    beschluss: Kennzeichen = ""
    ziffern: ZiffernFeld = ()
    antwort: Zeile = ""

    @model_validator(mode="after")
    def _check_kind(self) -> Self:
        of_motion = self.nummer is not None
        of_decision = self.gremium is not None and self.datum is not None
        beyond = any((self.gremium, self.datum, self.beschluss)) and bool(self.nummer or self.fraktionen)
        if beyond or not (of_motion or of_decision):
            raise AntragError.of(
                HERE,
                f"Das ist {'Antrag und Beschluss zugleich' if beyond else 'weder ein Antrag noch ein Beschluss'}.",
                "Ein Antrag hat „nummer“ und „fraktionen“, ein Beschluss „gremium“, „datum“ und „beschluss“ "
                "(seine Nummer, wenn er eine hat).",
                "beantwortet-eintrag",
            )
        return self

    @property
    def antragsteller(self) -> str:
        """Who asked for it: the Fraktionen, or the committee."""
        return self.gremium.name if self.gremium else join([fraktion.name for fraktion in self.fraktionen])

    @property
    def ziffern_text(self) -> str:
        return print_ziffern(self.ziffern) or "alle"

    @property
    def wie_oben(self) -> bool:
        """Whether its answer is that of the entry above."""
        return AS_ABOVE.fullmatch(self.antwort) is not None

    @property
    def schluessel(self) -> Hashable:
        """What tells it from others."""
        return Kennung.of(self.nummer) if self.nummer else (self.antragsteller, self.datum, self.beschluss)

    @property
    def genannt(self) -> str:
        """How messages name it."""
        if self.nummer or self.datum is None:
            return name_of(self.nummer)
        return f"Beschluss {self.beschluss} vom {format_datum_kurz(self.datum)}".replace("  ", " ")


@visible("behandlung_text", "hat_antraege", "hat_beschluesse", "hat_antworten")
class Unterlage(Drucksache):
    """`lesung` and `sitzung` say where it is laid out; `beantwortet` lists the motions and decisions."""

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

    @property
    def hat_antraege(self) -> bool:
        return any(entry.nummer for entry in self.beantwortet)

    @property
    def hat_beschluesse(self) -> bool:
        return any(entry.gremium for entry in self.beantwortet)

    @property
    def hat_antworten(self) -> bool:
        """Whether the list says in short what the answers are."""
        return any(entry.antwort for entry in self.beantwortet)

    def befunde(self) -> Iterator[Problem]:
        """Adds: one session that is to come, and what is answered in whole or each Ziffer once."""
        yield from super().befunde()
        yield from self.check_session(("sitzung",), self.sitzung)
        if self.beratungsfolge:
            yield Problem(
                ("beratungsfolge",),
                "Eine Unterlage hat keine Beratungsfolge.",
                "Die Zeilen löschen; wo sie behandelt wird, steht unter „lesung“, „gremium“ und „sitzung“.",
                "beratungsfolge-zuviel",
            )
        yield from self._check_answers()
        answered: dict[Hashable, dict[str, int]] = {}
        for index, entry in enumerate(self.beantwortet):
            seen = answered.setdefault(entry.schluessel, {})
            for ziffer in entry.ziffern or (WHOLE,):
                yield from self._check_twice(index, ziffer, seen)
                seen[ziffer] = index
        for kennung, seen in answered.items():
            if WHOLE not in seen and isinstance(kennung, Kennung):
                elsewhere = self._kontext.answered(kennung)
                yield from self._check_known(seen, self._kontext.ziffern(kennung) or (), elsewhere)

    def _check_answers(self) -> Iterator[Problem]:
        """„wie oben“ needs an answer above it; no decision is answered before it was made."""
        for index, entry in enumerate(self.beantwortet):
            if entry.wie_oben and (index == 0 or not self.beantwortet[index - 1].antwort):
                what = f"„{entry.antwort}“: Darüber steht keine Antwort."
                hint = "Die Antwort selbst schreiben, oder bei dem Eintrag darüber „antwort“ ergänzen."
                yield Problem(("beantwortet", index, "antwort"), what, hint, "antwort-wie-oben")
            if entry.datum is not None and self.datum is not None and entry.datum > self.datum:
                yield Problem(
                    ("beantwortet", index, "datum"),
                    f"Der Beschluss vom {format_datum_kurz(entry.datum)} wäre nach dem Datum dieses Papiers, "
                    f"dem {format_datum_kurz(self.datum)}.",
                    "Das Jahr und den Tag des Beschlusses prüfen, sonst die Angabe „datum“.",
                    "beschluss-spaeter",
                )

    def _at(self, index: int) -> Path:
        """The Ziffern of an entry, or its motion where it names none."""
        return ("beantwortet", index, "ziffern") if self.beantwortet[index].ziffern else ("beantwortet", index)

    def _check_twice(self, index: int, ziffer: str, seen: Mapping[str, int]) -> Iterator[Problem]:
        entry = self.beantwortet[index]
        if WHOLE in seen or (seen and ziffer == WHOLE):
            yield Problem(
                ("beantwortet", index),
                f"{entry.genannt} steht zweimal da, einmal ohne Ziffern und damit im Ganzen.",
                "Diesen Eintrag löschen oder bei beiden die Ziffern nennen.",
                "ziffer-doppelt",
            )
        elif ziffer in seen:
            of = put_behind("des Antrags", str(entry.nummer)) if entry.nummer else f"({entry.genannt})"
            what = f"Ziffer {ziffer} {of} steht zweimal da."
            yield Problem(self._at(index), what, "Die Ziffer an einer der beiden Stellen streichen.", "ziffer-doppelt")

    def _check_known(
        self, seen: Mapping[str, int], labels: Sequence[str], elsewhere: Sequence[str]
    ) -> Iterator[Problem]:
        """Each Ziffer that is named is there, and each that is there is answered, itself or with its parts.

        Those that are answered `elsewhere` are not missing.
        """
        known = {steps_of(label): label for label in labels}
        for index in dict.fromkeys(seen.values()) if known else ():
            absent = missing_in(labels, [ziffer for ziffer, at in seen.items() if at == index])
            if absent:
                what = f"{name_of(self.beantwortet[index].nummer)} hat keine {cite(absent)}."
                yield Problem(self._at(index), what, f"Möglich sind: {join_oder(labels)}.", "ziffer-unbekannt")
        named = {steps_of(ziffer) for ziffer in (*seen, *elsewhere)}
        missing = [] if WHOLE in elsewhere else [known[steps] for steps in unanswered(named, known)]
        if missing:
            index = max(seen.values())
            verb = "bleibt Ziffer" if len(missing) == 1 else "bleiben die Ziffern"
            yield Problem(
                self._at(index),
                f"Von {name_of(self.beantwortet[index].nummer)} {verb} {print_ziffern(missing)} unbeantwortet.",
                "Unter „ziffern“ ergänzen; steht die Antwort in einem Papier, das anderswo liegt, ist nichts zu tun.",
                "ziffer-offen",
                Level.WARNUNG,
            )
