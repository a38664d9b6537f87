"""Find tables that were pasted as lines: the lines of a body come in, finished Markdown tables go out."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markdown_it.rules_block.table import escapedSplit

from antrag_gen.patterns import compile_late

QUOTE = compile_late(r"^ {0,3}(?:> ?)+")
PREFIX = compile_late(r"^ *(?:> ?)*")
LEAD = compile_late(r"(?:[-*+]|\d{1,9}[.)]|#{1,6}|\[\^[^\]\s]+\]:)(?=\s)")
ITEM = compile_late(r"(?:[-*+]|\d{1,9}[.)]) ")
MARKED = compile_late(r"(?:[^\w\s]|\(?\w{1,3}[.)]{1,2}|[o§])\t+(?=\S)")
GAP = compile_late(r"(?<=\S) {2,}(?=\S)")
AFTER_SENTENCE = compile_late(r"[.!?:;] {2}$")
WIDE = 3
TO_FILL_IN = "[…]"
NUMBER = compile_late(r"[-–−+]?\d[\d.,]*(?: ?(?:€|Euro|EUR|TEUR|%))?|[–-]?")
LEADER = compile_late(r"(?<=\w)[ .]*(?:(?:\. ?){4,}|(?: \.){3,}|(?:… ?){2,})[ .]*(?=\S)")
DOTS = ("..", ". .", " .", "…")
TIGHT_SEMICOLON = compile_late(r"(?<![;\s]);(?![\s;])|(?<=\w);(?=;)|(?<=;);(?=\w)")
ENTITY = compile_late(r"; |&#?\w+;|;[-)(]|://")
LONGEST_CELL = 25
# A cell that begins and ends with a quote; one within it is doubled.
QUOTED = compile_late(r'(?:(?<=\t)|(?m:^))"(?P<words>(?:[^"]|"")*)"(?=\t|(?m:$))')
MOST_LINES = 50
SIGNS = {
    "/": compile_late(r"\s+/\s+"),
    "…": compile_late(r"\s+…\s*"),
    "_": compile_late(r"\s*_{3,}\s*"),
    "·": compile_late(r"\s+·\s+"),
    "→": compile_late(r"\s+→\s+"),
}
SPOILER = compile_late(r"\|\|[^|]+\|\|")
DASHES = compile_late(r"[ >]*-{2,}(?: +-{2,})*\s*|[ >]*={2,}(?: +={2,})*\s*")
RULE = compile_late(r"[\s|:+=–—-]*[-–—=][\s|:+=–—-]*")


@dataclass(frozen=True, slots=True)
class PastedTable:
    """Lines of a body, the last one not included, and the Markdown that they would be."""

    first: int
    last: int
    markdown: str
    sign: str = ""
    is_whole: bool = False


def find_tabbed(lines: Sequence[str], other: Collection[int]) -> Iterator[PastedTable]:
    """Lines whose columns are parted by tabs, with or without empty lines between them; not those in `other`."""
    if not any("\t" in line for line in lines):
        return
    run: list[tuple[int, int, list[str]]] = []
    is_list = True
    for first, last, line in _rows_of([*lines, "Ende."]):
        cells = None if first in other else _tabbed_cells(line)
        if cells is None and run and run[-1][1] == first and _is_short(line):
            cells = [line.strip(" >")]
            run.append((first, last, cells))
        elif cells:
            run.append((first, last, cells))
            is_list = is_list and _is_marked(line)
        elif line.strip():
            rows = _even([cells for *_, cells in run])
            if rows and not is_list:
                yield _table(run[0][0], run[-1][1], rows, [lines[at] for at, *_ in run])
            run, is_list = [], True


def _rows_of(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The lines, where they begin and end; a cell in quotes, as Excel copies one with line breaks, is within one."""
    end = 0
    for index, line in enumerate(lines):
        if index >= end:
            end = index + _height(lines[index : index + MOST_LINES])
            text = "\n".join(lines[index:end])
            yield index, end, QUOTED.sub(_unquoted, text) if end > index + 1 else line


def _height(lines: Sequence[str]) -> int:
    """How many of these lines are the first row."""
    text, last = "\n".join(lines), 0
    for match in QUOTED.finditer(text) if "\t" in lines[0] else ():
        if text.count("\n", 0, match.start()) <= last:
            last = text.count("\n", 0, match.end())
    return last + 1


def _unquoted(match: re.Match[str]) -> str:
    parts = match["words"].replace('""', '"').split("\n")
    return "<br>".join(part.strip() for part in parts) if len(parts) > 1 else match[0]


def _tabbed_cells(line: str) -> list[str] | None:
    inner = QUOTE.sub("", line, count=1).rstrip(" ")
    words = inner.lstrip()
    if "\t" not in words or ITEM.match(words):
        return None
    starts_empty = "\t" in inner[: len(inner) - len(words)]
    return ([""] if starts_empty else []) + [cell.strip() for cell in words.split("\t")]


