"""Say what earlier reports leave for a year: their keys and files come in, Euro by year go out, or that none knows."""

from collections.abc import Sequence

from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.kennungen import Berichtskennung
from antrag_gen.fields.ziffern import steps_of
from antrag_gen.reports.mittelverwendung import Mittelverwendung
from antrag_gen.together.vorjahresrest import Unklar, Vorjahresrest
from antrag_gen.work.yearly.report_file import Berichtsdatei


def covers(wide: str, part: str) -> bool:
    """Whether a Ziffer is the other one, or holds it."""
    steps = steps_of(wide)
    return steps_of(part)[: len(steps)] == steps


def find_last(key: Berichtskennung, reports: Sequence[Berichtskennung]) -> list[Berichtskennung]:
    """Of the reports before that year the last ones on the same thing, on a part of it, or on more than it.

    One that is followed by a later one on the same or more, or here, is not among them.
    """

    def followed_by(one: Berichtskennung, two: Berichtskennung) -> bool:
        """Of a wider one only what is asked about counts."""
        part = one.ziffer if covers(key.ziffer, one.ziffer) else key.ziffer
        return two.jahr > one.jahr and covers(two.ziffer, part)

    about = [
        other
        for other in reports
        if other.jahr < key.jahr and (covers(other.ziffer, key.ziffer) or covers(key.ziffer, other.ziffer))
    ]
    return [one for one in about if not any(followed_by(one, two) for two in about)]


def is_moved(now: Sequence[Mittelverwendung], then: Sequence[Mittelverwendung], jahr: int) -> bool:
    """Whether a report takes over other sums from that year than the last one left, before or since it was written."""
    here, there = (next((stand for stand in staende if stand.jahr == jahr), None) for staende in (now, then))
    if here is None or there is None:
        return False  # a mistake of the report itself, or nothing was left
    return any(here.euro(key) != there.euro(key) for key in ("uebertragen", "gebunden"))


def left_by(datei: Berichtsdatei, *, shared: bool) -> Vorjahresrest | Unklar | None:
    """What its last year leaves; `shared`: the report was on more than what is asked about. None for nothing."""
    if datei.bericht is None:
        return Unklar(datei.jahr)
    stand = next((stand for stand in datei.bericht.mittel if stand.jahr == datei.jahr), None)
    if stand is None or not stand.geht_weiter:
        return None
    if shared:
        return Unklar(datei.jahr, mit_anderen=True)
    carried, bound = (Geldwert(stand.euro(key)) for key in ("uebertragen", "gebunden"))
    return Vorjahresrest(datei.jahr, carried, bound, stand.gebunden_fuer)
