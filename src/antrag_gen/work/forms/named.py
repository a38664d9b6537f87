"""Name problems of a report as its form does: a content file and problems come in, fields and words go out."""

import re
from collections.abc import Callable, Sequence

from antrag_gen.errors import Problem
from antrag_gen.library.contents import Content
from antrag_gen.patterns import compile_late
from antrag_gen.work.forms.fields import Art, Feld, fields_of, groups_of
from antrag_gen.work.forms.parts import parts_of

# How messages name a key that is to be added, taken out or to say something else, which is a field of the form.
KEY = compile_late(
    r"(?P<zeile>(?:[Ee]ine|[Dd]ie) Zeile )?„(?P<key>\w+)(?:: (?P<wert>[^“]*))?“"
    r"(?(zeile) (?P<was>ergänzen|löschen)|(?P<wahl> schreiben)?)"
)
OWN = (
    ("Die Zeile löschen; sie gehört", "„–“ eintragen; die Angabe gehört"),
    ("oder diese löschen", "oder hier „–“ eintragen"),
)


def name_fields(
    content: Content, problems: Sequence[Problem], titel: Callable[[str], str], jahr: int
) -> list[tuple[str, str]]:
    """Of each problem the field that it stands in, empty where that is none, and its words, which name no keys then."""
    fields = fields_of(groups_of(content, titel, jahr))
    by_line = _by_line(content, fields, titel)
    named = [(by_line.get(problem.where.line), problem.what) for problem in problems]
    return [(feld.name, in_words(what, feld, fields)) if feld else ("", what) for feld, what in named]


def _by_line(content: Content, fields: dict[str, Feld], titel: Callable[[str], str]) -> dict[int, Feld]:
    parts, head = parts_of(content, titel), content.head
    found: dict[int, Feld] = {}
    for feld in fields.values():
        if feld.art is Art.TEXT and (part := parts.get(str(feld.path[0]))):
            found |= dict.fromkeys(range(part.first - 1, part.end), feld)
        elif head is not None and feld.path in head.places:
            found[head.places[feld.path].line] = feld
    return found


def in_words(text: str, feld: Feld, fields: dict[str, Feld]) -> str:
    """The same text with the names of fields in the stead of the keys beside that field."""
    # Of an entry that was added just now the form has its fields at the next place of the list.
    alike = (each for each in fields.values() if len(feld.path) > 1 and each.path[:1] == feld.path[:1])
    beside = {each.path[-1]: each.titel for each in alike}
    beside |= {each.path[-1]: each.titel for each in fields.values() if each.path[:-1] == feld.path[:-1]}
    if feld.path[-2:-1] == ("ist",):
        beside |= {each.path[-1]: each.titel for each in fields.values() if each.path[:-1] == feld.path[:-2]}

    def name(match: re.Match[str]) -> str:
        title = beside.get(match["key"])
        if title is None:
            return match[0]
        if match["was"] == "löschen":
            return f"{'Im' if match['zeile'][0] == 'D' else 'im'} Feld „{title}“ „–“ eintragen"
        if match["zeile"]:
            return f"{'Das' if match['zeile'][0] in 'ED' else 'das'} Feld „{title}“ ausfüllen"
        if match["wahl"] and match["wert"]:
            return f"bei „{title}“ „{match['wert']}“ wählen"
        return f"„{title}“{match['wahl'] or ''}"

    for told, said in OWN:
        text = text.replace(told, said)
    return KEY.sub(name, text)