def _is_short(line: str) -> bool:
    """Whether a line without a tab is a row that has its first cell only."""
    words = QUOTE.sub("", line, count=1).strip()
    return 0 < len(words) <= LONGEST_CELL and not LEAD.match(words) and words[-1].isalnum() and "|" not in words


def _is_marked(line: str) -> bool:
    """Whether the only tab is behind the mark of a list: „•⇥Bänke“."""
    words = QUOTE.sub("", line, count=1).strip()
    marked = MARKED.match(words)
    return marked is not None and "\t" not in words[marked.end() :]


def _even(rows: list[list[str]]) -> list[list[str]]:
    """The rows of a table, or none: several tabs are one where that makes them even."""
    dense = [[cell for cell in row if cell] for row in rows]
    if len(rows) < 2 or max(map(len, dense)) < 2:  # noqa: PLR2004 – a head and a row, and two columns
        return []
    for table in (rows, dense):
        if len({len(row) for row in table}) == 1:
            return table
    return rows if len(rows) > 2 else []  # noqa: PLR2004 – as above, and one more


def find_lone_tabs(lines: Sequence[str], other: Collection[int]) -> Iterator[int]:
    """The lines with a tab between words, the first of each block of lines only."""
    is_told = False
    for index, line in enumerate(lines):
        if not line.strip():
            is_told = False
        elif index not in other and "\t" in line and _has_tab(line) and not is_told:
            is_told = True
            yield index


def _has_tab(line: str) -> bool:
    words = QUOTE.sub("", line, count=1).strip()
    while match := LEAD.match(words):
        words = words[match.end() :].strip()
    return any("\t" in cell.strip() for cell in (escapedSplit(words) if words.startswith("|") else [words]))


def find_spaced(lines: Sequence[str], other: Collection[int]) -> Iterator[PastedTable]:
    """Lines whose columns are lined up with blanks."""
    run: list[int] = []
    for index, line in enumerate([*lines, ""]):
        if index not in other and (_gaps(line) or (run and DASHES.fullmatch(line))):
            run.append(index)
            continue
        if len(run) > 1 and any(map(_is_column, (gap for at in run for gap in _gaps(lines[at])))):
            written = [at for at in run if not DASHES.fullmatch(lines[at])]
            rows = _spaced_rows([QUOTE.sub("", lines[at], count=1).rstrip() for at in written])
            if rows:
                yield _table(run[0], run[-1] + 1, rows, [lines[at] for at in run])
        run = []


def _gaps(line: str) -> list[str]:
    """The text up to the end of each gap between words."""
    if "  " not in line:
        return []
    words = QUOTE.sub("", line, count=1).strip()
    if "\t" in words or LEAD.match(words) or words.startswith("|"):
        return []
    return [words[: gap.end()] for gap in GAP.finditer(words)]


def _is_column(before: str) -> bool:
    """Whether a gap is not only that behind a sentence."""
    return AFTER_SENTENCE.search(before) is None


def _spaced_rows(lines: list[str]) -> list[list[str]] | None:
    width = max(map(len, lines))
    padded = [line.ljust(width) for line in lines]
    is_blank = "".join(" " if all(line[at] == " " for line in padded) else "x" for at in range(width))
    gutters = [match.span() for match in GAP.finditer(is_blank)]
    rows = [GAP.split(line.strip()) for line in lines]
    is_even = len({len(row) for row in rows}) == 1
    if is_even and (gutters or all(len(gap[0]) >= WIDE for line in lines for gap in GAP.finditer(line.strip()))):
        return rows
    most = max(map(len, rows))
    if most > len(gutters) + 1 and sum(len(row) == most for row in rows) > 1:
        return _by_starts(lines, rows, most)
    if not gutters:
        return None
    starts, ends = [0, *(end for _, end in gutters)], [*(start for start, _ in gutters), width]
    return [[line[start:end].strip() for start, end in zip(starts, ends, strict=True)] for line in padded]


def _by_starts(lines: Sequence[str], rows: Sequence[list[str]], most: int) -> list[list[str]] | None:
    """The rows of columns that touch in some lines: a word belongs to the last column that has begun."""
    full = [_starts(line, row) for line, row in zip(lines, rows, strict=True) if len(row) == most]
    starts = [min(places) for places in zip(*full, strict=True)]
    table = []
    for line, row in zip(lines, rows, strict=True):
        cells: list[list[str]] = [[] for _ in starts]
        for word in re.finditer(r"\S+", line):
            cells[sum(start <= word.start() for start in starts) - 1].append(word[0])
        table.append(row if len(row) == most else [" ".join(cell) for cell in cells])
    return table


def _starts(line: str, row: Sequence[str]) -> list[int]:
    places, at = [], 0
    for cell in row:
        at = line.find(cell, at)
        places.append(at)
        at += len(cell)
    return places


