"""What goes with a paper: files and papers of the project; entries of the head in, numbered lines and problems out."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from antrag_gen.errors import Level, Path, Problem
from antrag_gen.fields.anlagennummern import Anlagennummer, AnlagennummerFeld
from antrag_gen.fields.bezug import check_date, find_all, find_one
from antrag_gen.fields.felder import JaNein, Modell, Zeile
from antrag_gen.fields.kennungen import Papiereintrag, Papiernummer
from antrag_gen.fields.kontext import Kontext
from antrag_gen.fields.nummern import name_of
from antrag_gen.fields.nummernfelder import AntragsnummerFeld, DrucksachennummerFeld
from antrag_gen.german.datum import format_datum
from antrag_gen.visible import visible

SOURCES = ("datei", "antrag", "drucksache", "einzeln")


class Einzelanlage(Modell):
    """A file, or a paper of the project by its number; `aufnehmen` puts it into the paper's own file."""

    titel: Zeile | None = None
    datei: Zeile | None = None
    antrag: AntragsnummerFeld | None = None
    drucksache: DrucksachennummerFeld | None = None
    aufnehmen: JaNein = False
    alt: Zeile | None = None

    @property
    def papiernummer(self) -> Papiernummer | None:
        return self.antrag or self.drucksache


class Anlage(Einzelanlage):
    """An entry of the list: one Anlage, or a range of them, whose parts may be named one by one."""

    nummer: AnlagennummerFeld | None = None
    einzeln: tuple[Einzelanlage, ...] = ()


@dataclass(frozen=True, slots=True)
class Beilage:
    """A file that is put into the paper's own: its name there, and how many pages of a PDF that are tagged or not."""

    name: str
    data: bytes
    media_type: str
    seiten: int = 0
    barrierefrei: bool = True

    @property
    def ist_bild(self) -> bool:
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True)
class Anlagenteil:
    """What is put into the paper's file: a file, or the paper with this number; `alt` says what a picture shows."""

    nummer: str
    titel: str
    datei: Beilage | None
    papier: Papiernummer | None
    alt: str


@visible("mehrere")
@dataclass(frozen=True, slots=True)
class Anlagenzeile:
    """A line of the list as it is printed; `datei` is the name of a file that lies in the paper's own, else empty."""

    nummer: str
    text: str
    datei: str = ""
    seiten: int = 0
    barrierefrei: bool = True
    einzeln: tuple["Anlagenzeile", ...] = ()

    @property
    def mehrere(self) -> bool:
        """Whether it is about several Anlagen."""
        return " " in self.nummer


def count(anlagen: Sequence[Anlage]) -> list[Anlagennummer]:
    """The number or numbers of each entry: those that it gives, or what comes after the entry before."""
    numbers: list[Anlagennummer] = []
    for anlage in anlagen:
        first = numbers[-1].bis + 1 if numbers else 1
        numbers.append(anlage.nummer or Anlagennummer(first, first + max(len(anlage.einzeln), 1) - 1))
    return numbers


def each_single(anlagen: Sequence[Anlage]) -> Iterator[tuple[Path, str, Einzelanlage]]:
    """Each Anlage that is a file or a paper: the path of its entry below `anlagen`, its number, and itself."""
    for index, (anlage, number) in enumerate(zip(anlagen, count(anlagen), strict=True)):
        if anlage.einzeln:
            for place, single in enumerate(anlage.einzeln):
                yield (index, "einzeln", place), str(number.von + place), single
        else:
            yield (index,), str(number), anlage


def list_lines(anlagen: Sequence[Anlage], project: Kontext, files: Mapping[Path, Beilage]) -> tuple[Anlagenzeile, ...]:
    """The list as it is printed."""
    singles = {path: _line(number, single, project, files.get(path)) for path, number, single in each_single(anlagen)}
    lines = []
    for index, (anlage, number) in enumerate(zip(anlagen, count(anlagen), strict=True)):
        inner = tuple(singles[index, "einzeln", place] for place in range(len(anlage.einzeln)))
        lines.append(Anlagenzeile(str(number), anlage.titel or "", einzeln=inner) if inner else singles[index,])
    return tuple(lines)


def _line(number: str, anlage: Einzelanlage, project: Kontext, file: Beilage | None) -> Anlagenzeile:
    text = title_of(anlage, project)
    if file is None or file.ist_bild:
        return Anlagenzeile(number, text)
    return Anlagenzeile(number, text, file.name, file.seiten, file.barrierefrei)


def taken_in(anlagen: Sequence[Anlage], project: Kontext, files: Mapping[Path, Beilage]) -> Iterator[Anlagenteil]:
    """What is put into the paper's file, in the order of the list."""
    for path, number, anlage in each_single(anlagen):
        if anlage.aufnehmen:
            title = title_of(anlage, project)
            yield Anlagenteil(number, title, files.get(path), anlage.papiernummer, anlage.alt or "")


