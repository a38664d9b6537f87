"""What the README and the handbook name is there: commands, options, keys, values, sections, headings of links."""

import re
import shlex

import click
import pytest
from raum import ROOT
from seiten import HANDBOOK, PAGES, README, PageTable, anchors_of, code_of, tables_of, text_of
from woerter import keys_of, titles_of, words_of

from antrag_gen.cli.main import COMMANDS, antrag
from antrag_gen.decisions.beschluss import Beschluesse, Beschluss
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.fields.istdaten import IstDaten, Spalten
from antrag_gen.fields.tabellen import Tabelle
from antrag_gen.library.arten import ARTEN
from antrag_gen.readers.targets import SCHEMES
from antrag_gen.readers.yaml.head import read_head

every_page = pytest.mark.parametrize("page", PAGES)
OTHERS = ["ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/api.md", "benchmarks/README.md"]
MODELS = {f"{kind}.md": [model] for kind, model in ARTEN.items()} | {
    "beschluesse.md": [Beschluesse, Beschluss],
    "ist-zahlen.md": [IstDaten, Spalten],
}
# Where a page leaves keys to another one, it says so.
SAME_AS = {
    "frageantrag.md": ["haushaltsantrag.md", "tabellen.md"],
    "antrag.md": ["haushaltsantrag.md", "tabellen.md"],
    "fortschrittsbericht.md": ["beschlussvorlage.md"],
    "mitteilungsvorlage.md": ["beschlussvorlage.md"],
    "unterlage.md": ["beschlussvorlage.md"],
}
# A command keeps the options for help that it was first asked with.
CONTEXT = click.Context(antrag, info_name="antrag", help_option_names=antrag.context_settings["help_option_names"])


def command(name: str) -> click.Command:
    found = antrag.get_command(CONTEXT, name)
    assert found is not None, name
    return found


def use(words: list[str], known: click.Command) -> None:
    """Take words as a command does; what is one of a choice must be among them. Capitals stand for something."""
    values, _, _ = known.make_parser(CONTEXT).parse_args(words)
    for option in known.params:
        if isinstance(option.type, click.Choice) and option.name in values:
            given = values[option.name] if isinstance(values[option.name], (list, tuple)) else [values[option.name]]
            assert {word for word in given if str(word).islower()} <= set(option.type.choices), words


@every_page
def test_a_command_in_backticks_is_one_that_there_is(page: str) -> None:
    for code in code_of(text_of(page)):
        if re.match(r"antrag [a-z-]+( |$)", code):
            name, *words = shlex.split(code)[1:]
            use(words, command(name))


@every_page
def test_an_option_in_backticks_belongs_to_a_command(page: str) -> None:
    known = {name: each for each in map(command, COMMANDS) for param in each.params for name in param.opts}
    for code in code_of(text_of(page)):
        if re.match("--[a-z]", code):
            option, *words = shlex.split(code)
            assert option in known, f"{page}: {code}"
            if words:
                use([option, *words], known[option])


def test_every_option_is_on_a_page() -> None:
    text = "".join(map(text_of, PAGES))
    options = {option for name in COMMANDS for each in command(name).params for option in each.opts if option[0] == "-"}
    assert {option for option in options if not re.search(rf"{option}\b", text)} == set()


def key_tables(page: str) -> list[PageTable]:
    return [table for table in tables_of(page) if table.columns[0].startswith("Angabe") and page in MODELS]


@pytest.mark.parametrize("page", MODELS)
def test_a_key_in_a_table_is_one_of_the_model(page: str) -> None:
    known = set().union(*(keys_of(model) for model in MODELS[page]))
    tables = key_tables(page)
    assert tables
    for table in tables:
        assert [key for cell in table.column(table.columns[0]) for key in code_of(cell) if key not in known] == []


@pytest.mark.parametrize("page", MODELS)
def test_a_word_that_a_table_of_keys_explains_is_one_that_can_be_written(page: str) -> None:
    known = set().union(*(words_of(model) for model in (*MODELS[page], Einstellungen)))
    for table in key_tables(page):
        words = [word for cell in table.column("Bedeutung") for word in code_of(cell) if re.fullmatch(r"[a-z_]+", word)]
        assert [word for word in words if word not in known] == [], table.heading


@pytest.mark.parametrize("page", MODELS)
def test_every_key_of_a_model_is_on_its_page_or_on_one_that_it_names(page: str) -> None:
    named = set()
    for each in (page, *SAME_AS.get(page, [])):
        assert each == page or f"({each}" in text_of(page)
        named |= {word for code in code_of(text_of(each)) for word in re.findall(r"\w+", code)}
    everywhere = {"art", "betreff", "ohne_pruefung"}
    assert set().union(*(keys_of(model) for model in MODELS[page])) - named - everywhere == set()


@every_page
def test_lines_of_yaml_in_backticks_can_be_read(page: str) -> None:
    keys = {*keys_of(Einstellungen), *keys_of(Tabelle)}.union(*(words_of(model) for [model, *_] in MODELS.values()))
    for code in code_of(text_of(page)):
        if found := re.match(r"(?:- \{)?([a-z_]{2,}):(?: |$)", code):
            assert read_head(f"probe:\n  {code}\n", page)[1] == [], code
            assert found[1] in keys | {"davon"} | SCHEMES, code


@pytest.mark.parametrize("page", [f"{kind}.md" for kind in ARTEN])
def test_the_sections_of_a_page_are_those_of_its_kind(page: str) -> None:
    titles = titles_of(ARTEN[page.removesuffix(".md")])
    named = {code.removeprefix("# ") for code in code_of(text_of(page)) if code.startswith("# ")}
    assert named == titles


def test_the_kinds_of_columns_are_those_of_tables() -> None:
    table = next(each for each in tables_of("tabellen.md") if each.columns[0] == "Spaltenart")
    assert {code for cell in table.column("Spaltenart") for code in code_of(cell)} <= words_of(Tabelle)


def test_what_selects_is_an_option_of_the_list() -> None:
    table = next(each for each in tables_of("listen.md") if each.columns[0] == "Angabe")
    for cell in table.column("Angabe")[1:]:
        use(shlex.split(code_of(cell)[0]), command("liste"))


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_a_link_with_an_anchor_leads_to_a_heading(page: str) -> None:
    path = PAGES[page] if page in PAGES else ROOT / page
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)]+)\)", path.read_text(encoding="utf-8")):
        assert anchor in anchors_of(path.parent / target if target else path), f"{page}: {target}#{anchor}"


def test_every_page_is_named_in_the_index() -> None:
    index = text_of("README.md")
    assert [name for name in PAGES if name not in {README, "README.md"} and f"]({name})" not in index] == []
    assert f"({HANDBOOK.relative_to(ROOT).as_posix()}/README.md)" in text_of(README)
