"""Values that YAML may end too early: nodes come in, what is a mistake in free text goes out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from antrag_gen.errors import Path, Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.lines import Lines, quoted
from antrag_gen.readers.yaml.nodes import Doubt, Mark, Node, Scalar

# A comment with two blanks before it is one; „Haus # 3“ may be a name.
COMMENT_BEHIND = compile_late(r"[ \t](#(?:[ \t].*)?)$")
LETTER = compile_late(r"[^\W\d_]")
# What is called so is an office or a body, whatever stands beside it; „Recht und Ordnung“ may be the end of a name.
BODY = compile_late(
    r"(?:amt|ämter|behörden?|referate?|dezernate?|kämmerei|kasse|verwaltung|betriebe?|werke|stellen?|bereiche?|abteilung"
    r"|dienste?|ausschuss|(?:bei|personal|orts|bezirks)rat|beirät\w*|verband|verein|gesellschaft|gmbh|büro|archiv"
    r"|bibliothek|bücherei|museum|schulen?|polizei|feuerwehr|beauftragten?|direktion|präsidium|ministerium|institut"
    r"|kammer|zentrum|theater|klinikum|jobcenter|leitung)\b",
    re.IGNORECASE,
)
# A name that lists things ends in „und“: what has it may be the end of one, unless it begins as one.
LISTS = compile_late(r"\b(?:und|sowie|u\.)\s|&")
BEGINS = compile_late(r"(?:Amt|Referat|Dezernat|Fachbereich|Abteilung|Stabsstelle|Fraktion|Ausschuss)\b")


def doubt_comment(scalar: Scalar, path: Path, lines: Lines) -> Iterator[Doubt]:
    """Words before a „#“ that only one blank is before."""
    line, column = scalar.end
    match = COMMENT_BEHIND.match(lines.line(line)[column:])
    if match and LETTER.search(scalar.text):
        words = match[1].rstrip()
        yield Doubt(
            path,
            Problem(
                lines.place(Mark(line, column + 1)),
                f"Ob „{words}“ zum Wert gehört, ist nicht zu erkennen; gedruckt würde nur „{scalar.text}“.",
                f"Gehört es dazu: „{quoted(f'{scalar.text} {words}')}“. "
                "Ist es eine Anmerkung, zwei Leerzeichen davor setzen oder eine eigene Zeile nehmen.",
                "yaml-anmerkung",
            ),
        )


def doubt_commas(items: Sequence[Node], path: Path, lines: Lines) -> Iterator[Doubt]:
    """A list in brackets where what stands behind a comma may be the rest of the entry before it; told once."""
    for number, (one, next_one) in enumerate(pairwise(items)):
        if not (_is_plain(one) and _is_plain(next_one)) or _are_two(one, next_one):
            continue
        words = [item.text for item in items if isinstance(item, Scalar)]
        together = f"{words[number]}, {words[number + 1]}"
        yield Doubt(
            (*path, number),
            Problem(
                lines.place(one.end),
                f"Ob „{together}“ ein Eintrag ist oder zwei, ist nicht zu erkennen.",
                f"Zwei: „[{', '.join(map(quoted, words))}]“. Einer: „{quoted(together)}“, "
                f"oder in einer eigenen Zeile „- {together}“.",
                "yaml-liste-komma",
            ),
            listed=True,
        )
        return


def _are_two(one: Node, next_one: Node) -> bool:
    """Whether both parts are entries of their own: numbers, bodies, or of one kind as „THH 660, THH 670“.

    An amount has no blank behind its comma: „[1,5]“ stays doubtful.
    """
    if not (isinstance(one, Scalar) and isinstance(next_one, Scalar)):
        return False
    if (next_one.start.line, next_one.start.column) <= (one.end.line, one.end.column + 1):
        return False
    texts = (one.text, next_one.text)
    if not any(LETTER.search(text) for text in texts):
        return True
    if LISTS.search(next_one.text) and not BEGINS.match(next_one.text):
        return False
    alike = one.text.split()[:1] == next_one.text.split()[:1] and all(" " in text for text in texts)
    return alike or all(BODY.search(text) for text in texts)


def _is_plain(item: Node) -> bool:
    return isinstance(item, Scalar) and not item.style and not item.missing
