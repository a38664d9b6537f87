"""Templates of strangers: what they try beyond printing is refused at their line, and nothing of it is done."""

from pathlib import Path

import pytest
from commands import run
from paper_text import HEAD, paper

from antrag_gen.compose.effort import counted, spend
from antrag_gen.compose.views import show

TEMPLATE = "templates/haushaltsantrag/vorlage.html.j2"
START = "<h1>{{ papier.betreff }}</h1>\n{{ papier.begruendung }}\n"
UNFILLED = "Die Vorlage lässt sich hier nicht ausfüllen: "
PICKLE = r"cos\nsystem\n(S'touch gelaufen'\ntR."


def write(projekt: Path, template: str, name: str = TEMPLATE) -> None:
    path = projekt / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template, encoding="utf-8")


def check(projekt: Path, template: str) -> str:
    """What is said of a paper with this template."""
    write(projekt, template)
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    return run("pruefen").stderr


def test_a_pickle_in_a_template_is_not_read(projekt: Path) -> None:
    call = f'papier.parse_raw("{PICKLE}", content_type="pickle", allow_pickle=true)'
    assert f"{TEMPLATE}:3:1: Fehler: {UNFILLED}„parse_raw“ ist nicht bekannt.\n" in check(
        projekt, f"{START}<p>{{{{ {call} }}}}</p>\n"
    )
    assert not (projekt / "gelaufen").exists()


@pytest.mark.auswahl(10)
@pytest.mark.parametrize(
    ("expression", "unknown"),
    [
        ("papier.model_dump()", "model_dump"),
        ('papier.model_validate_json("{}")', "model_validate_json"),
        ("papier.schema()", "schema"),
        ("papier.construct()", "construct"),
        ('papier["copy"]()', "copy"),
        ("papier.model_fields", "model_fields"),
        ("papier.__class__.__mro__", "__class__"),
        ('papier["__class__"]', "__class__"),
        ("papier.__init__.__globals__", "__init__"),
        ("papier._kontext", "_kontext"),
        ("papier._of", "_of"),
        ("papier.befunde()", "befunde"),
        ("papier.tabellen", "tabellen"),
        ("papier.begruendung.blocks", "blocks"),
        ("papier.mittel.append(1)", "append"),
        ("papier.mittel[0].betrag.geld.__reduce__", "__reduce__"),
        ("papier.status.__class__", "__class__"),
        ("papier.status.name", "name"),
        ("stadt.titel.__func__", "titel"),
        ("titel.__self__", "__self__"),
        ("titel._function", "_function"),
        ('"{0.__class__}".format(papier)', "format"),
        ('"{0.__class__}".format_map(papier)', "format_map"),
        ('papier.betreff.encode("utf-8")', "encode"),
        ("(1).__class__", "__class__"),
        ("().__class__.__base__", "__class__"),
        ("{}.items()", "items"),
        ('{"a": papier}.a.json()', "json"),
        ("nirgends.__class__", "nirgends"),
        ("(nirgends|default(papier)).json()", "json"),
        ("cycler.__init__.__globals__.os", "cycler"),
        ("lipsum.__globals__", "lipsum"),
        ("joiner()", "joiner"),
        ("namespace(a=1)", "namespace"),
        ("dict(a=1)", "dict"),
        ("range(10)", "range"),
        ("self.__init__", "__init__"),
        ("loop", "loop"),
        ("caller.__class__", "caller"),
        ("get_flashed_messages()", "get_flashed_messages"),
    ],
)
def test_a_name_that_is_not_for_templates_is_unknown(projekt: Path, expression: str, unknown: str) -> None:
    told = check(projekt, f"{START}<p>{{{{ {expression} }}}}</p>\n")
    assert told.startswith(f"{TEMPLATE}:3:1: Fehler: {UNFILLED}„{unknown}“ ist nicht bekannt.\n")


