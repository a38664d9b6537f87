"""The papers that another one names in its head: numbers of both spaces are read, printed and held against it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from antrag_gen.errors import HERE, AntragError, Level, Path, Problem
from antrag_gen.fields.felder import TEXT, read_text_by
from antrag_gen.fields.kennungen import Kennung, Papiereintrag, Papiernummer
from antrag_gen.fields.kontext import Kontext, kontext
from antrag_gen.fields.nummern import (
    Antragsnummer,
    Drucksachennummer,
    Nummern,
    name_of,
    parse_antragsnummer,
    parse_drucksachennummer,
    put_behind,
)
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.zahlen import join

# What cities may say otherwise.
WORTE = ("zum Antrag", "zu den Anträgen")


def parse_papiernummer(text: str, nummern: Nummern) -> Papiernummer:
    """Raises AntragError for what is no number of a paper, and for a bare one that could be of either number space."""
    found: list[Papiernummer] = []
    errors: list[AntragError] = []
    for parse in (parse_drucksachennummer, parse_antragsnummer):
        try:
            found.append(parse(text, nummern))
        except AntragError as error:
            errors.append(error)
    if len(found) == 1:
        return found[0]
    if found:
        names = " oder ".join(f"„{name_of(number)}“" for number in found)
        what = f"„{text}“ kann eine Drucksache oder ein Antrag sein; beide haben eigene Nummern."
        raise AntragError.of(HERE, what, f"{names} schreiben.", "nummer-raum")
    if wrong := next((error for error in errors if error.problem.id == "nummer-jahr"), None):
        raise wrong
    examples = (
        Drucksachennummer("424", 2023, kreis=nummern.drucksache),
        Antragsnummer(112, 2023, kreis=nummern.antrag),
    )
    hint = f"Beispiele: „{examples[0]}“, „{name_of(examples[1])}“; mehrere als Liste, je Zeile eine."
    raise AntragError.of(HERE, f"„{text}“ ist keine Nummer einer Drucksache oder eines Antrags.", hint, "nummer-papier")


def _read(value: object, info: ValidationInfo) -> object:
    return read_text_by(lambda text: parse_papiernummer(text, kontext(info).einstellungen.nummern), value)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


PapiernummerFeld = Annotated[Papiernummer, BeforeValidator(_read), TEXT]
BezugFeld = Annotated[
    list[PapiernummerFeld],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


def print_bezug(numbers: Sequence[Papiernummer], titel: Callable[[str], str]) -> str:
    """What a paper is on: `zur GRDrs 424/2023 und zum Antrag Nr. 112/2023`."""
    papers = [str(number) for number in numbers if isinstance(number, Drucksachennummer)]
    motions = [number for number in numbers if isinstance(number, Antragsnummer)]
    bare = [number.kreis.muster.print(number.nummer, number.jahr) for number in motions]
    parts = [f"{'zur' if len(papers) == 1 else 'zu'} {join(papers)}"] if papers else []
    if motions:
        parts.append(put_behind(titel(WORTE[len(motions) > 1]), f"{motions[0].kreis.kuerzel} {join(bare)}"))
    return join(parts)


def find_one(number: Papiernummer, project: Kontext) -> Papiereintrag | None:
    """The paper of the project with exactly this number; None where there is none, or where there are several."""
    found = find_all(number, project)
    return found[0] if len(found) == 1 else None


def find_all(number: Papiernummer, project: Kontext) -> list[Papiereintrag]:
    """The papers of the project with exactly this number: by mistake several."""
    return [entry for entry in project.find(Kennung.of(number)) if entry.nummer == number]


def check_bezug(
    numbers: Sequence[Papiernummer], path: Path, own: Papiernummer | None, datum: dt.date | None, project: Kontext
) -> Iterator[Problem]:
    """Each paper is another one, named once, and not younger than the paper that names it."""
    for index, number in enumerate(numbers):
        at = (*path, index)
        if number == own:
            what = f"{name_of(number)} ist dieses Papier selbst."
            yield Problem(at, what, "Die Nummer des anderen Papiers angeben.", "bezug-selbst")
        elif number in numbers[:index]:
            yield Problem(at, f"{name_of(number)} steht zweimal da.", "Einmal löschen.", "bezug-doppelt")
        else:
            yield from check_date(number, at, datum, project)


def check_date(number: Papiernummer, path: Path, datum: dt.date | None, project: Kontext) -> Iterator[Problem]:
    """A paper names none that is younger."""
    entry = find_one(number, project)
    if entry is not None and entry.datum is not None and datum is not None and entry.datum > datum:
        dates = format_datum_kurz(entry.datum), format_datum_kurz(datum)
        what = f"{name_of(number)} ist vom {dates[0]}, dieses Papier vom {dates[1]}."
        yield Problem(path, what, "Die Nummer und beide Daten prüfen.", "bezug-datum", Level.WARNUNG)