def title_of(anlage: Einzelanlage, project: Kontext) -> str:
    """Its title; of a paper of the project kind, number, date and subject."""
    number = anlage.papiernummer
    entry = find_one(number, project) if number else None
    if number is None:
        return anlage.titel or ""
    named = _name_paper(entry, project) if entry else name_of(number)
    return f"{anlage.titel} ({named})" if anlage.titel else named


def _name_paper(entry: Papiereintrag, project: Kontext) -> str:
    kind = f"{project.einstellungen.titel(entry.art)} " if entry.art else ""
    date = f" vom {format_datum(entry.datum)}" if entry.datum else ""
    return f"{kind}{entry.nummer}{date}: {entry.betreff}"


def check_anlagen(
    anlagen: Sequence[Anlage], own: Papiernummer | None, datum: dt.date | None, project: Kontext
) -> Iterator[Problem]:
    """Each is one thing that there is, with a title, and their numbers go up."""
    for index, anlage in enumerate(anlagen):
        yield from _check_source(anlage, ("anlagen", index))
        for place, single in enumerate(anlage.einzeln):
            yield from _check_source(single, ("anlagen", index, "einzeln", place))
    for path, _, single in each_single(anlagen):
        yield from _check_paper(single, ("anlagen", *path), own, datum, project)
    yield from _check_numbers(anlagen)


def _check_source(anlage: Einzelanlage, path: Path) -> Iterator[Problem]:
    given = [name for name in SOURCES if getattr(anlage, name, None)]
    if len(given) != 1:
        names = "„datei“, „antrag“ oder „drucksache“"
        both = " und ".join(f"„{name}“" for name in given)
        what = f"Die Anlage nennt {both}." if given else f"Zu dieser Anlage fehlt {names}."
        hint = "Für jede Datei und jedes Papier einen eigenen Eintrag schreiben." if given else "Eine davon ergänzen."
        yield Problem(path, what, hint, "anlage-quelle")
    elif given[0] in ("datei", "einzeln") and not anlage.titel:
        yield Problem(path, "Die Angabe „titel“ fehlt.", "Eine Zeile „titel: …“ ergänzen.", "angabe-fehlt")
    if anlage.aufnehmen and given == ["einzeln"]:
        what = "„aufnehmen“ bleibt hier ohne Wirkung."
        yield Problem((*path, "aufnehmen"), what, "Bei den Anlagen unter „einzeln“ angeben.", "angabe-allein")


def _check_paper(
    anlage: Einzelanlage, path: Path, own: Papiernummer | None, datum: dt.date | None, project: Kontext
) -> Iterator[Problem]:
    """Another paper is there, or has a title at least."""
    number, key = anlage.papiernummer, "antrag" if anlage.antrag else "drucksache"
    if number is None:
        return
    if number == own:
        yield Problem((*path, key), "Das ist dieses Papier selbst.", "Die Nummer prüfen.", "bezug-selbst")
    elif len(find_all(number, project)) > 1:
        if anlage.aufnehmen or not anlage.titel:
            what = f"{name_of(number)} haben in diesem Projekt mehrere Papiere; niemand weiß, welches gemeint ist."
            yield Problem((*path, key), what, "Jedem Papier seine eigene Nummer geben.", "anlage-papier")
    elif find_one(number, project) is None:
        what = f"{name_of(number)} ist in diesem Projekt nicht zu finden"
        if anlage.aufnehmen:
            hint = "Die Zeile „aufnehmen“ löschen oder das Papier als „datei“ angeben."
            yield Problem((*path, key), f"{what} und lässt sich nicht aufnehmen.", hint, "anlage-papier")
        elif not anlage.titel:
            yield Problem((*path, key), f"{what}; es fehlt der Titel.", "„titel: …“ ergänzen.", "anlage-papier")
    else:
        yield from check_date(number, (*path, key), datum, project)


def _check_numbers(anlagen: Sequence[Anlage]) -> Iterator[Problem]:
    last = 0
    for index, (anlage, number) in enumerate(zip(anlagen, count(anlagen), strict=True)):
        at: Path = ("anlagen", index, "nummer")
        named = len(anlage.einzeln)
        if named and named != number.bis - number.von + 1:
            verb = "steht" if named == 1 else "stehen"
            what = f"„{number}“ sind {number.bis - number.von + 1} Anlagen, unter „einzeln“ {verb} {named}."
            yield Problem(at, what, "Die Nummern oder die Liste berichtigen.", "anlage-nummer")
        if number.von <= last:
            what = f"Die Nummer {number.von} ist schon vergeben; zuletzt war es Anlage {last}."
            yield Problem(at, what, "Die Anlagen in der Reihenfolge ihrer Nummern angeben.", "anlage-nummer")
        elif last and number.von > last + 1:
            what = f"Auf Anlage {last} folgt Anlage {number.von}."
            yield Problem(at, what, "Fehlt keine, ist nichts zu tun.", "anlage-nummer", Level.HINWEIS)
        last = max(last, number.bis)
