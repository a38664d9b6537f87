"""The form that an office fills in with Word: the facts and the fields of a report come in, a document goes out."""

from dataclasses import dataclass
from typing import ClassVar

from antrag_gen.fields.felder import Prosa
from antrag_gen.together.vorhaben import Vorhaben
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.visible import visible


@visible("anfang", "ende")
@dataclass(frozen=True, slots=True)
class Formularfeld:
    """A place to be filled in; the template prints `anfang`, and with several paragraphs `inhalt` and `ende` below.

    A content control takes the place of both.
    """

    nummer: int
    titel: str
    mehrzeilig: bool
    inhalt: Prosa | None = None

    @property
    def anfang(self) -> str:
        return f"{{{self.nummer}}}"

    @property
    def ende(self) -> str:
        return f"{{/{self.nummer}}}"


@visible()
@dataclass(frozen=True, slots=True)
class Fakt:
    """What the report says already, or what is granted."""

    name: str
    wert: str


@visible()
@dataclass(frozen=True, slots=True)
class Formulargruppe:
    """What belongs together; `ebene` is that of its heading. `prosa` stands below as it is.

    What can be added (`neu`, „massnahme“ or „indikator“) has a number as its title, what was told before has none.
    """

    titel: str
    ebene: int = 2
    neu: str = ""
    fest: bool = False
    fakten: tuple[Fakt, ...] = ()
    felder: tuple[Formularfeld, ...] = ()
    prosa: Prosa | None = None


@dataclass(frozen=True, kw_only=True)
class Formular(Zusammenstellung):
    """`datei` is the place of the name of the content file, `frist` the day until which the office answers."""

    jahr: int
    halbjahr: bool = False
    vorhaben: Vorhaben
    frist: str = ""
    datei: Formularfeld
    gruppen: tuple[Formulargruppe, ...]

    art: ClassVar[str] = "formular"
