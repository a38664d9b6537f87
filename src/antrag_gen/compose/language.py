"""What templates can say: Jinja in a sandbox, whose output knows the lines of the template.

In comes a template file and values; out go markup with line marks and what it has placed, or a plain text.
"""

import traceback
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from jinja2.utils import LRUCache
from markupsafe import Markup

from antrag_gen.compose.bounds import TOO_DEEP, RefusedError
from antrag_gen.compose.charts import chart_blocks
from antrag_gen.compose.effort import LimitError, counted, deeper, letters_of, spend, use
from antrag_gen.compose.sandbox import Sandbox
from antrag_gen.compose.tables import Tabellenzelle, Worte
from antrag_gen.compose.views import View, behind, show, spell
from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.fields.datenwerte import Tag, Zahl
from antrag_gen.fields.diagramm import Diagramm
from antrag_gen.fields.felder import Prosa
from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.stellen import Anzahl
from antrag_gen.fields.vergleich import Vergleich
from antrag_gen.library.templates import TemplateFile, Templates
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markup.elements import mark_line
from antrag_gen.readers.markup.placed import Content, Placed
from antrag_gen.tree import Block, Text

_placed: ContextVar[Placed] = ContextVar("placed")
CONTROL = compile_late(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Bytes of a template, and what placing one block of prose counts.
LARGEST = 100_000
PLACED_BLOCK = 1_000
# What a template can say of the file, instead of the paper: what it is called, its title, who wrote it.
SAID = ("bezeichnung", "betreff", "verfasser")


class _Programs(BytecodeCache):
    """What Jinja has made of templates, for all projects of this process: most have the same ones."""

    def __init__(self) -> None:
        self._programs = LRUCache(256)

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._programs.get((bucket.key, bucket.checksum))  # name and file name, and what is written

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._programs[bucket.key, bucket.checksum] = bucket.code


OF_PAPERS, OF_TEXTS = _Programs(), _Programs()


def environment(templates: Templates) -> Sandbox:
    """Jinja over the templates of a project, for papers."""
    env = Sandbox(_Loader(templates), _finalize, OF_PAPERS, markup=True)
    env.add_extension(LineMarks)
    return env


@lru_cache(maxsize=8)
def _text_environment(templates: Templates) -> Sandbox:
    return Sandbox(_Loader(templates), _finalize, OF_TEXTS, markup=False)


class _Loader(BaseLoader):
    """Templates by name; their file names are those of messages, so that places in templates are shown like others."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002 – Jinja's
        file = self.file(template)
        if len(file.data) > LARGEST:
            what = f"Die Vorlage ist größer als {LARGEST // 1000} kB."
            raise AntragError.of(Place(file.shown), what, "Auf mehrere Vorlagen verteilen.", id="vorlage-groesse")
        return _read_text(file), file.shown, lambda: True

    def file(self, template: str) -> TemplateFile:
        if not isinstance(template, str):  # of an expression in {% include %}
            raise TemplateRuntimeError("Hier gehört der Name einer Vorlage hin.")
        file = self._templates.files.get("/".join(split_template_path(template)))
        if file is None:
            raise TemplateNotFound(template)
        return file

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, object] | None = None) -> Template:
        """The template, which counts how often and how deep it is used."""
        template = super().load(environment, name, globals)
        print_parts, letters = template.root_render_func, len(self.file(name).data)

        def print_counted(context: Context) -> Iterator[str]:
            use(name, letters)
            with deeper():
                yield from print_parts(context)

        template.root_render_func = print_counted
        return template


def _read_text(file: TemplateFile) -> str:
    try:
        text = file.data.decode()
    except UnicodeDecodeError as error:
        place = Place(file.shown, file.data.count(b"\n", 0, error.start) + 1)
        hint = "Die Datei als UTF-8 speichern."
        raise AntragError.of(place, "Die Vorlage ist nicht in UTF-8.", hint, id="vorlage-zeichen") from error
    if control := CONTROL.search(text):
        place = Place(file.shown, text.count("\n", 0, control.start()) + 1)
        raise AntragError.of(place, "Hier steht ein Steuerzeichen.", "Es löschen.", id="vorlage-zeichen")
    return text


@dataclass(frozen=True, slots=True)
class Rendered:
    """The marked output of a template, what its placeholders stand for, and what it says of the paper's file."""

    markup: str
    placed: Placed
    said: Mapping[str, str]


def render(env: Sandbox, name: str, values: dict[str, object]) -> Rendered:
    """What a template makes of these values; `said` are words that it has set, as `{% set bezeichnung = … %}`.

    Raises AntragError at the place in the template for broken syntax, unknown variables and values
    that cannot be printed.
    """
    token = _placed.set(Placed())
    try:
        with _explained(name), counted():
            markup, variables = _run(env.get_template(name), _shown(values))
        return Rendered(markup, _placed.get(), _said(variables, name))
    finally:
        _placed.reset(token)


def render_text(templates: Templates, name: str, values: dict[str, object]) -> str:
    """What a template of a plain text says with plain values; raises AntragError as `render`."""
    with _explained(name), counted():
        return _text_environment(templates).get_template(name).render(_shown(values))


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    return {name: show(value) for name, value in values.items()}


@contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except AntragError:
        raise
    except (SyntaxError, RecursionError) as error:  # of the program that Jinja makes of a template
        raise AntragError.of(Place(f"templates/{name}"), *TOO_DEEP, id="vorlage-jinja") from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        # Whatever an expression of a template does wrong comes up here, with the template's own line.
        raise AntragError([_explain(error, name)]) from error


def _run(template: Template, values: dict[str, object]) -> tuple[str, dict[str, object]]:
    """The output, and the variables that the template has set outside of its blocks."""
    context = template.new_context(values)
    try:
        markup = template.environment.concat(template.root_render_func(context))
    except Exception:
        template.environment.handle_exception()  # raises it with the lines of the template, as Template.render does
        raise
    return markup, {name: context.vars[name] for name in context.exported_vars}


def _said(variables: dict[str, object], name: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for key in SAID:
        value = variables.get(key, "")
        if not isinstance(value, str) or isinstance(value, Markup):
            raise AntragError.of(
                Place(f"templates/{name}"),
                f"„{key}“ ist hier kein einfacher Text.",
                f"Als „{{% set {key} = … %}}“ schreiben, ohne {{% endset %}}.",
                id="vorlage-wert",
            )
        if key in variables:
            said[key] = value
    return said


def _explain(error: Exception, name: str) -> Problem:
    if isinstance(error, RefusedError):
        return Problem(Place(error.filename or name, error.lineno), error.what, error.hint, "vorlage-jinja")
    if isinstance(error, TemplateSyntaxError):
        # Of what is not closed Jinja has the file in the place of the name.
        place = Place(error.filename or error.name or f"templates/{name}", error.lineno)
        hint = "Klammern {{ }} und {% %} und das Ende von {% if %} und {% for %} prüfen."
        return Problem(place, "Die Vorlage ist hier nicht lesbar.", hint, "vorlage-jinja")
    if isinstance(error, TemplateNotFound):
        hint = "Den Namen in {% include %} oder {% import %} prüfen."
        return Problem(Place(f"templates/{error.name}"), "Diese Vorlage fehlt.", hint, "vorlage-fehlt")
    if isinstance(error, LimitError):
        return Problem(_place_in_template(error, name), error.what, error.hint, "vorlage-grenze")
    reason = str(error) if isinstance(error, TemplateError) else f"der Ausdruck ergibt einen {type(error).__name__}."
    what = f"Die Vorlage lässt sich hier nicht ausfüllen: {reason}"
    return Problem(_place_in_template(error, name), what, "Die Namen in {{ }} und {% %} prüfen.", "vorlage-wert")


def _place_in_template(error: Exception, name: str) -> Place:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return Place(frames[-1].filename, frames[-1].lineno or 1) if frames else Place(f"templates/{name}")


class LineMarks(Extension):
    """Marks the beginning of each line of template text in the output."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        name = stream.filename or stream.name or ""
        for token in stream:
            yield Token(token.lineno, "data", _mark(token.value, name, token.lineno)) if token.type == "data" else token


def _mark(text: str, name: str, first: int) -> str:
    lines = text.split("\n")
    return "\n".join(mark_line(name, first + number) + line for number, line in enumerate(lines))


def _finalize(value: object) -> object:
    """What `{{ value }}` prints; only values with one spelling can be printed."""
    if isinstance(value, Undefined):
        return str(value)  # raises, naming what is unknown
    if isinstance(value, View) and type(behind(value)) in PLACED:
        return PLACED[type(behind(value))](behind(value))
    text = spell(value)
    if not isinstance(text, Markup) and CONTROL.search(text):  # marks of lines are made of them
        raise TemplateRuntimeError("Ein Steuerzeichen hat keine gedruckte Form.")
    spend(letters_of(text) if isinstance(text, Markup) else len(text))
    return text


def _place(blocks: tuple[Block, ...]) -> Markup:
    spend(PLACED_BLOCK * len(blocks))
    prose = _placed.get().prose
    prose.append(blocks)
    return Markup('<prosa nr="{}">').format(len(prose) - 1)


def _place_amount(value: Geldwert) -> Markup:
    return _place_content(Content((Text(str(value)),), value.euro, value.unit, value.decimals))


def _place_number(value: Anzahl | Zahl) -> Markup:
    return _place_content(Content((Text(str(value)),), value.wert, decimals=value.stellen))


def _place_day(value: Tag) -> Markup:
    return _place_content(Content((Text(str(value)),), day=value.datum))


def _place_cell(value: Tabellenzelle) -> Markup:
    cell = value.zelle
    return _place_content(Content(value.inlines, cell.wert, cell.unit, cell.decimals))


def _place_words(value: Worte) -> Markup:
    return _place_content(Content(value.inlines))


def _place_content(content: Content) -> Markup:
    contents = _placed.get().contents
    contents.append(content)
    return Markup('<data nr="{}">').format(len(contents) - 1)


# What is put into the tree as it is: a template prints a placeholder.
PLACED: dict[type, Callable[..., Markup]] = {
    Prosa: lambda prose: _place(prose.blocks),
    Diagramm: lambda diagramm: _place(chart_blocks(diagramm)),
    Vergleich: lambda vergleich: _place(chart_blocks(vergleich)),
    Geldwert: _place_amount,
    Anzahl: _place_number,
    Zahl: _place_number,
    Tag: _place_day,
    Tabellenzelle: _place_cell,
    Worte: _place_words,
}
