"""Hold a decision against the motion that it is on: both come in, what does not fit goes out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from antrag_gen.decisions.bewilligung import (
    MARKED,
    asked_for,
    count_posts,
    granted_posts,
    only_kind,
    posts_are_known,
    posts_asked_for,
    posts_by_kind,
    unassigned,
)
from antrag_gen.decisions.entscheidung import Entscheidung, Ergebnis, Posten, by_words, spread
from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.fields.geldart import GEWOEHNLICH, worte_of
from antrag_gen.fields.nummern import name_of
from antrag_gen.fields.stellen import Stelle, Stellenvorhaben
from antrag_gen.fields.teile import find_parts
from antrag_gen.fields.ziffern import steps_of
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.jahre import Jahresbetraege, Planung, Zeitraum
from antrag_gen.german.zahlen import format_euro, join, join_oder
from antrag_gen.papers.bewilligbar import Bewilligbar, is_grantable
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.papers.haushaltspapier import Haushaltspapier
from antrag_gen.papers.papier import Fraktionspapier

OTHER_BUDGET = "beschluss-haushalt"


def check_against_motion(
    entscheidung: Entscheidung, antrag: Fraktionspapier, ziffern: Sequence[str] | None, planungsjahre: int
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
    if isinstance(antrag, Haushaltspapier) and entscheidung.haushalt != antrag.haushalt:
        yield Problem(
            ("antrag",),
            f"Der {name_of(antrag.nummer)} betrifft den Haushalt {antrag.haushalt.text}, "
            f"beschlossen ist der Haushalt {entscheidung.haushalt.text}.",
            "Die Nummer des Antrags und „haushalt“ prüfen.",
            OTHER_BUDGET,
        )
        return
    if entscheidung.ziffer and ziffern is not None and entscheidung.schritte not in map(steps_of, ziffern):
        hint = f"Möglich sind: {join_oder(list(ziffern))}." if ziffern else "In diesem Antrag ist nichts nummeriert."
        what = f"Der {name_of(antrag.nummer)} hat keine Ziffer {entscheidung.ziffer}."
        yield Problem(("ziffer",), what, hint, "ziffer-unbekannt")
    if not is_grantable(antrag):
        yield from _check_question(entscheidung, antrag)
        return
    if isinstance(antrag, Haushaltsantrag):
        yield from _check_asked(entscheidung, antrag, planungsjahre)
    yield from _check_kw(entscheidung, antrag)


def _check_asked(entscheidung: Entscheidung, antrag: Haushaltsantrag, planungsjahre: int) -> Iterator[Problem]:
    """What was granted is held against what the motion asks for; any other motion names no amounts."""
    unsaid = not (entscheidung.mittel or entscheidung.stellen)
    if entscheidung.ergebnis is Ergebnis.GEAENDERT and unsaid and _costs(antrag, entscheidung.ziffer):
        yield Problem(
            ("ergebnis",),
            "Mit Änderungen beschlossen: Es fehlt, was bewilligt ist.",
            "„mittel“ oder „stellen“ ergänzen, wie sie beschlossen sind.",
            "beschluss-mittel",
        )
    if entscheidung.ergebnis.bewilligt:
        yield from _check_money(entscheidung, antrag, Planung(entscheidung.haushalt, planungsjahre))
    yield from _check_kinds_of_posts(entscheidung, antrag)
    as_asked = entscheidung.ergebnis is Ergebnis.WIE_BEANTRAGT
    if as_asked and entscheidung.stellen and posts_are_known(antrag, entscheidung.ziffer):
        yield from _check_posts(entscheidung, antrag)


def _check_kw(entscheidung: Entscheidung, antrag: Bewilligbar) -> Iterator[Problem]:
    """A KW mark is that of posts which have none themselves."""
    unsaid = not entscheidung.stellen and not posts_are_known(antrag, entscheidung.ziffer)
    if entscheidung.kw is None or not entscheidung.ergebnis.bewilligt or unsaid:
        return
    posts = granted_posts(replace(entscheidung, kw=None), antrag)
    if not any(stelle.vorhaben in MARKED for stelle in posts):
        what = f"Der KW-Vermerk „{entscheidung.kw}“ gilt für keine Stelle: Hier sind keine bewilligt, die er beträfe."
        yield Problem(("kw",), what, "„stellen“ ergänzen oder „kw“ löschen.", "beschluss-ohne-wirkung")
    elif all(stelle.kw is not None for stelle in posts if stelle.vorhaben in MARKED):
        what = f"Der KW-Vermerk „{entscheidung.kw}“ gilt für keine Stelle: Jede hat ihren eigenen."
        yield Problem(("kw",), what, "„kw“ beim Beschluss löschen.", "beschluss-ohne-wirkung", Level.WARNUNG)


def _costs(antrag: Haushaltsantrag, ziffer: str) -> bool:
    """Whether money or posts are asked for, or may be; of a whole motion on the budget nobody doubts it."""
    asked = asked_for(antrag, ziffer, ()) or posts_asked_for(antrag, ziffer)
    return not ziffer or bool(asked) or bool(unassigned(antrag, ziffer)) or not posts_are_known(antrag, ziffer)


def _check_question(entscheidung: Entscheidung, antrag: Fraktionspapier) -> Iterator[Problem]:
    """Who only asks to be told something is granted nothing."""
    if entscheidung.ergebnis.bewilligt:
        yield Problem(
            ("ergebnis",),
            f"{name_of(antrag.nummer)} ({antrag.bezeichnung}) beantragt nichts, was bewilligt werden könnte.",
            "Die Nummer prüfen oder den Eintrag löschen: was geantwortet wird, steht in Stellungnahme oder Unterlage.",
            "beschluss-frage",
        )


def _check_money(entscheidung: Entscheidung, antrag: Haushaltsantrag, planung: Planung) -> Iterator[Problem]:
    """As asked for is as asked for, and both can stand in one table."""
    as_asked = entscheidung.ergebnis is Ergebnis.WIE_BEANTRAGT
    if as_asked and not (entscheidung.mittel or entscheidung.stellen):
        yield from _check_said(entscheidung.ziffer, antrag)
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


def _check_said(ziffer: str, antrag: Haushaltsantrag) -> Iterator[Problem]:
    """As asked for, of a Ziffer, says something only where the motion says what belongs to it."""
    unsaid = [
        *(["Mittel"] if unassigned(antrag, ziffer) else []),
        *([] if posts_are_known(antrag, ziffer) else ["Stellen"]),
    ]
    if unsaid:
        keys = join([f"„{key.lower()}“" for key in unsaid])
        yield Problem(
            ("ziffer",),
            f"Bei einer einzelnen Ziffer fehlt, welche {join(unsaid)} des Antrags bewilligt sind.",
            f"{keys} dieser Ziffer ergänzen, oder im Antrag unter {keys} überall „ziffer: …“.",
            "beschluss-mittel",
        )


def _check_purposes(entscheidung: Entscheidung, antrag: Haushaltsantrag) -> Iterator[Problem]:
    """Where the motion doesn't say what belongs to a Ziffer, it is found by the purpose, which stands there once."""
    zwecke = unassigned(antrag, entscheidung.ziffer)
    said = {posten.zweck for posten in asked_for(antrag, entscheidung.ziffer, ())}
    for index, posten in enumerate(entscheidung.mittel):
        count = zwecke.count(posten.zweck)
        if count == 1 or posten.teil or not zwecke or posten.zweck in said:
            continue
        times = "mehrmals" if count else "nicht"
        known = join_oder([f"„{zweck}“" for zweck in dict.fromkeys(zwecke)])
        yield Problem(
            ("mittel", index, "zweck"),
            f"„{posten.zweck}“ steht im {name_of(antrag.nummer)} {times}; was zu Ziffer {entscheidung.ziffer} "
            "beantragt ist, lässt sich nicht sagen.",
            f"{'' if count else f'Im Antrag steht: {known}. '}Sonst im Antrag bei jedem Betrag „ziffer: …“ angeben.",
            "beschluss-zweck",
        )


