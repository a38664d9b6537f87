"""Hold a decision against the motion that it is on: both come in, what does not fit goes out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from antrag_gen.decisions.entscheidung import Entscheidung, Ergebnis, Posten, by_words, posten_of, spread
from antrag_gen.errors import AntragError, Problem
from antrag_gen.fields.bedarf import counted
from antrag_gen.fields.geldart import GEWOEHNLICH, worte_of
from antrag_gen.fields.stellen import Anzahl, Stelle, Stellenvorhaben, with_kinds
from antrag_gen.fields.stellenplan import group_posts
from antrag_gen.fields.teile import find_parts
from antrag_gen.fields.ziffern import steps_of
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.jahre import Jahresbetraege, Planung, Zeitraum
from antrag_gen.german.zahlen import format_euro, join, join_oder
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
    """As `granted`, of posts; what happens to them is as in the motion where the decision doesn't say it."""
    if not entscheidung.ergebnis.bewilligt:
        return ()
    as_asked = entscheidung.ergebnis is Ergebnis.WIE_BEANTRAGT and not entscheidung.ziffer
    stated = with_kinds(entscheidung.stellen, _only_kind(antrag) or Stellenvorhaben.SCHAFFUNG)
    return tuple(stated) or (tuple(antrag.stellen) if as_asked else ())


def _only_kind(antrag: Haushaltsantrag) -> Stellenvorhaben | None:
    """What happens to all posts of a motion; None where it has none, or where that differs."""
    kinds = {stelle.vorhaben for stelle in antrag.stellen}
    return kinds.pop() if len(kinds) == 1 else None


def posts_by_kind(stellen: Sequence[Stelle]) -> dict[Stellenvorhaben, Anzahl]:
    """The number of posts by what happens to them, as exact as they are stated."""
    return {gruppe.vorhaben: gruppe.summe for gruppe in group_posts(stellen).gruppen}


