"""Check references against the papers of the project: what is cited where goes in, problems come out."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from pydantic import BaseModel

from antrag_gen.errors import Level, Path, Place, Problem
from antrag_gen.fields.kennungen import Kennung, Papiernummer
from antrag_gen.fields.nummern import Antragsnummer, Drucksachennummer, Nummern, Nummernkreis, name_of, wrong_year
from antrag_gen.fields.verweise import Verweis, find_references
from antrag_gen.fields.ziffern import cite, missing_in
from antrag_gen.german.datum import format_datum
from antrag_gen.german.zahlen import join_oder
from antrag_gen.library.access import Access
from antrag_gen.papers.papier import Papier
from antrag_gen.tree import Block, Text, walk

OWN_NUMBER = "nummer"


@dataclass(frozen=True, slots=True)
class Fundstelle:
    """A reference, how it is written, and where."""

    where: Place
    text: str
    verweis: Verweis


def references_in_prose(blocks: Iterable[Block], nummern: Nummern) -> Iterator[Fundstelle]:
    """What the text of a file refers to, at its exact places."""
    for node in (node for block in blocks for node in walk(block)):
        if isinstance(node, Text) and node.place:
            for verweis in find_references(node.text, nummern):
                written = " ".join(node.text[verweis.start : verweis.end].split())
                yield Fundstelle(node.place.after(node.text[: verweis.start]), written, verweis)


def references_in_head(paper: Papier, nummern: Nummern) -> Iterator[tuple[Path, str, Verweis]]:
    """What the values of a head refer to, each with the path to its value."""
    for path, value in _leaves(paper, ()):
        if isinstance(value, str):
            for verweis in find_references(value, nummern):
                yield path, value[verweis.start : verweis.end], verweis
        elif isinstance(value, (Drucksachennummer, Antragsnummer)) and path != (OWN_NUMBER,):
            yield path, str(value), Verweis(0, 0, str(value), Kennung.of(value).kreis, value)


def check_references(fundstellen: Iterable[Fundstelle], access: Access, datum: dt.date | None) -> Iterator[Problem]:
    """The problems of references in a paper of that date; an unknown paper is told once."""
    told: set[Kennung] = set()
    for stelle in fundstellen:
        number, error = stelle.verweis.wert, stelle.verweis.fehler
        if error is not None:
            yield replace(error.problem, at=stelle.where)
        if isinstance(number, (Drucksachennummer, Antragsnummer)):
            kennung = Kennung.of(number)
            problem = _check(stelle, number, access, datum)
            if problem is not None and not (problem.level is Level.HINWEIS and kennung in told):
                yield problem
            told.add(kennung)
        elif number is None and stelle.verweis.kreis:
            space: Nummernkreis = getattr(access.einstellungen.nummern, stelle.verweis.kreis)
            yield replace(wrong_year(stelle.text, space), at=stelle.where)


def _check(stelle: Fundstelle, number: Papiernummer, access: Access, datum: dt.date | None) -> Problem | None:
    kennung = Kennung.of(number)
    if datum is not None and number.jahr > datum.year:
        return Problem(
            stelle.where,
            f"{name_of(number)} gab es am {format_datum(datum)} noch nicht.",
            "Die Jahreszahl und „datum“ im Kopf prüfen.",
            "verweis-jahr",
        )
    if access.find(kennung) or access.is_elsewhere(kennung):
        return _check_ziffern(stelle, number, access)
    if other := access.find(kennung.other):
        return _other_space(stelle, number, other[0].nummer)
    return Problem(
        stelle.where,
        f"{name_of(number)} ist in diesem Projekt nicht zu finden.",
        "Liegt das Papier anderswo, ist nichts zu tun; sonst die Nummer prüfen.",
        "verweis-unbekannt",
        Level.HINWEIS,
    )


def _other_space(stelle: Fundstelle, number: Papiernummer, other: Papiernummer) -> Problem:
    kreis = Kennung.of(number).kreis
    return Problem(
        stelle.where,
        f"{name_of(number)} ist in diesem Projekt nicht zu finden, wohl aber {name_of(other)}.",
        f"Ist dieses Papier gemeint, „{name_of(other)}“ schreiben. Gibt es auch {name_of(number)}, die Nummer in "
        f"content/projekt.yaml unter „nummern“, „{kreis}“, „anderswo“ eintragen.",
        "verweis-nummernkreis",
        Level.WARNUNG,
    )


def _check_ziffern(stelle: Fundstelle, number: Papiernummer, access: Access) -> Problem | None:
    known = access.ziffern(Kennung.of(number))
    missing = missing_in(known, stelle.verweis.ziffern)
    if known is None or not missing:
        return None
    return Problem(
        stelle.where,
        f"{name_of(number)} hat keine {cite(missing)}.",
        f"Möglich sind: {join_oder(known)}." if known else "In diesem Papier ist nichts nummeriert.",
        "verweis-ziffer",
    )


def _leaves(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    if value is None or isinstance(value, (str, Enum, int)):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _leaves(getattr(value, name), (*path, name))
    elif isinstance(value, (list, tuple, Mapping)):
        for key, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _leaves(inner, (*path, key))
    else:
        yield path, value
