"""Which words a city may have others for: its templates come in, the titles and names that are printed go out."""

from collections.abc import Iterator
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from antrag_gen.fields.geldart import BEDARF, ENTLASTUNG, SALDO, WORTE
from antrag_gen.fields.validate import sections_of
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import ProjectFolder

ASKS = "titel"


def find_our_words(folder: ProjectFolder) -> list[str]:
    """The titles of sections, the names of kinds, and what the templates ask for, each once."""
    words = [word for kind in ARTEN.values() for word in (*sections_of(kind), *kind.namen, *kind.worte)]
    words += [*WORTE, BEDARF, ENTLASTUNG, SALDO]
    for templates in folder.template_folders():
        for path in sorted(templates.rglob("*.j2")):
            words += _asked_for(folder.read_template(path).decode("utf-8", "replace"))
    return list(dict.fromkeys(words))


@lru_cache(maxsize=256)
def _asked_for(template: str) -> tuple[str, ...]:
    """What stands in `titel(…)`, both words of `titel("a" if … else "b")` included."""
    try:
        calls = list(Environment(autoescape=True).parse(template).find_all(nodes.Call))
    except (TemplateSyntaxError, ValueError, RecursionError):
        return ()  # told at its place as soon as a paper is made from it
    asking = (call for call in calls if isinstance(call.node, nodes.Name) and call.node.name == ASKS)
    return tuple(word for call in asking for argument in call.args for word in _words(argument))


def _words(expression: nodes.Expr | None) -> Iterator[str]:
    match expression:
        case nodes.Const(value=str(word)):
            yield word
        case nodes.CondExpr():
            yield from _words(expression.expr1)
            yield from _words(expression.expr2)
        case nodes.Or() | nodes.And():
            yield from _words(expression.left)
            yield from _words(expression.right)