def _check_kinds_of_posts(entscheidung: Entscheidung, antrag: Haushaltsantrag) -> Iterator[Problem]:
    """Where several things happen to the posts of a motion, a decision says which."""
    if not antrag.stellen or only_kind(antrag) is not None:
        return
    kinds = join_oder([f"„{kind}“" for kind in posts_by_kind(antrag.stellen)])
    parts = find_parts([stelle.funktion for stelle in entscheidung.stellen])
    for index, (stelle, part) in enumerate(zip(entscheidung.stellen, parts, strict=True)):
        if part is None and "vorhaben" not in stelle.model_fields_set:
            what = f"Was mit „{stelle.funktion}“ geschieht, steht nicht da."
            yield Problem(("stellen", index), what, f"„vorhaben: …“ ergänzen: {kinds}.", "stellen-vorhaben")


def _check_posts(entscheidung: Entscheidung, antrag: Haushaltsantrag) -> Iterator[Problem]:
    wanted, stated = posts_asked_for(antrag, entscheidung.ziffer), granted_posts(entscheidung, antrag)
    if _amounts_of_posts(wanted) != _amounts_of_posts(stated):
        asked, said = count_posts(wanted) or "keine", count_posts(stated)
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
    asked = [posten for posten in asked_for(antrag, entscheidung.ziffer, [entscheidung]) if not posten.teil]
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
                f"„{posten.zweck}“ ist im {name_of(antrag.nummer)} {join(wanted)}, hier {join(here)}.",
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
