"""Say why reports on a year are in none of its sums: what is due and a report come in, problems go out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.fields.kennungen import Berichtskennung
from antrag_gen.german.zahlen import join
from antrag_gen.library.project import OpenedProject
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.mittelverwendung import AMOUNTS
from antrag_gen.work.yearly.carried import covers
from antrag_gen.work.yearly.duty import Berichtsdatei

NOT_COUNTED = "bericht-einteilung"


@dataclass(frozen=True, slots=True)
class Stattdessen:
    """What is due: the path of its report, empty where there is none yet, and where its decision stands."""

    bericht: str
    beschluss: Place


def find_uncounted(
    jahr: int, counted: Collection[str], project: OpenedProject, *, halbjahr: bool
) -> Iterator[tuple[Berichtskennung, str]]:
    """The reports on the year, or on its first half, that are not among the names `counted`."""
    for key, names in project.katalog.berichte.items():
        if (key.jahr, key.halbjahr) == (jahr, halbjahr):
            yield from ((key, name) for name in names if name not in counted)


def why_left_out(
    key: Berichtskennung, datei: Berichtsdatei, bericht: Fortschrittsbericht, due: Mapping[Berichtskennung, Stattdessen]
) -> Problem:
    """What is due instead of a report; a mistake where it has money or posts, which are in no sum."""
    instead = {other: found for other, found in due.items() if _is_on_same(key, other)}
    others = [found.bericht for found in instead.values() if found.bericht]
    if others:
        what = f"Über denselben Antrag gibt es einen anderen Bericht über {datei.jahr} ({join(others)})"
        hint = "Entweder über den ganzen Antrag berichten oder über jede Ziffer für sich."
    elif instead:
        parts = join([f"Ziffer {other.ziffer}" if other.ziffer else "den ganzen Antrag" for other in instead])
        what = f"Nach dem letzten Beschluss über diesen Antrag ist über {parts} zu berichten"
        place = next(iter(instead.values())).beschluss
        hint = f"„ziffer“ im Kopf berichtigen; der Beschluss steht in {place}."
    else:
        what = f"Für {datei.jahr} ist hierfür nichts bewilligt"
        hint = "Nummer, Ziffer und Jahr im Kopf mit dem Beschluss vergleichen."
    level = Level.FEHLER if _has_figures(bericht) else Level.WARNUNG
    return Problem(Place(datei.file.shown), f"{what}; dieser zählt nicht mit.", hint, NOT_COUNTED, level)


def _is_on_same(one: Berichtskennung, two: Berichtskennung) -> bool:
    return one.antrag == two.antrag and (covers(one.ziffer, two.ziffer) or covers(two.ziffer, one.ziffer))


def _has_figures(bericht: Fortschrittsbericht) -> bool:
    money = any(stand.euro(key) for stand in bericht.mittel for key in AMOUNTS)
    return money or bericht.stellen is not None