@pytest.mark.auswahl(6)
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<p>{% for x in [1] %}{{ loop.cycle('a') }}{% endfor %}</p>", "„cycle“ ist nicht bekannt."),
        ("<p>{% for x in [1] %}{{ loop._iterator }}{% endfor %}</p>", "„_iterator“ ist nicht bekannt."),
        ("{% macro m() %}{% endmacro %}<p>{{ m._func }}</p>", "„_func“ ist nicht bekannt."),
        (
            "{% import 'gemeinsam/jahrestabelle.html.j2' as teile %}<p>{{ teile.__dict__ }}</p>",
            "„__dict__“ ist nicht bekannt.",
        ),
        (
            "{% import 'gemeinsam/jahrestabelle.html.j2' as teile %}<p>{{ teile['_body_stream'] }}</p>",
            "„_body_stream“ ist nicht bekannt.",
        ),
        ("<p>{{ papier() }}</p>", "Aufrufen lassen sich nur Makros und „titel“."),
        ("<p>{{ 'a'() }}</p>", "Aufrufen lassen sich nur Makros und „titel“."),
        ("<p>{{ titel(papier) }}</p>", "Hier stehen in Klammern nur Texte und Zahlen."),
        ("<p>{{ papier }}</p>", "Ein Wert der Art „Haushaltsantrag“ hat keine gedruckte Form."),
        ("<p>{{ papier ~ '' }}</p>", "Ein Wert der Art „Haushaltsantrag“ hat keine gedruckte Form."),
        ("<p>{{ papier|string }}</p>", "Ein Wert der Art „Haushaltsantrag“ hat keine gedruckte Form."),
        ("<p>{{ papier.mittel ~ '' }}</p>", "Ein Wert der Art „Liste“ hat keine gedruckte Form."),
        ("<p>{{ [papier]|join }}</p>", "Ein Wert der Art „Haushaltsantrag“ hat keine gedruckte Form."),
        ("<p>{{ papier.begruendung ~ '' }}</p>", "Ein Wert der Art „Prosa“ hat keine gedruckte Form."),
        ("<p>{{ self }}</p>", "Ein Wert der Art „TemplateReference“ hat keine gedruckte Form."),
        ("{% include [5] %}", "Hier gehört der Name einer Vorlage hin."),
        ("{% import 5 as fremd %}", "Hier gehört der Name einer Vorlage hin."),
        ("<p>{{ 'morgen'|datum }}</p>", "Hier gehört ein Datum hin."),
        ("<p>{{ papier.betreff|aufzaehlung }}</p>", "Hier gehört eine Liste hin."),
        ("<p>{{ []|first }}</p>", "Hier gehört eine Liste, die nicht leer ist, hin."),
        ("<p>{{ 'abc'|truncate(1, false, '...') }}</p>", "Hier gehört eine Länge hin, in die das Ende passt."),
    ],
)
def test_what_cannot_be_done_with_a_value_is_told(projekt: Path, line: str, message: str) -> None:
    told = check(projekt, f"{START}{line}\n")
    assert told.startswith(f"{TEMPLATE}:3:1: Fehler: {UNFILLED}{message}\n")


@pytest.mark.auswahl(7)
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<p>{{ papier|attr('__class__') }}</p>", "Den Filter „attr“ gibt es in Vorlagen nicht."),
        ("<p>{{ [papier]|map('schema')|first }}</p>", "Den Filter „map“ gibt es in Vorlagen nicht."),
        ("<p>{{ '%s'|format(papier) }}</p>", "Den Filter „format“ gibt es in Vorlagen nicht."),
        ("<p>{{ papier|pprint }}</p>", "Den Filter „pprint“ gibt es in Vorlagen nicht."),
        ("<p>{{ papier.betreff|safe }}</p>", "Den Filter „safe“ gibt es in Vorlagen nicht."),
        ("{% if nirgends is defined %}{{ 1|tojson }}{% endif %}", "Den Filter „tojson“ gibt es in Vorlagen nicht."),
        ("<p>{% filter safe %}x{% endfilter %}</p>", "Den Filter „safe“ gibt es in Vorlagen nicht."),
        ("{% if papier is callable %}{% endif %}", "„is callable“ gibt es in Vorlagen nicht."),
        ("{% if 'a' is divisibleby(2) %}{% endif %}", "„is divisibleby“ gibt es in Vorlagen nicht."),
        ("{% autoescape false %}{{ 1 }}{% endautoescape %}", "„autoescape“ gibt es in Vorlagen nicht."),
        (
            "{% set papier.betreff = 'x' %}",
            "Einem Namen hinter einem Punkt kann eine Vorlage nichts zuweisen.",
        ),
        ("{% from 'gemeinsam/jahrestabelle.html.j2' import __class__ %}", "Die Vorlage ist hier nicht lesbar."),
        ("{% do papier.copy() %}", "Die Vorlage ist hier nicht lesbar."),
        ("{% debug %}", "Die Vorlage ist hier nicht lesbar."),
        ("{# offen", "Die Vorlage ist hier nicht lesbar."),
        ("{% raw %}offen", "Die Vorlage ist hier nicht lesbar."),
        ("<p>{{ 1e400 }}</p>", "Diese Zahl ist zu groß."),
        (f"<p>{{{{ {'9' * 30} }}}}</p>", "Diese Zahl ist zu groß."),
    ],
)
def test_what_jinja_has_and_templates_have_not_is_refused_before_it_runs(
    projekt: Path, line: str, message: str
) -> None:
    assert check(projekt, f"{START}{line}\n").startswith(f"{TEMPLATE}:3:1: Fehler: {message}\n")


