"""Say what a decision made while the budget runs leaves out of the one that it takes the place of.

The last decision counts alone, so who writes down only what is added loses what was granted before.
"""

from collections.abc import Iterable, Iterator, Sequence

from antrag_gen.decisions.bewilligung import granted, granted_posts
from antrag_gen.decisions.entscheidung import Entscheidung, counting, last_of
from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.jahre import Planung, Zeitraum
from antrag_gen.german.zahlen import join
from antrag_gen.papers.bewilligbar import Bewilligbar

MOST_NAMED = 4


def check_left_out(
    entscheidung: Entscheidung, alle: Sequence[Entscheidung], antrag: Bewilligbar, planungsjahre: int
) -> Iterator[Problem]:
    """A warning where purposes, years or posts that were granted are not named any more: as none, or with an amount."""
    if not entscheidung.ergebnis.bewilligt or entscheidung not in counting(alle):
        return
    before = last_of([other for other in alle if _is_before(other, entscheidung)])
    if before is None or not before.ergebnis.bewilligt or not _changes(entscheidung, before):
        return
    lost = [words for words in _conditions(before) if words.partition(" ")[0] not in _said(entscheidung)]
    if lost:
        yield Problem(
            ("antrag",),
            f"Dieser Beschluss gilt statt dessen vom {format_datum_kurz(before.datum)} ({before.place}) und wiederholt "
            f"nicht: {join(lost)}.",
            "Gilt es weiter, auch hier eintragen.",
            "beschluss-ersetzt",
            Level.HINWEIS,
        )
    gone = [*_purposes(entscheidung, before, antrag, planungsjahre), *_posts(entscheidung, before, antrag)]
    if gone:
        more = [f"{len(gone) - MOST_NAMED} weitere"] if len(gone) > MOST_NAMED else []
        yield Problem(
            ("antrag",),
            f"Dieser Beschluss gilt statt dessen vom {format_datum_kurz(before.datum)} ({before.place}) und nennt "
            f"nicht, was dort bewilligt ist: {join([*gone[:MOST_NAMED], *more])}.",
            "Immer alles eintragen, was jetzt bewilligt ist, nicht nur das Mehr; was wegfällt, mit 0. Ist es eine "
            "weitere Lesung desselben Haushalts, bei beiden Sitzungen „lesung“ angeben.",
            "beschluss-ersetzt",
            Level.WARNUNG,
        )


def _conditions(entscheidung: Entscheidung) -> Iterator[str]:
    """What a decision says besides the amounts, each behind a word for it."""
    if entscheidung.bedingung:
        yield f"Bedingung „{entscheidung.bedingung}“"
    if entscheidung.befristet_bis:
        yield f"Befristung bis {format_datum_kurz(entscheidung.befristet_bis)}"
    if entscheidung.kw or any(stelle.kw for stelle in entscheidung.stellen):
        yield "KW-Vermerk"
    if entscheidung.amt:
        yield f"Amt {entscheidung.amt}"
    if locked := [posten.zweck for posten in entscheidung.mittel if posten.sperrvermerk]:
        yield f"Sperrvermerk bei {join([f'„{zweck}“' for zweck in locked])}"


def _said(entscheidung: Entscheidung) -> set[str]:
    return {words.partition(" ")[0] for words in _conditions(entscheidung)}


def _is_before(other: Entscheidung, entscheidung: Entscheidung) -> bool:
    earlier = (other.nachtrag, other.datum) < (entscheidung.nachtrag, entscheidung.datum)
    return earlier and other.schritte == entscheidung.schritte and other.haushalt == entscheidung.haushalt


def _changes(entscheidung: Entscheidung, before: Entscheidung) -> bool:
    """Whether it is no further reading of the same budget or Nachtrag, which says anew what is granted."""
    readings = entscheidung.nachtrag == before.nachtrag and entscheidung.lesung is not None
    return entscheidung.im_laufenden_haushalt and not readings


def _purposes(
    entscheidung: Entscheidung, before: Entscheidung, antrag: Bewilligbar, planungsjahre: int
) -> Iterator[str]:
    planung = Planung(entscheidung.haushalt, planungsjahre)
    now: dict[str, set[int]] = {}
    try:
        for posten in granted(entscheidung, antrag):
            now.setdefault(posten.zweck, set()).update(_years(posten.betrag.verteilt(planung), planung))
        then = [(posten, posten.betrag.verteilt(planung)) for posten in granted(before, antrag) if not posten.teil]
    except AntragError:
        return  # amounts that nobody can spread over years, which is told at them
    for posten, spread in then:
        spent = {column: euro for column, euro in spread.items() if euro}
        lost = sorted({*_years(spent, planung)} - now.get(posten.zweck, set()))
        if posten.zweck not in now:
            yield f"„{posten.zweck}“ {posten.betrag.text}"
        elif lost:
            yield f"„{posten.zweck}“ für {join([str(year) for year in lost])}"


def _years(columns: Iterable[Zeitraum], planung: Planung) -> Iterator[int]:
    """Each year of the plan that an amount is for; what goes on without end is for all up to the last one."""
    for column in columns:
        last = planung.offen_ab if column.bis is None else column.bis
        yield from range(column.von, last + 1)


def _posts(entscheidung: Entscheidung, before: Entscheidung, antrag: Bewilligbar) -> Iterator[str]:
    now = {stelle.funktion for stelle in granted_posts(entscheidung, antrag)}
    gone = (stelle for stelle in granted_posts(before, antrag) if stelle.funktion not in now)
    yield from (f"{stelle.anzahl} {stelle.funktion}" for stelle in gone)
