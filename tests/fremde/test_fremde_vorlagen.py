"""Templates of strangers: what they try beyond printing is refused at their line, and nothing of it is done."""

from pathlib import Path

import pytest
from commands import run
from paper_text import HEAD, paper

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
        ("<p>{{ 'morgen'|datum }}</p>", "Hier gehört ein Datum hin."),
        ("<p>{{ papier.betreff|aufzaehlung }}</p>", "Hier gehört eine Liste hin."),
        ("<p>{{ []|first }}</p>", "Hier gehört eine Liste, die nicht leer ist, hin."),
        ("<p>{{ 'abc'|truncate(1, false, '...') }}</p>", "Hier gehört eine Länge hin, in die das Ende passt."),
    ],
)
def test_what_cannot_be_done_with_a_value_is_told(projekt: Path, line: str, message: str) -> None:
    told = check(projekt, f"{START}{line}\n")
    assert told.startswith(f"{TEMPLATE}:3:1: Fehler: {UNFILLED}{message}\n")


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