def test_content_in_the_hands_of_a_template_stays_text(projekt: Path) -> None:
    write(projekt, f"{START}{{% set b = papier.betreff %}}<p>{{{{ [b, b]|join(b) ~ b|upper }}}}</p>")
    head = HEAD.replace("Sanierung der Turnhalle", "'<b>x'")
    (projekt / "content/antrag.md").write_text(paper(head), encoding="utf-8")
    assert "Fehler" not in run("pruefen").stderr


def test_what_a_template_needs_is_there(projekt: Path) -> None:
    line = (
        "<p>{% for posten in papier.mittel %}{{ loop.index }}/{{ loop.length }} {{ posten.zweck|lower }}"
        "{% if not loop.last %}, {% endif %}{% endfor %} {{ papier.mittel|length }} {{ papier.mittel[0]['zweck'] }} "
        "{{ {'kurz': 'Kurz'}[papier.form]|default('–') }} {{ ['a', 'b']|aufzaehlung }} {{ papier.betreff[:3] }}</p>"
    )
    assert "Fehler" not in check(projekt, f"{START}{line}\n")


TOO_MUCH = "Die Vorlage rechnet oder druckt hier zu viel."
TOO_DEEP = "Hier steckt zu viel ineinander."
NESTED = "Mehr als 40 Vorlagen und Makros stecken hier ineinander."
ITSELF = "haushaltsantrag/vorlage.html.j2"
TEN = "{% set zehn = 'abcdefghij' %}"


def loops(count: int, inner: str) -> str:
    return "{% for x in zehn %}" * count + inner + "{% endfor %}" * count


def tenfold(word: str, times: int) -> str:
    """A text that is put together from ten of itself, so many times."""
    return "{% set a = 'abcdefghij' %}" + f"{{% set a = {word.join('a' * 10)} %}}" * times


