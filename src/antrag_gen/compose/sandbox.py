"""Jinja with all of Python taken away: templates of a project come in, an environment that can only read and print.

What a template may do is listed here; what is not listed is not there. Names after a point are those of views,
loops and imported macros, and nothing else has any. Calls reach macros and the functions that are put in.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, TemplateRuntimeError, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import EvalContext
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, markup_join, str_join
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS
from markupsafe import Markup

from antrag_gen.compose.bounds import COUNTERS, TOO_DEEP, BracketDepth, RefusedError, find_too_deep, put_counters
from antrag_gen.compose.effort import deeper, spend
from antrag_gen.compose.filters import FILTERS
from antrag_gen.compose.views import Funktion, Hidden, View, look_up, spell
from antrag_gen.visible import visible_names

OF_LOOPS = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem"})
CALLED = (Funktion, Macro, BlockReference)
COUNTED = (tuple, list, str, Markup)
NUMBERS = (int, float, Decimal)
LARGEST = 10**18
KNOWN_TESTS = ("defined", "none", "undefined")


class Unknown(StrictUndefined):
    """A variable that the template names and nobody knows."""

    @property
    def _undefined_message(self) -> str:
        return f"„{self._undefined_name}“ ist nicht bekannt."


class _PrintedByUs(CodeGenerator):
    """Constants are printed when a paper is, like variables: else `{{ none }}` would be „None“ before anybody asks."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        raise nodes.Impossible

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 – Jinja's
        self.write("environment.chain(context.eval_ctx, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(SandboxedEnvironment):
    """The language of templates."""

    code_generator_class = _PrintedByUs
    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)

    def __init__(
        self, loader: BaseLoader, finalize: Callable[[object], object], programs: BytecodeCache, *, markup: bool
    ) -> None:
        super().__init__(
            loader=loader,
            bytecode_cache=programs,
            autoescape=markup,
            undefined=Unknown,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=not markup,
            optimized=False,  # nothing is worked out before a paper is printed
        )
        self.add_extension(BracketDepth)
        self.globals = {}
        self.filters = FILTERS | COUNTERS
        self.tests = {name: TESTS[name] for name in KNOWN_TESTS}

    def getattr(self, obj: object, attribute: str) -> object:
        """What stands behind a point: what this kind of value has under that name, or something unknown."""
        match obj:
            case Undefined():
                return str(obj)  # raises, naming what is unknown
            case View():
                return self._seen(obj, attribute)
            case LoopContext() if attribute in OF_LOOPS:
                return getattr(obj, attribute)
            case TemplateModule() if attribute in vars(obj) and not attribute.startswith("_"):
                return vars(obj)[attribute]
            case Enum() if attribute in (visible_names(type(obj)) or ()):
                return getattr(obj, attribute)
            case dict() if attribute in obj:
                return obj[attribute]
        return self.undefined(name=attribute)

    def _seen(self, view: View, name: str) -> object:
        try:
            return look_up(view, name)
        except Hidden:
            return self.undefined(name=name)

    def getitem(self, obj: object, argument: object) -> object:
        """What stands in brackets: a position in a list or a text, or a name as behind a point."""
        if isinstance(argument, str) or isinstance(obj, Undefined):
            return self.getattr(obj, str(argument))
        if type(obj) in COUNTED and type(argument) is int:
            try:
                return obj[argument]  # type: ignore[index]
            except IndexError:
                pass
        return self.undefined(name=str(argument))

    def call(self, context: Context, obj: object, *args: object, **kwargs: object) -> object:
        """What a macro or one of our functions makes of this; nothing else can be called."""
        if isinstance(obj, Undefined):
            return str(obj)  # raises, naming what is unknown
        if not isinstance(obj, CALLED):
            raise TemplateRuntimeError("Aufrufen lassen sich nur Makros und „titel“.")
        with deeper():
            return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> object:  # noqa: ANN401, ARG002 – Jinja's
        """What these two come to: numbers of a size that papers have, and texts that are put together."""
        for operand in (left, right):
            if isinstance(operand, Undefined):
                return str(operand)  # raises, naming what is unknown
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            spend(len(left) + len(right))
            return left + right
        for operand in (left, right):
            if not isinstance(operand, NUMBERS):
                raise TemplateRuntimeError(f"„{operator}“ gibt es hier nur mit Zahlen.")
            if not -LARGEST < operand < LARGEST:
                raise TemplateRuntimeError("Diese Zahl ist zu groß.")
        return self.binop_table[operator](left, right)

    def chain(self, eval_ctx: EvalContext, parts: Sequence[object]) -> str:
        """What `~` makes of these."""
        texts = [str(part) if isinstance(part, Undefined) else spell(part) for part in parts]
        spend(sum(map(len, texts)))
        return markup_join(texts) if eval_ctx.autoescape else str_join(texts)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 – Jinja's hook
    ) -> str:
        refuse_unlisted(source, filename)
        put_counters(source)
        return super()._generate(source, name, filename, defer_init)


def refuse_unlisted(source: nodes.Template, filename: str | None) -> None:
    """Raise for the first thing in a template that Jinja can do and the templates of papers cannot."""
    if deep := find_too_deep(source):
        raise RefusedError((filename, deep.lineno), *TOO_DEEP)
    kinds = (nodes.Filter, nodes.Test, nodes.Pow, nodes.Const, nodes.ScopedEvalContextModifier, nodes.NSRef)
    for node in source.find_all(kinds):
        place = filename, node.lineno
        match node:
            case nodes.Filter() if node.name not in FILTERS:
                raise RefusedError(place, f"Den Filter „{node.name}“ gibt es in Vorlagen nicht.", _only(FILTERS))
            case nodes.Test() if node.name not in KNOWN_TESTS:
                raise RefusedError(place, f"„is {node.name}“ gibt es in Vorlagen nicht.", _only(KNOWN_TESTS))
            case nodes.Const() if isinstance(node.value, (int, float)) and abs(node.value) >= LARGEST:
                raise RefusedError(place, "Diese Zahl ist zu groß.", "Eine kleinere hinschreiben.")
            case nodes.Pow():
                raise RefusedError(place, "„**“ gibt es in Vorlagen nicht.", "Die Zahl ausrechnen und hinschreiben.")
            case nodes.ScopedEvalContextModifier():
                what = "„autoescape“ gibt es in Vorlagen nicht."
                raise RefusedError(place, what, "Werte werden immer als Text gedruckt; die Zeile löschen.")
            case nodes.NSRef():
                what = "Einem Namen hinter einem Punkt kann eine Vorlage nichts zuweisen."
                raise RefusedError(place, what, "Bei {% set %} einen einfachen Namen nennen.")


def _only(names: Iterable[str]) -> str:
    return f"Erlaubt sind: {', '.join(sorted(names))}."
