"""Find the rule that a paper cannot be laid out with: a style sheet that WeasyPrint fails on in, its error out placed.

WeasyPrint ends some style sheets with an assertion or a number out of bounds, and says no rule. It is found by halves.
"""

from collections.abc import Callable, Sequence

import tinycss2
from tinycss2.ast import Node

from antrag_gen.errors import AntragError, Place
from antrag_gen.writers.pdf.looks import LAYOUT

ID = "layout-scheitert"
Attempt = Callable[[str], object]


def blame_rule(error: Exception, css: str, attempt: Attempt) -> AntragError | None:
    """What to tell of `error`; None where the paper fails without any rule, so that no style sheet is the cause.

    `attempt` lays out the paper with other rules and raises as before.
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    if _fails(rules[:0], attempt):
        return None
    low, high = 0, len(rules)  # the first `low` rules will do, the first `high` won't
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _fails(rules[:middle], attempt) else (middle, high)
    rule = rules[high - 1]
    shown = tinycss2.serialize(rule.prelude).strip() or f"@{rule.at_keyword}"
    what = f"Mit der Regel „{shown}“ lässt sich das Papier nicht setzen ({type(error).__name__} in WeasyPrint)."
    hint = "Die Regel ändern oder löschen, Zeile um Zeile, bis es geht."
    return AntragError.of(Place(LAYOUT, rule.source_line, rule.source_column), what, hint, ID)


def _fails(rules: Sequence[Node], attempt: Attempt) -> bool:
    try:
        attempt("".join(rule.serialize() for rule in rules))
    except AntragError:
        return False  # it is laid out; what it lacks is told
    except Exception:  # noqa: BLE001 – whatever it is, it is what is searched for
        return True
    return False
