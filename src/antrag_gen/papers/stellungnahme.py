"""What the administration answers to a motion or question: by Ziffer, or for the time being."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from antrag_gen.errors import HERE, Level, Problem
from antrag_gen.fields.aufzaehlung import Reihe, read_ziffern
from antrag_gen.fields.bedarf import Referatsname
from antrag_gen.fields.bezug import find_one
from antrag_gen.fields.felder import Abschnitt, Datum, Eintrag, Modell, Prosa, Zeile
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.listenfelder import FraktionFeld, NichtLeer
from antrag_gen.fields.nummern import name_of
from antrag_gen.fields.nummernfelder import AntragsnummerFeld
from antrag_gen.fields.verweise import find_references
from antrag_gen.fields.ziffern import Schritte, print_ziffern, steps_of, unanswered
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.zahlen import join, join_oder
from antrag_gen.papers.antwort import (
    ANFRAGE,
    BOTH,
    NAMES,
    USUAL,
    WORTE,
    Antwortart,
    Beantwortbar,
    check_office,
    kind_of,
    name_answer,
    office_of,
)
from antrag_gen.papers.papier import Papier
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Heading, plain_text
from antrag_gen.visible import visible

# `Zu 1.`, `Zu Ziffer 2.1:`, `Zu 2 a) bis c)`, `Zu 1. und 2.` – what a heading answers
ANSWERS = compile_late(r"Zu\s+(?P<wort>Ziff)?")
# What may follow where „Ziffer“ does not say it: `Zu 1.: Brunnen`, but not `Zu 2 Anträgen`.
ENDS = compile_late(r"\)?\.?(?:\s*:.*|\s+[–-]\s.*|\s+(?:des|der|dem|von|vom|aus)\s.*)?", re.DOTALL)


class Beantwortet(Modell):
    """The motion that is answered; `art` says what it is where it is not in the project."""

    nummer: AntragsnummerFeld
    art: Beantwortbar | None = None
    datum: Datum
    fraktionen: list[FraktionFeld] = Field(default_factory=list)


@visible("antragsteller", "absender", "absender_kurz", "zur_anfrage")
class Stellungnahme(Papier):
    """An answer to the motion `zu`; the headings of its text name the Ziffern that they answer."""

    namen: ClassVar[tuple[str, ...]] = tuple(NAMES.values())
    worte: ClassVar[tuple[str, ...]] = WORTE

    art: Literal["stellungnahme"]
    antwortart: Antwortart = Antwortart.STELLUNGNAHME
    zu: Beantwortet
    gz: Zeile | None = None
    referat: Referatsname = ""
    empfaenger: Annotated[list[Eintrag], NichtLeer] = Field(default_factory=list)
    verteiler: Annotated[list[Eintrag], NichtLeer] = Field(default_factory=list)
    antworttext: Annotated[Prosa, Abschnitt("Beantwortung/Stellungnahme")]

    @property
    def bezeichnung(self) -> str:
        return name_answer(self.antwortart, self.antragsbezeichnung, self.titel)

    @property
    def antragsbezeichnung(self) -> str:
        """What the motion is called, in our words: by the project, else by `zu`; empty where nobody knows."""
        entry = find_one(self.zu.nummer, self._kontext)
        return (entry.art if entry else "") or (kind_of(self.zu.art) if self.zu.art else "")

    @property
    def zur_anfrage(self) -> bool:
        """Whether a question is answered, and no motion."""
        kind = self.antragsbezeichnung
        return kind == ANFRAGE if kind else self.antwortart is Antwortart.BEANTWORTUNG

    @property
    def absender_kurz(self) -> str:
        """The same without its article, for a line where it stands behind the city."""
        return self.absender.removeprefix("Der ").removeprefix("Die ")

    @property
    def absender(self) -> str:
        """Who answers, as head and foot have it."""
        return self.referat or office_of(self.gezeichnet, self.titel)

    @property
    def kennung(self) -> str:
        return str(self.zu.nummer)

    @property
    def verfasser(self) -> str:
        return self.referat

    @property
    def antragsteller(self) -> str:
        return join([fraktion.name for fraktion in self.zu.fraktionen])

    @property
    def beantwortete_ziffern(self) -> list[tuple[Schritte, str, Heading]]:
        """Each Ziffer that a heading names, as steps and as it is cited, with the heading, in the order of the text."""
        return [(steps_of(ziffer), ziffer, heading) for reihe, heading in self._answering for ziffer in reihe.werte]

    @property
    def _answering(self) -> list[tuple[Reihe, Heading]]:
        """The headings that name Ziffern."""
        headings = [block for block in self.antworttext.blocks if isinstance(block, Heading)]
        return [(reihe, heading) for heading in headings if (reihe := _answered_by(plain_text(heading)))]

    def befunde(self) -> Iterator[Problem]:
        """Adds: an answer comes after its motion, and answers each Ziffer once."""
        yield from super().befunde()
        if self.datum is not None and self.datum < self.zu.datum:
            yield Problem(
                ("datum",),
                "Die Antwort trägt ein früheres Datum als der Antrag.",
                "Beide Daten vergleichen; der Antrag steht unter „zu“.",
                "datum-reihenfolge",
            )
        yield from self._check_motion()
        yield from check_office(self.absender, self.gezeichnet)
        yield from self._check_ziffern()

    def _check_motion(self) -> Iterator[Problem]:
        """What is said of the motion is what it says of itself, where it is in the project."""
        entry = find_one(self.zu.nummer, self._kontext)
        if entry is None:
            return
        hint, name = "Eine der beiden Angaben berichtigen.", name_of(self.zu.nummer)
        if self.zu.art and entry.art and kind_of(self.zu.art) != entry.art:
            what = f"{name} heißt in seiner Datei „{entry.art}“."
            yield Problem(("zu", "art"), what, "Die Zeile löschen.", "zu-antrag", Level.WARNUNG)
        if entry.datum is not None and entry.datum != self.zu.datum:
            what = f"{name} ist vom {format_datum_kurz(entry.datum)}, hier steht {format_datum_kurz(self.zu.datum)}."
            yield Problem(("zu", "datum"), what, hint, "zu-antrag", Level.WARNUNG)
        known = self._kontext.liste("fraktionen")
        theirs = {known[key].name for key in entry.fraktionen if key in known}
        if self.zu.fraktionen and theirs and theirs != {fraktion.name for fraktion in self.zu.fraktionen}:
            what = f"{name} ist von {join(sorted(theirs))}."
            yield Problem(("zu", "fraktionen"), what, hint, "zu-antrag", Level.WARNUNG)

    def _check_ziffern(self) -> Iterator[Problem]:
        """Each Ziffer of the motion is answered once; what there is no Ziffer for is a mistake."""
        for reihe, heading in self._answering:
            cited = find_references(plain_text(heading), self._kontext.einstellungen.nummern)
            # What reads like a reference is told with all references.
            if reihe.fehler is not None and not any(verweis.fehler for verweis in cited):
                yield replace(reihe.fehler.problem, at=heading.place or HERE)
        labels = self._kontext.ziffern(Kennung.of(self.zu.nummer)) or ()
        known = {steps_of(label): label for label in labels}
        seen: Counter[Schritte] = Counter()
        for steps, written, heading in self.beantwortete_ziffern:
            if seen[steps] >= self._times(steps):
                what = f"Ziffer {written} wird zweimal beantwortet."
                yield Problem(heading.place or HERE, what, "Die Antworten zusammenfassen.", "ziffer-doppelt")
            elif known and steps not in known:
                what = f"Der {name_of(self.zu.nummer)} hat keine Ziffer {written}."
                hint = f"Möglich sind: {join_oder(labels)}."
                yield Problem(heading.place or HERE, what, hint, "ziffer-unbekannt")
            seen[steps] += 1
        elsewhere = self._kontext.answered(Kennung.of(self.zu.nummer))
        answered = {*seen, *map(steps_of, elsewhere)}
        missing = [known[steps] for steps in unanswered(answered, known)]
        if missing and "" not in elsewhere and self.antwortart is not Antwortart.ZWISCHENNACHRICHT:
            verb = "bleibt Ziffer" if len(missing) == 1 else "bleiben die Ziffern"
            what = f"Unbeantwortet {verb} {print_ziffern(missing)}."
            hint = "Für jede Ziffer eine Überschrift „## Zu Ziffer …“ schreiben."
            yield Problem(("zu", "nummer"), what, hint, "ziffer-offen", Level.WARNUNG)

    def _times(self, steps: Schritte) -> int:
        """How often a Ziffer can be answered: what both asks for something and puts questions may have it twice."""
        if (self.antragsbezeichnung or USUAL.get(self.antwortart)) != BOTH:
            return 1
        entry = find_one(self.zu.nummer, self._kontext)
        if entry is None or entry.ziffern is None:
            return 2
        return max(1, [steps_of(label) for label in entry.ziffern].count(steps))


def _answered_by(heading: str) -> Reihe | None:
    """The Ziffern that a heading names; None for one that is about something else."""
    match = ANSWERS.match(heading)
    if match is None:
        return None
    reihe = read_ziffern(heading, match.start("wort") if match["wort"] else match.end())
    return reihe if reihe and (match["wort"] or ENDS.fullmatch(heading, reihe.end)) else None
