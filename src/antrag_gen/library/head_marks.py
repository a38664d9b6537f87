"""Find marks in values that are printed as they stand: a head comes in, problems go out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from antrag_gen.errors import Level, Problem
from antrag_gen.readers.markdown.foreign import find_written_break
from antrag_gen.readers.markdown.plain_marks import find_marks_in_plain
from antrag_gen.readers.yaml.head import Head

PLAIN = "sind reiner Text: die Zeichen löschen. Hervorheben lässt sich nur in den"
PAPER = f"Angaben im Kopf {PLAIN} Abschnitten und in „tabellen“."
FILE = f"Die Werte dieser Datei {PLAIN} Papieren."
# Tables are read as Markdown; names of files are not printed.
NOT_PLAIN = ("tabellen", "datei")
# How numbers, lists and the columns of the finance office are written.
PATTERNS = ("nummern", "gliederung", "ist_daten")


def find_head_marks(head: Head | None) -> Iterator[Problem]:
    """Marks of Markdown and of other programs in the head of a paper, and line feeds typed as a backslash."""
    if head:
        yield from _find(head, PAPER, NOT_PLAIN)
        yield from _find_breaks(head, NOT_PLAIN)


def find_file_marks(head: Head) -> Iterator[Problem]:
    """The same in a file of settings, a list or decisions, where they keep no paper from being printed."""
    yield from _find(head, FILE, PATTERNS)
    yield from (replace(problem, level=Level.WARNUNG) for problem in _find_breaks(head, PATTERNS))


def _find(head: Head, hint: str, without: Iterable[str]) -> Iterator[Problem]:
    for path, text in _texts(head.values, (), without):
        if written := find_marks_in_plain(text):
            what = f"„{written}“ wird hier so gedruckt, wie es dasteht."
            yield Problem(head.place(path), what, hint, "kopf-markdown", Level.WARNUNG)


def _find_breaks(head: Head, without: Iterable[str]) -> Iterator[Problem]:
    for path, text in _texts(head.values, (), without):
        if found := find_written_break(text):
            word, is_sure = found
            yield Problem(
                head.place(path),
                f"„\\n“ bei „{word}“ wird so gedruckt, wie es dasteht.",
                "Durch ein Leerzeichen ersetzen; nur in „tabellen“ gibt es neue Zeilen: „<br>“.",
                "kopf-umbruch",
                Level.FEHLER if is_sure else Level.WARNUNG,
            )


def _texts(
    value: object, path: tuple[str | int, ...], without: Iterable[str]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if str(key) not in without:
                yield from _texts(inner, (*path, key), without)