def count_posts(stellen: Sequence[Stelle], titel: Callable[[str], str] = str) -> str:
    """The numbers of posts in words: `2,5` where all are created, else `Schaffung 2,5; Streichung 1,0`."""
    sums = posts_by_kind(stellen)
    if list(sums) == [Stellenvorhaben.SCHAFFUNG]:
        return str(sums[Stellenvorhaben.SCHAFFUNG])
    return "; ".join(f"{titel(kind.text)} {anzahl}" for kind, anzahl in sums.items())


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
    yield from _check_kinds_of_posts(entscheidung, antrag)
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
    posten = asked_for(antrag, entscheidung.ziffer, [entscheidung])
    try:
        asked = spread(posten, planung)
        asked + spread(entscheidung.mittel, planung)  # raises where the columns of both overlap
    except AntragError as error:
        yield error.problem.under("mittel")
        return
    yield from _check_kinds(entscheidung, antrag, planung)
    end = entscheidung.befristet_bis
    unsaid = as_asked and not entscheidung.mittel
    if unsaid and end is not None and any(column.ff or column.von > end.year for column in asked):
        yield Problem(
            ("befristet_bis",),
            f"Beantragt sind Mittel über {end.year} hinaus; was bis dahin bewilligt ist, steht nicht da.",
            "„ergebnis: geaendert“ und die bewilligten „mittel“ schreiben.",
            "beschluss-befristung",
        )
    wanted, stated = _by_direction(posten, planung), _by_direction(entscheidung.mittel, planung)
    if as_asked and entscheidung.mittel and wanted != stated:
        yield Problem(
            ("mittel",),
            f"„wie beantragt“ stimmt nicht: beantragt {_amounts(wanted)}, hier {_amounts(stated)}.",
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


def _check_kinds_of_posts(entscheidung: Entscheidung, antrag: Haushaltsantrag) -> Iterator[Problem]:
    """Where several things happen to the posts of a motion, a decision says which."""
    if not antrag.stellen or _only_kind(antrag) is not None:
        return
    kinds = join_oder([f"„{kind}“" for kind in posts_by_kind(antrag.stellen)])
    parts = find_parts([stelle.funktion for stelle in entscheidung.stellen])
    for index, (stelle, part) in enumerate(zip(entscheidung.stellen, parts, strict=True)):
        if part is None and "vorhaben" not in stelle.model_fields_set:
            what = f"Was mit „{stelle.funktion}“ geschieht, steht nicht da."
            yield Problem(("stellen", index), what, f"„vorhaben: …“ ergänzen: {kinds}.", "stellen-vorhaben")


def _check_posts(entscheidung: Entscheidung, antrag: Haushaltsantrag) -> Iterator[Problem]:
    stated = granted_posts(entscheidung, antrag)
    if _amounts_of_posts(antrag.stellen) != _amounts_of_posts(stated):
        asked, said = count_posts(antrag.stellen) or "keine", count_posts(stated)
        unit = "" if ";" in asked else " Stellen"
        yield Problem(
            ("stellen",),
            f"„wie beantragt“ stimmt nicht: beantragt sind {asked}{unit}, hier {said}.",
            "Die Zeilen „stellen“ löschen, berichtigen oder „ergebnis: geaendert“ schreiben.",
            "beschluss-abweichung",
        )


def _amounts_of_posts(stellen: Sequence[Stelle]) -> dict[Stellenvorhaben, Decimal]:
    return {kind: anzahl.wert for kind, anzahl in posts_by_kind(stellen).items()}


def _by_direction(posten: Iterable[Posten], planung: Planung) -> dict[str, dict[Zeitraum, Decimal]]:
    """The Euro by word and year; decisions seldom say in which part of the budget something stands."""
    amounts: dict[str, Jahresbetraege] = {}
    for word, betraege in by_words(posten, planung).items():
        amounts[_bare(word)] = amounts.get(_bare(word), Jahresbetraege()) + betraege
    return {word: dict(betraege) for word, betraege in amounts.items()}


def _check_kinds(entscheidung: Entscheidung, antrag: Haushaltsantrag, planung: Planung) -> Iterator[Problem]:
    """Spending is not granted as income, nor less of it as more, for one and the same purpose."""
    asked = [posten for posten in posten_of(antrag.mittel) if not posten.teil]
    for index, posten in enumerate(entscheidung.mittel):
        same = [other for other in asked if other.zweck == posten.zweck]
        if posten.teil or len(same) != 1:
            continue
        wanted, here = _words_of(same[0], planung), _words_of(posten, planung)
        if wanted and here and not {_bare(word) for word in wanted} & {_bare(word) for word in here}:
            kind = same[0].geldart
            hint = f"„geldart: {kind}“ schreiben." if kind.kommt_herein is not posten.geldart.kommt_herein else ""
            yield Problem(
                ("mittel", index, "betrag"),
                f"„{posten.zweck}“ ist im Antrag {antrag.nummer} {join(wanted)}, hier {join(here)}.",
                hint or "Das Minus beim Betrag prüfen; ist es etwas anderes, den Zweck anders nennen.",
                "beschluss-geldart",
            )


def _words_of(posten: Posten, planung: Planung) -> list[str]:
    return list(worte_of(posten.geldart, posten.betrag.verteilt(planung)))


def _bare(word: str) -> str:
    return word.replace("auszahlung", "aufwand").replace("einzahlung", "ertrag")


def _amounts(amounts: dict[str, dict[Zeitraum, Decimal]]) -> str:
    """`40.000 Euro (2024), 40.000 Euro (2025)`; „nichts“ where there are none."""
    plain = not amounts.keys() - GEWOEHNLICH
    texts = [
        f"{'' if plain else f'{word} '}{format_euro(euro)} Euro ({column.text})"
        for word, betraege in amounts.items()
        for column, euro in betraege.items()
    ]
    return ", ".join(texts) or "nichts"
