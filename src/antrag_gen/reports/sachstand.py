"""The Sachstand of a progress report: blocks below `## Stand <Datum>`, the newest first, old ones kept."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from antrag_gen.errors import HERE, AntragError, Level, Place, Problem
from antrag_gen.fields.felder import Prosa
from antrag_gen.german.datum import format_datum, parse_datum
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Block, Heading, plain_text

STAND = compile_late(r"Stand:? +(?:vom +)?(?P<datum>.+?):?")
TOP = 3  # `##` of a content file
SHORTEST_TEXT = 8  # words; what is shorter is a form of words
HINT = "Jeden Stand unter eine Überschrift „## Stand 31. Dezember 2024“ schreiben."


@dataclass(frozen=True, slots=True)
class Stand:
    """What was told on a day; `worte` are all its words in one line, to be compared."""

    datum: dt.date
    worte: str
    place: Place | None


def words_of(blocks: Sequence[Block]) -> str:
    return " ".join(" ".join(plain_text(block) for block in blocks).split())


def read_sachstand(prosa: Prosa) -> tuple[tuple[Stand, ...], tuple[Problem, ...]]:
    """The blocks that can be read, and what is wrong with the headings."""
    staende: list[Stand] = []
    problems: list[Problem] = []
    heads = [index for index, block in enumerate(prosa.blocks) if isinstance(block, Heading) and block.level == TOP]
    if not heads or heads[0] > 0:
        place = prosa.blocks[0].place if prosa.blocks else None
        problems.append(Problem(place or HERE, "Dieser Text steht unter keinem Stand.", HINT, "sachstand-form"))
    for start, end in zip(heads, [*heads, len(prosa.blocks)][1:], strict=True):
        heading = prosa.blocks[start]
        match = STAND.fullmatch(plain_text(heading))
        if match is None:
            what = f"„{plain_text(heading)}“ nennt keinen Stand."
            hint = f"{HINT} Andere Überschriften stehen mit „###“ darunter."
            problems.append(Problem(heading.place or HERE, what, hint, "sachstand-form"))
            continue
        try:
            staende.append(Stand(parse_datum(match["datum"]), words_of(prosa.blocks[start + 1 : end]), heading.place))
        except AntragError as error:
            problems.append(replace(error.problem, at=heading.place or HERE))
    return tuple(staende), tuple(problems)


def check_sachstand(staende: Sequence[Stand], stichtag: dt.date) -> Iterator[Problem]:
    """Newest first, none after the Stichtag."""
    for number, stand in enumerate(staende):
        tag = format_datum(stand.datum)
        if stand.datum > stichtag:
            what = f"Der Stand vom {tag} liegt nach dem Stichtag, dem {format_datum(stichtag)}."
            yield Problem(stand.place or HERE, what, "Das Datum oder „stichtag“ prüfen.", "sachstand-zukunft")
        if number and stand.datum >= staende[number - 1].datum:
            what = f"Der Stand vom {tag} steht unter dem vom {format_datum(staende[number - 1].datum)}."
            yield Problem(stand.place or HERE, what, "Der neueste Stand steht oben.", "sachstand-reihenfolge")


def check_not_copied(prosa: Prosa) -> Iterator[Problem]:
    """No paragraph of the newest block, but a short one, is that of an earlier block: each tells what is new."""
    heads = [index for index, block in enumerate(prosa.blocks) if isinstance(block, Heading) and block.level == TOP]
    if len(heads) <= 1:
        return
    newest, earlier = prosa.blocks[heads[0] : heads[1]], prosa.blocks[heads[1] :]
    told = {words_of([block]) for block in earlier}
    for block in newest:
        words = words_of([block])
        if words in told and len(words.split()) >= SHORTEST_TEXT:
            what = "Dieser Absatz steht wörtlich auch in einem früheren Stand."
            hint = "Im neuesten Stand steht nur, was seither geschehen ist."
            yield Problem(block.place or HERE, what, hint, "sachstand-wiederholt", Level.WARNUNG)


def check_newest(staende: Sequence[Stand], berichtsjahr: int, *, entwurf: bool) -> Iterator[Problem]:
    """One of the year of the report: else last year's text was left in."""
    newest = max(staende, key=lambda stand: stand.datum, default=None)
    if newest is not None and newest.datum.year < berichtsjahr:
        yield Problem(
            newest.place or HERE,
            f"Der neueste Stand ist vom {format_datum(newest.datum)}; aus {berichtsjahr} ist keiner da.",
            f"Darüber einen Stand aus {berichtsjahr} schreiben; der alte bleibt stehen.",
            "sachstand-veraltet",
            Level.WARNUNG if entwurf else Level.FEHLER,
        )
