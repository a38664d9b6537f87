"""Hold the decisions on one motion against each other: all of them come in, what does not go together goes out.

What is doubtful is an error wherever it decides which money counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import eq

from antrag_gen.decisions.bewilligung import asked_for, granted, unassigned
from antrag_gen.decisions.entscheidung import Entscheidung, Ergebnis, counting, last_of, spread
from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.fields.ziffern import cite, steps_of
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.jahre import Planung
from antrag_gen.papers.bewilligbar import Bewilligbar

MOST_NAMED = 4  # purposes, or posts, of a decision in a message
NACHTRAG = "Gehört der spätere zu einem Nachtragshaushalt, bei seiner Sitzung „nachtrag: 1“ ergänzen"


def check_together(
    entscheidung: Entscheidung, alle: Sequence[Entscheidung], ziffern: Sequence[str] | None
) -> Iterator[Problem]:
    """What is wrong with a decision beside all on its motion, whose Ziffern are None where it is elsewhere."""
    zaehlend = counting(alle)
    twice = _find_twice(entscheidung, alle, zaehlend)
    # With all of the others, many would be told squared.
    if first := min(twice, key=lambda found: (found.is_earlier, not found.wrong), default=None):
        yield _tell_twice(entscheidung, first)
    else:
        yield from _check_order(entscheidung, alle, zaehlend)
    yield from _check_covered(entscheidung, alle, zaehlend, ziffern)


def check_sum(
    entscheidung: Entscheidung, alle: Sequence[Entscheidung], antrag: Bewilligbar, planungsjahre: int
) -> Iterator[Problem]:
    """What was granted by several decisions stands in one table with what was asked for; told at each of them.

    So is what several Ziffern would count.
    """
    zaehlend = counting(alle)
    yield from _check_purposes(entscheidung, zaehlend, antrag)
    if len(zaehlend) <= 1 or entscheidung not in zaehlend or not entscheidung.mittel:
        return
    posten = [*asked_for(antrag, "", zaehlend), *(entry for counted in zaehlend for entry in granted(counted, antrag))]
    try:
        spread(posten, Planung(entscheidung.haushalt, planungsjahre))
    except AntragError as error:
        what = f"Die Beschlüsse über den Antrag zusammen: {error.problem.what}"
        yield replace(error.problem, at=("mittel",), what=what)


@dataclass(frozen=True, slots=True)
class _Twice:
    """The `other` of two decisions in one reading, of which this one `is_earlier`.

    It is `wrong` where one of them counts and nothing says which: both say the same reading or day, and grant something
    else. `again`: they say the same reading or day.
    """

    other: Entscheidung
    wrong: bool
    again: bool
    is_earlier: bool


def _find_twice(
    entscheidung: Entscheidung, others: Iterable[Entscheidung], zaehlend: Sequence[Entscheidung]
) -> Iterator[_Twice]:
    """One reading decides once; found at the later of both, and where that is in another file that is not checked."""
    for other in others:
        if other.nachtrag != entscheidung.nachtrag or not _is_on_same(entscheidung, other):
            continue
        is_earlier = (entscheidung.datum, entscheidung.place) < (other.datum, other.place)
        if is_earlier and other.place.path == entscheidung.place.path:
            continue
        same_day = other.datum == entscheidung.datum
        if not same_day and min(other, entscheidung, key=lambda each: each.datum).ergebnis is Ergebnis.VERTAGT:
            continue  # what was put off has been decided
        undecided = same_day and (other.lesung == entscheidung.lesung or None in (other.lesung, entscheidung.lesung))
        again = other.lesung == entscheidung.lesung and (entscheidung.lesung is not None or same_day)
        if undecided:
            differ = _content(other) != _content(entscheidung)
        else:
            differ = again and other.gremium == entscheidung.gremium and _grants(other) != _grants(entscheidung)
        wrong = differ and (other in zaehlend or entscheidung in zaehlend)
        if wrong or again:
            yield _Twice(other, wrong, again, is_earlier)


def _is_on_same(one: Entscheidung, other: Entscheidung) -> bool:
    """Whether both were made on the same budget, and on the same part of the motion, or on more.

    A decision on the whole motion is one on its Ziffern, too.
    """
    if one.place == other.place or one.haushalt != other.haushalt:
        return False
    return not (one.ziffer and other.ziffer) or all(map(eq, one.schritte, other.schritte))


def _check_order(
    entscheidung: Entscheidung, alle: Sequence[Entscheidung], zaehlend: Sequence[Entscheidung]
) -> Iterator[Problem]:
    """An earlier reading is not held on a later day, nor is an earlier Nachtrag; in each the readings begin anew."""
    for other in alle:
        if (
            entscheidung.datum > other.datum
            and _is_earlier_step(entscheidung, other)
            and _is_on_same(entscheidung, other)
            and _content(entscheidung) != _content(other)
            and not (entscheidung.laesst_gelten or other.laesst_gelten)
            and (entscheidung in zaehlend or other in zaehlend)
        ):
            yield Problem(
                ("antrag",),
                f"Dieser Beschluss vom {format_datum_kurz(entscheidung.datum)} ({_step(entscheidung)}) ist später als "
                f"der vom {format_datum_kurz(other.datum)} ({_step(other)}; {other.place}); welcher gilt, ist nicht "
                "klar.",
                f"Bei seiner Sitzung „nachtrag: {other.nachtrag or 1}“ oder, gehört er zu einem weiteren "
                f"Nachtragshaushalt, „nachtrag: {other.nachtrag + 1}“ angeben; sonst Tag oder Lesung berichtigen."
                if other.nachtrag
                else f"{NACHTRAG}; sonst Tag oder Lesung berichtigen.",
                "beschluss-reihenfolge",
            )
            return


def _is_earlier_step(one: Entscheidung, other: Entscheidung) -> bool:
    if one.nachtrag != other.nachtrag:
        return one.nachtrag < other.nachtrag
    return one.lesung is not None and other.lesung is not None and one.lesung < other.lesung


def _step(entscheidung: Entscheidung) -> str:
    """`1. Nachtrag, 3. Lesung`."""
    nachtrag = f"{entscheidung.nachtrag}. Nachtrag" if entscheidung.nachtrag else "ohne Nachtrag"
    return f"{nachtrag}, {entscheidung.lesung}. Lesung" if entscheidung.lesung else nachtrag


def _tell_twice(entscheidung: Entscheidung, twice: _Twice) -> Problem:
    what = f"Ziffer {entscheidung.ziffer} des Antrags" if entscheidung.ziffer else "Der Antrag"
    lesung = f"in der {entscheidung.lesung}. Lesung" if twice.again and entscheidung.lesung else "an diesem Tag"
    nachtrag = f" {NACHTRAG}." if entscheidung.datum != twice.other.datum else ""
    return Problem(
        ("antrag",),
        f"{what} {entscheidung.antrag} ist {lesung} zweimal{' und verschieden' * twice.wrong} beschlossen, "
        f"auch in {twice.other.place}{_differences(entscheidung, twice.other)}.",
        f"Einen der beiden Beschlüsse löschen oder die Lesung berichtigen.{nachtrag}",
        "beschluss-doppelt",
        Level.FEHLER if twice.wrong else Level.WARNUNG,
        (twice.other.place.path,) if twice.is_earlier else (),
    )


def _differences(here: Entscheidung, there: Entscheidung) -> str:
    """`: hier wie beantragt beschlossen, dort abgelehnt`; empty where both say the same."""
    mine, other = _words(here), _words(there)
    return "" if mine == other else f": hier {mine}, dort {other}"


def _words(entscheidung: Entscheidung) -> str:
    """What was decided: `mit Änderungen beschlossen (Honorare 40.000 Euro p. a. für 2 Jahre; bis 31.12.2025)`."""
    granted = [f"{posten.zweck} {posten.betrag.text}" for posten in entscheidung.mittel if not posten.teil]
    granted += [f"{stelle.anzahl} {stelle.funktion}" for stelle in entscheidung.stellen]
    rest = len(granted) - MOST_NAMED
    named = [*granted[:MOST_NAMED], *([f"{rest} weitere"] if rest > 0 else []), entscheidung.befristung]
    words = "; ".join(filter(None, named))
    return f"{entscheidung.ergebnis.text} ({words})" if words else entscheidung.ergebnis.text


def _content(entscheidung: Entscheidung) -> tuple[object, ...]:
    """What was decided."""
    return (entscheidung.ergebnis, *_grants(entscheidung))


def _grants(entscheidung: Entscheidung) -> tuple[object, ...]:
    """What it grants; whatever grants nothing grants the same."""
    if not entscheidung.ergebnis.bewilligt:
        return ()
    return (
        entscheidung.ergebnis,
        entscheidung.mittel,
        entscheidung.stellen,
        entscheidung.befristet_bis,
        entscheidung.kw,
    )


def _check_covered(
    entscheidung: Entscheidung,
    alle: Sequence[Entscheidung],
    zaehlend: Sequence[Entscheidung],
    ziffern: Sequence[str] | None,
) -> Iterator[Problem]:
    """What was granted in one piece and then decided on by Ziffern is decided on in all of them."""
    steps = entscheidung.schritte
    last = last_of([other for other in alle if other.schritte == steps])
    granted_once = entscheidung.ergebnis.bewilligt and last == entscheidung and entscheidung not in zaehlend
    if ziffern is None or not granted_once:
        return
    known = [ziffer for ziffer in ziffern if steps_of(ziffer)[: len(steps)] == steps]
    covering = [counted.schritte for counted in zaehlend]
    if any(steps[: len(wide)] == wide for wide in covering):
        return
    open_ = [
        ziffer
        for ziffer in _lowest(known)
        if not any(steps_of(ziffer)[: len(decided)] == decided for decided in covering)
    ]
    if known and not open_:
        return
    later = cite([counted.ziffer for counted in zaehlend if counted.schritte[: len(steps)] == steps])
    missing = f"für {cite(open_)} fehlt der letzte Beschluss" if open_ else "ob das alle sind, ist nicht bekannt"
    part = f"Ziffer {entscheidung.ziffer} ist" if entscheidung.ziffer else "Der ganze Antrag ist"
    yield Problem(
        ("antrag",),
        f"{part} am {format_datum_kurz(entscheidung.datum)} bewilligt, später nur {later} beschlossen; {missing}.",
        "Zu jeder Ziffer eintragen, was zuletzt beschlossen ist.",
        "beschluss-luecke",
    )


def _lowest(ziffern: Sequence[str]) -> Iterator[str]:
    """Those that have no others below."""
    steps = [steps_of(ziffer) for ziffer in ziffern]
    for ziffer in ziffern:
        own = steps_of(ziffer)
        if not any(other != own and other[: len(own)] == own for other in steps):
            yield ziffer


def _check_purposes(
    entscheidung: Entscheidung, zaehlend: Sequence[Entscheidung], antrag: Bewilligbar
) -> Iterator[Problem]:
    """What was asked for is found by the purpose where the motion names no Ziffer: of each only one Ziffer can be."""
    if entscheidung not in zaehlend:
        return
    sought = unassigned(antrag, entscheidung.ziffer)
    for index, posten in enumerate(entscheidung.mittel):
        if posten.teil or posten.zweck not in sought:
            continue
        others = [
            other
            for other in zaehlend
            if other.ziffer != entscheidung.ziffer and posten.zweck in (entry.zweck for entry in other.mittel)
        ]
        if others:
            yield Problem(
                ("mittel", index, "zweck"),
                f"„{posten.zweck}“ steht auch bei Ziffer {others[0].ziffer} ({others[0].place}); "
                "was beantragt ist, zählte doppelt.",
                "Im Antrag bei jedem Betrag „ziffer: …“ angeben, oder für jede Ziffer einen eigenen Zweck, auch in den "
                "Beschlüssen.",
                "beschluss-zweck",
            )
