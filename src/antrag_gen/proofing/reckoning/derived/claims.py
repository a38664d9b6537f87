"""Where a sentence tells a number as what comes out: sentences go in, what the numbers can be comes out.

A word beside the number („zusammen“, „also“, „weniger“, „verbleiben“, „im Schnitt“) says which reckoning it is; the
numbers are those of the sentence, and of those before only where the sentence has too few.
"""

from collections.abc import Callable, Iterator, Sequence

from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.amounts import tell_spread
from antrag_gen.proofing.reckoning.derived.differences import tell_difference, tell_rest
from antrag_gen.proofing.reckoning.derived.means import tell_mean
from antrag_gen.proofing.reckoning.derived.measured import tell_area, tell_mean_of_list
from antrag_gen.proofing.reckoning.derived.operands import Satz, is_time
from antrag_gen.proofing.reckoning.derived.parts import tell_bracketed, tell_parts
from antrag_gen.proofing.reckoning.derived.percents import tell_share
from antrag_gen.proofing.reckoning.derived.ranges import tell_days, tell_ends, tell_hours
from antrag_gen.proofing.reckoning.derived.rates import tell_rate
from antrag_gen.proofing.reckoning.derived.reckonings import DIFFERENCE, PARTS, Claim, Spot
from antrag_gen.proofing.reckoning.derived.results import tell_result
from antrag_gen.proofing.reckoning.derived.taxes import tell_tax

# „also in zwei Jahren um 76.000 Euro“: in what time something is so is told, not reckoned.
DURING = compile_late(
    rf"\b(?:[Ii]n|[Ss]eit|[Nn]ach|[Vv]or|[Bb]innen|[Ii]nnerhalb(?: von)?|[Ww]ährend|[Aa]lle)"
    rf"(?: (?:den|der|diesen|nur|rund|etwa|gut|knapp|"
    rf"letzten|vergangenen|ersten|nächsten|kommenden)){{0,3}}{BLANK}$"
)
# „Zum Vergleich: Der Entwurf sieht … vor“ tells of something else; of „Platz fünf von zwölf“ some are before it.
OF_OTHERS = compile_late(r"(?:Zum|Im) Vergleich\b|(?:Demgegenüber|Dagegen)\b")
RANKED = compile_late(r"\b(?:Platz|Rang|Position)\s\w+")
# The first that knows the words beside a number says what it is.
TELLERS: tuple[Callable[[Spot], Claim | None], ...] = (
    tell_tax,
    tell_area,
    tell_mean_of_list,
    tell_hours,
    tell_days,
    tell_ends,
    tell_rate,
    tell_bracketed,
    tell_difference,
    tell_share,
    tell_rest,
    tell_mean,
    tell_spread,
    tell_result,
    tell_parts,
)


def claims_in(satz: Satz, earlier: Sequence[Satz]) -> Iterator[Claim]:
    """The numbers that a sentence tells as results; of those before it, the nearest come first."""
    earlier = () if OF_OTHERS.match(satz.text) else tuple(earlier)
    is_ranked = bool(RANKED.search(satz.text))
    for said in satz.zahlen:
        if said.grenze or not said.wert or (is_time(said) and DURING.search(satz.ahead(said))):
            continue
        spot = Spot(satz, earlier, said, satz.ahead(said))
        claim = next((claim for tell in TELLERS if (claim := tell(spot)) is not None), None)
        if claim is not None and claim.reckonings and not (is_ranked and claim.rule in (DIFFERENCE, PARTS)):
            yield claim
