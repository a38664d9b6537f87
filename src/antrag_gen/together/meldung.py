"""What a motion says of a need that it names: the motion was read, plain values go out that can be kept and sent."""

from dataclasses import dataclass

from antrag_gen.errors import Place
from antrag_gen.german.jahre import Haushalt


@dataclass(frozen=True, slots=True, eq=False)
class Meldung:
    """What a motion says of a need that it names: which, where (`path`, as messages name it, `place`), and its money.

    `first` to before `stop` are its running numbers, none where both are the same; `geld` is the same for the same
    amounts, `beantragt` has them in words, `zwecke` what it is for, `orte` the THH and the offices that get it. `alone`
    is what is asked for this need and no other. `alter` orders motions by when they were handed in.
    """

    path: str
    place: Place
    haushalt: Haushalt
    thh: str
    first: int
    stop: int
    bedarf: str
    betreff: str
    alter: tuple[str, int, int, str]
    zurueckgezogen: bool
    alone: bool
    geld: str
    beantragt: str
    zwecke: str
    orte: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def nummern(self) -> range:
        """The running numbers; empty where none is named."""
        return range(self.first, self.stop)
