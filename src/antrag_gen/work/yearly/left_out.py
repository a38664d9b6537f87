"""Say why reports on a year are in none of its sums: what is due and a report come in, problems go out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.kennungen import Berichtskennung, Kennung
from antrag_gen.german.zahlen import format_euro, join
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.load import understand
from antrag_gen.library.project import OpenedProject
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.mittelverwendung import AMOUNTS
from antrag_gen.work.yearly.carried import covers
from antrag_gen.work.yearly.report_file import Berichtsdatei

NOT_COUNTED = "bericht-einteilung"
# What keeps a report from being loaded where the council decided otherwise after it was written.
OVERTURNED = ("beschluss-abgelehnt", "beschluss-ueberholt", "beschluss-fehlt")
LEFT = (("uebertragen", "übertragen"), ("gebunden", "gebunden"))
RESTORE = (
    "Ist die Bewilligung aufgehoben oder geändert, den späteren Beschluss als „geaendert“ eintragen, für dieselbe "
    "Ziffer wie bisher und mit allem, was bewilligt bleibt; was wegfällt, mit 0."
)


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


def find_overturned(
    jahr: int, reports: Mapping[Kennung, Sequence[Berichtskennung]], project: OpenedProject
) -> Iterator[Problem]:
    """Reports on earlier years that later decisions have left without ground, and with them money that goes on.

    Those on the year before stand beside this one, too; of older ones only what nobody has reported on since counts.
    """
    for keys in reports.values():
        for key in keys:
            if key.jahr >= jahr or _is_followed(key, keys, jahr):
                continue
            for name in project.reports(key):
                yield from _tell_overturned(project.file(name), key, jahr, project)


def _is_followed(key: Berichtskennung, keys: Sequence[Berichtskennung], jahr: int) -> bool:
    later = (other for other in keys if key.jahr < other.jahr < jahr)
    return any(covers(other.ziffer, key.ziffer) or covers(key.ziffer, other.ziffer) for other in later)


def _tell_overturned(file: ContentFile, key: Berichtskennung, jahr: int, project: OpenedProject) -> Iterator[Problem]:
    try:
        paper, problems = understand(project.content(file), project)
    except AntragError:
        return  # not even head and body can be told apart, which is told where it is read
    cause = next((problem for problem in problems if problem.id in OVERTURNED), None)
    if cause is None or not isinstance(paper, Fortschrittsbericht):
        return
    stand = next((stand for stand in paper.mittel if stand.jahr == key.jahr), None)
    left = [f"{format_euro(euro)} Euro {word}" for name, word in LEFT if stand and (euro := stand.euro(name))]
    if not left and not (key.jahr == jahr - 1 and _has_figures(paper)):
        return
    lost = f"{join(left)} aus {key.jahr} fehlen" if left else f"Was er über {key.jahr} sagt, fehlt"
    yield Problem(
        Place(file.shown),
        f"{cause.what} {lost} im Lauf über {jahr}.",
        RESTORE,
        cause.id,
        causes=cause.causes,
    )


def _is_on_same(one: Berichtskennung, two: Berichtskennung) -> bool:
    return one.antrag == two.antrag and (covers(one.ziffer, two.ziffer) or covers(two.ziffer, one.ziffer))


def _has_figures(bericht: Fortschrittsbericht) -> bool:
    money = any(stand.euro(key) for stand in bericht.mittel for key in AMOUNTS)
    return money or bericht.stellen is not None
