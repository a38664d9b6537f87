"""Hold a decision against the motion that it is on: both come in, what does not fit goes out."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from antrag_gen.decisions.entscheidung import Entscheidung, Ergebnis, Posten, posten_of, spread
from antrag_gen.errors import AntragError, Problem
from antrag_gen.fields.bedarf import counted
from antrag_gen.fields.stellen import Stelle, counted_posts
from antrag_gen.fields.ziffern import steps_of
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.jahre import Jahresbetraege, Planung
from antrag_gen.german.zahlen import format_euro, format_zahl, join_oder
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.papers.haushaltspapier import Haushaltspapier


def asked_for(antrag: Haushaltsantrag, ziffer: str, entscheidungen: Iterable[Entscheidung]) -> tuple[Posten, ...]:
    """What the motion asks for, of a Ziffer the purposes that the decisions on it name: motions don't say it."""
    named = {entry.zweck for entscheidung in entscheidungen for entry in entscheidung.mittel}
    return tuple(posten for posten in posten_of(antrag.mittel) if not ziffer or posten.zweck in named)


def granted(entscheidung: Entscheidung, antrag: Haushaltsantrag) -> tuple[Posten, ...]:
    """What was granted: as stated, or as asked for; nothing where the motion failed."""
    if not entscheidung.ergebnis.bewilligt:
        return ()
    as_asked = entscheidung.ergebnis is Ergebnis.WIE_BEANTRAGT and not entscheidung.mittel
    return asked_for(antrag, entscheidung.ziffer, [entscheidung]) if as_asked else entscheidung.mittel


def granted_posts(entscheidung: Entscheidung, antrag: Haushaltsantrag) -> tuple[Stelle, ...]:
    """As `granted`, of posts."""
    if not entscheidung.ergebnis.bewilligt:
        return ()
    as_asked = entscheidung.ergebnis is Ergebnis.WIE_BEANTRAGT and not entscheidung.ziffer
    return entscheidung.stellen or (tuple(antrag.stellen) if as_asked else ())


def count_posts(stellen: Iterable[Stelle]) -> str:
    """The number of posts, with the decimals of the most exact one."""
    alle = counted_posts(list(stellen))
    return format_zahl(sum_of_posts(alle), decimals=max((stelle.anzahl.stellen for stelle in alle), default=0))


def sum_of_posts(stellen: Sequence[Stelle]) -> Decimal:
    """All that are no part of another one („davon“)."""
    return sum((stelle.anzahl.wert for stelle in counted_posts(stellen)), Decimal(0))


def check_against_motion(
    entscheidung: Entscheidung, antrag: Haushaltspapier, ziffern: Sequence[str] | None, planungsjahre: int
) -> Iterator[Problem]:
    """What does not fit; paths lead from the entry of the decision. `ziffern` are those of the motion, if known."""
    if antrag.datum is not None and entscheidung.datum < antrag.datum:
        yield Problem(
            ("antrag",),
            f"Der Beschluss vom {format_datum_kurz(entscheidung.datum)} wäre vor dem Antrag gefasst, "
            f"der vom {format_datum_kurz(antrag.datum)} ist.",
            "Die Nummer des Antrags und „datum“ prüfen.",
            "beschluss-datum",
        )
    if entscheidung.haushalt != antrag.haushalt:
        yield Problem(
            ("antrag",),
            f"Der Antrag {antrag.nummer} betrifft den Haushalt {antrag.haushalt.text}, "
            f"beschlossen ist der Haushalt {entscheidung.haushalt.text}.",
            "Die Nummer des Antrags und „haushalt“ prüfen.",
            "beschluss-haushalt",
        )
        return
    if entscheidung.ziffer and ziffern is not None and entscheidung.schritte not in map(steps_of, ziffern):
        hint = f"Möglich sind: {join_oder(list(ziffern))}." if ziffern else "In diesem Antrag ist nichts nummeriert."
        what = f"Der Antrag {antrag.nummer} hat keine Ziffer {entscheidung.ziffer}."
        yield Problem(("ziffer",), what, hint, "ziffer-unbekannt")
    if not isinstance(antrag, Haushaltsantrag):
        yield from _check_question(entscheidung, antrag)
        return
    if entscheidung.ergebnis.bewilligt:
        yield from _check_money(entscheidung, antrag, Planung(entscheidung.haushalt, planungsjahre))
    if entscheidung.ergebnis is Ergebnis.WIE_BEANTRAGT and entscheidung.stellen and not entscheidung.ziffer:
        yield from _check_posts(entscheidung, antrag)


