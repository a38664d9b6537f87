"""Stage load: the files of a paper's Anlagen are read; what is put into the paper's own is kept, problems come out."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from antrag_gen.errors import HERE, AntragError, Level, Place, Problem
from antrag_gen.library.access import Access
from antrag_gen.library.folder import ContentFile
from antrag_gen.papers.anlagen import Beilage, Einzelanlage, each_single
from antrag_gen.papers.papier import Papier
from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.head import Head

PDF = "application/pdf"
MOST_TOGETHER = 50_000_000  # bytes
UNSAFE = compile_late(r"[^A-Za-z0-9._-]+")
PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def take_in_files(paper: Papier, head: Head, file: ContentFile, access: Access) -> Iterator[Problem]:
    """Every file that a paper names must be there: it is laid before the council with it."""
    together = 0
    for path, number, anlage in each_single(paper.anlagen):
        at = head.place(("anlagen", *path, "datei"))
        if anlage.datei is None:
            yield from _check_alt(anlage, None, head.place(("anlagen", *path)))
            continue
        try:
            data = access.read(file.beside(anlage.datei), at)
            taken = _read(anlage.datei, number, data) if anlage.aufnehmen else None
        except AntragError as error:
            yield from (replace(problem, at=at) for problem in error.problems)
            continue
        if taken is not None:
            together += len(taken.data)
            if together > MOST_TOGETHER:
                what = f"Mit dieser Datei wären es mehr als {MOST_TOGETHER // 1_000_000} MB, die in dem Papier liegen."
                yield Problem(at, what, "„aufnehmen“ bei einigen Anlagen löschen.", "anlage-gross")
                return
            paper.take_in(path, taken)
            if not taken.barrierefrei:
                yield _untagged(anlage.datei, at)
        yield from _check_alt(anlage, taken, at)


def _untagged(name: str, at: Place) -> Problem:
    """It is put in all the same, and the paper says so."""
    what = (
        f"„{name}“ hat keine Tags (ein Scan?): Vorlesegeräte können sie nicht lesen, und die Liste der Anlagen sagt es."
    )
    hint = "Wenn möglich eine Fassung mit Tags nehmen (Word: „Speichern unter“, PDF, „Dokumentstrukturtags“)."
    return Problem(at, what, hint, "anlage-tags", Level.HINWEIS)


def _read(name: str, number: str, data: bytes) -> Beilage:
    from antrag_gen.readers.built.attached import read_attached
    from antrag_gen.readers.pictures.read import SIGNATURES, read_picture

    inside = name_inside(name, number)
    if data.startswith(b"%PDF-"):
        pdf = read_attached(data, name)
        return Beilage(inside, data, PDF, pdf.pages, pdf.tagged)
    if any(data.startswith(signature) for signature, _ in SIGNATURES):
        picture = read_picture(data, name)
        return Beilage(inside, picture.data, picture.media_type)
    what = f"„{name}“ ist weder ein PDF noch ein Bild (PNG oder JPEG); anderes wird nicht aufgenommen."
    hint = "Als PDF speichern oder „aufnehmen“ löschen; dann wird die Datei nur genannt."
    raise AntragError.of(HERE, what, hint, "anlage-art")


def name_inside(name: str, number: str) -> str:
    """What a file is called inside of the paper's: the same on all systems, and no two alike."""
    plain = unicodedata.normalize("NFC", PurePosixPath(name).name).translate(PLAIN)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return f"Anlage-{number.replace(' ', '-')}-{UNSAFE.sub('-', plain).strip('-')}"


def _check_alt(anlage: Einzelanlage, taken: Beilage | None, at: Place) -> Iterator[Problem]:
    """A picture on a page says in words what it shows; nothing else has such words."""
    is_picture = taken is not None and taken.ist_bild
    if is_picture and not anlage.alt:
        what = "Zu diesem Bild fehlt „alt“: was darauf zu sehen ist, für alle, die es nicht sehen."
        yield Problem(at, what, "Eine Zeile „alt: …“ ergänzen.", "bild-alt")
    elif anlage.alt and not is_picture:
        what = "„alt“ bleibt hier ohne Wirkung: es beschreibt ein Bild, das aufgenommen wird."
        yield Problem(
            at, what, "Die Zeile löschen oder bei einem Bild „aufnehmen: ja“ ergänzen.", "angabe-allein", Level.HINWEIS
        )
