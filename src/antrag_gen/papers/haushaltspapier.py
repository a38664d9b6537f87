"""What papers of Fraktionen on a budget have in common, whether they ask for money or only to be told."""

from itertools import chain
from typing import Annotated

from pydantic import Field

from antrag_gen.fields.bedarf import Anmeldung
from antrag_gen.fields.einstellungen import find_referat, referat_of_office
from antrag_gen.fields.felder import HaushaltFeld
from antrag_gen.fields.listenfelder import NichtLeer
from antrag_gen.papers.papier import Fraktionspapier
from antrag_gen.visible import visible


@visible("referat")
class Haushaltspapier(Fraktionspapier):
    """Base of the papers on a budget; their numbers are those of budget motions."""

    haushalt: HaushaltFeld
    anmeldeliste: Annotated[list[Anmeldung], NichtLeer] = Field(default_factory=list)

    @property
    def referat(self) -> str | None:
        """The key of the Referat that it counts for: the first one that its Anmeldungen name, and the list has.

        Where they name none, that of the first office named in its stead, of the one whose Teilhaushalte it names, or
        of the first at a post.
        """
        named = [entry.referat for entry in self.anmeldeliste if entry.referat]
        referate, aemter = self._kontext.liste("referate"), self._kontext.liste("aemter")
        keys = (find_referat(text, referate) for text in named)
        offices = (*named, *filter(None, (self.amt_des_haushalts,)), *self.genannte_aemter)
        of_offices = (referat_of_office(text, aemter, referate) for text in offices)
        return next(filter(None, chain(keys, of_offices)), None)

    @property
    def amt_des_haushalts(self) -> str:
        """The key of the only office whose Teilhaushalte it names; empty for none or several."""
        budgets = {thh.removeprefix("THH ") for thh in self.genannte_thh}
        keys = [key for key, amt in self._kontext.liste("aemter").items() if budgets & set(amt.thh)]
        return keys[0] if len(keys) == 1 else ""

    @property
    def genannte_thh(self) -> list[str]:
        """The Teilhaushalte that it names, as it writes them."""
        return [entry.thh for entry in self.anmeldeliste if entry.thh]

    @property
    def genannte_aemter(self) -> list[str]:
        """The offices that it names elsewhere, as it writes them."""
        return []
