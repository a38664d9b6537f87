"""Find marks in the values of a head that would be printed as they stand: a head comes in, problems go out."""

from collections.abc import Iterator

from antrag_gen.errors import Level, Problem
from antrag_gen.readers.markdown.foreign import find_marks_in_plain, find_written_break
from antrag_gen.readers.yaml.head import Head


def find_head_marks(head: Head | None) -> Iterator[Problem]:
    """Marks of Markdown, and line feeds typed as a backslash, in values of plain text: all but tables."""
    plain = {key: value for key, value in head.values.items() if key != "tabellen"} if head else {}
    for path, text in _texts(plain, ()) if head else ():
        if head and (written := find_marks_in_plain(text)):
            yield Problem(
                head.place(path),
                f"„{written}“ wird hier so gedruckt, wie es dasteht.",
                "Angaben im Kopf sind reiner Text: die Zeichen löschen. Hervorheben lässt sich nur in den Abschnitten "
                "und in „tabellen“.",
                "kopf-markdown",
                Level.WARNUNG,
            )
        if head and (found := find_written_break(text)):
            word, is_sure = found
            yield Problem(
                head.place(path),
                f"„\\n“ bei „{word}“ wird so gedruckt, wie es dasteht.",
                "Durch ein Leerzeichen ersetzen; nur in „tabellen“ gibt es neue Zeilen: „<br>“.",
                "kopf-umbruch",
                Level.FEHLER if is_sure else Level.WARNUNG,
            )


def _texts(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, (*path, key))
