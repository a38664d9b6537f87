"""Rows that are part of the one above („davon“): the names of rows come in, what each is part of goes out.

„davon“ names all parts and „darunter“ some of them, as in the tables of the statistical offices; „nachrichtlich“ is
said beside them and held against nothing. However a word is marked or emphasised, it says the same.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from antrag_gen.patterns import compile_late

# Rule after rule asks for the names of a paper.
MOST_KEPT = 1000
ALL, SOME, NOTED = "davon", "darunter", "nachrichtlich"
WORDS = {
    ALL: r"davon|hiervon|wovon|dav\.|hierv\.|dv\.",
    SOME: r"darunter|hierunter|worunter|darin|hierin|worin|dar\.",
    NOTED: r"nachrichtlich|nachrichtl\.|nachr\.",
}
# „davon unabhängige Kosten“ are no part of the row above.
WORD = (
    rf"(?:{'|'.join(f'(?P<{word}>{spelled})' for word, spelled in WORDS.items())})"
    r"(?![^\W_]|-)(?!\s+(?:un)?(?:abhängig|abweichend|ausgehend|berührt))"
)
ANY = rf"(?:{'|'.join(WORDS.values())})(?![^\W_]|-)(?!\s+(?:un)?(?:abhängig|abweichend|ausgehend|berührt))"
DASH = "[-–—−•·◦▪‣→↳]"
NUMBER = rf"(?!{ANY})(?:\d+(?:\.\d+)*[a-z]?[.)]*(?=[\s:])|(?:\d+(?:\.\d+)*[a-z]?|[a-z]{{1,2}}|[ivx]+)[.)]+(?=\W))"
FILLER = r"(?:und|auch|ferner|hier|nur|sowie|außerdem)(?=[\s:,])"
# Signs before a word say as little as a number does: „... davon“, „„davon“, „(1) davon“.
MARKED = compile_late(
    rf"(?P<striche>[\W_]*(?:(?:{NUMBER}|{FILLER})[\W_]*)*)(?P<worte>(?:{ANY}[\W_]*)+)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
PLAIN = compile_late(rf"\s*(?:{NUMBER}\s+)?(?P<striche>(?:{DASH}\s*)*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
# „Tür (davon)“, „Tür, davon“, „Tür – davon“; „Bau (davon 300 Dach)“ only tells of a part.
BEHIND = compile_late(rf"[(\[,;:–—]\s*{WORD}[\s.:)\]]*$", re.IGNORECASE)
EMPHASIS = compile_late(r"\\(?=\W)|\*+(?=\S)|(?<=\S)\*+|~~|[\^`]|(?<!\w)_+|_+(?!\w)|<br ?/?>")


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


def bare(name: str) -> str:
    """A name without what emphasises it."""
    return EMPHASIS.sub("", name)


@lru_cache(MOST_KEPT)
def read_name(name: str) -> Zeilenname:
    """What a name begins with, or ends with in brackets; „davon davon“ stands as deep as „– davon“."""
    words = bare(name)
    if match := MARKED.match(words):
        said = list(re.finditer(WORD, match["worte"], re.IGNORECASE))
        depth = len(re.findall(DASH, match["striche"])) + len(said) - 1
        return Zeilenname(depth, said[-1].lastgroup or "", allein=not match["rest"].strip(" .:)"))
    plain = PLAIN.match(words)
    depth = len(re.findall(DASH, plain["striche"])) if plain else 0
    behind = BEHIND.search(words)
    return Zeilenname(depth, (behind.lastgroup or "") if behind else "", allein=not words.strip(" .:)"))


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
