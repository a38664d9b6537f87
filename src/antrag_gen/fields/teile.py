"""Rows that are part of the one above („davon“): the names of rows come in, what each is part of goes out.

„davon“ names all parts and „darunter“ some of them, as in the tables of the statistical offices.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

ALL, SOME = "davon", "darunter"
WORDS = {"davon": ALL, "dav.": ALL, "hiervon": ALL, "darunter": SOME, "hierunter": SOME, "darin": SOME}
# „davon unabhängige Kosten“ are no part of the row above.
WORD = rf"(?:{'|'.join(map(re.escape, WORDS))})(?![\w-])(?!\s+(?:un)?(?:abhängig|abweichend|ausgehend|berührt))"
DASH = "[-–—•]"
NAME = re.compile(
    r"\s*(?:(?:\d+(?:\.\d+)*[.)]?|[a-z]\))\s+)?"
    rf"(?P<striche>(?:{DASH}\s*)*)\(?(?P<worte>(?:{WORD}[\s:]*)*)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Zeilenname:
    """What the name of a row begins with: `tiefe` counts its dashes, `wort` is empty where it is no part by itself.

    `allein` is „davon:“ with nothing behind it, whose parts are the rows that follow.
    """

    tiefe: int
    wort: str
    allein: bool


@dataclass(frozen=True, slots=True)
class Teil:
    """A row that is part of the row number `ganzes`; None where there is none above."""

    ganzes: int | None
    wort: str


def read_name(name: str) -> Zeilenname:
    """What a name begins with; „davon davon“ stands as deep as „– davon“."""
    match = NAME.match(name)
    if match is None:
        return Zeilenname(0, "", allein=False)
    words = re.findall(WORD, match["worte"], re.IGNORECASE)
    depth = len(re.findall(DASH, match["striche"])) + max(0, len(words) - 1)
    return Zeilenname(depth, WORDS[words[-1].lower()] if words else "", allein=not match["rest"].strip(" .:)"))


def find_parts(names: Sequence[str]) -> list[Teil | None]:
    """What each row is part of, None for a row of its own.

    A row stands under the last one with fewer dashes. A name that begins with a dash alone is a part only where the
    row above is one.
    """
    parts: list[Teil | None] = []
    whole: int | None = None
    above: list[tuple[int, int | None, str]] = []  # how deep a part stands, what is below it is part of, its word
    for index, name in enumerate(map(read_name, names)):
        if not name.wort and not (above and name.tiefe):
            whole = index
            above.clear()
            parts.append(None)
            continue
        word = above[-1][2] if above else ""
        while above and above[-1][0] >= name.tiefe:
            word = above.pop()[2]
        teil = Teil(above[-1][1] if above else whole, name.wort or word)
        above.append((name.tiefe, teil.ganzes if name.allein else index, teil.wort))
        parts.append(teil)
    return parts