@pytest.mark.auswahl(6)
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<p>{{ 'a' * 100000000000 }}</p>", f"{UNFILLED}„*“ gibt es hier nur mit Zahlen."),
        ("<p>{{ [0] * 10000000000 }}</p>", f"{UNFILLED}„*“ gibt es hier nur mit Zahlen."),
        ("<p>{{ '%1000000000d' % 1 }}</p>", f"{UNFILLED}„%“ gibt es hier nur mit Zahlen."),
        ("<p>{{ papier + papier }}</p>", f"{UNFILLED}„+“ gibt es hier nur mit Zahlen."),
        ("<p>{{ nirgends + 1 }}</p>", f"{UNFILLED}„nirgends“ ist nicht bekannt."),
        ("{% set a = 9999999999 * 9999999999 %}<p>{{ a * a }}</p>", f"{UNFILLED}Diese Zahl ist zu groß."),
        ("<p>{{ 2**10**9 }}</p>", "„**“ gibt es in Vorlagen nicht."),
        ("<p>{{ 'a'|center(1000000000) }}</p>", "Den Filter „center“ gibt es in Vorlagen nicht."),
        ("<p>{{ 'a'|indent(1000000000) }}</p>", "Den Filter „indent“ gibt es in Vorlagen nicht."),
        ("<p>{{ 'a'|replace('a', 'b') }}</p>", "Den Filter „replace“ gibt es in Vorlagen nicht."),
        ("<p>{{ [1]|batch(1000000000, 1) }}</p>", "Den Filter „batch“ gibt es in Vorlagen nicht."),
        ("{% for x in 5 %}{% endfor %}", f"{UNFILLED}Das ist keine Liste."),
        ("{% for x in papier %}{% endfor %}", f"{UNFILLED}Das ist keine Liste."),
        ("{% if papier == papier %}{% endif %}", f"{UNFILLED}Vergleichen lassen sich nur Texte, Zahlen und Tage."),
        ("{% if [[1]] == [[1]] %}{% endif %}", f"{UNFILLED}Vergleichen lassen sich nur Texte, Zahlen und Tage."),
        (tenfold("~", 9), TOO_MUCH),
        (tenfold("+", 9), TOO_MUCH),
        (tenfold("~", 4) + f"{{{{ [{'a,' * 1000}]|join }}}}", TOO_MUCH),
        (tenfold("~", 4) + f"{{{{ [{'1,' * 1000}]|join(a) }}}}", TOO_MUCH),
        (
            "{% set a %}abcdefghij{% endset %}" + f"{{% set a %}}{'{{ a }}' * 10}{{% endset %}}" * 9,
            TOO_MUCH,
        ),
        (TEN + loops(9, "x"), TOO_MUCH),
        (TEN + loops(8, "{% for y in zehn if false %}{% endfor %}"), TOO_MUCH),
        (TEN + loops(7, "{% set b = zehn|upper %}"), TOO_MUCH),
        (TEN + loops(6, "{% set b = ['a', 'b']|aufzaehlung %}"), TOO_MUCH),
        (TEN + loops(5, "{{ papier.begruendung }}"), TOO_MUCH),
        (TEN + "{% macro m() %}{% endmacro %}" + loops(6, "{{ m() }}"), TOO_MUCH),
        pytest.param(
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(30) }}",
            TOO_MUCH,
            marks=pytest.mark.langsam,
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", NESTED),
        (f"{{% include '{ITSELF}' %}}", NESTED),
        (f"{{% extends '{ITSELF}' %}}", NESTED),
        (f"{{% import '{ITSELF}' as selbst with context %}}", NESTED),
        (TEN + loops(13, "x"), TOO_DEEP),
        ("<p>{{ " + "(" * 21 + "1" + ")" * 21 + " }}</p>", TOO_DEEP),
        ("<p>{{ " + "[" * 3000 + "]" * 3000 + " }}</p>", TOO_DEEP),
        ("<p>{{ " + "1+" * 500 + "1 }}</p>", TOO_DEEP),
        ("{% if 1 %}" * 70 + "{% endif %}" * 70, TOO_DEEP),
    ],
)
def test_what_would_never_end_is_told_at_its_line(projekt: Path, line: str, message: str) -> None:
    assert check(projekt, f"{START}{line}\n").startswith(f"{TEMPLATE}:3:1: Fehler: {message}\n")


def test_what_python_cannot_take_apart_is_told(projekt: Path) -> None:
    line = "<p>{{ " + "not " * 5000 + "1 }}</p>"
    assert check(projekt, f"{START}{line}\n").startswith(f"{TEMPLATE}:1:1: Fehler: {TOO_DEEP}\n")


def test_a_template_of_another_size_than_papers_need_is_refused(projekt: Path) -> None:
    told = check(projekt, START + "<p>" + "x" * 100_000 + "</p>")
    assert told.startswith(f"{TEMPLATE}:1:1: Fehler: Die Vorlage ist größer als 100 kB.\n")


def test_what_a_template_may_do_does_not_hang_on_what_ran_before(projekt: Path) -> None:
    """A template that was read already counts as much as one that is new."""
    line = TEN + loops(5, "<p>x</p>{% include 'gemeinsam/schluss.html.j2' %}")
    assert check(projekt, f"{START}{line}\n") == check(projekt, f"{START}{line}\n") != ""


def test_a_list_may_be_as_long_as_there_are_motions() -> None:
    with counted():
        show([1] * 10_000)
        spend(10_000 * 30_000)


def test_a_template_that_nests_too_deep_does_not_stop_the_settings(projekt: Path) -> None:
    (projekt / "content/projekt.yaml").write_text("stadt: Musterstadt\nbezeichnungen:\n  Begründung: Sachverhalt\n")
    told = check(projekt, f"{START}<p>{{{{ {'(' * 3000}1{')' * 3000} }}}}</p>\n")
    assert told.startswith(f"{TEMPLATE}:3:1: Fehler: {TOO_DEEP}\n")