def _check_question(entscheidung: Entscheidung, antrag: Haushaltspapier) -> Iterator[Problem]:
    """Who only asks to be told something is granted nothing."""
    if entscheidung.ergebnis.bewilligt:
        yield Problem(
            ("ergebnis",),
            f"Antrag {antrag.nummer} ist ein {antrag.bezeichnung}; er beantragt nichts, was bewilligt werden könnte.",
            "Die Nummer prüfen oder den Eintrag löschen: was geantwortet wird, steht in Stellungnahme oder Unterlage.",
            "beschluss-frage",
        )


def _check_money(entscheidung: Entscheidung, antrag: Haushaltsantrag, planung: Planung) -> Iterator[Problem]:
    """As asked for is as asked for, and both can stand in one table."""
    as_asked = entscheidung.ergebnis is Ergebnis.WIE_BEANTRAGT
    if entscheidung.ziffer and as_asked and antrag.mittel and not (entscheidung.mittel or entscheidung.stellen):
        yield Problem(
            ("ziffer",),
            "Bei einer einzelnen Ziffer fehlt, welche Mittel des Antrags bewilligt sind.",
            "„mittel“ mit den Zwecken und Beträgen dieser Ziffer ergänzen.",
            "beschluss-mittel",
        )
    if entscheidung.ziffer and antrag.mittel:
        yield from _check_purposes(entscheidung, antrag)
    try:
        asked = spread(asked_for(antrag, entscheidung.ziffer, [entscheidung]), planung)
        stated = spread(entscheidung.mittel, planung)
        asked + stated  # raises where the columns of both overlap
    except AntragError as error:
        yield error.problem.under("mittel")
        return
    end = entscheidung.befristet_bis
    unsaid = as_asked and not entscheidung.mittel
    if unsaid and end is not None and any(column.ff or column.von > end.year for column in asked):
        yield Problem(
            ("befristet_bis",),
            f"Beantragt sind Mittel über {end.year} hinaus; was bis dahin bewilligt ist, steht nicht da.",
            "„ergebnis: geaendert“ und die bewilligten „mittel“ schreiben.",
            "beschluss-befristung",
        )
    if as_asked and entscheidung.mittel and dict(asked) != dict(stated):
        yield Problem(
            ("mittel",),
            f"„wie beantragt“ stimmt nicht: beantragt {_amounts(asked)}, hier {_amounts(stated)}.",
            "Die Zeilen „mittel“ löschen, berichtigen oder „ergebnis: geaendert“ schreiben.",
            "beschluss-abweichung",
        )


def _check_purposes(entscheidung: Entscheidung, antrag: Haushaltsantrag) -> Iterator[Problem]:
    """What a Ziffer asks for is what the motion says of the purposes of its decision: each stands there once."""
    zwecke = [entry.zweck for entry in counted(antrag.mittel)]
    for index, posten in enumerate(entscheidung.mittel):
        count = zwecke.count(posten.zweck)
        if count == 1 or posten.teil:
            continue
        times = "mehrmals" if count else "nicht"
        known = join_oder([f"„{zweck}“" for zweck in dict.fromkeys(zwecke)])
        yield Problem(
            ("mittel", index, "zweck"),
            f"„{posten.zweck}“ steht im Antrag {antrag.nummer} {times}; was zu Ziffer {entscheidung.ziffer} beantragt "
            "ist, lässt sich nicht sagen.",
            "Im Antrag für jede Ziffer einen eigenen Zweck angeben." if count else f"Im Antrag steht: {known}.",
            "beschluss-zweck",
        )


def _check_posts(entscheidung: Entscheidung, antrag: Haushaltsantrag) -> Iterator[Problem]:
    asked, stated = count_posts(antrag.stellen), count_posts(entscheidung.stellen)
    if sum_of_posts(antrag.stellen) != sum_of_posts(entscheidung.stellen):
        yield Problem(
            ("stellen",),
            f"„wie beantragt“ stimmt nicht: beantragt sind {asked} Stellen, hier {stated}.",
            "Die Zeilen „stellen“ löschen, berichtigen oder „ergebnis: geaendert“ schreiben.",
            "beschluss-abweichung",
        )


def _amounts(betraege: Jahresbetraege) -> str:
    """`40.000 Euro (2024), 40.000 Euro (2025)`; „nichts“ where there are none."""
    return ", ".join(f"{format_euro(euro)} Euro ({column.text})" for column, euro in betraege.items()) or "nichts"