def find_dotted(lines: Sequence[str], other: Collection[int]) -> Iterator[PastedTable]:
    """Lines whose last column stands behind a line of dots."""
    yield from _find_rows(lines, other, DOTS, lambda words: [] if LEAD.match(words) else LEADER.split(words))


def find_separated(lines: Sequence[str], other: Collection[int]) -> Iterator[PastedTable]:
    """Lines of a file of values: semicolons, none of them with a blank as in a sentence."""
    yield from _find_rows(
        lines, other, (";",), lambda words: [] if ENTITY.search(words) else TIGHT_SEMICOLON.split(words)
    )


def find_signed(lines: Sequence[str], other: Collection[int]) -> Iterator[PastedTable]:
    """Lines with the same sign between their columns: „Park / 12 / 4.800“, „Bänke … 12“, „Körbe ____ 8“."""
    taken: set[int] = set()
    for sign, pattern in SIGNS.items():
        for table in _find_rows(lines, {*other, *taken}, (sign,), partial(_short_cells, pattern)):
            taken.update(range(table.first, table.last))
            yield replace(table, sign=sign)


def _short_cells(pattern: re.Pattern[str], words: str) -> list[str]:
    cells = [] if LEAD.match(words) or "|" in words else pattern.split(words)
    is_sure = bool(cells) and (len(cells) > 2 or NUMBER.fullmatch(cells[-1]))  # noqa: PLR2004 – two columns
    return cells if is_sure and all(0 < len(cell) <= LONGEST_CELL for cell in cells) else []


def _find_rows(
    lines: Sequence[str], other: Collection[int], signs: Sequence[str], split: Callable[[str], list[str]]
) -> Iterator[PastedTable]:
    """Lines that follow each other and have as many columns each, at least two; between columns is one of `signs`."""
    worth = {index for index, line in enumerate(lines) if any(sign in line for sign in signs)}
    if len(worth) <= 1:
        return
    run: list[tuple[int, list[str]]] = []
    for index, line in enumerate([*lines, ""]):
        may_have = index in worth and index not in other
        cells = split(QUOTE.sub("", line, count=1).strip()) if may_have else []
        if len(cells) > 1 and (not run or len(cells) == len(run[0][1])):
            run.append((index, cells))
            continue
        if len(run) > 1:
            rows = [[cell.strip() for cell in row] for _, row in run]
            yield _table(run[0][0], run[-1][0] + 1, rows, [lines[at] for at, _ in run])
        run = [(index, cells)] if len(cells) > 1 else []


def find_piped(lines: Sequence[str], first: int, source: str) -> PastedTable | None:
    """A paragraph, or the first lines in it, that has the strokes of a table but is none."""
    run = [index for index, line in enumerate(lines) if len(escapedSplit(line)) > 1 or _is_rule(line)]
    run = [index for place, index in enumerate(run) if index == run[0] + place]
    rows = [_piped_cells(lines[index]) for index in run if not _is_rule(lines[index])]
    if len(run) == 1 and SPOILER.search(lines[run[0]]):
        return None
    is_framed = any(lines[index].startswith("|") and len(escapedSplit(lines[index])) > 2 for index in run)  # noqa: PLR2004 – one column
    if not rows or not (is_framed or (len(rows) > 1 and len({len(row) for row in rows}) == 1)):
        return None
    is_whole = len(run) > 1 and _is_rule(lines[run[1]]) and len(_piped_cells(lines[run[1]])) == len(rows[0])
    return replace(_table(first + run[0], first + run[-1] + 1, rows, [source]), is_whole=is_whole and run[0] > 0)


def _is_rule(line: str) -> bool:
    return RULE.fullmatch(line) is not None


def _piped_cells(line: str) -> list[str]:
    words = line.strip()
    cells = escapedSplit(words.removeprefix("|").removesuffix("|"))
    return [cell.strip() for cell in cells]


def _table(first: int, last: int, rows: list[list[str]], source: Sequence[str]) -> PastedTable:
    """The rows as Markdown, the first one as head, as far indented or quoted as the lines they come from.

    A column that is empty is left out; what its head lacks is to be filled in.
    """
    prefix = min((PREFIX.findall(line)[0] for line in source), key=len)
    width = max(map(len, rows))
    padded = [[cell.replace("|", "\\|") for cell in row] + [""] * (width - len(row)) for row in rows]
    used = [at for at in range(width) if any(row[at] for row in padded)]
    width = len(used)
    even = [[row[at] for at in used] for row in padded]
    even[0] = [cell or TO_FILL_IN for cell in even[0]]
    columns = list(zip(*even[1:], strict=True)) or [()] * width
    rule = ["---:" if any(column) and all(map(NUMBER.fullmatch, column)) else "---" for column in columns]
    texts = [f"| {' | '.join(row)} |" for row in even]
    texts.insert(1, f"|{'|'.join(rule)}|")
    return PastedTable(first, last, "\n".join(prefix + text for text in texts))