NO_ADDRESS = "ist keine Adresse, auf die ein Papier verweisen kann."
TOO_MANY_ELEMENTS = "Mehr als 40 Elemente stecken hier ineinander."


def table(head: str, body: str = "") -> str:
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


@pytest.mark.auswahl(8)
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('<p><a href="javascript:alert(1)">x</a></p>', f"„javascript:alert(1)“ {NO_ADDRESS}"),
        ('<p><a href="JavaScript&#58;x">x</a></p>', f"„JavaScript:x“ {NO_ADDRESS}"),
        ('<p><a href="file:///etc/passwd">x</a></p>', f"„file:///etc/passwd“ {NO_ADDRESS}"),
        ('<p><a href="data:text/html,x">x</a></p>', f"„data:text/html,x“ {NO_ADDRESS}"),
        ('<p><a href="/etc/passwd">x</a></p>', f"„/etc/passwd“ {NO_ADDRESS}"),
        ('<p><a href="https://[x">x</a></p>', f"„https://[x“ {NO_ADDRESS}"),
        ('<p><a href="{{ papier.betreff }}">x</a></p>', f"„Sanierung der Turnhalle“ {NO_ADDRESS}"),
        ('<p><a href="https://a.de"><a href="https://b.de">x</a></a></p>', "In <a> steht noch ein <a>."),
        ("<p><a>x</a></p>", "Bei <a> fehlt das Attribut „href“."),
        ('<prosa nr="x">', "<prosa> steht für nichts."),
        ('<prosa nr="99999999999999999999">', "<prosa> steht für nichts."),
        ("<prosa>", "Bei <prosa> fehlt das Attribut „nr“."),
        ('<p><data nr="x"></p>', "<data> steht für nichts."),
        ('<p><data value="nan"></p>', "Das Attribut „value“ ist bei <data> nicht erlaubt."),
        ("<table><tr></tr></table>", "In <table> dürfen nur <caption>, <thead>, <tbody>, <tfoot> stehen."),
        (table("<tr></tr>", "<tr></tr>"), "Dieser Zeile fehlen die Zellen."),
        (table("<tr><th>A</th></tr>", "<tr></tr>"), "Dieser Zeile fehlen die Zellen."),
        (table(""), "Der Tabelle fehlt die Kopfzeile."),
        ("<p>" + "<em>" * 2000 + "x" + "</em>" * 2000 + "</p>", TOO_MANY_ELEMENTS),
        ("<ul><li>" * 2000 + "x" + "</li></ul>" * 2000, TOO_MANY_ELEMENTS),
        ("<blockquote>" * 2000 + "<p>x</p>" + "</blockquote>" * 2000, TOO_MANY_ELEMENTS),
        ("<em>" * 2000, TOO_MANY_ELEMENTS),
        ("<p>\x02vorlage\x1f99999\x03Text</p>", "Hier steht ein Steuerzeichen."),
        (r"<p>{{ '\x02vorlage\x1f99999\x03' }}</p>", f"{UNFILLED}Ein Steuerzeichen hat keine gedruckte Form."),
        ("<script>x</script>", "Das Element <script> gibt es in Vorlagen nicht."),
        ("<?php x ?>", "„<?php x ?“ ist in Vorlagen nicht erlaubt."),
    ],
)
def test_elements_that_no_paper_can_have_are_told_at_their_line(projekt: Path, line: str, message: str) -> None:
    assert check(projekt, f"{START}{line}\n").startswith(f"{TEMPLATE}:3:1: Fehler: {message}\n")


def test_a_file_that_is_no_template_is_not_told_to_its_end(projekt: Path) -> None:
    assert check(projekt, START + "<x></x>\n" * 10_000).count("Das Element <x> gibt es in Vorlagen nicht.") == 100


def test_a_template_in_another_encoding_is_told_at_its_line(projekt: Path) -> None:
    write(projekt, "")
    (projekt / TEMPLATE).write_bytes((START + "<p>Grün</p>").encode("latin-1"))
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    assert run("pruefen").stderr.startswith(f"{TEMPLATE}:3:1: Fehler: Die Vorlage ist nicht in UTF-8.\n")
