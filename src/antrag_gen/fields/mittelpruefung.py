"""Check what is asked for: purposes with amounts come in, what is wrong with years, kinds, parts and sums goes out."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.errors import AntragError, Level, Path, Problem
from antrag_gen.fields.bedarf import Mittel, kinds_of, needs_of
from antrag_gen.fields.geldart import Geldart
from antrag_gen.fields.glied import Glied
from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.teilepruefung import Teilepruefung
from antrag_gen.german.geld import Geld
from antrag_gen.german.jahre import BETRAG_ZEITRAUM, Jahresbetraege, Planung


def check_mittel(mittel: Sequence[Mittel], planung: Planung, *, teur: bool) -> Iterator[Problem]:
    """Rules for each purpose, and parts that add up."""
    findings = list(_check_each(mittel, planung, teur=teur))
    yield from findings
    if not any(finding.id == BETRAG_ZEITRAUM for finding in findings):
        yield from _check_parts(mittel, planung)


def _check_parts(mittel: Sequence[Mittel], planung: Planung) -> Iterator[Problem]:
    """Parts („davon“) are held against their whole year by year; all amounts have columns of one table."""
    amounts = [entry.bedarf for entry in needs_of(mittel, planung)]
    try:
        columns = list(sum(amounts, Jahresbetraege()))
    except AntragError as error:
        yield error.problem.under("mittel")
        return
    lines: list[Glied] = []
    for index, (entry, betraege) in enumerate(zip(mittel, amounts, strict=True)):
        path: Path = ("mittel", index)
        werte = tuple(betraege.get(column) for column in columns)
        lines.append(Glied((*path, "zweck"), entry.zweck, werte, ((*path, "betrag"),) * len(columns)))
    yield from Teilepruefung(
        lines, lambda column: f"für {columns[column].text}", lambda _, euro: f"{Geldwert(euro)} Euro"
    ).befunde()


def _check_each(mittel: Sequence[Mittel], planung: Planung, *, teur: bool) -> Iterator[Problem]:
    """Years within the plan, stated sums, amounts that the unit of the form can show."""
    for index, (entry, kind) in enumerate(zip(mittel, kinds_of(mittel), strict=True)):
        path: Path = ("mittel", index)
        yield from _check_kind(path, entry, kind)
        if entry.betrag.ohne_einheit_klein:
            yield Problem(
                (*path, "betrag"),
                f"{entry.betrag.text} – sind {entry.betrag.text.replace('Euro', 'TEUR')} gemeint?",
                "Die Einheit dazuschreiben: „Euro“ oder „TEUR“.",
                "betrag-klein",
                Level.WARNUNG,
            )
        try:
            spread = entry.betrag.verteilt(planung)
        except AntragError as error:
            yield error.problem.under(*path, "betrag")
            continue
        yield from check_total((*path, "summe"), entry.summe, spread)
        if teur and any(euro % 1000 for euro in spread.values()):
            yield Problem(
                (*path, "betrag"),
                f"{entry.betrag.text} sind keine vollen Tausend Euro, der Vordruck zählt aber in TEUR.",
                "Auf volle Tausend bringen, oder im Kopf „einheit: Euro“ angeben.",
                "betrag-teur",
            )


def _check_kind(path: Path, entry: Mittel, kind: Geldart) -> Iterator[Problem]:
    """The kind of money is one of its part of the budget, and a part is of the kind of its whole."""
    if entry.geldart is None:
        return
    if entry.geldart is not kind:
        yield Problem(
            (*path, "geldart"),
            f"Ein Teil ist von derselben Art wie das Ganze darüber: hier steht „{entry.geldart}“, dort „{kind}“.",
            "Die Zeile „geldart“ löschen, oder den Zweck nicht mit „davon“ oder „darunter“ beginnen.",
            "geldart-teil",
        )
    if entry.ehh is not entry.fhh and entry.fhh is not entry.geldart.im_finanzhaushalt:
        named, marked = ("Finanzhaushalt", "ehh") if entry.geldart.im_finanzhaushalt else ("Ergebnishaushalt", "fhh")
        meant = {
            Geldart.AUFWAND: Geldart.AUSZAHLUNG,
            Geldart.ERTRAG: Geldart.EINZAHLUNG,
            Geldart.AUSZAHLUNG: Geldart.AUFWAND,
            Geldart.EINZAHLUNG: Geldart.ERTRAG,
        }[entry.geldart]
        yield Problem(
            (*path, "geldart"),
            f"„{entry.geldart}“ steht im {named}, hier steht aber „{marked}: ja“.",
            f"„geldart: {meant}“ schreiben, oder die Zeile „{marked}“ löschen.",
            "geldart-haushalt",
        )


def check_total(path: Path, stated: Geld | None, betraege: Jahresbetraege) -> Iterator[Problem]:
    """A stated total must be the computed one, beside what goes on without end that of the years before."""
    if stated is None:
        return
    bounded = betraege if betraege.summe is not None else betraege.befristet
    if not bounded:
        yield Problem(
            path,
            "Ein Betrag, der erst nach der Finanzplanung „ff.“ weiterläuft, hat keine Gesamtsumme.",
            "Die Zeile „summe“ löschen.",
            "summe-ohne-ende",
        )
    elif stated.euro != bounded.summe:
        what = f"Die angegebene Summe {Geldwert(stated.euro)} Euro stimmt nicht: "
        what += f"{bounded.zeitraum_text} sind es {Geldwert(bounded.summe or Decimal(0))} Euro."
        rest = "" if bounded is betraege else " Was danach „ff.“ weiterläuft, zählt darin nicht."
        hint = f"Betrag, Jahre und Summe vergleichen; die Zeile „summe“ darf auch fehlen.{rest}"
        yield Problem(path, what, hint, "summe-falsch")
