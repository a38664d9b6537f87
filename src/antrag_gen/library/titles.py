"""Which words a city may have others for: its templates come in, the titles and names that are printed go out."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import chain

from jinja2 import Environment, TemplateSyntaxError, nodes

from antrag_gen.fields.geldart import BEDARF, ENTLASTUNG, SALDO, WORTE
from antrag_gen.fields.validate import sections_of
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import ProjectFolder

ASKS = "titel"


def find_unknown(words: Collection[str], folder: ProjectFolder) -> list[str]:
    """Those among these words that are printed nowhere; only templates that they stand in are taken apart."""
    left = set(words) - set(_words_of_kinds())
    for template in _templates(folder) if left else ():
        if any(word in template for word in left):
            left -= set(_asked_for(template))
    # A template may write a word otherwise than it is printed: in two parts, or by the numbers of its letters.
    ours = find_our_words(folder) if left else ()
    return [word for word in words if word in left and word not in ours]


def find_our_words(folder: ProjectFolder) -> list[str]:
    """The titles of sections, the names of kinds, and what the templates ask for, each once."""
    asked_for = chain.from_iterable(map(_asked_for, _templates(folder)))
    return list(dict.fromkeys([*_words_of_kinds(), *asked_for]))


def _words_of_kinds() -> list[str]:
    words = [word for kind in ARTEN.values() for word in (*sections_of(kind), *kind.namen, *kind.worte)]
    return [*words, *WORTE, BEDARF, ENTLASTUNG, SALDO]


def _templates(folder: ProjectFolder) -> Iterator[str]:
    for templates in folder.template_folders():
        for path in sorted(templates.rglob("*.j2")):
            yield folder.read_template(path).decode("utf-8", "replace")


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
