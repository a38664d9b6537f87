"""What an answer is called, and who gives it: the kind of the motion and the office of the signer in, words out."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Literal

from antrag_gen.errors import Level, Problem
from antrag_gen.papers.antrag import NAMES as MOTIONS
from antrag_gen.papers.antrag import Antragsart
from antrag_gen.papers.papier import Unterschrift


class Antwortart(StrEnum):
    STELLUNGNAHME = "stellungnahme"
    BEANTWORTUNG = "beantwortung"
    BEANTWORTUNG_UND_STELLUNGNAHME = "beantwortung_und_stellungnahme"
    ZWISCHENNACHRICHT = "zwischennachricht"


NAMES = {
    Antwortart.STELLUNGNAHME: "Stellungnahme zum Antrag",
    Antwortart.BEANTWORTUNG: "Beantwortung zur Anfrage",
    Antwortart.BEANTWORTUNG_UND_STELLUNGNAHME: "Beantwortung und Stellungnahme zu Anfrage und Antrag",
    Antwortart.ZWISCHENNACHRICHT: "Zwischennachricht zum Antrag",
}
ANFRAGE, BOTH = MOTIONS[Antragsart.ANFRAGE], MOTIONS[Antragsart.ANTRAG_UND_ANFRAGE]
# What each is on where nobody knows it better.
USUAL = {Antwortart.BEANTWORTUNG: ANFRAGE, Antwortart.BEANTWORTUNG_UND_STELLUNGNAHME: BOTH}
ALONE = {
    Antwortart.STELLUNGNAHME: "Stellungnahme",
    Antwortart.BEANTWORTUNG: "Beantwortung",
    Antwortart.BEANTWORTUNG_UND_STELLUNGNAHME: "Beantwortung und Stellungnahme",
    Antwortart.ZWISCHENNACHRICHT: "Zwischennachricht",
}
# The keys of what can be answered: those of `antragsart`, and the budget motion.
Beantwortbar = Literal[
    "antrag",
    "dringlichkeitsantrag",
    "aenderungsantrag",
    "ergaenzungsantrag",
    "anfrage",
    "antrag_und_anfrage",
    "haushaltsantrag",
]
BUDGET_MOTION = "Haushaltsantrag"
OFFICE = "Der Oberbürgermeister"
OFFICES = {"Oberbürgermeister": OFFICE, "Oberbürgermeisterin": "Die Oberbürgermeisterin"}


def kind_of(key: Beantwortbar) -> str:
    """What a motion of this key is called, in our words."""
    return BUDGET_MOTION if key == "haushaltsantrag" else MOTIONS[Antragsart(key)]


def name_answer(art: Antwortart, kind: str, titel: Callable[[str], str]) -> str:
    """`Stellungnahme zum Dringlichkeitsantrag`; `kind` is empty where nobody knows what the motion was."""
    if kind in ("", USUAL.get(art, MOTIONS[Antragsart.ANTRAG])):
        return titel(NAMES[art])
    whole = f"{ALONE[art]} {_to(kind)} {kind}"
    named = titel(whole)
    return f"{titel(ALONE[art])} {_to(kind)} {titel(kind)}" if named == whole else named


def _to(kind: str) -> str:
    return {ANFRAGE: "zur", BOTH: "zu"}.get(kind, "zum")


WORTE = (
    *ALONE.values(),
    *(f"{alone} {_to(kind)} {kind}" for alone in ALONE.values() for kind in (*MOTIONS.values(), BUDGET_MOTION)),
    *OFFICES.values(),
)


def office_of(people: Sequence[Unterschrift], titel: Callable[[str], str]) -> str:
    """Who answers where no Referat is named: whom the city names, else the office of whoever signs."""
    if titel(OFFICE) != OFFICE:
        return titel(OFFICE)
    signed = (OFFICES[person.funktion] for person in people if person.funktion in OFFICES)
    return titel(next(signed, OFFICE))


def check_office(sender: str, people: Sequence[Unterschrift]) -> Iterator[Problem]:
    """The head and the signature say the same office in the same form."""
    named = sender.rpartition(" ")[2]
    for index, person in enumerate(people):
        office = person.funktion or ""
        if office != named and _without_form(office) == _without_form(named):
            yield Problem(
                ("gezeichnet", index, "funktion"),
                f"Im Kopf steht „{sender}“, gezeichnet hat „{office}“.",
                "Die Funktion berichtigen oder die Angabe, aus der der Kopf kommt: „referat“ oder in "
                f"content/projekt.yaml unter „bezeichnungen“ „{OFFICE}: …“.",
                "amt-verschieden",
                Level.WARNUNG,
            )


def _without_form(office: str) -> str:
    """The same for women and men: Oberbürgermeisterin, Landrätin."""
    return office.casefold().removesuffix("in").replace("ä", "a")
