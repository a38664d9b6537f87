"""Check posts: those of a paper come in, what does not fit to what happens to them goes out."""

from collections.abc import Iterator, Sequence

from antrag_gen.errors import Path, Problem
from antrag_gen.fields.glied import Glied
from antrag_gen.fields.stellen import KwVermerk, Stelle, Stellenvorhaben
from antrag_gen.fields.teile import Teil, find_parts
from antrag_gen.fields.teilepruefung import Teilepruefung
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.jahre import Haushalt
from antrag_gen.german.zahlen import format_zahl

# The keys that only one kind has.
BELONGS = {
    "besoldung_neu": Stellenvorhaben.HEBUNG,
    "amt_neu": Stellenvorhaben.UMSETZUNG,
    "kw_neu": Stellenvorhaben.KW_AENDERUNG,
    "befristet_bis": Stellenvorhaben.ERMAECHTIGUNG,
}
# What becomes something else, and the keys that say from what and into what.
CHANGES = {
    Stellenvorhaben.HEBUNG: ("besoldung", "besoldung_neu"),
    Stellenvorhaben.UMSETZUNG: ("amt", "amt_neu"),
}
EXAMPLES = {
    "besoldung": "EG 9a",
    "besoldung_neu": "EG 10",
    "amt": "Sozialamt",
    "amt_neu": "Jugendamt",
    "kw_neu": "entfällt",
}
MARKED = "Im Stellenplan wird eine Stelle mit „kw: KW 01/2027“ befristet."


def check_posts(stellen: Sequence[Stelle], haushalt: Haushalt, *, one_mark: bool = False) -> Iterator[Problem]:
    """Keys fit what happens, marks and limits lie in the time of the budget, and parts add up.

    With `one_mark` a change of KW marks may say the new one as `kw` alone.
    """
    lines = [
        Glied(("stellen", index, "funktion"), stelle.funktion, (stelle.anzahl.wert,), (("stellen", index, "anzahl"),))
        for index, stelle in enumerate(stellen)
    ]
    decimals = max((stelle.anzahl.stellen for stelle in stellen), default=0)
    yield from Teilepruefung(lines, lambda _: "", lambda _, wert: format_zahl(wert, decimals=decimals)).befunde()
    parts = find_parts([stelle.funktion for stelle in stellen])
    for index, (stelle, part) in enumerate(zip(stellen, parts, strict=True)):
        path: Path = ("stellen", index)
        yield from _check_keys(path, stelle)
        if part is None:
            yield from _check_change(path, stelle, one_mark=one_mark)
        else:
            yield from _check_part(path, stelle, part, stellen)
        yield from _check_time(path, stelle, haushalt)


def _check_keys(path: Path, stelle: Stelle) -> Iterator[Problem]:
    kind = stelle.vorhaben
    for key, belongs in BELONGS.items():
        if getattr(stelle, key) is not None and kind is not belongs:
            yield Problem(
                (*path, key),
                f"„{key}“ gehört zu „vorhaben: {belongs}“, hier gilt „vorhaben: {kind}“.",
                MARKED if key == "befristet_bis" else f"„vorhaben: {belongs}“ schreiben oder die Angabe löschen.",
                "stellen-vorhaben",
            )
    if kind is Stellenvorhaben.ERMAECHTIGUNG and stelle.kw is not None:
        yield Problem(
            (*path, "kw"),
            "Eine Ermächtigung steht nicht im Stellenplan und hat keinen KW-Vermerk.",
            "Ist sie befristet, „befristet_bis: 31.12.2027“ schreiben; sonst die Angabe löschen.",
            "stellen-vorhaben",
        )


def _check_change(path: Path, stelle: Stelle, *, one_mark: bool) -> Iterator[Problem]:
    """Both what was and what will be are said, and differ."""
    kind = stelle.vorhaben
    needed = CHANGES.get(kind, ("kw_neu",) if kind is Stellenvorhaben.KW_AENDERUNG and not one_mark else ())
    missing = [key for key in needed if getattr(stelle, key) is None]
    if missing:
        names = " und ".join(f"„{key}“" for key in missing)
        lines = " und ".join(f"„{key}: {EXAMPLES[key]}“" for key in missing)
        yield Problem(
            path,
            f"Bei „vorhaben: {kind}“ {'fehlt' if len(missing) == 1 else 'fehlen'} {names}.",
            f"Zum Beispiel {lines} ergänzen.",
            "angabe-fehlt",
        )
    for before, after in (*CHANGES.values(), ("kw", "kw_neu")):
        new = getattr(stelle, after)
        if new is not None and getattr(stelle, before) == new:
            what = f"„{before}“ und „{after}“ sind gleich: {new}."
            yield Problem((*path, after), what, "Was bisher gilt und was künftig, vergleichen.", "stellen-gleich")


def _check_part(path: Path, stelle: Stelle, part: Teil, stellen: Sequence[Stelle]) -> Iterator[Problem]:
    """What is part of a post shares what happens to it; it would stand in another table without it."""
    whole = stellen[part.ganzes] if part.ganzes is not None else None
    if whole is not None and whole.vorhaben is not stelle.vorhaben:
        yield Problem(
            (*path, "vorhaben"),
            f"„{stelle.funktion}“ ist ein Teil von „{whole.funktion}“, dort gilt „vorhaben: {whole.vorhaben}“.",
            "„vorhaben“ hier löschen, oder den Namen anders beginnen.",
            "stellen-vorhaben",
        )


def _check_time(path: Path, stelle: Stelle, haushalt: Haushalt) -> Iterator[Problem]:
    """What falls away before the budget begins is a mistake, most often last year's date."""
    mark, end = stelle.kw_danach, stelle.befristet_bis
    if mark is not None and mark.jahr < haushalt.erstes:
        yield Problem(
            (*path, "kw_neu" if isinstance(stelle.kw_neu, KwVermerk) else "kw"),
            f"„{mark}“ liegt vor dem Haushalt {haushalt.text}.",
            "Die Stelle fiele weg, bevor es sie gibt: das Jahr prüfen.",
            "kw-vergangen",
        )
    if end is not None and end.year < haushalt.erstes:
        yield Problem(
            (*path, "befristet_bis"),
            f"Der {format_datum_kurz(end)} liegt vor dem Haushalt {haushalt.text}.",
            "Das Jahr der Befristung prüfen.",
            "befristung-vergangen",
        )
