"""Papers that the administration lays before the council: letterhead, routing, versions, references at the end."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo

from antrag_gen.errors import HERE, AntragError, Path, Place, Problem
from antrag_gen.fields.einstellungen import Gremium, Referat, key_of
from antrag_gen.fields.felder import TEXT, Datum, Eintrag, Modell, Prosa, Zeile, no_text
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.kontext import kontext
from antrag_gen.fields.nummern import Kreis
from antrag_gen.fields.nummernfelder import DrucksachennummerFeld
from antrag_gen.fields.stammdaten import named_in
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.spelling import nearest
from antrag_gen.german.zahlen import join
from antrag_gen.papers.anlagen import count
from antrag_gen.papers.papier import NichtLeer, Papier
from antrag_gen.visible import visible

ReferatFeld = Annotated[Referat, named_in("referate", "Das Referat")]
GremiumFeld = Annotated[Gremium, named_in("gremien", "Das Gremium")]
NEUFASSUNG = "Neufassung"


def _word_of(angabe: str) -> BeforeValidator:
    """One of the words that the city has for this key, however it is written; nothing is the first of them."""

    def read(value: object, info: ValidationInfo) -> object:
        if isinstance(value, (dict, list)):
            raise no_text(value)
        words: tuple[str, ...] = getattr(kontext(info).einstellungen.beratungsfolge, angabe)
        known = {key_of(word): word for word in words}
        if value == "":
            return words[0]
        if word := known.get(key_of(str(value))):
            return word
        meant = nearest(str(value), list(known))
        asked = f"Ist „{meant}“ gemeint? " if meant else ""
        raise AntragError.of(
            HERE,
            f"„{value}“ ist bei „{angabe}“ nicht möglich.",
            f"{asked}Möglich sind: {', '.join(known)}; andere Worte in content/projekt.yaml unter „beratungsfolge“.",
            "wert-unbekannt",
        )

    return BeforeValidator(read)


@visible("text")
class Sitzungsart(StrEnum):
    OEFFENTLICH = "oeffentlich"
    NICHTOEFFENTLICH = "nichtoeffentlich"

    @property
    def text(self) -> str:
        return "öffentlich" if self is Sitzungsart.OEFFENTLICH else "nicht öffentlich"


@visible("zweck", "art", "tag")
class Beratung(Modell):
    """A row of the routing table: which committee gets the paper for what, and when; in a draft that may be open."""

    gremium: GremiumFeld
    zur: Annotated[str, _word_of("zur"), TEXT]
    sitzungsart: Annotated[str, _word_of("sitzungsart"), TEXT] = Field(default="", validate_default=True)
    termin: Datum | None = None

    @property
    def zweck(self) -> str:
        return self.zur

    @property
    def art(self) -> str:
        return self.sitzungsart

    @property
    def tag(self) -> str:
        """Empty while it is open."""
        return format_datum_kurz(self.termin) if self.termin else ""


@visible("ist_neufassung", "fuss")
class Drucksache(Papier):
    """Base of the administration's papers; `fassung_vom` is the date of the version that it adds to or replaces."""

    nummer: DrucksachennummerFeld | None = None
    referate: Annotated[list[ReferatFeld], NichtLeer] = Field(default_factory=list)
    gz: Zeile = ""
    fassung_vom: Datum | None = None
    beratungsfolge: Annotated[list[Beratung], NichtLeer] = Field(default_factory=list)
    beteiligte: Annotated[list[Eintrag], NichtLeer] = Field(default_factory=list)
    vorliegende_antraege: Annotated[list[Eintrag], NichtLeer] = Field(default_factory=list)
    erledigte_antraege: Annotated[list[Eintrag], NichtLeer] = Field(default_factory=list)

    nummernkreis: ClassVar[Kreis | None] = "drucksache"
    needed: ClassVar[tuple[str, ...]] = ("nummer", "datum", "referate", "beratungsfolge", "gezeichnet")

    @property
    def kennung(self) -> str:
        return str(self.nummer or "")

    @property
    def verfasser(self) -> str:
        return join([referat.name for referat in self.referate])

    @property
    def fuss(self) -> str:
        """Who lays it before the council, as the foot of its pages says it: several Referate by their short names."""
        short = [referat.kurz for referat in self.referate]
        return join(short) if len(short) > 1 and all(short) else self.verfasser

    @property
    def ist_neufassung(self) -> bool:
        """Whether it replaces the version of `fassung_vom` instead of adding to it."""
        return self.nummer is not None and self.nummer.zusatz == NEUFASSUNG

    def befunde(self) -> Iterator[Problem]:
        """Adds: sessions in their order and after the paper, versions that name their base, attachments referred to."""
        yield from super().befunde()
        yield from self._check_sessions()
        yield from self._check_version()

    def _check_sessions(self) -> Iterator[Problem]:
        dated = [(number, each.termin) for number, each in enumerate(self.beratungsfolge) if each.termin]
        for (_, before), (number, after) in pairwise(dated):
            if after < before:
                yield Problem(
                    ("beratungsfolge", number, "termin"),
                    f"Die Sitzung am {format_datum_kurz(after)} steht hinter der späteren am "
                    f"{format_datum_kurz(before)}.",
                    "Die Sitzungen nach der Zeit ordnen oder den Termin berichtigen.",
                    "sitzung-reihenfolge",
                )
        first = self._first_session
        for number, termin in dated:
            if first is None or termin < first:
                yield from self.check_session(("beratungsfolge", number, "termin"), termin)
        for number, each in enumerate(self.beratungsfolge):
            if each.termin is None and not self.entwurf:
                yield Problem(
                    ("beratungsfolge", number),
                    "Die Angabe „termin“ fehlt.",
                    "Eine Zeile „termin: …“ ergänzen; offen bleiben kann der Termin nur bei „status: entwurf“.",
                    "angabe-fehlt",
                )

    @property
    def _first_session(self) -> dt.date | None:
        """From when on what adds to an earlier version, or replaces it, may list sessions: those on that version.

        One on itself is among them, else its date or the routing table is not this year's.
        """
        at = [each.termin for each in self.beratungsfolge if each.termin]
        open_ = len(at) < len(self.beratungsfolge)
        if self.fassung_vom is None or self.datum is None or not (open_ or max(at, default=self.datum) >= self.datum):
            return None
        found = self._kontext.find(Kennung.of(self.nummer)) if self.nummer else ()
        return min([self.fassung_vom, *(entry.datum for entry in found if entry.datum)])

    def check_session(self, path: Path, session: dt.date) -> Iterator[Problem]:
        """No session takes place before the paper for it is written."""
        if self.datum is not None and session < self.datum:
            yield Problem(
                path,
                f"Die Sitzung am {format_datum_kurz(session)} wäre vor dem Datum dieses Papiers, "
                f"dem {format_datum_kurz(self.datum)}.",
                "Das Jahr und den Tag der Sitzung prüfen, sonst die Angabe „datum“.",
                "sitzung-vergangen",
            )

    def _check_version(self) -> Iterator[Problem]:
        version = self.nummer.zusatz if self.nummer else ""
        if version and self.fassung_vom is None:
            yield Problem(
                ("nummer",),
                f"Die Nummer nennt „{version}“, aber das Datum der früheren Fassung fehlt.",
                "Eine Zeile „fassung_vom: TT.MM.JJJJ“ mit diesem Datum ergänzen.",
                "fassung-fehlt",
            )
        elif self.fassung_vom is not None and not version:
            yield Problem(
                ("fassung_vom",),
                "Hier steht das Datum einer früheren Fassung, aber die Nummer nennt weder Ergänzung noch Neufassung.",
                "Hinter die Nummer „1. Ergänzung“ oder „Neufassung“ schreiben oder diese Zeile löschen.",
                "fassung-zuviel",
            )
        elif self.fassung_vom is not None and self.datum is not None and self.datum <= self.fassung_vom:
            yield Problem(
                ("fassung_vom",),
                f"Die frühere Fassung vom {format_datum_kurz(self.fassung_vom)} ist nicht älter als dieses Papier "
                f"vom {format_datum_kurz(self.datum)}.",
                "Die Angaben „fassung_vom“ und „datum“ prüfen.",
                "fassung-datum",
            )


