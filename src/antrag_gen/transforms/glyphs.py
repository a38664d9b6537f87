"""Find the characters of a tree that no font has: a tree and what the fonts of its layout have in, problems out."""

import unicodedata
from collections.abc import Iterable, Iterator

from antrag_gen.errors import Place, Problem
from antrag_gen.fonts.shipped import is_from_the_right
from antrag_gen.fonts.typefaces import ANY_LAYOUT, Typefaces, lacking_in_drawing
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Chart, Image, Node, Text, walk

# What stands in the stead of what a program could not read or paste.
LOST = compile_late("[\ufffc\ufffd]")

# Letters of other scripts that are never seen, though fonts have them.
UNSEEN = compile_late("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]")
UNPRINTED = compile_late(f"{LOST.pattern}|{UNSEEN.pattern}")


def find_missing_glyphs(tree: Node, typefaces: Typefaces = ANY_LAYOUT) -> Iterator[Problem]:
    """A problem for letters in a row that would be printed as empty boxes, at their line of the file."""
    for node in walk(tree):
        place = node.place or Place("Vorlage")
        match node:
            case Text(text=words) | Image(alt=words):
                if typefaces.own.issuperset(words) and not UNPRINTED.search(words):
                    continue  # nearly all
                lost = ((found.start(), found[0]) for found in LOST.finditer(words))
                yield from (_lost(where, letter) for where, letter in _placed(lost, words, place))
                unseen = ((found.start(), found[0]) for found in UNSEEN.finditer(words))
                lacking = (found for found in typefaces.lacking(words) if not UNPRINTED.search(found[1]))
                for found in (unseen, _in_a_row(lacking)):
                    yield from (_problem(where, letters) for where, letters in _placed(found, words, place))
            case Chart():
                drawn = _in_a_row(lacking_in_drawing(node.words, typefaces))
                yield from (_problem(place, letters) for _, letters in drawn)


def _placed(found: Iterable[tuple[int, str]], words: str, place: Place) -> Iterator[tuple[Place, str]]:
    """What is found in the words that begin at a place, one behind the other, each at its own place."""
    behind = 0
    for offset, letters in found:
        place, behind = place.after(words[behind:offset]), offset
        yield place, letters


def _in_a_row(lacking: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    begin, letters = 0, ""
    for offset, letter in lacking:
        if letters and offset == begin + len(letters):
            letters += letter
            continue
        if letters:
            yield begin, letters
        begin, letters = offset, letter
    if letters:
        yield begin, letters


def _lost(where: Place, letter: str) -> Problem:
    if letter == "\ufffc":
        what, hint = (
            "Hier stand ein Bild oder ein anderes Objekt; beim Einfügen blieb nur „{}“.",
            "Das Zeichen löschen.",
        )
    else:
        what, hint = "Hier ging ein Zeichen verloren; geblieben ist „{}“.", "Durch das richtige Zeichen ersetzen."
    return Problem(where, what.format(letter), hint, "zeichen-verloren")


def _is_invisible(letter: str) -> bool:
    return UNSEEN.match(letter) is not None or unicodedata.category(letter) in ("Cf", "Cc", "Zl", "Zp")


def _problem(where: Place, letters: str) -> Problem:
    named = f"U+{ord(letters):04X}, {unicodedata.name(letters, 'ohne Namen').title()}" if len(letters) == 1 else ""
    codes = named or ", ".join(f"U+{ord(letter):04X}" for letter in letters)
    if letters.strip("\t") == "":
        return Problem(where, "Hier steht ein Tabulator.", "Durch ein Leerzeichen ersetzen.", "zeichen-tabulator")
    if all(map(_is_invisible, letters)):
        many = "steht ein Zeichen, das nicht zu sehen ist" if named else "stehen Zeichen, die nicht zu sehen sind"
        hint = "Löschen, am einfachsten mit den Buchstaben davor und dahinter, und neu schreiben."
        return Problem(where, f"Hier {many} ({codes}).", hint, "zeichen-unsichtbar")
    what = f"{'Das' if named else 'Die'} Zeichen „{letters}“ ({codes})"
    if any(map(is_from_the_right, letters)):
        return Problem(
            where,
            f"{what} {'wird' if named else 'werden'} von rechts nach links geschrieben; das können die Layouts nicht.",
            "Das Wort in lateinischen Buchstaben schreiben.",
            "zeichen-richtung",
        )
    return Problem(
        where,
        f"{what} gibt es in der Schrift nicht.",
        f"{'Das' if named else 'Die'} Zeichen durch ein Wort ersetzen.",
        "zeichen-fehlt",
    )
