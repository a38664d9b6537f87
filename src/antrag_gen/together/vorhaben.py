"""What is to be reported on in a year, one thing each: what was granted for it, and what its report says, if any."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from antrag_gen.fields.nummern import put_behind
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.mittelverwendung import Jahresrechnung
from antrag_gen.reports.stellenzeilen import Postenzeile, list_granted
from antrag_gen.reports.umsetzung import Umsetzung
from antrag_gen.together.vorjahresrest import Unklar, Vorjahresrest
from antrag_gen.visible import visible


@visible("value")
class Berichtslage(StrEnum):
    """Whether there is a report that can be relied on."""

    EINGEGANGEN = "eingegangen"
    ENTWURF = "im Entwurf"
    FEHLERHAFT = "mit Fehlern, nicht aufgenommen"
    FEHLT = "nicht eingegangen"
    ERLEDIGT = "abgeschlossen, kein Bericht nötig"


@visible(
    "nummer",
    "benannt",
    "fraktion",
    "betreff",
    "beantragt",
    "bewilligt",
    "umsetzung",
    "ampel",
    "bewilligte_stellen",
    "stellenstand",
    "stellen_im_einzelnen",
    "bedingung",
    "sperrvermerk",
    "befristung",
    "vorjahresreste",
    "vorjahr_offen",
    "unklar",
    "nichtoeffentlich",
)
@dataclass(frozen=True, slots=True)
class Vorhaben:
    """A funded motion, or a Ziffer of it, in `jahr`.

    `bericht` is None where there is none or where it has errors (`lage`); then nothing is known of its figures.
    What was done in an earlier year needs none, and stands here with what was granted for `jahr` all the same.
    `referat` is the name of a Referat, empty where nobody knows it; so is `amt`, the office that reports.
    `geblieben` is what earlier reports leave for the year. `oeffentlich` is what the file of the report says of itself,
    however far it is.
    """

    jahr: int
    foerderung: Foerderung
    bericht: Fortschrittsbericht | None
    lage: Berichtslage
    referat: str = ""
    amt: str = ""
    geblieben: tuple[Vorjahresrest | Unklar, ...] = ()
    oeffentlich: str = ""

    @property
    def nummer(self) -> str:
        """`Antrag Nr. 4123/2023, Ziffer 2a`."""
        number = self.foerderung.antrag.kennung
        return f"{number}, Ziffer {self.foerderung.ziffer}" if self.foerderung.ziffer else number

    @property
    def benannt(self) -> str:
        """`Haushaltsantrag Nr. 4123/2023, Ziffer 2a`."""
        return put_behind(self.foerderung.antrag.bezeichnung, self.nummer)

    @property
    def fraktion(self) -> str:
        return self.foerderung.antrag.verfasser

    @property
    def betreff(self) -> str:
        """That of the report, which can be about a part of the motion."""
        return (self.bericht or self.foerderung.antrag).betreff

    @property
    def beantragt(self) -> Decimal | None:
        """None where the motion names no amounts."""
        return self.foerderung.beantragt_fuer(self.jahr)

    @property
    def bewilligt(self) -> Decimal:
        return self.foerderung.ansatz(self.jahr)

    @property
    def bewilligte_stellen(self) -> str:
        return self.foerderung.bewilligte_stellen

    @property
    def stellen(self) -> list[Postenzeile]:
        """The granted posts as they are at the end of the year."""
        return list_granted(self.foerderung.stellen, self.ende)

    @property
    def stellen_im_einzelnen(self) -> str:
        """The same in words: function, grade, office and KW mark of each."""
        return "; ".join(zeile.in_worten(self.foerderung.antrag.titel) for zeile in self.stellen)

    @property
    def bedingung(self) -> str:
        """What the decisions make a condition; empty without any."""
        return "; ".join(beschluss.bedingung for beschluss in self.foerderung.beschluesse if beschluss.bedingung)

    @property
    def sperrvermerk(self) -> str:
        """What has to happen before money may be spent, with the purpose that it is for; empty without any."""
        locked = (posten for _, mittel in self.foerderung.je_beschluss for posten in mittel if posten.sperrvermerk)
        return "; ".join(f"{posten.zweck}: {posten.sperrvermerk}" for posten in locked)

    @property
    def befristung(self) -> str:
        """How long the decisions hold; empty without any end."""
        return "; ".join(
            dict.fromkeys(beschluss.befristung for beschluss in self.foerderung.beschluesse if beschluss.befristung)
        )

    @property
    def nichtoeffentlich(self) -> bool:
        """Whether the report, or the decision or motion that it is on, says that it is not public."""
        return self.oeffentlich not in ("", "ja") or self.foerderung.oeffentlich is False

    @property
    def ohne_angabe(self) -> bool:
        """Whether nobody says that it is public or not."""
        return not self.oeffentlich and self.foerderung.oeffentlich is None

    @property
    def ende(self) -> dt.date:
        """The last day that is told of."""
        return self.bericht.stichtag if self.bericht else dt.date(self.jahr, 12, 31)

    @property
    def stellenstand(self) -> str:
        """What is reported of posts; empty where nothing is."""
        stand = self.bericht.stellen if self.bericht else None
        return stand.in_worten(self.foerderung.antrag.titel) if stand else ""

    @property
    def rechnung(self) -> Jahresrechnung | None:
        """The year as it is reported; None where nothing is reported of it, which is not nothing spent."""
        years = self.bericht.jahre if self.bericht else []
        return next((jahr for jahr in years if jahr.stand.jahr == self.jahr), None)

    @property
    def vorjahresreste(self) -> list[Vorjahresrest]:
        """What came out of earlier years, where nothing is reported of it in this one."""
        return [] if self.rechnung else [rest for rest in self.geblieben if isinstance(rest, Vorjahresrest)]

    @property
    def vorjahr_offen(self) -> Decimal:
        """The same in Euro."""
        return sum((rest.euro for rest in self.vorjahresreste), Decimal(0))

    @property
    def unklar(self) -> list[Unklar]:
        """The earlier reports by which nobody knows whether, or how much of, their money belongs here."""
        return [] if self.rechnung else [rest for rest in self.geblieben if isinstance(rest, Unklar)]

    @property
    def umsetzung(self) -> str:
        if self.lage is Berichtslage.ERLEDIGT:
            return Umsetzung.ABGESCHLOSSEN.text
        return self.bericht.umsetzung.text if self.bericht else ""

    @property
    def ampel(self) -> str:
        return self.bericht.ampel.text if self.bericht else ""