def check_form(long: Prosa | None, short: Prosa | None, titles: tuple[str, str], papier: Papier) -> Iterator[Problem]:
    """A text in full, or a short one with the full text in Anlage 1: one of both, and the Anlage there."""
    full, brief = map(papier.titel, titles)
    if long is None and short is None:
        yield Problem(
            ("kurzfassung",),
            f"Der Abschnitt „# {full}“ fehlt.",
            f"Ihn ergänzen oder „# {brief}“ schreiben, mit dem ausführlichen Text als Anlage 1.",
            "text-fehlt",
        )
    elif long is not None and short is not None:
        yield Problem(
            _place_of(short) or ("kurzfassung",),
            f"„# {full}“ und „# {brief}“ stehen beide da.",
            "Einen der beiden Abschnitte löschen.",
            "text-doppelt",
        )
    elif short is not None and not (papier.anlagen and count(papier.anlagen)[0].von == 1):
        yield Problem(
            _place_of(short) or ("kurzfassung",),
            f"„# {brief}“ verweist auf Anlage 1, aber es gibt keine Anlage{' 1' if papier.anlagen else ''}.",
            "Unter „anlagen“ als erste die Datei mit dem ausführlichen Text angeben („titel“ und „datei“).",
            "anlage-fehlt",
        )


def _place_of(prosa: Prosa) -> Place | None:
    return prosa.blocks[0].place if prosa.blocks else None
